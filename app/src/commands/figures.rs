//! `opennrm figures`: the figures of a year.

use std::{fmt::Write as _, path::PathBuf};

use clap::Subcommand;
use kernel::{Date, Measure};
use records::Mechanism;
use statistics::{Asked, Breakdown, FigureValue, SheetFormat, Told};
use words::Language;

use super::{End, in_words, language, needs_file, print, read_year, write_out};
use crate::Setup;

/// Print the figures of a year, whole or broken down, as they are known now
/// or were known on a day.
///
/// Examples:
///   opennrm figures --year 2017
///   opennrm figures V1 J7 --year 2017 --by sex --format json
///   opennrm figures explain V1
#[derive(Debug, clap::Args)]
#[command(
    verbatim_doc_comment,
    args_conflicts_with_subcommands = true,
    subcommand_negates_reqs = true,
    subcommand_precedence_over_arg = true
)]
pub(crate) struct Figures {
    #[command(subcommand)]
    what: Option<What>,
    /// The figures; all without any
    #[arg(value_name = "ID")]
    ids: Vec<String>,
    /// The year
    #[arg(long, value_parser = read_year, required = true)]
    year: Option<i16>,
    /// Break down by these dimensions, parted by commas
    #[arg(long, value_delimiter = ',', value_name = "DIMENSION,…")]
    by: Vec<String>,
    /// As known at the end of this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = read_day)]
    as_known_on: Option<Date>,
    /// The format
    #[arg(long, default_value = "table", value_parser = ["table", "csv", "json", "xlsx"])]
    format: String,
    /// The language of names and phrases
    #[arg(long, default_value = words::BASE_LANGUAGE)]
    language: String,
    /// The file; without one the figures are printed
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Tell how a figure is counted
    ///
    /// Example: opennrm figures explain V1 --language en
    #[command(verbatim_doc_comment)]
    Explain {
        /// The figure
        id: String,
        /// The language
        #[arg(long, default_value = words::BASE_LANGUAGE)]
        language: String,
    },
}

impl Figures {
    pub(crate) fn run(self, setup: &Setup) -> Result<(), End> {
        if let Some(What::Explain { id, language }) = &self.what {
            return explain(setup, id, language);
        }
        let Some(year) = self.year else {
            return Err(End::said("name the year with --year, as in --year 2017"));
        };
        let mechanism = setup.open()?;
        let language = language(mechanism.pack(), &self.language)?;
        let asked = match self.as_known_on {
            Some(day) if day > mechanism.today() => {
                let refusal = kernel::Refusal::by("figures.known_on")
                    .naming("day", day)
                    .naming("today", mechanism.today());
                return Err(in_words(&mechanism, refusal.into()));
            }
            Some(day) => Asked::on(&mechanism, year, day),
            None => Asked::now(year),
        };
        let ids: Vec<&str> = self.ids.iter().map(String::as_str).collect();
        let by: Vec<&str> = self.by.iter().map(String::as_str).collect();
        let told = statistics::told(&mechanism, &ids, &by, asked)
            .map_err(|no| in_words(&mechanism, no))?;
        let bytes = if self.format == "table" {
            table(&mechanism, &told, &by, &language).into_bytes()
        } else {
            let format = SheetFormat::named(&self.format)
                .map_err(|refusal| in_words(&mechanism, refusal.into()))?;
            if format == SheetFormat::Xlsx {
                needs_file(self.output.as_deref(), "A spreadsheet")?;
            }
            statistics::sheet(mechanism.pack(), &told, &by, &language, format)
                .map_err(|fault| in_words(&mechanism, fault.into()))?
        };
        write_out(self.output.as_deref(), &bytes)
    }
}

/// A day as it is typed.
pub(crate) fn read_day(text: &str) -> Result<Date, String> {
    text.trim()
        .parse()
        .map_err(|_| "give a day as year, month and day, as in 2018-12-31".to_owned())
}

fn shown(mechanism: &Mechanism, value: &FigureValue, language: &Language) -> String {
    mechanism
        .pack()
        .figure(&value.id)
        .map(|figure| statistics::said(figure, value, language).1)
        .unwrap_or_default()
}

fn unit(mechanism: &Mechanism, value: &FigureValue, language: &Language) -> String {
    mechanism
        .pack()
        .figure(&value.id)
        .map(|figure| statistics::said_unit(mechanism.pack(), figure.unit, language))
        .unwrap_or_default()
}

/// The name of a code in a breakdown's dimension.
fn code_name(
    mechanism: &Mechanism,
    breakdown: &Breakdown,
    at: usize,
    code: &str,
    language: &Language,
) -> String {
    if code == statistics::NOT_RECORDED {
        return language.say("answer-not_recorded", &[]);
    }
    match breakdown.lists.get(at).and_then(Option::as_deref) {
        Some(list) => mechanism.pack().name_of(list, code, language.tag()),
        None => code.to_owned(),
    }
}

fn table(mechanism: &Mechanism, told: &[Told], by: &[&str], language: &Language) -> String {
    let mut text = String::new();
    let mut line = |parts: std::fmt::Arguments<'_>| {
        // Writing to a String cannot fail.
        text.write_fmt(parts).unwrap_or(());
        text.push('\n');
    };
    for told in told {
        if !by.is_empty() && told.breakdown.is_none() {
            continue;
        }
        let shown = shown(mechanism, &told.value, language);
        let name = language.say(&format!("figure-{}", told.value.id), &[]);
        line(format_args!(
            "{:4} {shown:>24}  {}  ({})",
            told.value.id,
            name,
            unit(mechanism, &told.value, language)
        ));
        if let Some(breakdown) = &told.breakdown {
            for cell in &breakdown.cells {
                let names: Vec<String> = cell
                    .codes
                    .iter()
                    .enumerate()
                    .map(|(at, code)| code_name(mechanism, breakdown, at, code, language))
                    .collect();
                line(format_args!(
                    "     {:>24}  {}",
                    statistics::plain(cell.number, language),
                    names.join(" · ")
                ));
            }
            if !breakdown.adds_up {
                line(format_args!(
                    "     {:>24}  a record may have several values: the parts do not add up",
                    ""
                ));
            }
        }
    }
    text
}

fn explain(setup: &Setup, id: &str, tag: &str) -> Result<(), End> {
    let pack = setup.pack()?;
    let language = language(&pack, tag)?;
    let Some(figure) = pack.figure(id) else {
        return Err(End::said(format!(
            "There is no figure \"{id}\". The nearest is {}.",
            pack.nearest_figure(id).unwrap_or("none")
        )));
    };
    let key = format!("figure-{}", figure.id);
    print(format!("{} {}", figure.id, language.say(&key, &[])))?;
    let part = |name: &str, text: Option<String>| match text {
        Some(text) if !text.is_empty() => print(format!("{name:12} {text}")),
        _ => Ok(()),
    };
    part("Definition", language.attribute(&key, "definition"))?;
    part(
        "Unit",
        Some(statistics::said_unit(&pack, figure.unit, &language)),
    )?;
    part("Said", language.attribute(&key, "rule"))?;
    part(
        "Register",
        match &figure.measure {
            Measure::SameAs(other) => Some(format!("the same figure as {other}")),
            Measure::Total(parts) => Some(format!("the sum of {}", parts.join(", "))),
            _ => figure.source().map(|source| source.register.clone()),
        },
    )?;
    let dimensions: Vec<String> = pack
        .dimensions_of(figure)
        .iter()
        .map(|dimension| dimension.id.to_owned())
        .collect();
    part("Broken down", Some(dimensions.join(", ")))
}
