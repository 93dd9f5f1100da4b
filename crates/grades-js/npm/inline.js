// The calculator with the shipped packs and the wasm inside, for places where nothing can be fetched.

import { begin, ship } from "./core.js";
import packs from "./packs.js";
import wasm from "./wasm.js";

ship(packs);

export {
  addPack, bounds, boundsMany, checkPack, decide, decideMany, explain, standard, standards, version,
} from "./core.js";

export default () => begin(() => Uint8Array.from(atob(wasm), (letter) => letter.charCodeAt(0)));
