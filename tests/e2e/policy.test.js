// Each directive of the policy forbids something that is tried here; loosened, the try gets through, so a policy that has
// become weaker is noticed.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test, { after, before, describe } from "node:test";

import { host, site } from "./host.js";
import { eventually, launch, newPage, started } from "./support.js";

/**
 * What somebody could slip into the page, by the directive that stops it; true if it got through. Each runs in the page.
 * What loosens the directive stands beside it. That nothing stops it can only be told by waiting a while: a violation may
 * be told after the event that would also come without one.
 */
const TRIES = {
  "default-src": {
    loose: "default-src 'self'",
    slip: () =>
      new Promise((done) => {
        const track = Object.assign(document.createElement("video"), { src: "slipped.mp4" });
        const stopped = () => done(false);
        document.addEventListener("securitypolicyviolation", stopped, { once: true });
        track.addEventListener("error", () => setTimeout(done, 300, true));
        document.body.append(track);
      }),
  },
  "script-src": {
    loose: "script-src 'self' 'wasm-unsafe-eval' 'unsafe-inline'",
    slip: () => {
      const button = document.createElement("button");
      document.body.append(button);
      try {
        button.setAttribute("onclick", "window.slipped = true");
      } catch {
        return false;
      }
      button.click();
      return Boolean(window.slipped);
    },
    also: "require-trusted-types-for",
  },
  "style-src": {
    loose: "style-src 'self' 'unsafe-inline'",
    slip: () => {
      const style = document.createElement("style");
      style.textContent = "body { --slipped: 1 }";
      document.head.append(style);
      return getComputedStyle(document.body).getPropertyValue("--slipped") === "1";
    },
  },
  "img-src": {
    loose: "img-src 'self' data: blob:",
    slip: () =>
      new Promise((done) => {
        const svg = new Blob([`<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>`], { type: "image/svg+xml" });
        const image = Object.assign(new Image(), { onload: () => done(true), onerror: () => done(false) });
        image.src = URL.createObjectURL(svg);
      }),
  },
  "connect-src": {
    loose: "connect-src 'self' data:",
    slip: () => fetch("data:text/plain,slipped").then(() => true, () => false),
  },
  "manifest-src": null,
  "frame-src": {
    loose: "frame-src 'self' data:",
    slip: () =>
      new Promise((done) => {
        const frame = document.createElement("iframe");
        document.addEventListener("securitypolicyviolation", () => done(false), { once: true });
        frame.addEventListener("load", () => setTimeout(done, 300, true));
        frame.src = "data:text/html,slipped";
        document.body.append(frame);
      }),
  },
  "base-uri": {
    loose: "base-uri 'self'",
    slip: () => {
      const base = Object.assign(document.createElement("base"), { href: "/slipped/" });
      document.head.prepend(base);
      return document.baseURI.endsWith("/slipped/");
    },
  },
  "form-action": {
    loose: "form-action 'self'",
    slip: () =>
      new Promise((done) => {
        const frame = Object.assign(document.createElement("iframe"), { name: "slipped" });
        const form = Object.assign(document.createElement("form"), { action: "slipped.html", target: "slipped" });
        document.addEventListener("securitypolicyviolation", () => done(false), { once: true });
        document.body.append(frame, form);
        frame.addEventListener("load", () => frame.contentWindow.location.href !== "about:blank" && done(true));
        form.submit();
        setTimeout(done, 1500, false);
      }),
  },
  "require-trusted-types-for": {
    loose: "",
    slip: () => {
      const place = document.createElement("div");
      try {
        place.innerHTML = "<b>slipped</b>";
      } catch {
        return false;
      }
      return place.childElementCount === 1;
    },
  },
  "trusted-types": {
    loose: "trusted-types gc-worker slipped",
    slip: () => {
      try {
        return Boolean(window.trustedTypes.createPolicy("slipped", {}));
      } catch {
        return false;
      }
    },
  },
};

let browser, server, own;
before(async () => {
  const index = await readFile(join(site, "index.html"), "utf8");
  own = /Content-Security-Policy" content="([^"]+)"/.exec(index)[1];
  [browser, server] = await Promise.all([launch(), host(site)]);
  server.answers["slipped.html"] = "slipped";
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** The page under a policy, in document and header; whether the try gets through. */
async function slips(name, policy) {
  const index = await readFile(join(site, "index.html"), "utf8");
  server.answers["index.html"] = index.replace(own, policy);
  server.headers = (file, given) => (file === "index.html" ? { ...given, "Content-Security-Policy": policy } : given);
  const { page, context } = await newPage(browser);
  try {
    await page.goto(server.address);
    await started(page);
    return await page.evaluate(TRIES[name].slip);
  } finally {
    await context.close();
  }
}

const without = (name) => own.split("; ").filter((part) => part.split(" ")[0] !== name);

describe("the policy", () => {
  test("holds just the directives that are tried here", () => {
    assert.deepEqual(own.split("; ").map((part) => part.split(" ")[0]).sort(), Object.keys(TRIES).sort());
  });

  for (const [name, tried] of Object.entries(TRIES)) {
    if (!tried) continue;
    test(`${name}: what it forbids is stopped, and gets through once it is loosened`, async () => {
      assert.equal(await slips(name, own), false, "stopped");
      const others = without(name).filter((part) => part.split(" ")[0] !== tried.also);
      assert.equal(await slips(name, [...others, tried.loose].filter(Boolean).join("; ")), true, "loosened");
    });
  }

  test("manifest-src: a manifest of somebody else is stopped, and asked for once it is loosened", async () => {
    // The browser fetches a manifest only when asked to.
    const elsewhere = await host(site);
    const seen = async (policy) => {
      const index = await readFile(join(site, "index.html"), "utf8");
      server.answers["index.html"] = index.replace(own, policy).replace("manifest.webmanifest", `${elsewhere.address}manifest.webmanifest`);
      server.headers = (_, given) => given;
      const { page, context } = await newPage(browser);
      await page.goto(server.address);
      await started(page);
      // Whether it asks is looked at below, not what it gets.
      await (await context.newCDPSession(page)).send("Page.getAppManifest").catch(() => {});
      await context.close();
      return elsewhere.asked.some((asked) => asked.includes("manifest"));
    };
    assert.equal(await seen(own), false);
    assert.equal(await seen([...without("manifest-src"), "manifest-src *"].join("; ")), true);
    elsewhere.stop();
  });

  test("the one policy for trusted types takes the address of our own worker and no other", async () => {
    server.answers = {};
    server.headers = (_, given) => given;
    const { page, context } = await newPage(browser, { serviceWorkers: "allow" });
    // What the page makes, caught on the way.
    await page.addInitScript(() => {
      const make = window.trustedTypes.createPolicy.bind(window.trustedTypes);
      window.trustedTypes.createPolicy = (name, rules) => ((window.made ??= []).push([name, rules]), make(name, rules));
    });
    await page.goto(server.address);
    await started(page);
    await eventually(async () => assert.equal(await page.evaluate(() => window.made?.length), 1));
    const taken = await page.evaluate(() => {
      const [name, rules] = window.made[0];
      const takes = (url) => {
        try {
          return rules.createScriptURL(url) === url;
        } catch {
          return false;
        }
      };
      const here = new URL("sw.js", document.baseURI).href;
      return [name, Object.keys(rules), [here, `${here}?x`, "sw.js", "data:text/javascript,1", "https://elsewhere.example/sw.js"].map(takes)];
    });
    assert.deepEqual(taken, ["gc-worker", ["createScriptURL"], [true, false, false, false, false]]);
    await context.close();
  });
});
