// Learner records as the text that a learning platform keeps (`suspend_data`): ASCII, and never longer than it may be.
//
// Answers come first and always fit: two bits a criterion, in the order of `standards.js`, with a checksum of the ids and
// the answers, so that answers are never read into the places of others. Then as much of the rest as fits, the shortest
// first; at last what was kept before and cannot be read here.
//
// `gc1` is a list of records; `gc2`, which is written, has a checksum of that list in front of it, and the checksum of a
// record covers its answers as well. Both are read for ever. A `+` in front says that everything was answered once.
const gcState = (() => {
  "use strict";
  const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const WORDS = [undefined, "met", "partly", "not-met"];
  const VERSION = "gc2";
  const DONE = "+";
  // The longest that a checksum can be.
  const SUM = 7;
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

  // Throws on a letter of no meaning, and on more answers than there are criteria.
  function unpacked(list, text) {
    const found = {};
    list.forEach((id, at) => {
      const word = WORDS[(LETTERS.indexOf(text[Math.floor(at / 3)] ?? "A") >> (2 * (at % 3))) & 3];
      if (word) found[id] = word;
    });
    if (packed(list, found) !== text) throw new Error("no answers");
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
    const answers = packed(list, record.judgements ?? {});
    return { core: [id, record.format, sum([...list, answers]), answers, rest], more };
  }

  // The text, and the names of what had to be left out. The first record is the one that matters most. `old` are texts
  // that could not be read.
  function write(records, standards, most, { done = false, old = [] } = {}) {
    const whole = [];
    const left = [];
    const extras = [];
    let length = DONE.length + VERSION.length + SUM + 2;
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
    for (const text of old) {
      const size = ascii(text).length + 1;
      if (length + size > most) {
        left.push("the earlier text that cannot be read here");
        continue;
      }
      length += size;
      whole.push(text);
    }
    const list = ascii(whole);
    return { text: (done ? DONE : "") + VERSION + sum([list]) + list, left };
  }

  const ENTITIES = { quot: '"', amp: "&", lt: "<", gt: ">", apos: "'", "#34": '"', "#39": "'", "#x22": '"', "#x27": "'" };
  // What platforms are known to do to a text, undone.
  const MENDS = [
    (text) => text.replace(/&(\w+|#\w+);/g, (all, name) => ENTITIES[name.toLowerCase()] ?? all),
    (text) => text.replace(/\\(["'\\/])/g, "$1"),
    (text) => text.replaceAll('\\"', '"'),
    (text) => text.replaceAll('""', '"'),
    (text) => text.replaceAll("''", "'"),
    (text) => text.replace(/^\s*"(.*)"\s*$/s, "$1").trim(),
    (text) => (/%[0-9a-f]{2}/i.test(text) ? decodeURIComponent(text) : text),
  ];

  // The text, and what it may have been before it was escaped, up to three times.
  function mended(text) {
    const all = new Set([text]);
    for (let times = 0; times < 3; times += 1) {
      for (const one of [...all]) {
        for (const mend of MENDS) {
          try {
            all.add(mend(one));
          } catch {
            // It was not escaped in this way.
          }
        }
      }
    }
    return [...all];
  }

  // One record; throws if it was written for other criteria, or its answers are not what they were.
  function record([id, format, check, answers, { judgements, ...others }], version, standards) {
    const uid = uidOf(id);
    const list = standards[uid] ? ids(standards[uid]) : [];
    if (check !== sum(version === "1" ? list : [...list, answers])) throw new Error("other criteria");
    return [id, { format, standard: uid, ...others, judgements: { ...unpacked(list, answers), ...judgements } }];
  }

  // Everything in a whole text, and whether a record of it was for other criteria; throws if the text is not whole.
  function whole(text, standards) {
    const [, plus, version, check, list] = /^(\+?)gc([12])([0-9a-z]*)(\[.*\])$/s.exec(text);
    if (version === "2" ? check !== sum([list]) : check) throw new Error("not whole");
    const found = { records: new Map(), old: [], done: plus === DONE, strange: false };
    for (const one of JSON.parse(list)) {
      if (typeof one === "string") {
        found.old.push(one);
        continue;
      }
      try {
        found.records.set(...record(one, version, standards));
      } catch {
        found.strange = true;
      }
    }
    return found;
  }

  const HEAD = /\[("[^"\\]*"),("[^"\\]*"),("[^"\\]*"),("[\w-]*")(?:,\{"pathway":("[^"\\]*"|null))?/g;

  // The answers of a text that was cut or changed: each record whose beginning is there.
  function beginnings(text, standards) {
    const records = new Map();
    const [, version] = /gc([12])/.exec(text) ?? [];
    for (const [, ...parts] of version ? text.matchAll(HEAD) : []) {
      const [id, format, check, answers, pathway = null] = parts.map((part) => part && JSON.parse(part));
      try {
        records.set(...record([id, format, check, answers, { pathway }], version, standards));
      } catch {
        // Not of this record.
      }
    }
    return records;
  }

  // What a platform kept: records by id; `old` are texts of which something could not be read, this one among them if
  // `lost`; `done` whether everything was answered once.
  function read(text, standards) {
    const found = { records: new Map(), old: [], done: text.trim().startsWith(DONE), lost: false };
    if (/^\s*(null|undefined)?\s*$/.test(text)) return found;
    const ways = mended(text);
    for (const way of ways) {
      try {
        const { strange, ...all } = whole(way, standards);
        return strange ? { ...all, lost: true, old: [...all.old, text] } : { ...all, lost: false };
      } catch {
        // Another way, then.
      }
    }
    Object.assign(found, { lost: true, old: [text] });
    for (const way of ways) {
      const records = beginnings(way, standards);
      if (records.size > found.records.size) found.records = records;
    }
    return found;
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
