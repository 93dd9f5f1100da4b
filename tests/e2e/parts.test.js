// What comes after the first screen, and what happens where it does not come.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import test, { describe } from "node:test";

import { site } from "./host.js";
import { answers, at, HEADINGS, PRODUCTION, prompts, said, saved, say, stage, TITLE } from "./journey.js";
import { assertQuiet, eventually, started } from "./support.js";

const LATER = "**/assets/later-*.wasm";
/** What comes with the packs: nothing can be answered before all of it is there. */
const WITH_THE_PACKS = { packs: "**/assets/packs-*.json", answering: "**/assets/answering-*.wasm", shared: "**/assets/shared-*.wasm" };
const again = (page) => page.getByRole("button", { name: "Try again" });
const missing = (page) => page.getByRole("heading", { level: 1, name: "This part did not arrive" });

/** Answers, sees the grade move, has it saved, and finds it after a reload: all of it without the last part. */
async function answering(page) {
  await prompts(page);
  await say(page, answers("Yes", { "AM1-monitoring-d1": "Partly" }));
  await eventually(async () => assert.match(await page.locator("aside .gc-grade__word").first().textContent(), /Overall: Merit/));
  await saved(page);
  await page.reload();
  await started(page);
  await prompts(page);
  await eventually(async () => assert.equal(await said(page, "AM1-monitoring-d1"), "Partly"));
}

/** Holds back what is asked for at these addresses; what it returns lets them go. */
async function holdBack(page, addresses) {
  let go;
  const held = new Promise((done) => (go = done));
  await page.route(addresses, async (route) => {
    await held;
    await route.continue();
  });
  return go;
}

describe("the first screen", () => {
  const it = stage();

  test("stands in the document as the page draws it", async () => {
    const { page } = await it.blank();
    await page.route("**/*.js", (route) => route.abort());
    await page.goto(it.server.address);
    const told = (where) => where.evaluate(() => {
      const of = (one) => [...document.querySelectorAll(`#app ${one}`)].filter((it) => it.checkVisibility());
      const texts = ["h1", "header", ".gc-promise", ".gc-search", ".gc-standards", ".gc-footer__inner > ul", ".gc-footer__inner > p"].map((one) => of(one).map((it) => it.innerText));
      const links = of("a").filter((it) => it.getAttribute("href").startsWith("#")).map((it) => [it.getAttribute("href"), it.innerText, it.className]);
      const boxes = of("h1, header, .gc-search, .gc-standards__entry").map((it) => [it.offsetLeft, it.offsetTop, it.offsetWidth, it.offsetHeight]);
      return { texts, links, boxes };
    });
    const early = await told(page);
    const drawn = await it.blank();
    await drawn.page.goto(it.server.address);
    await started(drawn.page);
    assert.deepEqual(early, await told(drawn.page));
    assert.ok(early.links.length >= 8, JSON.stringify(early.links));
  });

  test("leads on before any wasm is there", async () => {
    const { page, watch } = await it.blank();
    const go = await holdBack(page, "**/assets/site-*.wasm");
    await page.goto(it.server.address, { waitUntil: "commit" });
    assert.equal(await page.locator("#search").isDisabled(), true);
    await page.getByRole("main").getByRole("link", { name: TITLE }).first().click();
    await page.getByText("Answer short questions about your work").waitFor();
    go();
    await page.getByRole("link", { name: "Production coordinator", exact: true }).waitFor();
    assertQuiet(watch);
  });

  test("keeps the place of the focus when it is drawn", async () => {
    const { page } = await it.blank();
    const go = await holdBack(page, "**/assets/site-*.wasm");
    await page.goto(it.server.address, { waitUntil: "commit" });
    await page.getByRole("main").getByRole("link", { name: TITLE }).first().focus();
    go();
    await started(page);
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.textContent), TITLE));
  });
});

