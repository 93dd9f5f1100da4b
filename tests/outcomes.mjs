// A reporter for `node --test`: one line for each test, which `cargo tools test` counts by and does not show.
//
// `outcome {"file":"a.test.js","name":"group > test","around":false,"passed":true,"leftOut":null}`. `around` is what is no
// test: a file that broke off, or a group whose preparation failed. Groups that fail for one of their tests are not told.

import { basename, resolve } from "node:path";

/** Why a test was not run, or null. */
function leftOut({ skip, todo }) {
  const reason = skip || todo;
  if (!reason) return null;
  return typeof reason === "string" ? reason : "left out";
}

export default async function* outcomes(events) {
  const groups = [];
  for await (const { type, data } of events) {
    if (type === "test:start") groups.splice(data.nesting, Infinity, data.name);
    if (type !== "test:pass" && type !== "test:fail") continue;
    const passed = type === "test:pass";
    const wholeFile = Boolean(data.file) && resolve(data.name) === data.file;
    const around = wholeFile || data.details.type === "suite";
    const ofItsTests = data.details.error?.failureType === "subtestsFailed";
    if (around && (passed || ofItsTests)) continue;
    const name = wholeFile ? "the whole file" : [...groups.slice(0, data.nesting), data.name].join(" > ");
    const file = basename(data.file ?? "");
    yield `outcome ${JSON.stringify({ file, name, around, passed, leftOut: leftOut(data) })}\n`;
  }
}
