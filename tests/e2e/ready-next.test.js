// One prompt at a time: by keyboard alone to a settled grade; back, skip, undo; plans of other shapes.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import { at, focused, go, HEADINGS, ids, onScreen, pack, radio, reads, resultIs, saved, stage, tabTo } from "./journey.js";
import { DRAFT, forEveryone, TITLES } from "./ready.js";
import { assertQuiet, eventually } from "./support.js";

const NEXT = at(undefined, "ready/next");
const shownPrompt = (page) => page.locator(".gc-ask__told .gc-ask__prompt").innerText();
const END = "Nothing that is left can change your grade.";

describe("one prompt at a time", () => {
  const it = stage();

  /** The screen, reached by its link, so that the focus is on its heading. */
  async function open(hash = NEXT, options = {}) {
    const { page, watch } = await it.visit(hash.replace("/next", ""), options);
    await page.getByRole("link", { name: TITLES.next }).first().click();
    await onScreen(page, TITLES.next);
    return { page, watch };
  }

  test("by keyboard alone from nothing to a settled grade, and to the result", async () => {
    const { page, watch } = await it.visit(at(undefined, "ready"));
    await tabTo(page, "a", TITLES.next);
    await page.keyboard.press("Enter");
    await onScreen(page, TITLES.next);
    await focused(page, "h1", TITLES.next);
    await reads(page, "Why now: Decides between fail and pass");
    let presses = 0;
    for (let before = ""; presses <= ids().length; presses += 1) {
      const now = await shownPrompt(page);
      if (now === END) break;
      assert.notEqual(now, before, "each answer brings another prompt");
      before = now;
      await page.keyboard.press("1");
      await eventually(async () => assert.notEqual(await shownPrompt(page), before));
    }
    assert.equal(await shownPrompt(page), END);
    assert.equal(presses, ids().length, "a distinction needs every criterion");
    await tabTo(page, "a", "See your result and why");
    await page.keyboard.press("Enter");
    await reads(page, "Your answers give: Distinction");
    assertQuiet(watch);
  });

  test("a fail that is settled ends it at once", async () => {
    const { page } = await open();
    assert.equal(await page.locator(".gc-ask__answer").count(), 3);
    assert.notEqual(await shownPrompt(page), END);
    await page.keyboard.press("3");
    await eventually(async () => assert.equal(await shownPrompt(page), END));
    assert.equal(await page.locator(".gc-ask__answer").count(), 0, "nothing more is asked");
    await resultIs(page, "Your answers give: Fail");
  });

  test("2 says partly; the answer is kept and stands on the screen with all prompts", async () => {
    const { page } = await open();
    const first = pack("ST0792_1.2").methods[0].criteria[0];
    assert.equal(await shownPrompt(page), first.prompt);
    await page.keyboard.press("2");
    await saved(page);
    await go(page, at(), HEADINGS.answer);
    assert.ok(await radio(page, first.id, "Partly").isChecked());
  });

  test("skip, back and undo, by key and by button, with nothing moving under the finger", async () => {
    const { page } = await open();
    const first = await shownPrompt(page);
    const place = () => page.getByRole("button", { name: /^Yes/ }).evaluate((one) => one.getBoundingClientRect().top);
    const before = await place();
    await page.keyboard.press("n");
    await eventually(async () => assert.notEqual(await shownPrompt(page), first));
    const second = await shownPrompt(page);
    assert.equal(await place(), before);
    await page.keyboard.press("Backspace");
    await eventually(async () => assert.equal(await shownPrompt(page), first));
    await page.getByRole("button", { name: /^Yes/ }).click();
    await eventually(async () => assert.equal(await shownPrompt(page), second));
    await page.keyboard.press("b");
    await eventually(async () => assert.equal(await shownPrompt(page), first));
    assert.equal(await page.getByRole("button", { name: /^Yes/ }).getAttribute("aria-pressed"), "true");
    await page.getByRole("button", { name: /^Partly/ }).click();
    await page.getByRole("button", { name: "Undo the last answer" }).click();
    await eventually(async () => assert.equal(await shownPrompt(page), first));
    assert.equal(await page.locator(".gc-ask__answer[aria-pressed=true]").count(), 0);
  });

  test("keys are shown, can be switched off, and act only while the focus is on the screen", async () => {
    const { page } = await open();
    const first = await shownPrompt(page);
    await page.getByRole("link", { name: "Apprenticeship grade calculator" }).focus();
    await page.keyboard.press("1");
    assert.equal(await shownPrompt(page), first, "the focus is elsewhere");
    const keys = page.getByRole("checkbox", { name: /single keys/ });
    await keys.uncheck();
    await page.keyboard.press("1");
    assert.equal(await shownPrompt(page), first, "they are off");
    assert.equal(await page.locator("kbd").count(), 0);
    await keys.check();
    await page.keyboard.press("1");
    await eventually(async () => assert.notEqual(await shownPrompt(page), first));
  });

  test("what was skipped is asked again at the end", async () => {
    const { page } = await open();
    await page.keyboard.press("n");
    for (let left = ids().length - 1; left > 0; left -= 1) await page.keyboard.press("1");
    await reads(page, "You skipped 1 prompt that can still change something.");
    await page.getByRole("button", { name: "Ask me those now" }).click();
    await eventually(async () => assert.ok((await shownPrompt(page)).length > 20));
  });

  test("a plan that is counted out and not graded is asked in its order, categories by what they say", async () => {
    const { page, watch } = await open(`${DRAFT}/ready/next`);
    const standard = pack("ST1483_2");
    const outcomes = standard.outcomes.filter((one) => !one.pathway || one.pathway === "screen-and-audio");
    assert.equal(await shownPrompt(page), outcomes[0].prompt);
    for (let left = outcomes.length; left > 0; left -= 1) await page.keyboard.press("1");
    for (let left = standard.performance.length; left > 0; left -= 1) {
      await reads(page, "Neither fits yet");
      await page.keyboard.press("2");
    }
    await reads(page, "You have answered every prompt.");
    assertQuiet(watch);
  });

  test("is for everyone", async () => {
    const { page } = await open();
    await page.keyboard.press("1");
    await forEveryone(page, TITLES.next);
    await resultIs(page, "Overall: not decided yet");
  });
});
