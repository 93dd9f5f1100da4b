import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { ids, said } from "../e2e/journey.js";
import { eventually, launch, newPage } from "../e2e/support.js";
import { answerAll, answerTwo, shown, ways } from "./course.js";
const base = "http://127.0.0.1:8190/";
const sql = (q) => execFileSync("psql", ["-h", "127.0.0.1", "-U", "moodle", "moodle", "-At", "-F", "\t", "-c", q], { encoding: "utf8", env: { ...process.env, PGPASSWORD: "moodle" } }).trim();
const kept = (learner, scorm) => Object.fromEntries(sql(`select e.element, v.value from mdl_scorm_scoes_value v join mdl_scorm_element e on e.id=v.elementid join mdl_scorm_attempt a on a.id=v.attemptid join mdl_user u on u.id=a.userid where u.username='${learner}' and a.scormid=${scorm}`).split("\n").filter(Boolean).map((l) => l.split("\t")));
for (const [edition, cm, scorm] of [["1.2", 3, 3], ["2004", 4, 4]]) {
  describe(`SCORM ${edition} in Moodle`, { timeout: 600_000 }, () => {
    let browser;
    before(async () => { browser = await launch(); });
    after(() => browser?.close());
    async function open(learner) {
      const { context, page, watch } = await newPage(browser);
      await context.route((url) => url.hostname !== "127.0.0.1", (route) => route.abort());
      context.setDefaultTimeout(30000);
      await page.goto(`${base}login/index.php`);
      await page.fill("#username", learner); await page.fill("#password", "Learner1!");
      await page.click("#loginbtn"); await page.waitForURL((url) => !url.pathname.includes("login"));
      const from = Date.now();
      await page.goto(`${base}mod/scorm/view.php?id=${cm}`);
      const there = await page.waitForSelector("#scorm_object", { timeout: 15000 }).catch(async (e) => { await page.screenshot({ path: `/tmp/moodle-fail-${edition}-${learner}.png` }); console.log("FAIL", page.url(), (await page.content()).slice(0, 300), JSON.stringify(watch.errors)); throw e; });
      const launched = await there.contentFrame();
      const frame = await shown(launched);
      return { context, page, launched, frame, watch, took: Date.now() - from };
    }
    for (const [at, [way, leave]] of Object.entries(ways("#scorm_object")).entries()) {
      test(`everything is there after ${way}`, async (context) => {
        const learner = `learner${at + 1}`;
        const first = await open(learner);
        context.diagnostic(`first prompt after ${first.took} ms`);
        const [one, two] = await answerTwo(first);
        await first.page.screenshot({ path: `/tmp/moodle-${edition}-${at}.png` });
        const soon = kept(learner, scorm);
        context.diagnostic(`before leaving: ${JSON.stringify(soon).slice(0, 600)}`);
        if (way.includes("killed")) await eventually(() => assert.ok(kept(learner, scorm)["cmi.suspend_data"]));
        await leave(first);
        await eventually(() => assert.ok(kept(learner, scorm)["cmi.suspend_data"]));
        const again = await open(learner);
        await eventually(async () => assert.equal(await said(again.frame, one), "Yes"));
        assert.equal(await said(again.frame, two), "Not yet");
        context.diagnostic(`errors: ${JSON.stringify(again.watch.errors.slice(0, 5))} ${JSON.stringify(again.watch.violations)}`);
        await again.context.close();
        context.diagnostic(JSON.stringify(kept(learner, scorm)).slice(0, 900));
      });
    }
    test("completed once all is answered", async (context) => {
      const learner = "learner6";
      const first = await open(learner);
      await answerAll(first);
      const status = edition === "1.2" ? "cmi.core.lesson_status" : "cmi.completion_status";
      await eventually(() => assert.equal(kept(learner, scorm)[status], "completed"), { within: 20000 });
      await first.page.screenshot({ path: `/tmp/moodle-${edition}-all.png`, fullPage: true });
      await first.page.goto("about:blank");
      const again = await open(learner);
      await eventually(async () => assert.equal(await said(again.frame, ids()[0]), "Yes"));
      await new Promise((yes) => setTimeout(yes, 3000));
      const all = kept(learner, scorm);
      context.diagnostic(JSON.stringify(Object.fromEntries(Object.entries(all).filter(([k]) => !k.includes("interactions")))));
      context.diagnostic(`${Object.keys(all).filter((k) => k.includes("interactions")).length} of interactions`);
      assert.equal(all[status], "completed");
      await again.context.close();
    });
  });
}
