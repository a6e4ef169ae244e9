//! A service on a fresh database with a standing clock, and the voices that speak to it over
//! HTTP: `anyone`, `reader`, `contributor`, `manager`, `admin`.

#![allow(dead_code, reason = "each file of the tests uses a part of it")]

use std::sync::Arc;

use chrono::TimeDelta;
use corons::clock::Clock;
use corons::config::Config;
use corons::domain::event::Hash;
use corons::domain::role::Role;
use corons::store::{Author, Store, Tx};
use corons::web::{self, token};
use rocket::http::{ContentType, Header, Method, Status};
use rocket::local::blocking::{Client, LocalRequest, LocalResponse};
use tempfile::TempDir;

/// When the tests happen: 23 November 2026, 9:14 in Paris.
pub const NOW: &str = "2026-11-23T08:14:00Z";

/// A service under test.
pub struct Service {
    pub client: Client,
    pub store: Arc<Store>,
    pub folder: TempDir,
}

impl Service {
    /// On a new database.
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// On a new database that `prepare` fills.
    pub fn with(prepare: impl FnOnce(&Store)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::standing_at(NOW.parse().unwrap());
        let store = Arc::new(Store::open(&folder.path().join("data"), clock).unwrap());
        prepare(&store);
        Self::of(folder, store, Config::default())
    }

    /// On the demonstration, as it stands at an instant.
    pub fn demonstration(now: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = now.parse().unwrap();
        let data = folder.path().join("data");
        corons::demo::fill(&data, now, &|_| None, &mut |_, _| {}).unwrap();
        let store = Arc::new(Store::open(&data, Clock::standing_at(now)).unwrap());
        Self::of(folder, store, Config::default())
    }

    /// On a new database, set up otherwise than by default.
    pub fn configured(config: Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::standing_at(NOW.parse().unwrap());
        let store = Arc::new(Store::open(&folder.path().join("data"), clock).unwrap());
        Self::of(folder, store, config)
    }

    fn of(folder: TempDir, store: Arc<Store>, config: Config) -> Self {
        let rocket = web::app(Arc::clone(&store), config);
        let client = Client::untracked(rocket).unwrap();
        Self { client, store, folder }
    }

    /// Nobody.
    pub fn anyone(&self) -> Voice<'_> {
        Voice { service: self, token: None, bearer: None }
    }

    pub fn reader(&self) -> Voice<'_> {
        self.signed_in(Role::Reader)
    }

    pub fn contributor(&self) -> Voice<'_> {
        self.signed_in(Role::Contributor)
    }

    pub fn manager(&self) -> Voice<'_> {
        self.signed_in(Role::Manager)
    }

    pub fn admin(&self) -> Voice<'_> {
        self.signed_in(Role::Admin)
    }

    /// Somebody of that role, signed in without the cost of a password. Each call is a new
    /// sign-in of the same account, whose login is the role.
    pub fn signed_in(&self, role: Role) -> Voice<'_> {
        self.voice_of(self.account(role))
    }

    /// Whoever owns that account, signed in.
    pub fn voice_of(&self, account: i32) -> Voice<'_> {
        let secret = token::random();
        let kept = token::hash(&secret);
        self.store
            .write(&Author::Account(account), |tx| {
                let expires = tx.now() + TimeDelta::days(7);
                tx.open_session(account, &kept, expires)
            })
            .unwrap();
        Voice { service: self, token: Some(secret), bearer: None }
    }

    /// An attempt to sign in from an address, such as `10.0.0.1:1`.
    pub fn sign_in_from(&self, from: &str, login: &str, password: &str) -> Answer {
        let fields = [("login", login), ("password", password)];
        let own = Header::new("Sec-Fetch-Site", "same-origin");
        let request = self.client.post("/sign-in").remote(from.parse().unwrap());
        Answer::of(request.header(ContentType::Form).header(own).body(body(&fields)).dispatch())
    }

    /// The account of that role, made when missing.
    pub fn account(&self, role: Role) -> i32 {
        let login = role.as_str().parse().unwrap();
        let found = self.store.read(|read| read.account_by_login(&login)).unwrap();
        if let Some(account) = found {
            return account.id;
        }
        let add = |tx: &mut Tx<'_>| tx.add_account(&login, role.as_str(), role);
        self.store.write(&Author::CommandLine, add).unwrap()
    }

    /// The hash of the database, to see that nothing was changed.
    pub fn dump(&self) -> String {
        // The file with its log, as SQLite wrote it: readers change neither.
        let folder = self.folder.path().join("data");
        ["corons.db", "corons.db-wal"]
            .iter()
            .map(|name| Hash::of(&std::fs::read(folder.join(name)).unwrap_or_default()).to_string())
            .collect()
    }

    /// The position of the head.
    pub fn position(&self) -> i64 {
        self.store.read(|read| read.head()).unwrap().position
    }
}

/// Who speaks.
pub struct Voice<'s> {
    service: &'s Service,
    pub token: Option<String>,
    /// What a program sends in its `Authorization` header.
    bearer: Option<String>,
}

