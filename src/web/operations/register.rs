//! What managers state about an operation. Each state is an event: the one before stays readable.

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
use super::super::register::{NAME, Reading, typed_day, yes_no_choices, yes_no_word};
use crate::domain::estate::Estate;
use crate::domain::ids::{LandlordCode, LandlordId, OperationCode};
use crate::domain::names::lower_code;
use crate::domain::operation::{Kind, Operation, PlannedDays, Schedule};
use crate::domain::refusal::Refusal;
use crate::domain::stage::Stage;
use crate::store::{StoreError, Tx};
use crate::text::Lang;

#[derive(Template)]
#[template(path = "operations/register.html")]
struct RegisterPage {
    page: Page,
    /// The code of the operation; none for a new one.
    code: Option<String>,
    /// The estate it is on, once known: code and name.
    estate: Option<(String, String)>,
    once: String,
    form: Typed,
    errors: Errors,
    landlords: Vec<Choice>,
    kinds: Vec<Choice>,
    loan: Vec<Choice>,
    stages: Vec<StageFields>,
}

impl RegisterPage {
    fn estate_hint(&self) -> &'static str {
        if self.code.is_some() { "operations-estate-move-hint" } else { "operations-estate-hint" }
    }
}

/// The two days of a stage.
struct StageFields {
    name: String,
    first: String,
    last: String,
}

/// What an operation's form starts from.
#[derive(Clone)]
struct Ground {
    estate: Option<Estate>,
    before: Option<Operation>,
}

/// What was typed.
struct Stated {
    operation: Operation,
    new_landlord: Option<String>,
    /// The estate it moves to, as typed.
    moved: Option<String>,
}

#[get("/operations/new")]
pub(in super::super) async fn new(who: Manager) -> Done<Answer> {
    let estate = match who.param("estate") {
        Some(code) => Some(estate(&who, code.to_owned()).await?),
        None => None,
    };
    let form = match &estate {
        Some(estate) => {
            let landlord = match estate.landlords.as_slice() {
                [one] => one.to_string(),
                _ => String::new(),
            };
            let code = format!("{}-T1", estate.code);
            Typed::given(&[
                ("estate", estate.code.as_str()),
                ("landlord", &landlord),
                ("code", &code),
            ])
        }
        None => Typed::default(),
    };
    show(&who, Status::Ok, Ground { estate, before: None }, form, Errors::default()).await
}

#[post("/operations/new", data = "<form>")]
pub(in super::super) async fn add(who: Manager, form: Typed) -> Done<Answer> {
    let named = form.get("estate").to_owned();
    match who.read(move |read| read.estate_named(&named)).await {
        Ok(estate) if !estate.is_bucket() => {
            save(&who, Ground { estate: Some(estate), before: None }, form).await
        }
        Ok(_) => refused(&who, form, &Refusal::Bucket).await,
        Err(Failure::Refused(refusal)) => refused(&who, form, &refusal).await,
        Err(other) => Err(other),
    }
}

/// No estate, no operation.
async fn refused(who: &Manager, form: Typed, refusal: &Refusal) -> Done<Answer> {
    let mut errors = Errors::default();
    errors.add("estate", who.lang.refusal(refusal));
    let ground = Ground { estate: None, before: None };
    show(who, Status::UnprocessableEntity, ground, form, errors).await
}

#[get("/operations/<code>/edit")]
pub(in super::super) async fn edit(who: Manager, code: &str) -> Done<Answer> {
    let ground = ground(&who, code.to_owned()).await?;
    let code = ground.estate.as_ref().map(|it| it.code.to_string()).unwrap_or_default();
    let form = ground.before.as_ref().map(|it| typed(it, &code)).unwrap_or_default();
    show(&who, Status::Ok, ground, form, Errors::default()).await
}

#[post("/operations/<code>/edit", data = "<form>")]
pub(in super::super) async fn change(who: Manager, code: &str, form: Typed) -> Done<Answer> {
    let ground = ground(&who, code.to_owned()).await?;
    save(&who, ground, form).await
}

