// What a provider writes into settings.json is seen; what is wrong in it is told to whoever asks, and breaks nothing.

import assert from "node:assert/strict";
import test, { after, afterEach, before, describe } from "node:test";

import { host, site } from "./host.js";
import { at, HEADINGS, prompt, prompts } from "./journey.js";
import { assertAccessible, assertQuiet, eventually, launch, newPage, started } from "./support.js";

let browser, server;
const contexts = [];
before(async () => ([browser, server] = await Promise.all([launch(), host(site)])));
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** The page with these settings: fields, or a whole text, or null for no file. */
async function visit(settings, address = "", options = {}) {
  const whole = typeof settings === "object" && settings ? JSON.stringify({ format: "site-settings/1", ...settings }) : settings;
  server.answers["settings.json"] = whole;
  const all = await newPage(browser, options);
  contexts.push(all.context);
  await all.page.goto(server.address + address);
  await started(all.page);
  return all;
}

const header = (page) => page.getByRole("banner");
const report = (page) => page.getByRole("region", { name: "Settings" });

/** The colours of a link in the text and of a chosen answer, with what each stands on, as 0–255. */
const colours = (page) =>
  page.evaluate(() => {
    const read = (text) => text.match(/\d+/g).slice(0, 3).map(Number);
    const swatch = (name) => {
      const probe = document.body.appendChild(document.createElement("i"));
      probe.style.setProperty("color", `var(${name})`);
      const colour = read(getComputedStyle(probe).color);
      probe.remove();
      return colour;
    };
    return Object.fromEntries(["--gc-accent", "--gc-accent-ink", "--gc-paper", "--gc-raised"].map((name) => [name, swatch(name)]));
  });

