//! Standards as the page and the JavaScript module carry them: written out field by field, their texts apart.
//!
//! The JSON of a pack is for people and other programs; reading it takes a reader that explains every mistake, which
//! weighs more than the packs themselves. What ships was read and proved when `crates/standards` was compiled, so the
//! page needs neither the names of fields nor a single message about them. Who writes the form (the build, and the
//! module's checker) and who reads it are always built together, so it has no version and may change at any time.
//!
//! A compact pack is two things: *shapes*, numbers and counts in the order of the fields of
//! [`Standard`]; and *texts*, each of which stands once, one a line, in the order of first use. Where a pack's JSON is
//! carried as well, its texts need not be carried twice: [`write_beside`] refers to them.
//!
//! ```
//! use grades::files::pack;
//! use grades::formats::compact;
//! let standard = pack::read(include_str!("../../../../../tests/packs/example-repaired.json")).expect("a good pack");
//! let (shapes, texts) = compact::write(&standard);
//! assert_eq!(compact::read(&shapes, &texts), standard);
//! ```

mod shapes;

use crate::domain::standard::Standard;
use std::cmp::Ordering;

/// Writes a standard: its shapes and its texts.
pub fn write(standard: &Standard) -> (Vec<u8>, String) {
    let mut to = Writer { shapes: Vec::new(), texts: Vec::new(), next: 0 };
    standard.write(&mut to);
    (to.shapes, to.texts.join("\n"))
}

/// Writes the shapes of a standard whose texts are had already; none where one of its texts is not among them.
/// Shortest where most of them come in the order in which the standard uses them.
///
/// ```
/// use grades::domain::standard::Standard;
/// use grades::formats::compact;
/// let standard = Standard { uid: "ST0000_1.0".to_owned(), ..Standard::default() };
/// let texts = ["read by nobody", "", "ST0000_1.0", "fail", "pass"].map(str::to_owned);
/// let shapes = compact::write_beside(&standard, texts.to_vec()).expect("all there");
/// assert_eq!(compact::read(&shapes, &texts.join("\n")), standard);
/// assert_eq!(compact::write_beside(&standard, Vec::new()), None);
/// ```
pub fn write_beside(standard: &Standard, texts: Vec<String>) -> Option<Vec<u8>> {
    let had = texts.len();
    let mut to = Writer { shapes: Vec::new(), texts, next: 0 };
    standard.write(&mut to);
    (to.texts.len() == had).then_some(to.shapes)
}

/// Shapes as a text that may stand between quotes in JSON or a script as it is: a letter for each byte, from `]` on.
pub fn as_letters(shapes: &[u8]) -> String {
    shapes.iter().filter_map(|byte| char::from_u32(FIRST_LETTER + u32::from(*byte))).collect()
}

/// The shapes that [`as_letters`] wrote.
///
/// ```
/// use grades::formats::compact::{as_letters, from_letters};
/// let every: Vec<u8> = (0..=255).collect();
/// assert_eq!(from_letters(&as_letters(&every)), every);
/// ```
pub fn from_letters(letters: &str) -> Vec<u8> {
    let mut shapes = Vec::with_capacity(letters.len());
    for letter in letters.chars() {
        shapes.push((letter as u32).wrapping_sub(FIRST_LETTER) as u8);
    }
    shapes
}

/// Neither it nor any of the 255 letters after it is one that must be escaped there: a quote, a backslash, or a control
/// below the space.
const FIRST_LETTER: u32 = ']' as u32;

/// Reads what [`write()`] wrote. Total: of anything else it makes some standard, perhaps an empty one.
pub fn read(shapes: &[u8], texts: &str) -> Standard {
    Standard::read(&mut Reader { shapes, texts: texts.split('\n').collect(), next: 0 })
}

/// A value with a compact form.
trait Compact: Sized {
    fn write(&self, to: &mut Writer);
    fn read(from: &mut Reader) -> Self;
}

struct Writer {
    shapes: Vec<u8>,
    texts: Vec<String>,
    /// The place behind the furthest text that was used.
    next: usize,
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

    /// Zero for the next text; for one before it, how far back it lies; for one behind it, its place, which is larger
    /// than any way back.
    fn text(&mut self, text: &str) {
        let place = self.texts.iter().position(|known| known == text).unwrap_or(self.texts.len());
        if place == self.texts.len() {
            self.texts.push(text.to_owned());
        }
        let (next, number) = match place.cmp(&self.next) {
            Ordering::Less => (self.next, self.next - place),
            Ordering::Equal => (place + 1, 0),
            Ordering::Greater => (place + 1, place),
        };
        self.next = next;
        self.number(number as u32);
    }
}

struct Reader<'t> {
    shapes: &'t [u8],
    texts: Vec<&'t str>,
    /// The place behind the furthest text that was read.
    next: usize,
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
        let number = self.number() as usize;
        let place = match self.next.checked_sub(number) {
            Some(place) if number > 0 => place,
            _ => {
                let place = number.max(self.next);
                self.next = place.saturating_add(1);
                place
            }
        };
        self.texts.get(place).copied().unwrap_or_default().to_owned()
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
