// Two tabs on one record: one writes, the other reads and may take over, and no edit is lost without a word.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import { kept, newest } from "./device.js";
import { at, go, ids, prompt, prompts, radio, reads, saved, say, showsAnswers, stage, UID } from "./journey.js";
import { eventually, started } from "./support.js";

const [FIRST, SECOND] = ids();

describe("two tabs", () => {
  const it = stage();

  /** Two tabs of one browser on the same record; `before` runs in each first. */
  async function both(before) {
    const { page: one, context } = await it.blank();
    const two = await context.newPage();
    for (const page of [one, two]) {
      if (before) await page.addInitScript(before);
      await page.goto(it.server.address + at());
      await started(page);
      await prompts(page);
    }
    return [one, two];
  }

  const readOnly = (page) => page.getByText(/This record is open in another tab/);

  async function takeOver(page) {
    // A tab behind another one draws a frame a second, and whoever presses something in it has it in front.
    await page.bringToFront();
    await page.getByRole("button", { name: "Take over in this tab" }).click();
    await readOnly(page).waitFor({ state: "detached" });
  }

  test("the second tab reads only, follows what the first writes, and can take over", async () => {
    const [one, two] = await both();
    await readOnly(two).waitFor();
    assert.ok(await radio(two, FIRST, "Yes").isDisabled());
    await say(one, { [FIRST]: "Yes" });
    await showsAnswers(two, { [FIRST]: "Yes" });
    await takeOver(two);
    await readOnly(one).waitFor();
    await say(two, { [SECOND]: "Partly" });
    await showsAnswers(one, { [FIRST]: "Yes", [SECOND]: "Partly" });
    for (const word of ["Yes", "Partly", "Not yet"]) assert.ok(await radio(one, FIRST, word).isDisabled(), word);
  });

  test("a tab that is closed leaves the record to the other", async () => {
    const [one, two] = await both();
    await readOnly(two).waitFor();
    await say(one, { [FIRST]: "Yes" });
    await saved(one);
    await one.close();
    await readOnly(two).waitFor({ state: "detached" });
    await say(two, { [SECOND]: "Yes" });
    await saved(two);
    await two.reload();
    await prompts(two);
    await showsAnswers(two, { [FIRST]: "Yes", [SECOND]: "Yes" });
  });

  test("100 edits in turn, each tab taking over from the other: all are there", async () => {
    const tabs = await both();
    const words = ["Yes", "Partly", "Not yet"];
    const given = {};
    let last;
    const all = ids();
    for (let edit = 0; edit < 100; edit += 1) {
      const [tab, other] = edit % 2 ? tabs.toReversed() : tabs;
      if (edit > 0) await takeOver(tab);
      await readOnly(other).waitFor();
      // What the other tab said last is seen before this one adds to it.
      if (last) await eventually(async () => assert.ok(await radio(tab, ...last).isChecked()));
      last = [all[(edit * 7) % all.length], words[edit % 3]];
      await radio(tab, ...last).check();
      given[last[0]] = last[1];
    }
    for (const tab of tabs) await saved(tab);
    for (const tab of tabs) await showsAnswers(tab, given);
    await tabs[0].reload();
    await prompts(tabs[0]);
    await showsAnswers(tabs[0], given);
    assert.ok(await newest(tabs[0]) <= 150, "a tab writes what it only reads");
  });

  // Neither locks nor news of other tabs: only the check of each write is left.
  const alone = () => {
    Object.defineProperty(navigator, "locks", { value: undefined });
    window.BroadcastChannel = undefined;
  };

  test("where tabs cannot hear of each other, two edits at once become two records, and it is said", async () => {
    const [one, two] = await both(alone);
    await say(one, { [FIRST]: "Yes" });
    await saved(one);
    await say(two, { [SECOND]: "Partly" });
    await reads(two, /changed in two tabs at once. Both are kept/);
    await showsAnswers(two, { [SECOND]: "Partly" });
    await saved(two);
    const records = await kept(two);
    assert.ok(records[UID].includes(`"${FIRST}": "met"`));
    assert.ok(records[`${UID}~2`].includes(`"${SECOND}": "partly"`));
  });

  test("what one tab clears does not come back from the other", async () => {
    const [one, two] = await both();
    await say(one, { [FIRST]: "Yes" });
    await saved(one);
    await go(one, "#/keep", "Keep your answers");
    await one.getByRole("button", { name: "Clear everything on this device" }).click();
    await one.getByRole("button", { name: "Yes, clear all of it" }).click();
    await prompt(two, FIRST).waitFor({ state: "detached" });
    await eventually(async () => assert.deepEqual(await two.evaluate(() => indexedDB.databases()), []));
  });
});
