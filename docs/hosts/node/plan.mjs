// Plans a problem from Node: the plan goes to standard output, byte for byte as `alis plan --json` writes it. On standard error it
// shows why somebody waits, what a bad document gives, and a long run that is aborted.
//
//     npm install ./crates/ffi/node
//     node plan.mjs problem.json long-problem.json >plan.json
import { readFile } from 'node:fs/promises';
import { AlisError, Engine, liveHandles } from 'alis';

const BAD = '{"format": "alis.problem/1",\n "candidates": [{"id": 7}]}';

/** Shows an error with every fault's place; what is no error of alis goes on. */
function show(what, error) {
  if (!(error instanceof AlisError)) throw error;
  console.error(`${what}: ${error.status}`);
  if (error.faults.length === 0) console.error(`  ${error.reason}`);
  for (const fault of error.faults) console.error(`  line ${fault.line}, column ${fault.column}: ${fault.message}`);
}

async function plan(engine, path) {
  const problem = await engine.readProblem(await readFile(path));
  const made = await engine.solve(problem);
  await new Promise((done) => process.stdout.write(made.document().bytes, done));
  const waits = [...made].find((row) => row.reason === 'full');
  if (waits) process.stderr.write(`reason for ${waits.candidate}: ${await engine.explain(problem, made, waits.candidate)}`);
  else console.error('reason: nobody waits');
  made.close();
  problem.close();
}

async function refused(engine) {
  try {
    (await engine.readProblem(BAD)).close();
  } catch (error) {
    show('refused', error);
  }
}

/** A run that a timer ends: the event loop turns meanwhile. */
async function cancelled(engine, path) {
  const problem = await engine.readProblem(await readFile(path));
  try {
    (await engine.solve(problem, { signal: AbortSignal.timeout(5) })).close();
  } catch (error) {
    show('cancelled', error);
  }
  problem.close();
}

if (process.argv.length !== 4) {
  console.error('usage: plan.mjs PROBLEM LONG_PROBLEM');
  process.exit(2);
}
const engine = new Engine();
await plan(engine, process.argv[2]);
await refused(engine);
await cancelled(engine, process.argv[3]);
engine.close();
process.exitCode = liveHandles() === 0 ? 0 : 1;
