// The package in the SCORM block of Open edX: launched, answered, left in four ways, found again from another browser.
//
// `cargo tools test --platforms` makes the Python environment and names it in PLATFORM_PYTHON.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { ids, PRODUCTION, prompts, radio, said, UID } from "../e2e/journey.js";
import { packaged } from "../e2e/platform.js";
import { eventually, launch, newPage, started } from "../e2e/support.js";

const python = process.env.PLATFORM_PYTHON ?? "python3";
const SAVED = "Saved by the site around this page";

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts the block with a package in it. */
async function openEdx(edition) {
  const folder = await mkdtemp(join(tmpdir(), "grade-calculator-"));
  const file = join(folder, "package.zip");
  await writeFile(file, packaged({ edition, standards: [UID], option: PRODUCTION }));
  const port = await freePort();
  const script = fileURLToPath(new URL("open_edx.py", import.meta.url));
  const child = spawn(python, [script, folder, file, String(port)], { stdio: ["ignore", "pipe", "ignore"] });
  const it = { address: `http://127.0.0.1:${port}/` };
  it.stop = async () => {
    child.kill();
    await new Promise((gone) => (child.exitCode === null ? child.once("exit", gone) : gone()));
    await rm(folder, { recursive: true, force: true });
  };
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith("warnings:")) it.told = line;
    if (line === "ready") break;
  }
  await eventually(async () => assert.ok((await fetch(it.address)).ok), { within: 30_000 });
  return it;
}

const WAYS = {
  "going to another page": ({ page }) => page.goto("about:blank"),
  "the frame being taken away": ({ page }) => page.evaluate(() => document.querySelector(".scorm-embedded").remove()),
  "closing the tab": ({ page }) => page.close({ runBeforeUnload: true }),
  "the browser being killed": ({ context }) => context.close(),
};

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
      const frame = await (await launched.waitForSelector("#calculator[src]")).contentFrame();
      await started(frame);
      await prompts(frame);
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

    for (const [at, [way, leave]] of Object.entries(WAYS).entries()) {
      test(`everything is there after ${way}`, async (context) => {
        const student = `student_${at}`;
        const first = await open(student);
        context.diagnostic(`first prompt after ${first.took} ms`);
        const [one, two] = ids();
        await radio(first.frame, one, "Yes").check();
        await radio(first.frame, two, "Not yet").check();
        await first.frame.locator("#keeping", { hasText: SAVED }).waitFor({ state: "attached" });
        assert.equal(await first.launched.locator("#alone").count(), 0);
        // As long as a person takes to leave.
        await new Promise((yes) => setTimeout(yes, 1000));
        await leave(first);
        await new Promise((yes) => setTimeout(yes, 500));
        const again = await open(student);
        await eventually(async () => assert.equal(await said(again.frame, one), "Yes"));
        assert.equal(await said(again.frame, two), "Not yet");
        await again.context.close();
        assert.equal(await status(student), "incomplete");
      });
    }

    test("completed once all is answered, and still so when it is opened again", async () => {
      const first = await open("student_all");
      await first.frame.evaluate((list) => {
        for (const id of list) document.querySelector(`#prompt-${CSS.escape(id)} input[type=radio]`).click();
      }, ids());
      await first.frame.locator("#keeping", { hasText: SAVED }).waitFor({ state: "attached" });
      await eventually(async () => assert.equal(await status("student_all"), "completed"), { within: 20_000 });
      await first.page.goto("about:blank");
      const again = await open("student_all");
      await eventually(async () => assert.equal(await said(again.frame, ids()[0]), "Yes"));
      await new Promise((yes) => setTimeout(yes, 1000));
      assert.equal(await status("student_all"), "completed");
    });
  });
}