impl Voice<'_> {
    /// A request as this person's browser makes it; more headers can be added.
    pub fn request<'c>(&self, request: LocalRequest<'c>) -> LocalRequest<'c> {
        let request = match &self.token {
            Some(token) => request.signed(token),
            None => request,
        };
        match &self.bearer {
            Some(token) => request.header(Header::new("Authorization", format!("Bearer {token}"))),
            None => request,
        }
    }

    /// The same voice, with that token of the API.
    pub fn api(&self, token: &str) -> Self {
        Self { service: self.service, token: self.token.clone(), bearer: Some(token.to_owned()) }
    }

    /// Sends JSON as a program does, perhaps with a key.
    pub fn send(&self, address: &str, json: &str, key: Option<&'static str>) -> Answer {
        let mut request = self.request(self.service.client.post(address.to_owned()));
        if let Some(key) = key {
            request = request.header(Header::new("Idempotency-Key", key));
        }
        Answer::of(request.header(ContentType::JSON).body(json).dispatch())
    }

    /// Opens an address.
    pub fn get(&self, address: &str) -> Answer {
        Answer::of(self.request(self.service.client.get(address.to_owned())).dispatch())
    }

    /// Opens an address with one more header.
    pub fn get_with(&self, address: &str, name: &'static str, value: &str) -> Answer {
        let request = self.request(self.service.client.get(address.to_owned()));
        Answer::of(request.header(Header::new(name, value.to_owned())).dispatch())
    }

    /// Opens an address with cookies.
    pub fn get_with_cookies(&self, address: &str, cookies: &[(&'static str, &str)]) -> Answer {
        let mut request = self.request(self.service.client.get(address.to_owned()));
        for (name, value) in cookies {
            request = request.cookie((*name, (*value).to_owned()));
        }
        Answer::of(request.dispatch())
    }

    /// Sends a form from one of our own pages.
    pub fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request(self.service.client.post(address.to_owned()));
        let own = Header::new("Sec-Fetch-Site", "same-origin");
        Answer::of(request.header(ContentType::Form).header(own).body(body(fields)).dispatch())
    }

    /// Calls an address with a method that no form has.
    pub fn call(&self, method: Method, address: &str) -> Answer {
        let request = self.request(self.service.client.req(method, address.to_owned()));
        let own = Header::new("Sec-Fetch-Site", "same-origin");
        Answer::of(request.header(ContentType::Form).header(own).dispatch())
    }

    /// Calls an address from a page of somebody else.
    pub fn call_from_elsewhere(&self, method: Method, address: &str) -> Answer {
        let request = self.request(self.service.client.req(method, address.to_owned()));
        Answer::of(request.header(Header::new("Sec-Fetch-Site", "cross-site")).dispatch())
    }

    /// Calls an address with more headers and a body, as a program does.
    pub fn ask(
        &self,
        method: Method,
        address: &str,
        headers: &[(&'static str, &str)],
        body: &str,
    ) -> Answer {
        let mut request = self.request(self.service.client.req(method, address.to_owned()));
        for (name, value) in headers {
            request = request.header(Header::new(*name, (*value).to_owned()));
        }
        Answer::of(request.body(body).dispatch())
    }

    /// Sends a form from a page of somebody else.
    pub fn post_from_elsewhere(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request(self.service.client.post(address.to_owned()));
        let foreign = Header::new("Sec-Fetch-Site", "cross-site");
        Answer::of(request.header(ContentType::Form).header(foreign).body(body(fields)).dispatch())
    }

    /// Sends a form without saying from where.
    pub fn post_without_origin(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request(self.service.client.post(address.to_owned()));
        Answer::of(request.header(ContentType::Form).body(body(fields)).dispatch())
    }

    /// Sends an empty form as a browser does that knows only `Origin`.
    pub fn post_with_origin(&self, address: &str, origin: &str) -> Answer {
        let request = self.request(self.service.client.post(address.to_owned()));
        let host = Header::new("Host", "127.0.0.1:8000");
        let origin = Header::new("Origin", origin.to_owned());
        Answer::of(request.header(ContentType::Form).header(host).header(origin).dispatch())
    }
}

trait Signed {
    fn signed(self, token: &str) -> Self;
}

impl Signed for LocalRequest<'_> {
    fn signed(self, token: &str) -> Self {
        self.cookie(("corons", token.to_owned()))
    }
}

/// Fields as a browser encodes them.
pub fn body(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
    let pairs: Vec<_> =
        fields.iter().map(|(k, v)| format!("{}={}", encode(k), encode(v))).collect();
    pairs.join("&")
}

/// What came back, as JSON.
pub fn json_of(answer: &Answer) -> serde_json::Value {
    serde_json::from_slice(&answer.bytes).unwrap()
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: Status,
    pub headers: Vec<(String, String)>,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn of(response: LocalResponse<'_>) -> Self {
        let status = response.status();
        let headers = response
            .headers()
            .iter()
            .map(|header| (header.name().to_string(), header.value().to_owned()))
            .collect();
        let bytes = response.into_bytes().unwrap_or_default();
        Self { status, headers, bytes }
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }

    /// The first header of that name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The value of a hidden field, as the key of a form is sent.
    pub fn hidden(&self, name: &str) -> String {
        let start = format!("name=\"{name}\" value=\"");
        let rest = self.text().split_once(&start).expect("no such hidden field").1;
        rest.split('"').next().unwrap().to_owned()
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.code, status, "{}", String::from_utf8_lossy(&self.bytes));
        self
    }

    /// Where it leads.
    #[track_caller]
    pub fn location(&self) -> &str {
        self.header("Location").expect("no redirect")
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.text().contains(words), "{words:?} is not in:\n{}", self.text());
        self
    }
}
