//! The charts of a progress table, drawn by the spreadsheet from the cells beside: what was reached
//! against both yardsticks, and period by period. Told apart by line and by name, not by red and
//! green.

use std::io;

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType,
    ChartSolidFill, ChartType, Workbook,
};

use super::failed;
use crate::files::cells::Drawn;
use crate::text::Lang;

/// Colours of the pictures on screen.
const DONE_BLUE: u32 = 0x001F_4F8F;
const ORIGIN_GREY: u32 = 0x0076_7D86;
const CURRENT_INK: u32 = 0x0016_191D;
/// Columns of the table: the name of a period, what was done, what was planned, and their sums.
const PERIOD: u16 = 0;
const DONE: u16 = 3;
const PLANNED: [u16; 2] = [6, 7];
const SUM_DONE: u16 = 8;
const SUM_PLANNED: [u16; 2] = [9, 10];
/// Size of a chart, in pixels.
const SIZE: (u32, u32) = (960, 420);
/// Rows between the first lines of two charts.
const APART: u32 = 23;

/// A line or a row of columns.
struct Series<'a> {
    column: u16,
    name: &'a str,
    colour: u32,
    dashed: bool,
}

/// Writes a sheet of two charts.
pub(super) fn write(book: &mut Workbook, lang: Lang, table: &str, of: &Drawn) -> io::Result<()> {
    if of.periods == 0 {
        return Ok(());
    }
    let done = |column| Series { column, name: &of.counted, colour: DONE_BLUE, dashed: false };
    let planned = |columns: [u16; 2]| {
        let [original, current] = columns;
        let first =
            Series { column: original, name: &of.original, colour: ORIGIN_GREY, dashed: true };
        let second = of.current.as_deref();
        let second =
            second.map(|name| Series { column: current, name, colour: CURRENT_INK, dashed: false });
        std::iter::once(first).chain(second)
    };
    let say = |key| lang.say(key).into_owned();
    let sums: Vec<_> = std::iter::once(done(SUM_DONE)).chain(planned(SUM_PLANNED)).collect();
    let periods: Vec<_> = std::iter::once(done(DONE)).chain(planned(PLANNED)).collect();
    let sum = chart(ChartType::Line, table, of, &sums, &say("sheet-chart-sum"));
    let each = chart(ChartType::Column, table, of, &periods, &say("sheet-chart-periods"));
    let sheet = book.add_worksheet();
    sheet.set_name(say("sheet-charts")).map_err(failed)?;
    sheet.set_landscape();
    sheet.set_screen_gridlines(false);
    sheet.insert_chart(1, 1, &sum).map_err(failed)?;
    sheet.insert_chart(1 + APART, 1, &each).map_err(failed)?;
    Ok(())
}

fn chart(kind: ChartType, table: &str, of: &Drawn, all: &[Series<'_>], title: &str) -> Chart {
    let mut chart = Chart::new(kind);
    for one in all {
        let mut format = ChartFormat::new();
        if kind == ChartType::Line {
            let mut line = ChartLine::new();
            line.set_color(one.colour).set_width(if one.dashed { 1.75 } else { 2.5 });
            if one.dashed {
                line.set_dash_type(ChartLineDashType::Dash);
            }
            format.set_line(&line);
        } else {
            format.set_solid_fill(ChartSolidFill::new().set_color(one.colour));
        }
        chart
            .add_series()
            .set_name(one.name)
            .set_categories((table, 1, PERIOD, of.periods, PERIOD))
            .set_values((table, 1, one.column, of.periods, one.column))
            .set_format(&mut format);
    }
    chart.title().set_name(title).set_font(ChartFont::new().set_size(13));
    chart.legend().set_position(ChartLegendPosition::Bottom);
    chart.y_axis().set_num_format("#,##0");
    // What is missing is no zero: the line stops there.
    chart.show_empty_cells_as(rust_xlsxwriter::ChartEmptyCells::Gaps);
    chart.set_alt_text(title);
    chart.set_width(SIZE.0).set_height(SIZE.1);
    chart
}
