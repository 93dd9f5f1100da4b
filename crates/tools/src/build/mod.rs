//! `cargo tools build`: the page, ready to be put on any web server.
//!
//! [`compile`] makes the wasm, [`split`] parts it in two, [`glue`] makes its JavaScript side, [`page`] everything
//! around them with hashed names, [`first_screen`] the list of standards in the document, [`compress`] the compressed
//! copies; [`folder`] writes what changed. [`onefile`] makes one file of it all, [`element`] the element for other
//! people's pages, [`archive`] a zip for providers, [`rules`] the rules for readers without scripts. [`module`] makes
//! the JavaScript module instead, [`gallery`] the gallery of components.
//! The same sources give the same bytes, whoever builds them and wherever.

pub mod archive;
mod compile;
mod compress;
mod element;
mod first_screen;
mod folder;
pub mod gallery;
mod glue;
pub mod module;
mod onefile;
mod page;
pub mod policy;
mod rules;
mod split;
mod template;
mod toolchain;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

pub use compile::How;
pub use template::without_js_comments;
pub use toolchain::{TARGET, add_target};

use crate::fault::{Fault, Outcome};
use crate::project;
use crate::say;
use crate::scorm;

/// A built page.
pub struct Site {
    /// The folder it is in.
    pub folder: PathBuf,
    /// What is downloaded before a standard can be chosen and opened; the other parts and the packs come later.
    pub first_load: Vec<Part>,
}

/// One file of the first load.
pub struct Part {
    /// What it is called when its content does not matter: `boot.js`.
    pub name: String,
    /// Where it is inside the site: `assets/boot-0123456789.js`.
    pub file: String,
}

#[derive(clap::Args)]
pub struct Options {
    /// Write the page into another folder, and nothing beside it.
    #[arg(long, value_name = "FOLDER")]
    out: Option<PathBuf>,
    #[command(flatten)]
    speed: Speed,
}

/// How quickly a page is compiled.
#[derive(clap::Args)]
pub struct Speed {
    /// Compile quickly, to look at the page while working on it: it is several times as large.
    #[arg(long)]
    draft: bool,
}

impl Speed {
    pub fn how(&self) -> How {
        if self.draft { How::Draft } else { How::Shipped }
    }
}

pub fn command(options: &Options) -> Outcome<ExitCode> {
    let site = site(&project::root()?, options.out.as_deref(), options.speed.how())?;
    println!("The page is in {}", site.folder.display());
    Ok(ExitCode::SUCCESS)
}

/// Builds the page into `dist/site`, or into a folder of the caller's choice.
pub fn site(root: &Path, out: Option<&Path>, how: How) -> Outcome<Site> {
    let compiled = compile::wasm(root, compile::What::Page, how)?;
    let parts = split::parts(root, &compiled)?;
    let glued = glue::page(root, &compiled, &parts.first)?;
    let page = page::assemble(root, &glued, parts)?;
    let mut files = page.files;
    let classic = glue::classic(root, &compiled, &split::whole(&compiled)?)?;
    let one_file = onefile::assemble(root, &compiled, &classic, onefile::Use::Alone)?;
    let course = onefile::assemble(root, &compiled, &classic, onefile::Use::Course)?;
    scorm::beside_the_page(root, &course, &mut files)?;
    if out.is_none() {
        write_beside(root, ZIP, &provider_zip(&files, &one_file)?)?;
        write_beside(root, onefile::NAME, &one_file)?;
        write_beside(root, onefile::COURSE_NAME, &course)?;
    }
    if how == How::Shipped {
        compress::add_compressed(&mut files, &compiled.cache("compressed"))?;
    }
    let folder = match out {
        None => {
            let folder = root.join("dist/site");
            folder::write(&folder, &files, folder::Stale::Everything)?;
            folder
        }
        Some(folder) => {
            folder::write(folder, &files, folder::Stale::HashedOnly)?;
            folder.to_path_buf()
        }
    };
    Ok(Site { folder, first_load: page.first_load })
}

/// Only the one-file edition as course packages hold it.
pub fn course(root: &Path, how: How) -> Outcome<Vec<u8>> {
    let compiled = compile::wasm(root, compile::What::Page, how)?;
    let classic = glue::classic(root, &compiled, &split::whole(&compiled)?)?;
    onefile::assemble(root, &compiled, &classic, onefile::Use::Course)
}

/// What the provider's zip is called.
const ZIP: &str = "grade-calculator-site.zip";

/// The page, the one-file edition and a guide, for providers without Rust.
fn provider_zip(files: &BTreeMap<String, Vec<u8>>, one_file: &[u8]) -> Outcome<Vec<u8>> {
    let guide = files.get("hosting/guide.txt").cloned().unwrap_or_default();
    let mut packed = vec![("READ-ME-FIRST.txt".to_owned(), guide), (onefile::NAME.to_owned(), one_file.to_vec())];
    packed.extend(files.iter().map(|(name, content)| (format!("site/{name}"), content.clone())));
    archive::zip(&packed).map_err(|error| Fault::new(ZIP, error.to_string(), "report it."))
}

/// Writes a file into `dist`, if it changed.
fn write_beside(root: &Path, name: &str, content: &[u8]) -> Outcome<()> {
    let path = root.join("dist").join(name);
    if std::fs::read(&path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    let folder = root.join("dist");
    std::fs::create_dir_all(&folder).map_err(|error| Fault::writing(&folder, &error))?;
    std::fs::write(&path, content).map_err(|error| Fault::writing(&path, &error))
}

/// Reads a file that must be there.
pub fn read(path: &Path) -> Outcome<Vec<u8>> {
    std::fs::read(path).map_err(|error| Fault::reading(path, &error))
}

/// Reads a text that must be there.
pub fn read_text(path: &Path) -> Outcome<String> {
    std::fs::read_to_string(path).map_err(|error| Fault::reading(path, &error))
}

/// Says what is being done; the module is where all of `build` says it.
fn saying<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    say::timed(what, work)
}
