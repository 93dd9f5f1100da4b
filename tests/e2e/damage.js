// Damages what is stored by chance, looks at the page after it, and counts: unharmed, recovered, reported. Anything else
// is a fault.

import assert from "node:assert/strict";

import { put, stored } from "./device.js";
import { at, ids, prompts, saved, say } from "./journey.js";
import { started } from "./support.js";

/** Numbers by chance, the same in every run. */
function dice(state) {
  return (sides) => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) % sides;
}

/** A copy of what is kept, hit one to four times. */
function damaged(whole, roll) {
  const rows = structuredClone(whole);
  for (let hit = 0; hit <= roll(4); hit += 1) {
    const key = Object.keys(whole)[roll(Object.keys(whole).length)];
    const text = rows[key]?.text ?? "";
    const place = roll(text.length + 1);
    const becomes = [
      () => null, () => "", () => text.slice(0, place), () => `${text.slice(0, place)}\u202e${text.slice(place + 1)}`,
      () => text + text, () => String.fromCharCode(roll(0xd7ff)).repeat(roll(300)),
    ][roll(6)]();
    rows[key] = becomes === null ? null : { ...whole[key], text: becomes };
  }
  return rows;
}

/** Damages `times` times in one page of the stage, beginning the chances at `seed`. */
export async function damage(it, times, seed) {
  const { page, watch, context } = await it.visit(at());
  await prompts(page);
  const answered = ids().slice(0, 7);
  for (const id of answered) {
    await say(page, { [id]: "Yes" });
    await saved(page);
  }
  // Of the same origin, and keeps nothing itself.
  const beside = await context.newPage();
  await beside.goto(`${it.server.address}rules.html`);
  const whole = await stored(beside);
  const roll = dice(seed);
  const counts = { unharmed: 0, recovered: 0, reported: 0 };
  for (let time = 0; time < times; time += 1) {
    const rows = damaged(whole, roll);
    await page.goto("about:blank");
    const gone = Object.fromEntries(Object.keys(await stored(beside)).map((key) => [key, null]));
    await put(beside, { ...gone, ...rows });
    await page.goto(it.server.address + at());
    // A machine that does four at once may stop for a while; a page that is blank stays blank.
    await started(page, { timeout: 60_000 });
    await prompts(page);
    const { shown, told, unread } = await page.evaluate((list) => ({
      shown: list.filter((id) => document.querySelector(`#prompt-${CSS.escape(id)} input:checked`)?.parentElement.innerText.trim() === "Yes").length,
      told: document.body.innerText.includes("Part of what was kept here was damaged"),
      unread: document.body.innerText.includes("cannot be read by this version"),
    }), answered);
    const nothing = !Object.entries(rows).some(([key, row]) => key !== "recent" && row?.text);
    if (shown === answered.length) counts.unharmed += 1;
    else if (told) counts.recovered += 1;
    else if (unread || nothing) counts.reported += 1;
    else assert.fail(`${shown} answers and not a word: ${JSON.stringify(rows).slice(0, 400)}`);
  }
  assert.deepEqual(watch.errors, []);
  return counts;
}
