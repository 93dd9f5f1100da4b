// What a platform is given to keep: answers always fit, notes as far as they do, and what does not is named.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { state } from "./support.js";

const it = state();
const WORDS = ["met", "partly", "not-met"];
const plain = (value) => JSON.parse(JSON.stringify(value));

function standards(count) {
  const items = Array.from({ length: count }, (_, at) => [`AM${at % 2}-theme${at}-p${at}`, -1]);
  const methods = [0, 1].map((no) => ({ id: `AM${no}`, items: items.filter((_, at) => at % 2 === no) }));
  return { STX_1: { title: "X", options: [], methods } };
}

function record(of, { notes = 0, length = 300 } = {}) {
  const ids = of.STX_1.methods.flatMap(({ items }) => items.map(([id]) => id));
  const judgements = Object.fromEntries(ids.map((id, at) => [id, WORDS[at % 3]]));
  const given = { format: "learner-record/2", standard: "STX_1", pathway: null, judgements };
  if (notes) given.notes = Object.fromEntries(ids.slice(0, notes).map((id) => [id, "ü".repeat(length)]));
  return given;
}

describe("what a platform keeps", () => {
  for (const [count, most] of [[40, 4096], [120, 4096], [200, 4096], [200, 64000]]) {
    test(`${count} criteria, all answered, within ${most}`, (context) => {
      const of = standards(count);
      const { text, left } = it.write([["STX_1", record(of)]], of, most);
      context.diagnostic(`${text.length} characters for ${count} criteria`);
      assert.ok(text.length <= 300, `${text.length}`);
      assert.deepEqual(plain(left), []);
      assert.deepEqual(plain(Object.fromEntries(it.read(text, of))), { STX_1: record(of) });
    });
  }

  test("notes that do not fit are named, and nothing is cut", () => {
    const of = standards(200);
    const whole = record(of, { notes: 10, length: 100 });
    const { text, left } = it.write([["STX_1", whole]], of, 4096);
    assert.ok(text.length <= 4096 && /^[ -~]*$/.test(text));
    const back = it.read(text, of).get("STX_1");
    assert.deepEqual(plain(back.judgements), whole.judgements);
    const kept = Object.entries(back.notes);
    assert.equal(kept.length + left.length, 10);
    assert.ok(kept.length >= 5 && left.length > 0);
    for (const [id, note] of kept) assert.equal(note, whole.notes[id]);
    for (const name of left) assert.match(name, /^your note on AM/);
  });

  test("2004 has room for all of them", () => {
    const of = standards(200);
    const whole = record(of, { notes: 10, length: 300 });
    const { text, left } = it.write([["STX_1", whole]], of, 64000);
    assert.deepEqual(plain(left), []);
    assert.deepEqual(plain(it.read(text, of).get("STX_1")), plain(whole));
  });

  test("any number of notes of any length stays within the room, and answers stay whole", () => {
    const of = standards(200);
    for (let notes = 0; notes < 60; notes += 7) {
      for (let length = 1; length < 2000; length = length * 3 + 1) {
        const { text } = it.write([["STX_1", record(of, { notes, length })]], of, 4096);
        assert.ok(text.length <= 4096, `${notes} notes of ${length}: ${text.length}`);
        assert.deepEqual(plain(it.read(text, of).get("STX_1").judgements), record(of).judgements);
      }
    }
  });

  test("records beyond the room are named; the first one matters most", () => {
    const of = standards(200);
    const all = Array.from({ length: 40 }, (_, at) => [at ? `STX_1~${at + 1}` : "STX_1", { ...record(of), name: `n${at}` }]);
    const { text, left } = it.write(all, of, 4096);
    assert.ok(text.length <= 4096);
    assert.ok(it.read(text, of).has("STX_1") && left.includes("the record n39"));
  });

  test("answers are never read into the places of others", () => {
    const { text } = it.write([["STX_1", record(standards(40))]], standards(40), 4096);
    assert.throws(() => it.read(text, standards(41)), /other criteria/);
    assert.throws(() => it.read("something else", standards(40)), /another version/);
    assert.equal(it.read("", standards(40)).size, 0);
  });

  test("complete is: every criterion of the option has an answer", () => {
    const items = [["a", -1], ["b", 0], ["c", 1]];
    const standard = { options: [["one", "1"], ["two", "2"]], methods: [{ id: "M", items }] };
    const at = (pathway, judgements) => it.progress({ pathway, judgements }, standard);
    assert.equal(at("one", { a: "met", b: "not-met" }).complete, true);
    assert.equal(at("two", { a: "met", b: "not-met" }).complete, false);
    assert.equal(at(null, { a: "met", b: "met", c: "met" }).complete, false);
    assert.equal(at("one", { a: "met", b: "partly" }).percent, 50);
  });
});
