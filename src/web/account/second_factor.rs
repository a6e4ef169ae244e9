//! One's own second factor: adding it, its recovery codes, removing it.

use std::fmt::Write as _;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use askama::Template;
use qrcodegen::{QrCode, QrCodeEcc};
use rocket::http::{RawStr, Status};
use rocket::tokio::time::sleep;
use rocket::{get, post};
use totp_rs::Secret;

use crate::domain::event::Hash;
use crate::domain::refusal::Refusal;
use crate::store::{Tx, recovery_hash};
use crate::web::answer::Answer;
use crate::web::client::Client;
use crate::web::db::Done;
use crate::web::error::Failure;
use crate::web::fields::{Errors, Typed};
use crate::web::flash::Flash;
use crate::web::guards::Reader;
use crate::web::page::Page;
use crate::web::password;
use crate::web::sign_in::is_ours;

/// Bytes of a secret, as RFC 4226 asks for.
const SECRET: usize = 20;
/// Recovery codes at once.
const CODES: usize = 10;
/// Letters of a recovery code: those that are not taken for others.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

#[derive(Template)]
#[template(path = "account/second_factor.html")]
struct FactorPage {
    page: Page,
    once: String,
    /// To be added, when there is none.
    new: Option<New>,
    /// Recovery codes left.
    left: i64,
    next: String,
    errors: Errors,
}

/// A secret to be taken into an authenticator.
struct New {
    secret: String,
    /// In groups of four, to be typed.
    spaced: String,
    size: i32,
    path: String,
}

#[derive(Template)]
#[template(path = "account/codes.html")]
struct CodesPage {
    page: Page,
    codes: Vec<String>,
    next: String,
}

impl New {
    /// A picture and a text of a secret; a new one unless one was shown already.
    fn of(login: &str, shown: Option<&str>) -> Done<Self> {
        let broken = |error: String| Failure::Broken(error);
        let raw = match shown.and_then(read_secret) {
            Some(raw) => raw,
            None => rand::random::<[u8; SECRET]>().to_vec(),
        };
        let secret = Secret::Raw(raw).to_encoded().to_string();
        let login = RawStr::new(login).percent_encode();
        let address = format!(
            "otpauth://totp/Corons:{login}?secret={secret}&issuer=Corons&algorithm=SHA1&digits=6&period=30"
        );
        let code = QrCode::encode_text(&address, QrCodeEcc::Medium)
            .map_err(|error| broken(format!("{error:?}")))?;
        let mut path = String::new();
        for y in 0..code.size() {
            for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
                let _ = write!(path, "M{x} {y}h1v1h-1z");
            }
        }
        let letters: Vec<char> = secret.chars().collect();
        let spaced: Vec<String> = letters.chunks(4).map(|four| four.iter().collect()).collect();
        Ok(Self { spaced: spaced.join(" "), secret, size: code.size(), path })
    }
}

/// The bytes of a secret as it is written.
fn read_secret(text: &str) -> Option<Vec<u8>> {
    let bytes = Secret::Encoded(text.to_owned()).to_bytes().ok()?;
    (bytes.len() == SECRET).then_some(bytes)
}

/// New recovery codes: as they are shown, and what is kept of them.
fn new_codes() -> (Vec<String>, Vec<Hash>) {
    let one = || -> String {
        let bytes: [u8; 10] = rand::random();
        let letters = bytes.iter().enumerate().flat_map(|(at, byte)| {
            let letter = LETTERS.get(usize::from(*byte) % LETTERS.len()).copied().unwrap_or(b'a');
            (at == 5).then_some('-').into_iter().chain([char::from(letter)])
        });
        letters.collect()
    };
    let codes: Vec<String> = (0..CODES).map(|_| one()).collect();
    let kept = codes.iter().map(|code| recovery_hash(code)).collect();
    (codes, kept)
}

fn ours(next: &str) -> String {
    if is_ours(next) { next.to_owned() } else { String::new() }
}

#[get("/account/second-factor?<next>")]
pub(in crate::web) async fn form(reader: Reader, next: Option<&str>) -> Done<Answer> {
    page(&reader, Status::Ok, &Typed::default(), next.unwrap_or_default(), Errors::default()).await
}

