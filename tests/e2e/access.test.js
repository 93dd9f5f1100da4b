// Every screen for everyone: checked by axe in every scheme and width, reflow, targets, motion, what is said aloud.

import assert from "node:assert/strict";
import test, { describe } from "node:test";

import { FONTS } from "./fonts.js";
import {
  answers, at, codes, go, HEADINGS, note, onScreen, POST, prompts, radio, reads, say, stage, track, UID, pack,
} from "./journey.js";
import { TITLES } from "./ready.js";
import { assertAccessible, assertTargets, eventually } from "./support.js";

const SOME = answers("Yes", { "AM1-role-p1": "Partly", "AM1-monitoring-d1": "Not yet", "AM2-data-p1": null });
const given = Object.fromEntries(Object.entries(SOME).filter(([, word]) => word));

// Name, address, heading, and what to do there first.
const SCREENS = [
  ["the list of standards", "#/", HEADINGS.choose, async (page) => page.getByRole("searchbox").fill("no such thing")],
  ["the options", `#/${UID}`, HEADINGS.options],
  ["the options with a start date", `#/${UID}`, HEADINGS.options, async (page) => {
    for (const [part, number] of [["Day", "20"], ["Month", "8"], ["Year", "2024"]]) await page.getByLabel(part, { exact: true }).fill(number);
    await page.getByRole("link", { name: "Use version 1.1" }).waitFor();
  }],
  ["the options with a date that is none", "#/ST0792_1.1", "Media production co-ordinator", async (page) => {
    await page.getByLabel("Month", { exact: true }).fill("13");
  }],
  ["what changed", "#/compare/ST0792_1.1/ST0792_1.2", "What changed: version 1.1 and version 1.2", async (page) => {
    await page.getByText(/^The same in both/).first().click();
  }],
  ["a retired version", "#/ST0792_1.1/post-production/list", HEADINGS.answer],
  ["two readings", "#/ST0525_1.0/live-performance/result", HEADINGS.result, async (page) => {
    await page.getByRole("checkbox", { name: "My assumption" }).check();
  }],
  ["outcomes and categories", "#/ST1483_2/live-performance/list", HEADINGS.answer, async (page) => {
    await page.getByRole("radio", { name: "Partly" }).first().check();
    await page.getByRole("radio", { name: /^Distinction/ }).first().check();
  }],
  ["a profile", "#/ST1483_2/live-performance/result", HEADINGS.result],
  ["the prompts, unanswered", at(POST), HEADINGS.answer],
  ["the result of nothing", at(POST, "result"), HEADINGS.result],
  ["the prompts, answered", at(), HEADINGS.answer, async (page) => {
    await say(page, given);
    await note(page, "AM1-role-p1", "a note");
    await page.getByText("Jump to a theme").click();
    await codes(page, "AM1-role-p1").click();
  }],
  ["the result", at(undefined, "result"), HEADINGS.result, async (page) => {
    await page.getByLabel("Which attempt is this?").first().selectOption({ index: 1 });
    await page.getByRole("checkbox").waitFor();
    await page.getByText("What the plan says about re-sits").click();
  }],
  ["the plan", at(undefined, "plan"), HEADINGS.plan],
  ["About", "#/about", HEADINGS.about],
  ["an address that leads nowhere", "#/a/b/c/d", HEADINGS.unknown],
  ["the prompts after “Start again”", at(), HEADINGS.answer, async (page) => {
    await page.getByRole("button", { name: "Start again" }).click();
    await page.getByRole("button", { name: "Undo" }).waitFor();
  }],
];

/** Screens that the checker goes through in tests of their own; here, for their size. */
const FURTHER = [
  ["Keep", "#/keep", "Keep your answers"],
  ["Am I ready?", at(undefined, "ready"), "Am I ready?"],
  ["one question", at(undefined, ""), pack(UID).methods[0].criteria[0].prompt],
  ["the ways to a higher grade", at(undefined, "ready/ways"), TITLES.ways],
  ["the map of KSBs", at(undefined, "ready/ksbs"), TITLES.ksbs, async (page) => {
    await page.locator(".gc-tile").first().click();
    await page.locator(".gc-ksbs__detail").getByRole("button").first().waitFor();
  }],
  ["evidence", at(undefined, "ready/evidence"), "Evidence", async (page) => {
    await page.getByLabel("What it is (a title)").fill("Call sheets");
    await page.getByLabel("What it is (a title)").press("Enter");
    await page.getByRole("button", { name: /Call sheets$/ }).first().click();
    await page.locator(".gc-pieces__more").waitFor();
  }],
  ["the mapping grid", at(undefined, "ready/grid"), "Mapping grid"],
  ["gateway", at(undefined, "ready/gateway"), "Gateway"],
  ["dates", at(undefined, "ready/dates"), TITLES.dates],
  ["a rehearsal", at(undefined, "ready/rehearse"), TITLES.rehearse],
];

