/** A document as a caller has it: UTF-8 bytes, text, or the parsed object. Bytes are not copied: leave them alone during the call. */
export type Json = Uint8Array | string | Document | object;

/** A document of the library's. */
export class Document {
  private constructor();
  /** Its UTF-8, byte for byte. */
  readonly bytes: Buffer;
  /** The document parsed. */
  json(): any;
  /** The document as text. */
  toString(): string;
}

/** One thing that is wrong in a document, and where. */
export interface Fault {
  /** The JSON pointer (RFC 6901). */
  readonly pointer: string;
  /** From 1; 0 where the place is not in a document. */
  readonly line: number;
  /** In characters, from 1; 0 where the place is not in a document. */
  readonly column: number;
  readonly message: string;
}

/** A call that failed. A cancelled one has the signal's reason as its `cause`. */
export class AlisError extends Error {
  private constructor();
  /** The name of the status, such as `ALIS_E_SYNTAX`. */
  readonly status: string;
  /** The number of the status. */
  readonly code: number;
  /** What went wrong, in one sentence; `message` has the status before it. */
  readonly reason: string;
  /** Every fault of the document; none where no document is at fault. */
  readonly faults: readonly Fault[];
  /** All of it as `alis.error/1`; null where the call has no error object. */
  readonly document: Buffer | null;
}

/**
 * A handle of the library's: freed by `close()`, by `using` where there is `Symbol.dispose`, or at the latest some time after the
 * garbage collector. A call that has not returned keeps what it needs. Closing twice is fine; use after it is `ALIS_E_HANDLE`.
 */
declare abstract class Handle {
  readonly closed: boolean;
  close(): void;
  [Symbol.dispose](): void;
}

/** A switch that ends calls with `ALIS_E_CANCELLED`: shared by as many as wanted, and never reset. */
export class Cancel extends Handle {
  constructor();
  /** Ends every call that was given this switch, and those that begin later. */
  trigger(): void;
  readonly triggered: boolean;
}

/** How a call is ended: by a signal or by a switch, not both. */
export interface Ending {
  signal?: AbortSignal;
  cancel?: Cancel;
}

export interface Counts {
  readonly trusts: number;
  readonly hospitals: number;
  readonly units: number;
  readonly posts: number;
  readonly municipalities: number;
  readonly candidates: number;
  readonly quarters: number;
  readonly firstQuarter: number;
}

/** A problem that was read and found valid. Immutable. Made by `Engine.readProblem`. */
export class Problem extends Handle {
  private constructor();
  /** `alis.problem/1`: the same contents always give the same bytes. */
  document(): Document;
  readonly counts: Counts;
}

/** What was found of a problem or of a plan. Immutable. */
export class Report extends Handle {
  private constructor();
  readonly verdict: 'good' | 'wrong' | 'not-proved' | `unknown-${number}`;
  /** How many things are wrong: faults of a problem, violations of a plan. */
  readonly count: number;
  /** How many candidates' values the plan does not prove. */
  readonly unproved: number;
  /** `alis.check/1` of a problem, `alis.verification/1` of a plan. */
  document(): Document;
}

/** A quarter of a year: half of a half-year. Days are yyyy-mm-dd. */
export interface Quarter {
  readonly number: number;
  readonly name: string;
  readonly year: number;
  readonly period: number;
  readonly half: number;
  readonly first: string;
  readonly last: string;
}

/** A stretch of a placement in one unit, on one pool of posts. Days are yyyy-mm-dd, and both belong to it. */
export interface Segment {
  readonly unit: string;
  readonly post: string;
  readonly first: string;
  readonly last: string;
  readonly firstQuarter: number;
  readonly lastQuarter: number;
}

export type State =
  | 'proposed' | 'expected' | 'serving' | 'accepted' | 'offered' | 'unplaced' | 'ineligible' | `unknown-${number}`;

export type Reason =
  | 'none' | 'beyond-horizon' | 'leave' | 'service' | 'goals' | 'places' | 'declined' | 'no-post' | 'full'
  | 'schemes' | 'municipality-registered' | 'catchment' | 'employment' | `unknown-${number}`;

/** What a plan says of a candidate. Without segments there is no place: days are null, and numbers of the place 0. */
export interface Placement {
  readonly candidate: string;
  readonly trust: string;
  readonly state: State;
  readonly reason: Reason;
  /** The place in the whole document's order, from 1; 0 for the ineligible. */
  readonly rank: number;
  /** The place in the trust's queue, from 1; 0 for a commitment and for the ineligible. */
  readonly queuePlace: number;
  readonly segments: readonly Segment[];
  readonly first: string | null;
  readonly last: string | null;
  readonly firstQuarter: number | null;
  readonly lastQuarter: number | null;
  readonly months: number;
  /** Quarters from the first quarter of `earliest` to the start. */
  readonly waiting: number;
  /** The place in the candidate's list of wishes, from 0; its length where the place is none of them. */
  readonly wish: number;
  /** Whether some unit is not of the nearest hospital. */
  readonly away: boolean;
  /** The sum over segments of 0 (most relevant), 1 or 2. */
  readonly relevance: number;
}

