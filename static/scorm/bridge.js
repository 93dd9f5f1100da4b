// Between the calculator in the frame and the learning platform around it: SCORM 1.2 and 2004, by what is found.
//
// It reports that somebody is under way or has answered everything, never that they passed or failed: a prediction is no
// result. Everything that it asks of the platform may fail, and the calculator runs all the same and says so.
(() => {
  "use strict";
  const { edition, score, start, settings } = gcPackage;
  const frame = document.getElementById("calculator");
  const notice = document.getElementById("notice");
  const began = Date.now();
  // Read by the frame, which has the same origin.
  window.gcSettings = JSON.stringify(settings);

  const MODELS = {
    API: {
      most: 4096,
      begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", end: "LMSFinish",
      status: "cmi.core.lesson_status", exit: "cmi.core.exit", time: "cmi.core.session_time", score: "cmi.core.score.",
      part: "status",
    },
    API_1484_11: {
      most: 64000,
      begin: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", end: "Terminate",
      status: "cmi.completion_status", exit: "cmi.exit", time: "cmi.session_time", score: "cmi.score.",
      part: "completion_status",
    },
  };
  const NAMES = ["API_1484_11", "API"];
  const DONE = "+";

  let api;
  let model;
  let isNew;
  let over = false;
  let dirty = false;
  let committed = 0;
  let timer;
  let records = new Map();
  let current;
  let done = false;
  const spoken = new Map();
  const objectives = new Map();

  const attempt = (work, otherwise) => {
    try {
      return work();
    } catch {
      return otherwise;
    }
  };
  const good = (answer) => String(answer) === "true";
  const get = (name) => attempt(() => String(api[model.get](name) ?? ""), "");
  const set = (name, value) => attempt(() => good(api[model.set](name, String(value))), false);

  function tell(id, text) {
    const line = document.getElementById(id) ?? notice.appendChild(Object.assign(document.createElement("p"), { id }));
    if (!text) line.remove();
    else if (line.textContent !== text) line.textContent = text;
  }

  // Every window above, what opened it, and what opened the topmost.
  function windows() {
    const found = [];
    const up = (first) => {
      let at = first;
      while (at && !found.includes(at) && found.length < 200) {
        found.push(at);
        const here = at;
        at = attempt(() => here.parent, undefined);
      }
    };
    up(window);
    for (const one of [...found]) up(attempt(() => one.opener, undefined));
    up(attempt(() => window.top.opener, undefined));
    return found;
  }

  function find() {
    const all = windows();
    for (const name of NAMES) {
      for (const one of all) {
        const there = attempt(() => one[name], undefined);
        if (there) return [there, name];
      }
    }
    return undefined;
  }

  async function connect() {
    let found;
    for (let tries = 0; !(found = find()) && tries < 20; tries += 1) await new Promise((yes) => setTimeout(yes, 100));
    if (!found) return;
    const [there, name] = found;
    model = MODELS[name];
    isNew = name === "API_1484_11";
    if (attempt(() => good(there[model.begin]("")), false)) api = there;
  }

  function resume() {
    const status = get(model.status);
    const whole = get("cmi.suspend_data");
    // Some platforms never tell the status again, so the answers say it too.
    done = status === "completed" || status === "passed" || whole.startsWith(DONE);
    if (!done && status !== "incomplete") set(model.status, "incomplete");
    set(model.exit, "suspend");
    const kept = whole.replace(DONE, "");
    try {
      records = gcState.read(kept, gcStandards);
    } catch {
      tell("old", "Answers that another version of this package kept cannot be read here. They are replaced when you answer. For whoever helps you: " + kept.slice(0, 300));
    }
    current = records.keys().next().value;
    const count = Number(get("cmi.objectives._count")) || 0;
    for (let at = 0; at < count; at += 1) objectives.set(get(`cmi.objectives.${at}.id`), at);
  }

  const two = (number) => String(Math.floor(number)).padStart(2, "0");

  function sessionTime() {
    const seconds = Math.max(0, Math.floor((Date.now() - began) / 1000));
    if (isNew) return `PT${Math.floor(seconds / 3600)}H${Math.floor(seconds / 60) % 60}M${seconds % 60}S`;
    return `${String(Math.min(9999, Math.floor(seconds / 3600))).padStart(4, "0")}:${two((seconds / 60) % 60)}:${two(seconds % 60)}.00`;
  }

  // One method of the plan is one objective.
  function objective(uid, { id, asked, answers }) {
    const name = `${uid}.${id}`;
    if (!asked) return;
    const at = objectives.get(name) ?? objectives.size;
    if (!objectives.has(name)) {
      if (!set(`cmi.objectives.${at}.id`, name)) return;
      objectives.set(name, at);
    }
    set(`cmi.objectives.${at}.${model.part}`, answers.length === asked ? "completed" : answers.length ? "incomplete" : "not attempted");
  }

  // One criterion that was answered is one interaction; without a verdict, since nothing here is right or wrong.
  function interaction(id, word) {
    // Some platforms never count them.
    const at = spoken.get(id) ?? Math.max(Number(get("cmi.interactions._count")) || 0, spoken.size);
    const place = `cmi.interactions.${at}.`;
    if (!spoken.has(id)) {
      if (!set(`${place}id`, id)) return;
      spoken.set(id, at);
    }
    set(`${place}type`, "choice");
    const now = new Date();
    if (isNew) {
      set(`${place}timestamp`, now.toISOString().replace(/\.\d+Z$/, ".00Z"));
      set(`${place}learner_response`, word);
    } else {
      set(`${place}time`, `${two(now.getHours())}:${two(now.getMinutes())}:${two(now.getSeconds())}.00`);
      set(`${place}student_response`, { met: "y", partly: "p", "not-met": "n" }[word] ?? "x");
    }
    set(`${place}result`, "neutral");
  }

  // Hands everything to the platform; true if it took the answers.
  function put(before) {
    report(before);
    const first = [...records].sort(([one], [other]) => (other === current) - (one === current));
    const { text, left } = gcState.write(first, gcStandards, model.most - DONE.length);
    const taken = set("cmi.suspend_data", (done ? DONE : "") + text);
    set(model.status, done ? "completed" : "incomplete");
    tell("left", left.length && `Your learning platform has too little room to keep: ${left.join(", ")}. Save a file on the Keep page to keep all of it.`);
    return taken;
  }

  // How far the record at hand is, and what was answered since.
  function report(before) {
    const record = records.get(current);
    const standard = record && gcStandards[gcState.uidOf(current)];
    if (!standard) return;
    const { methods, complete, percent } = gcState.progress(record, standard);
    for (const method of methods) {
      objective(gcState.uidOf(current), method);
      for (const [id, word] of method.answers) if (before?.judgements?.[id] !== word) interaction(id, word);
    }
    done ||= complete;
    if (score) tellScore(percent);
  }

  function tellScore(percent) {
    for (const [name, value] of [["min", 0], ["max", 100], ["raw", percent]]) set(model.score + name, value);
    if (isNew) set(`${model.score}scaled`, percent / 100);
  }

  function commit() {
    clearTimeout(timer);
    timer = undefined;
    if (!api || over || !dirty) return;
    committed = Date.now();
    dirty = !attempt(() => good(api[model.commit]("")), false);
    tell("commit", dirty && "Your learning platform did not take your latest answers. They are tried again; save a file to be safe.");
    if (dirty) soon();
  }

  // The first change at once, then at most every half minute.
  function soon() {
    timer ??= setTimeout(commit, Math.max(1000, committed + 30000 - Date.now()));
  }

  function finish() {
    if (!api || over) return;
    set(model.time, sessionTime());
    set(model.exit, "suspend");
    dirty = true;
    commit();
    over = true;
    attempt(() => api[model.end](""));
  }

  function changed(news) {
    const before = records;
    records = new Map(Object.entries(news));
    for (const [id, record] of records) {
      if (JSON.stringify(before.get(id)) !== JSON.stringify(record)) current = id;
    }
    if (!records.has(current)) current = records.keys().next().value;
    dirty = true;
    const taken = put(before.get(current));
    soon();
    return taken;
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin === "null" || origin !== self.origin) return;
    if (data?.source !== "grade-calculator" || data.v !== 1) return;
    const answer = (type, payload) => source.postMessage({ source: "grade-calculator", v: 1, type, id: data.id, payload }, origin);
    if (data.type === "ready") answer("load", api ? { records: Object.fromEntries(records) } : null);
    else if (data.type === "change" && api && !over) answer(changed(data.payload.records) ? "saved" : "error", {});
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && commit());
  addEventListener("pagehide", finish);
  // From the browser's memory of pages: the session with the platform is over, so begin a new one.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());

  connect().then(() => {
    if (api) resume();
    else tell("alone", "No learning platform answers here, so nothing is reported or kept by one. Save your answers as a file before you close this.");
    const at = current && gcStandards[gcState.uidOf(current)] ? [gcState.uidOf(current), records.get(current).pathway] : start;
    frame.src = "grade-calculator.html?embed=1" + (at.length ? "#/" + at.filter(Boolean).join("/") : "");
    document.documentElement.dataset.edition = edition;
  });
})();
