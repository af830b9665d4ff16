// What the tests share.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach } from 'node:test';
import { Engine, liveHandles } from 'alis';

const root = new URL('../../../../', import.meta.url);
export const example = readFileSync(new URL('docs/examples/helse-nord.json', root));
export const header = readFileSync(new URL('include/alis.h', root), 'utf8');

/** Holds every test of a file to freeing what it made. */
export const nothingIsLeft = () => afterEach(() => assert.equal(liveHandles(), 0));

/** A test with an engine, the example, and its plan if it asks for it. */
export async function withProblem(run, options) {
  const engine = new Engine(options);
  const problem = await engine.readProblem(example);
  try {
    await run({ engine, problem });
  } finally {
    problem.close();
    engine.close();
  }
}

export const withPlan = (run) =>
  withProblem(async ({ engine, problem }) => {
    const plan = await engine.solve(problem);
    try {
      await run({ engine, problem, plan });
    } finally {
      plan.close();
    }
  });

/** What `assert.rejects` and `assert.throws` want of an AlisError. */
export const status = (name) => ({ name: 'AlisError', status: name });