async fn estate(who: &Manager, code: String) -> Done<Estate> {
    let found = who.read(move |read| read.estate(&code)).await?;
    found.filter(|estate| !estate.is_bucket()).ok_or(Failure::NotFound)
}

async fn ground(who: &Manager, code: String) -> Done<Ground> {
    let found = who
        .read(move |read| {
            let Some(operation) = read.operation(&code)? else { return Ok(None) };
            let estate = read.estate_by_id(operation.estate)?;
            Ok(Some(Ground { estate: Some(estate), before: Some(operation) }))
        })
        .await?;
    found.ok_or(Failure::NotFound)
}

async fn show(
    who: &Manager,
    status: Status,
    ground: Ground,
    form: Typed,
    errors: Errors,
) -> Done<Answer> {
    let lang = who.lang;
    let landlords = who.read(|read| read.landlords()).await?;
    let landlord = |value: &str| form.get("landlord") == value;
    let title = match &ground.before {
        Some(before) => lang.say_with(
            "operations-edit-title",
            &[("text", super::super::quick::operation_name(lang, before).into())],
        ),
        None => lang.say("operations-new-title").into_owned(),
    };
    let kind = form.filled("kind").unwrap_or(Kind::Unknown.as_str());
    let html = RegisterPage {
        page: who.page().titled(title).place(Place::Operations),
        code: ground.before.map(|it| it.code.to_string()),
        estate: ground.estate.map(|it| (it.code.to_string(), it.name)),
        once: form.key(),
        landlords: std::iter::once(Choice::new("", lang.say("quick-choose"), landlord))
            .chain(
                landlords.into_iter().map(|it| Choice::new(it.id.to_string(), it.name, landlord)),
            )
            .collect(),
        kinds: Kind::ALL
            .map(|it| Choice::new(it.as_str(), lang.kind_name(it), |word| word == kind))
            .into(),
        loan: yes_no_choices(lang, form.get("loan")),
        stages: Stage::ALL
            .map(|stage| StageFields {
                name: lang.stage_name(stage).into_owned(),
                first: format!("{stage}-first"),
                last: format!("{stage}-last"),
            })
            .into(),
        form,
        errors,
    }
    .render()?;
    Ok(Answer::page(status, html))
}

async fn save(who: &Manager, ground: Ground, form: Typed) -> Done<Answer> {
    let (stated, mut errors) = read(who.lang, &ground, &form);
    let Some(stated) = stated.filter(|_| errors.is_empty()) else {
        return show(who, Status::UnprocessableEntity, ground, form, errors).await;
    };
    let before = ground.before.clone();
    match who.write_once(&form, move |tx| keep(tx, before.as_ref(), stated)).await {
        Ok(address) => {
            Ok(Answer::see_other(&address).say(Flash::new("flash-operation-saved", None)))
        }
        Err(Failure::Refused(refusal)) => {
            let field = match refusal {
                Refusal::CodeTaken(_) => "code",
                Refusal::UnknownEstate(_)
                | Refusal::AmbiguousEstate { .. }
                | Refusal::OperationNames { .. }
                | Refusal::Bucket => "estate",
                _ => "new-landlord",
            };
            errors.add(field, who.lang.refusal(&refusal));
            show(who, Status::UnprocessableEntity, ground, form, errors).await
        }
        Err(other) => Err(other),
    }
}

/// Keeps the new state, unless it is the old one.
fn keep(
    tx: &mut Tx<'_>,
    before: Option<&Operation>,
    stated: Stated,
) -> crate::store::Result<String> {
    let mut operation = stated.operation;
    if let Some(name) = &stated.new_landlord {
        let code: std::result::Result<LandlordCode, _> = lower_code(name).parse();
        if code.is_err() {
            return Err(StoreError::Refused(Refusal::UnknownLandlord(name.clone())));
        }
        operation.landlord = tx.landlord_named(name)?.id;
    }
    if let Some(estate) = &stated.moved {
        operation.estate = tx.estate_named(estate)?.id;
    }
    let address = format!("/operations/{}", operation.code);
    if before != Some(&operation) {
        tx.save_operation(operation)?;
    }
    Ok(address)
}

