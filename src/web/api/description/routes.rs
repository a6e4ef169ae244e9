//! The table: every address of the API, who may call it, what it takes, what it answers.

use rocket::http::Method;

use super::super::entries::correct::{CorrectedEntry, NewCorrection};
use super::super::entries::defects::{NewReport, Reported, Undoing};
use super::super::entries::list::EntryPage;
use super::super::entries::one::EntryAlone;
use super::super::entries::record;
use super::super::estates::EstateAlone;
use super::super::operations::{OperationAlone, OperationList};
use super::super::programmes::{ProgrammeAlone, ProgrammeList};
use super::super::proposals::ProposalLine;
use super::super::proposals::acts::NewAdoption;
use super::super::proposals::bring::Brought;
use super::super::proposals::list::ProposalPage;
use super::super::proposals::one::ProposalAlone;
use super::super::proposals::said::FIELDS;
use super::super::requests::{Confirmed, RequestList};
use super::super::years::{NewReopening, Nothing, Year, YearActed};
use super::Shape;
use crate::domain::role::Role;
use crate::exports::figures::{Answer as Figure, Entries as FigureLines};
use crate::exports::{DwellingList, EstateList, ProgressAnswer};
use crate::web::restatements::told::Told as Restatement;

/// A body that is sent.
#[derive(Clone, Copy)]
pub(in crate::web::api) struct Body {
    /// Its form.
    pub(in crate::web::api) shape: Shape,
    /// One, as somebody could send it.
    pub(in crate::web::api) example: &'static str,
    /// It may be left out.
    pub(in crate::web::api) optional: bool,
}

/// One method of one address.
#[derive(Clone, Copy)]
pub(in crate::web::api) struct Described {
    /// The method.
    pub(in crate::web::api) method: Method,
    /// The address, as it is mounted.
    pub(in crate::web::api) path: &'static str,
    /// What programs and messages call it.
    pub(in crate::web::api) id: &'static str,
    /// What it is about.
    pub(in crate::web::api) tag: &'static str,
    /// The least role that may call it.
    pub(in crate::web::api) role: Role,
    /// The parameters of its query, beside `lang`.
    pub(in crate::web::api) query: &'static [&'static str],
    /// What is sent.
    pub(in crate::web::api) body: Option<Body>,
    /// What is answered when it is done.
    pub(in crate::web::api) answers: &'static [u16],
    /// The form of that answer.
    pub(in crate::web::api) shape: Option<Shape>,
    /// Statuses of problems, beside those of every address.
    pub(in crate::web::api) problems: &'static [u16],
    /// The body is a file, as it is or in a form.
    pub(in crate::web::api) file: bool,
    /// A query to try, in the example.
    pub(in crate::web::api) example: &'static str,
}

/// Problems every writing may answer.
pub(super) const WRITING: &[u16] = &[408, 409, 413, 415, 422, 507];

impl Described {
    fn get(path: &'static str, id: &'static str, tag: &'static str, shape: Shape) -> Self {
        Self {
            method: Method::Get,
            path,
            id,
            tag,
            role: Role::Reader,
            query: &[],
            body: None,
            answers: &[200],
            shape: Some(shape),
            problems: &[],
            file: false,
            example: "",
        }
    }

    fn post(path: &'static str, id: &'static str, tag: &'static str, shape: Shape) -> Self {
        let (method, answers) = (Method::Post, &[201]);
        let (role, problems) = (Role::Contributor, WRITING);
        Self { method, role, answers, problems, ..Self::get(path, id, tag, shape) }
    }

    fn taking(self, query: &'static [&'static str]) -> Self {
        Self { query, ..self }
    }

    fn sent(self, shape: Shape, example: &'static str) -> Self {
        Self { body: Some(Body { shape, example, optional: false }), ..self }
    }

    fn unneeded(self) -> Self {
        Self { body: self.body.map(|body| Body { optional: true, ..body }), ..self }
    }

    fn answering(self, answers: &'static [u16]) -> Self {
        Self { answers, ..self }
    }

    fn refusing(self, problems: &'static [u16]) -> Self {
        Self { problems, ..self }
    }

    fn tried(self, example: &'static str) -> Self {
        Self { example, ..self }
    }
}

