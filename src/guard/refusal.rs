//! What the guard refuses, how it answers that, and how often it did.

use std::sync::atomic::{AtomicU64, Ordering};

/// Why a connection or a request went no further than the guard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The request's line or headers are not HTTP, or can be read in two ways.
    Malformed,
    /// Line and headers took too long to arrive.
    SlowHead,
    /// The body took too long to arrive.
    SlowBody,
    /// A body without `Content-Length`.
    NoLength,
    /// The body is larger than allowed.
    BodyTooLarge,
    /// Line and headers are larger than allowed.
    HeadTooLarge,
    /// As many requests are being answered as there may be connections.
    Full,
    /// The same, of this client.
    FullForOne,
    /// The service did not answer in time.
    NoAnswer,
    /// Closed to make room: it had waited longest without a complete request.
    MadeRoom,
    /// Closed without a word: the answer was not read in time.
    SlowReader,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Malformed,
        Self::SlowHead,
        Self::SlowBody,
        Self::NoLength,
        Self::BodyTooLarge,
        Self::HeadTooLarge,
        Self::Full,
        Self::FullForOne,
        Self::NoAnswer,
        Self::MadeRoom,
        Self::SlowReader,
    ];

    /// Its name in metrics and in the keys of its sentence.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::SlowHead => "slow-head",
            Self::SlowBody => "slow-body",
            Self::NoLength => "no-length",
            Self::BodyTooLarge => "body-too-large",
            Self::HeadTooLarge => "head-too-large",
            Self::Full => "full",
            Self::FullForOne => "full-for-one",
            Self::NoAnswer => "no-answer",
            Self::MadeRoom => "made-room",
            Self::SlowReader => "slow-reader",
        }
    }

    /// Status and reason of its answer; none when the connection is closed without one.
    fn status(self) -> Option<&'static str> {
        Some(match self {
            Self::Malformed => "400 Bad Request",
            Self::SlowHead | Self::SlowBody => "408 Request Timeout",
            Self::NoLength => "411 Length Required",
            Self::BodyTooLarge => "413 Content Too Large",
            Self::HeadTooLarge => "431 Request Header Fields Too Large",
            Self::Full | Self::FullForOne => "503 Service Unavailable",
            Self::NoAnswer => "504 Gateway Timeout",
            Self::MadeRoom | Self::SlowReader => return None,
        })
    }

    /// The bytes of its answer, with the words and headers of the service.
    pub(super) fn answer(self, words: &str, headers: &[(&str, &str)]) -> Option<Vec<u8>> {
        let mut head = format!("HTTP/1.1 {}\r\n", self.status()?);
        for (name, value) in headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        if matches!(self, Self::Full | Self::FullForOne) {
            head.push_str("Retry-After: 5\r\n");
        }
        let rest = format!(
            "Cache-Control: no-store\r\nContent-Type: text/plain; charset=utf-8\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{words}",
            words.len()
        );
        head.push_str(&rest);
        Some(head.into_bytes())
    }
}

/// How often each was refused.
#[derive(Debug, Default)]
pub(super) struct Counts([AtomicU64; Refusal::ALL.len()]);

impl Counts {
    pub(super) fn add(&self, refusal: Refusal) {
        if let Some(count) = self.0.get(refusal as usize) {
            count.fetch_add(1, Ordering::Relaxed);
        }
    }

    pub(super) fn of(&self, refusal: Refusal) -> u64 {
        self.0.get(refusal as usize).map_or(0, |count| count.load(Ordering::Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_counted_in_its_own_place() {
        let counts = Counts::default();
        for (index, refusal) in Refusal::ALL.into_iter().enumerate() {
            assert_eq!(refusal as usize, index);
            counts.add(refusal);
            assert_eq!(counts.of(refusal), 1, "{}", refusal.name());
        }
    }

    #[test]
    fn an_answer_says_that_it_is_the_last_one() {
        let bytes = Refusal::Full.answer("Revenez.\n", &[("X-Frame-Options", "DENY")]).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        assert!(text.starts_with("HTTP/1.1 503 Service Unavailable\r\nX-Frame-Options: DENY\r\n"));
        assert!(text.contains("Retry-After: 5\r\n") && text.contains("Connection: close\r\n"));
        assert!(text.ends_with("Content-Length: 9\r\nConnection: close\r\n\r\nRevenez.\n"));
        assert_eq!(Refusal::MadeRoom.answer("", &[]), None);
    }
}
