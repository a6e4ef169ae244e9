//! One ZIP of several files: the same files give the same bytes, and one that is not what it
//! should be is refused with a reason.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// A file of a pack: its path and its bytes.
pub type File = (String, Vec<u8>);

/// Bytes that an archive may unpack to: far beyond any pack, far below what hurts.
const UNPACKED: u64 = 256 * 1024 * 1024;
/// Files an archive may hold.
const FILES: usize = 500;

/// Packs files in their order.
///
/// # Errors
/// When a path or a size is beyond what a ZIP holds.
pub fn pack(files: &[File]) -> Result<Vec<u8>, String> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, bytes) in files {
        zip.start_file(name.as_str(), options).map_err(|error| error.to_string())?;
        zip.write_all(bytes).map_err(|error| error.to_string())?;
    }
    Ok(zip.finish().map_err(|error| error.to_string())?.into_inner())
}

/// The files of an archive; none when it is no ZIP, is cut short or unpacks to too much.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Option<Vec<File>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    if zip.len() > FILES {
        return None;
    }
    let mut files = Vec::new();
    let mut left = UNPACKED;
    for place in 0..zip.len() {
        let mut file = zip.by_index(place).ok()?;
        let name = file.name().ok()?.into_owned();
        let mut content = Vec::new();
        (&mut file).take(left).read_to_end(&mut content).ok()?;
        left = left.checked_sub(u64::try_from(content.len()).ok()?).filter(|left| *left > 0)?;
        files.push((name, content));
    }
    Some(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_is_unpacked_and_the_bytes_are_always_the_same() {
        let files =
            vec![("a.txt".to_owned(), b"un".to_vec()), ("b/c.csv".to_owned(), vec![0; 5_000])];
        let packed = pack(&files).unwrap();
        assert_eq!(packed, pack(&files).unwrap());
        assert_eq!(unpack(&packed), Some(files));
        assert!(packed.len() < 1_000);
        assert_eq!(unpack(&packed[..packed.len() / 2]), None);
        assert_eq!(unpack(b"no zip"), None);
    }
}
