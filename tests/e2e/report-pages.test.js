// The report on paper: two to six pages, whatever was answered, on every standard and option.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import test, { after, before, describe } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { pack, shipped } from "./journey.js";
import { launch } from "./support.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const KINDS = ["document", "schedule", "planning", "witness-statement", "photograph"];

/** What there is to answer and to link on an option. */
function option(uid, id) {
  const standard = pack(uid);
  const mine = (one) => one.pathway === null || one.pathway === undefined || one.pathway === id;
  const criteria = [...standard.methods.flatMap((method) => method.criteria ?? []), ...(standard.outcomes ?? [])];
  return {
    ids: criteria.filter(mine).map((one) => one.id),
    codes: standard.ksbs.filter(mine).map((ksb) => ksb.code),
    gateway: (standard.gateway ?? []).map((requirement) => requirement.id),
  };
}

/** A piece of the usual length, linked to two criteria and a code. */
function piece(place, { ids, codes }) {
  return {
    id: `E${place + 1}`,
    title: `Call sheets and movement orders of week ${place + 1}`,
    kind: KINDS[place % KINDS.length],
    date: `2026-0${1 + (place % 8)}-1${place % 10}`,
    where: `Shared drive, Portfolio, ${place + 1}`,
    criteria: [ids[(place * 3) % ids.length], ids[(place * 5 + 1) % ids.length]],
    ksbs: [codes[(place * 7) % codes.length]],
  };
}

const log = (count, of) => Array.from({ length: count }, (_, place) => piece(place, of));
const said = (ids, words) => Object.fromEntries(ids.map((id, place) => [id, words[place % words.length]]));
const confirmed = (gateway) => Object.fromEntries(gateway.map((id) => [id, { state: "met", date: "2026-06-01", by: "Line producer", note: "agreed in the review" }]));

/** What somebody may have said: nothing, some, all; with few and many pieces. */
const CASES = {
  "nothing answered": () => ({}),
  "half answered": ({ ids }) => ({ judgements: said(ids.slice(0, ids.length / 2), ["met"]) }),
  "all answered yes": ({ ids }) => ({ judgements: said(ids, ["met"]) }),
  "all answered not yet": ({ ids }) => ({ judgements: said(ids, ["not-met"]) }),
  "19 pieces and nothing answered": (of) => ({ evidence: log(19, of), dates: { gateway: "2026-09-01" } }),
  "19 pieces and everything said": (of) => ({
    judgements: said(of.ids, ["met", "met", "partly"]),
    evidence: log(19, of),
    gateway: confirmed(of.gateway),
    about: { trainingStart: "2025-01-13" },
    dates: { gateway: "2026-09-01", fixed: { "AM1/assessment": "2026-10-20", "AM2/assessment": "2026-10-22" } },
  }),
  "40 pieces and half answered": (of) => ({
    judgements: said(of.ids.slice(0, of.ids.length / 2), ["met", "partly"]),
    evidence: log(40, of),
    dates: { gateway: "2026-09-01" },
  }),
};

describe("the report on paper", () => {
  let browser, folder;
  before(async () => {
    browser = await launch();
    folder = mkdtempSync(join(tmpdir(), "pages-"));
  });
  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const uid of shipped) {
    for (const { id } of pack(uid).pathways) {
      test(`${uid}, ${id}, takes two to six pages, the grid across`, async () => {
        const page = await browser.newPage();
        for (const [name, says] of Object.entries(CASES)) {
          const record = join(folder, "record.json");
          writeFileSync(record, JSON.stringify({ format: "learner-record/2", standard: uid, pathway: id, ...says(option(uid, id)) }));
          const command = ["report", "--made", "2026-11-25", record];
          const html = execFileSync(resolve(process.env.GRADE_CALCULATOR_TOOLS), command, { cwd: ROOT, encoding: "utf8" });
          const file = join(folder, "report.html");
          writeFileSync(file, html);
          await page.goto(pathToFileURL(file).href);
          const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
          const across = [...pdf.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)].map(([, width, height]) => Number(width) > Number(height));
          assert.ok(across.length >= 2 && across.length <= 6, `${name}: ${across.length} pages`);
          assert.equal(across.some(Boolean), name.includes("pieces"), `${name}: a page lies across where there is a grid`);
        }
        await page.close();
      });
    }
  }
});
