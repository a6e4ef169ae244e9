//! `GET /api/v1/proposals/<id>`: what a file is, how it is read, everything that is wrong with it,
//! what is asked, and what it would do. It is looked at beside the request: while that lasts, the
//! answer says how far it is.

use rocket::get;
use serde::Serialize;
use utoipa::ToSchema;

use super::super::answers::{bytes, tagged};
use super::effect::{BoardMove, ProposalEffect};
use super::{ProposalLine, UnderWay, Work, found};
use crate::domain::calendar::Day;
use crate::domain::estate::Estate;
use crate::domain::proposal::{Import, ProposalState, Settings};
use crate::domain::rollup::Known;
use crate::store::{Proposal, Standing};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::guards::Contributor;
use crate::web::proposals::checks::Checked;
use crate::web::proposals::look::Look;

/// A proposal. What is found of its file is there while it waits.
#[derive(Serialize, ToSchema)]
pub(in crate::web::api) struct ProposalAlone {
    known: Known,
    #[serde(flatten)]
    proposal: ProposalLine,
    /// What is not done yet: ask again.
    under_way: Option<UnderWay>,
    /// It can be adopted as it stands.
    ready: bool,
    /// How the file is read.
    reading: Option<FileReading>,
    /// Cells at fault, in all.
    wrong: usize,
    /// What is wrong with them, alike things together: all of it.
    faults: Vec<FaultGroup>,
    /// Questions: their codes, sent with the adoption in `confirm`, answer yes.
    questions: Vec<QuestionGroup>,
    /// Names of estates that nothing bears, and what may be meant.
    unknown_names: Vec<UnknownName>,
    /// The same bytes were taken in before: adopting them changes nothing.
    taken_before: Option<Before>,
    effect: Option<ProposalEffect>,
    /// The boards, for who may adopt.
    boards: Vec<BoardMove>,
    /// Positions of what was recorded later and keeps an adopted file from being undone.
    later: Vec<i64>,
}

/// How a file is read.
#[derive(Serialize, ToSchema)]
struct FileReading {
    /// Why nothing can be read of it.
    problem: Option<String>,
    /// Sheets of a workbook.
    sheets: Vec<SheetLine>,
    /// The one that is read.
    sheet: Option<String>,
    columns: Vec<ColumnLine>,
    /// Lines with something to read.
    rows: usize,
    /// Lines passed over as titles.
    titles: Vec<u64>,
    /// Lines passed over as totals.
    totals: Vec<u64>,
    /// Blank lines passed over.
    blank: u64,
    /// Code of the programme of a plan.
    programme: Option<String>,
    /// Where a history that is taken over comes from.
    history: Option<String>,
}

/// A sheet of a workbook.
#[derive(Serialize, ToSchema)]
struct SheetLine {
    name: String,
    hidden: bool,
}

/// A column of a file.
#[derive(Serialize, ToSchema)]
struct ColumnLine {
    /// Its number, from 1.
    #[schema(minimum = 1)]
    column: usize,
    name: String,
    /// What it is read as; none where it is not read.
    read_as: Option<String>,
    /// What its first filled cell holds.
    sample: String,
}

/// What is wrong with some cells, alike.
#[derive(Serialize, ToSchema)]
struct FaultGroup {
    /// The column.
    column: String,
    /// What the cells hold.
    value: String,
    /// What is wrong and what would be right.
    message: String,
    /// The lines, as an editor numbers them.
    lines: Vec<u64>,
}

/// A question about some lines.
#[derive(Serialize, ToSchema)]
struct QuestionGroup {
    code: String,
    /// It was answered with yes for the whole file.
    confirmed: bool,
    /// The lines that raise it.
    lines: Vec<u64>,
    /// It as it is asked of some of them.
    examples: Vec<String>,
}

/// A name that no estate bears.
#[derive(Serialize, ToSchema)]
struct UnknownName {
    name: String,
    /// Codes of estates it may mean; none is taken by itself.
    maybe: Vec<String>,
}

/// When the same bytes were taken in.
#[derive(Serialize, ToSchema)]
struct Before {
    #[schema(value_type = chrono::NaiveDate)]
    on: Day,
    /// Login of who did.
    by: String,
    /// The name the file bore.
    file: String,
}

