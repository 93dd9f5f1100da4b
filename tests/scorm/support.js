// What the tests of packages share: the parts of a package, without a build.

import { readFileSync } from "node:fs";
import vm from "node:vm";

import { add, chosen, makePackage } from "../../static/embed/pack.js";

const fixed = (name) => readFileSync(new URL(`../../static/scorm/${name}`, import.meta.url), "utf8");

/** A zip with nothing in it. */
const empty = new Uint8Array(22);
empty.set([0x50, 0x4b, 5, 6]);

/** The files of every package, with something small in the place of the calculator. */
export const base = add(empty, [
  ...["index.html", "launch.css", "state.js", "bridge.js"].map((name) => [name, fixed(name)]),
  ["standards.js", "const gcStandards = {};\n"],
  ["grade-calculator.html", "<!doctype html>"],
]);

/** The text of each file of a zip in which nothing is compressed. */
export function unzipped(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const text = (at, length) => new TextDecoder().decode(zip.subarray(at, at + length));
  const files = {};
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const [size, letters] = [view.getUint32(at + 18, true), view.getUint16(at + 26, true)];
    files[text(at + 30, letters)] = text(at + 30 + letters, size);
    at += 30 + letters + size;
  }
  return files;
}

/** The files of a package. */
export function packaged(given = {}) {
  const what = chosen({ edition: "1.2", score: false, standards: [], option: "", title: "", accent: "", ...given });
  return unzipped(makePackage(base, fixed(`manifest-${what.edition}.xml`), what));
}

/** A script of the launch page. */
export const script = (name) => fixed(name);

/** `state.js`, as the launch page runs it. */
export function state() {
  const context = vm.createContext({});
  vm.runInContext(script("state.js"), context);
  return vm.runInContext("gcState", context);
}
