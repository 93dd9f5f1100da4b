// The report as a file: valid, accessible, silent, and of few pages.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import test, { after, before, describe } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { parse } from "parse5";

import { assertAccessible, launch } from "./support.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const record = (name) => join(ROOT, "tests/records", name);

describe("the report", () => {
  let browser, folder;
  const report = (file) =>
    execFileSync(resolve(process.env.GRADE_CALCULATOR_TOOLS), ["report", "--made", "2026-11-25", file], { cwd: ROOT, encoding: "utf8" });

  before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), "report-"));
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const opened = async (html, options = {}) => {
    const file = join(folder, "report.html");
    writeFileSync(file, html);
    const page = await (await browser.newContext(options)).newPage();
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(pathToFileURL(file).href);
    assert.deepEqual(asked, [pathToFileURL(file).href], "nothing else is asked for");
    return page;
  };

  for (const name of ["report.json", "1-outcomes.json"]) {
    test(`of ${name} is HTML without a fault`, () => {
      const faults = [];
      parse(report(record(name)), { onParseError: ({ code, startLine, startCol }) => faults.push(`${startLine}:${startCol} ${code}`) });
      assert.deepEqual(faults, []);
    });

    test(`of ${name} is accessible, on a phone as on a desktop`, async () => {
      for (const width of [360, 1280]) {
        const page = await opened(report(record(name)), { viewport: { width, height: 800 }, bypassCSP: true });
        await assertAccessible(page, `the report at ${width}`);
        const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(wider <= 0, `${wider} pixels too wide at ${width}`);
        await page.context().close();
      }
    });

    test(`of ${name} takes two to six pages of A4, the grids across`, async () => {
      const page = await opened(report(record(name)));
      const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
      const boxes = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => Number(width) > Number(height));
      assert.ok(boxes.length >= 2 && boxes.length <= 6, `${boxes.length} pages`);
      assert.equal(boxes.some(Boolean), name === "report.json", "a page lies across where there is a grid");
      await page.context().close();
    });
  }
});
