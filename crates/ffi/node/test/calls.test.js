// Every call, on the Helse Nord example.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildInfo, Engine, lotteryCommit, quarter, rules, schema, version } from 'alis';
import { example, nothingIsLeft, status, withPlan, withProblem } from './support.js';

nothingIsLeft();
const format = (document) => document.json().format;

test('schemas, rules and the lottery need no engine', () => {
  const info = buildInfo();
  assert.equal(info.version, version());
  for (const name of info.schemas) assert.ok(schema(name).json().$schema);
  for (const name of info.rule_sets) assert.equal(format(rules(name)), 'alis.rules/1');
  assert.equal(format(lotteryCommit('et hemmelig frø for 2022 æøå')), 'alis.lottery/1');
  assert.throws(() => schema('nothing'), status('ALIS_E_NOT_FOUND'));
});

test('a problem from bytes, text and an object', async () => {
  const engine = new Engine();
  const written = new Set();
  for (const document of [example, new Uint8Array(example), example.toString(), JSON.parse(example)]) {
    const problem = await engine.readProblem(document);
    written.add(problem.document().toString());
    assert.equal(problem.counts.candidates, JSON.parse(example).candidates.length);
    problem.close();
  }
  assert.equal(written.size, 1);
  await assert.rejects(engine.readProblem(7), TypeError);
  engine.close();
});

test('rows are the document', () =>
  withPlan(({ plan, problem }) => {
    const rows = [...plan];
    const document = plan.document().json();
    assert.equal(rows.length, plan.length);
    assert.equal(rows.length, problem.counts.candidates);
    assert.deepEqual(plan.row(0), rows[0]);
    assert.throws(() => plan.row(plan.length), status('ALIS_E_RANGE'));
    assert.throws(() => plan.row(-1), RangeError);
    assert.deepEqual([plan.state, plan.provedToRank], ['optimal', null]);
    const placed = rows.filter((row) => row.segments.length > 0);
    assert.equal(placed.length, document.placements.length);
    for (const row of rows) assert.equal(row.first === null, row.segments.length === 0);
    for (const row of placed) {
      assert.equal(row.reason, 'none');
      assert.deepEqual([row.first, row.last], [row.segments[0].first, row.segments.at(-1).last]);
    }
  }));

test('quarters', () =>
  withProblem(({ problem }) => {
    const { number, name, first, last } = quarter(problem.counts.firstQuarter);
    assert.deepEqual([name, first, last], ['2022-P1a', '2022-03-01', '2022-05-31']);
    assert.equal(quarter(number + 1).first, '2022-06-01');
    assert.throws(() => quarter(2 ** 31 - 1), status('ALIS_E_RANGE'));
    assert.throws(() => quarter(2 ** 40), RangeError);
  }));

test('reports', () =>
  withPlan(async ({ engine, problem, plan }) => {
    const wrong = plan.document().json();
    wrong.unplaced.pop();
    const other = await engine.readPlan(wrong);
    const seen = [];
    for (const next of [
      () => engine.check(example),
      () => engine.checkProblem(problem),
      () => engine.check('{}'),
      () => engine.verify(problem, plan),
      () => engine.verify(problem, other, { resolve: true }),
    ]) {
      const report = await next();
      assert.equal(report.unproved, 0);
      seen.push([report.verdict, report.count > 0, format(report.document())]);
      report.close();
    }
    other.close();
    assert.deepEqual(seen, [
      ['good', false, 'alis.check/1'],
      ['good', false, 'alis.check/1'],
      ['wrong', true, 'alis.check/1'],
      ['good', false, 'alis.verification/1'],
      ['wrong', true, 'alis.verification/1'],
    ]);
  }));

test('answers', () =>
  withPlan(async ({ engine, problem, plan }) => {
    const [a, b] = [...plan].filter((row) => row.queuePlace > 0).map((row) => row.candidate);
    const waits = [...plan].find((row) => row.reason === 'full').candidate;
    assert.equal(format(await engine.rank(problem)), 'alis.rank/1');
    assert.equal(format(await engine.compare(problem, a, b)), 'alis.compare/1');
    assert.equal(format(await engine.explain(problem, plan, waits)), 'alis.explanation/1');
    assert.equal(format(await engine.cutoffs(problem, plan)), 'alis.cutoffs/1');
    const hers = await engine.whatIf(problem, plan, waits, { forCandidate: true });
    assert.equal(format(hers), 'alis.what_if/1');
    assert.notEqual(hers.toString(), (await engine.whatIf(problem, plan, waits)).toString());
    const post = problem.document().json().posts[0].id;
    assert.equal(format(await engine.whatIf(problem, plan, waits, { expression: `post ${post} 2022-P2 +1` })), 'alis.what_if/1');
    await assert.rejects(engine.whatIf(problem, plan, waits, { expression: 'æ' }), status('ALIS_E_ARGUMENT'));
    const letter = await engine.letter(problem, plan, waits, { language: 'nn', contact: 'Åse Ærlig, Bodø' });
    assert.ok(letter.includes(waits) && letter.includes('Åse Ærlig, Bodø'));
    assert.equal(format(await engine.rulesDiff(example, 'helse-nord-2021', rules('ahus-2020'))), 'alis.policy/1');
    const seed = JSON.parse(example).lottery_seed;
    assert.equal((await engine.lotteryReveal(problem, seed)).json().revealed.seed, seed);
    const hash = lotteryCommit(seed).json().seed_sha256;
    assert.equal((await engine.lotteryCheck(hash, seed, problem, plan)).json().holds, true);
    assert.equal((await engine.lotteryCheck(hash, 'another seed, 0123456789', problem)).json().holds, false);
  }));

test('one call as a document gives the same bytes', async () => {
  const engine = new Engine();
  // The plan holds the SHA-256 of the problem's bytes, and a line feed behind a value is no part of it in a request.
  const document = example.toString().trim();
  const problem = await engine.readProblem(document);
  const plan = await engine.solve(problem);
  const answer = await engine.callJson(`{"format": "alis.request/1", "call": "plan", "problem": ${document}}`);
  assert.ok(answer.bytes.equals(plan.document().bytes));
  const bad = { format: 'alis.request/1', call: 'plan', problem: { candidates: [{ id: 7 }] } };
  await assert.rejects(engine.callJson(bad), (error) => {
    return error.faults.some((fault) => fault.pointer === '/problem/candidates/0/id');
  });
  for (const handle of [plan, problem, engine]) handle.close();
});

test('how a plan is made', () =>
  withPlan(async ({ engine, problem, plan }) => {
    const waits = [...plan].find((row) => row.reason === 'full').candidate;
    const bare = await engine.solve(problem, { reasons: false, solver: 'auto', timeLimitMs: 60_000 });
    assert.ok(bare.document().bytes.length < plan.document().bytes.length);
    await assert.rejects(engine.explain(problem, bare, waits), status('ALIS_E_NO_REASONS'));
    bare.close();
    await assert.rejects(engine.solve(problem, { timeLimitMs: -1 }), RangeError);
    await assert.rejects(engine.solve(problem, { solver: 'magic' }), TypeError);
    await assert.rejects(engine.solve(plan), TypeError);
    const other = new Engine({ threads: 2 });
    const same = await other.solve(problem);
    assert.ok(same.document().bytes.equals(plan.document().bytes));
    same.close();
    other.close();
  }));
