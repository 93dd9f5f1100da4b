// Brings the wasm and its JavaScript side together: for the page (boot.js) and for elements of other people's pages. And
// brings what is fetched once the first screen stands: the packs, and the screens of the second wasm.
//
// The build replaces the names below by hashed ones, and says what hash each of the last three must have.

const GLUE = new URL("./site.js", import.meta.url);
const WASM = new URL("./site.wasm", import.meta.url);
const LATER = new URL("./later.wasm", import.meta.url);
const STYLE = new URL("./later.css", import.meta.url);
const PACKS = new URL("./packs.json", import.meta.url);

/** What it fetches before anything runs. */
export const FILES = [GLUE, WASM];

async function fetched(address, integrity = "") {
  const answer = await fetch(address, { integrity });
  if (!answer.ok) throw new Error(`${address.pathname.split("/").pop()}: ${answer.status} ${answer.statusText}`);
  return answer;
}

async function compiled(address, integrity) {
  const answer = await fetched(address, integrity);
  // Compiling while it arrives needs the right type. Hosts that send another one get the slower way.
  const streamed = answer.headers.get("content-type") === "application/wasm";
  return { streamed, module: await (streamed ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer())) };
}

/** Does it once for whoever asks; what failed can be tried again. */
function once(act) {
  let acting;
  return (...given) => {
    if (!acting) {
      const mine = (acting = act(...given));
      mine.catch(() => acting === mine && (acting = undefined));
    }
    return acting;
  };
}

/** The JavaScript side. */
export const glued = () => import(GLUE);

/** What it takes, from the network: the JavaScript side; the wasm, compiled, and whether that was done while it arrived. */
export async function arrived() {
  const [glue, wasm] = await Promise.all([glued(), compiled(WASM)]);
  return { glue, ...wasm };
}

/** Of each pack uid, shapes and texts. */
export const packs = once(async () => (await fetched(PACKS, "{integrity of packs.json}")).json());

/** The styles of the screens of the second wasm. */
const styled = () =>
  new Promise((arrive, fail) => {
    const link = document.createElement("link");
    Object.assign(link, { rel: "stylesheet", href: STYLE, integrity: "{integrity of later.css}", onload: arrive });
    link.onerror = () => {
      link.remove();
      fail(new Error(`${STYLE.pathname.split("/").pop()} did not arrive`));
    };
    document.head.append(link);
  });

/** Starts it; an element brings its styles itself. Gives the JavaScript side and what the wasm exports. */
export const start = once(async ({ glue, module, hasStyles }) => {
  const later = once(async () => {
    const [wasm] = await Promise.all([compiled(LATER, "{integrity of later.wasm}"), hasStyles || styled()]);
    return WebAssembly.instantiate(wasm.module, { __wasm_split: exports });
  });
  const split = {
    // The wasm waits for the answer, yes or no, at a place of its table of functions.
    async __wasm_split_load_later(place, data) {
      const came = await later().then(() => true, () => false);
      exports.__indirect_function_table.get(place)(data, came);
    },
  };
  const { exports } = await WebAssembly.instantiate(module, { "./site_bg.js": glue, "./__wasm_split.js": split });
  glue.supply(packs);
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return { glue, exports };
});
