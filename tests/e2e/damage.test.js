// What is stored is damaged by chance, some times over; `long/damage.test.js` does it a thousand times.

import test, { describe } from "node:test";

import { damage } from "./damage.js";
import { stage } from "./journey.js";

describe("what is stored is damaged", () => {
  const it = stage();

  test("20 times through the page: never blank, all recovered or reported", async () => {
    await damage(it, 20, 1);
  });
});
