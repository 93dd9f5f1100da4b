//! Where the project is, and cargo started inside it.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::fault::{Fault, Outcome};

const PACKAGE: &str = "name = \"apprenticeship-grade-calculator\"";

/// The folder of the project: above the one that `cargo run` names, or above where a program is started by hand.
pub fn root() -> Outcome<PathBuf> {
    let here = env::current_dir().map_err(|error| Fault::reading(Path::new("."), &error))?;
    let named = env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let program = env::current_exe().unwrap_or_default();
    let mut above = named.iter().chain([&here, &program]).flat_map(|path| path.ancestors());
    match above.find(|folder| is_ours(folder)) {
        Some(folder) => Ok(folder.to_path_buf()),
        None => {
            let mend = "go into the project's folder and run it again.";
            Err(Fault::new(here.display().to_string(), "is not inside the calculator's project", mend))
        }
    }
}

fn is_ours(folder: &Path) -> bool {
    std::fs::read_to_string(folder.join("Cargo.toml")).is_ok_and(|text| text.contains(PACKAGE))
}

/// Cargo, in the project's folder.
///
/// `cargo run` describes our own package to us in the environment. Handed on, that would make
/// dependencies that look at it compile anew.
pub fn cargo(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo")));
    command.current_dir(root);
    for (name, _) in env::vars_os() {
        let described = ["CARGO_PKG_", "CARGO_MANIFEST_", "CARGO_BIN_", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE"];
        if name.to_str().is_some_and(|name| described.iter().any(|start| name.starts_with(start))) {
            command.env_remove(name);
        }
    }
    command
}

/// `rustc`, in the project's folder, so that `rust-toolchain.toml` counts.
pub fn rustc(root: &Path) -> Command {
    let mut command = Command::new(env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc")));
    command.current_dir(root);
    command
}

/// Runs a command to its end and returns what it printed, without the final line break.
pub fn output_of(command: &mut Command) -> Outcome<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output =
        command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().map_err(|e| Fault::starting(&name, &e))?;
    if !output.status.success() {
        return Err(Fault::new(name, format!("ended with {}", output.status), "its own message stands above."));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim_end().to_owned())
}

/// The file of that name in a folder of the PATH, if there is one.
pub fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
