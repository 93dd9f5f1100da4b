// What is stored is damaged by chance: the page always starts, and everything is there, recovered or reported.

import test, { describe } from "node:test";

import { damage } from "../damage.js";
import { host, site } from "../host.js";
import { stage } from "../journey.js";

const PAGES = 4;
// 1,000 take ten minutes: `GRADE_CALCULATOR_DAMAGES=1000`. They begin with these.
const TIMES = Number(process.env.GRADE_CALCULATOR_DAMAGES ?? 400) / PAGES;

describe("what is stored is damaged", () => {
  // Hundreds of loadings, four at once: more than the server for one person is made for.
  const it = stage({ by: () => host(site) });

  test(`${PAGES * TIMES} times through the page: never blank, all recovered or reported`, { timeout: 1_800_000 }, async () => {
    const each = await Promise.all(Array.from({ length: PAGES }, (_, page) => damage(it, TIMES, 20261125 + page)));
    const sum = (what) => each.reduce((all, counts) => all + counts[what], 0);
    console.log(`${PAGES * TIMES} random damages | ${sum("unharmed")} unharmed | ${sum("recovered")} recovered | ${sum("reported")} reported`);
  });
});