describe("the last part", () => {
  const it = stage();

  test("is fetched once the first screen stands, and nothing after it", async () => {
    const { page, watch } = await it.blank();
    await page.goto(it.server.address + at());
    await prompts(page);
    await eventually(() => assert.ok(watch.requests.some((one) => one.includes("/later-"))));
    await page.waitForLoadState("networkidle");
    const order = watch.requests.map((one) => one.split("/").pop().replace(/-.*|\?.*/, ""));
    assert.ok(order.indexOf("later") > order.indexOf("site") && order.indexOf("later") > order.indexOf("packs"), order.join());
    const all = watch.requests.length;
    for (const screen of ["result", "plan"]) {
      await page.evaluate((to) => (location.hash = to), at(PRODUCTION, screen));
      await page.getByRole("heading", { level: 1, name: HEADINGS[screen] }).waitFor();
    }
    assert.deepEqual(watch.requests.slice(all), []);
    assertQuiet(watch);
  });

  test("late: what needs it says that it is opening, and opens", async () => {
    const { page, watch } = await it.blank();
    const go = await holdBack(page, LATER);
    await page.goto(it.server.address + at());
    await prompts(page);
    await say(page, answers("Yes"));
    await saved(page);
    await page.evaluate((to) => (location.hash = to), at(PRODUCTION, "result"));
    await page.getByRole("heading", { level: 1, name: "Opening…" }).waitFor();
    go();
    await page.locator(".gc-hero__grade").filter({ hasText: "Distinction" }).waitFor();
    assertQuiet(watch);
  });

  test("failing once: it comes when it is asked for again", async () => {
    const { page } = await it.blank();
    let tries = 0;
    await page.route(LATER, (route) => ((tries += 1) === 1 ? route.abort() : route.continue()));
    await page.goto(it.server.address + at(PRODUCTION, "result"));
    await missing(page).waitFor();
    assert.equal(tries, 1, "it is not asked for again before somebody wants to");
    await again(page).click();
    await page.getByRole("heading", { level: 1, name: HEADINGS.result }).waitFor();
    assert.equal(tries, 2);
  });

  for (const [what, act] of Object.entries({
    "failing for ever": (route) => route.abort(),
    "half of it": async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
    },
    "a sign-in page in its place": (route) => route.fulfill({ contentType: "text/html", body: "<p>Sign in</p>" }),
    "a new build in between": (route) => route.fulfill({ status: 404, body: "not here" }),
  })) {
    test(`${what}: choosing, answering, the grade and saving go on, and the rest says so`, async () => {
      const { page } = await it.blank();
      await page.route(LATER, act);
      await page.goto(it.server.address);
      await started(page);
      await page.getByRole("main").getByRole("link", { name: TITLE }).first().click();
      await page.getByRole("link", { name: "Production coordinator", exact: true }).click();
      await answering(page);
      await page.evaluate((to) => (location.hash = to), at(PRODUCTION, "result"));
      await missing(page).waitFor();
      await again(page).click();
      await missing(page).waitFor();
      await page.evaluate((to) => (location.hash = to), at());
      await prompts(page);
      assert.equal(await said(page, "AM1-monitoring-d1"), "Partly");
      assert.equal(await page.locator("#trouble").isHidden(), true);
    });
  }

  test("a wrong content type is no reason not to come", async () => {
    const { page, watch } = await it.blank();
    await page.route("**/*.wasm", async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-type": "text/html", "x-content-type-options": "nosniff" } });
    });
    await page.goto(it.server.address + at(PRODUCTION, "plan"));
    await page.getByRole("heading", { level: 1, name: HEADINGS.plan }).waitFor();
    assertQuiet(watch);
  });

  test("under translation it takes the place of what stood there", async () => {
    const { page } = await it.blank();
    const go = await holdBack(page, LATER);
    await page.goto(it.server.address + at(PRODUCTION, "result"));
    await page.getByRole("heading", { level: 1, name: "Opening…" }).waitFor();
    // As page translators do: every text in an element of its own.
    await page.evaluate(() => {
      const walker = document.createTreeWalker(document.getElementById("app"), NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      for (const text of texts) {
        const font = document.createElement("font");
        font.textContent = `~${text.data}`;
        text.replaceWith(font);
      }
    });
    go();
    await page.locator("main h1", { hasText: HEADINGS.result }).waitFor();
    assert.equal(await page.getByText("Opening…").count(), 0);
  });
});

