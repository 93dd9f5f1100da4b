// Measures the compiled module under Node and prints figures by name, as JSON: nanoseconds, decisions a second, or tenths of how
// many times as fast. `cargo tools bench` runs it.

import assert from "node:assert/strict";

import { boundsBy } from "../peers/json-logic/bounds.js";
import { load } from "./support.js";

const module = await load();
const ROUNDS = 15;

/** The median over rounds, after a warm-up, in nanoseconds; of several pieces of work in turn, so that each has the same machine. */
function medians(...works) {
  const measure = (work, times) => {
    const start = process.hrtime.bigint();
    for (let n = 0; n < times; n += 1) work();
    return Number(process.hrtime.bigint() - start) / times;
  };
  const times = works.map((work) => {
    // Until the engine has compiled it for good.
    for (const start = Date.now(); Date.now() - start < 300; ) work();
    return Math.max(1, Math.round(40e6 / measure(work, 10)));
  });
  const rounds = Array.from({ length: ROUNDS }, () => works.map((work, place) => measure(work, times[place])));
  const middle = (list) => list.sort((one, other) => one - other)[ROUNDS >> 1];
  return works.map((_, place) => Math.round(middle(rounds.map((round) => round[place]))));
}

const median = (work) => medians(work)[0];

/** The standard with most criteria. */
const packs = module.standards().map(({ uid }) => module.standard(uid));
const size = (pack) => pack.methods.reduce((sum, method) => sum + method.criteria.length, 0);
const pack = packs.reduce((one, other) => (size(other) > size(one) ? other : one));
const pathway = pack.pathways[0]?.id ?? null;
const criteria = pack.methods
  .flatMap((method) => method.criteria)
  .filter((criterion) => criterion.pathway === null || criterion.pathway === pathway);

/** Every `step`-th criterion answered: met, or partly one time in six, unless none is to be. */
function record(step, partly = 6) {
  const answered = criteria.filter((_, place) => place % step === 0);
  const judgements = answered.map(({ id }, place) => [id, place % partly === partly - 1 ? "partly" : "met"]);
  return {
    format: "learner-record/1", standard: pack.standard.uid, pathway, judgements: Object.fromEntries(judgements),
  };
}

/** A thousand records that answer more or less, some of them without a fault. */
const many = Array.from({ length: 1_000 }, (_, n) => record(1 + (n % 7), n % 3 ? 6 : Infinity));
/** As many as somebody keeps the decisions of. */
const fifty = many.slice(0, 50);
const texts = fifty.map((one) => JSON.stringify(one));

const byLogic = boundsBy(pack, pathway);
assert.deepEqual(module.boundsMany(many).map(({ bounds }) => bounds), many.map(byLogic));

const half = record(2);
const halfText = JSON.stringify(half);
const all = record(1);
const [decideMany, decideTexts, boundsMany, logic] = medians(
  () => module.decideMany(fifty),
  () => module.decideMany(texts),
  () => module.boundsMany(many),
  () => many.map(byLogic),
);
const eachSecond = (records, nanoseconds) => Math.round((records.length * 1e9) / nanoseconds);
console.log(JSON.stringify({
  "wasm-decide-text": median(() => module.decide(halfText)),
  "wasm-decide-object": median(() => module.decide(half)),
  "wasm-decide-all": median(() => module.decide(all)),
  "wasm-decide-many": eachSecond(fifty, decideMany),
  "wasm-decide-many-texts": eachSecond(texts, decideTexts),
  "wasm-bounds-many": eachSecond(many, boundsMany),
  "json-logic-many": eachSecond(many, logic),
  "wasm-bounds-times": Math.round((10 * logic) / boundsMany),
  "wasm-standard": median(() => module.standard(pack.standard.uid)),
}));
