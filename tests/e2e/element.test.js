// The calculator as an element of somebody else's page: whatever that page does, and without touching it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test, { after, afterEach, before, describe } from "node:test";

import { cases, load, recordOf } from "../js/support.js";
import { place as follow, prompts } from "./journey.js";
import { host, site } from "./host.js";
import { assertAccessible, assertQuiet, eventually, launch, newPage, nothingMore } from "./support.js";

const UID = "ST0792_1.2";
const OPTION = "production-coordinator";
const SCRIPT = '<script type="module" src="embed/grade-calculator.js"></script>';
/** Writes down everything that the elements of a page say. */
const LISTENER = `window.heard = [];
for (const type of ["ready", "change", "saved", "error"]) {
  document.addEventListener(type, (event) => {
    if (event.target.localName !== "grade-calculator") return;
    const { code, message, record, decision } = event.detail ?? {};
    window.heard.push([event.target.id, type, { code, message, record, decision }]);
  }, true);
}`;
const STRICT = `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; img-src data:; base-uri 'none';
  form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;

const element = (id, more = "") => `<grade-calculator id="${id}" standard="${UID}" option="${OPTION}" ${more}></grade-calculator>`;
const ONE = element("one");

let browser, server;
const contexts = [];
before(async () => {
  [browser, server] = await Promise.all([launch(), host(process.env.GRADE_CALCULATOR_SITE ?? site)]);
});
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** A page of somebody else with this in it. */
async function hosted(body, { head = "", from = server, options } = {}) {
  from.answers["listener.js"] = LISTENER;
  from.answers["host.html"] = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
    <link rel="icon" href="data:,"><script src="listener.js"></script>${head}</head>
    <body><main><h1>Our course</h1><button type="button" id="ours">Ours</button>${body}</main></body></html>`;
  const all = await newPage(browser, options);
  contexts.push(all.context);
  await all.page.goto(`${from.address}host.html`);
  return all;
}

const policy = (text) => `<meta http-equiv="Content-Security-Policy" content="${text}">`;

const heard = (page, id, type) =>
  page.evaluate(([id, type]) => window.heard.filter(([of, what]) => of === id && what === type).map(([, , detail]) => detail), [id, type]);

async function told(page, id, type, count = 1) {
  return eventually(async () => {
    const list = await heard(page, id, type);
    const all = await page.evaluate(() => window.heard.map(([id, type, { code }]) => [id, type, code].join(" ")));
    assert.ok(list.length >= count, `${list.length} times “${type}” from ${id}: ${all.join(", ")}`);
    return list;
  });
}

/** The prompt of a criterion, which must be on the screen. */
const prompt = (page, id, criterion) => page.locator(`#${id} [id="prompt-${criterion}"]`);

/** The list of its questions. */
const listed = (page, id) => prompts(page.locator(`#${id}`));

async function answer(page, id, criterion, name) {
  await listed(page, id);
  await prompt(page, id, criterion).locator(".gc-choice").getByText(name, { exact: true }).click();
}

const judgements = (page, id) => page.evaluate((id) => document.getElementById(id).getRecord()?.judgements ?? {}, id);

const place = (page, id, name) => follow(page.locator(`#${id}`), name);

