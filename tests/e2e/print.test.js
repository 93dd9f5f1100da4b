// The result on paper.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import { answers, at, go, HEADINGS, prompts, reads, resultIs, say, stage } from "./journey.js";
import { eventually } from "./support.js";

describe("on paper", () => {
  const it = stage();

  const pages = (pdf) => [...pdf.toString("latin1").matchAll(/\/Type\s*\/Page(?![A-Za-z])/g)].length;

  const records = [
    ["of nothing", {}, "24 to answer"],
    ["with a merit", answers("Yes", { "AM1-monitoring-d1": "Partly" }), "Your answers give: Merit"],
    ["with everything not yet", answers("Not yet"), "Your answers give: Fail"],
  ];
  for (const [name, given, sentence] of records) {
    test(`a result ${name} fits on four pages`, async () => {
      const { page } = await it.visit(at());
      await prompts(page);
      await say(page, given);
      await resultIs(page, sentence);
      const printed = pages(await page.pdf({ format: "A4", preferCSSPageSize: true }));
      assert.ok(printed >= 1 && printed <= 4, `${printed} pages`);
    });
  }

  test("it has the verdict, why, sources and the caveat, and nothing to press", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, answers("Yes", { "AM1-monitoring-d1": "Partly" }));
    await resultIs(page, "Your answers give: Merit");
    await page.emulateMedia({ media: "print" });
    for (const words of [/Your answers give: Merit/, /Pass needs all 8 pass criteria/, /Source: ?Grading, Presentation and questions/,
      /Your assessment organisation decides/, /Licence: Open Government Licence\./]) await reads(page, words);
    await page.getByText("Production coordinator").first().waitFor();
    const seen = (role, name) => page.getByRole(role, name && { name }).count();
    for (const [role, name] of [["navigation"], ["button"], ["link", "Skip to the main content"]]) {
      await eventually(async () => assert.equal(await seen(role, name), 0, `${role} ${name ?? ""} is printed`));
    }
  });

  test("prompts are printed without what leads from one to the other", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    const jump = page.getByText("Jump to a theme");
    assert.ok(await jump.isVisible());
    await page.emulateMedia({ media: "print" });
    await eventually(async () => assert.ok(await jump.isHidden()));
  });

  test("it is black on white, also for somebody who reads in the dark", async () => {
    const { page } = await it.visit(at(), { colorScheme: "dark" });
    await go(page, at(undefined, "result"), HEADINGS.result);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await eventually(async () => {
      const { color, backgroundColor } = await page.evaluate(() => (({ color, backgroundColor }) => ({ color, backgroundColor }))(getComputedStyle(document.body)));
      assert.equal(color, "rgb(0, 0, 0)");
      assert.ok(["rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"].includes(backgroundColor), backgroundColor);
    });
  });

  test("it says which standard, version and option it is about", async () => {
    const { page } = await it.visit(at(undefined, "result"));
    await reads(page, HEADINGS.result);
    await page.emulateMedia({ media: "print" });
    await page.getByText(/ST0792/).first().waitFor();
    await page.getByText(/Production coordinator/).first().waitFor();
  });

  test("“Print this result” prints", async () => {
    const { page } = await it.visit(at(undefined, "result"));
    await reads(page, HEADINGS.result);
    await page.evaluate(() => (window.print = () => (window.printed = true)));
    await page.getByRole("button", { name: "Print this result" }).click();
    await page.waitForFunction(() => window.printed);
  });
});
