// Unpacks what the file in a course package carries: what LZMA made small → the wasm, put together again.
//
// The build packs with the parameters that this reader knows: 4 bits of the byte before choose how a byte is read, its
// position chooses nothing (`lc=4 lp=0 pb=0`), no header, no mark at the end.

/** The bytes of the texts, `texts` in all, and of the wasm that follows them in `parts` of these sizes. */
function unpacked(packed, texts, parts) {
  const bytes = unsqueezed(packed, parts.reduce((sum, part) => sum + part, texts));
  let from = texts;
  bytes.set(joined(parts.map((size) => bytes.slice(from, (from += size)))), texts);
  return bytes;
}

/** The `size` bytes that were packed. Whatever it is given, it comes to an end. */
function unsqueezed(packed, size) {
  // Where the chances of each kind of decision begin.
  const MATCH = 0, AGAIN = 12, OLDER = 24, SINGLE = 60, SLOT = 72, NEAR = 328, ALIGN = 456, LENGTH = 472, LENGTH_AGAIN = 746, BYTE = 1020;
  const bytes = new Uint8Array(size);
  const chances = new Uint16Array(BYTE + 16 * 768).fill(1024);
  // Range and code: kept in an array, numbers of 32 bits without a sign are quick.
  const coder = new Uint32Array(2);
  const last = [0, 0, 0, 0];
  let state = 0;
  let from = 0;
  let to = 0;

  function refill() {
    coder[0] <<= 8;
    coder[1] = (coder[1] << 8) | packed[from++];
  }
  function bit(at) {
    const chance = chances[at];
    const bound = (coder[0] >>> 11) * chance;
    const one = coder[1] < bound ? 0 : 1;
    if (one) {
      coder[0] -= bound;
      coder[1] -= bound;
      chances[at] = chance - (chance >> 5);
    } else {
      coder[0] = bound;
      chances[at] = chance + ((2048 - chance) >> 5);
    }
    if (coder[0] < 0x1000000) refill();
    return one;
  }
  /** A bit that is as likely one as none. */
  function even() {
    coder[0] >>>= 1;
    const one = coder[1] < coder[0] ? 0 : 1;
    if (one) coder[1] -= coder[0];
    if (coder[0] < 0x1000000) refill();
    return one;
  }
  /** A number, its highest bit first. */
  function number(at, bits) {
    let found = 1;
    for (let left = bits; left; left -= 1) found = (found << 1) | bit(at + found);
    return found - (1 << bits);
  }
  /** A number, its lowest bit first. */
  function backwards(at, bits) {
    let found = 1;
    let sum = 0;
    for (let no = 0; no < bits; no += 1) {
      const one = bit(at + found);
      found = (found << 1) | one;
      sum |= one << no;
    }
    return sum;
  }
  function length(at) {
    if (!bit(at)) return 2 + number(at + 2, 3);
    return bit(at + 1) ? 18 + number(at + 18, 8) : 10 + number(at + 10, 3);
  }
  function distance(count) {
    const slot = number(SLOT + (Math.min(count, 5) - 2) * 64, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    if (slot < 14) return start + backwards(NEAR + start - slot, bits);
    let middle = 0;
    for (let left = bits - 4; left; left -= 1) middle = (middle << 1) | even();
    return start + (middle << 4) + backwards(ALIGN, 4);
  }
  function byte() {
    const at = BYTE + (to ? bytes[to - 1] >> 4 : 0) * 768;
    let found = 1;
    if (state > 6) {
      // After a copy: read beside the byte that would have followed in it, as long as they agree.
      let beside = bytes[to - last[0] - 1];
      for (let agree = true; agree && found < 256; ) {
        const wanted = (beside >> 7) & 1;
        const one = bit(at + ((1 + wanted) << 8) + found);
        beside <<= 1;
        found = (found << 1) | one;
        agree = one === wanted;
      }
    }
    while (found < 256) found = (found << 1) | bit(at + found);
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
    return found;
  }
  /** From an earlier distance: how many bytes. */
  function again() {
    let which = 0;
    if (bit(OLDER + state)) which = bit(OLDER + 12 + state) ? 2 + bit(OLDER + 24 + state) : 1;
    else if (!bit(SINGLE + state)) {
      state = state < 7 ? 9 : 11;
      return 1;
    }
    last.unshift(...last.splice(which, 1));
    state = state < 7 ? 8 : 11;
    return length(LENGTH_AGAIN);
  }

  // The first byte says nothing.
  for (let no = 0; no < 5; no += 1) refill();
  coder[0] = 0xffffffff;
  while (to < size) {
    if (!bit(MATCH + state)) {
      bytes[to] = byte();
      to += 1;
      continue;
    }
    let count;
    if (bit(AGAIN + state)) count = again();
    else {
      count = length(LENGTH);
      state = state < 7 ? 7 : 10;
      last.pop();
      last.unshift(distance(count));
    }
    for (; count; count -= 1, to += 1) bytes[to] = bytes[to - last[0] - 1];
  }
  return bytes;
}

/** The wasm, with each operand where it was. `parts` are the rest, which locals, which numbers, which offsets. */
function joined(parts) {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  const from = [0, 0, 0, 0];
  let to = 0;
  const byte = (kind) => {
    const part = kind === LOCAL ? 1 : kind === NUMBER ? 2 : kind === OFFSET ? 3 : 0;
    return (bytes[to++] = parts[part][from[part]++]);
  };
  walk(byte, () => Math.max(bytes.length - to, 0));
  return bytes;
}
