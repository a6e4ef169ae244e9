//! What managers state about an estate. Each state is an event: the one before stays readable.

use askama::Template;
use rocket::http::Status;
use rocket::{get, post};

use super::super::answer::Answer;
use super::super::db::Done;
use super::super::error::Failure;
use super::super::fields::{Errors, Typed};
use super::super::flash::Flash;
use super::super::guards::Manager;
use super::super::listing::Choice;
use super::super::page::{Page, Place};
use super::super::register::{NAME, REMARK, Reading, typed_day, yes_no_choices, yes_no_word};
use crate::domain::calendar::Day;
use crate::domain::estate::Estate;
use crate::domain::ids::{EstateCode, Insee, LandlordCode, LandlordId};
use crate::domain::landlord::Landlord;
use crate::domain::names::lower_code;
use crate::domain::refusal::Refusal;
use crate::store::{StoreError, Tx};

#[derive(Template)]
#[template(path = "estates/register.html")]
struct RegisterPage {
    page: Page,
    /// The code of the estate; none for a new one.
    code: Option<String>,
    once: String,
    form: Typed,
    errors: Errors,
    landlords: Vec<Choice>,
    heritage: Vec<Choice>,
    priority: Vec<Choice>,
}

/// What was typed, as far as it can be read without the database.
struct Stated {
    estate: Estate,
    new_landlord: Option<String>,
}

#[get("/estates/new")]
pub(in super::super) async fn new(who: Manager) -> Done<Answer> {
    show(&who, Status::Ok, None, Typed::default(), Errors::default()).await
}

#[post("/estates/new", data = "<form>")]
pub(in super::super) async fn add(who: Manager, form: Typed) -> Done<Answer> {
    save(&who, None, form).await
}

#[get("/estates/<code>/edit")]
pub(in super::super) async fn edit(who: Manager, code: &str) -> Done<Answer> {
    let estate = found(&who, code).await?;
    let form = typed(&estate);
    show(&who, Status::Ok, Some(&estate), form, Errors::default()).await
}

#[post("/estates/<code>/edit", data = "<form>")]
pub(in super::super) async fn change(who: Manager, code: &str, form: Typed) -> Done<Answer> {
    let estate = found(&who, code).await?;
    save(&who, Some(estate), form).await
}

/// The estate of a code; the bucket is none.
async fn found(who: &Manager, code: &str) -> Done<Estate> {
    let code = code.to_owned();
    let found = who.read(move |read| read.estate(&code)).await?;
    found.filter(|estate| !estate.is_bucket()).ok_or(Failure::NotFound)
}

async fn show(
    who: &Manager,
    status: Status,
    estate: Option<&Estate>,
    form: Typed,
    errors: Errors,
) -> Done<Answer> {
    let lang = who.lang;
    let landlords = who.read(|read| read.landlords()).await?;
    let tick = |it: Landlord| {
        Choice::new(it.id.to_string(), it.name, |value| form.ticked("landlords", value))
    };
    let title = match estate {
        Some(estate) => lang.say_with("estates-edit-title", &[("text", (&estate.name).into())]),
        None => lang.say("estates-new-title").into_owned(),
    };
    let html = RegisterPage {
        page: who.page().titled(title).place(Place::Estates),
        code: estate.map(|estate| estate.code.to_string()),
        once: form.key(),
        landlords: landlords.into_iter().map(tick).collect(),
        heritage: yes_no_choices(lang, form.get("heritage")),
        priority: yes_no_choices(lang, form.get("priority")),
        form,
        errors,
    }
    .render()?;
    Ok(Answer::page(status, html))
}

async fn save(who: &Manager, before: Option<Estate>, form: Typed) -> Done<Answer> {
    let lang = who.lang;
    let (stated, mut errors) = read(who, before.as_ref(), &form);
    let communes: Vec<Insee> =
        stated.estate.commune.iter().chain(&stated.estate.other_communes).cloned().collect();
    let main = stated.estate.commune.clone();
    let unknown = who
        .read(move |read| {
            let mut unknown = Vec::new();
            for insee in communes {
                if read.commune(&insee)?.is_none() {
                    unknown.push(insee);
                }
            }
            Ok(unknown)
        })
        .await?;
    for insee in unknown {
        let field = if Some(&insee) == main.as_ref() { "commune" } else { "other-communes" };
        errors.add(field, lang.say_with("estates-no-commune", &[("text", insee.as_str().into())]));
    }
    if !errors.is_empty() {
        return show(who, Status::UnprocessableEntity, before.as_ref(), form, errors).await;
    }
    let held = before.clone();
    match who.write_once(&form, move |tx| keep(tx, held, stated)).await {
        Ok(address) => Ok(Answer::see_other(&address).say(Flash::new("flash-estate-saved", None))),
        Err(Failure::Refused(refusal)) => {
            let field = match refusal {
                Refusal::CodeTaken(_) => "code",
                Refusal::UnknownLandlord(_) => "new-landlord",
                _ => "name",
            };
            errors.add(field, lang.refusal(&refusal));
            show(who, Status::UnprocessableEntity, before.as_ref(), form, errors).await
        }
        Err(other) => Err(other),
    }
}

