// The package in other people's tools: TypeScript, Vite, webpack, Deno and Bun, built and run.

import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const NAME = "apprenticeship-grade-calculator";
const here = fileURLToPath(new URL(".", import.meta.url));
const require = createRequire(import.meta.url);
const SCRIPT = `
import init, { checkPack, decide } from "${NAME}";
await init();
const { overall } = decide({ format: "learner-record/2", standard: "ST0792_1.2", pathway: "production-coordinator" });
const [{ code }] = await checkPack("{}");
console.log(overall.possible, code);
`;
/** What it prints where the wasm was found. */
const PRINTS = "distinction missing-field";

let project;
before(async () => {
  project = await mkdtemp(join(tmpdir(), "bundles-"));
  await mkdir(join(project, "node_modules"));
  await cp(fileURLToPath(new URL("../../dist/npm/", import.meta.url)), join(project, "node_modules", NAME), { recursive: true });
  await writeFile(join(project, "package.json"), '{ "private": true, "type": "module" }');
  await writeFile(join(project, "main.js"), SCRIPT);
  await writeFile(join(project, "index.html"), '<!doctype html><script type="module" src="./main.js"></script>');
});
after(() => rm(project, { recursive: true, force: true }));

const said = (program, words) => {
  const { status, stdout, stderr, error } = spawnSync(program, words, { cwd: project, encoding: "utf8" });
  assert.equal(status, 0, `${error ?? ""}${stdout}${stderr}`);
  return stdout.trim();
};

