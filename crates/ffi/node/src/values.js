// The numbers of the header by name. A number that a later library adds is 'unknown-n', and no error.

export const LANGUAGES = { nb: 1, en: 2 };
export const SOLVERS = { auto: 0, reference: 1 };

export const PLAN_STATES = { 0: 'optimal', 1: 'feasible' };
export const VERDICTS = { 0: 'good', 1: 'wrong', 3: 'not-proved' };
export const STATES = {
  1: 'proposed', 2: 'expected', 3: 'serving', 4: 'accepted', 5: 'offered', 6: 'unplaced', 7: 'ineligible',
};
export const REASONS = {
  0: 'none', 1: 'beyond-horizon', 2: 'leave', 3: 'service', 4: 'goals', 5: 'places', 6: 'declined', 7: 'no-post', 8: 'full',
  101: 'schemes', 102: 'municipality-registered', 103: 'catchment', 104: 'employment',
};

export const named = (names, number) => names[number] ?? `unknown-${number}`;

/** The number of a name that a caller gives; what is left out is the usual one. */
export function numbered(numbers, name, what) {
  if (name === undefined) return 0;
  if (Object.hasOwn(numbers, name)) return numbers[name];
  throw new TypeError(`${what} is one of ${Object.keys(numbers).join(', ')}, not ${name}`);
}
