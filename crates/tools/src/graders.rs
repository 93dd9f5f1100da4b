//! Standards made ready to decide records, once each.

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use grades::domain::grading::Grader;
use grades::domain::standard::Standard;
use grades::files::pack;
use standards::SHIPPED;

use crate::check;
use crate::fault::{Fault, Outcome};

/// Packs that a command is given.
#[derive(clap::Args)]
pub struct GivenPacks {
    /// Use this pack beside those that ship; may be given several times.
    #[arg(long = "pack", value_name = "FILE")]
    files: Vec<PathBuf>,
}

impl GivenPacks {
    /// The standards that ship, and those of these packs.
    pub fn graders(&self) -> Outcome<Graders> {
        let mut graders = Graders::shipped();
        for file in &self.files {
            graders.add(file)?;
        }
        Ok(graders)
    }
}

/// The standards that records may name: those that ship, and those that were given.
pub struct Graders {
    /// Looked at first, so that a changed pack can be tried.
    given: Vec<Grader>,
    /// In the order of [`SHIPPED`]; each made when it is first asked for.
    shipped: [OnceCell<Option<Grader>>; SHIPPED.len()],
}

impl Graders {
    /// The standards that ship.
    pub fn shipped() -> Graders {
        Graders { given: Vec::new(), shipped: [const { OnceCell::new() }; SHIPPED.len()] }
    }

    /// Adds the pack of a file. One with the uid of a shipped standard takes its place.
    ///
    /// # Errors
    /// The file cannot be read, has a problem, or describes a standard that another given file describes.
    pub fn add(&mut self, path: &Path) -> Result<(), Fault> {
        let place = path.display().to_string();
        let read = check::text(path).map_err(|problem| vec![problem]);
        let standard = match read.and_then(|text| pack::read(&text)) {
            Ok(standard) => standard,
            Err(problems) => {
                let first = problems.first().map_or_else(String::new, ToString::to_string);
                let what = format!("has {}; the first: {first}", check::count(problems.len(), "problem"));
                return Err(Fault::new(place, what, "`cargo tools check` lists them all."));
            }
        };
        if self.given.iter().any(|grader| grader.standard().uid == standard.uid) {
            let what = format!("describes {}, as another given pack does", standard.uid);
            return Err(Fault::new(place, what, "give one of the two."));
        }
        if standards::entry(&standard.uid).is_some() {
            eprintln!("{place} is used instead of the {} that ships.", standard.uid);
        }
        self.given.push(Grader::new(standard));
        Ok(())
    }

    /// What decides records of a standard.
    pub fn find(&self, uid: &str) -> Option<&Grader> {
        let given = || self.given.iter().find(|grader| grader.standard().uid == uid);
        let shipped = || {
            let (_, cell) = SHIPPED.iter().zip(&self.shipped).find(|(shipped, _)| shipped.uid == uid)?;
            cell.get_or_init(|| standards::find(uid).map(Grader::new)).as_ref()
        };
        given().or_else(shipped)
    }

    /// The standard of that uid.
    pub fn standard(&self, uid: &str) -> Option<&Standard> {
        self.find(uid).map(Grader::standard)
    }
}
