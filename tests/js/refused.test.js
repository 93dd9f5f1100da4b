// Every record and pack that is kept as a file to be refused: the module refuses it, from its text and from its object, for
// what is written beside it, and the native program tells the same.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import test from "node:test";

import { load, thrown, refused, tools } from "./support.js";

const module = await load();

/** Each refused file of a kind: its name, its text, and the problems beside it. */
async function files(kind) {
  const folder = new URL(`../${kind}/refused/`, import.meta.url);
  const names = (await readdir(folder)).flatMap((name) => /^(.*)(?<!\.problems)\.json$/.exec(name)?.[1] ?? []);
  const read = (name) => readFile(new URL(name, folder), "utf8");
  return Promise.all(
    names.sort().map(async (name) => ({
      name, text: await read(`${name}.json`), expected: JSON.parse(await read(`${name}.problems.json`)),
    })),
  );
}

const short = (problems) => problems.map(({ at, code }) => ({ at, code }));
const sorted = (problems) => short(problems).sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const recordFiles = await files("records");
const packFiles = await files("packs");

test("there are files of each kind", () => {
  assert.ok(recordFiles.length >= 20, `${recordFiles.length} records`);
  assert.ok(packFiles.length >= 80, `${packFiles.length} packs`);
});

for (const { name, text, expected } of recordFiles) {
  test(`the record ${name} is refused for what is written beside it`, () => {
    for (const call of [module.decide, module.bounds, module.explain]) {
      const error = thrown(() => call(text));
      assert.deepEqual(sorted(error.problems), sorted(expected));
      assert.deepEqual([error.kind, error.code, error.place], ["record", error.problems[0].code, error.problems[0].at]);
      assert.ok(error.message.includes(error.detail) && error.message.includes(error.problems[0].remedy), error.message);
    }
    const [{ error }] = module.boundsMany([text]);
    assert.deepEqual(sorted(error.problems), sorted(expected));
    // A key that stands twice is gone when the text is parsed.
    const object = parsed(text);
    if (object !== undefined && name !== "same-key-twice") {
      assert.deepEqual(sorted(thrown(() => module.decide(object)).problems), sorted(expected));
      assert.deepEqual(sorted(module.boundsMany([object])[0].error.problems), sorted(expected));
    }
    const line = text.replaceAll("\n", " ").trim();
    if (line !== "") {
      const { stdout } = spawnSync(tools, ["decide"], { input: line, encoding: "utf8" });
      assert.deepEqual(sorted(JSON.parse(stdout).problems), sorted(expected));
    }
  });
}

test("every refused pack is refused for what is written beside it, from its text and from its object", async () => {
  for (const { name, text, expected } of packFiles) {
    const problems = await module.checkPack(text);
    assert.deepEqual(sorted(problems), sorted(expected), name);
    const error = await refused(module.addPack(text));
    assert.deepEqual([error.kind, error.code, error.problems], ["pack", problems[0].code, problems], name);
    const object = parsed(text);
    // What only a text can have is gone from an object: keys that stand twice.
    if (object === undefined || problems.some(({ code }) => code === "duplicate-key")) continue;
    assert.deepEqual(sorted(await module.checkPack(object)), sorted(expected), name);
  }
});
