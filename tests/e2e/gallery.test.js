// Every component in every state, in the gallery: for everyone, at every width; under hands that slip; and with other
// people's scripts at work. `cargo tools gallery --build` makes it.

import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { assertAccessible, assertQuiet, eventually, launch, newPage, nothingMore, serve } from "./support.js";

let browser, server;
const opened = [];
before(async () => {
  const dir = fileURLToPath(new URL("../../dist/gallery", import.meta.url));
  [browser, server] = await Promise.all([launch(), serve({ dir })]);
});
afterEach(async () => {
  for (const context of opened.splice(0)) await context.close();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** A page of the gallery. */
async function visit(hash = "#/", options = {}) {
  const all = await newPage(browser, options);
  opened.push(all.context);
  await all.page.goto(server.address + hash);
  await all.page.locator("h1").first().waitFor();
  return all;
}

/** Goes to another page of it, without loading anything. */
async function go(page, hash) {
  await page.evaluate((to) => (location.hash = to), hash);
  await page.waitForFunction((to) => location.hash === to && document.querySelector("h1"), hash);
  // The screen is drawn once the address has changed; what moves comes to rest.
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    await Promise.all(document.getAnimations().map((one) => one.finished));
  });
}

/** The address of every component. */
async function everything(page) {
  const all = await page.locator(".gc-contents a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.ok(all.length > 30, `only ${all.length} pages`);
  return all;
}

/** A state of a component, by its name. */
const state = (page, name) => page.locator(`[data-example="${name}"]`);

/** The accessibility check finds nothing on any page; all that it finds is told at once. */
async function allAccessible(page, options) {
  const found = [];
  for (const hash of await everything(page)) {
    await go(page, hash);
    await assertAccessible(page, hash, options).catch((failure) => found.push(failure.message));
  }
  assert.deepEqual(found, []);
}

const WIDTHS = [320, 360, 1280];

for (const colorScheme of ["light", "dark"]) {
  for (const width of WIDTHS) {
    test(`the accessibility check finds nothing, ${colorScheme}, ${width} wide`, async () => {
      const { page, watch } = await visit("#/", { viewport: { width, height: 740 }, colorScheme });
      await allAccessible(page);
      assertQuiet(watch);
    });
  }
}

test("in the colours of the system the check finds nothing, and what is chosen still differs", async () => {
  const { page } = await visit("#/", { viewport: { width: 360, height: 740 }, forcedColors: "active" });
  await allAccessible(page, { contrast: false });
  await go(page, "#/answers");
  const edge = (name, answer) =>
    state(page, name).getByRole("button", { name: answer, exact: true }).evaluate((one) => getComputedStyle(one).borderTopWidth);
  for (const [name, answer] of [["yes", "Yes"], ["partly", "Partly"], ["not yet", "Not yet"]]) {
    assert.notEqual(await edge(name, answer), await edge("none chosen", answer), answer);
  }
});

test("nothing scrolls sideways at 320, nor with text twice as large at 360 and 1280", async () => {
  const { page } = await visit("#/", { viewport: { width: 320, height: 640 } });
  const wrong = [];
  const all = await everything(page);
  const sideways = () => page.evaluate(() => {
    const root = document.documentElement;
    const beyond = [...document.querySelectorAll("#app *")].filter((one) =>
      one.getBoundingClientRect().right > innerWidth + 1 && !one.closest(".gc-grid, .gc-skip, .gc-unseen, svg"));
    return root.scrollWidth > root.clientWidth ? beyond.slice(0, 3).map((one) => one.outerHTML.slice(0, 120)).join(" | ") || "the page" : "";
  });
  for (const [width, height, size] of [[320, 640, ""], [320, 256, ""], [360, 740, "200%"], [1280, 800, "200%"]]) {
    await page.setViewportSize({ width, height });
    await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
    for (const hash of all) {
      await go(page, hash);
      const wide = await sideways();
      if (wide) wrong.push(`${hash}, ${width} wide, ${size || "100%"}: ${wide}`);
    }
  }
  assert.deepEqual(wrong, []);
});

test("what is pressed is at least 44 pixels high and wide, but for links within sentences", async () => {
  const { page } = await visit("#/", { viewport: { width: 360, height: 740 }, hasTouch: true });
  const wrong = [];
  for (const hash of await everything(page)) {
    await go(page, hash);
    await page.evaluate(() => document.querySelectorAll("#app details").forEach((fold) => (fold.open = true)));
    wrong.push(...(await page.evaluate((where) => {
      const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
      const inText = (one) => one.tagName === "A" && getComputedStyle(one).display === "inline";
      const pressed = "a:not(.gc-skip), button, summary, select, textarea, label:has(input[type=radio], input[type=checkbox]), input:not([type=radio], [type=checkbox])";
      return [...document.querySelectorAll(pressed)].filter((one) => one.closest("#app") && seen(one) && !inText(one)).flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        return Math.round(width) < 44 || Math.round(height) < 44 ? [`${where}: ${Math.round(width)} × ${Math.round(height)}: ${one.outerHTML.slice(0, 120)}`] : [];
      });
    }, hash)));
  }
  assert.deepEqual(wrong, []);
});

