// Between the calculator in the frame and the learning platform around it: SCORM 1.2 and 2004, by what is found.
//
// It reports that somebody is under way or has answered everything, never that they passed or failed: a prediction is no
// result. Everything that it asks of the platform may fail, and the calculator runs all the same and says so. Nothing
// that the platform keeps is written over before somebody answers, and nothing at all where it only lets them look.
(() => {
  "use strict";
  const { edition, score, start, settings } = gcPackage;
  const frame = document.getElementById("calculator");
  const notice = document.getElementById("notice");
  // Read by the frame, which has the same origin.
  window.gcSettings = JSON.stringify(settings);

  const MODELS = {
    API: {
      most: 4096,
      begin: "LMSInitialize", get: "LMSGetValue", set: "LMSSetValue", commit: "LMSCommit", end: "LMSFinish",
      status: "cmi.core.lesson_status", exit: "cmi.core.exit", time: "cmi.core.session_time", score: "cmi.core.score.",
      mode: "cmi.core.lesson_mode", credit: "cmi.core.credit", part: "status",
    },
    API_1484_11: {
      most: 64000,
      begin: "Initialize", get: "GetValue", set: "SetValue", commit: "Commit", end: "Terminate",
      status: "cmi.completion_status", exit: "cmi.exit", time: "cmi.session_time", score: "cmi.score.",
      mode: "cmi.mode", credit: "cmi.credit", part: "completion_status",
    },
  };
  const NAMES = ["API_1484_11", "API"];
  // After the last answer; at the latest after the first of many.
  const [REST, LATEST] = [1000, 3000];
  // After a commit that failed, and at most after many that did.
  const [AGAIN, SELDOM] = [5000, 60000];
  // While a computer sleeps nobody learns.
  const LONGEST_GAP = 60000;

  let api;
  let model;
  let isNew;
  let over = false;
  // The platform opened this to be looked at.
  let looking = false;
  // Somebody has answered something since it was opened.
  let acted = false;
  // Whether there is something to commit, since when, and whether the platform took the answers.
  let dirty = false;
  let since;
  let again = AGAIN;
  let taken = true;
  // Tells the frame what became of its last change.
  let answer = () => {};
  let timer;
  let records = new Map();
  // Texts that the platform kept and that cannot be read here.
  let old = [];
  let current;
  let done = false;
  let spent = 0;
  let last = Date.now();
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

  const WHY = {
    review: "so that you can look back",
    browse: "so that you can look at it",
    "no-credit": "without credit",
  };

  function resume() {
    const kept = gcState.read(get("cmi.suspend_data"), gcStandards);
    ({ records, old } = kept);
    current = records.keys().next().value;
    if (old.length) offer(kept.lost && records.size);
    const why = WHY[get(model.mode)] ?? WHY[get(model.credit)];
    if (why) {
      looking = true;
      tell("looking", `Your learning platform opened this ${why}. What you change here is not kept or reported: save a file to keep it.`);
      return;
    }
    const status = get(model.status);
    // Some platforms never tell the status again, so the answers say it too.
    done = status === "completed" || status === "passed" || kept.done;
    if (!done && status !== "incomplete") set(model.status, "incomplete");
    set(model.exit, "suspend");
    const count = Number(get("cmi.objectives._count")) || 0;
    for (let at = 0; at < count; at += 1) objectives.set(get(`cmi.objectives.${at}.id`), at);
  }

  // What cannot be read stays, and can be had as a file.
  function offer(partly) {
    tell(
      "old",
      (partly
        ? "Part of what your learning platform kept cannot be read here: it was cut or changed. The answers that could be read are shown: check them, and your notes. "
        : "What your learning platform kept cannot be read here: it was cut or changed, or is of another version of this course. ") +
        "It stays as it is until you answer something. Save it as a file first: whoever helps you can use it.",
    );
    const add = (name, text) => document.getElementById("old").appendChild(Object.assign(document.createElement(name), { textContent: text }));
    add("button", "Save it as a file").addEventListener("click", () => {
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([old.join("\n\n")], { type: "text/plain" }));
      link.download = "earlier-answers.txt";
      link.click();
    });
    add("button", "Show it").addEventListener("click", ({ target }) => {
      target.remove();
      Object.assign(add("textarea", old.join("\n\n")), { readOnly: true, ariaLabel: "What your learning platform kept" }).focus();
    });
  }

  const two = (number) => String(Math.floor(number)).padStart(2, "0");

  function pass() {
    const now = Date.now();
    spent += Math.min(LONGEST_GAP, Math.max(0, now - last));
    last = now;
  }

  function sessionTime() {
    pass();
    const seconds = Math.floor(spent / 1000);
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
    const { text, left } = gcState.write(first, gcStandards, model.most, { done, old });
    const kept = set("cmi.suspend_data", text);
    set(model.status, done ? "completed" : "incomplete");
    tell("left", left.length && `Your learning platform has too little room to keep: ${left.join(", ")}. Save a file on the Keep page to keep all of it.`);
    return kept;
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

  // Only what was committed is kept: the frame says that it is saved when the platform has said so.
  function commit() {
    clearTimeout(timer);
    since = undefined;
    if (!api || looking || over || !dirty) return;
    if (!taken) taken = put(records.get(current));
    const committed = attempt(() => good(api[model.commit]("")), false);
    dirty = !committed || !taken;
    answer(dirty ? "error" : "saved");
    tell("commit", dirty && "Your learning platform did not take your latest answers. They are tried again; save a file to be safe.");
    if (dirty) timer = setTimeout(commit, again);
    again = dirty ? Math.min(SELDOM, 2 * again) : AGAIN;
  }

  function soon() {
    clearTimeout(timer);
    since ??= Date.now();
    timer = setTimeout(commit, Math.max(0, Math.min(REST, since + LATEST - Date.now())));
  }

  function finish() {
    if (!api || over) return;
    if (!looking) {
      set(model.time, sessionTime());
      set(model.exit, "suspend");
      dirty = true;
      commit();
    }
    over = true;
    attempt(() => api[model.end](""));
  }

  // Whether a record says more than what it is about.
  const says = (record) =>
    Object.entries(record ?? {}).some(
      ([key, value]) => !["format", "standard", "pathway"].includes(key) && value && (typeof value !== "object" || Object.keys(value).length),
    );
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  function changed(news, told) {
    const before = records;
    records = new Map(Object.entries(news));
    for (const id of new Set([...records.keys(), ...before.keys()])) {
      const [now, was] = [records.get(id), before.get(id)];
      if (same(now, was)) continue;
      if (now) current = id;
      acted ||= says(now) || says(was);
    }
    if (!records.has(current)) current = records.keys().next().value;
    // Everything was cleared: then the old texts go as well.
    if (!records.size) {
      old = [];
      tell("old");
      acted = true;
    }
    if (acted) taken = put(before.get(current));
    dirty = true;
    answer = told;
    soon();
  }

  addEventListener("message", ({ source, origin, data }) => {
    if (source !== frame.contentWindow || origin === "null" || origin !== self.origin) return;
    if (data?.source !== "grade-calculator" || data.v !== 1) return;
    const reply = (type, payload) => source.postMessage({ source: "grade-calculator", v: 1, type, id: data.id, payload }, origin);
    if (data.type === "ready") reply("load", api ? { records: Object.fromEntries(records), keeps: !looking } : null);
    else if (data.type === "change" && api && !looking && !over) changed(data.payload.records, (what) => reply(what, {}));
  });
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && commit());
  addEventListener("pagehide", finish);
  setInterval(pass, LONGEST_GAP / 4);
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
