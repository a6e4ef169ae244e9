//! A pack as one page that needs nothing beside itself: its rules and pictures are inside, it
//! runs no script and fetches nothing.

use std::fmt::Write as _;

use super::{Block, Cell, Cover, Pack, Row, Section, Table, Tone, Weight};
use crate::text::sentences::Sentence;

/// Rows from which on a table that paper leaves out is folded.
const LONG: usize = 40;
const RULES: &str = include_str!("../../../static/pack.css");

/// The pack as a page.
#[must_use]
pub fn write(pack: &Pack) -> String {
    let mut out = String::new();
    let (lang, title) = (pack.lang, escaped(&pack.title));
    let _ = write!(
        out,
        "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>\n{RULES}</style>\n</head>\n<body>\n"
    );
    cover(&mut out, pack, &pack.cover);
    out.push_str("<main>\n");
    for one in &pack.sections {
        section(&mut out, one);
    }
    let (name, head) = (escaped(&pack.title), escaped(&pack.head));
    let _ = write!(out, "</main>\n<footer>{name} · {head}</footer>\n</body>\n</html>\n");
    out
}

fn cover(out: &mut String, pack: &Pack, cover: &Cover) {
    out.push_str("<header>\n");
    if let Some(strip) = &pack.fictional {
        let _ = writeln!(out, "<p class=\"fictional\">{}</p>", escaped(strip));
    }
    let (kind, name) = (escaped(&cover.kind), escaped(&cover.name));
    let _ = writeln!(out, "<h1><small>{kind}</small>{name}</h1>");
    let _ = writeln!(out, "<p class=\"answer\">{}</p>", sentence(&cover.answer));
    for one in &cover.outlook {
        let _ = writeln!(out, "<p>{}</p>", sentence(one));
    }
    if let Some((who, words)) = &cover.comment {
        let (who, words) = (escaped(who), escaped(words));
        let _ = writeln!(out, "<p class=\"comment\"><strong>{who}</strong>\n{words}</p>");
    }
    out.push_str("<ul class=\"figures\">\n");
    for figure in &cover.figures {
        let beside = figure.beside.as_ref().map_or_else(String::new, |(text, tone)| {
            format!(" <strong class=\"{}\">{}</strong>", ink(*tone), escaped(text))
        });
        let (name, number) = (escaped(&figure.name), escaped(&figure.number));
        let _ = write!(out, "<li><span>{name}</span> <b>{number}</b>{beside}");
        for note in &figure.notes {
            let _ = write!(out, " <span>{}</span>", escaped(note));
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n<dl class=\"facts\">\n");
    for (term, value) in &cover.facts {
        let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", escaped(term), escaped(value));
    }
    out.push_str("</dl>\n</header>\n");
}

fn section(out: &mut String, section: &Section) {
    let topic = escaped(&section.topic);
    let _ = write!(
        out,
        "<section id=\"{id}\" aria-labelledby=\"{id}-t\">\n<div class=\"aside\"><h2 id=\"{id}-t\">{topic}</h2>",
        id = section.id
    );
    for note in &section.notes {
        let _ = write!(out, "<p>{}</p>", escaped(note));
    }
    let _ = write!(out, "</div>\n<div>\n<p class=\"say\">{}</p>\n", sentence(&section.say));
    for one in &section.blocks {
        block(out, one);
    }
    out.push_str("</div>\n</section>\n");
}

fn block(out: &mut String, block: &Block) {
    let _ = match block {
        Block::Text(words) => writeln!(out, "<p>{}</p>", sentence(words)),
        Block::Note(words) => writeln!(out, "<p class=\"note\">{}</p>", escaped(words)),
        Block::Heading(words) => writeln!(out, "<h3>{}</h3>", escaped(words)),
        Block::Picture(picture) => writeln!(out, "<figure>{}</figure>", picture.page),
        Block::Screen(inner) => {
            screen(out, inner);
            Ok(())
        }
        Block::Table(of) => {
            table(out, of);
            Ok(())
        }
        Block::Terms(terms) => {
            out.push_str("<dl class=\"terms\">\n");
            for (term, meaning) in terms {
                let _ = writeln!(out, "<dt>{}</dt><dd>{}</dd>", escaped(term), escaped(meaning));
            }
            writeln!(out, "</dl>")
        }
    };
}

/// What paper leaves out; a long list is there to be opened, which needs no script.
fn screen(out: &mut String, inner: &Block) {
    match inner {
        Block::Table(of) if of.rows.len() > LONG => {
            let _ = writeln!(out, "<details><summary>{}</summary>", escaped(&of.caption));
            table(out, of);
            out.push_str("</details>\n");
        }
        other => block(out, other),
    }
}

fn table(out: &mut String, table: &Table) {
    // A bar repeats its numbers for the eye: the page gives the numbers alone.
    let bars: Vec<bool> = (0..table.columns.len())
        .map(|place| {
            table.rows.iter().any(|row| row.cells.get(place).is_some_and(|it| it.bar.is_some()))
        })
        .collect();
    let shown = |place: usize| !bars.get(place).copied().unwrap_or_default();
    let caption = escaped(&table.caption);
    let _ = write!(
        out,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{caption}\">\n<table>\n<caption>{caption}</caption>\n<thead><tr>"
    );
    for (_, column) in table.columns.iter().enumerate().filter(|(place, _)| shown(*place)) {
        let class = if column.number { " class=\"r\"" } else { "" };
        let _ = write!(out, "<th scope=\"col\"{class}>{}</th>", escaped(&column.head));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        table_row(out, table, row, &shown);
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn table_row(out: &mut String, table: &Table, row: &Row, shown: &impl Fn(usize) -> bool) {
    let class = match row.weight {
        Weight::Plain => "",
        Weight::Part => " class=\"part\"",
        Weight::Sum => " class=\"sum\"",
        Weight::Total => " class=\"total\"",
    };
    let _ = write!(out, "<tr{class}>");
    for (place, cell) in row.cells.iter().enumerate().filter(|(place, _)| shown(*place)) {
        let number = table.columns.get(place).is_some_and(|column| column.number);
        let classes = [if number { "r" } else { "" }, ink(cell.tone)];
        let classes: Vec<&str> = classes.into_iter().filter(|it| !it.is_empty()).collect();
        let class = if classes.is_empty() {
            String::new()
        } else {
            format!(" class=\"{}\"", classes.join(" "))
        };
        let words = words(cell);
        let _ = if place == 0 {
            write!(out, "<th scope=\"row\"{class}>{words}</th>")
        } else {
            write!(out, "<td{class}>{words}</td>")
        };
    }
    out.push_str("</tr>\n");
}

fn words(cell: &Cell) -> String {
    let note = cell.note.as_ref().map(|note| format!(" <small>{}</small>", escaped(note)));
    escaped(&cell.text) + &note.unwrap_or_default()
}

fn ink(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "",
        Tone::Quiet => "quiet",
        Tone::Done => "done",
        Tone::Gap => "gap",
    }
}

fn sentence(of: &Sentence) -> String {
    let mut html = String::new();
    for (strong, words) in &of.parts {
        let words = escaped(words);
        let _ =
            if *strong { write!(html, "<strong>{words}</strong>") } else { html.write_str(&words) };
    }
    html
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
