//! Rows on their way to a [`Sheet`], from text and from workbooks alike: the header is found
//! below titles, blank lines, titles and totals are passed over and counted.

use super::columns::{fold, is_known};
use super::decode::line_ends;
use super::guard::unguarded;
use super::limits;
use super::problem::FileProblem;
use super::sheet::{Passed, Sheet, Skipped};

/// Rows looked at for a header; below them the first row is taken for it.
const TITLES: usize = 20;

/// Cells that a workbook shows as one; lines from 1, columns from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Merged {
    /// First and last line.
    pub lines: (u64, u64),
    /// First and last column.
    pub columns: (usize, usize),
}

/// A sheet that is being read.
#[derive(Default)]
pub(super) struct Building {
    sheet: Sheet,
    /// Rows before the header is known.
    waiting: Vec<(u64, Vec<String>)>,
    merged: Vec<Merged>,
    /// A row of a workbook is one line, whatever its cells hold.
    workbook: bool,
    /// Last line of a header of several.
    header_end: u64,
    /// The line after the last row.
    next_line: u64,
    surplus: Option<FileProblem>,
}

impl Building {
    /// A sheet of a workbook, in which these cells are shown as one.
    pub(super) fn with_merged(merged: Vec<Merged>) -> Self {
        Self { merged, workbook: true, ..Self::default() }
    }

    /// The columns of the header; none before it is known.
    pub(super) fn columns(&self) -> usize {
        self.sheet.header.len()
    }

    /// The line of the header; 0 before it is known.
    pub(super) fn header_line(&self) -> u64 {
        self.sheet.header_line
    }

