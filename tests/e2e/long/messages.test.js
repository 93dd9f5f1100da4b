// What a site around the page may send, a million times over: host.js in an invented window. Nothing is thrown, nothing
// but errors is said to a stranger's nonsense, and what is held stays whole.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { describe } from "node:test";
import { createContext, Script } from "node:vm";

const TIMES = 1_000_000;
const ORIGIN = "https://learning.example";
const script = new Script(readFileSync(new URL("../../../src/runtime/host.js", import.meta.url), "utf8"));

/** host.js in a window whose parent is the site that is trusted; `said` is what it told the parent. */
function framed() {
  const it = { said: [] };
  const parent = { postMessage: (message, to) => it.said.push([message, to]) };
  const document = { body: { getBoundingClientRect: () => ({ height: 100 }) }, documentElement: { setAttribute: () => {} }, referrer: "" };
  const window = {
    parent, document, TextEncoder, URL, BigInt,
    location: { search: "", ancestorOrigins: [ORIGIN] },
    self: { origin: "https://calculator.example" },
    setTimeout: (work, wait) => (wait ? undefined : work()),
    ResizeObserver: class { observe() {} },
    addEventListener: (name, listener) => name === "message" && (it.hear = listener),
  };
  window.window = window;
  script.runInContext(createContext(window));
  it.host = window.gcHost;
  it.parent = parent;
  return it;
}

let state = 20261125;
const roll = (sides) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % sides;
const oneOf = (list) => list[roll(list.length)];

const loop = {};
loop.self = loop;
const thrower = new Proxy({}, { get: () => { throw new Error("got"); }, ownKeys: () => { throw new Error("listed"); } });
const RECORD = { format: "learner-record/2", standard: "ST0792_1.2", judgements: { "AM1-role-p1": "met" } };

/** A value of any kind, now and then one that answers badly. */
function value(depth = 0) {
  switch (roll(depth > 3 ? 9 : 12)) {
    case 0: return undefined;
    case 1: return null;
    case 2: return roll(2 ** 31) - 2 ** 30;
    case 3: return oneOf([Number.NaN, Infinity, -0, 1e308]);
    case 4: return oneOf(["", "load", "__proto__", "../x", "\u202e\u0000", "ST0792_1.2", "x".repeat(roll(400))]);
    case 5: return oneOf([loop, thrower, 1n, Symbol("x"), () => 1, new Date(Number.NaN)]);
    case 6: return roll(2) === 1;
    case 7: return RECORD;
    case 8: return { records: { [oneOf(["ST0792_1.2", "a b", "__proto__", "constructor", "x".repeat(101)])]: RECORD } };
    case 9: return Array.from({ length: roll(4) }, () => value(depth + 1));
    case 10: return JSON.parse(`{"__proto__":${JSON.stringify(RECORD)},"records":{"__proto__":{}}}`);
    default: return Object.fromEntries(Array.from({ length: roll(4) }, () => [oneOf(["records", "id", "type", "a", "at/x"]), value(depth + 1)]));
  }
}

function message() {
  const one = { source: "grade-calculator", v: 1, type: oneOf(["load", "export", "saved", "error"]), id: roll(5), payload: value() };
  for (let hit = roll(3); hit > 0; hit -= 1) one[oneOf(["source", "v", "type", "id", "payload", "more"])] = value();
  return oneOf([one, one, one, one, value()]);
}

describe("messages of a site that is trusted and talks nonsense", () => {
  test(`${TIMES} of them: none is thrown at, none changes what it may not`, async () => {
    const it = framed();
    const looked = it.host.look(ORIGIN, () => {});
    it.hear({ source: it.parent, origin: ORIGIN, data: { source: "grade-calculator", v: 1, type: "load", payload: { records: {} } } });
    await looked;
    it.said.length = 0;
    const counts = { silent: 0, errors: 0, exports: 0 };
    for (let time = 0; time < TIMES; time += 1) {
      it.hear({ source: it.parent, origin: ORIGIN, data: message() });
      if (it.said.length === 0) counts.silent += 1;
      for (const [{ source, v, type, payload }, to] of it.said) {
        assert.deepEqual([source, v, to], ["grade-calculator", 1, ORIGIN]);
        if (type === "error") {
          assert.match(payload.code, /^(not-understood|too-large)$/);
          counts.errors += 1;
        } else {
          assert.equal(type, "export");
          assert.ok(Object.keys(payload.records).every((id) => /^[\w.~-]{1,100}$/.test(id)));
          counts.exports += 1;
        }
      }
      it.said.length = 0;
    }
    assert.equal({}.format, undefined, "nothing reaches what all objects share");
    // It still listens.
    it.hear({ source: it.parent, origin: ORIGIN, data: { source: "grade-calculator", v: 1, type: "load", payload: { records: { a: RECORD } } } });
    it.hear({ source: it.parent, origin: ORIGIN, data: { source: "grade-calculator", v: 1, type: "export", id: 9 } });
    assert.deepEqual(JSON.parse(JSON.stringify(it.said.pop()[0].payload)), { records: { a: RECORD } });
    console.log(`${TIMES} messages | ${counts.silent} not answered | ${counts.errors} refused | ${counts.exports} exports`);
  });

  test("from anybody else not one is answered", async () => {
    const it = framed();
    it.host.look("", () => {});
    for (let time = 0; time < 10_000; time += 1) {
      it.hear({ source: oneOf([it.parent, {}]), origin: oneOf([ORIGIN, "null", ""]), data: message() });
    }
    assert.deepEqual(it.said.filter(([, to]) => to !== "*"), []);
  });
});