describe("the packs", () => {
  const it = stage();

  test("come in one file, whichever standard is opened, and only from a list after it can be seen", async () => {
    const names = (await readdir(join(site, "assets"))).filter((name) => /^packs-.*\.json$/.test(name));
    assert.equal(names.length, 1);
    const texts = JSON.parse(await readFile(join(site, "assets", names[0]), "utf8"));
    assert.equal(texts.length % 3, 0);
    const { page, watch } = await it.blank();
    await page.goto(it.server.address);
    await eventually(() => assert.equal(watch.requests.filter((one) => one.endsWith(names[0])).length, 1));
    assertQuiet(watch);
  });

  test("and what opens them are asked for at once on the way to a standard, and from a list after it can be seen", async () => {
    const asked = (watch) => watch.requests.map((one) => one.split("/").pop().replace(/-.*|\?.*/, ""));
    const names = Object.keys(WITH_THE_PACKS);
    const deep = await it.blank();
    const go = await holdBack(deep.page, "**/assets/site-*.wasm");
    await deep.page.goto(it.server.address + at(), { waitUntil: "commit" });
    await eventually(() => assert.ok(names.every((name) => asked(deep.watch).includes(name)), asked(deep.watch).join()));
    go();
    await prompts(deep.page);
    const list = await it.blank();
    const goOn = await holdBack(list.page, "**/assets/site-*.wasm");
    await list.page.goto(it.server.address, { waitUntil: "commit" });
    await list.page.locator("#search").waitFor();
    await list.page.waitForLoadState("domcontentloaded");
    assert.ok(names.every((name) => !asked(list.watch).includes(name)), asked(list.watch).join());
    goOn();
    await eventually(() => assert.ok(names.every((name) => asked(list.watch).includes(name)), asked(list.watch).join()));
    assertQuiet(list.watch);
  });

  for (const [name, addresses] of Object.entries(WITH_THE_PACKS)) {
    test(`${name} late: the standard says that it is opening, and opens`, async () => {
      const { page, watch } = await it.blank();
      const go = await holdBack(page, addresses);
      await page.goto(it.server.address + at());
      await page.getByRole("heading", { level: 1, name: "Opening…" }).waitFor();
      go();
      await prompts(page);
      assertQuiet(watch);
    });

    test(`${name} failing twice: the list stays, the standard says so and opens when it is asked for again; what is kept is read then`, async () => {
      const { page } = await it.blank();
      await page.goto(it.server.address + at());
      await prompts(page);
      await say(page, { "AM1-role-p1": "Yes" });
      await saved(page);
      let tries = 0;
      await page.route(addresses, (route) => ((tries += 1) <= 2 ? route.abort() : route.continue()));
      await page.reload();
      await missing(page).waitFor();
      await page.evaluate(() => (location.hash = "#/"));
      await page.getByRole("heading", { level: 1, name: HEADINGS.choose }).waitFor();
      await page.evaluate((to) => (location.hash = to), at());
      await missing(page).waitFor();
      await eventually(async () => {
        if (await again(page).isVisible()) await again(page).click();
        assert.equal(await said(page, "AM1-role-p1"), "Yes");
      });
    });
  }

  for (const name of ["answering", "shared"]) {
    test(`half of ${name}: choosing goes on, and the standard says so`, async () => {
      const { page } = await it.blank();
      await page.route(WITH_THE_PACKS[name], async (route) => {
        const response = await route.fetch();
        const body = await response.body();
        await route.fulfill({ response, body: body.subarray(0, body.length / 2) });
      });
      await page.goto(it.server.address);
      await started(page);
      await page.getByRole("main").getByRole("link", { name: TITLE }).first().click();
      await missing(page).waitFor();
      assert.equal(await page.locator("#trouble").isHidden(), true);
      await page.evaluate(() => (location.hash = "#/"));
      await page.getByRole("heading", { level: 1, name: HEADINGS.choose }).waitFor();
    });
  }
});

describe("a deep link on a slow phone", () => {
  const it = stage();

  for (const [name, hash] of [["one question", at(PRODUCTION, "")], ["all questions", at()], ["result", at(PRODUCTION, "result")], ["about", "#/about"], ["version", "#/ST0792_1.2"]]) {
    test(`${name}: opens without a jump`, async () => {
      const { page, context } = await it.blank({ viewport: { width: 390, height: 844 } });
      const session = await context.newCDPSession(page);
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
      await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
      await page.addInitScript(() => {
        [window.gcShift, window.gcMoved] = [0, []];
        new PerformanceObserver((list) => list.getEntries().forEach((one) => {
          window.gcShift += one.hadRecentInput ? 0 : one.value;
          for (const { node, previousRect: was, currentRect: is } of one.sources) window.gcMoved.push(`${node?.className ?? node} ${was.y} → ${is.y}`);
        })).observe({ type: "layout-shift", buffered: true });
      });
      await page.goto(it.server.address + hash, { waitUntil: "commit" });
      await started(page, { timeout: 30_000 });
      await page.waitForFunction(() => !/Opening|Apprenticeship grade calculator/.test(document.querySelector("main h1").textContent), undefined, { polling: 100, timeout: 30_000 });
      await page.waitForLoadState("networkidle");
      const shift = await page.evaluate(() => window.gcShift);
      assert.ok(shift <= 0.02, `it jumped by ${shift}: ${await page.evaluate(() => window.gcMoved.join("; "))}`);
    });
  }
});
