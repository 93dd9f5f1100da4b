// Several records, files, links: named, copied, deleted and brought back, saved and opened, and nothing replaced unasked.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test, { describe } from "node:test";
import jsQR from "jsqr";

import { kept, stored } from "./device.js";
import {
  at, focused, go, HEADINGS, note, onScreen, PRODUCTION, prompts, reads, reopen, saved, say, showsAnswers, stage, UID,
} from "./journey.js";
import { assertAccessible, assertQuiet, eventually, started } from "./support.js";

const ROLE = "AM1-role-p1";
const KEEP = "Keep your answers";

const entry = (page, name) => page.locator(".gc-keep__records > li").filter({ has: page.getByRole("heading", { name, exact: true }) });

async function keepScreen(page) {
  await go(page, "#/keep", KEEP);
}

/** Unfolds what can be done with a record. */
async function unfold(page, name) {
  await keepScreen(page);
  if (!(await entry(page, name).locator("details[open]").count())) await entry(page, name).locator("summary").click();
}

async function rename(page, from, to) {
  await unfold(page, from);
  await entry(page, from).getByRole("textbox").fill(to);
  await entry(page, from).getByRole("textbox").press("Enter");
  await entry(page, `“${to}”`).waitFor();
}

/** Opens a file by the picker. */
async function open(page, text, name = "answers.json") {
  await keepScreen(page);
  await page.getByLabel(/^Open a file/).setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });
}

const file = (more) => JSON.stringify({ format: "learner-record/2", standard: UID, pathway: PRODUCTION, ...more });

const offer = (page) => page.getByRole("region", { name: "Answers that are not kept yet" });

