//! Bytes to text: UTF-8 with or without a byte order mark, UTF-16, and else Windows-1252, which
//! is what a French spreadsheet writes as plain "CSV".

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::problem::{FileProblem, Format};

/// First bytes of files that are no text.
const MAGIC: [(&[u8], Format); 9] = [
    (b"PK\x03\x04", Format::Workbook),
    (b"PK\x05\x06", Format::Archive),
    (b"\xD0\xCF\x11\xE0", Format::Workbook),
    (b"%PDF", Format::Pdf),
    (b"\x1F\x8B", Format::Archive),
    (b"Rar!", Format::Archive),
    (b"7z\xBC\xAF\x27\x1C", Format::Archive),
    (b"\x89PNG", Format::Picture),
    (b"\xFF\xD8\xFF", Format::Picture),
];

/// The text of a file.
///
/// # Errors
/// When it is empty, is no text, or is not in an encoding read here from its first byte to
/// its last.
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, FileProblem> {
    if bytes.is_empty() {
        return Err(FileProblem::Empty);
    }
    if let Some((_, format)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(FileProblem::NotCsv(*format));
    }
    let text = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        whole(encoding, bytes.get(mark..).unwrap_or_default())?
    } else if let Some(encoding) = evident_utf16(bytes) {
        whole(encoding, bytes)?
    } else if bytes.contains(&0) {
        return Err(FileProblem::NotCsv(Format::Binary));
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        Cow::Borrowed(text)
    } else {
        refuse_spoilt_utf8(bytes)?;
        whole(WINDOWS_1252, bytes)?
    };
    readable(text)
}

/// UTF-16 without a mark: header names are ASCII, so that every second byte is zero.
fn evident_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..1024).unwrap_or(bytes);
    let (pairs, _) = sample.as_chunks::<2>();
    let high_zeros = pairs.iter().filter(|[first, _]| *first == 0).count();
    let low_zeros = pairs.iter().filter(|[_, second]| *second == 0).count();
    let most = |zeros: usize| zeros * 4 > pairs.len() * 3;
    match (high_zeros, low_zeros) {
        (0, zeros) if most(zeros) => Some(UTF_16LE),
        (zeros, 0) if most(zeros) => Some(UTF_16BE),
        _ => None,
    }
}

/// The text of all the bytes; a sequence the encoding does not have is refused, never replaced.
fn whole<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, FileProblem> {
    let (text, spoilt) = encoding.decode_without_bom_handling(bytes);
    if !spoilt {
        return Ok(text);
    }
    let at = text.find('\u{FFFD}').unwrap_or(text.len());
    let line = line_at(&text, at);
    let cut = text.len() - at <= '\u{FFFD}'.len_utf8();
    Err(if cut { FileProblem::CutCharacter { line } } else { FileProblem::Unreadable { line } })
}

/// A file that is mostly UTF-8 but not throughout was cut inside a letter, or glued together
/// from files in two encodings: read as Windows-1252 it would give `CitÃ©`.
fn refuse_spoilt_utf8(bytes: &[u8]) -> Result<(), FileProblem> {
    let (mut good, mut bad, mut sound) = (0_usize, 0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        if bad == 0 {
            sound = chunk.valid().len();
        }
        bad += usize::from(!chunk.invalid().is_empty());
    }
    let cut = std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none());
    if good <= bad && !(cut && good > 0) {
        return Ok(());
    }
    let line = line_at(&String::from_utf8_lossy(bytes), sound);
    Err(if cut { FileProblem::CutCharacter { line } } else { FileProblem::Unreadable { line } })
}

/// Text without control characters: those are the mark of a binary or of an encoding not read
/// here (Windows-1252 has five holes, which Macintosh Roman uses for letters).
fn readable(text: Cow<'_, str>) -> Result<Cow<'_, str>, FileProblem> {
    match text.find(unreadable) {
        Some(at) => Err(FileProblem::Unreadable { line: line_at(&text, at) }),
        None if text.trim().is_empty() => Err(FileProblem::Empty),
        None => Ok(text),
    }
}

/// Whether no text of a table holds this character.
pub fn unreadable(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\t' | '\n' | '\r')
}

fn line_at(text: &str, at: usize) -> u64 {
    1 + line_ends(text.as_bytes().get(..at).unwrap_or_default())
}

/// Line ends in a piece of text: `\n`, `\r\n`, and the lone `\r` of old Macs.
#[must_use]
pub fn line_ends(bytes: &[u8]) -> u64 {
    let mut ends = 0;
    let mut after_return = false;
    for &byte in bytes {
        ends += u64::from(byte == b'\r' || (byte == b'\n' && !after_return));
        after_return = byte == b'\r';
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "cite;commentaire\r\nCité n° 9;« réhabilitée » à l’été\r\n";

    fn utf16(little: bool) -> Vec<u8> {
        let pair = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
        TEXT.encode_utf16().flat_map(pair).collect()
    }

    #[test]
    fn every_encoding_a_french_spreadsheet_writes_gives_the_same_text() {
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        let latin = WINDOWS_1252.encode(TEXT).0.into_owned();
        for bytes in [
            TEXT.as_bytes().to_vec(),
            marked(b"\xEF\xBB\xBF", TEXT.as_bytes()),
            utf16(true),
            utf16(false),
            marked(b"\xFF\xFE", &utf16(true)),
            marked(b"\xFE\xFF", &utf16(false)),
            latin,
        ] {
            assert_eq!(decode(&bytes).unwrap(), TEXT);
        }
    }

    #[test]
    fn a_letter_cut_in_half_is_said_with_its_line() {
        let cut = TEXT.split_once('ê').map_or(TEXT, |(before, _)| before).as_bytes();
        let bytes = [cut, "Cité\nCité\nLi\u{e9}".as_bytes()].concat();
        let bytes = &bytes[..bytes.len() - 1];
        assert!(matches!(decode(bytes), Err(FileProblem::CutCharacter { line: 5 })));
    }

    #[test]
    fn two_encodings_in_one_file_are_refused_with_the_line() {
        let bytes = [TEXT.as_bytes(), b"Li\xE9vin;x\n", TEXT.as_bytes()].concat();
        assert!(matches!(decode(&bytes), Err(FileProblem::Unreadable { line: 3 })));
    }

    #[test]
    fn a_letter_of_mac_os_is_not_taken_for_another() {
        assert!(matches!(
            decode(b"cite\rcit\x8E; tr\x8Fs\r"),
            Err(FileProblem::Unreadable { line: 2 })
        ));
    }

    #[test]
    fn what_is_no_text_is_named() {
        for (bytes, format) in [
            (&b"PK\x03\x04rest"[..], Format::Workbook),
            (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::Workbook),
            (b"%PDF-1.7", Format::Pdf),
            (b"a;b\n1;\x00\x01\x02", Format::Binary),
        ] {
            assert!(matches!(decode(bytes), Err(FileProblem::NotCsv(found)) if found == format));
        }
        for blank in [&b""[..], b"\xEF\xBB\xBF", b" \r\n\n\t"] {
            assert!(matches!(decode(blank), Err(FileProblem::Empty)));
        }
    }
}
