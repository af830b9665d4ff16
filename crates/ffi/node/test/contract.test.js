// What holds of handles, errors, callbacks, the event loop and text.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { Cancel, Engine, liveHandles } from 'alis';
import { example, nothingIsLeft, status, withPlan, withProblem } from './support.js';

nothingIsLeft();
const BAD = '{"format": "alis.problem/1",\n "candidates": [{"id": 7}]}';

test('closing twice is fine, and use after close is ALIS_E_HANDLE', async () => {
  const engine = new Engine();
  const problem = await engine.readProblem(example);
  const plan = await engine.solve(problem);
  const report = await engine.verify(problem, plan);
  const cancel = new Cancel();
  for (const handle of [report, plan, problem, cancel, engine]) {
    assert.equal(handle.closed, false);
    handle.close();
    handle.close();
    assert.equal(handle.closed, true);
  }
  const closed = { ...status('ALIS_E_HANDLE'), code: 2 };
  for (const use of [
    () => report.verdict,
    () => plan.length,
    () => plan.document(),
    () => problem.counts,
    () => cancel.trigger(),
    () => engine.setProgress(null),
  ]) {
    assert.throws(use, closed);
  }
  await assert.rejects(engine.rank(problem), closed);
  await withProblem(({ engine: open }) => assert.rejects(open.rank(problem), closed));
});

test('using frees', { skip: !Symbol.dispose }, () => {
  const cancel = new Cancel();
  cancel[Symbol.dispose]();
  assert.equal(cancel.closed, true);
});

test('what is forgotten is freed after the garbage collector', async () => {
  await (async () => {
    const engine = new Engine({ progress: () => false });
    await engine.readProblem(example);
    new Cancel();
  })();
  for (let round = 0; liveHandles() > 0 && round < 50; round++) {
    global.gc();
    await turn();
  }
  assert.equal(liveHandles(), 0);
});

test('what is closed during a call goes when the call ends', async () => {
  const engine = new Engine({ progress: () => false });
  const problem = await engine.readProblem(example);
  const solving = engine.solve(problem);
  problem.close();
  engine.close();
  const plan = await solving;
  assert.ok(plan.length > 100);
  assert.equal(liveHandles(), 1);
  plan.close();
});

test('a bad document has every fault with its place', () =>
  withProblem(({ engine }) =>
    assert.rejects(engine.readProblem(BAD), (error) => {
      assert.deepEqual([error.status, error.code], ['ALIS_E_SYNTAX', 8]);
      assert.equal(error.message, `ALIS_E_SYNTAX: ${error.reason}`);
      const fault = error.faults.find((each) => each.pointer === '/candidates/0/id');
      assert.deepEqual([fault.line, fault.column], [2, 24]);
      assert.ok(fault.message.includes('/candidates/0/id') && error.faults.length > 5);
      assert.equal(JSON.parse(error.document).format, 'alis.error/1');
      return true;
    }),
  ));

test('errors in bokmål, and a limit', async () => {
  const messages = [];
  for (const language of ['en', 'nb']) {
    const engine = new Engine({ language });
    await assert.rejects(engine.readProblem(BAD), (error) => Boolean(messages.push(error.reason)));
    engine.close();
  }
  assert.notEqual(messages[0], messages[1]);
  const engine = new Engine({ maxInputBytes: 100 });
  await assert.rejects(engine.readProblem(example), status('ALIS_E_LIMIT'));
  await assert.rejects(engine.readProblem(''), status('ALIS_E_SYNTAX'));
  engine.close();
  assert.throws(() => new Engine({ language: 'de' }), TypeError);
  assert.throws(() => new Engine({ threads: -1 }), RangeError);
});

test('progress, and cancel from the callback', async () => {
  let told = 0;
  await withProblem(
    async ({ engine, problem }) => {
      await assert.rejects(engine.solve(problem), status('ALIS_E_CANCELLED'));
      assert.equal(told, 3);
      (await engine.solve(problem)).close();
      assert.ok(told > 100);
      engine.setProgress(null);
      told = 0;
      (await engine.solve(problem)).close();
      assert.equal(told, 0);
    },
    { progress: () => (told += 1) === 3 },
  );
});

test('what a callback throws comes out of the call, at its last step too', async () => {
  for (const at of [1, undefined]) {
    const progress = (proved, of) => {
      if (proved === (at ?? of)) throw new RangeError('æøå');
    };
    await withProblem(
      async ({ engine, problem }) => {
        await assert.rejects(engine.solve(problem), { name: 'RangeError', message: 'æøå' });
        engine.setProgress(null);
        (await engine.solve(problem)).close();
      },
      { progress },
    );
  }
});

