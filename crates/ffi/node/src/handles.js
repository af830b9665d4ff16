// What the library hands out: each is freed once, by close(), by `using`, or at the latest after the garbage collector.
import { Document } from './documents.js';
import { call, checked, closedError } from './errors.js';
import { quarter } from './quarter.js';
import { library, struct, structs, takeBytes } from './library.js';
import { named, PLAN_STATES, REASONS, STATES, VERDICTS } from './values.js';

/** What stands behind an object, apart from it, so that the net below can hold it. */
export class Held {
  #uses = 0;
  #closed = false;
  #freed = false;

  constructor(kind, handle) {
    this.kind = kind;
    this.handle = handle;
  }

  get closed() {
    return this.#closed;
  }

  /** The handle for a call that has not returned yet: until `release`, closing only marks it. */
  use() {
    if (this.#closed) throw closedError(this.kind);
    this.#uses += 1;
    return this.handle;
  }

  release() {
    this.#uses -= 1;
    this.#freeIfDone();
  }

  close() {
    this.#closed = true;
    this.#freeIfDone();
  }

  #freeIfDone() {
    if (!this.#closed || this.#freed || this.#uses > 0) return;
    this.#freed = true;
    library[`${this.kind}_free`](this.handle);
    this.onFree?.();
  }
}

const net = new FinalizationRegistry((held) => held.close());

/** Closing twice is fine; using it afterwards is ALIS_E_HANDLE. */
export class Handle {
  /** @internal */
  _held;

  constructor(kind, handle) {
    this._held = new Held(kind, handle);
    net.register(this, this._held, this._held);
  }

  get closed() {
    return this._held.closed;
  }

  close() {
    net.unregister(this._held);
    this._held.close();
  }

  /** @internal The handle, for a call on this thread. */
  get _handle() {
    if (this.closed) throw closedError(this._held.kind);
    return this._held.handle;
  }
}
// Node 18.18 and later; before, `using` does not exist either.
if (Symbol.dispose) {
  Object.defineProperty(Handle.prototype, Symbol.dispose, {
    value() {
      this.close();
    },
  });
}

export class Cancel extends Handle {
  constructor() {
    const out = [null];
    checked('cancel_new', out);
    super('cancel', out[0]);
  }

  trigger() {
    checked('cancel_trigger', this._handle);
  }

  get triggered() {
    return library.cancel_is_triggered(this._handle) === 1;
  }
}

export class Problem extends Handle {
  document() {
    return new Document(takeBytes(call('problem_to_json', this._handle)));
  }

  get counts() {
    const found = read('problemCounts', 'problem_info', this._handle);
    const { trusts, hospitals, units, posts, municipalities, candidates, quarters, first_quarter: firstQuarter } = found;
    return { trusts, hospitals, units, posts, municipalities, candidates, quarters, firstQuarter };
  }
}

export class Report extends Handle {
  get verdict() {
    return named(VERDICTS, library.report_verdict(this._handle));
  }

  get count() {
    return Number(library.report_count(this._handle));
  }

  get unproved() {
    return library.report_unproved(this._handle);
  }

  document() {
    return new Document(takeBytes(call('report_to_json', this._handle)));
  }
}

export class Plan extends Handle {
  document() {
    return new Document(takeBytes(call('plan_to_json', this._handle)));
  }

  get state() {
    return named(PLAN_STATES, library.plan_status(this._handle));
  }

  get provedToRank() {
    const rank = library.plan_proved_to_rank(this._handle);
    return rank === 0xffff_ffff ? null : rank;
  }

  get length() {
    return Number(library.plan_count(this._handle));
  }

  row(index) {
    if (!Number.isInteger(index) || index < 0) throw new RangeError(`no row ${index}`);
    const plan = this._handle;
    const found = read('placement', 'plan_row', plan, index);
    const hasPlace = found.segments > 0;
    return {
      candidate: library.plan_candidate_id(plan, index),
      trust: library.plan_trust_id(plan, index),
      state: named(STATES, found.state),
      reason: named(REASONS, found.reason),
      rank: found.rank,
      queuePlace: found.queue_place,
      segments: Array.from({ length: found.segments }, (_, segment) => this.#segment(plan, index, segment)),
      ...(hasPlace ? span(found) : { first: null, last: null, firstQuarter: null, lastQuarter: null }),
      months: found.months,
      waiting: found.waiting,
      wish: found.wish,
      away: found.away !== 0,
      relevance: found.relevance,
    };
  }

  #segment(plan, index, segment) {
    return {
      unit: library.plan_unit_id(plan, index, segment),
      post: library.plan_post_id(plan, index, segment),
      ...span(read('segment', 'plan_segment', plan, index, segment)),
    };
  }

  *[Symbol.iterator]() {
    for (let index = 0; index < this.length; index++) yield this.row(index);
  }
}

function span({ first_quarter: firstQuarter, last_quarter: lastQuarter }) {
  return { first: quarter(firstQuarter).first, last: quarter(lastQuarter).last, firstQuarter, lastQuarter };
}

/** A struct that a function fills. */
function read(type, name, ...args) {
  const out = struct(structs[type]);
  checked(name, ...args, out);
  return out;
}
