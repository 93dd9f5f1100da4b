//! Shipped packs as the page carries them: a standard written out field by field, its texts apart.
//!
//! The JSON of a pack is for people and other programs; reading it takes a reader that explains every mistake, which
//! weighs more than the packs themselves. What ships was read and proved when it was compiled in (`build.rs`), so the
//! page needs neither the names of fields nor a single message about them. Nothing but this project's own build
//! writes or reads the form, so it has no version and may change at any time.
//!
//! A compact pack is two things: *shapes*, numbers and counts in the order of the fields of
//! [`Standard`]; and *texts*, each of which stands once, one a line, in the order of first use.
//!
//! ```
//! use grade_calculator::formats::{compact, packs};
//! let standard = packs::read(include_str!("../../../tests/packs/example-repaired.json")).expect("a good pack");
//! let (shapes, texts) = compact::write(&standard);
//! assert_eq!(compact::read(&shapes, &texts), standard);
//! ```

mod shapes;

use crate::domain::standard::Standard;

/// Writes a standard: its shapes and its texts.
pub fn write(standard: &Standard) -> (Vec<u8>, String) {
    let mut to = Writer { shapes: Vec::new(), texts: Vec::new() };
    standard.write(&mut to);
    (to.shapes, to.texts.join("\n"))
}

/// Reads what [`write`] wrote. Total: of anything else it makes some standard, perhaps an empty one.
pub fn read(shapes: &[u8], texts: &str) -> Standard {
    Standard::read(&mut Reader { shapes, rest: texts.split('\n'), known: Vec::new() })
}

/// A value with a compact form.
trait Compact: Sized {
    fn write(&self, to: &mut Writer);
    fn read(from: &mut Reader) -> Self;
}

struct Writer {
    shapes: Vec<u8>,
    texts: Vec<String>,
}

impl Writer {
    /// Seven bits a byte, the lowest first; a set eighth bit says that more follow.
    fn number(&mut self, number: u32) {
        let mut rest = number;
        while rest >= 0x80 {
            self.shapes.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        self.shapes.push(rest as u8);
    }

    /// Zero for a text that comes for the first time; otherwise how far back its first coming lies.
    fn text(&mut self, text: &str) {
        match self.texts.iter().rposition(|known| known == text) {
            Some(place) => self.number((self.texts.len() - place) as u32),
            None => {
                self.number(0);
                self.texts.push(text.to_owned());
            }
        }
    }
}

struct Reader<'t> {
    shapes: &'t [u8],
    rest: std::str::Split<'t, char>,
    known: Vec<&'t str>,
}

impl Reader<'_> {
    #[inline(never)]
    fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0_u32, 0_u32);
        while let Some((byte, rest)) = self.shapes.split_first() {
            self.shapes = rest;
            number |= u32::from(byte & 0x7f).checked_shl(shift).unwrap_or(0);
            shift += 7;
            if byte & 0x80 == 0 {
                break;
            }
        }
        number
    }

    #[inline(never)]
    fn text(&mut self) -> String {
        let back = self.number() as usize;
        let text = if back == 0 {
            let text = self.rest.next().unwrap_or_default();
            self.known.push(text);
            text
        } else {
            self.known.len().checked_sub(back).and_then(|place| self.known.get(place)).copied().unwrap_or_default()
        };
        text.to_owned()
    }

    /// A count of things that take at least a byte each.
    fn count(&mut self) -> usize {
        (self.number() as usize).min(self.shapes.len())
    }
}

impl Compact for String {
    fn write(&self, to: &mut Writer) {
        to.text(self);
    }

    fn read(from: &mut Reader) -> String {
        from.text()
    }
}

impl Compact for u32 {
    fn write(&self, to: &mut Writer) {
        to.number(*self);
    }

    fn read(from: &mut Reader) -> u32 {
        from.number()
    }
}

impl Compact for u16 {
    fn write(&self, to: &mut Writer) {
        to.number(u32::from(*self));
    }

    fn read(from: &mut Reader) -> u16 {
        from.number() as u16
    }
}

impl Compact for u8 {
    fn write(&self, to: &mut Writer) {
        to.number(u32::from(*self));
    }

    fn read(from: &mut Reader) -> u8 {
        from.number() as u8
    }
}

impl Compact for bool {
    fn write(&self, to: &mut Writer) {
        to.number(u32::from(*self));
    }

    fn read(from: &mut Reader) -> bool {
        from.number() == 1
    }
}

impl<T: Compact> Compact for Option<T> {
    fn write(&self, to: &mut Writer) {
        self.is_some().write(to);
        if let Some(value) = self {
            value.write(to);
        }
    }

    fn read(from: &mut Reader) -> Option<T> {
        if bool::read(from) { Some(T::read(from)) } else { None }
    }
}

impl<T: Compact> Compact for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.number(self.len() as u32);
        self.iter().for_each(|value| value.write(to));
    }

    fn read(from: &mut Reader) -> Vec<T> {
        let count = from.count();
        let mut list = Vec::with_capacity(count);
        for _ in 0..count {
            list.push(T::read(from));
        }
        list
    }
}

impl<A: Compact, B: Compact> Compact for (A, B) {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
        self.1.write(to);
    }

    fn read(from: &mut Reader) -> (A, B) {
        let first = A::read(from);
        (first, B::read(from))
    }
}
