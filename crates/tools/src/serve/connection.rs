//! Connections: each on a thread of its own, so none ever waits for another.
//!
//! Browsers open several at once, keep them for later, and open some that they never use. A pool of threads that shares
//! them out has to know at any moment how many of its threads are free; where it is wrong once, a connection waits
//! until another one ends, which may be never.

use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use super::reply::{self, Place};
use super::request::{self, Refusal, Request};

/// How long a connection may keep its thread without anything happening.
#[derive(Clone, Copy)]
pub struct Patience {
    /// Between two requests.
    pub idle: Duration,
    /// From the first byte of a request to its last; and after the last answer, for the other side to go.
    pub request: Duration,
    /// For the other side to take some of an answer.
    pub answer: Duration,
}

/// Generous: a person may be looking at the traffic with a debugger.
pub const PATIENCE: Patience =
    Patience { idle: Duration::from_secs(120), request: Duration::from_secs(15), answer: Duration::from_secs(60) };

/// How long to wait where the system has no room for another connection.
const PAUSE: Duration = Duration::from_millis(50);

/// Takes connections until the program is ended.
pub fn answer_for_ever(listener: &TcpListener, place: Place, patience: Patience) -> ! {
    let place = Arc::new(place);
    loop {
        match listener.accept() {
            Ok((stream, _)) => {
                let place = Arc::clone(&place);
                // Who asked may be gone before the answer: nothing to mend. Where no thread is to be had, the
                // connection closes, and browsers ask again.
                let _ = thread::Builder::new().spawn(move || answer_all(stream, &place, patience));
            }
            // Who asked is gone already, or too many files are open: those that end make room.
            Err(_) => thread::sleep(PAUSE),
        }
    }
}

/// Answers one request after another until one side ends it. An error means that the other side is gone.
fn answer_all(stream: TcpStream, place: &Place, patience: Patience) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_write_timeout(Some(patience.answer))?;
    let mut connection = Connection { stream, arrived: Vec::new(), patience };
    loop {
        let (answer, only_head, last) = match connection.next()? {
            Next::Request(request) => (reply::answer(place, &request), request.method == "HEAD", request.last),
            Next::Refused(refusal) => (reply::refuse(refusal), false, true),
            Next::Nothing => return Ok(()),
        };
        connection.stream.write_all(&answer.bytes(only_head, last))?;
        if last {
            return connection.end();
        }
    }
}

struct Connection {
    stream: TcpStream,
    /// What has come and is not answered.
    arrived: Vec<u8>,
    patience: Patience,
}

enum Next {
    Request(Request),
    Refused(Refusal),
    /// The other side has closed, or asked nothing for a long time.
    Nothing,
}

impl Connection {
    fn next(&mut self) -> io::Result<Next> {
        let mut began = !self.arrived.is_empty();
        let mut until = Instant::now() + if began { self.patience.request } else { self.patience.idle };
        loop {
            match request::read(&self.arrived) {
                Err(refusal) => return Ok(Next::Refused(refusal)),
                Ok(Some((request, length))) => {
                    self.arrived.drain(..length);
                    return Ok(Next::Request(request));
                }
                Ok(None) => {}
            }
            match self.receive(until)? {
                Some(0) => return Ok(Next::Nothing),
                Some(_) if began => {}
                Some(_) => {
                    began = true;
                    until = Instant::now() + self.patience.request;
                }
                None if began => return Ok(Next::Refused(Refusal::TooSlow)),
                None => return Ok(Next::Nothing),
            }
        }
    }

