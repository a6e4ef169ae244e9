//! What the board would say, read inside the transaction that rehearses a file.

use crate::domain::progress::{default_to, progress};
use crate::domain::proposal::BoardFigures;
use crate::domain::rollup::Grain;
use crate::domain::territory::Scope;
use crate::store::error::Result;
use crate::store::{FigureQuestion, Read};

impl Read<'_> {
    /// The figures of the board of each programme, as it opens.
    pub(super) fn board_figures(&mut self) -> Result<Vec<BoardFigures>> {
        let known = self.known_now()?;
        let mut all = Vec::new();
        for programme in self.programmes()? {
            let asked = FigureQuestion {
                stage: programme.stage,
                net: false,
                published: false,
                scope: Scope::All,
                to: default_to(known.on, programme.first_day),
                known: known.clone(),
                reporting: true,
                programme: programme.clone(),
            };
            let total = progress(&self.progress_input(&asked)?, Grain::Year).total;
            all.push(BoardFigures {
                code: programme.code.to_string(),
                name: programme.name,
                actual: total.actual,
                since: total.since,
                variance_original: total.variance_original,
                variance_current: total.variance_current,
            });
        }
        Ok(all)
    }
}
