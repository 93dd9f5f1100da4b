//! A colour as `#rrggbb`, and whether words in it can be read.
//!
//! Contrast is that of the Web Content Accessibility Guidelines 2.2, worked out in whole numbers. Where the light of a
//! channel is needed, it is looked up: the table is made when this is compiled.

/// A colour of the screen: red, green and blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// The least contrast of words with what they stand on, in hundredths: 4.5 to 1.
pub const READABLE: u32 = 450;

/// How much light 255 stands for in [`LIGHT`].
const WHOLE: u32 = 50_000;

/// The light of a channel: small values lie far closer together than their numbers say.
const LIGHT: [u16; 256] = {
    let mut table = [0; 256];
    let mut value = 0;
    while value < 256 {
        table[value] = light(value as u128) as u16;
        value += 1;
    }
    table
};

/// ((value / 255 + 0.055) / 1.055) to the power of 2.4, or value / 255 / 12.92 near black, of [`WHOLE`].
const fn light(value: u128) -> u128 {
    if value <= 10 {
        return value * (WHOLE as u128) * 100 / (255 * 1292);
    }
    // x of a thousand to the power of 12 is y to the power of 5.
    let x = (value * 1_000_000 / 255 + 55_000) / 1_055;
    let wanted = x.pow(12) / 100_000_000_000;
    let (mut low, mut high) = (0_u128, 100_000);
    while low < high {
        let middle = (low + high).div_ceil(2);
        if middle.pow(5) <= wanted { low = middle } else { high = middle - 1 }
    }
    low * (WHOLE as u128) / 100_000
}

impl Colour {
    /// Reads `#rrggbb`.
    ///
    /// ```
    /// use grades::formats::colour::Colour;
    /// assert_eq!(Colour::parse("#1f4F82"), Some(Colour([31, 79, 130])));
    /// assert_eq!(Colour::parse("teal"), None);
    /// ```
    pub fn parse(text: &str) -> Option<Colour> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        if !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let number = u32::from_str_radix(digits, 16).ok()?;
        let [_, red, green, blue] = number.to_be_bytes();
        Some(Colour([red, green, blue]))
    }

    /// Writes `#rrggbb`.
    pub fn write(self) -> String {
        let mut text = String::from("#");
        for half in self.0.iter().flat_map(|channel| [channel >> 4, channel & 15]) {
            text.push(char::from_digit(u32::from(half), 16).unwrap_or('0'));
        }
        text
    }

    /// Of ten thousand times [`WHOLE`].
    fn luminance(self) -> u32 {
        let light = |channel: u8| LIGHT.get(usize::from(channel)).copied().map_or(0, u32::from);
        let [red, green, blue] = self.0;
        2126 * light(red) + 7152 * light(green) + 722 * light(blue)
    }

    /// The contrast with another colour, in hundredths: 100 for the same, 2100 for black and white.
    pub fn contrast(self, other: Colour) -> u32 {
        let glare = WHOLE * 500;
        let (one, two) = (self.luminance() + glare, other.luminance() + glare);
        let (most, least) = (one.max(two), one.min(two));
        most / (least / 100)
    }

    /// This colour, or the nearest shade or tint of it that can be read on a paper: darker on a light one, lighter on a
    /// dark one.
    pub fn readable_on(self, paper: Colour) -> Colour {
        let towards = if paper.luminance() > WHOLE * 1800 { 0 } else { 255 };
        let steps = (0..=40).map(|step| Colour(self.0.map(|channel| mixed(channel, towards, step))));
        steps.into_iter().find(|shade| shade.contrast(paper) >= READABLE).unwrap_or(Colour([towards; 3]))
    }

    /// What words on this colour are written in: white or black, whichever can be read better.
    pub fn ink(self) -> Colour {
        let [black, white] = [Colour([0; 3]), Colour([255; 3])];
        if self.contrast(white) >= self.contrast(black) { white } else { black }
    }
}

/// `step` fortieths of the way from one channel to another.
fn mixed(from: u8, to: u8, step: u32) -> u8 {
    u8::try_from((u32::from(from) * (40 - step) + u32::from(to) * step) / 40).unwrap_or(to)
}
