// Quarters and their dates.
import { checked } from './errors.js';
import { struct, structs } from './library.js';

const day = (year, month, date) => [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');

/** The dates of a quarter, as yyyy-mm-dd; the next quarter's number is one more. */
export function quarter(number) {
  if (!Number.isInteger(number) || number !== (number | 0)) throw new RangeError(`no quarter has the number ${number}`);
  const found = struct(structs.quarter);
  checked('quarter_dates', number, found);
  return {
    number,
    name: found.name,
    year: found.year,
    period: found.period,
    half: found.half,
    first: day(found.first_year, found.first_month, found.first_day),
    last: day(found.last_year, found.last_month, found.last_day),
  };
}
