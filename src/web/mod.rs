//! The web: Rocket and Askama over the store. Knows no SQL.
//!
//! A request meets its guard (who), its fields (what was typed), its handler, the one door to
//! the database, and goes back as an [`answer::Answer`] or an [`error::Failure`].

mod accessibility;
mod account;
mod annotations;
pub mod answer;
mod api;
mod asked;
mod audit;
pub mod board;
mod board_links;
mod browser;
mod cache;
mod catchers;
mod charts;
mod client;
mod closings;
mod communes;
mod compress;
mod cookies;
pub mod credential;
pub mod db;
mod delays;
pub mod door;
pub mod editions;
mod entries;
pub mod error;
mod estates;
mod families;
pub mod fields;
mod figures;
pub mod flash;
mod format;
mod fresh;
mod glance;
pub mod guards;
mod headers;
mod health;
mod health_page;
mod history;
mod known;
mod lang;
mod lens;
mod listing;
pub mod marks;
pub mod metrics;
mod missing;
mod operations;
mod pace;
mod pack;
pub mod page;
pub mod password;
mod plans;
mod proposals;
mod quick;
mod reconciliation;
mod refused;
mod register;
mod restatements;
mod scope;
mod setup;
mod sign_in;
mod statics;
mod templates;
pub mod token;
mod tokens;
pub mod trace;
mod upload;
mod users;
pub mod visit;
pub mod yardstick;
pub mod years;

use std::sync::Arc;

use rocket::tokio::sync::Semaphore;
use rocket::{Build, Request, Rocket, Route, catchers, routes};

use self::api::rate::Rates;
use self::cache::Cache;
use self::db::Db;
use self::delays::Delays;
use self::glance::Glance;
use self::health::Ready;
use self::metrics::Metrics;
use self::refused::Refused;
use crate::config::Config;
use crate::guard::Guard;
use crate::store::Store;

/// What all requests share.
pub struct App {
    config: Config,
    db: Db,
    cache: Cache,
    /// Files that are being looked at or taken in.
    checks: proposals::Checks,
    glance: Glance,
    delays: Delays,
    metrics: Metrics,
    /// The guard at the door; none in tests that have no door.
    guard: Option<Arc<Guard>>,
    refused: Refused,
    rates: Rates,
    sign_ins: Semaphore,
    ready: Ready,
    /// The code of the default programme.
    programme: String,
}

impl App {
    /// The door to the database.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// How the service runs.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// What is counted of the service itself.
    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }
}