    /// Takes the next row, which begins on that line.
    pub(super) fn row<'c>(
        &mut self,
        line: u64,
        cells: impl Iterator<Item = &'c str> + Clone,
    ) -> Result<(), FileProblem> {
        if self.next_line > 0 {
            self.sheet.blank += line.saturating_sub(self.next_line);
        }
        let breaks =
            |cell: &str| if cell.contains(['\n', '\r']) { line_ends(cell.as_bytes()) } else { 0 };
        self.next_line = line + 1;
        if !self.workbook {
            self.next_line += cells.clone().map(breaks).sum::<u64>();
        }
        if cells.clone().all(|cell| cell.trim().is_empty()) {
            self.sheet.blank += 1;
            return Ok(());
        }
        if !self.sheet.header.is_empty() {
            return self.below(line, cells);
        }
        let is_header = cells.clone().filter(|cell| is_known(unguarded(cell))).count() >= 2;
        self.waiting.push((line, cells.map(str::to_owned).collect()));
        if is_header {
            let titles = self.waiting.len() - 1;
            self.settle(titles)
        } else if self.waiting.len() >= TITLES {
            self.settle(0)
        } else {
            Ok(())
        }
    }

    /// Takes the waiting row at that place for the header: what stands above are titles, what
    /// stands below are rows.
    fn settle(&mut self, at: usize) -> Result<(), FileProblem> {
        let mut waiting = std::mem::take(&mut self.waiting).into_iter();
        let titles = waiting.by_ref().take(at);
        self.sheet.skipped =
            titles.map(|(line, _)| Skipped { line, what: Passed::Title }).collect();
        let Some((line, cells)) = waiting.next() else { return Ok(()) };
        self.sheet.header_line = line;
        self.sheet.header = cells.iter().map(|cell| unguarded(cell).to_owned()).collect();
        let starting = self.merged.iter().filter(|it| it.lines.0 == line);
        self.header_end = starting.map(|it| it.lines.1).max().unwrap_or(line);
        self.trim_header()?;
        for (line, cells) in waiting {
            self.below(line, cells.iter().map(String::as_str))?;
        }
        Ok(())
    }

    fn trim_header(&mut self) -> Result<(), FileProblem> {
        while self.sheet.header.pop_if(|name| name.is_empty()).is_some() {}
        let columns = self.sheet.header.len();
        if columns > limits::COLUMNS {
            Err(FileProblem::TooManyColumns { columns })
        } else {
            Ok(())
        }
    }

    /// A row below the first of the header.
    fn below<'c>(
        &mut self,
        line: u64,
        cells: impl Iterator<Item = &'c str> + Clone,
    ) -> Result<(), FileProblem> {
        if line <= self.header_end {
            self.name_below(line, cells);
            return self.trim_header();
        }
        if is_total(cells.clone()) {
            self.sheet.skipped.push(Skipped { line, what: Passed::Total });
            return Ok(());
        }
        self.push(line, cells)
    }

    /// A second line of a header: it names the columns that the first leaves without name, or
    /// that stand under one name merged over several.
    fn name_below<'c>(&mut self, line: u64, cells: impl Iterator<Item = &'c str>) {
        for (column, cell) in cells.enumerate() {
            let wide = self.merged.iter().any(|it| {
                it.lines.0 < line
                    && (it.columns.0..=it.columns.1).contains(&column)
                    && it.columns.0 < it.columns.1
            });
            let name = unguarded(cell);
            if self.sheet.header.len() <= column && !name.is_empty() {
                self.sheet.header.resize(column + 1, String::new());
            }
            if let Some(held) = self.sheet.header.get_mut(column)
                && !name.is_empty()
                && (wide || held.is_empty())
            {
                name.clone_into(held);
            }
        }
    }

    fn push<'c>(
        &mut self,
        line: u64,
        cells: impl Iterator<Item = &'c str> + Clone,
    ) -> Result<(), FileProblem> {
        if self.sheet.lines.len() == limits::ROWS {
            return Err(FileProblem::TooManyRows);
        }
        for (column, cell) in cells.clone().enumerate() {
            if cell.len() > limits::CELL {
                return Err(FileProblem::CellTooLong { line, column: column + 1 });
            }
            let unnamed = self.sheet.header.get(column).is_none_or(String::is_empty);
            if unnamed && !cell.trim().is_empty() {
                self.note_surplus(column, line, cells.clone().count());
            }
        }
        let mut cells = cells;
        for _ in 0..self.sheet.header.len() {
            self.sheet.cells.push_str(unguarded(cells.next().unwrap_or_default()));
            self.sheet.ends.push(u32::try_from(self.sheet.cells.len()).unwrap_or(u32::MAX));
        }
        self.sheet.lines.push(u32::try_from(line).unwrap_or(u32::MAX));
        Ok(())
    }

    /// A cell outside the named columns: nearly always a delimiter inside a text that should
    /// have been quoted. The first is kept, the other lines are counted.
    fn note_surplus(&mut self, column: usize, line: u64, found: usize) {
        let expected = self.sheet.header.len();
        match &mut self.surplus {
            Some(FileProblem::TooManyCells { line: first, last, others, .. }) => {
                if *first != line && *last != line {
                    *others += 1;
                    *last = line;
                }
            }
            Some(_) => {}
            None if column < expected || self.workbook => {
                self.surplus = Some(FileProblem::UnnamedColumn { line, column: column + 1 });
            }
            None => {
                self.surplus = Some(FileProblem::TooManyCells {
                    line,
                    found,
                    expected,
                    last: line,
                    others: 0,
                });
            }
        }
    }

    /// The header is known from here on.
    pub(super) fn settle_header(&mut self) -> Result<(), FileProblem> {
        if self.sheet.header.is_empty() { self.settle(0) } else { Ok(()) }
    }

    /// The sheet, once all rows are taken.
    pub(super) fn finish(mut self) -> Result<Sheet, FileProblem> {
        self.settle_header()?;
        if let Some(line) = unnamed_total(&self.sheet) {
            self.sheet.drop_last();
            self.sheet.skipped.push(Skipped { line, what: Passed::Total });
        }
        if self.sheet.lines.is_empty() {
            return Err(FileProblem::NoRows);
        }
        self.sheet.read_as.clone_from(&self.sheet.header);
        self.surplus.map_or(Ok(self.sheet), Err)
    }
}

