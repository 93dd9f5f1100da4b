// Brings the wasm and its JavaScript side together: for the page (boot.js) and for elements of other people's pages.
//
// The build replaces the names below by hashed ones.

const GLUE = new URL("./site.js", import.meta.url);
const WASM = new URL("./site.wasm", import.meta.url);

/** What it fetches. */
export const FILES = [GLUE, WASM];

async function compiled(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address.pathname.split("/").pop()}: ${answer.status} ${answer.statusText}`);
  // Compiling while it arrives needs the right type. Hosts that send another one get the slower way.
  const streamed = answer.headers.get("content-type") === "application/wasm";
  return { streamed, module: await (streamed ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer())) };
}

/** What it takes, from the network: the JavaScript side; the wasm, compiled, and whether that was done while it arrived. */
export async function arrived() {
  const [glue, wasm] = await Promise.all([import(GLUE), compiled(WASM)]);
  return { glue, ...wasm };
}

let starting;

/** Starts it once, for whoever asks; what failed can be tried again. Gives the JavaScript side and what the wasm exports. */
export function start({ glue, module }) {
  starting ??= WebAssembly.instantiate(module, { "./site_bg.js": glue }).then(({ exports }) => {
    glue.__wbg_set_wasm(exports);
    exports.__wbindgen_start();
    return { glue, exports };
  });
  starting.catch(() => (starting = undefined));
  return starting;
}
