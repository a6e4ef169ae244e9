//! What an address asks for besides a page: `/programmes/mc.csv` is the table of
//! `/programmes/mc`.

use rocket::http::{ContentType, Status};

use super::answer::{Answer, Encoding};
use super::db::Done;
use super::error::Failure;
use super::visit::Visit;
use crate::exports::Format;
use crate::files::csv::Dialect;
use crate::store::Read;

/// Parts a segment of an address in its code and the form its ending names, if any. Rocket
/// cannot match an ending inside a segment.
#[must_use]
pub fn parted(segment: &str) -> (&str, Option<Format>) {
    let parts = segment.rsplit_once('.');
    let named = parts.and_then(|(code, ending)| Some((code, Format::named(ending)?)));
    named.map_or((segment, None), |(code, format)| (code, Some(format)))
}

/// Text for the name of a file: nothing a header or a folder would trip over.
#[must_use]
pub fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect()
}

/// The media type of a form.
#[must_use]
pub fn media(format: Format) -> ContentType {
    match format {
        Format::Csv(_) => ContentType::CSV,
        Format::Xlsx(_) => {
            ContentType::new("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")
        }
        Format::Json => ContentType::JSON,
    }
}

impl Visit {
    /// The form asked for, in the dialect and the language asked for.
    ///
    /// # Errors
    /// A sentence when `dialect` is none of ours.
    pub(super) fn formed(&self, format: Format) -> Result<Format, Failure> {
        Ok(match format {
            Format::Csv(_) => Format::Csv(match self.param("dialect") {
                None | Some("fr") => Dialect::French,
                Some("en") => Dialect::English,
                Some(_) => return Err(self.wrong("dialect")),
            }),
            Format::Xlsx(_) => Format::Xlsx(self.lang),
            Format::Json => Format::Json,
        })
    }

    /// How a table is to be saved: spreadsheets are files, answers of the API are not. The name
    /// says what it is of and the date it was known.
    pub(super) fn disposition(&self, name: &str, format: Format) -> String {
        let how = if format == Format::Json { "inline" } else { "attachment" };
        let (today, ending) = (self.moment.today, format.ending());
        format!("{how}; filename=\"{name}-{today}.{ending}\"")
    }

    /// A table as a file, kept like a page; `name` says what it is of.
    pub(super) async fn table(
        &self,
        name: &str,
        format: Format,
        make: impl FnOnce(&mut Read<'_>, Format) -> Done<Vec<u8>> + Send + 'static,
    ) -> Done<Answer> {
        let format = self.formed(format)?;
        let answer = self.cached(media(format), move |read, _| make(read, format)).await?;
        Ok(answer.header("Content-Disposition", self.disposition(name, format)))
    }

    /// A table that was made beside the cache.
    pub(super) fn file(&self, name: &str, format: Format, bytes: Vec<u8>) -> Answer {
        Answer::body(Status::Ok, media(format), bytes.into(), Encoding::Plain)
            .header("Content-Disposition", self.disposition(name, format))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_names_a_form_only_when_it_is_one_of_ours() {
        assert_eq!(parted("mc.csv"), ("mc", Some(Format::CSV)));
        assert_eq!(parted("mc.json"), ("mc", Some(Format::Json)));
        assert_eq!(parted("mc.xlsx").1.map(Format::ending), Some("xlsx"));
        assert_eq!(parted("mc"), ("mc", None));
        assert_eq!(parted("mc.exe"), ("mc.exe", None));
        assert_eq!(parted(".csv"), ("", Some(Format::CSV)));
    }
}
