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
      await page.waitForLoadState("networkidle");
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

  /** A sign-in page, the page of a filter, or what a host sends for whatever it has not. */
  const PAGE = "\n<!doctype html><title>Sign in</title><p>Welcome to the guest network.</p>";
  const SCRIPT = "text/javascript; charset=utf-8";
  for (const [file, type] of [
    ["site-*.wasm", "text/html"],
    ["site-*.wasm", "application/wasm"],
    ["site-*.js", "text/html"],
    ["site-*.js", SCRIPT],
    ["boot-*.js", "text/html"],
    ["boot-*.js", SCRIPT],
  ]) {
    test(`the reader is told when a page comes in the place of ${file}, as ${type}`, async () => {
      const { context, page } = await newPage(browser);
      await page.route(`**/${file}`, (route) => route.fulfill({ contentType: type, body: PAGE }));
      await page.goto(server.address);
      await readsReason(page, "Something else came in the place of a part of the calculator");
      await page.locator("#trouble").getByText("sign in if you are asked to").waitFor();
      await context.close();
    });
  }

  for (const [file, part] of [
    ["site-*.wasm", 0.5],
    ["site-*.wasm", 0],
    ["site-*.js", 0.5],
    ["boot-*.js", 0.5],
  ]) {
    test(`the reader is told when only ${part} of ${file} comes`, async () => {
      const { context, page } = await newPage(browser);
      await page.route(`**/${file}`, async (route) => {
        const response = await route.fetch();
        const whole = await response.body();
        await route.fulfill({ response, body: whole.subarray(0, whole.length * part) });
      });
      await page.goto(server.address);
      await readsReason(page, "A part of the calculator did not arrive whole");
      await context.close();
    });
  }

  test("a script of somebody else that fails is not ours to tell", async () => {
    const { context, page } = await newPage(browser);
    // The policy stops the first, the host has no second; both are told to the page as scripts that did not load.
    const theirs = '<script src="https://filter.example/look.js"></script><script src="cdn-cgi/challenge.js"></script>';
    await page.route(server.address, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace("</body>", `${theirs}</body>`) });
    });
    await page.goto(server.address);
    await started(page);
    assert.equal(await page.locator("script[src^=cdn-cgi]").count(), 1);
    await page.evaluate(() => {
      const error = Object.assign(new WebAssembly.RuntimeError("unreachable"), { stack: "RuntimeError: unreachable\n    at wasm://wasm/0123abcd:wasm-function[1]:0x2\n    at chrome-extension://abcdef/look.js:1:1" });
      window.dispatchEvent(new ErrorEvent("error", { error }));
      window.dispatchEvent(new ErrorEvent("error", { error: new SyntaxError("Unexpected end"), filename: "https://filter.example/look.js" }));
    });
    // Whatever is asked of the network to find out has been asked by then.
    await page.waitForLoadState("networkidle");
    assert.equal(await page.locator("#trouble").isHidden(), true, await page.locator("#trouble").textContent());
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
