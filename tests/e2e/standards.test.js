// Each standard from an empty page to its result; both readings; an assumption about re-sits; outcomes and categories.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import {
  go, HEADINGS, note, onScreen, pack, prompt, prompts, radio, reads, reopen, saved, shipped, stage, track,
} from "./journey.js";
import { assertQuiet } from "./support.js";

const criteria = (uid, option) =>
  pack(uid).methods.flatMap((method) => method.criteria).filter((one) => one.pathway === null || one.pathway === option);

/** Answers every prompt of a standard and option with one word, but for those named. */
async function every(page, uid, option, word, but = {}) {
  for (const { id } of criteria(uid, option)) {
    const said = id in but ? but[id] : word;
    if (said) await radio(page, id, said).check();
  }
}

describe("each standard", () => {
  const it = stage();

  for (const uid of shipped) {
    const { standard, pathways, methods } = pack(uid);
    test(`${uid} leads from the list to a result in which everything is shown`, async () => {
      const { page, watch } = await it.visit();
      await page.getByRole("searchbox").fill(uid);
      await page.getByRole("main").getByRole("link", { name: new RegExp(`(^|, )${standard.title}$`) }).click();
      await onScreen(page, standard.title);
      const option = pathways[0];
      await page.getByRole("link", { name: option.title, exact: true }).click();
      await prompts(page);
      if (methods.length) {
        await every(page, uid, option.id, "Yes");
        await go(page, `#/${uid}/${option.id}/result`, HEADINGS.result);
        await reads(page, "Your answers give: Distinction");
      } else {
        for (const { id } of pack(uid).outcomes.filter((one) => !one.pathway || one.pathway === option.id)) {
          await radio(page, id, "Yes").check();
        }
        await go(page, `#/${uid}/${option.id}/result`, HEADINGS.result);
        await reads(page, "Graded by your assessment organisation");
        await reads(page, "You answered yes to 6 of 6 outcomes.");
      }
      assertQuiet(watch);
    });
  }

  test("ST0525: pass and distinction make a pass, and nothing is called a merit", async () => {
    const { page } = await it.visit("#/ST0525_1.0/live-performance/list");
    await prompts(page);
    await every(page, "ST0525_1.0", "live-performance", "Yes", { "AM1-live-d1": "Not yet" });
    await go(page, "#/ST0525_1.0/live-performance/result", HEADINGS.result);
    await reads(page, "Your answers give: Pass");
    await reads(page, "does not say whether this version is approved or retired, or which start dates it serves");
  });
});

describe("a rule that can be read in two ways", () => {
  const it = stage();
  const uid = "ST0525_1.0";
  const option = "film-tv-short-form";
  const level = (grade, from) => pack(uid).methods[1].criteria
    .filter((one) => one.grade === grade && one.pathway === (from ? option : null)).map((one) => one.id);

  test("both verdicts are shown in the one pattern where they differ, on the ladder too", async () => {
    const { page } = await it.visit(`#/${uid}/${option}`);
    await prompts(page);
    const none = Object.fromEntries(level("distinction", true).map((id) => [id, "Not yet"]));
    await every(page, uid, option, "Yes", none);
    await go(page, `#/${uid}/${option}/result`, HEADINGS.result);
    await reads(page, "The document can be read in two ways, and here they differ. Ask your assessment organisation.");
    await reads(page, /This gives: Distinction\..*This gives: Pass\./);
    await track(page.getByRole("main"), "Discussion: distinction, settled.").waitFor();
    await track(page.getByRole("main"), "Discussion, by reading 2: pass, settled.").waitFor();
    await track(page.getByRole("main"), "Overall, by reading 2: pass, settled.").waitFor();
  });

  test("while it is open the page says that it may depend on the reading", async () => {
    const { page } = await it.visit(`#/${uid}/${option}`);
    await prompts(page);
    const [one, two] = level("distinction", true);
    await every(page, uid, option, "Yes", { [one]: "Not yet", [two]: null });
    await go(page, `#/${uid}/${option}/result`, HEADINGS.result);
    await reads(page, "may depend on how your assessment organisation reads the rule");
  });

  test("elsewhere no reading is shown", async () => {
    const { page } = await it.visit(`#/${uid}/${option}`);
    await prompts(page);
    await every(page, uid, option, "Yes");
    await go(page, `#/${uid}/${option}/result`, HEADINGS.result);
    await reads(page, "Your answers give: Distinction");
    assert.equal(await page.getByText("can be read in two ways, and").count(), 0);
    assert.equal(await page.getByRole("list", { name: /by reading/ }).count(), 0);
  });

  test("what a re-sit does is not worked out where the plan is silent, unless the person assumes something of their own", async () => {
    const { page } = await it.visit(`#/${uid}/${option}`);
    await prompts(page);
    await every(page, uid, option, "Yes");
    await go(page, `#/${uid}/${option}/result`, HEADINGS.result);
    await reads(page, "The document says nothing about re-sits or re-takes, so we do not work out what one would do.");
    assert.equal(await page.getByLabel("Which attempt is this?").count(), 0);
    const box = page.getByRole("checkbox", { name: "My assumption, not the plan’s" });
    assert.equal(await box.isChecked(), false);
    await box.check();
    await page.getByLabel("Which attempt is this?").first().selectOption({ index: 1 });
    await reads(page, "Your answers give: Pass");
    await reads(page, "You assume that the highest grade after that is pass: the document does not say so.");
    await saved(page);
    await reopen(page, page.url());
    await onScreen(page, HEADINGS.result);
    await reads(page, "Your answers give: Pass");
    await box.uncheck();
    await reads(page, "Your answers give: Distinction");
  });
});

