//! CSV and XLSX in and out, for strings alone: what a cell means is for
//! others to say.
//!
//! Reading is strict: whatever could be understood in two ways is refused
//! with its line, its column and what would be right ([`Fault`]), never
//! guessed. Files are hostile until shown otherwise, so sizes are checked
//! before anything is parsed ([`limits`]), and rows are read one at a time.
//!
//! ```
//! use std::io::Cursor;
//!
//! let file = Cursor::new("name,born\r\nAyan Example,1990-02-01\r\n");
//! let mut sheet = sheets::read(file, "people.csv", "people")?;
//! let mut rows = sheet.rows()?;
//! assert_eq!(rows.header(), ["name", "born"]);
//! let first = rows.next().expect("a row")?;
//! assert_eq!((first.line, first.cells[1].as_str()), (2, "1990-02-01"));
//! # Ok::<(), sheets::Fault>(())
//! ```
//!
//! and what is wrong is said in sentences, by words of their own in each
//! language ([`WORDS`] are the English ones):
//!
//! ```
//! let file = std::io::Cursor::new("name,born\n\"Ayan Example,1990-02-01\n");
//! let mut sheet = sheets::read(file, "people.csv", "people")?;
//! let fault = sheet.rows()?.next().expect("a row").unwrap_err();
//! assert!(fault.to_string().starts_with("line 2, column A (name)"));
//! # Ok::<(), sheets::Fault>(())
//! ```

mod columns;
mod csv_reader;
mod csv_writer;
mod fault;
pub mod formula_marks;
pub mod limits;
mod rows;
mod sheet;
mod template;
mod xlsx_package;
mod xlsx_reader;
mod xlsx_values;
mod xlsx_writer;

pub use columns::column_letters;
pub use csv_writer::CsvWriter;
pub use fault::{Fault, WORDS};
pub use rows::{Progress, Row, Rows};
pub use sheet::{Sheet, open, read};
pub use template::{TemplateColumn, template_csv, template_xlsx};
pub use xlsx_writer::{Cell, ExportColumn, Room, XlsxWriter};
