//! Names that change with their content.

use sha2::{Digest, Sha256};

/// The first ten hexadecimal digits of the content's SHA-256: enough to tell versions apart, short enough to read.
pub fn short(content: &[u8]) -> String {
    long(content)[..10].to_owned()
}

/// The whole SHA-256 in hexadecimal.
pub fn long(content: &[u8]) -> String {
    Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What a browser compares a file with: `sha256-…`, in base 64.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(content)))
}

/// Three bytes in four letters.
pub fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = (0..3).fold(0, |number, at| number << 8 | u32::from(three.get(at).copied().unwrap_or(0)));
        for at in 0..4 {
            let letter = LETTERS[(number >> (18 - 6 * at) & 63) as usize] as char;
            text.push(if at <= three.len() { letter } else { '=' });
        }
    }
    text
}

/// `boot.js` → `boot-0123456789.js`.
pub fn named(name: &str, content: &[u8]) -> String {
    match name.rsplit_once('.') {
        Some((stem, extension)) => format!("{stem}-{}.{extension}", short(content)),
        None => format!("{name}-{}", short(content)),
    }
}

/// Whether a file name carries such a hash, so that it may be kept for ever.
pub fn is_hashed(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name);
    stem.rsplit_once('-').is_some_and(|(_, hash)| hash.len() == 10 && hash.bytes().all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_carries_the_hash_of_its_content_before_the_extension() {
        let name = named("boot.js", b"one");
        assert!(name.starts_with("boot-") && name.ends_with(".js") && is_hashed(&name));
        assert_ne!(name, named("boot.js", b"two"));
    }

    #[test]
    fn base_64_is_as_everywhere() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")] {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }

    #[test]
    fn an_ordinary_name_is_not_taken_for_a_hashed_one() {
        for name in ["index.html", "icon-16.png", "read-me-tomorrows.txt", "_headers"] {
            assert!(!is_hashed(name), "{name}");
        }
        assert!(is_hashed("site-0123456789.wasm.br"));
    }
}