/** A plan, and its rows: the ranked by rank, then the ineligible by id. Immutable. */
export class Plan extends Handle implements Iterable<Placement> {
  private constructor();
  /** `alis.plan/1`: the bytes that the command line writes, or those that the plan was read from. */
  document(): Document;
  readonly state: 'optimal' | 'feasible' | `unknown-${number}`;
  /** Up to which rank the values are proved; null where all are. */
  readonly provedToRank: number | null;
  /** How many rows there are. */
  readonly length: number;
  row(index: number): Placement;
  [Symbol.iterator](): IterableIterator<Placement>;
}

/** Told how many ranks are proved, of how many. `true` cancels the call; an exception does too, and comes out of the call. */
export type Progress = (proved: number, of: number) => boolean | void;

export interface EngineOptions {
  /** Of the messages in errors and reports, and of reasons; English if left out. */
  language?: 'nb' | 'en';
  /** The longest document that is read; 0 or left out: 1 GiB. */
  maxInputBytes?: number;
  /** How many threads a call may use, its own included; 0 or left out: one. The result is the same for any number. */
  threads?: number;
  progress?: Progress;
}

export interface SolveOptions extends Ending {
  /** Whether the plan says why; true if left out. */
  reasons?: boolean;
  /** After so many milliseconds the plan is given as far as it is proved; reasons come on top. 0 or left out: no limit. */
  timeLimitMs?: number;
  solver?: 'auto' | 'reference';
}

export interface LetterOptions {
  language?: 'nb' | 'nn' | 'en';
  audience?: 'candidate' | 'coordinator';
  contact?: string;
  answer_by?: string;
  object_to?: string;
}

/**
 * How calls are made: each on a thread of its own, while the event loop turns. An engine serves one call at a time (else
 * `ALIS_E_BUSY`): make one for each that runs beside another.
 */
export class Engine extends Handle {
  constructor(options?: EngineOptions);
  /** Sets who is told of progress; null for nobody. `ALIS_E_BUSY` during a call. */
  setProgress(progress: Progress | null): void;
  /** Any call as one document, `alis.request/1`. */
  callJson(request: Json, options?: Ending): Promise<Document>;
  /** Everything that is wrong with a problem document, or what to look at. */
  check(problem: Json, rules?: Json): Promise<Report>;
  /** Reads a problem, by its own rules or by others: the name of a built-in rule set, or a document `alis.rules/1`. */
  readProblem(problem: Json, rules?: Json): Promise<Problem>;
  /** What a person should look at in the problem, before there is a plan. */
  checkProblem(problem: Problem): Promise<Report>;
  /** Makes the plan that the problem's rules demand. */
  solve(problem: Problem, options?: SolveOptions): Promise<Plan>;
  /** Reads a plan document. Whether it is right is for `verify` to say. */
  readPlan(plan: Json): Promise<Plan>;
  /** Checks a plan. resolve: plan again and compare, where the plan holds no proof of some values. */
  verify(problem: Problem, plan: Plan, options?: Ending & { resolve?: boolean }): Promise<Report>;
  /** Who comes before whom, and which criterion decided: `alis.rank/1`. */
  rank(problem: Problem): Promise<Document>;
  /** Which criterion decided between two candidates: `alis.compare/1`. */
  compare(problem: Problem, a: string, b: string): Promise<Document>;
  /** Why a candidate got what they got, for a coordinator: `alis.explanation/1`. */
  explain(problem: Problem, plan: Plan, candidate: string): Promise<Document>;
  /** What one change would have given a candidate, or without an expression the smallest that help: `alis.what_if/1`. */
  whatIf(
    problem: Problem,
    plan: Plan,
    candidate: string,
    options?: Ending & { expression?: string; forCandidate?: boolean },
  ): Promise<Document>;
  /** How far down the queue each pool and unit reached: `alis.cutoffs/1`. */
  cutoffs(problem: Problem, plan: Plan): Promise<Document>;
  /** The letter to one candidate. */
  letter(problem: Problem, plan: Plan, candidate: string, options?: LetterOptions): Promise<string>;
  /** Two rule sets by what they do to one problem document: `alis.policy/1`. */
  rulesDiff(problem: Json, rulesA: Json, rulesB: Json, options?: Ending): Promise<Document>;
  /** What is published after the deadline: the seed, and what each candidate drew by it: `alis.lottery/1`. */
  lotteryReveal(problem: Problem, seed: string): Promise<Document>;
  /** Whether a published hash, a seed, a problem and a plan belong together: `alis.lottery-check/1`. */
  lotteryCheck(hash: string, seed: string, problem?: Problem | null, plan?: Plan | null): Promise<Document>;
}

/** The number of the binary interface that this package is written for. */
export const ABI_VERSION: number;
/** The version of the library, such as `0.1.0`. */
export function version(): string;
/** What the library is made of: version, abi, schemas, rule_sets, calls. */
export function buildInfo(): any;
/** The name of a status, such as `ALIS_E_NULL`; `ALIS_E_UNKNOWN` of a number that is none. */
export function statusName(code: number): string;
/** How many handles are alive in the process: 0 at the end of a test that closed what it made. */
export function liveHandles(): number;
/** The JSON Schema of a document: `problem`, `plan`, or another that `buildInfo` lists. */
export function schema(name: string): Document;
/** A built-in rule set as `alis.rules/1`: one that `buildInfo` lists. */
export function rules(name: string): Document;
/** What is published before the deadline: the SHA-256 of a seed, `alis.lottery/1`. */
export function lotteryCommit(seed: string): Document;
/** The dates of a quarter; the next quarter's number is one more. `ALIS_E_RANGE` outside the years 1900 to 2199. */
export function quarter(number: number): Quarter;
