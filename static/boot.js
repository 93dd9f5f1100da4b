// Starts the calculator: fetches the wasm and hands it to its glue.
//
// The build replaces the two names below by hashed ones. Whatever fails here is told to the reader by
// trouble.js, which stands before this file and is written for browsers that cannot run this one.

const trouble = (kind, detail) => window.gcTrouble && window.gcTrouble(kind, detail);

// The router owns what follows the # in the address, so the skip link moves the focus itself.
document.querySelector(".gc-skip").addEventListener("click", (event) => {
  const main = document.getElementById("main");
  if (main) {
    event.preventDefault();
    if (!main.hasAttribute("tabindex")) main.setAttribute("tabindex", "-1");
    main.focus();
    main.scrollIntoView();
  }
});

async function fetched() {
  const answer = await fetch(new URL("./site.wasm", import.meta.url));
  if (!answer.ok) throw new Error(`site.wasm: ${answer.status} ${answer.statusText}`);
  // Compiling while it arrives needs the right type. Hosts that send another one get the slower way.
  const streams = answer.headers.get("content-type") === "application/wasm";
  return streams ? WebAssembly.compileStreaming(answer) : WebAssembly.compile(await answer.arrayBuffer());
}

Promise.all([import("./site.js"), fetched()]).then(
  ([glue, module]) => glue.default({ module_or_path: module }).catch((error) => trouble("stopped", error)),
  (error) => trouble(error instanceof WebAssembly.CompileError ? "refused" : "missing", error),
);