/// A proposal.
#[get("/api/v1/proposals/<id>")]
pub(in crate::web) async fn one(who: Contributor, id: &str) -> Done<Answer> {
    let proposal = found(&who, id).await?;
    let checks = &who.app.checks;
    if let Some(job) = checks.adoption(proposal.id) {
        let under_way = UnderWay::new(Work::Adopting, job.progress());
        return told(&who, proposal, None, Some(under_way)).await;
    }
    if proposal.state != ProposalState::Waiting {
        return told(&who, proposal, None, None).await;
    }
    let position = who.db().read(|read| read.head()).await?.position;
    let job = checks.check(who.db(), who.account().id, &proposal, position).await;
    match job.done() {
        None => {
            let under_way = UnderWay::new(Work::Checking, job.progress());
            told(&who, proposal, None, Some(under_way)).await
        }
        Some(checked) if checked.busy => Err(Failure::Busy),
        Some(checked) => told(&who, proposal, Some(checked), None).await,
    }
}

async fn told(
    who: &Contributor,
    proposal: Proposal,
    checked: Option<&Checked>,
    under_way: Option<UnderWay>,
) -> Done<Answer> {
    let adopted = Some(proposal.clone()).filter(|_| who.account().role.may_manage());
    let read = who.db().read_as(who.view(), move |read| {
        let standing = match adopted {
            Some(proposal) => read.standing_on_file(&proposal)?.unwrap_or_default(),
            None => Standing::default(),
        };
        let later = standing.later.into_iter().map(|(position, _)| position).collect();
        Ok((read.known_now()?, read.estates()?, later))
    });
    let (known, estates, later) = read.await?;
    let (lang, settings) = (who.lang, proposal.settings.clone());
    let mut told = ProposalAlone {
        known,
        proposal: proposal.into(),
        under_way,
        ready: false,
        reading: None,
        wrong: 0,
        faults: Vec::new(),
        questions: Vec::new(),
        unknown_names: Vec::new(),
        taken_before: None,
        effect: None,
        boards: Vec::new(),
        later,
    };
    if let Some(checked) = checked {
        told.take(lang, checked, &settings, &estates);
    }
    Ok(tagged(who, bytes(&told)?))
}

impl ProposalAlone {
    fn take(&mut self, lang: Lang, checked: &Checked, settings: &Settings, estates: &[Estate]) {
        let look = Look::new(lang, checked, settings, estates);
        (self.ready, self.wrong) = (look.ready, look.wrong);
        self.reading = Some(reading(lang, checked, settings));
        let fault = |it: crate::web::proposals::look::Fault| FaultGroup {
            column: it.column,
            value: it.value,
            message: it.sentence,
            lines: it.at,
        };
        self.faults = look.faults.into_iter().map(fault).collect();
        let question = |it: crate::web::proposals::look::Asked| QuestionGroup {
            code: it.code,
            confirmed: it.confirmed,
            lines: it.at,
            examples: it.examples,
        };
        self.questions = look.asked.into_iter().map(question).collect();
        let name = |it: crate::web::proposals::look::Unknown| UnknownName {
            name: it.name,
            maybe: it.maybe.into_iter().map(|it| it.value).collect(),
        };
        self.unknown_names = look.unknown.into_iter().map(name).collect();
        let Some(rehearsal) = &checked.rehearsal else { return };
        match &rehearsal.import {
            Import::Again(before) => {
                let (by, file) = (before.by.clone(), before.file.clone());
                self.taken_before = Some(Before { on: before.on, by, file });
            }
            Import::Rehearsed(effect) => self.effect = Some(ProposalEffect::new(lang, effect)),
            Import::Wrong(_) | Import::Done(_) => {}
        }
        self.boards = rehearsal.boards.iter().map(BoardMove::new).collect();
    }
}

fn reading(lang: Lang, checked: &Checked, settings: &Settings) -> FileReading {
    let it = &checked.reading;
    let columns = it.columns.iter().enumerate().map(|(index, column)| ColumnLine {
        column: index + 1,
        name: column.name.clone(),
        read_as: Some(column.read_as.clone()).filter(|it| !it.is_empty()),
        sample: column.sample.clone(),
    });
    let sheets = it.sheets.iter();
    FileReading {
        problem: it.problem.as_ref().map(|it| it.sentence(lang)),
        sheet: it.sheets.get(it.chosen).map(|it| it.name.clone()),
        sheets: sheets.map(|it| SheetLine { name: it.name.clone(), hidden: it.hidden }).collect(),
        columns: columns.collect(),
        rows: it.rows,
        titles: it.titles.clone(),
        totals: it.totals.clone(),
        blank: it.blank,
        programme: settings.programme.clone(),
        history: settings.history.clone(),
    }
}
