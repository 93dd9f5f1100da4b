// One engine: the page gives cases of every standard the grades that the command line gives them. All of them are tried in
// Rust (crates/grades/tests/cases.rs), where the engine is; here, whether the page hands on what was said and what came of
// it. That the command line and the JavaScript module agree byte by byte, tests/js/native.test.js tells.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";

import { cases, recordOf } from "../js/support.js";
import { dist, host, site } from "./host.js";
import { pack, shipped } from "./journey.js";
import { launch, newPage, started } from "./support.js";

const tools = process.env.GRADE_CALCULATOR_TOOLS ?? fileURLToPath(new URL("../../target/debug/tools", import.meta.url));

let browser, calculator, around;
before(async () => {
  [browser, calculator, around] = await Promise.all([launch(), host(site), host(dist)]);
});
after(async () => {
  await browser?.close();
  for (const server of [calculator, around]) server?.stop();
});

/** The decisions of the command line. */
function decided(records) {
  const input = records.map((record) => JSON.stringify(record)).join("\n");
  const { status, stdout, stderr } = spawnSync(tools, ["decide"], { input, encoding: "utf8", maxBuffer: 1e8 });
  assert.equal(status, 0, stderr + stdout.slice(0, 500));
  return stdout.trimEnd().split("\n").map((line) => JSON.parse(line));
}

/** Whether a pass question of a method has no answer, and no result stands in its place: then no grade is pronounced. */
const isOpen = (method, record, option) => !record.results?.[method.id] && method.criteria.some(({ id, grade, pathway }) =>
  grade === "pass" && (!pathway || pathway === option) && !record.judgements?.[id]);

/** What the page's staircase says of a grade. */
function told(name, { today, possible }, { grades }, open) {
  if (open) {
    const more = possible === grades[0] ? "some answers are to be mended first." : `${possible} is still possible.`;
    return `${name}: not decided yet; ${more}`;
  }
  if (today === possible) return `${name}: ${today}, settled.`;
  return `${name}: ${today === grades[0] ? "not decided yet" : `${today} today`}; ${possible} is still possible.`;
}

/** A page of a site that hands the calculator one record after the other, and hears what each looks like. */
async function handing(uid, option, first) {
  const { page } = await newPage(browser);
  const keeper = new URL(around.address).origin;
  calculator.answers["settings.json"] = JSON.stringify({ format: "site-settings/1", hosts: [keeper] });
  around.answers["page.html"] = `<!doctype html><html lang="en"><title>A course</title><h1>A course</h1>
<iframe id="it" data-grade-calculator title="Apprenticeship grade calculator" width="100%" height="400"
 src="${calculator.address}?embed=1#/${uid}/${option}/result"></iframe>
<script>it.gradeCalculator = { load: () => (${JSON.stringify({ [uid]: first })}), save: () => {} };</script>
<script src="${calculator.address}embed/embed.js"></script>`;
  await page.goto(`${around.address}page.html`);
  const frame = await (await page.waitForSelector("#it")).contentFrame();
  await started(frame);
  return { page, frame };
}

/** So many cases of each standard, evenly spread over its files. */
const OF_EACH = 8;

for (const uid of shipped) {
  test(`the page decides cases of ${uid} as the command line does`, async () => {
    const whole = pack(uid);
    const all = (await cases()).filter((one) => one.uid === uid && !one.refused).map((one) => recordOf(one, whole));
    const records = all.filter((_, place) => place % Math.ceil(all.length / OF_EACH) === 0);
    const decisions = decided(records);
    assert.equal(decisions.length, records.length);
    let count = 0;
    for (const { id: option } of whole.pathways.length ? whole.pathways : [{ id: "all" }]) {
      const places = records.flatMap((record, place) => ((record.pathway ?? "all") === option ? [place] : []));
      if (!places.length) continue;
      const { page, frame } = await handing(uid, option, records[places[0]]);
      for (const place of places) {
        const decision = decisions[place];
        if (decision.overall.today === null) continue;
        const wanted = [
          ...whole.methods.map((method, at) => told(method.short ?? method.title, decision.methods[at], method, isOpen(method, records[place], option))),
          told("Overall", decision.overall, whole, whole.methods.some((method) => isOpen(method, records[place], option))),
        ];
        const record = { ...records[place], format: "learner-record/2" };
        const load = { source: "grade-calculator", v: 1, type: "load", payload: { records: { [uid]: record } } };
        await page.evaluate((message) => it.contentWindow.postMessage(message, "*"), load);
        const shown = await frame.evaluate((wanted) => new Promise((yes) => {
          const until = performance.now() + 5000;
          const look = () => {
            const said = [...document.querySelectorAll("main .gc-stair")].map((one) => one.getAttribute("aria-label"));
            if (wanted.every((one) => said.includes(one)) || performance.now() > until) yes(said);
            else setTimeout(look, 5);
          };
          look();
        }), wanted);
        for (const one of wanted) assert.ok(shown.includes(one), `${one}\nis not in\n${shown.join("\n")}\n${JSON.stringify(record)}`);
        count += 1;
      }
      await page.context().close();
    }
    if (whole.methods.length) assert.ok(count > OF_EACH / 2, `${count} cases`);
  });
}
