//! `opennrm log`: who did and saw what.

use clap::Subcommand;
use db::{Asked, LogAsked, LogLine};
use guard::Act;
use kernel::{Date, No, Refusal};
use records::Mechanism;

use super::{End, in_words, print, tiles::Export};
use crate::Setup;

/// Read the log, the newest entries first. That it was read is itself an
/// entry.
///
/// Examples:
///   opennrm log --act searched --limit 20
///   opennrm log --register persons --record PER-2017-00001
///   opennrm log --refused --from 2018-05-01
#[derive(Debug, clap::Args)]
#[command(verbatim_doc_comment, args_conflicts_with_subcommands = true)]
pub(crate) struct Log {
    #[command(subcommand)]
    what: Option<What>,
    /// By this officer
    #[arg(long, value_name = "NAME")]
    by: Option<String>,
    /// Of this act: looked, listed, searched, entered, edited, voided, …
    #[arg(long)]
    act: Option<String>,
    /// In this register
    #[arg(long)]
    register: Option<String>,
    /// About this record or, of a person, anything in their file; needs
    /// --register
    #[arg(long, value_name = "REFERENCE", requires = "register")]
    record: Option<String>,
    /// From this day on
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::figures::read_day)]
    from: Option<Date>,
    /// Until the end of this day
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = super::figures::read_day)]
    until: Option<Date>,
    /// Refusals alone
    #[arg(long)]
    refused: bool,
    /// How many entries at the most
    #[arg(long, default_value_t = 100)]
    limit: u64,
}

#[derive(Debug, Subcommand)]
enum What {
    Export(Export),
}

impl Log {
    pub(crate) fn run(mut self, setup: &Setup) -> Result<(), End> {
        if let Some(What::Export(export)) = self.what.take() {
            return export.run(setup);
        }
        let mechanism = setup.open()?;
        let (lines, found) = self
            .read(&mechanism)
            .map_err(|no| in_words(&mechanism, no))?;
        for line in &lines {
            print(said(&mechanism, line))?;
        }
        print(format!("{} of {found} entries.", lines.len()))
    }

    fn read(&self, mechanism: &Mechanism) -> Result<(Vec<LogLine>, u64), No> {
        let kind = self
            .register
            .as_deref()
            .map(|register| mechanism.kind(register));
        let kind = kind.transpose()?;
        let permit = mechanism.guard().permit(Act::ReadLog, "log")?;
        let looking = kind.as_ref().map(|kind| {
            let permit = mechanism.guard().permit(Act::Look, &kind.register);
            permit.map(|permit| (kind, permit))
        });
        let looking = looking.transpose()?;
        let zone = &mechanism.pack().time_zone;
        mechanism.db().read(|session| {
            let mut asked = LogAsked {
                officer: self.by.clone(),
                act: self.act.clone(),
                register: self.register.clone(),
                from: self.from.map(|day| clockwork::start_of_day(day, zone)),
                until: self.until.map(|day| clockwork::end_of_day(day, zone)),
                refused: self.refused,
                limit: self.limit,
                ..LogAsked::default()
            };
            if let (Some((kind, permit)), Some(reference)) = (&looking, &self.record) {
                let stored = session
                    .by_reference(kind, reference, permit)?
                    .ok_or_else(|| Refusal::by("records.no_such_record"))?;
                asked.about = session.pseudonyms(kind, stored.id)?;
                // What concerns a person stands in other registers too.
                asked.register = None;
            }
            Ok(session.log(&asked, &permit)?)
        })
    }
}

/// One entry in one line.
fn said(mechanism: &Mechanism, line: &LogLine) -> String {
    let mut parts = vec![
        line.number.to_string(),
        super::moment(mechanism, &line.at.to_string()),
        line.officer.clone().unwrap_or_else(|| "-".to_owned()),
        line.act.clone(),
    ];
    parts.extend(line.register.clone());
    parts.extend(
        line.refused
            .as_ref()
            .map(|rule| format!("refused by {rule}")),
    );
    parts.extend(line.rows.map(|rows| format!("{rows} records")));
    parts.extend(line.found.map(|found| format!("{found} found")));
    let hexadecimal = |bytes: [u8; 16]| ledger::Pseudonym::from(bytes).to_string();
    parts.extend(
        line.record
            .map(|record| format!("record {}", hexadecimal(record))),
    );
    parts.extend(
        line.person
            .map(|person| format!("person {}", hexadecimal(person))),
    );
    if matches!(line.asked, Some(Asked::Forgotten { .. })) {
        parts.push("words forgotten".to_owned());
    }
    let known = line.asked.as_ref().and_then(Asked::known);
    parts.extend(known.map(str::to_owned));
    parts.join("  ")
}
