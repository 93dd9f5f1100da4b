// The ways to a higher grade as a plan, and the map of KSBs.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import {
  answers, at, focused, go, HEADINGS, ids, onScreen, pack, prompts, reads, reopen, saved, say, stage, UID, asks,
} from "./journey.js";
import { DRAFT, forEveryone, PRESENTING, TITLES } from "./ready.js";
import { assertQuiet, eventually } from "./support.js";

const WAYS = at(undefined, "ready/ways");
const KSBS = at(undefined, "ready/ksbs");
const passes = ids({ grade: "pass" });

/** A page at a screen on the way, with every pass criterion answered yes. */
async function passed(it, screen, title, but = {}) {
  const all = await it.visit(at());
  await prompts(all.page);
  await say(all.page, { ...Object.fromEntries(passes.map((id) => [id, "Yes"])), ...but });
  await go(all.page, screen, title);
  return all;
}

describe("the ways to a higher grade", () => {
  const it = stage();

  test("a grade each, what every way needs once, and the shortest way first", async () => {
    const { page, watch } = await passed(it, WAYS, TITLES.ways, { "AM1-monitoring-d1": "Partly" });
    await page.getByRole("heading", { level: 2, name: "How to reach merit" }).waitFor();
    await page.getByRole("heading", { level: 2, name: "How to reach distinction" }).waitFor();
    await reads(page, "There are 2 ways, the shortest first.");
    await reads(page, /Way 1: \d+ criteria/);
    await reads(page, "partly there");
    assertQuiet(watch);
  });

  test("from an empty page the higher grades build on what pass needs", async () => {
    const { page } = await it.visit(WAYS);
    await reads(page, `You need these ${passes.length} criteria: ${passes.length} are not answered.`);
    await reads(page, `Everything for pass above (${passes.length} criteria).`);
  });

  test("a criterion is ticked into the plan with a day, which is there after a reload, and taken out again", async () => {
    const { page } = await passed(it, WAYS, TITLES.ways);
    const criterion = pack(UID).methods[0].criteria.find((one) => one.grade === "distinction" && !one.pathway);
    await page.getByRole("checkbox", { name: criterion.prompt }).first().check();
    const line = page.locator(".gc-plan > li", { hasText: criterion.prompt }).first();
    await line.getByLabel("By").fill("2027-01-15");
    await line.getByLabel("By").blur();
    await reads(page, "0 of 1 criterion in your plan are there.");
    await reads(page, "By 15 January 2027");
    await saved(page);
    await reopen(page, page.url());
    await reads(page, "By 15 January 2027");
    await page.getByRole("checkbox", { name: criterion.prompt }).first().uncheck();
    await page.getByRole("heading", { name: "My plan" }).waitFor({ state: "detached" });
  });

  test("at the highest grade, and where no grade is worked out, it says so", async () => {
    const { page } = await passed(it, WAYS, TITLES.ways, answers("Yes"));
    await reads(page, "You are at the highest grade.");
    await go(page, `${DRAFT}/ready/ways`, TITLES.ways);
    await reads(page, "This plan prints no rule that makes a grade of your answers");
  });

  test("option 3 of ST0525 has its own ways", async () => {
    const option = pack("ST0525_1.0").pathways[2].id;
    const { page, watch } = await it.visit(`${PRESENTING}/${option}/ready/ways`);
    await page.getByRole("heading", { level: 2, name: /^How to reach/ }).first().waitFor();
    assert.ok(await page.getByRole("checkbox").count() > 10);
    await forEveryone(page, "the ways of ST0525");
    assertQuiet(watch);
  });

  test("on paper every line has a box and space for a day", async () => {
    const { page } = await passed(it, WAYS, TITLES.ways);
    await page.emulateMedia({ media: "print" });
    assert.ok(await page.locator(".gc-plan__space").first().isVisible());
    assert.ok(await page.locator(".gc-plan input[type=checkbox]").first().isVisible());
    assert.ok(!(await page.getByRole("button", { name: "Print this plan" }).isVisible()));
  });

  test("is for everyone", async () => {
    const { page } = await passed(it, WAYS, TITLES.ways);
    await page.getByRole("checkbox").first().check();
    await forEveryone(page, TITLES.ways);
  });
});

