//! Takes the code of a wasm file apart, so that it packs smaller: which local, which number and which offset an
//! instruction means stand by themselves, each kind in a row, for like follows like. `static/one-file-unpack.js` puts them
//! back where they were.

use crate::fault::{Fault, Outcome};

/// Everything but what was taken out; locals; numbers; offsets.
pub type Parts = [Vec<u8>; 4];

const REST: usize = 0;
const LOCAL: usize = 1;
const NUMBER: usize = 2;
const OFFSET: usize = 3;

/// The section that holds the functions.
const CODE: u8 = 10;

/// Takes a wasm file apart. Joined in the order in which they were met, the parts are that file again.
pub fn parts(wasm: &[u8]) -> Outcome<Parts> {
    let mut walk = Walk { wasm, at: 0, parts: Parts::default() };
    walk.file().map(|()| walk.parts).ok_or_else(|| {
        let what = format!("has something at byte {} that is not known here", walk.at);
        Fault::new("the wasm", what, "teach src/bin/tools/build/apart.rs and static/one-file-unpack.js to read it.")
    })
}

struct Walk<'w> {
    wasm: &'w [u8],
    at: usize,
    parts: Parts,
}

impl Walk<'_> {
    fn file(&mut self) -> Option<()> {
        self.copy(8)?;
        while self.at < self.wasm.len() {
            let id = self.byte(REST)?;
            let size = self.number(REST)?;
            if id == CODE { self.functions()? } else { self.copy(size)? }
        }
        Some(())
    }

    fn functions(&mut self) -> Option<()> {
        for _ in 0..self.number(REST)? {
            let size = self.number(REST)?;
            let end = self.at.checked_add(size)?;
            for _ in 0..self.number(REST)? {
                self.number(REST)?;
                self.byte(REST)?;
            }
            while self.at < end {
                self.instruction()?;
            }
        }
        Some(())
    }

    fn instruction(&mut self) -> Option<()> {
        match self.byte(REST)? {
            // No operand.
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => {}
            0x20..=0x22 => _ = self.number(LOCAL)?,
            0x41 => _ = self.number(NUMBER)?,
            // Loads and stores: how aligned, and how far from the address.
            0x28..=0x3e => {
                self.number(REST)?;
                self.number(OFFSET)?;
            }
            0x02..=0x04 | 0x0c | 0x0d | 0x10 | 0x23..=0x26 | 0x3f | 0x40 | 0x42 | 0xd0 | 0xd2 => self.numbers(1)?,
            0x11 => self.numbers(2)?,
            // A list; one more follows it in the first.
            0x0e => {
                let count = self.number(REST)?;
                self.numbers(count.checked_add(1)?)?;
            }
            0x1c => {
                let count = self.number(REST)?;
                self.numbers(count)?;
            }
            0x43 => self.copy(4)?,
            0x44 => self.copy(8)?,
            0xfc => match self.number(REST)? {
                0..=7 => {}
                9 | 11 | 13 | 15 | 16 | 17 => self.numbers(1)?,
                8 | 10 | 12 | 14 => self.numbers(2)?,
                _ => return None,
            },
            _ => return None,
        }
        Some(())
    }

    fn byte(&mut self, part: usize) -> Option<u8> {
        let byte = *self.wasm.get(self.at)?;
        self.at += 1;
        self.parts[part].push(byte);
        Some(byte)
    }

    fn copy(&mut self, count: usize) -> Option<()> {
        self.parts[REST].extend(self.wasm.get(self.at..self.at.checked_add(count)?)?);
        self.at += count;
        Some(())
    }

    /// Seven bits a byte, as many as it takes; those beyond 32 do not count.
    fn number(&mut self, part: usize) -> Option<usize> {
        let (mut number, mut bits) = (0, 0);
        loop {
            let byte = self.byte(part)?;
            if bits < 32 {
                number |= usize::from(byte & 127) << bits;
            }
            bits += 7;
            if byte < 128 {
                return Some(number);
            }
        }
    }

    fn numbers(&mut self, count: usize) -> Option<()> {
        (0..count).try_for_each(|_| self.number(REST).map(drop))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one function of these instructions.
    fn module(code: &[u8]) -> Vec<u8> {
        let size = u8::try_from(code.len()).unwrap();
        let mut wasm = b"\0asm\x01\0\0\0\x01\x04\x01\x60\0\0".to_vec();
        wasm.extend([CODE, size + 5, 1, size + 3, 1, 2, 0x7f]);
        wasm.extend(code);
        wasm
    }

    #[test]
    fn operands_are_taken_out_by_kind_and_nothing_is_lost() {
        // A local, a number of two bytes, a load, a table of jumps.
        let wasm = module(&[0x20, 7, 0x41, 0x80, 0x01, 0x28, 2, 0x30, 0x0e, 1, 0, 0, 0x0b]);
        let [rest, locals, numbers, offsets] = parts(&wasm).ok().unwrap();
        assert_eq!((locals, numbers, offsets), (vec![7], vec![0x80, 0x01], vec![0x30]));
        assert!(rest.ends_with(&[0x20, 0x41, 0x28, 2, 0x0e, 1, 0, 0, 0x0b]));
        assert_eq!(rest.len() + 4, wasm.len());
    }

    #[test]
    fn what_is_not_known_is_said_with_its_place() {
        for code in [&[0xfd, 0][..], &[0xfc, 99], &[0x20]] {
            assert!(parts(&module(code)).err().unwrap().to_string().contains("at byte"));
        }
    }
}
