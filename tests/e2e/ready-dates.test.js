// Dates with their calendar file, and rehearsals against a clock that the test moves.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test, { describe } from "node:test";

import ICAL from "ical.js";

import { at, onScreen, pack, reads, reopen, saved, stage, UID } from "./journey.js";
import { DRAFT, forEveryone, TITLES } from "./ready.js";
import { assertQuiet, eventually } from "./support.js";

const DATES = at(undefined, "ready/dates");
const REHEARSE = at(undefined, "ready/rehearse");

async function give(page, label, day) {
  await page.getByLabel(label, { exact: true }).fill(day);
  await page.getByLabel(label, { exact: true }).blur();
}

async function calendar(page) {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as a calendar file (.ics)" }).click(),
  ]);
  assert.equal(download.suggestedFilename(), `${UID}-dates.ics`);
  const text = await readFile(await download.path(), "utf8");
  const parsed = new ICAL.Component(ICAL.parse(text));
  return parsed.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
}

describe("dates", () => {
  const it = stage();

  test("gateway gives the dates, each with its source; they are there after a reload", async () => {
    const { page, watch } = await it.visit(DATES);
    await reads(page, "No date is known yet");
    await give(page, "Gateway", "2026-01-05");
    await reads(page, "by Sunday 1 February 2026");
    await page.getByRole("img", { name: /dates from 5 January 2026/ }).waitFor();
    await reads(page, "Waiting for a day");
    await give(page, "Your assessment: “Presentation”", "2026-03-02");
    await reads(page, "Monday 2 March 2026");
    await saved(page);
    await reopen(page, page.url());
    await reads(page, "by Sunday 1 February 2026");
    await give(page, "Gateway", "");
    await reads(page, "once you know the day");
    assertQuiet(watch);
  });

  test("on a phone, the letters of the timeline can be read and do not touch", async () => {
    const { page } = await it.visit(DATES, { viewport: { width: 360, height: 740 } });
    await give(page, "Start of your training", "2025-01-06");
    await give(page, "You are told your outcome", "2027-01-29");
    const picture = page.getByRole("img", { name: /dates from 6 January 2025/ });
    await picture.waitFor();
    const texts = await picture.locator("text").evaluateAll((all) => all.map((one) => {
      const { left, right } = one.getBoundingClientRect();
      return { month: /^[A-Z]/.test(one.textContent), size: parseFloat(getComputedStyle(one).fontSize), left, right };
    }));
    const months = texts.filter(({ month }) => month);
    assert.ok(months.length > 2 && months.every(({ size }) => size >= 12), "months");
    assert.ok(texts.every(({ size, left, right }) => size >= 11 && left >= 0 && right <= 360));
    months.slice(1).forEach((one, place) => assert.ok(one.left - months[place].right > 4, "they touch"));
  });

  test("days that cannot all be are told, with the rule; mended, nothing is said", async () => {
    const { page, watch } = await it.visit(DATES);
    await give(page, "Gateway", "2026-03-02");
    await give(page, "Your assessment: “Discussion”", "2026-02-02");
    await reads(page, "Check these days");
    await reads(page, "Your assessment: “Discussion” (Monday 2 February 2026) lies before Gateway (Monday 2 March 2026), which comes first.");
    await give(page, "Your assessment: “Discussion”", "2026-03-09");
    await reads(page, "You are told the date: “Discussion” (Monday 23 February 2026) would lie before Gateway");
    await give(page, "Your assessment: “Discussion”", "2026-04-20");
    await page.getByRole("heading", { name: "Check these days" }).waitFor({ state: "detached" });
    assertQuiet(watch);
  });

  test("the calendar file is read by a calendar's own parser, and a second one updates the first", async () => {
    const { page, watch } = await it.visit(DATES, { acceptDownloads: true });
    await give(page, "Gateway", "2026-01-05");
    await reads(page, "by Sunday 1 February 2026");
    const first = await calendar(page);
    const handIn = first.find((one) => one.uid.includes("AM1-submission-latest"));
    assert.equal(handIn.startDate.toString(), "2026-02-01");
    assert.ok(handIn.startDate.isDate, "a whole day");
    assert.equal(new Set(first.map((one) => one.uid)).size, first.length);
    await give(page, "Gateway", "2026-01-12");
    await reads(page, "by Sunday 8 February 2026");
    const second = await calendar(page);
    assert.deepEqual(second.map((one) => one.uid).toSorted(), first.map((one) => one.uid).toSorted());
    assert.equal(second.find((one) => one.uid === handIn.uid).startDate.toString(), "2026-02-08");
    assert.ok(second[0].sequence >= first[0].sequence);
    assertQuiet(watch);
  });

  test("is for everyone", async () => {
    const { page } = await it.visit(DATES);
    await give(page, "Gateway", "2026-01-05");
    await give(page, "Your assessment: “Discussion”", "2026-03-16");
    await page.getByRole("img", { name: /dates from/ }).waitFor();
    await forEveryone(page, TITLES.dates);
  });
});

describe("rehearsal", () => {
  const it = stage();
  const time = (page) => page.getByRole("timer").innerText();

  test("the plan's own minutes, phase by phase, right again after the page was asleep", async () => {
    const { page, watch } = await it.blank();
    await page.clock.install({ time: new Date("2026-11-25T09:00:00") });
    await page.goto(it.server.address + REHEARSE);
    await onScreen(page, TITLES.rehearse);
    await page.clock.runFor(2000);
    assert.match(await time(page), /^\d+:00$/);
    const minutes = Number((await time(page)).split(":")[0]);
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await page.clock.runFor(60_000);
    await eventually(async () => assert.equal(await time(page), `${minutes - 1}:00`));
    // Asleep: the clock goes on, no timer fires but one on waking.
    await page.clock.fastForward((minutes - 2) * 60_000);
    await eventually(async () => assert.equal(await time(page), "1:00"));
    await page.getByRole("button", { name: "Pause" }).click();
    await page.clock.runFor(600_000);
    assert.equal(await time(page), "1:00");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.clock.runFor(61_000);
    await page.locator("#announcement", { hasText: /Now: |The time is up/ }).waitFor({ state: "attached" });
    assertQuiet(watch);
  });

  test("questions are counted, what went well is kept, and can be taken away", async () => {
    const { page } = await it.visit(REHEARSE);
    await onScreen(page, TITLES.rehearse);
    await page.getByLabel("What do you want to rehearse?").selectOption({ index: 1 });
    for (let asked = 0; asked < 3; asked += 1) await page.getByRole("button", { name: "One question more" }).click();
    await page.getByRole("button", { name: "One question fewer" }).click();
    await reads(page, /2 questions so far\. At least \d+ questions\./);
    const prompt = pack(UID).methods[1].criteria[0].prompt;
    await page.getByRole("checkbox", { name: prompt }).check();
    await page.getByRole("button", { name: "Finish and keep this rehearsal" }).click();
    await reads(page, "2 questions, 1 went well.");
    await saved(page);
    await reopen(page, page.url());
    await reads(page, "2 questions, 1 went well.");
    page.once("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "Take the latest away" }).click();
    await page.getByRole("heading", { name: "Your rehearsals" }).waitFor({ state: "detached" });
  });

  test("a plan without methods says why there is nothing to time", async () => {
    const { page } = await it.visit(`${DRAFT}/ready/rehearse`);
    await reads(page, "This plan leaves the methods to your assessment organisation");
  });

  test("is for everyone", async () => {
    const { page } = await it.visit(REHEARSE);
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await forEveryone(page, TITLES.rehearse);
  });
});
