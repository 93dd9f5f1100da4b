// Unpacks what the one-file edition carries. The build packs it with the model of src/bin/tools/build/mix.rs: every bit is
// foretold from several contexts at once, and what they say is mixed. This reader foretells the same, so the two must
// agree in every number.

/** The bytes of the texts, `texts` in all, and of the wasm that follows them. Whatever it is given, it comes to an end. */
function unmixed(packed, texts, size) {
  const KINDS = 9, CONTEXTS = 6, INPUTS = 8, SLOT_BITS = 17, MATCH_BITS = 18, DEEPEST = 10, RATE = 12 / 262144;
  const SURE = [
    [0, 490, 640, 750, 820, 880, 940, 985, 1015, 1040, 1080, 1120, 1128, 1144, 1176, 1480],
    [0, 0, 40, 144, 320, 392, 464, 516, 576, 608, 640, 672, 680, 696, 752, 1080],
    [0, 0, 0, 64, 80, 176, 232, 296, 352, 400, 424, 472, 504, 512, 536, 832],
  ];

  const squash = new Float64Array(4096);
  for (let step = 0, power = 1; step < 2048; step += 1) {
    squash[2048 + step] = power / (1 + power);
    squash[2048 - step] = 1 / (1 + power);
    // The 256th root of e.
    power *= 1.0039138893383475;
  }
  squash[0] = squash[1];
  const stretch = new Float64Array(4096).fill(2047);
  for (let step = 0, to = 0; step < 4096; step += 1) while (to <= squash[step] * 4096) stretch[to++] = step - 2048;
  // What counts of zeros and of ones say, and what they are after one more bit.
  const sure = new Float64Array(256);
  const next = new Uint8Array(512);
  const fewer = (count) => (count > 2 ? Math.min((count + 2) >> 1, 3) : count);
  for (let counts = 0; counts < 256; counts += 1) {
    const zeros = counts & 15;
    const ones = counts >> 4;
    const row = SURE[Math.min(zeros, ones)];
    const says = row ? row[Math.max(zeros, ones)] : 0;
    sure[counts] = ones > zeros ? says : -says;
    next[counts << 1] = Math.min(zeros + 1, 15) | (fewer(ones) << 4);
    next[(counts << 1) | 1] = fewer(zeros) | (Math.min(ones + 1, 15) << 4);
  }
  const nodes = (KINDS + 1) << DEEPEST;
  const refined = new Float64Array(nodes * 33);
  for (let at = 0; at < refined.length; at += 1) refined[at] = squash[Math.min(Math.max((at % 33) * 128, 1), 4095)];
  const weights = new Float64Array(nodes * INPUTS).fill(0.2);
  const matches = new Float64Array((KINDS + 1) * 16).fill(0.8);
  const slots = new Uint8Array(CONTEXTS << SLOT_BITS << 4);
  const fours = new Int32Array(slots.buffer);
  const seen = new Int32Array(1 << MATCH_BITS);
  // For each kind: the path of a byte, and the byte at the end of a path.
  const paths = new Uint16Array((KINDS + 1) << 8);
  const leaves = new Int16Array((KINDS + 1) << (DEEPEST + 1)).fill(-1);
  const contexts = new Int32Array(CONTEXTS);
  const base = new Int32Array(CONTEXTS);
  const inputs = new Float64Array(INPUTS);
  inputs[CONTEXTS] = 256;
  const codes = new Int32Array(8);
  const past = new Uint8Array((KINDS << 8) + texts + size);
  // Range and code; the word and the instruction, and those before them: in arrays, numbers of 32 bits are quick.
  const coder = new Uint32Array([0, 0xffffffff, (packed[0] << 24) | (packed[1] << 16) | (packed[2] << 8) | packed[3]]);
  const words = new Int32Array(2);
  const instructions = new Int32Array(2);
  let from = 4;
  let to = 0;
  let copy = 0;
  let length = 0;

  function joined(hash, value) {
    const mixed = Math.imul(hash + value + 1, 0x2f0b4c47);
    return mixed ^ (mixed >>> 15);
  }
  const back = (steps) => (to < steps ? 0 : past[to - steps]);
  /** Where the last six bytes stood before, if they did. */
  function find() {
    if (length && past[copy] === past[to - 1]) {
      length += 1;
      copy += 1;
    } else length = 0;
    let hash = 0;
    for (let step = 1; step < 7; step += 1) hash = joined(hash, back(step));
    const place = hash >>> (32 - MATCH_BITS);
    if (!length) {
      copy = seen[place];
      const most = Math.min(copy, 32);
      while (length < most && past[copy - 1 - length] === past[to - 1 - length]) length += 1;
    }
    seen[place] = to;
  }
  function begin(kind) {
    if (kind < HEAD) {
      let hash = kind;
      for (let step = 0; step < 4; step += 1) contexts[step] = hash = joined(hash, back(step + 1));
      contexts[4] = joined(words[0], back(1));
      contexts[5] = joined(words[0], words[1]);
    } else {
      if (kind === CODE) {
        instructions[1] = instructions[0];
        instructions[0] = 0;
      }
      let hash = (contexts[0] = joined(instructions[0], kind));
      contexts[1] = joined(hash, instructions[1]);
      for (let pair = 0; pair < 4; pair += 1) {
        contexts[2 + pair] = hash = joined(joined(hash, codes[2 * pair]), codes[2 * pair + 1]);
      }
    }
    find();
  }
  function takeSlots(node) {
    for (let no = 0; no < CONTEXTS; no += 1) {
      const hash = joined(contexts[no], node);
      const check = hash & 255 || 1;
      const slot = ((no << SLOT_BITS) | (hash >>> (32 - SLOT_BITS))) << 4;
      if (slots[slot] !== check) {
        const four = slot >> 2;
        fours[four] = fours[four + 1] = fours[four + 2] = fours[four + 3] = 0;
        slots[slot] = check;
      }
      base[no] = slot;
    }
  }
  function end(kind, byte) {
    past[to++] = byte;
    if (kind >= HEAD) {
      instructions[0] = joined(instructions[0], byte);
      if (kind === CODE) {
        codes.copyWithin(1, 0);
        codes[0] = byte;
      }
    } else if ((byte > 47 && byte < 58) || (byte > 64 && byte < 91) || (byte > 96 && byte < 123)) words[0] = joined(words[0], byte);
    else if (words[0]) {
      words[1] = words[0];
      words[0] = 0;
    }
    return byte;
  }
  function byte(kind) {
    if (to === past.length) return 0;
    begin(kind);
    const matched = kind * 16 + Math.min(length >> 1, 15);
    const foretold = length ? paths[(kind << 8) | past[copy]] : 0;
    let left = foretold ? 31 - Math.clz32(foretold) : 0;
    let low = coder[0];
    let high = coder[1];
    let code = coder[2];
    let node = 1;
    let within = 16;
    let found = -1;
    while (found < 0) {
      if (within > 15) {
        within = 1;
        takeSlots(node);
      }
      const place = (kind << DEEPEST) | node;
      const set = place * INPUTS;
      const agrees = left > 0 && foretold >> left === node;
      for (let no = 0; no < CONTEXTS; no += 1) inputs[no] = sure[slots[base[no] + within]];
      const says = stretch[(matches[matched] * 4096) | 0];
      inputs[CONTEXTS + 1] = agrees ? ((foretold >> (left - 1)) & 1 ? says : -says) : 0;
      let sum = 0;
      for (let no = 0; no < INPUTS; no += 1) sum += inputs[no] * weights[set + no];
      sum = Math.min(Math.max(sum, -2047), 2047) + 2048;
      const mixed = squash[sum | 0];
      const corner = (sum / 128) | 0;
      const beyond = sum / 128 - corner;
      const at = place * 33 + corner;
      const nearest = beyond > 0.5 ? at + 1 : at;
      const both = ((mixed + (refined[at] * (1 - beyond) + refined[at + 1] * beyond)) * 32768) | 0;
      const chance = Math.min(Math.max(both, 16), 65520);
      const range = high - low;
      const middle = low + (range >>> 16) * chance + (((range & 0xffff) * chance) >>> 16);
      const bit = code <= middle ? 1 : 0;
      if (bit) high = middle;
      else low = middle + 1;
      while (((low ^ high) & 0xff000000) === 0) {
        low = (low << 8) >>> 0;
        high = ((high << 8) | 255) >>> 0;
        code = ((code << 8) | packed[from++]) >>> 0;
      }
      const wrong = (bit - mixed) * RATE;
      for (let no = 0; no < INPUTS; no += 1) weights[set + no] += inputs[no] * wrong;
      for (let no = 0; no < CONTEXTS; no += 1) {
        const slot = base[no] + within;
        slots[slot] = next[(slots[slot] << 1) | bit];
      }
      if (agrees) matches[matched] += ((inputs[CONTEXTS + 1] > 0 === (bit === 1) ? 1 : 0) - matches[matched]) / 64;
      refined[nearest] += (bit - refined[nearest]) / 32;
      node = (node << 1) | bit;
      within = (within << 1) | bit;
      left -= 1;
      found = leaves[(kind << (DEEPEST + 1)) | node];
    }
    coder[0] = low;
    coder[1] = high;
    coder[2] = code;
    return end(kind, found);
  }
  /** Makes the paths of a kind from their lengths: shorter ones first, then in order. */
  function plant(kind, lengths) {
    let code = 0;
    for (let deep = 1; deep <= DEEPEST; deep += 1) {
      code <<= 1;
      for (let one = 0; one < 256; one += 1) {
        if (lengths[one] !== deep) continue;
        const path = (1 << deep) | code++;
        paths[(kind << 8) | one] = path;
        leaves[(kind << (DEEPEST + 1)) | path] = one;
      }
    }
  }
  plant(TREE, new Uint8Array(256).fill(4, 0, 16));
  for (let left = KINDS << 8; left; left -= 1) byte(TREE);
  for (let kind = 1; kind <= KINDS; kind += 1) plant(kind, past.subarray((kind - 1) << 8, kind << 8));
  for (let left = texts; left; left -= 1) byte(TEXT);
  walk(byte, () => past.length - to);
  return past.subarray(KINDS << 8);
}
