// One question at a time: by keyboard alone to a grade; back, skip, undo; what stands beside a question; plans of other shapes.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import { asks, at, focused, go, HEADINGS, ids, noteOf, onScreen, pack, prompts, radio, reads, resultIs, saved, stage, tabTo } from "./journey.js";
import { DRAFT, forEveryone } from "./ready.js";
import { assertQuiet, eventually } from "./support.js";

const HERE = at(undefined, "");
const asked = (page) => page.locator("#question").innerText();
const place = (page) => page.locator("#question").locator("xpath=..").innerText();

/** Presses this key at so many questions, each once it is there. */
async function pressAll(page, key, number) {
  for (let left = number; left > 0; left -= 1) {
    const before = await page.locator("#question").locator("xpath=..").innerText();
    await page.keyboard.press(key);
    await eventually(async () => assert.notEqual(await page.locator("#question").locator("xpath=..").innerText(), before));
  }
}

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

describe("one question at a time", () => {
  const it = stage();

  /** The first question, with the focus within it. */
  async function open(hash = HERE, options = {}) {
    const all = await it.visit(hash, options);
    await all.page.locator("#question").waitFor();
    await all.page.locator("#question").focus();
    return all;
  }

  test("by keyboard alone from a link to a distinction, and to the result", async () => {
    const { page, watch } = await it.visit(at(undefined, "ready"));
    await tabTo(page, "a", "Questions");
    await page.keyboard.press("Enter");
    await asks(page, "AM1-role-p1");
    await focused(page, "h1");
    for (let left = ids().length; left > 0; left -= 1) {
      const before = await asked(page);
      await page.keyboard.press("1");
      await eventually(async () => assert.notEqual(await asked(page), before, "each answer brings another question"));
    }
    assert.equal(await asked(page), "Every question is answered");
    await tabTo(page, "a", "See my result");
    await page.keyboard.press("Enter");
    await reads(page, "Your answers give: Distinction");
    assertQuiet(watch);
  });

  test("a fail that is settled ends nothing: every question is asked, and the result is on offer all the time", async () => {
    const { page } = await open();
    await pressAll(page, "3", ids().length - 1);
    assert.match(await page.locator(".gc-q__counts").innerText(), /to fix/);
    await page.keyboard.press("3");
    await reads(page, "Every question is answered");
    await resultIs(page, "Your answers give: Fail");
  });

  test("the address names the question that is shown, and a reload comes back to it", async () => {
    const { page } = await open();
    const length = await page.evaluate(() => history.length);
    await press(page, "Partly");
    await eventually(async () => assert.match(page.url(), /production-coordinator\/AM1-/));
    assert.equal(await page.evaluate(() => history.length), length, "an answer is no step in the history");
    const second = await asked(page);
    await saved(page);
    await page.reload();
    await eventually(async () => assert.equal(await asked(page), second));
    await go(page, at(), HEADINGS.answer);
    assert.ok(await radio(page, "AM1-role-p1", "Partly").isChecked());
  });

  test("skip, back and undo, by key and by button, with nothing moving under the finger", async () => {
    const { page } = await open();
    const first = await asked(page);
    const place = () => page.getByRole("button", { name: "Yes" }).evaluate((one) => one.getBoundingClientRect().top);
    const before = await place();
    await page.keyboard.press("n");
    await eventually(async () => assert.notEqual(await asked(page), first));
    const second = await asked(page);
    assert.ok(Math.abs((await place()) - before) < 200, "the answers stay where they are");
    await press(page, "Back");
    await eventually(async () => assert.equal(await asked(page), first));
    await press(page, "Yes");
    await eventually(async () => assert.equal(await asked(page), second));
    await page.locator("#question").focus();
    await page.keyboard.press("b");
    await eventually(async () => assert.equal(await asked(page), first));
    assert.equal(await page.getByRole("button", { name: "Yes" }).getAttribute("aria-pressed"), "true");
    await press(page, "Partly");
    await press(page, "Undo");
    await eventually(async () => assert.equal(await asked(page), first));
    assert.equal(await page.getByRole("button", { name: "Yes" }).getAttribute("aria-pressed"), "true", "what was said before is back");
    assert.equal(await page.getByRole("button", { name: "Undo" }).count(), 0);
  });

  test("a double click and a key that is held answer one question", async () => {
    const { page } = await open();
    await page.getByRole("button", { name: "Yes" }).dblclick();
    await page.waitForTimeout(600);
    await reads(page, "23 to answer");
    await page.locator("#question").focus();
    await page.keyboard.down("1");
    for (let n = 0; n < 5; n += 1) await page.keyboard.down("1");
    await page.keyboard.up("1");
    await reads(page, "22 to answer");
  });

  test("keys are told, can be switched off, and do nothing where one types", async () => {
    const { page } = await open();
    const first = await asked(page);
    await page.getByText("Add a note").click();
    await page.getByRole("textbox", { name: /Your note/ }).pressSequentially("1 note, nothing else");
    assert.equal(await asked(page), first);
    await page.getByText("Order and keys").click();
    await page.getByRole("checkbox", { name: /single keys/ }).uncheck();
    assert.equal(await page.getByText("Keys: 1 for yes").count(), 0);
    await page.locator("#question").focus();
    await page.keyboard.press("1");
    assert.equal(await asked(page), first, "they are off");
    await page.getByRole("checkbox", { name: /single keys/ }).check();
    await page.locator("#question").focus();
    await page.keyboard.press("1");
    await eventually(async () => assert.notEqual(await asked(page), first));
    await go(page, at(), HEADINGS.answer);
    await eventually(async () => assert.equal(await noteOf(page, "AM1-role-p1").inputValue(), "1 note, nothing else"));
  });

  test("in the order of the document, if somebody wants that", async () => {
    const { page } = await open();
    await page.getByText("Order and keys").click();
    await page.getByRole("checkbox", { name: /order of the document/ }).check();
    for (const id of ids().slice(0, 6)) {
      await asks(page, id);
      await press(page, "Yes");
    }
  });

  test("what was skipped is asked again at the end", async () => {
    const { page } = await open();
    await page.keyboard.press("n");
    await pressAll(page, "1", ids().length - 1);
    await asks(page, "AM1-role-p1");
    await page.keyboard.press("n");
    await reads(page, "You skipped 1 question");
    await press(page, "Answer what I skipped");
    await asks(page, "AM1-role-p1");
    await focused(page, "h1");
    await press(page, "Yes");
    await reads(page, "Every question is answered");
  });

  test("all that was skipped is asked again, one after the other", async () => {
    const { page } = await open();
    await page.getByText("Order and keys").click();
    await page.getByRole("checkbox", { name: /order of the document/ }).check();
    for (let n = 0; n < 2 * ids().length; n += 1) await press(page, "Skip");
    await reads(page, `You skipped ${ids().length} questions`);
    await press(page, "Answer what I skipped");
    await pressAll(page, "1", ids().length);
    await reads(page, "Every question is answered");
  });

  test("another question is seen from its first word, and the focus does not go down with what is gone", async () => {
    const { page } = await open(HERE, { viewport: { width: 360, height: 640 } });
    await page.getByText("What does this mean?").click();
    await page.getByText("Add a note").click();
    await page.evaluate(() => scrollTo(0, 600));
    assert.ok((await page.locator("#question").evaluate((it) => it.getBoundingClientRect().top)) < 0);
    await page.getByRole("button", { name: "Not yet" }).evaluate((it) => it.click());
    await eventually(async () => assert.ok((await page.locator("#question").evaluate((it) => it.getBoundingClientRect().top)) >= 0));
    await press(page, "Back");
    await eventually(async () => assert.equal(await page.getByRole("button", { name: "Back" }).count(), 0));
    await focused(page, "h1");
  });

  test("what it means: the verb, and codes that lead to the map", async () => {
    const { page } = await open();
    await page.getByText("What does this mean?").click();
    const [code] = pack("ST0792_1.2").methods[0].criteria[0].ksbs;
    await reads(page, /Explain/);
    await reads(page, /Official wording: /);
    await page.getByRole("main").getByRole("link", { name: code, exact: true }).click();
    await onScreen(page, "Map of knowledge, skills and behaviours");
  });

  test("evidence is named with Enter, linked, and unlinked", async () => {
    const { page } = await open();
    await page.getByText("Link evidence").click();
    await page.getByLabel("Name a piece of evidence").fill("Call sheets of week 1");
    await page.keyboard.press("Enter");
    await reads(page, "1 piece linked.");
    await page.getByRole("checkbox", { name: /Call sheets of week 1/ }).uncheck();
    await reads(page, "No evidence linked yet.");
  });

  test("a plan that is counted out and not graded: outcomes, then categories by what they say", async () => {
    const { page, watch } = await open(DRAFT);
    const standard = pack("ST1483_2");
    const outcomes = standard.outcomes.filter((one) => !one.pathway || one.pathway === "screen-and-audio");
    assert.equal(await asked(page), outcomes[0].prompt);
    for (let left = outcomes.length; left > 0; left -= 1) {
      const before = await asked(page);
      await page.keyboard.press("1");
      await eventually(async () => assert.notEqual(await asked(page), before));
    }
    for (let left = standard.performance.length; left > 0; left -= 1) {
      await reads(page, "Neither description fits me yet.");
      await focused(page, "h1");
      const before = await place(page);
      if (left % 2) await page.keyboard.press("2");
      else await page.getByRole("button", { name: /^Distinction/ }).click();
      await eventually(async () => assert.notEqual(await place(page), before));
    }
    await reads(page, "Every question is answered");
    assertQuiet(watch);
  });

  test("is for everyone: a question, an answer that can be undone, and the end", async () => {
    const { page } = await open();
    await page.keyboard.press("1");
    await forEveryone(page, "a question");
    await page.locator("#question").focus();
    await pressAll(page, "2", ids().length - 1);
    await reads(page, "Every question is answered");
    await forEveryone(page, "the end");
  });

  test("on a phone the question, all answers and the way on are on the first screen, under a header of one line", async () => {
    const { page } = await open(HERE, { viewport: { width: 360, height: 740 } });
    const bottom = (one) => one.evaluate((it) => it.getBoundingClientRect().bottom);
    assert.ok((await bottom(page.getByRole("banner"))) <= 50);
    for (const name of ["Yes", "Partly", "Not yet", "Skip"]) assert.ok((await bottom(page.getByRole("button", { name }))) <= 740, name);
    await page.getByRole("link", { name: "List" }).click();
    await prompts(page);
    assert.ok((await bottom(page.getByRole("banner"))) <= 100);
  });
});
