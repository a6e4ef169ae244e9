//! The one door from the asynchronous web to the synchronous store: blocking threads, bounded.

use std::sync::Arc;

use rocket::tokio::sync::{Mutex, OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};
use rocket::tokio::task::spawn_blocking;
use rocket::tokio::time::timeout;

use super::error::Failure;
use crate::clock::Clock;
use crate::config::Limits;
use crate::domain::ids::Position;
use crate::domain::knowledge::Knowledge;
use crate::domain::restatement::Restatement;
use crate::domain::scope::AccessScope;
use crate::store::{
    Author, Backup, BridgeQuestion, Health, OnceKey, Read, Result as Stored, Store, Tx,
};

/// What a piece of work gives.
pub type Done<T> = Result<T, Failure>;

/// What of the ledger a reading meets: what lies within a scope, all of it without one; what was
/// known at a point, what is known now without one.
#[derive(Debug, Clone, Default)]
pub struct View {
    /// What it is limited to.
    pub scope: Option<AccessScope>,
    /// The point of knowledge.
    pub known: Option<Knowledge>,
}

/// The door. Cloning it opens no second one.
#[derive(Clone)]
pub struct Db {
    store: Arc<Store>,
    limits: Limits,
    reads: Arc<Semaphore>,
    renders: Arc<Semaphore>,
    passwords: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    writer: Arc<Mutex<()>>,
}

impl Db {
    /// A door to that store.
    #[must_use]
    pub fn new(store: Arc<Store>, limits: &Limits) -> Self {
        let gate = |permits| Arc::new(Semaphore::new(permits));
        Self {
            store,
            reads: gate(limits.reads),
            renders: gate(limits.renders),
            passwords: gate(limits.passwords),
            queue: gate(limits.queued_writes),
            writer: Arc::default(),
            limits: limits.clone(),
        }
    }

    /// Reads in one transaction.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Read<'_>) -> Stored<T> + Send + 'static,
    ) -> Done<T> {
        let permit = self.turn(&self.reads).await?;
        let store = Arc::clone(&self.store);
        blocking(permit, move || store.read(work).map_err(Failure::from)).await
    }

    /// Reads what may be seen of what was known at a point.
    pub async fn read_as<T: Send + 'static>(
        &self,
        view: View,
        work: impl FnOnce(&mut Read<'_>) -> Stored<T> + Send + 'static,
    ) -> Done<T> {
        let permit = self.turn(&self.reads).await?;
        let store = Arc::clone(&self.store);
        blocking(permit, move || {
            store.read_as(view.scope.as_ref(), view.known, work).map_err(Failure::from)
        })
        .await
    }

    /// Reads and renders in one transaction, as a view says; `work` may fail as a page does.
    pub async fn render<T: Send + 'static>(
        &self,
        view: View,
        work: impl FnOnce(&mut Read<'_>) -> Done<T> + Send + 'static,
    ) -> Done<T> {
        let drawing = self.turn(&self.renders).await?;
        let reading = self.turn(&self.reads).await?;
        let store = Arc::clone(&self.store);
        let work = move |read: &mut Read<'_>| Ok(work(read));
        blocking((drawing, reading), move || {
            store.read_as(view.scope.as_ref(), view.known, work)?
        })
        .await
    }

    /// The bridge between two points of knowledge, each read in a transaction of its own.
    pub async fn bridge(&self, asked: BridgeQuestion) -> Done<Restatement> {
        let drawing = self.turn(&self.renders).await?;
        let reading = self.turn(&self.reads).await?;
        let store = Arc::clone(&self.store);
        blocking((drawing, reading), move || store.restatement(&asked).map_err(Failure::from)).await
    }

    /// Reads and renders in as many transactions as that takes.
    pub async fn drawn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> Done<T> + Send + 'static,
    ) -> Done<T> {
        let drawing = self.turn(&self.renders).await?;
        let reading = self.turn(&self.reads).await?;
        let store = Arc::clone(&self.store);
        blocking((drawing, reading), move || work(&store)).await
    }

    /// Writes in one transaction, after those that came before.
    pub async fn write<T: Send + 'static>(
        &self,
        author: Author,
        work: impl FnOnce(&mut Tx<'_>) -> Stored<T> + Send + 'static,
    ) -> Done<T> {
        let turn = self.writing().await?;
        let store = Arc::clone(&self.store);
        blocking(turn, move || store.write(&author, work).map_err(Failure::from)).await
    }

    /// Writes once for a key; gives the address to go to, the same one each time.
    pub async fn write_once(
        &self,
        author: Author,
        once: OnceKey,
        work: impl FnOnce(&mut Tx<'_>) -> Stored<String> + Send + 'static,
    ) -> Done<String> {
        let turn = self.writing().await?;
        let store = Arc::clone(&self.store);
        blocking(turn, move || store.write_once(&author, &once, work).map_err(Failure::from)).await
    }

    /// Works with the store as a writer, after those that came before: what it writes it writes
    /// in transactions of its own.
    pub async fn with_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Store) -> Done<T> + Send + 'static,
    ) -> Done<T> {
        let turn = self.writing().await?;
        let store = Arc::clone(&self.store);
        blocking(turn, move || work(&store)).await
    }

    /// How the keeping stands.
    pub async fn health(&self) -> Done<Health> {
        let permit = self.turn(&self.reads).await?;
        let store = Arc::clone(&self.store);
        blocking(permit, move || store.health().map_err(Failure::from)).await
    }

    /// The newest backups with the position each reaches, at most so many.
    pub async fn backups(&self, most: usize) -> Done<Vec<(Backup, Option<Position>)>> {
        let permit = self.turn(&self.reads).await?;
        let store = Arc::clone(&self.store);
        blocking(permit, move || {
            let all = store.backups()?.into_iter().take(most);
            Ok(all.map(|it| (it.clone(), store.position_of(&it))).collect())
        })
        .await
    }

    /// Whether the database can be written. It waits beside the queue of writers, for no longer
    /// than SQLite does.
    pub async fn probe(&self) -> Done<()> {
        let store = Arc::clone(&self.store);
        blocking((), move || store.probe().map_err(Failure::from)).await
    }

    /// Computes something long beside the asynchronous threads, as many at once as there are
    /// processors.
    pub async fn compute<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Done<T> {
        let permit = self.turn(&self.renders).await?;
        blocking(permit, move || Ok(work())).await
    }

    /// Hashes or checks a password: slow and large on purpose, so few at once.
    pub(super) async fn password<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Done<T> + Send + 'static,
    ) -> Done<T> {
        let permit = self.turn(&self.passwords).await?;
        blocking(permit, work).await
    }

    /// A number that changes with every write; see [`Store::version`].
    pub(super) fn version(&self) -> Done<i64> {
        self.store.version().map_err(Failure::from)
    }

    /// Writes under way or waiting.
    pub(super) fn queued(&self) -> usize {
        self.limits.queued_writes.saturating_sub(self.queue.available_permits())
    }

    /// The clock of the store.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        self.store.clock()
    }

    /// Waits until every write under way is done and takes no more.
    pub async fn finish(&self) {
        let all = u32::try_from(self.limits.queued_writes).unwrap_or(u32::MAX);
        if let Ok(permits) = self.queue.acquire_many(all).await {
            permits.forget();
        }
    }

    /// A place in the queue of writers, then the turn. A full queue is said at once.
    async fn writing(&self) -> Done<(OwnedSemaphorePermit, OwnedMutexGuard<()>)> {
        let place = Arc::clone(&self.queue).try_acquire_owned().map_err(|_| Failure::Busy)?;
        Ok((place, Arc::clone(&self.writer).lock_owned().await))
    }

    async fn turn(&self, gate: &Arc<Semaphore>) -> Done<OwnedSemaphorePermit> {
        match timeout(self.limits.turn, Arc::clone(gate).acquire_owned()).await {
            Ok(Ok(permit)) => Ok(permit),
            Ok(Err(_)) | Err(_) => Err(Failure::Busy),
        }
    }
}

