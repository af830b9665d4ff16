// The engine: every call that needs one, on a thread of its own, as a promise.
import { Document, optional, rulesBytes, sized, toBytes, utf8 } from './documents.js';
import { AlisError, call, checked, E_BUSY, E_CANCELLED, takeError } from './errors.js';
import { Cancel, Handle, Held, Plan, Problem, Report } from './handles.js';
import { library, register, struct, structs, takeBytes, unregister } from './library.js';
import { LANGUAGES, numbered, SOLVERS } from './values.js';

const SOLVE_WITHOUT_REASONS = 1;
const VERIFY_RESOLVE = 1;
const WHAT_IF_FOR_CANDIDATE = 1;

/** A count that a field of the header holds; 0 where it is left out. */
function count(value = 0, what, most) {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new RangeError(`${what} is a whole number from 0 to ${most}, not ${value}`);
}

/** What stands behind an object of ours; null where it may be left out and is. */
function held(object, Type, isOptional = false) {
  if (isOptional && (object === undefined || object === null)) return null;
  if (object instanceof Type) return object._held;
  throw new TypeError(`a ${Type.name} is needed here`);
}

export class Engine extends Handle {
  // Apart from the engine: the registered function holds it for good, and must not hold the engine.
  #state = { running: null, raised: null };

  constructor({ language, maxInputBytes, threads, progress } = {}) {
    const options = struct(structs.engineOptions, {
      language: numbered(LANGUAGES, language, 'language'),
      max_input_bytes: count(maxInputBytes, 'maxInputBytes', Number.MAX_SAFE_INTEGER),
      threads: count(threads, 'threads', 0xffff_ffff),
    });
    super('engine', call('engine_new', options));
    if (progress) this.setProgress(progress);
  }

  setProgress(progress) {
    const engine = this._handle;
    const state = this.#state;
    const told = progress
      ? register((proved, of) => {
          try {
            return progress(Number(proved), Number(of)) === true ? 1 : 0;
          } catch (error) {
            state.raised = { error };
            return 1;
          }
        })
      : null;
    try {
      checked('engine_set_progress', engine, told, null);
    } catch (error) {
      if (told !== null) unregister(told);
      throw error;
    }
    this._held.onFree?.();
    this._held.onFree = told === null ? undefined : () => unregister(told);
  }

