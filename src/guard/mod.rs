//! The guard at the door: owns the public port, and lets through to the service what is a whole
//! and unambiguous request, from as many connections as there is room for.
//!
//! Rocket knows no deadline for headers, bodies or idle connections and no number of connections,
//! and takes no listener of ours. So it listens on a port of 127.0.0.1 that the system chose, and
//! the guard speaks to it. Who is at the other end is not written into the bytes: it is kept
//! under the address of the guard's own connection, and the service looks it up there
//! ([`Guard::client`]). What reaches the inner port from elsewhere is nobody's, and refused.
//!
//! Somebody on the same machine can still connect to the inner port, and is answered nothing but
//! that refusal.

mod answer;
mod back;
mod connection;
pub mod files;
mod head;
mod places;
mod refusal;

use std::collections::HashMap;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rocket::tokio::net::{TcpListener, TcpStream};
use rocket::tokio::sync::{Semaphore, mpsc, watch};
use rocket::tokio::time::{sleep, timeout};
use rocket::tokio::{select, spawn};

use self::places::Places;
use self::refusal::Counts;
pub use self::refusal::Refusal;
use crate::config::network::of_client;
use crate::config::{Config, Limits};

/// Refusals said at once; more are closed without a word.
const SAID_AT_ONCE: usize = 64;
/// How long to wait when the system has no connection to give.
const BREATH: Duration = Duration::from_millis(20);

/// What the guard says when it refuses: the words of the service, and the headers of its every
/// answer.
#[derive(Debug)]
pub struct Voice {
    /// The sentence of a refusal.
    pub words: fn(Refusal) -> String,
    /// Headers of every answer.
    pub headers: Vec<(&'static str, &'static str)>,
}

/// The guard of one service.
#[derive(Debug)]
pub struct Guard {
    config: Config,
    voice: Voice,
    places: Arc<Places>,
    counts: Counts,
    /// Who is at the other end of each of the guard's own connections to the service.
    clients: Mutex<HashMap<SocketAddr, IpAddr>>,
    /// Where the service listens.
    inner: Mutex<Option<SocketAddr>>,
    stopping: watch::Sender<bool>,
    refusing: Semaphore,
}

impl Guard {
    /// A guard that lets nobody in yet.
    #[must_use]
    pub fn new(config: &Config, voice: Voice) -> Arc<Self> {
        let limits = &config.limits;
        Arc::new(Self {
            places: Places::new(limits.connections, limits.connections_of_one),
            config: config.clone(),
            voice,
            counts: Counts::default(),
            clients: Mutex::default(),
            inner: Mutex::default(),
            stopping: watch::Sender::new(false),
            refusing: Semaphore::new(SAID_AT_ONCE),
        })
    }

    fn limits(&self) -> &Limits {
        &self.config.limits
    }

    /// Who is at the other end of a connection to the service; none for one that is not the
    /// guard's.
    #[must_use]
    pub fn client(&self, remote: SocketAddr) -> Option<IpAddr> {
        self.clients.lock().unwrap_or_else(PoisonError::into_inner).get(&remote).copied()
    }

    /// Connections open now.
    #[must_use]
    pub fn open(&self) -> usize {
        self.places.taken()
    }

    /// How often that was refused.
    #[must_use]
    pub fn refused(&self, refusal: Refusal) -> u64 {
        self.counts.of(refusal)
    }

    /// Lets connections in until [`Self::stop`] is called, then waits until the requests under
    /// way are answered, as long as `stop_seconds` allows.
    pub async fn serve(self: Arc<Self>, listener: TcpListener, service: SocketAddr) {
        *self.inner.lock().unwrap_or_else(PoisonError::into_inner) = Some(service);
        let mut stopping = self.stopping.subscribe();
        // Each connection holds one end; when all are gone the other end hears nothing more.
        let (held, mut gone) = mpsc::channel::<()>(1);
        loop {
            let accepted = select! {
                _ = stopping.wait_for(|stop| *stop) => break,
                accepted = listener.accept() => accepted,
            };
            match accepted {
                Ok((stream, from)) => self.admit(stream, from.ip(), held.clone()),
                Err(error) => {
                    // The other side left, or the system has no more to give.
                    tracing::warn!("no connection: {error}");
                    self.places.make_room();
                    sleep(BREATH).await;
                }
            }
        }
        drop((listener, held));
        let patience = Duration::from_secs(self.limits().stop_seconds.into());
        let _ = timeout(patience, gone.recv()).await;
    }

    /// Takes no more connections and closes those without a request.
    pub fn stop(&self) {
        self.stopping.send_replace(true);
    }

    fn admit(self: &Arc<Self>, stream: TcpStream, from: IpAddr, held: mpsc::Sender<()>) {
        let from = from.to_canonical();
        let proxy = self.config.trusted_proxies.iter().any(|proxy| proxy.holds(from));
        let guard = Arc::clone(self);
        match self.places.enter((!proxy).then(|| of_client(from))) {
            Ok((seat, made_room)) => {
                if made_room {
                    self.counts.add(Refusal::MadeRoom);
                }
                spawn(async move {
                    connection::run(&guard, stream, from, &seat).await;
                    drop((seat, held));
                });
            }
            Err(refusal) => {
                self.counts.add(refusal);
                spawn(async move {
                    if let Ok(_permit) = guard.refusing.try_acquire() {
                        connection::refuse(&guard, stream, refusal).await;
                    }
                });
            }
        }
    }
}
