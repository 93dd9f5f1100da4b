//! What was seen so far, and what it foretells.

use super::DEEPEST;
use crate::build::kinds::Kind;

/// Contexts that foretell; what is mixed: those, one that always says the same, and the last match.
const CONTEXTS: usize = 6;
const INPUTS: usize = CONTEXTS + 2;
/// Each context remembers in so many slots of 16 bytes: a check, and what followed at 15 places of a tree.
const SLOT_BITS: u32 = 17;
/// Where the last bytes stood before is remembered for so many.
const MATCH_BITS: u32 = 18;
/// How much is learnt from being wrong.
const RATE: f64 = 12.0 / 262_144.0;
/// What counts say: how often the rarer of the bits came, how often the other. 256 is e times as likely.
const SURE: [[i16; 16]; 3] = [
    [0, 490, 640, 750, 820, 880, 940, 985, 1015, 1040, 1080, 1120, 1128, 1144, 1176, 1480],
    [0, 0, 40, 144, 320, 392, 464, 516, 576, 608, 640, 672, 680, 696, 752, 1080],
    [0, 0, 0, 64, 80, 176, 232, 296, 352, 400, 424, 472, 504, 512, 536, 832],
];

/// What was seen so far, and what it foretells.
pub struct Model {
    /// The chance that stands for a number from −2047 to 2047, and the number that stands for a chance of 4096.
    squash: Vec<f64>,
    stretch: Vec<f64>,
    sure: Vec<f64>,
    next: Vec<u8>,
    slots: Vec<u8>,
    weights: Vec<f64>,
    refined: Vec<f64>,
    matches: Vec<f64>,
    seen: Vec<usize>,
    past: Vec<u8>,
    kind: Kind,
    contexts: [u32; CONTEXTS],
    base: [usize; CONTEXTS],
    inputs: [f64; INPUTS],
    node: u32,
    /// The place inside the slots: 1 to 15.
    within: usize,
    mixed: f64,
    nearest: usize,
    word: u32,
    word_before: u32,
    instruction: u32,
    instruction_before: u32,
    codes: [u32; 8],
    /// Where the match stands, how long it is, the path of the byte that it foretells, steps of it left.
    copy: usize,
    length: usize,
    foretold: u32,
    left: u32,
    agrees: bool,
}

impl Model {
    pub fn new() -> Model {
        let (mut squash, mut power) = (vec![0.0; 4096], 1.0);
        for step in 0..2048 {
            squash[2048 + step] = power / (1.0 + power);
            squash[2048 - step] = 1.0 / (1.0 + power);
            // The 256th root of e.
            power *= 1.003_913_889_338_347_5;
        }
        squash[0] = squash[1];
        let mut stretch = Vec::with_capacity(4096);
        for (step, chance) in squash.iter().enumerate() {
            while stretch.len() < 4096 && stretch.len() as f64 <= chance * 4096.0 {
                stretch.push(step as f64 - 2048.0);
            }
        }
        stretch.resize(4096, 2047.0);
        let nodes = Kind::MANY << DEEPEST;
        let refined = (0..nodes * 33).map(|at| squash[(at % 33 * 128).clamp(1, 4095)]).collect();
        Model {
            squash,
            stretch,
            sure: (0..256).map(sure).collect(),
            next: (0..512).map(|at| next(at >> 1, at & 1)).collect(),
            slots: vec![0; CONTEXTS << SLOT_BITS << 4],
            weights: vec![0.2; nodes * INPUTS],
            refined,
            matches: vec![0.8; Kind::MANY * 16],
            seen: vec![0; 1 << MATCH_BITS],
            past: Vec::new(),
            kind: Kind::Tree,
            contexts: [0; CONTEXTS],
            base: [0; CONTEXTS],
            inputs: [0.0; INPUTS],
            node: 1,
            within: 1,
            mixed: 0.0,
            nearest: 0,
            word: 0,
            word_before: 0,
            instruction: 0,
            instruction_before: 0,
            codes: [0; 8],
            copy: 0,
            length: 0,
            foretold: 0,
            left: 0,
            agrees: false,
        }
    }

    fn back(&self, steps: usize) -> u32 {
        self.past.len().checked_sub(steps).map_or(0, |at| u32::from(self.past[at]))
    }

    /// Before a byte: its contexts.
    pub fn begin(&mut self, kind: Kind, path_of: &dyn Fn(u8) -> u32) {
        self.kind = kind;
        self.node = 1;
        if kind.is_code() {
            if kind == Kind::Code {
                self.instruction_before = self.instruction;
                self.instruction = 0;
            }
            let mut hash = joined(self.instruction, kind as u32);
            self.contexts[0] = hash;
            self.contexts[1] = joined(hash, self.instruction_before);
            for pair in 0..4 {
                hash = joined(joined(hash, self.codes[2 * pair]), self.codes[2 * pair + 1]);
                self.contexts[2 + pair] = hash;
            }
        } else {
            let mut hash = kind as u32;
            for step in 0..4 {
                hash = joined(hash, self.back(step + 1));
                self.contexts[step] = hash;
            }
            self.contexts[4] = joined(self.word, self.back(1));
            self.contexts[5] = joined(self.word, self.word_before);
        }
        self.find();
        self.foretold = if self.length > 0 { path_of(self.past[self.copy]) } else { 0 };
        self.left = self.foretold.checked_ilog2().unwrap_or(0);
    }

