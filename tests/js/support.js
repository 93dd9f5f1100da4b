// Loads the compiled module as it is shipped, the same glue and the same bytes of wasm, and reads the case files.

import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const folder = new URL("dist/npm/", root);

/** The package as it is shipped, started. Needs `cargo tools module` before, which `cargo tools test` does itself. */
export async function load(entry = "index-node.js") {
  const module = await import(new URL(entry, folder));
  await module.default();
  return module;
}

/** Every case of every standard: `{ file, uid, ...case }`. */
export async function cases() {
  const all = [];
  const top = new URL("tests/cases/", root);
  for (const uid of (await readdir(top)).sort()) {
    const inside = new URL(`${uid}/`, top);
    for (const file of (await readdir(inside)).filter((name) => name.endsWith(".json")).sort()) {
      const { cases } = JSON.parse(await readFile(new URL(file, inside), "utf8"));
      all.push(...cases.map((one) => ({ ...one, file: `${uid}/${file}`, uid })));
    }
  }
  return all;
}

/** Every invented standard, one for each shape that rules can have: `{ file, pack, cases }`. */
export async function shapes() {
  const top = new URL("tests/packs/shapes/", root);
  const names = (await readdir(top)).filter((name) => name.endsWith(".json")).sort();
  const read = async (name) => JSON.parse(await readFile(new URL(name, top), "utf8"));
  return Promise.all(
    names.map(async (name) => ({
      file: fileURLToPath(new URL(name, top)), pack: await read(name), cases: (await read(`cases/${name}`)).cases,
    })),
  );
}

/** A case's short form as a record: `every` answers all criteria and outcomes of the option, `judgements` are the exceptions. */
export function recordOf(one, pack) {
  const judgements = {};
  if (one.every) {
    for (const { id, pathway, points } of [...pack.methods.flatMap((method) => method.criteria), ...(pack.outcomes ?? [])]) {
      if (!points && (pathway === null || pathway === one.pathway)) judgements[id] = one.every;
    }
  }
  for (const [id, word] of Object.entries(one.judgements ?? {})) {
    if (word === null) delete judgements[id];
    else judgements[id] = word;
  }
  const record = { format: "learner-record/1", standard: one.uid ?? pack.standard.uid, pathway: one.pathway ?? null, judgements };
  for (const field of ["sittings", "waived", "assumedCap", "results", "marks", "points", "placements"]) {
    if (field in one) record[field] = one[field];
  }
  return record;
}

/** The native program: named by GRADE_CALCULATOR_TOOLS, or as `cargo tools` builds it. */
export const tools = process.env.GRADE_CALCULATOR_TOOLS ?? fileURLToPath(new URL("target/debug/tools", root));

/** The error that a call throws; none is a failure of the test. */
export function thrown(call) {
  try {
    call();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}

/** The error that a promise ends with; none is a failure of the test. */
export function refused(promise) {
  return promise.then(
    () => {
      throw new Error("nothing was refused");
    },
    (error) => error,
  );
}