function contrast(one, other) {
  const light = (channels) => {
    const [r, g, b] = channels.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const [a, b] = [light(one), light(other)];
  return Math.max(a, b) / Math.min(a, b);
}

describe("a provider's settings", () => {
  test("title: at the top and in the name of the window", async () => {
    const { page, watch } = await visit({ title: "Northfield College grades" });
    await header(page).getByRole("link", { name: "Northfield College grades" }).waitFor();
    await eventually(async () => assert.equal(await page.title(), "Northfield College grades"));
    assertQuiet(watch);
  });

  test("logo: a picture beside the page, kept for offline too", async () => {
    server.answers["logo.svg"] = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40"/></svg>`;
    const { page, watch } = await visit({ logo: "logo.svg" }, "", { serviceWorkers: "allow" });
    const logo = header(page).locator("img");
    await eventually(async () => assert.ok(await logo.evaluate((image) => image.complete && image.naturalWidth === 80)));
    assertQuiet(watch);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    server.offline = true;
    await page.reload();
    await started(page);
    await eventually(async () => assert.ok(await logo.evaluate((image) => image.complete && image.naturalWidth === 80)));
    server.offline = false;
  });

  for (const accent of ["#7a1f5c", "#ffd400", "#0a0a0a", "#808080"]) {
    test(`accent ${accent}: words in it and on it can be read, in light and in dark`, async () => {
      for (const colorScheme of ["light", "dark"]) {
        const { page, watch } = await visit({ accent }, at(), { colorScheme });
        await prompts(page);
        const found = await colours(page);
        for (const paper of ["--gc-paper", "--gc-raised"]) {
          assert.ok(contrast(found["--gc-accent"], found[paper]) >= 4.5, `${colorScheme} on ${paper}: ${found["--gc-accent"]}`);
        }
        assert.ok(contrast(found["--gc-accent"], found["--gc-accent-ink"]) >= 4.5, `${colorScheme}: ${found["--gc-accent-ink"]}`);
        await assertAccessible(page, `${accent} in ${colorScheme}`);
        assertQuiet(watch);
      }
    });
  }

  test("contact: one line at the foot, as text", async () => {
    const { page } = await visit({ contact: "Ask <b>Sam</b> in room 12" });
    await page.getByRole("contentinfo").getByText("Ask <b>Sam</b> in room 12").waitFor();
    assert.equal(await page.getByRole("contentinfo").locator("b").count(), 0);
  });

  test("standards: the list shows those and no others", async () => {
    const { page } = await visit({ standards: ["ST0525_1.0"] });
    await page.getByRole("heading", { level: 1, name: HEADINGS.choose }).waitFor();
    assert.equal(await page.locator(".gc-standards a").count(), 1);
    assert.equal(await page.locator(".gc-standards a").getAttribute("href"), "#/ST0525_1.0");
  });

  test("open: a newcomer starts at the standard and option; an address of somebody's own still counts", async () => {
    const open = { standard: "ST0792_1.2", option: "production-coordinator" };
    const { page } = await visit({ open });
    await prompts(page);
    assert.equal(new URL(page.url()).hash, at());
    await page.getByRole("link", { name: "All standards", exact: true }).click();
    await page.getByRole("heading", { level: 1, name: HEADINGS.choose }).waitFor();
    const other = await visit({ open }, "#/about");
    await other.page.getByRole("heading", { level: 1, name: HEADINGS.about }).waitFor();
  });

  test("off: notes are not offered", async () => {
    const { page } = await visit({ off: ["notes"] }, at());
    await prompts(page);
    assert.equal(await prompt(page, "AM1-role-p1").getByText("Add a note").isVisible(), false);
    const on = await visit({}, at());
    await prompts(on.page);
    assert.equal(await prompt(on.page, "AM1-role-p1").getByText("Add a note").isVisible(), true);
  });

  test("off: no worker is registered, and one from before goes", async () => {
    const { page } = await visit({}, "", { serviceWorkers: "allow" });
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    server.answers["settings.json"] = JSON.stringify({ format: "site-settings/1", off: ["offline"] });
    await page.goto(`${server.address}?check-settings`);
    await started(page);
    await eventually(async () => assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0));
  });

  test("hosts: taken without a word to readers", async () => {
    const { page, watch } = await visit({ hosts: ["https://learning.example"] }, "?check-settings");
    await report(page).getByText("settings.json is in order.").waitFor();
    assertQuiet(watch);
  });

  test("every problem is told at ?check-settings with its place and what to do, and to nobody else", async () => {
    const broken = { titel: "x", accent: "red", hosts: ["learning.example"] };
    const { page } = await visit(broken, "?check-settings");
    const text = await report(page).innerText();
    for (const words of ["not used until this is mended", "/titel", "Did you mean “title”?", "/accent", "#7a1f5c", "/hosts/0"]) assert.ok(text.includes(words), text);
    await assertAccessible(page, "the report");
    const reader = await visit(broken);
    assert.equal(await report(reader.page).count(), 0);
    await reader.page.getByRole("heading", { level: 1, name: HEADINGS.choose }).waitFor();
  });

  test("an accent that had to be changed is told at ?check-settings", async () => {
    const { page } = await visit({ accent: "#ffd400" }, "?check-settings");
    await report(page).getByText("The accent #ffd400 is hard to read in light colours: the page uses #").waitFor();
  });

  for (const [what, bytes, words] of [
    ["UTF-16", (text) => Buffer.from(`\ufeff${text}`, "utf16le"), "The file is saved as UTF-16."],
    ["UTF-16 without a mark", (text) => Buffer.from(text, "utf16le"), "The file is saved as UTF-16."],
    ["Windows-1252", (text) => Buffer.from(text, "latin1"), "Line 2 holds a letter of another encoding, such as Windows-1252."],
  ]) {
    test(`a file in ${what} is told at ?check-settings, with what to do, and not used`, async () => {
      const text = `{"format":"site-settings/1",\n"title":"Café Nord"}`;
      const { page } = await visit(() => bytes(text), "?check-settings");
      await report(page).getByText(words).waitFor();
      await report(page).getByText("Save the file again as UTF-8").waitFor();
      await header(page).getByRole("link", { name: "Apprenticeship grade calculator" }).waitFor();
    });
  }

  test("a title that nobody sees is told at ?check-settings", async () => {
    const { page } = await visit({ title: "\u200b\u2060" }, "?check-settings");
    await report(page).getByText("/title, line 1: The text holds nothing that can be seen.").waitFor();
  });

  test("a logo that is missing or is no picture is told at ?check-settings, by name", async () => {
    server.answers["logo.svg"] = null;
    const { page } = await visit({ logo: "logo.svg" }, "?check-settings");
    await report(page).getByText("The logo “logo.svg” is not beside index.html.").waitFor();
    server.answers["logo.svg"] = "<!doctype html><title>404</title>";
    const other = await visit({ logo: "logo.svg" }, "?check-settings");
    await report(other.page).getByText("The logo “logo.svg” is no picture that this browser can show.").waitFor();
    server.answers["logo.svg"] = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><rect width="80" height="40"/></svg>`;
    const good = await visit({ logo: "logo.svg" }, "?check-settings");
    await report(good.page).getByText("settings.json is in order.").waitFor();
    assert.doesNotMatch(await report(good.page).innerText(), /logo/);
    assertQuiet(good.watch);
  });

  for (const [what, settings] of [
    ["missing", null],
    ["empty", ""],
    ["a page that says it is not there", "<!doctype html><title>404</title>"],
    ["not JSON", "{ format: 1 }"],
    ["of a later version", `{"format":"site-settings/9"}`],
    ["nested without end", "[".repeat(100_000)],
    ["as large as a film", " ".repeat(5_000_000)],
    ["full of what it may not be", `{"format":"site-settings/1","title":"${"x".repeat(5000)}","logo":"https://elsewhere.example/x.svg","standards":["ST9"]}`],
  ]) {
    test(`a file that is ${what} breaks nothing`, async () => {
      const { page, watch } = await visit(settings);
      await page.getByRole("heading", { level: 1, name: HEADINGS.choose }).waitFor();
      await header(page).getByRole("link", { name: "Apprenticeship grade calculator" }).waitFor();
      assert.deepEqual(watch.violations, []);
      assert.ok(watch.requests.every((request) => request.startsWith(`GET ${server.address}`)));
    });
  }

  test("a file that never comes holds the page up for four seconds at the most", async () => {
    const all = await newPage(browser);
    contexts.push(all.context);
    await all.page.route("**/settings.json", () => {});
    await all.page.goto(server.address, { waitUntil: "commit" });
    await started(all.page);
  });
});
