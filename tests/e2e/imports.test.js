// What the wasm can ask of the browser is what its JavaScript side imports, and each of those names was looked at:
// tests/imports.txt. Nothing on it can send anything anywhere.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import test, { describe } from "node:test";

import { site } from "./host.js";

/** The names that the glue hands to the wasm, without their hashes and the numbers that tell those of one name apart. */
async function imports() {
  const assets = join(site, "assets");
  const name = (await readdir(assets)).find((file) => /^site-\w+\.js$/.test(file));
  const glue = await readFile(join(assets, name), "utf8");
  const exported = [...glue.matchAll(/^export function (__wb\w+)\(/gm)].map(([, one]) => one.replace(/_[0-9a-f]{16}$/, "").replace(/_\d+$/, ""));
  // What brings glue and wasm together is for us.
  const found = exported.filter((one) => one !== "__wbg_set_wasm");
  return { glue, names: [...new Set(found.map((one) => (/^__wbindgen_(cast|closure)_/.test(one) ? one.replace(/_\d+$|_[0-9a-f]+$/g, "") : one)))].sort() };
}

/** Ways out of the page, by what their imports are called. */
const WAYS_OUT = /fetch|xmlhttp|websocket|eventsource|beacon|peerconnection|webtransport|importscripts|worker|formdata|submit|_eval|newwithargs|cookie/i;

describe("what the wasm can ask of the browser", () => {
  test("is on the list of names that were looked at", async () => {
    const { names } = await imports();
    const reviewed = new Set((await readFile(new URL("../imports.txt", import.meta.url), "utf8")).split("\n").filter((line) => line && !line.startsWith("#")));
    assert.ok(names.length > 20, `only ${names.length} imports were found: has the glue another shape?`);
    const strange = names.filter((name) => !reviewed.has(name));
    assert.deepEqual(strange, [], "look at each of these, and add it to tests/imports.txt if it can send nothing");
  });

  test("is no way out of the page", async () => {
    const { names } = await imports();
    assert.deepEqual(names.filter((name) => WAYS_OUT.test(name)), []);
  });

  test("is not widened by the glue around it: nothing there could send", async () => {
    const { glue } = await imports();
    for (const word of ["XMLHttpRequest", "WebSocket", "EventSource", "sendBeacon", "RTCPeerConnection", "WebTransport", "importScripts", "new Worker", "new Function", "eval(", "fetch("]) {
      assert.ok(!glue.includes(word), word);
    }
  });
});
