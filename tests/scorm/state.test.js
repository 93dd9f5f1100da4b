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
      assert.deepEqual(plain(Object.fromEntries(it.read(text, of).records)), { STX_1: record(of) });
    });
  }

  test("notes that do not fit are named, and nothing is cut", () => {
    const of = standards(200);
    const whole = record(of, { notes: 10, length: 100 });
    const { text, left } = it.write([["STX_1", whole]], of, 4096);
    assert.ok(text.length <= 4096 && /^[ -~]*$/.test(text));
    const back = it.read(text, of).records.get("STX_1");
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
    assert.deepEqual(plain(it.read(text, of).records.get("STX_1")), plain(whole));
  });

  test("any number of notes of any length stays within the room, and answers stay whole", () => {
    const of = standards(200);
    for (let notes = 0; notes < 60; notes += 7) {
      for (let length = 1; length < 2000; length = length * 3 + 1) {
        const { text } = it.write([["STX_1", record(of, { notes, length })]], of, 4096);
        assert.ok(text.length <= 4096, `${notes} notes of ${length}: ${text.length}`);
        assert.deepEqual(plain(it.read(text, of).records.get("STX_1").judgements), record(of).judgements);
      }
    }
  });

  test("records beyond the room are named; the first one matters most", () => {
    const of = standards(200);
    const all = Array.from({ length: 40 }, (_, at) => [at ? `STX_1~${at + 1}` : "STX_1", { ...record(of), name: `n${at}` }]);
    const { text, left } = it.write(all, of, 4096);
    assert.ok(text.length <= 4096);
    assert.ok(it.read(text, of).records.has("STX_1") && left.includes("the record n39"));
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

// The catalogue that the literal texts below were written for.
const CATALOGUE = {
  STX_1: {
    title: "X",
    options: [["first", "First"], ["second", "Second"]],
    methods: [
      { id: "AM1", items: [["AM1-a-p1", -1], ["AM1-b-p1", -1], ["AM1-c-d1", 0]] },
      { id: "AM2", items: [["AM2-a-p1", 1], ["AM2-b-p1", -1]] },
    ],
  },
};
const GIVEN = [
  ["STX_1", {
    format: "learner-record/2", standard: "STX_1", pathway: "second", results: { AM2: "pass" },
    name: "Mock “1”", notes: { "AM1-a-p1": `Müller said "yes" & <left>, it's 100%` },
    judgements: { "AM1-a-p1": "met", "AM1-b-p1": "partly", "AM2-a-p1": "not-met", "AM2-b-p1": "met" },
  }],
  ["STX_1~2", { format: "learner-record/2", standard: "STX_1", pathway: null, judgements: { "AM1-c-d1": "met", "gone-p1": "met" } }],
];
// Never changed: these stand on platforms. A new packing adds one.
const KEPT = {
  gc1: String.raw`gc1[["STX_1","learner-record/2","5m6ga","JH",{"pathway":"second","results":{"AM2":"pass"},"name":"Mock \u201c1\u201d","notes":{"AM1-a-p1":"M\u00fcller said \"yes\" & <left>, it's 100%"}}],["STX_1~2","learner-record/2","5m6ga","Q",{"pathway":null,"judgements":{"gone-p1":"met"}}]]`,
  gc2: String.raw`gc2gponew[["STX_1","learner-record/2","1yhuts5","JH",{"pathway":"second","results":{"AM2":"pass"},"name":"Mock \u201c1\u201d","notes":{"AM1-a-p1":"M\u00fcller said \"yes\" & <left>, it's 100%"}}],["STX_1~2","learner-record/2","8bgolm","Q",{"pathway":null,"judgements":{"gone-p1":"met"}}]]`,
};
const read = (text) => plain((({ records, ...rest }) => ({ records: [...records], ...rest }))(it.read(text, CATALOGUE)));
const WHOLE = { old: [], done: false, lost: false };

describe("what earlier and present packages kept", () => {
  for (const [version, text] of Object.entries(KEPT)) {
    test(`${version} is read for ever, before and after everything was answered`, () => {
      const { records, ...rest } = read(text);
      assert.deepEqual(Object.fromEntries(records), plain(Object.fromEntries(GIVEN)));
      assert.deepEqual(rest, WHOLE);
      assert.deepEqual(read("+" + text), { records, ...WHOLE, done: true });
    });

    const CHANGES = {
      "with entities": (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll("'", "&#39;"),
      "with entities twice": (text) => CHANGES["with entities"](CHANGES["with entities"](text)),
      "with backslashes": (text) => text.replace(/["'\\]/g, "\\$&"),
      "with backslashes at quotes only": (text) => text.replaceAll('"', '\\"'),
      "with doubled quotes": (text) => text.replaceAll('"', '""'),
      "percent-encoded": (text) => encodeURIComponent(text),
      "as text within quotes": (text) => JSON.stringify(text),
      "with space around it": (text) => ` ${text}\n`,
    };
    for (const [how, change] of Object.entries(CHANGES)) {
      test(`${version} ${how} is read as it was`, () => {
        assert.notEqual(change(text), text);
        assert.deepEqual(read(change(text)), read(text));
      });
    }

    test(`${version} that is cut gives the answers it still has, and is kept`, () => {
      for (let at = 0; at < text.length; at += 1) {
        const cut = text.slice(0, at);
        const { records, old, lost } = read(cut);
        assert.deepEqual(old, at ? [cut] : []);
        assert.equal(lost, at > 0);
        const answers = text.indexOf('"JH"') + 4;
        assert.equal(records.length >= 1, at >= answers, cut);
        for (const [id, one] of records) {
          const given = new Map(GIVEN).get(id);
          for (const [of, word] of Object.entries(one.judgements)) assert.equal(word, given.judgements[of], cut);
        }
      }
    });

    test(`${version}: letters outside the alphabet, and answers too many, are refused`, () => {
      for (const answers of ["J.", "J!", "Jé", "J ", "JHA", "JHJ", "JHAAJ", "J_"]) {
        const { records, old, lost } = read(text.replace('"JH"', `"${answers}"`));
        assert.ok(!records.some(([id]) => id === "STX_1"), answers);
        assert.ok(lost && old.length === 1, answers);
      }
    });
  }

  test("what is written today is the newest of them", () => {
    assert.equal(it.write(GIVEN, CATALOGUE, 4096).text, KEPT.gc2);
    assert.equal(it.write(GIVEN, CATALOGUE, 4096, { done: true }).text, "+" + KEPT.gc2);
  });

  test("no other answers are read: any letter of them changed, the checksum says so", () => {
    for (const answers of ["HJ", "JG", "IH", "J", "H", ""]) {
      const { records, lost } = read(KEPT.gc2.replace('"JH"', `"${answers}"`));
      assert.ok(!records.some(([id]) => id === "STX_1"), answers);
      assert.ok(lost, answers);
    }
  });

  test("a changed note is told, and the answers are there", () => {
    const { records, old, lost } = read(KEPT.gc2.replace("said", "says"));
    assert.deepEqual(records[0][1].judgements, plain(GIVEN[0][1].judgements));
    assert.ok(lost && old[0].includes("says"));
  });

  test("answers are never read into the places of others, and the text stays", () => {
    const { text } = it.write([["STX_1", record(standards(40))]], standards(40), 4096);
    const other = it.read(text, standards(41));
    assert.deepEqual([other.records.size, plain(other.old), other.lost], [0, [text], true]);
    for (const strange of ["something else", "gc3[]", "gc1[[1]]", "gc1[null]", "gc1{}", "gc1[[[[[", "+", "&quot;"]) {
      assert.deepEqual(plain(it.read(strange, standards(40)).old), [strange]);
    }
    for (const nothing of ["", " ", "null", "undefined"]) assert.deepEqual(read(nothing), { records: [], ...WHOLE });
  });

  test("a record for other criteria takes nothing from those beside it", () => {
    const both = { ...CATALOGUE, STX_2: { ...CATALOGUE.STX_1, methods: [{ id: "AM1", items: [["z-p1", -1]] }] } };
    const { text } = it.write([...GIVEN, ["STX_2", { format: "learner-record/2", standard: "STX_2", pathway: null, judgements: { "z-p1": "met" } }]], both, 4096);
    const { records, old, lost } = read(text);
    assert.deepEqual(records.map(([id]) => id), ["STX_1", "STX_1~2"]);
    assert.ok(lost && old[0] === text);
  });

  test("what cannot be read is kept beside the new answers while there is room, and its loss is named", () => {
    const old = ["gc9 “strange” & ünread"];
    const { text, left } = it.write(GIVEN, CATALOGUE, 4096, { old });
    assert.match(text, /^[ -~]+$/);
    assert.deepEqual(plain(left), []);
    assert.deepEqual(read(text), { ...read(KEPT.gc2), old });
    const full = it.write(GIVEN, CATALOGUE, 4096, { old: ["x".repeat(4000)] });
    assert.deepEqual(plain(full.left), ["the earlier text that cannot be read here"]);
    assert.deepEqual(read(full.text), read(KEPT.gc2));
  });
});
