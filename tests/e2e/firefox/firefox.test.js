// The shortest whole journey in another engine than Chromium's: as a page, as one file, as an element. That all of it
// works is shown elsewhere; here, that nothing of it depends on the browser.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";

import { dist, host, site } from "../host.js";
import { eventually, firefox } from "./firefox.js";

const PROMPTS = "fieldset[id^=prompt-]";
const STRICT = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:;
  base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

describe("in Firefox", { timeout: 120_000 }, () => {
  let browser, server, file;
  before(async () => {
    [browser, server] = await Promise.all([firefox(), host(site, { under: "/a/b/" })]);
    file = pathToFileURL(join(dist, "grade-calculator.html")).href;
  });
  afterEach(async () => {
    server.offline = false;
    await browser.frame();
    // Leaving stops what still runs, and the console says so.
    await browser.open("about:blank");
    await browser.complaints("");
  });
  after(async () => {
    await browser?.close();
    server?.stop();
  });

  const checked = (count) => browser.until((prompts, count) => document.querySelectorAll(`${prompts} input:checked`).length === count, PROMPTS, count);

  /** From the list of standards to a distinction: the first answer by hand. */
  async function journey() {
    await browser.find("h1", "What grade are you on?");
    await browser.click("main a", "Junior production coordinator");
    await browser.click("main a", "Production coordinator");
    await browser.click(".gc-answer", "Yes");
    await browser.click(".gc-q__pace a", "List");
    await checked(1);
    await browser.run((prompts) => document.querySelectorAll(prompts).forEach((it) => it.querySelector("input").click()), PROMPTS);
    await browser.click(".gc-tabs a", "Result");
    await browser.find("h1", "Your result so far");
    await browser.until(() => /Your answers give:\s*Distinction/.test(document.querySelector("main").innerText));
  }

  test("what goes wrong on a page would be noticed", async () => {
    server.answers["throws.js"] = "throw new Error('on purpose');";
    server.answers["wrong.html"] = `<!doctype html><meta http-equiv="Content-Security-Policy" content="script-src 'self'">
      <script src="throws.js"></script><script>document.title = "never";</script>`;
    await browser.open(`${server.address}wrong.html`);
    const told = await browser.complaints(server.address);
    assert.equal(told.length, 2, told.join("\n"));
    assert.ok(told.some((one) => one.includes("on purpose")) && told.some((one) => one.includes("Content-Security-Policy")), told.join("\n"));
  });

  test("the page: answered, kept, saved as a file, there again after a reload and without a network", async () => {
    await browser.open(server.address);
    await browser.until(async () => Boolean((await navigator.serviceWorker.ready).active));
    const loaded = server.asked.length;
    await journey();
    await browser.find("#keeping", "Saved on this device");
    await browser.click(".gc-tabs a", "Share");
    await browser.click("button", "Save a file");
    const record = await eventually(async () => JSON.parse(await readFile(join(browser.downloads, (await readdir(browser.downloads))[0]), "utf8")));
    assert.ok(Object.values(record.judgements).every((one) => one === "met"));
    await browser.click(".gc-tabs a", "Questions");
    await browser.click(".gc-actions a", "Check my answers");
    await checked(Object.keys(record.judgements).length);
    // The browser's own look for a newer worker may come later than the load that it belongs to.
    assert.deepEqual(server.asked.slice(loaded).filter((one) => !one.endsWith("sw.js")), []);
    server.offline = true;
    await browser.reload();
    await checked(Object.keys(record.judgements).length);
    assert.deepEqual(await browser.complaints(server.address), []);
  });

  test("the one file: from the device, and in a frame that allows scripts and nothing else", async () => {
    await browser.open(file);
    await journey();
    assert.deepEqual(await browser.complaints("file:"), []);
    server.answers["grade-calculator.html"] = await readFile(join(dist, "grade-calculator.html"));
    server.answers["framed.html"] = '<!doctype html><iframe src="grade-calculator.html" sandbox="allow-scripts" width="1200" height="900"></iframe>';
    await browser.open(`${server.address}framed.html`);
    await browser.frame("iframe");
    await journey();
    assert.deepEqual(await browser.complaints(server.address), []);
  });

  test("the element: on a page with a strict policy it is answered, and there again after a reload", async () => {
    server.answers["element.html"] = `<!doctype html><meta http-equiv="Content-Security-Policy" content="${STRICT}"><h1>A course</h1>
      <grade-calculator standard="ST0792_1.2" option="production-coordinator" record-key="mine"></grade-calculator>
      <script type="module" src="embed/grade-calculator.js"></script>`;
    const judgements = (count) =>
      browser.until((count) => Object.keys(document.querySelector("grade-calculator").getRecord?.()?.judgements ?? {}).length === count, count);
    await browser.open(`${server.address}element.html`);
    await browser.click(".gc-answer", "Partly");
    await judgements(1);
    await browser.find("#keeping", "Saved on this device");
    await browser.reload();
    await judgements(1);
    await browser.click(".gc-tabs a", "Result");
    await browser.find("h1", "Your result so far");
    assert.deepEqual(await browser.complaints(server.address), []);
  });
});
