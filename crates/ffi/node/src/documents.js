// Documents: what callers may pass, as bytes, and what they get.

export class Document {
  constructor(bytes) {
    this.bytes = bytes;
  }

  json() {
    return JSON.parse(this.bytes.toString());
  }

  toString() {
    return this.bytes.toString();
  }
}

/** UTF-8 of a text, which must be Unicode: a lone surrogate is never replaced silently. */
export function utf8(text, what) {
  if (typeof text !== 'string') throw new TypeError(`${what} is a string, not ${typeof text}`);
  // String.prototype.isWellFormed is not in Node 18.
  if (/\p{Surrogate}/u.test(text)) throw new TypeError(`${what} holds a lone surrogate`);
  return Buffer.from(text);
}

/** A document: UTF-8 bytes, text, or the parsed object. The bytes are not copied: do not write to them during the call. */
export function toBytes(document, what) {
  if (document instanceof Document) return document.bytes;
  if (document instanceof Uint8Array) return document;
  if (typeof document === 'string') return utf8(document, what);
  if (typeof document === 'object' && document !== null) return Buffer.from(JSON.stringify(document));
  throw new TypeError(`${what} is a Uint8Array, a string or an object, not ${document === null ? 'null' : typeof document}`);
}

/** A rule set: a document, or the name of a built-in one, which no brace and no quotation mark begins. */
export function rulesBytes(rules, what) {
  const isName = typeof rules === 'string' && !/^\s*[{"]/.test(rules);
  return isName ? utf8(JSON.stringify(rules), what) : toBytes(rules, what);
}

/** The two arguments of a text: the bytes, which are never NULL, and their length. */
export const sized = (bytes) => [bytes.length === 0 ? Buffer.alloc(1) : bytes, bytes.length];

/** The same of what may be left out. */
export const optional = (value, to, what) => (value === undefined || value === null ? [null, 0] : sized(to(value, what)));
