import start from "./peer.js";

start({ module_or_path: new URL("./peer_bg.wasm", import.meta.url) });
