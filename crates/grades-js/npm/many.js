// Many records → their bounds. Records of one standard and option that differ in their judgements alone go to the compiled
// code as letters, by the layout that it gives; every other record is read as JSON. What stands beside the judgements has
// then been read once by the reader of records: of each kind of record the first is read as JSON, too.

/** A list of records is handed over in parts of so many. */
const PART = 1_000;

/** The letters of answers. */
const LETTERS = new Map([["met", 1], ["partly", 2], ["not-met", 3]]);

/** Records whose fields other than the judgements are the same: what they share, and the letters of a part of them. */
class Sheet {
  places = [];
  used = 0;

  constructor(calculator, outcomes, uid, pathway, layout) {
    Object.assign(this, { calculator, outcomes, uid, pathway, layout });
    this.option = layout.pathways.indexOf(pathway) + 1;
    this.width = layout.subjects.length + 1;
    this.letters = new Uint8Array(PART * this.width);
    this.subjects = new Map(layout.subjects.map((id, place) => [id, place + 1]));
  }

  /** Notes a record; false if its judgements are not answers to what this standard judges. */
  note(judgements, place) {
    const { letters, subjects } = this;
    const start = this.places.length * this.width;
    letters.fill(0, start, start + this.width);
    letters[start] = this.option;
    try {
      for (const id in judgements) {
        const subject = subjects.get(id);
        const letter = LETTERS.get(judgements[id]);
        if (subject === undefined || letter === undefined) return false;
        letters[start + subject] = letter;
      }
    } catch {
      // The reader says what it is.
      return false;
    }
    this.places.push(place);
    if (this.places.length === PART) this.decide();
    return true;
  }

  /** Decides what was noted. */
  decide() {
    const { places, uid, pathway, layout } = this;
    const numbers = this.calculator.boundsOfMany(uid, this.letters.subarray(0, places.length * this.width));
    let at = 0;
    const ends = (grades) => {
      const [today, possible] = [numbers[at], numbers[at + 1]];
      at += 2;
      return today === layout.noGrade ? [null, null] : [grades[today], grades[possible]];
    };
    for (const place of places) {
      const methods = layout.methods.map(({ id, grades }) => {
        const [today, possible] = ends(grades);
        return { id, today, possible };
      });
      const [today, possible] = ends(layout.grades);
      this.outcomes[place] = { bounds: { standard: uid, pathway, methods, overall: { today, possible } } };
    }
    this.places = [];
  }
}

/** What each of many records comes to; `read` reads one as JSON. */
export function boundsOfPlain(calculator, records, read) {
  const outcomes = new Array(records.length);
  const sheets = new Map();
  records.forEach((record, place) => {
    const plain = plainRecord(record);
    if (plain && sheets.get(plain.key)?.note(plain.judgements, place)) return;
    outcomes[place] = read(record);
    const { bounds } = outcomes[place];
    if (plain && bounds && !sheets.has(plain.key)) {
      const { standard, pathway } = bounds;
      sheets.set(plain.key, new Sheet(calculator, outcomes, standard, pathway, calculator.layout(standard)));
    }
  });
  for (const sheet of sheets.values()) sheet.decide();
  return outcomes;
}

/** The judgements of a record that says nothing else beside format, standard and option, and those as a key; of any other nothing. */
function plainRecord(record) {
  try {
    if (!isPlain(record)) return undefined;
    let fields = 0;
    for (const field in record) {
      if (field !== "format" && field !== "standard" && field !== "pathway" && field !== "judgements") return undefined;
      fields += 1;
    }
    const { format, standard, pathway, judgements } = record;
    if (fields !== 4 || !isPlain(judgements) || typeof format !== "string" || typeof standard !== "string") return undefined;
    if (pathway !== null && typeof pathway !== "string") return undefined;
    return { key: `${format}\n${standard}\n${pathway ?? ""}`, judgements };
  } catch {
    // Whatever it is, it is no plain object, and the reader says so.
    return undefined;
  }
}

/** Whether it is an object that holds values, and nothing that runs. */
function isPlain(value) {
  if (value === null || typeof value !== "object") return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
