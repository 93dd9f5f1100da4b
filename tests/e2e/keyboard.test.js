// The whole journey without a mouse, and where the focus is seen.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import {
  asks, answers, at, attempt, focused, go, HEADINGS, ids, onScreen, pack, prompts, reads, reopen, saved, say, showsAnswers, stage, tabTo, TITLE, track, UID,
} from "./journey.js";
import { assertQuiet, eventually } from "./support.js";

const [FIRST] = pack(UID).methods.map((method) => method.title);

/** The focused element, or the label of a focused radio, as it lies in the window, and the bar at the bottom. */
function focusBox(page) {
  return page.evaluate(() => {
    const active = document.activeElement;
    const shown = active.matches("input[type=radio], input[type=checkbox]") ? active.closest("label") : active;
    const bar = document.querySelector("aside");
    const style = getComputedStyle(shown);
    return {
      box: shown.getBoundingClientRect().toJSON(),
      bar: bar && !bar.contains(active) && getComputedStyle(bar).position === "sticky" ? bar.getBoundingClientRect().toJSON() : null,
      ring: [style.outlineStyle !== "none" && parseFloat(style.outlineWidth), getComputedStyle(active).outlineStyle !== "none"],
      window: [innerWidth, innerHeight],
      html: active.outerHTML.slice(0, 100),
      end: active === document.body,
    };
  });
}

describe("by keyboard alone", () => {
  const it = stage();

  test("from the first screen to the result and a re-sit, with Tab, arrows, Space and Enter", async () => {
    const { page, watch } = await it.visit();
    const press = (key) => page.keyboard.press(key);
    await press("Tab");
    await focused(page, "a", "Skip to the main content");
    await press("Enter");
    await focused(page, "#main");
    await tabTo(page, "#search");
    await page.keyboard.type("0792");
    await tabTo(page, "a", TITLE);
    await press("Enter");
    await focused(page, "h1", HEADINGS.options);
    await tabTo(page, "a", "Production coordinator");
    await press("Enter");
    await prompts(page);
    const wanted = answers("Yes", { "AM1-monitoring-d1": "Not yet" });
    // In the order of the page: the core of a method, then the option.
    const order = await page.locator("fieldset[id^=prompt-]").evaluateAll((all) => all.map((one) => one.id.slice(7)));
    for (const id of order) {
      await tabTo(page, `#prompt-${id} input`);
      await press("Space");
      for (let step = ["Yes", "Partly", "Not yet"].indexOf(wanted[id]); step > 0; step -= 1) await press("ArrowDown");
    }
    await showsAnswers(page, wanted);
    await tabTo(page, "a", "See the result and why");
    await press("Enter");
    await focused(page, "h1", HEADINGS.result);
    await reads(page, "Your answers give: Merit");
    await tabTo(page, "summary", "Re-sits and results you already have");
    await press("Enter");
    await tabTo(page, "select");
    await press("ArrowDown");
    await reads(page, "Your answers give: Pass");
    assert.equal(await attempt(page, FIRST, "Which attempt is this?").evaluate((one) => one.selectedIndex), 1);
    await tabTo(page, "input[type=checkbox]");
    await press("Space");
    await reads(page, "Your answers give: Merit");
    await saved(page);
    assertQuiet(watch);
  });

  test("the skip link is seen when it has the focus, and leads past the header on every screen", async () => {
    const { page } = await it.visit();
    const { choose, answer, result, about } = HEADINGS;
    for (const [hash, heading] of [["#/", choose], [at(), answer], [at(undefined, "result"), result], ["#/about", about]]) {
      await reopen(page, it.server.address + hash);
      await onScreen(page, heading);
      await page.keyboard.press("Tab");
      await focused(page, "a", "Skip to the main content");
      const { box, window } = await focusBox(page);
      assert.ok(box.left >= 0 && box.right <= window[0] && box.top >= 0 && box.height >= 24, "the skip link is out of sight");
      await page.keyboard.press("Enter");
      await focused(page, "#main");
      await page.keyboard.press("Tab");
      assert.ok(await page.evaluate(() => !document.activeElement.closest("header")), "the header comes again");
    }
  });

  test("“Start again” and “Undo” work by keyboard, and the focus does not get lost", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, { "AM1-role-p1": "Yes" });
    await tabTo(page, "button", "Start again");
    await page.keyboard.press("Enter");
    await showsAnswers(page, {});
    await tabTo(page, "button", "Undo", "Shift+Tab");
    await page.keyboard.press("Enter");
    await showsAnswers(page, { "AM1-role-p1": "Yes" });
    await eventually(async () => assert.notEqual(await page.evaluate(() => document.activeElement.tagName), "BODY", "the focus is lost"));
  });

  for (const [name, key, first] of [["forwards", "Tab", null], ["backwards", "Shift+Tab", "footer a"]]) {
    test(`on a phone every focus is seen whole: in the window, ringed, not under the bar, ${name}`, async () => {
      const { page } = await it.visit(at(), { viewport: { width: 360, height: 640 } });
      await prompts(page);
      await say(page, { "AM1-role-p1": "Yes" });
      if (first) await page.locator(first).last().focus();
      else await page.evaluate(() => (document.activeElement.blur(), window.scrollTo(0, 0)));
      const hidden = [];
      let stops = 0;
      for (; stops < 200; stops += 1) {
        await page.keyboard.press(key);
        const { box, bar, ring, window, html, end } = await focusBox(page);
        if (end) break;
        const under = bar && box.bottom > bar.top + 1 && box.top < bar.bottom - 1;
        const outside = box.height <= window[1] && (box.top < -1 || box.bottom > window[1] + 1);
        if (under || outside) hidden.push(`${Math.round(box.top)}–${Math.round(box.bottom)}${under ? " under the bar" : ""}: ${html}`);
        if (!ring.some(Boolean)) hidden.push(`no ring: ${html}`);
      }
      assert.ok(stops > ids().length * 3, `only ${stops} stops`);
      assert.deepEqual(hidden, []);
    });
  }

  test("a question that a link leads to is seen from its first word on a phone, with all three answers", async () => {
    const { page } = await it.visit(at(), { viewport: { width: 360, height: 640 } });
    await prompts(page);
    for (const id of ids()) {
      await go(page, at(undefined, id));
      await asks(page, id);
      await eventually(async () => {
        const seen = await page.evaluate(() => {
          const box = (one) => one.getBoundingClientRect();
          const answers = [...document.querySelectorAll(".gc-answer")].map(box);
          return { top: box(document.querySelector("#question")).top, feet: answers.map((one) => one.bottom), heads: answers.map((one) => one.top) };
        });
        assert.ok(seen.top >= 0 && seen.feet.length === 3, JSON.stringify(seen));
        assert.ok(seen.feet.every((foot) => foot <= 640) && seen.heads.every((head) => head > seen.top), JSON.stringify(seen));
      });
    }
  });

  test("the panel on a phone is unfolded, used and folded by keyboard", async () => {
    const { page } = await it.visit(at(), { viewport: { width: 360, height: 640 } });
    await prompts(page);
    const ladder = track(page, "Overall: not decided yet; distinction is still possible.");
    await tabTo(page, "aside button");
    await page.keyboard.press("Enter");
    await ladder.waitFor();
    await tabTo(page, "a", "See the result and why");
    await tabTo(page, "aside button", "", "Shift+Tab");
    await page.keyboard.press("Space");
    await ladder.waitFor({ state: "hidden" });
  });
});
