//! The page of a year: what the template shows of the data.

use askama::Template;

use super::basis::Basis;
use super::breakdown::{self, by_estate, by_territory};
use super::data::{State, YearData};
use super::months;
use crate::domain::calendar::{last_day_of, paris_day};
use crate::domain::estate::BUCKET;
use crate::domain::figure::FigurePeriod;
use crate::domain::rollup::PlanStatus;
use crate::store::ListedEntry;
use crate::text::Lang;
use crate::web::board::figures::net_of;
use crate::web::board::territories;
use crate::web::closings::waiting::Waiting;
use crate::web::db::Done;
use crate::web::marks::entries_href;
use crate::web::page::{Page, Place};
use crate::web::yardstick::Yardstick;

#[derive(Template)]
#[template(path = "years/page.html")]
struct YearPage<'a> {
    page: Page,
    data: &'a YearData,
    code: &'a str,
    name: &'a str,
    done: String,
    say: String,
    since: Option<String>,
    /// What of the year has defects, where it is read gross.
    net: Option<String>,
    plans: Vec<String>,
    variances: Vec<String>,
    months: Vec<months::Line>,
    territories: Vec<territories::Line>,
    estates: Vec<breakdown::Line>,
    /// A plan is adopted, so that territories and estates may have one.
    planned: bool,
    entries: Vec<Row>,
    entries_href: String,
    basis: Basis,
    late: Vec<Row>,
    last_week: Vec<Row>,
    waiting: Vec<Waiting>,
}

/// An entry of the year.
struct Row {
    position: i64,
    number: String,
    when: String,
    /// None for the bucket of totals without breakdown.
    estate: Option<String>,
    estate_name: String,
    dwellings: String,
    author: String,
    recorded: String,
    /// The day it is booked on, where that is not its own.
    booked: Option<String>,
    state: Option<String>,
}

/// The page as HTML.
pub(super) fn render(
    page: Page,
    data: &YearData,
    published: bool,
    waiting: Vec<Waiting>,
) -> Done<String> {
    let lang = page.lang;
    let code = data.years.programme.as_str();
    let title = lang.say_with("year-title", &[("year", data.year.to_string().into())]);
    let plans = Yardstick::of(&data.years);
    let since = (data.since > 0).then(|| {
        let done = lang.stage_name(data.years.stage).into_owned();
        let day = lang.day_in_words(data.end);
        let args = [("n", data.since.into()), ("done", done.into()), ("day", day.into())];
        lang.say_with("year-since", &args)
    });
    let period = FigurePeriod::Range(data.first_day(), data.end);
    let net = net_of(lang, data.actual, data.defective, &data.years, period);
    let mut months = months::lines(lang, data);
    let compared = months.iter().any(|line| line.variances.iter().any(Option::is_some));
    if !compared {
        for line in &mut months {
            line.variances.clear();
        }
    }
    let differences = plans.iter().filter(|_| compared);
    let html = YearPage {
        done: territories::capital(&lang.stage_name(data.years.stage)),
        say: say(lang, data),
        since,
        net,
        plans: plans.iter().map(|plan| plan.short(lang).into_owned()).collect(),
        variances: differences.map(|plan| plan.difference(lang).into_owned()).collect(),
        months,
        territories: by_territory(lang, data),
        estates: by_estate(lang, data),
        planned: data.years.plan_status == PlanStatus::Adopted,
        entries: data.entries.iter().map(|entry| row(lang, entry)).collect(),
        entries_href: entries_href(
            &data.years,
            Some(data.first_day()),
            Some(last_day_of(data.year)),
        ),
        basis: Basis::of(lang, data, published),
        late: data.late.iter().map(|entry| row(lang, entry)).collect(),
        last_week: data.last_week.iter().map(|entry| row(lang, entry)).collect(),
        waiting,
        page: page.titled(title).place(Place::Years).programme(code),
        name: &data.years.programme_name,
        data,
        code,
    }
    .render()?;
    Ok(html)
}

/// The year in one sentence.
fn say(lang: Lang, data: &YearData) -> String {
    let year = || ("year", data.year.to_string().into());
    let planned = data.planned.0.or(data.planned.1).unwrap_or(0);
    if data.missing {
        return lang.say_with("year-say-missing", &[year()]);
    }
    if data.state == State::ToCome {
        return lang.say_with("year-say-to-come", &[year(), ("n", planned.into())]);
    }
    let mut clauses = Vec::new();
    for plan in Yardstick::of(&data.years).into_iter().filter(|_| data.compared()) {
        let Some(planned) = plan.pick(data.planned.0, data.planned.1) else { continue };
        let variance = data.actual - planned;
        let key = match variance {
            ..0 => "answer-behind",
            0 => "answer-even",
            1.. => "answer-ahead",
        };
        let plan = lang.say(match plan {
            Yardstick::Indicative => "the-plan-indicative",
            Yardstick::Original => "the-plan-original",
            Yardstick::Current => "the-plan-current",
        });
        let args = [("n", variance.saturating_abs().into()), ("plan", plan.into_owned().into())];
        clauses.push(lang.say_with(key, &args).replace("**", ""));
    }
    let day = lang.day_in_words(data.end);
    let done = lang.stage_dwellings(data.years.stage).into_owned();
    let key = if data.state == State::Running { "year-say-running" } else { "year-say" };
    let args = [year(), ("n", data.actual.into()), ("day", day.into()), ("done", done.into())];
    let count = lang.say_with(key, &args);
    if clauses.is_empty() {
        return format!("{count}.");
    }
    let (count, compared) = (count.into(), clauses.join(", ").into());
    lang.say_with("year-say-compared", &[("count", count), ("compared", compared)])
}

fn row(lang: Lang, listed: &ListedEntry) -> Row {
    let entry = &listed.entry;
    let state = match (entry.reverses, entry.reversed_by) {
        (Some(of), _) => Some(("year-entry-reverses", of)),
        (None, Some(by)) => Some(("year-entry-reversed", by)),
        (None, None) => None,
    };
    Row {
        position: entry.position,
        number: lang.position(entry.position),
        when: lang.when_short(entry.when),
        estate: Some(listed.estate.clone()).filter(|code| code != BUCKET),
        estate_name: listed.estate_name.clone(),
        dwellings: lang.count(entry.dwellings),
        author: entry.author.clone(),
        recorded: lang.day_short(paris_day(entry.recorded_at)),
        booked: (entry.booked != entry.when.on).then(|| lang.day_short(entry.booked)),
        state: state
            .map(|(key, other)| lang.say_with(key, &[("position", lang.position(other).into())])),
    }
}

impl YearPage<'_> {
    /// The address of the year as a table, read as this page reads it.
    fn file(&self, ending: &str) -> String {
        let years = &self.data.years;
        let net = if years.net { "&net=true" } else { "" };
        let basis = if years.published { "&basis=published" } else { "" };
        format!(
            "/programmes/{}/years/{}.{ending}?to={}{net}{basis}",
            self.code, self.data.year, years.to
        )
    }

    /// The years before and after, where they have pages.
    fn neighbours(&self) -> (Option<i32>, Option<i32>) {
        let has = |year: i32| Some(year).filter(|year| self.data.all.contains(year));
        (has(self.data.year - 1), has(self.data.year + 1))
    }
}