    /// Where the last six bytes stood before, if they did.
    fn find(&mut self) {
        let now = self.past.len();
        if self.length > 0 && self.past[self.copy] == self.past[now - 1] {
            self.length += 1;
            self.copy += 1;
        } else {
            self.length = 0;
        }
        let hash = (1..=6).fold(0, |hash, step| joined(hash, self.back(step)));
        let place = (hash >> (32 - MATCH_BITS)) as usize;
        if self.length == 0 {
            self.copy = self.seen[place];
            let same = |length: usize| self.past[self.copy - 1 - length] == self.past[now - 1 - length];
            while self.length < self.copy.min(32) && same(self.length) {
                self.length += 1;
            }
        }
        self.seen[place] = now;
    }

    /// The chance of a one, of 65536.
    pub fn chance(&mut self) -> u32 {
        if self.node == 1 || self.within > 15 {
            self.within = 1;
            self.take_slots();
        }
        for (input, base) in self.inputs.iter_mut().zip(self.base) {
            *input = self.sure[usize::from(self.slots[base + self.within])];
        }
        self.inputs[CONTEXTS] = 256.0;
        self.agrees = self.left > 0 && self.foretold >> self.left == self.node;
        let says = self.stretch[(self.matches[self.matched()] * 4096.0) as usize];
        let one = self.agrees && self.foretold >> (self.left - 1) & 1 == 1;
        self.inputs[CONTEXTS + 1] = if one {
            says
        } else if self.agrees {
            -says
        } else {
            0.0
        };
        let set = self.place() * INPUTS;
        let mut sum = 0.0;
        for (input, weight) in self.inputs.iter().zip(&self.weights[set..]) {
            sum += input * weight;
        }
        let sum = sum.clamp(-2047.0, 2047.0) + 2048.0;
        self.mixed = self.squash[sum as usize];
        // What such a number turned out to mean here.
        let (corner, beyond) = ((sum / 128.0) as usize, sum / 128.0 - (sum / 128.0).floor());
        let at = self.place() * 33 + corner;
        self.nearest = if beyond > 0.5 { at + 1 } else { at };
        let refined = self.refined[at] * (1.0 - beyond) + self.refined[at + 1] * beyond;
        (((self.mixed + refined) * 32_768.0) as u32).clamp(16, 65_520)
    }

    fn take_slots(&mut self) {
        for no in 0..CONTEXTS {
            let hash = joined(self.contexts[no], self.node);
            let check = (hash & 255).max(1) as u8;
            let base = (no << SLOT_BITS | (hash >> (32 - SLOT_BITS)) as usize) << 4;
            if self.slots[base] != check {
                self.slots[base..base + 16].fill(0);
                self.slots[base] = check;
            }
            self.base[no] = base;
        }
    }

    fn place(&self) -> usize {
        (self.kind as usize) << DEEPEST | self.node as usize
    }

    fn matched(&self) -> usize {
        self.kind as usize * 16 + (self.length >> 1).min(15)
    }

    /// After a bit.
    pub fn learn(&mut self, bit: u32) {
        let one = f64::from(bit);
        let wrong = (one - self.mixed) * RATE;
        let set = self.place() * INPUTS;
        for (input, weight) in self.inputs.iter().zip(&mut self.weights[set..]) {
            *weight += input * wrong;
        }
        for base in self.base {
            let slot = &mut self.slots[base + self.within];
            *slot = self.next[usize::from(*slot) << 1 | bit as usize];
        }
        if self.agrees {
            let matched = self.matched();
            let right = if (self.inputs[CONTEXTS + 1] > 0.0) == (bit == 1) { 1.0 } else { 0.0 };
            self.matches[matched] += (right - self.matches[matched]) / 64.0;
        }
        self.refined[self.nearest] += (one - self.refined[self.nearest]) / 32.0;
        self.node = self.node << 1 | bit;
        self.within = self.within << 1 | bit as usize;
        self.left = self.left.saturating_sub(1);
    }

    /// After a byte.
    pub fn end(&mut self, byte: u8) {
        self.past.push(byte);
        if self.kind.is_code() {
            self.instruction = joined(self.instruction, u32::from(byte));
            if self.kind == Kind::Code {
                self.codes.rotate_right(1);
                self.codes[0] = u32::from(byte);
            }
        } else if byte.is_ascii_alphanumeric() {
            self.word = joined(self.word, u32::from(byte));
        } else if self.word != 0 {
            self.word_before = self.word;
            self.word = 0;
        }
    }
}

fn joined(hash: u32, value: u32) -> u32 {
    let mixed = hash.wrapping_add(value).wrapping_add(1).wrapping_mul(0x2f0b_4c47);
    mixed ^ mixed >> 15
}

/// What counts of zeros and of ones say.
fn sure(counts: usize) -> f64 {
    let (zeros, ones) = (counts & 15, counts >> 4);
    let says = SURE.get(zeros.min(ones)).map_or(0.0, |row| f64::from(row[zeros.max(ones)]));
    if ones > zeros { says } else { -says }
}

/// Counts after one more bit: what came often before and did not come now counts less.
fn next(counts: usize, bit: usize) -> u8 {
    let (zeros, ones) = (counts & 15, counts >> 4);
    let fewer = |count: usize| if count > 2 { ((count + 2) >> 1).min(3) } else { count };
    let more = |count: usize| (count + 1).min(15);
    let (zeros, ones) = if bit == 1 { (fewer(zeros), more(ones)) } else { (more(zeros), fewer(ones)) };
    (zeros | ones << 4) as u8
}
