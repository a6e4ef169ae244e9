//! The programme a list or page is read through, and the day it is read at.

use super::db::Done;
use super::error::Failure;
use super::visit::Visit;
use crate::domain::calendar::Day;
use crate::domain::ids::EstateCode;
use crate::domain::programme::Programme;
use crate::domain::progress::{default_to, progress};
use crate::domain::rollup::{Grain, ProgressInput};
use crate::domain::territory::Scope;
use crate::store::{FigureQuestion, Read};
use crate::text::Lang;

/// `programme=`, `to=` and `net=` as they came.
#[derive(Debug, Clone, Default)]
pub(super) struct Asked {
    programme: Option<String>,
    to: Option<Day>,
    net: bool,
}

impl Asked {
    /// What a request asks for.
    ///
    /// # Errors
    /// A sentence when `to` is not a day, or `net` neither true nor false.
    pub(super) fn of(visit: &Visit) -> Done<Self> {
        Ok(Self {
            programme: visit.param("programme").map(str::to_owned),
            to: visit.to()?,
            net: visit.net()?,
        })
    }

    /// A programme by its code, read as of today; the first one where the code is empty.
    pub(super) fn named(programme: &str) -> Self {
        let programme = Some(programme.trim()).filter(|it| !it.is_empty()).map(str::to_owned);
        Self { programme, ..Self::default() }
    }

    /// The code of the programme asked for, if any.
    pub(super) fn programme(&self) -> Option<&str> {
        self.programme.as_deref()
    }
}

/// A programme as a lens on the ledger.
pub(super) struct Lens {
    /// All programmes, in order.
    pub(super) programmes: Vec<Programme>,
    /// The question about the whole of it.
    pub(super) whole: FigureQuestion,
    input: ProgressInput,
    /// A whole year before `to` is missing: nothing is compared to date (DESIGN 2.10).
    pub(super) lacking: bool,
}

impl Lens {
    /// The programme asked for, or the first one.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is no such programme.
    pub(super) fn read(read: &mut Read<'_>, asked: &Asked) -> Done<Self> {
        let programmes = read.programmes()?;
        let programme = match asked.programme.as_deref() {
            Some(code) => programmes.iter().find(|it| it.code.as_str() == code),
            None => programmes.first(),
        };
        let programme = programme.cloned().ok_or(Failure::NotFound)?;
        let known = read.known_now()?;
        let to = asked.to.unwrap_or_else(|| default_to(known.on, programme.first_day));
        let whole = FigureQuestion {
            stage: programme.stage,
            net: asked.net,
            published: false,
            scope: Scope::All,
            known,
            to,
            reporting: false,
            programme,
        };
        let input = read.progress_input(&whole)?;
        let lacking = progress(&input, Grain::Year).lacks_a_whole_year();
        Ok(Self { programmes, whole, input, lacking })
    }

    /// The number of the version in force; 0 while none is published.
    pub(super) fn version(&self) -> i32 {
        self.input.current.as_ref().map_or(0, |curve| curve.version)
    }

    /// "Programme, stage, day": what is read through it.
    pub(super) fn about(&self, lang: Lang) -> String {
        let args = [
            ("programme", (&self.whole.programme.name).into()),
            ("stage", lang.stage_name(self.whole.stage).into()),
            ("day", lang.day_in_words(self.whole.to).into()),
        ];
        lang.say_with("estates-about", &args)
    }

    /// What an estate's progress is made from. A month is missing when the whole programme says
    /// nothing of it (DESIGN 2.10), not when this estate has no entry in it.
    pub(super) fn of_estate(
        &self,
        read: &mut Read<'_>,
        estate: &EstateCode,
    ) -> Done<ProgressInput> {
        let asked = FigureQuestion { scope: Scope::Estate(estate.clone()), ..self.whole.clone() };
        let mut input = read.progress_input(&asked)?;
        let reported = self.input.sums.iter().filter(|sum| sum.entries > 0);
        input.stated.extend(reported.map(|sum| sum.month));
        input.stated.extend(&self.input.stated);
        input.stated.sort_unstable();
        input.stated.dedup();
        Ok(input)
    }
}
