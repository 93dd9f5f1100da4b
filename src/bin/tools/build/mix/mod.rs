//! Packs the one-file edition as small as it gets: every bit is foretold from several contexts at once, and what they say
//! is mixed, the contexts that were right before counting more. `static/one-file-unmix.js` foretells the same and reads
//! the bits back; the two must agree in every number, so both reckon with the same doubles in the same order.
//!
//! A byte is a walk down a tree of its own kind's, in which frequent bytes stand high: four steps instead of eight.

mod model;
mod trees;

use super::kinds::Kind;
use model::Model;
use trees::Trees;

/// Paths are no longer.
const DEEPEST: u32 = 10;

/// Bytes, each with its kind, packed.
pub fn packed(bytes: &[(Kind, u8)]) -> Vec<u8> {
    let trees = Trees::of(bytes);
    let mut packer = Packer { model: Model::new(), low: 0, high: u32::MAX, packed: Vec::new() };
    // The trees first, so that the reader has them.
    for length in &trees.lengths {
        packer.byte(Kind::Tree, *length, 16 | u32::from(*length), &|length| 16 | u32::from(length));
    }
    for (kind, byte) in bytes {
        packer.byte(*kind, *byte, trees.path(*kind, *byte), &|other| trees.path(*kind, other));
    }
    packer.finish()
}

/// Turns bits and their chances into bytes: the fewer, the better they were foretold.
struct Packer {
    model: Model,
    low: u32,
    high: u32,
    packed: Vec<u8>,
}

impl Packer {
    fn byte(&mut self, kind: Kind, byte: u8, path: u32, path_of: &dyn Fn(u8) -> u32) {
        self.model.begin(kind, path_of);
        for step in (0..path.ilog2()).rev() {
            let bit = path >> step & 1;
            let range = self.high - self.low;
            let chance = self.model.chance();
            let middle = self.low + (range >> 16) * chance + (((range & 0xffff) * chance) >> 16);
            if bit == 1 {
                self.high = middle
            } else {
                self.low = middle + 1
            }
            self.model.learn(bit);
            while (self.low ^ self.high) >> 24 == 0 {
                self.packed.push((self.high >> 24) as u8);
                self.low <<= 8;
                self.high = self.high << 8 | 255;
            }
        }
        self.model.end(byte);
    }

    fn finish(mut self) -> Vec<u8> {
        self.packed.extend(self.high.to_be_bytes());
        self.packed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_becomes_small_and_what_differs_does_not_break() {
        let text = b"one criterion, two criteria, three criteria".repeat(50);
        let bytes: Vec<(Kind, u8)> = text.iter().map(|byte| (Kind::Text, *byte)).collect();
        assert!(packed(&bytes).len() < 200, "{}", packed(&bytes).len());
        // Nothing follows from what came before (xorshift).
        let mut number = 1_u32;
        let mut random = || {
            for shift in [13, 17, 5] {
                number ^= if shift == 17 { number >> shift } else { number << shift };
            }
            (Kind::Code, (number >> 24) as u8)
        };
        let bytes: Vec<(Kind, u8)> = (0..5_000).map(|_| random()).collect();
        assert!((5_000..6_500).contains(&packed(&bytes).len()), "{}", packed(&bytes).len());
        assert!(!packed(&[]).is_empty());
    }
}
