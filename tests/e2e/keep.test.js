// What was said is still there: after a reload, another page, another browser; and only what was said.

import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { describe } from "node:test";

import {
  answers, at, attempt, go, HEADINGS, note, noteOf, onScreen, pack, POST, PRODUCTION, prompt, prompts, reads, reopen, resultIs, saved, say, shipped, showsAnswers, stage, UID,
} from "./journey.js";
import { assertQuiet, eventually, launchProfile, started } from "./support.js";

const ROLE = "AM1-role-p1";
const SOME = { [ROLE]: "Yes", "AM1-monitoring-d1": "Partly", "AM2-copyright-p1": "Not yet", "AM2-cpd-p1": "Yes" };
const [FIRST] = pack(UID).methods.map((method) => method.title);

/** Says something of every kind. */
async function sayAll(page) {
  await prompts(page);
  await say(page, SOME);
  await note(page, ROLE, "the winter production");
  await go(page, at(PRODUCTION, "result"), HEADINGS.result);
  await attempt(page, FIRST, "Which attempt is this?").selectOption({ index: 1 });
  await saved(page);
}

/** All of it is there. */
async function showsAll(page) {
  await prompts(page);
  await showsAnswers(page, SOME);
  assert.equal(await noteOf(page, ROLE).inputValue(), "the winter production");
  await go(page, at(PRODUCTION, "result"), HEADINGS.result);
  await eventually(async () => {
    assert.equal(await attempt(page, FIRST, "Which attempt is this?").evaluate((one) => one.selectedIndex), 1);
  });
}

