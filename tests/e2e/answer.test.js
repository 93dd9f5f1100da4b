// Answering prompts, and what the panel says meanwhile.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import {
  answers, at, codes, focused, HEADINGS, ids, note, noteOf, onScreen, pack, panel, POST, prompt, prompts, radio, saved, said, say, showsAnswers, stage, track, UID, asks, go,
} from "./journey.js";
import { assertQuiet, eventually, started } from "./support.js";

const ROLE = "AM1-role-p1";
const WORDS = ["Yes", "Partly", "Not yet"];

describe("answering", () => {
  const it = stage();
  let page, watch;
  const open = async (hash = at(), options) => {
    ({ page, watch } = await it.visit(hash, options));
    await prompts(page);
  };

  test("every prompt of core and option is a group with its words, three answers, and nothing chosen", async () => {
    for (const option of ["production-coordinator", POST]) {
      await open(at(option));
      const shown = await page.locator("fieldset[id^=prompt-]").evaluateAll((all) => all.map((one) => one.id.slice(7)));
      assert.deepEqual(shown.toSorted(), ids({ option }).toSorted());
      assert.equal(await page.getByRole("radio", { checked: true }).count(), 0);
      for (const method of pack(UID).methods) {
        for (const criterion of method.criteria.filter((one) => ids({ option }).includes(one.id))) {
          const group = page.getByRole("group", { name: criterion.prompt });
          assert.equal(await group.getAttribute("id"), `prompt-${criterion.id}`);
          assert.match(await group.locator("legend").innerText(), new RegExp(`^${criterion.grade} prompt`, "i"));
          assert.deepEqual(await group.getByRole("radio").evaluateAll((all) => all.map((one) => one.parentElement.textContent)), WORDS);
        }
      }
      assertQuiet(watch);
    }
  });

  for (const word of WORDS) {
    test(`“${word}” is chosen by a press on the circle, on its word, or with the keyboard`, async () => {
      await open();
      await radio(page, ROLE, word).click();
      await showsAnswers(page, { [ROLE]: word });
      await prompt(page, "AM1-financials-p1").getByText(word, { exact: true }).click();
      await showsAnswers(page, { [ROLE]: word, "AM1-financials-p1": word });
      await radio(page, "AM1-monitoring-p1", "Yes").focus();
      await page.keyboard.press("Space");
      for (let step = 0; step < WORDS.indexOf(word); step += 1) await page.keyboard.press(step ? "ArrowDown" : "ArrowRight");
      await showsAnswers(page, { [ROLE]: word, "AM1-financials-p1": word, "AM1-monitoring-p1": word });
      assertQuiet(watch);
    });
  }

  test("an answer can be changed, and cleared with a button that names its prompt", async () => {
    await open();
    const clear = prompt(page, ROLE).getByRole("button", { name: /^Clear the answer to: I can/ });
    await say(page, { [ROLE]: "Yes" });
    await say(page, { [ROLE]: "Not yet" });
    await showsAnswers(page, { [ROLE]: "Not yet" });
    await clear.click();
    await showsAnswers(page, {});
    await panel(page).getByText("Presentation: 0 of 11 answered").waitFor();
    await say(page, { [ROLE]: "Partly" });
    await showsAnswers(page, { [ROLE]: "Partly" });
  });

  test("clearing with the keyboard leaves the focus at the same prompt", async () => {
    await open();
    await say(page, { [ROLE]: "Yes" });
    await prompt(page, ROLE).getByRole("button", { name: /^Clear/ }).focus();
    await page.keyboard.press("Enter");
    await showsAnswers(page, {});
    await eventually(async () => {
      const inside = await page.evaluate((id) => Boolean(document.activeElement?.closest(`#prompt-${id}`)), ROLE);
      assert.ok(inside, "the focus has left the prompt");
    });
  });

  test("nothing moves under the reader's finger when an answer is given", async () => {
    for (const viewport of [{ width: 1280, height: 800 }, { width: 360, height: 640 }]) {
      await open(at(), { viewport });
      await radio(page, "AM1-communication-p1", "Yes").scrollIntoViewIfNeeded();
      const place = () => page.evaluate(() => document.querySelector("#prompt-AM1-communication-p1 input").getBoundingClientRect().y);
      const before = await place();
      for (const word of WORDS) {
        await say(page, { "AM1-communication-p1": word });
        await panel(page).getByText("Presentation: 1 of 11 answered").waitFor({ state: "attached" });
        assert.equal(await place(), before);
      }
    }
  });

  test("the panel counts what is answered, and its ladder follows each answer", async () => {
    await open();
    await panel(page).getByText("Presentation: 0 of 11 answered").waitFor();
    await panel(page).getByText("Discussion: 0 of 13 answered").waitFor();
    await track(panel(page), "Overall: not decided yet; distinction is still possible.").waitFor();
    const bar = panel(page).getByRole("progressbar", { name: /^Presentation/ });
    let answered = 0;
    for (const id of ids({ method: "AM1", grade: "pass" })) {
      await say(page, { [id]: "Yes" });
      answered += 1;
      await panel(page).getByText(`Presentation: ${answered} of 11 answered`).waitFor();
      assert.equal(await bar.evaluate((one) => one.value), answered);
    }
    await track(panel(page), "Presentation: pass today; distinction is still possible.").waitFor();
    await say(page, { "AM1-monitoring-d1": "Partly" });
    await track(panel(page), "Presentation: pass, settled.").waitFor();
    await track(panel(page), "Overall: not decided yet; merit is still possible.").waitFor();
  });

  test("on a phone the panel is one line at the bottom that unfolds and folds", async () => {
    await open(at(), { viewport: { width: 360, height: 640 } });
    const fold = panel(page).getByRole("button", { name: /Overall: not decided yet/ });
    assert.equal(await fold.getAttribute("aria-expanded"), "false");
    const box = await panel(page).boundingBox();
    assert.ok(box.height <= 80, `${box.height} px is more than a line`);
    assert.ok(Math.abs(box.y + box.height - 640) <= 1, "it is not at the bottom");
    await fold.click();
    await panel(page).getByText("Discussion: 0 of 13 answered").waitFor();
    assert.equal(await fold.getAttribute("aria-expanded"), "true");
    await fold.click();
    await panel(page).getByText("Discussion: 0 of 13 answered").waitFor({ state: "hidden" });
    await say(page, answers("Yes"));
    await panel(page).getByRole("button", { name: /Overall: Distinction/ }).waitFor();
  });

  test("the knowledge, skills and behaviours of a prompt unfold, with what they mean and where it stands", async () => {
    await open();
    for (const { id, ksbs, source } of pack(UID).methods[0].criteria.slice(0, 3)) {
      await codes(page, id).click();
      for (const code of ksbs) {
        const { label } = pack(UID).ksbs.find((one) => one.code === code);
        await prompt(page, id).getByRole("listitem").filter({ hasText: `${code} ${label}` }).waitFor();
      }
      await prompt(page, id).getByText(source.at, { exact: false }).first().waitFor();
    }
  });

  test("a note is written beside a prompt and is there after a reload, whatever its letters", async () => {
    const text = "Winter shoot: 3 schedules, “late” changes — żółć 日本語 🎬 <b>&amp;\nsecond line";
    await open();
    await note(page, ROLE, text);
    await saved(page);
    await page.reload();
    await started(page);
    await noteOf(page, ROLE).waitFor();
    assert.equal(await noteOf(page, ROLE).inputValue(), text);
    assert.equal(await said(page, ROLE), null);
    assert.equal(await page.getByRole("textbox").count(), 1, "other prompts have no note");
  });

  test("a note is one key and one step away for somebody at the keyboard", async () => {
    await open();
    await prompt(page, ROLE).getByText("Add a note").focus();
    await page.keyboard.press("Enter");
    await noteOf(page, ROLE).waitFor();
    await page.keyboard.press("Tab");
    await focused(page, "textarea");
    await page.keyboard.type("winter");
    await eventually(async () => assert.equal(await noteOf(page, ROLE).inputValue(), "winter"));
  });

  test("a note takes 5,000 letters and is not cut while one types in the middle of it", async () => {
    await open();
    await note(page, ROLE, "x".repeat(5000));
    assert.equal((await noteOf(page, ROLE).inputValue()).length, 5000);
    await note(page, ROLE, "one three");
    await noteOf(page, ROLE).evaluate((area) => area.setSelectionRange(3, 3));
    await page.keyboard.type(" two");
    await eventually(async () => assert.equal(await noteOf(page, ROLE).inputValue(), "one two three"));
  });

  test("“Next” leads to the unanswered prompt that matters most, and puts the focus there", async () => {
    await open();
    const next = panel(page).getByRole("paragraph").filter({ hasText: "Next:" }).getByRole("link");
    for (const id of [ROLE, "AM1-financials-p1", "AM1-monitoring-p1"]) {
      await eventually(async () => assert.equal(await next.getAttribute("href"), at(undefined, id)));
      await next.click();
      await asks(page, id);
      await focused(page, "#question");
      await go(page, at(), HEADINGS.answer);
      await say(page, { [id]: "Yes" });
    }
  });

  test("when no unanswered prompt can change the grade, the panel says so", async () => {
    await open();
    await panel(page).getByText("Next:").waitFor();
    await say(page, { [ROLE]: "Not yet" });
    await panel(page).getByText("No unanswered prompt can change your grade.").waitFor();
  });

  test("the jump list leads to every theme and says what is left there", async () => {
    await open();
    await say(page, { [ROLE]: "Yes", "AM2-context-p1": "Yes" });
    await page.getByText("Jump to a theme").click();
    const entry = (name) => page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
    await entry("The role (Core)").filter({ hasText: "answered" }).waitFor();
    await entry("Financials (Core)").filter({ hasText: "1 to answer" }).waitFor();
    await entry("Production context (Core)").getByRole("link").click();
    await asks(page, "AM2-context-d1");
  });

  test("the result is one press away", async () => {
    await open();
    await panel(page).getByRole("link", { name: "See the result and why" }).click();
    await onScreen(page, HEADINGS.result);
  });
});