  /** Calls a function whose last arguments are an output and an error. Handles among the arguments are `Held`, or null. */
  async #call(name, args, { cancel, signal } = {}, takesCancel = false) {
    if (cancel && signal) throw new TypeError('a call takes a cancel or a signal, not both');
    const state = this.#state;
    if (state.running) throw new AlisError(E_BUSY, 'the engine is in a call: make another engine for a second one');
    const own = signal ? new Cancel() : undefined;
    const abort = () => own.trigger();
    const used = [];
    try {
      const given = takesCancel ? [this._held, ...args, held(own ?? cancel, Cancel, true)] : [this._held, ...args];
      const values = given.map((value) => {
        if (!(value instanceof Held)) return value;
        const handle = value.use();
        used.push(value);
        return handle;
      });
      if (signal?.aborted) abort();
      signal?.addEventListener('abort', abort);
      // Holds the bytes that the library reads, too.
      state.running = values;
      state.raised = null;
      const out = [null];
      const error = [null];
      const status = await new Promise((resolve, reject) => {
        library[name].async(...values, out, error, (failure, result) => {
          if (failure) reject(failure);
          else resolve(result);
        });
      });
      if (state.raised) {
        // A call that had nothing left to cancel has an output all the same.
        if (out[0] !== null) library[`${GIVES[name] ?? 'buf'}_free`](out[0]);
        library.error_free(error[0]);
        throw state.raised.error;
      }
      if (status !== 0) throw takeError(status, error[0], status === E_CANCELLED ? signal?.reason : undefined);
      return out[0];
    } finally {
      state.running = null;
      state.raised = null;
      signal?.removeEventListener('abort', abort);
      for (const value of used) value.release();
      own?.close();
    }
  }

  async #document(name, args, options, takesCancel) {
    return new Document(takeBytes(await this.#call(name, args, options, takesCancel)));
  }

  async callJson(request, options) {
    return this.#document('call_json', sized(toBytes(request, 'request')), options, true);
  }

  async check(problem, rules) {
    const args = [...sized(toBytes(problem, 'problem')), ...optional(rules, rulesBytes, 'rules')];
    return new Report('report', await this.#call('check', args));
  }

  async readProblem(problem, rules) {
    const args = [...sized(toBytes(problem, 'problem')), ...optional(rules, rulesBytes, 'rules')];
    return new Problem('problem', await this.#call('problem_from_json', args));
  }

  async checkProblem(problem) {
    return new Report('report', await this.#call('problem_check', [held(problem, Problem)]));
  }

  async solve(problem, { reasons = true, timeLimitMs, solver, ...options } = {}) {
    const how = struct(structs.solveOptions, {
      flags: reasons ? 0 : SOLVE_WITHOUT_REASONS,
      time_limit_ms: count(timeLimitMs, 'timeLimitMs', Number.MAX_SAFE_INTEGER),
      solver: numbered(SOLVERS, solver, 'solver'),
    });
    return new Plan('plan', await this.#call('solve', [held(problem, Problem), how], options, true));
  }

  async readPlan(plan) {
    return new Plan('plan', await this.#call('plan_from_json', sized(toBytes(plan, 'plan'))));
  }

  async verify(problem, plan, { resolve = false, ...options } = {}) {
    const args = [held(problem, Problem), held(plan, Plan), resolve ? VERIFY_RESOLVE : 0];
    return new Report('report', await this.#call('verify', args, options, true));
  }

  async rank(problem) {
    return this.#document('rank', [held(problem, Problem)]);
  }

  async compare(problem, a, b) {
    return this.#document('compare', [held(problem, Problem), ...sized(utf8(a, 'a')), ...sized(utf8(b, 'b'))]);
  }

  async explain(problem, plan, candidate) {
    const who = sized(utf8(candidate, 'candidate'));
    return this.#document('explain', [held(problem, Problem), held(plan, Plan), ...who]);
  }

  async whatIf(problem, plan, candidate, { expression, forCandidate = false, ...options } = {}) {
    const who = sized(utf8(candidate, 'candidate'));
    const change = optional(expression, utf8, 'expression');
    const flags = forCandidate ? WHAT_IF_FOR_CANDIDATE : 0;
    return this.#document('what_if', [held(problem, Problem), held(plan, Plan), ...who, ...change, flags], options, true);
  }

  async cutoffs(problem, plan) {
    return this.#document('cutoffs', [held(problem, Problem), held(plan, Plan)]);
  }

  async letter(problem, plan, candidate, options) {
    const who = sized(utf8(candidate, 'candidate'));
    const choice = optional(options, toBytes, 'options');
    const document = await this.#document('letter', [held(problem, Problem), held(plan, Plan), ...who, ...choice]);
    return document.toString();
  }

  async rulesDiff(problem, rulesA, rulesB, options) {
    const rules = [...sized(rulesBytes(rulesA, 'rulesA')), ...sized(rulesBytes(rulesB, 'rulesB'))];
    return this.#document('rules_diff', [...sized(toBytes(problem, 'problem')), ...rules], options, true);
  }

  async lotteryReveal(problem, seed) {
    return this.#document('lottery_reveal', [held(problem, Problem), ...sized(utf8(seed, 'seed'))]);
  }

  async lotteryCheck(hash, seed, problem, plan) {
    const texts = [...sized(utf8(hash, 'hash')), ...sized(utf8(seed, 'seed'))];
    return this.#document('lottery_check', [...texts, held(problem, Problem, true), held(plan, Plan, true)]);
  }
}

// What the functions hand out that give no buffer.
const GIVES = {
  check: 'report',
  problem_check: 'report',
  verify: 'report',
  problem_from_json: 'problem',
  solve: 'plan',
  plan_from_json: 'plan',
};
