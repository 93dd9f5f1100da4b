// What is stored is damaged by chance: the page always starts, and everything is there, recovered or reported.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import { kept, put } from "../device.js";
import { at, ids, prompts, said, saved, say, stage } from "../journey.js";
import { started } from "../support.js";

const TIMES = 60;

describe("what is stored is damaged", () => {
  const it = stage();

  test(`${TIMES} times through the page: never blank, all recovered or reported`, { timeout: 600_000 }, async () => {
    const { page, watch } = await it.visit(at());
    await prompts(page);
    const answered = ids().slice(0, 7);
    for (const id of answered) {
      await say(page, { [id]: "Yes" });
      await saved(page);
    }
    const whole = await kept(page);
    let state = 20261125;
    const dice = (sides) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % sides;
    const counts = { unharmed: 0, recovered: 0, reported: 0 };
    for (let time = 0; time < TIMES; time += 1) {
      const damaged = { ...whole };
      for (let hit = 0; hit <= dice(4); hit += 1) {
        const key = Object.keys(whole)[dice(Object.keys(whole).length)];
        const text = damaged[key] ?? "";
        const place = dice(text.length + 1);
        damaged[key] = [
          () => null, () => "", () => text.slice(0, place), () => `${text.slice(0, place)}\u202e${text.slice(place + 1)}`,
          () => text + text, () => String.fromCharCode(dice(0xd7ff)).repeat(dice(300)),
        ][dice(6)]();
      }
      await page.goto("about:blank");
      await page.goto(it.server.address + "rules.html");
      await put(page, { ...Object.fromEntries(Object.keys(await kept(page)).map((key) => [key, null])) });
      await put(page, Object.fromEntries(Object.entries(damaged).filter(([, text]) => text !== null)));
      await page.goto(it.server.address + at());
      await started(page);
      await prompts(page);
      let shown = 0;
      for (const id of answered) shown += (await said(page, id)) === "Yes" ? 1 : 0;
      const told = (await page.getByText(/Part of what was kept here was damaged/).count()) > 0;
      const unread = (await page.getByText(/cannot be read by this version/).count()) > 0;
      const gone = !Object.entries(damaged).some(([key, text]) => key.startsWith("copy/") && text);
      if (shown === answered.length) counts.unharmed += 1;
      else if (told) counts.recovered += 1;
      else if (unread || gone) counts.reported += 1;
      else assert.fail(`${shown} answers and not a word: ${JSON.stringify(damaged).slice(0, 400)}`);
    }
    console.log(`${TIMES} random damages | ${counts.unharmed} unharmed | ${counts.recovered} recovered | ${counts.reported} reported`);
    assert.deepEqual(watch.errors, []);
  });
});
