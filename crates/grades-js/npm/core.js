// Plain objects in and out, errors with codes, and the packs. The compiled code takes and gives JSON.

import * as checkerGlue from "./checker-glue.js";
import * as engineGlue from "./engine-glue.js";
import { json, Unreadable } from "./plain.js";

/** The version of this interface. What is there keeps its meaning while the number stays. */
const API = 1;

/** The most letters in a pack. More are refused by its reader too, but only after they were copied. */
const MOST_LETTERS = 1_000_000;

/** Of each pack, by uid: its JSON; and of one that ships, the shapes of what grades depend on. */
const packs = new Map();
/** The record behind each decision that was given out, so that it can be told in words. */
const records = new WeakMap();
/** What decides, and what reads packs; the second is not started before there is a pack to read. */
const [engine, checker] = [part(engineGlue), part(checkerGlue)];
let placeOfChecker;

/** A compiled part. Whoever starts it again waits for the same start; a start that failed can be tried again. */
function part({ ask, default: start }) {
  let starting;
  return {
    ready: false,
    start(source) {
      starting ??= Promise.resolve().then(source).then((given) => start({ module_or_path: given })).then(
        () => {
          this.ready = true;
        },
        (error) => {
          starting = undefined;
          throw error;
        },
      );
      return starting;
    },
    ask(task, first = "", second = "") {
      if (!this.ready) throw notStarted();
      return JSON.parse(ask(task, first, second));
    },
  };
}

/** Starts the engine; where the checker is, is kept for when it is wanted. */
export function begin(source, checkerSource) {
  return engine.start(() => {
    placeOfChecker = checkerSource;
    return source();
  });
}

/** Packs that are known to be in order. */
export function ship(list) {
  for (const [uid, json, shapes] of list) if (!packs.has(uid)) packs.set(uid, { json, shapes });
}

/** Each text of a pack that is not the name of a field, once, in the order in which they stand, after the empty one. */
function textsOf(json) {
  const texts = json.match(/"(?:\\.|[^"\\])*":?/g).filter((text) => !text.endsWith(":"));
  return [...new Set(["", ...texts.map((text) => JSON.parse(text))])].join("\n");
}

export function version() {
  return { api: API, crate: engine.ask("version").version };
}

export function standards() {
  return [...packs].map(([uid, { json }]) => {
    const { standard, pathways } = JSON.parse(json);
    const { reference, version, title, level, status, starts } = standard;
    const options = pathways.map(({ id, title }) => ({ id, title }));
    const { earliest = null, latest = null } = starts ?? {};
    return { uid, reference, version, title, level, status, earliest, latest, options };
  });
}

export function standard(uid) {
  const pack = typeof uid === "string" ? packs.get(uid) : undefined;
  if (pack === undefined) {
    const known = [...packs.keys()].join("\n");
    const given = typeof uid === "string" ? uid.slice(0, 80) : "";
    throw failure("There is no such standard.", engine.ask("unknown", given, known).problems);
  }
  return JSON.parse(pack.json);
}

export function decide(record) {
  const { decision, text } = answered("decide", record, "The record cannot be decided.");
  records.set(decision, text);
  return decision;
}

export function decideMany(list) {
  if (!engine.ready) throw notStarted();
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
  return answered("explain", record, "The record cannot be told.").words;
}

function looksDecided(value) {
  try {
    return Boolean(value?.overall);
  } catch {
    return false;
  }
}

export async function checkPack(given) {
  return (await read(given)).problems ?? [];
}

export async function addPack(given) {
  const { json, uid, shapes, texts, problems } = await read(given);
  if (problems) throw failure("The pack cannot be used.", problems);
  engine.ask("add", shapes, texts);
  packs.set(uid, { json });
  return uid;
}

/** What the checker says of a pack; or why the pack cannot be had. */
async function read(given) {
  if (!engine.ready) throw notStarted();
  let json;
  try {
    json = packText(given);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    return { problems: [error.problem] };
  }
  await checker.start(placeOfChecker);
  return { json, ...checker.ask("check", json) };
}

/** What the engine says of a record; a shipped pack that it wants for that is handed over first. */
function answered(task, record, refusal) {
  const text = caught(refusal, () => json(record));
  let answer = engine.ask(task, text);
  if (answer.wants !== undefined) {
    const pack = packs.get(answer.wants);
    if (pack !== undefined) engine.ask("add", pack.shapes, textsOf(pack.json));
    answer = engine.ask(task, text, "last");
  }
  if (answer.problems) throw failure(refusal, answer.problems);
  return { ...answer, text };
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

function caught(says, work) {
  try {
    return work();
  } catch (error) {
    throw error instanceof Unreadable ? failure(says, [error.problem]) : error;
  }
}

function notStarted() {
  const remedy = "Wait for it first: “await init();”, the default export.";
  return failure("Nothing can be worked out yet.", [{ at: "", code: "not-started", says: "The calculator was not started.", remedy }]);
}

/** An `Error` whose message says what and how to mend it, with `code` (of the first problem) and `problems`. */
function failure(says, problems) {
  const [first] = problems;
  const at = first?.at ? `${first.at}: ` : "";
  const more = problems.length > 1 ? ` (${problems.length} problems in all: see “problems”.)` : "";
  const error = new Error(first ? `${says} ${at}${first.says} ${first.remedy}${more}` : says);
  return Object.assign(error, { code: first?.code ?? "unknown", problems });
}
