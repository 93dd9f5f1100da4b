// The calculator as an element of somebody else's page: whatever that page does, and without touching it.

import assert from "node:assert/strict";
import test, { after, afterEach, before, describe } from "node:test";

import { host, site } from "./host.js";
import { assertAccessible, assertQuiet, eventually, launch, newPage } from "./support.js";

const UID = "ST0792_1.2";
const OPTION = "production-coordinator";
const SCRIPT = '<script type="module" src="embed/grade-calculator.js"></script>';
/** Writes down everything that the elements of a page say. */
const LISTENER = `window.heard = [];
for (const type of ["ready", "change", "saved", "error"]) {
  document.addEventListener(type, (event) => {
    if (event.target.localName === "grade-calculator") window.heard.push([event.target.id, type, event.detail]);
  }, true);
}`;
const ONE = `<grade-calculator id="one" standard="${UID}" option="${OPTION}"></grade-calculator>`;

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
async function hosted(body, { head = "", options } = {}) {
  server.answers["listener.js"] = LISTENER;
  server.answers["host.html"] = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title>
    <link rel="icon" href="data:,"><script src="listener.js"></script>${head}</head>
    <body><main><h1>Our course</h1><button type="button" id="ours">Ours</button>${body}</main></body></html>`;
  const all = await newPage(browser, options);
  contexts.push(all.context);
  await all.page.goto(`${server.address}host.html`);
  return all;
}

const heard = (page, id, type) =>
  page.evaluate(([id, type]) => window.heard.filter(([of, what]) => of === id && what === type).map(([, , detail]) => detail), [id, type]);

async function told(page, id, type, count = 1) {
  return eventually(async () => {
    const list = await heard(page, id, type);
    assert.ok(list.length >= count, `${list.length} times “${type}” from ${id}: ${JSON.stringify(await page.evaluate(() => window.heard))}`);
    return list;
  });
}

const answer = (page, id, name, place = 0) =>
  page.locator(`#${id}`).getByRole("group").filter({ has: page.getByRole("radio") }).nth(place).getByText(name, { exact: true }).click();

describe("the element", () => {
  test("shows the prompts, says what follows from an answer, and leaves the page alone", async () => {
    const { page, watch } = await hosted(`${ONE}<div id="app">An app of our own</div>${SCRIPT}`);
    await page.locator("#ours").focus();
    const [{ record, decision }] = await told(page, "one", "ready");
    assert.equal(record.standard, UID);
    assert.equal(decision.overall.possible, "distinction");
    assert.equal(await page.evaluate(() => document.activeElement.id), "ours");
    await answer(page, "one", "Yes");
    const [{ record: after }] = await told(page, "one", "change");
    assert.deepEqual(Object.values(after.judgements), ["met"]);
    await page.locator("#one").getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Result" }).click();
    await page.locator("#one").getByRole("heading", { level: 1, name: "Your result so far" }).waitFor();
    const inside = await page.evaluate(() => document.getElementById("one").shadowRoot.activeElement?.localName);
    assert.equal(inside, "h1", "whoever followed a link is at the heading it leads to");
    assert.equal(await page.title(), "Host");
    assert.equal(new URL(page.url()).hash, "");
    assert.equal(await page.evaluate(() => history.length), 2);
    assert.equal(await page.locator("#app").textContent(), "An app of our own");
    assert.deepEqual(await page.evaluate(async () => [localStorage.length, (await indexedDB.databases()).length]), [0, 0]);
    assertQuiet(watch);
  });

  test("two of them share one calculator and nothing else", async () => {
    const two = `<grade-calculator id="two" standard="${UID}" option="${OPTION}"></grade-calculator>`;
    const { page, watch } = await hosted(ONE + two + SCRIPT);
    await told(page, "one", "ready");
    await told(page, "two", "ready");
    await answer(page, "two", "Yes");
    await told(page, "two", "change");
    assert.equal((await heard(page, "one", "change")).length, 0);
    const records = await page.evaluate(() => ["one", "two"].map((id) => document.getElementById(id).getRecord().judgements ?? {}));
    assert.deepEqual(records.map((judgements) => Object.keys(judgements).length), [0, 1]);
    assert.equal(watch.requests.filter((request) => request.endsWith(".wasm")).length, 1);
    assertQuiet(watch);
  });

  test("a record goes in and comes out, and a bad one is refused with its code and changes nothing", async () => {
    const { page } = await hosted(ONE + SCRIPT);
    const [{ record }] = await told(page, "one", "ready");
    const given = { ...record, judgements: { "AM1-role-p1": "met", "AM1-role-p2": "partly" } };
    await page.evaluate((given) => document.getElementById("one").setRecord(given), given);
    await told(page, "one", "change");
    assert.deepEqual(await page.evaluate(() => document.getElementById("one").getRecord().judgements), given.judgements);
    for (const [code, bad] of [["wrong-type", 7], ["not-json", "{"], ["unknown-standard", { ...given, standard: "ST0000_1.0" }]]) {
      const error = await page.evaluate((bad) => {
        try {
          document.getElementById("one").setRecord(bad);
          return null;
        } catch (error) {
          return { code: error.code, problems: error.problems.length };
        }
      }, bad);
      assert.deepEqual(error, { code, problems: error.problems });
    }
    assert.deepEqual(await page.evaluate(() => document.getElementById("one").getRecord().judgements), given.judgements);
  });

  test("it can be moved, taken out and put back, and removed while it is loading", async () => {
    const { page, watch } = await hosted(`${ONE}<div id="elsewhere"></div>${SCRIPT}`);
    await told(page, "one", "ready");
    await answer(page, "one", "Yes");
    await told(page, "one", "change");
    await page.evaluate(() => document.getElementById("elsewhere").append(document.getElementById("one")));
    await answer(page, "one", "Yes", 1);
    await told(page, "one", "change", 2);
    await page.evaluate(() => {
      window.kept = document.getElementById("one");
      window.kept.remove();
    });
    await eventually(async () => assert.equal(await page.evaluate(() => window.kept.shadowRoot.querySelector("h1")), null));
    await page.evaluate(() => document.body.append(window.kept));
    await told(page, "one", "ready", 2);
    assert.equal(await page.evaluate(() => Object.keys(document.getElementById("one").getRecord().judgements).length), 2);
    await page.evaluate((uid) => {
      for (let n = 0; n < 20; n += 1) {
        const one = document.createElement("grade-calculator");
        one.standard = uid;
        document.body.append(one);
        if (n % 2) one.remove();
        else queueMicrotask(() => one.remove());
      }
    }, UID);
    await page.waitForTimeout(300);
    assert.equal(await page.locator("grade-calculator").count(), 1);
    assertQuiet(watch);
  });

  test("defined twice, the first stays and nothing breaks", async () => {
    const again = '<script type="module" src="embed/grade-calculator.js?again"></script>';
    const { page, watch } = await hosted(ONE + SCRIPT + again);
    await told(page, "one", "ready");
    assertQuiet(watch);
  });

  test("a strict policy is enough", async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self' 'wasm-unsafe-eval';
      connect-src 'self'; img-src data:; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'">`;
    const { page, watch } = await hosted(ONE + SCRIPT, { head: policy });
    await told(page, "one", "ready");
    await answer(page, "one", "Yes");
    await told(page, "one", "change");
    assert.equal(await page.evaluate(() => getComputedStyle(document.getElementById("one").shadowRoot.querySelector("fieldset fieldset")).display), "block");
    assertQuiet(watch);
  });

  test("a page without a policy for it is told, in words and as an event", async () => {
    const policy = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:">`;
    const { page } = await hosted(ONE + SCRIPT, { head: policy });
    const [{ code }] = await told(page, "one", "error");
    assert.equal(code, "refused");
    await page.locator("#one").getByText("The calculator could not start here").waitFor();
  });

  test("the rules of a hostile page stop at its edge", async () => {
    server.answers["hostile.css"] = `
      html { font-size: 6px; } * { all: unset; letter-spacing: 9px !important; text-transform: uppercase !important; line-height: 0.5 !important; }
      label { display: none !important; } input { display: none !important; } fieldset { height: 3px !important; overflow: hidden !important; }
      body { color: #eee; font: 4px cursive; text-align: right; visibility: visible; cursor: none; word-spacing: 9px; }`;
    const plain = await hosted(ONE + SCRIPT);
    const hostile = await hosted(ONE + SCRIPT, { head: '<link rel="stylesheet" href="hostile.css">' });
    const look = async ({ page }) => {
      await told(page, "one", "ready");
      return page.evaluate(() => {
        const root = document.getElementById("one").shadowRoot;
        const style = (selector) => {
          const it = getComputedStyle(root.querySelector(selector));
          return ["fontSize", "lineHeight", "letterSpacing", "textTransform", "color", "display", "textAlign", "wordSpacing"].map((name) => it[name]);
        };
        return { label: style("label"), heading: style("h1"), legend: style("legend"), height: root.querySelector("label").offsetHeight };
      });
    };
    const [there, here] = [await look(hostile), await look(plain)];
    assert.deepEqual(there, here);
    assert.ok(here.height >= 44, `${here.height} pixels`);
    await answer(hostile.page, "one", "Yes");
    await told(hostile.page, "one", "change");
  });

  test("it is accessible, and the keyboard goes through it and out again", async () => {
    const { page } = await hosted(`${ONE}<button type="button" id="after">After</button>${SCRIPT}`);
    await told(page, "one", "ready");
    await page.evaluate(() => document.querySelector("#one").setAttribute("embed", ""));
    await assertAccessible(page, "the page with the element");
    await page.locator("#ours").focus();
    const inside = () => page.evaluate(() => document.activeElement.shadowRoot?.activeElement?.type ?? document.activeElement.id);
    for (let n = 0; n < 12 && (await inside()) !== "radio"; n += 1) await page.keyboard.press("Tab");
    assert.equal(await inside(), "radio");
    await page.keyboard.press("Space");
    await told(page, "one", "change");
    const region = page.getByRole("region", { name: /Answer – Junior production coordinator/ });
    await region.waitFor();
    await page.locator("#after").focus();
    await page.keyboard.press("Shift+Tab");
    assert.ok(await page.evaluate(() => document.activeElement.id === "one"));
  });

  test("read-only shows everything and takes no answer; attributes are properties", async () => {
    const { page } = await hosted(ONE + SCRIPT);
    await told(page, "one", "ready");
    await page.evaluate(() => (document.getElementById("one").readOnly = true));
    const radio = page.locator("#one").getByRole("radio").first();
    assert.equal(await radio.isDisabled(), true);
    await page.evaluate((uid) => Object.assign(document.getElementById("one"), { option: null, standard: uid }), "ST1483_2");
    await page.locator("#one").getByRole("heading", { level: 1 }).waitFor();
    assert.deepEqual(await page.evaluate(() => {
      const { standard, option, readOnly, recordKey, embed } = document.getElementById("one");
      return { standard, option, readOnly, recordKey, embed };
    }), { standard: "ST1483_2", option: null, readOnly: true, recordKey: null, embed: false });
    await page.evaluate(() => (document.getElementById("one").standard = "ST0000_1.0"));
    const [{ code }] = await told(page, "one", "error");
    assert.equal(code, "unknown-standard");
  });

  test("with a key the answers stay on the device, under that key alone", async () => {
    const keyed = ONE.replace("standard=", 'record-key="mine" standard=');
    const { page } = await hosted(keyed + SCRIPT);
    await told(page, "one", "ready");
    await answer(page, "one", "Yes");
    await told(page, "one", "change");
    await told(page, "one", "saved");
    await page.reload();
    const [{ record }] = await told(page, "one", "ready");
    assert.equal(Object.keys(record.judgements).length, 1);
    await page.evaluate(() => (document.getElementById("one").recordKey = "other"));
    await told(page, "one", "ready", 2);
    assert.deepEqual(await page.evaluate(() => document.getElementById("one").getRecord().judgements ?? {}), {});
  });
});
