// The bounds of records by json-logic-js: the rules of a pack as somebody would write them for it. No rule counts an answer that
// it need not look at, and a grade is tried from the best downwards.

import jsonLogic from "json-logic-js";

/** Both ends of every grade of a record of this pack and option, by the headline reading. */
export function boundsBy(pack, pathway) {
  const met = ({ id }) => ({ "==": [{ var: `judgements.${id}` }, "met"] });
  const canBeMet = ({ id }) => ({ "!": [{ in: [{ var: `judgements.${id}` }, ["partly", "not-met"]] }] });
  const [today, possible] = [met, canBeMet].map((holds) => pack.methods.map((method) => ofMethod(method, pathway, holds)));
  const overall = ofTable(pack.overall.table, pack.grades);
  return (record) => {
    const ends = [today, possible].map((rules) => {
      const grades = Object.fromEntries(pack.methods.map(({ id }, place) => [id, jsonLogic.apply(rules[place], record)]));
      return { grades, overall: jsonLogic.apply(overall, grades) };
    });
    const both = (grade) => ({ today: grade(ends[0]), possible: grade(ends[1]) });
    return {
      standard: record.standard,
      pathway: record.pathway,
      methods: pack.methods.map(({ id }) => ({ id, ...both(({ grades }) => grades[id]) })),
      overall: both((end) => end.overall),
    };
  };
}

/** The best grade whose rule holds. A rule names what it asks beyond the lower grades, or repeats it; both are right. */
function ofMethod(method, pathway, holds) {
  const mine = method.criteria.filter((criterion) => criterion.pathway === null || criterion.pathway === pathway);
  const pool = ({ grade, from = "both" }) =>
    mine.filter((one) => (grade === undefined || one.grade === grade) && (from === "both" || (one.pathway === null) === (from === "core")));
  const condition = (needs) => {
    if (needs.all) return { and: pool(needs.all).map(holds) };
    if (needs.atLeast) return { ">=": [{ "+": pool(needs.of).map((one) => ({ if: [holds(one), 1, 0] })) }, needs.atLeast] };
    if (needs.and) return { and: needs.and.map(condition) };
    if (needs.or) return { or: needs.or.map(condition) };
    throw new Error(`this peer knows no ${JSON.stringify(needs)}`);
  };
  const scale = method.grades;
  const best = method.rules.map(({ grade, needs, readings }) => [condition(needs ?? readings[0].needs), grade]).reverse();
  return { if: [...best.flat(), scale[0]] };
}

function ofTable(table, scale) {
  const row = ({ when, then }) => {
    const named = Object.entries(when).filter(([, grade]) => grade !== "any");
    return [{ and: named.map(([id, grade]) => ({ "==": [{ var: id }, grade] })) }, then];
  };
  return { if: [...table.flatMap(row), scale[0]] };
}
