// The same bytes at any address and from hosts that know little; the files for hosts say what the page says.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before, describe } from "node:test";

import { dist, host, site } from "./host.js";
import { answers, at, pack, prompts, resultIs, saved, say, shipped, UID } from "./journey.js";
import { assertAccessible, assertQuiet, launch, newPage, serve, started } from "./support.js";

let browser;
before(async () => (browser = await launch()));
after(() => browser?.close());

/** From the prompts to a merit, quietly. */
async function journey(server, context = {}) {
  const all = await newPage(browser, context);
  await all.page.goto(server.address + at());
  await started(all.page);
  await prompts(all.page);
  await say(all.page, answers("Yes", { "AM1-monitoring-d1": "Partly" }));
  await saved(all.page);
  await resultIs(all.page, "Your answers give: Merit");
  assertQuiet(all.watch);
  await all.context.close();
}

describe("hosting", () => {
  for (const under of ["/", "/repo/", "/a/b/c/"]) {
    test(`the whole journey at ${under}`, async () => {
      const server = await host(site, { under });
      try {
        await journey(server);
        assert.ok(server.asked.every((asked) => asked.startsWith(`GET ${under}`)), server.asked.join("\n"));
      } finally {
        server.stop();
      }
    });
  }

  for (const type of ["application/octet-stream", "text/html", "text/plain", undefined]) {
    test(`the whole journey where wasm, settings and manifest come as ${type ?? "no type at all"}, with nosniff`, async () => {
      const headers = (name, given) => {
        if (!/\.(wasm|json|webmanifest)$/.test(name)) return given;
        const { "Content-Type": _, ...others } = given;
        return type ? { ...others, "Content-Type": type } : others;
      };
      const server = await host(site, { headers });
      try {
        await journey(server, { serviceWorkers: "allow" });
      } finally {
        server.stop();
      }
    });
  }

  test("below a folder, an address that leads nowhere leads back to the calculator", async () => {
    const server = await serve({ under: "/repo/" });
    const { page, context } = await newPage(browser, { viewport: { width: 320, height: 800 } });
    for (const [lost, way] of [[UID, "The folder of this address"], [`${UID}/production`, "One folder up"], ["a/b/c.html?x", "Two folders up"]]) {
      const response = await page.goto(server.address + lost);
      assert.equal(response.status(), 404);
      await page.getByRole("heading", { level: 1, name: "There is nothing at this address" }).waitFor();
      await assertAccessible(page, "the page for lost addresses");
      await page.getByRole("link", { name: way }).click();
      await started(page);
      assert.equal(page.url(), server.address);
    }
    await context.close();
    server.stop();
  });

  test("nothing in the page names an address of its own host, or any path from the root", async () => {
    const index = await readFile(join(site, "index.html"), "utf8");
    for (const [, to] of index.matchAll(/(?:href|src)="([^"]*)"/g)) assert.doesNotMatch(to, /^(\/|https?:)/);
  });

  test("where the wasm does not come, the rules of every standard are one press away, as plain HTML", async () => {
    const server = await host(site);
    for (const name of await readdir(join(site, "assets"))) if (name.includes(".wasm")) server.answers[`assets/${name}`] = null;
    const { page, context } = await newPage(browser);
    await page.goto(server.address);
    const trouble = page.locator("#trouble");
    await trouble.getByText("A part of the calculator did not arrive").waitFor({ timeout: 2000 });
    await trouble.getByRole("link", { name: "Read the rules of every standard" }).click();
    await page.getByRole("heading", { level: 1, name: "The rules of every standard" }).waitFor();
    await assertAccessible(page, "the rules");
    await context.close();
    server.stop();
  });

  test("without scripts the rules can be read: every standard, every prompt", async () => {
    const server = await host(site);
    const { page, context } = await newPage(browser, { javaScriptEnabled: false, viewport: { width: 320, height: 800 } });
    await page.goto(server.address);
    await page.locator(".gc-noscript a").click();
    await page.getByRole("heading", { level: 1, name: "The rules of every standard" }).waitFor();
    const text = (await page.locator("main").textContent()).replace(/\s+/g, " ");
    for (const uid of shipped) {
      for (const { prompt } of (pack(uid).methods ?? []).flatMap((method) => method.criteria)) assert.ok(text.includes(prompt), prompt);
    }
    await context.close();
    server.stop();
  });

  test("every file for hosts carries the page's policy, and frame-ancestors only where it is commented out", async () => {
    const index = await readFile(join(site, "index.html"), "utf8");
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(index)[1];
    for (const [file, isComment] of [
      ["_headers", (line) => line.startsWith("#")],
      ["hosting/nginx.conf", (line) => line.trim().startsWith("#")],
      ["hosting/apache.conf", (line) => line.trim().startsWith("#")],
    ]) {
      const text = await readFile(join(site, file), "utf8");
      assert.ok(text.includes(policy), file);
      const lines = text.split("\n").filter((line) => line.includes("frame-ancestors"));
      assert.ok(lines.length > 0 && lines.every(isComment), `${file}: ${lines}`);
    }
    const iis = await readFile(join(site, "web.config"), "utf8");
    assert.ok(iis.includes(policy) && iis.includes("frame-ancestors"));
    assert.ok(!iis.replace(/<!--[^]*?-->/g, "").includes("frame-ancestors"));
    assert.match(await readFile(join(site, "hosting/github-pages.yml"), "utf8"), /upload-pages-artifact[^]*deploy-pages/);
  });

  test("the IIS file is XML that a browser reads", async () => {
    const { page, context } = await newPage(browser);
    const text = await readFile(join(site, "web.config"), "utf8");
    const root = await page.evaluate((xml) => new DOMParser().parseFromString(xml, "application/xml").documentElement.nodeName, text);
    assert.equal(root, "configuration");
    await context.close();
  });

  test("the provider's zip holds the very files of the page, a guide and the one-file edition", async () => {
    const folder = await mkdtemp(join(tmpdir(), "grade-calculator-"));
    const unpack = `import sys, zipfile; archive = zipfile.ZipFile(sys.argv[1]); assert archive.testzip() is None; archive.extractall(sys.argv[2])`;
    try {
      execFileSync("python3", ["-c", unpack, join(dist, "grade-calculator-site.zip"), folder]);
      const sum = async (file) => createHash("sha256").update(await readFile(file)).digest("hex");
      const list = async (top) => (await readdir(top, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map((one) => join(one.parentPath ?? one.path, one.name).slice(top.length + 1)).sort();
      const plain = (await list(site)).filter((name) => !/\.(br|gz)$/.test(name));
      assert.deepEqual(await list(join(folder, "site")), plain);
      for (const name of plain) assert.equal(await sum(join(folder, "site", name)), await sum(join(site, name)), name);
      assert.equal(await sum(join(folder, "grade-calculator.html")), await sum(join(dist, "grade-calculator.html")));
      const guide = await readFile(join(folder, "READ-ME-FIRST.txt"), "utf8");
      for (const words of ["settings.json", "?check-settings", "sw-off.js", "grade-calculator.html", "access log"]) assert.ok(guide.includes(words), words);
      assert.ok(guide.split("\n").every((line) => line.length <= 80));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
