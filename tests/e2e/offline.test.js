// After one visit the page opens without a network; a new version waits until the reader asks for it, and no answer is
// lost on the way.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test, { after, afterEach, before, beforeEach, describe } from "node:test";

import { copyOfSite, host, rebuild, site } from "./host.js";
import { answers, at, go, HEADINGS, onScreen, PRODUCTION, prompts, resultIs, said, saved, say, TITLE } from "./journey.js";
import { assertQuiet, eventually, launch, newPage, started } from "./support.js";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

describe("offline", () => {
  let copy, server, contexts;
  beforeEach(async () => {
    copy = await copyOfSite();
    server = await host(copy.folder, { under: "/a/b/" });
    contexts = [];
  });
  afterEach(async () => {
    for (const context of contexts) await context.close();
    server.stop();
    await copy.remove();
  });

  /** A page with a worker, as everybody has it. */
  async function visit(hash = "") {
    const all = await newPage(browser, { serviceWorkers: "allow" });
    contexts.push(all.context);
    await all.page.goto(server.address + hash);
    await started(all.page);
    return all;
  }

  /** Waits until the worker has everything and would answer the next visit. */
  const workerReady = (page) => page.evaluate(async () => void (await navigator.serviceWorker.ready));

  const worker = (page) => page.evaluate(() => Boolean(navigator.serviceWorker.controller));

  async function reload(page) {
    await page.reload();
    await started(page);
  }

  const news = (page) => page.locator("#news");
  const button = (page) => page.getByRole("button", { name: "Use the new version" });
  const build = (page) => page.evaluate(() => window.gcTestBuild ?? "first");

  test("“Clear everything on this device” takes the worker, its cache and every answer away", async () => {
    const { page, watch } = await visit(at());
    await workerReady(page);
    await reload(page);
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await saved(page);
    assert.equal(await worker(page), true);
    const left = () => page.evaluate(async () => ({
      workers: (await navigator.serviceWorker.getRegistrations()).length, caches: await caches.keys(),
      databases: await indexedDB.databases(), keys: [...Object.keys(localStorage), ...Object.keys(sessionStorage)],
    }));
    assert.equal((await left()).workers, 1);
    await page.getByRole("link", { name: "Share", exact: true }).click();
    await page.getByRole("button", { name: "Clear everything on this device" }).click();
    await page.getByRole("button", { name: "Yes, clear all of it" }).click();
    await page.getByText("Everything that was kept on this device is gone.").first().waitFor();
    assert.deepEqual(await left(), { workers: 0, caches: [], databases: [], keys: [] });
    assertQuiet(watch);
    // Without a network nothing answers any more.
    server.offline = true;
    await assert.rejects(page.reload());
  });

  test("after one visit the whole journey works without a network, also in a new tab", async () => {
    const { page, context, watch } = await visit();
    await workerReady(page);
    server.offline = true;
    const tab = await context.newPage();
    await tab.goto(server.address);
    await started(tab);
    assert.equal(await worker(tab), true);
    await tab.getByRole("main").getByRole("link", { name: TITLE }).first().click();
    await tab.getByRole("link", { name: "Production coordinator", exact: true }).click();
    await prompts(tab);
    await say(tab, answers("Yes", { "AM1-monitoring-d1": "Partly" }));
    await saved(tab);
    await resultIs(tab, "Your answers give: Merit");
    await go(tab, at(PRODUCTION, "plan"), HEADINGS.plan);
    await reload(tab);
    await onScreen(tab, HEADINGS.plan);
    assert.deepEqual(watch.violations, []);
  });

  test("the first visit asks for nothing twice over the network but the page itself", async () => {
    const { page } = await visit();
    await workerReady(page);
    const assets = server.asked.filter((asked) => asked.includes("/assets/"));
    assert.equal(new Set(assets).size, assets.length, assets.join("\n"));
    const others = new Set(["", "index.html", "settings.json", "sw.js", "manifest.webmanifest"]);
    const strange = server.asked.map((one) => one.replace("GET /a/b/", "")).filter((one) => !/^(assets|icons)\//.test(one) && !others.has(one));
    assert.deepEqual(strange, []);
  });

  test("nothing is asked for after the load, with a worker too", async () => {
    const { page, watch } = await visit();
    await workerReady(page);
    await reload(page);
    await page.waitForLoadState("networkidle");
    const before = server.asked.length;
    await go(page, at(), HEADINGS.answer);
    await prompts(page);
    await say(page, answers("Yes"));
    await saved(page);
    await resultIs(page, "Your answers give: Distinction");
    // The browser's own look for a newer worker belongs to the load, and comes a second after it.
    assert.deepEqual(server.asked.slice(before).filter((one) => one !== "GET /a/b/sw.js"), []);
    assertQuiet(watch);
  });

  test("a new build waits under an open tab; used, it keeps every answer", async () => {
    const { page, context } = await visit();
    await workerReady(page);
    await reload(page);
    await go(page, at(), HEADINGS.answer);
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await rebuild(copy.folder, "second");
    // Another tab of the same reader is what makes the browser look.
    const other = await context.newPage();
    await other.goto(server.address);
    await started(other);
    assert.equal(await build(other), "first", "the new build waits");
    await news(page).getByText("A new version of the calculator is ready. Your answers stay as they are.").waitFor();
    assert.equal(await build(page), "first");
    await page.bringToFront();
    // Still answering; the switch comes at once after the last answer.
    await say(page, answers("Yes", { "AM1-monitoring-d1": "Partly" }));
    await button(page).click();
    await eventually(async () => assert.equal(await build(page), "second"));
    await started(page);
    await prompts(page);
    for (const [id, word] of Object.entries(answers("Yes", { "AM1-monitoring-d1": "Partly" }))) assert.equal(await said(page, id), word, id);
    // The other tab goes on with what it has loaded, and is told.
    await other.bringToFront();
    await news(other).getByText("This page was updated in another tab.").waitFor();
    assert.equal(await build(other), "first");
    await button(other).click();
    await eventually(async () => assert.equal(await build(other), "second"));
    const caches = await page.evaluate(async () => (await window.caches.keys()).length);
    assert.equal(caches, 1, "the old build is removed");
  });

  test("a new build is not used while answers are not saved", async () => {
    const { page, context } = await visit();
    await workerReady(page);
    await reload(page);
    await rebuild(copy.folder, "second");
    const other = await context.newPage();
    await other.goto(server.address);
    await button(page).waitFor();
    await page.evaluate(() => {
      const said = document.createElement("p");
      said.className = "gc-keeping gc-keeping--lost";
      document.getElementById("keeping").replaceChildren(said);
    });
    await button(page).click();
    await news(page).getByText("your latest answers are not saved on this device").waitFor();
    assert.equal(await build(page), "first");
  });

  test("a build that arrives broken is not kept, and the page goes on with the one it has", async () => {
    const { page } = await visit();
    await workerReady(page);
    await rebuild(copy.folder, "second");
    // A sign-in page in the place of every file with a hashed name that is new.
    const signIn = (name) => (/boot-/.test(name) ? "<p>Sign in</p>" : undefined);
    for (const file of (await readFile(join(copy.folder, "sw.js"), "utf8")).matchAll(/"(assets\/boot-[^"]+)"/g)) server.answers[file[1]] = () => signIn(file[1]);
    await reload(page);
    await eventually(async () => {
      const state = await page.evaluate(async () => {
        const { waiting, installing } = await navigator.serviceWorker.getRegistration();
        return [Boolean(waiting), Boolean(installing)];
      });
      assert.deepEqual(state, [false, false]);
    });
    assert.ok(server.asked.some((one) => one.includes("boot-")), "the new build was looked at");
    server.offline = true;
    await reload(page);
    assert.equal(await build(page), "first");
  });

  test("in a frame of another page no worker is registered", async () => {
    server.answers["frame.html"] = `<!doctype html><iframe src="./" width="600" height="600"></iframe>`;
    const all = await newPage(browser, { serviceWorkers: "allow" });
    contexts.push(all.context);
    await all.page.goto(`${server.address}frame.html`);
    await all.page.frameLocator("iframe").getByRole("heading", { level: 1, name: HEADINGS.choose }).waitFor();
    await all.page.waitForLoadState("networkidle");
    assert.equal(await all.page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
    assert.ok(!server.asked.some((one) => one.endsWith("sw.js")));
  });

  test("the kill switch in the place of sw.js takes the worker and all it kept away, and leaves the answers", async () => {
    const { page } = await visit(at());
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await saved(page);
    await workerReady(page);
    server.answers["sw.js"] = await readFile(join(site, "hosting/sw-off.js"), "utf8");
    await reload(page);
    await eventually(async () => {
      const left = await page.evaluate(async () => [(await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length]);
      assert.deepEqual(left, [0, 0]);
    });
    await page.goto("about:blank");
    server.answers["sw.js"] = null;
    await page.goto(server.address + at());
    await started(page);
    await prompts(page);
    assert.equal(await said(page, "AM1-role-p1"), "Yes");
  });

  test("settings that were changed count from the next visit but one, and at once for whoever checks them", async () => {
    server.answers["settings.json"] = `{"format":"site-settings/1","title":"One"}`;
    const { page } = await visit();
    await workerReady(page);
    server.answers["settings.json"] = `{"format":"site-settings/1","title":"Two"}`;
    const title = () => page.evaluate(() => JSON.parse(window.gcSettings).title);
    await page.goto(`${server.address}?check-settings`);
    await started(page);
    assert.equal(await title(), "Two");
    server.answers["settings.json"] = `{"format":"site-settings/1","title":"Three"}`;
    await page.goto(server.address);
    await started(page);
    assert.equal(await title(), "Two");
    await page.waitForLoadState("networkidle");
    await eventually(async () => {
      await reload(page);
      assert.equal(await title(), "Three");
    });
  });

  test("the page can be installed: a manifest with names, start and icons that are there", async () => {
    const { page } = await visit();
    const href = await page.locator("link[rel=manifest]").getAttribute("href");
    const manifest = JSON.parse(await readFile(join(copy.folder, href), "utf8"));
    assert.deepEqual([manifest.start_url, manifest.scope, manifest.display], ["./", "./", "standalone"]);
    assert.ok(manifest.name && manifest.short_name);
    for (const { src, sizes, purpose } of manifest.icons) {
      const png = await readFile(join(copy.folder, src));
      assert.equal(`${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`, sizes, `${src} ${purpose ?? ""}`);
    }
    const client = await page.context().newCDPSession(page);
    assert.deepEqual((await client.send("Page.getAppManifest")).errors, []);
    assert.deepEqual((await client.send("Page.getInstallabilityErrors")).installabilityErrors.filter((one) => one.errorId !== "in-incognito"), []);
  });
});