test("fields are written in at least 16 pixels, so that no phone zooms in", async () => {
  const { page } = await visit("#/", { viewport: { width: 360, height: 740 } });
  const small = [];
  for (const hash of await everything(page)) {
    await go(page, hash);
    const sizes = await page.locator("#app :is(input, textarea, select)").evaluateAll((all) => all.map((one) => parseFloat(getComputedStyle(one).fontSize)));
    if (sizes.some((size) => size < 16)) small.push(hash);
  }
  assert.deepEqual(small, []);
});

test("the header is at most 100 pixels high on a phone, and 50 beside a question", async () => {
  const { page } = await visit("#/header/2", { viewport: { width: 360, height: 740 } });
  const height = () => page.locator("header").evaluate((header) => header.getBoundingClientRect().height);
  for (const [hash, most] of [["#/header/1", 100], ["#/header/2", 100], ["#/header/3", 50], ["#/header/4", 100]]) {
    await go(page, hash);
    assert.ok((await height()) <= most, `${hash}: ${await height()}`);
    assert.ok((await page.getByRole("navigation").getByRole("link").count()) <= 4);
  }
});

test("the answers stick to the foot of a phone, and take no more than a fifth of it at any size of text", async () => {
  const { page } = await visit("#/question/2", { viewport: { width: 360, height: 740 } });
  const foot = page.locator(".gc-q__foot");
  const stuck = async () => {
    await page.evaluate(() => scrollTo(0, 0));
    const { bottom, height } = await foot.evaluate((one) => one.getBoundingClientRect().toJSON());
    return { isStuck: Math.abs(bottom - 740) < 2, height };
  };
  assert.ok((await stuck()).isStuck, "the answers are out of reach of the thumb");
  // Folds that are open make the question longer than the window.
  await page.evaluate(() => document.querySelectorAll("#app details").forEach((fold) => (fold.open = true)));
  for (const size of ["100%", "125%", "150%", "200%"]) {
    await page.evaluate((fontSize) => (document.documentElement.style.fontSize = fontSize), size);
    const { isStuck, height } = await stuck();
    assert.equal(isStuck, size === "100%", size);
    assert.ok(!isStuck || height <= 148, `${size}: ${height} of 740`);
  }
});

test("a question is answered by keys while the focus is in it, once for each press, and not while one types", async () => {
  const { page } = await visit("#/question/2", { viewport: { width: 1280, height: 800 } });
  const number = (no) => page.getByText(`Question ${no} of 24`).waitFor();
  await number(16);
  await page.locator("#question").focus();
  for (let repeat = 0; repeat < 4; repeat++) await page.keyboard.down("1");
  await page.keyboard.up("1");
  await number(17);
  await page.keyboard.press("3");
  await number(18);
  await page.getByText("Add a note").click();
  await page.locator("#note").fill("");
  await page.locator("#note").press("2");
  assert.equal(await page.locator("#note").inputValue(), "2");
  await number(18);
  await page.getByRole("button", { name: "Undo" }).click();
  await number(17);
});

test("a note whose text is deleted stays open under the cursor", async () => {
  const { page } = await visit("#/question/3", { viewport: { width: 360, height: 740 } });
  const note = page.locator("#note");
  await note.fill("");
  await note.pressSequentially("New words");
  assert.ok(await note.isVisible());
  assert.equal(await note.inputValue(), "New words");
});

test("where motion is not wanted, nothing moves", async () => {
  const { page } = await visit("#/", { reducedMotion: "reduce" });
  for (const hash of await everything(page)) {
    await go(page, hash);
    const moving = await page.evaluate(() => document.getAnimations().filter((one) => one.effect.getComputedTiming().duration > 0).length);
    assert.equal(moving, 0, hash);
  }
});

