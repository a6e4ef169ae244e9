//! Chance that is the same for ever: no crate's generator, whose numbers may change with its
//! version. Every estate, month and matter has a stream of its own, so that what happens in one
//! month never depends on how many months follow.

/// A stream of numbers (splitmix64).
pub(super) struct Chance(u64);

/// The fixed seed of the demonstration.
const SEED: u64 = 0x2018_0615_2000_0000;

impl Chance {
    /// The stream of a name, a month counted from the first, and a matter.
    pub(super) fn of(name: &str, month: i32, matter: &str) -> Self {
        let bytes = name.bytes().chain([0]).chain(matter.bytes()).chain(month.to_le_bytes());
        // FNV-1a: names that differ in one letter begin far apart.
        let seed =
            bytes.fold(SEED, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` to `high`, both included; `low` when `high` is below it.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low).unwrap_or(0) + 1;
        low + i64::try_from(self.next() % span).unwrap_or(0)
    }

    /// Whether something happens that happens this often in a hundred.
    pub(super) fn percent(&mut self, often: i64) -> bool {
        self.between(1, 100) <= often
    }

    /// One of several.
    pub(super) fn one_of<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> Option<&'a T> {
        let last = i64::try_from(all.len()).unwrap_or(0) - 1;
        usize::try_from(self.between(0, last.max(0))).ok().and_then(|at| all.get(at)).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stream_is_the_same_for_ever_and_its_own() {
        const FIRST: [i64; 4] = [159, 680, 304, 329];
        let mut lens = Chance::of("LENS-4", 12, "pace");
        let first: Vec<i64> = (0..4).map(|_| lens.between(0, 999)).collect();
        let mut again = Chance::of("LENS-4", 12, "pace");
        assert_eq!(first, (0..4).map(|_| again.between(0, 999)).collect::<Vec<_>>());
        let mut later = Chance::of("LENS-4", 13, "pace");
        assert_ne!(first, (0..4).map(|_| later.between(0, 999)).collect::<Vec<_>>());
        assert_eq!(first, FIRST);
    }

    #[test]
    fn numbers_stay_between_their_bounds() {
        let mut chance = Chance::of("x", 0, "y");
        assert!((0..1_000).all(|_| (3..=9).contains(&chance.between(3, 9))));
        assert_eq!(chance.between(5, 4), 5);
    }
}
