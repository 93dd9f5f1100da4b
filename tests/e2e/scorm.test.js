// A course package on a strict platform: launched, answered, left in four ways, and found again from another browser.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, afterEach, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { ids, PRODUCTION, prompts, radio, said, UID } from "./journey.js";
import { packaged, platform } from "./platform.js";
import { assertAccessible, eventually, keptAs, launch, newPage, started } from "./support.js";

let browser;
const opened = [];
before(async () => (browser = await launch()));
after(() => browser?.close());
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

const STATUS = { 1.2: "cmi.core.lesson_status", 2004: "cmi.completion_status" };
const one = { standards: [UID], option: PRODUCTION };

async function course(edition, given = one, how = {}) {
  const it = await platform(packaged({ edition, ...given }), edition, how);
  opened.push(async () => it.stop());
  return it;
}

/** Another browser of the learner's, with the activity open. */
async function open(it) {
  const { context, page, watch } = await newPage(browser);
  opened.push(() => context.close());
  await page.goto(`${it.address}course`);
  const launched = await (await page.waitForSelector("#sco")).contentFrame();
  const frame = await (await launched.waitForSelector("#calculator[src]")).contentFrame();
  await started(frame);
  await prompts(frame);
  return { context, page, launched, frame, watch };
}

const saved = (frame) => keptAs(frame, "Saved by the site around this page");

/** What a platform has once the first criterion was answered with yes. */
async function answered(edition) {
  const it = await course(edition);
  const { frame } = await open(it);
  await radio(frame, ids()[0], "Yes").check();
  await eventually(async () => assert.match(it.kept["cmi.suspend_data"] ?? "", new RegExp(UID)));
  return it.kept["cmi.suspend_data"];
}

const kept = (it, name) => eventually(async () => assert.ok(it.kept[name], `${name} of ${JSON.stringify(it.kept)}`));

const WAYS = {
  "going to another page": ({ page }) => page.click("#away"),
  "the platform taking the frame away": ({ page }) => page.evaluate(() => document.getElementById("sco").remove()),
  "closing the tab": ({ page }) => page.close({ runBeforeUnload: true }),
  "the tab being hidden, and the browser killed": async ({ context, launched }) => {
    await launched.evaluate(() => {
      Object.defineProperty(document, "visibilityState", { value: "hidden" });
      document.dispatchEvent(new Event("visibilitychange"));
    });
    // So long the system lets a hidden page go on.
    await new Promise((yes) => setTimeout(yes, 300));
    await context.close();
  },
};