/// Every address, in the order people read of them.
pub(in crate::web::api) fn all() -> Vec<Described> {
    let mut all = programmes();
    all.extend(registers());
    all.extend(entries());
    all.extend(changes());
    all.extend(figures());
    all.extend(years());
    all.extend(proposals());
    all.push(description());
    all
}

fn programmes() -> Vec<Described> {
    let list = Shape::of::<ProgrammeList>();
    let one = Shape::of::<ProgrammeAlone>();
    let progress = Shape::of::<ProgressAnswer<'static>>();
    vec![
        Described::get("/api/v1/programmes", "listProgrammes", "programmes", list)
            .taking(&["known"]),
        Described::get("/api/v1/programmes/<code>", "getProgramme", "programmes", one)
            .taking(&["known"]),
        Described::get("/api/v1/programmes/<code>/progress", "getProgress", "programmes", progress)
            .taking(&[
                "by",
                "stage",
                "net",
                "basis",
                "department",
                "epci",
                "commune",
                "estate",
                "landlord",
                "to",
                "known",
            ])
            .tried("?by=year&to=2025-12-31"),
    ]
}

fn registers() -> Vec<Described> {
    let list = Shape::of::<EstateList<'static>>();
    let estate = Shape::of::<EstateAlone>();
    let dwellings = Shape::of::<DwellingList<'static>>();
    let operations = Shape::of::<OperationList>();
    let operation = Shape::of::<OperationAlone>();
    vec![
        Described::get("/api/v1/estates", "listEstates", "registers", list).taking(&[
            "programme",
            "to",
            "net",
            "known",
        ]),
        Described::get("/api/v1/estates/<code>", "getEstate", "registers", estate).taking(&[
            "programme",
            "to",
            "net",
            "known",
        ]),
        Described::get("/api/v1/estates/<code>/dwellings", "listDwellings", "registers", dwellings)
            .taking(&["known"]),
        Described::get("/api/v1/operations", "listOperations", "registers", operations)
            .taking(&["estate", "landlord", "kind", "known"])
            .tried("?estate=LENS-4"),
        Described::get("/api/v1/operations/<code>", "getOperation", "registers", operation)
            .taking(&["known"]),
    ]
}

fn entries() -> Vec<Described> {
    let (page, one) = (Shape::of::<EntryPage>(), Shape::of::<EntryAlone>());
    vec![
        Described::get("/api/v1/entries", "listEntries", "entries", page)
            .taking(&[
                "estate", "operation", "stage", "from", "to", "author", "batch", "programme",
                "landlord", "live", "after", "limit", "known",
            ])
            .tried("?stage=delivered&from=2025-01-01&limit=500"),
        Described::get("/api/v1/entries/<position>", "getEntry", "entries", one)
            .taking(&["known"]),
        Described::post(
            "/api/v1/entries",
            "recordEntry",
            "entries",
            Shape::of::<record::RecordedEntry>(),
        )
        .sent(
            Shape::of::<record::NewEntry>(),
            r#"{"estate": "LENS-4", "landlord": "maisons-et-cites", "stage": "delivered", "on": "2026-10-30", "dwellings": 24, "reference": "PV-2026-118"}"#,
        ),
    ]
}

fn figures() -> Vec<Described> {
    let (figure, lines) = (Shape::of::<Figure<'static>>(), Shape::of::<FigureLines<'static>>());
    vec![
        Described::get("/api/v1/figures/<reference>", "getFigure", "figures", figure)
            .taking(&["known"])
            .refusing(&[422]),
        Described::get("/api/v1/figures/<reference>/entries", "listFigureLines", "figures", lines)
            .taking(&["known"])
            .refusing(&[422]),
    ]
}