/// Keeps the new state, unless it is the old one.
fn keep(tx: &mut Tx<'_>, before: Option<Estate>, stated: Stated) -> crate::store::Result<String> {
    let mut estate = stated.estate;
    if let Some(name) = &stated.new_landlord {
        let code: std::result::Result<LandlordCode, _> = lower_code(name).parse();
        if code.is_err() {
            return Err(StoreError::Refused(Refusal::UnknownLandlord(name.clone())));
        }
        estate.landlords.push(tx.landlord_named(name)?.id);
    }
    estate.landlords.sort_unstable();
    estate.landlords.dedup();
    if let Some(before) = &before {
        let same = (before.dwellings, &before.landlords) == (estate.dwellings, &estate.landlords);
        estate.fictional = before.fictional && same;
    }
    let address = format!("/estates/{}", estate.code);
    if before.as_ref() != Some(&estate) {
        tx.save_estate(estate)?;
    }
    Ok(address)
}

fn read(who: &Manager, before: Option<&Estate>, form: &Typed) -> (Stated, Errors) {
    let mut it = Reading::new(who.lang, form);
    let code: Option<EstateCode> = it.code("code");
    let mut former_codes = before.map(|estate| estate.former_codes.clone()).unwrap_or_default();
    if let (Some(before), Some(code)) = (before, &code)
        && before.code != *code
    {
        former_codes.retain(|former| former != code);
        former_codes.push(before.code.clone());
    }
    let commune = insee(&mut it, "commune").into_iter().next();
    let other_communes = insee(&mut it, "other-communes");
    let dwellings_on = counted_on(&mut it, who.moment.today);
    let known: Vec<LandlordId> =
        form.all("landlords").filter_map(|text| text.parse().ok()).collect();
    let estate = Estate {
        id: before.map_or(0, |estate| estate.id),
        // What is no code is refused before anything is kept.
        code: code.or_else(|| before.map(|estate| estate.code.clone())).unwrap_or_else(bucket),
        former_codes,
        name: it.needed("name", NAME),
        commune,
        other_communes,
        landlords: known,
        dwellings: it.dwellings("dwellings"),
        dwellings_on,
        source: it.text("source", REMARK),
        heritage: it.yes_no("heritage"),
        priority: it.yes_no("priority"),
        latitude: it.degrees("latitude", 90.0),
        longitude: it.degrees("longitude", 180.0),
        remark: it.text("remark", REMARK),
        fictional: false,
        withdrawn: false,
    };
    if estate.dwellings.is_none() && estate.dwellings_on.is_some() {
        it.wrong("dwellings-on", "estates-day-of-nothing");
    }
    if estate.latitude.is_some() != estate.longitude.is_some() {
        it.wrong("longitude", "estates-half-coordinates");
    }
    let new_landlord = it.text("new-landlord", 40);
    (Stated { estate, new_landlord }, it.errors)
}

/// INSEE codes, parted by commas or spaces.
fn insee(it: &mut Reading<'_>, field: &str) -> Vec<Insee> {
    let text = it.form.get(field).to_owned();
    let mut codes = Vec::new();
    for part in text.split([',', ';', ' ']).filter(|part| !part.is_empty()) {
        if let Ok(code) = part.parse() {
            codes.push(code);
        } else {
            let args = [("text", part.into())];
            it.errors.add(field, it.lang.say_with("estates-no-commune", &args));
        }
    }
    if field == "commune" && codes.len() > 1 {
        it.wrong(field, "estates-one-commune");
    }
    codes
}

/// The day a number was true or published: not in the future.
fn counted_on(it: &mut Reading<'_>, today: Day) -> Option<Day> {
    let day = it.day("dwellings-on")?;
    if day > today {
        it.wrong("dwellings-on", "estates-counted-later");
    }
    Some(day)
}

#[expect(clippy::unwrap_used, reason = "the code of the bucket is well formed")]
fn bucket() -> EstateCode {
    crate::domain::estate::BUCKET.parse().unwrap()
}

/// An estate as its form shows it.
fn typed(estate: &Estate) -> Typed {
    let number = |n: Option<f64>| n.map(|n| n.to_string()).unwrap_or_default();
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let others: Vec<&str> = estate.other_communes.iter().map(Insee::as_str).collect();
    let mut fields = vec![
        ("code", estate.code.to_string()),
        ("name", estate.name.clone()),
        ("commune", estate.commune.as_ref().map(ToString::to_string).unwrap_or_default()),
        ("other-communes", others.join(", ")),
        ("dwellings", estate.dwellings.map(|n| n.to_string()).unwrap_or_default()),
        ("dwellings-on", typed_day(estate.dwellings_on)),
        ("source", text(&estate.source)),
        ("heritage", yes_no_word(estate.heritage).to_owned()),
        ("priority", yes_no_word(estate.priority).to_owned()),
        ("latitude", number(estate.latitude)),
        ("longitude", number(estate.longitude)),
        ("remark", text(&estate.remark)),
    ];
    fields.extend(estate.landlords.iter().map(|id| ("landlords", id.to_string())));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (*k, v.as_str())).collect();
    Typed::given(&fields)
}
