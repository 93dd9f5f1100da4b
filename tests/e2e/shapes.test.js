// What no shipped standard asks for: marks, points, parts that are graded apart, results from elsewhere. The page under
// test holds the invented standards of tests/packs/shapes as well:
// `GRADE_CALCULATOR_PACKS=tests/packs/shapes cargo tools build --draft --out dist/shapes`.

import assert from "node:assert/strict";
import test, { describe } from "node:test";
import { fileURLToPath } from "node:url";

import { go, HEADINGS, onScreen, panel, radio, reads, reopen, saved, stage } from "./journey.js";
import { assertAccessible, assertQuiet, eventually } from "./support.js";

const dir = fileURLToPath(new URL("../../dist/shapes", import.meta.url));

describe("marks, points, parts and results from elsewhere", () => {
  const it = stage({ dir });
  const total = (page) => page.getByLabel("Mark for the whole method");
  const said = (field) => field.locator("xpath=following-sibling::p");

  async function says(field, words) {
    await eventually(async () => assert.ok((await said(field).innerText()).includes(words), await said(field).innerText()));
  }

  test("a mark is checked as it is typed, told beside the field, and not recorded until it is right", async () => {
    const { page, watch } = await it.visit("#/ST9011_1.0/all/list");
    await onScreen(page, HEADINGS.answer);
    const part = page.getByLabel(/^Of that, /);
    await says(total(page), "A whole number from 0 to 40.");
    for (const bad of ["41", "-1", "2.5", "many", "999999999999"]) {
      await total(page).fill(bad);
      await says(total(page), "Write a whole number from 0 to 40. Until then it does not count.");
      assert.equal(await total(page).inputValue(), bad, "what was typed stays");
      assert.equal(await total(page).getAttribute("aria-invalid"), "true");
      await panel(page).getByText("0 of 2 answered").waitFor();
    }
    await total(page).fill("32");
    await says(total(page), "A whole number from 0 to 40.");
    await part.fill("6");
    await says(part, "Write a whole number from 0 to 5.");
    await part.fill("3");
    await panel(page).getByText("2 of 2 answered").waitFor();
    await go(page, "#/ST9011_1.0/all/result", HEADINGS.result);
    await reads(page, /Your answers give: Distinction/);
    assertQuiet(watch);
  });

  test("a total that its parts rule out is told with what it can be, and counts once it is mended", async () => {
    const { page } = await it.visit("#/ST9011_1.0/all/list");
    const part = page.getByLabel(/^Of that, /);
    await part.fill("5");
    await total(page).fill("3");
    await says(total(page), "Beside the marks in the parts this can only be a whole number from 5 to 40.");
    assert.equal(await total(page).inputValue(), "3");
    await panel(page).getByText("1 of 2 answered").waitFor();
    await part.fill("2");
    await says(total(page), "A whole number from 0 to 40.");
    await panel(page).getByText("2 of 2 answered").waitFor();
  });

  test("marks are kept on the device", async () => {
    const { page } = await it.visit("#/ST9011_1.0/all/list");
    await total(page).fill("28");
    await saved(page);
    await reopen(page, page.url());
    await eventually(async () => assert.equal(await total(page).inputValue(), "28"));
  });

  test("with nothing entered the page says what to enter, and claims no fail", async () => {
    const { page } = await it.visit("#/ST9011_1.0/all/result");
    await reads(page, /Your result so far 1 mark or result to enter/);
    await go(page, "#/ST9011_1.0/all/list", HEADINGS.answer);
    await panel(page).getByText(/^Next:/).getByRole("link").click();
    await page.locator("#question").filter({ hasText: "What is my mark?" }).waitFor();
  });

  test("criteria with points ask for points, and a zero is fatal where the plan says so", async () => {
    const { page } = await it.visit("#/ST9014_1.0/all/list");
    const fields = page.getByLabel("Points", { exact: true });
    await fields.first().waitFor();
    const number = await fields.count();
    assert.ok(number >= 3);
    await fields.first().fill("4");
    await says(fields.first(), "Write a whole number from 0 to 3.");
    for (let place = 0; place < number; place += 1) await fields.nth(place).fill("3");
    await go(page, "#/ST9014_1.0/all/result", HEADINGS.result);
    await reads(page, "Your answers give: Distinction");
    await go(page, "#/ST9014_1.0/all/list", HEADINGS.answer);
    await fields.first().fill("0");
    await go(page, "#/ST9014_1.0/all/result", HEADINGS.result);
    await reads(page, "Your answers give: Fail");
  });

  test("points are asked for one prompt at a time too, taken back and put right", async () => {
    const { page, watch } = await it.visit("#/ST9014_1.0/all");
    const field = page.getByLabel("Points", { exact: true });
    const asked = page.locator("#question").locator("xpath=..");
    await field.fill("4");
    await field.press("Enter");
    await reads(page, "Write a whole number from 0 to 3.");
    const first = await asked.innerText();
    await field.fill("3");
    await field.press("Backspace");
    assert.equal(await asked.innerText(), first, "Backspace in the field goes nowhere");
    await page.keyboard.type("2");
    await page.keyboard.press("Enter");
    await eventually(async () => assert.notEqual(await asked.innerText(), first));
    await page.getByRole("button", { name: "Undo" }).click();
    await eventually(async () => assert.equal(await asked.innerText(), first));
    await eventually(async () => assert.equal(await field.inputValue(), ""));
    await field.fill("0");
    await field.press("Enter");
    await go(page, "#/ST9014_1.0/all/result", HEADINGS.result);
    await reads(page, "1 to fix, 3 to answer");
    await reads(page, "You said not yet");
    assertQuiet(watch);
  });

  test("a method taken elsewhere asks for its result", async () => {
    const { page } = await it.visit("#/ST9037_1.0/all/list");
    await page.getByLabel("Your result").selectOption({ index: 1 });
    await panel(page).getByText("First aid certificate: 1 of 1 answered").or(panel(page).getByText(/1 of 1 answered/)).first().waitFor();
    await go(page, "#/ST9037_1.0/all/result", HEADINGS.result);
    await reads(page, "You entered your result");
  });

  test("parts of a method that are graded apart stand as groups", async () => {
    const { page } = await it.visit("#/ST9016_1.0/all/list");
    await page.getByRole("heading", { level: 3, name: /^Survey report/ }).waitFor();
    await page.getByRole("heading", { level: 3, name: /^Client talk/ }).waitFor();
    await radio(page, "AM1-report-p1", "Yes").check();
  });

  test("where marks count towards the whole, a result alone cannot be entered", async () => {
    const { page } = await it.visit("#/ST9035_1.0/all/result");
    await onScreen(page, HEADINGS.result);
    await page.getByLabel("Which attempt is this?").first().waitFor();
    assert.equal(await page.getByLabel("I already have my result").count(), 0);
  });

  for (const width of [1280, 320]) {
    test(`axe finds nothing on fields for marks and points at ${width} pixels, right or wrong, light or dark`, async () => {
      for (const colorScheme of ["light", "dark"]) {
        const { page } = await it.visit("#/ST9011_1.0/all/list", { viewport: { width, height: 800 }, colorScheme });
        await total(page).fill("nine");
        await says(total(page), "Write a whole number");
        await assertAccessible(page, "a wrong mark");
        await go(page, "#/ST9014_1.0/all/list");
        await page.getByLabel("Points", { exact: true }).first().waitFor();
        await assertAccessible(page, "points");
      }
    });
  }
});
