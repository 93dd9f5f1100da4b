// The interface: plain objects in and out, and errors that a program can tell apart.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";

import { load, refused, thrown } from "./support.js";

const module = await load();
const { uid, options } = module.standards()[0];
const record = { format: "learner-record/1", standard: uid, pathway: options[0].id, judgements: {} };

/** Nothing that JSON would not give back as it is. */
function assertPlain(value) {
  assert.deepEqual(value, JSON.parse(JSON.stringify(value)));
  if (value === null || typeof value !== "object") return;
  assert.ok([Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value)));
  Object.values(value).forEach(assertPlain);
}

test("the version of the interface is 1", () => {
  const version = module.version();
  assert.equal(version.api, 1);
  assert.match(version.crate, /^\d+\.\d+\.\d+$/);
  assertPlain(version);
});

test("every listed standard can be had whole, and says the same of itself", () => {
  const standards = module.standards();
  assertPlain(standards);
  for (const listed of standards) {
    const keys = ["uid", "reference", "version", "title", "level", "status", "earliest", "latest", "options"];
    assert.deepEqual(Object.keys(listed), keys);
    const pack = module.standard(listed.uid);
    assertPlain(pack);
    for (const key of ["uid", "reference", "version", "title", "level", "status"]) {
      assert.equal(pack.standard[key], listed[key]);
    }
    assert.deepEqual(pack.pathways.map(({ id, title }) => ({ id, title })), listed.options);
  }
});

test("a decision is plain objects, and the same from an object and from its text", () => {
  const decision = module.decide(record);
  assertPlain(decision);
  assert.equal(decision.standard, uid);
  assert.deepEqual(module.decide(JSON.stringify(record)), decision);
});

test("an object without prototype, and one whose fields are undefined, are as good", () => {
  const bare = Object.assign(Object.create(null), record);
  assert.deepEqual(module.decide(bare), module.decide(record));
  assert.deepEqual(module.decide({ ...record, notes: undefined }), module.decide(record));
});

/** What is refused, with the code and the place of the first problem. */
const REFUSED = {
  "nothing at all": [undefined, "wrong-type", ""],
  "a number": [7, "wrong-type", ""],
  "a list": [[record], "wrong-type", ""],
  "a function": [() => record, "not-plain", ""],
  "a symbol": [Symbol("record"), "not-plain", ""],
  "a large whole number": [{ ...record, waived: 10n }, "not-plain", "/waived"],
  "a Map": [new Map(Object.entries(record)), "not-plain", ""],
  "a Map inside": [{ ...record, judgements: new Map() }, "not-plain", "/judgements"],
  "a text that is not JSON": ["{", "not-json", ""],
  "a text nested without end": ["[".repeat(900_000), "too-deep", ""],
  "a text that is too long": [" ".repeat(1_000_001), "too-large", ""],
  "an object with a text that is too long": [{ ...record, notes: { a: "x".repeat(1_000_001) } }, "too-large", ""],
  "no format": [{ standard: uid }, "missing-field", ""],
  "another format": [{ ...record, format: "learner-record/9" }, "unknown-format", "/format"],
  "a standard that there is not": [{ ...record, standard: "ST0000_1.0" }, "unknown-standard", "/standard"],
  "an option that there is not": [{ ...record, pathway: "nowhere" }, "unknown-pathway", "/pathway"],
  "no option": [{ ...record, pathway: null }, "no-option", "/pathway"],
  "a criterion that there is not": [{ ...record, judgements: { a: "met" } }, "unknown-criterion", "/judgements/a"],
  "a number for a text": [{ ...record, pathway: 1.5 }, "wrong-type", "/pathway"],
  "a field that is not known": [{ ...record, "a/b~c": 1 }, "unknown-field", "/a~1b~0c"],
};

for (const [what, [given, code, at]] of Object.entries(REFUSED)) {
  test(`${what} is refused as ${code}`, () => {
    const error = thrown(() => module.decide(given));
    assert.ok(error instanceof Error);
    assert.equal(error.code, code, error.message);
    assertPlain(error.problems);
    assert.deepEqual(Object.keys(error.problems[0]), ["at", "code", "says", "remedy"]);
    assert.equal(error.problems[0].at, at);
    assert.ok(error.message.includes(error.problems[0].says), error.message);
    assert.ok(error.message.includes(error.problems[0].remedy), error.message);
  });
}

