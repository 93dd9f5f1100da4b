// From a grade to being ready: evidence by keyboard, what the plan asks of it, the gateway, the grid out to a
// spreadsheet and back, the report as a file.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before, describe } from "node:test";
import { pathToFileURL } from "node:url";

import { at, focused, go, onScreen, pack, prompt, prompts, reads, reopen, saved, stage, tabTo } from "./journey.js";
import { assertAccessible, assertQuiet, eventually } from "./support.js";

/** Types a title and presses Enter, as often as there are titles: the focus stays where the next one goes. */
async function typePieces(page, titles) {
  await page.getByLabel("What it is (a title)").focus();
  for (const title of titles) {
    await focused(page, "#new-title");
    await page.keyboard.type(title);
    await page.keyboard.press("Enter");
    await reads(page, `${title} is added`);
  }
}

/** The id of an option by its place, as addresses have it. */
const option = (uid, place) => pack(uid).pathways?.[place]?.id ?? "all";

const titles = (count) => Array.from({ length: count }, (_, place) => `Call sheets of week ${place + 1}`);

/** The button that opens a piece of the log. */
const piece = (page, name) => page.getByRole("button", { name, exact: true });

describe("evidence", () => {
  const it = stage();
  let folder;
  before(() => (folder = mkdtempSync(join(tmpdir(), "evidence-"))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /** What a button saves, as a file in the folder. */
  async function download(page, name) {
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name, exact: true }).click()]);
    const path = join(folder, file.suggestedFilename());
    await file.saveAs(path);
    return path;
  }

  test("nineteen pieces are typed by keyboard, held against the plan, changed, deleted and brought back", async () => {
    const { page, watch } = await it.visit(at(undefined, "ready/evidence"));
    await onScreen(page, "Evidence");
    await reads(page, "You have 0 pieces; the plan asks for 18 to 20 pieces: 18 more to find.");
    await typePieces(page, titles(19));
    await reads(page, "You have 19 pieces; the plan asks for 18 to 20 pieces.");
    assert.equal(await page.locator(".gc-pieces > li").count(), 19);

    await piece(page, "E2 Call sheets of week 2").click();
    await page.locator("#kind-E2").selectOption({ label: "Video clip" });
    await reads(page, "Say how long these run: E2 Call sheets of week 2.");
    await page.locator("#minutes-E2").fill("40");
    await page.locator("#where-E2").fill("Shared drive, folder 2");
    await reads(page, "Your video clips run for 40 minutes together");
    await reads(page, "To put right. Your video clips");
    // A minute that has begun counts, and stands in the field.
    await page.locator("#minutes-E2").fill("");
    await page.locator("#minutes-E2").pressSequentially("8.5");
    await page.locator("#minutes-E2").blur();
    await eventually(async () => assert.equal(await page.locator("#minutes-E2").inputValue(), "9"));
    await page.getByLabel("Find a criterion or code").fill("K1 ");
    await page.getByRole("checkbox", { name: /^K1 / }).check();
    await reads(page, "18 pieces are linked to nothing");

    await page.getByRole("button", { name: /^Up ?: E2 / }).click();
    await eventually(async () => assert.match(await page.locator(".gc-pieces > li").first().innerText(), /^E2/));
    await page.getByRole("button", { name: /^Delete ?: E2 / }).click();
    await reads(page, "You deleted E2 Call sheets of week 2.");
    await focused(page, "#undo-piece");
    await page.keyboard.press("Enter");
    await reads(page, "You have 19 pieces");
    await reads(page, "Video clip · 9 minutes · Shared drive, folder 2 · 1 link");

    await page.getByLabel("My employer").check();
    await reads(page, "Your employer has signed");
    await saved(page);
    await reopen(page, page.url());
    await reads(page, "You have 19 pieces");
    assert.ok(await page.getByLabel("My employer").isChecked());
    assertQuiet(watch);
  });

  test("a refused kind is told, and a piece without a title is not taken", async () => {
    const { page } = await it.visit(at(undefined, "ready/evidence"));
    await page.getByLabel("What it is (a title)").press("Enter");
    await reads(page, "Say what it is first: give it a title.");
    await page.getByLabel("What it is (a title)").fill("How I felt");
    await page.locator("#new-kind").selectOption({ label: "Reflective account" });
    await page.getByRole("button", { name: "Add this piece" }).click();
    await reads(page, "The plan takes no reflective accounts. Leave out: E1 How I felt.");
  });

  test("a prompt takes a piece of the log, or a new one", async () => {
    const { page, watch } = await it.visit(at());
    await prompts(page);
    const one = prompt(page, "AM2-communication-p1");
    await one.getByRole("button", { name: /^Add evidence/ }).click();
    await one.getByLabel("Name a piece of evidence").fill("Minutes of meetings");
    await one.getByLabel("Name a piece of evidence").press("Enter");
    await one.getByRole("checkbox", { name: "E1 Minutes of meetings", checked: true }).waitFor();
    await one.getByRole("button", { name: /^Evidence: 1 piece/ }).waitFor();
    await assertAccessible(page, "a prompt with its evidence open");
    const other = prompt(page, "AM2-cpd-d1");
    await other.getByRole("button", { name: /^Add evidence/ }).click();
    await other.getByRole("checkbox", { name: "E1 Minutes of meetings" }).check();
    await saved(page);
    await go(page, at(undefined, "ready/grid"), "Mapping grid");
    for (const id of ["AM2-communication-p1", "AM2-cpd-d1"]) {
      await page.getByRole("row", { name: new RegExp(id) }).getByText("linked").first().waitFor({ state: "attached" });
    }
    assertQuiet(watch);
  });

  test("the grid goes out as CSV, is edited, and comes back only once its changes were seen", async () => {
    const { page, watch } = await it.visit(at(undefined, "ready/evidence"));
    await typePieces(page, ["Minutes", "Schedule"]);
    await go(page, at(undefined, "ready/grid"), "Mapping grid");
    const path = await download(page, "Save as CSV");
    assert.match(path, /evidence-ST0792_1\.2-production-coordinator\.csv$/);
    const text = readFileSync(path, "utf8");
    assert.match(text, /^\ufeffStandard,Version,Option,Method,KSB,Criterion,Evidence id,Title/);
    writeFileSync(path, text.replace("E1,Minutes", "E1,Minutes of meetings"));
    const field = page.getByLabel(/^Read a CSV back/);
    await field.setInputFiles(path);
    await focused(page, "#incoming");
    await reads(page, "It would change 1 title.");
    await reads(page, "E1: title “Minutes” becomes “Minutes of meetings”");
    await page.getByRole("button", { name: "Leave everything as it is" }).click();
    await page.getByRole("columnheader", { name: "E1 Minutes", exact: true }).first().waitFor();
    await field.setInputFiles(path);
    await page.getByRole("button", { name: "Take these changes over" }).click();
    await page.getByRole("columnheader", { name: "E1 Minutes of meetings", exact: true }).first().waitFor();

    writeFileSync(path, "Evidence id,Title,Date,Minutes\r\nE1,Minutes,31/02/2026,5\r\nE2,Schedule,,many\r\n");
    await field.setInputFiles(path);
    await reads(page, "The file has 2 problems; nothing was changed");
    await reads(page, /row 2.*31\/02\/2026.*row 3.*many/);
    await assertAccessible(page, "the problems of a file");
    assertQuiet(watch);
  });

  test("a table from elsewhere: days are asked for once, all of a new piece is shown, and nothing vanishes", async () => {
    const { page, watch } = await it.visit(at(undefined, "ready/evidence"));
    await typePieces(page, ["Minutes"]);
    await go(page, at(undefined, "ready/grid"), "Mapping grid");
    const long = "n".repeat(5000);
    const rows = [
      "Evidence ID;Evidence title;Evidence type;Evidence date;KSB code(s);Notes;Assessor",
      "E1;Minutes;schedule;2/1/2026;;;",
      `;Call sheets;Video clip;3/4/2026;k1|S2;${long}the end of the note;A B`,
    ];
    const table = { name: "theirs.csv", mimeType: "text/csv", buffer: Buffer.from("\ufeff" + rows.join("\r\n"), "utf16le") };
    const field = page.getByLabel(/^Read a CSV back/);
    await field.setInputFiles(table);
    await focused(page, "#incoming");
    await reads(page, "“2/1/2026” in row 2 can be read two ways, and no date of the file tells which is meant.");
    assert.equal(await page.getByRole("button", { name: "Take these changes over" }).count(), 0);
    await assertAccessible(page, "the question about days");
    await page.getByRole("button", { name: "The day: 2 January 2026" }).click();
    await focused(page, "#incoming");
    await reads(page, "Column G (“Assessor”, 1 cell) holds something and is not read.");
    await reads(page, "E1: kind becomes schedule");
    await reads(page, "E1: date becomes 2 January 2026");
    await reads(page, /E2: new piece “Call sheets”: video clip, 3 April 2026, note “n{5000}”, linked to K1 and S2/);
    await reads(page, /row 3, Note: 19 characters/);
    assert.match(await page.getByLabel("What is left out, to be copied").inputValue(), /the end of the note/);
    await assertAccessible(page, "a preview with what is left out");
    await page.getByRole("button", { name: "Take these changes over" }).click();
    await page.getByRole("columnheader", { name: "E2 Call sheets", exact: true }).first().waitFor();

    for (const [name, text, says] of [
      ["log.csv", "PK\x03\x04 xl/workbook.xml", /log\.csv is a workbook\. Save its sheet as CSV/],
      ["answers.csv", '{"format":"learner-record/2"}', /answers\.csv holds answers, and is no table\. Open it on the page “Keep your answers”/],
      ["large.csv", "%PDF-1.7" + " ".repeat(2_100_000), /large\.csv is a PDF/],
    ]) {
      await field.setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text, "latin1") });
      await reads(page, says);
    }
    assertQuiet(watch);
  });

  test("a text that is too long is told, stays in its field, and only its beginning is kept", async () => {
    const { page, watch } = await it.visit(at(undefined, "ready/evidence"));
    const where = "w".repeat(300) + " and the rest";
    await page.getByLabel("What it is (a title)").fill("Minutes");
    await page.locator("#new-where").fill(where);
    await page.getByRole("button", { name: "Add this piece" }).click();
    await reads(page, "Where it is kept is 13 characters too long: 300 are the most. Shorten it from “ and the rest” on; nothing was added yet.");
    assert.equal(await page.locator("#new-where").inputValue(), where);
    await page.locator("#new-where").fill("Drive");
    await page.locator("#new-note").fill("n".repeat(900));
    await page.getByRole("button", { name: "Add this piece" }).click();
    await reads(page, "E1 Minutes is added");
    await piece(page, "E1 Minutes").click();
    assert.equal((await page.locator("#note-E1").inputValue()).length, 900);
    await page.locator("#where-E1").fill(where);
    await reads(page, "Only the first 300 characters are kept. The last 13 characters are not saved: and the rest");
    assert.equal(await page.locator("#where-E1").inputValue(), where);
    await assertAccessible(page, "a text that is too long");
    await saved(page);
    assert.equal(await page.locator("#where-E1").inputValue(), where);
    await page.locator("#where-E1").fill("Shelf");
    await eventually(async () => assert.doesNotMatch(await page.getByRole("main").innerText(), /Only the first/));
    await saved(page);
    await reopen(page, page.url());
    await reads(page, /Shelf/);
    assertQuiet(watch);
  });

  test("a date out of range says so, and what was kept stays", async () => {
    const { page, watch } = await it.visit(at(undefined, "ready/dates"));
    const start = page.getByLabel("Start of your training");
    await start.fill("2024-02-29");
    await reads(page, "not before Saturday 1 March 2025");
    await start.fill("1850-01-01");
    await page.getByLabel("Gateway", { exact: true }).focus();
    await reads(page, "Write a year from 1900 to 2999. 29 February 2024 is still kept.");
    await reads(page, "not before Saturday 1 March 2025");
    await assertAccessible(page, "a date out of range");
    await start.fill("2024-03-01");
    await reads(page, "not before Saturday 1 March 2025");
    await eventually(async () => assert.doesNotMatch(await page.getByRole("main").innerText(), /is still kept/));
    await start.fill("");
    await eventually(async () => assert.doesNotMatch(await page.getByRole("main").innerText(), /not before Saturday/));
    assertQuiet(watch);
  });

  test("a hundred pieces: the grid scrolls in itself, and lies across on paper, split into tables", async () => {
    const { page, watch } = await it.visit(at(undefined, "ready/grid"));
    const rows = Array.from({ length: 100 }, (_, place) => `E${place + 1},Call sheets of week ${place + 1},document,AM2-context-p1`);
    const buffer = Buffer.from(["Evidence id,Title,Kind,Criterion", ...rows].join("\r\n"));
    await page.getByLabel(/^Read a CSV back/).setInputFiles({ name: "log.csv", mimeType: "text/csv", buffer });
    await page.getByRole("button", { name: "Take these changes over" }).click();
    await reads(page, "100 pieces.");
    for (const tables of ["E1 to E40", "E41 to E80", "E81 to E100"]) {
      await page.getByRole("region", { name: `KSBs and evidence, ${tables}: Presentation and questions` }).waitFor();
    }
    for (const width of [360, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(wide <= 0, `the page is ${wide} pixels too wide at ${width}`);
    }
    await assertAccessible(page, "a grid of a hundred pieces");
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const across = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => Number(width) > Number(height));
    assert.ok(across.length > 2 && across.slice(1).every(Boolean), "every page but the first lies across");
    assertQuiet(watch);
  });

  test("the gateway asks what a rule turns on, and sums up", async () => {
    const { page } = await it.visit(`#/ST0525_1.0/${option("ST0525_1.0", 2)}/ready/gateway`);
    await onScreen(page, "Gateway");
    await reads(page, "more may bind you");
    await page.getByLabel("When you were registered").fill("2025-03-01");
    await page.getByLabel("How old you were then").fill("17");
    await page.getByLabel("How old you were then").press("Tab");
    await eventually(async () => assert.doesNotMatch(await page.getByRole("main").innerText(), /may bind you/));
    const first = page.getByRole("group").filter({ has: page.getByRole("radio") }).first();
    await first.getByRole("radio", { name: "Yes", exact: true }).check();
    await reads(page, /1 of \d+ gateway requirements are in place/);
    await saved(page);
  });

  test("where the plan prints no gateway and no limits, that is said and not taken for none", async () => {
    const { page } = await it.visit(`#/ST1483_2/${option("ST1483_2", 0)}/ready/gateway`);
    await onScreen(page, "Gateway");
    await reads(page, "unknown, not none");
    await go(page, page.url().replace(/.*#/, "#").replace("gateway", "evidence"), "Evidence");
    await reads(page, "The plan states no limits for a portfolio");
  });

  test("the report is saved as a file that opens by itself, without what was left out", async () => {
    const { page, watch } = await it.visit(at(undefined, "ready/evidence"));
    await typePieces(page, ["Minutes <b>"]);
    await go(page, at(undefined, "ready/report"), "Report");
    await page.getByLabel("Gateway", { exact: true }).uncheck();
    await page.locator(".gc-paper").getByRole("heading", { name: "Grade report: Junior production coordinator" }).waitFor();
    const path = await download(page, "Save as HTML file");
    assert.match(path, /grade-report-ST0792_1\.2-\d{4}-\d\d-\d\d\.html$/);
    // While it is in front, and of the paper that stands there now: of what is not drawn, the browser gives the bare letters.
    const shown = await page.evaluate(() => document.querySelector(".gc-paper").shadowRoot.firstElementChild.innerText);
    const file = await page.context().newPage();
    await file.goto(pathToFileURL(path).href);
    const text = await file.locator("body").innerText();
    assert.match(text, /Minutes <b>/);
    assert.doesNotMatch(text, /Mapping grid/, "nothing is linked yet");
    assert.doesNotMatch(text, /gateway requirements/);
    assert.equal(shown.replace(/\s+/g, " ").trim(), text.replace(/\s+/g, " ").trim(), "the screen shows what the file says");
    assertQuiet(watch);
  });

  test("the overview counts each part", async () => {
    const { page } = await it.visit(at(undefined, "ready/evidence"));
    await typePieces(page, ["Minutes"]);
    await go(page, at(undefined, "ready"), "Am I ready?");
    await reads(page, "Evidence 1 of 18 to 20 pieces");
    await reads(page, /Gateway 0 of \d+ in place/);
    await tabTo(page, "a", "Evidence");
    await page.keyboard.press("Enter");
    await focused(page, "h1", "Evidence");
  });

  for (const colorScheme of ["light", "dark"]) {
    for (const width of [1280, 320]) {
      test(`every screen is accessible and fits, ${colorScheme}, ${width} pixels wide`, async () => {
        const { page } = await it.visit(at(undefined, "ready/evidence"), { viewport: { width, height: 800 }, colorScheme });
        await typePieces(page, ["Minutes", "Schedule"]);
        await piece(page, "E1 Minutes").click();
        await page.getByRole("checkbox", { name: /^K1 / }).check();
        for (const [word, heading] of Object.entries({ evidence: "Evidence", grid: "Mapping grid", gateway: "Gateway", report: "Report", overview: "Am I ready?" })) {
          await go(page, at(undefined, `ready/${word}`), heading);
          await assertAccessible(page, `${word}, ${colorScheme}, ${width}`);
          const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          assert.ok(wider <= 0, `${word} is ${wider} pixels too wide`);
        }
      });
    }
  }
});
