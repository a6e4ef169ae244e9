//! Who may call a handler. A guard in its signature is the proof: nobody is 401, the wrong role
//! is 403, and so is an unsafe request that does not come from one of our own pages.

use std::ops::Deref;
use std::sync::Arc;

use rocket::Request;
use rocket::http::Method;
use rocket::request::{FromRequest, Outcome};

use super::answer::Encoding;
use super::credential::{Credential, bearer, is_api};
use super::db::{Db, Done};
use super::error::{Failure, Kept};
use super::fields::Typed;
use super::visit::Visit;
use super::{App, api, app_of, scope};
use crate::domain::role::Role;
use crate::store::{Account, Author, OnceKey, SignIn, Tx};

/// Who is signed in, and the visit they make.
pub struct SignedIn {
    visit: Arc<Visit>,
    who: SignIn,
}

impl SignedIn {
    /// The author of what this person writes.
    #[must_use]
    pub fn author(&self) -> Author {
        Author::Account(self.who.account.id)
    }

    /// The account.
    #[must_use]
    pub fn account(&self) -> &Account {
        &self.who.account
    }

    /// Writes in one transaction.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>) -> crate::store::Result<T> + Send + 'static,
    ) -> Done<T> {
        self.db().write(self.author(), work).await
    }

    /// Writes once for the key of a form; gives the address to go to.
    pub async fn write_once(
        &self,
        form: &Typed,
        work: impl FnOnce(&mut Tx<'_>) -> crate::store::Result<String> + Send + 'static,
    ) -> Done<String> {
        self.write_answer(Some(form.once()?), work).await
    }

    /// Writes, once where a key came with the request; gives the answer, the same one each time.
    pub async fn write_answer(
        &self,
        once: Option<OnceKey>,
        work: impl FnOnce(&mut Tx<'_>) -> crate::store::Result<String> + Send + 'static,
    ) -> Done<String> {
        match once {
            Some(once) => self.db().write_once(self.author(), once, work).await,
            None => self.write(work).await,
        }
    }
}

impl Deref for SignedIn {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.visit
    }
}

macro_rules! role_guard {
    ($(#[$doc:meta])* $name:ident, $allowed:expr) => {
        $(#[$doc])*
        pub struct $name(SignedIn);

        impl Deref for $name {
            type Target = SignedIn;

            fn deref(&self) -> &SignedIn {
                &self.0
            }
        }

        #[rocket::async_trait]
        impl<'r> FromRequest<'r> for $name {
            type Error = ();

            async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
                match signed_in(request, $allowed).await {
                    Ok(who) => Outcome::Success(Self(who)),
                    Err(status) => Outcome::Error((status, ())),
                }
            }
        }
    };
}

role_guard! {
    /// Anybody who is signed in: sees.
    Reader, |_| true
}
role_guard! {
    /// May record entries.
    Contributor, Role::may_record
}
role_guard! {
    /// May correct, plan and edit registers.
    Manager, Role::may_manage
}
role_guard! {
    /// Prepares the board or keeps the doors: a manager or an administrator.
    Steward, |role| role.may_manage() || role == Role::Admin
}
role_guard! {
    /// May manage accounts.
    Admin, Role::may_administer
}
role_guard! {
    /// May read who did what.
    Auditor, Role::may_audit
}

async fn signed_in(
    request: &Request<'_>,
    allowed: fn(Role) -> bool,
) -> Result<SignedIn, rocket::http::Status> {
    if !is_safe(request) && !is_same_origin(request) && bearer(request).is_none() {
        let nobody = is_api(request) && Credential::of(request).is_none();
        let failure = if nobody { Failure::SignedOutForm } else { Failure::Foreign };
        return Err(failure.keep(request));
    }
    let Some(visit) = Visit::of(request).await else {
        return Err(kept_status(request));
    };
    let Some(who) = visit.sign_in.clone() else {
        let failure = if is_safe(request) { Failure::SignedOut } else { Failure::SignedOutForm };
        let slowed = api::door::knock(request, &visit).err();
        return Err(slowed.unwrap_or(failure).keep(request));
    };
    if is_api(request) {
        api::door::enter(request, &visit, who.account.id).map_err(|it| it.keep(request))?;
    }
    if !allowed(who.account.role) {
        return Err(Failure::Forbidden.keep(request));
    }
    if visit.scope().is_some() && !scope::opens(request) {
        return Err(Failure::NotFound.keep(request));
    }
    visit.check_known().map_err(|failure| failure.keep(request))?;
    if visit.back().is_some() && !(is_safe(request) && allowed(Role::Reader)) {
        return Err(Failure::Past.keep(request));
    }
    Ok(SignedIn { visit, who })
}

/// Anybody, signed in or not: for the few pages that are open. Unsafe requests come from our own
/// pages here too.
pub struct Anyone(Arc<Visit>);

impl Deref for Anyone {
    type Target = Visit;

    fn deref(&self) -> &Visit {
        &self.0
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Anyone {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        if !is_safe(request) && !is_same_origin(request) {
            return Outcome::Error((Failure::Foreign.keep(request), ()));
        }
        match Visit::of(request).await {
            Some(visit) => Outcome::Success(Self(visit)),
            None => Outcome::Error((kept_status(request), ())),
        }
    }
}

pub(super) fn kept_status(request: &Request<'_>) -> rocket::http::Status {
    let kept = request.local_cache(Kept::default);
    kept.0.as_ref().map_or(rocket::http::Status::ServiceUnavailable, Failure::status)
}

fn is_safe(request: &Request<'_>) -> bool {
    matches!(request.method(), Method::Get | Method::Head | Method::Options)
}

/// Whether a browser says that the request comes from one of our own pages: `Sec-Fetch-Site`,
/// or `Origin` in browsers that do not send it. Neither means no.
fn is_same_origin(request: &Request<'_>) -> bool {
    let header = |name| request.headers().get_one(name);
    if let Some(site) = header("Sec-Fetch-Site") {
        return site == "same-origin";
    }
    let (Some(origin), Some(host)) = (header("Origin"), header("Host")) else { return false };
    origin.split_once("://").is_some_and(|(_, from)| from.eq_ignore_ascii_case(host))
}

/// Anybody, for what needs neither the database nor a person: static files and health.
pub struct Open {
    app: Arc<App>,
    encoding: Encoding,
}

impl Open {
    /// The door to the database.
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.app.db
    }

    /// What all requests share.
    #[must_use]
    pub(super) fn app(&self) -> &App {
        &self.app
    }

    /// The encoding the client likes best.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }
}

#[rocket::async_trait]
impl<'r> FromRequest<'r> for Open {
    type Error = ();

    async fn from_request(request: &'r Request<'_>) -> Outcome<Self, ()> {
        let encoding = Encoding::accepted(request.headers().get_one("Accept-Encoding"));
        match app_of(request) {
            Some(app) => Outcome::Success(Self { app: Arc::clone(app), encoding }),
            None => Outcome::Error((rocket::http::Status::ServiceUnavailable, ())),
        }
    }
}
