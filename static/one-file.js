// Starts the one-file edition. The build puts the wasm, gzipped and as letters, in the place of the payload.

const payload = "{payload}";
const size = "{size}";

/** Two letters out of 91 hold thirteen bits. */
function unpacked(text) {
  // What the last pair says beyond the end falls off.
  const bytes = new Uint8Array(size);
  const place = (at) => {
    const letter = text.charCodeAt(at);
    return letter - 33 - (letter > 34) - (letter > 60) - (letter > 92);
  };
  let held = 0;
  let bits = 0;
  let to = 0;
  for (let at = 0; at < text.length; at += 2) {
    held |= (place(at) * 91 + place(at + 1)) << bits;
    for (bits += 13; bits >= 8; bits -= 8) {
      bytes[to++] = held;
      held >>>= 8;
    }
  }
  return bytes;
}

async function module() {
  const plain = new Blob([unpacked(payload)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compile(await new Response(plain).arrayBuffer());
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

// In a course package the page around this file has the same origin and says what was chosen.
try {
  if (window.parent !== window) window.gcSettings = window.parent.gcSettings;
} catch {
  // Somebody else's page: no settings of ours.
}

module().then((compiled) => __wbg_init({ module_or_path: compiled })).then(offerToKeep, (error) => {
  window.gcTrouble(error instanceof WebAssembly.CompileError ? "refused" : "stopped", error);
});
