// How long a person waits, on a slow line (150 ms, 1.6 Mbit/s) and a processor four times as slow, beside pages that have
// nothing but a form of forty criteria. Times of one machine say little; their ratios within one run say what we are after.
//
// `cargo tools bench --start` builds the peers into dist/peers and runs this. `--before FOLDER` measures an older build too.

import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { extname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";

const { chromium } = createRequire(new URL("../e2e/package.json", import.meta.url))("playwright-core");
const dist = fileURLToPath(new URL("../../dist/", import.meta.url));
const { values: given } = parseArgs({ options: { runs: { type: "string", default: "5" }, before: { type: "string" } } });

const SLOW = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };
const QUESTIONS = "#/ST0792_1.2/production-coordinator";
/** What can be used when each is there. */
const LIST = "main a[href^='#/ST']";
const FORM = "fieldset:not([disabled]) input[type=radio]:not([disabled]), .gc-answer:not([disabled])";

/** Serves a folder packed with brotli; with its own `.br` files, where it has some. */
async function serve(folder) {
  const files = new Map();
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || /\.(br|gz)$/.test(path)) continue;
    const packed = await readFile(`${path}.br`).catch(async () => brotliCompressSync(await readFile(path)));
    files.set(`/${relative(folder, path)}`, packed);
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, "http://host");
    const name = pathname === "/" ? "/index.html" : pathname;
    const body = files.get(name);
    if (!body) return response.writeHead(404).end();
    response.writeHead(200, { "Content-Type": TYPES[extname(name)] ?? "application/octet-stream", "Content-Encoding": "br", "Cache-Control": name.includes("/assets/") ? "max-age=31536000" : "no-cache" }).end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { address: `http://127.0.0.1:${server.address().port}/`, stop: () => (server.closeAllConnections(), server.close()) };
}

/** Milliseconds from opening an address until something can be used and seen; bytes until then, layout shift after a rest. */
async function opened(address, selector, { slow = true, again = false, then = [] } = {}) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const context = await browser.newContext({ serviceWorkers: again ? "allow" : "block", viewport: { width: 390, height: 844 } });
    if (again) {
      const first = await context.newPage();
      await first.goto(address);
      await first.evaluate(() => navigator.serviceWorker.ready);
      await first.waitForTimeout(1500);
      await first.close();
    }
    const page = await context.newPage();
    await page.addInitScript((wanted) => {
      window.gcSeen = {};
      window.gcShift = 0;
      new PerformanceObserver((list) => list.getEntries().forEach((one) => (window.gcShift += one.hadRecentInput ? 0 : one.value))).observe({ type: "layout-shift", buffered: true });
      const look = () => {
        const found = document.querySelector(wanted);
        if (found?.checkVisibility() && !window.gcSeen.at) window.gcSeen.at = performance.now();
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
    }, selector);
    const session = await context.newCDPSession(page);
    let bytes = 0;
    session.on("Network.loadingFinished", ({ encodedDataLength }) => (bytes += encodedDataLength));
    await session.send("Network.enable");
    if (slow) await session.send("Network.emulateNetworkConditions", SLOW);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(address, { waitUntil: "commit" });
    for (const link of then) await page.locator(link).first().click({ timeout: 60_000 });
    await page.waitForFunction((wanted) => window.gcSeen.at && performance.getEntriesByName("first-contentful-paint").length && document.querySelector(wanted), selector, { polling: 50, timeout: 60_000 });
    const before = bytes;
    const time = await page.evaluate(() => Math.max(window.gcSeen.at, performance.getEntriesByName("first-contentful-paint")[0].startTime));
    await page.waitForTimeout(1500);
    return { time, bytes: before, shift: await page.evaluate(() => window.gcShift) };
  } finally {
    await browser.close();
  }
}

const median = (numbers) => numbers.sort((one, other) => one - other)[numbers.length >> 1];
const folders = { javascript: join(dist, "peers/javascript"), yew: join(dist, "peers/yew"), ours: join(dist, "site"), ...(given.before && { before: join(given.before, "site") }) };
const servers = Object.fromEntries(await Promise.all(Object.entries(folders).map(async ([name, folder]) => [name, await serve(folder)])));
const places = (name) => ({
  "list of standards": [servers[name].address, LIST],
  "first question, deep link": [servers[name].address + QUESTIONS, FORM],
  "list, option, first question": [servers[name].address, FORM, { then: [`${LIST}[href*='ST0792']`, "main a[href$='production-coordinator']"] }],
  "second visit: questions": [servers[name].address + QUESTIONS, FORM, { slow: false, again: true }],
});
const tries = [["form, by hand", "javascript", [servers.javascript.address, FORM]], ["form, plain Yew", "yew", [servers.yew.address, FORM]]];
for (const name of ["ours", "before"].filter((one) => servers[one])) {
  for (const [what, place] of Object.entries(places(name))) tries.push([what, name, place]);
  const file = join(name === "ours" ? dist : given.before, "grade-calculator.html");
  tries.push(["one file: questions", name, [pathToFileURL(file).href + QUESTIONS, FORM, { slow: false }]]);
}
const found = tries.map(() => []);
for (let run = 0; run < Number(given.runs); run += 1) {
  for (const [at, [, , place]] of tries.entries()) found[at].push(await opened(...place));
}
const times = found.map((runs) => median(runs.map(({ time }) => time)));
console.log(`${"slow line, processor four times as slow".padEnd(40)} ms    ×hand  ×Yew   bytes  shift`);
for (const [at, [what, name]] of tries.entries()) {
  const ratio = (peer) => (times[at] / times[peer]).toFixed(2).padStart(6);
  const bytes = median(found[at].map((one) => one.bytes));
  const shift = Math.max(...found[at].map((one) => one.shift)).toFixed(3);
  console.log(`${`${what} (${name})`.padEnd(40)} ${String(Math.round(times[at])).padStart(5)} ${ratio(0)} ${ratio(1)} ${String(bytes).padStart(8)}  ${shift}`);
}
for (const server of Object.values(servers)) server.stop();
