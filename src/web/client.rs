//! Who is at the other end: the address the guard at the door saw, or the one a trusted proxy
//! names. A header of anybody else could say anything.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use rocket::Request;
use rocket::request::{FromRequest, Outcome};

use super::app_of;
use crate::config::network::Network;

/// The client of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Client {
    /// Its address.
    pub(super) address: IpAddr,
    /// Whether somebody handed the request on, believed or not.
    pub(super) handed_on: bool,
}

impl Client {
    /// The client of a request.
    pub(super) fn of(request: &Request<'_>) -> Self {
        *request.local_cache(|| Self::look(request))
    }

    fn look(request: &Request<'_>) -> Self {
        let headers = request.headers();
        let handed_on = ["X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"]
            .iter()
            .any(|name| headers.contains(name));
        let Some(app) = app_of(request) else {
            return Self { address: UNKNOWN, handed_on };
        };
        let remote = request.remote();
        let address = match (&app.guard, remote) {
            (Some(guard), Some(remote)) => guard.client(remote),
            (_, remote) => remote.map(|remote| remote.ip()),
        };
        let address = address.unwrap_or(UNKNOWN).to_canonical();
        let trusted = &app.config.trusted_proxies;
        let named = named(headers.get("X-Forwarded-For"), address, trusted);
        Self { address: named, handed_on: handed_on || named != address }
    }
}

/// When nothing is known of the other end.
const UNKNOWN: IpAddr = IpAddr::V4(Ipv4Addr::UNSPECIFIED);

/// Whether a request came through the guard, where there is one.
pub(super) fn is_admitted(request: &Request<'_>) -> bool {
    let Some(guard) = app_of(request).and_then(|app| app.guard.as_ref()) else { return true };
    request.remote().is_some_and(|remote| guard.client(remote).is_some())
}

/// Goes back from proxy to proxy as long as they are trusted: the last address somebody trusted
/// names is the client's.
fn named<'h>(lines: impl Iterator<Item = &'h str>, from: IpAddr, trusted: &[Network]) -> IpAddr {
    let is_trusted = |address: &IpAddr| trusted.iter().any(|proxy| proxy.holds(*address));
    let lines: Vec<&str> = lines.collect();
    let mut hops = lines.iter().rev().flat_map(|line| line.rsplit(','));
    let mut address = from;
    while is_trusted(&address) {
        let Some(before) = hops.next().and_then(|hop| read(hop.trim())) else { break };
        address = before;
    }
    address
}

/// An address as proxies write it, some with a port.
fn read(hop: &str) -> Option<IpAddr> {
    let bare = hop.trim_start_matches('[').trim_end_matches(']');
    let port = || hop.parse::<SocketAddr>().ok().map(|with| with.ip());
    Some(bare.parse().ok().or_else(port)?.to_canonical())
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Client {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        Outcome::Success(Self::of(request))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(lines: &[&str], from: &str, trusted: &[&str]) -> String {
        let trusted: Vec<Network> = trusted.iter().map(|text| text.parse().unwrap()).collect();
        super::named(lines.iter().copied(), from.parse().unwrap(), &trusted).to_string()
    }

    #[test]
    fn nobody_names_an_address_unless_trusted() {
        assert_eq!(named(&["198.51.100.7"], "203.0.113.1", &[]), "203.0.113.1");
        assert_eq!(named(&["198.51.100.7"], "203.0.113.1", &["10.0.0.0/8"]), "203.0.113.1");
    }

    #[test]
    fn the_last_address_that_is_not_a_proxy_is_the_client() {
        let proxies = ["127.0.0.1", "10.0.0.0/8"];
        let of = |lines: &[&str]| named(lines, "127.0.0.1", &proxies);
        assert_eq!(of(&["198.51.100.7"]), "198.51.100.7");
        // What stands before it was written by the client itself.
        assert_eq!(of(&["192.0.2.1, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(of(&["192.0.2.1", "198.51.100.7,10.1.2.3"]), "198.51.100.7");
        assert_eq!(of(&["198.51.100.7:1234"]), "198.51.100.7");
        assert_eq!(of(&["[2001:db8::7]:443"]), "2001:db8::7");
        assert_eq!(of(&["2001:db8::7"]), "2001:db8::7");
        assert_eq!(of(&["::ffff:198.51.100.7"]), "198.51.100.7");
    }

    #[test]
    fn what_cannot_be_read_is_not_believed() {
        let of = |lines: &[&str]| named(lines, "127.0.0.1", &["127.0.0.1"]);
        assert_eq!(of(&[]), "127.0.0.1");
        assert_eq!(of(&["unknown"]), "127.0.0.1");
        assert_eq!(of(&["198.51.100.7, unknown"]), "127.0.0.1");
        assert_eq!(of(&["198.51.100.7,"]), "127.0.0.1");
    }
}