/// Runs work on a blocking thread. Its permits go with it: a client that leaves frees nothing early.
async fn blocking<T: Send + 'static>(
    permits: impl Send + 'static,
    work: impl FnOnce() -> Done<T> + Send + 'static,
) -> Done<T> {
    let done = spawn_blocking(move || {
        let done = work();
        drop(permits);
        done
    });
    done.await.unwrap_or_else(|panic| Err(Failure::Broken(panic.to_string())))
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::*;

    fn door(limits: &Limits) -> (tempfile::TempDir, Db) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("data"), Clock::system()).unwrap();
        (folder, Db::new(Arc::new(store), limits))
    }

    #[test]
    fn a_full_queue_of_writers_is_said_at_once_and_empties() {
        let (_folder, db) = door(&Limits { queued_writes: 2, ..Limits::default() });
        rocket::tokio::runtime::Runtime::new().unwrap().block_on(async {
            let (go, wait) = mpsc::channel::<()>();
            let slow = db.write(Author::Corons, move |_| {
                let _ = wait.recv();
                Ok(())
            });
            let next = db.write(Author::Corons, |_| Ok(()));
            let late = db.write(Author::Corons, |_| Ok(()));
            let release = async {
                // Polled after the two that wait: the third finds no place.
                assert!(matches!(late.await, Err(Failure::Busy)));
                go.send(()).unwrap();
            };
            let (slow, next, ()) = rocket::tokio::join!(slow, next, release);
            assert!(slow.is_ok() && next.is_ok());
            assert!(db.write(Author::Corons, |_| Ok(())).await.is_ok());
        });
    }

    #[test]
    fn stopping_waits_for_the_write_under_way_even_if_its_client_is_gone() {
        let (_folder, db) = door(&Limits::default());
        rocket::tokio::runtime::Runtime::new().unwrap().block_on(async {
            let (started, begun) = rocket::tokio::sync::oneshot::channel();
            let (go, wait) = mpsc::channel::<()>();
            let (done, seen) = mpsc::channel();
            let other = db.clone();
            let client = rocket::tokio::spawn(async move {
                let work = move |_: &mut Tx<'_>| {
                    let _ = started.send(());
                    let _ = wait.recv();
                    let _ = done.send(());
                    Ok(())
                };
                other.write(Author::Corons, work).await
            });
            begun.await.unwrap();
            client.abort();
            assert!(seen.try_recv().is_err());
            go.send(()).unwrap();
            db.finish().await;
            assert!(seen.try_recv().is_ok(), "the write was done before the end");
            assert!(matches!(db.write(Author::Corons, |_| Ok(())).await, Err(Failure::Busy)));
        });
    }

    #[test]
    fn what_panics_is_a_failure_of_ours_and_leaves_the_door_open() {
        let (_folder, db) = door(&Limits::default());
        rocket::tokio::runtime::Runtime::new().unwrap().block_on(async {
            let broken: Done<()> = db.read(|_| panic!("on purpose")).await;
            assert!(matches!(broken, Err(Failure::Broken(_))));
            assert!(db.read(|read| read.head()).await.is_ok());
        });
    }
}
