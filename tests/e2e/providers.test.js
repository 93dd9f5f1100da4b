// The page for training providers: a choice becomes snippets, a settings file and a package, the same as the command's.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { dist, host, site } from "./host.js";
import { HEADINGS, onScreen, PRODUCTION, prompts, UID } from "./journey.js";
import { unzip } from "./platform.js";
import { assertAccessible, assertQuiet, eventually, launch, newPage, started } from "./support.js";

let browser, server;
const contexts = [];
const logo = fileURLToPath(new URL("../../static/icons/icon-192.png", import.meta.url));
before(async () => ([browser, server] = await Promise.all([launch(), host(site)])));
afterEach(async () => {
  for (const context of contexts.splice(0)) await context.close();
});
after(async () => {
  await browser?.close();
  server?.stop();
});

async function visit(options) {
  const all = await newPage(browser, options);
  contexts.push(all.context);
  await all.page.goto(`${server.address}providers.html`);
  await all.page.locator("#standards input").first().waitFor();
  return all;
}

/** Chooses one standard and option, a title and a colour. */
async function choose(page, { title = "Northfield College" } = {}) {
  await page.locator(`#standards input[value="${UID}"]`).check();
  await page.locator("#option").selectOption(PRODUCTION);
  await page.locator("#title").fill(title);
  await page.locator("#accent").fill("#7A1F5C");
}

const snippet = (page, name) => page.locator(`[data-snippet=${name}] code`).innerText();

