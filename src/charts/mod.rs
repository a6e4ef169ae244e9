//! Domain to picture: the only user of plotters.
//!
//! plotters places and shapes what is drawn; [`svg`] writes it down as a small SVG whose colours
//! are attributes that a style sheet can re-ink. Every drawing exists in three widths with text at
//! true size (LOOK, "Anatomy of a chart") and carries its provenance inside.

mod axis;
mod curves;
mod estates;
mod font;
mod key;
mod labels;
mod place;
mod progress;
mod provenance;
mod remarks;
mod scale;
mod sheet;
mod style;
mod svg;
mod waterfall;
mod words;
mod year_columns;
mod year_rows;
mod years;

#[cfg(test)]
mod tests;

pub use estates::estates;
pub use progress::progress;
pub use style::{Size, Style, Theme, in_page};
pub use waterfall::waterfall;
pub use years::years;
