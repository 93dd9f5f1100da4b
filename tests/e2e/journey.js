// Steps that journeys have in common, in the words of the person who takes them.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { afterEach, before } from "node:test";

import { eventually, keptAs, newPage, sharedBrowser, sharedServer, started } from "./support.js";

const packs = new URL("../../standards/", import.meta.url);

/** The uids of the standards that are built in. */
export const shipped = readdirSync(packs).filter((name) => name.endsWith(".json")).map((name) => name.slice(0, -5));

/** A standard as its pack has it. */
export function pack(uid) {
  return JSON.parse(readFileSync(new URL(`${uid}.json`, packs), "utf8"));
}

export const UID = "ST0792_1.2";
export const TITLE = "Junior production coordinator";
export const PRODUCTION = "production-coordinator";
export const POST = "post-production-coordinator";

/** The address of the list of an option's questions, or of what stands below it; of one question at a time, if that is "". */
export function at(option = PRODUCTION, below = "list") {
  return `#/${UID}/${option}${below && `/${below}`}`;
}

/** The first heading of each screen. */
export const HEADINGS = {
  choose: "What grade are you on?",
  options: TITLE,
  answer: "All questions",
  result: "Your result so far",
  plan: "What the plan says",
  about: "About this calculator",
  unknown: "There is nothing at this address",
};

const criteria = pack(UID).methods.flatMap((method) => method.criteria.map((one) => ({ ...one, method: method.id })));

/** The ids of the criteria of an option, in document order; of one method or grade, if they are named. */
export function ids({ option = PRODUCTION, method, grade } = {}) {
  return criteria
    .filter((one) => one.pathway === null || one.pathway === option)
    .filter((one) => (!method || one.method === method) && (!grade || one.grade === grade))
    .map((one) => one.id);
}

/** Answers by id: the same word for every criterion, but for those named. */
export function answers(word = "Yes", but = {}, option = PRODUCTION) {
  return { ...Object.fromEntries(ids({ option }).map((id) => [id, word])), ...but };
}

/**
 * For the tests of one `describe`: a browser, writing with a font of `fonts.js`, and the served page; every `describe` of a
 * file that asks for the same ones has them in common. `visit` opens a fresh page at an address of the calculator and waits
 * until it has started; whatever a test opened is closed after it.
 */
export function stage({ font, ...served } = {}) {
  const it = {};
  const opened = [];
  before(async () => ([it.browser, it.server] = await Promise.all([sharedBrowser(font), sharedServer(served)])));
  afterEach(async () => {
    for (const context of opened.splice(0)) {
      // What a test answers in the place of the server may be under way: it has nobody left to answer.
      for (const page of context.pages()) await page.unrouteAll({ behavior: "ignoreErrors" });
      await context.close();
    }
  });
  it.blank = async (options) => {
    const all = await newPage(it.browser, options);
    opened.push(all.context);
    return all;
  };
  it.visit = async (hash = "", options = {}) => {
    const all = await it.blank(options);
    await all.page.goto(it.server.address + hash);
    await started(all.page);
    return all;
  };
  return it;
}

/** Goes to another address of the calculator, as a link would. */
export async function go(page, hash, heading) {
  await page.evaluate((to) => (window.location.hash = to), hash);
  if (heading) await onScreen(page, heading);
}

/** Leaves the page and comes back to an address, as on another day. */
export async function reopen(page, address) {
  await page.goto("about:blank");
  await page.goto(address);
  await started(page);
}

/** Waits until a screen is there, by its first heading. The result is unfolded. */
export async function onScreen(page, heading) {
  await page.getByRole("heading", { level: 1, name: heading, exact: true }).waitFor();
  if (heading === HEADINGS.result) await unfold(page);
}

/** Goes on to the list from a single question, if one is there, and waits for it: its first heading comes before it, on the way. */
export async function prompts(page) {
  const first = page.locator("fieldset[id^=prompt-]").first();
  const list = page.getByRole("link", { name: /^(List|Check my answers)$/ }).first();
  await first.or(list).first().waitFor();
  if (!(await first.isVisible())) await list.click();
  await first.waitFor();
}

/** Follows a link of the header or the foot; "List" stands on a question. */
export async function place(scope, name) {
  if (name === "List") await scope.getByRole("navigation", { name: "Places" }).getByRole("link", { name: "Questions" }).click();
  await scope.getByRole("link", { name, exact: true }).first().click();
}

export const prompt = (page, id) => page.locator(`#prompt-${id}`);

/** One of the three answers to a prompt: "Yes", "Partly" or "Not yet". */
export const radio = (page, id, word) => prompt(page, id).getByRole("radio", { name: word, exact: true });

/**
 * Gives answers, on the screen with the prompts, one after the other as fast as the page takes them; the page may be in a
 * frame. That a press by mouse, finger or key gives an answer, answer.test.js shows.
 */
