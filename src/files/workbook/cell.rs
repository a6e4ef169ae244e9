//! A cell of a workbook as the text a person would have typed.

use std::borrow::Cow;

use calamine::{CellErrorType, DataRef, ExcelDateTime, Style};

/// The text of a cell. A date is written as precisely as its format shows it.
pub(super) fn text<'c>(cell: &'c DataRef<'_>, style: Option<&Style>) -> Cow<'c, str> {
    match cell {
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::String(text) | DataRef::DurationIso(text) => Cow::Borrowed(text),
        DataRef::SharedString(text) => Cow::Borrowed(text),
        DataRef::Int(number) => Cow::Owned(number.to_string()),
        DataRef::Float(number) => Cow::Owned(decimal(*number)),
        DataRef::Bool(true) => Cow::Borrowed("VRAI"),
        DataRef::Bool(false) => Cow::Borrowed("FAUX"),
        DataRef::DateTime(date) => Cow::Owned(dated(date, style)),
        // The time of the day is left out.
        DataRef::DateTimeIso(text) => {
            Cow::Borrowed(text.split_once('T').map_or(text.as_str(), |(day, _)| day))
        }
        DataRef::Error(error) => Cow::Borrowed(error_text(error)),
    }
}

/// A number with a decimal comma and no more digits than it needs. What a sum of floating
/// numbers leaves behind, as in 23.999999999999996, is no digit that anybody typed.
fn decimal(number: f64) -> String {
    let nearest = number.round();
    let near = (number - nearest).abs() < 1e-9 && nearest.abs() < 1e15;
    let number = if near { nearest } else { number };
    // Minus zero is zero.
    let number = if number == 0.0 { 0.0 } else { number };
    number.to_string().replace('.', ",")
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value | CellErrorType::GettingData => "#VALUE!",
    }
}

/// A date as its format shows it: `12/2024` where a month was typed, which a spreadsheet keeps as
/// its first day.
fn dated(date: &ExcelDateTime, style: Option<&Style>) -> String {
    let (year, month, day, hour, minute, ..) = date.to_ymd_hms_milli();
    // A time of the day, or a length of time, is not a date.
    if date.is_duration() || date.as_f64() < 1.0 {
        return format!("{hour}:{minute:02}");
    }
    let format = style.and_then(|it| it.number_format.as_ref());
    let shown = format.map_or(Shown::Day, |it| shown(&it.format_code, it.format_id));
    match shown {
        Shown::Month if day == 1 => format!("{month:02}/{year}"),
        Shown::Year if (day, month) == (1, 1) => format!("{year}"),
        _ => format!("{day:02}/{month:02}/{year}"),
    }
}

/// How much of a date a format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    Day,
    Month,
    Year,
}

fn shown(code: &str, id: Option<u32>) -> Shown {
    // `mmm-yy`, which every workbook has without writing it.
    if id == Some(17) {
        return Shown::Month;
    }
    let (mut quoted, mut bracket, mut escaped) = (false, false, false);
    let mut letters = String::new();
    // Of a format of several parts the first is for what is above zero.
    for letter in code.chars() {
        match letter {
            _ if escaped => escaped = false,
            '\\' | '_' | '*' if !quoted => escaped = true,
            '"' => quoted = !quoted,
            '[' if !quoted => bracket = true,
            ']' => bracket = false,
            ';' if !quoted => break,
            _ if quoted || bracket => {}
            letter => letters.extend(letter.to_lowercase()),
        }
    }
    if letters == "general" {
        return Shown::Day;
    }
    let has = |letter: char| letters.contains(letter);
    match (has('d') || has('j') || has('h'), has('m'), has('y') || has('a')) {
        (false, true, true) => Shown::Month,
        (false, false, true) => Shown::Year,
        _ => Shown::Day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_shows_a_day_a_month_or_a_year() {
        for (code, expected) in [
            ("dd/mm/yyyy", Shown::Day),
            ("[$-40C]mmmm\\ yyyy;@", Shown::Month),
            ("mmm\\-yy", Shown::Month),
            ("\"du \"mm/yyyy", Shown::Month),
            ("yyyy", Shown::Year),
            ("General", Shown::Day),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", Shown::Day),
            ("m/d/yy h:mm", Shown::Day),
        ] {
            assert_eq!(shown(code, None), expected, "{code}");
        }
    }

    #[test]
    fn numbers_are_written_as_they_were_typed() {
        for (number, text) in [
            (24.0, "24"),
            (24.5, "24,5"),
            (23.999_999_999_999_996, "24"),
            (-0.0, "0"),
            (-3.0, "-3"),
            (50.4331, "50,4331"),
            (62498.0, "62498"),
            (1e20, "100000000000000000000"),
        ] {
            assert_eq!(decimal(number), text);
        }
    }
}