test('an engine serves one call at a time', async () => {
  const met = [];
  const engine = new Engine({
    progress: () => {
      if (met.length > 0) return;
      try {
        engine.setProgress(null);
      } catch (error) {
        met.push(error.status);
      }
    },
  });
  const problem = await engine.readProblem(example);
  const solving = engine.solve(problem);
  await assert.rejects(engine.rank(problem), status('ALIS_E_BUSY'));
  (await solving).close();
  assert.deepEqual(met, ['ALIS_E_BUSY']);
  problem.close();
  engine.close();
});

test('the event loop turns while a call plans', async () => {
  // So many candidates that planning takes far longer than a timer; no progress function, which would turn the loop itself.
  const many = JSON.parse(example);
  const copies = Array.from({ length: 100 }, (_, copy) => many.candidates.map((each) => ({ ...each, id: `${each.id}-${copy}` })));
  many.candidates.push(...copies.flat());
  const engine = new Engine();
  const problem = await engine.readProblem(many);
  let turned = 0;
  const timer = setInterval(() => (turned += 1), 1);
  const begun = performance.now();
  const plan = await engine.solve(problem);
  const took = performance.now() - begun;
  clearInterval(timer);
  assert.equal(plan.length, many.candidates.length);
  assert.ok(turned >= 3, `a timer of 1 ms fired ${turned} times in ${took} ms`);
  for (const handle of [plan, problem, engine]) handle.close();
});

test('a signal ends a call, with its reason as the cause', () =>
  withProblem(async ({ engine, problem }) => {
    const before = AbortSignal.abort(new Error('no more'));
    await assert.rejects(engine.solve(problem, { signal: before }), (error) => {
      return error.status === 'ALIS_E_CANCELLED' && error.cause.message === 'no more';
    });
    const during = new AbortController();
    engine.setProgress(() => during.abort());
    await assert.rejects(engine.solve(problem, { signal: during.signal }), status('ALIS_E_CANCELLED'));
    engine.setProgress(null);
    (await engine.solve(problem, { signal: new AbortController().signal })).close();
  }));

test('a switch is shared and stays', () =>
  withProblem(async ({ engine, problem }) => {
    const cancel = new Cancel();
    assert.equal(cancel.triggered, false);
    cancel.trigger();
    assert.equal(cancel.triggered, true);
    for (let round = 0; round < 2; round++) {
      await assert.rejects(engine.solve(problem, { cancel }), status('ALIS_E_CANCELLED'));
    }
    await assert.rejects(engine.solve(problem, { cancel, signal: AbortSignal.abort() }), TypeError);
    cancel.close();
  }));

test('engines share a problem and run beside each other', () =>
  withPlan(async ({ problem, plan }) => {
    const engines = Array.from({ length: 8 }, () => new Engine({ progress: () => false }));
    const plans = await Promise.all(engines.map((engine) => engine.solve(problem)));
    for (const other of plans) assert.ok(other.document().bytes.equals(plan.document().bytes));
    for (const handle of [...plans, ...engines]) handle.close();
  }));

test('Norwegian letters in ids', async () => {
  const engine = new Engine();
  const text = example.toString().replaceAll('"K001"', '"Kæøå-001"').replaceAll('"unn-alis"', '"unn-ålis"');
  const problem = await engine.readProblem(text);
  const plan = await engine.solve(problem);
  const rows = [...plan];
  assert.ok(rows.some((row) => row.candidate === 'Kæøå-001'));
  assert.ok(rows.some((row) => row.segments.some((segment) => segment.post === 'unn-ålis')));
  assert.ok(String(await engine.explain(problem, plan, 'Kæøå-001')).includes('Kæøå-001'));
  await assert.rejects(engine.explain(problem, plan, 'Ø€😀'), (error) => {
    return error.status === 'ALIS_E_NOT_FOUND' && error.reason.includes('Ø€😀');
  });
  await assert.rejects(engine.explain(problem, plan, '\ud800'), TypeError);
  await assert.rejects(engine.readProblem(Buffer.from(text, 'latin1')), status('ALIS_E_SYNTAX'));
  for (const handle of [plan, problem, engine]) handle.close();
});

test('without the library the import says what to do', () => {
  for (const [path, words] of [['/nowhere/libalis.so.0', 'ALIS_LIBRARY'], ['libc.so.6', 'is not the libalis']]) {
    const env = { ...process.env, ALIS_LIBRARY: path };
    const cwd = new URL('..', import.meta.url);
    const done = spawnSync(process.execPath, ['--input-type=module', '-e', 'import "alis"'], { env, cwd, encoding: 'utf8' });
    assert.notEqual(done.status, 0);
    assert.ok(done.stderr.includes(words), done.stderr);
  }
});
