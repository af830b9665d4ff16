// What a call answers when it fails, as an exception.
import { library, struct, structs, takeBytes } from './library.js';

export const E_HANDLE = 2;
export const E_BUSY = 3;
export const E_CANCELLED = 12;

export class AlisError extends Error {
  constructor(code, message, { faults = [], document = null, cause } = {}) {
    const status = library.status_name(code);
    super(`${status}: ${message}`, cause === undefined ? undefined : { cause });
    this.name = 'AlisError';
    this.status = status;
    this.code = code;
    this.reason = message;
    this.faults = faults;
    this.document = document;
  }
}

export const closedError = (what) => new AlisError(E_HANDLE, `the ${what} is closed`);

/** The exception that an error object tells of, which may be null; the object is freed. */
export function takeError(code, error, cause) {
  if (error === null) return new AlisError(code, library.status_name(code), { cause });
  try {
    const faults = [];
    for (let index = 0; index < Number(library.error_fault_count(error)); index++) {
      const place = struct(structs.fault);
      library.error_fault(error, index, place);
      faults.push({
        pointer: library.error_fault_pointer(error, index),
        line: place.line,
        column: place.column,
        message: library.error_fault_message(error, index),
      });
    }
    const whole = [null];
    const document = library.error_to_json(error, whole) === 0 ? takeBytes(whole[0]) : null;
    return new AlisError(code, library.error_message(error), { faults, document, cause });
  } finally {
    library.error_free(error);
  }
}

/** Calls a function whose last arguments are an output and an error, on this thread. */
export function call(name, ...args) {
  // New arrays for each call: koffi writes null into them when the call fails.
  const out = [null];
  const error = [null];
  const status = library[name](...args, out, error);
  if (status !== 0) throw takeError(status, error[0]);
  return out[0];
}

/** Calls a function that has no error object. */
export function checked(name, ...args) {
  const status = library[name](...args);
  if (status !== 0) throw takeError(status, null);
}
