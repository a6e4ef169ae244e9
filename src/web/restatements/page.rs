//! The page of the bridge: the form, the sentence, the picture, the table, the lines.

use askama::Template;
use chrono::Datelike as _;
use rocket::get;
use rocket::http::Status;

use super::asked::{self, word};
use crate::charts;
use crate::domain::calendar::{first_day_of, last_day_of};
use crate::domain::figure::{FigurePeriod, FigureScope, Quantity, Reference};
use crate::domain::programme::Programme;
use crate::domain::restatement::{Bridge, Cause, Line, Restatement, Split};
use crate::domain::rollup::Known;
use crate::domain::stage::Stage;
use crate::text::Lang;
use crate::text::sentences::restatement as said;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Reader;
use crate::web::listing::Choice;
use crate::web::marks::{Number, Variance, emphasised};
use crate::web::page::{Page, Place};
use crate::web::visit::Visit;

#[derive(Template)]
#[template(path = "restatements/page.html")]
struct BridgePage {
    page: Page,
    form: Form,
    problem: Option<String>,
    shown: Option<Shown>,
}

/// The two points and what they are read through, as asked for.
struct Form {
    from: String,
    to: String,
    year: String,
    programmes: Vec<Choice>,
    splits: Vec<Choice>,
    stages: Vec<Choice>,
    measures: Vec<Choice>,
}

/// A bridge that could be read.
struct Shown {
    answer: String,
    /// Nothing stands between the two points.
    unchanged: bool,
    about: String,
    say: String,
    chart: String,
    svg: String,
    csv: String,
    opening: (String, Number),
    steps: Vec<Step>,
    closing: (String, Number),
    residual: String,
    lines: Option<Lines>,
}

/// A cause.
struct Step {
    name: String,
    moved: Variance,
    href: String,
    /// "12 lignes du journal".
    entries: String,
}

/// The lines that moved.
struct Lines {
    say: String,
    heads: Vec<String>,
    rows: Vec<LineRow>,
}

struct LineRow {
    class: &'static str,
    name: String,
    href: Option<String>,
    opening: String,
    moved: Vec<Option<(Variance, Option<String>)>>,
    closing: String,
    residual: String,
}

#[get("/restatements")]
pub(in crate::web) async fn page(reader: Reader) -> Done<Answer> {
    let programmes = reader.read(|read| read.programmes()).await?;
    let (problem, found) = match asked::bridge(&reader).await {
        Ok(found) => (None, Some(found)),
        Err(Failure::Refused(refusal)) => (Some(reader.lang.refusal(&refusal)), None),
        Err(Failure::Unreadable(sentence) | Failure::Parameter { sentence, .. }) => {
            (Some(sentence), None)
        }
        Err(other) => return Err(other),
    };
    let lang = reader.lang;
    let status = if problem.is_some() { Status::UnprocessableEntity } else { Status::Ok };
    let mut page = reader.page().titled(lang.say("restatements-title")).place(Place::Years);
    if let Some(found) = &found {
        page = page.programme(found.programme.code.as_str());
    }
    let html = BridgePage {
        form: form(&reader, found.as_ref(), programmes),
        shown: found.as_ref().map(|found| shown(&reader, found)),
        problem,
        page,
    }
    .render()?;
    Ok(Answer::page(status, reader.kept_there(html)))
}

fn form(visit: &Visit, found: Option<&Restatement>, programmes: Vec<Programme>) -> Form {
    let lang = visit.lang;
    let given = |name: &str| visit.param(name).unwrap_or_default().to_owned();
    let from = found.filter(|it| it.closing.is_none()).map(|it| it.from.on.to_string());
    let choice = |name: &str, value: &str, key: &str| {
        Choice::new(value, lang.say(key), |it| it == visit.param(name).unwrap_or_default())
    };
    let here = visit.param("programme").unwrap_or(&visit.app.programme);
    let stage = found.map(|it| it.stage);
    Form {
        from: visit.param("from").map_or_else(|| from.unwrap_or_default(), str::to_owned),
        to: given("to"),
        year: given("year"),
        programmes: programmes
            .into_iter()
            .map(|it| Choice::new(it.code.as_str(), it.name, |code| code == here))
            .collect(),
        splits: vec![
            choice("by", "", "restatements-by-whole"),
            choice("by", "territory", "restatements-by-territory"),
            choice("by", "estate", "restatements-by-estate"),
        ],
        stages: Stage::ALL
            .map(|it| Choice::new(it.as_str(), lang.stage_name(it), |_| Some(it) == stage))
            .into(),
        measures: vec![
            choice("net", "", "restatements-gross"),
            choice("net", "true", "restatements-net"),
        ],
    }
}

