//! One request: its language, who makes it, what state of the ledger it meets. Looked up once.

use std::sync::Arc;

use chrono::TimeDelta;
use rocket::Request;

use super::App;
use super::answer::Encoding;
use super::credential::Credential;
use super::db::{Db, Done, View};
use super::error::Failure;
use super::flash::Flash;
use super::glance::Meeting;
use super::known::{self, Asked};
use super::{client, cookies, lang, trace};
use crate::domain::calendar::Day;
use crate::domain::event::Hash;
use crate::domain::role::Role;
use crate::domain::scope::AccessScope;
use crate::store::{Author, Door, Head, Read, Result as Stored, SignIn};
use crate::text::Lang;

/// The state of the database a request meets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The head of the chain.
    pub head: Head,
    /// Today in Paris.
    pub today: Day,
    /// Whether the data are fictional.
    pub fictional: bool,
}

impl Moment {
    /// Reads it.
    pub fn read(read: &mut Read<'_>) -> Stored<Self> {
        Ok(Self { head: read.head()?, today: read.today(), fictional: read.is_fictional()? })
    }
}

/// One request. Shared by its guards, its handler and its catchers.
pub struct Visit {
    pub(super) app: Arc<App>,
    /// The language of the answer.
    pub lang: Lang,
    /// The path of the address, as it came.
    pub path: String,
    /// The parameters of the address, decoded and in order of their names, without `lang`.
    pub query: Vec<(String, String)>,
    /// The state of the database, at the point of knowledge looked at.
    pub moment: Moment,
    /// The past point looked at; none for what is known now.
    pub(super) known: Asked,
    /// Who is signed in.
    pub(super) sign_in: Option<SignIn>,
    /// Who gave the password and is still asked for the second factor: nobody yet.
    pub(super) pending: Option<SignIn>,
    /// Something to say once, after a redirect.
    pub(super) flash: Option<Flash>,
    pub(super) known_etag: Option<String>,
    pub(super) encoding: Encoding,
}

impl Visit {
    /// The visit of a request, looked up the first time.
    ///
    /// None when the database does not answer; why is kept with the request.
    pub(super) async fn of(request: &Request<'_>) -> Option<Arc<Self>> {
        request.local_cache_async(Self::look_up(request)).await.clone()
    }

    async fn look_up(request: &Request<'_>) -> Option<Arc<Self>> {
        let app = request.rocket().state::<Arc<App>>()?;
        if !client::is_admitted(request) {
            Failure::Outside.keep(request);
            return None;
        }
        let found = Self::meet(app, Credential::of(request)).await;
        let (moment, sign_in) = match found {
            Ok(found) => found,
            Err(failure) => {
                failure.keep(request);
                return None;
            }
        };
        trace::made_by(request, sign_in.as_ref().map(|sign_in| sign_in.account.id));
        let (sign_in, pending) = match sign_in {
            Some(sign_in) if sign_in.pending => (None, Some(sign_in)),
            sign_in => (sign_in, None),
        };
        let own = sign_in.as_ref().and_then(|it| it.account.lang.as_deref()?.parse().ok());
        let query = query(request.uri().query());
        let (known, moment) = match sign_in {
            Some(_) => known::look(app, &query, moment).await,
            None => (Ok(None), moment),
        };
        let header = |name| request.headers().get_one(name);
        Some(Arc::new(Self {
            app: Arc::clone(app),
            lang: lang::of_owner(request, own),
            path: request.uri().path().to_string(),
            query,
            moment,
            known,
            sign_in,
            pending,
            flash: cookies::flash(request),
            known_etag: header("If-None-Match").map(str::to_owned),
            encoding: Encoding::accepted(header("Accept-Encoding")),
        }))
    }

    /// The head and who is signed in, read only when the database has changed since.
    async fn meet(app: &Arc<App>, shown: Option<Credential>) -> Done<Meeting> {
        let version = app.db.version()?;
        let token = shown.as_ref().map(Credential::hash);
        if let Some(met) = app.glance.recall(version, app.db.clock().now(), token) {
            return Ok(met);
        }
        let meeting = app
            .db
            .read(move |read| {
                let moment = Moment::read(read)?;
                let sign_in = match shown {
                    Some(Credential::SignIn(hash)) => read.sign_in(&hash)?,
                    Some(Credential::Token(hash)) => read.token_holder(&hash)?,
                    None => None,
                };
                Ok((moment, sign_in))
            })
            .await?;
        app.glance.keep(version, token, &meeting);
        Self::keep_used(app, &meeting).await;
        Ok(meeting)
    }

