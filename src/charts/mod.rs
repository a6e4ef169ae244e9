//! Domain to picture: the only user of plotters and of resvg.
//!
//! plotters places and shapes what is drawn; [`svg`] writes it down as a small SVG whose colours
//! are attributes that a style sheet can re-ink. Every drawing exists in three widths with text at
//! true size (LOOK, "Anatomy of a chart") and carries its provenance inside.

mod axis;
mod curves;
mod estates;
mod font;
mod heat;
mod heat_cells;
mod key;
mod labels;
mod months;
mod notes;
mod outline;
mod place;
mod progress;
mod provenance;
mod raster;
mod remarks;
mod scale;
mod sheet;
mod stages;
mod style;
mod svg;
mod territories;
mod waterfall;
mod words;
mod year_columns;
mod year_rows;
mod years;

#[cfg(test)]
mod tests;

pub use estates::estates;
pub use heat::heat;
pub use months::months;
pub use outline::outlined;
pub use progress::progress;
pub use raster::{NotDrawn, png};
pub use stages::stages;
pub use style::{Size, Style, Theme, in_page};
pub use territories::territories;
pub use waterfall::waterfall;
pub use years::years;
