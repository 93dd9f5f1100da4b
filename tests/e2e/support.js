// What journeys share: the served page, the browser, and watching what must never happen.
//
// `cargo tools test` says which program serves and which browser to use. By hand, after `cargo tools build`,
// `node --test` finds both itself.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { createInterface } from "node:readline";
import { after, afterEach, beforeEach } from "node:test";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

import { FONTS, writingWith } from "./fonts.js";

/** How long anything may take before a test gives up on it. */
const PATIENCE = 10_000;

/** How long one test may take altogether. A page that hangs answers no question, and then nothing else would end. */
const LIMIT = 240_000;

const contexts = new Set();
let limit;
beforeEach(() => mayTake(LIMIT));
afterEach(() => clearTimeout(limit));

/** A longer limit for the test that is running. */
export function mayTake(limitOfThis) {
  clearTimeout(limit);
  limit = setTimeout(() => {
    console.error(`after ${limitOfThis / 1000} s the pages of this test are closed, and what it waits for fails`);
    // A context that is closing already has no need of it.
    for (const context of contexts) context.close().catch(() => {});
  }, limitOfThis);
}

async function watched(context) {
  context.setDefaultTimeout(PATIENCE);
  await context.addInitScript(watchKeeping);
  contexts.add(context);
  context.on("close", () => contexts.delete(context));
  return context;
}

const axeSource = createRequire(import.meta.url)("axe-core").source;

const tools =
  process.env.GRADE_CALCULATOR_TOOLS ?? fileURLToPath(new URL("../../target/debug/tools", import.meta.url));

export function browserPath() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file));
  assert.ok(found, "no Chromium on the PATH: install one, or set CHROMIUM to its path");
  return found;
}

/**
 * Serves the built page on a free port. `under` is the folder it is seen in: "/a/b/c/"; `dir` where it lies, if not in
 * `dist/site`.
 */
export async function serve({ under = "/", dir } = {}) {
  assert.ok(existsSync(tools), `${tools} is missing: run cargo tools build first`);
  const from = dir ? ["--dir", dir] : ["--no-build"];
  const child = spawn(tools, ["serve", ...from, "--port", "0", "--under", under], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = () => child.kill();
  process.once("exit", stop);
  for await (const line of createInterface({ input: child.stdout })) {
    const address = /http:\/\/\S+/.exec(line)?.[0];
    if (address) return { address, stop };
  }
  throw new Error("the server ended before it said its address");
}

export const quiet = {
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
};

const person = { locale: "en-GB", serviceWorkers: "block" };

/** A Chromium that starts nothing of its own on the network, and writes with a family of letters that comes with the tests. */
export function launch({ font = FONTS[0] } = {}) {
  return chromium.launch({ executablePath: browserPath(), env: writingWith(font), ...quiet });
}

const browsers = new Map();
const servers = new Map();
after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
  for (const server of servers.values()) (await server).stop();
});

/** The browser of a file that writes with this font; closed when the file has ended. */
export function sharedBrowser(font = FONTS[0]) {
  if (!browsers.has(font)) browsers.set(font, launch({ font }));
  return browsers.get(font);
}

/** The server of a file that serves in this way; stopped when the file has ended. */
export function sharedServer(served = {}) {
  const way = JSON.stringify(served);
  if (!servers.has(way)) servers.set(way, serve(served));
  return servers.get(way);
}

/** A Chromium that keeps what it learns in a folder, as a person's browser does: a context, and nothing in it yet. */
export async function launchProfile(folder, options = {}) {
  const settings = { executablePath: browserPath(), env: writingWith(FONTS[0]), ...quiet, ...person, ...options };
  return watched(await chromium.launchPersistentContext(folder, settings));
}

/**
 * A fresh page in a context of its own, watched from before its first script.
 *
 * `watch.errors`: console errors, exceptions and failed requests. `watch.violations`: what the policy stopped.
 * `watch.requests`: every request so far, sockets included.
 */