fn shown(visit: &Visit, of: &Restatement) -> Shown {
    let lang = visit.lang;
    let bridge = &of.bridge;
    let text = said::restatement(lang, of, false).plain();
    let steps: Vec<Step> =
        bridge.at_work().into_iter().map(|cause| step(visit, bridge, cause)).collect();
    let point =
        |key: &str, known| format!("{} {}", lang.say(key), said::point(lang, of, known, true));
    Shown {
        answer: emphasised(&said::restatement(lang, of, true)),
        unchanged: steps.is_empty(),
        about: about(lang, of),
        say: lang.say_with("restatements-steps-say", &[("n", steps.len().into())]),
        chart: charts::in_page(lang, "bridge", |style| charts::waterfall(of, &text, style)),
        svg: asked::address(visit, "/charts/restatement.svg", &[]),
        csv: asked::address(visit, "/restatements.csv", &[]),
        opening: (
            point("restatements-opening", &of.from),
            end(lang, of, &of.from, of.closing.is_some(), bridge.opening_sum()),
        ),
        steps,
        closing: (
            point("restatements-closing", &of.to),
            end(lang, of, &of.to, false, bridge.closing_sum()),
        ),
        residual: lang.signed(bridge.residual()),
        lines: (of.split != Split::Whole && !bridge.changed().is_empty()).then(|| lines(visit, of)),
    }
}

/// What a bridge leaves or arrives at, with its explanation where there is something to explain.
fn end(lang: Lang, of: &Restatement, known: &Known, published: bool, n: i64) -> Number {
    let year = of.first.year();
    let whole = (of.first, of.last) == (first_day_of(year), last_day_of(year));
    let figure = Reference {
        programme: of.programme.code.clone(),
        quantity: Quantity::Actual,
        stage: of.stage,
        net: of.net,
        published,
        scope: FigureScope::All,
        period: if whole {
            FigurePeriod::Year(year)
        } else {
            FigurePeriod::Range(of.first, of.last)
        },
        position: known.position,
    };
    let number = Number::of(lang, n, &figure);
    Number { href: number.href.filter(|_| n != 0), ..number }
}

/// Programme, stage and days.
fn about(lang: Lang, of: &Restatement) -> String {
    let words = lang.stage_dwellings(of.stage);
    let measure = if of.net { "restatements-net" } else { "restatements-gross" };
    let days = lang.days(of.first.max(first_day_of(1)), of.last);
    let measure = crate::domain::names::fold(&lang.say(measure));
    format!("{} · {words}, {measure} · {days}", of.programme.name)
}

fn step(visit: &Visit, bridge: &Bridge, cause: Cause) -> Step {
    let lang = visit.lang;
    let behind = bridge.behind.get(&cause).map_or(0, Vec::len);
    Step {
        name: said::cause(lang, cause),
        moved: Variance::of(lang, bridge.cause_sum(cause)),
        href: asked::address(visit, "/restatements/entries", &[("cause", &cause.word())]),
        entries: lang.say_with("restatements-entries-count", &[("n", behind.into())]),
    }
}

fn lines(visit: &Visit, of: &Restatement) -> Lines {
    let lang = visit.lang;
    let bridge = &of.bridge;
    let causes = bridge.at_work();
    let changed = bridge.changed();
    let cell = |cause: Cause, line: &Line| {
        let moved = bridge.of_cause(cause, line);
        let word = word(of, line);
        let more = [("cause", cause.word()), ("line", word)];
        let more = more.each_ref().map(|(name, value)| (*name, value.as_str()));
        let href = asked::address(visit, "/restatements/entries", &more);
        let href = (cause != Cause::Booked).then_some(href);
        (moved != 0).then(|| (Variance::of(lang, moved), href))
    };
    let mut rows: Vec<LineRow> = changed
        .iter()
        .map(|line| LineRow {
            class: "",
            name: said::line(lang, of, line),
            href: match line {
                Line::Estate(id) => of.estates.get(id).map(|it| format!("/estates/{}", it.0)),
                _ => None,
            },
            opening: lang.count(bridge.opening_of(line)),
            moved: causes.iter().map(|cause| cell(*cause, line)).collect(),
            closing: lang.count(bridge.closing_of(line)),
            residual: lang.signed(bridge.residual_of(line)),
        })
        .collect();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    rows.push(LineRow {
        class: "total",
        name: lang.say("restatements-total").into_owned(),
        href: None,
        opening: lang.count(bridge.opening_sum()),
        moved: causes
            .iter()
            .map(|cause| Some((Variance::of(lang, bridge.cause_sum(*cause)), None)))
            .collect(),
        closing: lang.count(bridge.closing_sum()),
        residual: lang.signed(bridge.residual()),
    });
    Lines {
        say: lang.say_with("restatements-lines-say", &[("n", changed.len().into())]),
        heads: causes.iter().map(|cause| said::cause(lang, *cause)).collect(),
        rows,
    }
}
