// A Firefox of our own, asked over its own protocol (Marionette: JSON over a socket). Playwright drives no Firefox that a
// system has, and every other driver would be one more thing to install.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Nothing of its own on the network; downloads come without a question, to where `firefox` says. */
const PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.region.network.url": "",
  "browser.safebrowsing.update.enabled": false,
  "browser.download.folderList": 2,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.update.enabled": false,
  "marionette.port": 0,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,#remote-settings-dummy/v1",
  "toolkit.telemetry.server": "",
};

const PATIENCE = 15_000;

/** How the protocol marks an element. */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** Tries until it does not throw; then what it gave. Too late, why it did. */
export async function eventually(check) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((yes) => setTimeout(yes, 50));
    }
  }
}

/** Starts Firefox with a profile of its own, which `close` removes. */
export async function firefox(program = process.env.FIREFOX ?? "firefox-esr") {
  const folder = await mkdtemp(join(tmpdir(), "grade-calculator-"));
  const downloads = join(folder, "downloads");
  const wishes = Object.entries({ ...PREFERENCES, "browser.download.dir": downloads });
  await writeFile(join(folder, "user.js"), wishes.map((wish) => `user_pref(${wish.map((it) => JSON.stringify(it)).join()});\n`).join(""));
  const words = ["--headless", "--no-remote", "--profile", folder, "--marionette", "--remote-allow-system-access"];
  const child = spawn(program, words, { stdio: "ignore", env: { ...process.env, HOME: folder, MOZ_CRASHREPORTER_DISABLE: "1" } });
  const ended = once(child, "exit");
  const kill = () => child.kill();
  process.once("exit", kill);
  const port = await eventually(() => readFile(join(folder, "MarionetteActivePort"), "utf8"));
  const socket = connect(Number(port), "127.0.0.1");
  await once(socket, "connect");
  const ask = commands(socket);
  await ask("WebDriver:NewSession");
  await ask("WebDriver:SetWindowRect", { width: 1280, height: 1100 });
  const close = async () => {
    socket.destroy();
    kill();
    await ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  return { close, downloads, ...acts(ask) };
}

/** Sends commands and gives their answers: each message is `LENGTH:[0 or 1, number, …]`. */
function commands(socket) {
  const waiting = new Map();
  let heard = Buffer.alloc(0);
  let number = 0;
  socket.on("data", (bytes) => {
    heard = Buffer.concat([heard, bytes]);
    for (;;) {
      const start = heard.indexOf(":") + 1;
      const end = start + Number(heard.subarray(0, start - 1));
      if (start === 0 || heard.length < end) return;
      const message = JSON.parse(heard.subarray(start, end));
      heard = heard.subarray(end);
      // Its greeting answers nothing.
      if (!Array.isArray(message)) continue;
      const [, of, error, result] = message;
      waiting.get(of)(error ? Promise.reject(new Error(`${error.error}: ${error.message}`)) : result);
      waiting.delete(of);
    }
  });
  return (name, parameters = {}) => {
    number += 1;
    const text = JSON.stringify([0, number, name, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
    return new Promise((answer) => waiting.set(number, answer));
  };
}

/** What a person does, and what a test looks at. Elements are found in shadow roots too. */
function acts(ask) {
  const run = async (what, ...args) =>
    (await ask("WebDriver:ExecuteScript", { script: `return (${what})(...arguments)`, args, sandbox: null })).value;

  /** In the browser itself, where its console can be read. */
  const inside = async (what, ...args) => {
    await ask("Marionette:SetContext", { value: "chrome" });
    return run(what, ...args).finally(() => ask("Marionette:SetContext", { value: "content" }));
  };

  const find = (selector, text = "") => eventually(async () => {
    const found = await run((selector, text) => {
      const within = (root) => [...root.querySelectorAll("*")].flatMap((it) => [it, ...(it.shadowRoot ? within(it.shadowRoot) : [])]);
      return within(document).find((it) => it.matches(selector) && it.textContent.includes(text)) ?? null;
    }, selector, text);
    if (!found) throw new Error(`there is no ${selector} “${text}”`);
    return found;
  });

  /** Waits until a function of the page says yes. */
  const until = (what, ...args) => eventually(async () => {
    if (!(await run(what, ...args))) throw new Error(`never true: ${what}`);
  });

  /** The screen draws anew after each answer: what was found may be gone by then. */
  const click = (selector, text) => eventually(async () => ask("WebDriver:ElementClick", { id: (await find(selector, text))[ELEMENT] }));

  /** Goes into a frame, or back out of all. */
  const frame = async (selector) =>
    ask("WebDriver:SwitchToFrame", selector ? { element: (await find(selector))[ELEMENT] } : { id: null });

  const open = (url) => ask("WebDriver:Navigate", { url });

  /** As a person does it: the protocol's own way would go past the worker. */
  const reload = async () => {
    await run(() => {
      window.gcTestBefore = true;
      location.reload();
    });
    await until(() => !window.gcTestBefore && document.readyState === "complete");
  };

  /** What the browser's console says of pages under an address: errors, and what a policy stopped. Then it is emptied. */
  const complaints = (address) => inside((address) => {
    const told = Services.console.getMessageArray().filter((it) => it instanceof Ci.nsIScriptError && it.sourceName.startsWith(address));
    Services.console.reset();
    return told.filter((it) => !(it.flags & Ci.nsIScriptError.warningFlag) || it.category.startsWith("CSP")).map((it) => it.errorMessage);
  }, address);

  return { run, find, until, click, frame, open, reload, complaints };
}