test("every problem is told, not the first alone", () => {
  // What names refer to is looked at once the structure is right.
  for (const [given, codes] of [
    [{ waived: "yes", more: 1 }, ["wrong-type", "unknown-field"]],
    [{ pathway: "nowhere", results: { AM1: "gold" } }, ["unknown-pathway", "unknown-grade"]],
  ]) {
    const error = thrown(() => module.decide({ ...record, ...given }));
    assert.deepEqual(error.problems.map(({ code }) => code), codes);
    assert.match(error.message, /2 problems in all/);
  }
});

test("whole numbers are whole, and others are not", () => {
  const says = (waived) => thrown(() => module.decide({ ...record, waived })).problems[0].says;
  for (const number of [0, -0, 7, -7, 2 ** 53 - 1]) assert.match(says(number), /found a whole number/);
  for (const number of [0.5, NaN, Infinity, 1e300]) assert.match(says(number), /found a number that is not whole/);
});

test("hostile objects are refused, and the next call works", () => {
  const loop = { ...record };
  loop.judgements = loop;
  let deep = {};
  for (let n = 0; n < 100_000; n += 1) deep = { deep };
  let wide = {};
  for (let n = 0; n < 14; n += 1) wide = { a: wide, b: wide, c: wide };
  const endless = () => new Proxy({}, {
    ownKeys: () => ["a", "b"],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    get: endless,
  });
  const revoked = Proxy.revocable({}, {});
  revoked.revoke();
  const throws = () => {
    throw new Error("no");
  };
  const hostile = [
    ["too-deep", loop],
    ["too-deep", deep],
    ["too-large", wide],
    ["too-deep", endless()],
    ["unreadable", revoked.proxy],
    ["unreadable", { ...record, notes: { get a() { return throws(); } } }],
    ["unreadable", new Proxy(record, { ownKeys: throws })],
    ["unreadable", new Proxy(record, { get: throws })],
    ["too-large", Object.fromEntries(Array.from({ length: 30_000 }, (_, n) => [`k${n}`, n]))],
  ];
  for (let round = 0; round < 50; round += 1) {
    for (const [code, object] of hostile) assert.equal(thrown(() => module.decide(object)).code, code);
  }
  assert.equal(thrown(() => module.decide(hostile[5][1])).problems[0].at, "/notes");
  assert.ok(module.decide(record).overall);
});

test("a proxy that behaves is as good as its object", () => {
  assert.deepEqual(module.decide(new Proxy(record, {})), module.decide(record));
});

test("a standard that there is not is named with those that there are", () => {
  const error = thrown(() => module.standard(`${uid}x`));
  assert.equal(error.code, "unknown-standard");
  assert.ok(error.message.includes(`Did you mean “${uid}”?`), error.message);
  for (const odd of [undefined, null, 7, {}, Symbol("a"), "x".repeat(1e6)]) {
    assert.equal(thrown(() => module.standard(odd)).code, "unknown-standard");
  }
});

test("many are decided each for itself", () => {
  const outcomes = module.decideMany([record, { ...record, pathway: "nowhere" }, JSON.stringify(record)]);
  assert.deepEqual(outcomes.map(({ error }) => error?.code), [undefined, "unknown-pathway", undefined]);
  assert.deepEqual(outcomes[0].decision, module.decide(record));
  assert.deepEqual(module.decideMany(new Set([record])), [{ decision: module.decide(record) }]);
});

