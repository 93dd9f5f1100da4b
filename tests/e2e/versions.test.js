// Which version somebody is on, what differs between two, and what becomes of answers when the version changes.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import { at, go, HEADINGS, onScreen, pack, prompt, prompts, reads, say, saved, stage, TITLE, UID } from "./journey.js";
import { assertQuiet } from "./support.js";

const OLD = "ST0792_1.1";
const OLD_TITLE = "Media production co-ordinator";
const OLD_OPTION = "film-tv-radio";

async function starts(page, day, month, year) {
  await page.getByLabel("Day", { exact: true }).fill(day);
  await page.getByLabel("Month", { exact: true }).fill(month);
  await page.getByLabel("Year", { exact: true }).fill(year);
}

const suggested = (page) => page.locator(".gc-suggested");

describe("choosing the version", () => {
  const it = stage();

  // Start date, what is said of it, the versions that can be used from there.
  const dates = [
    ["23 8 2020", /No version had opened by 23 August 2020: the first one opened on 24 August 2020/, []],
    ["24 8 2020", /That is version 1\.0.*hold no criteria for it/, []],
    ["7 6 2023", /That is version 1\.0/, []],
    ["8 6 2023", /That is version 1\.1, which is for starts from 8 June 2023 to 1 September 2024/, ["Use version 1.1"]],
    ["14 8 2024", /That is version 1\.1/, ["Use version 1.1"]],
    ["15 8 2024", /two versions were open\. We suggest the highest, version 1\.2/, ["Use version 1.1"]],
    ["1 9 2024", /two versions were open\. We suggest the highest, version 1\.2/, ["Use version 1.1"]],
    ["2 9 2024", /That is version 1\.2.*This is version 1\.2/, []],
  ];

  test("a start date suggests the version on both sides of each edge, and says why", async () => {
    const { page, watch } = await it.visit(`#/${UID}`);
    for (const part of ["Day", "Month", "Year"]) {
      assert.equal(await page.getByLabel(part, { exact: true }).inputValue(), "", "nothing is filled in before");
    }
    for (const [date, words, links] of dates) {
      await starts(page, ...date.split(" "));
      await suggested(page).filter({ hasText: words }).waitFor();
      assert.deepEqual(await suggested(page).getByRole("link").allInnerTexts(), links, date);
    }
    assertQuiet(watch);
  });

  test("the suggestion leads to the version, the date stays, and its options are there", async () => {
    const { page } = await it.visit(`#/${UID}`);
    await starts(page, "1", "1", "2024");
    await suggested(page).getByRole("link", { name: "Use version 1.1" }).click();
    await onScreen(page, OLD_TITLE);
    await suggested(page).filter({ hasText: "This is version 1.1" }).waitFor();
    assert.equal(await page.getByLabel("Year", { exact: true }).inputValue(), "2024");
    await page.getByRole("link", { name: /^Film, TV/ }).click();
    await prompts(page);
  });

  test("a date that is none is told beside the fields, with the way to mend it, and suggests nothing", async () => {
    const { page } = await it.visit(`#/${UID}`);
    const wrong = [
      [["31", "6", "2023"], "That month ends on 30 June 2023"],
      [["29", "2", "2023"], "That month ends on 28 February 2023"],
      [["1", "13", "2023"], "The month has to be a number from 1 to 12"],
      [["1", "6", "23"], "Write the year with four digits"],
      [["first", "6", "2023"], "in numbers, such as 8 6 2023"],
    ];
    for (const [date, words] of wrong) {
      await starts(page, ...date);
      await page.locator("#start-said", { hasText: words }).waitFor();
      assert.equal(await suggested(page).innerText(), "");
      assert.ok(await page.locator("[aria-invalid=true]").count(), "the field is marked");
    }
    await starts(page, "29", "2", "2024");
    await suggested(page).filter({ hasText: "29 February 2024" }).waitFor();
    assert.equal(await page.locator("[aria-invalid=true]").count(), 0);
  });

  test("a version without stated dates says so, and a draft is never suggested; both can still be used", async () => {
    const { page } = await it.visit("#/ST0525_1.0");
    await starts(page, "1", "1", "2024");
    await suggested(page).filter({ hasText: "does not say which start dates it serves" }).waitFor();
    await page.getByRole("link", { name: "Live Performance Art Production" }).waitFor();
    await go(page, "#/ST1483_2", pack("ST1483_2").standard.title);
    await suggested(page).filter({ hasText: "draft: nobody can have started on it yet" }).waitFor();
    await page.getByRole("link", { name: "Live performance production manager" }).waitFor();
  });

  test("the list groups the versions of a standard, the retired one with its own name, and 1.0 is known without criteria", async () => {
    const { page } = await it.visit();
    const entry = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: TITLE, exact: true }) });
    await entry.getByRole("link", { name: `Version 1.1, ${OLD_TITLE}` }).waitFor();
    await entry.filter({ hasText: "retired" }).waitFor();
    await page.getByRole("searchbox").fill("media production co-ordinator");
    await entry.getByRole("link", { name: `Version 1.1, ${OLD_TITLE}` }).click();
    await onScreen(page, OLD_TITLE);
    await reads(page, /Version 1\.0, for starts from 24 August 2020 to 7 June 2023 · known, but we hold no criteria/);
  });

  test("another version carries no answers over, says so, and leads back to where they are", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes", "AM1-policies-p1": "Partly" });
    await saved(page);
    await go(page, `#/${OLD}/${OLD_OPTION}/list`, HEADINGS.answer);
    await prompts(page);
    await reads(page, "Your 2 answers for version 1.2 are still kept there. They were not carried over, because the criteria differ.");
    assert.equal(await page.getByRole("radio", { checked: true }).count(), 0);
    await page.getByRole("link", { name: "Go back to version 1.2" }).click();
    await prompts(page);
    await prompt(page, "AM1-role-p1").waitFor();
    assert.equal(await page.getByRole("radio", { checked: true }).count(), 2);
  });

  test("a retired version says which starts it serves, on every screen, and where what changed is told", async () => {
    const { page } = await it.visit(`#/${OLD}/${OLD_OPTION}`);
    for (const below of ["", "/list", "/result", "/plan"]) {
      await go(page, `#/${OLD}/${OLD_OPTION}${below}`);
      await reads(page, "Retired version: it is for people who started from 8 June 2023 to 1 September 2024.");
      await page.getByRole("link", { name: "What changed in version 1.2" }).waitFor();
    }
    await go(page, `#/${OLD}/post-production/result`, HEADINGS.result);
    await reads(page, /Indicative only\. .* 8 prompts here are reconstructed|Indicative only\. .*prompts here are reconstructed/);
  });
});

