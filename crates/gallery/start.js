// Starts the gallery. The build replaces the names below by hashed ones.

import init from "./gallery.js";

await init({ module_or_path: new URL("./gallery.wasm", import.meta.url) });
