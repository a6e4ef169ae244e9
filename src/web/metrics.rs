//! Figures about the service itself, as Prometheus reads them: how much is asked, how long it
//! takes, how full the queues are. Nothing about dwellings, and nothing about people.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use prometheus::{
    Encoder, Gauge, HistogramOpts, HistogramVec, IntCounter, IntCounterVec, IntGauge, Opts,
    Registry, TextEncoder,
};
use rocket::get;
use rocket::http::{ContentType, Status};

use super::App;
use super::answer::{Answer, Encoding};
use super::client::Client;
use super::db::Done;
use super::error::Failure;
use super::guards::Open;
use crate::guard::Refusal;

/// Seconds that tell fast answers from slow ones.
const SECONDS: [f64; 10] = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0, 5.0, 30.0];

/// All of them.
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    seconds: HistogramVec,
    refused_sign_ins: IntCounter,
    connections: IntGauge,
    refused_connections: IntCounterVec,
    queued_writes: IntGauge,
    cache: IntCounterVec,
    position: IntGauge,
    database: IntGauge,
    backup_age: Gauge,
    /// One scrape at a time: what is counted elsewhere is taken over in steps.
    scraping: Mutex<()>,
}

impl Default for Metrics {
    /// With nothing counted yet.
    #[expect(clippy::expect_used, reason = "every name stands here, and every test makes them")]
    fn default() -> Self {
        Self::new().expect("names are names and there once")
    }
}

impl Metrics {
    fn new() -> prometheus::Result<Self> {
        let registry = Registry::new();
        let count = |name: &str, help: &str, labels: &[&str]| {
            let metric = IntCounterVec::new(Opts::new(name, help), labels)?;
            registry.register(Box::new(metric.clone()))?;
            prometheus::Result::Ok(metric)
        };
        let gauge = |name: &str, help: &str| {
            let metric = IntGauge::new(name, help)?;
            registry.register(Box::new(metric.clone()))?;
            prometheus::Result::Ok(metric)
        };
        let requests = count("corons_requests_total", "Requests answered.", &["route", "status"])?;
        let refused_connections = count(
            "corons_connections_refused_total",
            "Connections and requests that went no further than the door.",
            &["reason"],
        )?;
        let cache = count("corons_cache_total", "Pages asked of the cache.", &["found"])?;
        let build = count("corons_build_info", "The version that runs.", &["version"])?;
        build.with_label_values(&[env!("CARGO_PKG_VERSION")]).inc();
        let seconds = HistogramOpts::new("corons_request_seconds", "Time to an answer.");
        let seconds = HistogramVec::new(seconds.buckets(SECONDS.to_vec()), &["route"])?;
        registry.register(Box::new(seconds.clone()))?;
        let refused_sign_ins =
            IntCounter::new("corons_sign_ins_refused_total", "Sign-ins refused.")?;
        registry.register(Box::new(refused_sign_ins.clone()))?;
        let backup_age = Gauge::new(
            "corons_backup_age_seconds",
            "Age of the newest verified backup; NaN when there is none.",
        )?;
        backup_age.set(f64::NAN);
        registry.register(Box::new(backup_age.clone()))?;
        Ok(Self {
            requests,
            seconds,
            refused_sign_ins,
            connections: gauge("corons_connections_open", "Connections open.")?,
            refused_connections,
            queued_writes: gauge("corons_queued_writes", "Writes under way or waiting.")?,
            cache,
            position: gauge("corons_ledger_position", "Position of the ledger's head.")?,
            database: gauge("corons_database_bytes", "Size of the database.")?,
            backup_age,
            scraping: Mutex::default(),
            registry,
        })
    }

    /// A request was answered. `route` is the template of its address, never the address.
    pub(super) fn answered(&self, route: &str, status: u16, took: Duration) {
        let class = format!("{}xx", status / 100);
        self.requests.with_label_values(&[route, &class]).inc();
        self.seconds.with_label_values(&[route]).observe(took.as_secs_f64());
    }

    /// A sign-in was refused.
    pub fn sign_in_refused(&self) {
        self.refused_sign_ins.inc();
    }

    /// The age of the newest verified backup; none when there is none.
    pub fn set_backup_age(&self, age: Option<Duration>) {
        self.backup_age.set(age.map_or(f64::NAN, |age| age.as_secs_f64()));
    }

    /// Everything as text.
    fn text(&self, app: &App, position: i64, database: i64) -> Done<String> {
        let _one = self.scraping.lock().unwrap_or_else(PoisonError::into_inner);
        let up_to = |counter: IntCounter, count: u64| {
            counter.inc_by(count.saturating_sub(counter.get()));
        };
        let whole = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        if let Some(guard) = &app.guard {
            self.connections.set(whole(guard.open()));
            for refusal in Refusal::ALL {
                let counter = self.refused_connections.with_label_values(&[refusal.name()]);
                up_to(counter, guard.refused(refusal));
            }
        }
        let (hits, misses) = app.cache.asked();
        up_to(self.cache.with_label_values(&["yes"]), hits);
        up_to(self.cache.with_label_values(&["no"]), misses);
        self.queued_writes.set(whole(app.db.queued()));
        self.position.set(position);
        self.database.set(database);
        let broken = |what: String| Failure::Broken(format!("metrics: {what}"));
        let mut text = Vec::new();
        let encoded = TextEncoder::new().encode(&self.registry.gather(), &mut text);
        encoded.map_err(|error| broken(error.to_string()))?;
        String::from_utf8(text).map_err(|error| broken(error.to_string()))
    }
}

/// The metrics, for who asks on this machine; for anybody else there is no such page.
#[get("/metrics")]
pub(super) async fn metrics(open: Open, client: Client) -> Done<Answer> {
    if client.handed_on || !client.address.is_loopback() {
        return Err(Failure::NotFound);
    }
    let standing = |read: &mut crate::store::Read<'_>| Ok((read.head()?, read.database_bytes()?));
    let (head, bytes) = open.db().read(standing).await?;
    let text = open.app().metrics.text(open.app(), head.position, bytes)?;
    let media = ContentType::new("text", "plain").with_params(("version", "0.0.4"));
    Ok(Answer::body(Status::Ok, media, text.into(), Encoding::Plain)
        .header("Cache-Control", "no-store"))
}
