// The package in the SCORM block of Open edX: launched, answered, left in four ways, found again from another browser.
//
// `cargo tools test --platforms` makes the Python environment and names it in PLATFORM_PYTHON.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { ids, said } from "../e2e/journey.js";
import { eventually, launch, newPage } from "../e2e/support.js";
import { answerAll, answerTwo, course, freePort, shown, ways } from "./course.js";

/** Starts the block with a package in it. */
async function openEdx(edition) {
  const it = await course(process.env.PLATFORM_PYTHON ?? "python3", "open_edx.py", edition, [await freePort()], (line, it) => {
    if (line.startsWith("warnings:")) it.told = line;
    return line === "ready";
  });
  await eventually(async () => assert.ok((await fetch(it.address)).ok), { within: 30_000 });
  return it;
}

for (const edition of ["1.2", "2004"]) {
  describe(`SCORM ${edition} in Open edX`, { timeout: 300_000 }, () => {
    let browser, platform;
    before(async () => ([browser, platform] = await Promise.all([launch(), openEdx(edition)])));
    after(async () => {
      await browser?.close();
      await platform?.stop();
    });

    async function open(student) {
      const { context, page } = await newPage(browser);
      const from = Date.now();
      await page.goto(`${platform.address}scenario/scorm/?student=${student}`);
      const launched = await (await page.waitForSelector(".scorm-embedded")).contentFrame();
      const frame = await shown(launched);
      return { context, page, launched, frame, took: Date.now() - from };
    }

    const status = async (student) => {
      const block = await (await fetch(`${platform.address}scenario/scorm/?student=${student}`)).text();
      return /"cmi\.(?:core\.lesson|completion)_status": "(\w+)"/.exec(block)?.[1];
    };

    test("takes the package without a warning", () => {
      assert.match(platform.told, /^warnings: \[\] version: SCORM_(12|2004) index: index\.html/);
      assert.ok(platform.told.includes(edition === "1.2" ? "SCORM_12" : "SCORM_2004"), platform.told);
    });

    for (const [at, [way, leave]] of Object.entries(ways(".scorm-embedded")).entries()) {
      test(`everything is there after ${way}`, async (context) => {
        const student = `student_${at}`;
        const first = await open(student);
        context.diagnostic(`first prompt after ${first.took} ms`);
        const [one, two] = await answerTwo(first);
        // As long as a person takes to leave.
        await new Promise((yes) => setTimeout(yes, 1000));
        await leave(first);
        await eventually(async () => assert.equal(await status(student), "incomplete"));
        const again = await open(student);
        await eventually(async () => assert.equal(await said(again.frame, one), "Yes"));
        assert.equal(await said(again.frame, two), "Not yet");
        await again.context.close();
        assert.equal(await status(student), "incomplete");
      });
    }

    test("completed once all is answered, and still so when it is opened again", async () => {
      const first = await open("student_all");
      await answerAll(first);
      await eventually(async () => assert.equal(await status("student_all"), "completed"), { within: 20_000 });
      await first.page.goto("about:blank");
      const again = await open("student_all");
      await eventually(async () => assert.equal(await said(again.frame, ids()[0]), "Yes"));
      // It stays so: what does not come can only be watched for.
      await new Promise((yes) => setTimeout(yes, 1000));
      assert.equal(await status("student_all"), "completed");
    });
  });
}
