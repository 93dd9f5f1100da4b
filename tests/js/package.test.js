// The package as it is handed out: its ways in and its examples.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

const folder = new URL("../../dist/npm/", import.meta.url);
const at = (name) => fileURLToPath(new URL(name, folder));

/** Runs a script inside the package, where it is found by its own name, and returns what it prints. */
function printed(script) {
  const words = ["--input-type=module", "--eval", script];
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: fileURLToPath(folder), encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout;
}

const readme = await readFile(at("README.md"), "utf8");
const examples = [...readme.matchAll(/```js\n(.*?)```\n\n```text\n(.*?)```/gs)];

test("the guide has examples, and each says what it prints", () => {
  assert.equal(examples.length, 4);
  assert.equal([...readme.matchAll(/```js/g)].length, examples.length);
});

for (const [, script, prints] of examples) {
  test(`the example that prints “${prints.split("\n")[0]}” does`, () => assert.equal(printed(script), prints));
}

test("every way in that the package names is there and gives the same calculator", async () => {
  const about = JSON.parse(await readFile(at("package.json"), "utf8"));
  assert.equal(about.name, "apprenticeship-grade-calculator");
  assert.deepEqual(about.dependencies ?? {}, {});
  const files = await readdir(folder);
  for (const entry of Object.values(about.exports)) {
    for (const file of typeof entry === "string" ? [entry] : Object.values(entry)) assert.ok(files.includes(file.slice(2)), file);
  }
  for (const name of ["LICENSE", "LICENSE-APACHE", "LICENSE-MIT", "README.md"]) assert.ok(files.includes(name), name);
  const record = { format: "learner-record/2", standard: "ST0792_1.2", pathway: "production-coordinator" };
  const shipped = (await readdir(new URL("../../standards/", import.meta.url))).filter((name) => name.endsWith(".json")).length;
  const script = (name) => `
    import init, * as it from "${name}";
    await Promise.all([init(), init()]);
    await init();
    const list = it.standards().length;
    console.log(list, list && it.decide(${JSON.stringify(record)}).overall.possible);`;
  assert.equal(printed(script(about.name)), `${shipped} distinction\n`);
  assert.equal(printed(script(`${about.name}/inline`)), `${shipped} distinction\n`);
  assert.equal(printed(script(`${about.name}/engine`)), "0 0\n");
});

test("a start that failed can be tried again", () => {
  const script = `
    import init, { addPack, version } from "apprenticeship-grade-calculator";
    await init(new Uint8Array([1, 2, 3])).then(() => console.log("started"), (error) => console.log(error.name));
    await addPack("{}").catch((error) => console.log(error.code));
    await init();
    console.log(version().api);`;
  assert.equal(printed(script), "CompileError\nnot-started\n1\n");
});

test("before it was started it says so, whatever is asked", () => {
  const script = `
    import * as it from "apprenticeship-grade-calculator";
    const code = async (call) => {
      try {
        await call();
      } catch (error) {
        return error.code;
      }
    };
    const calls = [it.version, () => it.decide({}), () => it.decideMany([{}]), () => it.bounds({}), () => it.boundsMany([{}]), () => it.explain({}), () => it.standard("x"), () => it.checkPack("{}"), () => it.addPack("{}")];
    console.log(...(await Promise.all(calls.map(code))));`;
  assert.equal(printed(script), `${Array(9).fill("not-started").join(" ")}\n`);
});

test("a place of the second wasm file that there once was may still be given", async () => {
  const script = `
    import init, { addPack, checkPack, standard } from "apprenticeship-grade-calculator";
    await init(undefined, new URL("https://example.org/checker.wasm"));
    const pack = standard("ST0792_1.2");
    console.log((await checkPack(pack)).length, await addPack(pack));`;
  assert.equal(printed(script), "0 ST0792_1.2\n");
  const about = JSON.parse(await readFile(at("package.json"), "utf8"));
  assert.equal(about.exports["./checker.wasm"], "./engine.wasm");
});

test("what ships is listed before the start, and known to a calculator that was started without", () => {
  const script = `
    import init, { decide, standard, standards } from "apprenticeship-grade-calculator/engine";
    await init();
    const record = { format: "learner-record/2", standard: "ST0792_1.2", pathway: "production-coordinator" };
    try {
      decide(record);
    } catch (error) {
      console.log(standards().length, error.code);
    }
    await import("apprenticeship-grade-calculator");
    console.log(standards().length > 0, standard(record.standard).standard.uid, decide(record).overall.possible);`;
  assert.equal(printed(script), "0 unknown-standard\ntrue ST0792_1.2 distinction\n");
  const before = `
    import { standard, standards } from "apprenticeship-grade-calculator";
    console.log(standards().length > 0, standard("ST0792_1.2").standard.uid);`;
  assert.equal(printed(before), "true ST0792_1.2\n");
});

test("it works in a worker", async () => {
  const script = `
    import { parentPort } from "node:worker_threads";
    import init, { decide } from ${JSON.stringify(new URL("index-node.js", folder).href)};
    await init();
    parentPort.postMessage(decide({ format: "learner-record/2", standard: "ST0792_1.2", pathway: "production-coordinator" }));`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`));
  const decision = await new Promise((done, fail) => worker.on("message", done).on("error", fail));
  assert.equal(decision.overall.possible, "distinction");
  await worker.terminate();
});
