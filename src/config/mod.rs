//! What can be set, and every limit, in one place.

pub mod network;

use std::net::{IpAddr, Ipv4Addr};
use std::time::Duration;

use self::network::Network;

/// How the service runs. The default is safe: loopback, strict limits, no proxy believed.
#[derive(Debug, Clone)]
pub struct Config {
    /// The address served.
    pub address: IpAddr,
    /// The port served; 0 lets the system choose.
    pub port: u16,
    /// Behind a proxy that speaks TLS: cookies are `Secure` and HSTS is sent.
    pub behind_tls: bool,
    /// The proxies whose `X-Forwarded-For` is believed; nobody else's is.
    pub trusted_proxies: Vec<Network>,
    /// Makes backups by itself, and is not ready without them.
    pub keeps: bool,
    /// Managers and administrators without a second factor are led to it after signing in. Whoever
    /// has one is asked for it either way.
    pub second_factor: bool,
    /// The limits.
    pub limits: Limits,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            address: IpAddr::V4(Ipv4Addr::LOCALHOST),
            port: 8000,
            behind_tls: false,
            second_factor: true,
            trusted_proxies: Vec::new(),
            keeps: true,
            limits: Limits::default(),
        }
    }
}

/// The limits of the service (RELIABILITY 8). What goes over one is refused with a sentence.
#[derive(Debug, Clone)]
pub struct Limits {
    /// Bytes of a form's body. A plan edited by estate and year is the largest one.
    pub form_bytes: u64,
    /// Bytes of a file that is brought, with the form around it.
    pub upload_bytes: u64,
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
    /// Those of them that one network may have waiting.
    pub sign_ins_of_network: usize,
    /// Refused sign-ins told one by one in ten minutes; one line counts the rest.
    pub refusals_told: u32,
    /// Bytes of answers kept.
    pub cache_bytes: usize,
    /// Requests to the API that one account may make within [`Self::api_window`], in one go or
    /// spread over it; nobody in particular likewise, by the address it comes from.
    pub api_requests: u32,
    /// The time after which all of them may be made again.
    pub api_window: Duration,
    /// Characters of a password, least and most.
    pub password_length: (usize, usize),
    /// How long a sign-in lasts.
    pub sign_in_days: i64,
    /// Minutes in which the second factor must follow the password.
    pub second_factor_minutes: i64,
    /// How long an invitation can be used.
    pub invitation_days: i64,
    /// Bytes of the disk that stay free for the ledger: a backup is not made of them.
    pub disk_reserve: u64,
    /// How long something may be in no backup before the service says it is not ready.
    pub unsaved: Duration,
    /// How old the last restore test may be.
    pub restore_test: Duration,
    /// How long an answer about readiness stands: who asks more often does no more work.
    pub ready: Duration,
    /// Seconds that requests under way are given when the service stops.
    pub stop_seconds: u32,
    /// Connections at once. At this number the one that has waited longest without a complete
    /// request makes room.
    pub connections: usize,
    /// Connections of one client network at once: an IPv4 address, an IPv6 /64. A trusted proxy
    /// stands for many clients and is not counted so.
    pub connections_of_one: usize,
    /// Bytes of a request's line and headers.
    pub head_bytes: usize,
    /// Bytes of a request's body, whatever it is for; a form has fewer.
    pub body_bytes: u64,
    /// How long line and headers may take, from the first byte.
    pub head_time: Duration,
    /// How long a body may take. Longer than a form, whose own deadline has a page.
    pub body_time: Duration,
    /// How long a connection may stay open without a request.
    pub idle_time: Duration,
    /// How long an answer may take to begin, and to go on.
    pub handling_time: Duration,
    /// How long a client may take to read an answer, beside what [`Self::answer_rate`] gives it.
    pub answer_time: Duration,
    /// Bytes a second a client has to read of a long answer.
    pub answer_rate: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            form_bytes: 1024 * 1024,
            upload_bytes: 32 * 1024 * 1024,
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
            sign_ins_of_network: 8,
            refusals_told: 30,
            cache_bytes: 16 * 1024 * 1024,
            api_requests: 1_200,
            api_window: Duration::from_mins(1),
            password_length: (12, 200),
            sign_in_days: 7,
            second_factor_minutes: 10,
            invitation_days: 7,
            disk_reserve: 256 * 1024 * 1024,
            unsaved: Duration::from_hours(2),
            restore_test: Duration::from_hours(72),
            ready: Duration::from_secs(3),
            stop_seconds: 10,
            connections: 1024,
            connections_of_one: 128,
            head_bytes: 16 * 1024,
            body_bytes: 32 * 1024 * 1024,
            head_time: Duration::from_secs(10),
            body_time: Duration::from_secs(40),
            idle_time: Duration::from_secs(75),
            handling_time: Duration::from_mins(2),
            answer_time: Duration::from_secs(30),
            answer_rate: 8 * 1024,
        }
    }
}
