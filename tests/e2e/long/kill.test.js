// A browser that is killed right after "Saved": the edit is there. Beside it, what localStorage would have done.
//
// Chromium is started here rather than by the driver, in a process group of its own, so that all of it can be killed at
// once: what the driver ends is given time to write.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";
import test, { describe } from "node:test";

import { FONTS, writingWith } from "../fonts.js";
import { at, ids, prompts, radio, saved, stage } from "../journey.js";
import { browserPath, eventually, mayTake, quiet, started, watchKeeping } from "../support.js";

const TIMES = 20;
const LIMIT = 900_000;

/** A Chromium of our own on a profile: its page, and how to kill it with everything that belongs to it. */
async function startBrowser(folder) {
  const args = ["--headless=new", "--remote-debugging-port=0", `--user-data-dir=${folder}`, ...quiet.args, "about:blank"];
  const child = spawn(browserPath(), args, { detached: true, stdio: ["ignore", "ignore", "pipe"], env: writingWith(FONTS[0]) });
  const ended = new Promise((done) => child.once("exit", done));
  const kill = async () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // It has ended already.
    }
    await ended;
  };
  try {
    for await (const line of createInterface({ input: child.stderr })) {
      const address = /ws:\/\/\S+/.exec(line)?.[0];
      if (!address) continue;
      child.stderr.resume();
      const browser = await chromium.connectOverCDP(address);
      const page = browser.contexts()[0].pages()[0] ?? (await browser.contexts()[0].newPage());
      page.setDefaultTimeout(30_000);
      await page.addInitScript(watchKeeping);
      return { page, kill };
    }
  } catch (failure) {
    await kill();
    throw failure;
  }
  await kill();
  throw new Error("Chromium ended before it could be driven");
}

describe("a browser that is killed", () => {
  const it = stage();

  test(`within 100 ms of “Saved”, ${TIMES} times: the edit is there each time`, { timeout: LIMIT }, async () => {
    mayTake(LIMIT);
    const folder = await mkdtemp(join(tmpdir(), "grade-calculator-kill-"));
    const words = ["Yes", "Partly", "Not yet"];
    const kept = { ours: 0, local: 0 };
    let slowest = 0;
    try {
      let last;
      for (let time = 0; time <= TIMES; time += 1) {
        const { page, kill } = await startBrowser(folder);
        try {
          await page.goto(it.server.address + at());
          await started(page);
          await prompts(page);
          if (last) {
            await eventually(async () => assert.ok(await radio(page, ...last.answer).isChecked(), `edit ${time} is gone`));
            kept.ours += 1;
            if ((await page.evaluate(() => localStorage.getItem("kill-test"))) === last.local) kept.local += 1;
          }
          if (time === TIMES) break;
          const all = ids();
          last = { answer: [all[time % all.length], words[time % 3]], local: String(time) };
          // The same moment for both: localStorage is written first.
          await page.evaluate((text) => localStorage.setItem("kill-test", text), last.local);
          await radio(page, ...last.answer).check();
          await saved(page);
          const since = Date.now();
          await kill();
          slowest = Math.max(slowest, Date.now() - since);
        } finally {
          await kill();
        }
      }
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    }
    console.log(`killed within 100 ms of “Saved” | ours: ${kept.ours} of ${TIMES} there | localStorage: ${kept.local} of ${TIMES} there | slowest end ${slowest} ms`);
    assert.equal(kept.ours, TIMES);
  });
});