    /// Keeps when a token was last used, to the hour: not each request is a write.
    async fn keep_used(app: &Arc<App>, (_, who): &Meeting) {
        let Some(SignIn { account, door: Door::Token(used), .. }) = who else { return };
        let fresh = used.is_some_and(|used| app.db.clock().now() - used < TimeDelta::hours(1));
        if !fresh {
            // A queue of writers that is full is no reason to refuse a reading.
            drop(app.db.write(Author::Account(account.id), |tx| tx.token_used()).await);
        }
    }

    /// Whether a request that was looked up is of somebody limited to a scope.
    pub(super) fn is_limited(request: &Request<'_>) -> bool {
        let found: &Option<Arc<Self>> = request.local_cache(|| None);
        found.as_ref().is_some_and(|visit| visit.scope().is_some())
    }

    /// The door to the database.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.app.db
    }

    /// The role this visit is made in: that of who is signed in, and a reader's in the past,
    /// where nothing can be changed.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        let own = self.own_role()?;
        Some(if self.back().is_some() { Role::Reader } else { own })
    }

    /// The role of who is signed in.
    pub(super) fn own_role(&self) -> Option<Role> {
        self.sign_in.as_ref().map(|sign_in| sign_in.account.role)
    }

    /// The token of this sign-in.
    pub(super) fn token(&self) -> Option<Hash> {
        self.sign_in.as_ref().map(|sign_in| sign_in.token)
    }

    /// The token of this sign-in, also of one that waits for its second factor.
    pub(super) fn any_token(&self) -> Option<Hash> {
        self.sign_in.as_ref().or(self.pending.as_ref()).map(|sign_in| sign_in.token)
    }

    /// A parameter of the address; an empty one is as good as none.
    #[must_use]
    pub fn param(&self, name: &str) -> Option<&str> {
        let found = self.query.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).filter(|value| !value.is_empty())
    }

    /// The address with its parameters in order, without `lang`: what a cached answer is of.
    #[must_use]
    pub fn address(&self) -> String {
        with_query(&self.path, &self.query)
    }

    /// The same address in the other language.
    #[must_use]
    pub fn in_other_lang(&self) -> String {
        let mut query = self.query.clone();
        query.push(("lang".to_owned(), self.lang.other().to_string()));
        with_query(&self.path, &query)
    }

    /// What this person is limited to.
    pub(super) fn scope(&self) -> Option<&AccessScope> {
        self.sign_in.as_ref()?.account.scope.as_ref()
    }

    /// What of the ledger this visit meets.
    pub(super) fn view(&self) -> View {
        View { scope: self.scope().cloned(), known: self.back() }
    }

    /// Reads in one transaction, at the point of knowledge looked at.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Read<'_>) -> Stored<T> + Send + 'static,
    ) -> Done<T> {
        self.app.db.read_as(self.view(), work).await
    }

    /// Reads and renders in one transaction, at the point of knowledge looked at.
    pub async fn render<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Read<'_>) -> Done<T> + Send + 'static,
    ) -> Done<T> {
        self.app.db.render(self.view(), work).await
    }
}

/// A visit that could not be looked up; why is kept with the request.
pub(super) struct Status503;

impl From<Status503> for Failure {
    fn from(_: Status503) -> Self {
        Self::Busy
    }
}

/// A path with parameters, encoded.
#[must_use]
pub fn with_query(path: &str, query: &[(String, String)]) -> String {
    let encode = |text: &str| rocket::http::RawStr::new(text).percent_encode().to_string();
    let pairs: Vec<String> =
        query.iter().map(|(key, value)| format!("{}={}", encode(key), encode(value))).collect();
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{}", pairs.join("&")) }
}

fn query(query: Option<rocket::http::uri::Query<'_>>) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = query
        .into_iter()
        .flat_map(|query| {
            query.segments().map(|(k, v)| (k.to_owned(), v.to_owned())).collect::<Vec<_>>()
        })
        .filter(|(key, _)| key != "lang")
        .collect();
    pairs.sort();
    pairs
}
