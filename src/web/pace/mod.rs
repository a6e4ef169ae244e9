//! Paces: what end dates take, where twelve months lead, and what another pace would give.

mod checked;
pub(in crate::web) mod ends;
pub(super) mod page;
pub(super) mod what_if;

use crate::domain::calendar::Day;
use crate::domain::pace::{Pace, pace, usual_ends};
use crate::domain::programme::Programme;
use crate::domain::progress::progress;
use crate::domain::rollup::{Grain, Progress};
use crate::store::{FigureQuestion, Read};
use crate::web::board::question;
use crate::web::db::Done;
use crate::web::error::Failure;

/// A programme's progress by year, and its paces.
struct Ground {
    programme: Programme,
    years: Progress,
    pace: Pace,
    /// The end dates asked for besides its own.
    chosen: [Day; 2],
    asked: FigureQuestion,
}

impl Ground {
    fn read(
        read: &mut Read<'_>,
        code: &str,
        (to, net): (Option<Day>, bool),
        ends: [Option<Day>; 2],
    ) -> Done<Self> {
        let programme = read.programme(code)?.ok_or(Failure::NotFound)?;
        let asked = FigureQuestion { net, ..question(&programme, read.known_now()?, to) };
        let input = read.progress_input(&asked)?;
        let years = progress(&input, Grain::Year);
        let usual = usual_ends(&programme.code, input.last_day);
        let chosen = [ends[0].unwrap_or(usual[0]), ends[1].unwrap_or(usual[1])];
        let pace = pace(&input, &years, &chosen);
        Ok(Self { programme, years, pace, chosen, asked })
    }
}