export async function newPage(browser, options = {}) {
  const context = await watched(await browser.newContext({ ...person, ...options }));
  const page = await context.newPage();
  const watch = { errors: [], violations: [], requests: [] };
  await page.exposeBinding("gcTestViolation", (_, text) => watch.violations.push(text));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      window.gcTestViolation(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  page.on("console", (message) => {
    // Journeys that are not about working offline run without the worker, and the driver says so.
    const driver = message.text().startsWith("Service Worker registration blocked by Playwright");
    if (["error", "warning"].includes(message.type()) && !driver) watch.errors.push(message.text());
  });
  page.on("pageerror", (error) => watch.errors.push(String(error)));
  // A reload gives up what is still under way. Of the icon, nobody misses anything; the later parts and the packs are asked
  // for again by the page that comes.
  const later = /icon\.svg$|\/assets\/(shared|answering|later|packs)-/;
  const harmless = (request) => later.test(request.url()) && request.failure()?.errorText === "net::ERR_ABORTED";
  context.on("requestfailed", (request) => {
    if (!harmless(request)) watch.errors.push(`${request.url()}: ${request.failure()?.errorText}`);
  });
  context.on("request", (request) => watch.requests.push(`${request.method()} ${request.url()}`));
  page.on("websocket", (socket) => watch.requests.push(`socket ${socket.url()}`));
  return { context, page, watch };
}

/** Nothing went wrong that the browser noticed. */
export function assertQuiet(watch) {
  assert.deepEqual(watch.violations, [], "the policy stopped something");
  assert.deepEqual(watch.errors, [], "the browser reported errors");
}

/** Waits until the calculator has taken the place of the text in index.html. Asks by the clock: a page behind another one draws no frames. */
export async function started(page, { timeout = 10_000 } = {}) {
  await page.waitForFunction(() => {
    const app = document.getElementById("app");
    return app?.querySelector("h1") && !app.querySelector(".gc-start");
  }, undefined, { polling: 50, timeout });
}

/** Waits until a check holds; says the last failure when it never does. */
export async function eventually(check, { within = 5000, every = 50 } = {}) {
  const end = Date.now() + within;
  for (;;) {
    try {
      return await check();
    } catch (failure) {
      if (Date.now() > end) throw failure;
      await new Promise((resolve) => setTimeout(resolve, every));
    }
  }
}

/** Nothing more comes: what does not come cannot be waited for, only watched for a while. */
export async function nothingMore(count, { within }) {
  const before = await count();
  await new Promise((resolve) => setTimeout(resolve, within));
  assert.equal(await count(), before, "more came");
}

/**
 * Waits until a page or frame says where the latest answer is kept: "Saved on this device". What it said of the answer
 * before does not count.
 */
export async function keptAs(place, words) {
  await place.waitForFunction((wanted) => !window.gcTestUnsaved && document.getElementById("keeping")?.textContent.includes(wanted),
    words, { polling: 50 });
}

/**
 * Runs in every page before its scripts: an answer is unsaved from its event until the page says "Saving…", which it may
 * be saying already, and says until the latest answer is kept. Leaving a field whose text was told as it was typed says
 * nothing new.
 */
export function watchKeeping() {
  const isAnswer = (field) => field.closest?.("#app") && !["search", "file"].includes(field.type);
  const look = () => document.getElementById("keeping")?.textContent.includes("Saving…") && (window.gcTestUnsaved = false);
  const told = new WeakMap();
  const isNews = ({ type, target }) => {
    const state = `${target.value} ${target.checked}`;
    const before = told.get(target);
    told.set(target, state);
    return type === "input" || before !== state;
  };
  for (const type of ["input", "change"]) {
    addEventListener(type, (event) => {
      if (!isAnswer(event.target) || !isNews(event)) return;
      window.gcTestUnsaved = true;
      setTimeout(look);
    }, true);
  }
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

/**
 * The accessibility checker finds nothing: every rule it has on by default, best practice included, and target size.
 * Where the system sets the colours, `contrast` is left out: axe then measures the colours that are not shown.
 */
export async function assertAccessible(page, where = "the page", { contrast = true } = {}) {
  await findsNothing(page, where, { rules: { "target-size": { enabled: true }, "color-contrast": { enabled: contrast } } });
}

/** What is pressed is large enough, or has enough room around it. */
export async function assertTargets(page, where) {
  await findsNothing(page, where, { runOnly: ["target-size"] });
}

async function findsNothing(page, where, rules) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  const options = { resultTypes: ["violations"], ...rules };
  const results = await page.evaluate(async (given) => {
    // What lies under a bar that sticks to the window is a matter of where one has scrolled to, which keyboard.test.js
    // looks at; here, nothing sticks.
    const within = (root) => [...root.querySelectorAll("*")].flatMap((one) => [one, ...(one.shadowRoot ? within(one.shadowRoot) : [])]);
    const stuck = within(document).filter((one) => getComputedStyle(one).position === "sticky");
    for (const one of stuck) one.style.position = "static";
    try {
      return await window.axe.run(document, given);
    } finally {
      for (const one of stuck) one.style.position = "";
    }
  }, options);
  const found = results.violations.map(
    (violation) => `${violation.id}: ${violation.help} – ${violation.nodes.map((node) => node.html).join(" | ")}`,
  );
  assert.deepEqual(found, [], `axe found something on ${where}`);
}
