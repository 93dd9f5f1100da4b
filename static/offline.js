// Keeps the page on the device, and offers a new version of it. It comes once the calculator runs.

const beside = (name) => new URL(name, document.baseURI).href;
const pause = (time) => new Promise((resolve) => setTimeout(resolve, time));

/** Keeps the page on the device; never from inside another page. */
export async function offline() {
  const workers = navigator.serviceWorker;
  if (!workers || window.top !== window.self) return;
  try {
    if (document.documentElement.matches("[data-off~=offline]")) {
      await (await workers.getRegistration(beside("./")))?.unregister();
      return;
    }
    const ours = beside("sw.js");
    const refuse = (url) => {
      if (url !== ours) throw new TypeError(url);
      return url;
    };
    const script = window.trustedTypes?.createPolicy("gc-worker", { createScriptURL: refuse }).createScriptURL(ours) ?? ours;
    const controlled = workers.controller;
    const registration = await workers.register(script, { updateViaCache: "none" });
    if (!controlled) return;
    workers.addEventListener("controllerchange", () => renew("This page was updated in another tab."));
    const ready = () => registration.waiting && renew("A new version of the calculator is ready.", registration);
    ready();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", ready));
  } catch {
    // Private windows and strict settings refuse: the page works all the same, with a network.
  }
}

/** Whether every answer is on the device; waits for one that is on its way there. */
async function allKept() {
  // A field tells what it holds when it is left.
  document.activeElement?.blur();
  for (let waited = 0; waited < 5000; waited += 50) {
    await pause(50);
    const said = document.querySelector("#keeping .gc-keeping");
    if (said?.matches(".gc-keeping--lost")) return false;
    if (!said || said.matches(".gc-keeping--kept")) return true;
  }
  return false;
}

let asked = false;

/** Offers the new version. Nothing is replaced before the reader says so, and before every answer is kept. */
function renew(news, registration) {
  const place = document.getElementById("news");
  if (asked || !place) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "gc-button";
  button.textContent = "Use the new version";
  button.addEventListener("click", async () => {
    if (!(await allKept())) {
      place.firstChild.textContent = "Not now: your latest answers are not saved on this device. Save or print them first.";
      return;
    }
    asked = true;
    document.getElementById("app").inert = true;
    if (registration?.waiting) {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
      registration.waiting.postMessage("switch");
    } else location.reload();
  });
  const said = document.createElement("p");
  said.textContent = `${news} Your answers stay as they are.`;
  place.className = "gc-notice";
  place.replaceChildren(said, button);
}