export async function say(page, given) {
  const all = Object.entries(given);
  if (all.length === 0) return;
  for (const [id, word] of [all[0], all.at(-1)]) await radio(page, id, word).waitFor();
  const refused = await page.locator("body").evaluate(async (_, all) => {
    const refused = [];
    for (const [id, word] of all) {
      const labels = [...document.getElementById(`prompt-${id}`).querySelectorAll("label:has(input[type=radio])")];
      const circle = labels.find((label) => label.innerText.trim() === word)?.control;
      circle?.click();
      // The page draws the answer before the next one comes.
      await new Promise((drawn) => setTimeout(drawn, 1));
      if (!circle?.checked) refused.push(`${id}: ${word}`);
    }
    return refused;
  }, all);
  assert.deepEqual(refused, [], "answers that the page did not take");
}

/** The answer to a prompt that the page shows: a word, or null. */
export async function said(page, id) {
  const checked = prompt(page, id).getByRole("radio", { checked: true });
  return (await checked.count()) ? (await checked.locator("xpath=..").innerText()).trim() : null;
}

/** Waits until the prompts show these answers, and no others. */
export async function showsAnswers(page, given, option = PRODUCTION) {
  const wanted = Object.fromEntries(ids({ option }).map((id) => [id, given[id] ?? null]));
  await eventually(async () => {
    const shown = await page.locator("body").evaluate((_, all) => all.map((id) => {
      const circle = document.querySelector(`#prompt-${CSS.escape(id)} input[type=radio]:checked`);
      return [id, circle?.parentElement.innerText.trim() ?? null];
    }), Object.keys(wanted));
    assert.deepEqual(Object.fromEntries(shown), wanted);
  });
}

/** Opens the note of a prompt if need be, and writes it. */
export async function note(page, id, text) {
  if (!(await noteOf(page, id).isVisible())) await prompt(page, id).getByText("Add a note").click();
  await noteOf(page, id).fill(text);
}

/** What unfolds the knowledge, skills and behaviours of a prompt. */
export const codes = (page, id) => prompt(page, id).getByText(/what they mean/);

export const noteOf = (page, id) => prompt(page, id).getByRole("textbox", { name: /^Your note/ });

/** Waits until the device has confirmed what was said. */
export async function saved(page) {
  await keptAs(page, "Saved on this device");
}

/** The panel with the grade so far. */
export const panel = (page) => page.getByRole("complementary", { name: "Your grade so far" });

/** A ladder or staircase of grades, by what it says: "Overall: merit, settled." */
export const track = (page, text) =>
  page.getByRole("img", { name: text, exact: true }).or(page.getByRole("list", { name: text, exact: true }));

/** Waits until the main part of the page says something. */
export async function reads(page, words) {
  await eventually(async () => {
    const text = (await page.getByRole("main").innerText()).replace(/\s+/g, " ");
    if (words instanceof RegExp) assert.match(text, words);
    else assert.ok(text.includes(words), `“${words}” is not in:\n${text}`);
  });
}

/** Waits until this question is asked alone. */
export async function asks(page, id) {
  const { prompt } = criteria.find((one) => one.id === id);
  await page.locator("h1#question").filter({ hasText: prompt }).waitFor();
}

/** Opens what is folded on the result: why, every way, re-sits, sources. */
export async function unfold(page) {
  await page.locator(".gc-fold > section > details").first().waitFor();
  await page.locator("body").evaluate(() => {
    for (const fold of document.querySelectorAll(".gc-fold > section > details")) fold.open = true;
  });
}

/** Opens the result with all of it unfolded, and waits for its first sentence: "Your answers give: Merit". */
export async function resultIs(page, sentence, option = PRODUCTION) {
  await go(page, at(option, "result"), HEADINGS.result);
  await reads(page, `${HEADINGS.result} ${sentence}`);
}

/** One field of a method's attempts on the result screen: "Which attempt is this?" or "I already have my result". */
export function attempt(page, method, label) {
  return page.getByRole("group", { name: method, exact: true }).getByLabel(label);
}

/** Waits until the focus is on the element that a selector names, with this text if one is given. */
export async function focused(page, selector, text) {
  await eventually(async () => {
    const active = await page.evaluate(() => {
      const { tagName, id, textContent } = document.activeElement;
      return { tag: tagName.toLowerCase(), id, text: textContent.trim() };
    });
    const is = selector.startsWith("#") ? `#${active.id}` : active.tag;
    assert.equal(is, selector, "the focus is elsewhere");
    if (text) assert.equal(active.text, text);
  });
}

/** Presses Tab until the focused element has this role's selector and text; fails when the page goes round. */
export async function tabTo(page, selector, text, key = "Tab") {
  const start = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  for (let pressed = 0; pressed < 300; pressed += 1) {
    await page.keyboard.press(key);
    const there = await page.evaluate(([wanted, words]) => {
      const active = document.activeElement;
      return Boolean(active?.matches(wanted) && (!words || active.textContent.includes(words)));
    }, [selector, text]);
    if (there) return;
  }
  assert.fail(`no ${selector} “${text ?? ""}” can be reached by Tab from ${start}`);
}
