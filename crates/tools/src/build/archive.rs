//! A zip of files: the same bytes from the same content, whoever packs it and when.

use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// 1 January 1980, the earliest day a zip knows.
const DATE: u16 = 1 << 5 | 1;
/// Readers of the version that first knew folders and deflate.
const VERSION: u16 = 20;
const DEFLATED: u16 = 8;
const STORED: u16 = 0;

/// Packs files under their names, in the order given. Names are ASCII.
pub fn zip(files: &[(String, Vec<u8>)]) -> std::io::Result<Vec<u8>> {
    packed_by(files, &[], deflated)
}

/// As small as a zip gets, which takes its time. Those that are named stay unpacked: whoever has no compressor of ours can
/// write them as well.
pub fn zip_small(files: &[(String, Vec<u8>)], stored: &[&str]) -> std::io::Result<Vec<u8>> {
    packed_by(files, stored, |content| {
        let mut packed = Vec::new();
        zopfli::compress(zopfli::Options::default(), zopfli::Format::Deflate, content, &mut packed)?;
        Ok(packed)
    })
}

fn packed_by(
    files: &[(String, Vec<u8>)],
    stored: &[&str],
    pack: fn(&[u8]) -> std::io::Result<Vec<u8>>,
) -> std::io::Result<Vec<u8>> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for (name, content) in files {
        let stays = stored.contains(&name.as_str());
        let packed = if stays { content.clone() } else { pack(content)? };
        let how = if stays { STORED } else { DEFLATED };
        let mut crc = flate2::Crc::new();
        crc.update(content);
        let mut described = Vec::new();
        for short in [VERSION, 0, how, 0, DATE] {
            described.extend(short.to_le_bytes());
        }
        for long in [crc.sum(), size(packed.len())?, size(content.len())?] {
            described.extend(long.to_le_bytes());
        }
        for short in [short(name.len())?, 0] {
            described.extend(short.to_le_bytes());
        }
        let start = size(archive.len())?;
        archive.extend(b"PK\x03\x04");
        archive.extend(&described);
        archive.extend(name.as_bytes());
        archive.extend(packed);

        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&described);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(start.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, start, length) = (short(files.len())?, size(archive.len())?, size(directory.len())?);
    archive.extend(directory);
    archive.extend(b"PK\x05\x06\0\0\0\0");
    for _ in 0..2 {
        archive.extend(count.to_le_bytes());
    }
    archive.extend(length.to_le_bytes());
    archive.extend(start.to_le_bytes());
    archive.extend([0; 2]);
    Ok(archive)
}

fn deflated(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut packed = DeflateEncoder::new(Vec::new(), Compression::best());
    packed.write_all(content)?;
    packed.finish()
}

fn size(length: usize) -> std::io::Result<u32> {
    u32::try_from(length).map_err(std::io::Error::other)
}

fn short(length: usize) -> std::io::Result<u16> {
    u16::try_from(length).map_err(std::io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    fn files() -> Vec<(String, Vec<u8>)> {
        vec![("a.txt".to_owned(), b"one one one one".to_vec()), ("b/c.html".to_owned(), Vec::new())]
    }

    #[test]
    fn the_same_files_give_the_same_bytes() {
        assert_eq!(zip(&files()).unwrap(), zip(&files()).unwrap());
    }

    #[test]
    fn an_entry_unpacks_to_its_content() {
        let archive = zip(&files()).unwrap();
        let number = |at: usize| u32::from_le_bytes(archive[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(&archive[..4], b"PK\x03\x04");
        let (packed, plain) = (number(18), number(22));
        let content = &archive[30 + "a.txt".len()..][..packed];
        let mut unpacked = Vec::new();
        flate2::read::DeflateDecoder::new(content).read_to_end(&mut unpacked).unwrap();
        assert_eq!((unpacked.as_slice(), plain), (&b"one one one one"[..], 15));
        let end = archive.len() - 22;
        assert_eq!(&archive[end..end + 4], b"PK\x05\x06");
        assert_eq!(&archive[number(end + 16)..][..4], b"PK\x01\x02");
        assert_eq!(number(end + 16) + number(end + 12), end);
    }
}