test("on paper folds are open, and what is only pressed is gone", async () => {
  const { page } = await visit("#/fold");
  await page.emulateMedia({ media: "print" });
  assert.ok(await state(page, "closed").getByText("Say how and why").isVisible());
  await go(page, "#/button");
  assert.equal(await state(page, "links").getByRole("link", { name: "See the report" }).isVisible(), false);
});

describe("an answer", () => {
  const counted = (page) => state(page, "an answer goes on").getByText(/^Counted: /);
  const press = (page, name) => state(page, "an answer goes on").getByRole("button", { name, exact: true });
  const says = (page, words) => eventually(async () => assert.equal(await counted(page).textContent(), `Counted: ${words}`));
  /** Two frames: the question that stands there was painted. */
  const painted = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))));
  const arrive = async (options) => {
    const { page } = await visit("#/answers", options);
    await painted(page);
    return page;
  };

  test("is given by a click, and each of several clicks on several questions counts", async () => {
    const page = await arrive();
    const words = [];
    for (const word of ["Yes", "Partly", "Not yet", "Yes", "Yes", "Yes"]) {
      await press(page, word).click();
      words.push(word);
      await says(page, words.join(", "));
      await painted(page);
    }
  });

  test("is given once by a double click", async () => {
    const page = await arrive();
    await press(page, "Yes").dblclick();
    await says(page, "Yes");
    await nothingMore(() => counted(page).textContent(), { within: 500 });
  });

  test("is given once by a double click whose second half comes late", async () => {
    const page = await arrive();
    await press(page, "Yes").click({ clickCount: 2, delay: 200 });
    await says(page, "Yes");
    await nothingMore(() => counted(page).textContent(), { within: 500 });
  });

  for (const key of ["Enter", " "]) {
    test(`is given once by a held ${key === " " ? "Space" : key}`, async () => {
      const page = await arrive();
      await press(page, "Partly").focus();
      for (let repeat = 0; repeat < 6; repeat++) {
        await page.keyboard.down(key);
        await page.waitForTimeout(40);
      }
      await page.keyboard.up(key);
      await says(page, "Partly");
      await nothingMore(() => counted(page).textContent(), { within: 500 });
      await page.keyboard.press(key);
      await says(page, "Partly, Partly");
    });
  }

  test("is not given by a press that began on the question before", async () => {
    const page = await arrive();
    await press(page, "Yes").hover();
    await page.mouse.down();
    // Assistive technology answers meanwhile.
    await press(page, "Not yet").evaluate((button) => button.click());
    await says(page, "Not yet");
    await painted(page);
    await page.mouse.up();
    await nothingMore(() => counted(page).textContent(), { within: 500 });
    assert.equal(await counted(page).textContent(), "Counted: Not yet");
  });

  test("is given by assistive technology, which presses nothing, however quickly", async () => {
    const page = await arrive();
    await press(page, "Yes").evaluate((button) => button.click());
    await says(page, "Yes");
    await press(page, "Partly").evaluate((button) => button.click());
    await says(page, "Yes, Partly");
  });

  test("is given by touch", async () => {
    const page = await arrive({ hasTouch: true, viewport: { width: 360, height: 740 } });
    await press(page, "Yes").tap();
    await says(page, "Yes");
    await painted(page);
    await press(page, "Not yet").tap();
    await says(page, "Yes, Not yet");
  });

  test("moves nothing when it is chosen", async () => {
    const page = await arrive();
    const boxes = () => state(page, "none chosen").getByRole("button").evaluateAll((all) => all.map((one) => {
      // Where it stands in the page: the driver may scroll to what it presses.
      const { left, top, width, height } = one.getBoundingClientRect();
      return JSON.stringify([left, top + scrollY, width, height]);
    }));
    const before = await boxes();
    for (const word of ["Yes", "Partly", "Not yet"]) {
      await state(page, "none chosen").getByRole("button", { name: word, exact: true }).click();
      await painted(page);
      assert.deepEqual(await boxes(), before);
    }
  });
});

