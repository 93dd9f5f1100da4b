//! What each byte of a wasm file is: an instruction, which local it means, which number, which offset … Like follows like,
//! so a file packs smaller where that is known. Those who unpack it read along and know it too (`static/one-file-walk.js`).

use crate::fault::{Fault, Outcome};

/// What a byte is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Of the tables that packing needs itself.
    Tree,
    /// Of the scripts and styles.
    Text,
    /// Of the wasm, outside its code.
    Data,
    /// How long a function is, and of what types its locals are.
    Head,
    /// An instruction.
    Code,
    /// Which local.
    Local,
    /// A number itself.
    Number,
    /// How far from an address.
    Offset,
    /// Which function is called.
    Call,
    /// What else stands behind an instruction.
    Other,
}

impl Kind {
    /// How many there are.
    pub const MANY: usize = 10;

    /// Whether it is inside functions.
    pub fn is_code(self) -> bool {
        match self {
            Kind::Tree | Kind::Text | Kind::Data => false,
            Kind::Head | Kind::Code | Kind::Local | Kind::Number | Kind::Offset | Kind::Call | Kind::Other => true,
        }
    }
}

/// The section that holds the functions.
const CODE: u8 = 10;

/// The bytes of a wasm file in order, each with its kind.
pub fn kinds(wasm: &[u8]) -> Outcome<Vec<(Kind, u8)>> {
    let mut walk = Walk { wasm, at: 0, kinds: Vec::with_capacity(wasm.len()) };
    walk.file().map(|()| walk.kinds).ok_or_else(|| {
        let what = format!("has something at byte {} that is not known here", walk.at);
        let mend = "teach src/bin/tools/build/kinds.rs and static/one-file-walk.js to read it.";
        Fault::new("the wasm", what, mend)
    })
}

/// Locals, numbers and offsets in rows of their own, behind the rest: what LZMA packs best.
pub fn apart(kinds: &[(Kind, u8)]) -> [Vec<u8>; 4] {
    let mut parts: [Vec<u8>; 4] = Default::default();
    for (kind, byte) in kinds {
        let part = match kind {
            Kind::Local => 1,
            Kind::Number => 2,
            Kind::Offset => 3,
            Kind::Tree | Kind::Text | Kind::Data | Kind::Head | Kind::Code | Kind::Call | Kind::Other => 0,
        };
        parts[part].push(*byte);
    }
    parts
}

struct Walk<'w> {
    wasm: &'w [u8],
    at: usize,
    kinds: Vec<(Kind, u8)>,
}

impl Walk<'_> {
    fn file(&mut self) -> Option<()> {
        self.copy(Kind::Data, 8)?;
        while self.at < self.wasm.len() {
            let id = self.byte(Kind::Data)?;
            let size = self.number(Kind::Data)?;
            if id == CODE { self.functions()? } else { self.copy(Kind::Data, size)? }
        }
        Some(())
    }

    fn functions(&mut self) -> Option<()> {
        for _ in 0..self.number(Kind::Head)? {
            let size = self.number(Kind::Head)?;
            let end = self.at.checked_add(size)?;
            for _ in 0..self.number(Kind::Head)? {
                self.number(Kind::Head)?;
                self.byte(Kind::Head)?;
            }
            while self.at < end {
                self.instruction()?;
            }
        }
        Some(())
    }

    fn instruction(&mut self) -> Option<()> {
        match self.byte(Kind::Code)? {
            // No operand.
            0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => {}
            0x20..=0x22 => _ = self.number(Kind::Local)?,
            0x41 => _ = self.number(Kind::Number)?,
            0x10 => _ = self.number(Kind::Call)?,
            // Loads and stores: how aligned, and how far from the address.
            0x28..=0x3e => {
                self.number(Kind::Other)?;
                self.number(Kind::Offset)?;
            }
            0x02..=0x04 | 0x0c | 0x0d | 0x23..=0x26 | 0x3f | 0x40 | 0x42 | 0xd0 | 0xd2 => self.numbers(1)?,
            0x11 => self.numbers(2)?,
            // A list; one more follows it in the first.
            0x0e => {
                let count = self.number(Kind::Other)?;
                self.numbers(count.checked_add(1)?)?;
            }
            0x1c => {
                let count = self.number(Kind::Other)?;
                self.numbers(count)?;
            }
            0x43 => self.copy(Kind::Other, 4)?,
            0x44 => self.copy(Kind::Other, 8)?,
            0xfc => match self.number(Kind::Other)? {
                0..=7 => {}
                9 | 11 | 13 | 15 | 16 | 17 => self.numbers(1)?,
                8 | 10 | 12 | 14 => self.numbers(2)?,
                _ => return None,
            },
            _ => return None,
        }
        Some(())
    }

    fn byte(&mut self, kind: Kind) -> Option<u8> {
        let byte = *self.wasm.get(self.at)?;
        self.at += 1;
        self.kinds.push((kind, byte));
        Some(byte)
    }

    fn copy(&mut self, kind: Kind, count: usize) -> Option<()> {
        (0..count).try_for_each(|_| self.byte(kind).map(drop))
    }

    /// Seven bits a byte, as many as it takes; those beyond 32 do not count.
    fn number(&mut self, kind: Kind) -> Option<usize> {
        let (mut number, mut bits) = (0, 0);
        loop {
            let byte = self.byte(kind)?;
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
        (0..count).try_for_each(|_| self.number(Kind::Other).map(drop))
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
    fn operands_are_known_by_kind_and_nothing_is_lost() {
        // A local, a number of two bytes, a load, a table of jumps.
        let wasm = module(&[0x20, 7, 0x41, 0x80, 0x01, 0x28, 2, 0x30, 0x0e, 1, 0, 0, 0x0b]);
        let kinds = kinds(&wasm).ok().unwrap();
        assert!(kinds.iter().map(|(_, byte)| byte).eq(&wasm));
        let [rest, locals, numbers, offsets] = apart(&kinds);
        assert_eq!((locals, numbers, offsets), (vec![7], vec![0x80, 0x01], vec![0x30]));
        assert!(rest.ends_with(&[0x20, 0x41, 0x28, 2, 0x0e, 1, 0, 0, 0x0b]));
        assert_eq!(rest.len() + 4, wasm.len());
    }

    #[test]
    fn what_is_not_known_is_said_with_its_place() {
        for code in [&[0xfd, 0][..], &[0xfc, 99], &[0x20]] {
            assert!(kinds(&module(code)).err().unwrap().to_string().contains("at byte"));
        }
    }
}
