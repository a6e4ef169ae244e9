//! The guard at the door of the service, and the service behind it.

use std::collections::HashSet;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use rocket::config::{Ident, LogLevel, Shutdown};
use rocket::fairing::AdHoc;
use rocket::tokio::net::TcpListener;
use rocket::tokio::spawn;
use rocket::{Build, Rocket};

use super::{build, headers};
use crate::config::Config;
use crate::guard::{Guard, Refusal, Voice};
use crate::store::Store;
use crate::text::Lang;

/// The guard of a service: what it says is in the words of the service, in both languages.
#[must_use]
pub fn guard(config: &Config) -> Arc<Guard> {
    let words = |refusal: Refusal| {
        let key = format!("door-{}", refusal.name());
        format!("{}\n{}\n", Lang::Fr.say(&key), Lang::En.say(&key))
    };
    Guard::new(config, Voice { words, headers: headers::all(config).collect() })
}

/// The service behind its guard: on a port of 127.0.0.1 that the system chooses, and for nobody
/// who does not come through the guard. The guard lets in who connects to `listener` once the
/// service is launched; when it has stopped, so does the service.
#[must_use]
pub fn guarded(
    store: Arc<Store>,
    config: Config,
    guard: Arc<Guard>,
    listener: TcpListener,
) -> Rocket<Build> {
    let own = rocket_config(&config);
    let inner = rocket::Config {
        address: Ipv4Addr::LOCALHOST.into(),
        port: 0,
        // Who calls hears the signals; the guard has waited for the requests when it is done.
        shutdown: Shutdown { ctrlc: false, signals: HashSet::new(), grace: 1, ..own.shutdown },
        ..own
    };
    let door = Arc::clone(&guard);
    let open = AdHoc::on_liftoff("open the door", move |rocket| {
        let inner = SocketAddr::new(rocket.config().address, rocket.config().port);
        let shutdown = rocket.shutdown();
        Box::pin(async move {
            spawn(async move {
                door.serve(listener, inner).await;
                shutdown.notify();
            });
        })
    });
    build(store, inner, config, Some(guard)).attach(open)
}

/// Rocket's own settings: none is taken from the environment.
pub(super) fn rocket_config(config: &Config) -> rocket::Config {
    rocket::Config {
        address: config.address,
        port: config.port,
        ident: Ident::none(),
        ip_header: None,
        max_blocking: config.limits.blocking_threads,
        log_level: LogLevel::Critical,
        cli_colors: false,
        shutdown: Shutdown {
            grace: config.limits.stop_seconds,
            mercy: 1,
            force: false,
            ..Shutdown::default()
        },
        ..rocket::Config::default()
    }
}
