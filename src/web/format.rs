//! What an address asks for besides a page: `/programmes/mc.csv` is the table of
//! `/programmes/mc`.

use rocket::http::ContentType;

use crate::exports::Format;

/// Parts a segment of an address in its code and the form its ending names, if any. Rocket
/// cannot match an ending inside a segment.
#[must_use]
pub fn parted(segment: &str) -> (&str, Option<Format>) {
    let parts = segment.rsplit_once('.');
    let named = parts.and_then(|(code, ending)| Some((code, Format::named(ending)?)));
    named.map_or((segment, None), |(code, format)| (code, Some(format)))
}

/// The media type of a form.
#[must_use]
pub fn media(format: Format) -> ContentType {
    match format {
        Format::Csv => ContentType::CSV,
        Format::Json => ContentType::JSON,
    }
}

/// How a table of that form is to be saved: spreadsheets are files, answers of the API are not.
#[must_use]
pub fn disposition(name: &str, format: Format) -> String {
    match format {
        Format::Csv => format!("attachment; filename=\"{name}.csv\""),
        Format::Json => format!("inline; filename=\"{name}.json\""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_names_a_form_only_when_it_is_one_of_ours() {
        assert_eq!(parted("mc.csv"), ("mc", Some(Format::Csv)));
        assert_eq!(parted("mc.json"), ("mc", Some(Format::Json)));
        assert_eq!(parted("mc"), ("mc", None));
        assert_eq!(parted("mc.exe"), ("mc.exe", None));
        assert_eq!(parted(".csv"), ("", Some(Format::Csv)));
    }
}
