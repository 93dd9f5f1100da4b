// The calendar file, read by the parser that Thunderbird uses. `crates/grades/tests/timeline.rs` holds the files to what
// is written.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import ICAL from "ical.js";

const here = fileURLToPath(new URL(".", import.meta.url));

function events(name) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(here, name), "utf8")));
  assert.equal(calendar.name, "vcalendar");
  assert.equal(calendar.getFirstPropertyValue("version"), "2.0");
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

test("every date is a whole day of its own, without a time zone", () => {
  const found = events("dates.ics");
  assert.ok(found.length > 5);
  for (const event of found) {
    assert.ok(event.startDate.isDate && event.endDate.isDate, event.uid);
    assert.equal(event.endDate.subtractDate(event.startDate).toSeconds(), 24 * 60 * 60, event.uid);
    assert.equal(event.startDate.zone.tzid, "floating");
  }
  assert.equal(new Set(found.map((event) => event.uid)).size, found.length);
});

test("days and texts come out as they went in", () => {
  const found = new Map(events("dates.ics").map((event) => [event.uid, event]));
  const materials = found.get("ST0792_1.2-AM1-submission-latest@apprenticeship-grade-calculator");
  assert.equal(materials.startDate.toString(), "2026-02-01");
  assert.equal(materials.summary, "Hand in your work: “Presentation” (last day)");
  assert.match(materials.description, /^Hand in any presentation materials .* \(rule; Presentation and questions, Delivery\)$/);
  const awkward = found.get("awkward@apprenticeship-grade-calculator");
  assert.equal(awkward.summary, "Commas, semicolons; back\\slashes\nand ends of lines");
  assert.equal(awkward.description, "é€😀".repeat(40));
  assert.equal(awkward.endDate.toString(), "2028-01-01");
});

test("a second file has the same ids and a higher sequence, so that importing it updates the first", () => {
  const [first, second] = ["dates.ics", "again.ics"].map(events);
  assert.deepEqual(second.map((event) => event.uid), first.map((event) => event.uid));
  first.forEach((event, at) => assert.ok(second[at].sequence > event.sequence));
});

test("the stamp is a moment in universal time", () => {
  for (const event of events("dates.ics")) {
    const stamp = event.component.getFirstPropertyValue("dtstamp");
    assert.equal(stamp.toString(), "2026-01-02T12:34:56Z");
  }
});
