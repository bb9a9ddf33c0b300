//! How much a file may hold, and why. What is beyond is refused in a
//! sentence, before it is in memory.
//!
//! With these, reading takes at most: for CSV one row ([`ROW_BYTES`], twice)
//! and a buffer of 64 KiB; for XLSX one row, one piece of XML
//! ([`XML_PIECE_BYTES`]) and the shared texts, which calamine keeps whole: at
//! worst (64 MiB of empty texts) about half a gigabyte, for an ordinary
//! export of 100,000 rows some tens of megabytes.

/// CSV is streamed, so that only the patience of the reader sets a limit.
pub const CSV_FILE_BYTES: u64 = 2 << 30;

/// A spreadsheet of a million cells has about 5 MB.
pub const XLSX_FILE_BYTES: u64 = 100 << 20;

/// Five times what one year of a large country needs; a slip of the pen, such
/// as importing the wrong export, is met here.
pub const CSV_ROWS: u64 = 5_000_000;

/// As many rows as a spreadsheet can have.
pub const XLSX_ROWS: u64 = 1_048_576;

/// No register has a tenth as many columns.
pub const COLUMNS: usize = 500;

/// As many characters as a spreadsheet cell can have.
pub const CELL_CHARACTERS: usize = 32_767;

/// No row of a real register comes near; it bounds the memory of one row.
pub const ROW_BYTES: usize = 4 << 20;

/// Parts of a spreadsheet package: sheets, styles, pictures.
pub const PACKAGE_PARTS: usize = 10_000;

/// What one worksheet may be when uncompressed: 100,000 rows of 42 columns
/// have about 150 MB. Larger amounts come as CSV.
pub const WORKSHEET_BYTES: u64 = 256 << 20;

/// What the shared texts may be when uncompressed; they are kept in memory.
pub const SHARED_TEXT_BYTES: u64 = 64 << 20;

/// What every other part may be: styles and themes are kept in memory too,
/// at about twenty times their size at worst.
pub const OTHER_PART_BYTES: u64 = 4 << 20;

/// What all parts together may be when uncompressed.
pub const PACKAGE_BYTES: u64 = 320 << 20;

/// How many times smaller than its content a part may be. Real sheets of
/// repeated values reach some tens; bombs reach a thousand.
pub const COMPRESSION_RATIO: u64 = 200;

/// The ratio is of no interest below this size.
pub const RATIO_FREE_BYTES: u64 = 1 << 20;

/// The longest text or tag in the XML of a package: a full cell in which each
/// character is written as a reference of ten bytes has a third of this.
pub const XML_PIECE_BYTES: u64 = 1 << 20;
