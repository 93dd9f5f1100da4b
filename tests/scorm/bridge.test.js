// The launch page against a platform that notes every call: when it writes, what it says of that, and when it writes
// nothing. Time is the test's own.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import vm from "node:vm";

import { script, state } from "./support.js";

const it = state();
const plain = (value) => JSON.parse(JSON.stringify(value));
const UID = "STX_1";
const STANDARDS = { [UID]: { title: "X", options: [], methods: [{ id: "AM1", items: [["a-p1", -1], ["b-p1", -1], ["c-p1", -1]] }] } };
const record = (judgements) => ({ format: "learner-record/2", standard: UID, pathway: null, ...(judgements && { judgements }) });
const text = (judgements, given) => it.write([[UID, record(judgements)]], STANDARDS, 4096, given).text;

const EDITIONS = {
  1.2: { api: "API", mode: "cmi.core.lesson_mode", credit: "cmi.core.credit", status: "cmi.core.lesson_status", time: "cmi.core.session_time" },
  2004: { api: "API_1484_11", mode: "cmi.mode", credit: "cmi.credit", status: "cmi.completion_status", time: "cmi.session_time" },
};

/** A platform of that edition: `values` is what it has, `calls` what was asked of it. */
function platform(edition, values) {
  const lms = { values, calls: [], commits: "true", takes: "true", running: false };
  const call = (name, work) => (...given) => {
    lms.calls.push([name, ...given]);
    assert.equal(lms.running, name !== "Initialize", `${name} at the wrong time`);
    return work(...given);
  };
  const model = {
    Initialize: call("Initialize", () => String((lms.running = true))),
    GetValue: call("GetValue", (name) => lms.values[name] ?? ""),
    SetValue: call("SetValue", (name, value) => {
      if (lms.takes === "true") lms.values[name] = value;
      return lms.takes;
    }),
    Commit: call("Commit", () => lms.commits),
    Terminate: call("Terminate", () => String(!(lms.running = false))),
  };
  const old = { Initialize: "LMSInitialize", GetValue: "LMSGetValue", SetValue: "LMSSetValue", Commit: "LMSCommit", Terminate: "LMSFinish" };
  lms.api = edition === "2004" ? model : Object.fromEntries(Object.entries(model).map(([name, work]) => [old[name], work]));
  lms.of = (name, what) => lms.calls.filter(([one, of]) => one === name && (what === undefined || of === what)).length;
  return lms;
}

/** The launch page, opened on a platform that has these values. */
async function launched(edition, values = {}) {
  const lms = platform(edition, values);
  const page = { lms, ids: new Map(), heard: {}, saved: [], told: [], now: Date.UTC(2026, 10, 30, 9) };
  const timers = new Map();
  let number = 0;
  const set = (work, wait, every) => timers.set(++number, { work, at: page.now + (wait || 0), every }) && number;
  const listen = (name, work) => (page.heard[name] ??= []).push(work);

  function element(name) {
    const own = { name, children: [], heard: {}, dataset: {}, style: {} };
    return Object.assign(own, {
      appendChild(child) {
        own.children.push(child);
        if (child.id) page.ids.set(child.id, child);
        return child;
      },
      remove: () => page.ids.delete(own.id),
      addEventListener: (what, work) => (own.heard[what] = work),
      click: () => (own.href ? page.saved.push([own.download, own.href]) : own.heard.click({ target: own })),
      focus() {},
    });
  }

  const frame = Object.assign(element("iframe"), { contentWindow: { postMessage: (data) => page.told.push(plain(data)) } });
  page.ids.set("calculator", frame).set("notice", element("div"));
  class Time extends Date {
    constructor(...given) {
      super(...(given.length ? given : [page.now]));
    }
    static now = () => page.now;
  }
  const window = { parent: { [EDITIONS[edition].api]: lms.api } };
  const document = {
    visibilityState: "visible", documentElement: element("html"), createElement: element,
    getElementById: (id) => page.ids.get(id) ?? null, addEventListener: listen,
  };
  const context = vm.createContext({
    window, document, self: { origin: "https://course" }, location: {}, addEventListener: listen, Date: Time,
    setTimeout: (work, wait) => set(work, wait), setInterval: (work, wait) => set(work, wait, wait), clearTimeout: (id) => timers.delete(id),
    Blob: class {
      constructor([text]) {
        this.text = text;
      }
    },
    URL: { createObjectURL: (blob) => blob.text },
  });
  const choice = { edition, score: true, start: [UID], settings: {} };
  vm.runInContext(`const gcPackage = ${JSON.stringify(choice)}; const gcStandards = ${JSON.stringify(STANDARDS)};`, context);
  for (const name of ["state.js", "bridge.js"]) vm.runInContext(script(name), context);

  const happen = (name, event) => (page.heard[name] ?? []).forEach((work) => work(event));
  const post = (type, payload, id) => happen("message", { source: frame.contentWindow, origin: "https://course", data: { source: "grade-calculator", v: 1, type, id, payload } });
  Object.assign(page, {
    happen,
    hide: () => happen("visibilitychange", (document.visibilityState = "hidden")),
    says: (id) => page.ids.get(id)?.textContent,
    press: (name) => page.ids.get("old").children.find((child) => child.textContent === name).click(),
    /** What the frame asks for first. */
    load: () => (post("ready", { records: 1 }), page.told.at(-1).payload),
    /** What the frame hands over at each change. */
    change: (records, id) => post("change", { records: plain(records) }, id),
    answers: (id) => page.told.filter((one) => one.id === id).map(({ type }) => type),
    /** The computer is awake for so long. */
    pass(wait) {
      for (const end = page.now + wait; ; ) {
        const [id, next] = [...timers].filter(([, one]) => one.at <= end).sort(([, one], [, other]) => one.at - other.at)[0] ?? [];
        if (!next) return (page.now = end);
        page.now = Math.max(page.now, next.at);
        if (next.every) next.at = page.now + next.every;
        else timers.delete(id);
        next.work();
      }
    },
  });
  for (let at = 0; at < 20; at += 1) await null;
  return page;
}

