// The functions that people call: plain objects in and out, errors with codes, and the packs. The compiled code takes JSON.

import start, { Calculator, check, unknownStandard, version as crateVersion } from "./glue.js";
import { boundsOfPlain } from "./many.js";
import { json, Unreadable } from "./plain.js";

/** The version of this interface. What is there keeps its meaning while the number stays. */
const API = 1;

/** The most letters in a pack. More are refused by its reader too, but only after they were copied. */
const MOST_LETTERS = 1_000_000;

/** The JSON of each pack, by uid. */
const packs = new Map();
/** The record behind each decision that was given out, so that it can be told in words. */
const records = new WeakMap();

let calculator;
let starting;
/** Whether the packs that ship are wanted. */
let shipped = false;

/** Starts the calculator. Whoever starts it again waits for the same start; a start that failed can be tried again. */
export function begin(source) {
  starting ??= Promise.resolve().then(source).then((given) => start({ module_or_path: given })).then(
    () => {
      calculator = new Calculator();
      if (shipped) calculator.knowShipped();
    },
    (error) => {
      starting = undefined;
      throw error;
    },
  );
  return starting;
}

/** Packs that are known to be in order: the compiled code has them, too. */
export function ship(list) {
  shipped = true;
  calculator?.knowShipped();
  for (const [uid, text] of list) if (!packs.has(uid)) packs.set(uid, text);
}

export function version() {
  assertStarted();
  return { api: API, crate: crateVersion() };
}

export function standards() {
  return [...packs].map(([uid, text]) => {
    const { standard, pathways } = JSON.parse(text);
    const { reference, version, title, level, status, starts } = standard;
    const options = pathways.map(({ id, title }) => ({ id, title }));
    const { earliest = null, latest = null } = starts ?? {};
    return { uid, reference, version, title, level, status, earliest, latest, options };
  });
}

export function standard(uid) {
  const text = typeof uid === "string" ? packs.get(uid) : undefined;
  if (text !== undefined) return JSON.parse(text);
  assertStarted();
  const given = typeof uid === "string" ? uid.slice(0, 80) : "";
  throw failure("standard", "There is no such standard.", unknownStandard(given, [...packs.keys()]));
}

export function decide(record) {
  const refusal = "The record cannot be decided.";
  const text = textOf(record, refusal);
  const decision = JSON.parse(asked("record", refusal, () => calculator.decide(text)));
  records.set(decision, text);
  return decision;
}

export function decideMany(list) {
  assertStarted();
  return Array.from(list, (record) => outcome("decision", () => decide(record)));
}

export function bounds(record) {
  const refusal = "The record cannot be decided.";
  const text = textOf(record, refusal);
  return asked("record", refusal, () => calculator.bounds(text));
}

export function boundsMany(list) {
  assertStarted();
  return boundsOfPlain(calculator, Array.from(list), (record) => outcome("bounds", () => bounds(record)));
}

export function explain(given) {
  const record = given !== null && typeof given === "object" ? (records.get(given) ?? given) : given;
  if (record === given && looksDecided(record)) {
    const remedy = "Give the very object that decide() returned, or the record itself.";
    const says = "This decision is a copy, and the record behind it is not known.";
    throw failure("decision", "The decision cannot be told.", [{ at: "", code: "unknown-decision", says, remedy }]);
  }
  const refusal = "The record cannot be told.";
  const text = textOf(record, refusal);
  return asked("record", refusal, () => calculator.explain(text));
}

function looksDecided(value) {
  try {
    return Boolean(value?.overall);
  } catch {
    return false;
  }
}

// Reading a pack takes no time that anybody would wait for any more. It still ends a promise, as it always did.

export async function checkPack(given) {
  assertStarted();
  try {
    return check(packText(given));
  } catch (error) {
    if (error instanceof Unreadable) return [error.problem];
    throw error;
  }
}

export async function addPack(given) {
  assertStarted();
  const refusal = "The pack cannot be used.";
  const text = caught("pack", refusal, () => packText(given));
  const uid = asked("pack", refusal, () => calculator.add(text));
  packs.set(uid, text);
  return uid;
}

/** The JSON of a record, whatever was given. */
function textOf(record, refusal) {
  assertStarted();
  return caught("record", refusal, () => json(record));
}

/** What one of many comes to: something under its name, or the error. */
function outcome(name, work) {
  try {
    return { [name]: work() };
  } catch (error) {
    if (!error.problems) throw error;
    return { error };
  }
}

/** A pack may be an object or its text. What is wrong in it, its own reader tells. */
function packText(given) {
  const text = typeof given === "string" ? given : stringified(given);
  if (text === undefined) {
    const remedy = "Give the text of the file, or the object that JSON.parse made of it.";
    throw new Unreadable("", "not-plain", "This is no pack: JSON has no form for it.", remedy);
  }
  if (text.length > MOST_LETTERS) {
    const says = `The pack has more than ${MOST_LETTERS} letters, the most that is read.`;
    throw new Unreadable("", "too-large", says, "Remove what does not belong.");
  }
  return text;
}

function stringified(given) {
  try {
    return JSON.stringify(given);
  } catch {
    return undefined;
  }
}

/** What the compiled code answers; it throws the list of problems where it refuses. */
function asked(kind, refusal, work) {
  try {
    return work();
  } catch (thrown) {
    throw Array.isArray(thrown) ? failure(kind, refusal, thrown) : thrown;
  }
}

function caught(kind, refusal, work) {
  try {
    return work();
  } catch (error) {
    throw error instanceof Unreadable ? failure(kind, refusal, [error.problem], error.cause) : error;
  }
}

function assertStarted() {
  if (calculator) return;
  const says = "The calculator was not started.";
  const remedy = "Wait for it first: “await init();”, the default export.";
  throw failure("start", "Nothing can be worked out yet.", [{ at: "", code: "not-started", says, remedy }]);
}

/**
 * An `Error` whose message says what and how to mend it: of what `kind` the thing is that was refused, all `problems`, and of
 * the first its `code`, its sentence (`detail`) and its `place`; and what was thrown by an object of the caller's (`cause`).
 */
function failure(kind, refusal, problems, cause) {
  const [first] = problems;
  const at = first.at ? `${first.at}: ` : "";
  const more = problems.length > 1 ? ` (${problems.length} problems in all: see “problems”.)` : "";
  const error = new Error(`${refusal} ${at}${first.says} ${first.remedy}${more}`, cause === undefined ? {} : { cause });
  return Object.assign(error, { kind, code: first.code, detail: first.says, place: first.at, problems });
}