fn read(lang: Lang, ground: &Ground, form: &Typed) -> (Option<Stated>, Errors) {
    let mut it = Reading::new(lang, form);
    let before = ground.before.as_ref();
    // An operation nobody has named yet may stay without a name.
    let unnamed = before.is_some_and(|it| it.unspecified) && form.get("name").is_empty();
    let name = match before {
        Some(before) if unnamed => before.name.clone(),
        _ => it.needed("name", NAME),
    };
    // The code of an operation is written on papers: it stays.
    let code: Option<OperationCode> = match before {
        Some(before) => Some(before.code.clone()),
        None => it.code("code"),
    };
    let new_landlord = it.text("new-landlord", 40);
    let landlord: Option<LandlordId> = form.get("landlord").parse().ok();
    if landlord.is_none() && new_landlord.is_none() {
        it.wrong("landlord", "operations-landlord-needed");
    }
    let kind: Option<Kind> = form.get("kind").parse().ok();
    if kind.is_none() {
        it.wrong("kind", "register-needed");
    }
    let contract = it.text("contract", NAME);
    let planned = it.dwellings("planned");
    let schedule = Schedule {
        financed: days(&mut it, Stage::Financed),
        ordered: days(&mut it, Stage::Ordered),
        started: days(&mut it, Stage::Started),
        delivered: days(&mut it, Stage::Delivered),
    };
    let (Some(estate), Some(code), Some(kind)) = (&ground.estate, code, kind) else {
        return (None, it.errors);
    };
    let operation = Operation {
        id: before.map_or(0, |it| it.id),
        code,
        name,
        estate: estate.id,
        landlord: landlord.unwrap_or_default(),
        contract,
        kind,
        planned,
        schedule,
        outside: form.ticked("outside", "yes"),
        cdc_loan: it.yes_no("loan"),
        reports: form.ticked("reports", "yes"),
        unspecified: unnamed,
    };
    // It moves only where another estate is typed than the one it is on.
    let moved = before.and(form.filled("estate")).filter(|it| *it != estate.code.as_str());
    (Some(Stated { operation, new_landlord, moved: moved.map(str::to_owned) }), it.errors)
}

fn days(it: &mut Reading<'_>, stage: Stage) -> PlannedDays {
    let last_field = format!("{stage}-last");
    let (first, last) = (it.day(&format!("{stage}-first")), it.day(&last_field));
    if first.zip(last).is_some_and(|(first, last)| last < first) {
        it.errors.add(&last_field, it.lang.refusal(&Refusal::DaysReversed));
    }
    PlannedDays { first, last }
}

/// An operation as its form shows it.
fn typed(it: &Operation, estate: &str) -> Typed {
    let name = if it.unspecified { String::new() } else { it.name.clone() };
    let yes = |it: bool| if it { "yes" } else { "" }.to_owned();
    let mut fields = vec![
        ("estate".to_owned(), estate.to_owned()),
        ("name".to_owned(), name),
        ("landlord".to_owned(), it.landlord.to_string()),
        ("contract".to_owned(), it.contract.clone().unwrap_or_default()),
        ("kind".to_owned(), it.kind.as_str().to_owned()),
        ("planned".to_owned(), it.planned.map(|n| n.to_string()).unwrap_or_default()),
        ("loan".to_owned(), yes_no_word(it.cdc_loan).to_owned()),
        ("outside".to_owned(), yes(it.outside)),
        ("reports".to_owned(), yes(it.reports)),
    ];
    let planned = [
        (Stage::Financed, it.schedule.financed),
        (Stage::Ordered, it.schedule.ordered),
        (Stage::Started, it.schedule.started),
        (Stage::Delivered, it.schedule.delivered),
    ];
    for (stage, days) in planned {
        fields.push((format!("{stage}-first"), typed_day(days.first)));
        fields.push((format!("{stage}-last"), typed_day(days.last)));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    Typed::given(&fields)
}