describe("the element", () => {
  test("shows the prompts, says what follows from an answer, and leaves the page alone", async () => {
    const { page, watch } = await hosted(`${ONE}<div id="app">An app of our own</div>${SCRIPT}`);
    await page.locator("#ours").focus();
    const [{ record, decision }] = await told(page, "one", "ready");
    assert.equal(record.standard, UID);
    assert.equal(decision.overall.possible, "distinction");
    assert.equal(await page.evaluate(() => document.activeElement.id), "ours");
    await answer(page, "one", "AM1-role-p1", "Yes");
    const [{ record: later }] = await told(page, "one", "change");
    assert.deepEqual(later.judgements, { "AM1-role-p1": "met" });
    await place(page, "one", "Result");
    await page.locator("#one").getByRole("heading", { name: "Your result so far" }).waitFor();
    const inside = () => page.evaluate(() => document.getElementById("one").shadowRoot.activeElement?.localName);
    await eventually(async () => assert.equal(await inside(), "h1", "whoever followed a link is at the heading it leads to"));
    assert.equal(await page.title(), "Host");
    assert.equal(new URL(page.url()).hash, "");
    assert.equal(await page.evaluate(() => history.length), 2);
    assert.equal(await page.locator("#app").textContent(), "An app of our own");
    assert.deepEqual(await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]), [0, 0]);
    await page.locator("#one").getByText("Not saved on this device").first().waitFor({ state: "attached" });
    assertQuiet(watch);
  });

  test("of the page's address it reads nothing, whatever stands there", async () => {
    const { page } = await hosted(`${ONE}${SCRIPT}`);
    await told(page, "one", "ready");
    await page.goto(`${server.address}host.html?check-settings&embed=1#/ST1483_2/all/result`);
    const [{ record }] = await told(page, "one", "ready");
    assert.equal(record.standard, UID);
    await page.evaluate(() => (location.hash = "#/about"));
    await listed(page, "one");
    await prompt(page, "one", "AM1-role-p1").waitFor();
    assert.equal(await page.locator("#one .gc-brand").isVisible(), true);
  });

  test("two of them share one calculator and nothing else", async () => {
    const { page, watch } = await hosted(ONE + element("two") + SCRIPT);
    await told(page, "one", "ready");
    await told(page, "two", "ready");
    await answer(page, "two", "AM1-role-p1", "Yes");
    await told(page, "two", "change");
    await place(page, "one", "Result");
    await page.locator("#one").getByRole("heading", { name: "Your result so far" }).waitFor();
    await listed(page, "two");
    await prompt(page, "two", "AM1-role-p1").waitFor();
    assert.equal((await heard(page, "one", "change")).length, 0);
    assert.deepEqual([await judgements(page, "one"), await judgements(page, "two")], [{}, { "AM1-role-p1": "met" }]);
    // Of what has ids, each finds its own: the fields of one are not read by the other.
    await place(page, "two", "Get ready");
    await page.locator("#two").getByRole("link", { name: /Evidence/ }).first().click();
    await page.locator('#two [id="new-title"]').fill("My call sheet");
    await page.locator('#two [id="new-title"]').press("Enter");
    await eventually(async () => assert.equal((await page.evaluate(() => document.getElementById("two").getRecord().evidence))?.[0].title, "My call sheet"));
    assert.equal(await page.evaluate(() => document.getElementById("one").getRecord().evidence), undefined);
    assert.equal(watch.requests.filter((request) => request.endsWith(".wasm")).length, 4);
    assertQuiet(watch);
  });

  test("a record goes in and comes out, and a bad one is refused with its code and changes nothing", async () => {
    const { page } = await hosted(ONE + SCRIPT);
    const [{ record }] = await told(page, "one", "ready");
    const given = { ...record, judgements: { "AM1-role-p1": "met", "AM1-monitoring-p1": "partly" } };
    await page.evaluate((given) => document.getElementById("one").setRecord(given), given);
    await listed(page, "one");
    await eventually(async () => assert.ok(await prompt(page, "one", "AM1-monitoring-p1").getByRole("radio", { name: "Partly" }).isChecked()));
    assert.deepEqual(await judgements(page, "one"), given.judgements);
    assert.equal((await heard(page, "one", "change")).length, 0, "what the page does it need not be told");
    for (const [code, bad] of [["wrong-type", 7], ["not-json", "{"], ["unknown-standard", { ...given, standard: "ST0000_1.0" }]]) {
      const error = await page.evaluate((bad) => {
        try {
          document.getElementById("one").setRecord(bad);
          return null;
        } catch (error) {
          return { code: error.code, problems: error.problems.map(({ code }) => code) };
        }
      }, bad);
      assert.equal(error.code, code);
      assert.deepEqual(error.problems.slice(0, 1), [code]);
    }
    assert.deepEqual(await judgements(page, "one"), given.judgements);
    await answer(page, "one", "AM1-monitoring-p1", "Yes");
    const [{ record: later }] = await told(page, "one", "change");
    assert.deepEqual(later.judgements, { "AM1-role-p1": "met", "AM1-monitoring-p1": "met" });
    const other = { ...record, pathway: "post-production-coordinator", judgements: { "AM1-role-p1": "not-met" } };
    await page.evaluate((other) => document.getElementById("one").setRecord(other), other);
    await page.locator("#one").getByRole("region", { name: /Post production coordinator/ }).waitFor();
    assert.deepEqual(await judgements(page, "one"), other.judgements);
  });

  test("it decides every case as the module does, byte for byte", async () => {
    const module = await load();
    const packs = Object.fromEntries(module.standards().map(({ uid }) => [uid, module.standard(uid)]));
    const records = (await cases()).map((one) => recordOf(one, packs[one.uid]));
    assert.ok(records.length > 400, `${records.length} cases`);
    const { page } = await hosted(ONE + SCRIPT);
    await told(page, "one", "ready");
    const decisions = await page.evaluate((records) => records.map((record) => {
      const one = document.getElementById("one");
      one.setRecord(record);
      return JSON.stringify(one.decision);
    }), records);
    for (const [at, record] of records.entries()) assert.equal(decisions[at], JSON.stringify(module.decide(record)), JSON.stringify(record));
    // And so does what is told of a change.
    const start = { format: "learner-record/2", standard: UID, pathway: OPTION, judgements: { "AM1-role-p1": "not-met" } };
    await page.evaluate((start) => document.getElementById("one").setRecord(start), start);
    await listed(page, "one");
    await eventually(async () => assert.ok(await prompt(page, "one", "AM1-role-p1").getByRole("radio", { name: "Not yet" }).isChecked()));
    await answer(page, "one", "AM1-monitoring-d1", "Yes");
    const { record, decision } = (await told(page, "one", "change")).at(-1);
    assert.deepEqual(record.judgements, { "AM1-role-p1": "not-met", "AM1-monitoring-d1": "met" });
    assert.equal(JSON.stringify(decision), JSON.stringify(module.decide(record)));
  });

  test("a label with marks of direction and a key with half a character harm nothing", async () => {
    const { page, watch } = await hosted('<div id="here"></div>' + SCRIPT);
    await page.evaluate(([uid, option]) => {
      const it = document.createElement("grade-calculator");
      Object.assign(it, { id: "one", standard: uid, option, label: "Week\u202e 3\ud83d", recordKey: "mine \ud83d" });
      document.getElementById("here").append(it);
    }, [UID, OPTION]);
    await told(page, "one", "ready");
    await answer(page, "one", "AM1-role-p1", "Yes");
    await told(page, "one", "saved");
    const name = await page.evaluate(() => document.getElementById("one").shadowRoot.querySelector("[part=calculator]").getAttribute("aria-label"));
    assert.match(name, /Week 3$/);
    assertQuiet(watch);
  });

  test("a record that is given before the element is there is shown once it is", async () => {
    const given = { format: "learner-record/2", standard: UID, pathway: "post-production-coordinator", judgements: { "AM1-role-p1": "partly" } };
    const { page } = await hosted('<div id="here"></div>' + SCRIPT);
    await page.evaluate((given) => {
      const one = document.createElement("grade-calculator");
      one.id = "one";
      document.getElementById("here").append(one);
      customElements.whenDefined("grade-calculator").then(() => one.setRecord(given));
    }, given);
    const [{ record }] = await told(page, "one", "ready");
    assert.deepEqual([record.pathway, record.judgements], [given.pathway, given.judgements]);
  });

  test("it can be moved, taken out and put back, and removed while it is loading", async () => {
    const { page, watch } = await hosted(`${ONE}<div id="elsewhere"></div>${SCRIPT}`);
    await told(page, "one", "ready");
    await answer(page, "one", "AM1-role-p1", "Yes");
    await told(page, "one", "change");
    await page.evaluate(() => document.getElementById("elsewhere").append(document.getElementById("one")));
    await answer(page, "one", "AM1-monitoring-p1", "Yes");
    await told(page, "one", "change", 2);
    await page.evaluate(() => {
      window.kept = document.getElementById("one");
      window.kept.remove();
    });
    await eventually(async () => assert.equal(await page.evaluate(() => window.kept.shadowRoot.querySelector("h1")), null));
    await page.evaluate(() => document.body.append(window.kept));
    await told(page, "one", "ready", 2);
    assert.equal(Object.keys(await judgements(page, "one")).length, 2);
    await answer(page, "one", "AM1-monitoring-p1", "Not yet");
    await told(page, "one", "change", 3);
    await page.evaluate((uid) => {
      for (let n = 0; n < 20; n += 1) {
        const one = document.createElement("grade-calculator");
        one.standard = uid;
        document.body.append(one);
        if (n % 2) one.remove();
        else queueMicrotask(() => one.remove());
      }
    }, UID);
    // What was removed says and starts nothing afterwards.
    await nothingMore(async () => watch.errors.length + (await page.evaluate(() => window.heard.length)), { within: 500 });
    assert.equal(await page.locator("grade-calculator").count(), 1);
    assertQuiet(watch);
  });

  test("removed while its wasm is on the way, it starts nothing; put back, it does", async () => {
    let release;
    const waits = new Promise((go) => (release = go));
    const { page, watch, context } = await hosted('<div id="here"></div>');
    await context.route("**/*.wasm", async (route) => {
      await waits;
      await route.continue();
    });
    await page.evaluate((html) => (document.getElementById("here").innerHTML = html), ONE);
    await page.addScriptTag({ type: "module", url: "embed/grade-calculator.js" });
    await eventually(() => assert.ok(watch.requests.some((request) => request.endsWith(".wasm"))));
    await page.evaluate(() => {
      window.kept = document.getElementById("one");
      window.kept.remove();
    });
    release();
    const arrived = () => page.evaluate(() => performance.getEntriesByType("resource").some(({ name, responseEnd }) => name.endsWith(".wasm") && responseEnd > 0));
    await eventually(async () => assert.ok(await arrived()));
    await nothingMore(() => page.evaluate(() => window.kept.shadowRoot.querySelectorAll("h1").length), { within: 500 });
    assert.equal(await page.evaluate(() => window.kept.shadowRoot.querySelectorAll("h1").length), 0);
    await page.evaluate(() => document.body.append(window.kept));
    await told(page, "one", "ready");
    assertQuiet(watch);
  });

  test("defined twice, the first stays and nothing breaks", async () => {
    const again = '<script type="module" src="embed/grade-calculator.js?again"></script>';
    const { page, watch } = await hosted(ONE + SCRIPT + again);
    await told(page, "one", "ready");
    await answer(page, "one", "AM1-role-p1", "Yes");
    await told(page, "one", "change");
    assertQuiet(watch);
  });

  test("a strict policy with Trusted Types is enough, and the styles are there", async () => {
    const { page, watch } = await hosted(ONE + SCRIPT, { head: policy(STRICT) });
    await told(page, "one", "ready");
    await answer(page, "one", "AM1-role-p1", "Yes");
    await told(page, "one", "change");
    await place(page, "one", "Result");
    await page.locator("#one").getByRole("heading", { name: "Your result so far" }).waitFor();
    await place(page, "one", "List");
    const border = await prompt(page, "one", "AM1-role-p1").evaluate((it) => getComputedStyle(it).borderInlineStartWidth);
    assert.notEqual(border, "2px", "a fieldset as the browser draws it");
    assertQuiet(watch);
  });

  test("a page whose policy does not allow it is told, in words and as an event", async () => {
    const { page } = await hosted(ONE + SCRIPT, { head: policy("default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:") });
    const [{ code }] = await told(page, "one", "error");
    assert.equal(code, "refused");
    await page.locator("#one").getByRole("alert").getByText("The calculator does not run here").waitFor();
  });

  test("what is missing is told, and tried again by the next", async () => {
    const { page, context } = await hosted(SCRIPT);
    await context.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" }));
    await page.evaluate((html) => document.getElementById("ours").insertAdjacentHTML("afterend", html), ONE);
    assert.equal((await told(page, "one", "error"))[0].code, "missing");
    await context.unroute("**/*.wasm");
    await page.evaluate((html) => document.getElementById("ours").insertAdjacentHTML("afterend", html), element("two"));
    await told(page, "two", "ready");
  });

  test("what came in the place of the wasm is told by its cause", async () => {
    for (const [part, code, words] of [[0.5, "cut", "did not arrive whole"], [null, "replaced", "sign-in page"]]) {
      const { page, context } = await hosted(SCRIPT);
      await context.route("**/*.wasm", async (route) => {
        const response = await route.fetch();
        const whole = await response.body();
        await route.fulfill({ response, body: part ? whole.subarray(0, whole.length * part) : "<!doctype html><title>Sign in</title>" });
      });
      await page.evaluate((html) => document.getElementById("ours").insertAdjacentHTML("afterend", html), ONE);
      assert.equal((await told(page, "one", "error"))[0].code, code);
      await page.locator("#one").getByRole("alert").getByText(words).waitFor();
    }
  });

  test("a real stop is told, and what was answered can be saved without the calculator", async () => {
    const { page } = await hosted(ONE + SCRIPT);
    await told(page, "one", "ready");
    await answer(page, "one", "AM1-role-p1", "Yes");
    await told(page, "one", "change");
    await page.evaluate(async () => {
      const start = performance.getEntriesByType("resource").find(({ name }) => /assets\/start-.*\.js$/.test(name)).name;
      const { exports } = await (await import(start)).start({});
      new Uint8Array(exports.memory.buffer).fill(0xff);
    });
    await prompt(page, "one", "AM1-role-p1").locator(".gc-choice").last().click();
    await page.locator("#one").getByRole("alert").getByText("a fault of ours").waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), page.locator("#one").getByRole("button", { name: "Save my answers to a file" }).click()]);
    assert.deepEqual(JSON.parse(await readFile(await file.path(), "utf8")).judgements, { "AM1-role-p1": "met" });
  });

  test("a fault of ours is told to every element", async () => {
    const { page } = await hosted(ONE + element("two") + SCRIPT);
    await told(page, "one", "ready");
    await told(page, "two", "ready");
    await page.evaluate(() => {
      // As the browser tells it when the wasm stops.
      const error = new WebAssembly.RuntimeError("unreachable");
      error.stack = `RuntimeError: unreachable\n at real (${new URL("assets/site-0123456789.js", location.href)}:1:1)`;
      dispatchEvent(new ErrorEvent("error", { error: new WebAssembly.RuntimeError("of the host's own") }));
      window.before = document.querySelectorAll("grade-calculator").length;
      dispatchEvent(new ErrorEvent("error", { error }));
    });
    for (const id of ["one", "two"]) {
      const list = await told(page, id, "error");
      assert.deepEqual(list.map(({ code }) => code), ["stopped"]);
      await page.locator(`#${id}`).getByRole("alert").waitFor();
    }
  });

  for (const [screen, button, words] of [
    ["Result", "Print this result", ["Your result so far", "1 of 8 pass criteria"]],
    ["Report", "Print, or save as PDF", ["Grade report: Junior production coordinator", "1 of 8 pass criteria"]],
  ]) {
    test(`“${button}” prints the calculator alone, from a strict page that hides it on paper`, async () => {
      server.answers["paper.css"] = "main { display: none !important; } iframe { display: none !important; } * { color: red; }";
      const head = `${policy(STRICT.replace("connect-src", "style-src 'self'; connect-src"))}<link rel="stylesheet" href="paper.css" media="print">`;
      const { page, watch } = await hosted(ONE + SCRIPT, { head, options: { colorScheme: "dark" } });
      await page.addInitScript(() => (window.print = () => (window.top.printed = (window.top.printed ?? 0) + 1)));
      await told(page, "one", "ready");
      await page.reload();
      await told(page, "one", "ready");
      await answer(page, "one", "AM1-role-p1", "Yes");
      await place(page, "one", "Result");
      await page.locator("#one").getByRole("heading", { name: "Re-sits and results you already have" }).click();
      await page.locator("#one").getByRole("combobox", { name: "Which attempt is this?" }).first().selectOption("Re-sit (no more training first)");
      if (screen === "Report") {
        await place(page, "one", "Get ready");
        await page.locator("#one").getByRole("link", { name: "Report" }).click();
      }
      await page.locator("#one").getByRole("button", { name: button }).click();
      await page.waitForFunction(() => window.printed === 1);
      const paper = await (await page.locator("#one .gc-print").elementHandle()).contentFrame();
      // While only a frame is printed, the page around it is not; the driver can set the medium for both alone.
      await page.evaluate(() => document.querySelector("link[media=print]").remove());
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      const seen = await paper.evaluate(() => {
        const { color, backgroundColor } = getComputedStyle(document.querySelector(".gc-room"));
        const shown = [...document.querySelectorAll("button, nav, .gc-room select")].filter((it) => it.checkVisibility());
        const chosen = shown.map((it) => it.selectedOptions?.[0].textContent ?? it.textContent);
        return { title: document.title, lang: document.documentElement.lang, color, backgroundColor, chosen, text: document.body.innerText + (document.querySelector(".gc-paper")?.shadowRoot.textContent ?? "") };
      });
      for (const one of words) assert.ok(seen.text.replace(/\s+/g, " ").includes(one), `“${one}” is not in ${seen.text}`);
      assert.ok(!seen.text.includes("Our"), seen.text);
      assert.match(seen.title, new RegExp(`^${screen} – Junior production coordinator`));
      assert.deepEqual([seen.lang, seen.color, seen.backgroundColor], ["en-GB", "rgb(0, 0, 0)", "rgb(255, 255, 255)"]);
      assert.deepEqual(seen.chosen.slice(0, 2), screen === "Result" ? ["Re-sit (no more training first)", "No result yet"] : []);
      await page.emulateMedia({ media: "screen", colorScheme: "dark" });
      await assertAccessible(page, "the page while something is printed");
      await place(page, "one", "What the plan says");
      await eventually(async () => assert.equal(await page.locator("#one .gc-print").count(), 0, "the copy goes with what it shows"));
      assertQuiet(watch);
    });
  }

  test("the rules of a hostile page stop at its edge", async () => {
    server.answers["hostile.css"] = `
      html { font-size: 6px; } * { all: unset; letter-spacing: 9px !important; text-transform: uppercase !important; line-height: 0.5 !important; }
      label { display: none !important; } input { display: none !important; } fieldset { height: 3px !important; overflow: hidden !important; }
      body { margin: 0; color: #eee; font: 4px cursive; text-align: right; cursor: none; word-spacing: 9px; direction: rtl; }
      main, h1, button, grade-calculator { display: block; }`;
    const plain = await hosted(ONE + SCRIPT);
    const hostile = await hosted(ONE + SCRIPT, { head: '<link rel="stylesheet" href="hostile.css">' });
    const look = async ({ page }) => {
      await told(page, "one", "ready");
      return page.evaluate(() => {
        const root = document.getElementById("one").shadowRoot;
        const names = ["fontSize", "fontFamily", "lineHeight", "letterSpacing", "textTransform", "color", "display", "textAlign", "wordSpacing", "direction", "cursor"];
        const style = (selector) => {
          const it = getComputedStyle(root.querySelector(selector));
          return Object.fromEntries(names.map((name) => [name, it[name]]));
        };
        return { label: style("label"), heading: style("h1"), legend: style("legend"), height: root.querySelector("label").offsetHeight };
      });
    };
    const [there, here] = [await look(hostile), await look(plain)];
    assert.deepEqual(there, here);
    assert.ok(here.height >= 44, `${here.height} pixels`);
    const wide = await hostile.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.equal(wide, 0, "the page scrolls sideways");
    await answer(hostile.page, "one", "AM1-role-p1", "Yes");
    await told(hostile.page, "one", "change");
  });

  test("a page gives it colours and reaches its parts, and it goes by its own width", async () => {
    server.answers["ours.css"] = `grade-calculator { --gc-accent: rgb(122, 31, 92); }
      grade-calculator::part(button) { border-radius: 0; } #narrow { width: 340px; }`;
    const { page } = await hosted(`${ONE}<div id="narrow">${element("two")}</div>${SCRIPT}`, {
      head: '<link rel="stylesheet" href="ours.css">',
      options: { viewport: { width: 1280, height: 900 } },
    });
    await told(page, "one", "ready");
    await told(page, "two", "ready");
    for (const id of ["one", "two"]) await listed(page, id);
    const of = (id, selector, name) => page.locator(`#${id} ${selector}`).first().evaluate((it, name) => getComputedStyle(it)[name], name);
    assert.equal(await of("one", ".gc-button:not(.gc-button--quiet)", "backgroundColor"), "rgb(122, 31, 92)");
    assert.equal(await of("one", ".gc-button", "borderRadius"), "0px");
    assert.equal(await of("one", ".gc-beside", "display"), "grid");
    assert.equal(await of("two", ".gc-beside", "display"), "block");
    assert.ok((await page.evaluate(() => document.getElementById("two").shadowRoot.firstElementChild.scrollWidth)) <= 340);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 1280);
  });

  test("a page that is light for everybody keeps it light", async () => {
    const { page } = await hosted(ONE + element("two", 'theme="light"') + SCRIPT, { options: { colorScheme: "dark" } });
    await told(page, "two", "ready");
    const paper = (id) => page.locator(`#${id} .gc-room`).evaluate((it) => getComputedStyle(it).backgroundColor);
    assert.deepEqual([await paper("one"), await paper("two")], ["rgb(20, 24, 26)", "rgb(251, 249, 244)"]);
  });

  for (const screen of ["Questions", "Result", "Get ready", "Share"]) {
    test(`it is accessible: ${screen}`, async () => {
      const { page } = await hosted(`${ONE}${SCRIPT}`);
      await told(page, "one", "ready");
      await place(page, "one", screen);
      await page.locator(`#one a[aria-current]:has-text("${screen}")`).waitFor();
      await assertAccessible(page, `the page with the element at ${screen}`);
      await page.evaluate(() => document.querySelector("#one").setAttribute("embed", ""));
      await assertAccessible(page, "the same without the calculator's own name");
    });
  }

  test("the keyboard goes through it and out again, and names cross its edge", async () => {
    const { page } = await hosted(`${ONE}<button type="button" id="after">After</button>${SCRIPT}`);
    await told(page, "one", "ready");
    await page.locator("#ours").focus();
    const inside = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.innerText ?? document.activeElement.id);
    for (let n = 0; n < 40 && (await inside()) !== "Yes"; n += 1) await page.keyboard.press("Tab");
    assert.equal(await inside(), "Yes");
    await page.keyboard.press("Space");
    const [{ record }] = await told(page, "one", "change");
    assert.deepEqual(Object.values(record.judgements), ["met"]);
    const region = page.getByRole("region", { name: /^Questions – Junior production coordinator/i });
    await region.getByRole("group", { name: /^I can / }).getByRole("button", { name: "Yes" }).waitFor();
    // As the browser tells it to screen readers.
    const { nodes } = await (await page.context().newCDPSession(page)).send("Accessibility.getFullAXTree");
    const level = ({ properties = [] }) => properties.find(({ name }) => name === "level")?.value.value;
    const first = nodes.filter((node) => node.role?.value === "heading" && level(node) === 1);
    assert.deepEqual(first.map(({ name }) => name.value), ["Our course"]);
    assert.equal(await page.getByRole("main").count(), 1, "the page's own");
    await page.locator("#after").focus();
    await page.keyboard.press("Shift+Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "one");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.id), "after");
  });

  test("of several, a screen reader tells the parts of each apart", async () => {
    const { page } = await hosted(ONE + element("two") + element("three", 'label="Week 3"') + SCRIPT);
    for (const id of ["one", "two", "three"]) {
      await told(page, id, "ready");
      await listed(page, id);
    }
    const names = async () => {
      const { nodes } = await (await page.context().newCDPSession(page)).send("Accessibility.getFullAXTree");
      const parts = nodes.filter(({ role }) => ["navigation", "complementary", "region"].includes(role?.value));
      return parts.map(({ role, name }) => `${role.value}: ${name.value}`);
    };
    const all = await names();
    assert.equal(new Set(all).size, all.length, all.join("\n"));
    for (const wanted of ["navigation: Places", "navigation: Places 2", "navigation: Places Week 3", "complementary: Your grade so far 2"]) {
      assert.ok(all.includes(wanted), `${wanted}: ${all.join("\n")}`);
    }
    const method = all.filter((one) => one.startsWith("region: Presentation and questions"));
    assert.deepEqual(method.map((one) => one.slice(34)), ["", " 2", " Week 3"]);
    await assertAccessible(page, "a page with three elements");
    // The screen that is drawn next has the name too, and what the page calls it anew counts at once.
    await place(page, "three", "Result");
    await page.locator("#three").getByRole("heading", { name: "Your result so far" }).waitFor();
    await page.evaluate(() => (document.getElementById("three").label = "Week 4"));
    await page.evaluate(() => document.getElementById("one").remove());
    const later = await names();
    assert.ok(later.some((one) => /^region: Result – .* Week 4$/.test(one)) && later.includes("navigation: Places 2"), later.join("\n"));
  });

  test("read-only shows everything and takes no answer; attributes are properties", async () => {
    const given = { format: "learner-record/2", standard: UID, pathway: OPTION, judgements: { "AM1-role-p1": "met" } };
    const { page } = await hosted(element("one", "read-only") + SCRIPT);
    await told(page, "one", "ready");
    await page.evaluate((given) => document.getElementById("one").setRecord(given), given);
    await listed(page, "one");
    const yes = prompt(page, "one", "AM1-role-p1").getByRole("radio", { name: "Yes" });
    await eventually(async () => assert.ok(await yes.isChecked()));
    assert.equal(await yes.isDisabled(), true);
    assert.equal(await page.locator("#one").getByRole("button", { name: "Take over" }).count(), 0);
    assert.equal((await heard(page, "one", "change")).length, 0);
    await page.evaluate(() => (document.getElementById("one").readOnly = false));
    await eventually(async () => assert.equal(await yes.isDisabled(), false));
    await answer(page, "one", "AM1-role-p1", "Partly");
    await told(page, "one", "change");
    await page.evaluate((uid) => Object.assign(document.getElementById("one"), { option: null, standard: uid }), "ST1483_2");
    await page.locator("#one").getByRole("region", { name: /ST1483/ }).waitFor();
    assert.deepEqual(await page.evaluate(() => {
      const { standard, option, readOnly, recordKey, label, hosted, embed } = document.getElementById("one");
      return { standard, option, readOnly, recordKey, label, hosted, embed };
    }), { standard: "ST1483_2", option: null, readOnly: false, recordKey: null, label: null, hosted: false, embed: false });
    for (const [wrong, code] of [[{ standard: "ST0000_1.0" }, "unknown-standard"], [{ standard: UID, option: "x" }, "unknown-pathway"]]) {
      await page.evaluate((wrong) => {
        window.heard.length = 0;
        Object.assign(document.getElementById("one"), wrong);
      }, wrong);
      await eventually(async () => assert.equal((await told(page, "one", "error")).at(-1).code, code));
      await page.locator("#one").getByRole("heading", { name: "There is nothing at this address" }).waitFor();
    }
  });

  test("what the page around keeps is saved once the page says so", async () => {
    const { page } = await hosted(element("one", "hosted") + SCRIPT);
    await told(page, "one", "ready");
    const says = (text) => page.locator("#one #keeping").getByText(text).waitFor({ state: "attached" });
    await page.evaluate(() => {
      document.getElementById("one").addEventListener("change", ({ detail }) => detail.until(new Promise((yes, no) => Object.assign(window, { yes, no }))));
    });
    await answer(page, "one", "AM1-role-p1", "Yes");
    await says("Saving…");
    const before = (await heard(page, "one", "saved")).length;
    await page.evaluate(() => window.yes());
    await says("Saved by the site around this page");
    assert.equal((await told(page, "one", "saved", before + 1)).length, before + 1);
    await answer(page, "one", "AM1-monitoring-p1", "Yes");
    await says("Saving…");
    await page.evaluate(() => window.no(new Error("the network is gone")));
    await says("Not saved this time");
    assert.equal((await told(page, "one", "error"))[0].code, "not-saved");
    assert.deepEqual(await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]), [0, 0]);
  });

  test("with a key the answers stay on the device, under that key alone", async () => {
    const { page, watch } = await hosted(element("one", 'record-key="mine"') + SCRIPT);
    await told(page, "one", "ready");
    await answer(page, "one", "AM1-role-p1", "Yes");
    await told(page, "one", "change");
    await told(page, "one", "saved");
    await page.locator("#one #keeping").getByText("Saved on this device").waitFor({ state: "attached" });
    await page.reload();
    const [{ record }] = await told(page, "one", "ready");
    assert.deepEqual(record.judgements, { "AM1-role-p1": "met" });
    await page.evaluate(() => document.getElementById("one").setRecord({ ...document.getElementById("one").getRecord(), judgements: { "AM1-monitoring-p1": "partly" } }));
    await told(page, "one", "saved");
    await page.reload();
    assert.deepEqual((await told(page, "one", "ready"))[0].record.judgements, { "AM1-monitoring-p1": "partly" });
    await page.evaluate(() => (document.getElementById("one").recordKey = "other/é"));
    await told(page, "one", "ready", 2);
    assert.deepEqual(await judgements(page, "one"), {});
    // The page of the calculator, of the same origin, has a store of its own.
    await page.goto(`${server.address}index.html#/keep`);
    await page.getByText("There is none yet.").waitFor();
    assertQuiet(watch);
  });

  test("what was answered right before it is taken out is kept", async () => {
    const { page, watch } = await hosted(element("one", 'record-key="mine"') + SCRIPT);
    await told(page, "one", "ready");
    await listed(page, "one");
    const radio = prompt(page, "one", "AM1-role-p1").getByRole("radio", { name: "Yes" });
    await radio.evaluate(async (it) => {
      // As on a slow device: a drawing takes so long that Yew lets the browser go on before it tells that it has drawn.
      let now = Date.now();
      Date.now = () => (now += 20);
      window.kept = document.getElementById("one");
      it.click();
      for (let turn = 0; turn < 50; turn += 1) await null;
      window.kept.remove();
    });
    await eventually(async () => assert.equal(await page.evaluate(() => window.kept.shadowRoot.querySelector("h1")), null));
    await page.reload();
    assert.deepEqual((await told(page, "one", "ready"))[0].record.judgements, { "AM1-role-p1": "met" });
    assertQuiet(watch);
  });

  test("two with one key: one writes, the other reads along and can take over", async () => {
    const { page } = await hosted(element("one", 'record-key="mine"') + element("two", 'record-key="mine"') + SCRIPT);
    await told(page, "one", "ready");
    await told(page, "two", "ready");
    for (const id of ["one", "two"]) await listed(page, id);
    const radio = (id) => prompt(page, id, "AM1-role-p1").getByRole("radio", { name: "Yes" });
    const writers = async () => [await radio("one").isDisabled(), await radio("two").isDisabled()];
    await eventually(async () => assert.equal((await writers()).filter((reads) => reads).length, 1));
    const [writer, reader] = (await writers())[0] ? ["two", "one"] : ["one", "two"];
    await answer(page, writer, "AM1-role-p1", "Yes");
    await eventually(async () => assert.ok(await radio(reader).isChecked()));
    await page.locator(`#${reader}`).getByRole("button", { name: "Take over" }).click();
    await eventually(async () => assert.equal(await radio(reader).isDisabled(), false));
    await answer(page, reader, "AM1-monitoring-p1", "Yes");
    await eventually(async () => assert.deepEqual(await judgements(page, writer), { "AM1-role-p1": "met", "AM1-monitoring-p1": "met" }));
  });

  test("clearing everything clears what this key keeps, and tells the page", async () => {
    const { page } = await hosted(element("one", 'record-key="mine"') + element("two", 'record-key="other"') + SCRIPT);
    for (const id of ["one", "two"]) {
      await told(page, id, "ready");
      await answer(page, id, "AM1-role-p1", "Yes");
      await told(page, id, "change");
    }
    await page.evaluate(async () => {
      localStorage.setItem("grade-calculator-of-the-host", "theirs");
      await caches.open("grade-calculator-of-the-host");
    });
    await place(page, "one", "Share");
    await page.locator("#one").getByRole("button", { name: "Clear everything on this device" }).click();
    await page.locator("#one").getByRole("button", { name: "Yes, clear all of it" }).click();
    await eventually(async () => assert.equal((await told(page, "one", "change")).at(-1).record, null));
    assert.equal(await page.evaluate(() => localStorage.getItem("grade-calculator-of-the-host")), "theirs");
    assert.deepEqual(await page.evaluate(() => caches.keys()), ["grade-calculator-of-the-host"]);
    await page.reload();
    await told(page, "one", "ready");
    assert.deepEqual([await judgements(page, "one"), await judgements(page, "two")], [{}, { "AM1-role-p1": "met" }]);
  });

  test("without a standard the person chooses one", async () => {
    const { page } = await hosted(`<grade-calculator id="one"></grade-calculator>${SCRIPT}`);
    assert.equal((await told(page, "one", "ready"))[0].record, null);
    await page.locator("#one").getByRole("searchbox").fill("0792");
    await page.locator("#one .gc-standards__entry a").first().click();
    await page.locator("#one").getByRole("link", { name: "Production coordinator", exact: true }).click();
    const [{ record }] = await told(page, "one", "change");
    assert.equal(record.standard, UID);
    assert.equal(new URL(page.url()).hash, "");
  });

  test("on a page of another origin, from a site whose headers allow it", async () => {
    const headers = (_, given) => ({ ...given, "Access-Control-Allow-Origin": "*" });
    const other = await host(process.env.GRADE_CALCULATOR_SITE ?? site, { headers });
    try {
      const { page, watch } = await hosted(`${element("one", 'record-key="mine"')}<script type="module" src="${other.address}embed/grade-calculator.js"></script>`);
      await told(page, "one", "ready");
      await answer(page, "one", "AM1-role-p1", "Yes");
      await told(page, "one", "saved");
      await place(page, "one", "About, privacy, accessibility");
      const link = page.locator("#one").getByRole("link", { name: /learning platform/ });
      assert.ok((await link.getAttribute("href")).startsWith(other.address), "a link to a page of the calculator leads there");
      assertQuiet(watch);
    } finally {
      other.stop();
    }
  });
});
