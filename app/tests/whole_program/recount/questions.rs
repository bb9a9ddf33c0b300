//! The figures asked in SQL, written from their definitions. Tables are the
//! registers and columns their fields; several codes lie between bars; dates
//! are text. What a mark of the country's lists means is read here from the
//! pack's own files.

mod crime;
mod victims;
mod work;

use crate::places;

/// The codes of a list of the country that bear a mark, as an SQL list.
fn marked(list: &str, mark: &str) -> String {
    let path = places::practice_pack()
        .join("lists")
        .join(format!("{list}.csv"));
    let mut table = csv::Reader::from_path(path).unwrap();
    let header = table.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|heading| heading == name).unwrap();
    let (code, marks) = (column("code"), column("marks"));
    let codes: Vec<String> = table
        .records()
        .map(Result::unwrap)
        .filter(|row| row[marks].split(';').any(|own| own == mark))
        .map(|row| format!("'{}'", &row[code]))
        .collect();
    assert!(!codes.is_empty(), "no value of `{list}` is marked `{mark}`");
    codes.join(", ")
}

/// The country's own code.
fn home() -> String {
    let text = std::fs::read_to_string(places::practice_pack().join("country.toml")).unwrap();
    let country: toml::Table = text.parse().unwrap();
    country["code"].as_str().unwrap().to_owned()
}

/// Every code of the list of countries, as rows of one column.
fn countries() -> String {
    let path = places::repository().join("domain/places/lists/countries.csv");
    let mut table = csv::Reader::from_path(path).unwrap();
    let codes: Vec<String> = table
        .records()
        .map(|row| format!("('{}')", &row.unwrap()[0]))
        .collect();
    codes.join(", ")
}

const NO_ANSWER: &str = "('unknown', 'not_asked', 'refused', 'not_applicable')";

/// What a figure is counted by.
pub enum Counted {
    /// One question.
    By(String),
    /// Two questions: the part, and the whole that it is a part of.
    Share(String, String),
}

/// The year that is asked about, and the country.
struct Asked {
    year: i16,
    /// Its first day and its last, as SQL has them.
    first: String,
    last: String,
    home: String,
}

impl Asked {
    fn in_year(&self, column: &str) -> String {
        let year = self.year;
        format!("{column} BETWEEN '{year}-01-01' AND '{year}-12-31'")
    }

    /// A table that stands: nothing void.
    fn rows(&self, what: &str, table: &str, when: &str) -> String {
        format!("SELECT {what} FROM {table} x WHERE NOT x.voided AND {when}")
    }

    /// Different ones of a column, of the year.
    fn once(&self, what: &str, table: &str, day: &str, and: &str) -> String {
        self.rows(
            &format!("COUNT(DISTINCT x.{what})"),
            table,
            &format!("{} {and}", self.in_year(&format!("x.{day}"))),
        )
    }

    /// Records of the year.
    fn each(&self, table: &str, day: &str, and: &str) -> String {
        self.rows(
            "COUNT(*)",
            table,
            &format!("{} {and}", self.in_year(&format!("x.{day}"))),
        )
    }
}

/// Whether a column of several codes has one of these.
fn has(column: &str, codes: &[&str]) -> String {
    let any: Vec<String> = codes
        .iter()
        .map(|code| {
            let code = code.replace('_', "\\_");
            format!("{column} LIKE '%|{code}|%' ESCAPE '\\'")
        })
        .collect();
    format!("({})", any.join(" OR "))
}

/// Every figure that comes from records, asked in SQL for one year.
pub fn questions(year: i16) -> Vec<(&'static str, Counted)> {
    let asked = Asked {
        year,
        first: format!("'{year}-01-01'"),
        last: format!("'{year}-12-31'"),
        home: home(),
    };
    [
        work::questions(&asked),
        crime::questions(&asked),
        victims::questions(&asked),
    ]
    .into_iter()
    .flatten()
    .collect()
}
