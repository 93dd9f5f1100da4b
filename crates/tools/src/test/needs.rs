//! What the tests need besides Rust: found, or installed where that is ours to do, or asked for in words.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::fault::{Fault, Outcome};
use crate::hash;
use crate::project::{cargo, on_path, output_of};
use crate::say;

/// Names under which Chromium is installed.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// A part of the Rust toolchain, added where it is missing.
pub fn component(root: &Path, name: &str, subcommand: &str) -> Outcome<()> {
    let there = cargo(root).args([subcommand, "--version"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if there.is_ok_and(|status| status.success()) {
        return Ok(());
    }
    say::line(format!("Adding {name} to the toolchain …"));
    output_of(Command::new("rustup").current_dir(root).args(["component", "add", name])).map(|_| ())
}

/// Node, 20 or newer.
pub fn node() -> Outcome<()> {
    if on_path("node").is_none() || on_path("npm").is_none() {
        install(&["nodejs", "npm"], "node")?;
    }
    let version = output_of(Command::new("node").arg("--version"))?;
    let major = version.trim_start_matches('v').split('.').next().and_then(|number| number.parse::<u32>().ok());
    if major.is_some_and(|major| major >= 20) {
        return Ok(());
    }
    Err(Fault::new("node", format!("is {version}, and the tests need 20 or newer"), "install a newer Node."))
}

/// The path of a Chromium: `CHROMIUM` says which, else the PATH, else it is installed.
pub fn browser() -> Outcome<PathBuf> {
    program("CHROMIUM", &BROWSERS, &["chromium"], "Chromium")
}

/// The path of LibreOffice: `SOFFICE` says which, else the PATH, else its spreadsheet is installed.
pub fn spreadsheet() -> Outcome<PathBuf> {
    program("SOFFICE", &["soffice"], &["libreoffice-calc"], "LibreOffice")
}

/// The path of a Firefox: `FIREFOX` says which, else the PATH, else it is installed.
pub fn firefox() -> Outcome<PathBuf> {
    program("FIREFOX", &["firefox-esr", "firefox"], &["firefox-esr"], "Firefox")
}

/// nginx with its brotli module: its path and the folder of its modules. `NGINX` and `NGINX_MODULES` say where they are.
pub fn nginx() -> Outcome<(PathBuf, PathBuf)> {
    let packages = ["nginx", "libnginx-mod-http-brotli-static"];
    let modules = folder("NGINX_MODULES", "/usr/lib/nginx/modules");
    if !modules.join("ngx_http_brotli_static_module.so").is_file() {
        install(&packages, "nginx with its brotli module")?;
    }
    Ok((program("NGINX", &["nginx", "/usr/sbin/nginx"], &packages, "nginx")?, modules))
}

/// Apache, its path and the folder of its modules. `APACHE` and `APACHE_MODULES` say where they are.
pub fn apache() -> Outcome<(PathBuf, PathBuf)> {
    let names = ["apache2", "httpd", "/usr/sbin/apache2"];
    Ok((program("APACHE", &names, &["apache2-bin"], "Apache")?, folder("APACHE_MODULES", "/usr/lib/apache2/modules")))
}

/// A folder: the one that a variable names, or where Debian has it.
fn folder(variable: &str, usual: &str) -> PathBuf {
    env::var_os(variable).map_or_else(|| PathBuf::from(usual), PathBuf::from)
}

/// The path of a program: the one that a variable names, else one of these names on the PATH, else installed.
fn program(variable: &str, names: &[&str], packages: &[&str], what: &str) -> Outcome<PathBuf> {
    if let Some(named) = env::var_os(variable).map(PathBuf::from) {
        if named.is_file() {
            return Ok(named);
        }
        let mend = format!("set {variable} to the path of the program, or leave it unset.");
        return Err(Fault::new(variable, format!("names {}, which is not there", named.display()), mend));
    }
    let found = || names.iter().find_map(|name| on_path(name));
    if let Some(found) = found() {
        return Ok(found);
    }
    install(packages, what)?;
    let mend = format!("install one and set {variable} to its path.");
    found().ok_or_else(|| Fault::new("apt-get", format!("installed no {what}"), mend))
}

/// Installs Debian packages where we are root, and says so; elsewhere says what to install.
fn install(packages: &[&str], what: &str) -> Outcome<()> {
    let by_hand = format!("install it (on Debian: `apt-get install {}`) and run this again.", packages.join(" "));
    if on_path("apt-get").is_none() || !is_root() {
        return Err(Fault::new(what, "is not installed", by_hand));
    }
    // Two steps at once may each miss something, and apt-get does one thing at a time.
    let turn = env::temp_dir().join("grade-calculator-installs");
    let file = fs::File::create(&turn).map_err(|error| Fault::writing(&turn, &error))?;
    file.lock().map_err(|error| Fault::writing(&turn, &error))?;
    say::line(format!("{what} is missing, and we are root: installing {} with apt-get …", packages.join(" ")));
    for words in [&["update"][..], &["install", "-y", "--no-install-recommends"][..]] {
        let mut apt = Command::new("apt-get");
        apt.args(words).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null());
        if words.contains(&"install") {
            apt.args(packages);
        }
        let status = apt.status().map_err(|error| Fault::starting("apt-get", &error))?;
        if !status.success() {
            return Err(Fault::new(format!("apt-get {}", words.join(" ")), format!("ended with {status}"), by_hand));
        }
    }
    Ok(())
}

fn is_root() -> bool {
    output_of(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// `npm ci`, unless exactly these packages are installed already.
pub fn packages(folder: &Path) -> Outcome<()> {
    let lock = folder.join("package-lock.json");
    let wanted = hash::long(&fs::read(&lock).map_err(|error| Fault::reading(&lock, &error))?);
    let note = folder.join("node_modules/.installed-from");
    if fs::read_to_string(&note).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say::line(format!("Installing the test packages of {} …", folder.display()));
    let mut npm = Command::new("npm");
    npm.current_dir(folder).args(["ci", "--no-audit", "--no-fund"]).stdin(Stdio::null());
    let status = npm.status().map_err(|error| Fault::starting("npm", &error))?;
    if !status.success() {
        let mend = "its own message stands above; it needs the npm registry once.";
        return Err(Fault::new("npm ci", format!("ended with {status}"), mend));
    }
    fs::write(&note, wanted).map_err(|error| Fault::writing(&note, &error))
}
