//! The head of an answer of the service, followed so that the guard knows where the answer ends.

use std::io::{self, ErrorKind};

/// Headers of an answer at most.
const HEADERS: usize = 100;

/// How the end of an answer's body is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Body {
    /// After so many bytes.
    Sized(u64),
    /// After the last of its chunks.
    Chunked,
    /// With the connection.
    UntilClosed,
}

/// The line and headers of an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// How many bytes they are.
    pub(super) length: usize,
    /// Whether another head follows: `100 Continue`.
    pub(super) interim: bool,
    /// The body.
    pub(super) body: Body,
    /// Whether it says that nothing follows.
    pub(super) closes: bool,
}

/// Reads the head of an answer, when it is whole. `bodiless` after a HEAD.
pub(super) fn parse(bytes: &[u8], bodiless: bool) -> io::Result<Option<Head>> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut response = httparse::Response::new(&mut headers);
    let wrong = |error| io::Error::new(ErrorKind::InvalidData, error);
    let httparse::Status::Complete(length) = response.parse(bytes).map_err(wrong)? else {
        return Ok(None);
    };
    let code = response.code.unwrap_or(500);
    let value = |name: &str| {
        let found = response.headers.iter().find(|header| header.name.eq_ignore_ascii_case(name));
        found.map(|header| header.value.trim_ascii())
    };
    let sized = value("content-length")
        .and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok())
        .map(Body::Sized);
    let body = if bodiless || code < 200 || code == 204 || code == 304 {
        Body::Sized(0)
    } else if value("transfer-encoding").is_some() {
        Body::Chunked
    } else {
        sized.unwrap_or(Body::UntilClosed)
    };
    let closes = value("connection").is_some_and(|value| value.eq_ignore_ascii_case(b"close"));
    Ok(Some(Head { length, interim: code < 200, body, closes }))
}

/// Says in a head that nothing follows.
pub(super) fn closing(bytes: &mut Vec<u8>, head: &mut Head) {
    if !head.closes {
        let line = b"Connection: close\r\n";
        let at = head.length.saturating_sub(2);
        bytes.splice(at..at, line.iter().copied());
        head.length += line.len();
        head.closes = true;
    }
}

/// The length of a chunk with its line, and whether it is the last one; none while its line is
/// not whole.
pub(super) fn chunk(bytes: &[u8]) -> io::Result<Option<(u64, bool)>> {
    let wrong = |_| io::Error::from(ErrorKind::InvalidData);
    Ok(match httparse::parse_chunk_size(bytes).map_err(wrong)? {
        // Two more: the line's end after it.
        httparse::Status::Complete((line, size)) => {
            Some((size.saturating_add(line as u64).saturating_add(2), size == 0))
        }
        httparse::Status::Partial => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str, bodiless: bool) -> Body {
        parse(text.as_bytes(), bodiless).unwrap().unwrap().body
    }

    #[test]
    fn an_answer_ends_where_its_head_says() {
        let sized = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n";
        assert_eq!(body(sized, false), Body::Sized(12));
        assert_eq!(body(sized, true), Body::Sized(0));
        assert_eq!(body(&sized.replace("200 OK", "304 Not Modified"), false), Body::Sized(0));
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        assert_eq!(body(chunked, false), Body::Chunked);
        assert_eq!(body("HTTP/1.0 200 OK\r\n\r\n", false), Body::UntilClosed);
        let interim = parse(b"HTTP/1.1 100 Continue\r\n\r\n", false).unwrap().unwrap();
        assert!(interim.interim);
        assert_eq!(parse(b"HTTP/1.1 200 OK\r\nContent-", false).unwrap(), None);
    }

    #[test]
    fn the_last_answer_says_so_once() {
        let mut bytes = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".to_vec();
        let mut head = parse(&bytes, false).unwrap().unwrap();
        closing(&mut bytes, &mut head);
        closing(&mut bytes, &mut head);
        let text = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok";
        assert_eq!(bytes, text.as_bytes());
        assert_eq!(&text[head.length..], "ok");
    }

    #[test]
    fn a_chunk_is_as_long_as_its_line_says() {
        assert_eq!(chunk(b"1a\r\n").unwrap(), Some((0x1a + 6, false)));
        assert_eq!(chunk(b"0\r\n\r\n").unwrap(), Some((5, true)));
        assert_eq!(chunk(b"1").unwrap(), None);
        assert!(chunk(b"x\r\n").is_err());
    }
}
