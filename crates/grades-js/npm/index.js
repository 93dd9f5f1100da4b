// The calculator with the shipped packs, for browsers, workers and bundlers.

import { ship } from "./core.js";
import init from "./engine.js";
import packs from "./packs.js";

ship(packs);

export {
  addPack, bounds, boundsMany, checkPack, decide, decideMany, explain, standard, standards, version,
} from "./core.js";
export default init;