/// Whether a cell holds a number, an amount or a date in figures.
fn is_number(cell: &str) -> bool {
    let sign = |letter: char| {
        letter.is_ascii_digit() || letter.is_whitespace() || ",.-+%€/\u{2212}".contains(letter)
    };
    cell.chars().all(sign) && cell.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether a row sums up those above: its one text is a word for a total.
fn is_total<'c>(cells: impl Iterator<Item = &'c str>) -> bool {
    let mut texts = cells.map(str::trim).filter(|cell| !cell.is_empty() && !is_number(cell));
    let (Some(only), None) = (texts.next(), texts.next()) else { return false };
    let folded = fold(only);
    ["total", "totaux", "soustota", "subtotal", "grandtotal"]
        .iter()
        .any(|word| folded.starts_with(word))
        || ["somme", "sum", "ensemble", "cumul"].contains(&folded.as_str())
}

/// The last line of a sheet when all it holds is the sum of the column above it.
fn unnamed_total(sheet: &Sheet) -> Option<u64> {
    let rows = sheet.rows();
    let above = rows.len().checked_sub(1).filter(|above| *above >= 2)?;
    let last = sheet.rows().nth(above)?;
    let width = sheet.header.len();
    let mut filled = (0..width).filter(|column| !last.cell(*column).is_empty());
    let (Some(column), None) = (filled.next(), filled.next()) else { return None };
    let total = plain_number(last.cell(column))?;
    let mut sum = 0_i64;
    for row in sheet.rows().take(above) {
        sum = sum.checked_add(plain_number(row.cell(column)).unwrap_or(0))?;
    }
    (sum == total).then(|| last.line())
}

fn plain_number(cell: &str) -> Option<i64> {
    cell.chars().filter(|letter| !letter.is_whitespace()).collect::<String>().parse().ok()
}

#[cfg(test)]
mod tests {
    use crate::files::sheet::{Passed, Sheet, read_sheet};

    fn skipped(sheet: &Sheet) -> Vec<(u64, bool)> {
        sheet.skipped().iter().map(|it| (it.line, it.what == Passed::Total)).collect()
    }

    #[test]
    fn titles_above_the_header_and_totals_below_are_passed_over_and_told() {
        let text = "Suivi des livraisons;;;\n\ncite;etape;date;logements\n\
                    LENS-4;livrés;2021;12\nSous-total 2021;;;12\n;;;\nLENS-4;livrés;2022;3\n\
                    Total général;;31/12/2022;15\n";
        let sheet = read_sheet(text.as_bytes()).unwrap();
        assert_eq!(skipped(&sheet), [(1, false), (5, true), (8, true)]);
        assert_eq!(sheet.rows().map(|row| row.line()).collect::<Vec<_>>(), [4, 7]);
        assert_eq!((sheet.blank(), sheet.header_line()), (2, 3));
    }

    #[test]
    fn a_sum_without_a_word_is_known_by_its_value() {
        let text = "cite;etape;date;logements\na;OS;2021;12\nb;OS;2021;3\n;;;15\n";
        assert_eq!(skipped(&read_sheet(text.as_bytes()).unwrap()), [(4, true)]);
        let other = text.replace("15", "16");
        assert_eq!(read_sheet(other.as_bytes()).unwrap().rows().len(), 3);
    }

    #[test]
    fn a_row_that_says_more_than_a_total_is_never_passed_over() {
        for row in ["Total;livrés;2021;12", "Cité Total;OS;2021;1", "Totem;livrés;;1"] {
            let text = format!("cite;etape;date;logements\n{row}\n");
            assert_eq!(read_sheet(text.as_bytes()).unwrap().rows().len(), 1, "{row}");
        }
    }
}
