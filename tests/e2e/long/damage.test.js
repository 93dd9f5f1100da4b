// What is stored is damaged by chance: the page always starts, and everything is there, recovered or reported.

import test, { describe } from "node:test";

import { damage } from "../damage.js";
import { stage } from "../journey.js";
import { mayTake } from "../support.js";

const LIMIT = 1_800_000;
const PAGES = 4;
const TIMES = Number(process.env.GRADE_CALCULATOR_DAMAGES ?? 1000) / PAGES;

describe("what is stored is damaged", () => {
  const it = stage();

  test(`${PAGES * TIMES} times through the page: never blank, all recovered or reported`, { timeout: LIMIT }, async () => {
    mayTake(LIMIT);
    const each = await Promise.all(Array.from({ length: PAGES }, (_, page) => damage(it, TIMES, 20261125 + page)));
    const sum = (what) => each.reduce((all, counts) => all + counts[what], 0);
    console.log(`${PAGES * TIMES} random damages | ${sum("unharmed")} unharmed | ${sum("recovered")} recovered | ${sum("reported")} reported`);
  });
});