test("its types fit what people write, and refuse what is wrong", async () => {
  const right = `
import init, { addPack, bounds, boundsMany, checkPack, decide, decideMany, explain, standard, standards, version } from "${NAME}";
import type { Bounds, BoundsOutcome, CalculatorError, Decided, Decision, Finding, Judgement, LearnerRecord, Level, Pack, Problem, Words } from "${NAME}";
import fromEngine from "${NAME}/engine";
import fromInside from "${NAME}/inline";
await init();
await init(new URL("https://example.org/engine.wasm"));
await init(new URL("https://example.org/engine.wasm"), new URL("https://example.org/checker.wasm"));
await fromEngine(new Uint8Array(8));
await fromInside();
const record: LearnerRecord = {
  format: "learner-record/2", standard: standards()[0]!.uid, pathway: null, judgements: { a: "met" },
  sittings: { AM1: "resit" }, marks: { AM1: { total: 3 } }, evidence: [{ id: "E1", criteria: ["a"] }],
};
const decision: Decision = decide(record);
const words: Words = explain(decision);
const best: string | null = decision.overall.possible;
for (const { decision, error } of decideMany([record, "{}"])) {
  if (decision) decision.methods.map(({ id }) => id);
  else error.problems.map(({ remedy }) => remedy);
}
const ends: (string | null)[] = boundsMany([record]).map(({ bounds, error }: BoundsOutcome) => bounds?.overall.today ?? error!.place);
const refused = (error: CalculatorError): unknown => error.kind === "record" ? [error.detail, error.place, error.problems[0]?.line] : error.cause;
const least: string = bounds(record).methods[0]!.today;
const judgement: Judgement = "not-met";
const waived: Bounds | undefined = decision.overall.waived;
const told = ({ steps, routes, missing }: Decided) => {
  const found: Finding[] = steps.flatMap((step) => (step.kind === "rule" ? [step.finding] : []));
  const levels: Level[] = routes.flatMap(({ ways }) => ways.flatMap((way) => way.levels ?? []));
  const least = levels.map((level) => (level.of === "result" ? level.atLeast : level.atLeast + 1));
  return [found.length, least.length, missing.length, decision.profile?.counts.met ?? 0];
};
const pack: Pack = standard("ST0792_1.2");
const prompts: string[] = pack.methods.flatMap((method) => method.criteria.map(({ prompt }) => prompt));
const problems: Problem[] = await checkPack(standard("x"));
const uid: string = await addPack("{}");
export { best, judgement, problems, prompts, told, uid, waived, words, version };
`;
  const wrong = `
import { decide } from "${NAME}";
decide({ format: "learner-record/2", standard: "x", pathway: null, judgements: { a: "perhaps" } });
decide(7);
decide({ format: "learner-record/2", standard: "x", pathway: null }).overall.posible;
decide({ format: "learner-record/2", standard: "x", evidence: [{ title: "without an id" }] });
`;
  const check = typescript();
  const good = await check("right.ts", right);
  assert.equal(good.status, 0, good.stdout);
  const bad = await check("wrong.ts", wrong);
  assert.deepEqual([...bad.stdout.matchAll(/wrong\.ts\((\d+),/g)].map(([, line]) => line), ["3", "4", "5", "6"], bad.stdout);
});

test("the element's types fit what pages write, and refuse what is wrong", async () => {
  await cp(fileURLToPath(new URL("../../static/embed/grade-calculator.d.ts", import.meta.url)), join(project, "grade-calculator.d.ts"));
  const right = `
import type {} from "./grade-calculator.js";
const calculator = document.createElement("grade-calculator");
Object.assign(calculator, { standard: "x" });
calculator.readOnly = true;
calculator.recordKey = null;
calculator.addEventListener("change", ({ detail: { record, decision, until } }) => {
  until(fetch("/", { method: "PUT", body: JSON.stringify(record) }));
  const today: string | null | undefined = decision?.overall?.today;
  return today;
});
calculator.addEventListener("error", ({ detail: { code, problems } }) => [code, ...problems.map(({ at }) => at)]);
calculator.addEventListener("click", (event) => event.clientX);
const record = calculator.getRecord();
if (record) calculator.setRecord(record);
`;
  const wrong = `
import type {} from "./grade-calculator.js";
const calculator = document.querySelector("grade-calculator")!;
calculator.readOnly = "yes";
calculator.decision = null;
calculator.addEventListener("change", ({ detail }) => detail.recrod);
`;
  const check = typescript();
  const good = await check("right-element.ts", right);
  assert.equal(good.status, 0, good.stdout);
  const bad = await check("wrong-element.ts", wrong);
  assert.deepEqual([...bad.stdout.matchAll(/wrong-element\.ts\((\d+),/g)].map(([, line]) => line), ["4", "5", "6"], bad.stdout);
});

/** Checks a text as a TypeScript file of the project. */
function typescript() {
  const options = { strict: true, noEmit: true, target: "es2022", module: "nodenext", noUncheckedIndexedAccess: true, types: [], lib: ["es2022", "dom"] };
  return async (name, text) => {
    await writeFile(join(project, name), text);
    await writeFile(join(project, "tsconfig.json"), JSON.stringify({ compilerOptions: options, files: [name] }));
    return spawnSync(process.execPath, [require.resolve("typescript/bin/tsc"), "-p", "."], { cwd: project, encoding: "utf8" });
  };
}

/** Runs a built folder in a headless page of the browser's own engine: here, by Node with the page's few needs. */
async function run(folder) {
  const server = createServer(async (request, response) => {
    try {
      const name = new URL(request.url, "http://host").pathname.slice(1);
      const type = name.endsWith(".wasm") ? "application/wasm" : "text/javascript";
      response.writeHead(200, { "Content-Type": type }).end(await readFile(join(folder, name)));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const address = `http://127.0.0.1:${server.address().port}`;
  try {
    const asset = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".js") && !/^chunk/.test(name));
    const main = asset.find((name) => /(index|main)[^/]*\.js$/.test(name));
    const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "--eval", page(address, main)]);
    return stdout.trim();
  } finally {
    server.close();
  }
}

/** The entry of a bundle as a page would run it: what it fetches comes from the server. */
function page(address, main) {
  return `
    const text = await (await fetch("${address}/${main}")).text();
    globalThis.document = { baseURI: "${address}/", querySelectorAll: () => [], querySelector: () => null, createElement: () => ({ relList: { supports: () => true } }), getElementsByTagName: () => [{ src: "${address}/${main}" }], currentScript: { src: "${address}/${main}", tagName: "SCRIPT" } };
    globalThis.MutationObserver ??= class { observe() {} };
    globalThis.location = new URL("${address}/");
    globalThis.self = globalThis.window = globalThis;
    const whole = text.replaceAll("import.meta.url", '"${address}/${main}"');
    await import("data:text/javascript," + encodeURIComponent(whole));
  `;
}

test("Vite builds it, and what it builds runs", async () => {
  const vite = await import("vite");
  const out = join(project, "vite");
  const build = { outDir: out, target: "esnext", minify: false, rollupOptions: { output: { inlineDynamicImports: true } } };
  await vite.build({ root: project, logLevel: "error", build });
  const assets = await readdir(join(out, "assets"));
  assert.equal(assets.filter((name) => name.endsWith(".wasm")).length, 1, assets.join());
  assert.equal(await run(out), PRINTS);
});

test("webpack builds it, and what it builds runs", async () => {
  const { default: webpack } = await import("webpack");
  const out = join(project, "webpack");
  const stats = await new Promise((done, fail) => {
    const output = { path: out, publicPath: "auto", filename: "main.js", module: true, chunkFormat: "module" };
    const options = { mode: "production", target: ["web", "es2022"], context: project, entry: "./main.js", output, experiments: { outputModule: true } };
    webpack(options, (error, stats) => (error ? fail(error) : done(stats)));
  });
  assert.deepEqual(stats.toJson().errors.map(({ message }) => message), []);
  assert.equal((await readdir(out)).filter((name) => name.endsWith(".wasm")).length, 1);
  assert.equal(await run(out), PRINTS);
});

test("Deno runs it", () => {
  assert.equal(said(require.resolve("deno/bin.cjs"), ["run", "--allow-read", "--node-modules-dir=manual", "main.js"]), PRINTS);
});

test("Bun runs it", () => {
  assert.equal(said(join(here, "node_modules", ".bin", "bun"), ["run", "main.js"]), PRINTS);
});
