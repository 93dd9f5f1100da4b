//! What a good host answers: files with their types, ranges and compressed copies come from tower-http; which files are
//! ours to give, how long they may be kept and what the page allows itself is said here.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use percent_encoding::percent_decode_str;
use tower::ServiceExt;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::build::policy::{CONTENT_SECURITY_POLICY, REFERRER_POLICY};
use crate::hash;

/// A folder, and the address that it is served under: `/`, or `/a/b/`.
pub struct Place {
    pub folder: PathBuf,
    pub under: String,
}

/// Endings of the compressed copies that may lie beside a file.
const COMPRESSED: [&str; 2] = ["br", "gz"];

/// Answers every request. The standing headers are on errors too: what is served here behaves as hosted.
pub fn router(place: Place) -> Router {
    let standing = |name: HeaderName, value| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    Router::new()
        .fallback(answer)
        .with_state(Arc::new(place))
        .layer(standing(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(standing(header::REFERRER_POLICY, REFERRER_POLICY))
        .layer(standing(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
}

async fn answer(State(place): State<Arc<Place>>, mut request: Request) -> Response {
    let path = request.uri().path().to_owned();
    if format!("{path}/") == place.under {
        return Redirect::permanent(&place.under).into_response();
    }
    let inside = match path.strip_prefix(&place.under) {
        Some("") => "index.html",
        Some(inside) => inside,
        None => return missing(&place, &path),
    };
    let name = percent_decode_str(inside).decode_utf8_lossy().into_owned();
    let (true, Ok(address)) = (is_given(&place.folder, &name), Uri::try_from(format!("/{inside}"))) else {
        return missing(&place, &path);
    };
    *request.uri_mut() = address;
    let copies = COMPRESSED.map(|ending| place.folder.join(format!("{name}.{ending}")));
    if copies.iter().any(|copy| fs::symlink_metadata(copy).is_ok_and(|found| !found.is_file())) {
        request.headers_mut().remove(header::ACCEPT_ENCODING);
    }
    let files = ServeDir::new(&place.folder).precompressed_br().precompressed_gzip().ignore_multi_range_requests(true);
    match files.oneshot(request).await.map(IntoResponse::into_response) {
        Ok(response) if response.status() != StatusCode::NOT_FOUND => with_headers(response, &name),
        _ => missing(&place, &path),
    }
}

/// Whether a name is that of an ordinary file below the folder. What a link leads to is not below it, a pipe or a device
/// never ends, and hidden files are nobody's business.
fn is_given(folder: &Path, name: &str) -> bool {
    let mut path = folder.to_path_buf();
    let mut last = None;
    for part in name.split('/') {
        if part.is_empty() || part.starts_with('.') || part.contains(['\\', ':', '\0']) {
            return false;
        }
        path.push(part);
        match fs::symlink_metadata(&path) {
            Ok(found) if !found.is_symlink() => last = Some(found),
            _ => return false,
        }
    }
    last.is_some_and(|found| found.is_file())
}

/// Adds how long it may be kept, and that our texts are UTF-8.
fn with_headers(mut response: Response, name: &str) -> Response {
    let last = name.rsplit('/').next().unwrap_or(name);
    let kept = if hash::is_hashed(last) { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    if kind.starts_with("text/")
        && !kind.contains("charset")
        && let Ok(kind) = HeaderValue::try_from(format!("{kind}; charset=utf-8"))
    {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    response
}

/// The page that leads back, as hosts show it; a line of text outside of the folder or where there is no such page.
fn missing(place: &Place, path: &str) -> Response {
    let page = Some("404.html").filter(|page| path.starts_with(&place.under) && is_given(&place.folder, page));
    match page.and_then(|page| fs::read_to_string(place.folder.join(page)).ok()) {
        Some(page) => (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-cache")], Html(page)).into_response(),
        None => {
            let text = format!("There is nothing at {path} here. The calculator starts at the folder's own address.\n");
            (StatusCode::NOT_FOUND, [(header::CACHE_CONTROL, "no-cache")], text).into_response()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Body, to_bytes};
    use std::io::{Read, Write};
    use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
    use std::time::Duration;

    /// Long enough for any machine; a test that waits for it has found a connection that nobody answers.
    const LONG: Duration = Duration::from_secs(20);

    fn place(name: &str, under: &str) -> Place {
        let folder = std::env::temp_dir().join(format!("grade-calculator-{}-site-{name}", std::process::id()));
        fs::create_dir_all(folder.join("assets")).unwrap();
        fs::write(folder.join("index.html"), "page").unwrap();
        fs::write(folder.join("index.html.br"), "small").unwrap();
        fs::write(folder.join("assets/boot-0123456789.js"), "script").unwrap();
        fs::write(folder.join("page.wasm"), "wasm").unwrap();
        Place { folder, under: under.to_owned() }
    }

    /// The answer to a request: status, headers, text.
    fn asked(
        place: &Place,
        method: &str,
        address: &str,
        headers: &[(&str, &str)],
    ) -> (u16, Vec<(String, String)>, String) {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let router = router(Place { folder: place.folder.clone(), under: place.under.clone() });
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let answer = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
            let status = answer.status().as_u16();
            let text = |value: &HeaderValue| value.to_str().unwrap().to_owned();
            let headers = answer.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
            let body = to_bytes(answer.into_body(), usize::MAX).await.unwrap();
            (status, headers, String::from_utf8(body.to_vec()).unwrap())
        })
    }

    fn header<'a>(answer: &'a (u16, Vec<(String, String)>, String), name: &str) -> &'a str {
        answer.1.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    #[test]
    fn the_folder_answers_with_the_page_which_is_asked_for_anew_each_time() {
        let place = place("page", "/");
        let answer = asked(&place, "GET", "/?a=b", &[]);
        assert_eq!((answer.0, answer.2.as_str()), (200, "page"));
        assert_eq!(header(&answer, "content-type"), "text/html; charset=utf-8");
        assert_eq!(header(&answer, "cache-control"), "no-cache");
        assert_eq!(header(&answer, "vary"), "accept-encoding");
        let tag = header(&answer, "etag").to_owned();
        assert_eq!(asked(&place, "GET", "/", &[("if-none-match", &tag)]).0, 304);
        assert_eq!(header(&asked(&place, "GET", "/page.wasm", &[]), "content-type"), "application/wasm");
    }

    #[test]
    fn hashed_names_are_kept_for_ever() {
        let answer = asked(&place("hashed", "/"), "GET", "/assets/boot-0123456789.js", &[]);
        assert!(header(&answer, "cache-control").contains("immutable"));
    }

    #[test]
    fn the_compressed_copy_goes_to_those_who_take_it() {
        let place = place("compressed", "/");
        let answer = asked(&place, "GET", "/", &[("accept-encoding", "gzip, br;q=0.9")]);
        assert_eq!((header(&answer, "content-encoding"), answer.2.as_str()), ("br", "small"));
        for refused in ["gzip", "br;q=0", "identity"] {
            let answer = asked(&place, "GET", "/", &[("accept-encoding", refused)]);
            assert_eq!((header(&answer, "content-encoding"), answer.2.as_str()), ("", "page"), "{refused}");
        }
    }

    #[test]
    fn head_has_no_body_and_a_range_has_its_part_of_it() {
        let place = place("parts", "/");
        let head = asked(&place, "HEAD", "/", &[]);
        assert_eq!((head.0, header(&head, "content-length"), head.2.as_str()), (200, "4", ""));
        let part = asked(&place, "GET", "/", &[("range", "bytes=1-2")]);
        assert_eq!((part.0, header(&part, "content-range"), part.2.as_str()), (206, "bytes 1-2/4", "ag"));
        assert_eq!(asked(&place, "GET", "/", &[("range", "bytes=9-")]).0, 416);
        assert_eq!(asked(&place, "POST", "/", &[]).0, 405);
    }

    #[test]
    fn every_answer_says_what_the_page_allows_itself() {
        let place = place("policy", "/");
        for (method, address) in [("GET", "/"), ("GET", "/none"), ("POST", "/")] {
            let answer = asked(&place, method, address, &[]);
            assert_eq!(header(&answer, "content-security-policy"), CONTENT_SECURITY_POLICY, "{method} {address}");
            assert_eq!(header(&answer, "referrer-policy"), REFERRER_POLICY);
            assert_eq!(header(&answer, "x-content-type-options"), "nosniff");
        }
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        let place = place("out", "/");
        fs::write(place.folder.with_extension("secret"), "secret").unwrap();
        fs::write(place.folder.join(".hidden"), "secret").unwrap();
        let name = place.folder.file_name().unwrap().to_string_lossy().into_owned();
        for address in [
            format!("/../{name}.secret"),
            format!("/%2e%2e/{name}.secret"),
            format!("/assets/..%2f..%2f{name}.secret"),
            format!("/..%5c{name}.secret"),
            format!("//{}", place.folder.join("index.html").display()),
            "/%00".to_owned(),
            "/%".to_owned(),
            "/%ff".to_owned(),
            "/.hidden".to_owned(),
            "/assets".to_owned(),
            "/assets/".to_owned(),
            "/none".to_owned(),
        ] {
            let answer = asked(&place, "GET", &address, &[]);
            assert_eq!(answer.0, 404, "{address}");
            assert!(answer.2.contains("The calculator starts at the folder's own address"), "{address}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_pipes_and_sockets_are_not_followed_and_stop_nothing() {
        let place = place("special", "/");
        let inside = |name: &str| place.folder.join(name);
        fs::remove_dir_all(&place.folder).unwrap();
        fs::create_dir_all(inside("assets")).unwrap();
        fs::write(inside("index.html"), "page").unwrap();
        fs::write(inside("real.txt"), "real").unwrap();
        std::os::unix::fs::symlink("/etc/hostname", inside("link.txt")).unwrap();
        std::os::unix::fs::symlink("/etc", inside("folder")).unwrap();
        std::os::unix::fs::symlink("/dev/zero", inside("zero.bin")).unwrap();
        std::os::unix::fs::symlink("/etc/hostname", inside("real.txt.br")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(inside("socket.txt")).unwrap();
        for pipe in ["pipe.txt", "index.html.gz"] {
            assert!(std::process::Command::new("mkfifo").arg(inside(pipe)).status().unwrap().success());
        }
        for name in ["link.txt", "folder/hostname", "zero.bin", "socket.txt", "pipe.txt"] {
            assert_eq!(asked(&place, "GET", &format!("/{name}"), &[]).0, 404, "{name}");
        }
        for (address, text) in [("/", "page"), ("/real.txt", "real")] {
            let answer = asked(&place, "GET", address, &[("accept-encoding", "br, gzip")]);
            assert_eq!((answer.0, answer.2.as_str()), (200, text), "{address}");
        }
    }

    #[test]
    fn below_a_folder_only_that_folder_answers() {
        let place = place("below", "/a/b/");
        let status = |address: &str| asked(&place, "GET", address, &[]).0;
        assert_eq!(["/a/b/", "/a/b", "/", "/a/"].map(status), [200, 308, 404, 404]);
    }

    #[test]
    fn what_is_not_there_is_told_by_the_page_that_leads_back() {
        let place = place("lost", "/a/");
        let kind = |address: &str| {
            let answer = asked(&place, "GET", address, &[]);
            assert_eq!(answer.0, 404, "{address}");
            (header(&answer, "content-type").to_owned(), answer.2)
        };
        assert_eq!(kind("/a/b/c").0, "text/plain; charset=utf-8");
        fs::write(place.folder.join("404.html"), "lost").unwrap();
        assert_eq!(kind("/a/b/c"), ("text/html; charset=utf-8".to_owned(), "lost".to_owned()));
        assert_eq!(kind("/b").0, "text/plain; charset=utf-8");
    }

    fn served(name: &str) -> SocketAddr {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let place = place(name, "/");
        std::thread::spawn(move || super::super::answer_for_ever(listener, place));
        address
    }

    /// Asks and reads one answer that ends in "page", and leaves the connection open.
    fn ask(stream: &mut TcpStream) {
        stream.write_all(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\npage") {
            let mut byte = [0];
            stream.read_exact(&mut byte).expect("an answer that ends in the page");
            answer.extend(byte);
        }
        assert!(answer.starts_with(b"HTTP/1.1 200 OK\r\n"));
    }

    fn connected(to: SocketAddr) -> TcpStream {
        let stream = TcpStream::connect(to).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        stream
    }

    #[test]
    fn a_connection_never_waits_for_others_that_are_held_open_or_never_end_their_request() {
        let address = served("held");
        let mut held: Vec<TcpStream> = (0..64).map(|_| connected(address)).collect();
        for stream in held.iter_mut().take(16) {
            ask(stream);
        }
        for stream in held.iter_mut().skip(32) {
            stream.write_all(b"GET / HTTP/1.1\r\nEndless: ").unwrap();
        }
        let mut stream = connected(address);
        ask(&mut stream);
        ask(&mut stream);
    }

    #[test]
    fn what_is_no_request_is_refused_and_closed() {
        let address = served("refused");
        let long = format!("GET / HTTP/1.1\r\nCookie: {}", "c".repeat(1_000_000));
        for (sent, status) in [("\0\0\0\0", "400"), (&long, "431")] {
            let mut stream = connected(address);
            // It may be closed before all of it is sent.
            let sent = stream.write_all(sent.as_bytes());
            let mut answer = String::new();
            let read = stream.read_to_string(&mut answer);
            let closed = sent.is_err() || read.is_err();
            assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")) || closed, "{answer}");
        }
        ask(&mut connected(address));
    }
}
