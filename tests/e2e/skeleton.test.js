// The page starts wherever it is put, quietly; and where it cannot, it says why.

import assert from "node:assert/strict";
import test, { after, before, describe } from "node:test";

import { HEADINGS } from "./journey.js";
import { assertAccessible, assertQuiet, launch, newPage, serve, started } from "./support.js";

const NAME = "Apprenticeship grade calculator";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

for (const under of ["/", "/a/b/c/"]) {
  describe(`served below ${under}`, () => {
    let server;
    before(async () => (server = await serve({ under })));
    after(() => server?.stop());

    test("the calculator starts, with its heading, without an error or a policy violation", async () => {
      const { context, page, watch } = await newPage(browser);
      await page.goto(server.address);
      await started(page);
      await page.getByRole("heading", { level: 1, name: HEADINGS.choose }).waitFor();
      assert.equal(await page.locator("#trouble").isHidden(), true);
      assertQuiet(watch);
      await context.close();
    });

    test("all it loads comes from its own folder, and after that nothing", async () => {
      const { context, page, watch } = await newPage(browser);
      await page.goto(server.address, { waitUntil: "networkidle" });
      await started(page);
      const loading = [...watch.requests];
      assert.ok(loading.every((request) => request.startsWith(`GET ${server.address}`)), loading.join("\n"));
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForLoadState("networkidle");
      assert.deepEqual(watch.requests, loading);
      await context.close();
    });
  });
}

describe("at the root", () => {
  let server;
  before(async () => (server = await serve()));
  after(() => server?.stop());

  test("axe finds nothing, in light and in dark, narrow and wide", async () => {
    for (const colorScheme of ["light", "dark"]) {
      for (const width of [320, 1280]) {
        const { context, page } = await newPage(browser, { colorScheme, viewport: { width, height: 800 } });
        await page.goto(server.address);
        await started(page);
        await assertAccessible(page);
        await context.close();
      }
    }
  });

  test("the skip link moves the focus to the main content and leaves the address alone", async () => {
    const { context, page } = await newPage(browser);
    await page.goto(server.address);
    await started(page);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.activeElement?.id === "main");
    assert.equal(page.url(), server.address);
    await context.close();
  });

  // Hosts that know nothing of wasm send it like this.
  for (const type of ["application/octet-stream", "text/html", "application/wasm; charset=utf-8"]) {
    test(`the calculator starts where wasm is served as ${type} with nosniff`, async () => {
      const { context, page, watch } = await newPage(browser);
      await page.route("**/*.wasm", async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), "content-type": type, "x-content-type-options": "nosniff" };
        await route.fulfill({ response, headers });
      });
      await page.goto(server.address);
      await started(page);
      assertQuiet(watch);
      await context.close();
    });
  }

  /** The reason is on the page within two seconds of the document, and the text before it stays. */
  async function readsReason(page, words) {
    await page.locator("#trouble", { hasText: words }).waitFor({ timeout: 2000 });
    await page.getByRole("heading", { level: 1, name: NAME }).waitFor();
    assert.match(await page.locator("#app").innerText(), /Your assessment organisation decides your grade/);
    await assertAccessible(page);
  }

  for (const [file, words] of [
    ["site-*.wasm", "A part of the calculator did not arrive"],
    ["site-*.js", "A part of the calculator did not arrive"],
    ["boot-*.js", "A part of the calculator did not arrive"],
  ]) {
    test(`the reader is told when ${file} is blocked`, async () => {
      const { context, page } = await newPage(browser);
      await page.route(`**/${file}`, (route) => route.abort());
      await page.goto(server.address);
      await readsReason(page, words);
      await context.close();
    });
  }

  test("the reader is told when the wasm is missing on the server", async () => {
    const { context, page } = await newPage(browser);
    await page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "not here" }));
    await page.goto(server.address);
    await readsReason(page, "did not arrive");
    await context.close();
  });

  test("the reader is told when the wasm is broken", async () => {
    const { context, page } = await newPage(browser);
    await page.route("**/*.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: "broken" }));
    await page.goto(server.address);
    await readsReason(page, "Your browser refused to run the calculator");
    await context.close();
  });

  test("the reader is told when the browser has no WebAssembly", async () => {
    const { context, page } = await newPage(browser);
    await page.addInitScript(() => delete window.WebAssembly);
    await page.goto(server.address);
    await readsReason(page, "WebAssembly switched off");
    await context.close();
  });

  test("the reader is told when the browser is too old for modules", async () => {
    const { context, page } = await newPage(browser);
    await page.addInitScript(() => delete HTMLScriptElement.prototype.noModule);
    // Such a browser passes over the module; this one would run it.
    await page.route("**/boot-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" }));
    await page.goto(server.address);
    await readsReason(page, "Your browser is too old to run the calculator");
    await context.close();
  });

  test("the reason says what to do, and its button loads the page again", async () => {
    const { context, page } = await newPage(browser);
    await page.route("**/*.wasm", (route) => route.abort(), { times: 2 });
    await page.goto(server.address);
    await readsReason(page, "Check your connection and reload the page");
    await page.unroute("**/*.wasm");
    await page.getByRole("button", { name: "Reload the page" }).click();
    await started(page);
    assert.equal(await page.locator("#trouble").isHidden(), true);
    await context.close();
  });

  test("the reader is told when a host's policy forbids WebAssembly", async () => {
    const { context, page } = await newPage(browser);
    await page.route(server.address, async (route) => {
      const response = await route.fetch();
      const headers = { ...response.headers(), "content-security-policy": "script-src 'self'" };
      await route.fulfill({ response, headers });
    });
    await page.goto(server.address);
    await readsReason(page, "Your browser refused to run the calculator");
    await context.close();
  });

  test("the reader is told when scripts are off", async () => {
    const { context, page } = await newPage(browser, { javaScriptEnabled: false });
    await page.goto(server.address);
    // Text searches pass over <noscript>.
    await page.locator(".gc-noscript").waitFor({ timeout: 2000 });
    await page.getByRole("heading", { level: 1, name: NAME }).waitFor();
    await context.close();
  });

  test("the reader is told within two seconds or so when a host's policy blocks every script", async () => {
    const { context, page } = await newPage(browser);
    await page.route("**/*.js", (route) => route.abort());
    await page.goto(server.address);
    await page.getByText("If this message stays").waitFor({ timeout: 3000 });
    await context.close();
  });

  test("a fault inside the calculator is told, and says that saved answers are kept", async () => {
    const { context, page } = await newPage(browser);
    await page.goto(server.address);
    await started(page);
    await page.evaluate(() => {
      const error = new WebAssembly.RuntimeError("unreachable");
      window.dispatchEvent(new ErrorEvent("error", { error }));
    });
    await page.locator("#trouble", { hasText: "Answers that were saved are still on this device" }).waitFor();
    await context.close();
  });
});