async fn page(
    reader: &Reader,
    status: Status,
    form: &Typed,
    next: &str,
    errors: Errors,
) -> Done<Answer> {
    let account = reader.account().clone();
    let (shown, next) = (form.filled("secret").map(str::to_owned), ours(next));
    reader
        .fresh(status, move |read, page| {
            let new = if account.second_factor {
                None
            } else {
                Some(New::of(account.login.as_str(), shown.as_deref())?)
            };
            let left = read.recovery_codes_left(account.id)?;
            let title = page.say("factor-title");
            let page = page.titled(title);
            Ok(FactorPage { page, once: Typed::default().key(), new, left, next, errors }
                .render()?)
        })
        .await
}

#[post("/account/second-factor", data = "<form>")]
pub(in crate::web) async fn add(reader: Reader, client: Client, form: Typed) -> Done<Answer> {
    let Some(secret) = read_secret(form.get("secret")) else { return Err(Failure::StaleForm) };
    let typed = form.get("code").to_owned();
    with_codes(&reader, &client, &form, move |tx, kept| tx.set_second_factor(&secret, &typed, kept))
        .await
}

#[post("/account/second-factor/codes", data = "<form>")]
pub(in crate::web) async fn renew(reader: Reader, client: Client, form: Typed) -> Done<Answer> {
    let typed = form.get("code").to_owned();
    with_codes(&reader, &client, &form, move |tx, kept| tx.renew_recovery_codes(&typed, kept)).await
}

/// Does something that gives new recovery codes, shown once.
async fn with_codes(
    reader: &Reader,
    client: &Client,
    form: &Typed,
    work: impl FnOnce(&mut Tx<'_>, &[Hash]) -> crate::store::Result<()> + Send + 'static,
) -> Done<Answer> {
    let login = reader.account().login.to_string();
    sleep(reader.app.delays.attempt(&login, client.address)).await;
    let (codes, kept) = new_codes();
    let made = Arc::new(AtomicBool::new(false));
    let now = Arc::clone(&made);
    let done = reader.write_once(form, move |tx| {
        work(tx, &kept)?;
        now.store(true, Ordering::Release);
        Ok("/account/second-factor".to_owned())
    });
    match done.await {
        Ok(address) if !made.load(Ordering::Acquire) => {
            Ok(Answer::see_other(&address).say(Flash::new("flash-codes-shown", None)))
        }
        Ok(_) => {
            reader.app.delays.succeeded(&login, client.address);
            let page = reader.page().titled(reader.lang.say("factor-codes-title"));
            let next = ours(form.get("next"));
            Ok(Answer::page(Status::Ok, CodesPage { page, codes, next }.render()?))
        }
        Err(Failure::Refused(refusal)) => {
            let mut errors = Errors::default();
            errors.add("code", reader.lang.refusal(&refusal));
            page(reader, Status::UnprocessableEntity, form, form.get("next"), errors).await
        }
        Err(other) => Err(other),
    }
}

#[post("/account/second-factor/removal", data = "<form>")]
pub(in crate::web) async fn remove(reader: Reader, client: Client, form: Typed) -> Done<Answer> {
    let login = reader.account().login.to_string();
    sleep(reader.app.delays.attempt(&login, client.address)).await;
    let mut errors = Errors::default();
    let phc = reader.account().password.clone();
    if !password::matches(reader.db(), phc, form.exact("password").to_owned()).await? {
        errors.add("password", reader.lang.refusal(&Refusal::WrongPassword));
        return page(&reader, Status::UnprocessableEntity, &form, "", errors).await;
    }
    let typed = form.get("removal-code").to_owned();
    let done = reader.write_once(&form, move |tx| {
        tx.remove_own_second_factor(&typed)?;
        Ok("/account".to_owned())
    });
    match done.await {
        Ok(address) => {
            Ok(Answer::see_other(&address).say(Flash::new("flash-factor-removed", None)))
        }
        Err(Failure::Refused(refusal)) => {
            errors.add("removal-code", reader.lang.refusal(&refusal));
            page(&reader, Status::UnprocessableEntity, &form, "", errors).await
        }
        Err(other) => Err(other),
    }
}
