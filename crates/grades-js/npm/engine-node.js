// The calculator without packs, for Node, Deno and Bun: the wasm is read from beside this file.

import { readFile } from "node:fs/promises";

import { begin } from "./core.js";

export {
  addPack, bounds, boundsMany, checkPack, decide, decideMany, explain, standard, standards, version,
} from "./core.js";

export default (source) => begin(() => source ?? readFile(new URL("./engine.wasm", import.meta.url)));