for (const [edition, { status, mode, credit, time }] of Object.entries(EDITIONS)) {
  describe(`the launch page on a platform of ${edition}`, () => {
    test("says that it is saved once a commit has returned true, one to three seconds after the last answer", async () => {
      const page = await launched(edition);
      page.load();
      page.change({ [UID]: record({ "a-p1": "met" }) }, 1);
      page.pass(900);
      page.change({ [UID]: record({ "a-p1": "met", "b-p1": "partly" }) }, 2);
      page.pass(900);
      assert.equal(page.lms.of("Commit"), 0);
      assert.deepEqual(page.answers(2), []);
      page.pass(200);
      assert.equal(page.lms.of("Commit"), 1);
      assert.deepEqual([page.answers(1), page.answers(2)], [[], ["saved"]]);
      page.pass(60_000);
      assert.equal(page.lms.of("Commit"), 1);
    });

    test("whoever answers without a pause is committed every three seconds", async () => {
      const page = await launched(edition);
      page.load();
      for (let at = 0; at < 24; at += 1) {
        page.change({ [UID]: record({ "a-p1": at % 2 ? "met" : "partly" }) }, at);
        page.pass(500);
      }
      assert.ok(page.lms.of("Commit") >= 3 && page.lms.of("Commit") <= 4, `${page.lms.of("Commit")} commits in 12 s`);
    });

    test("a commit that is refused is told, tried again, and told when it is taken", async () => {
      const page = await launched(edition);
      page.load();
      page.lms.commits = "false";
      page.change({ [UID]: record({ "a-p1": "met" }) }, 1);
      page.pass(1000);
      assert.deepEqual(page.answers(1), ["error"]);
      assert.match(page.says("commit"), /did not take your latest answers/);
      page.pass(5 * 60_000);
      assert.ok(page.lms.of("Commit") <= 10, `${page.lms.of("Commit")} commits in five minutes`);
      page.lms.commits = "true";
      page.pass(60_000);
      assert.deepEqual([...new Set(page.answers(1))], ["error", "saved"]);
      assert.equal(page.says("commit"), undefined);
    });

    test("a platform that takes no answers and commits gladly is not believed", async () => {
      const page = await launched(edition);
      page.load();
      page.lms.takes = "false";
      page.change({ [UID]: record({ "a-p1": "met" }) }, 1);
      page.pass(1000);
      assert.deepEqual(page.answers(1), ["error"]);
      page.lms.takes = "true";
      page.pass(5000);
      assert.deepEqual(page.answers(1), ["error", "saved"]);
      assert.equal(page.lms.values["cmi.suspend_data"], text({ "a-p1": "met" }));
    });

    test("what it cannot read is there until somebody answers, to be had as a file, and beside the answers after that", async () => {
      const strange = "gc9 of another version, “cut”";
      const page = await launched(edition, { "cmi.suspend_data": strange });
      assert.deepEqual(page.load().records, {});
      page.change({ [UID]: record() }, 1);
      page.pass(5000);
      page.hide();
      assert.equal(page.lms.values["cmi.suspend_data"], strange);
      assert.equal(page.lms.of("SetValue", "cmi.suspend_data"), 0);
      assert.equal(page.lms.values[status], "incomplete");
      assert.match(page.says("old"), /cannot be read here.*stays as it is until you answer/s);
      page.press("Save it as a file");
      assert.deepEqual(page.saved, [["earlier-answers.txt", strange]]);
      page.press("Show it");
      assert.equal(page.ids.get("old").children.at(-1).textContent, strange);
      page.change({ [UID]: record({ "a-p1": "met" }) }, 2);
      page.pass(1000);
      assert.deepEqual(page.answers(2), ["saved"]);
      assert.equal(page.lms.values["cmi.suspend_data"], text({ "a-p1": "met" }, { old: [strange] }));
      const again = await launched(edition, page.lms.values);
      assert.deepEqual(again.load().records[UID].judgements, { "a-p1": "met" });
      assert.match(again.says("old"), /cannot be read here/);
    });

    test("what is left without an answer leaves what it cannot read as it is", async () => {
      const page = await launched(edition, { "cmi.suspend_data": "strange" });
      page.load();
      page.change({ [UID]: record() }, 1);
      page.happen("pagehide", {});
      assert.equal(page.lms.values["cmi.suspend_data"], "strange");
    });

    test("what was escaped is repaired, what was cut is shown as far as it goes", async () => {
      const whole = text({ "a-p1": "met", "c-p1": "not-met" });
      const escaped = await launched(edition, { "cmi.suspend_data": whole.replaceAll('"', "&quot;") });
      assert.deepEqual(escaped.load().records[UID].judgements, { "a-p1": "met", "c-p1": "not-met" });
      assert.equal(escaped.says("old"), undefined);
      const cut = await launched(edition, { "cmi.suspend_data": whole.slice(0, -4) });
      assert.deepEqual(cut.load().records[UID].judgements, { "a-p1": "met", "c-p1": "not-met" });
      assert.match(cut.says("old"), /^Part of what/);
    });

    test("opening what it can read writes nothing over it", async () => {
      const whole = text({ "a-p1": "met" });
      const page = await launched(edition, { "cmi.suspend_data": whole, [status]: "incomplete" });
      const { records } = page.load();
      page.change(records, 1);
      page.pass(3000);
      assert.equal(page.lms.of("SetValue", "cmi.suspend_data"), 0);
      assert.deepEqual(page.answers(1), ["saved"]);
    });

    test("clearing everything clears it on the platform, also what could not be read", async () => {
      const page = await launched(edition, { "cmi.suspend_data": `${text({ "a-p1": "met" }).slice(0, -3)}` });
      page.load();
      page.change({}, 1);
      page.pass(1000);
      assert.deepEqual(page.answers(1), ["saved"]);
      const kept = it.read(page.lms.values["cmi.suspend_data"], STANDARDS);
      assert.deepEqual([kept.records.size, kept.old.length], [0, 0]);
      assert.equal(page.says("old"), undefined);
    });

    const MODES = { review: { [mode]: "review", [credit]: "no-credit" }, browse: { [mode]: "browse" }, "no credit": { [mode]: "normal", [credit]: "no-credit" } };
    for (const [name, values] of Object.entries(MODES)) {
      test(`opened for ${name}, it shows the answers, writes nothing and says so`, async () => {
        const had = { ...values, [status]: "completed", "cmi.suspend_data": text({ "a-p1": "met" }) };
        const page = await launched(edition, { ...had });
        const { records, keeps } = page.load();
        assert.deepEqual([records[UID].judgements, keeps], [{ "a-p1": "met" }, false]);
        page.change({ [UID]: record({ "a-p1": "not-met" }) }, 1);
        page.pass(30_000);
        page.hide();
        page.happen("pagehide", {});
        assert.deepEqual(page.lms.values, had);
        assert.deepEqual([page.lms.of("SetValue"), page.lms.of("Commit"), page.lms.of("Terminate")], [0, 0, 1]);
        assert.deepEqual(page.answers(1), []);
        assert.match(page.says("looking"), /What you change here is not kept or reported: save a file to keep it\./);
      });
    }

    for (const values of [{}, { [mode]: "normal", [credit]: "credit" }, { [mode]: "", [credit]: "" }]) {
      test(`with ${JSON.stringify(values)} it is opened to be kept`, async () => {
        const page = await launched(edition, values);
        assert.equal(page.load().keeps, true);
        assert.equal(page.lms.values[status], "incomplete");
      });
    }

    test("hidden, it commits at once; left, it finishes once", async () => {
      const page = await launched(edition);
      page.load();
      page.change({ [UID]: record({ "a-p1": "met" }) }, 1);
      page.hide();
      assert.deepEqual(page.answers(1), ["saved"]);
      page.happen("pagehide", {});
      page.happen("pagehide", {});
      assert.equal(page.lms.of("Terminate"), 1);
      page.change({ [UID]: record({ "a-p1": "partly" }) }, 2);
      page.pass(60_000);
      assert.equal(page.lms.calls.at(-1)[0], "Terminate");
    });

    test("sleep is no time of learning: a longer gap than a minute counts as a minute", async () => {
      const page = await launched(edition);
      page.pass(5 * 60_000);
      page.now += 8 * 3_600_000;
      page.pass(2 * 60_000);
      page.now -= 3_600_000;
      page.happen("pagehide", {});
      // Five minutes, one for the night, two after it.
      assert.match(page.lms.values[time], edition === "2004" ? /^PT0H[78]M\d+S$/ : /^0000:0[78]:\d\d\.00$/);
    });
  });
}
