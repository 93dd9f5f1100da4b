// Talks to the page that shows this one in a frame. A site that the provider's settings name, or one of our own origin
// (a course package), may keep the answers: it is then their only home. Only the height is told to everybody.
//
// Messages are `{ source, v, type, id, payload }`. Out: `resize`, `ready`, `change`, `export`, `error`; in: `load`,
// `saved`, `export`, `error`. A host that loads with `keeps: false` shows answers and keeps none. Nobody else is answered. `boot.js` asks for this file only in a frame, and `device.js` does
// without it.
window.gcHost = (() => {
  const SOURCE = "grade-calculator";
  const MOST = 262144;
  const PATIENCE = 1500;
  const ID = /^[\w.~-]{1,100}$/;
  const framed = window.parent !== window;
  let origin = "";
  let texts;
  let looking = false;
  let told = () => {};
  let loaded = () => {};
  let keeps = true;
  // The last change, what the host said of it, and who hears that.
  let number = 0;
  let answer = true;
  let hears = () => {};

  const say = (type, payload, id) => window.parent.postMessage({ source: SOURCE, v: 1, type, id, payload }, origin);

  // FNV-1a, as the shelf writes it in front of each record.
  function sum(text) {
    let now = 0xcbf29ce484222325n;
    for (const byte of new TextEncoder().encode(text)) now = BigInt.asUintN(64, (now ^ BigInt(byte)) * 0x100000001b3n);
    return now.toString(16).padStart(16, "0");
  }

  // Records by id, as texts of the shelf; nothing if it is none of that. What a record says, the shelf checks.
  function shelved(records) {
    const found = new Map();
    for (const [id, record] of Object.entries(records)) {
      if (!ID.test(id) || found.size >= 200 || !record || typeof record !== "object") return;
      const text = JSON.stringify(record);
      found.set("copy/" + id + "/1", sum(text) + " " + text).set("at/" + id, "1 " + sum(text));
    }
    return found;
  }

  // The newest text of each record.
  function records() {
    const found = { __proto__: null };
    for (const [key, pointer] of texts ?? []) {
      if (!key.startsWith("at/")) continue;
      const id = key.slice(3);
      const text = texts.get("copy/" + id + "/" + pointer.split(" ")[0]);
      if (text) found[id] = JSON.parse(text.slice(text.indexOf(" ") + 1));
    }
    return found;
  }

  function load(payload) {
    if (payload === null) return loaded();
    const found = typeof payload.records === "object" && payload.records && shelved(payload.records);
    if (!found) return say("error", { code: "not-understood" });
    texts = found;
    keeps = payload.keeps !== false;
    if (looking) loaded();
    else told("changed");
  }

  function hear({ source, origin: from, data }) {
    if (source !== window.parent || !origin || from !== origin) return;
    try {
      if (data?.source !== SOURCE || data.v !== 1) return;
      const { type, id, payload = null } = data;
      if (JSON.stringify(payload).length > MOST) return say("error", { code: "too-large" }, id);
      if (type === "load") load(payload);
      else if (type === "export") say("export", { records: records() }, id);
      else if ((type === "saved" || type === "error") && id === number) hears(type === "saved");
    } catch {
      say("error", { code: "not-understood" });
    }
  }

  function parentOrigin() {
    const named = location.ancestorOrigins?.[0];
    if (named) return named;
    try {
      return new URL(document.referrer).origin;
    } catch {
      return "";
    }
  }

  // The texts that the host keeps; nothing where there is no host, or it keeps nothing.
  async function look(hosts, callback) {
    if (!framed || texts) return texts && [...texts].flat();
    const parent = parentOrigin();
    // In a sandbox our own origin is no origin, whatever the address says.
    if (!parent || parent === "null" || (parent !== self.origin && !hosts.split(" ").includes(parent))) return;
    told = callback;
    origin = parent;
    looking = true;
    await new Promise((yes) => {
      loaded = yes;
      say("ready", { records: 1 });
      setTimeout(yes, PATIENCE);
    });
    looking = false;
    return texts && [...texts].flat();
  }

  // Hands each change over at once. Whether the host keeps it, `sure` tells.
  function keep(checks, changes) {
    for (let at = 0; at < checks.length; at += 2) {
      const there = texts.get(checks[at]);
      if (there !== undefined && there !== checks[at + 1]) return "clash";
    }
    for (let at = 0; at < changes.length; at += 2) {
      if (changes[at + 1] === null) texts.delete(changes[at]);
      else texts.set(changes[at], changes[at + 1]);
    }
    const payload = { records: records() };
    if (JSON.stringify(payload).length > MOST) return "refused";
    if (!keeps) return "kept";
    number += 1;
    answer = new Promise((yes) => {
      let first = true;
      hears = (good) => {
        if (good) hears = () => {};
        if (first) yes(good);
        // It is kept after all: look again, and say so.
        else if (good) {
          answer = true;
          told("changed");
        }
        first = false;
      };
      setTimeout(hears, 5 * PATIENCE, false);
    });
    say("change", payload, number);
    return "kept";
  }

  // The height, when it has changed and rested; never so often that two pages drive each other up.
  function measure() {
    let last = 0;
    let timer;
    let often = 0;
    const tell = () => {
      timer = undefined;
      const height = Math.ceil(document.body.getBoundingClientRect().height);
      if (Math.abs(height - last) < 2 || often > 40) return;
      last = height;
      often += 1;
      window.parent.postMessage({ source: SOURCE, v: 1, type: "resize", payload: { height } }, "*");
      window.parent.postMessage({ subject: "lti.frameResize", height }, "*");
    };
    new ResizeObserver(() => (timer ??= setTimeout(tell, 100))).observe(document.body);
    // What a person does may change the height as often as they like.
    for (const act of ["click", "keydown", "hashchange"]) addEventListener(act, () => (often = 0), true);
  }

  if (framed) {
    if (/[?&]embed=1(&|$)/.test(location.search)) document.documentElement.setAttribute("data-embed", "");
    addEventListener("message", hear);
    if (document.body) measure();
    else addEventListener("DOMContentLoaded", measure);
  }
  return { look, keep, keeps: () => keeps, sure: () => answer, kept: () => texts !== undefined, wipe: () => texts.clear() };
})();