describe("comparing versions", () => {
  const it = stage();
  const heading = "What changed: version 1.1 and version 1.2";
  const row = (page, name) => page.locator(".gc-compare__row").filter({ has: page.getByText(name, { exact: true }) });

  test("the page says first what matters, and the grade that changes", async () => {
    const { page, watch } = await it.visit(`#/compare/${OLD}/${UID}`);
    await onScreen(page, heading);
    await reads(page, /distinction in “Discussion” give pass in version 1\.1, and merit in version 1\.2/);
    await reads(page, "15 pieces in version 1.1, and 18 to 20 pieces in version 1.2");
    const pieces = row(page, "Portfolio pieces – Discussion");
    assert.match((await pieces.innerText()).replace(/\s+/g, " "), /Version 1\.1 15 pieces .*Source: .*Version 1\.2 18 to 20 pieces .*Source: /);
    await row(page, "Distinction in “Project / Presentation” and pass in “Discussion”").waitFor();
    assertQuiet(watch);
  });

  test("what is the same is folded away and can be opened", async () => {
    const { page } = await it.visit(`#/compare/${OLD}/${UID}`);
    await onScreen(page, heading);
    const fail = row(page, "Fail in any method");
    assert.equal(await fail.isVisible(), false);
    await page.getByText("The same in both (3)").first().click();
    await fail.waitFor();
  });

  test("it is reached from the choice of a version and from the plan, and leads to both versions", async () => {
    const { page } = await it.visit(`#/${UID}`);
    await page.getByRole("link", { name: "what changed" }).click();
    await onScreen(page, heading);
    await go(page, at(undefined, "plan"), HEADINGS.plan);
    await page.getByRole("link", { name: "What changed between this version and 1.1" }).click();
    await onScreen(page, heading);
    await page.getByRole("link", { name: "Use version 1.1" }).click();
    await onScreen(page, OLD_TITLE);
  });

  test("an address that compares what cannot be compared leads nowhere, and says so", async () => {
    const { page } = await it.visit("#/compare/ST0525_1.0/ST0792_1.2");
    await onScreen(page, HEADINGS.unknown);
    await go(page, `#/compare/${UID}/none`);
    await onScreen(page, HEADINGS.unknown);
  });
});
