// Whole journeys of three people, each from an empty page to a report that is printed and saved.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test, { describe } from "node:test";
import { pathToFileURL } from "node:url";

import ICAL from "ical.js";

import { go, HEADINGS, onScreen, pack, prompts, radio, reads, reopen, saved, stage } from "./journey.js";
import { TITLES } from "./ready.js";
import { assertQuiet, eventually } from "./support.js";

const PEOPLE = [
  { uid: "ST0792_1.2", option: "production-coordinator", code: "0792", pieces: 19, result: /Your answers give: Merit|Your answers give: Pass/ },
  { uid: "ST0525_1.0", option: "vfx-post-animation", code: "0525", pieces: 11, result: /Your answers give: Pass/ },
  { uid: "ST1483_2", option: "screen-and-audio", code: "1483", pieces: 6, outcomes: true },
];

/** What a button saves. */
async function saves(page, name) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
  return { name: file.suggestedFilename(), path: await file.path() };
}

describe("from an empty page to a printed report", () => {
  const it = stage();

  for (const { uid, option, code, pieces, result, outcomes } of PEOPLE) {
    const { standard, ...plan } = pack(uid);
    const title = standard.title;
    const mine = (one) => one.pathway === null || one.pathway === undefined || one.pathway === option;
    const asked = [...plan.methods.flatMap((method) => method.criteria ?? []), ...(plan.outcomes ?? [])].filter(mine);
    const below = (word) => `#/${uid}/${option}/ready/${word}`;

    test(`${uid}, ${option}, with ${pieces} pieces of evidence`, async () => {
      const { page, watch } = await it.visit("", { acceptDownloads: true });

      // Choosing, and the first answers.
      await page.getByRole("searchbox").fill(code);
      await page.getByRole("link", { name: title }).filter({ visible: true }).first().click();
      if (!page.url().includes(`#/${uid}`)) await go(page, `#/${uid}`);
      await page.locator(`a[href="#/${uid}/${option}"]`).first().click();
      await prompts(page);
      for (const { id } of asked.slice(0, 3)) await radio(page, id, "Yes").check();

      // The rest, one prompt at a time: of what only opens a higher grade, every other is partly there.
      await go(page, below("next"));
      const question = page.locator("#question");
      for (let asks = 0; asks < 80; asks += 1) {
        await question.waitFor();
        const shown = await question.locator("xpath=..").innerText();
        const open = page.locator(".gc-answer");
        if (!(await open.count())) break;
        const pass = (await page.locator(".gc-q__body .gc-pass").count()) > 0;
        await open.nth(!pass && asks % 2 && (await page.locator(".gc-answer").count()) ? 1 : 0).click();
        await eventually(async () => assert.notEqual(await question.locator("xpath=..").innerText(), shown));
      }
      await reads(page, "Every question is answered");
      await go(page, `#/${uid}/${option}/result`, HEADINGS.result);
      if (result) await reads(page, result);
      else await reads(page, "Graded by your assessment organisation");

      // Ways on, and the map.
      await go(page, below("ways"), TITLES.ways);
      await go(page, `#/${uid}/${option}/list`, HEADINGS.answer);
      const first = page.locator(`#prompt-${asked[0].id}`);
      await first.locator("details.gc-prompt__more summary").click();
      await first.getByRole("link", { name: asked[0].ksbs[0], exact: true }).click();
      await onScreen(page, TITLES.ksbs);
      const tile = page.locator(`#tile-${asked[0].ksbs[0]}`);
      await eventually(async () => assert.equal(await tile.getAttribute("aria-expanded"), "true"));
      const back = page.locator(".gc-ksbs__detail").getByRole("link", { name: asked[0].prompt });
      await back.click();
      await page.locator("#question").filter({ hasText: asked[0].prompt }).waitFor();

      // The log, by keyboard.
      await go(page, below("evidence"), "Evidence");
      await page.getByLabel("What it is (a title)").focus();
      for (let place = 1; place <= pieces; place += 1) {
        await page.keyboard.type(`Call sheets of week ${place}`);
        await page.keyboard.press("Enter");
        await reads(page, `week ${place} is added`);
      }
      await page.getByRole("button", { name: "E1 Call sheets of week 1", exact: true }).click();
      const box = page.locator(".gc-pieces__more .gc-boxes").getByRole("checkbox").first();
      await box.check();

      // The grid out, edited, and back.
      await go(page, below("grid"), "Mapping grid");
      const table = await saves(page, "Save as CSV");
      const text = readFileSync(table.path, "utf8").replaceAll("Call sheets of week 2,", "Release forms of week 2,");
      await page.getByLabel(/^Read a CSV back/).setInputFiles({ name: table.name, mimeType: "text/csv", buffer: Buffer.from(text) });
      await reads(page, "It would change 1 title.");
      await page.getByRole("button", { name: "Take these changes over" }).click();
      await page.getByRole("columnheader", { name: "E2 Release forms of week 2", exact: true }).first().waitFor();

      // Gateway and dates.
      await go(page, below("gateway"), "Gateway");
      if (outcomes) {
        await reads(page, "unknown, not none");
      } else {
        if (await page.getByLabel("When you were registered").count()) {
          await page.getByLabel("When you were registered").fill("2025-03-01");
          await page.getByLabel("How old you were then").fill("17");
          await page.getByLabel("How old you were then").press("Tab");
        }
        await page.getByRole("radio", { name: "Yes", exact: true }).first().check();
        await reads(page, /1 of \d+ gateway requirements are in place/);
      }
      await go(page, below("dates"), TITLES.dates);
      await page.getByLabel("Gateway", { exact: true }).fill("2027-01-11");
      await page.getByLabel("Gateway", { exact: true }).blur();
      await reads(page, "Monday 11 January 2027");
      const calendar = await saves(page, "Save as a calendar file (.ics)");
      const events = new ICAL.Component(ICAL.parse(readFileSync(calendar.path, "utf8"))).getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
      assert.ok(events.some((one) => one.startDate.toString() === "2027-01-11"));
      assert.equal(new Set(events.map((one) => one.uid)).size, events.length);

      // A rehearsal, where the plan names methods.
      await go(page, below("rehearse"), TITLES.rehearse);
      if (!outcomes) {
        await page.getByRole("button", { name: "Start", exact: true }).click();
        await page.getByRole("button", { name: "One question more" }).click();
        await page.getByRole("button", { name: "Finish and keep this rehearsal" }).click();
        await reads(page, /1 question\b/);
      }

      // All of it is there on another day; then on paper and in a file.
      await saved(page);
      await reopen(page, it.server.address + below("report"));
      await onScreen(page, "Report");
      const file = await saves(page, "Save as HTML file");
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const pages = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => Number(width) > Number(height));
      assert.ok(pages.length >= 2 && pages.length <= 6, `${pages.length} pages`);
      assert.ok(pages.includes(true) && !pages[0], "the grid lies across, the rest does not");
      const alone = await page.context().newPage();
      await alone.goto(pathToFileURL(file.path).href);
      const report = (await alone.locator("body").innerText()).replace(/\s+/g, " ");
      for (const words of [`Grade report: ${title}`, `${pieces} pieces`, "Release forms of week 2", "Monday 11 January 2027", "Mapping grid", "Documents"]) {
        assert.ok(report.includes(words), `“${words}” is not in the report`);
      }
      assertQuiet(watch);
    });
  }
});
