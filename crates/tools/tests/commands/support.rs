//! Starts the program, reads what it writes, and keeps files for as long as a test takes.

use serde_json::Value;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

/// A pack that has no problem.
pub const SHIPPED: &str = "../../standards/ST0792_1.2.json";

pub fn start(words: &[&str]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_tools"));
    command.args(words).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

pub fn tools(words: &[&str], input: &str) -> Output {
    tools_bytes(words, input.as_bytes())
}

pub fn tools_bytes(words: &[&str], input: &[u8]) -> Output {
    let mut child = start(words);
    // A program that refuses its words does not wait for input.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

/// The lines of output, when the program ends as expected.
pub fn decided(words: &[&str], input: &str, code: i32) -> Vec<Value> {
    let output = tools(words, input);
    assert_eq!(output.status.code(), Some(code), "{}", text(&output.stderr));
    lines(&output.stdout)
}

pub fn lines(output: &[u8]) -> Vec<Value> {
    text(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A shipped pack with a change.
pub fn changed_pack(change: impl FnOnce(&mut Value)) -> String {
    let mut pack: Value = serde_json::from_str(&fs::read_to_string(SHIPPED).unwrap()).unwrap();
    change(&mut pack);
    pack.to_string()
}

/// The most memory the program has held so far, where the system says so.
pub fn peak_kilobytes(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse().ok())
}

/// A file that is gone after the test.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new(name: &str, content: impl AsRef<[u8]>) -> Scratch {
        static COUNT: std::sync::atomic::AtomicU32 = std::sync::atomic::AtomicU32::new(0);
        let number = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(name), content).unwrap();
        Scratch(folder.join(name))
    }

    pub fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = self.0.parent().map(fs::remove_dir_all);
    }
}
