// Addresses: links from outside, back and forward, titles, and where the focus goes.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import {
  asks, at, focused, go, HEADINGS, onScreen, panel, POST, prompt, PRODUCTION, prompts, reads, say, saved, showsAnswers, stage, TITLE, UID,
} from "./journey.js";
import { assertQuiet, eventually } from "./support.js";

const NAME = "Apprenticeship grade calculator";
const OF = `${TITLE} (ST0792 v1.2) · Production coordinator`;

const titled = (page, title) => eventually(async () => assert.equal(await page.title(), title));

describe("addresses", () => {
  const it = stage();

  const places = [
    ["the list of standards", "", HEADINGS.choose, NAME],
    ["the list of standards with a slash", "#/", HEADINGS.choose, NAME],
    ["a standard", `#/${UID}`, HEADINGS.options, `Choose your option – ${TITLE} (ST0792 v1.2) – ${NAME}`],
    ["an option", at(), HEADINGS.answer, `All questions – ${OF} – ${NAME}`],
    ["the other option", at(POST), HEADINGS.answer, `All questions – ${TITLE} (ST0792 v1.2) · Post production coordinator – ${NAME}`],
    ["a result", at(PRODUCTION, "result"), HEADINGS.result, `Result – ${OF} – ${NAME}`],
    ["a plan", at(PRODUCTION, "plan"), HEADINGS.plan, `Plan – ${OF} – ${NAME}`],
    ["About", "#/about", HEADINGS.about, `About – ${NAME}`],
    ["nothing", "#/a/b/c/d", HEADINGS.unknown, `Page not found – ${NAME}`],
  ];
  for (const [name, hash, heading, title] of places) {
    test(`a link from outside leads to ${name}, under its own title`, async () => {
      const { page, watch } = await it.visit(hash);
      await onScreen(page, heading);
      await titled(page, title);
      assert.equal(page.url(), it.server.address + hash, "the address is left alone");
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1);
      assertQuiet(watch);
    });
  }

  test("a link from outside leads to one question: in sight, nothing answered", async () => {
    const { page } = await it.visit(at(PRODUCTION, "AM2-cpd-d1"));
    await asks(page, "AM2-cpd-d1");
    const box = await page.locator("#question").boundingBox();
    assert.ok(box.y >= 0 && box.y + box.height <= 720, "the question is not in sight");
    assert.equal(await page.getByRole("button", { pressed: true }).count(), 0);
    await go(page, at(), HEADINGS.answer);
    await showsAnswers(page, {});
  });

  const wrong = [
    ["a standard that is not there", "#/ST9999_1.0", "ST9999_1.0"],
    ["a standard that is not there, with an option", "#/ST9999_1.0/some-option", "ST9999_1.0/some-option"],
    ["an option that is not there", at("cook"), "cook"],
    ["the result of an option that is not there", at("cook", "result"), "cook"],
    ["too many parts", at(PRODUCTION, "result/more"), "result/more"],
    ["letters that no address has", "#/<script>alert(1)</script>", "script"],
    ["percent signs", "#/%E0%A4%A", "%E0%A4%A"],
    ["a very long address", `#/${"x".repeat(5000)}`, "xxx"],
  ];
  for (const [name, hash, shown] of wrong) {
    test(`an address with ${name} explains itself and says where to go`, async () => {
      const { page, watch } = await it.visit(hash);
      await onScreen(page, HEADINGS.unknown);
      await reads(page, /The address was “/);
      await reads(page, shown);
      await titled(page, `Page not found – ${NAME}`);
      await page.getByRole("main").getByRole("link", { name: "the list of standards" }).click();
      await onScreen(page, HEADINGS.choose);
      assertQuiet(watch);
    });
  }

  test("an address with a question that is not there says so, above the next one", async () => {
    const { page } = await it.visit(at(PRODUCTION, "AM9-nothing-p1"));
    await reads(page, "This standard has no question “AM9-nothing-p1”. This is your next one.");
    await asks(page, "AM1-role-p1");
  });

  test("an address with a criterion of the other option says whose it is", async () => {
    const { page } = await it.visit(at(PRODUCTION, "AM1-schedule-p1"));
    await reads(page, "The question “AM1-schedule-p1” belongs to the option Post production coordinator, not to yours.");
    await asks(page, "AM1-role-p1");
  });

  test("back and forward go through the screens, and the answers stay", async () => {
    const { page, watch } = await it.visit();
    await page.getByRole("main").getByRole("link", { name: TITLE }).click();
    await onScreen(page, HEADINGS.options);
    await page.getByRole("link", { name: "Production coordinator", exact: true }).click();
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await page.getByRole("link", { name: "See the result and why" }).click();
    await onScreen(page, HEADINGS.result);
    const question = () => page.locator("#question").waitFor();
    const shows = (heading) => () => onScreen(page, heading);
    for (const there of [shows(HEADINGS.answer), question, shows(HEADINGS.options), shows(HEADINGS.choose)]) {
      await page.goBack();
      await there();
    }
    for (const there of [shows(HEADINGS.options), question, shows(HEADINGS.answer), shows(HEADINGS.result)]) {
      await page.goForward();
      await there();
    }
    await titled(page, `Result – ${OF} – ${NAME}`);
    await page.goBack();
    await showsAnswers(page, { "AM1-role-p1": "Yes" });
    assertQuiet(watch);
  });

  test("the focus moves to the first heading on every change of place, by link and by back", async () => {
    const { page } = await it.visit();
    const here = async (heading) => {
      await onScreen(page, heading);
      await focused(page, "h1", heading);
    };
    await page.getByRole("main").getByRole("link", { name: TITLE }).click();
    await here(HEADINGS.options);
    await page.getByRole("link", { name: "Production coordinator", exact: true }).click();
    await asks(page, "AM1-role-p1");
    await focused(page, "h1");
    const places = {
      List: HEADINGS.answer, Result: HEADINGS.result, "What the plan says": HEADINGS.plan, "About, privacy, accessibility": HEADINGS.about,
      "All standards": HEADINGS.choose,
    };
    for (const [name, heading] of Object.entries(places)) {
      await page.getByRole("link", { name, exact: true }).click();
      await here(heading);
    }
    await page.goBack();
    await here(HEADINGS.about);
    await page.goBack();
    await here(HEADINGS.plan);
  });

  test("the first load leaves the focus where the browser put it", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await focused(page, "body");
  });

  test("a new screen starts at its top, and coming back finds the prompt one left from", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await prompt(page, "AM2-cpd-d1").scrollIntoViewIfNeeded();
    await panel(page).getByRole("link", { name: "See the result and why" }).click();
    await onScreen(page, HEADINGS.result);
    await eventually(async () => assert.equal(await page.evaluate(() => window.scrollY), 0));
    await page.goBack();
    await prompts(page);
    await eventually(async () => {
      const box = await prompt(page, "AM2-cpd-d1").boundingBox();
      assert.ok(box.y < 720 && box.y + box.height > 0, "the prompt is out of sight");
    });
  });

  test("the places in the header lead on, and mark where one is", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    const nav = page.getByRole("navigation", { name: "Places" });
    for (const [name, heading] of [["Result", HEADINGS.result], ["Get ready", "Am I ready?"]]) {
      await nav.getByRole("link", { name, exact: true }).click();
      await onScreen(page, heading);
      await eventually(async () => assert.deepEqual(await nav.locator("[aria-current=page]").allInnerTexts(), [name]));
    }
  });

  test("the address of an option that is not there changes nothing that was kept", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await saved(page);
    await go(page, at("cook"), HEADINGS.unknown);
    await go(page, at());
    await showsAnswers(page, { "AM1-role-p1": "Yes" });
  });
});
