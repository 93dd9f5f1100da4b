// The calculator without packs, for browsers, workers and bundlers: the wasm is fetched from beside this file.

import { begin } from "./core.js";

export {
  addPack, bounds, boundsMany, checkPack, decide, decideMany, explain, standard, standards, version,
} from "./core.js";

/** Starts it. Only a place of one's own for the wasm need be given: an address, its bytes, or a compiled module. */
export default (source) => begin(() => source ?? new URL("./engine.wasm", import.meta.url));
