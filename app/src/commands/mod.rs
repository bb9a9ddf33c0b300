//! The command line: one file a command. Every command exits with 0 (done),
//! 1 (refused or failed, the sentence on stderr) or 2 (wrong usage).

mod assessment;
mod country;
mod doctor;
mod erase;
mod export;
mod figures;
mod freeze;
mod import;
mod init;
mod keep;
mod key;
mod log;
mod look;
mod policy;
mod practice;
mod recover;
mod registers;
mod report;
mod revisions;
mod serve;
mod signing;
mod template;
mod tiles;
mod verify;
mod witness;

use std::{
    fmt::Display,
    io::{IsTerminal, Write},
    path::Path,
    process::ExitCode,
};

use clap::{Parser, Subcommand};
use kernel::{Fault, No, RecordKind, Refusal};
use pack::Pack;
use records::Mechanism;
use words::Language;

use crate::{Setup, SetupError, output::in_plain_words};

/// A country's National Referral Mechanism against human trafficking: records
/// go in, and every figure of the annual report opens to the records behind it.
#[derive(Debug, Parser)]
#[command(
    name = "opennrm",
    version,
    propagate_version = true,
    after_help = "Example: opennrm init --database nrm.db --country country/NAME\n\n\
                  Every command has a help of its own, with an example: opennrm import --help"
)]
struct Cli {
    #[command(flatten)]
    setup: Setup,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Init),
    Practice(practice::Practice),
    Serve(serve::Serve),
    Figures(figures::Figures),
    Freeze(freeze::Freeze),
    Revisions(revisions::Revisions),
    Report(report::Report),
    Registers(registers::Registers),
    Template(template::Template),
    Import(import::Import),
    Export(export::Export),
    Country(country::Country),
    Assessment(assessment::Assessment),
    Policy(policy::Policy),
    Backup(keep::Backup),
    Restore(keep::Restore),
    Key(key::Key),
    Rekey(key::Change),
    Recover(recover::Recover),
    Erase(erase::Erase),
    Doctor(doctor::Doctor),
    Log(log::Log),
    Verify(verify::Verify),
    Witness(witness::Witness),
    #[command(hide = true)]
    LookAtFile(look::LookAtFile),
}

/// How a command ends when it does not succeed.
#[derive(Debug)]
pub(crate) enum End {
    /// Sentences to print, one a line.
    Said(Vec<String>),
    /// The system failed.
    Failed(Fault),
    /// The country pack is wrong.
    Pack(Vec<pack::Fault>),
    /// Whoever reads the output has seen enough of it, as `head` has.
    Enough,
}

impl From<Fault> for End {
    fn from(fault: Fault) -> Self {
        Self::Failed(fault)
    }
}

impl From<SetupError> for End {
    fn from(error: SetupError) -> Self {
        match error {
            SetupError::Fault(fault) => Self::Failed(fault),
            SetupError::Pack(faults) => Self::Pack(faults),
            SetupError::SignIn(no) => match no {
                access::SignInNo::Wrong => Self::said(
                    "the name, the password and the code do not fit together: name yourself with \
                     --as, as you do on the page for signing in",
                ),
                access::SignInNo::Wait(seconds) => {
                    Self::said(format!("there were too many tries: wait {seconds} seconds"))
                }
                access::SignInNo::No(No::Failed(fault)) => Self::Failed(fault),
                access::SignInNo::No(No::Refused(_)) => {
                    Self::said("too many people are signing in at this moment: try again")
                }
            },
            SetupError::Officer(refusal) => Self::Said(vec![format!(
                "the name after --as is refused ({}): give one line of at most 100 characters",
                refusal.rule
            )]),
        }
    }
}

impl From<std::io::Error> for End {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self::Enough;
        }
        Self::said(format!(
            "the output could not be written: {}",
            in_plain_words(&error)
        ))
    }
}

impl End {
    /// The log or what it tells of is not what was written.
    fn unsound(reason: &str, first: Option<u64>) -> Self {
        let mut lines: Vec<String> = reason.lines().map(str::to_owned).collect();
        lines.extend(first.map(|entry| format!("The first bad entry is {entry}.")));
        lines.push(
            "Keep this database as it is for those who look into it, and restore the last sound \
             backup elsewhere."
                .to_owned(),
        );
        Self::Said(lines)
    }

    /// All is what was written, but for the index by which names are found.
    fn misnamed(reason: &str) -> Self {
        let mut lines: Vec<String> = reason.lines().map(str::to_owned).collect();
        lines.push(
            "Keep a copy of this database for those who look into it, and make the index anew: \
             opennrm doctor --rebuild-names"
                .to_owned(),
        );
        Self::Said(lines)
    }

    fn said(sentence: impl Display) -> Self {
        Self::Said(vec![sentence.to_string()])
    }

    /// This file could not be read.
    fn unread(path: &Path, error: &std::io::Error) -> Self {
        let why = in_plain_words(error);
        Self::said(format!("{} cannot be read: {why}", path.display()))
    }

    /// This file could not be written.
    fn unwritten(path: &Path, error: &std::io::Error) -> Self {
        let why = match error.kind() {
            std::io::ErrorKind::NotFound => "its folder is not there; make it first".to_owned(),
            _ => in_plain_words(error),
        };
        Self::said(format!("{} could not be written: {why}", path.display()))
    }
}

