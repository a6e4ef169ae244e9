//! How large a file may be. Each limit is far above what the whole mining basin needs, and low
//! enough that a hostile or mistaken file is refused before it hurts.

/// Bytes of a file: 64 MiB, some 800,000 lines of an entry file.
pub const BYTES: u64 = 64 * 1024 * 1024;
/// Bytes of all parts of a workbook, unpacked: a million rows of an entry file.
pub const UNPACKED: u64 = 512 * 1024 * 1024;
/// Parts of a workbook; one of a hundred sheets has some three hundred.
pub const PARTS: usize = 4_000;
/// Shared texts of a workbook.
pub const PIECES: usize = 2_000_000;
/// Cell formats of a workbook: spreadsheets keep 65,490 at most, and each costs some two hundred
/// bytes.
pub const FORMATS: usize = 200_000;
/// Lines below the header.
pub const ROWS: usize = 2_000_000;
/// Columns of the header.
pub const COLUMNS: usize = 100;
/// Bytes of one cell. What is longer is nearly always a quote that was never closed.
pub const CELL: usize = 10_000;
/// Problems reported at once; reading stops there, for no person reads on.
pub const PROBLEMS: usize = 10_000;
/// Bytes of a value shown in a problem.
pub const SHOWN: usize = 80;
