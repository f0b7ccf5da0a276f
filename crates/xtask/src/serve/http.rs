//! As much of HTTP/1.1 as a static host needs (RFC 9112): GET and HEAD over lasting connections.
//! One thread to a connection: a browser opens six, and none may ever wait for another.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::files::Reply;

/// A request line with its headers is refused past this many bytes.
const LONGEST_HEAD: u64 = 16 * 1024;

/// A connection on which nothing comes is closed.
const PATIENCE: Duration = Duration::from_mins(1);

/// What was asked for.
pub(super) struct Request {
    pub(super) method: String,
    pub(super) target: String,
    headers: Vec<(String, String)>,
}

impl Request {
    /// The value of a header, empty if it is not there.
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers
            .iter()
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map_or("", |(_, value)| value)
    }

    /// Whether the connection ends with this answer. A body is not read, so nothing may follow it.
    fn is_last(&self) -> bool {
        self.header("Connection").eq_ignore_ascii_case("close")
            || !matches!(self.header("Content-Length"), "" | "0")
            || !self.header("Transfer-Encoding").is_empty()
    }
}

/// Answers every connection until the program ends.
pub(super) fn listen<A>(listener: &TcpListener, answer: A)
where
    A: Fn(&Request) -> Reply + Send + Sync + 'static,
{
    let answer = Arc::new(answer);
    for stream in listener.incoming().flatten() {
        let answer = Arc::clone(&answer);
        // A browser that goes away in the middle is no error.
        thread::spawn(move || drop(connection(&stream, &*answer)));
    }
}

fn connection(stream: &TcpStream, answer: &dyn Fn(&Request) -> Reply) -> io::Result<()> {
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    converse(&mut BufReader::new(stream), &mut &*stream, answer)
}

/// Answers requests one after the other until one is the last.
fn converse(
    input: &mut impl BufRead,
    output: &mut impl Write,
    answer: &dyn Fn(&Request) -> Reply,
) -> io::Result<()> {
    loop {
        let (reply, with_body, is_last) = match read(input)? {
            Head::Nothing => return Ok(()),
            Head::Request(request) => {
                let reply = answer(&request);
                (reply, request.method != "HEAD", request.is_last())
            }
            Head::Unreadable => {
                let reply = Reply::text(400, "This is no request that can be read.\n");
                (reply, true, true)
            }
        };
        write(output, &reply, with_body, is_last)?;
        if is_last {
            return Ok(());
        }
    }
}

enum Head {
    Nothing,
    Request(Request),
    Unreadable,
}

fn read(input: &mut impl BufRead) -> io::Result<Head> {
    let mut input = input.take(LONGEST_HEAD);
    let mut line = String::new();
    if input.read_line(&mut line)? == 0 {
        return Ok(Head::Nothing);
    }
    let mut words = line.split_whitespace().map(str::to_owned);
    let (Some(method), Some(target), Some(version)) = (words.next(), words.next(), words.next())
    else {
        return Ok(Head::Unreadable);
    };
    if version != "HTTP/1.1" {
        return Ok(Head::Unreadable);
    }
    let mut headers = Vec::new();
    loop {
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Ok(Head::Unreadable);
        }
        let line = line.trim_end();
        if line.is_empty() {
            return Ok(Head::Request(Request { method, target, headers }));
        }
        if let Some((name, value)) = line.split_once(':') {
            headers.push((name.to_owned(), value.trim().to_owned()));
        }
    }
}

fn write(output: &mut impl Write, reply: &Reply, with_body: bool, is_last: bool) -> io::Result<()> {
    let mut bytes = format!("HTTP/1.1 {} {}\r\n", reply.status, reason(reply.status)).into_bytes();
    for (name, value) in &reply.headers {
        write!(bytes, "{name}: {value}\r\n")?;
    }
    // An answer that says "as you know it" has no body, and must not speak of one.
    if reply.status != 304 {
        write!(bytes, "Content-Length: {}\r\n", reply.body.len())?;
    }
    if is_last {
        bytes.extend(b"Connection: close\r\n");
    }
    bytes.extend(b"\r\n");
    if with_body {
        bytes.extend_from_slice(&reply.body);
    }
    output.write_all(&bytes)?;
    output.flush()
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        304 => "Not Modified",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(to: &str) -> String {
        let mut output = Vec::new();
        let answer = |request: &Request| {
            Reply::text(200, &format!("{} {}", request.target, request.header("accept-ENCODING")))
        };
        let held = converse(&mut to.as_bytes(), &mut output, &answer);
        assert!(held.is_ok());
        String::from_utf8(output).unwrap_or_default()
    }

    #[test]
    fn several_requests_are_answered_on_one_connection() {
        let said = said(
            "GET /a HTTP/1.1\r\nAccept-Encoding: br\r\n\r\nGET /b HTTP/1.1\r\nConnection: close\r\n\r\n",
        );
        assert!(said.contains("\r\n\r\n/a brHTTP/1.1 200 OK\r\n"));
        assert!(said.contains("Connection: close\r\n\r\n/b "));
    }

    #[test]
    fn a_head_has_the_length_but_not_the_body() {
        let said = said("HEAD /a HTTP/1.1\r\n\r\n");
        assert!(said.contains("Content-Length: 3\r\n") && said.ends_with("\r\n\r\n"));
    }

    #[test]
    fn nonsense_is_refused_and_the_connection_ends() {
        let endless = format!("GET / HTTP/1.1\r\nX: {}", "x".repeat(20_000));
        for text in ["hello\r\n\r\n", "GET / HTTP/9\r\n\r\n", "GET / HTTP/1.1\r\nA: b", &endless] {
            assert!(said(text).starts_with("HTTP/1.1 400 "), "{}", text.len());
        }
        assert_eq!(said(""), "");
    }

    #[test]
    fn what_follows_an_unread_body_is_never_taken_for_a_request() {
        let said = said("POST / HTTP/1.1\r\nContent-Length: 40\r\n\r\nGET /b HTTP/1.1\r\n\r\n");
        assert_eq!(said.matches("HTTP/1.1 ").count(), 1);
    }
}
