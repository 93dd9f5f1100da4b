// The module and the native program give the same decision, byte for byte.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";

import { bulk, cases, load, recordOf } from "./support.js";

const module = await load();

test("a decision of the module is the line that `decide` writes", async () => {
  const packs = Object.fromEntries(module.standards().map(({ uid }) => [uid, module.standard(uid)]));
  const records = (await cases()).map((one) => recordOf(one, packs[one.uid]));
  for (const { uid, options } of module.standards()) {
    for (const { id } of options) records.push({ format: "learner-record/1", standard: uid, pathway: id });
  }
  const input = records.map((record) => `${JSON.stringify(record)}\n`).join("");
  const { status, stdout, stderr } = spawnSync(bulk(), ["decide"], { input, encoding: "utf8", maxBuffer: 1e8 });
  assert.equal(status, 0, stderr);
  const lines = stdout.trimEnd().split("\n");
  assert.ok(records.length > 400);
  assert.equal(lines.length, records.length);
  records.forEach((record, place) => assert.equal(JSON.stringify(module.decide(record)), lines[place]));
});

test("the problems of a record are the same", () => {
  const record = { format: "learner-record/1", standard: "ST0000_1.0" };
  const { stdout } = spawnSync(bulk(), ["decide"], { input: JSON.stringify(record), encoding: "utf8" });
  const [{ at, code, says }] = JSON.parse(stdout).problems;
  assert.throws(() => module.decide(record), (error) => {
    const [problem] = error.problems;
    assert.deepEqual([problem.at, problem.code, problem.says], [at, code, says]);
    return true;
  });
});
