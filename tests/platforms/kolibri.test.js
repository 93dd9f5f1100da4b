// The package as an activity in Kolibri: launched, answered, left in four ways, found again from another browser.
//
// `cargo tools test --platforms` makes the Python environment and names it in KOLIBRI_PYTHON. Kolibri speaks SCORM 1.2
// only; a package of 2004 finds that and speaks it too.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { ids, said } from "../e2e/journey.js";
import { eventually, launch, newPage } from "../e2e/support.js";
import { answerAll, answerTwo, course, freePort, shown, ways } from "./course.js";

const python = process.env.KOLIBRI_PYTHON ?? "python3";

async function kolibri(edition) {
  const it = await course(python, "kolibri_course.py", edition, [await freePort(), await freePort()], (line, it) => {
    it.activity ??= /^activity: (\w+)$/.exec(line)?.[1];
    return line.includes("Kolibri running on");
  });
  await eventually(async () => assert.ok((await fetch(it.address)).ok), { within: 30_000 });
  return it;
}

// What Kolibri has of a learner: the state of the activity, as its own database says it.
const KEPT = `
import json, sqlite3, sys
rows = sqlite3.connect(sys.argv[1]).execute(
    "select extra_fields from logger_contentsummarylog log "
    "join kolibriauth_facilityuser learner on learner.id = log.user_id where username = ?", (sys.argv[2],))
print(json.dumps([json.loads(row[0]) for row in rows]))`;

const BACK = "going back to the course";
const back = ({ page }) => page.evaluate(() => (location.hash = "#/home"));

for (const edition of ["1.2", "2004"]) {
  describe(`SCORM ${edition} in Kolibri`, { timeout: 600_000 }, () => {
    let browser, platform;
    before(async () => ([browser, platform] = await Promise.all([launch(), kolibri(edition)])));
    after(async () => {
      await browser?.close();
      await platform?.stop();
    });

    async function open(learner) {
      const { context, page } = await newPage(browser);
      await page.goto(`${platform.address}en/auth/`);
      await page.waitForFunction(() => document.cookie.includes("kolibri_csrftoken="));
      const status = await page.evaluate(async (username) => {
        const token = /kolibri_csrftoken=(\w+)/.exec(document.cookie)[1];
        const [{ id: facility }] = await (await fetch("/api/auth/facility/")).json();
        const headers = { "Content-Type": "application/json", "X-CSRFToken": token };
        const body = JSON.stringify({ username, password: "learner", facility });
        return (await fetch("/api/auth/session/", { method: "POST", headers, body })).status;
      }, learner);
      assert.equal(status, 200);
      const from = Date.now();
      await page.goto(`${platform.address}en/learn/#/topics/c/${platform.activity}`);
      const inside = async (frame, what) => (await frame.waitForSelector(what)).contentFrame();
      const sandbox = await inside(page, ".html5-viewer iframe");
      const launched = await inside(sandbox, "iframe");
      const frame = await shown(launched);
      return { context, page, launched, frame, took: Date.now() - from };
    }

    const kept = (learner) => {
      const [row] = JSON.parse(execFileSync(python, ["-c", KEPT, join(platform.folder, "db.sqlite3"), learner]));
      return row?.contentState?.SCORM.cmi;
    };
    const answered = (learner) => kept(learner)?.interactions?.length;

    for (const [at, [way, leave]] of Object.entries({ ...ways(".html5-viewer iframe"), [BACK]: back }).entries()) {
      test(`everything is there after ${way}`, async (context) => {
        const learner = `learner_${at}`;
        const first = await open(learner);
        context.diagnostic(`first prompt after ${first.took} ms`);
        const [one, two] = await answerTwo(first);
        assert.equal(await first.frame.getByText("This file keeps nothing").count(), 0);
        const from = Date.now();
        // Kolibri writes once its page has been quiet for two seconds, and at once when it is left by a way of its own.
        if (way !== BACK) await eventually(() => assert.equal(answered(learner), 2), { within: 20_000 });
        context.diagnostic(`Kolibri had it after ${Date.now() - from} ms`);
        await leave(first);
        await eventually(() => assert.equal(answered(learner), 2));
        const again = await open(learner);
        await eventually(async () => assert.equal(await said(again.frame, one), "Yes"));
        assert.equal(await said(again.frame, two), "Not yet");
        await again.context.close();
        assert.equal(kept(learner).core.lesson_status, "incomplete");
      });
    }

    test("completed once all is answered, and still so when it is opened again", async () => {
      const learner = "learner_5";
      const first = await open(learner);
      await answerAll(first);
      await eventually(async () => assert.equal(kept(learner)?.core.lesson_status, "completed"), { within: 20_000 });
      assert.equal(kept(learner).core.score, undefined);
      assert.equal(kept(learner).interactions.length, ids().length);
      await first.page.goto("about:blank");
      const again = await open(learner);
      await eventually(async () => assert.equal(await said(again.frame, ids()[0]), "Yes"));
      // It stays so: what does not come can only be watched for, as long as Kolibri takes to write.
      await new Promise((yes) => setTimeout(yes, 3000));
      assert.equal(kept(learner).core.lesson_status, "completed");
    });
  });
}
