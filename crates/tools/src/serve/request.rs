//! The head of a request, as far as this server looks at it.

/// Enough for a browser with the cookies of everything else that was ever served on this machine.
pub const LONGEST_HEAD: usize = 64 * 1024;
const MOST_HEADERS: usize = 128;

/// What was asked.
#[derive(Debug, PartialEq, Eq)]
pub struct Request {
    pub method: String,
    /// As it came: with its `%41`, and with whatever stands behind `?`.
    pub address: String,
    /// `Accept-Encoding`, or nothing.
    pub accepted: String,
    /// `If-None-Match`, or nothing.
    pub known: String,
    /// No other request follows on this connection.
    pub last: bool,
}

/// Why there is no request, and never will be on this connection: where the next one would begin is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Not HTTP.
    Nonsense,
    /// The other side began and did not end in time.
    TooSlow,
    /// More than [`LONGEST_HEAD`], or too many lines.
    TooLong,
    /// HTTP, but another one.
    Version,
}

/// The first request in what has arrived, and how many bytes it takes. Nothing while it is not whole.
pub fn read(arrived: &[u8]) -> Result<Option<(Request, usize)>, Refusal> {
    let mut room = [httparse::EMPTY_HEADER; MOST_HEADERS];
    let mut head = httparse::Request::new(&mut room);
    match head.parse(arrived) {
        Ok(httparse::Status::Complete(length)) if length <= LONGEST_HEAD => Ok(Some((request(&head), length))),
        Ok(httparse::Status::Partial) if arrived.len() < LONGEST_HEAD => Ok(None),
        Ok(_) | Err(httparse::Error::TooManyHeaders) => Err(Refusal::TooLong),
        Err(httparse::Error::Version) => Err(Refusal::Version),
        Err(_) => Err(Refusal::Nonsense),
    }
}

fn request(head: &httparse::Request) -> Request {
    let of = |name: &str| {
        let header = head.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        header.map(|header| String::from_utf8_lossy(header.value).into_owned()).unwrap_or_default()
    };
    // Nothing here takes a body, so nobody reads one: what follows it can't be found.
    let has_body = !matches!(of("Content-Length").trim(), "" | "0") || !of("Transfer-Encoding").is_empty();
    let closes = of("Connection").split(',').any(|word| word.trim().eq_ignore_ascii_case("close"));
    Request {
        method: head.method.unwrap_or_default().to_owned(),
        address: head.path.unwrap_or_default().to_owned(),
        accepted: of("Accept-Encoding"),
        known: of("If-None-Match"),
        // HTTP 1.0 ends by itself.
        last: has_body || closes || head.version == Some(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(head: &str) -> Request {
        let (request, length) = read(head.as_bytes()).unwrap().unwrap();
        assert_eq!(length, head.len());
        request
    }

    #[test]
    fn a_request_is_read_when_its_last_byte_is_there() {
        let head = "GET /a?b HTTP/1.1\r\nHost: here\r\naccept-encoding: br\r\nIF-NONE-MATCH: \"x\"\r\n\r\n";
        for length in 0..head.len() {
            assert_eq!(read(&head.as_bytes()[..length]), Ok(None), "{length}");
        }
        let texts = |request: &Request| {
            [&request.method, &request.address, &request.accepted, &request.known].map(String::clone)
        };
        assert_eq!(texts(&whole(head)), ["GET", "/a?b", "br", "\"x\""]);
        let (first, length) = read(format!("{head}{head}").as_bytes()).unwrap().unwrap();
        assert_eq!((first, length), (whole(head), head.len()));
    }

    #[test]
    fn a_connection_goes_on_unless_one_side_or_a_body_ends_it() {
        assert!(!whole("GET / HTTP/1.1\r\n\r\n").last);
        assert!(!whole("POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n").last);
        for last in [
            "GET / HTTP/1.0\r\n\r\n",
            "GET / HTTP/1.1\r\nConnection: TE, Close\r\n\r\n",
            "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n",
            "GET / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
            "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n",
        ] {
            assert!(whole(last).last, "{last}");
        }
    }

    #[test]
    fn what_is_no_request_is_refused_for_its_reason() {
        let long = format!("GET /{} HTTP/1.1\r\n\r\n", "a".repeat(LONGEST_HEAD));
        let lines = format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(MOST_HEADERS + 1));
        for (bytes, refusal) in [
            (long.as_bytes(), Refusal::TooLong),
            (&long.as_bytes()[..LONGEST_HEAD], Refusal::TooLong),
            (lines.as_bytes(), Refusal::TooLong),
            (&[b'\n'; LONGEST_HEAD], Refusal::TooLong),
            (b"PRI * HTTP/2.0\r\n\r\n", Refusal::Version),
            (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", Refusal::Nonsense),
            (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc", Refusal::Nonsense),
            (b"GET /\0 HTTP/1.1\r\n\r\n", Refusal::Nonsense),
        ] {
            assert_eq!(read(bytes), Err(refusal), "{}", String::from_utf8_lossy(bytes).escape_debug());
        }
    }
}
