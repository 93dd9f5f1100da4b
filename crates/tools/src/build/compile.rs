//! Rust → wasm, the same bytes on every machine.

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::toolchain::{self, TARGET};
use super::{read, saying};
use crate::fault::{Fault, Outcome};
use crate::project::{cargo, output_of, rustc};

/// Which of the wasm files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// The page: the binary `site`.
    Page,
    /// The gallery of components: the binary `gallery`.
    Gallery,
    /// The JavaScript module: `grades-js` as a `cdylib`.
    Module,
}

/// How much work is put into making it small.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// As it is shipped: small, and slow to compile.
    Shipped,
    /// To look at while working on it: compiled in seconds, several times as large.
    Draft,
}

impl How {
    fn profile(self, what: What) -> &'static str {
        match (self, what) {
            (How::Shipped, What::Page | What::Gallery) => "site",
            (How::Shipped, What::Module) => "module",
            (How::Draft, _) => "draft",
        }
    }
}

const PAGE: [&str; 2] = ["--package=apprenticeship-grade-calculator", "--bin=site"];
const GALLERY: [&str; 2] = ["--package=gallery", "--bin=gallery"];
const MODULE: [&str; 3] = ["--package=grades-js", "--lib", "--crate-type=cdylib"];

/// A wasm file as rustc left it. While it is there, no other build touches what stands beside it.
pub struct Compiled {
    pub bytes: Vec<u8>,
    pub how: How,
    target_folder: PathBuf,
    /// Locked; the system unlocks it when it is closed, whatever ends this program.
    _alone: File,
}

impl Compiled {
    /// A folder for results that are expensive to make, beside cargo's own.
    pub fn cache(&self, name: &str) -> PathBuf {
        self.target_folder.join("tools").join(name)
    }
}

/// Compiles with the profile `site`, `module` or `draft`. Adds to the toolchain first what it needs and lacks.
pub fn wasm(root: &Path, what: What, how: How) -> Outcome<Compiled> {
    toolchain::add_target(root)?;
    let places = places(root)?;
    let (target, heading) = match what {
        What::Page => (PAGE.as_slice(), "Compiling the page"),
        What::Gallery => (GALLERY.as_slice(), "Compiling the gallery"),
        What::Module => (MODULE.as_slice(), "Compiling the module"),
    };
    let mut command = cargo(root);
    command.arg("rustc").args(target).args(["--target", TARGET, "--profile", how.profile(what)]);
    command.arg("--message-format=json-render-diagnostics");
    if what == What::Page {
        // The wasm tells what each function needs, so that it can be split.
        command.args(["--", "-Clink-arg=--emit-relocs"]);
    }
    // With `--target`, these flags reach neither build scripts nor macros, so host builds stay valid.
    command.env("CARGO_ENCODED_RUSTFLAGS", remaps(&places).join("\x1f"));
    let printed = saying(heading, || output_of(command.stdin(Stdio::null())))?;
    let Some(file) = printed.lines().filter_map(|line| wasm_file(line, what)).next_back() else {
        return Err(Fault::new("cargo", "named no wasm file", "look at Cargo.toml: are `site` and the library there?"));
    };
    // …/wasm32-unknown-unknown/site/site.wasm
    let target_folder = file.ancestors().nth(3).unwrap_or(root).to_path_buf();
    let alone = alone_in(&target_folder.join("tools"))?;
    let bytes = read(&file)?;
    refuse_machine_paths(&file, &bytes, &places)?;
    Ok(Compiled { bytes, how, target_folder, _alone: alone })
}

/// Waits until no other build works in this folder. Cargo's own lock ends with cargo.
fn alone_in(folder: &Path) -> Outcome<File> {
    let file = folder.join("lock");
    let failed = |error| Fault::writing(&file, &error);
    fs::create_dir_all(folder).map_err(failed)?;
    let lock = File::create(&file).map_err(failed)?;
    if lock.try_lock().is_err() {
        saying("Waiting for another build", || lock.lock().map_err(failed))?;
    }
    Ok(lock)
}

/// A folder of this machine and what it is called in the wasm instead.
type Place = (String, String);

/// Panics name the file they happened in. Later entries win, so the most exact come last.
fn places(root: &Path) -> Outcome<Vec<Place>> {
    let mut places = vec![(root.display().to_string(), "grade-calculator".to_owned())];
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    if let Some(home) = home {
        places.push((home.display().to_string(), "cargo".to_owned()));
        // Sources lie in a folder that is called after the registry they came from.
        let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten();
        places.extend(registries.map(|registry| (registry.path().display().to_string(), "cargo".to_owned())));
    }
    let sysroot = output_of(rustc(root).args(["--print", "sysroot"]))?;
    let version = output_of(rustc(root).arg("-vV"))?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).unwrap_or("unknown");
    // What the standard library is called where its sources are not installed.
    places.push((format!("{sysroot}/lib/rustlib/src/rust"), format!("/rustc/{commit}")));
    Ok(places)
}

fn remaps(places: &[Place]) -> Vec<String> {
    places.iter().map(|(from, to)| format!("--remap-path-prefix={from}={to}")).collect()
}

/// The wasm file that one line of cargo's JSON names.
fn wasm_file(line: &str, what: What) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(line).ok()?;
    let name = match what {
        What::Page => "site",
        What::Gallery => "gallery",
        What::Module => "grades_js",
    };
    if message.get("target")?.get("name")?.as_str()? != name {
        return None;
    }
    let files = message.get("filenames")?.as_array()?;
    files.iter().filter_map(|file| file.as_str()).find(|file| file.ends_with(".wasm")).map(PathBuf::from)
}

/// A path of the builder's machine in the wasm is a leak and makes builds differ.
fn refuse_machine_paths(file: &Path, bytes: &[u8], places: &[Place]) -> Outcome<()> {
    for (place, _) in places.iter().filter(|(place, _)| place.len() > 1) {
        if bytes.windows(place.len()).any(|window| window == place.as_bytes()) {
            let what = format!("names the folder {place} of this machine");
            let mend = "look at `places` in crates/tools/src/build/compile.rs: a path is not replaced.";
            return Err(Fault::new(file.display().to_string(), what, mend));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wasm_file_is_found_in_what_cargo_prints() {
        let line = r#"{"target":{"name":"site"},"filenames":["somewhere/site.js","somewhere/site.wasm"]}"#;
        assert_eq!(wasm_file(line, What::Page), Some(PathBuf::from("somewhere/site.wasm")));
        assert_eq!(wasm_file(line, What::Module), None);
    }

    #[test]
    fn a_second_build_waits_until_the_first_is_done() {
        let folder = env::temp_dir().join(format!("grade-calculator-{}-alone", std::process::id()));
        let first = alone_in(&folder).unwrap();
        assert!(File::open(folder.join("lock")).unwrap().try_lock().is_err());
        let second = std::thread::spawn(move || alone_in(&folder).is_ok());
        drop(first);
        assert!(second.join().unwrap());
    }

    #[test]
    fn a_wasm_that_names_a_folder_of_this_machine_is_refused() {
        let places = [("home/someone".to_owned(), "cargo".to_owned())];
        let refused = refuse_machine_paths(Path::new("site.wasm"), b"\0asm home/someone/x.rs", &places);
        assert!(refused.unwrap_err().to_string().contains("home/someone"));
        assert!(refuse_machine_paths(Path::new("site.wasm"), b"\0asm cargo/x.rs", &places).is_ok());
    }
}
