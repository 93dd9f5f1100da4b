// Makes a course package from the packed base: adds `package.js` and the manifest, as `cargo tools scorm` does, byte for
// byte. What is added stays unpacked, so that no compressor has a say in it.

const text = new TextEncoder();

function crc(bytes) {
  let sum = -1;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (0xedb88320 & -(sum & 1));
  }
  return ~sum >>> 0;
}

/** Numbers of so many bytes each, lowest byte first. */
function numbers(...pairs) {
  return pairs.flatMap(([size, value]) => Array.from({ length: size }, (_, at) => Math.floor(value / 256 ** at) % 256));
}

function concat(parts) {
  const whole = new Uint8Array(parts.reduce((all, part) => all + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The names in a zip, and where its list of files starts and ends. */
function listed(zip) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  const count = view.getUint16(end + 10, true);
  const start = view.getUint32(end + 16, true);
  const names = [];
  for (let at = start; names.length < count; ) {
    const length = view.getUint16(at + 28, true);
    names.push(new TextDecoder().decode(zip.subarray(at + 46, at + 46 + length)));
    at += 46 + length;
  }
  return { names, start, end };
}

/** Adds files at the end: name, and text or bytes. */
export function add(zip, files) {
  const { names, start, end } = listed(zip);
  const entries = [zip.subarray(0, start)];
  const directory = [zip.subarray(start, end)];
  let at = start;
  for (const [name, content] of files) {
    const bytes = typeof content === "string" ? text.encode(content) : content;
    const letters = text.encode(name);
    const sizes = [[4, crc(bytes)], [4, bytes.length], [4, bytes.length], [2, letters.length], [2, 0]];
    const described = numbers([2, 20], [2, 0], [2, 0], [2, 0], [2, 33], ...sizes);
    entries.push(numbers([4, 0x04034b50]), described, letters, bytes);
    directory.push(numbers([4, 0x02014b50], [2, 20]), described, numbers([4, 0], [4, 0], [2, 0], [4, at]), letters);
    at += 4 + described.length + letters.length + bytes.length;
  }
  const length = directory.reduce((all, part) => all + part.length, 0);
  const count = names.length + files.length;
  const last = numbers([4, 0x06054b50], [4, 0], [2, count], [2, count], [4, length], [4, at], [2, 0]);
  return concat([...entries, ...directory, last]);
}

const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

const ending = (name) => name.slice(name.lastIndexOf(".") + 1).toLowerCase();

/** What is wrong with a picture as a logo; nothing if it will do. */
export function logoProblem({ name, size }) {
  if (!["svg", "png", "jpg", "jpeg", "webp"].includes(ending(name))) return "Not a picture we know: take an svg, png, jpg or webp.";
  return size > 100000 ? "Too large: take a picture of at most 100 kB." : "";
}

/** What was chosen, in the order in which `package.js` says it. */
export function chosen({ edition, score, standards, option, title, logo, accent }) {
  const start = standards.length === 1 ? [standards[0], ...(option ? [option] : [])] : [];
  const settings = { format: "site-settings/1" };
  if (title) settings.title = title;
  if (logo) settings.logo = `logo.${ending(logo.name)}`;
  if (accent) settings.accent = accent;
  if (standards.length) settings.standards = standards;
  return { edition, score, start, settings };
}

/** The package; `base` is the packed base as bytes, `manifest` the text of the edition's template, `logo` bytes or nothing. */
export function makePackage(base, manifest, choice, logo) {
  const pictures = logo ? [[choice.settings.logo, logo]] : [];
  const names = [...listed(base).names, "package.js", ...pictures.map(([name]) => name)];
  const files = names.map((name) => `      <file href="${name}"/>`).join("\n");
  const title = escaped(choice.settings.title ?? "Apprenticeship grade calculator");
  const filled = manifest.replace("{{files}}", () => files).replaceAll("{{title}}", () => title);
  return add(base, [
    ["package.js", `const gcPackage = ${JSON.stringify(choice)};\n`],
    ...pictures,
    ["imsmanifest.xml", filled],
  ]);
}

export function fileName({ edition, start }) {
  return `grade-calculator-${start.length ? `${start[0]}-` : ""}scorm-${edition}.zip`;
}
