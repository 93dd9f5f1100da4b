// Devices that keep nothing, and records that cannot be read.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import {
  answers, at, go, HEADINGS, ids, note, onScreen, PRODUCTION, prompt, prompts, reads, reopen, resultIs, saved, say, showsAnswers, stage, TITLE,
  UID,
} from "./journey.js";
import { kept, put, putRecord, stored } from "./device.js";
import { assertQuiet, eventually, started } from "./support.js";

// Each runs in the page before anything else.
const REFUSALS = {
  "is not there": () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  "is null": () => Object.defineProperty(window, "indexedDB", { value: null }),
  "may not even be asked for": () =>
    Object.defineProperty(window, "indexedDB", {
      get() {
        throw new DOMException("The operation is insecure.", "SecurityError");
      },
    }),
  "throws when it is opened": () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("A mutation operation was attempted.", "InvalidStateError");
    };
  },
  "holds what a newer page made": () => indexedDB.open("apprenticeship-grade-calculator", 99),
  "never answers when it is opened": () => {
    const own = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...given) {
      const request = own.apply(this, given);
      for (const name of ["onsuccess", "onerror"]) Object.defineProperty(request, name, { set() {} });
      return request;
    };
  },
  "throws when it is written to": () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  },
  "allows no transaction": () => {
    IDBDatabase.prototype.transaction = () => {
      throw new DOMException("The database connection is closing.", "InvalidStateError");
    };
  },
  "aborts every write": () => {
    const own = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
      const request = own.apply(this, given);
      request.addEventListener("success", () => this.transaction.abort());
      return request;
    };
  },
};

// Every other thing of the browser that keeping uses. Without them answers are saved all the same.
const FURTHER = {
  "localStorage": () => Object.defineProperty(window, "localStorage", { get() { throw new DOMException("no", "SecurityError"); } }),
  "BroadcastChannel": () => (window.BroadcastChannel = class { constructor() { throw new DOMException("no", "SecurityError"); } }),
  "navigator.locks": () => Object.defineProperty(navigator, "locks", { get() { throw new DOMException("no", "SecurityError"); } }),
  "locks that refuse": () => window.LockManager && (LockManager.prototype.request = async () => { throw new DOMException("no", "SecurityError"); }),
  "caches": () => Object.defineProperty(window, "caches", { get() { throw new DOMException("no", "SecurityError"); } }),
  "history.replaceState": () => (history.replaceState = () => { throw new DOMException("no", "SecurityError"); }),
  "showSaveFilePicker": () => (window.showSaveFilePicker = async () => { throw new DOMException("no", "SecurityError"); }),
  "createObjectURL": () => (URL.createObjectURL = () => { throw new DOMException("no", "SecurityError"); }),
  "the clipboard": () => window.Clipboard && (Clipboard.prototype.writeText = async () => { throw new DOMException("no", "NotAllowedError"); }),
};

/** Everything that the keep screen has to offer, pressed once. */
async function everything(page, link) {
  await go(page, "#/keep", "Keep your answers");
  await page.getByRole("button", { name: "Save a file" }).click();
  await page.getByRole("button", { name: "Copy the link" }).click();
  await reads(page, /Select the link and copy it by hand|The link was copied/);
  await page.goto("about:blank");
  await page.goto(link);
  await reads(page, /Answers from a link/);
  await page.getByRole("button", { name: "Keep as a new record" }).click();
  await go(page, "#/keep", "Keep your answers");
  await page.getByRole("button", { name: "Clear everything on this device" }).click();
  await page.getByRole("button", { name: "Yes, clear all of it" }).click();
  await reads(page, /There is none yet/);
}

