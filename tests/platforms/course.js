// What the tests of real platforms share: starting one with a package in it, how people answer in it, and how they leave.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

import { ids, PRODUCTION, prompts, radio, UID } from "../e2e/journey.js";
import { packaged } from "../e2e/platform.js";
import { started } from "../e2e/support.js";

const SAVED = "Saved by the site around this page";

export async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

/** Starts `script FOLDER PACKAGE PORT…`; `heard` sees each line and says when it is ready. */
export async function course(python, script, edition, ports, heard) {
  const folder = await mkdtemp(join(tmpdir(), "grade-calculator-"));
  const file = join(folder, "package.zip");
  await writeFile(file, packaged({ edition, standards: [UID], option: PRODUCTION }));
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(python, [path, folder, file, ...ports.map(String)], { stdio: ["ignore", "pipe", "ignore"] });
  const it = { folder, address: `http://127.0.0.1:${ports[0]}/` };
  it.stop = async () => {
    child.kill();
    await new Promise((gone) => (child.exitCode === null ? child.once("exit", gone) : gone()));
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  for await (const line of createInterface({ input: child.stdout })) if (heard(line, it)) return it;
  await it.stop();
  throw new Error(`${script} ended before it was ready`);
}

/** Waits until the package that a platform has launched shows its prompts: the calculator's frame. */
export async function shown(launched) {
  const frame = await (await launched.waitForSelector("#calculator[src]")).contentFrame();
  await started(frame);
  await prompts(frame);
  return frame;
}

/** Two answers, as a person gives them, and the platform's word that it keeps them; the ids of their criteria. */
export async function answerTwo({ frame, launched }) {
  const [one, two] = ids();
  await radio(frame, one, "Yes").check();
  await radio(frame, two, "Not yet").check();
  await keeps(frame);
  assert.equal(await launched.locator("#alone").count(), 0);
  return [one, two];
}

/** All answers at once. */
export async function answerAll({ frame }) {
  await frame.evaluate((list) => {
    for (const id of list) document.querySelector(`#prompt-${CSS.escape(id)} input[type=radio]`).click();
  }, ids());
  await keeps(frame);
}

const keeps = (frame) => frame.locator("#keeping", { hasText: SAVED }).waitFor({ state: "attached" });

/** The ways of leaving without a button; `frame` is what the platform shows the package in. */
export const ways = (frame) => ({
  "going to another page": ({ page }) => page.goto("about:blank"),
  "the frame being taken away": ({ page }) => page.evaluate((one) => document.querySelector(one).remove(), frame),
  "closing the tab": ({ page }) => page.close({ runBeforeUnload: true }),
  "the browser being killed": ({ context }) => context.close(),
});