for (const edition of ["1.2", "2004"]) {
  describe(`SCORM ${edition}`, () => {
    for (const [way, leave] of Object.entries(WAYS)) {
      test(`everything is there after ${way}`, async () => {
        const it = await course(edition);
        const first = await open(it);
        const [one, two] = ids();
        await radio(first.frame, one, "Yes").check();
        await saved(first.frame);
        await radio(first.frame, two, "Not yet").check();
        await eventually(async () => assert.equal(await said(first.frame, two), "Not yet"));
        await saved(first.frame);
        await leave(first);
        await eventually(async () => assert.match(it.kept["cmi.suspend_data"] ?? "", new RegExp(UID)));
        const again = await open(it);
        await eventually(async () => assert.equal(await said(again.frame, one), "Yes"));
        assert.equal(await said(again.frame, two), "Not yet");
        assert.equal(it.kept[STATUS[edition]], "incomplete");
        assert.deepEqual(it.refused, []);
        assert.deepEqual(again.watch.violations, []);
      });
    }

    for (const way of ["going to another page", "the platform taking the frame away", "closing the tab"]) {
      test(`of eight answers that were said to be saved, eight are there after ${way} where commits are synchronous`, async (context) => {
        const it = await course(edition, one, { synchronous: true });
        const first = await open(it);
        const eight = ids().slice(0, 8);
        for (const id of eight) {
          await radio(first.frame, id, "Yes").check();
          // As somebody answers who is quick.
          await new Promise((yes) => setTimeout(yes, 250));
        }
        await eventually(async () => assert.equal(await said(first.frame, eight[7]), "Yes"));
        await saved(first.frame);
        const { commits } = it;
        await WAYS[way](first);
        const again = await open(it);
        let there;
        const found = eventually(async () => {
          there = await Promise.all(eight.map((id) => said(again.frame, id)));
          assert.deepEqual(there, eight.map(() => "Yes"));
        });
        await found.finally(() => context.diagnostic(`${there.filter(Boolean).length} of 8, with ${commits} commits`));
        assert.ok(commits <= 4, `${commits} commits for eight answers in a row`);
      });
    }

    test("a commit that fails is told, and so is that it went well after all", async () => {
      const it = await course(edition, one, { synchronous: true });
      const { frame, launched } = await open(it);
      await saved(frame);
      it.taking = false;
      await radio(frame, ids()[0], "Yes").check();
      await frame.locator("#keeping", { hasText: "Not saved this time" }).waitFor({ state: "attached" });
      await launched.locator("#commit", { hasText: "did not take your latest answers" }).waitFor();
      it.taking = true;
      await saved(frame);
      assert.equal(await launched.locator("#commit").count(), 0);
      assert.match(it.kept["cmi.suspend_data"], new RegExp(UID));
    });

    test("opened to look back, it shows the answers, keeps nothing and says so", async () => {
      const it = await course(edition, one, { start: { [edition === "2004" ? "mode" : "lesson_mode"]: "review" } });
      const had = { "cmi.suspend_data": await answered(edition), [STATUS[edition]]: "completed" };
      it.kept = { ...had };
      const { page, frame, launched, watch } = await open(it);
      const [first, second] = ids();
      await eventually(async () => assert.equal(await said(frame, first), "Yes"));
      await launched.locator("#looking", { hasText: "What you change here is not kept or reported" }).waitFor();
      await radio(frame, second, "Yes").check();
      await frame.locator("#keeping", { hasText: "Not saved on this device. Save a file" }).waitFor({ state: "attached" });
      // Nothing may come of it: that can only be watched for, longer than a commit takes.
      await new Promise((yes) => setTimeout(yes, 1500));
      await page.click("#away");
      await eventually(async () => assert.equal(it.kept.finished, "1"));
      const { finished, ...kept } = it.kept;
      assert.deepEqual(kept, had);
      assert.deepEqual(it.refused, []);
      assert.deepEqual(watch.violations, []);
    });

    test("what cannot be read stays until somebody answers, and can be had as a file", async () => {
      const strange = `gc9 of another version, &quot;${UID}&quot;`;
      const it = await course(edition);
      it.kept = { "cmi.suspend_data": strange };
      const { page, frame, launched, watch } = await open(it);
      await saved(frame);
      assert.equal(it.kept["cmi.suspend_data"], strange);
      await assertAccessible(launched, "the page around the calculator");
      const [file] = await Promise.all([page.waitForEvent("download"), launched.getByRole("button", { name: "Save it as a file" }).click()]);
      assert.equal(file.suggestedFilename(), "earlier-answers.txt");
      assert.equal(await readFile(await file.path(), "utf8"), strange);
      await radio(frame, ids()[0], "Yes").check();
      await eventually(async () => assert.match(it.kept["cmi.suspend_data"], /^gc2/));
      assert.ok(it.kept["cmi.suspend_data"].includes("gc9 of another version"));
      assert.deepEqual(it.refused, []);
      assert.deepEqual(watch.violations, []);
    });

    test("who keeps the answers is told as it is, on every screen that tells it", async () => {
      const { launched, frame } = await open(await course(edition));
      const start = await launched.evaluate(async () => (await fetch("grade-calculator.html")).text());
      assert.match(start, /The course that you opened this in keeps your answers\./);
      const says = {
        "#/": "The site around this page keeps your answers.",
        "#/about": "What you answer goes to the site around this page",
        "#/keep": "Every change is saved by the site around this page",
      };
      for (const [to, told] of Object.entries(says)) {
        await frame.evaluate((to) => { location.hash = to; }, to);
        await eventually(async () => assert.ok((await frame.locator("main").textContent()).includes(told), to));
        assert.doesNotMatch(await frame.locator("main").textContent(), /on this device|in this browser, |IndexedDB/);
      }
      await frame.getByRole("button", { name: "Clear everything" }).click();
      await frame.getByRole("button", { name: "Yes, clear all of it" }).click();
      await eventually(async () => assert.match(await frame.locator("body").textContent(), /was told to forget your answers/));
    });

    test("completed when every criterion has an answer, and it stays so; objectives and interactions are told", async () => {
      const it = await course(edition, { ...one, score: true });
      const { page, frame } = await open(it);
      const all = ids();
      await frame.evaluate((list) => {
        for (const id of list) {
          const radios = document.querySelectorAll(`#prompt-${CSS.escape(id)} input[type=radio]`);
          radios[0].click();
        }
      }, all);
      await saved(frame);
      await page.click("#away");
      await kept(it, "finished");
      assert.equal(it.kept.finished, "1");
      assert.equal(it.kept[STATUS[edition]], "completed");
      assert.equal(it.kept[edition === "1.2" ? "cmi.core.score.raw" : "cmi.score.raw"], "100");
      const told = (what) => Object.keys(it.kept).filter((name) => new RegExp(`^cmi\\.${what}\\.\\d+\\.id$`).test(name)).length;
      assert.equal(told("interactions"), all.length);
      assert.equal(told("objectives"), 2);
      assert.ok(!Object.values(it.kept).some((value) => /^(passed|failed)$/.test(value)));
      assert.deepEqual(it.refused, []);
      const again = await open(it);
      const [first] = all;
      await again.frame.getByRole("button", { name: /Clear/ }).first().click();
      await eventually(async () => assert.equal(await said(again.frame, first), null));
      // Nothing may come of it: that can only be watched for, longer than a commit takes.
      await new Promise((yes) => setTimeout(yes, 1500));
      await again.page.click("#away");
      await eventually(async () => assert.equal(it.kept.finished, "2"));
      assert.equal(it.kept[STATUS[edition]], "completed");
    });
  });
}