test("bounds are those of the decision, for one and for many", () => {
  const ends = ({ today, possible }) => ({ today, possible });
  const answers = standardIds();
  const given = [
    record,
    { ...record, judgements: { [answers[0]]: "met", [answers[1]]: "partly", [answers[2]]: "not-met" } },
    { ...record, judgements: Object.fromEntries(answers.map((id) => [id, "met"])) },
    { ...record, judgements: { [answers[0]]: "met" }, waived: true },
    JSON.stringify(record),
  ];
  const bounds = given.map((one) => {
    const { standard, pathway, methods, overall } = module.decide(one);
    return { standard, pathway, methods: methods.map((method) => ({ id: method.id, ...ends(method) })), overall: ends(overall) };
  });
  assert.deepEqual(given.map(module.bounds), bounds);
  assert.deepEqual(module.boundsMany(given), bounds.map((bounds) => ({ bounds })));
  // More of them than are handed over at once, and in another order.
  const long = Array.from({ length: 2_500 }, (_, place) => given[(place * 7) % given.length]);
  assert.deepEqual(module.boundsMany(new Set(given)), bounds.map((bounds) => ({ bounds })));
  assert.deepEqual(module.boundsMany(long), long.map((one) => ({ bounds: bounds[given.indexOf(one)] })));
  assertPlain(module.boundsMany(given));
  assertPlain(module.bounds(record));
});

/** The ids of the criteria that the option of `record` has. */
function standardIds() {
  const criteria = module.standard(uid).methods.flatMap((method) => method.criteria);
  return criteria.filter(({ pathway }) => pathway === null || pathway === record.pathway).map(({ id }) => id);
}

test("of many, what is odd is refused as it is alone, after any number that are in order", () => {
  const [id] = standardIds();
  const first = { ...record, judgements: { [id]: "met" } };
  let calls = 0;
  const changing = { ...record, get judgements() { return (calls += 1) % 2 ? {} : new Proxy({}, { ownKeys() { throw new Error("no"); } }); } };
  const own = (key) => JSON.parse(`{${JSON.stringify(key)}: "met"}`);
  const odd = [
    undefined, 7, "{", [record], new Map(), () => record,
    { ...record, judgements: own("__proto__") }, { ...record, judgements: own("constructor") },
    { ...record, judgements: { [id]: "yes" } }, { ...record, judgements: { [id]: 1 } }, { ...record, judgements: [id] },
    { ...record, judgements: null }, { ...record, pathway: "nowhere" }, { ...record, format: "learner-record/9" },
    { ...record, judgements: { get [id]() { throw new Error("no"); } } },
  ];
  const alone = odd.map((one) => {
    try {
      return module.bounds(one);
    } catch ({ code, place }) {
      return { code, place };
    }
  });
  const outcomes = module.boundsMany([first, first, ...odd, first, changing, first]);
  assert.deepEqual(
    outcomes.slice(2, -3).map(({ bounds, error }) => bounds ?? { code: error.code, place: error.place }), alone,
  );
  const { bounds } = outcomes[0];
  for (const place of [1, -3, -1]) assert.deepEqual(outcomes.at(place), { bounds });
  assert.ok(outcomes.at(-2).bounds || outcomes.at(-2).error.code === "unreadable");
  assert.equal(Object.prototype.met, undefined);
});

test("an id may be called as a field of every object is", async () => {
  const pack = JSON.parse(await readFile(new URL("../packs/example-outcomes.json", import.meta.url), "utf8"));
  pack.outcomes[0].id = "__proto__";
  assert.equal(await module.addPack(pack), pack.standard.uid);
  const given = { format: "learner-record/2", standard: pack.standard.uid, pathway: pack.pathways[0].id, judgements: JSON.parse('{"__proto__": "met"}') };
  const decision = module.decide(given);
  assert.deepEqual(Object.entries(decision.profile.outcomes)[0], ["__proto__", "met"]);
  assert.equal(Object.getPrototypeOf(decision.profile.outcomes), Object.prototype);
  assert.deepEqual(JSON.parse(JSON.stringify(decision)), decision);
  const { methods, overall } = module.bounds(given);
  assert.deepEqual(module.boundsMany([given, given]), Array(2).fill({ bounds: { standard: pack.standard.uid, pathway: given.pathway, methods, overall } }));
});

test("an error says of what it is, where, what, and what an object threw", () => {
  const thrownInside = new Error("no");
  const error = thrown(() => module.decide({ ...record, notes: { get a() { throw thrownInside; } } }));
  assert.deepEqual([error.kind, error.code, error.place, error.cause], ["record", "unreadable", "/notes", thrownInside]);
  assert.equal(error.detail, error.problems[0].says);
  const kinds = [
    ["standard", () => module.standard("x")],
    ["decision", () => module.explain(structuredClone(module.decide(record)))],
    ["record", () => module.decide("{")],
  ];
  for (const [kind, call] of kinds) {
    const { kind: told, code, detail, place, problems, cause } = thrown(call);
    assert.deepEqual([told, code, detail, place, cause], [kind, problems[0].code, problems[0].says, problems[0].at, undefined]);
  }
});

