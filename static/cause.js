// Why the calculator does not start: by what came in the place of its files. Nothing of this runs where all is well.

/** What is wrong with a file, by its own bytes: something else, only a part of it, or nothing that can be seen from here. */
function damage(bytes, isWasm) {
  if (bytes.length === 0) return "cut";
  if (!isWasm) return new TextDecoder().decode(bytes.subarray(0, 200)).trimStart().startsWith("<") ? "replaced" : "";
  if ([0, 97, 115, 109].some((byte, at) => at < bytes.length && bytes[at] !== byte)) return "replaced";
  // Each part says how long it is, seven bits to a byte.
  let at = 8;
  while (at < bytes.length) {
    let size = 0;
    let weight = 1;
    do {
      at += 1;
      size += (bytes[at] & 127) * weight;
      weight *= 128;
    } while (bytes[at] > 127);
    at += 1 + size;
  }
  return at === bytes.length ? "" : "cut";
}

/** The kind of trouble, for trouble.js and for the code of an element's error. */
async function cause(error, files) {
  try {
    for (const file of files) {
      const answer = await fetch(file, { cache: "force-cache" });
      if (!answer.ok) return "missing";
      const found = damage(new Uint8Array(await answer.arrayBuffer()), file.pathname.endsWith(".wasm"));
      if (found) return found;
    }
  } catch {
    return "missing";
  }
  if (error instanceof SyntaxError) return "cut";
  return error instanceof WebAssembly.CompileError ? "refused" : "missing";
}