/// Every address, in one list.
#[must_use]
#[expect(clippy::too_many_lines, reason = "the mounting table is one list")]
pub fn routes() -> Vec<Route> {
    routes![
        board::home,
        board::programme,
        board::presentation::presentation,
        accessibility::page,
        board::days::form,
        board::days::set,
        estates::list::list,
        estates::list::csv,
        estates::list::xlsx,
        estates::list::json,
        estates::one::one,
        estates::register::new,
        estates::register::add,
        estates::register::edit,
        estates::register::change,
        estates::statements::state,
        estates::dwellings::list,
        estates::dwellings::csv,
        estates::dwellings::xlsx,
        estates::dwellings::json,
        estates::dwellings::add,
        estates::dwelling::form,
        estates::dwelling::change,
        communes::one,
        communes::change,
        operations::list::list,
        operations::files::csv,
        operations::files::xlsx,
        operations::files::json,
        operations::one::one,
        years::year,
        missing::page,
        missing::csv,
        missing::xlsx,
        missing::json,
        pace::page::page,
        pace::page::csv,
        pace::page::xlsx,
        pace::page::json,
        pace::what_if::page,
        closings::list::list,
        closings::one::one,
        closings::act::corrections_only_form,
        closings::act::take_corrections_only,
        closings::act::closing_form,
        closings::act::close,
        closings::act::reopening_form,
        closings::act::reopen,
        closings::waiting::confirm,
        closings::waiting::remove,
        charts::chart,
        charts::page::page,
        reconciliation::form,
        reconciliation::compare,
        restatements::page::page,
        restatements::entries::entries,
        restatements::files::csv,
        restatements::files::xlsx,
        restatements::files::json,
        restatements::chart::chart,
        restatements::chart::pixels,
        operations::register::new,
        operations::register::add,
        operations::register::edit,
        operations::register::change,
        sign_in::form,
        sign_in::enter,
        sign_in::code_form,
        sign_in::code,
        sign_in::leave,
        setup::setup,
        setup::set_up,
        setup::invitation,
        setup::accept,
        account::page::show,
        account::page::show_rights,
        account::page::name,
        account::page::language,
        account::page::end_sign_in,
        account::page::end_others,
        account::second_factor::form,
        account::second_factor::add,
        account::second_factor::renew,
        account::second_factor::remove,
        account::password::form,
        account::password::change,
        audit::page::page,
        audit::files::csv,
        audit::files::xlsx,
        audit::files::json,
        users::list::list,
        users::new::form,
        users::new::add,
        users::one::show,
        users::acts::role,
        users::acts::rename,
        users::acts::invite,
        users::acts::disable,
        users::acts::enable,
        users::acts::end_sign_in,
        users::acts::end_sign_ins,
        users::acts::remove_factor,
        plans::list::list,
        plans::files::csv,
        plans::files::xlsx,
        plans::files::json,
        plans::version::version,
        plans::comparison::comparison,
        plans::draft::form,
        plans::draft::change,
        plans::draft::discard,
        plans::publication::form,
        plans::publication::publish,
        proposals::list::list,
        proposals::list::bring,
        proposals::one::one,
        proposals::settings::change,
        proposals::remarks::remarks,
        proposals::acts::adopt,
        proposals::acts::remove,
        proposals::acts::undo,
        templates::page,
        templates::entries,
        templates::estates,
        templates::plan,
        templates::dwellings,
        figures::find::find,
        figures::show::show,
        figures::entries::entries,
        figures::entries::csv,
        figures::entries::xlsx,
        figures::entries::json,
        figures::api::figure,
        figures::api::entries,
        api::programmes::all,
        api::programmes::one,
        api::programmes::progress,
        api::estates::list,
        api::estates::one,
        api::estates::dwellings,
        api::operations::list,
        api::operations::one,
        api::entries::list::list,
        api::entries::one::one,
        api::entries::record::record,
        api::entries::correct::correct,
        api::entries::defects::report,
        api::entries::defects::cure,
        api::entries::defects::undo,
        api::years::year,
        api::years::corrections_only,
        api::years::close,
        api::years::reopen,
        api::requests::list,
        api::requests::confirm,
        api::requests::remove,
        api::restatements::bridge,
        api::proposals::list::list,
        api::proposals::bring::bring,
        api::proposals::one::one,
        api::proposals::acts::adopt,
        api::proposals::acts::remove,
        api::proposals::acts::undo,
        api::description::json,
        api::page::page,
        annotations::list,
        annotations::write,
        annotations::withdraw,
        editions::list::list,
        editions::make::make,
        editions::one::one,
        board_links::open::board,
        board_links::open::chart,
        board_links::open::presentation,
        board_links::manage::list,
        board_links::manage::add,
        board_links::manage::revoke,
        tokens::list,
        tokens::add,
        tokens::revoke,
        history::page::page,
        history::files::csv,
        history::files::xlsx,
        history::files::json,
        known::choose,
        health::healthz,
        health::readyz,
        metrics::metrics,
        health_page::page,
        entries::list::list,
        entries::record::form,
        entries::record::record,
        entries::record::record_on_estate,
        entries::record::record_on_operation,
        entries::show::show,
        entries::defects::form,
        entries::defects::report,
        entries::defects::cure,
        entries::defects::undo,
        entries::names::names,
        entries::names::name,
        entries::names::remove,
        entries::correction::form,
        entries::correction::correct,
        entries::export::csv,
        entries::export::xlsx,
        entries::export::json,
        statics::serve,
    ]
}

/// The service over a store, ready to be launched on its own port, without a guard. The [`App`]
/// is among its state as `Arc<App>`.
#[must_use]
pub fn app(store: Arc<Store>, config: Config) -> Rocket<Build> {
    build(store, door::rocket_config(&config), config, None)
}

fn build(
    store: Arc<Store>,
    rocket: rocket::Config,
    config: Config,
    guard: Option<Arc<Guard>>,
) -> Rocket<Build> {
    let first = store.read(|read| read.programmes()).ok().and_then(|all| all.into_iter().next());
    let app = Arc::new(App {
        db: Db::new(store, &config.limits),
        checks: proposals::Checks::default(),
        cache: Cache::new(config.limits.cache_bytes),
        glance: Glance::default(),
        delays: Delays::default(),
        metrics: Metrics::default(),
        guard,
        ready: Ready::default(),
        refused: Refused::default(),
        rates: Rates::new(config.limits.api_requests, config.limits.api_window),
        sign_ins: Semaphore::new(config.limits.queued_sign_ins),
        programme: first.map_or_else(|| "mc".to_owned(), |programme| programme.code.to_string()),
        config,
    });
    rocket::custom(rocket)
        .manage(app)
        .mount("/", routes())
        .register("/", catchers![catchers::any])
        .attach(headers::Headers)
        .attach(trace::Tracing)
}

fn app_of<'r>(request: &'r Request<'_>) -> Option<&'r Arc<App>> {
    request.rocket().state::<Arc<App>>()
}
