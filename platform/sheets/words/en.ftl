### Words of the files that are read and written: what is wrong, and what
### would be right.

desk-sheets = Files

## The file as a whole

refusal-sheets-file_empty = The file { $file } is empty
    .next = Give one with the names of the columns in its first row.
refusal-sheets-file_old_form = The file { $file } is a spreadsheet of the old form (.xls) or protected by a password
    .next = Save it as .xlsx without a password, or as CSV.
refusal-sheets-file_no_package = The file { $file } is called .xlsx and is none
    .next = Fetch it again, or save it again as .xlsx or CSV.
refusal-sheets-file_too_large = The file { $file } has { $megabytes } MB; at most { $most } MB are read
    .next = Divide it into several files, or save a large spreadsheet as CSV.
refusal-sheets-file_unreadable = The file { $file } cannot be read: { $cause }
    .next = Name a file that you may read.
refusal-sheets-unreadable = The file cannot be read on: { $cause }
    .next = Try again, or copy the file first.
refusal-sheets-no_header = The sheet holds no header row
    .next = Put the names of the columns into the first row.
refusal-sheets-too_many_rows = The sheet has more than { $most } rows
    .next = Divide it into several files and import one after the other.

## Headings, rows and cells

refusal-sheets-no_heading = This column has no heading
    .next = Name it, or delete the column.
refusal-sheets-heading_twice = The heading stands above column { $column } already
    .next = Let each column have a heading of its own.
refusal-sheets-row_cut_off = The file ends in the middle of this row, after { $cells } of { $wanted } cells
    .next = Fetch the whole file again, or end the row.
refusal-sheets-row_too_long = The row is longer than { $most } bytes
    .next = Shorten its cells; if one begins with a quotation mark, look whether the closing one is missing.
refusal-sheets-beyond_header = There is a value beyond the { $columns } columns of the header
    .next = Give the column a heading, or put quotation marks around a text that holds the separator.
refusal-sheets-too_many_columns = The row has more than { $most } cells
    .next = Delete the columns that do not belong to the register, and check the separator.
refusal-sheets-cell_too_long = The cell is longer than { $most } characters
    .next = Shorten it; if it begins with a quotation mark, look whether the closing one is missing.

## CSV

refusal-sheets-utf_16 = The file is written in UTF-16, not in UTF-8
    .next = Save the file again as “CSV UTF-8”.
refusal-sheets-not_utf_8 = Byte { $byte } of the file (hexadecimal { $hexadecimal }) is not written in UTF-8
    .next = Save the file again as “CSV UTF-8”.
refusal-sheets-nul = Byte { $byte } of the file is NUL, which belongs to no text: the file is damaged or written in UTF-16
    .next = Save the file again as “CSV UTF-8”.
refusal-sheets-mark_within_cell = A quotation mark stands within a cell that does not begin with one
    .next = Put quotation marks around the whole cell and double the one within it.
refusal-sheets-text_behind_mark = There is text behind the closing quotation mark of the cell
    .next = Double a quotation mark that belongs to the text.
refusal-sheets-mark_never_closed = The file ends within this cell: the quotation mark at its beginning is never closed
    .next = Close it at the end of the cell, or fetch the whole file again.

## Spreadsheets

refusal-sheets-no_worksheet = The spreadsheet { $file } has no worksheet
    .next = Put the rows into a worksheet.
refusal-sheets-formula = The cell holds a formula, and a formula is no value
    .next = Copy the column and paste it as values.
refusal-sheets-cell_nul = The cell holds NUL, which belongs to no text
    .next = Type the text anew.
refusal-sheets-cell_error = The cell holds an error and no value
    .next = Type the value itself.
refusal-sheets-no_number = The cell holds no number that can be written down
    .next = Type the number itself.
refusal-sheets-no_date = The cell is shown as a date and holds none
    .next = Type the date like 2017-05-31, in a cell with the format of text.
refusal-sheets-no_such_day = There is no such day, though spreadsheets have it
    .next = Type the true date.
refusal-sheets-cell_out_of_order = The worksheet has this cell twice or out of order, as no spreadsheet program writes it
    .next = Open it in a spreadsheet program and save it again.
refusal-sheets-protected = The spreadsheet is protected by a password
    .next = Open it in a spreadsheet program and save it again without one.
refusal-sheets-unsound = The spreadsheet is not sound
    .next = Open it in a spreadsheet program and save it again as .xlsx or CSV.
refusal-sheets-strangely_written = The spreadsheet is not written as spreadsheet programs write it
    .next = Open it in a spreadsheet program and save it again as .xlsx or CSV.
refusal-sheets-package_damaged = The spreadsheet { $file } is cut short or damaged
    .next = Fetch the whole file again.
refusal-sheets-package_too_large = The spreadsheet { $file } becomes larger than { $most } MB when unpacked
    .next = Divide it into several files, or save it as CSV.
refusal-sheets-too_many_parts = The spreadsheet { $file } has { $parts } parts; at most { $most } are read
    .next = Open it in a spreadsheet program and save it again as .xlsx, without pictures, or as CSV.
refusal-sheets-part_unreadable = Part { $part } of the spreadsheet { $file } cannot be read
    .next = Fetch the whole file again; a password must be taken away first.
refusal-sheets-part_name = A part of the spreadsheet has no sound name
    .next = Open it in a spreadsheet program and save it again as .xlsx, without pictures, or as CSV.
refusal-sheets-part_damaged = The part { $part } of the spreadsheet is damaged
    .next = Fetch the whole file again.
refusal-sheets-part_ratio = The part { $part } of the spreadsheet becomes { $times } times larger when unpacked; at most { $most } times are read
    .next = Open it in a spreadsheet program and save it again as .xlsx, without pictures, or as CSV.
refusal-sheets-part_too_large = The part { $part } of the spreadsheet becomes larger than { $most } bytes when unpacked
    .next = Open it in a spreadsheet program and save it again as .xlsx, without pictures, or as CSV.
refusal-sheets-part_piece = The part { $part } of the spreadsheet holds a piece of more than { $most } bytes
    .next = Shorten the cell to { $characters } characters, and save without pictures.
refusal-sheets-part_encoding = The part { $part } of the spreadsheet is not written in UTF-8
    .next = Open it in a spreadsheet program and save it again as .xlsx, without pictures, or as CSV.
refusal-sheets-part_doctype = The part { $part } of the spreadsheet defines XML entities of its own (DOCTYPE), which no spreadsheet does
    .next = Open it in a spreadsheet program and save it again as .xlsx, without pictures, or as CSV.
refusal-sheets-part_counts = The part { $part } of the spreadsheet counts more texts than it holds
    .next = Open it in a spreadsheet program and save it again as .xlsx, without pictures, or as CSV.

## Writing

refusal-sheets-width = The row to write has { $cells } cells and the header { $headings }
    .next = Give each row a cell for every heading, and no more than { $most }.
refusal-sheets-unwritable = The file cannot be written: { $cause }
    .next = Make room, or name another place.
refusal-sheets-spreadsheet_unwritable = The spreadsheet cannot be written: { $cause }
    .next = Shorten what is too long, make room, or write CSV.
refusal-sheets-text_nul = The text holds NUL, which no sheet can hold
    .next = Take it out of the record.
refusal-sheets-text_too_long = The text is longer than the { $most } characters that a cell can hold
    .next = Shorten it in the record, or leave the column out.
refusal-sheets-number_without_digits = The number is none that can be written down
    .next = Leave the cell empty.
