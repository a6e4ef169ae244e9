//! `corons serve`: the web service.

use std::io::{self, ErrorKind};
use std::net::{IpAddr, SocketAddr};
use std::process::exit;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use clap::{ArgAction, ArgMatches, Command, value_parser};
use rocket::fairing::AdHoc;
use rocket::tokio::net::TcpListener;
use rocket::tokio::signal::unix::{Signal, SignalKind, signal};
use rocket::tokio::task::spawn_blocking;
use rocket::tokio::time::timeout;
use rocket::tokio::{runtime, select, spawn};

use super::arguments::option;
use super::{Context, Outcome, Stop, complain, keep, print};
use crate::config::Config;
use crate::config::network::Network;
use crate::guard::{self, Guard};
use crate::store::{Author, Store};
use crate::text::Lang;
use crate::web::{App, door, token};

/// How long the writes under way may take when the service stops.
const LAST_WRITES: Duration = Duration::from_secs(30);
/// How long the link of a new service can be used, in days.
const SETUP_DAYS: i64 = 7;

pub(super) fn arguments(lang: Lang, command: Command) -> Command {
    let address = option(lang, "address", "cli-serve-address").default_value("127.0.0.1");
    let tls = option(lang, "behind-tls", "cli-serve-behind-tls").action(ArgAction::SetTrue);
    let proxy = option(lang, "trusted-proxy", "cli-serve-trusted-proxy")
        .value_parser(value_parser!(Network))
        .action(ArgAction::Append);
    let address = address.value_parser(value_parser!(IpAddr));
    command.arg(address).arg(port(lang)).arg(tls).arg(proxy)
}

/// The option `--port`.
pub(super) fn port(lang: Lang) -> clap::Arg {
    let port = option(lang, "port", "cli-serve-port").default_value("8000");
    port.value_parser(value_parser!(u16))
}

pub(super) fn run(context: &Context, matches: &ArgMatches) -> Outcome {
    let mut config = Config::default();
    if let Some(address) = matches.get_one::<IpAddr>("address") {
        config.address = *address;
    }
    if let Some(port) = matches.get_one::<u16>("port") {
        config.port = *port;
    }
    config.behind_tls = matches.get_flag("behind-tls");
    let proxies = matches.get_many::<Network>("trusted-proxy").into_iter().flatten();
    config.trusted_proxies = proxies.copied().collect();
    let store = Arc::new(context.open()?);
    let lang = context.lang;
    let at_home = Arc::clone(&store);
    let reserve = config.limits.disk_reserve;
    serve(context, store, config, move |base| {
        print(&lang.say_with("cli-serving", &[("text", base.into())]));
        // Only now: a service that does not start must not end the link of one that runs.
        match setup_link(lang, &at_home) {
            Ok(None) => {}
            Ok(Some(link)) => {
                let link = format!("{base}{link}");
                print(&lang.say_with("cli-setup-link", &[("text", link.into())]));
            }
            Err(stop) => complain(&stop),
        }
        keep::begin(&at_home, reserve);
    })
}

/// A new one-time link while nobody administers the service; one printed before opens no more.
fn setup_link(lang: Lang, store: &Store) -> Result<Option<String>, Stop> {
    let stop = |error| Stop::of(lang, &error);
    if !store.read(|read| read.needs_setup()).map_err(stop)? {
        return Ok(None);
    }
    let secret = token::random();
    let kept = token::hash(&secret);
    store
        .write(&Author::CommandLine, |tx| {
            let expires = tx.now() + TimeDelta::days(SETUP_DAYS);
            tx.add_link(&kept, None, expires)
        })
        .map_err(stop)?;
    Ok(Some(format!("/setup/{secret}")))
}

/// Serves a store until it is told to stop; what is being written then is written.
pub(super) fn serve(
    context: &Context,
    store: Arc<Store>,
    mut config: Config,
    ready: impl FnOnce(&str) + Send + Sync + 'static,
) -> Outcome {
    let lang = context.lang;
    let failed = |what: String| Stop::refused(lang, "cli-serve-failed", &[("text", what.into())]);
    let runtime = runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| failed(error.to_string()))?;
    guard::files::enough(&mut config.limits);
    store.when_the_disk_fails(move |what| {
        complain(&Stop::refused(lang, "cli-serve-disk", &[("text", what.into())]));
        // At once, without a farewell to anybody: like a kill, which loses nothing acknowledged.
        exit(1);
    });
    let at = SocketAddr::new(config.address, config.port);
    let guard = door::guard(&config);
    let served = runtime.block_on(async {
        let listener = TcpListener::bind(at).await.map_err(|error| not_bound(lang, at, &error))?;
        let at = listener.local_addr().unwrap_or(at);
        let signals = Signals::listen().map_err(|error| failed(error.to_string()))?;
        let rocket = door::guarded(store, config, Arc::clone(&guard), listener);
        let rocket = rocket.attach(AdHoc::on_liftoff("say where", move |_| {
            Box::pin(async move {
                spawn(stop_on(signals, guard));
                let told = spawn_blocking(move || ready(&format!("http://{at}")));
                drop(told.await);
            })
        }));
        let app = rocket.state::<Arc<App>>().cloned();
        let served = rocket.launch().await;
        if let Some(app) = app {
            // Nobody waits for these writes any more, but who sent them was promised an effect.
            let _ = timeout(LAST_WRITES, app.db().finish()).await;
        }
        served.map(drop).map_err(|error| failed(error.kind().to_string()))
    });
    runtime.shutdown_timeout(Duration::from_secs(1));
    served
}

/// Why the address cannot be served.
fn not_bound(lang: Lang, at: SocketAddr, error: &io::Error) -> Stop {
    let reason = match error.kind() {
        ErrorKind::AddrInUse => "cli-port-in-use",
        ErrorKind::PermissionDenied => "cli-port-forbidden",
        _ => "cli-port-failed",
    };
    Stop::refused(lang, reason, &[("text", at.to_string().into())])
}

/// The signals that ask the service to stop.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
}

impl Signals {
    fn listen() -> io::Result<Self> {
        let terminate = signal(SignalKind::terminate())?;
        Ok(Self { terminate, interrupt: signal(SignalKind::interrupt())? })
    }
}

async fn stop_on(mut signals: Signals, guard: Arc<Guard>) {
    select! {
        _ = signals.terminate.recv() => {}
        _ = signals.interrupt.recv() => {}
    }
    guard.stop();
}
