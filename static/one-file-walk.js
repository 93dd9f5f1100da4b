// Walks through a wasm file as it is unpacked. What a byte is, its reader has to know before it reads it.

/** The kinds of bytes, as src/bin/tools/build/kinds.rs names them. */
const TREE = 0, TEXT = 1, DATA = 2, HEAD = 3, CODE = 4, LOCAL = 5, NUMBER = 6, OFFSET = 7, CALL = 8, OTHER = 9;

/** Reads a whole file by `byte(kind)`; `left()` says how much of it is to come. Whatever it reads, it comes to an end. */
function walk(byte, left) {
  function number(kind) {
    let sum = 0;
    let bits = 0;
    let one;
    do {
      one = byte(kind);
      sum |= (one & 127) << bits;
      bits += 7;
    } while (one > 127);
    return sum >>> 0;
  }
  /** As often as it is said, while there is anything left to read. */
  function times(count, read) {
    for (let more = count; more && left(); more -= 1) read();
  }
  const many = (kind, count) => times(count, () => byte(kind));
  const numbers = (count) => times(count, () => number(OTHER));
  const ONE = [2, 3, 4, 0xc, 0xd, 0x23, 0x24, 0x25, 0x26, 0x3f, 0x40, 0x42, 0xd0, 0xd2];
  function instruction() {
    const code = byte(CODE);
    if (code >= 0x20 && code < 0x23) number(LOCAL);
    else if (code === 0x41) number(NUMBER);
    else if (code >= 0x28 && code < 0x3f) {
      number(OTHER);
      number(OFFSET);
    } else if (code === 0x10) number(CALL);
    else if (ONE.includes(code)) number(OTHER);
    else if (code === 0x11) numbers(2);
    else if (code === 0xe) numbers(number(OTHER) + 1);
    else if (code === 0x1c) numbers(number(OTHER));
    else if (code === 0x43) many(OTHER, 4);
    else if (code === 0x44) many(OTHER, 8);
    else if (code === 0xfc) {
      const more = number(OTHER);
      numbers(more < 8 ? 0 : more < 15 && more % 2 === 0 ? 2 : 1);
    }
  }
  function oneFunction() {
    const size = number(HEAD);
    const after = Math.max(left() - size, 0);
    times(number(HEAD), () => {
      number(HEAD);
      byte(HEAD);
    });
    while (left() > after) instruction();
  }

  many(DATA, 8);
  while (left()) {
    const isCode = byte(DATA) === 10;
    const size = number(DATA);
    if (!isCode) many(DATA, size);
    else times(number(HEAD), oneFunction);
  }
}
