// The JavaScript module in a real browser: on a page with a strict policy, in a worker, and where nothing can be fetched.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";

import { cases, recordOf } from "../js/support.js";
import { dist, host } from "./host.js";
import { pack, shipped } from "./journey.js";
import { assertQuiet, launch, newPage } from "./support.js";

const tools = process.env.GRADE_CALCULATOR_TOOLS ?? fileURLToPath(new URL("../../target/debug/tools", import.meta.url));
const STRICT = "default-src 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types a; ";

let browser, around, records;
before(async () => {
  [browser, around] = await Promise.all([launch(), host(dist)]);
  const packs = Object.fromEntries(shipped.map((uid) => [uid, pack(uid)]));
  records = (await cases()).filter((one) => !one.refused).map((one) => recordOf(one, packs[one.uid]));
});
after(async () => {
  await browser?.close();
  around?.stop();
});

/** A page that runs a script as a module, under a policy, and sets `window.said` to what it makes. */
async function running(script, policy) {
  const { page, watch } = await newPage(browser);
  const html = '<!doctype html><html lang="en"><title>A page</title><link rel="icon" href="data:,"><script type="module" src="page.js"></script>';
  Object.assign(around.answers, { "page.html": html, "page.js": script });
  around.headers = (name, given) => (name.endsWith(".html") ? { ...given, "Content-Security-Policy": STRICT + policy } : given);
  around.asked.length = 0;
  await page.goto(`${around.address}page.html`);
  const said = () => page.waitForFunction(() => window.said, undefined, { polling: 50 }).then((it) => it.jsonValue());
  return { page, watch, said };
}

const fetched = () => around.asked.flatMap((line) => line.match(/[^/]+\.wasm$/) ?? []);

test("under a strict policy it decides every case as the command line does, byte for byte", async () => {
  around.answers["records.json"] = JSON.stringify(records);
  const { page, watch, said } = await running(
    `import init, { decideMany } from "./npm/index.js";
     const [records] = await Promise.all([fetch("records.json").then((answer) => answer.json()), init()]);
     window.said = decideMany(records).map(({ decision, error }) => JSON.stringify(decision ?? String(error)));`,
    "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:",
  );
  const input = records.map((record) => JSON.stringify(record)).join("\n");
  const { stdout } = spawnSync(tools, ["decide"], { input, encoding: "utf8", maxBuffer: 1e8 });
  const decisions = await said();
  assert.ok(decisions.length > 2_000, `${decisions.length} cases`);
  assert.deepEqual(decisions, stdout.trimEnd().split("\n"));
  assert.deepEqual(fetched(), ["engine.wasm"]);
  assertQuiet(watch);
  await page.context().close();
});

test("packs are read by the same wasm, under the same policy", async () => {
  const { page, watch, said } = await running(
    `import init, { addPack, checkPack, decide, standard } from "./npm/index.js";
     await init();
     const pack = standard("ST0792_1.2");
     Object.assign(pack.standard, { uid: "ST0792_9.9", version: "9.9" });
     const [problems, [problem], uid] = await Promise.all([checkPack(pack), checkPack("{}"), addPack(pack)]);
     const record = { format: "learner-record/2", standard: uid, pathway: "production-coordinator" };
     window.said = [problems.length, problem.code, uid, decide(record).overall.possible];`,
    "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:",
  );
  assert.deepEqual(await said(), [0, "missing-field", "ST0792_9.9", "distinction"]);
  assert.deepEqual(fetched(), ["engine.wasm"]);
  assertQuiet(watch);
  await page.context().close();
});

test("in a worker it decides and reads packs", async () => {
  around.answers["worker.js"] = `import init, { addPack, decide, standard } from "./npm/index.js";
    await init();
    const uid = await addPack(standard("ST0525_1.0"));
    postMessage([uid, decide(${JSON.stringify(records.find(({ standard }) => standard === "ST0525_1.0"))}).standard]);`;
  const { page, watch, said } = await running(
    `const policy = { createScriptURL: (address) => address };
     const worker = new Worker(trustedTypes.createPolicy("a", policy).createScriptURL("worker.js"), { type: "module" });
     worker.onmessage = ({ data }) => { window.said = data; };
     worker.onerror = ({ message }) => { window.said = [message]; };`,
    "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src data:",
  );
  assert.deepEqual(await said(), ["ST0525_1.0", "ST0525_1.0"]);
  assertQuiet(watch);
  await page.context().close();
});

test("with all wasm inside, nothing is fetched, and packs are read as well", async () => {
  const { page, watch, said } = await running(
    `import init, { addPack, checkPack, decide, standard } from "./npm/inline.js";
     await init();
     const uid = await addPack(standard("ST0792_1.2"));
     const record = { format: "learner-record/2", standard: uid, pathway: "production-coordinator" };
     window.said = [uid, (await checkPack({})).length > 0, decide(record).overall.possible];`,
    "script-src 'self' 'wasm-unsafe-eval'; img-src data:",
  );
  assert.deepEqual(await said(), ["ST0792_1.2", true, "distinction"]);
  assert.deepEqual(fetched(), []);
  assertQuiet(watch);
  await page.context().close();
});
