// Trying out a re-sit, and entering a result one has been given.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import {
  answers, at, attempt, go, HEADINGS, pack, prompts, reads, resultIs, saved, say, stage, track, UID, onScreen,
} from "./journey.js";
import { eventually, started } from "./support.js";

const [FIRST, SECOND] = pack(UID).methods.map((method) => method.title);
const ATTEMPT = "Which attempt is this?";
const RESULT = "I already have my result";
const WAIVER = /exceptional circumstances/;

describe("re-sits and results", () => {
  const it = stage();

  /** The result of a record, with everything to try out below it. */
  async function result(given, sentence) {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, given);
    if (sentence) await resultIs(page, sentence);
    else await go(page, at(undefined, "result"), HEADINGS.result);
    return page;
  }

  test("each method starts as a first attempt without a result, and the limit is not spoken of", async () => {
    const page = await result({});
    for (const method of [FIRST, SECOND]) {
      assert.equal(await attempt(page, method, ATTEMPT).evaluate((one) => one.selectedOptions[0].text), "First attempt");
      assert.equal(await attempt(page, method, RESULT).evaluate((one) => one.selectedOptions[0].text), "No result yet");
      assert.deepEqual(await attempt(page, method, RESULT).locator("option").allInnerTexts(),
        ["No result yet", "Fail", "Pass", "Distinction"]);
    }
    assert.equal(await page.getByRole("checkbox", { name: WAIVER }).count(), 0);
  });

  for (const [how, verb] of [["Re-sit (no more training first)", "re-sit"], ["Re-take (after more training)", "re-take"]]) {
    test(`a ${verb} limits the whole to a pass, says so with its source, and a waiver lifts it`, async () => {
      const page = await result(answers("Yes"), "Your answers give: Distinction");
      await attempt(page, FIRST, ATTEMPT).selectOption(how);
      await reads(page, `${HEADINGS.result} Your answers give: Pass`);
      await reads(page, `You ${verb} “${FIRST}”. The highest grade after that is pass`);
      await reads(page, "if the limit were lifted, Distinction could be reached");
      await reads(page, "Distinction is out of reach: a re-sit or re-take limits the grade.");
      await track(page, "Overall: pass, settled.").waitFor();
      await page.getByRole("checkbox", { name: WAIVER }).check();
      await reads(page, `${HEADINGS.result} Your answers give: Distinction`);
      await reads(page, "the assessment organisation lifted the limit of pass, so it is not applied");
      await page.getByRole("checkbox", { name: WAIVER }).uncheck();
      await reads(page, `${HEADINGS.result} Your answers give: Pass`);
      await attempt(page, FIRST, ATTEMPT).selectOption("First attempt");
      await reads(page, `${HEADINGS.result} Your answers give: Distinction`);
    });
  }

  test("a waiver counts only while it is seen, and is seen whenever it counts", async () => {
    const page = await result(answers("Yes"), "Your answers give: Distinction");
    await attempt(page, FIRST, ATTEMPT).selectOption({ index: 1 });
    await page.getByRole("checkbox", { name: WAIVER }).check();
    await reads(page, `${HEADINGS.result} Your answers give: Distinction`);
    await attempt(page, FIRST, ATTEMPT).selectOption({ index: 0 });
    await page.getByRole("checkbox", { name: WAIVER }).waitFor({ state: "detached" });
    await attempt(page, SECOND, ATTEMPT).selectOption({ index: 1 });
    await page.getByRole("checkbox", { name: WAIVER }).waitFor();
    const waived = await page.getByRole("checkbox", { name: WAIVER }).isChecked();
    await reads(page, `${HEADINGS.result} Your answers give: ${waived ? "Distinction" : "Pass"}`);
  });

  test("a re-sit of both methods is told in one sentence", async () => {
    const page = await result(answers("Yes"), "Your answers give: Distinction");
    await attempt(page, FIRST, ATTEMPT).selectOption({ index: 1 });
    await attempt(page, SECOND, ATTEMPT).selectOption({ index: 2 });
    await reads(page, `You re-sit “${FIRST}” and re-take “${SECOND}”. The highest grade after that is pass`);
  });

  test("a re-sit does not lift a failed method: the fail stays", async () => {
    const page = await result(answers("Yes", { "AM1-role-p1": "Not yet" }), "Your answers give: Fail");
    await attempt(page, FIRST, ATTEMPT).selectOption({ index: 1 });
    await track(page, "Overall: fail, settled.").waitFor();
    await reads(page, "Merit is out of reach: a re-sit or re-take limits the grade.");
  });

  test("what the plan says about re-sits unfolds, each sentence with its own source", async () => {
    const page = await result({});
    await page.getByText("What the plan says about re-sits and re-takes").click();
    for (const fact of [/6 months/, /A re-take comes after further learning/]) await reads(page, fact);
    const facts = page.locator("details", { hasText: "What the plan says about re-sits" }).getByRole("listitem");
    assert.deepEqual(
      (await facts.allInnerTexts()).map((told) => told.split("Source: ")[1]?.trim()),
      pack(UID).repeats.facts.map((fact) => fact.source.at),
    );
  });

  test("a result one already has takes the place of the answers to that method", async () => {
    const page = await result(answers("Yes", { "AM1-role-p1": "Not yet" }), "Your answers give: Fail");
    await attempt(page, FIRST, RESULT).selectOption("Pass");
    await reads(page, `${HEADINGS.result} Your answers give: Merit`);
    await reads(page, "You entered your result: Pass. It counts instead of answers.");
    await reads(page, "Distinction is out of reach with the result you entered.");
    await attempt(page, SECOND, RESULT).selectOption("Fail");
    await reads(page, `${HEADINGS.result} Your answers give: Fail`);
    await attempt(page, SECOND, RESULT).selectOption("Pass");
    await reads(page, `${HEADINGS.result} Your answers give: Pass`);
    for (const method of [FIRST, SECOND]) await attempt(page, method, RESULT).selectOption("No result yet");
    await reads(page, `${HEADINGS.result} Your answers give: Fail`);
  });

  test("the prompts of a method with a result say that they do not count", async () => {
    const page = await result({});
    await attempt(page, SECOND, RESULT).selectOption("Distinction");
    await track(page, "Discussion: distinction, settled.").waitFor();
    await go(page, at(), HEADINGS.answer);
    await reads(page, "You entered your result for this method (distinction), so these answers do not count.");
  });

  test("attempts, the waiver and results are there after a reload", async () => {
    const page = await result(answers("Yes"), "Your answers give: Distinction");
    await attempt(page, FIRST, ATTEMPT).selectOption({ index: 2 });
    await page.getByRole("checkbox", { name: WAIVER }).check();
    await attempt(page, SECOND, RESULT).selectOption("Pass");
    await reads(page, `${HEADINGS.result} Your answers give: Merit`);
    await saved(page);
    await page.reload();
    await started(page);
    await onScreen(page, HEADINGS.result);
    await reads(page, `${HEADINGS.result} Your answers give: Merit`);
    await eventually(async () => {
      assert.equal(await attempt(page, FIRST, ATTEMPT).evaluate((one) => one.selectedIndex), 2);
      assert.equal(await attempt(page, SECOND, RESULT).evaluate((one) => one.selectedOptions[0].text), "Pass");
      assert.ok(await page.getByRole("checkbox", { name: WAIVER }).isChecked());
    });
  });
});
