// Talks to the page that shows this one in a frame. A site that the provider's settings name, or one of our own origin
// (a course package), may keep the answers: it is then their only home. Only the height is told to everybody.
//
// Messages are `{ source, v, type, id, payload }`. Out: `resize`, `ready`, `change`, `export`, `error`; in: `load`,
// `saved`, `export`, `error`. A host that loads with `keeps: false` shows answers and keeps none. Nobody else is answered. `boot.js` asks for this file only in a frame, and `device.js` does
// without it.
window.gcHost = (() => {
  const SOURCE = "grade-calculator";
  const MOST = 262144;
  // Of a message that carries records.
  const LARGEST = 10000000;
  const PATIENCE = 1500;
  const ID = /^(?!recent$)[\w.-][\w.~-]{0,99}$/;
  const framed = window.parent !== window;
  let origin = "";
  // Revision and text by id.
  let rows;
  let loads = 0;
  let looking = false;
  let told = () => {};
  let loaded = () => {};
  let keeps = true;
  // The last change, what the host said of it, and who hears that.
  let number = 0;
  let answer = true;
  let hears = () => {};

  const say = (type, payload, id) => window.parent.postMessage({ source: SOURCE, v: 1, type, id, payload }, origin);

  // Rows by id; nothing if it is none of that. What a record says, the calculator checks.
  function rowsOf(records) {
    const found = new Map();
    loads += 1;
    for (const [id, record] of Object.entries(records)) {
      if (!ID.test(id) || found.size >= 1000 || !record || typeof record !== "object") return;
      found.set(id, { revision: String(loads), text: JSON.stringify(record) });
    }
    return found;
  }

  // The record in each row; the row of those worked on last and recovery copies hold none.
  function records() {
    const found = { __proto__: null };
    for (const [id, { text }] of rows ?? []) if (ID.test(id)) found[id] = JSON.parse(text);
    return found;
  }

  function load(payload) {
    if (payload === null) return loaded();
    const found = typeof payload.records === "object" && payload.records && rowsOf(payload.records);
    if (!found) return say("error", { code: "not-understood" });
    rows = found;
    keeps = payload.keeps !== false;
    if (looking) loaded();
    else told("changed");
  }

  function hear({ source, origin: from, data }) {
    if (source !== window.parent || !origin || from !== origin) return;
    try {
      if (data?.source !== SOURCE || data.v !== 1) return;
      const { type, id, payload = null } = data;
      if (JSON.stringify(payload).length > (type === "load" ? LARGEST : MOST)) return say("error", { code: "too-large" }, id);
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

  // The rows that the host keeps: id, revision, text; nothing where there is no host, or it keeps nothing.
  const flat = () => rows && [...rows].flatMap(([id, { revision, text }]) => [id, revision, text]);
  async function look(hosts, callback) {
    if (!framed || rows) return flat();
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
    return flat();
  }

  // Hands each change over at once. Whether the host keeps it, `sure` tells.
  function keep(changes) {
    for (let at = 0; at < changes.length; at += 4) {
      const [id, expected] = [changes[at], changes[at + 1]];
      if (rows.has(id) && expected !== null && rows.get(id).revision !== expected) return "clash";
    }
    for (let at = 0; at < changes.length; at += 4) {
      const [id, , revision, text] = changes.slice(at, at + 4);
      if (text === null) rows.delete(id);
      else rows.set(id, { revision, text });
    }
    const payload = { records: records() };
    if (JSON.stringify(payload).length > LARGEST) return "refused";
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
  return { look, keep, keeps: () => keeps, sure: () => answer, kept: () => rows !== undefined, wipe: () => rows.clear() };
})();