describe("devices that keep nothing", () => {
  const it = stage();

  for (const [what, refuse] of Object.entries(FURTHER)) {
    test(`where ${what} throws, the whole journey works, and answers are saved`, async () => {
      const { page, watch } = await it.blank();
      await page.addInitScript(refuse);
      await page.goto(it.server.address + at());
      await prompts(page);
      await say(page, { "AM1-role-p1": "Yes" });
      await saved(page);
      await go(page, at(PRODUCTION, "result"), HEADINGS.result);
      await reads(page, "On track for distinction · 23 to answer");
      await go(page, "#/keep", "Keep your answers");
      await everything(page, await page.getByRole("textbox", { name: "Link to these answers" }).inputValue());
      assertQuiet(watch);
    });
  }

  test("where everything throws at once, the whole journey works, and a warning is there within a second", async () => {
    const { page, watch } = await it.blank();
    for (const refuse of [REFUSALS["may not even be asked for"], ...Object.values(FURTHER)]) await page.addInitScript(refuse);
    await page.goto(it.server.address + at());
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await page.locator("#keeping", { hasText: "Not saved" }).waitFor({ timeout: 1000 });
    await go(page, "#/keep", "Keep your answers");
    await everything(page, await page.getByRole("textbox", { name: "Link to these answers" }).inputValue());
    assertQuiet(watch);
  });

  for (const [how, spoil] of Object.entries({ "meets a full disk": "throw", "is aborted": "abort" })) {
    for (const nth of [1, 2, 10]) {
      test(`where write ${nth} ${how}, what was saved before is there`, async () => {
        const { page } = await it.visit(at());
        await prompts(page);
        await say(page, { "AM1-monitoring-p1": "Yes" });
        await saved(page);
        await page.evaluate(([from, way]) => {
          const own = IDBDatabase.prototype.transaction;
          const put = IDBObjectStore.prototype.put;
          let writes = 0;
          IDBDatabase.prototype.transaction = function (...given) {
            const made = own.apply(this, given);
            if (made.mode === "readwrite") writes += 1;
            return made;
          };
          IDBObjectStore.prototype.put = function (...given) {
            if (writes < from) return put.apply(this, given);
            if (way === "throw") throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
            const request = put.apply(this, given);
            request.addEventListener("success", () => this.transaction.abort());
            return request;
          };
        }, [nth, spoil]);
        const edits = ids().slice(0, nth);
        for (const id of edits.slice(0, -1)) {
          await say(page, { [id]: "Partly" });
          await saved(page);
        }
        await say(page, { [edits.at(-1)]: "Partly" });
        await page.locator("#keeping", { hasText: "Not saved this time" }).waitFor();
        await page.reload();
        await prompts(page);
        const before = Object.fromEntries(edits.slice(0, -1).map((id) => [id, "Partly"]));
        await showsAnswers(page, { "AM1-monitoring-p1": "Yes", ...before });
        await reads(page, /^(?!.*damaged)/s);
      });
    }
  }

  for (const [how, refuse] of Object.entries(REFUSALS)) {
    test(`where IndexedDB ${how}, the whole journey works and a warning is there within a second`, async () => {
      const { page, watch } = await it.blank();
      await page.addInitScript(refuse);
      await page.goto(it.server.address);
      await started(page);
      await page.getByRole("main").getByRole("link", { name: TITLE }).click();
      await page.getByRole("link", { name: "Production coordinator", exact: true }).click();
      await prompts(page);
      await say(page, { "AM1-role-p1": "Yes" });
      await page.locator("#keeping", { hasText: "Not saved" }).waitFor({ timeout: 1000 });
      await note(page, "AM1-role-p1", "still here");
      await say(page, answers("Yes"));
      await resultIs(page, "Your answers give: Distinction");
      await go(page, at(), HEADINGS.answer);
      await showsAnswers(page, answers("Yes"));
      await page.getByRole("button", { name: "Start again" }).click();
      await page.getByRole("button", { name: "Undo" }).click();
      await showsAnswers(page, answers("Yes"));
      assert.equal(await page.getByText("Saved on this device").count(), 0);
      assertQuiet(watch);
    });
  }

  for (const [name, viewport] of [["a desktop", { width: 1280, height: 800 }], ["a phone", { width: 360, height: 640 }]]) {
    test(`on ${name}, the warning is in sight of somebody who is answering, and is read aloud`, async () => {
      const { page } = await it.blank({ viewport });
      await page.addInitScript(REFUSALS["may not even be asked for"]);
      await page.goto(it.server.address + at());
      await prompts(page);
      await say(page, { "AM1-monitoring-p1": "Yes" });
      const warning = page.getByText(/^Not saved/);
      await warning.first().waitFor();
      await eventually(async () => {
        const boxes = await warning.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
        assert.ok(boxes.some((box) => box.top >= 0 && box.bottom <= viewport.height && box.width > 1), "it is out of sight");
      });
      assert.ok(await page.locator("[role=status], [role=alert], [aria-live]").filter({ has: warning }).or(
        page.getByRole("status").filter({ hasText: "Not saved" })).or(page.getByRole("alert")).count(), "nobody hears of it");
    });
  }

  test("a device that refuses once is asked again, and then it is saved", async () => {
    const { page } = await it.blank();
    await page.addInitScript(() => {
      const own = IDBObjectStore.prototype.put;
      window.refuse = true;
      IDBObjectStore.prototype.put = function (...given) {
        if (window.refuse) throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
        return own.apply(this, given);
      };
    });
    await page.goto(it.server.address + at());
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await page.locator("#keeping", { hasText: "Not saved this time" }).waitFor();
    await page.evaluate(() => (window.refuse = false));
    await say(page, { "AM1-financials-p1": "Partly" });
    await saved(page);
    await page.reload();
    await prompts(page);
    await showsAnswers(page, { "AM1-role-p1": "Yes", "AM1-financials-p1": "Partly" });
  });

  test("a store that answers late is taken over, with what was answered meanwhile, and until then that is said", async () => {
    const { page, context } = await it.visit(at());
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await saved(page);
    await page.close();
    const late = await context.newPage();
    await late.addInitScript(() => {
      const own = Object.getOwnPropertyDescriptor(IDBRequest.prototype, "onsuccess");
      let wait = 3000;
      Object.defineProperty(IDBOpenDBRequest.prototype, "onsuccess", {
        ...own,
        set(listener) {
          const now = wait;
          wait = 0;
          own.set.call(this, (event) => setTimeout(() => listener.call(this, event), now));
        },
      });
    });
    await late.goto(it.server.address + at());
    await prompts(late);
    await late.locator("#keeping", { hasText: "your earlier answers could not be read" }).waitFor();
    await say(late, { "AM1-financials-p1": "Partly" });
    await saved(late);
    await reads(late, /Your earlier answers have now been read/);
    await showsAnswers(late, { "AM1-role-p1": "Yes", "AM1-financials-p1": "Partly" });
    await late.reload();
    await prompts(late);
    await showsAnswers(late, { "AM1-role-p1": "Yes", "AM1-financials-p1": "Partly" });
  });
});