    /// Waits for bytes and says how many came: none if the other side has closed. Nothing if the time is over.
    fn receive(&mut self, until: Instant) -> io::Result<Option<usize>> {
        let mut piece = [0; 4096];
        loop {
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Ok(None);
            }
            self.stream.set_read_timeout(Some(left))?;
            match self.stream.read(&mut piece) {
                Ok(count) => {
                    self.arrived.extend(piece.iter().take(count));
                    return Ok(Some(count));
                }
                // The clock decides whether that was all.
                Err(error)
                    if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted) => {
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Lets the other side close first: where something is unread, closing would take back the last answer with it.
    fn end(mut self) -> io::Result<()> {
        self.stream.shutdown(Shutdown::Write)?;
        let until = Instant::now() + self.patience.request;
        while self.receive(until)?.is_some_and(|count| count > 0) {
            self.arrived.clear();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::{Ipv4Addr, SocketAddr};

    /// Long enough for any machine; a test that waits for it has found a connection that nobody answers.
    const LONG: Duration = Duration::from_secs(20);
    const SHORT: Duration = Duration::from_millis(200);
    const ASK: &str = "GET / HTTP/1.1\r\nHost: here\r\n\r\n";

    /// A server of a page that says "page", and how long it waits for a request.
    fn served(name: &str, request: Duration) -> SocketAddr {
        let folder = std::env::temp_dir().join(format!("grade-calculator-{}-wire-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), "page").unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let address = listener.local_addr().unwrap();
        let patience = Patience { idle: LONG, request, answer: LONG };
        thread::spawn(move || answer_for_ever(&listener, Place { folder, under: "/".to_owned() }, patience));
        address
    }

    fn connected(to: SocketAddr) -> TcpStream {
        let stream = TcpStream::connect(to).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        stream
    }

    /// Asks and reads one answer that ends in "page", and leaves the connection open.
    fn ask(stream: &mut TcpStream) -> String {
        stream.write_all(ASK.as_bytes()).unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\npage") {
            let mut byte = [0];
            stream.read_exact(&mut byte).expect("an answer that ends in the page");
            answer.extend(byte);
        }
        String::from_utf8(answer).unwrap()
    }

    /// All that comes until the server closes.
    fn all_for(to: SocketAddr, sent: &[u8]) -> String {
        let mut stream = connected(to);
        stream.write_all(sent).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("the server closes");
        answer
    }

    #[test]
    fn a_connection_never_waits_for_others_that_are_held_open() {
        // New servers, of which nothing is warm; and some connections that never say a word, or none that does.
        for silent in [0, 1, 7, 64] {
            let address = served("held", LONG);
            let mut held: Vec<TcpStream> = (0..64).map(|_| connected(address)).collect();
            for stream in held.iter_mut().skip(silent) {
                assert!(ask(stream).starts_with("HTTP/1.1 200 OK\r\n"));
            }
            assert!(ask(&mut connected(address)).contains("\r\nContent-Length: 4\r\n"));
        }
    }

    #[test]
    fn a_connection_answers_as_often_as_it_is_asked_and_in_order() {
        let address = served("again", LONG);
        let mut stream = connected(address);
        assert_eq!(ask(&mut stream).matches("HTTP/1.1").count(), 1);
        assert_eq!(ask(&mut stream).matches("HTTP/1.1").count(), 1);
        let head = "HEAD / HTTP/1.1\r\n\r\n";
        let last = "GET /none HTTP/1.1\r\nConnection: close\r\n\r\n";
        let answers = all_for(address, [head, ASK, last, ASK].concat().as_bytes());
        let parts: Vec<&str> = answers.split("HTTP/1.1 ").skip(1).collect();
        assert_eq!(parts.len(), 3, "{answers}");
        assert!(parts[0].contains("Content-Length: 4\r\n") && parts[0].ends_with("\r\n\r\n"), "{answers}");
        assert!(parts[1].ends_with("\r\n\r\npage"), "{answers}");
        assert!(parts[2].starts_with("404 ") && parts[2].contains("\r\nConnection: close\r\n"), "{answers}");
    }

    #[test]
    fn what_cannot_be_answered_is_told_why_and_closed() {
        let address = served("refused", LONG);
        let body = format!("POST / HTTP/1.1\r\nContent-Length: 300000\r\n\r\n{}", "b".repeat(300_000));
        let long = format!("GET / HTTP/1.1\r\nCookie: {}", "c".repeat(300_000));
        for (sent, status) in [
            ("\0\0\0\0", "400 Bad Request"),
            ("GET / HTTP/1.1\nHost\n\n", "400 Bad Request"),
            (&body, "405 Method Not Allowed"),
            (&long, "431 Request Header Fields Too Large"),
            ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "505 HTTP Version Not Supported"),
            ("GET /../Cargo.toml HTTP/1.0\r\n\r\n", "404 Not Found"),
        ] {
            let answer = all_for(address, sent.as_bytes());
            assert!(answer.starts_with(&format!("HTTP/1.1 {status}\r\n")), "{answer}");
            assert_eq!(answer.matches("HTTP/1.1").count(), 1, "{answer}");
        }
        assert!(ask(&mut connected(address)).contains("200 OK"));
    }

    #[test]
    fn who_begins_a_request_and_never_ends_it_is_let_go() {
        let address = served("slow", SHORT);
        assert!(all_for(address, b"GET / HT").starts_with("HTTP/1.1 408 "));
        let mut gone = connected(address);
        gone.write_all(b"GET / HT").unwrap();
        gone.shutdown(Shutdown::Write).unwrap();
        assert_eq!(gone.read(&mut [0]).unwrap(), 0);
    }
}
