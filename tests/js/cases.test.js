// Every case file, through the module: what an assessor expects is what other people's JavaScript gets.

import assert from "node:assert/strict";
import test from "node:test";

import { cases, load, recordOf } from "./support.js";

const module = await load();
const all = await cases();
const packs = Object.fromEntries(module.standards().map(({ uid }) => [uid, module.standard(uid)]));

test("there are cases, and each of their standards is shipped", () => {
  assert.ok(all.length > 400, `${all.length} cases`);
  for (const { uid } of all) assert.ok(packs[uid], uid);
});

for (const file of new Set(all.map((one) => one.file))) {
  test(`${file} comes out as expected`, () => {
    for (const one of all.filter((other) => other.file === file)) {
      const decision = module.decide(recordOf(one, packs[one.uid]));
      assert.deepEqual(found(decision, one.expect), one.expect, one.title);
      if (!("waived" in one.expect)) assert.ok(!("waived" in decision.overall), one.title);
    }
  });
}

/** What the decision says, in the form and as far as the expectation asks. */
function found(decision, expect) {
  const part = (of) => decision.methods.find(({ id }) => id === of) ?? decision.overall;
  const answer = (name, asked) => {
    if (name === "waived") return told(decision.overall.waived);
    if (name === "profile") return asFarAs(asked, decision.profile);
    if (name === "missing") return mapped(asked, (of) => part(of).missing);
    if (name === "readings") return mapped(asked, (of) => part(of).readings.map(told));
    if (name === "routes") {
      return mapped(asked, (of, grades) => mapped(grades, (grade) => sets(named(part(of).routes, grade))));
    }
    if (name === "blocked") {
      return mapped(asked, (of, grades) => mapped(grades, (grade) => cause(named(part(of).blocked, grade))));
    }
    return told(part(name));
  };
  return mapped(expect, answer);
}

/** A profile says more than a case expects: objects are compared as far as they are asked for, lists whole. */
const asFarAs = (asked, said) =>
  asked && typeof asked === "object" && !Array.isArray(asked) ? mapped(asked, (name, inner) => asFarAs(inner, said?.[name])) : said;
const mapped = (object, answer) => Object.fromEntries(Object.entries(object).map(([k, v]) => [k, answer(k, v)]));
const named = (list, grade) => list.find((entry) => entry.grade === grade);
const cause = (blocked) => blocked?.cause ?? sets(blocked);

function told(bounds) {
  if (!bounds) return null;
  return bounds.today === bounds.possible ? bounds.today : [bounds.today, bounds.possible];
}

function sets(entry) {
  return (
    entry?.ways.map(({ all, any }) => {
      assert.equal(any.length, 0, "a case about routes expects plain sets only");
      return all.map(({ id }) => id);
    }) ?? null
  );
}