describe("a date", () => {
  const EMPTY = "empty", KEPT = "a day that is kept";
  const kept = (page, name) => state(page, name).getByText(/^Kept: /);
  const box = (page, name, label) => state(page, name).getByLabel(label, { exact: true });
  const keeps = (page, name, words) => eventually(async () => assert.equal(await kept(page, name).textContent(), `Kept: ${words}`));
  const said = (page, name) => state(page, name).getByRole("status").textContent();
  const leave = (page) => page.locator("h1").click();
  /** Types as a hand does, from box to box with Tab, and leaves. */
  const type = async (page, name, parts) => {
    await box(page, name, "Day").click();
    for (const part of parts) {
      await page.keyboard.press("ControlOrMeta+a");
      await (part ? page.keyboard.type(part) : page.keyboard.press("Delete"));
      await page.keyboard.press("Tab");
    }
    await leave(page);
  };
  const arrive = async () => (await visit("#/date")).page;

  for (const [parts, day, words] of [
    [["1", "9", "2025"], "1 September 2025", "Monday 1 September 2025"],
    [["01", "Sep", "25"], "1 September 2025", "Monday 1 September 2025"],
    [["29", "february", "2028"], "29 February 2028", "Tuesday 29 February 2028"],
    [["2026-03-01", "", ""], "1 March 2026", "Sunday 1 March 2026"],
    [["", "1 March 2026", ""], "1 March 2026", "Sunday 1 March 2026"],
  ]) {
    test(`typed as ${parts.map((part) => part || "nothing").join(", ")} is ${day}, and the page says so`, async () => {
      const page = await arrive();
      await type(page, EMPTY, parts);
      await keeps(page, EMPTY, day);
      assert.equal(await said(page, EMPTY), words);
    });
  }

  test("is not judged while somebody types, and keeps its day meanwhile", async () => {
    const page = await arrive();
    await box(page, KEPT, "Year").click();
    await page.keyboard.press("ControlOrMeta+a");
    for (const key of ["Delete", "2", "0", "2", "7"]) {
      await page.keyboard.press(key);
      await keeps(page, KEPT, "1 September 2025");
      assert.equal(await said(page, KEPT), "");
    }
    await leave(page);
    await keeps(page, KEPT, "1 September 2027");
  });

  test("that is left half typed keeps the day there was, and says so", async () => {
    const page = await arrive();
    await type(page, KEPT, ["1", "9", ""]);
    await eventually(async () => assert.equal(await said(page, KEPT), "Add the year. 1 September 2025 is still kept."));
    await keeps(page, KEPT, "1 September 2025");
    assert.equal(await box(page, KEPT, "Year").getAttribute("aria-invalid"), "true");
    assert.equal(await box(page, KEPT, "Day").getAttribute("aria-invalid"), null);
  });

  test("that is none keeps the day there was", async () => {
    const page = await arrive();
    await type(page, KEPT, ["31", "6", "2026"]);
    await eventually(async () => assert.match(await said(page, KEPT), /1 September 2025 is still kept\.$/));
    await keeps(page, KEPT, "1 September 2025");
  });

  test("goes when all three boxes are emptied and left", async () => {
    const page = await arrive();
    await type(page, KEPT, ["", "", ""]);
    await keeps(page, KEPT, "nothing");
  });

  test("is asked for where it can be read two ways", async () => {
    const page = await arrive();
    await type(page, EMPTY, ["03/04/2026", "", ""]);
    await keeps(page, EMPTY, "nothing");
    await state(page, EMPTY).getByRole("button", { name: "3 April 2026" }).click();
    await keeps(page, EMPTY, "3 April 2026");
    assert.equal(await box(page, EMPTY, "Month").inputValue(), "4");
  });

  test("pasted whole into any box fills all three, and is kept on leaving", async () => {
    const { page, context } = await visit("#/date");
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    for (const label of ["Day", "Month", "Year"]) {
      await page.reload();
      await page.evaluate(() => navigator.clipboard.writeText("1 March 2026"));
      await box(page, EMPTY, label).click();
      await page.keyboard.press("ControlOrMeta+v");
      await eventually(async () => assert.equal(await box(page, EMPTY, "Year").inputValue(), "2026"));
      assert.equal(await box(page, EMPTY, "Day").inputValue(), "1");
      await leave(page);
      await keeps(page, EMPTY, "1 March 2026");
    }
  });

  test("is judged by Enter, too", async () => {
    const page = await arrive();
    await box(page, EMPTY, "Day").click();
    await page.keyboard.type("1 Sep 2025");
    await page.keyboard.press("Enter");
    await keeps(page, EMPTY, "1 September 2025");
  });
});