test("without a score switched on, none is told", async () => {
  const it = await course("1.2");
  const { page, frame } = await open(it);
  await radio(frame, ids()[0], "Yes").check();
  await saved(frame);
  await page.click("#away");
  await kept(it, "finished");
  assert.ok(!Object.keys(it.kept).some((name) => name.includes("score")));
});

test("a provider's logo stands at the top", async () => {
  const it = await course("1.2", { ...one, logo: fileURLToPath(new URL("../../static/icons/icon-192.png", import.meta.url)) });
  const { frame, watch } = await open(it);
  const picture = frame.locator(".gc-brand__logo");
  await eventually(async () => assert.equal(await picture.evaluate((image) => image.naturalWidth), 192));
  assert.deepEqual(watch.violations, []);
});

test("without a platform it runs alone and says so", async () => {
  const it = await course("1.2");
  const { context, page } = await newPage(browser);
  opened.push(() => context.close());
  await page.goto(`${it.address}package/index.html`);
  await page.getByText("No learning platform answers here").waitFor();
  const frame = await (await page.waitForSelector("#calculator[src]")).contentFrame();
  await started(frame);
  await prompts(frame);
  await radio(frame, ids()[0], "Yes").check();
  await frame.locator("#keeping", { hasText: "Not saved on this device" }).waitFor({ state: "attached" });
});

test("notes that do not fit are named on the screen", async () => {
  const it = await course("1.2");
  const { frame, launched } = await open(it);
  const [one, two, three] = ids();
  for (const id of [one, two, three]) {
    await frame.evaluate(([id, text]) => {
      const field = document.querySelector(`#prompt-${CSS.escape(id)} textarea`);
      field.value = text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }, [id, "n".repeat(1900)]);
  }
  await launched.locator("#left").waitFor();
  const text = await launched.locator("#left").innerText();
  assert.match(text, /too little room to keep: your note on /);
  assert.ok(it.refused.length === 0, it.refused.join());
});
