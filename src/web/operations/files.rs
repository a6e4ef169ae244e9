//! The list of operations to take away: all of them, whatever is searched for.

use rocket::get;

use crate::domain::rollup::OperationRow;
use crate::exports::{self, Format, about};
use crate::files::cells::{Heading, Rows, situation};
use crate::text::Lang;
use crate::web::answer::Answer;
use crate::web::db::Done;
use crate::web::guards::Reader;

/// Its columns. The four stages stand side by side and are never added.
const COLUMNS: [Heading; 14] = [
    Heading::of("code", "code", "operation"),
    Heading::of("nom", "name", "name"),
    Heading::of("cite", "estate", "estate"),
    Heading::of("nom_cite", "estate_name", "estate-name"),
    Heading::of("bailleur", "landlord", "landlord"),
    Heading::of("nature", "kind", "kind"),
    Heading::of("prevus", "planned", "operation-planned"),
    Heading::of("finances", "financed", "of-stage"),
    Heading::of("commandes", "ordered", "of-stage"),
    Heading::of("en_chantier", "started", "of-stage"),
    Heading::of("livres", "delivered", "of-stage"),
    Heading::of("avec_defauts", "defective", "defective"),
    Heading::of("derniere_saisie", "last_on", "last-entry"),
    Heading::new("situation", "situation"),
];

#[get("/operations.csv")]
pub(in super::super) async fn csv(reader: Reader) -> Done<Answer> {
    file(&reader, Format::CSV).await
}

#[get("/operations.xlsx")]
pub(in super::super) async fn xlsx(reader: Reader) -> Done<Answer> {
    file(&reader, Format::Xlsx(Lang::Fr)).await
}

#[get("/operations.json")]
pub(in super::super) async fn json(reader: Reader) -> Done<Answer> {
    file(&reader, Format::Json).await
}

async fn file(reader: &Reader, format: Format) -> Done<Answer> {
    reader
        .table("corons-operations", format, |read, format| {
            let rows = read.operation_rows(None)?;
            let about = about::plain(read, format.lang(), "operations")?;
            let situation = situation(&about.known);
            let fill = |out: &mut dyn Rows| rows.iter().try_for_each(|it| row(out, it, &situation));
            Ok(exports::made(format, &COLUMNS, &about, fill)?)
        })
        .await
}

fn row(out: &mut dyn Rows, it: &OperationRow, situation: &str) -> std::io::Result<()> {
    out.text(it.code.as_str())?;
    out.text(&super::rows::name(Lang::Fr, it))?;
    out.text(it.estate.as_str())?;
    out.text(&it.estate_name)?;
    out.text(&it.landlord)?;
    out.text(&Lang::Fr.kind_name(it.kind))?;
    out.opt_int(it.planned)?;
    for count in it.counts() {
        out.int(count)?;
    }
    out.int(it.defective)?;
    out.opt_day(it.last_on)?;
    out.text(situation)?;
    out.end_row()
}