describe("records on this device", () => {
  const it = stage();

  async function begun(given = { [ROLE]: "Yes" }) {
    const all = await it.visit(at());
    await prompts(all.page);
    await say(all.page, given);
    await saved(all.page);
    return all;
  }

  test("the browser's history, title and address, never holds what a person calls a record", async () => {
    const { page } = await begun();
    await rename(page, "Junior production coordinator", "Sam at Northfield");
    await entry(page, "“Sam at Northfield”").getByRole("link", { name: /^Open/ }).click();
    await prompts(page);
    const places = page.getByRole("navigation", { name: "Places" });
    for (const [name, title] of [["Result", /^Result – /], ["Get ready", /^Am I ready\? – /], ["Questions", /^Questions – /]]) {
      await places.getByRole("link", { name }).click();
      await eventually(async () => assert.match(await page.title(), title));
      await page.getByRole("banner").getByText("“Sam at Northfield”").waitFor();
      assert.doesNotMatch((await page.title()) + decodeURIComponent(page.url()), /Sam|Northfield/);
    }
    await page.goto(`${it.server.address}#/about`);
    await page.getByText("Your browser's own history notes the screens that you open here").waitFor();
  });

  test("a record gets a name, is copied, and each copy goes its own way", async () => {
    const { page, watch } = await begun();
    await rename(page, "Junior production coordinator", "my mock");
    await unfold(page, "“my mock”");
    await entry(page, "“my mock”").getByRole("button", { name: "Make a copy" }).click();
    await entry(page, "“Copy of my mock”").getByRole("link", { name: /^Open/ }).click();
    await prompts(page);
    await showsAnswers(page, { [ROLE]: "Yes" });
    await say(page, { [ROLE]: "Not yet" });
    await saved(page);
    await reopen(page, `${it.server.address}#/keep`);
    await entry(page, "“my mock”").getByRole("link", { name: /^Open/ }).click();
    await prompts(page);
    await showsAnswers(page, { [ROLE]: "Yes" });
    await keepScreen(page);
    await entry(page, "“Copy of my mock”").getByRole("link", { name: /^Open/ }).click();
    await prompts(page);
    await showsAnswers(page, { [ROLE]: "Not yet" });
    assertQuiet(watch);
  });

  test("a deleted record can be brought back, and is gone from the device if it is not", async () => {
    const { page } = await begun();
    await rename(page, "Junior production coordinator", "my mock");
    await unfold(page, "“my mock”");
    await entry(page, "“my mock”").getByRole("button", { name: "Delete" }).click();
    await reads(page, "“my mock” was deleted.");
    await eventually(async () => assert.ok(!Object.keys(await kept(page)).some((key) => key.includes(UID))));
    await page.getByRole("button", { name: "Undo the deletion" }).click();
    await entry(page, "“my mock”").waitFor();
    await saved(page);
    await reopen(page, it.server.address + at());
    await prompts(page);
    await showsAnswers(page, { [ROLE]: "Yes" });
  });

  test("a record that is saved as a file and opened elsewhere is all there", async () => {
    const { page } = await begun({ [ROLE]: "Yes", "AM2-cpd-p1": "Partly" });
    await note(page, ROLE, "the winter production");
    await saved(page);
    await page.evaluate(() => delete window.showSaveFilePicker);
    await keepScreen(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save a file" }).click()]);
    assert.equal(download.suggestedFilename(), `${UID}-answers.json`);
    const text = await readFile(await download.path(), "utf8");
    assert.deepEqual(JSON.parse(text).notes, { [ROLE]: "the winter production" });
    const { page: other } = await it.visit("#/keep");
    await open(other, text);
    await offer(other).getByRole("button", { name: "Keep as a new record" }).click();
    await saved(other);
    await reopen(other, it.server.address + at());
    await prompts(other);
    await showsAnswers(other, { [ROLE]: "Yes", "AM2-cpd-p1": "Partly" });
  });

  test("where the browser lets a page write files, the person says where", async () => {
    const { page } = await begun();
    await page.evaluate(() => {
      window.showSaveFilePicker = async ({ suggestedName }) => ({
        createWritable: async () => ({ write: async (text) => (window.written = [suggestedName, text]), close: async () => {} }),
      });
    });
    await keepScreen(page);
    await page.getByRole("button", { name: "Save a file" }).click();
    await reads(page, "was saved.");
    const [name, text] = await page.evaluate(() => window.written);
    assert.equal(name, `${UID}-answers.json`);
    assert.equal(JSON.parse(text).judgements[ROLE], "met");
  });

  test("an opened file says what would change, and nothing changes before that is chosen", async () => {
    const { page } = await begun({ [ROLE]: "Yes", "AM1-monitoring-d1": "Partly" });
    const before = await kept(page);
    await open(page, file({ judgements: { [ROLE]: "not-met", "AM2-cpd-p1": "met" } }));
    await offer(page).getByText("Added to Junior production coordinator, 1 thing would be new and 1 would change.").waitFor();
    await offer(page).getByText("What would change").click();
    await offer(page).getByText(`${ROLE}: Yes → Not yet`).waitFor();
    assert.deepEqual(await kept(page), before);
    await offer(page).getByRole("button", { name: "Do not keep them" }).click();
    await go(page, at());
    await prompts(page);
    await showsAnswers(page, { [ROLE]: "Yes", "AM1-monitoring-d1": "Partly" });
    await open(page, file({ judgements: { [ROLE]: "not-met", "AM2-cpd-p1": "met" } }));
    await offer(page).getByRole("button", { name: "Add to Junior production coordinator" }).click();
    await saved(page);
    await reopen(page, it.server.address + at());
    await prompts(page);
    await showsAnswers(page, { [ROLE]: "Not yet", "AM1-monitoring-d1": "Partly", "AM2-cpd-p1": "Yes" });
  });

  test("a file that is dropped on the page is opened like one that is picked", async () => {
    const { page } = await begun();
    const text = file({ judgements: { "AM2-cpd-p1": "met" } });
    const data = await page.evaluateHandle((given) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([given], "dropped.json", { type: "application/json" }));
      return transfer;
    }, text);
    await page.dispatchEvent("body", "drop", { dataTransfer: data });
    await onScreen(page, KEEP);
    await offer(page).getByText(/Answers from dropped\.json/).waitFor();
  });

  test("a table that is dropped on the page is no record: it says where to open it", async () => {
    const { page } = await begun();
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(["Evidence id,Title\r\nE1,Minutes\r\n"], "evidence.CSV", { type: "text/csv" }));
      return transfer;
    });
    await page.dispatchEvent("body", "drop", { dataTransfer: data });
    await onScreen(page, KEEP);
    await page.getByText("evidence.CSV is a table. To read it back, open it on the page Mapping grid, under Readiness.").waitFor();
  });

  /** Drops files on the page: of each its name, its bytes, and how many more; of a folder the name alone. */
  const drop = (page, files) =>
    page.evaluate((given) => {
      const transfer = new DataTransfer();
      for (const [name, bytes, more] of given) transfer.items.add(new File([new Uint8Array(bytes ?? []), new Uint8Array(more)], name));
      const items = given.map(([, bytes]) => ({ webkitGetAsEntry: () => ({ isDirectory: !bytes }) }));
      const event = new Event("drop", { bubbles: true, cancelable: true });
      Object.defineProperty(event, "dataTransfer", { value: { files: transfer.files, items, types: ["Files"] } });
      document.body.dispatchEvent(event);
    }, files.map(([name, text, more = 0]) => [name, text === undefined ? undefined : [...Buffer.from(text, "latin1")], more]));

  test("a file in the wrong place is named for what it is, whatever it is called, with where it belongs", async () => {
    const { page, watch } = await begun();
    const files = {
      "log.json": ["PK\x03\x04 xl/workbook.xml", /log\.json is a workbook\. Save its sheet as CSV/],
      "plan.txt": ["%PDF-1.7", /plan\.txt is a PDF\. Leave it where it is: on the page Evidence/],
      "letter.docx": ["PK\x03\x04 word/document.xml", /letter\.docx is a text document/],
      "photo.json": ["\xff\xd8\xff\xe0 JFIF", /photo\.json is a picture/],
      "all.zip": ["PK\x03\x04 one.txt", /all\.zip is a zip file or another archive\. Unpack it/],
      "huge.mov": ["\0\0\0\x18ftypqt  ", /huge\.mov is a recording/, 4_100_000],
      "my folder": [undefined, /my folder is a folder\. Open it/],
    };
    for (const [name, [bytes, says, more]] of Object.entries(files)) {
      await drop(page, [[name, bytes, more]]);
      await reads(page, says);
    }
    await onScreen(page, KEEP);
    assertQuiet(watch);
  });

  test("of several files that are dropped at once each is told, and the first answers are looked at", async () => {
    const { page } = await begun();
    const answers = (id) => file({ judgements: { [id]: "met" } });
    await drop(page, [["a.pdf", "%PDF-1.7"], ["b.json", answers("AM2-cpd-p1")], ["c", undefined], ["d.json", answers("AM1-role-p1")]]);
    await offer(page).getByText(/Answers from b\.json/).waitFor();
    await reads(page, /a\.pdf is a PDF.*c is a folder.*d\.json was not opened: answers are looked at one file at a time\. Open it when you have decided about b\.json\./s);
  });

  test("what is too long in a file is told, and still at hand", async () => {
    const { page } = await begun();
    const where = "w".repeat(300) + " the end of it";
    await open(page, file({ judgements: {}, evidence: [{ id: "E1", title: "One", where }] }));
    await reads(page, /longer than there is room for.*\/evidence\/0\/where: 14 characters/s);
    assert.match(await offer(page).getByLabel("What is left out, to be copied").inputValue(), / the end of it/);
  });

  test("answers to prompts that this version does not have are told, kept apart and written back", async () => {
    const { page } = await begun();
    await open(page, file({ judgements: { "AM9-gone-p1": "partly" } }));
    await offer(page).getByText(/1 answer is about prompts that this version does not have \(AM9-gone-p1\)/).waitFor();
    await offer(page).getByRole("button", { name: "Keep as a new record" }).click();
    await saved(page);
    assert.ok(Object.values(await kept(page)).some((text) => text.includes('"AM9-gone-p1": "partly"')));
  });

  test("a file about another standard opens that standard", async () => {
    const { page } = await begun();
    await open(page, JSON.stringify({ format: "learner-record/1", standard: "ST0792_1.1", pathway: "film-tv-radio", judgements: {} }));
    await offer(page).getByText(/ST0792_1\.1/).waitFor();
    await offer(page).getByRole("button", { name: "Keep as a new record" }).click();
    await go(page, "#/ST0792_1.1/film-tv-radio/list");
    await prompts(page);
    await page.getByRole("banner").filter({ hasText: "v1.1" }).waitFor();
  });

  const unfit = {
    "no record": "{ this is not a record",
    "a record of a standard that is not here": file({}).replace(UID, "ST9999_1.0"),
    "nested without end": "[".repeat(100_000),
    "too large": " ".repeat(5_000_000),
    "empty": "",
  };
  for (const [what, text] of Object.entries(unfit)) {
    test(`a file that is ${what} is refused in words, and nothing changes`, async () => {
      const { page, watch } = await begun();
      const before = await kept(page);
      await open(page, text, "letter.json");
      await reads(page, /letter\.json (cannot be opened|is too large|names no standard|is empty)/);
      assert.deepEqual(await kept(page), before);
      assertQuiet(watch);
    });
  }

  test("a file of a newer page is told as newer, with what can be read of it, and nothing changes", async () => {
    const { page, watch } = await begun();
    const before = await kept(page);
    await open(page, file({ judgements: { "AM1-role-p1": "met", "AM1-role-p2": { level: 4 } }, moods: [1.5] }).replace("record/2", "record/9"), "letter.json");
    await reads(page, /a newer version of this page saved letter\.json.* This version can read of it: .*1 answer/);
    assert.deepEqual(await kept(page), before);
    assertQuiet(watch);
  });

  test("on a phone, what a file brings and what came of an act are in sight, and no news elsewhere", async () => {
    const { page } = await begun();
    await page.setViewportSize({ width: 360, height: 740 });
    const inSight = (what) => eventually(async () => {
      const box = await what.boundingBox();
      assert.ok(box && box.y >= 0 && box.y < 300, `at ${box?.y}`);
    });
    const told = page.getByRole("status").filter({ hasText: "Dismiss" });
    await keepScreen(page);
    await page.getByRole("button", { name: "Clear everything on this device" }).scrollIntoViewIfNeeded();
    await open(page, "{ this is not a record", "letter.json");
    await inSight(told.getByText("letter.json cannot be opened. Choose a file that was saved here."));
    // And it hides nothing that has the focus, on the way up either.
    await page.getByRole("button", { name: "Clear everything on this device" }).focus();
    for (let pressed = 0; pressed < 8; pressed += 1) {
      await page.keyboard.press("Shift+Tab");
      const hidden = await page.evaluate(() => {
        const [it, bar] = [document.activeElement, document.querySelector(".gc-told")];
        return !bar.contains(it) && it.getBoundingClientRect().top < bar.getBoundingClientRect().bottom && it.textContent;
      });
      assert.ok(!hidden, `“${hidden}” is behind the message`);
    }
    await go(page, "#/", HEADINGS.choose);
    await told.waitFor({ state: "detached" });
    await keepScreen(page);
    await page.getByLabel(/^Open a file/).focus();
    await open(page, file({ judgements: { [ROLE]: "partly" } }));
    await inSight(offer(page));
    await focused(page, "#brought");
  });

  test("what was rescued from a page that stopped comes back as records", async () => {
    const { page } = await begun();
    const rescued = JSON.stringify({ format: "kept-texts/1", texts: await stored(page) });
    const { page: other } = await it.visit("#/keep");
    await open(other, rescued, "my-answers-rescued.json");
    await reads(other, "1 record was added from my-answers-rescued.json");
    await saved(other);
    await reopen(other, it.server.address + at());
    await prompts(other);
    await showsAnswers(other, { [ROLE]: "Yes" });
  });

  test("a link brings the answers, shows them as such, and keeps them only if they are accepted", async () => {
    const { page } = await begun({ [ROLE]: "Yes", "AM1-monitoring-d1": "Partly" });
    await note(page, ROLE, "the winter production");
    await keepScreen(page);
    const link = await page.getByRole("textbox", { name: "Link to these answers" }).inputValue();
    assert.ok(link.startsWith(`${it.server.address}#/${UID}/${PRODUCTION}/answers/`) && link.split("#")[1].length <= 200, link);
    const { page: other, watch } = await it.blank();
    await other.goto(link);
    await started(other);
    await onScreen(other, HEADINGS.result);
    await offer(other).getByText(/Answers from a link: .* 2 answers/).waitFor();
    assert.ok(!other.url().includes("answers/"), "the answers stay in the address");
    assert.deepEqual(Object.keys(await kept(other)), []);
    await other.reload();
    await started(other);
    await onScreen(other, HEADINGS.result);
    await go(other, at());
    await prompts(other);
    await showsAnswers(other, {});
    await other.goto("about:blank");
    await other.goto(link);
    await offer(other).getByRole("button", { name: "Keep as a new record" }).click();
    await saved(other);
    await go(other, at());
    await prompts(other);
    await showsAnswers(other, { [ROLE]: "Yes", "AM1-monitoring-d1": "Partly" });
    assert.ok(!Object.values(await kept(other)).some((text) => text.includes("winter")));
    assertQuiet(watch);
  });

  test("a damaged link is refused in words", async () => {
    const { page, watch } = await it.visit(`#/${UID}/${PRODUCTION}/answers/aAAAAAA`);
    await onScreen(page, KEEP);
    await reads(page, /This link is damaged or cut off/);
    assert.ok(!page.url().includes("answers/"));
    assertQuiet(watch);
  });

  test("a link that was damaged anywhere says so, and keeps nothing in the address", async () => {
    const whole = `#/${UID}/${PRODUCTION}/answers/aGeM5qJDTZKVc6ks`;
    const damaged = {
      "without its end": whole.slice(0, -3),
      "without its answers": whole.slice(0, -"aGeM5qJDTZKVc6ks".length),
      "with more behind it": `${whole}/AAAA`,
      "with a letter of no meaning": whole.replace("qJ", "q%3CJ"),
      "with an equals sign for a letter": whole.replace("qJ", "q=J"),
      "without its option": `#/${UID}/answers/aGeM5qJDTZKVc6ks`,
      "without its standard": "#/answers/aGeM5qJDTZKVc6ks",
      "with half its standard": `#/ST07/${PRODUCTION}/answers/aGeM5qJDTZKVc6ks`,
      "far too long": `${whole}${"A".repeat(5000)}`,
    };
    const { page, watch } = await it.visit("#/about");
    for (const [how, hash] of Object.entries(damaged)) {
      await page.goto("about:blank");
      await page.goto(`${it.server.address}${hash}`);
      await started(page);
      await onScreen(page, KEEP);
      await reads(page, /This link is damaged or cut off/);
      assert.ok(page.url().endsWith("#/keep"), `${how}: ${page.url()}`);
    }
    assertQuiet(watch);
  });

  test("a link opens whatever mail has put behind it or made of it", async () => {
    const whole = `/${UID}/${PRODUCTION}/answers/aGeM5qJDTZKVc6ks`;
    const encoded = whole.replaceAll("/", "%2F").replaceAll("_", "%5F");
    const came = [`${whole}).`, `${whole}”,`, `${whole}\u200b`, `${whole}%20`, `${whole}&utm_source=mail`, `${whole}?fbclid=IwAR0-abc_1`, encoded, encoded.replaceAll("%", "%25")];
    const { page } = await it.visit("#/about");
    for (const hash of came) {
      await page.goto("about:blank");
      await page.goto(`${it.server.address}#${hash}`);
      await started(page);
      await onScreen(page, HEADINGS.result);
      await offer(page).getByText(/Answers from a link/).waitFor();
      assert.ok(page.url().endsWith(`#/${UID}/${PRODUCTION}/result`), page.url());
    }
  });

  test("the QR code holds the link", async () => {
    const { page } = await begun({ [ROLE]: "Yes", "AM1-monitoring-d1": "Partly", "AM2-cpd-p1": "Not yet" });
    await keepScreen(page);
    const link = await page.getByRole("textbox", { name: "Link to these answers" }).inputValue();
    await page.getByText("Show it as a QR code").click();
    const code = page.getByRole("img", { name: /^QR code/ });
    await code.waitFor();
    const { data, width, height } = await code.evaluate(async (svg) => {
      const [side, scale] = [Number(svg.getAttribute("viewBox").split(" ")[2]), 4];
      const canvas = Object.assign(document.createElement("canvas"), { width: side * scale, height: side * scale });
      const paint = canvas.getContext("2d");
      paint.fillStyle = "#fff";
      paint.fillRect(0, 0, canvas.width, canvas.height);
      paint.scale(scale, scale);
      paint.fillStyle = getComputedStyle(svg.querySelector("path")).fill;
      paint.fill(new Path2D(svg.querySelector("path").getAttribute("d")));
      const { data, width, height } = paint.getImageData(0, 0, canvas.width, canvas.height);
      return { data: Array.from(data), width, height };
    });
    assert.equal(jsQR(Uint8ClampedArray.from(data), width, height)?.data, link);
  });

  test("“Clear everything on this device” asks once, names what goes, and leaves no key", async () => {
    const { page, watch } = await begun();
    await rename(page, "Junior production coordinator", "my mock");
    await page.evaluate(async () => {
      localStorage.setItem("apprenticeship-grade-calculator/last", "x");
      localStorage.setItem("somebody-else", "stays");
      await caches.open("grade-calculator test");
    });
    await page.getByRole("button", { name: "Clear everything on this device" }).click();
    await reads(page, /This goes, for good.*“my mock”, ST0792_1\.2: 1 answer/);
    await page.getByRole("button", { name: "No, keep it" }).click();
    assert.ok(Object.keys(await kept(page)).length > 0);
    await page.getByRole("button", { name: "Clear everything on this device" }).click();
    await page.getByRole("button", { name: "Yes, clear all of it" }).click();
    await reads(page, "Everything that was kept on this device is gone.");
    const left = async () => page.evaluate(async () => [
      await indexedDB.databases(), Object.keys(localStorage), Object.keys(sessionStorage), await caches.keys(),
    ]);
    assert.deepEqual(await left(), [[], ["somebody-else"], [], []]);
    await page.reload();
    await started(page);
    await reads(page, "There is none yet.");
    assertQuiet(watch);
  });

  for (const [name, viewport] of [["a desktop", { width: 1280, height: 900 }], ["a phone", { width: 360, height: 740 }]]) {
    test(`on ${name}, the screen has no fault that the checker finds, and nothing sticks out`, async () => {
      const { page } = await it.visit(at(), { viewport });
      await prompts(page);
      await say(page, { [ROLE]: "Yes" });
      await rename(page, "Junior production coordinator", "my mock");
      await page.getByText("Show it as a QR code").click();
      await page.getByRole("button", { name: "Clear everything on this device" }).click();
      await open(page, file({ judgements: { [ROLE]: "not-met", "AM9-gone-p1": "met" } }));
      await offer(page).waitFor();
      await assertAccessible(page, `the keep screen on ${name}`);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.ok(wide <= 0, `${wide} pixels too wide`);
      if (process.env.GC_PICTURES) await page.screenshot({ path: `${process.env.GC_PICTURES}/keep-${viewport.width}.png`, fullPage: true });
    });
  }
});