const WIDTHS = [[1280, 800], [320, 640]];
const SCHEMES = [
  ["light", { colorScheme: "light", forcedColors: "none" }],
  ["dark", { colorScheme: "dark", forcedColors: "none" }],
  ["forced colours", { colorScheme: "dark", forcedColors: "active" }],
];

async function arrive(page, [, hash, heading, act]) {
  await go(page, hash, heading);
  if (heading === HEADINGS.answer) await prompts(page);
  await act?.(page);
}

/** What sticks out at the side, or nothing. */
function overflow(page) {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const wide = [];
    const nodes = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    const space = document.createRange();
    while (nodes.nextNode()) {
      const one = nodes.currentNode;
      if (one.parentElement.closest(".gc-unseen")) continue;
      space.selectNode(one);
      const { right } = space.getBoundingClientRect();
      if (right > clientWidth + 1) wide.push(one.outerHTML?.slice(0, 80) ?? `“${one.data.slice(0, 80)}”`);
    }
    return `${scrollWidth} > ${clientWidth}: ${wide.join(" | ")}`;
  });
}

describe("access", () => {
  const it = stage();

  for (const [width, height] of WIDTHS) {
    test(`axe finds nothing on any screen at ${width} pixels, in light, dark and forced colours`, async () => {
      const { page } = await it.visit("", { viewport: { width, height }, reducedMotion: "reduce" });
      for (const screen of SCREENS) {
        await arrive(page, screen);
        for (const [scheme, media] of SCHEMES) {
          await page.emulateMedia(media);
          const contrast = media.forcedColors === "none";
          await assertAccessible(page, `${screen[0]}, ${scheme}, ${width} pixels`, { contrast });
        }
      }
    });
  }

  test("at 400 % zoom the bar at the bottom leaves most of the window to the prompts", async () => {
    const { page } = await it.visit(at(), { viewport: { width: 320, height: 256 } });
    await prompts(page);
    const bar = await page.getByRole("complementary").boundingBox();
    assert.ok(bar.height <= 256 / 3, `${bar.height} of 256 pixels`);
  });

  test("where reduced motion is asked for, nothing moves or fades", async () => {
    const { page } = await it.visit("", { reducedMotion: "reduce" });
    for (const screen of SCREENS) {
      await arrive(page, screen);
      const moving = await page.evaluate(() => {
        const lasts = (value) => value.split(",").some((one) => parseFloat(one) > 0);
        return [...document.querySelectorAll("*")]
          .filter((one) => lasts(getComputedStyle(one).transitionDuration) || lasts(getComputedStyle(one).animationDuration))
          .map((one) => one.outerHTML.slice(0, 100));
      });
      assert.deepEqual(moving, [], screen[0]);
      assert.equal(await page.evaluate(() => document.getAnimations().filter((one) => one.playState === "running").length), 0);
    }
  });

  test("elsewhere, what moves takes less than 200 milliseconds", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    const slow = await page.evaluate(() => [...document.querySelectorAll("*")]
      .flatMap((one) => getComputedStyle(one).transitionDuration.split(",").map(parseFloat))
      .filter((seconds) => seconds >= 0.2));
    assert.deepEqual(slow, []);
  });

  test("a change of the grade is said in one polite status of at most twelve words, within two seconds", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    const status = page.locator("#announcement");
    assert.equal(await status.getAttribute("role"), "status", "which is polite by itself");
    assert.equal(await status.innerText(), "", "nothing is said before anything happened");
    const says = async (words) => {
      await status.filter({ hasText: words }).waitFor({ timeout: 2000, state: "attached" });
      const said = (await status.innerText()).trim().split(/\s+/);
      assert.ok(said.length <= 12, `${said.length} words: ${said.join(" ")}`);
    };
    await say(page, { "AM1-monitoring-d1": "Not yet" });
    await says("merit");
    await say(page, { "AM1-role-p1": "Not yet" });
    await says("Overall: not decided yet.");
    await radio(page, "AM1-role-p1", "Yes").check();
    await says("Overall: on track for merit.");
    await say(page, answers("Yes"));
    await says("Overall: Distinction.");
  });

  test("the same news is said again when it happens again", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await page.evaluate(() => {
      window.heard = [];
      const status = document.getElementById("announcement");
      const watcher = new MutationObserver(() => window.heard.push(status.textContent));
      watcher.observe(status, { childList: true, characterData: true, subtree: true });
    });
    for (const word of ["Not yet", "Yes", "Not yet"]) {
      await say(page, { "AM1-role-p1": word });
      await page.locator("#announcement", { hasText: word === "Yes" ? "on track for distinction" : "not decided yet" }).waitFor({ state: "attached" });
    }
    assert.equal(await page.evaluate(() => window.heard.filter(Boolean).length), 3);
  });

  test("a grade is told by word, shape and colour, never by colour alone", async () => {
    const { page } = await it.visit(at());
    await prompts(page);
    await say(page, answers("Yes"));
    await go(page, at(undefined, "result"), HEADINGS.result);
    await reads(page, "Your answers give: Distinction");
    await track(page, "Overall: distinction, settled.").waitFor();
    const names = await page.locator(".gc-stair").evaluateAll((all) => all.map((one) => one.getAttribute("aria-label")));
    assert.ok(names.length >= 3 && names.every(Boolean));
    for (const grade of await page.locator(".gc-stair .is-today").all()) {
      assert.match(await grade.innerText(), /^\w+\s+today$/);
      assert.equal(await grade.locator("svg.gc-mark").count(), 1);
    }
  });

  test("the page says its language, has one main part, and headings without a gap", async () => {
    const { page } = await it.visit();
    assert.equal(await page.locator("html").getAttribute("lang"), "en-GB");
    for (const screen of SCREENS) {
      await arrive(page, screen);
      await eventually(async () => assert.equal(await page.getByRole("main").count(), 1));
      const levels = await page.getByRole("heading").evaluateAll((all) => all.map((one) => Number(one.tagName[1])));
      levels.forEach((level, place) => assert.ok(place === 0 || level <= levels[place - 1] + 1, `${screen[0]}: ${levels}`));
      await onScreen(page, screen[2]);
    }
  });
});

