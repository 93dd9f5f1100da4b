// Loads the compiled module as it is shipped: the same glue and the same bytes of wasm.

import { readFile } from "node:fs/promises";

const folder = new URL("../../dist/npm/", import.meta.url);

/** The module, started. Needs `cargo tools module` before, which `cargo tools test` does itself. */
export async function load() {
  const module = await import(new URL("grade_calculator.js", folder));
  module.initSync({ module: await readFile(new URL("grade_calculator_bg.wasm", folder)) });
  return module;
}
