// Learner records as the text that a learning platform keeps (`suspend_data`): ASCII, and never longer than it may be.
//
// Answers come first and always fit: two bits a criterion, in the order of `standards.js`, with a checksum of the ids, so
// that answers are never read into the places of others. Then as much of the rest as fits, the shortest first.
const gcState = (() => {
  "use strict";
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const WORDS = [undefined, "met", "partly", "not-met"];
  const VERSION = "gc1";
  const SMALL = ["pathway", "sittings", "waived", "assumedCap", "results", "marks", "points", "placements"];
  const NAMES = {
    name: "the name of the record", evidence: "your evidence list", statement: "the evidence statement", gateway: "the gateway list",
    about: "your training dates", dates: "your assessment dates", rehearsals: "your rehearsals", plan: "your plan of what to do next",
  };

  const ids = (standard) => standard.methods.flatMap((method) => method.items.map(([id]) => id));
  const uidOf = (id) => id.split("~")[0];
  const ascii = (value) =>
    JSON.stringify(value).replace(/[\u007f-\uffff]/g, (one) => "\\u" + one.charCodeAt(0).toString(16).padStart(4, "0"));

  function sum(list) {
    let now = 0x811c9dc5;
    for (const letter of list.join("/")) now = Math.imul(now ^ letter.charCodeAt(0), 0x01000193);
    return (now >>> 0).toString(36);
  }

  function packed(list, judgements) {
    let text = "";
    for (let at = 0; at < list.length; at += 3) {
      let number = 0;
      for (let place = 0; place < 3; place += 1) {
        number |= Math.max(0, WORDS.indexOf(judgements[list[at + place]])) << (2 * place);
      }
      text += LETTERS[number];
    }
    return text.replace(/A+$/, "");
  }

  function unpacked(list, text) {
    const found = {};
    list.forEach((id, at) => {
      const word = WORDS[(LETTERS.indexOf(text[Math.floor(at / 3)] ?? "A") >> (2 * (at % 3))) & 3];
      if (word) found[id] = word;
    });
    return found;
  }

  // What must be kept of a record, and what may be left out: lists of a name, a key, perhaps a key within, and a value.
  function split(id, record, standards) {
    const standard = standards[uidOf(id)];
    const list = standard ? ids(standard) : [];
    const others = Object.entries(record.judgements ?? {}).filter(([of]) => !list.includes(of));
    const rest = {};
    for (const key of SMALL) if (key in record) rest[key] = record[key];
    if (others.length) rest.judgements = Object.fromEntries(others);
    const more = [];
    for (const [key, value] of Object.entries(record)) {
      if (["format", "standard", "judgements", "notes"].includes(key) || SMALL.includes(key)) continue;
      more.push([NAMES[key] ?? key, key, null, value]);
    }
    for (const [of, text] of Object.entries(record.notes ?? {})) more.push(["your note on " + of, "notes", of, text]);
    return { core: [id, record.format, sum(list), packed(list, record.judgements ?? {}), rest], more };
  }

  // The text, and the names of what had to be left out. The first record is the one that matters most.
  function write(records, standards, most) {
    const whole = [];
    const left = [];
    const extras = [];
    let length = VERSION.length + 2;
    for (const [id, record] of records) {
      const { core, more } = split(id, record, standards);
      const size = ascii(core).length + 1;
      if (length + size > most) {
        left.push("the record " + (record.name || id));
        continue;
      }
      length += size;
      whole.push(core);
      extras.push(...more.map((one) => [core, ...one]));
    }
    // Room for the braces around notes, and a comma for each.
    const sized = extras.map((one) => [ascii(one[3] ?? one[2]).length + ascii(one[4]).length + 4 + (one[3] ? 12 : 0), one]);
    for (const [size, [core, name, key, within, value]] of sized.sort((one, other) => one[0] - other[0])) {
      if (length + size > most) {
        left.push(name);
        continue;
      }
      length += size;
      if (within === null) core[4][key] = value;
      else (core[4][key] ??= {})[within] = value;
    }
    return { text: VERSION + ascii(whole), left };
  }

  // Records by id; throws on what is none of ours, or was written for other criteria.
  function read(text, standards) {
    const records = new Map();
    if (!text) return records;
    if (!text.startsWith(VERSION)) throw new Error("another version");
    for (const [id, format, check, answers, rest] of JSON.parse(text.slice(VERSION.length))) {
      const uid = uidOf(id);
      const list = standards[uid] ? ids(standards[uid]) : [];
      if (check !== sum(list)) throw new Error("other criteria");
      const { judgements, ...others } = rest;
      records.set(id, { format, standard: uid, ...others, judgements: { ...unpacked(list, answers), ...judgements } });
    }
    return records;
  }

  // How far a record is, for the option that it is on.
  function progress(record, standard) {
    const option = standard.options.findIndex(([id]) => id === record.pathway);
    const chosen = option >= 0 || standard.options.length === 0;
    const methods = standard.methods.map(({ id, items }) => {
      const asked = items.filter(([, only]) => only === -1 || only === option);
      const given = asked.map(([of]) => [of, record.judgements?.[of] ?? (record.points?.[of] === undefined ? undefined : "points")]);
      return { id, asked: asked.length, answers: given.filter(([, word]) => word) };
    });
    const asked = methods.reduce((all, method) => all + method.asked, 0);
    const answered = methods.flatMap((method) => method.answers);
    const yes = answered.filter(([, word]) => word === "met").length;
    const complete = chosen && asked > 0 && answered.length === asked;
    return { methods, complete, percent: asked ? Math.floor((100 * yes) / asked) : 0 };
  }

  return { write, read, progress, uidOf };
})();
