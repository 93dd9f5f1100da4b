// The grades that the page shows for whole records, and what it says about them.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import {
  answers, at, focused, go, HEADINGS, ids, onScreen, pack, POST, prompts, reads, resultIs, say, showsAnswers, stage, track, UID, asks,
} from "./journey.js";
import { assertQuiet } from "./support.js";

const D1 = "AM1-monitoring-d1";
const passes = (option, method) => Object.fromEntries(ids({ option, method, grade: "pass" }).map((id) => [id, "Yes"]));

describe("grades on the screen", () => {
  const it = stage();

  const settled = (first, second, overall) =>
    [`Presentation: ${first}, settled.`, `Discussion: ${second}, settled.`, `Overall: ${overall}, settled.`];

  // A sentence, the answers, the first sentence of the result, what the three tracks of the ladder say.
  const records = [
    ["everything yes is a distinction", answers("Yes"), "Your answers give: Distinction",
      settled("distinction", "distinction", "distinction")],
    ["one distinction criterion partly met leaves a merit", answers("Yes", { [D1]: "Partly" }), "Your answers give: Merit",
      settled("pass", "distinction", "merit")],
    ["one distinction criterion not yet met, in the discussion, leaves a merit", answers("Yes", { "AM2-cpd-d1": "Not yet" }),
      "Your answers give: Merit", settled("distinction", "pass", "merit")],
    ["one distinction criterion short in each method leaves a pass", answers("Yes", { [D1]: "Not yet", "AM2-cpd-d1": "Partly" }),
      "Your answers give: Pass", settled("pass", "pass", "pass")],
    ["one pass criterion not yet met fails its method and the whole", answers("Yes", { "AM2-data-p1": "Not yet" }),
      "Your answers give: Fail", settled("distinction", "fail", "fail")],
    ["one pass criterion of the option not yet met fails too", answers("Yes", { "AM1-policies-p1": "Not yet" }),
      "Your answers give: Fail", settled("fail", "distinction", "fail")],
    ["a pass criterion partly met does not count", answers("Yes", { "AM1-role-p1": "Partly" }),
      "Your answers give: Fail", settled("fail", "distinction", "fail")],
    ["every pass criterion and nothing else is a pass today, and more is open", passes(), "If you were assessed today: Pass",
      ["Presentation: pass today; distinction is still possible.", "Discussion: pass today; distinction is still possible.",
        "Overall: pass today; distinction is still possible."]],
    ["one prompt left unanswered leaves the grade open", answers("Yes", { [D1]: null }), "If you were assessed today: Merit",
      ["Presentation: pass today; distinction is still possible.", "Discussion: distinction, settled.",
        "Overall: merit today; distinction is still possible."]],
    ["one method answered decides nothing yet", passes(undefined, "AM1"), "On track for distinction · 16 to answer",
      ["Presentation: pass today; distinction is still possible.",
        "Discussion: not decided yet; distinction is still possible.",
        "Overall: not decided yet; distinction is still possible."]],
    ["distinction criteria without their pass criteria count for nothing yet",
      { [D1]: "Yes", "AM1-communication-d1": "Yes", "AM1-sustainability-d1": "Yes" }, "On track for distinction · 21 to answer",
      ["Presentation: not decided yet; distinction is still possible."]],
    ["a single “not yet” is one to fix, and no grade is pronounced", { "AM1-role-p1": "Not yet" }, "1 to fix, 23 to answer",
      ["Discussion: not decided yet; distinction is still possible."]],
    ["the other option has its own criteria", answers("Yes", { "AM2-deliverables-p1": "Not yet" }, POST), "Your answers give: Fail",
      settled("distinction", "fail", "fail"), POST],
  ];

  for (const [title, given, sentence, tracks, option] of records) {
    test(`${title}: ${sentence}`, async () => {
      const { page, watch } = await it.visit(at(option));
      await prompts(page);
      const said = Object.fromEntries(Object.entries(given).filter(([, word]) => word));
      await say(page, said);
      await resultIs(page, sentence, option);
      for (const text of tracks) await track(page.getByRole("main"), text).waitFor();
      assertQuiet(watch);
    });
  }

  test("with nothing answered no failure is claimed, and the page says what to answer", async () => {
    const { page } = await it.visit(at(undefined, "result"));
    await reads(page, `${HEADINGS.result} 24 to answer`);
    for (const heading of await page.getByRole("heading").allInnerTexts()) assert.doesNotMatch(heading, /fail/i);
    for (const text of ["Presentation", "Discussion", "Overall"]) {
      await track(page, `${text}: not decided yet; distinction is still possible.`).waitFor();
    }
    const main = await page.getByRole("main").evaluate((one) => {
      // The names of the steps on the ladder's scale are no claim, nor is what the plan says of re-sits.
      const copy = one.cloneNode(true);
      copy.querySelectorAll("svg, details").forEach((part) => part.remove());
      return copy.textContent;
    });
    assert.doesNotMatch(main, /\bgives fail\b|: Fail\b|\bfailed\b/, "a verdict of fail");
  });

  test("every step of the why ends with its source, and with how sure the document is where it is not plain", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, answers("Yes", { [D1]: "Partly" }));
    await resultIs(page, "Your answers give: Merit");
    await reads(page, /Yes\. Pass needs all 8 pass criteria\. You have 8 of 8 pass criteria\. Source: Grading, Presentation and questions/);
    await reads(page, /No\. Distinction needs all 8 pass criteria and all 3 distinction criteria\. You have 8 of 8 pass criteria\. You have 2 of 3 distinction criteria: 1 partly\. Source:/);
    await reads(page, /pass in “Presentation” and distinction in “Discussion” gives merit\. Source: Overall EPA grading/);
    const why = page.locator("section").filter({ has: page.getByRole("heading", { name: "Why", exact: true }) });
    const steps = await why.locator(".gc-step").allInnerTexts();
    assert.equal(steps.length, 5);
    for (const step of steps) assert.match(step, /\sSource: \S/);
  });

  test("each method has its own heading with its grade in the why", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, answers("Yes", { [D1]: "Not yet" }));
    await resultIs(page, "Your answers give: Merit");
    const titles = pack(UID).methods.map((one) => one.title);
    for (const name of [`${titles[0]}: Pass`, `${titles[1]}: Distinction`, "Overall: Merit"]) {
      await page.getByRole("heading", { level: 3, name, exact: true }).waitFor();
    }
  });

  test("the routes name the fewest criteria, and each leads to its prompt", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, answers("Yes", { [D1]: "Not yet", "AM2-cpd-d1": "Partly" }));
    await resultIs(page, "Your answers give: Pass");
    await page.getByRole("heading", { name: "To reach merit" }).waitFor();
    await page.getByRole("heading", { name: "To reach distinction" }).waitFor();
    await reads(page, /To reach merit Any one of these 2 ways/);
    await reads(page, /To reach distinction Show (both|.{0,20}\b2\b)/);
    const way = page.getByRole("main").getByRole("listitem").filter({ has: page.getByRole("link", { name: /^CPD: I can/ }) });
    await way.filter({ hasText: "partly" }).first().waitFor();
    await way.first().getByRole("link").click();
    await asks(page, "AM2-cpd-d1");
    await go(page, at(), HEADINGS.answer);
    await say(page, { "AM2-cpd-d1": "Yes" });
    await resultIs(page, "Your answers give: Merit");
  });

  test("taking a route leads where it says: fail, then pass by the one criterion that is named", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, { ...passes(), "AM2-cpd-d1": "Not yet", [D1]: "Not yet", "AM1-policies-p1": "Not yet" });
    await resultIs(page, "Your answers give: Fail");
    await page.getByRole("main").getByRole("link", { name: /^Policies and procedures: I can/ }).first().click();
    await asks(page, "AM1-policies-p1");
    await go(page, at(), HEADINGS.answer);
    await say(page, { "AM1-policies-p1": "Yes" });
    await resultIs(page, "Your answers give: Pass");
  });

  test("what rules a grade out is told, and by which answers", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, { [D1]: "Not yet" });
    await go(page, at(undefined, "result"), HEADINGS.result);
    await reads(page, /What rules a grade out Distinction is out of reach while these answers stand: (This one: )?Production monitoring: I can .* not yet/);
    await go(page, at(), HEADINGS.answer);
    await say(page, answers("Yes", { "AM1-role-p1": "Partly" }));
    await resultIs(page, "Your answers give: Fail");
    await reads(page, /What rules a grade out Pass is ruled out by the answers listed under “To reach pass”/);
  });

  test("at the highest grade there is no way up and nothing that rules one out", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, answers("Yes"));
    await resultIs(page, "Your answers give: Distinction");
    for (const name of ["What would change it", "What rules a grade out"]) {
      assert.equal(await page.getByRole("heading", { name }).count(), 0);
    }
  });

  test("the caveat and the sources stand under every result, and the way back keeps the answers", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, { [D1]: "Partly" });
    await go(page, at(undefined, "result"), HEADINGS.result);
    await reads(page, "A prediction from your own answers. Your assessment organisation decides.");
    await reads(page, /Sources .*Junior production coordinator.* Version 1\.2\. Licence: Open Government Licence\. Read on \d+ \w+ \d{4}\./);
    await page.getByRole("link", { name: "Check my answers" }).click();
    await onScreen(page, HEADINGS.answer);
    await showsAnswers(page, { [D1]: "Partly" });
  });
});