describe("undo", () => {
  const clear = async (page) => {
    await page.clock.install();
    await page.reload();
    await page.getByRole("button", { name: "Clear the answers" }).click();
    return state(page, "to be tried").getByRole("button", { name: "Undo" });
  };

  test("stays for twenty seconds and then goes", async () => {
    const { page } = await visit("#/undo");
    const undo = await clear(page);
    await page.mouse.move(0, 0);
    await page.clock.runFor(19_000);
    assert.ok(await undo.isVisible());
    await page.clock.runFor(2_000);
    await undo.waitFor({ state: "detached" });
  });

  test("stays as long as it has the focus", async () => {
    const { page } = await visit("#/undo");
    const undo = await clear(page);
    await page.mouse.move(0, 0);
    await undo.focus();
    await page.clock.runFor(60_000);
    assert.ok(await undo.isVisible());
    await page.getByRole("button", { name: "Clear the answers" }).focus();
    await undo.waitFor({ state: "detached" });
  });

  test("takes it back", async () => {
    const { page } = await visit("#/undo");
    await (await clear(page)).click();
    await state(page, "to be tried").getByText("24 answers", { exact: true }).waitFor();
  });
});

test("a form that is sent with a mistake leads to the field", async () => {
  const { page } = await visit("#/field");
  await page.getByRole("button", { name: "Add it" }).click();
  const summary = page.getByRole("group", { name: "There is a problem" });
  await eventually(async () => assert.ok(await summary.evaluate((one) => one === document.activeElement)));
  await summary.getByRole("link").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "field-form");
  assert.equal(await page.evaluate(() => location.hash), "#/field");
});

test("a field says when it is full", async () => {
  const { page } = await visit("#/field");
  assert.equal(await page.locator("#field-full-full").textContent(), "It holds no more than 10 characters.");
  await page.locator("#field-full").press("End");
  await page.keyboard.press("Backspace");
  await eventually(async () => assert.equal(await page.locator("#field-full-full").textContent(), ""));
});

test("a text is copied, or selected where copying is not allowed", async () => {
  const { page, context } = await visit("#/copy");
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const link = state(page, "a link");
  await link.getByRole("button", { name: "Copy" }).click();
  await link.getByText("Copied", { exact: true }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^https:\/\/example\.org/);
  await page.reload();
  await page.evaluate(() => (navigator.clipboard.writeText = () => Promise.reject(new Error("not allowed"))));
  await link.getByRole("button", { name: "Copy" }).click();
  await link.getByText("The text is selected").waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.selectionEnd), await link.getByRole("textbox").evaluate((field) => field.value.length));
});

test("a dropped file counts as one that was chosen, and a second one is told", async () => {
  const { page } = await visit("#/files");
  const drop = (name, count) => state(page, name).locator(".gc-files").evaluate((zone, files) => {
    const data = new DataTransfer();
    for (let no = 1; no <= files; no++) data.items.add(new File(["{}"], `${no}.json`));
    zone.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
  }, count);
  await drop("one file", 2);
  await state(page, "one file").getByText("Opened: 1.json; 1 file not opened").waitFor();
  await drop("several files", 2);
  await state(page, "several files").getByText("Opened: 1.json, 2.json").waitFor();
  await state(page, "one file").locator("input").setInputFiles({ name: "mine.json", mimeType: "application/json", buffer: Buffer.from("{}") });
  await state(page, "one file").getByText("Opened: mine.json").waitFor();
});

test("Enter in the search opens the only hit", async () => {
  const { page } = await visit("#/search");
  await page.getByRole("searchbox").fill("production");
  await page.keyboard.press("Enter");
  await page.getByText("Opened by Enter: nothing").waitFor();
  await page.getByRole("searchbox").fill("junior");
  await page.keyboard.press("Enter");
  await page.getByText("Opened by Enter: Junior production coordinator").waitFor();
});

test("the skip link moves the focus and leaves the address alone", async () => {
  const { page } = await visit("#/header/2");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  assert.equal(await page.evaluate(() => location.hash), "#/header/2");
});

