// Brings the wasm and its JavaScript side together: for the page (boot.js) and for elements of other people's pages. And
// brings what is fetched for the questions, or once the first screen stands: the packs with the wasm that opens them, and the
// screens of the last wasm. The two share a part.
//
// The build replaces the names below by hashed ones, and says what hash each of the last five must have.

const GLUE = new URL("./site.js", import.meta.url);
const WASM = new URL("./site.wasm", import.meta.url);
const SHARED = new URL("./shared.wasm", import.meta.url);
const ANSWERING = new URL("./answering.wasm", import.meta.url);
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

const shared = once(() => compiled(SHARED, "{integrity of shared.wasm}"));
const answering = once(() => compiled(ANSWERING, "{integrity of answering.wasm}"));
const list = once(async () => (await fetched(PACKS, "{integrity of packs.json}")).json());

/** Of each pack uid, shapes and texts. What opens them is asked for at the same time. */
export function packs() {
  for (const part of [shared, answering]) part().catch(() => {});
  return list();
}

/** The styles of the screens of the last wasm. */
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
  // What a part exports, the parts after it import.
  const given = {};
  const part = (brought, before = () => {}) =>
    once(async () => {
      const [wasm] = await Promise.all([brought(), before()]);
      Object.assign(given, (await WebAssembly.instantiate(wasm.module, { __wasm_split: given })).exports);
    });
  const common = part(shared);
  const load = (instance) => async (place, data) => {
    // The wasm waits for the answer, yes or no, at a place of its table of functions.
    const came = await instance().then(() => true, () => false);
    exports.__indirect_function_table.get(place)(data, came);
  };
  const split = {
    __wasm_split_load_answering: load(part(answering, common)),
    __wasm_split_load_later: load(part(() => compiled(LATER, "{integrity of later.wasm}"), () => Promise.all([common(), hasStyles || styled()]))),
  };
  const { exports } = await WebAssembly.instantiate(module, { "./site_bg.js": glue, "./__wasm_split.js": split });
  Object.assign(given, exports);
  glue.supply(packs);
  glue.__wbg_set_wasm(exports);
  exports.__wbindgen_start();
  return { glue, exports };
});
