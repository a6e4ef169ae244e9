//! The archive a workbook is, judged before anything of it is unpacked: what it says of its sizes
//! is compared with what comes out, and only counted, never kept.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::files::limits;
use crate::files::problem::{FileProblem, Format};

/// The mark at the end of every archive.
const END: &[u8] = b"PK\x05\x06";
/// That mark with the longest comment behind it.
const END_WITHIN: usize = 22 + 65_535;
/// Bytes that hold the opening tag of a part.
const OPENING: usize = 64 * 1024;
/// No part that people write is packed tighter; above [`LIGHT`] only, since a small one is no
/// bomb.
const TIGHTEST: u64 = 200;
/// Bytes of a part that may be packed as tight as it likes.
const LIGHT: u64 = 1024 * 1024;

/// Refuses an archive that is no workbook, or one that must not be unpacked.
pub(super) fn check(bytes: &[u8]) -> Result<(), FileProblem> {
    if parts_told(bytes).ok_or(FileProblem::CutArchive)? > limits::PARTS {
        return Err(FileProblem::Bomb);
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileProblem::Damaged)?;
    what_it_is(&archive)?;
    let mut told = 0_u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(of_zip)?;
        if part.encrypted() {
            return Err(FileProblem::Encrypted);
        }
        let (size, packed) = (part.size(), part.compressed_size());
        told = told.saturating_add(size);
        if told > limits::UNPACKED || (size > LIGHT && size / TIGHTEST > packed) {
            return Err(FileProblem::Bomb);
        }
    }
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).map_err(of_zip)?;
        let name = part.name().map_err(of_zip)?.to_ascii_lowercase();
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        if matches!(ending, Some("xml" | "rels")) {
            let size = part.size();
            count(&mut part, size)?;
        }
    }
    Ok(())
}

/// How many parts the archive says it has; none where its end is missing.
fn parts_told(bytes: &[u8]) -> Option<usize> {
    let tail = bytes.get(bytes.len().saturating_sub(END_WITHIN)..)?;
    let at = tail.windows(END.len()).rposition(|four| four == END)?;
    let (low, high) = (tail.get(at + 10)?, tail.get(at + 11)?);
    Some(usize::from(u16::from_le_bytes([*low, *high])))
}

fn of_zip(error: ZipError) -> FileProblem {
    match error {
        ZipError::UnsupportedArchive(text) if text == ZipError::PASSWORD_REQUIRED => {
            FileProblem::Encrypted
        }
        _ => FileProblem::Damaged,
    }
}

/// Refuses what is no workbook of the kind read here, by its name.
fn what_it_is(archive: &ZipArchive<Cursor<&[u8]>>) -> Result<(), FileProblem> {
    let names: Vec<String> = archive
        .file_names_raw()
        .map(|name| String::from_utf8_lossy(name).replace('\\', "/").to_ascii_lowercase())
        .collect();
    let holds = |wanted: &str| names.iter().any(|name| name == wanted);
    let below = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    if names.iter().any(|name| name.ends_with("vbaproject.bin")) || below("xl/macrosheets/") {
        Err(FileProblem::Macros)
    } else if holds("[content_types].xml") && names.iter().any(|it| it.ends_with("workbook.xml")) {
        Ok(())
    } else if holds("xl/workbook.bin") || holds("mimetype") {
        Err(FileProblem::OtherWorkbook)
    } else {
        Err(FileProblem::NotWorkbook(Format::Archive))
    }
}

/// Unpacks a part to nowhere: it must be as long as it says, declare no entity and hold no more
/// pieces than a workbook can.
fn count(part: &mut impl Read, size: u64) -> Result<(), FileProblem> {
    let mut seen = 0_u64;
    let (mut texts, mut formats) = (0_usize, 0_usize);
    let mut buffer = vec![0_u8; OPENING];
    let mut kept = 0;
    loop {
        let space = buffer.get_mut(kept..).unwrap_or_default();
        let read = part.read(space).map_err(|_| FileProblem::Damaged)?;
        if read == 0 {
            break;
        }
        seen += read as u64;
        if seen > size {
            return Err(FileProblem::Bomb);
        }
        let held = buffer.get(..kept + read).unwrap_or_default();
        let (more_texts, more_formats) = look(held, seen == (kept + read) as u64, size)?;
        (texts, formats) = (texts + more_texts, formats + more_formats);
        if texts > limits::PIECES || formats > limits::FORMATS {
            return Err(FileProblem::Bomb);
        }
        // A mark may lie across two reads.
        let tail = held.len().saturating_sub(MARK);
        let held = held.len();
        buffer.copy_within(tail..held, 0);
        kept = held - tail;
    }
    if seen == size { Ok(()) } else { Err(FileProblem::Damaged) }
}

/// One less than the longest mark looked for.
const MARK: usize = 8;

/// Looks for what is refused; gives the number of shared texts and of cell formats, each of which
/// costs memory for a few bytes.
fn look(held: &[u8], from_start: bool, size: u64) -> Result<(usize, usize), FileProblem> {
    let (mut texts, mut formats) = (0, 0);
    for rest in held.split(|byte| *byte == b'<').skip(1) {
        if rest.starts_with(b"!DOCTYPE") || rest.starts_with(b"!ENTITY") {
            return Err(FileProblem::Entities);
        }
        texts += usize::from(rest.starts_with(b"si"));
        formats += usize::from(rest.starts_with(b"xf"));
        if from_start && rest.starts_with(b"sst") {
            told_texts(rest, size)?;
        }
    }
    Ok((texts, formats))
}

/// A table of texts says how many it holds, and room is made for so many: each takes five bytes
/// at least.
fn told_texts(tag: &[u8], size: u64) -> Result<(), FileProblem> {
    let tag = tag.split(|byte| *byte == b'>').next().unwrap_or_default();
    let word = b"uniqueCount";
    let Some(at) = tag.windows(word.len()).position(|it| it == word) else { return Ok(()) };
    let digits = tag.iter().skip(at + word.len()).skip_while(|it| !it.is_ascii_digit());
    let told = digits
        .take_while(|it| it.is_ascii_digit())
        .fold(0_u64, |told, digit| told.saturating_mul(10).saturating_add(u64::from(digit - b'0')));
    if told > size / 5 || told > limits::PIECES as u64 { Err(FileProblem::Bomb) } else { Ok(()) }
}
