//! A text as a QR code: byte mode, level L, versions 1 to 15 (up to 520 bytes).
//!
//! Our own, after ISO/IEC 18004, because what a link needs of the standard is a small part of it. One mask is used for
//! all: readers are told which, and a link is random enough for any.

/// For each version, the check bytes of a block, and the number of blocks.
const BLOCKS: [(u8, u8); 15] = [
    (7, 1),
    (10, 1),
    (15, 1),
    (20, 1),
    (26, 1),
    (18, 2),
    (20, 2),
    (24, 2),
    (30, 2),
    (18, 4),
    (20, 4),
    (24, 4),
    (26, 4),
    (30, 4),
    (22, 6),
];

/// A square of dark and light modules, without the quiet zone around it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Modules on a side.
    pub size: usize,
    dark: Vec<bool>,
    /// Part of the pattern that readers look for: no data.
    fixed: Vec<bool>,
}

/// Draws a text; none if it is too long.
///
/// ```
/// use grades::formats::qr;
/// let picture = qr::draw("https://example.org/#/ST0792_1.2/all").expect("short enough");
/// assert_eq!(picture.size, 29);
/// assert!(picture.path().starts_with("M4 4h7v1h-7z"));
/// assert!(qr::draw(&"x".repeat(600)).is_none());
/// ```
pub fn draw(text: &str) -> Option<Picture> {
    let (version, (check, blocks)) = (1..).zip(BLOCKS).find(|(version, (check, blocks))| {
        let room = modules(*version) / 8 - usize::from(*check) * usize::from(*blocks);
        header(*version) + text.len() * 8 <= room * 8
    })?;
    let all = modules(version) / 8;
    let (check, blocks) = (usize::from(check), usize::from(blocks));
    let bytes = with_checks(&content(text, version, all - check * blocks), check, blocks);
    let mut picture = Picture { size: version * 4 + 17, dark: Vec::new(), fixed: Vec::new() };
    picture.dark.resize(picture.size * picture.size, false);
    picture.fixed = picture.dark.clone();
    picture.patterns(version);
    picture.fill(&bytes);
    Some(picture)
}

/// Modules for data and checks.
fn modules(version: usize) -> usize {
    let all = (16 * version + 128) * version + 64;
    if version == 1 {
        return all;
    }
    let aligning = version / 7 + 2;
    all - ((25 * aligning - 10) * aligning - 55) - if version < 7 { 0 } else { 36 }
}

/// Bits before the text: what kind it is, and how long.
fn header(version: usize) -> usize {
    if version < 10 { 12 } else { 20 }
}

/// The text with its header, filled up.
fn content(text: &str, version: usize, room: usize) -> Vec<u8> {
    let mut bits = vec![false, true, false, false];
    let mut put = |value: usize, width: usize| bits.extend((0..width).rev().map(|bit| value >> bit & 1 == 1));
    put(text.len(), header(version) - 4);
    text.bytes().for_each(|byte| put(usize::from(byte), 8));
    let bytes = bits.chunks(8).map(|eight| {
        let value = eight.iter().fold(0_u8, |value, bit| value << 1 | u8::from(*bit));
        value.checked_shl(u32::try_from(8 - eight.len()).unwrap_or(0)).unwrap_or(0)
    });
    // The header ends in the middle of a byte, so there is always room for the four zeros at the end.
    let mut bytes: Vec<u8> = bytes.collect();
    bytes.extend([0xec, 0x11].into_iter().cycle().take(room.saturating_sub(bytes.len())));
    bytes
}

/// Splits the content into blocks, makes the check bytes of each, and lays all of them across.
fn with_checks(content: &[u8], check: usize, blocks: usize) -> Vec<u8> {
    let divisor = divisor(check);
    let (short, longer) = (content.len() / blocks, content.len() % blocks);
    let mut rest = content;
    let parts: Vec<(&[u8], Vec<u8>)> = (0..blocks)
        .filter_map(|block| {
            let (part, after) = rest.split_at_checked(short + usize::from(block >= blocks - longer))?;
            rest = after;
            Some((part, remainder(part, &divisor)))
        })
        .collect();
    let data = (0..=short).flat_map(|at| parts.iter().filter_map(move |(data, _)| data.get(at)));
    let checks = (0..check).flat_map(|at| parts.iter().filter_map(move |(_, checks)| checks.get(at)));
    data.chain(checks).copied().collect()
}

/// Multiplies in the field of 256 elements.
fn times(one: u8, other: u8) -> u8 {
    (0..8).rev().fold(0_u8, |product, bit| {
        let doubled = product << 1 ^ if product & 0x80 == 0 { 0 } else { 0x1d };
        doubled ^ if other >> bit & 1 == 1 { one } else { 0 }
    })
}

