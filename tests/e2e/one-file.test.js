// The one-file edition runs from a device, in a sandbox, through srcdoc and under strict policies, keeps nothing unless
// asked, and can be read where no script runs.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, afterEach, before, describe } from "node:test";
import { pathToFileURL } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";

import { dist, host } from "./host.js";
import { answers, HEADINGS, prompts, said, saved, say, shipped, TITLE } from "./journey.js";
import { assertAccessible, assertQuiet, launch, launchProfile, newPage, started } from "./support.js";

const file = join(dist, "grade-calculator.html");
const fromDevice = pathToFileURL(file).href;

let browser, server, text;
const contexts = [];
before(async () => {
  text = await readFile(file, "utf8");
  [browser, server] = await Promise.all([launch(), host(dist)]);
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

async function blank(options) {
  const all = await newPage(browser, options);
  contexts.push(all.context);
  return all;
}

/** From the list of standards to a merit, in a page or a frame, by links and buttons alone. */
async function journey(place) {
  await place.getByRole("heading", { level: 1, name: HEADINGS.choose }).waitFor();
  await place.getByRole("main").getByRole("link", { name: TITLE }).first().click();
  await place.getByRole("link", { name: "Production coordinator", exact: true }).click();
  await prompts(place);
  await say(place, answers("Yes", { "AM1-monitoring-d1": "Partly" }));
  await place.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Result" }).click();
  await place.getByText("Your answers give").first().waitFor();
  await place.getByText("Merit").first().waitFor();
}

/** A page of somebody else that shows the file in a frame. */
async function framed(attributes, policy = "") {
  server.answers["host.html"] = `<!doctype html><title>Host</title><link rel="icon" href="data:,">${policy}<script>
    addEventListener("message", ({ data }) => (document.title = data));
  </script><iframe id="it" width="1000" height="800" ${attributes}></iframe>`;
  const all = await blank();
  await all.page.goto(`${server.address}host.html`);
  return { ...all, frame: all.page.frameLocator("#it") };
}

describe("the one-file edition", () => {
  test("from a device: the whole journey, quietly, with nothing asked for and nothing kept", async () => {
    const { page, watch, context } = await blank();
    await page.goto(fromDevice);
    await started(page);
    await journey(page);
    assertQuiet(watch);
    assert.deepEqual(watch.requests, [`GET ${fromDevice}`]);
    // Looked at from another file, since this one hides the stores from itself.
    const neighbour = await context.newPage();
    await neighbour.goto(pathToFileURL(join(dist, "site/rules.html")).href);
    const left = await neighbour.evaluate(async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]);
    assert.deepEqual(left, [0, 0, 0]);
    assert.deepEqual(await context.cookies(), []);
  });

  test("from a device: an address leads to a place, back and forward work, and reloading begins anew", async () => {
    const { page } = await blank();
    await page.goto(`${fromDevice}#/about`);
    await started(page);
    await page.getByRole("heading", { level: 1, name: HEADINGS.about }).waitFor();
    await page.getByRole("link", { name: "All standards" }).click();
    await page.getByRole("heading", { level: 1, name: HEADINGS.choose }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { level: 1, name: HEADINGS.about }).waitFor();
  });

  test("from a device, after an editor has saved it in its own manner", async () => {
    const folder = await mkdtemp(join(tmpdir(), "grade-calculator-"));
    try {
      const saved = join(folder, "saved.html");
      await writeFile(saved, `\uFEFF${text.replaceAll("\n", "\r\n")}`);
      const { page, watch } = await blank();
      await page.goto(pathToFileURL(saved).href);
      await started(page);
      await page.getByRole("heading", { level: 1, name: HEADINGS.choose }).waitFor();
      assertQuiet(watch);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("it keeps answers once the reader has asked for it, and stops when asked to", async () => {
    const folder = await mkdtemp(join(tmpdir(), "grade-calculator-"));
    const context = await launchProfile(folder);
    try {
      const page = await context.newPage();
      const address = `${fromDevice}#/ST0792_1.2/production-coordinator`;
      await page.goto(address);
      await started(page);
      await page.getByRole("button", { name: "Keep my answers in this browser" }).click();
      await page.getByText("From the next opening on, this file keeps your answers").waitFor();
      await page.reload();
      await prompts(page);
      await say(page, { "AM1-role-p1": "Partly" });
      await saved(page);
      await page.reload();
      await prompts(page);
      assert.equal(await said(page, "AM1-role-p1"), "Partly");
      await page.getByRole("button", { name: "Stop keeping them" }).click();
      await page.reload();
      await prompts(page);
      assert.equal(await said(page, "AM1-role-p1"), null);
    } finally {
      await context.close();
      await rm(folder, { recursive: true, force: true });
    }
  });

  test("in a sandbox that allows scripts and nothing else", async () => {
    const { frame, watch } = await framed(`sandbox="allow-scripts" src="grade-calculator.html"`);
    await journey(frame);
    assertQuiet(watch);
  });

  for (const sandbox of ["", `sandbox="allow-scripts"`]) {
    test(`through srcdoc ${sandbox || "without a sandbox"}`, async () => {
      const { page, frame, watch } = await framed(sandbox);
      await page.evaluate((html) => (document.getElementById("it").srcdoc = html), text);
      await journey(frame);
      assertQuiet(watch);
      assert.equal(page.url(), `${server.address}host.html`);
    });
  }

  test("under a host's strict policy that allows it what it allows itself", async () => {
    const own = /Content-Security-Policy" content="([^"]+)"/.exec(text)[1];
    server.headers = (name, given) => (name === "grade-calculator.html" ? { ...given, "Content-Security-Policy": own } : given);
    const { page, watch } = await blank();
    await page.goto(`${server.address}grade-calculator.html`);
    await started(page);
    await journey(page);
    assertQuiet(watch);
    server.headers = (_, given) => given;
  });

  test("its own policy names nothing but its two scripts, its style and pictures in the text", () => {
    const own = /Content-Security-Policy" content="([^"]+)"/.exec(text)[1];
    const hash = "'sha256-[A-Za-z0-9+/]{43}='";
    const wanted = `^default-src 'none'; script-src ${hash} ${hash} 'wasm-unsafe-eval'; style-src ${hash}; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types gc-glue$`;
    assert.match(own, new RegExp(wanted));
  });

  test("a letter of the script changed, and nothing of it runs", async () => {
    server.answers["changed.html"] = text.replace("window.gcOneFile = true", "window.gcOneFile = 1");
    const { page, watch } = await blank();
    await page.goto(`${server.address}changed.html`);
    await page.getByText("The rules stand below.").first().waitFor({ timeout: 3000 });
    assert.ok(watch.violations.some((one) => one.startsWith("script-src")));
    assert.equal(await page.locator(".gc-start").count(), 1);
  });

  /** The file with another payload, its outer script made good again, to get as far as what it carries. */
  function carrying(change) {
    const [, payload] = /const payload = "([^"]+)"/.exec(text);
    const changed = text.replace(payload, () => change(payload));
    const script = /<script>([^]*)<\/script>/.exec(changed)[1];
    const hash = `sha256-${createHash("sha256").update(script).digest("base64")}`;
    return changed.replace(/script-src 'sha256-[^']+'/, () => `script-src '${hash}'`);
  }

  for (const [what, change] of Object.entries({
    "a letter of what it carries changed": (payload) => payload.slice(0, 2000) + (payload[2000] === "a" ? "b" : "a") + payload.slice(2001),
    "half of what it carries lost": (payload) => payload.slice(0, 4 * Math.floor(payload.length / 8)),
    "what it carries is no base64": (payload) => `&${payload.slice(1)}`,
  })) {
    test(`${what}: it says that it is damaged, and none of it runs`, async () => {
      server.answers["changed.html"] = carrying(change);
      const { page } = await blank();
      await page.goto(`${server.address}changed.html`);
      await page.getByText("This file is damaged").waitFor();
      assert.equal(await page.locator(".gc-start").count(), 1);
      assert.equal(await page.evaluate(() => "gcStart" in window), false);
    });
  }

  test("another script in what it carries does not run, however well it is packed", async () => {
    const other = (payload) => {
      const whole = gunzipSync(Buffer.from(payload, "base64"));
      whole.write("window.gcStarT", whole.indexOf("window.gcStart"));
      return gzipSync(whole).toString("base64");
    };
    server.answers["changed.html"] = carrying(other);
    const { page, watch } = await blank();
    await page.goto(`${server.address}changed.html`);
    await page.getByText("Your browser refused to run the calculator.").waitFor();
    assert.ok(watch.violations.some((one) => one.startsWith("script-src")), watch.violations.join());
    assert.equal(await page.locator(".gc-start").count(), 1);
  });

  test("a script that somebody else put into it and that fails is not told, and hides no stop", async () => {
    server.answers["changed.html"] = text.replace("</body>", '<script src="https://filter.example/look.js"></script></body>');
    const { page, watch } = await blank();
    await page.goto(`${server.address}changed.html`);
    await started(page, { timeout: 60_000 });
    assert.ok(watch.violations.some((one) => one.includes("filter.example")), watch.violations.join());
    assert.equal(await page.locator("#trouble").isHidden(), true);
    await page.evaluate(() => window.dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") })));
    await page.locator("#trouble").getByText("The calculator stopped because of a fault of ours.").waitFor();
  });

  test("a browser that cannot unpack it is told to be too old", async () => {
    const { page } = await blank();
    await page.addInitScript(() => delete window.DecompressionStream);
    await page.goto(fromDevice);
    await page.getByText("Your browser is too old to run the calculator.").waitFor();
    await page.getByText("Pass needs all").first().waitFor();
  });

  test("without scripts the rules of every standard can be read", async () => {
    const { page } = await blank({ javaScriptEnabled: false });
    await page.goto(fromDevice);
    for (const uid of shipped) {
      const [reference, version] = uid.split("_");
      await page.getByRole("heading", { level: 2, name: `${reference} version ${version},` }).waitFor({ timeout: 2000 });
    }
    await page.getByText("Pass needs all").first().waitFor();
    await page.getByText("gives merit").first().waitFor();
  });

  test("the text comes before the script, and axe finds nothing in it", async () => {
    assert.ok(text.indexOf("<h2>") < text.indexOf("<script>"));
    server.answers["quiet.html"] = text.replace(/<script>[^]*<\/script>/, "");
    const { page } = await blank({ viewport: { width: 320, height: 800 } });
    await page.goto(`${server.address}quiet.html`);
    await assertAccessible(page, "the text of the file");
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
  });
});
