//! Pictures at addresses of their own: `/charts/progress.svg?programme=mc&width=904`, and as pixels
//! at `/charts/progress.png`.

mod draw;
pub(super) mod page;
pub(super) mod tables;

use rocket::get;
use rocket::http::ContentType;

use super::answer::{Answer, Bytes};
use super::db::Done;
use super::error::Failure;
use super::guards::Reader;
use super::visit::Visit;
use crate::charts::{self, Style, Theme};
use crate::domain::calendar::Day;
use draw::draw;

/// A picture that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chart {
    Progress,
    Years,
    Months,
    Stages,
    Territories,
    Estates,
    /// By year: of estates, else of EPCI.
    Heat {
        by_estate: bool,
    },
}

/// How a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// SVG, its words drawn.
    Svg,
    /// SVG, its words as text.
    Text,
    /// PNG.
    Png,
}

impl Kind {
    /// Its media type.
    pub(super) fn media(self) -> ContentType {
        if self == Self::Png { ContentType::PNG } else { ContentType::SVG }
    }

    /// A drawing as it is sent.
    pub(super) fn write(self, svg: String) -> Done<Bytes> {
        Ok(match self {
            Self::Text => svg.into(),
            Self::Svg => charts::outlined(&svg).into(),
            Self::Png => charts::png(&charts::outlined(&svg))
                .map_err(|error| Failure::Broken(error.to_string()))?
                .into(),
        })
    }
}

impl Chart {
    /// The chart of a name such as `progress`.
    fn named(name: &str, by_estate: bool) -> Option<Self> {
        Some(match name {
            "progress" => Self::Progress,
            "years" => Self::Years,
            "months" => Self::Months,
            "stages" => Self::Stages,
            "territories" => Self::Territories,
            "estates" => Self::Estates,
            "heat" => Self::Heat { by_estate },
            _ => return None,
        })
    }

    /// Whether it can begin later than the programme.
    fn begins_later(self) -> bool {
        matches!(self, Self::Years | Self::Months | Self::Heat { .. })
    }
}

/// A picture as SVG or PNG.
#[get("/charts/<file>")]
pub(super) async fn chart(reader: Reader, file: &str) -> Done<Answer> {
    let code = reader.param("programme").unwrap_or(&reader.app.programme).to_owned();
    picture(&reader, file, code).await
}

/// The picture of that file name, of that programme.
pub(super) async fn picture(visit: &Visit, file: &str, code: String) -> Done<Answer> {
    let (name, ending) = file.rsplit_once('.').ok_or(Failure::NotFound)?;
    let by_estate = match visit.param("by") {
        None | Some("epci") => false,
        Some("estate") => true,
        Some(_) => return Err(visit.wrong("by")),
    };
    let chart = Chart::named(name, by_estate).ok_or(Failure::NotFound)?;
    let kind = kind(visit, ending)?;
    let asked = visit.asked(&code)?;
    let from: Option<Day> = visit.day_param("from")?;
    if from.is_some() && !chart.begins_later() {
        return Err(Failure::Unreadable(visit.lang.say("charts-from-not-here").into_owned()));
    }
    let style = style(visit)?;
    let filename = format!("inline; filename=\"{code}-{file}\"");
    let answer = visit
        .cached(kind.media(), move |read, _| kind.write(draw(read, chart, asked, from, &style)?))
        .await?;
    // The name is of a code that was found, so that it holds nothing a header could not.
    Ok(answer.header("Content-Disposition", filename))
}

/// How the picture of a file name is to be written.
pub(super) fn kind(visit: &Visit, ending: &str) -> Done<Kind> {
    let text = match visit.param("text") {
        None | Some("drawn") => false,
        Some("live") => true,
        Some(_) => return Err(visit.wrong("text")),
    };
    match (ending, text) {
        ("svg", false) => Ok(Kind::Svg),
        ("svg", true) => Ok(Kind::Text),
        ("png", _) => Ok(Kind::Png),
        _ => Err(Failure::NotFound),
    }
}

/// Width and inks.
pub(super) fn style(visit: &Visit) -> Result<Style, Failure> {
    let theme = match visit.param("theme") {
        None | Some("light") => Theme::Light,
        Some("dark") => Theme::Dark,
        Some(_) => return Err(visit.wrong("theme")),
    };
    let width = visit.parsed::<u32>("width")?.unwrap_or(904);
    if !Style::WIDTHS.contains(&width) {
        let args = [
            ("least", i64::from(*Style::WIDTHS.start()).into()),
            ("most", i64::from(*Style::WIDTHS.end()).into()),
        ];
        return Err(Failure::Unreadable(visit.lang.say_with("charts-width", &args)));
    }
    Ok(Style::file(width, theme, visit.lang))
}