describe("with other people's scripts at work", () => {
  /** Puts every text into an element of its own, as translators do, and goes on doing so. */
  const translate = (page) => page.evaluate(() => {
    window.gcTestOurs = 0;
    const wrap = (root) => {
      const texts = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let text = walker.nextNode(); text; text = walker.nextNode()) {
        if (text.data.trim() && !text.parentElement.closest("font, textarea, script, style")) texts.push(text);
      }
      for (const text of texts) {
        const outer = document.createElement("font");
        const inner = document.createElement("font");
        inner.textContent = text.data;
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    const app = document.getElementById("app");
    const watcher = new MutationObserver((changes) => {
      window.gcTestOurs += changes.length;
      wrap(app);
      watcher.takeRecords();
    });
    wrap(app);
    watcher.observe(app, { subtree: true, childList: true, characterData: true });
  });

  const shown = (page) => page.locator("main").evaluate((main) => main.innerText.replaceAll(/\s+/g, " "));

  /** What somebody does on the pages of the gallery that change. */
  const journey = async (page) => {
    const seen = [];
    const note = async () => {
      await page.waitForTimeout(150);
      seen.push(await shown(page));
    };
    const arrive = async (hash) => {
      await go(page, hash);
      await note();
    };
    await arrive("#/answers");
    for (const word of ["Yes", "Partly", "Not yet", "Yes"]) {
      await state(page, "an answer goes on").getByRole("button", { name: word, exact: true }).click();
      await note();
    }
    await arrive("#/date");
    for (const part of ["1", "Tab", "9", "Tab", "25", "Tab"]) {
      await (part === "Tab" ? page.keyboard.press("Tab") : page.keyboard.type(part));
      if (part === "1") await state(page, "empty").getByLabel("Day").fill("1");
    }
    await page.locator("h1").click();
    await note();
    await arrive("#/undo");
    await page.getByRole("button", { name: "Clear the answers" }).click();
    await note();
    await state(page, "to be tried").getByRole("button", { name: "Undo" }).click();
    await note();
    await arrive("#/search");
    for (const words of ["junior", "", "nothing like it", ""]) {
      await page.getByRole("searchbox").fill(words);
      await note();
    }
    await arrive("#/pick");
    await page.getByText("Merit", { exact: true }).first().click({ force: true });
    await page.getByText("Post production coordinator", { exact: true }).first().click();
    await note();
    await arrive("#/field");
    await page.getByRole("button", { name: "Add it" }).click();
    await page.locator("#field-full").fill("12345");
    await note();
    await page.locator("#field-full").fill("1234567890");
    await note();
    await arrive("#/grid");
    for (const fold of await page.locator(".gc-narrow summary").all()) await fold.click();
    await page.locator(".gc-narrow input").nth(1).click();
    await note();
    await arrive("#/stair");
    return seen;
  };

  /** Puts an element of its own beside every one of ours, and marks ours, as reading aids do; and goes on doing so. */
  const mark = (page) => page.evaluate(() => {
    const app = document.getElementById("app");
    const all = () => {
      for (const one of app.querySelectorAll("p, h1, h2, li, label, button, div, span, section")) {
        if (one.dataset.aid || one.closest("svg, [data-aid=own]")) continue;
        one.dataset.aid = "seen";
        const own = document.createElement("i");
        own.dataset.aid = "own";
        own.hidden = true;
        one.after(own);
      }
    };
    const watcher = new MutationObserver(() => {
      all();
      watcher.takeRecords();
    });
    all();
    watcher.observe(app, { subtree: true, childList: true });
  });

  for (const [whose, begin, theirs] of [["a translator", translate, "main font"], ["a reading aid", mark, "main [data-aid=own]"]]) {
    test(`with ${whose} a journey shows the same sentences as without, and nothing breaks`, async () => {
      const options = { viewport: { width: 360, height: 740 } };
      const alone = await visit("#/", options);
      const expected = await journey(alone.page);
      const disturbed = await visit("#/", options);
      await begin(disturbed.page);
      const seen = await journey(disturbed.page);
      seen.forEach((text, step) => assert.equal(text, expected[step], `step ${step}`));
      assert.equal(seen.length, expected.length);
      assert.ok((await disturbed.page.locator(theirs).count()) > 10, "nothing was disturbed");
      assertQuiet(disturbed.watch);
    });
  }

  test("at rest the page changes nothing", async () => {
    const { page } = await visit("#/answers");
    await translate(page);
    await state(page, "an answer goes on").getByRole("button", { name: "Yes", exact: true }).click();
    await page.waitForTimeout(500);
    await nothingMore(() => page.evaluate(() => window.gcTestOurs), { within: 5000 });
  });
});
