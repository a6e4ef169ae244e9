//! Long work on files, beside the pages that show how far it is: a page that is left loses
//! nothing, and the next visit finds what was found. One file is checked at a time.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use rocket::tokio::sync::Semaphore;
use rocket::tokio::time::sleep;

use super::reading::{Reading, read};
use crate::domain::calendar::Day;
use crate::domain::ids::Position;
use crate::domain::proposal::{Import, ImportFile, ImportOptions};
use crate::domain::refusal::Refusal;
use crate::store::{AdoptedAnswer, Adopting, Author, OnceKey, Proposal, Rehearsal};
use crate::web::db::{Db, Done};
use crate::web::error::Failure;

/// Results kept; the oldest make room.
const KEPT: usize = 24;
/// How often a request looks whether the work is done, and for how long.
const LOOK: (Duration, u32) = (Duration::from_millis(20), 75);

/// Work that is under way or done.
pub(in crate::web) struct Job<T> {
    at: AtomicUsize,
    rows: AtomicUsize,
    done: OnceLock<T>,
}

impl<T> Job<T> {
    fn new() -> Arc<Self> {
        Arc::new(Self { at: AtomicUsize::new(0), rows: AtomicUsize::new(0), done: OnceLock::new() })
    }

    /// Lines done, and lines in all; 0 of 0 while the file is read.
    pub(in crate::web) fn progress(&self) -> (usize, usize) {
        (self.at.load(Ordering::Relaxed), self.rows.load(Ordering::Relaxed))
    }

    /// What came of it.
    pub(in crate::web) fn done(&self) -> Option<&T> {
        self.done.get()
    }

    /// Waits a moment: most files are done before anybody could look at a bar.
    async fn wait(&self) {
        for _ in 0..LOOK.1 {
            if self.done.get().is_some() {
                return;
            }
            sleep(LOOK.0).await;
        }
    }
}

/// A file that was looked at.
pub(in crate::web) struct Checked {
    pub(in crate::web) reading: Reading,
    /// What it would do; none where it cannot be read, or has no line that can.
    pub(in crate::web) rehearsal: Option<Rehearsal>,
    /// It could not be looked at now.
    pub(in crate::web) busy: bool,
}

/// What became of an adoption.
pub(in crate::web) enum Adopted {
    Done,
    /// The check found something after all: the page shows it.
    Not(Box<Checked>),
    Refused(Refusal),
    /// It wants a second person, and who asks is none.
    Person,
    /// The key it came with was used for another request.
    KeyReused,
    Busy,
}

/// A key that an adoption counts once for, and the answer kept with it.
pub(in crate::web) type Once = (OnceKey, AdoptedAnswer);

/// What a check was made of: another answer is only worth asking for when one of these changed.
#[derive(PartialEq, Eq, Hash, Clone)]
struct Made {
    revision: i32,
    position: Position,
    today: Day,
    account: i32,
}

type Held<T> = Mutex<HashMap<i32, T>>;

/// All such work.
pub(in crate::web) struct Checks {
    readings: Held<(Made, Arc<Job<Checked>>)>,
    adoptions: Held<Arc<Job<Adopted>>>,
    turn: Arc<Semaphore>,
}

impl Default for Checks {
    fn default() -> Self {
        Self {
            readings: Mutex::default(),
            adoptions: Mutex::default(),
            turn: Arc::new(Semaphore::new(1)),
        }
    }
}

fn held<T>(of: &Held<T>) -> std::sync::MutexGuard<'_, HashMap<i32, T>> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Checks {
    /// Looks at a proposal as an account sees it, or at what was found before.
    pub(in crate::web) async fn check(
        &self,
        db: &Db,
        account: i32,
        proposal: &Proposal,
        position: Position,
    ) -> Arc<Job<Checked>> {
        let today = crate::domain::calendar::paris_day(db.clock().now());
        let made = Made { revision: proposal.revision, position, today, account };
        let job = {
            let mut all = held(&self.readings);
            match all.get(&proposal.id) {
                Some((of, job)) if *of == made && !job.done().is_some_and(|it| it.busy) => {
                    Arc::clone(job)
                }
                _ => {
                    if all.len() >= KEPT
                        && let Some(oldest) = all.keys().min().copied()
                    {
                        all.remove(&oldest);
                    }
                    let job = Job::new();
                    all.insert(proposal.id, (made, Arc::clone(&job)));
                    let (turn, db) = (Arc::clone(&self.turn), db.clone());
                    let (own, proposal) = (Arc::clone(&job), proposal.clone());
                    rocket::tokio::spawn(async move {
                        let _turn = turn.acquire().await;
                        let checked = look(&db, account, &proposal, &own).await;
                        let _ = own.done.set(checked.unwrap_or_else(|_| unread()));
                    });
                    job
                }
            }
        };
        job.wait().await;
        job
    }

    /// Adopts a proposal as its settings say. What was begun goes on, whoever leaves.
    pub(in crate::web) async fn adopt(
        &self,
        db: &Db,
        account: i32,
        proposal: &Proposal,
        once: Option<Once>,
    ) -> Arc<Job<Adopted>> {
        let job = {
            let mut all = held(&self.adoptions);
            match all.get(&proposal.id) {
                Some(job) if job.done().is_none() => Arc::clone(job),
                _ => {
                    let job = Job::new();
                    all.insert(proposal.id, Arc::clone(&job));
                    let (db, own, proposal) = (db.clone(), Arc::clone(&job), proposal.clone());
                    rocket::tokio::spawn(async move {
                        let adopted = adopt(&db, account, &proposal, &own, once).await;
                        let _ = own.done.set(adopted.unwrap_or_else(Adopted::from));
                    });
                    job
                }
            }
        };
        job.wait().await;
        job
    }

    /// The adoption of a proposal that is under way.
    pub(in crate::web) fn adoption(&self, id: i32) -> Option<Arc<Job<Adopted>>> {
        held(&self.adoptions).get(&id).filter(|job| job.done().is_none()).cloned()
    }
}

