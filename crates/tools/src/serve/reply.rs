//! One request → one answer.

use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;

use super::request::{Refusal, Request};
use crate::build::policy::{CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use crate::hash;

/// What is served, and below which address.
pub struct Place {
    pub folder: PathBuf,
    /// `/`, or `/a/b/`.
    pub under: String,
}

/// What to answer, before it is put on the wire.
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Vec<u8>,
}

/// Answers a request that could be read.
pub fn answer(place: &Place, request: &Request) -> Answer {
    match request.method.as_str() {
        "GET" | "HEAD" => find(place, &request.address, &request.accepted, &request.known),
        _ => {
            let mut answer = text(405, "This server only hands out files: use GET or HEAD.\n");
            answer.headers.push(("Allow", "GET, HEAD".to_owned()));
            answer
        }
    }
}

/// Answers one that could not.
pub fn refuse(refusal: Refusal) -> Answer {
    match refusal {
        Refusal::Nonsense => text(400, "This is no request that can be read.\n"),
        Refusal::TooSlow => text(408, "The request took too long to arrive.\n"),
        Refusal::TooLong => text(431, "The request is too long.\n"),
        Refusal::Version => text(505, "This server speaks HTTP 1.0 and 1.1.\n"),
    }
}

impl Answer {
    /// The bytes of the answer. `only_head` is for HEAD, `last` says that the connection ends with it.
    pub fn bytes(self, only_head: bool, last: bool) -> Vec<u8> {
        let mut bytes = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        let mut header = |name: &str, value: &str| bytes.extend([name, ": ", value, "\r\n"]);
        header("Date", &httpdate::fmt_http_date(SystemTime::now()));
        // Standing headers also on errors: what is served here behaves as hosted.
        header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        header("Referrer-Policy", REFERRER_POLICY);
        header("X-Content-Type-Options", "nosniff");
        self.headers.iter().for_each(|(name, value)| header(name, value));
        // What is not sent again has no length of its own.
        if self.status != 304 {
            header("Content-Length", &self.body.len().to_string());
        }
        if last {
            header("Connection", "close");
        }
        let mut bytes = (bytes + "\r\n").into_bytes();
        if !only_head {
            bytes.extend(self.body);
        }
        bytes
    }
}

/// The words after a status, for people who look at the wire.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        304 => "Not Modified",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        408 => "Request Timeout",
        431 => "Request Header Fields Too Large",
        505 => "HTTP Version Not Supported",
        _ => "",
    }
}

fn find(place: &Place, address: &str, accepted: &str, known: &str) -> Answer {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    if path.len() + 1 == place.under.len() && place.under.starts_with(path) {
        let mut answer = text(301, "The page is in this folder: add a slash.\n");
        answer.headers.push(("Location", place.under.clone()));
        return answer;
    }
    let inside = path.strip_prefix(&place.under).and_then(decoded).filter(|inside| is_plain(inside));
    let name = match inside.as_deref() {
        Some("") => "index.html".to_owned(),
        Some(inside) => inside.to_owned(),
        None => return missing(place, path),
    };
    let file = place.folder.join(&name);
    match fs::read(&file) {
        Ok(body) if file.is_file() => found(place, &name, body, accepted, known),
        _ => missing(place, path),
    }
}

fn found(place: &Place, name: &str, body: Vec<u8>, accepted: &str, known: &str) -> Answer {
    let mut headers = vec![("Content-Type", kind(name).to_owned()), ("Vary", "Accept-Encoding".to_owned())];
    let last = name.rsplit('/').next().unwrap_or(name);
    if hash::is_hashed(last) {
        headers.push(("Cache-Control", "public, max-age=31536000, immutable".to_owned()));
    } else {
        let tag = format!("W/\"{}\"", hash::short(&body));
        headers.push(("Cache-Control", "no-cache".to_owned()));
        headers.push(("ETag", tag.clone()));
        if known.split(',').any(|one| one.trim() == tag) {
            return Answer { status: 304, headers, body: Vec::new() };
        }
    }
    for (ending, encoding) in [("br", "br"), ("gz", "gzip")] {
        if accepts(accepted, encoding)
            && let Ok(compressed) = fs::read(place.folder.join(format!("{name}.{ending}")))
        {
            headers.push(("Content-Encoding", encoding.to_owned()));
            return Answer { status: 200, headers, body: compressed };
        }
    }
    Answer { status: 200, headers, body }
}

/// The page that leads back, as hosts show it; a line of text outside of the folder or where there is no such page.
fn missing(place: &Place, path: &str) -> Answer {
    let mut answer =
        text(404, &format!("There is nothing at {path} here. The calculator starts at the folder's own address.\n"));
    if path.starts_with(&place.under)
        && let Ok(body) = fs::read(place.folder.join("404.html"))
    {
        answer.body = body;
        answer.headers = vec![("Content-Type", kind("404.html").to_owned()), ("Cache-Control", "no-cache".to_owned())];
    }
    answer
}

fn text(status: u16, words: &str) -> Answer {
    let headers =
        vec![("Content-Type", "text/plain; charset=utf-8".to_owned()), ("Cache-Control", "no-cache".to_owned())];
    Answer { status, headers, body: words.as_bytes().to_vec() }
}