async function download(page) {
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download SCORM package" }).click()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

describe("the page for providers", () => {
  for (const edition of ["1.2", "2004"]) {
    test(`the package of ${edition} is the command's, byte for byte`, async () => {
      const { page, watch } = await visit();
      await choose(page, { title: "A & B’s “<grades>”" });
      await page.getByLabel("Your logo, for packages").setInputFiles(logo);
      await page.locator(`[name=edition][value="${edition}"]`).check();
      await page.getByLabel(/Report a score/).check();
      const { name, bytes } = await download(page);
      assert.equal(name, `grade-calculator-${UID}-scorm-${edition}.zip`);
      const folder = await mkdtemp(join(tmpdir(), "grade-calculator-"));
      try {
        const out = join(folder, "package.zip");
        const words = ["scorm", "--edition", edition, "--standard", UID, "--option", PRODUCTION, "--score", "--out", out];
        const more = ["--title", "A & B’s “<grades>”", "--accent", "#7a1f5c", "--logo", logo, "--from", join(dist, "grade-calculator-course.html")];
        execFileSync(process.env.GRADE_CALCULATOR_TOOLS ?? "../../target/debug/tools", [...words, ...more]);
        assert.ok(bytes.equals(await readFile(out)), "the bytes differ");
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
      assert.deepEqual(Object.keys(unzip(new Uint8Array(bytes))).filter((file) => file.endsWith(".wasm")), []);
      assertQuiet(watch);
      assert.ok(watch.requests.every((request) => request.startsWith(`GET ${server.address}`)));
    });
  }

  test("a choice goes into link, frame, command and settings, and the settings are in order", async () => {
    const { page, context } = await visit();
    await choose(page, { title: `O'Neill "&" <b>` });
    await page.getByLabel("One line at the foot of every page").fill("Room 12");
    await page.locator("#hosts").fill("https://learning.example/path\nhttps://other.example");
    assert.equal(await snippet(page, "link"), `${server.address}#/${UID}/${PRODUCTION}`);
    const frame = await snippet(page, "frame");
    assert.ok(frame.includes(`src="${server.address}?embed=1#/${UID}/${PRODUCTION}"`) && frame.includes(`title="O'Neill &quot;&amp;&quot; &lt;b>"`), frame);
    assert.match(await page.locator("#command").innerText(), /--title 'O'\\''Neill "&" <b>' --accent '#7a1f5c'$/);
    const settings = await snippet(page, "settings");
    assert.deepEqual(JSON.parse(settings).hosts, ["https://learning.example", "https://other.example"]);
    server.answers["settings.json"] = settings;
    const check = await context.newPage();
    await check.goto(`${server.address}?check-settings`);
    await check.getByText("settings.json is in order.").waitFor();
    server.answers["settings.json"] = undefined;
  });

  // Written as code, so that halves of characters arrive.
  for (const [what, title, words] of [
    ["a mark of direction", String.raw`North\u200ffield`, /characters that cannot be seen/],
    ["an override of direction", String.raw`\u202eNorthfield`, /characters that cannot be seen/],
    ["a tab", String.raw`North\tfield`, /characters that cannot be seen/],
    ["a control character", String.raw`North\u0007field`, /characters that cannot be seen/],
    ["half a character", String.raw`Northfield \ud83d`, /half a character/],
    ["the other half", String.raw`\ude42 Northfield`, /half a character/],
    ["what XML does not know", String.raw`North\ufffefield`, /characters that cannot be seen/],
    ["nothing that can be seen", String.raw`\u200b\u2060\u3164`, /nothing that can be seen/],
    ["61 letters", "x".repeat(61), /61 characters, and 60 are the most/],
    ["60 pictures", "🙂".repeat(60), undefined],
    ["a joined picture", String.raw`\ud83d\udc69\u200d\ud83c\udfeb School`, undefined],
    ["Hebrew", "מחשבון ציונים", undefined],
  ]) {
    test(`a title with ${what} is ${words ? "told, and left out of all that is written" : "written"}: what is written can be read`, async () => {
      const { page, context } = await visit();
      await page.evaluate((code) => {
        for (const id of ["title", "contact"]) {
          document.getElementById(id).value = JSON.parse(`"${code}"`);
          document.getElementById(id).dispatchEvent(new InputEvent("input", { bubbles: true }));
        }
      }, title);
      const problem = await page.locator("#title-problem").textContent();
      if (words) assert.match(problem, words);
      else assert.equal(problem, "");
      const settings = JSON.parse(await page.evaluate(() => document.querySelector("[data-snippet=settings] code").textContent));
      assert.equal("title" in settings, !words);
      server.answers["settings.json"] = JSON.stringify(settings);
      const check = await context.newPage();
      await check.goto(`${server.address}?check-settings`);
      await check.getByText("settings.json is in order.").waitFor();
      server.answers["settings.json"] = undefined;
      if (words) {
        await page.getByRole("button", { name: "Download SCORM package" }).click();
        await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "title"));
        assert.equal(await page.locator("#package-said").innerText(), "");
        return;
      }
      const { bytes } = await download(page);
      const files = unzip(new Uint8Array(bytes));
      // Ours takes no markup.
      const blank = await context.newPage();
      const read = await blank.evaluate((xml) => {
        const parsed = new DOMParser().parseFromString(xml, "application/xml");
        return parsed.querySelector("parsererror")?.textContent ?? parsed.querySelector("item > title").textContent;
      }, new TextDecoder().decode(files["imsmanifest.xml"]));
      assert.equal(read, settings.title);
    });
  }

  test("what is no colour is told, and no package is made of it", async () => {
    const { page } = await visit();
    await page.locator("#accent").fill("red");
    await page.getByText("Not a colour").waitFor();
    await page.getByRole("button", { name: "Download SCORM package" }).click();
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "accent"));
    assert.equal(await page.locator("#package-said").innerText(), "");
  });

  test("what is no site's address is told, and left out of the settings", async () => {
    const { page } = await visit();
    await page.locator("#hosts").fill("learning.example\njavascript:alert(1)\nhttp://plain.example\nhttps://ok.example/path\nhttp://localhost:8080");
    await page.getByText("“learning.example” is left out").waitFor();
    assert.deepEqual(JSON.parse(await snippet(page, "settings")).hosts, ["https://ok.example", "http://localhost:8080"]);
    await page.locator("#hosts").fill("https://ok.example");
    await eventually(async () => assert.equal(await page.locator("#hosts-problem").innerText(), ""));
  });

  test("what is no picture is told, and no package is made of it", async () => {
    const { page } = await visit();
    await page.getByLabel("Your logo, for packages").setInputFiles({ name: "logo.txt", mimeType: "text/plain", buffer: Buffer.from("no picture") });
    await page.getByText("Not a picture we know").waitFor();
    await page.getByRole("button", { name: "Download SCORM package" }).click();
    await eventually(async () => assert.equal(await page.evaluate(() => document.activeElement.id), "logo"));
    assert.equal(await page.locator("#package-said").innerText(), "");
  });

  test("the preview shows the calculator where it was chosen to start", async () => {
    const { page, watch } = await visit();
    await choose(page);
    await page.getByRole("button", { name: "Show a preview" }).first().click();
    const frame = await (await page.waitForSelector("#preview iframe")).contentFrame();
    await started(frame);
    await prompts(frame);
    await eventually(async () => assert.ok((await page.evaluate(() => document.querySelector("#preview iframe").clientHeight)) > 1000));
    assert.deepEqual(watch.violations, []);
  });

  test("the element shows itself, and its snippets work as they are copied", async () => {
    const { page, watch } = await visit();
    await choose(page);
    await page.getByRole("button", { name: "Show a preview" }).last().click();
    await page.locator("#element-preview").getByRole("group", { name: /^I can / }).first().waitFor();
    assert.deepEqual(watch.violations, []);
    server.answers["mine.html"] = `<!doctype html><link rel="icon" href="data:,">${await snippet(page, "element")}`;
    await page.goto(`${server.address}mine.html`);
    const yes = page.locator(".gc-answer").first();
    await yes.click();
    await page.getByText("Saved on this device").first().waitFor({ state: "attached" });
    await page.reload();
    await page.getByText("23 to answer").first().waitFor();
    assertQuiet(watch);
  });

  test("the snippet for a page that keeps the answers keeps them", async () => {
    const { page, context } = await visit();
    await choose(page);
    let kept;
    await context.route("**/my/answers", async (route) => {
      if (route.request().method() === "PUT") kept = route.request().postData();
      await route.fulfill(kept ? { body: kept } : { status: 404 });
    });
    server.answers["mine.html"] = `<!doctype html><link rel="icon" href="data:,">${await snippet(page, "holder")}`;
    await page.goto(`${server.address}mine.html`);
    const yes = page.locator(".gc-answer").first();
    await yes.click();
    await page.getByText("Saved by the site around this page").first().waitFor({ state: "attached" });
    assert.deepEqual(JSON.parse(kept).judgements, { "AM1-role-p1": "met" });
    await page.reload();
    await page.getByText("23 to answer").first().waitFor();
  });

  test("the snippet of the module decides, beside the package", async () => {
    const { page } = await visit();
    await choose(page);
    const text = await snippet(page, "module");
    const beside = await host(dist, { answers: { "mine.html": `<!doctype html><link rel="icon" href="data:,">${text}` } });
    try {
      const [said] = await Promise.all([page.waitForEvent("console"), page.goto(`${beside.address}mine.html`)]);
      assert.equal((await said.args()[0]?.jsonValue())?.overall.possible, "distinction", said.text());
    } finally {
      beside.stop();
    }
  });

  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing in ${colorScheme}, and 320 pixels are enough`, async () => {
      const { page } = await visit({ colorScheme, viewport: { width: 320, height: 800 } });
      await choose(page);
      await assertAccessible(page, "providers.html");
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    });
  }

  test("About leads to it, and it leads back", async () => {
    const { context, page } = await newPage(browser);
    contexts.push(context);
    await page.goto(`${server.address}#/about`);
    await onScreen(page, HEADINGS.about);
    await page.getByRole("link", { name: /Put the calculator into your website/ }).click();
    await onScreen(page, "For training providers");
    await page.getByRole("link", { name: "Back to the calculator" }).click();
    await onScreen(page, HEADINGS.choose);
  });

  test("without scripts the advice can be read", async () => {
    const { context, page } = await newPage(browser, { javaScriptEnabled: false });
    contexts.push(context);
    await page.goto(`${server.address}providers.html`);
    await page.getByRole("row", { name: /Moodle/ }).waitFor();
  });
});
