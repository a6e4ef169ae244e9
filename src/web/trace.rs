//! What is known of a request while it lasts: its id, how long it takes, whose it is. At its end
//! one line of the log and one more in the metrics.

use std::time::Instant;

use rocket::fairing::{Fairing, Info, Kind};
use rocket::http::Method;
use rocket::http::uri::Origin;
use rocket::{Data, Request, Response};

use super::app_of;
use super::client::{self, Client};
use super::error::Failure;

/// The target of the lines of requests in the log.
pub const REQUESTS: &str = "corons::requests";

/// What the paths are that go on with a secret.
const SECRET: [&str; 3] = ["/setup/", "/invitation/", "/board/"];

/// One request's own.
pub(super) struct Trace {
    /// What tells it from all others, for the log, the header and the error page.
    pub(super) id: String,
    since: Instant,
}

impl Trace {
    /// That of a request.
    pub(super) fn of<'r>(request: &'r Request<'_>) -> &'r Self {
        request.local_cache(|| Self {
            id: format!("{:012x}", rand::random::<u64>() >> 16),
            since: Instant::now(),
        })
    }
}

/// The account a request was made by, once it is known.
#[derive(Clone, Copy)]
struct By(Option<i32>);

/// Keeps whose request it is, for the log: the number of the account, not its name.
pub(super) fn made_by(request: &Request<'_>, account: Option<i32>) {
    if account.is_some() {
        request.local_cache(|| By(account));
    }
}

/// A path as it may be logged: without the secrets of links.
#[must_use]
pub fn shown(path: &str) -> String {
    for start in SECRET {
        if let Some(rest) = path.strip_prefix(start) {
            let after = rest.split_once('/').map(|(_, after)| format!("/{after}"));
            return format!("{start}***{}", after.unwrap_or_default());
        }
    }
    path.to_owned()
}

/// Gives every request its id and writes it down when it is answered.
pub(super) struct Tracing;

#[rocket::async_trait]
impl Fairing for Tracing {
    fn info(&self) -> Info {
        Info { name: "ids, log and metrics of requests", kind: Kind::Request | Kind::Response }
    }

    async fn on_request(&self, request: &mut Request<'_>, _: &mut Data<'_>) {
        Trace::of(request);
        if !client::is_admitted(request) {
            // Past the door: no handler, whatever its guards are, and no word about the page.
            Failure::Outside.keep(request);
            request.set_method(Method::Get);
            request.set_uri(Origin::const_new("/past-the-door", None));
        }
    }

    async fn on_response<'r>(&self, request: &'r Request<'_>, response: &mut Response<'r>) {
        let trace = Trace::of(request);
        response.set_raw_header("X-Request-Id", trace.id.clone());
        let took = trace.since.elapsed();
        let status = response.status().code;
        if let Some(app) = app_of(request) {
            let route = request.route().map(|route| route.uri.path());
            app.metrics.answered(route.unwrap_or("none"), status, took);
        }
        tracing::info!(
            target: REQUESTS,
            request = %trace.id,
            method = %request.method(),
            path = %shown(request.uri().path().as_str()),
            status,
            ms = (took.as_secs_f64() * 10_000.0).round() / 10.0,
            client = %Client::of(request).address,
            account = request.local_cache(|| By(None)).0,
        );
    }
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn secrets_of_links_are_not_shown() {
        assert_eq!(shown("/setup/0123abcd"), "/setup/***");
        assert_eq!(shown("/invitation/0123abcd/"), "/invitation/***/");
        assert_eq!(shown("/board/0123abcd/progress.svg"), "/board/***/progress.svg");
        assert_eq!(shown("/boards"), "/boards");
        assert_eq!(shown("/estates/cite-9"), "/estates/cite-9");
    }
}