fn changes() -> Vec<Described> {
    let corrected = Shape::of::<CorrectedEntry>();
    let reported = Shape::of::<Reported>();
    let report = Shape::of::<NewReport>();
    let of = |path, id, shape| Described::post(path, id, "entries", shape);
    vec![
        of("/api/v1/entries/<position>/correction", "correctEntry", corrected).sent(
            Shape::of::<NewCorrection>(),
            r#"{"reason": "typing-error", "note": "22 et non 24", "replacements": [{"estate": "LENS-4", "landlord": "maisons-et-cites", "stage": "delivered", "on": "2026-10-30", "dwellings": 22}]}"#,
        ),
        of("/api/v1/entries/<position>/defects", "reportDefects", reported)
            .sent(report, r#"{"on": "2026-11-12", "dwellings": 2, "note": "humidité"}"#),
        of("/api/v1/entries/<position>/cures", "cureDefects", reported)
            .sent(report, r#"{"on": "2026-11-20", "dwellings": 1}"#),
        of("/api/v1/entries/<position>/defects/<defect>/reversal", "undoDefects", reported)
            .sent(Shape::of::<Undoing>(), r#"{"note": "signalé deux fois"}"#)
            .unneeded(),
    ]
}

fn years() -> Vec<Described> {
    let acted = Shape::of::<YearActed>();
    let nothing = Shape::of::<Nothing>();
    let of = |path, id, shape| Described {
        role: Role::Manager,
        ..Described::post(path, id, "years", shape)
    };
    let year = Described::get("/api/v1/years/<year>", "getYear", "years", Shape::of::<Year>());
    vec![
        year.taking(&["known"]),
        of("/api/v1/years/<year>/corrections-only", "takeCorrectionsOnly", acted)
            .sent(nothing, "{}")
            .unneeded(),
        of("/api/v1/years/<year>/closing", "closeYear", acted)
            .sent(nothing, "{}")
            .unneeded()
            .answering(&[201, 202]),
        of("/api/v1/years/<year>/reopening", "reopenYear", acted)
            .sent(
                Shape::of::<NewReopening>(),
                r#"{"reason": "late-news", "note": "PV de décembre reçus en mars"}"#,
            )
            .answering(&[201, 202]),
        Described {
            role: Role::Manager,
            ..Described::get(
                "/api/v1/requests",
                "listRequests",
                "years",
                Shape::of::<RequestList>(),
            )
        },
        of("/api/v1/requests/<id>/confirmation", "confirmRequest", Shape::of::<Confirmed>())
            .sent(nothing, "{}")
            .unneeded(),
        Described { method: Method::Delete, ..of("/api/v1/requests/<id>", "dropRequest", acted) }
            .answering(&[204]),
        Described::get(
            "/api/v1/restatements",
            "getRestatement",
            "years",
            Shape::of::<Restatement>(),
        )
        .taking(&["programme", "from", "to", "year", "by", "stage", "net", "known"])
        .refusing(&[422])
        .tried("?from=2026-01-31&to=2026-10-31"),
    ]
}

fn proposals() -> Vec<Described> {
    let (page, one) = (Shape::of::<ProposalPage>(), Shape::of::<ProposalAlone>());
    let line = Shape::of::<ProposalLine>();
    let get = |path, id, shape| Described {
        role: Role::Contributor,
        ..Described::get(path, id, "proposals", shape)
    };
    let post = |path, id, shape| Described::post(path, id, "proposals", shape);
    let adoption = "/api/v1/proposals/<id>/adoption";
    vec![
        Described { file: true, ..post("/api/v1/proposals", "bringFile", Shape::of::<Brought>()) }
            .taking(&FIELDS)
            .answering(&[200, 201])
            .tried("?kind=entries&file=suivi.csv"),
        get("/api/v1/proposals", "listProposals", page)
            .taking(&["state", "kind", "after", "limit"])
            .tried("?state=waiting"),
        get("/api/v1/proposals/<id>", "getProposal", one),
        Described { role: Role::Manager, ..post(adoption, "adoptProposal", line) }
            .sent(
                Shape::of::<NewAdoption>(),
                r#"{"revision": 1, "confirm": ["twin"], "reason": "deux tranches le même jour"}"#,
            )
            .unneeded()
            .answering(&[201, 202]),
        Described {
            role: Role::Manager,
            ..post("/api/v1/proposals/<id>/reversal", "undoProposal", line)
        }
        .sent(Shape::of::<Nothing>(), "{}")
        .unneeded(),
        Described {
            method: Method::Delete,
            ..post("/api/v1/proposals/<id>", "discardProposal", line)
        }
        .answering(&[204]),
    ]
}

fn description() -> Described {
    let (path, about) = ("/api/v1/openapi.json", "description");
    let any = Shape::of::<EntryAlone>();
    Described { shape: None, ..Described::get(path, "getDescription", about, any) }
}