const texts = async (page) => Object.values(await kept(page));

describe("records that cannot be read", () => {
  const it = stage();

  const record = (more) => JSON.stringify({ format: "learner-record/1", standard: UID, pathway: PRODUCTION, ...more });
  const broken = {
    "is no JSON": "{ this is not a record",
    "is empty": "",
    "is cut off": record({ judgements: { "AM1-role-p1": "met" } }).slice(0, -8),
    "comes from a newer page": record({ judgements: { "AM1-role-p1": "met" } }).replace("record/1", "record/9"),
    "is about another standard": record({}).replace(UID, "ST9999_1.0"),
    "has an answer that nobody can give": record({ judgements: { "AM1-role-p1": "perhaps" } }),
    "is nested without end": "[".repeat(200_000),
  };
  for (const [how, text] of Object.entries(broken)) {
    test(`a record that ${how} is set aside and reported, and nothing breaks`, async () => {
      const { page, watch } = await it.visit(at());
      await prompts(page);
      await saved(page);
      await go(page, "#/about", HEADINGS.about);
      await putRecord(page, text);
      await reopen(page, it.server.address);
      await reads(page, new RegExp(`Answers kept on this device for ${UID} cannot be read`));
      await go(page, at(), HEADINGS.answer);
      await prompts(page);
      await showsAnswers(page, {});
      await say(page, { "AM1-financials-p1": "Yes" });
      await saved(page);
      assert.ok((await texts(page)).some((one) => one === text), "the record is gone");
      await page.reload();
      await prompts(page);
      await showsAnswers(page, { "AM1-financials-p1": "Yes" });
      assertQuiet(watch);
    });
  }

  test("a record that cannot be read is reported to somebody who comes straight to the prompts", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await saved(page);
    await putRecord(page, broken["is cut off"]);
    await page.reload();
    await prompts(page);
    await reads(page, /cannot be read/);
  });

  test("a second record that cannot be read does not push out the first", async () => {
    const { page } = await it.visit(at());
    const broken = ["the first", "the second"];
    for (const text of broken) {
      await prompts(page);
      await say(page, { "AM1-role-p1": text === "the first" ? "Yes" : "Partly" });
      await saved(page);
      await putRecord(page, text, text === "the first" ? UID : `${UID}~2`);
      await page.reload();
      await prompts(page);
      await showsAnswers(page, {});
    }
    await eventually(async () => {
      const all = await texts(page);
      for (const text of broken) assert.ok(all.some((one) => one.endsWith(text)), `“${text}” is gone`);
    });
  });

  test("a record of a standard that this page does not have stays as it is, whatever one does", async () => {
    const stranger = record({ judgements: { "X1": "met" } }).replace(UID, "ST9999_1.0");
    const { page } = await it.visit(at());
    await prompts(page);
    await saved(page);
    await putRecord(page, stranger, "ST9999_1.0");
    await page.reload();
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await page.getByRole("button", { name: "Start again" }).click();
    await saved(page);
    assert.ok((await texts(page)).some((one) => one.endsWith(stranger)));
  });

  test("what cannot be read can be deleted alone, and everything else stays", async () => {
    const stranger = record({ judgements: { "X1": "met" } }).replace(UID, "ST9999_1.0");
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await saved(page);
    await putRecord(page, stranger, "ST9999_1.0");
    await page.reload();
    await prompts(page);
    await page.getByRole("link", { name: "Share", exact: true }).click();
    await page.getByText("Delete what is kept for ST9999_1.0").click();
    await page.getByRole("button", { name: "Delete it for good" }).click();
    await page.getByText("It is gone from this device.").waitFor();
    assert.equal(await page.getByText("Kept for ST9999_1.0").count(), 0);
    assert.ok(!(await texts(page)).some((one) => one.includes("ST9999_1.0")));
    await page.goto(it.server.address + at());
    await prompts(page);
    await showsAnswers(page, { "AM1-role-p1": "Yes" });
  });

  test("answers to criteria that the standard does not have are kept, and those it has are shown", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await saved(page);
    await putRecord(page, record({ judgements: { "AM1-role-p1": "met", "AM9-gone-p1": "partly" } }));
    await page.reload();
    await prompts(page);
    await showsAnswers(page, { "AM1-role-p1": "Yes" });
    await say(page, { "AM1-financials-p1": "Yes" });
    await saved(page);
    assert.ok((await texts(page)).some((text) => text.includes("AM9-gone-p1") && text.includes("AM1-financials-p1")));
    await prompt(page, "AM1-role-p1").waitFor();
    await onScreen(page, HEADINGS.answer);
  });

  test("a record as earlier pages kept it is moved into today's form, with everything in it", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await saved(page);
    await go(page, "#/about", HEADINGS.about);
    await put(page, Object.fromEntries(Object.keys(await kept(page)).map((key) => [key, null])));
    await put(page, { [`record/${UID}`]: record({ judgements: { "AM1-role-p1": "met" }, notes: { "AM1-role-p1": "winter" } }), last: UID });
    await reopen(page, it.server.address + at());
    await prompts(page);
    await showsAnswers(page, { "AM1-role-p1": "Yes" });
    await eventually(async () => {
      const keys = Object.keys(await kept(page));
      assert.ok(keys.includes(UID) && !keys.includes(`record/${UID}`), keys.join());
    });
  });

  test("a damaged snapshot gives way to the one before, and it is said", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await saved(page);
    await say(page, { "AM1-financials-p1": "Yes" });
    await saved(page);
    const row = (await stored(page))[UID];
    await put(page, { [UID]: { ...row, text: row.text.replace("AM1-financials", "AM1-finances") } });
    await page.reload();
    await prompts(page);
    await showsAnswers(page, { "AM1-role-p1": "Yes" });
    await reads(page, /Part of what was kept here was damaged/);
  });
});