/** The size of everything that can be pressed, with what kind it is. */
function targets(page) {
  return page.evaluate(() => {
    const seen = (one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    const size = (one) => ({ ...one.getBoundingClientRect().toJSON(), html: one.outerHTML.slice(0, 120) });
    // A link within a sentence or an item of a list has the height of its line.
    const inText = (link) => link.tagName === "A" && getComputedStyle(link).display === "inline";
    const all = (selector) => [...document.querySelectorAll(selector)].filter(seen);
    return {
      touch: all("label:has(input[type=radio]), label:has(input[type=checkbox]), button, select, input:not([type=radio], [type=checkbox]), textarea")
        .filter((one) => one.closest("#app")).map(size),
      other: all("#app a, #app summary").filter((one) => !inText(one)).map(size),
    };
  });
}

// Sizes come from the style sheet, not from the letters: no font of a machine makes anything too small or too wide.
for (const font of FONTS) {
  describe(`written in ${font}`, () => {
    const it = stage({ font });

    test("the letters are those of the font", async () => {
      const { page, context } = await it.visit(at());
      await prompts(page);
      const client = await context.newCDPSession(page);
      await client.send("DOM.enable");
      await client.send("CSS.enable");
      const { root } = await client.send("DOM.getDocument");
      const { nodeId } = await client.send("DOM.querySelector", { nodeId: root.nodeId, selector: "h1" });
      const { fonts } = await client.send("CSS.getPlatformFontsForNode", { nodeId });
      assert.deepEqual(fonts.map(({ familyName }) => familyName), [font]);
    });

    test("answers, buttons and fields are at least 44 pixels high and wide, all else 24, and no screen scrolls sideways", async () => {
      const { page } = await it.visit("", { viewport: { width: 360, height: 640 }, hasTouch: true });
      const wrong = new Set();
      const sideways = async (screen, how) => {
        const wide = await overflow(page);
        if (wide) wrong.add(`${screen}, ${how}: ${wide}`);
      };
      for (const screen of [...SCREENS, ...FURTHER]) {
        await arrive(page, screen);
        const { touch, other } = await targets(page);
        for (const [least, boxes] of [[44, touch], [24, other]]) {
          for (const box of boxes) {
            const [width, height] = [Math.round(box.width * 10) / 10, Math.round(box.height * 10) / 10];
            const what = box.html.replace(/ to: .*/, "");
            if (width < least || height < least) wrong.add(`${screen[0]}: ${width} × ${height}, not ${least}: ${what}`);
          }
        }
        await assertTargets(page, `${screen[0]}, in ${font}`);
        await page.setViewportSize({ width: 320, height: 640 });
        await sideways(screen[0], "at 320 pixels");
        await page.setViewportSize({ width: 320, height: 256 });
        await sideways(screen[0], "at 400 % zoom of 1280 × 1024");
        await page.setViewportSize({ width: 640, height: 800 });
        await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
        await sideways(screen[0], "with the text alone twice as large");
        await page.evaluate(() => (document.documentElement.style.fontSize = ""));
        await page.setViewportSize({ width: 360, height: 640 });
      }
      assert.deepEqual([...wrong], []);
    });
  });
}
