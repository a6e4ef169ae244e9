//! Tables to JSON: the point of knowledge, then one object a row, named as programs name things.

use std::io;

use serde_json::{Map, Value, json};

use super::cells::{About, Cell, Heading, Rows};
use super::csv::written;

/// Writes cells row by row.
pub struct JsonWriter {
    fields: Vec<String>,
    object: Map<String, Value>,
    next: usize,
    bytes: Vec<u8>,
    first: bool,
}

impl JsonWriter {
    /// Begins a table; columns without a field are left out.
    ///
    /// # Errors
    /// When the point of knowledge cannot be written.
    pub fn new(about: &About, headings: &[Heading]) -> io::Result<Self> {
        let mut bytes = b"{\"known\":".to_vec();
        serde_json::to_writer(&mut bytes, &about.known)?;
        if about.fictional {
            bytes.extend_from_slice(b",\"fictional\":true");
        }
        bytes.extend_from_slice(b",\"rows\":[");
        Ok(Self {
            fields: headings.iter().map(|it| it.field.to_string()).collect(),
            object: Map::new(),
            next: 0,
            bytes,
            first: true,
        })
    }

    /// Ends the table.
    #[must_use]
    pub fn finish(mut self) -> Vec<u8> {
        self.bytes.extend_from_slice(b"]}\n");
        self.bytes
    }
}

impl Rows for JsonWriter {
    fn cell(&mut self, cell: Cell<'_>) -> io::Result<()> {
        let value = match cell {
            Cell::Empty => Value::Null,
            Cell::Text(text) => text.into(),
            Cell::Count(number) | Cell::Number(number) => number.into(),
            #[expect(clippy::cast_precision_loss, reason = "tenths of dwellings a month")]
            Cell::Tenths(tenths) => json!(tenths as f64 / 10.0),
            #[expect(clippy::cast_precision_loss, reason = "cents of the cost of a house")]
            Cell::Cents(cents) => json!(cents as f64 / 100.0),
            Cell::Day(day) => day.to_string().into(),
            Cell::Date(when) => written(when).into(),
        };
        if let Some(field) = self.fields.get(self.next).filter(|field| !field.is_empty()) {
            self.object.insert(field.clone(), value);
        }
        self.next += 1;
        Ok(())
    }

    fn end_row(&mut self) -> io::Result<()> {
        if !self.first {
            self.bytes.push(b',');
        }
        (self.first, self.next) = (false, 0);
        serde_json::to_writer(&mut self.bytes, &std::mem::take(&mut self.object))?;
        Ok(())
    }
}
