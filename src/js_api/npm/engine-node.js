// The calculator without packs, for Node, Deno and Bun: the wasm is read from beside this file.

import { readFile } from "node:fs/promises";

import { begin } from "./core.js";

export { addPack, checkPack, decide, decideMany, explain, standard, standards, version } from "./core.js";

export default (source) => begin(() => source ?? readFile(new URL("./grade_calculator_bg.wasm", import.meta.url)));
