//! `cargo tools serve`: the built page on this machine, with the types and headers of a good host.
//!
//! Connections and HTTP are axum's; [`site`] says which files are given, and with which headers.

mod site;

use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

use crate::build;
use crate::fault::{Fault, Outcome};
use crate::project;
use crate::say;
use site::Place;

const FIRST_PORT: u16 = 8080;
const PORTS_TRIED: u16 = 100;

#[derive(clap::Args)]
pub struct Options {
    #[command(flatten)]
    at: At,
    /// Serve what was built last.
    #[arg(long)]
    no_build: bool,
    /// Serve a folder that holds a built page.
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,
    #[command(flatten)]
    speed: build::Speed,
}

/// Where it is served.
#[derive(clap::Args)]
pub struct At {
    /// Listen on this port, or on any free one if it is 0.
    #[arg(long, value_name = "NUMBER", default_value_t = FIRST_PORT)]
    port: u16,
    /// Open the page in your browser.
    #[arg(long)]
    open: bool,
    /// Serve the page under this address, such as /grades/.
    #[arg(long, value_name = "ADDRESS", default_value = "/")]
    under: String,
}

pub fn command(options: Options) -> Outcome<ExitCode> {
    let root = project::root()?;
    let folder = match options.dir {
        Some(folder) => folder,
        None if options.no_build => root.join("dist/site"),
        None => build::site(&root, None, options.speed.how())?.folder,
    };
    if !folder.join("index.html").is_file() {
        let mend = "run `cargo tools build` first, or leave out --no-build.";
        return Err(Fault::new(folder.display().to_string(), "holds no built page", mend));
    }
    self::folder(folder, "the calculator", options.at)
}

/// Serves a folder until the program is ended; `what` says what is in it.
pub fn folder(folder: PathBuf, what: &str, at: At) -> Outcome<ExitCode> {
    let under = folder_address(&at.under);
    let listener = listen(at.port)?;
    let address =
        listener.local_addr().map_err(|error| Fault::new("the server", error.to_string(), "try --port N."))?;
    let address = format!("http://{address}{under}");
    println!("Serving {what} at {address} (Ctrl+C stops it)");
    // A reader at the other end of a pipe waits for this line; whether it is there is its own matter.
    let _ = std::io::stdout().flush();
    if at.open {
        open_browser(&address);
    }
    answer_for_ever(listener, Place { folder, under })
        .map(|()| ExitCode::SUCCESS)
        .map_err(|error| Fault::new("the server", error.to_string(), "start it again."))
}

/// Takes connections until the program is ended.
fn answer_for_ever(listener: TcpListener, place: Place) -> std::io::Result<()> {
    listener.set_nonblocking(true)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        axum::serve(listener, site::router(place)).await
    })
}

/// `a/b` → `/a/b/`; nothing → `/`.
fn folder_address(text: &str) -> String {
    let inner = text.trim_matches('/');
    if inner.is_empty() { "/".to_owned() } else { format!("/{inner}/") }
}

/// Takes the port asked for, or the next free one and says so.
fn listen(first: u16) -> Outcome<TcpListener> {
    let mut refusal = None;
    for port in first..=first.saturating_add(if first == 0 { 0 } else { PORTS_TRIED }) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => {
                if port != first {
                    say::line(format!("Port {first} is taken; using {port} instead."));
                }
                return Ok(listener);
            }
            Err(error) => refusal = refusal.or(Some(error)),
        }
    }
    let what = refusal.map(|error| error.to_string()).unwrap_or_default();
    Err(Fault::new(format!("port {first}"), format!("cannot be used: {what}"), "choose another with --port N."))
}

/// Opens the address in the person's own browser, if the system knows how.
fn open_browser(address: &str) {
    let (program, first): (&str, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let started = Command::new(program).args(first).arg(address).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    if started.is_err() {
        say::line(format!("No browser could be opened here ({program} is missing): open {address} yourself."));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_falls_to_the_next_free_one() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        let other = listen(port).unwrap();
        assert_ne!(other.local_addr().unwrap().port(), port);
    }

    #[test]
    fn a_folder_address_begins_and_ends_with_a_slash() {
        assert_eq!(folder_address(""), "/");
        assert_eq!(folder_address("a/b"), "/a/b/");
        assert_eq!(folder_address("/a/b/"), "/a/b/");
    }
}