fn divisor(degree: usize) -> Vec<u8> {
    let mut result = vec![0_u8; degree];
    if let Some(last) = result.last_mut() {
        *last = 1;
    }
    let mut root = 1;
    for _ in 0..degree {
        let next: Vec<u8> = result.iter().skip(1).copied().chain([0]).collect();
        for (place, after) in result.iter_mut().zip(next) {
            *place = times(*place, root) ^ after;
        }
        root = times(root, 2);
    }
    result
}

fn remainder(data: &[u8], divisor: &[u8]) -> Vec<u8> {
    let mut rest = vec![0_u8; divisor.len()];
    for byte in data {
        let factor = byte ^ rest.first().copied().unwrap_or(0);
        rest.rotate_left(1);
        if let Some(last) = rest.last_mut() {
            *last = 0;
        }
        for (place, by) in rest.iter_mut().zip(divisor) {
            *place ^= times(*by, factor);
        }
    }
    rest
}

impl Picture {
    /// As the path of an SVG picture, 4 modules of quiet zone on each side.
    pub fn path(&self) -> String {
        let mut path = String::new();
        for y in 0..self.size {
            let mut x = 0;
            while x < self.size {
                let run = (x..self.size).take_while(|x| self.is_dark(*x, y)).count();
                if run > 0 {
                    let part = ["M", &(x + 4).to_string(), " ", &(y + 4).to_string()].concat();
                    let width = run.to_string();
                    path.push_str(&[&part, "h", &width, "v1h-", &width, "z"].concat());
                }
                x += run + 1;
            }
        }
        path
    }

    fn is_dark(&self, x: usize, y: usize) -> bool {
        self.dark.get(y * self.size + x).copied().unwrap_or(false)
    }

    fn set(&mut self, x: usize, y: usize, dark: bool) {
        let at = y * self.size + x;
        if let (Some(place), Some(fixed)) = (self.dark.get_mut(at), self.fixed.get_mut(at)) {
            *place = dark;
            *fixed = true;
        }
    }

    /// Squares in one another around a middle; what lies outside the picture is cut off.
    fn rings(&mut self, (x, y): (usize, usize), radius: usize, light: usize) {
        for far_y in y.saturating_sub(radius)..=(y + radius).min(self.size - 1) {
            for far_x in x.saturating_sub(radius)..=(x + radius).min(self.size - 1) {
                let ring = far_x.abs_diff(x).max(far_y.abs_diff(y));
                self.set(far_x, far_y, ring != light && ring != 4);
            }
        }
    }

    fn patterns(&mut self, version: usize) {
        let size = self.size;
        for at in 0..size {
            self.set(6, at, at % 2 == 0);
            self.set(at, 6, at % 2 == 0);
        }
        for middle in [(3, 3), (size - 4, 3), (3, size - 4)] {
            self.rings(middle, 4, 2);
        }
        if version > 1 {
            let count = version / 7 + 2;
            let step = (version * 8 + count * 3 + 5) / (count * 4 - 4) * 2;
            let places: Vec<usize> =
                (0..count).map(|at| if at == 0 { 6 } else { size - 7 - (count - 1 - at) * step }).collect();
            for x in &places {
                for y in &places {
                    let corner = (*x == 6 && (*y == 6 || *y == size - 7)) || (*y == 6 && *x == size - 7);
                    if !corner {
                        self.rings((*x, *y), 2, 1);
                    }
                }
            }
        }
        // Level L and mask 0 as one number with its checks.
        let format = 0b111_0111_1100_0100_usize;
        for bit in 0..15 {
            let dark = format >> bit & 1 == 1;
            let (x, y) = match bit {
                0..6 => (8, bit),
                6..8 => (8, bit + 1),
                8 => (7, 8),
                _ => (14 - bit, 8),
            };
            self.set(x, y, dark);
            let (x, y) = if bit < 8 { (size - 1 - bit, 8) } else { (8, size - 15 + bit) };
            self.set(x, y, dark);
        }
        self.set(8, size - 8, true);
        if version >= 7 {
            let rest = (0..12).fold(version, |rest, _| (rest << 1) ^ ((rest >> 11) * 0x1f25));
            let all = version << 12 | rest;
            for bit in 0..18 {
                let (near, far) = (bit / 3, size - 11 + bit % 3);
                self.set(far, near, all >> bit & 1 == 1);
                self.set(near, far, all >> bit & 1 == 1);
            }
        }
    }

    /// Fills what is free with the bytes, up and down in columns two wide, from the right.
    fn fill(&mut self, bytes: &[u8]) {
        let size = self.size;
        let mut bits = bytes.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1));
        let rights = (1..size).rev().step_by(2).map(|right| if right <= 6 { right - 1 } else { right });
        for right in rights {
            for down in 0..size {
                let upwards = (right + 1) & 2 == 0;
                let y = if upwards { size - 1 - down } else { down };
                for x in [right, right - 1] {
                    let at = y * size + x;
                    if self.fixed.get(at) == Some(&false)
                        && let Some(place) = self.dark.get_mut(at)
                    {
                        *place = bits.next().unwrap_or(false) ^ ((x + y) % 2 == 0);
                    }
                }
            }
        }
    }
}
