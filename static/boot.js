// Starts the calculator with the provider's settings; then has offline.js see to working offline.
//
// The build puts cause.js in front, and replaces the names of scripts below by hashed ones. Whatever fails here is told to
// the reader by trouble.js, which stands before this file and is written for browsers that cannot run this one.

const START = new URL("./start.js", import.meta.url);
const trouble = (kind, detail) => window.gcTrouble && window.gcTrouble(kind, detail);
const beside = (name) => new URL(name, document.baseURI).href;

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

/** The text of the provider's settings; the calculator checks it. None is as good as any: it never holds up the page. */
async function settings() {
  try {
    const checks = location.search.includes("check-settings");
    // What was preloaded is what was kept, whatever is asked of the cache: whoever checks has an address of their own.
    const answer = await fetch(beside(checks ? "settings.json?check" : "settings.json"), { cache: checks ? "reload" : "default", signal: AbortSignal.timeout(4000) });
    if (answer.ok) window.gcSettings = await answer.text();
    if (answer.ok && isOwn(window.gcSettings)) opening();
    if (checks) window.gcLogo = await (await import("./check.js")).logoProblem(JSON.parse(window.gcSettings).logo);
  } catch {
    // Said at `?check-settings`.
  }
}

// In a frame: what talks to the page around it. Without it the calculator runs on its own.
const host = window.parent === window ? undefined : import("./host.js").catch(() => {});
// Who keeps the answers there is known once it has answered.
if (host) for (const it of document.querySelectorAll("#promise, .gc-first")) it.remove();

// A provider's own list, name or start would stand beside ours: then the words stand until it is drawn.
const opening = () => document.documentElement.classList.add("gc-opening");
const isOwn = (text) => Object.keys(JSON.parse(text)).some((key) => !["$schema", "format", "hosts"].includes(key));
addEventListener("hashchange", opening, { once: true });

// Whoever is on a link of the first screen stays on it when it is drawn anew.
const links = () => [...document.querySelectorAll("#app a[href^='#']")];

const starting = import(START);
// All packs in one file: nobody learns which standard is opened.
if (location.hash.length > 2) opening(), starting.then(({ packs }) => packs()).catch(() => {});
// The store opens while the wasm is on its way; in a frame, who keeps the answers is not known yet.
if (!host) starting.then(({ glued }) => glued()).then(({ openStore }) => openStore()).catch(() => {});
Promise.all([starting, starting.then(({ arrived }) => arrived()), settings(), host]).then(
  ([{ start }, parts]) => {
    const focused = links().indexOf(document.activeElement);
    return start(parts).then(
      () => {
        requestAnimationFrame(() => links()[focused]?.focus());
        // Private windows and strict settings refuse: the page works all the same, with a network.
        return window.top === window.self && import("./offline.js").then(({ offline }) => offline()).catch(() => {});
      },
      (error) => trouble("stopped", error),
    );
  },
  async (error) => {
    const { FILES = [] } = await starting.catch(() => ({}));
    trouble(await cause(error, [START, ...FILES]), error);
  },
);
