// What a user writes in TypeScript: compiled, never run.
import { readFile } from 'node:fs/promises';
import { AlisError, Cancel, Engine, liveHandles, quarter, type Placement, type Reason } from 'alis';

export async function whoWaits(path: string, signal: AbortSignal): Promise<string[]> {
  using engine = new Engine({ language: 'nb', threads: 2, progress: (proved, of) => proved > of });
  using problem = await engine.readProblem(await readFile(path), 'helse-nord-2021');
  using plan = await engine.solve(problem, { reasons: true, timeLimitMs: 1000, signal });
  const full: Reason = 'full';
  const rows: Placement[] = [...plan];
  const letter: string = await engine.letter(problem, plan, rows[0].candidate, { language: 'nn', answer_by: '2022-08-01' });
  const bytes: Buffer = (await engine.cutoffs(problem, plan)).bytes;
  console.log(letter, bytes.length, quarter(problem.counts.firstQuarter).first.slice(0, 4), rows[0].segments[0]?.unit);
  return rows.filter((row) => row.reason === full).map((row) => row.candidate);
}

export async function refused(engine: Engine): Promise<number> {
  using cancel = new Cancel();
  try {
    await engine.callJson({ format: 'alis.request/1', call: 'info' }, { cancel });
  } catch (error) {
    if (error instanceof AlisError) return error.faults[0]?.line ?? error.code;
    throw error;
  }
  // @ts-expect-error a language that there is not
  new Engine({ language: 'de' });
  // @ts-expect-error a row is read only
  (await engine.readPlan('{}')).row(0).rank = 1;
  return liveHandles();
}
