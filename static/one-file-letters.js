// Bytes out of letters, as the one-file edition carries them.

/** Seven bits to a letter. Six letters would end the text or get lost: one beyond ASCII holds such a seven and the next. */
function bytesOf(text, size) {
  const bytes = new Uint8Array(size);
  const lost = [0, 10, 13, 34, 60, 92];
  let held = 0;
  let bits = 0;
  let to = 0;
  const put = (seven) => {
    held |= seven << bits;
    bits += 7;
    if (bits < 8) return;
    // What the last letter says beyond the end falls off.
    bytes[to++] = held;
    held >>= 8;
    bits -= 8;
  };
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (letter > 127) put(lost[(letter >> 7) - 2]);
    put(letter & 127);
  }
  return bytes;
}
