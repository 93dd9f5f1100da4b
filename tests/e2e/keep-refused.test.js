// Devices that keep nothing, and records that cannot be read.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import {
  answers, at, go, HEADINGS, note, onScreen, PRODUCTION, prompt, prompts, reads, reopen, resultIs, saved, say, showsAnswers, stage, TITLE,
  UID,
} from "./journey.js";
import { assertQuiet, eventually, started } from "./support.js";

// How the page names what it keeps.
const PLACE = { database: "apprenticeship-grade-calculator", store: "texts", record: `record/${UID}` };

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

describe("devices that keep nothing", () => {
  const it = stage();

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
});

/** Puts a text where the page keeps a record; run in a page of its origin that has kept something. */
function put(page, key, text) {
  return page.evaluate(([place, at, value]) => new Promise((done, failed) => {
    const opening = indexedDB.open(place.database);
    opening.onerror = failed;
    opening.onsuccess = () => {
      const writing = opening.result.transaction(place.store, "readwrite");
      writing.objectStore(place.store).put(value, at);
      writing.oncomplete = () => (opening.result.close(), done());
    };
  }), [PLACE, key, text]);
}

/** Every text that is kept. */
function kept(page) {
  return page.evaluate((place) => new Promise((done, failed) => {
    const opening = indexedDB.open(place.database);
    opening.onerror = failed;
    opening.onsuccess = () => {
      const reading = opening.result.transaction(place.store).objectStore(place.store).getAll();
      reading.onsuccess = () => (opening.result.close(), done(reading.result));
    };
  }), PLACE);
}

describe("records that cannot be read", () => {
  const it = stage();

  const record = (more) => JSON.stringify({ format: "learner-record/1", standard: UID, pathway: PRODUCTION, ...more });
  const broken = {
    "is no JSON": "{ this is not a record",
    "is empty": "",
    "is cut off": record({ judgements: { "AM1-role-p1": "met" } }).slice(0, -8),
    "comes from a newer page": record({ judgements: { "AM1-role-p1": "met" } }).replace("record/1", "record/2"),
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
      await put(page, PLACE.record, text);
      await reopen(page, it.server.address);
      await reads(page, new RegExp(`Answers kept on this device for ${UID} cannot be read`));
      await go(page, at(), HEADINGS.answer);
      await prompts(page);
      await showsAnswers(page, {});
      await say(page, { "AM1-financials-p1": "Yes" });
      await saved(page);
      assert.ok((await kept(page)).includes(text), "the record is gone");
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
    await put(page, PLACE.record, broken["is cut off"]);
    await page.reload();
    await prompts(page);
    await reads(page, /cannot be read/);
  });

  test("a second record that cannot be read does not push out the first", async () => {
    const { page } = await it.visit(at());
    const texts = ["the first", "the second"];
    for (const text of texts) {
      await prompts(page);
      await say(page, { "AM1-role-p1": text === "the first" ? "Yes" : "Partly" });
      await saved(page);
      await put(page, PLACE.record, text);
      await page.reload();
      await prompts(page);
      await showsAnswers(page, {});
    }
    await eventually(async () => {
      const all = await kept(page);
      for (const text of texts) assert.ok(all.includes(text), `“${text}” is gone`);
    });
  });

  test("a record of a standard that this page does not have stays as it is, whatever one does", async () => {
    const stranger = record({ judgements: { "X1": "met" } }).replace(UID, "ST9999_1.0");
    const { page } = await it.visit(at());
    await prompts(page);
    await saved(page);
    await put(page, "record/ST9999_1.0", stranger);
    await page.reload();
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await page.getByRole("button", { name: "Start again" }).click();
    await saved(page);
    assert.ok((await kept(page)).includes(stranger));
  });

  test("answers to criteria that the standard does not have are kept, and those it has are shown", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await saved(page);
    await put(page, PLACE.record, record({ judgements: { "AM1-role-p1": "met", "AM9-gone-p1": "partly" } }));
    await page.reload();
    await prompts(page);
    await showsAnswers(page, { "AM1-role-p1": "Yes" });
    await say(page, { "AM1-financials-p1": "Yes" });
    await saved(page);
    assert.ok((await kept(page)).some((text) => text.includes("AM9-gone-p1") && text.includes("AM1-financials-p1")));
    await prompt(page, "AM1-role-p1").waitFor();
    await onScreen(page, HEADINGS.answer);
  });
});
