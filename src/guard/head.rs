//! The line and headers of a request: read strictly, for what can be read in two ways is how one
//! request is smuggled inside another, and written anew for the service.

use super::refusal::Refusal;
use crate::config::Limits;

/// Headers of a request at most.
const HEADERS: usize = 100;

/// What concerns one connection only and is not handed on. `Upgrade` is among them: nothing here
/// speaks anything but HTTP/1.
const OF_THE_CONNECTION: [&str; 7] =
    ["connection", "keep-alive", "proxy-connection", "upgrade", "http2-settings", "te", "trailer"];

/// A request's line and headers.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// As they are handed on.
    pub(super) bytes: Vec<u8>,
    /// Bytes of the body that follows.
    pub(super) body: u64,
    /// Whether the client may send another request after it.
    pub(super) keep: bool,
    /// Whether it is a HEAD: its answer has no body.
    pub(super) bodiless: bool,
}

/// Where the head ends, when it does: looked for from `from` on, so that a head that comes byte
/// by byte costs no more than one that comes whole.
pub(super) fn end(bytes: &[u8], from: usize, limits: &Limits) -> Result<Option<usize>, Refusal> {
    let new = bytes.iter().enumerate().skip(from).filter(|(_, byte)| **byte == b'\n');
    for (at, _) in new {
        let before = bytes.get(..at).unwrap_or_default();
        if !before.ends_with(b"\r") {
            return Err(Refusal::Malformed);
        }
        if at + 1 > limits.head_bytes {
            break;
        }
        if before.ends_with(b"\r\n\r") {
            return Ok(Some(at + 1));
        }
    }
    if bytes.len() > limits.head_bytes { Err(Refusal::HeadTooLarge) } else { Ok(None) }
}

