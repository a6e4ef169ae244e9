//! What can be set, and every limit, in one place.

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

/// How the service runs. The default is safe: loopback, strict limits, no proxy believed.
#[derive(Debug, Clone)]
pub struct Config {
    /// The address served.
    pub address: IpAddr,
    /// The port served; 0 lets the system choose.
    pub port: u16,
    /// Behind a proxy that speaks TLS: cookies are `Secure` and HSTS is sent.
    pub behind_tls: bool,
    /// The limits.
    pub limits: Limits,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 8000,
            behind_tls: false,
            limits: Limits::default(),
        }
    }
}

/// The limits of the service (RELIABILITY 8). What goes over one is refused with a sentence.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of a form's body. A plan edited by estate and year is the largest one.
    pub form_bytes: u64,
    /// Fields of a form.
    pub form_fields: usize,
    /// Bytes of one field of a form: as many as a cell of a file may have.
    pub field_bytes: usize,
    /// How long a form may take to arrive.
    pub form_time: Duration,
    /// Writes that may wait; one more is told to come back.
    pub queued_writes: usize,
    /// Reads at once; as many as the store has connections that read.
    pub reads: usize,
    /// How long a read or a render may wait for its turn.
    pub turn: Duration,
    /// Pages, pictures and exports drawn at once.
    pub renders: usize,
    /// Threads for what blocks: reads, renders, the writer, passwords. More would only keep memory.
    pub blocking_threads: usize,
    /// Passwords checked at once: each takes 19 MiB.
    pub passwords: usize,
    /// Attempts to sign in that may wait at once.
    pub queued_sign_ins: usize,
    /// Bytes of answers kept.
    pub cache_bytes: usize,
    /// Characters of a password, least and most.
    pub password_length: (usize, usize),
    /// How long a sign-in lasts.
    pub sign_in_days: i64,
    /// How long an invitation can be used.
    pub invitation_days: i64,
    /// Seconds that requests under way are given when the service stops.
    pub stop_seconds: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            form_bytes: 1024 * 1024,
            form_fields: 20_000,
            field_bytes: 10_000,
            form_time: Duration::from_secs(30),
            queued_writes: 64,
            reads: 4,
            turn: Duration::from_secs(10),
            renders: std::thread::available_parallelism().map_or(2, Into::into),
            blocking_threads: 12,
            passwords: 2,
            queued_sign_ins: 64,
            cache_bytes: 16 * 1024 * 1024,
            password_length: (12, 200),
            sign_in_days: 7,
            invitation_days: 7,
            stop_seconds: 10,
        }
    }
}