/// Whether an `Accept-Encoding` header takes an encoding: named, and not with `q=0`.
fn accepts(header: &str, encoding: &str) -> bool {
    header.split(',').any(|choice| {
        let mut parts = choice.split(';').map(str::trim);
        let named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(encoding));
        let refused =
            parts.filter_map(|part| part.strip_prefix("q=")).any(|q| q.trim_end_matches(['0', '.']).is_empty());
        named && !refused
    })
}

/// `%41` → `A`. Nothing for a broken escape or what is no UTF-8.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| (byte as char).to_digit(16);
            let value = digit(rest.next()?)? * 16 + digit(rest.next()?)?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

/// Only names below the folder: no way up, no other root, nothing hidden, no drive letters.
fn is_plain(inside: &str) -> bool {
    inside.is_empty()
        || inside.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0', ':']))
}

/// The type of a file by the end of its name.
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map(|(_, ending)| ending).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "zip" => "application/zip",
        "txt" | "conf" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(name: &str, under: &str) -> Place {
        let folder = std::env::temp_dir().join(format!("grade-calculator-{}-{name}", std::process::id()));
        fs::create_dir_all(folder.join("assets")).unwrap();
        fs::write(folder.join("index.html"), "page").unwrap();
        fs::write(folder.join("index.html.br"), "small").unwrap();
        fs::write(folder.join("assets/boot-0123456789.js"), "script").unwrap();
        Place { folder, under: under.to_owned() }
    }

    fn header<'a>(answer: &'a Answer, name: &str) -> &'a str {
        answer.headers.iter().find(|(n, _)| *n == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    #[test]
    fn the_folder_answers_with_the_page_which_is_asked_for_anew_each_time() {
        let answer = find(&place("page", "/"), "/?a=b", "", "");
        assert_eq!((answer.status, &answer.body[..]), (200, &b"page"[..]));
        assert_eq!(header(&answer, "Content-Type"), "text/html; charset=utf-8");
        assert_eq!(header(&answer, "Cache-Control"), "no-cache");
    }

    #[test]
    fn a_page_that_the_browser_has_is_not_sent_again() {
        let place = place("again", "/");
        let first = find(&place, "/", "", "");
        assert_eq!(find(&place, "/", "br", header(&first, "ETag")).status, 304);
    }

    #[test]
    fn hashed_names_are_kept_for_ever() {
        let answer = find(&place("hashed", "/"), "/assets/boot-0123456789.js", "", "");
        assert!(header(&answer, "Cache-Control").contains("immutable"));
    }

    #[test]
    fn the_compressed_copy_goes_to_those_who_take_it() {
        let place = place("compressed", "/");
        let answer = find(&place, "/", "gzip, br;q=0.9", "");
        assert_eq!((header(&answer, "Content-Encoding"), &answer.body[..]), ("br", &b"small"[..]));
        for refused in ["gzip", "br;q=0", "br; q=0.0", "identity"] {
            assert_eq!(header(&find(&place, "/", refused, ""), "Content-Encoding"), "", "{refused}");
        }
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        let place = place("out", "/");
        fs::write(place.folder.with_extension("secret"), "secret").unwrap();
        let name = place.folder.file_name().unwrap().to_string_lossy().into_owned();
        for address in [
            format!("/../{name}.secret"),
            format!("/%2e%2e/{name}.secret"),
            format!("/assets/..%2f..%2f{name}.secret"),
            format!("/..%5c{name}.secret"),
            format!("/{}", place.folder.join("index.html").display()),
            "/%00".to_owned(),
            "/%".to_owned(),
            "/.hidden".to_owned(),
            "nonsense".to_owned(),
        ] {
            assert_eq!(find(&place, &address, "", "").status, 404, "{address}");
        }
    }

    #[test]
    fn below_a_folder_only_that_folder_answers() {
        let place = place("below", "/a/b/");
        assert_eq!(find(&place, "/a/b/", "", "").status, 200);
        assert_eq!(find(&place, "/a/b", "", "").status, 301);
        assert_eq!(find(&place, "/", "", "").status, 404);
        assert_eq!(find(&place, "/a/", "", "").status, 404);
    }

    #[test]
    fn what_is_not_there_is_told_by_the_page_that_leads_back() {
        let place = place("lost", "/a/");
        assert_eq!(header(&find(&place, "/a/b/c", "", ""), "Content-Type"), "text/plain; charset=utf-8");
        fs::write(place.folder.join("404.html"), "lost").unwrap();
        let answer = find(&place, "/a/b/c", "", "");
        assert_eq!((answer.status, &answer.body[..]), (404, &b"lost"[..]));
        assert_eq!(header(&answer, "Content-Type"), "text/html; charset=utf-8");
        let outside = find(&place, "/b", "", "");
        assert_eq!((outside.status, header(&outside, "Content-Type")), (404, "text/plain; charset=utf-8"));
    }

    #[test]
    fn a_folder_without_a_page_is_not_listed() {
        assert_eq!(find(&place("list", "/"), "/assets", "", "").status, 404);
        assert_eq!(find(&place("list", "/"), "/assets/", "", "").status, 404);
    }
}