/// Reads a whole head.
pub(super) fn parse(bytes: &[u8], limits: &Limits) -> Result<Head, Refusal> {
    let mut headers = [httparse::EMPTY_HEADER; HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    match request.parse(bytes) {
        Ok(httparse::Status::Complete(length)) if length == bytes.len() => {}
        Err(httparse::Error::TooManyHeaders) => return Err(Refusal::HeadTooLarge),
        _ => return Err(Refusal::Malformed),
    }
    let (Some(method), Some(target), Some(version)) =
        (request.method, request.path, request.version)
    else {
        return Err(Refusal::Malformed);
    };
    let ours = target.starts_with('/') || (method == "OPTIONS" && target == "*");
    if method == "CONNECT" || !ours {
        return Err(Refusal::Malformed);
    }
    let hosts = values(request.headers, "host").count();
    if hosts > 1 || (hosts == 0 && version == 1) {
        return Err(Refusal::Malformed);
    }
    let body = body(request.headers, limits)?;
    let says = |word: &str| {
        values(request.headers, "connection")
            .flat_map(|value| value.split(|byte| *byte == b','))
            .any(|one| one.trim_ascii().eq_ignore_ascii_case(word.as_bytes()))
    };
    let mut handed = format!("{method} {target} HTTP/1.{version}\r\n").into_bytes();
    for header in request.headers.iter() {
        if OF_THE_CONNECTION.iter().any(|name| header.name.eq_ignore_ascii_case(name)) {
            continue;
        }
        for part in [header.name.as_bytes(), b": ", header.value, b"\r\n"] {
            handed.extend_from_slice(part);
        }
    }
    handed.extend_from_slice(b"\r\n");
    Ok(Head {
        bytes: handed,
        body,
        // HTTP/1.0 is answered and closed: the end of the connection ends the answer.
        keep: version == 1 && !says("close"),
        bodiless: method == "HEAD",
    })
}

/// The length of the body: said once, in digits, and in no other way.
fn body(headers: &[httparse::Header<'_>], limits: &Limits) -> Result<u64, Refusal> {
    let mut lengths = values(headers, "content-length");
    let (length, again) = (lengths.next(), lengths.next().is_some());
    if values(headers, "transfer-encoding").next().is_some() {
        return Err(if length.is_some() { Refusal::Malformed } else { Refusal::NoLength });
    }
    let Some(length) = length else { return Ok(0) };
    if again || length.is_empty() || !length.iter().all(u8::is_ascii_digit) {
        return Err(Refusal::Malformed);
    }
    let length = std::str::from_utf8(length).ok().and_then(|digits| digits.parse().ok());
    length.filter(|length| *length <= limits.body_bytes).ok_or(Refusal::BodyTooLarge)
}

fn values<'h>(headers: &'h [httparse::Header<'_>], name: &str) -> impl Iterator<Item = &'h [u8]> {
    headers.iter().filter(move |header| header.name.eq_ignore_ascii_case(name)).map(|one| one.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Head, Refusal> {
        let limits = Limits::default();
        match end(text.as_bytes(), 0, &limits)? {
            Some(length) => parse(&text.as_bytes()[..length], &limits),
            None => panic!("no end: {text:?}"),
        }
    }

    #[test]
    fn what_concerns_the_connection_is_not_handed_on() {
        let head = read(
            "POST /a HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, close\r\nUpgrade: h2c\r\n\
             HTTP2-Settings: x\r\nTE: trailers\r\nCookie: c\r\nContent-Length: 3\r\n\r\nabc",
        )
        .unwrap();
        let handed = String::from_utf8(head.bytes).unwrap();
        assert_eq!(handed, "POST /a HTTP/1.1\r\nHost: h\r\nCookie: c\r\nContent-Length: 3\r\n\r\n");
        assert_eq!((head.body, head.keep, head.bodiless), (3, false, false));
        assert!(read("GET / HTTP/1.1\r\nHost: h\r\n\r\n").unwrap().keep);
        assert!(!read("HEAD / HTTP/1.0\r\n\r\n").unwrap().keep);
    }

    #[test]
    fn what_can_be_read_in_two_ways_is_refused() {
        let refused = [
            "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 3, 3\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: +3\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 0x3\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: \r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nContent-Length : 3\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nA: b\r\n c\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\nA: b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nA: b\rc\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: h\r\nHost: i\r\n\r\n",
            "GET / HTTP/1.1\r\nA: b\0\r\nHost: h\r\n\r\n",
            "GET / HTTP/1.1\r\nA: b\r\n\r\n",
            "GET http://h/ HTTP/1.1\r\nHost: h\r\n\r\n",
            "CONNECT h:80 HTTP/1.1\r\nHost: h\r\n\r\n",
            "GET / HTTP/2.0\r\nHost: h\r\n\r\n",
            "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n",
            "GET /\r\n\r\n",
        ];
        for text in refused {
            assert_eq!(read(text), Err(Refusal::Malformed), "{text:?}");
        }
        let chunked = "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
        assert_eq!(read(chunked), Err(Refusal::NoLength));
    }

    #[test]
    fn a_length_beyond_all_numbers_is_too_large() {
        for length in ["33554433", "18446744073709551616", "99999999999999999999999999"] {
            let text = format!("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: {length}\r\n\r\n");
            assert_eq!(read(&text), Err(Refusal::BodyTooLarge));
        }
    }

    #[test]
    fn a_head_has_a_size_and_a_number_of_headers() {
        let limits = Limits::default();
        let long = format!("GET /{} HTTP/1.1\r\nHost: h\r\n\r\n", "a".repeat(limits.head_bytes));
        assert_eq!(end(long.as_bytes(), 0, &limits), Err(Refusal::HeadTooLarge));
        let many = format!("GET / HTTP/1.1\r\nHost: h\r\n{}\r\n", "A: b\r\n".repeat(HEADERS));
        assert_eq!(read(&many), Err(Refusal::HeadTooLarge));
    }

    proptest::proptest! {
        #[test]
        fn a_head_that_comes_in_pieces_ends_where_one_that_comes_whole_does(
            cut in 0_usize..40, body in ".{0,20}",
        ) {
            let limits = Limits::default();
            let text = format!("GET / HTTP/1.1\r\nHost: h\r\n\r\n{}", body.replace('\n', ""));
            let bytes = text.as_bytes();
            let cut = cut.min(bytes.len());
            let whole = end(bytes, 0, &limits);
            let pieces = match end(&bytes[..cut], 0, &limits) {
                Ok(None) => end(bytes, cut, &limits),
                found => found,
            };
            proptest::prop_assert_eq!(pieces, whole);
        }

        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(0_u8..=255, 0..300)) {
            let limits = Limits::default();
            let _ = end(&bytes, 0, &limits);
            let _ = parse(&bytes, &limits);
        }
    }
}
