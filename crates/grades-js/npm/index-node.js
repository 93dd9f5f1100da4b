// The calculator with the shipped packs, for Node, Deno and Bun.

import { ship } from "./core.js";
import init from "./engine-node.js";
import packs from "./packs.js";

ship(packs);

export {
  addPack, bounds, boundsMany, checkPack, decide, decideMany, explain, standard, standards, version,
} from "./core.js";
export default init;
