//! What became of the lines of a detail file of the national register, in sentences.

use super::Lang;
use crate::domain::proposal::RplsLeft;

impl Lang {
    /// One sentence for each kind of line that there is.
    pub(super) fn rpls_left(self, left: &RplsLeft) -> Vec<String> {
        let all = [
            ("rpls-met", left.met),
            ("rpls-by-address", left.by_address),
            ("rpls-elsewhere", left.elsewhere),
            ("rpls-unknown", left.unknown),
            ("rpls-several", left.several),
            ("rpls-older", left.older),
        ];
        let there = all.into_iter().filter(|(key, count)| *count > 0 || *key == "rpls-met");
        there.map(|(key, count)| self.say_with(key, &[("n", count.into())])).collect()
    }
}