describe("keeping", () => {
  const it = stage();

  test("a reload keeps answers, notes and attempts", async () => {
    const { page, watch } = await it.visit(at());
    await sayAll(page);
    await reopen(page, it.server.address + at());
    await showsAll(page);
    assertQuiet(watch);
  });

  test("a page that is closed leaves them to the next one in the same browser", async () => {
    const { page, context } = await it.visit(at());
    await sayAll(page);
    await page.close();
    const next = await context.newPage();
    await next.goto(it.server.address + at());
    await started(next);
    await showsAll(next);
  });

  test("a browser that is closed has them when it is started again", async () => {
    const folder = await mkdtemp(join(tmpdir(), "grade-calculator-"));
    try {
      for (const step of [sayAll, showsAll]) {
        const context = await launchProfile(folder);
        try {
          const page = await context.newPage();
          await page.goto(it.server.address + at());
          await started(page);
          await step(page);
        } finally {
          await context.close();
        }
      }
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  });

  test("an answer given just before the page is closed is kept too", async () => {
    const { page, context } = await it.visit(at());
    await prompts(page);
    await say(page, { [ROLE]: "Partly" });
    const closed = page.waitForEvent("close");
    await page.close({ runBeforeUnload: true });
    await closed;
    const next = await context.newPage();
    await next.goto(it.server.address + at());
    await started(next);
    await prompts(next);
    await showsAnswers(next, { [ROLE]: "Partly" });
  });

  test("an answer is kept when the page goes behind another one, though the browser has no time to call back", async () => {
    const { page, context } = await it.visit(at());
    await prompts(page);
    await say(page, { "AM1-monitoring-d1": "Partly" });
    await saved(page);
    await page.evaluate(() => {
      // As on a slow device: a drawing takes so long that Yew lets the browser go on; and that never calls back.
      let now = Date.now();
      Date.now = () => (now += 20);
      window.setTimeout = () => 0;
    });
    await page.locator(`[id="prompt-${ROLE}"]`).getByRole("radio", { name: "Partly" }).evaluate((it) => it.click());
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange", { bubbles: true })));
    const next = await context.newPage();
    await next.goto(it.server.address + at());
    await started(next);
    await prompts(next);
    await showsAnswers(next, { [ROLE]: "Partly", "AM1-monitoring-d1": "Partly" });
  });

  test("“Saved on this device” is said only when the device has confirmed the write", async () => {
    const { page, context } = await it.blank();
    // Every confirmation waits for `release`.
    await page.addInitScript(() => {
      const held = [];
      let holding = true;
      window.heldWrites = () => held.length;
      window.release = () => {
        holding = false;
        held.splice(0).forEach((go) => go());
      };
      const own = Object.getOwnPropertyDescriptor(IDBTransaction.prototype, "oncomplete");
      Object.defineProperty(IDBTransaction.prototype, "oncomplete", {
        ...own,
        set(listener) {
          own.set.call(this, (event) => (holding ? held.push(() => listener(event)) : listener(event)));
        },
      });
    });
    await page.goto(it.server.address + at());
    await prompts(page);
    await say(page, { [ROLE]: "Yes" });
    await page.waitForFunction(() => window.heldWrites() > 0);
    assert.equal(await page.locator("#keeping").innerText(), "Saving…");
    await page.evaluate(() => window.release());
    await saved(page);
    const other = await context.newPage();
    await other.goto(it.server.address + at());
    await prompts(other);
    await showsAnswers(other, { [ROLE]: "Yes" });
  });

  test("writes ask for strict durability", async () => {
    const { page } = await it.blank();
    await page.addInitScript(() => {
      const own = IDBDatabase.prototype.transaction;
      window.durabilities = [];
      IDBDatabase.prototype.transaction = function (...given) {
        const made = own.apply(this, given);
        if (made.mode === "readwrite") window.durabilities.push(made.durability);
        return made;
      };
    });
    await page.goto(it.server.address + at());
    await prompts(page);
    await say(page, { [ROLE]: "Yes" });
    await saved(page);
    const asked = await page.evaluate(() => window.durabilities);
    assert.ok(asked.length > 0 && asked.every((one) => one === "strict"), asked.join());
  });

  test("“Start again” clears everything, and “Undo” brings all of it back", async () => {
    const { page } = await it.visit(at());
    await sayAll(page);
    await go(page, at(), HEADINGS.answer);
    await page.getByRole("button", { name: "Start again" }).click();
    await page.getByText("Your answers were cleared.").waitFor();
    await showsAnswers(page, {});
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Your answers were cleared.").waitFor({ state: "detached" });
    await showsAll(page);
  });

  test("“Start again” shows no note of before, and a reload does not bring anything back", async () => {
    const { page } = await it.visit(at());
    await sayAll(page);
    await go(page, at(), HEADINGS.answer);
    await page.getByRole("button", { name: "Start again" }).click();
    await showsAnswers(page, {});
    await eventually(async () => assert.equal(await prompt(page, ROLE).locator("textarea").inputValue(), ""));
    await saved(page);
    await page.reload();
    await started(page);
    await prompts(page);
    await showsAnswers(page, {});
    assert.equal(await noteOf(page, ROLE).count(), 0);
  });

  test("“Undo” is still offered on the result, and “Dismiss” takes it away", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, SOME);
    await page.getByRole("button", { name: "Start again" }).click();
    await go(page, at(PRODUCTION, "result"), HEADINGS.result);
    await page.getByRole("button", { name: "Undo" }).waitFor();
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.getByRole("button", { name: "Undo" }).waitFor({ state: "detached" });
    await go(page, at(), HEADINGS.answer);
    await showsAnswers(page, {});
  });

  test("“Undo” does not throw away what was answered after “Start again”", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, SOME);
    await page.getByRole("button", { name: "Start again" }).click();
    await say(page, { "AM2-data-p1": "Yes" });
    await page.getByRole("button", { name: "Undo" }).click();
    await showsAnswers(page, { ...SOME, "AM2-data-p1": "Yes" });
  });

  test("going to the other option and back keeps the answers of both", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    const mine = answers("Yes");
    await say(page, mine);
    await go(page, `#/${UID}`);
    await page.getByRole("link", { name: "Post production coordinator", exact: true }).click();
    await prompts(page);
    const other = { "AM1-schedule-p1": "Yes", "AM1-workflows-p1": "Partly", "AM2-deliverables-p1": "Not yet" };
    await page.locator("#prompt-AM1-schedule-p1").waitFor();
    await say(page, other);
    await showsAnswers(page, { ...mine, ...other }, POST);
    await resultIs(page, "Your answers give: Fail", POST);
    await saved(page);
    await reopen(page, it.server.address + at());
    await prompts(page);
    await showsAnswers(page, mine);
    await resultIs(page, "Your answers give: Distinction");
    await go(page, at(POST), HEADINGS.answer);
    await showsAnswers(page, { ...mine, ...other }, POST);
  });

  const others = shipped.filter((uid) => uid !== UID);
  test("answers to one standard do not turn up in another", { skip: others.length === 0 && "one standard is built in" }, async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, SOME);
    await saved(page);
    for (const uid of others) {
      await go(page, `#/${uid}/${pack(uid).pathways[0]?.id ?? "all"}/list`);
      await page.getByRole("radio").first().waitFor();
      await page.getByRole("banner").filter({ hasText: pack(uid).standard.reference }).waitFor();
      assert.equal(await page.getByRole("radio", { checked: true }).count(), 0);
      await page.getByRole("radio").last().check();
      await saved(page);
    }
    await page.reload();
    await started(page);
    await go(page, at(), HEADINGS.answer);
    await showsAnswers(page, SOME);
    await go(page, "#/", HEADINGS.choose);
    await reads(page, /Junior production coordinator .*answers kept here/);
  });
});
