//! Progress by department and EPCI. The rows sum to the programme: what lies in no known commune,
//! what was never broken down and what the plan gives to no estate have their own lines.

use super::data::BoardData;
use crate::domain::figure::{FigureScope, Quantity, Reference};
use crate::domain::progress::rest;
use crate::domain::rollup::TerritoryRow;
use crate::domain::territory::TerritoryLine;
use crate::text::Lang;
use crate::web::marks::{Number, Variance, bar};
use crate::web::yardstick::Yardstick;

/// A line of the table.
pub(in crate::web) struct Line {
    /// `sum`, `part`, `part odd`, `odd`, `total`.
    pub class: &'static str,
    pub name: String,
    /// The estates of an EPCI.
    pub href: Option<String>,
    pub note: Option<String>,
    pub estates: Option<String>,
    pub bar: Option<String>,
    pub actual: Option<Number>,
    pub planned: Option<Number>,
    pub variance: Option<Variance>,
    /// Nothing is followed there.
    pub nothing: bool,
}

/// What the lines are made from: rows, the heading's numbers and what may be shown.
pub(in crate::web) struct Breakdown<'a> {
    /// Code of the programme.
    pub programme: &'a str,
    pub rows: &'a [TerritoryRow],
    pub departments: &'a [(String, String)],
    pub actual: i64,
    pub planned: Option<i64>,
    /// Whether it is read net of defects.
    pub net: bool,
    /// Whether actual and planned may be compared.
    pub compared: bool,
    pub total: String,
    /// What happened, in the whole programme.
    pub figure: Reference,
    /// The version planned by.
    pub version: i32,
}

/// The breakdown of the board page.
pub(in crate::web) fn lines(lang: Lang, data: &BoardData) -> Vec<Line> {
    let total = &data.years.total;
    let adopted = !data.is_indicative();
    Breakdown {
        programme: data.programme.code.as_str(),
        rows: &data.territories,
        departments: &data.departments,
        actual: total.actual.unwrap_or(0),
        planned: total.planned_current.filter(|_| adopted),
        net: data.years.net,
        compared: !data.lacks_years(),
        total: lang.say("board-programme").into_owned(),
        figure: data.years.reference(Quantity::Actual, data.years.to_date()),
        version: Yardstick::Current.version(&data.years),
    }
    .lines(lang)
}