/// Runs the command line.
pub fn main() -> ExitCode {
    if let Err(error) = crate::memory::keep_to_itself() {
        tell(&End::said(format!(
            "the system does not let this program keep its memory to itself: {error}"
        )));
        return ExitCode::FAILURE;
    }
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("OPENNRM_LOG")
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn")),
        )
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    let cli = Cli::parse();
    let setup = &cli.setup;
    let result = match cli.command {
        Command::Init(init) => init.run(setup),
        Command::Practice(practice) => practice.run(setup),
        Command::Serve(serve) => serve.run(setup),
        Command::Figures(figures) => figures.run(setup),
        Command::Freeze(freeze) => freeze.run(setup),
        Command::Revisions(revisions) => revisions.run(setup),
        Command::Report(report) => report.run(setup),
        Command::Registers(registers) => registers.run(setup),
        Command::Template(template) => template.run(setup),
        Command::Import(import) => import.run(setup),
        Command::Export(export) => export.run(setup),
        Command::Country(country) => country.run(setup),
        Command::Assessment(assessment) => assessment.run(setup),
        Command::Policy(policy) => policy.run(setup),
        Command::Backup(backup) => backup.run(setup),
        Command::Restore(restore) => restore.run(setup),
        Command::Key(key) => key.run(setup),
        Command::Rekey(change) => change.run(setup),
        Command::Recover(recover) => recover.run(setup),
        Command::Erase(erase) => erase.run(setup),
        Command::Doctor(doctor) => doctor.run(setup),
        Command::Log(log) => log.run(setup),
        Command::Verify(verify) => verify.run(setup),
        Command::Witness(witness) => witness.run(setup),
        Command::LookAtFile(look) => look.run(),
    };
    match result {
        Ok(()) | Err(End::Enough) => ExitCode::SUCCESS,
        Err(end) => {
            tell(&end);
            ExitCode::FAILURE
        }
    }
}

fn tell(end: &End) {
    let mut stderr = std::io::stderr().lock();
    let mut line = |text: &dyn Display| writeln!(stderr, "{text}").unwrap_or(());
    match end {
        End::Enough => {}
        End::Said(sentences) => {
            for sentence in sentences {
                line(sentence);
            }
        }
        End::Failed(fault) => {
            line(&format!("opennrm: {fault}"));
            let mut cause = std::error::Error::source(fault);
            while let Some(error) = cause {
                tracing::debug!("because: {error}");
                cause = error.source();
            }
        }
        End::Pack(faults) => {
            line(&"The country pack cannot be used:");
            for fault in faults {
                line(fault);
            }
        }
    }
}

/// The language of the command line's own sentences.
pub(crate) fn english(mechanism: &Mechanism) -> Option<Language> {
    mechanism.pack().words.language(words::BASE_LANGUAGE)
}

/// A no in words.
pub(crate) fn in_words(mechanism: &Mechanism, no: No) -> End {
    match no {
        No::Failed(fault) => End::Failed(fault),
        No::Refused(refusals) => End::Said(
            refusals
                .iter()
                .map(|refusal| sentence(mechanism, None, refusal))
                .collect(),
        ),
    }
}

/// A refusal as one sentence, with what to do next.
pub(crate) fn sentence(
    mechanism: &Mechanism,
    kind: Option<&RecordKind>,
    refusal: &Refusal,
) -> String {
    let Some(language) = english(mechanism) else {
        return refusal.rule.clone();
    };
    pack::sentence(mechanism.pack(), &language, kind, refusal).whole()
}

/// Writes a command's result to a file or, without one, to stdout.
pub(crate) fn write_out(output: Option<&Path>, bytes: &[u8]) -> Result<(), End> {
    crate::output::write(output, bytes).map_err(|error| match output {
        Some(path) => End::unwritten(path, &error),
        None => error.into(),
    })
}

/// A year as it is typed.
pub(crate) fn read_year(text: &str) -> Result<i16, String> {
    text.trim()
        .parse::<i16>()
        .map_err(|_| "give a year of four digits, as in 2017".to_owned())
}

/// A language of the country pack, by its tag.
pub(crate) fn language(pack: &Pack, tag: &str) -> Result<Language, End> {
    pack.words
        .language(tag)
        .ok_or_else(|| no_such_language(tag, pack.words.languages()))
}

/// The refusal of a language that is not among those that may be asked for.
pub(crate) fn no_such_language<'tag>(tag: &str, known: impl Iterator<Item = &'tag str>) -> End {
    let known: Vec<&str> = known.collect();
    End::said(format!(
        "There is no language \"{tag}\". There is: {}.",
        known.join(", ")
    ))
}

/// The refusal of a frozen set that a year does not have.
pub(crate) fn no_such_set(year: i16, number: Option<i64>, sets: usize) -> End {
    End::said(match number {
        Some(number) if sets > 0 => {
            format!("{year} has no set {number}. The latest is set {sets}.")
        }
        _ => format!("{year} has no frozen set. Freeze the year first: opennrm freeze {year}"),
    })
}

/// A moment as people write it, in the country's time.
pub(crate) fn moment(mechanism: &Mechanism, recorded_at: &str) -> String {
    match (recorded_at.parse(), english(mechanism)) {
        (Ok(moment), Some(language)) => mechanism.pack().at(&language, &moment),
        _ => recorded_at.to_owned(),
    }
}

/// Prints one line.
pub(crate) fn print(line: impl Display) -> Result<(), End> {
    writeln!(std::io::stdout(), "{line}")?;
    Ok(())
}

/// Refuses to pour a binary file over a terminal.
pub(crate) fn needs_file(output: Option<&Path>, what: &str) -> Result<(), End> {
    if crate::output::at_terminal(output) {
        return Err(End::said(format!(
            "{what} is not for a terminal: name a file with --output FILE"
        )));
    }
    Ok(())
}
