// In a frame on a page of another site: the height follows, a site that is named keeps the answers, and nobody else
// learns or changes anything.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";

import { dist, host, site } from "./host.js";
import { at, ids, note, PRODUCTION, prompts, radio, said, UID } from "./journey.js";
import { assertAccessible, eventually, launch, launchProfile, newPage, nothingMore, started } from "./support.js";

let browser, calculator, elsewhere;
const contexts = [];
before(async () => {
  [browser, calculator, elsewhere] = await Promise.all([launch(), host(site), host(dist)]);
  // Another site to the browser, not only another port.
  elsewhere.address = elsewhere.address.replace("127.0.0.1", "localhost");
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
after(async () => {
  await browser?.close();
  for (const server of [calculator, elsewhere]) server?.stop();
});

const SANDBOX = "allow-scripts allow-same-origin allow-forms allow-downloads allow-modals allow-popups";
const SAVED = "Saved by the site around this page";

/** A page of another site with the calculator in it. */
async function framed({ hosts, sandbox = SANDBOX, keeper = "", script = true, src = `${calculator.address}?embed=1${at()}`, page: given, wait = true } = {}) {
  calculator.answers["settings.json"] = JSON.stringify({ format: "site-settings/1", ...(hosts && { hosts }) });
  elsewhere.answers["page.html"] = `<!doctype html><html lang="en"><title>A course</title><h1>A course</h1>
<script>window.heard = []; addEventListener("message", ({ data, origin }) => heard.push({ data, origin }));</script>
<iframe id="it" data-grade-calculator title="Apprenticeship grade calculator" ${sandbox === null ? "" : `sandbox="${sandbox}"`}
 allow="clipboard-write; fullscreen" width="100%" height="400" src="${src}"></iframe>
<script>const frame = document.getElementById("it"); ${keeper}</script>
${script ? `<script src="${calculator.address}embed/embed.js"></script>` : ""}`;
  let page = given;
  let watch;
  if (!page) {
    const all = await newPage(browser);
    contexts.push(all.context);
    ({ page, watch } = all);
  }
  await page.goto(`${elsewhere.address}page.html`);
  const frame = await (await page.waitForSelector("#it")).contentFrame();
  if (wait) {
    await started(frame);
    await prompts(frame);
  }
  return { page, frame, watch };
}

const origin = (server) => new URL(server.address).origin;
const trusted = () => ({ hosts: [origin(elsewhere)] });
const heard = (page, type) => page.evaluate((of) => window.heard.filter(({ data }) => !of || data?.type === of), type);
const KEEPER = `window.store = JSON.parse(sessionStorage.getItem("kept") ?? "null");
frame.gradeCalculator = { load: () => window.store, save: (records) => { window.store = records; sessionStorage.setItem("kept", JSON.stringify(records)); } };`;

describe("in a frame on another site", () => {
  test("the height follows what is shown, settles, and the site's own name is left out", async () => {
    const { page, frame, watch } = await framed();
    await eventually(async () => {
      const [outer, inner] = [await page.evaluate(() => frame.clientHeight), await frame.evaluate(() => document.body.getBoundingClientRect().height)];
      assert.ok(outer > 1000 && Math.abs(outer - inner) < 3, `${outer} for ${inner}`);
    });
    const told = async () => (await heard(page, "resize")).length;
    await eventually(() => nothingMore(told, { within: 1500 }));
    const sizes = await told();
    assert.ok(sizes < 12, `${sizes} times`);
    assert.ok((await heard(page)).some(({ data }) => data.subject === "lti.frameResize" && data.height > 1000));
    assert.equal(await frame.locator(".gc-brand").isVisible(), false);
    assert.equal(await frame.getByRole("navigation", { name: "Places" }).isVisible(), true);
    assert.deepEqual(watch.violations, []);
    await assertAccessible(frame, "the calculator in a frame");
  });

  test("a site that is named keeps the answers, and has them again", async () => {
    const first = await framed({ ...trusted(), keeper: KEEPER });
    const [one, two] = ids();
    await radio(first.frame, one, "Yes").check();
    await note(first.frame, two, "a note");
    await first.frame.locator("h1").click();
    await first.frame.locator("#keeping", { hasText: SAVED }).waitFor({ state: "attached" });
    await eventually(async () => assert.equal((await first.page.evaluate(() => window.store))?.[UID]?.notes?.[two], "a note"));
    const store = await first.page.evaluate(() => window.store);
    assert.equal(store[UID].judgements[one], "met");
    assert.equal(await first.frame.evaluate(() => indexedDB.databases().then((all) => all.length, () => 0)), 0);
    const again = await framed({ ...trusted(), keeper: `sessionStorage.setItem("kept", ${JSON.stringify(JSON.stringify(store))}); ${KEEPER}` });
    await eventually(async () => assert.equal(await said(again.frame, one), "Yes"));
    // What the site changes meanwhile is shown.
    store[UID].judgements[two] = "partly";
    await again.page.evaluate((records) => frame.contentWindow.postMessage({ source: "grade-calculator", v: 1, type: "load", payload: { records } }, "*"), store);
    await eventually(async () => assert.equal(await said(again.frame, two), "Partly"));
    await again.page.evaluate(() => frame.contentWindow.postMessage({ source: "grade-calculator", v: 1, type: "export", id: 77 }, "*"));
    await eventually(async () => assert.equal((await heard(again.page, "export"))[0]?.data.payload.records[UID].judgements[two], "partly"));
  });

  test("while it starts in a frame, nothing is said of who keeps the answers", async () => {
    const context = await browser.newContext({ serviceWorkers: "block" });
    contexts.push(context);
    // The wasm never comes.
    await context.route("**/site-*.wasm", () => {});
    const { frame } = await framed({ page: await context.newPage(), wait: false });
    await eventually(async () => assert.doesNotMatch(await frame.locator("main").textContent(), /on this device/));
    assert.match(await frame.locator("main").textContent(), /This is a prediction/);
  });

  test("a frame whose sandbox lets none of our files in is told by its cause, with the ways out", async () => {
    const { frame, page } = await framed({ sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox", wait: false });
    const trouble = frame.locator("#trouble");
    await trouble.getByText("its sandbox lacks “allow-same-origin”").waitFor();
    await trouble.getByText("grade-calculator.html runs in such a frame").waitFor();
    await trouble.getByText(`copy its address there: ${calculator.address}`).waitFor();
    const [opened] = await Promise.all([page.context().waitForEvent("page"), trouble.getByRole("link", { name: "Open the calculator in a new tab" }).click()]);
    await started(opened);
    await prompts(opened);
  });

  test("a site that is named and fails to keep is told of, not believed", async () => {
    const { frame } = await framed({ ...trusted(), keeper: `frame.gradeCalculator = { load: () => ({}), save: () => { throw new Error("full"); } };` });
    await radio(frame, ids()[0], "Yes").check();
    await frame.locator("#keeping", { hasText: "Not saved this time" }).waitFor({ state: "attached" });
  });

  test("a site that keeps nothing leaves the answers in the browser", async () => {
    const { frame, page } = await framed(trusted());
    await radio(frame, ids()[0], "Yes").check();
    await eventually(async () => assert.match(await frame.locator("#keeping").textContent(), /^(Saved on this device|Not saved)/));
    assert.equal((await heard(page, "change")).length, 0);
  });

  for (const [who, hosts] of [["named nowhere", undefined], ["not the one that is named", ["https://learning.example"]]]) {
    test(`a site that is ${who} hears its height, and nothing else`, async () => {
      const { page, frame } = await framed({ hosts, keeper: KEEPER });
      await radio(frame, ids()[0], "Yes").check();
      await page.evaluate(() => {
        for (const type of ["load", "export", "saved"]) frame.contentWindow.postMessage({ source: "grade-calculator", v: 1, type, id: 1, payload: { records: {} } }, "*");
      });
      const others = async () => (await heard(page)).filter(({ data }) => data.type !== "resize" && data.subject !== "lti.frameResize").length;
      await nothingMore(others, { within: 800 });
      const types = new Set((await heard(page)).map(({ data }) => data.type ?? data.subject));
      assert.deepEqual([...types].sort(), ["lti.frameResize", "resize"]);
      assert.equal(await said(frame, ids()[0]), "Yes");
    });
  }

  test("10,000 hostile messages change nothing and leak nothing", async () => {
    const { page, frame, watch } = await framed({ ...trusted(), keeper: KEEPER });
    const [one] = ids();
    await radio(frame, one, "Yes").check();
    await frame.locator("#keeping", { hasText: SAVED }).waitFor({ state: "attached" });
    const before = (await heard(page)).length;
    await page.evaluate(async (uid) => {
      const base = { source: "grade-calculator", v: 1, type: "load", id: 1 };
      const record = { format: "learner-record/2", standard: uid, pathway: null };
      const deep = (depth) => (depth ? { x: deep(depth - 1) } : 1);
      // From a frame of the host's and of no origin: neither our parent nor a site that is named.
      const stranger = document.body.appendChild(document.createElement("iframe"));
      stranger.sandbox = "allow-scripts";
      stranger.srcdoc = `<script>for (let at = 0; at < 3000; at += 1) parent.frames[0].postMessage({ source: "grade-calculator", v: 1, type: ["load", "export", "saved"][at % 3], id: at, payload: { records: {} } }, "*"); parent.postMessage("shot", "*")</scr` + `ipt>`;
      await new Promise((yes) => addEventListener("message", ({ data }) => data === "shot" && yes()));
      const bad = [
        null, 1, "load", [], {}, { ...base, v: 2 }, { ...base, source: "else" }, { ...base, type: "exec" },
        { ...base, payload: 1 }, { ...base, payload: {} }, { ...base, payload: { records: [1] } }, { ...base, payload: { records: { "../x": record } } },
        { ...base, payload: { records: { [uid]: "text" } } }, { ...base, payload: { records: "x".repeat(300000) } },
        { ...base, payload: { records: { "a b": record } } }, { ...base, payload: deep(500) }, { ...base, type: "saved", id: { x: 1 } },
        { ...base, type: "error", id: -1, payload: deep(20) }, { ...base, type: "change", payload: { records: {} } }, { ...base, type: "resize", payload: { height: 1 } },
      ];
      for (let at = 0; at < 7000; at += 1) frame.contentWindow.postMessage(bad[at % bad.length], "*");
      // A good one at the end: messages are taken in turn, so its answer comes after all others.
      frame.contentWindow.postMessage({ ...base, type: "export", id: 77 }, "*");
    }, UID);
    await eventually(async () => assert.ok((await heard(page, "export")).length > 0), { within: 20_000 });
    assert.equal((await heard(page, "export")).length, 1, "the one that was asked for by the host itself");
    assert.equal(await said(frame, one), "Yes");
    const after = (await heard(page)).slice(before).map(({ data }) => data).filter((data) => data !== "shot" && !["resize", "export"].includes(data.type) && data.subject !== "lti.frameResize");
    assert.ok(after.length > 1000, `${after.length} were refused`);
    for (const data of after) {
      assert.equal(data.type, "error");
      assert.match(data.payload.code, /^(not-understood|too-large)$/);
    }
    assert.ok(!JSON.stringify(after).includes("judgements"));
    await radio(frame, ids()[1], "Partly").check();
    await eventually(async () => assert.equal((await page.evaluate(() => window.store))[UID].judgements[ids()[1]], "partly"));
    assert.deepEqual(watch.errors, []);
  });

  test("the one-file edition in a sandbox of no origin tells its height and trusts nobody", async () => {
    const file = `${origin(elsewhere)}/grade-calculator.html?embed=1${at()}`;
    const { page, frame } = await framed({ ...trusted(), sandbox: "allow-scripts", keeper: KEEPER, src: file });
    await radio(frame, ids()[0], "Yes").check();
    await eventually(async () => assert.ok((await page.evaluate(() => frame.clientHeight)) > 1000));
    const types = new Set((await heard(page)).map(({ data }) => data.type ?? data.subject));
    assert.deepEqual([...types].sort(), ["lti.frameResize", "resize"]);
  });

  test("a host of no origin is never trusted", async () => {
    elsewhere.answers["outer.html"] = `<!doctype html><title>Outer</title><iframe id="outer" sandbox="allow-scripts" width="900" height="700" src="page.html"></iframe>`;
    await framed({ ...trusted(), keeper: "", wait: false });
    const { context, page } = await newPage(browser);
    contexts.push(context);
    await page.goto(`${elsewhere.address}outer.html`);
    const outer = await (await page.waitForSelector("#outer")).contentFrame();
    await outer.waitForSelector("#it");
    await nothingMore(async () => (await outer.evaluate(() => window.heard)).filter(({ data }) => ["ready", "change"].includes(data.type)).length, { within: 2500 });
    const types = new Set((await outer.evaluate(() => window.heard)).map(({ data }) => data.type ?? data.subject));
    assert.ok(!types.has("ready") && !types.has("change"), [...types].join());
  });

  for (const state of ["refused", "partitioned"]) {
    test(`it works where storage in frames is ${state}`, async () => {
      const folder = await mkdtemp(join(tmpdir(), "grade-calculator-"));
      // Started by the driver the browser refuses it; without the driver's wishes it gives each site's frames their own.
      const partitioned = { args: ["--no-sandbox", "--disable-features=TrackingProtection3pcd"] };
      const context = await launchProfile(folder, state === "partitioned" ? partitioned : {});
      try {
        const page = await context.newPage();
        const { frame } = await framed({ page });
        await radio(frame, ids()[0], "Yes").check();
        const wanted = state === "refused" ? /^Not saved on this device/ : /^Saved on this device/;
        await eventually(async () => assert.match(await frame.locator("#keeping").textContent(), wanted));
        // Another site has a store of its own.
        if (state === "partitioned") {
          const other = await context.newPage();
          await other.goto(calculator.address + at(PRODUCTION));
          await started(other);
          await prompts(other);
          assert.equal(await said(other, ids()[0]), null);
        }
      } finally {
        await context.close();
        await rm(folder, { recursive: true, force: true });
      }
    });
  }

  test("the script for host pages is small", async () => {
    const text = await (await fetch(`${calculator.address}embed/embed.js`)).text();
    assert.ok(text.length < 2000, `${text.length}`);
  });
});
