// Nothing leaves the page, and the browser has nothing to complain about.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import {
  answers, at, attempt, codes, go, HEADINGS, note, onScreen, pack, PRODUCTION, prompt, prompts, resultIs, saved, say, showsAnswers, stage,
  TITLE, UID,
} from "./journey.js";
import { assertQuiet, eventually, started } from "./support.js";

const POLICY = {
  "default-src": "'none'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "base-uri": "'none'",
  "form-action": "'none'",
  "require-trusted-types-for": "'script'",
};

const parts = (policy) => Object.fromEntries(policy.split(";").map((part) => part.trim().split(/ (.*)/s).slice(0, 2)));

describe("silence", () => {
  const it = stage();

  test("over the whole journey nothing is asked for after the load, and nothing is reported", async () => {
    const { page, watch, context } = await it.blank();
    // Ways out that the browser may not report as requests.
    await page.addInitScript(() => {
      window.waysOut = [];
      for (const name of ["RTCPeerConnection", "WebSocket", "EventSource", "WebTransport", "Worker", "SharedWorker"]) {
        if (!(name in window)) continue;
        window[name] = class {
          constructor() {
            window.waysOut.push(name);
          }
        };
      }
      navigator.sendBeacon = () => window.waysOut.push("sendBeacon");
    });
    await page.goto(it.server.address, { waitUntil: "networkidle" });
    await started(page);
    const loading = [...watch.requests];
    assert.ok(loading.every((request) => request.startsWith(`GET ${it.server.address}`)), loading.join("\n"));
    await page.getByRole("searchbox").fill("0792");
    await page.getByRole("main").getByRole("link", { name: TITLE }).click();
    await page.getByRole("link", { name: "Production coordinator", exact: true }).click();
    await prompts(page);
    await say(page, answers("Yes", { "AM1-monitoring-d1": "Partly" }));
    await note(page, "AM1-role-p1", "nothing of this leaves the device");
    await codes(page, "AM1-role-p1").click();
    await resultIs(page, "Your answers give: Merit");
    await attempt(page, pack(UID).methods[0].title, "Which attempt is this?").selectOption({ index: 1 });
    await go(page, at(PRODUCTION, "plan"), HEADINGS.plan);
    await go(page, "#/about", HEADINGS.about);
    await go(page, "#/a/b/c/d", HEADINGS.unknown);
    await go(page, "#/", HEADINGS.choose);
    await go(page, at(), HEADINGS.answer);
    await prompts(page);
    await page.getByRole("button", { name: "Start again" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await saved(page);
    await page.goBack();
    await onScreen(page, HEADINGS.choose);
    await page.waitForLoadState("networkidle");
    assert.deepEqual(watch.requests, loading);
    assert.deepEqual(await page.evaluate(() => window.waysOut), []);
    assert.deepEqual(await context.cookies(), []);
    assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
    assertQuiet(watch);
  });

  test("the journey goes on when the network is gone", async () => {
    const { page, watch, context } = await it.visit();
    await page.waitForLoadState("networkidle");
    await context.setOffline(true);
    await go(page, at(), HEADINGS.answer);
    await prompts(page);
    await say(page, answers("Yes"));
    await saved(page);
    await resultIs(page, "Your answers give: Distinction");
    assertQuiet(watch);
  });

  test("the page is served with the policy, and carries the same in itself for hosts that send none", async () => {
    const { page } = await it.blank();
    const response = await page.goto(it.server.address);
    const headers = response.headers();
    const meta = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
    for (const policy of [headers["content-security-policy"], meta]) {
      const found = parts(policy);
      for (const [name, value] of Object.entries(POLICY)) assert.equal(found[name], value, name);
    }
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.ok(headers["referrer-policy"]);
    assert.equal(await page.locator("script:not([src]), style, [style], [onclick]").count(), 0);
  });

  test("the policy holds: a script that somebody slips in does not run", async () => {
    const { page, watch } = await it.visit(at());
    await prompts(page);
    await page.evaluate(() => {
      const script = document.createElement("script");
      try {
        script.textContent = "window.slippedIn = true";
      } catch {
        // Trusted types refuse it before the policy for scripts has to.
      }
      document.body.append(script);
    });
    await eventually(async () => assert.ok(watch.violations.length > 0));
    assert.equal(await page.evaluate(() => window.slippedIn), undefined);
  });

  test("what a person types is text, never markup", async () => {
    const { page, watch } = await it.visit(at());
    await prompts(page);
    const text = "<img src=x onerror=alert(1)> </textarea><script>1</script> {{ }} ${1}";
    await note(page, "AM1-role-p1", text);
    await saved(page);
    await page.reload();
    await prompts(page);
    await showsAnswers(page, {});
    assert.equal(await prompt(page, "AM1-role-p1").getByRole("textbox").inputValue(), text);
    assert.equal(await page.locator("main img").count(), 0);
    assertQuiet(watch);
  });
});
