// Starts the one-file edition. The build puts what it carries in the place of the payload: the glue, the stylesheet, the
// packs and the wasm, as gzip in base64; and how long the first three are.

const payload = "{payload}";
const sizes = "{sizes}";

/** What the file carries, unpacked by the browser, which notices what is damaged. */
async function unpacked() {
  const letters = atob(payload);
  const packed = new Uint8Array(letters.length);
  for (let at = 0; at < packed.length; at += 1) packed[at] = letters.charCodeAt(at);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// What the file's own policy names by its hash, and nothing else, is made a script.
function run(glue) {
  const script = document.createElement("script");
  script.text = window.trustedTypes ? trustedTypes.createPolicy("gc-glue", { createScript: () => glue }).createScript("") : glue;
  document.head.append(script);
  script.remove();
}

async function start(whole) {
  let from = 0;
  const [glue, styles, packs] = sizes.map((size) => new TextDecoder().decode(whole.subarray(from, (from += size))));
  const style = new CSSStyleSheet();
  style.replaceSync(styles);
  document.adoptedStyleSheets = [style];
  run(glue);
  if (!window.gcStart) throw new WebAssembly.CompileError("The script in this file is not the one that its policy names.");
  return window.gcStart(await WebAssembly.compile(whole.subarray(from)), JSON.parse(packs));
}

// The pages beside the calculator are not in this file.
document.documentElement.setAttribute("data-one-file", "");

/** Links of ours lead to another part of this file, also where it has no address of its own (in `srcdoc`). */
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const to = link.getAttribute("href");
  if (to === "#main") document.getElementById("main").focus();
  else location.hash = to;
});

/** Keeping is the reader's choice, and counts from the next opening. */
function offerToKeep() {
  const place = document.getElementById("keep-file");
  const said = document.createElement("p");
  const button = document.createElement("button");
  const may = mayKeep;
  said.textContent = may
    ? "This file keeps your answers in this browser, as you asked."
    : "This file keeps nothing: your answers go when you close it.";
  button.type = "button";
  button.className = "gc-link";
  button.textContent = may ? "Stop keeping them" : "Keep my answers in this browser";
  button.addEventListener("click", () => {
    try {
      if (may) wishes.removeItem(ASKED);
      else wishes.setItem(ASKED, "yes");
      said.textContent = may
        ? "From the next opening on, this file keeps nothing new."
        : "From the next opening on, this file keeps your answers. Open it again before you start; save what you have answered so far as a file.";
    } catch {
      said.textContent = "This browser does not let the file keep anything here. Save your answers as a file instead.";
    }
    button.remove();
  });
  place.append(said, button);
  place.hidden = false;
}

// In a course package the page around this file has the same origin and says what was chosen, and whether answers are kept.
let packaged = false;
try {
  if (window.parent !== window) window.gcSettings = window.parent.gcSettings;
  packaged = Boolean(window.gcSettings);
} catch {
  // Somebody else's page: no settings of ours.
}

async function begin() {
  if (typeof DecompressionStream !== "function") return window.gcTrouble("old");
  let whole;
  try {
    whole = await unpacked();
  } catch (error) {
    return window.gcTrouble("damaged", error);
  }
  try {
    await start(whole);
    if (!packaged) offerToKeep();
  } catch (error) {
    window.gcTrouble(error instanceof WebAssembly.CompileError ? "refused" : "stopped", error);
  }
}

begin();