test("a decision is told in the words of the page", () => {
  const words = module.explain(module.decide(record));
  assertPlain(words);
  assert.deepEqual(words, module.explain(record));
  assert.match(words.summary, /^Overall: not decided yet\. \d+ pass prompts to answer\./);
  assert.equal(words.overall.grade, "not decided yet");
  assert.match(words.overall.changes[0], /^To reach pass: /);
  assert.match(words.caveat, /^This is a prediction/);
  for (const { steps } of words.methods) {
    assert.ok(steps.length > 0);
    for (const { says, standing } of steps) assert.ok(says && standing === "open", says);
  }
  assert.equal(thrown(() => module.explain(structuredClone(module.decide(record)))).code, "unknown-decision");
  assert.equal(thrown(() => module.explain({ ...record, pathway: "nowhere" })).code, "unknown-pathway");
});

test("a pack is checked, and used beside those that ship", async () => {
  const pack = module.standard(uid);
  assert.deepEqual(await module.checkPack(pack), []);
  assert.deepEqual(await module.checkPack(JSON.stringify(pack)), []);
  Object.assign(pack.standard, { uid: "ST9999_1.0", reference: "ST9999", version: "1.0" });
  assert.equal(thrown(() => module.decide({ ...record, standard: "ST9999_1.0" })).code, "unknown-standard");
  assert.equal(await module.addPack(pack), "ST9999_1.0");
  assert.ok(module.standards().some((listed) => listed.uid === "ST9999_1.0"));
  assert.equal(module.decide({ ...record, standard: "ST9999_1.0" }).standard, "ST9999_1.0");
  assert.deepEqual(module.standard("ST9999_1.0"), pack);
});

test("a pack takes the place of one of the same uid, in decisions and in words", async () => {
  const pack = module.standard(uid);
  const given = { ...record, standard: "ST9998_1.0" };
  for (const title of ["The first method", "The first method, mended"]) {
    Object.assign(pack.standard, { uid: "ST9998_1.0", reference: "ST9998", version: "1.0" });
    pack.methods[0].title = title;
    assert.equal(await module.addPack(pack), "ST9998_1.0");
    assert.equal(module.explain(given).methods[0].title, title);
    assert.equal(module.standard("ST9998_1.0").methods[0].title, title);
  }
  assert.equal(module.standards().filter((listed) => listed.uid === "ST9998_1.0").length, 1);
  assert.equal(await module.addPack(module.standard(uid)), uid);
  assert.deepEqual(module.decide(record).standard, uid);
});

test("a pack that is not in order is refused with everything that is wrong", async () => {
  const loop = {};
  loop.loop = loop;
  const bad = { "nothing": undefined, "a text": "{", "an empty object": {}, "a circle": loop, "a function": () => 0, "too much": " ".repeat(1_000_001) };
  for (const [what, given] of Object.entries(bad)) {
    const problems = await module.checkPack(given);
    assert.ok(problems.length > 0, what);
    assertPlain(problems);
    // What was read has lines; what no pack can be made of has none.
    const [{ at, line, ...rest }] = problems;
    assert.deepEqual([at, Object.keys(rest)], ["", ["code", "says", "remedy"]], what);
    assert.equal(line, ["a text", "an empty object"].includes(what) ? 1 : undefined, what);
    const error = await refused(module.addPack(given));
    assert.deepEqual([error.code, error.problems], [problems[0].code, problems], what);
  }
});

test("the lists of a record are read too", () => {
  const evidence = [{ id: "E1", title: "Call sheets", criteria: [] }];
  assert.deepEqual(module.decide({ ...record, format: "learner-record/2", evidence }), module.decide(record));
  const twice = [...evidence, ...evidence];
  const refused = thrown(() => module.decide({ ...record, format: "learner-record/2", evidence: twice }));
  assert.match(refused.problems[0].at, /^\/evidence/);
});