impl Breakdown<'_> {
    /// The lines, departments first.
    pub(in crate::web) fn lines(&self, lang: Lang) -> Vec<Line> {
        let mut lines = Vec::new();
        for (code, name) in self.departments {
            let of = |row: &&TerritoryRow| matches!(&row.line, TerritoryLine::Epci(department, _) if department.as_str() == code);
            let rows: Vec<&TerritoryRow> = self.rows.iter().filter(of).collect();
            let Ok(department) = code.parse() else { continue };
            if rows.is_empty() {
                continue;
            }
            let sum = TerritoryRow {
                line: TerritoryLine::Bucket,
                name: name.clone(),
                estates: rows.iter().map(|row| row.estates).sum(),
                actual: rows.iter().map(|row| row.actual).sum(),
                defective: rows.iter().map(|row| row.defective).sum(),
                planned: rows.iter().filter_map(|row| row.planned).reduce(|a, b| a + b),
            };
            lines.push(Line {
                bar: None,
                ..self.line(lang, "sum", &sum, Some(FigureScope::Department(department)))
            });
            lines.extend(rows.into_iter().map(|row| self.epci(lang, row)));
        }
        for row in self.rows {
            lines.extend(self.odd(lang, row));
        }
        lines.extend(self.rest(lang));
        let total = TerritoryRow {
            line: TerritoryLine::Bucket,
            name: self.total.clone(),
            estates: self.rows.iter().map(|row| row.estates).sum(),
            actual: self.actual,
            defective: self.rows.iter().map(|row| row.defective).sum(),
            planned: self.planned,
        };
        lines.push(Line { bar: None, ..self.line(lang, "total", &total, Some(FigureScope::All)) });
        lines
    }

    fn line(
        &self,
        lang: Lang,
        class: &'static str,
        row: &TerritoryRow,
        scope: Option<FigureScope>,
    ) -> Line {
        let figure = scope.map(|scope| self.figure.within(scope));
        let of = |quantity| figure.as_ref().map(|figure| figure.of(quantity));
        let version = self.version;
        let planned = row.planned.filter(|_| self.planned.is_some());
        let compared = planned.filter(|_| self.compared);
        let most = self.rows.iter().map(|row| row.actual.max(row.planned.unwrap_or(0))).max();
        Line {
            class,
            name: row.name.clone(),
            href: None,
            note: self.net_of(lang, row),
            estates: Some(lang.count(row.estates)),
            bar: Some(bar(200, row.actual, compared, most.unwrap_or(0))),
            actual: Some(Number::maybe(lang, row.actual, figure.as_ref())),
            planned: planned.map(|n| Number::maybe(lang, n, of(Quantity::Plan(version)).as_ref())),
            variance: compared.map(|planned| {
                let variance = Variance::of(lang, row.actual - planned);
                match of(Quantity::Variance(version)) {
                    Some(figure) => variance.figure(&figure),
                    None => variance,
                }
            }),
            nothing: false,
        }
    }

    /// The scope of an EPCI's line; none where the line is not all of it.
    fn scope(&self, row: &TerritoryRow) -> Option<FigureScope> {
        let TerritoryLine::Epci(_, Some(siren)) = &row.line else { return None };
        let same = |row: &&TerritoryRow| matches!(&row.line, TerritoryLine::Epci(_, Some(other)) if other == siren);
        let alone = self.rows.iter().filter(same).count() == 1;
        alone.then(|| FigureScope::Epci(siren.clone()))
    }

    /// What a line counts net, where it is read gross and that differs.
    fn net_of(&self, lang: Lang, row: &TerritoryRow) -> Option<String> {
        let net = row.actual - row.defective;
        let differs = !self.net && row.defective != 0;
        differs.then(|| lang.say_with("defects-net-short", &[("n", net.into())]))
    }

    fn epci(&self, lang: Lang, row: &TerritoryRow) -> Line {
        let nothing = row.estates == 0 && row.actual == 0 && row.planned.is_none();
        let class = if nothing { "part odd" } else { "part" };
        let mut line = self.line(lang, class, row, self.scope(row));
        if row.name.is_empty() {
            line.name = lang.say("no-epci").into_owned();
        }
        if let (TerritoryLine::Epci(_, Some(siren)), false) = (&row.line, nothing) {
            line.href = Some(format!("/estates?programme={}&epci={siren}", self.programme));
        }
        Line { nothing, ..line }
    }

    /// "Sans commune connue" and "non ventilé".
    fn odd(&self, lang: Lang, row: &TerritoryRow) -> Option<Line> {
        let (scope, name, note, counted) = match row.line {
            TerritoryLine::Epci(..) => return None,
            TerritoryLine::NoCommune => {
                (FigureScope::NoCommune, "no-commune", "board-no-commune-note", true)
            }
            TerritoryLine::Bucket => {
                (FigureScope::Bucket, "not-broken-down", "board-bucket-note", false)
            }
        };
        let mut line = self.line(lang, "odd", row, Some(scope));
        line.name = capital(&lang.say(name));
        line.note = Some(lang.say(note).into_owned());
        line.estates = line.estates.filter(|_| counted);
        Some(line)
    }

    /// What the plan gives to no estate, with what rounding leaves.
    fn rest(&self, lang: Lang) -> Option<Line> {
        let planned = rest(self.planned, self.rows.iter().map(|row| row.planned))?;
        let figure = self.figure.within(FigureScope::Rest);
        let (plan, variance) = (Quantity::Plan(self.version), Quantity::Variance(self.version));
        (planned != 0).then(|| Line {
            class: "odd",
            name: lang.say("board-rest").into_owned(),
            href: None,
            note: Some(lang.say("board-rest-note").into_owned()),
            estates: None,
            bar: None,
            actual: None,
            planned: Some(Number::of(lang, planned, &figure.of(plan))),
            variance: self
                .compared
                .then(|| Variance::of(lang, -planned).figure(&figure.of(variance))),
            nothing: false,
        })
    }
}

/// With a capital at its beginning.
pub(in crate::web) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
