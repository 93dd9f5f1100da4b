//! Compression: a `.br` and a `.gz` beside each file that gets smaller by it, so that servers need not compress; gzip for
//! what the one-file edition carries.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write;
use std::path::Path;
use std::thread;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::compile::{Compiled, How};
use super::saying;
use crate::fault::{Fault, Outcome};
use crate::hash;

/// Adds the compressed copies. Best compression takes seconds, so results are kept in `cache` by content.
pub fn add_compressed(files: &mut BTreeMap<String, Vec<u8>>, cache: &Path) -> Outcome<()> {
    fs::create_dir_all(cache).map_err(|error| Fault::writing(cache, &error))?;
    let wanted: Vec<(String, Vec<u8>)> =
        files.iter().filter(|(name, _)| is_compressible(name)).map(|(n, c)| (n.clone(), c.clone())).collect();
    let missing: Vec<&(String, Vec<u8>)> =
        wanted.iter().filter(|(_, content)| kept_names(content).iter().any(|n| !cache.join(n).is_file())).collect();
    if !missing.is_empty() {
        saying("Compressing", || {
            thread::scope(|scope| {
                let threads: Vec<_> = missing.iter().map(|(_, c)| scope.spawn(|| keep(c, cache))).collect();
                threads.into_iter().try_for_each(|thread| thread.join().unwrap_or_else(|_| Err(broken())))
            })
        })?;
    }
    let mut used = BTreeSet::new();
    for (name, content) in wanted {
        for (ending, kept) in [".br", ".gz"].iter().zip(kept_names(&content)) {
            files.insert(format!("{name}{ending}"), super::read(&cache.join(&kept))?);
            used.insert(kept);
        }
    }
    forget_others(cache, &used)
}

/// One content as gzip, which browsers unpack themselves. The last one of each `name` is kept. A draft is several times
/// as large, and packed in haste.
pub fn gzipped(content: &[u8], name: &str, compiled: &Compiled) -> Outcome<Vec<u8>> {
    if compiled.how == How::Draft {
        let mut packed = GzEncoder::new(Vec::new(), Compression::fast());
        let done = packed.write_all(content).and_then(|()| packed.finish());
        return done.map_err(|error| Fault::new("gzip", error.to_string(), "report it."));
    }
    let cache = compiled.cache("gzip").join(name);
    let key = hash::long(content);
    let file = cache.join(&key);
    if !file.is_file() {
        fs::create_dir_all(&cache).map_err(|error| Fault::writing(&cache, &error))?;
        let packed = gzip(content).map_err(|error| Fault::writing(&file, &error))?;
        write_whole(&file, &packed)?;
    }
    forget_others(&cache, &BTreeSet::from([key]))?;
    super::read(&file)
}

/// Written aside first: a build that is stopped leaves no half file under a good name.
fn write_whole(file: &Path, bytes: &[u8]) -> Outcome<()> {
    let unfinished = file.with_extension("unfinished");
    fs::write(&unfinished, bytes).map_err(|error| Fault::writing(&unfinished, &error))?;
    fs::rename(&unfinished, file).map_err(|error| Fault::writing(file, &error))
}

fn broken() -> Fault {
    Fault::new("compression", "stopped before its end", "run it again; if it stays, look at the memory.")
}

/// Pictures and archives are compressed already; `_headers` is not served.
fn is_compressible(name: &str) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default();
    matches!(ending, "html" | "js" | "css" | "wasm" | "svg" | "json" | "txt" | "webmanifest")
}

fn kept_names(content: &[u8]) -> [String; 2] {
    let hash = hash::long(content);
    [format!("{hash}.br"), format!("{hash}.gz")]
}

fn keep(content: &[u8], cache: &Path) -> Outcome<()> {
    let failed = |error: &std::io::Error| Fault::writing(cache, error);
    let [br, gz] = kept_names(content);
    for (name, bytes) in [(br, brotli(content)), (gz, gzip(content))] {
        let bytes = bytes.map_err(|error| failed(&error))?;
        write_whole(&cache.join(name), &bytes)?;
    }
    Ok(())
}

/// Quality 11, the best there is.
fn brotli(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: content.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut compressed, &params)?;
    Ok(compressed)
}

/// As small as gzip gets, a twentieth less than its own best level; without a date, so that it repeats exactly.
fn gzip(content: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut compressed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, content, &mut compressed)?;
    Ok(compressed)
}

fn forget_others(cache: &Path, used: &BTreeSet<String>) -> Outcome<()> {
    let entries = fs::read_dir(cache).map_err(|error| Fault::reading(cache, &error))?;
    for entry in entries.flatten() {
        if !used.contains(&*entry.file_name().to_string_lossy()) {
            fs::remove_file(entry.path()).map_err(|error| Fault::writing(&entry.path(), &error))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn compressed_copies_unpack_to_the_original() {
        let content = b"one criterion, two criteria, three criteria".repeat(50);
        let mut unpacked = Vec::new();
        flate2::read::GzDecoder::new(&gzip(&content).unwrap()[..]).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, content);
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &brotli(&content).unwrap()[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, content);
    }
}