/// A file that could not be looked at now.
fn unread() -> Checked {
    let reading = read(
        "",
        b"",
        crate::domain::proposal::Kind::Entries,
        &crate::domain::proposal::Settings::default(),
    );
    Checked { reading, rehearsal: None, busy: true }
}

/// The file of a proposal, read as its settings say.
pub(super) async fn reading(db: &Db, proposal: &Proposal) -> Done<Reading> {
    let id = proposal.id;
    let bytes = db.read(move |read| read.proposal_bytes(id)).await?.ok_or(Failure::NotFound)?;
    let of = proposal.clone();
    db.compute(move || read(&of.file, &bytes, of.kind, &of.settings)).await
}

fn options<'o>(proposal: &Proposal, dry_run: bool, tell: &'o dyn Fn(usize)) -> ImportOptions<'o> {
    let settings = &proposal.settings;
    ImportOptions {
        confirm: settings.confirmed.iter().cloned().collect(),
        reason: settings.reason.clone(),
        ticked: settings.ticked.clone(),
        history: settings.history.clone(),
        dry_run,
        progress: Some(tell),
    }
}

async fn look(
    db: &Db,
    account: i32,
    proposal: &Proposal,
    job: &Arc<Job<Checked>>,
) -> Done<Checked> {
    let mut reading = reading(db, proposal).await?;
    job.rows.store(reading.rows, Ordering::Relaxed);
    let Some(lines) = reading.lines.take() else {
        return Ok(Checked { reading, rehearsal: None, busy: false });
    };
    let (job, proposal) = (Arc::clone(job), proposal.clone());
    let parts = std::mem::take(&mut reading.parts);
    let rehearsal = db
        .with_turn(move |store| {
            let tell = |at| job.at.store(at, Ordering::Relaxed);
            let file = ImportFile { name: proposal.file.clone(), sha256: proposal.sha256 };
            let options = options(&proposal, true, &tell);
            Ok(store.rehearse(&Author::Account(account), &file, &lines, &parts, &options)?)
        })
        .await?;
    Ok(Checked { reading, rehearsal: Some(rehearsal), busy: false })
}

async fn adopt(
    db: &Db,
    account: i32,
    proposal: &Proposal,
    job: &Arc<Job<Adopted>>,
    once: Option<Once>,
) -> Done<Adopted> {
    let mut reading = reading(db, proposal).await?;
    job.rows.store(reading.rows, Ordering::Relaxed);
    // Nothing is taken from a file of which something cannot be read.
    let lines = reading.lines.take().filter(|_| reading.problems.is_empty());
    let not = |rehearsal| Adopted::Not(Box::new(Checked { reading, rehearsal, busy: false }));
    let Some(lines) = lines else { return Ok(not(None)) };
    let (job, proposal) = (Arc::clone(job), proposal.clone());
    let import = db.with_turn(move |store| {
        let tell = |at| job.at.store(at, Ordering::Relaxed);
        let options = options(&proposal, false, &tell);
        let adopting = Adopting {
            id: proposal.id,
            revision: proposal.revision,
            settings: &proposal.settings,
            once: once.as_ref().map(|(key, answer)| (key, *answer)),
        };
        Ok(store.adopt_proposal(&Author::Account(account), &adopting, &lines, &options)?)
    });
    Ok(match import.await? {
        Import::Done(_) => Adopted::Done,
        import => not(Some(Rehearsal { import, boards: Vec::new(), also: Vec::new() })),
    })
}

impl From<Failure> for Adopted {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Self::Refused(refusal),
            Failure::Forbidden => Self::Person,
            Failure::StaleForm => Self::KeyReused,
            // Its bytes are gone: it was taken away meanwhile.
            Failure::NotFound => Self::Refused(Refusal::ProposalDecided),
            _ => Self::Busy,
        }
    }
}
