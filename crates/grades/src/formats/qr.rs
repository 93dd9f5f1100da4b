//! A text as a QR code: level L, up to version 15 (520 bytes), which phones still read from a screen.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The largest version that is drawn.
const LARGEST: u8 = 15;

/// A square of dark and light modules, without the quiet zone around it.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    /// Modules on a side.
    pub size: usize,
    code: QrCode,
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
    let bytes = [QrSegment::make_bytes(text.as_bytes())];
    let code =
        QrCode::encode_segments_advanced(&bytes, QrCodeEcc::Low, Version::MIN, Version::new(LARGEST), None, true)
            .ok()?;
    Some(Picture { size: usize::try_from(code.size()).ok()?, code })
}

impl Picture {
    /// The dark modules as the path of an SVG, a run of them at a time, behind a quiet zone of four.
    pub fn path(&self) -> String {
        let mut path = String::new();
        let size = self.code.size();
        for y in 0..size {
            let mut x = 0;
            while x < size {
                let run = (x..size).take_while(|x| self.code.get_module(*x, y)).count();
                if run > 0 {
                    path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + 4, y + 4));
                }
                x += i32::try_from(run).unwrap_or(size) + 1;
            }
        }
        path
    }
}
