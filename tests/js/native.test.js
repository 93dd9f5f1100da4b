// The module and the native program give the same decision, byte for byte.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test from "node:test";

import { cases, load, recordOf, shapes, tools } from "./support.js";

const module = await load();

test("a decision of the module is the line that `decide` writes", async () => {
  const packs = Object.fromEntries(module.standards().map(({ uid }) => [uid, module.standard(uid)]));
  const records = (await cases()).map((one) => recordOf(one, packs[one.uid]));
  for (const { uid, options } of module.standards()) {
    for (const { id } of options) records.push({ format: "learner-record/1", standard: uid, pathway: id });
  }
  const input = records.map((record) => `${JSON.stringify(record)}\n`).join("");
  const lines = decided(input);
  assert.ok(records.length > 400);
  assert.equal(lines.length, records.length);
  records.forEach((record, place) => assert.equal(JSON.stringify(module.decide(record)), lines[place]));
  const brief = decided(input, "--brief");
  module.boundsMany(records).forEach(({ bounds }, place) => assert.equal(JSON.stringify(bounds), brief[place]));
  records.forEach((record, place) => assert.equal(JSON.stringify(module.bounds(record)), brief[place]));
});

test("so it is for every case of every shape that rules can have, with packs that are passed in", async () => {
  const all = await shapes();
  assert.ok(all.length > 40);
  let count = 0;
  for (const { file, pack, cases } of all) {
    assert.deepEqual(await module.checkPack(pack), [], file);
    assert.equal(await module.addPack(pack), pack.standard.uid);
    const records = cases.filter((one) => !one.refused).map((one) => recordOf(one, pack));
    const lines = decided(records.map((record) => `${JSON.stringify(record)}\n`).join(""), "--pack", file);
    assert.equal(lines.length, records.length, file);
    records.forEach((record, place) => assert.equal(JSON.stringify(module.decide(record)), lines[place], file));
    const bounds = module.boundsMany(records);
    const brief = decided(records.map((record) => `${JSON.stringify(record)}\n`).join(""), "--brief", "--pack", file);
    bounds.forEach(({ bounds }, place) => assert.equal(JSON.stringify(bounds), brief[place], file));
    count += records.length;
  }
  assert.ok(count > 500, `${count} cases`);
});

/** The lines that the native program answers. */
function decided(input, ...words) {
  const { status, stdout, stderr } = spawnSync(tools, ["decide", ...words], { input, encoding: "utf8", maxBuffer: 1e8 });
  assert.equal(status, 0, stderr + stdout.slice(0, 500));
  return stdout.trimEnd().split("\n");
}

test("the problems of a record are the same", () => {
  const record = { format: "learner-record/1", standard: "ST0000_1.0" };
  const { stdout } = spawnSync(tools, ["decide"], { input: JSON.stringify(record), encoding: "utf8" });
  const [{ at, code, says }] = JSON.parse(stdout).problems;
  assert.throws(() => module.decide(record), (error) => {
    const [problem] = error.problems;
    assert.deepEqual([problem.at, problem.code, problem.says], [at, code, says]);
    return true;
  });
});
