//! What a pack shows, read once.

use chrono::Datelike;

use crate::domain::calendar::{Day, last_day_of};
use crate::domain::ids::Position;
use crate::domain::knowledge::Knowledge;
use crate::domain::part::Parts;
use crate::domain::restatement::{Restatement, Split};
use crate::domain::rollup::{Grain, Progress};
use crate::store::{BridgeQuestion, FigureQuestion, Read, Result, Start};
use crate::web::board::{BoardData, question};

/// The edition a pack is published as.
pub(in crate::web) struct Edition {
    /// Its number.
    pub number: i32,
    /// What its manager says.
    pub comment: Option<String>,
    /// The name of who makes it.
    pub author: String,
}

/// Where the restatements of a pack begin.
#[derive(Debug, Clone, Copy)]
pub(in crate::web) enum Since {
    /// At the edition of that number, read at its event.
    Edition(i32, Position),
    /// At the end of that day, as there is no edition yet.
    Day(Day),
}

/// A programme, read at one day, with its stages and what changed since the last edition.
pub(in crate::web) struct PackData {
    /// What the board page shows.
    pub board: BoardData,
    /// The same by stage, month by month.
    pub stages: Vec<Progress>,
    /// Its EPCI, month by month.
    pub territories: Parts,
    /// Its EPCI, year by year.
    pub years: Parts,
    /// Where the bridge begins.
    pub since: Since,
    /// From there to here; none where there is nothing to compare.
    pub restated: Option<Restatement>,
    /// The edition it is published as; none for the board's own PDF.
    pub edition: Option<Edition>,
}

impl Since {
    /// The latest edition of a programme, or the end of the past year.
    pub(in crate::web) fn find(read: &mut Read<'_>, code: &str) -> Result<Self> {
        let today = read.today();
        let last = read.latest_edition(code)?;
        Ok(last.map_or_else(
            || Self::Day(last_day_of(today.year() - 1)),
            |(number, position)| Self::Edition(number, position),
        ))
    }
}

/// The bridge from there to what is known at a point.
pub(in crate::web) fn bridge_question(
    code: &str,
    since: Since,
    to: Knowledge,
    net: bool,
) -> BridgeQuestion {
    BridgeQuestion {
        programme: code.to_owned(),
        stage: None,
        net,
        from: Start::Known(match since {
            Since::Edition(_, position) => Knowledge::Position(position),
            Since::Day(day) => Knowledge::Day(day),
        }),
        to,
        year: None,
        split: Split::Whole,
    }
}

impl PackData {
    /// Reads the programme of that code at `to`.
    ///
    /// # Errors
    /// Not found when there is no such programme.
    pub(in crate::web) fn read(
        read: &mut Read<'_>,
        code: &str,
        (to, net): (Option<Day>, bool),
        (since, restated): (Since, Option<Restatement>),
    ) -> Result<Self> {
        let board = BoardData::read(read, code, to, net)?;
        let known = read.known_now()?;
        let asked = FigureQuestion { net, ..question(&board.programme, known, to) };
        Ok(Self {
            stages: read.stage_progress(&asked, Grain::Month)?,
            territories: read.territory_parts(&asked, Grain::Month)?,
            years: read.territory_parts(&asked, Grain::Year)?,
            board,
            since,
            restated,
            edition: None,
        })
    }
}
