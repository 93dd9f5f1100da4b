import assert from "node:assert/strict";
import test from "node:test";

import { load } from "./support.js";

test("the shipped module starts in Node", async () => {
  const module = await load();
  assert.equal(typeof module, "object");
});
