//! What must never happen: the real program, killed, stopped, crowded and lied to by its disk. Quick
//! by default; the full campaigns are run by hand (README).

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "tests may fail loudly"
)]

mod crowd;
mod disk;
mod full;
mod imports;
mod kills;
mod program;
mod served_faults;
mod zones;
