// Everything of the one-file edition stands inside this function. Every file on a device shares one store, so what keeps
// things is not there for the calculator, unless the reader has asked for it.
(() => {
"use strict";
const ASKED = "grade-calculator-file/keep";
let wishes;
try {
  wishes = window.localStorage;
} catch {
  // In a sandbox there is none.
}
const mayKeep = wishes?.getItem(ASKED) === "yes";
if (!mayKeep) {
  for (const name of ["indexedDB", "localStorage"]) Object.defineProperty(window, name, { value: undefined });
}
