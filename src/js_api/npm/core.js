// Plain objects in and out, errors with codes, and the packs. The compiled code takes and gives JSON.

import start, * as compiled from "./grade_calculator.js";
import { bounded, json, Unreadable } from "./plain.js";

/** The version of this interface. What is there keeps its meaning while the number stays. */
const API = 1;

/** The JSON of each pack, by uid. */
const packs = new Map();
/** The record behind each decision that was given out, so that it can be told in words. */
const records = new WeakMap();
let starting;

/** Starts the compiled code, once: whoever asks again waits for the same start. A start that failed can be tried again. */
export function begin(source) {
  starting ??= Promise.resolve()
    .then(source)
    .then((given) => start({ module_or_path: given }))
    .then(() => undefined);
  const mine = starting;
  mine.catch(() => {
    if (starting === mine) starting = undefined;
  });
  return mine;
}

/** Packs that are known to be in order. */
export function ship(list) {
  for (const [uid, text] of list) if (!packs.has(uid)) packs.set(uid, text);
}

export function version() {
  return { api: API, crate: compiled.version() };
}

export function standards() {
  return [...packs.keys()].map((uid) => {
    const { standard, pathways } = JSON.parse(packs.get(uid));
    const { reference, version, title, level, status, starts } = standard;
    const options = pathways.map(({ id, title }) => ({ id, title }));
    const { earliest = null, latest = null } = starts ?? {};
    return { uid, reference, version, title, level, status, earliest, latest, options };
  });
}

export function standard(uid) {
  const text = typeof uid === "string" ? packs.get(uid) : undefined;
  if (text === undefined) {
    const known = [...packs.keys()].join("\n");
    const given = typeof uid === "string" ? uid.slice(0, 80) : "";
    throw failure("There is no such standard.", JSON.parse(compiled.unknown(given, known)).problems);
  }
  return JSON.parse(text);
}

export function decide(record) {
  const { decision, text } = answered(compiled.decide, record, "The record cannot be decided.");
  records.set(decision, text);
  return decision;
}

export function decideMany(list) {
  return Array.from(list, (record) => {
    try {
      return { decision: decide(record) };
    } catch (error) {
      if (!error.problems) throw error;
      return { error };
    }
  });
}

export function explain(given) {
  const record = given !== null && typeof given === "object" ? (records.get(given) ?? given) : given;
  if (record === given && looksDecided(record)) {
    const remedy = "Give the very object that decide() returned, or the record itself.";
    const says = "This decision is a copy, and the record behind it is not known.";
    throw failure("The decision cannot be told.", [{ at: "", code: "unknown-decision", says, remedy }]);
  }
  return answered(compiled.explain, record, "The record cannot be told.").words;
}

function looksDecided(value) {
  try {
    return Boolean(value?.overall);
  } catch {
    return false;
  }
}

export function checkPack(given) {
  return refusals(() => JSON.parse(compiled.check(packText(given))).problems);
}

export function addPack(given) {
  const says = "The pack cannot be used.";
  const text = caught(says, () => packText(given));
  const { uid, problems } = JSON.parse(compiled.add(text));
  if (problems) throw failure(says, problems);
  packs.set(uid, text);
  return uid;
}

/** What the compiled code says of a record; a pack that it wants for that is read first. */
function answered(ask, record, refusal) {
  const text = caught(refusal, () => json(record));
  let answer = JSON.parse(ask(text, false));
  if (answer.wants !== undefined) {
    const pack = packs.get(answer.wants);
    if (pack !== undefined) compiled.add(pack);
    answer = JSON.parse(ask(text, true));
  }
  if (answer.problems) throw failure(refusal, answer.problems);
  return { ...answer, text };
}

/** A pack may be an object or its text, and is larger than a record: its reader has bounds of its own. */
function packText(given) {
  if (typeof given === "string") return given.length > 2_000_000 ? bounded(given) : given;
  let text;
  try {
    text = JSON.stringify(given);
  } catch {
    text = undefined;
  }
  if (text !== undefined) return text;
  const remedy = "Give the text of the file, or the object that JSON.parse made of it.";
  throw new Unreadable("", "not-plain", "This is no pack: JSON has no form for it.", remedy);
}

function caught(says, work) {
  try {
    return work();
  } catch (error) {
    throw error instanceof Unreadable ? failure(says, [error.problem]) : error;
  }
}

function refusals(work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unreadable) return [error.problem];
    throw error;
  }
}

/** An `Error` whose message says what and how to mend it, with `code` (of the first problem) and `problems`. */
function failure(says, problems) {
  const [first] = problems;
  const at = first?.at ? `${first.at}: ` : "";
  const more = problems.length > 1 ? ` (${problems.length} problems in all: see “problems”.)` : "";
  const error = new Error(first ? `${says} ${at}${first.says} ${first.remedy}${more}` : says);
  return Object.assign(error, { code: first?.code ?? "unknown", problems });
}
