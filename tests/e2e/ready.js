// Steps that journeys through the screens on the way to the assessment have in common.

import assert from "node:assert/strict";

import { assertAccessible } from "./support.js";

export const PRESENTING = "#/ST0525_1.0";
export const DRAFT = "#/ST1483_2/screen-and-audio";

export const TITLES = {
  ways: "How to reach a higher grade",
  ksbs: "Map of knowledge, skills and behaviours",
  dates: "Dates",
  rehearse: "Rehearsal",
};

/** The accessibility checker finds nothing, wide and narrow, light and dark; nothing sticks out at the side. */
export async function forEveryone(page, where) {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await assertAccessible(page, `${where}, ${colorScheme}, ${width} pixels`);
    }
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, `${where} scrolls sideways at ${width} pixels`);
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 800 });
}