describe("outcomes and categories", () => {
  const it = stage();
  const uid = "ST1483_2";
  const option = "post-production";
  const where = `#/${uid}/${option}`;

  test("outcomes are answered one by one, with their codes, a note and the question about other workplaces", async () => {
    const { page, watch } = await it.visit(where);
    await prompts(page);
    await reads(page, "This plan is a draft. It may still change");
    assert.equal(await page.locator("fieldset[id^=prompt-]").count(), 6, "three of the core, three of the option");
    const first = prompt(page, "AO1");
    await first.getByText("Could you show this in different workplaces?").waitFor();
    await first.getByText("K1 K7 K8 K10 S1 S2 S8 S10: what they mean").click();
    await first.getByText("The document prints no statement.").first().waitFor();
    await radio(page, "AO1", "Yes").check();
    await radio(page, "AO7", "Partly").check();
    await note(page, "AO7", "the autumn show");
    await panel2(page).getByText("Outcomes: 2 of 6 answered").waitFor();
    await first.getByRole("button", { name: /^Clear/ }).click();
    await panel2(page).getByText("Outcomes: 1 of 6 answered").waitFor();
    assertQuiet(watch);
  });

  const panel2 = (page) => page.getByRole("complementary", { name: "Where you stand so far" });
  const category = (page, name) => page.getByRole("group", { name, exact: true });

  test("nobody is placed before they say so, and the profile is drawn and told, never graded", async () => {
    const { page } = await it.visit(where);
    await prompts(page);
    assert.equal(await page.getByRole("radio", { checked: true }).count(), 0);
    await radio(page, "AO1", "Yes").check();
    await radio(page, "AO8", "Not yet").check();
    await category(page, "Applied Knowledge").getByRole("radio", { name: /^Distinction/ }).check();
    await category(page, "Applied Skills").getByRole("radio", { name: /^Pass/ }).check();
    await category(page, "Responsibility and Autonomy").getByRole("radio", { name: /^Neither/ }).check();
    await go(page, `${where}/result`, HEADINGS.result);
    await reads(page, "Graded by your assessment organisation");
    await reads(page, "You answered yes to 1 of 6 outcomes: 1 not yet and 4 not answered.");
    await reads(page, "You placed yourself in 3 of 6 categories: 1 distinction, 1 pass and 1 neither yet.");
    for (const said of ["Applied Knowledge: distinction.", "Applied Skills: pass.", "Responsibility and Autonomy: neither yet.",
      "Communication and Collaboration: not said yet."]) {
      await track(page, said).waitFor();
    }
    await reads(page, /mandatory is unknown; it does not mean that none are\./);
    for (const heading of await page.getByRole("heading").allInnerTexts()) assert.doesNotMatch(heading, /pass|fail|distinction/i);
    assert.equal(await page.getByText("Your answers give").count(), 0);
    await saved(page);
    await reopen(page, page.url());
    await track(page, "Applied Knowledge: distinction.").waitFor();
  });

  test("both descriptions stand beside each other in every category, and a placement can be taken back", async () => {
    const { page } = await it.visit(where);
    await prompts(page);
    for (const { title, descriptors } of pack(uid).performance) {
      for (const says of Object.values(descriptors)) await category(page, title).getByText(says).waitFor();
    }
    const group = category(page, "Applied Skills");
    await group.getByRole("radio", { name: /^Pass/ }).check();
    await group.getByRole("button", { name: /^Clear/ }).click();
    assert.equal(await group.getByRole("radio", { checked: true }).count(), 0);
    await panel2(page).getByText("Categories: 0 of 6 answered").waitFor();
  });

  test("each way from the profile leads to its outcome", async () => {
    const { page } = await it.visit(`${where}/result`);
    await page.getByRole("link", { name: /^AO9: / }).click();
    await page.locator("#question").filter({ hasText: pack("ST1483_2").outcomes.find((one) => one.id === "AO9").prompt }).waitFor();
  });
});
