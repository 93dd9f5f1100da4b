// Packs and records against the published schemas, with the validator that many editors use.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import Ajv2020 from "ajv/dist/2020.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

// Faults of structure: what a schema can see. The others are about what a name refers to, what a rule comes to, what a
// text says, or about two values together; `cargo tools check` finds all of them.
const STRUCTURAL = new Set([
  "bad-id", "bad-scale", "empty-rule", "empty-text", "missing-citation", "missing-field", "no-bounds",
  "no-descriptors", "no-readings", "one-kind", "out-of-bounds", "two-amounts", "two-anchors", "unknown-field",
  "unknown-format", "unknown-word", "wrong-type",
]);

// Faults that a schema sees in some packs and not in others: a day that is no day of the calendar looks like one.
const SOMETIMES = new Set(["bad-date"]);

const json = (...path) => JSON.parse(readFileSync(join(root, ...path), "utf8"));

function files(...folder) {
  const names = readdirSync(join(root, ...folder)).filter((name) => name.endsWith(".json"));
  return names.sort().map((name) => [name, join(...folder, name)]);
}

function validator(name) {
  // Strict: an unknown keyword or a pattern that means nothing is an error. A null beside a type is meant, and forms
  // name fields that are described one level higher.
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, strictTypes: false, allErrors: true });
  const validate = ajv.compile(json("static/schema", name));
  return (value) => (validate(value) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`));
}

const faultsOfPack = validator("pack.schema.json");
const faultsOfRecord = validator("record.schema.json");

const packs = [
  ...files("standards"), ...files("tests/packs"), ...files("tests/packs/shapes"),
  ...files("tests/packs/warned").filter(([name]) => !name.endsWith(".warnings.json")),
];

test("every pack that ships or is tried in the tests is valid", () => {
  assert.ok(packs.length > 6);
  for (const [name, path] of packs) {
    assert.deepEqual(faultsOfPack(json(path)), [], name);
  }
});

test("every record of the tests and of the cases is valid", () => {
  let count = 0;
  for (const [name, path] of files("tests/records")) {
    assert.deepEqual(faultsOfRecord(json(path)), [], name);
    count += 1;
  }
  for (const uid of readdirSync(join(root, "tests/cases"))) {
    for (const [name, path] of files("tests/cases", uid)) {
      for (const stated of json(path).cases) {
        assert.deepEqual(faultsOfRecord(record(uid, stated)), [], `${name}: ${stated.title}`);
        count += 1;
      }
    }
  }
  assert.ok(count > 2_000, `only ${count} records`);
});

// A case's own answers as a record; what it says of every criterion at once is left out.
function record(uid, stated) {
  const judgements = Object.entries(stated.judgements ?? {}).filter(([, word]) => word !== null);
  const kept = Object.entries(stated).filter(([key]) => ["sittings", "waived", "assumedCap", "results", "marks", "points"].includes(key));
  return {
    format: "learner-record/1", standard: uid, pathway: stated.pathway ?? null,
    judgements: Object.fromEntries(judgements), ...Object.fromEntries(kept),
  };
}

test("packs whose fault is one of structure are invalid, and the others are not", () => {
  const all = files("tests/packs/refused").filter(([name]) => !name.endsWith(".problems.json"));
  let structural = 0;
  for (const [name, path] of all) {
    const codes = json(path.replace(/\.json$/, ".problems.json")).map((problem) => problem.code);
    let pack;
    try {
      pack = json(path);
    } catch {
      assert.deepEqual(codes, ["not-json"], name);
      continue;
    }
    const faults = faultsOfPack(pack);
    if (codes.some((code) => STRUCTURAL.has(code))) {
      assert.notDeepEqual(faults, [], `${name} is valid`);
      structural += 1;
    } else if (!codes.some((code) => SOMETIMES.has(code))) {
      assert.deepEqual(faults, [], name);
    }
  }
  assert.ok(structural > 25, `only ${structural}`);
});

test("records whose fault is one of structure are invalid, and the others are not", () => {
  for (const { says, record, problems } of json("tests/refused-records.json")) {
    const codes = problems.map((problem) => problem.code);
    const faults = faultsOfRecord(record);
    if (codes.some((code) => STRUCTURAL.has(code))) {
      assert.notDeepEqual(faults, [], `${says}: valid`);
    } else if (!codes.some((code) => SOMETIMES.has(code))) {
      assert.deepEqual(faults, [], says);
    }
  }
});

test("every field of every object says what it is", () => {
  for (const name of ["pack.schema.json", "record.schema.json", "decision.schema.json"]) {
    const schema = json("static/schema", name);
    for (const [kind, of] of [["the top", schema], ...Object.entries(schema.$defs)]) {
      assert.ok(of.description?.length > 3, `${name}: ${kind}`);
      // What is one of several kinds has no fields of its own.
      for (const [field, value] of Object.entries(of.properties ?? {})) {
        assert.ok(value.description?.length > 3, `${name}: ${kind}.${field}`);
      }
    }
  }
});
