//! What a table says of itself: what is counted, through which programme, until when, and the
//! references its figures are found again by.

use crate::domain::explanation::Explanation;
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use crate::domain::ids::ProgrammeCode;
use crate::domain::rollup::{PlanStatus, Progress};
use crate::domain::stage::Stage;
use crate::files::cells::{About, Drawn};
use crate::store::{FigureQuestion, Read, Result};
use crate::text::Lang;

impl About {
    /// Adds something it is about.
    pub fn fact(&mut self, key: &str, text: impl Into<String>) {
        self.facts.push((self.lang.say(key).into_owned(), text.into()));
    }

    /// What is counted, to the last condition.
    fn counted(&mut self, stage: Stage, net: bool, published: bool) {
        let lang = self.lang;
        let conditions = [
            if net { "figures-define-net" } else { "figures-define-gross" },
            if published { "figures-define-published" } else { "figures-define-true" },
        ];
        let said = conditions.map(|key| lang.say(key));
        let definition = lang.stage_definition(stage);
        self.fact("sheet-counted", lang.stage_dwellings(stage));
        self.fact("sheet-definition", format!("{definition} {}", said.join(" ")));
    }
}

/// A table of the ledger or a register.
pub fn plain(read: &mut Read<'_>, lang: Lang, table: &'static str) -> Result<About> {
    Ok(About {
        lang,
        table,
        known: read.known_now()?,
        fictional: read.is_fictional()?,
        facts: Vec::new(),
        figures: Vec::new(),
        drawn: None,
    })
}

/// A table of what a programme counts.
pub fn asked(
    read: &mut Read<'_>,
    asked: &FigureQuestion,
    lang: Lang,
    table: &'static str,
) -> Result<About> {
    let mut about = plain(read, lang, table)?;
    about.known = asked.known.clone();
    about.fact("sheet-programme", &asked.programme.name);
    about.counted(asked.stage, asked.net, asked.published);
    about.fact("sheet-part", FigureScope::from(&asked.scope).to_string());
    about.fact("sheet-to", lang.day_in_words(asked.to));
    let actual = asked.reference(Quantity::Actual);
    about.figures.push((lang.say("sheet-done").into_owned(), None, actual.to_string()));
    Ok(about)
}

/// A progress table, with what its charts need.
pub(super) fn progress(of: &Progress, lang: Lang) -> About {
    let mut about = About {
        lang,
        table: "progress",
        known: of.known.clone(),
        fictional: of.fictional,
        facts: Vec::new(),
        figures: Vec::new(),
        drawn: None,
    };
    about.fact("sheet-programme", &of.programme_name);
    about.counted(of.stage, of.net, of.published);
    about.fact("sheet-part", FigureScope::from(&of.scope).to_string());
    about.fact("sheet-days", lang.days(of.first_day, of.last_day));
    about.fact("sheet-to", lang.day_in_words(of.to));
    about.fact("sheet-plan", plans(of, lang));
    about.figures = figures(of, lang);
    let name = |key: &str| lang.say(key).into_owned();
    let indicative = of.plan_status == PlanStatus::Indicative;
    about.drawn = Some(Drawn {
        counted: lang.stage_dwellings(of.stage).into_owned(),
        periods: u32::try_from(of.periods.len()).unwrap_or(0),
        original: name(if indicative { "sheet-indicative" } else { "sheet-original" }),
        current: (version(of, false) != version(of, true)).then(|| name("sheet-current")),
    });
    about
}

/// A figure and the lines that make it.
pub(super) fn figure(of: &Explanation, fictional: bool, lang: Lang) -> About {
    let mut about = About {
        lang,
        table: "figure",
        known: of.known.clone(),
        fictional,
        facts: Vec::new(),
        figures: Vec::new(),
        drawn: None,
    };
    about.fact("sheet-programme", &of.programme.name);
    about.fact("sheet-definition", lang.definition(of));
    let value = of.value.as_ref().ok().copied();
    about.figures.push((lang.say("sheet-sum").into_owned(), value, of.reference.to_string()));
    about
}

/// The version a table is measured by; 0 for the indicative line.
fn version(of: &Progress, original: bool) -> i32 {
    let curve = if original { &of.original } else { &of.current };
    curve.as_ref().map_or(0, |curve| curve.version)
}

fn plans(of: &Progress, lang: Lang) -> String {
    if of.plan_status == PlanStatus::Indicative {
        return lang.say("sheet-indicative").into_owned();
    }
    let mut versions = vec![version(of, true), version(of, false)];
    versions.dedup();
    versions.into_iter().map(|it| lang.plan_version(it)).collect::<Vec<_>>().join(" · ")
}

/// The totals at the day read, each with the reference it is found again by.
fn figures(of: &Progress, lang: Lang) -> Vec<(String, Option<i64>, String)> {
    let code: &ProgrammeCode = &of.programme;
    let reference = |quantity| Reference {
        programme: code.clone(),
        quantity,
        stage: of.stage,
        net: of.net,
        published: of.published,
        scope: FigureScope::from(&of.scope),
        period: FigurePeriod::Range(of.first_day.min(of.to), of.to),
        position: of.known.position,
    };
    let (original, current) = (version(of, true), version(of, false));
    let total = &of.total;
    let mut all = vec![
        ("sheet-done", total.actual, Quantity::Actual),
        ("sheet-planned-original", total.planned_original, Quantity::Plan(original)),
        ("sheet-variance-original", total.variance_original, Quantity::Variance(original)),
        ("sheet-remaining-original", total.remaining_original, Quantity::Remaining(original)),
    ];
    if current != original {
        all.extend([
            ("sheet-planned-current", total.planned_current, Quantity::Plan(current)),
            ("sheet-variance-current", total.variance_current, Quantity::Variance(current)),
            ("sheet-remaining-current", total.remaining_current, Quantity::Remaining(current)),
        ]);
    }
    let said = all.into_iter().filter(|(_, value, _)| value.is_some());
    said.map(|(key, value, quantity)| {
        (lang.say(key).into_owned(), value, reference(quantity).to_string())
    })
    .collect()
}
