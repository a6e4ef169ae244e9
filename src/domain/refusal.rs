//! The limits that refuse: what is asked cannot be recorded as it stands.

use strum::IntoStaticStr;

use super::calendar::{InTheFuture, Month};
use super::ids::Position;
use super::question::Question;

/// Why something was refused. `text` says it in a sentence with what to do.
#[derive(Debug, Clone, PartialEq, Eq, IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Refusal {
    /// It has not happened yet.
    Future(InTheFuture),
    /// No estate bears that code or name.
    UnknownEstate(String),
    /// Several estates bear that name; their codes.
    AmbiguousEstate {
        /// The name as written.
        name: String,
        /// Codes of the estates that bear it.
        codes: Vec<String>,
    },
    /// No landlord bears that code or name.
    UnknownLandlord(String),
    /// The estate has no single landlord: one must be named. Names of those known.
    LandlordNeeded {
        /// The estate's name.
        estate: String,
        /// Known landlords of the estate.
        known: Vec<String>,
    },
    /// No operation bears that code.
    UnknownOperation(String),
    /// The operation is on another estate or by another landlord.
    OperationElsewhere(String),
    /// The estate and landlord have several operations: one must be named. Their codes.
    OperationNeeded {
        /// The estate's name.
        estate: String,
        /// Codes of the operations.
        codes: Vec<String>,
    },
    /// Limits that ask, not yet confirmed.
    Questions(Vec<Question>),
    /// One of the entries that would replace a wrong one is refused or asked about.
    InReplacement {
        /// Which one, counted from 0.
        row: usize,
        /// Why.
        refusal: Box<Refusal>,
    },
    /// No entry bears that position.
    UnknownEntry(Position),
    /// What is to be corrected is itself a reversal.
    IsReversal(Position),
    /// Somebody has reversed it already.
    AlreadyReversed {
        /// The entry.
        entry: Position,
        /// The reversal.
        by: Position,
    },
    /// A contributor corrects only their own entries.
    NotYours(Position),
    /// An entry with live defects, cures or names is corrected after these are taken back.
    HasFamily {
        /// The entry.
        entry: Position,
        /// Its live defects.
        defects: Vec<Position>,
        /// Its live cures.
        cures: Vec<Position>,
        /// The namings whose names still stand.
        namings: Vec<Position>,
    },
    /// Only delivered dwellings have defects.
    NotDelivered(Position),
    /// A defect or cure before the day its dwellings were delivered.
    BeforeDelivery {
        /// The entry.
        entry: Position,
        /// The day it is counted on.
        on: super::calendar::Day,
    },
    /// More defects than dwellings.
    MoreThanDelivered {
        /// The entry.
        entry: Position,
        /// Its dwellings.
        delivered: i64,
        /// Defects there would be.
        reported: i64,
    },
    /// More cures than defects.
    MoreThanReported {
        /// The entry.
        entry: Position,
        /// The day.
        on: super::calendar::Day,
        /// Defects reported until then.
        reported: i64,
        /// Cures there would be until then.
        cured: i64,
    },
    /// Cures stand on the defect that is to be undone.
    CuresNeedIt {
        /// The defect.
        defect: Position,
        /// The cures.
        cures: Vec<Position>,
    },
    /// No defect or cure bears that position.
    UnknownDefect(Position),
    /// What is to be undone undoes a defect or cure itself.
    UndoesDefect {
        /// It.
        position: Position,
        /// The entry.
        entry: Position,
    },
    /// Dwellings that cannot be registered or named, each with its line, counted from 0.
    Dwellings(Vec<(usize, super::dwelling::DwellingProblem)>),
    /// More names than dwellings.
    TooManyNames {
        /// The entry.
        entry: Position,
        /// Its dwellings.
        dwellings: i64,
        /// Those named.
        named: i64,
        /// Those that would be named besides.
        more: i64,
    },
    /// No dwelling was given.
    NoDwellings,
    /// What the names of an operation's dwellings stand on cannot change: its estate, its
    /// landlord, the class of its works.
    OperationNames {
        /// Code of the operation.
        operation: String,
        /// Entries that name dwellings.
        entries: Vec<Position>,
    },
    /// The month is not over: nothing can be said of it yet.
    MonthNotOver(Month),
    /// The estate has already said "nothing this month".
    AlreadyStated(Month),
    /// The estate has entries in that month.
    HasEntries(Month),
    /// The bucket is not an estate and states nothing.
    Bucket,
    /// The draft was saved by somebody else meanwhile.
    StaleDraft {
        /// Who saved it.
        by: String,
    },
    /// The draft cannot be published as it is: all that is wrong with it.
    Draft(Vec<super::draft::DraftProblem>),
    /// There is no draft.
    NoDraft,
    /// The programme's days cannot change once a plan is published.
    PlanPublished,
    /// The programme's last day is before its first.
    DaysReversed,
    /// No picture of the programme shows that day.
    AnnotationDay {
        /// The first day pictures show.
        first: super::calendar::Day,
        /// The last.
        last: super::calendar::Day,
    },
    /// The programme carries as many annotations as a picture bears.
    TooManyAnnotations,
    /// Somebody has withdrawn it already.
    AnnotationWithdrawn,
    /// The point to go from is later than the point to go to.
    PointsReversed,
    /// No closing has published the year.
    NotPublished(i32),
    /// No EPCI bears that SIREN number.
    UnknownEpci(String),
    /// No register holds anything of that code or name.
    UnknownSubject(String),
    /// A commune cannot belong to two EPCI on one day.
    MembershipsOverlap,
    /// These very bytes were taken in before.
    SameFile {
        /// The day they were.
        on: super::calendar::Day,
        /// By whom.
        by: String,
    },
    /// The ledger has not reached that position.
    NotReached {
        /// The position asked for.
        position: Position,
        /// The last one.
        head: Position,
    },
    /// Nobody knows yet what will be known that day.
    KnownLater {
        /// The day asked for.
        on: super::calendar::Day,
        /// Today in Paris.
        today: super::calendar::Day,
    },
    /// The year is not over: it stays open.
    YearNotOver(i32),
    /// The ledger begins after that year.
    BeforeTheLedger {
        /// The year asked for.
        year: i32,
        /// The first one.
        first: i32,
    },
    /// The year is not in the state this needs; the state it is in.
    YearIs {
        /// The year.
        year: i32,
        /// Its state.
        state: super::year::YearState,
    },
    /// Years close in order, and an earlier one is not closed.
    EarlierYearOpen {
        /// The year to be closed.
        year: i32,
        /// The first that is not closed.
        earlier: i32,
    },
    /// The year takes what managers record and correct only.
    ManagersOnly(i32),
    /// The year is closed: it takes no statement, and no correction by a contributor.
    YearClosed(i32),
    /// The same act waits for a second person already.
    AlreadyAsked {
        /// Who asked.
        by: String,
    },
    /// Whoever asks does not confirm.
    OwnRequest,
    /// The proposal was adopted or removed meanwhile.
    ProposalDecided,
    /// Somebody changed the proposal meanwhile.
    ProposalChanged,
    /// Adopting what oneself brought wants a second person.
    OwnProposal,
    /// Only an adopted file that changed something is undone as a whole.
    NotUndoable,
    /// A draft of a plan that was saved later stands on the file.
    LaterDraft {
        /// Who saved it.
        by: String,
    },
    /// What was recorded later stands on what the file brought.
    LaterStand {
        /// Positions.
        entries: Vec<Position>,
    },
    /// What was asked has changed meanwhile.
    RequestVoid,
    /// The request was withdrawn, declined or confirmed meanwhile.
    RequestGone,
    /// The login is taken.
    LoginTaken(String),
    /// A code is taken.
    CodeTaken(String),
    /// The current password does not match.
    WrongPassword,
    /// Only contributors are limited to a part of the ledger.
    ScopeOfOthers,
    /// A reference opens no figure.
    NoFigure(super::explanation::NoFigure),
    /// A one-time link is unknown, used or expired.
    DeadLink,
    /// A name is missing, too long or of several lines.
    NameMalformed,
    /// The account is disabled.
    AccountDisabled(String),
    /// Nobody changes their own role, limits or state.
    OwnRights,
    /// The last administrator who can sign in stays one.
    LastAdministrator(String),
    /// A code of a second factor is wrong, too old, or was used.
    WrongCode,
    /// A board link is good for so many days.
    BoardLinkDays {
        /// At least.
        least: i64,
        /// At most.
        most: i64,
    },
    /// A token is never an administrator's.
    TokenRole,
    /// A token is good for so many days.
    TokenDays {
        /// At least.
        least: i64,
        /// At most.
        most: i64,
    },
    /// A token's name needs a letter or a digit.
    TokenName,
    /// A token of that name opens already.
    TokenTaken(String),
    /// A table has more rows than a sheet of a workbook takes.
    TooManyRows,
}

impl Refusal {
    /// The word that names it to programs, such as `unknown-estate`: that of the variant.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::InReplacement { refusal, .. } => refusal.code(),
            other => other.into(),
        }
    }
}
