//! A form with a file, as a browser sends it. The bytes are held once and go to the database.

use rocket::data::{self, Data, FromData, ToByteUnit};
use rocket::outcome::Outcome;
use rocket::tokio::time::timeout;
use rocket::{Request, async_trait};

use crate::web::app_of;
use crate::web::error::Failure;
use crate::web::lang;

/// What was sent: short fields, and a file.
#[derive(Debug, Default)]
pub(in crate::web) struct Upload {
    fields: Vec<(String, String)>,
    pub(in crate::web) file: String,
    pub(in crate::web) bytes: Vec<u8>,
}

impl Upload {
    /// A file that came alone.
    pub(in crate::web) fn file(name: &str, bytes: Vec<u8>) -> Self {
        Self { fields: Vec::new(), file: name.to_owned(), bytes }
    }

    /// Names and values of the short fields.
    pub(in crate::web) fn fields(&self) -> impl Iterator<Item = &(String, String)> {
        self.fields.iter()
    }

    /// The value of a field; empty when it is missing.
    pub(in crate::web) fn get(&self, name: &str) -> &str {
        let found = self.fields.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.trim()).unwrap_or_default()
    }
}

#[async_trait]
impl<'r> FromData<'r> for Upload {
    type Error = ();

    async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
        match read(request, data).await {
            Ok(upload) => Outcome::Success(upload),
            Err(failure) => Outcome::Error((failure.keep(request), ())),
        }
    }
}

async fn read(request: &Request<'_>, data: Data<'_>) -> Result<Upload, Failure> {
    let lang = lang::of(request);
    let unreadable = || Failure::Unreadable(lang.say("form-not-a-form").into_owned());
    let limits = app_of(request).map(|app| app.config.limits.clone()).unwrap_or_default();
    let media = request.content_type().filter(|it| it.is_form_data()).ok_or_else(unreadable)?;
    let boundary = media.param("boundary").filter(|it| !it.is_empty()).ok_or_else(unreadable)?;
    let body = data.open(limits.upload_bytes.bytes()).into_bytes();
    let body = timeout(limits.body_time, body).await.map_err(|_| Failure::TooSlow)?;
    let body = body.map_err(|_| unreadable())?;
    if !body.is_complete() {
        return Err(Failure::TooLarge);
    }
    parse(&body, boundary).filter(|it| it.fields.len() <= 20).ok_or_else(unreadable)
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    // The first byte of a line end is rare in what is looked through.
    let first = *wanted.first()?;
    let mut from = 0;
    loop {
        let rest = bytes.get(from..)?;
        let at = from + rest.iter().position(|byte| *byte == first)?;
        if bytes.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        from = at + 1;
    }
}

/// The parts of a body between its boundaries.
pub(in crate::web) fn parse(body: &[u8], boundary: &str) -> Option<Upload> {
    let opening = format!("--{boundary}").into_bytes();
    let between = format!("\r\n--{boundary}").into_bytes();
    let mut rest = body.get(find(body, &opening)? + opening.len()..)?;
    let mut upload = Upload::default();
    while rest.starts_with(b"\r\n") {
        rest = rest.get(2..)?;
        let head_end = find(rest, b"\r\n\r\n")?;
        let head = std::str::from_utf8(rest.get(..head_end)?).ok()?;
        rest = rest.get(head_end + 4..)?;
        let end = find(rest, &between)?;
        let content = rest.get(..end)?;
        rest = rest.get(end + between.len()..)?;
        let name = parameter(head, "name")?;
        match parameter(head, "filename") {
            Some(file) => {
                upload.file = plain_name(&file);
                upload.bytes = content.to_vec();
            }
            None => upload.fields.push((name, String::from_utf8(content.to_vec()).ok()?)),
        }
    }
    Some(upload)
}

/// A parameter of the line that says what a part is.
fn parameter(head: &str, name: &str) -> Option<String> {
    let line =
        head.lines().find(|it| it.to_ascii_lowercase().starts_with("content-disposition"))?;
    let start = format!("; {name}=\"");
    let rest = line.get(line.find(&start)? + start.len()..)?;
    Some(rest.split('"').next()?.replace("%22", "\""))
}

/// A name without its folder, without what steers a device, and not endless.
pub(in crate::web) fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = last.chars().filter(|it| !it.is_control()).take(120).collect();
    name.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_a_file_are_told_apart_and_bytes_stay_as_they_are() {
        let body = b"--x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nplan\r\n--x\r\n\
            Content-Disposition: form-data; name=\"file\"; filename=\"C:\\a\\s u.csv\"\r\n\
            Content-Type: text/csv\r\n\r\na;b\r\n\r\n--y\xFF\r\n--x--\r\n";
        let upload = parse(body, "x").unwrap();
        assert_eq!((upload.get("kind"), upload.file.as_str()), ("plan", "s u.csv"));
        assert_eq!(upload.bytes, b"a;b\r\n\r\n--y\xFF");
        for cut in 0..body.len() - 4 {
            drop(parse(&body[..cut], "x"));
        }
    }
}
