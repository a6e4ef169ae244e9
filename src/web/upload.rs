//! Forms that bring a file: what was typed beside it, and its bytes.

use rocket::Request;
use rocket::data::{self, Data, FromData, ToByteUnit};
use rocket::http::{ContentType, RawStr};
use rocket::outcome::Outcome;
use rocket::tokio::time::timeout;

use super::app_of;
use super::error::Failure;
use crate::text::Lang;

/// No file brought here is larger, in MiB: a table of counts.
const LARGEST: u64 = 8;

/// A form that may bring a file.
#[derive(Debug, Default)]
pub struct Brought {
    fields: Vec<(String, String)>,
    /// The name of the file and its bytes.
    pub file: Option<(String, Vec<u8>)>,
}

impl Brought {
    /// The value of a field; empty when it is missing.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }
}

#[rocket::async_trait]
impl<'r> FromData<'r> for Brought {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        match read(request, data).await {
            Ok(brought) => Outcome::Success(brought),
            Err(failure) => Outcome::Error((failure.keep(request), ())),
        }
    }
}

async fn read(request: &Request<'_>, data: Data<'_>) -> Result<Brought, Failure> {
    let lang = super::lang::of(request);
    let unreadable = |key| Failure::Unreadable(Lang::say(lang, key).into_owned());
    let limits = app_of(request).map(|app| app.config.limits.clone()).unwrap_or_default();
    let media = request.content_type().cloned().unwrap_or(ContentType::Any);
    let body = data.open(LARGEST.mebibytes()).into_bytes();
    let body = timeout(limits.form_time, body).await.map_err(|_| Failure::TooSlow)?;
    let body = body.map_err(|_| unreadable("form-not-a-form"))?;
    if !body.is_complete() {
        return Err(Failure::TooLarge);
    }
    let read = if media.is_form() {
        typed(&body)
    } else if media.is_form_data() {
        media.param("boundary").and_then(|boundary| parts(&body, boundary))
    } else {
        None
    };
    read.ok_or_else(|| unreadable("form-not-a-form"))
}

/// A form without a file.
fn typed(body: &[u8]) -> Option<Brought> {
    let body = std::str::from_utf8(body).ok()?;
    let decoded = |text| RawStr::new(text).url_decode().map(std::borrow::Cow::into_owned).ok();
    let mut brought = Brought::default();
    for pair in body.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        brought.fields.push((decoded(name)?, decoded(value)?));
    }
    Some(brought)
}

/// A form in parts (RFC 7578): between boundaries, each with headers, a blank line and its bytes.
fn parts(body: &[u8], boundary: &str) -> Option<Brought> {
    let mark = format!("--{boundary}");
    let mut rest = body.get(find(body, mark.as_bytes())? + mark.len()..)?;
    let mark = format!("\r\n{mark}");
    let mut brought = Brought::default();
    while let Some(after) = rest.strip_prefix(b"\r\n") {
        let end = find(after, mark.as_bytes())?;
        let part = after.get(..end)?;
        let blank = find(part, b"\r\n\r\n")?;
        let headers = std::str::from_utf8(part.get(..blank)?).ok()?;
        let bytes = part.get(blank + 4..)?;
        let name = parameter(headers, "name")?;
        match parameter(headers, "filename") {
            // A browser sends a file without a name where none was chosen.
            Some(file) if !file.is_empty() => brought.file = Some((file, bytes.to_vec())),
            Some(_) => {}
            None => brought.fields.push((name, String::from_utf8(bytes.to_vec()).ok()?)),
        }
        rest = after.get(end + mark.len()..)?;
    }
    rest.starts_with(b"--").then_some(brought)
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|it| it == what)
}

/// A quoted parameter of the disposition of a part.
fn parameter(headers: &str, name: &str) -> Option<String> {
    let said =
        headers.lines().find(|it| it.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let mark = format!("; {name}=\"");
    let start = said.find(&mark)? + mark.len();
    let value = said.get(start..)?;
    Some(value.get(..value.find('"')?)?.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BODY: &[u8] =
        b"--xyz\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\na;b\r\nc\r\n\
        --xyz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\
        Content-Type: text/csv\r\n\r\n\xff\r\n--x\r\n--xyz--\r\n";

    #[test]
    fn fields_and_the_file_are_told_apart() {
        let brought = parts(BODY, "xyz").unwrap();
        assert_eq!(brought.get("text"), "a;b\r\nc");
        assert_eq!(brought.file, Some(("a.csv".to_owned(), b"\xff\r\n--x".to_vec())));
        let typed = typed(b"text=a%3Bb+c&csv=1").unwrap();
        assert_eq!((typed.get("text"), typed.get("csv")), ("a;b c", "1"));
    }

    #[test]
    fn a_form_cut_short_is_none() {
        for end in 0..BODY.len() - 4 {
            assert!(parts(&BODY[..end], "xyz").is_none(), "{end}");
        }
    }
}
