//! `settings.toml`: deadlines, entitlements, thresholds and times of keeping,
//! each in force from a date, and what may be attached to records.

mod documents;

use std::collections::BTreeMap;

use clockwork::{Date, Dated, DatedError, Validity};
use serde::Deserialize;
use toml::Spanned;

pub use self::documents::DocumentSettings;
use kernel::RecordKind;

use crate::file::PackFile;
use crate::keeping::{self, Keepings};
use crate::lists::ListShelf;
use crate::{Fault, Keeping};

/// The dated settings of the country.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Lengths of deadlines in hours.
    pub deadlines: BTreeMap<String, Dated<i64>>,
    /// Amounts of entitlements in minor units of the currency.
    pub entitlements: BTreeMap<String, Dated<i64>>,
    /// For how many years records are kept after what they tell of.
    keepings: Keepings,
    /// Numbers from which something is looked into.
    pub thresholds: BTreeMap<String, Dated<i64>>,
    /// What may be attached to records.
    pub documents: DocumentSettings,
    /// The law or the reason of each deadline, entitlement and threshold, by
    /// the day from which it holds.
    pub sources: BTreeMap<(String, Date), String>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    #[serde(default)]
    deadline: Vec<Deadline>,
    #[serde(default)]
    entitlement: Vec<Entitlement>,
    #[serde(default)]
    threshold: Vec<Threshold>,
    #[serde(default)]
    keeping: Vec<keeping::Written>,
    #[serde(default)]
    documents: documents::Written,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deadline {
    id: Spanned<String>,
    hours: Spanned<i64>,
    from: Spanned<Date>,
    until: Option<Spanned<Date>>,
    source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entitlement {
    id: Spanned<String>,
    amount: Spanned<String>,
    from: Spanned<Date>,
    until: Option<Spanned<Date>>,
    source: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Threshold {
    id: Spanned<String>,
    number: Spanned<i64>,
    from: Spanned<Date>,
    until: Option<Spanned<Date>>,
    source: Spanned<String>,
}

/// One value of one setting and where its parts are written.
pub(crate) struct Entry {
    pub(crate) id: Spanned<String>,
    pub(crate) value: i64,
    pub(crate) from: Spanned<Date>,
    pub(crate) until: Option<Spanned<Date>>,
    pub(crate) source: Spanned<String>,
}

pub(crate) fn read(
    file: &PackFile,
    kinds: &[RecordKind],
    lists: &ListShelf,
    faults: &mut Vec<Fault>,
) -> Settings {
    let Some(read) = file.toml::<SettingsFile>(faults) else {
        return Settings::default();
    };
    let mut deadlines = Vec::new();
    for deadline in read.deadline {
        if *deadline.hours.get_ref() <= 0 {
            faults.push(file.error(
                deadline.hours.span().start,
                format!(
                    "{} hours is no length of a deadline",
                    deadline.hours.get_ref()
                ),
                "write its length in whole hours, more than 0",
            ));
            continue;
        }
        deadlines.push(Entry {
            value: *deadline.hours.get_ref(),
            id: deadline.id,
            from: deadline.from,
            until: deadline.until,
            source: deadline.source,
        });
    }
    let mut entitlements = Vec::new();
    for entitlement in read.entitlement {
        match minor_units(entitlement.amount.get_ref()) {
            Some(value) => entitlements.push(Entry {
                value,
                id: entitlement.id,
                from: entitlement.from,
                until: entitlement.until,
                source: entitlement.source,
            }),
            None => faults.push(file.error(
                entitlement.amount.span().start,
                format!("\"{}\" is not an amount", entitlement.amount.get_ref()),
                "write it with two decimals and without a currency, as in \"125.00\"",
            )),
        }
    }
    let (keepings, entries) = keeping::read(file, read.keeping, (kinds, lists), faults);
    let mut thresholds = Vec::new();
    for threshold in read.threshold {
        if *threshold.number.get_ref() < 0 {
            faults.push(file.error(
                threshold.number.span().start,
                format!("{} is no threshold", threshold.number.get_ref()),
                "write a whole number, 0 or more",
            ));
            continue;
        }
        thresholds.push(Entry {
            value: *threshold.number.get_ref(),
            id: threshold.id,
            from: threshold.from,
            until: threshold.until,
            source: threshold.source,
        });
    }
    let mut settings = Settings {
        documents: read.documents.read(file, faults),
        keepings,
        ..Settings::default()
    };
    settings.keepings.years = dated(file, entries, &mut settings.sources, faults);
    settings.thresholds = dated(file, thresholds, &mut settings.sources, faults);
    settings.deadlines = dated(file, deadlines, &mut settings.sources, faults);
    settings.entitlements = dated(file, entitlements, &mut settings.sources, faults);
    settings
}

fn dated(
    file: &PackFile,
    entries: Vec<Entry>,
    sources: &mut BTreeMap<(String, Date), String>,
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, Dated<i64>> {
    let mut by_id: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    for entry in entries {
        if entry.source.get_ref().trim().is_empty() {
            faults.push(file.error(
                entry.source.span().start,
                format!("the setting \"{}\" names no source", entry.id.get_ref()),
                "name the law or the decision that it comes from",
            ));
        }
        sources.insert(
            (entry.id.get_ref().clone(), *entry.from.get_ref()),
            entry.source.get_ref().clone(),
        );
        by_id
            .entry(entry.id.get_ref().clone())
            .or_default()
            .push(entry);
    }
    let mut settings = BTreeMap::new();
    for (id, entries) in by_id {
        let validities = entries.iter().map(|entry| Validity {
            from: *entry.from.get_ref(),
            until: entry.until.as_ref().map(|until| *until.get_ref()),
            value: entry.value,
        });
        match Dated::new(validities) {
            Ok(dated) => {
                settings.insert(id, dated);
            }
            Err(error) => faults.push(file.error(
                place_of(&error, &entries),
                format!("the setting \"{id}\": {error}"),
                "",
            )),
        }
    }
    settings
}

/// Where the later of two values that clash is written.
fn place_of(error: &DatedError, entries: &[Entry]) -> usize {
    let from = match error {
        DatedError::EndsBeforeItBegins { from, .. } => *from,
        DatedError::Overlap { second, .. } => *second,
    };
    entries
        .iter()
        .rev()
        .find(|entry| *entry.from.get_ref() == from)
        .map_or(0, |entry| match (error, &entry.until) {
            (DatedError::EndsBeforeItBegins { .. }, Some(until)) => until.span().start,
            _ => entry.from.span().start,
        })
}

/// Hundredths, from digits with two decimals.
fn minor_units(amount: &str) -> Option<i64> {
    let (whole, hundredths) = amount.split_once('.')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(hundredths) || hundredths.len() != 2 {
        return None;
    }
    let whole: i64 = whole.parse().ok()?;
    whole
        .checked_mul(100)?
        .checked_add(hundredths.parse().ok()?)
}

impl Settings {
    /// An entitlement's amount in minor units on a day.
    pub fn amount(&self, entitlement: &str, on: Date) -> Option<i64> {
        self.entitlements.get(entitlement)?.at(on).copied()
    }

    /// For how long records of a register are kept on a day: first those whose
    /// codes say so, and last all others of the register.
    pub fn keepings_of<'s>(
        &'s self,
        register: &'s str,
        on: Date,
    ) -> impl Iterator<Item = Keeping<'s>> {
        self.keepings.of(register, on, &self.sources)
    }

    /// For how long the words of searches are kept on a day.
    pub fn words_of_searches(&self, on: Date) -> Option<Keeping<'_>> {
        self.keepings.of(keeping::WORDS, on, &self.sources).next()
    }

    /// A provision of the times of keeping in another language, where the
    /// country says it there; else as it stands.
    pub fn provision_in<'s>(&'s self, source: &'s str, language: &str) -> &'s str {
        self.keepings.said(source, language).unwrap_or(source)
    }

    /// A threshold on a day.
    pub fn threshold(&self, threshold: &str, on: Date) -> Option<i64> {
        self.thresholds.get(threshold)?.at(on).copied()
    }

    /// A deadline's length in hours on a day.
    pub fn hours(&self, deadline: &str, on: Date) -> Option<i64> {
        self.deadlines.get(deadline)?.at(on).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_has_two_decimals_and_nothing_else() {
        assert_eq!(minor_units("125.00"), Some(12_500));
        assert_eq!(minor_units("0.05"), Some(5));
        for wrong in [
            "125",
            "125.0",
            "-1.00",
            "1,00",
            "1.000",
            ".50",
            "99999999999999999999.00",
        ] {
            assert_eq!(minor_units(wrong), None, "{wrong}");
        }
    }
}
