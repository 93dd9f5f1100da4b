// A fault of ours stops the calculator; the answers are there, as a file and after a reload.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test, { describe } from "node:test";

import { at, prompts, radio, said, saved, say, stage } from "./journey.js";
import { eventually, started } from "./support.js";

/** What the wasm has exported: whoever asks for the start again gets it. */
const reached = (page) => page.evaluateHandle(async () => {
  const start = performance.getEntriesByType("resource").find(({ name }) => /assets\/start-.*\.js$/.test(name)).name;
  return (await (await import(start)).start({})).exports;
});

/** Real ways of stopping in the midst of it, and one that only looks like it. */
const STOPS = {
  "something else moved its elements about": async (page) => {
    // As a translator or an add-on does. What is drawn next is to stand before one that is in another place; the panic says so.
    await page.evaluate(() => {
      const moved = document.querySelector("#main > .gc-beside");
      const around = document.createElement("div");
      moved.replaceWith(around);
      around.append(moved);
    });
    await page.getByRole("button", { name: "Start again" }).click();
    await page.locator("#trouble", { hasText: /For whoever helps you: panicked at [^]*failed to insert node before next sibling/ }).waitFor();
  },
  "the memory is full": async (page) => {
    const wasm = await reached(page);
    await wasm.evaluate((exports) => {
      for (let size = 2 ** 30; size >= 16; size /= 2) {
        try {
          for (;;) exports.__wbindgen_malloc(size, 1);
        } catch (refused) {
          // No more of this size.
        }
      }
    });
    await radio(page, "AM1-role-p1", "Partly").click();
  },
  "the memory is scribbled over": async (page) => {
    const wasm = await reached(page);
    await wasm.evaluate((exports) => new Uint8Array(exports.memory.buffer).fill(0xff));
    // Something that waited may have stopped already: nobody can point at it then.
    await radio(page, "AM1-role-p1", "Partly").evaluate((it) => it.click());
  },
  "a fault is told to the window": (page) =>
    page.evaluate(() => window.dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("unreachable") }))),
};

describe("when the calculator stops", () => {
  const it = stage();

  for (const [what, stop] of Object.entries(STOPS)) {
    test(`because ${what}: it says so, offers what is kept as a file, takes no more answers, and has them after a reload`, async () => {
      const { page, watch } = await it.blank();
      await page.goto(it.server.address + at());
      await started(page);
      await prompts(page);
      await say(page, { "AM1-role-p1": "Yes", "AM1-monitoring-d1": "Partly" });
      await saved(page);
      await stop(page);
      const trouble = page.locator("#trouble");
      await trouble.getByText("The calculator stopped because of a fault of ours.").waitFor();
      assert.equal(await page.locator("#app").evaluate((app) => app.inert), true);
      const downloading = page.waitForEvent("download");
      await trouble.getByRole("button", { name: "Save my answers to a file" }).click();
      const file = await downloading;
      assert.equal(file.suggestedFilename(), "my-answers-rescued.json");
      const rescued = JSON.parse(await readFile(await file.path(), "utf8"));
      const texts = Object.values(rescued.texts).map((row) => row.text).join("\n");
      assert.match(texts, /"AM1-role-p1": ?"met"/);
      assert.match(texts, /"AM1-monitoring-d1": ?"partly"/);
      assert.deepEqual(watch.violations, []);
      await trouble.getByRole("button", { name: "Reload the page" }).click();
      await started(page);
      await prompts(page);
      await eventually(async () => assert.equal(await said(page, "AM1-role-p1"), "Yes"));
      assert.equal(await radio(page, "AM1-monitoring-d1", "Partly").isChecked(), true);
    });
  }

  test("what was told before hides no stop, and nothing that comes later does", async () => {
    const { page } = await it.blank();
    await page.goto(it.server.address + at());
    await started(page);
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await saved(page);
    await page.evaluate(() => window.gcTrouble("missing", "assets/part.wasm"));
    const trouble = page.locator("#trouble");
    await trouble.getByText("A part of the calculator did not arrive.").waitFor();
    await STOPS["a fault is told to the window"](page);
    await page.evaluate(() => window.gcTrouble("missing", "assets/part.wasm"));
    await trouble.getByText("The calculator stopped because of a fault of ours.").waitFor();
    assert.equal(await trouble.getByRole("heading").count(), 1);
    await trouble.getByRole("button", { name: "Save my answers to a file" }).waitFor();
    assert.equal(await trouble.getByText("did not arrive").count(), 0);
  });
});
