// Measures the compiled module under Node and prints nanoseconds by name, as JSON. `cargo tools bench` runs it.

import { load } from "./support.js";

const module = await load();
const ROUNDS = 15;

/** The median over rounds, after a warm-up, in nanoseconds. */
function median(work) {
  const measure = (times) => {
    const start = process.hrtime.bigint();
    for (let n = 0; n < times; n += 1) work();
    return Number(process.hrtime.bigint() - start) / times;
  };
  measure(200);
  const times = Math.max(1, Math.round(40e6 / measure(200)));
  const rounds = Array.from({ length: ROUNDS }, () => measure(times)).sort((one, other) => one - other);
  return Math.round(rounds[ROUNDS >> 1]);
}

/** The standard with most criteria. */
const packs = module.standards().map(({ uid }) => module.standard(uid));
const size = (pack) => pack.methods.reduce((sum, method) => sum + method.criteria.length, 0);
const pack = packs.reduce((one, other) => (size(other) > size(one) ? other : one));
const pathway = pack.pathways[0]?.id ?? null;
const criteria = pack.methods
  .flatMap((method) => method.criteria)
  .filter((criterion) => criterion.pathway === null || criterion.pathway === pathway);

/** Every `step`-th criterion answered: met, or partly. */
function record(step) {
  const answered = criteria.filter((_, place) => place % step === 0);
  const judgements = answered.map(({ id }, place) => [id, place % 6 === 5 ? "partly" : "met"]);
  return {
    format: "learner-record/1", standard: pack.standard.uid, pathway, judgements: Object.fromEntries(judgements),
  };
}

/** Fifty records that answer more or less. */
const many = Array.from({ length: 50 }, (_, n) => JSON.stringify(record(1 + (n % 7))));

const half = record(2);
const halfText = JSON.stringify(half);
const all = record(1);
console.log(JSON.stringify({
  "wasm-decide-text": median(() => module.decide(halfText)),
  "wasm-decide-object": median(() => module.decide(half)),
  "wasm-decide-all": median(() => module.decide(all)),
  // Of one record among many.
  "wasm-many": Math.round(median(() => module.decideMany(many)) / many.length),
  "wasm-standard": median(() => module.standard(pack.standard.uid)),
}));