describe("the map of KSBs", () => {
  const it = stage();
  const tile = (page, code) => page.locator(`#tile-${code}`);

  test("a tile for each KSB of the option, told apart by word, and the same in sentences", async () => {
    const { page, watch } = await passed(it, KSBS, TITLES.ksbs, { "AM1-role-p1": "Partly" });
    const mine = pack(UID).ksbs.filter((one) => !one.pathway || one.pathway === "production-coordinator");
    assert.equal(await page.locator(".gc-tile").count(), mine.length);
    await reads(page, /Knowledge: \d+ of \d+ yes/);
    assertQuiet(watch);
  });

  test("a tile opens to what it means, its criteria, evidence and duties; another code leads on", async () => {
    const { page } = await passed(it, KSBS, TITLES.ksbs);
    const carrier = pack(UID).methods.flatMap((method) => method.criteria)
      .find((one) => one.ksbs.length > 1 && (!one.pathway || one.pathway === "production-coordinator"));
    const [code, other] = carrier.ksbs;
    await tile(page, code).click();
    assert.equal(await tile(page, code).getAttribute("aria-expanded"), "true");
    const detail = page.locator(".gc-ksbs__detail");
    await detail.getByRole("link", { name: carrier.prompt }).waitFor();
    await detail.getByText("Shown by").waitFor();
    await detail.getByText("none yet.").waitFor();
    await detail.getByRole("button", { name: new RegExp(`^${other}\\s*, with`) }).first().click();
    await focused(page, `#tile-${other}`);
    assert.equal(await tile(page, other).getAttribute("aria-expanded"), "true");
    await page.keyboard.press("Enter");
    await detail.waitFor({ state: "detached" });
  });

  test("a code leads from its prompt to its tile, and from there back", async () => {
    const { page, watch } = await it.visit(at());
    await prompts(page);
    const first = pack(UID).methods[0].criteria[0];
    const [code] = first.ksbs;
    const prompt = page.locator(`#prompt-${first.id}`);
    await prompt.locator("details.gc-prompt__more summary").click();
    await prompt.getByRole("link", { name: code, exact: true }).click();
    await onScreen(page, TITLES.ksbs);
    await focused(page, `#tile-${code}`);
    assert.equal(await tile(page, code).getAttribute("aria-expanded"), "true");
    await page.locator(".gc-ksbs__detail").getByRole("link", { name: first.prompt }).click();
    await asks(page, first.id);
    await reopen(page, page.url().replace(/#.*/, `${KSBS}/S10`));
    await eventually(async () => assert.equal(await tile(page, "S10").getAttribute("aria-expanded"), "true"));
    assertQuiet(watch);
  });

  test("filters leave in what they say", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, { "AM1-role-p1": "Not yet" });
    await go(page, KSBS, TITLES.ksbs);
    const codes = pack(UID).methods[0].criteria.find((one) => one.id === "AM1-role-p1").ksbs;
    await page.getByRole("button", { name: /^Partly or not yet/ }).click();
    await eventually(async () => assert.equal(await page.locator(".gc-tile").count(), codes.length));
    await page.getByRole("button", { name: /^No evidence/ }).click();
    await eventually(async () => assert.ok((await page.locator(".gc-tile").count()) > codes.length));
  });

  test("is for everyone", async () => {
    const { page } = await passed(it, KSBS, TITLES.ksbs, { "AM1-role-p1": "Partly", "AM2-data-p1": "Not yet" });
    await page.locator(".gc-tile").first().click();
    await forEveryone(page, TITLES.ksbs);
  });

  test("the map of ST1483 is carried by its outcomes", async () => {
    const { page, watch } = await it.visit(`${DRAFT}/ready/ksbs`);
    await onScreen(page, TITLES.ksbs);
    assert.ok((await page.locator(".gc-tile").count()) > 10);
    await page.locator(".gc-tile").first().click();
    await page.locator(".gc-ksbs__detail").getByText("Shown by").waitFor();
    assertQuiet(watch);
  });
});
