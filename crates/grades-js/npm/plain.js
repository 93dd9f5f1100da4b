// A JavaScript value as JSON text, whatever it is.
//
// Whoever calls may hand over anything: an object that contains itself, a getter that throws, a proxy without end. So
// what is read is bounded in depth and number, and every step that can run foreign code is caught.

/** No record needs more than five levels. */
const DEEPEST = 16;
/** The most values in a record. */
const MOST_VALUES = 20_000;
/** The most letters in a record. */
const MOST_LETTERS = 1_000_000;

/** What is wrong with a value, as the readers of files tell it. */
export class Unreadable extends Error {
  constructor(at, code, says, remedy, cause) {
    super(says, { cause });
    this.problem = { at, code, says, remedy };
  }
}

/** The JSON of a value; a text is taken to be JSON already. */
export function json(value) {
  if (typeof value !== "string") return ofOrdinary(value) ?? new Reader().value(value, 0);
  if (value.length > MOST_LETTERS) throw tooLarge();
  return value;
}

/**
 * The JSON of what holds nothing but plain objects, lists, texts, whole numbers, true and false, as the engine writes it,
 * many times as fast; nothing of anything else.
 */
function ofOrdinary(value) {
  try {
    if (isOrdinary(value, 0, { left: MOST_VALUES })) {
      const text = JSON.stringify(value);
      // It writes half a character as such an escape.
      if (text.length <= MOST_LETTERS && !/\\ud[89a-f]/.test(text)) return text;
    }
  } catch {
    // The reader says what is wrong.
  }
  return undefined;
}

function isOrdinary(value, depth, count) {
  count.left -= 1;
  if (value === null || typeof value !== "object" || depth >= DEEPEST || count.left < 0) return false;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== Array.prototype && prototype !== null) return false;
  for (const key in value) {
    const inside = value[key];
    const kind = typeof inside;
    if (kind === "string" || kind === "boolean" || kind === "undefined" || inside === null) count.left -= 1;
    else if (kind === "number" && Number.isSafeInteger(inside)) count.left -= 1;
    else if (!isOrdinary(inside, depth + 1, count)) return false;
  }
  return count.left >= 0;
}

class Reader {
  values = 0;
  letters = 0;
  at = "";

  value(value, depth) {
    this.values += 1;
    if (this.values > MOST_VALUES) throw tooLarge();
    if (value === null || value === undefined) return "null";
    if (typeof value === "string") return this.text(value);
    if (typeof value === "boolean") return `${value}`;
    // A number that is not whole is refused where it stands; any one will do.
    if (typeof value === "number") return Number.isSafeInteger(value) ? String(value) : "0.5";
    if (typeof value !== "object") throw this.notPlain();
    if (depth >= DEEPEST) {
      const says = `The record is nested more than ${DEEPEST} levels deep.`;
      throw new Unreadable(this.at, "too-deep", says, "Look for an object that contains itself.");
    }
    let entries;
    let list;
    let plain;
    try {
      plain = !(value instanceof Map) && !(value instanceof Set);
      list = Array.isArray(value);
      entries = Object.entries(value);
    } catch (error) {
      const remedy = "Give a plain object: of an object with getters or a proxy, a copy ({ ...object }).";
      throw new Unreadable(this.at, "unreadable", "Reading the object threw an exception.", remedy, error);
    }
    if (!plain) throw this.notPlain();
    return list ? `[${this.inside(entries, depth, () => "")}]` : `{${this.object(entries, depth)}}`;
  }

  object(entries, depth) {
    // As JSON has it: what is undefined is not there.
    return this.inside(entries.filter(([, value]) => value !== undefined), depth, (key) => `${this.text(key)}:`);
  }

  inside(entries, depth, before) {
    const here = this.at;
    const parts = entries.map(([key, value]) => {
      const start = before(key);
      this.at = `${here}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      return start + this.value(value, depth + 1);
    });
    this.at = here;
    return parts.join();
  }

  notPlain() {
    const remedy = "Give plain objects, texts, whole numbers, true or false; of a Map, Object.fromEntries(map).";
    return new Unreadable(this.at, "not-plain", "Here stands something that JSON has no form for.", remedy);
  }

  text(text) {
    this.letters += text.length;
    if (this.letters > MOST_LETTERS) throw tooLarge();
    // Half a character is none.
    return JSON.stringify(text.replace(/[\ud800-\udfff]/gu, "\ufffd"));
  }
}

function tooLarge() {
  const says = `The record has more than ${MOST_VALUES} values or ${MOST_LETTERS} letters, the most that is read.`;
  const remedy = "Give one record at a time, and look for what does not belong.";
  return new Unreadable("", "too-large", says, remedy);
}
