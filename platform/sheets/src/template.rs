//! Templates: empty sheets to fill in, with the helps and lists of a register.

use rust_xlsxwriter::{DataValidation, Formula};

use crate::xlsx_writer::{
    Formats, begin_sheet, new_workbook, save, unwritable, write_header, write_text_sheet,
};
use crate::{CsvWriter, Fault, column_letters, limits};

/// A spreadsheet shows at most so many characters above a cell, and below it.
const NOTE_TITLE_CHARACTERS: usize = 32;
const NOTE_CHARACTERS: usize = 255;

const LISTS: &str = "Lists";

/// A column to fill in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TemplateColumn {
    /// The heading, by which the column is known at import.
    pub name: String,
    /// What it says about the record.
    pub help: String,
    /// How a value of it is written; empty where there is nothing to say.
    pub form: String,
    /// Whether every row needs it; its heading is then coloured.
    pub required: bool,
    /// The codes it may hold and what they mean; none for a free column.
    pub choices: Vec<(String, String)>,
    /// Whether a cell may hold several of the codes at once.
    pub several: bool,
}

/// An empty CSV sheet: the header line alone, so that the file can be
/// imported when it has been filled in.
///
/// # Errors
/// A [`Fault`] when a heading cannot be written.
pub fn template_csv(columns: &[TemplateColumn]) -> Result<Vec<u8>, Fault> {
    let header: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    CsvWriter::with_byte_order_mark(Vec::new(), &header)?.finish()
}

/// An empty spreadsheet: a sheet of the register's name with the header
/// frozen, drop-down lists and a note at each cell; a sheet "Help"; and a
/// sheet "Lists" with every code and its meaning. All cells have the format
/// of text, so that the spreadsheet program changes no date and no number.
///
/// # Errors
/// A [`Fault`] when a name cannot be written.
pub fn template_xlsx(register: &str, columns: &[TemplateColumn]) -> Result<Vec<u8>, Fault> {
    let mut workbook = new_workbook()?;
    let formats = Formats::new();
    let names: Vec<&str> = columns.iter().map(|column| column.name.as_str()).collect();
    crate::csv_writer::expect_width(names.len(), names.len(), 1)?;

    let worksheet = workbook.add_worksheet();
    begin_sheet(worksheet, register)?;
    write_header(worksheet, &names, &formats.heading)?;
    let mut listed = 0;
    for (position, column) in columns.iter().enumerate() {
        let number = position as u16;
        worksheet
            .set_column_format(number, &formats.text)
            .map_err(unwritable)?;
        if column.required {
            worksheet
                .write_string_with_format(0, number, &column.name, &formats.required)
                .map_err(unwritable)?;
        }
        let mut validation = DataValidation::new();
        if !column.choices.is_empty() {
            // Codes stand in every second column of the lists, their meanings beside them.
            let letters = column_letters(2 * listed + 1);
            let last = column.choices.len() + 1;
            validation = validation.allow_list_formula(Formula::new(format!(
                "={LISTS}!${letters}$2:${letters}${last}"
            )));
            // A spreadsheet would refuse two codes in one cell, since the two
            // together are none of the list.
            if column.several {
                validation = validation.show_error_message(false);
            }
            listed += 1;
        }
        // The form comes first: a long help is cut off behind it.
        let note = [column.form.as_str(), column.help.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("\n");
        let noted = validation
            .set_input_title(shortened(&column.name, NOTE_TITLE_CHARACTERS))
            .and_then(|validation| validation.set_input_message(shortened(&note, NOTE_CHARACTERS)))
            .map_err(unwritable)?;
        worksheet
            .add_data_validation(1, number, (limits::XLSX_ROWS - 1) as u32, number, &noted)
            .map_err(unwritable)?;
    }

    let help: Vec<Vec<&str>> = columns
        .iter()
        .map(|column| {
            vec![
                column.name.as_str(),
                column.help.as_str(),
                column.form.as_str(),
                if column.required { "x" } else { "" },
            ]
        })
        .collect();
    write_text_sheet(
        workbook.add_worksheet(),
        "Help",
        &["column", "help", "write", "required"],
        &help,
        &formats,
    )?;
    let (header, rows) = lists(columns);
    if !header.is_empty() {
        write_text_sheet(workbook.add_worksheet(), LISTS, &header, &rows, &formats)?;
    }
    let mut bytes = Vec::new();
    save(&mut workbook, &mut bytes)?;
    Ok(bytes)
}

/// The lists side by side: for each column with choices one of codes under
/// its name, and one of what they mean.
fn lists(columns: &[TemplateColumn]) -> (Vec<&str>, Vec<Vec<&str>>) {
    let with_choices: Vec<&TemplateColumn> = columns
        .iter()
        .filter(|column| !column.choices.is_empty())
        .collect();
    let header = with_choices
        .iter()
        .flat_map(|column| [column.name.as_str(), "meaning"])
        .collect();
    let longest = with_choices
        .iter()
        .map(|column| column.choices.len())
        .max()
        .unwrap_or(0);
    let rows = (0..longest)
        .map(|row| {
            with_choices
                .iter()
                .flat_map(|column| match column.choices.get(row) {
                    Some((code, meaning)) => [code.as_str(), meaning.as_str()],
                    None => ["", ""],
                })
                .collect()
        })
        .collect();
    (header, rows)
}

fn shortened(text: &str, characters: usize) -> String {
    if text.chars().count() <= characters {
        return text.to_owned();
    }
    let mut shown: String = text.chars().take(characters - 1).collect();
    shown.push('…');
    shown
}
