// Finding one's standard, and getting from the first screen to the first prompt.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import {
  at, HEADINGS, onScreen, pack, POST, PRODUCTION, reads, reopen, saved, say, stage, TITLE, UID, asks, prompts, showsAnswers,
} from "./journey.js";
import { assertQuiet } from "./support.js";

describe("choosing", () => {
  const it = stage();

  test("a newcomer reaches the first prompt in three actions: type, standard, option", async () => {
    const { page, watch } = await it.visit();
    await page.getByRole("searchbox").fill("production");
    await page.getByRole("link", { name: TITLE }).click();
    await page.getByRole("link", { name: "Production coordinator", exact: true }).click();
    await asks(page, "AM1-role-p1");
    assertQuiet(watch);
  });

  const other = pack(UID).standard.alsoCalled;
  const finds = ["junior production", "0792", "st0792", "ST0792_1.2", "level 4", "0792 level 4", "  PRODUCTION  ",
    "co-ordinator", "post production", ...other];
  test("the search finds a standard by name, code, level, option and every other job title", async () => {
    const { page } = await it.visit();
    const box = page.getByRole("searchbox", { name: "Find your standard" });
    for (const words of finds) {
      await box.fill("zzz");
      await reads(page, "No standard matches");
      await box.fill(words);
      await page.getByRole("listitem").filter({ hasText: `ST0792 version 1.2` }).waitFor();
      await reads(page, /\d+ standards? found/);
    }
  });

  test("the search forgives words that are mistyped or beside the point, and says how it read them", async () => {
    const { page } = await it.visit();
    const box = page.getByRole("searchbox");
    for (const [words, said] of [
      ["junoir prodcution co-ordinater", "1 close match. We read it as “junior production coordinator”."],
      ["level 5 0792", "1 close match."],
      ["ST0729", "1 close match."],
    ]) {
      await box.fill("zzz");
      await reads(page, "No standard matches");
      await box.fill(words);
      await reads(page, said);
      await page.getByRole("main").getByRole("link", { name: TITLE, exact: true }).waitFor();
    }
  });

  test("where nothing matches, it says what to do and where to go on", async () => {
    const { page } = await it.visit();
    const entry = page.getByRole("main").getByRole("link", { name: TITLE, exact: true });
    await entry.waitFor();
    for (const words of ["plumber", "level 5 plumber", "9999 florist"]) {
      await page.getByRole("searchbox").fill(words);
      await entry.waitFor({ state: "detached" });
      await page.getByRole("status").filter({ hasText: "Try its code, such as 0792" }).waitFor();
      await page.getByRole("heading", { level: 2, name: "Is yours not here?" }).waitFor();
    }
    await page.getByRole("searchbox").fill("");
    await entry.waitFor();
    assert.equal(await page.getByText("Is yours not here?").count(), 0);
    await page.getByRole("searchbox").fill("plumber");
    await page.getByRole("main").getByRole("link", { name: "Answers on this device" }).click();
    await onScreen(page, "Keep your answers");
  });

  test("Enter opens the only standard that is found, and where there are several it loses nothing and loads nothing", async () => {
    const { page, watch } = await it.visit();
    await page.waitForLoadState("networkidle");
    const loading = [...watch.requests];
    await page.getByRole("searchbox").fill("production");
    await page.keyboard.press("Enter");
    await reads(page, /[2-9] standards found/);
    assert.equal(await page.getByRole("searchbox").inputValue(), "production");
    assert.deepEqual(watch.requests, loading);
    await page.getByRole("searchbox").fill("0792");
    await page.keyboard.press("Enter");
    await onScreen(page, TITLE);
    assert.ok(page.url().endsWith(`#/${UID}`), page.url());
  });

  test("the options of a standard are both there, each with the number of its prompts", async () => {
    const { page } = await it.visit(`#/${UID}`);
    for (const [id, name] of [[PRODUCTION, "Production coordinator"], [POST, "Post production coordinator"]]) {
      const number = pack(UID).methods.flatMap((one) => one.criteria).filter((one) => !one.pathway || one.pathway === id).length;
      const entry = page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
      await entry.filter({ hasText: `${number} questions` }).waitFor();
      assert.equal(await entry.getByRole("link").getAttribute("href"), at(id, ""));
    }
  });

  test("the whole entry of a standard can be pressed, not its name alone", async () => {
    const { page } = await it.visit();
    const facts = await page.getByText("ST0792 version 1.2").first().boundingBox();
    await page.mouse.click(facts.x + facts.width / 2, facts.y + facts.height / 2);
    await onScreen(page, TITLE);
  });

  test("somebody who comes back carries on where they left off, before anything else", async () => {
    const { page } = await it.visit(at(POST));
    await say(page, { "AM1-schedule-p1": "Yes", "AM1-role-p1": "Partly" });
    await saved(page);
    await reopen(page, it.server.address);
    const on = page.getByRole("main").getByRole("link", { name: "Carry on where you left off" });
    await reads(page, `${TITLE} · Post production coordinator: 2 answers`);
    const search = await page.getByRole("searchbox").boundingBox();
    assert.ok((await on.boundingBox()).y < search.y, "it stands above the search");
    await on.click();
    await page.locator("#question").waitFor();
    await prompts(page);
    await showsAnswers(page, { "AM1-schedule-p1": "Yes", "AM1-role-p1": "Partly" }, POST);
  });

  test("somebody who has not begun is not asked to carry on", async () => {
    const { page } = await it.visit();
    await page.getByRole("link", { name: TITLE }).click();
    await page.getByRole("link", { name: "Choose another standard" }).click();
    await onScreen(page, HEADINGS.choose);
    assert.equal(await page.getByText("Carry on").count(), 0);
  });
});
