//! Sample entries: what must be filled in, filled in with something valid.

use clockwork::Date;
use kernel::{Entry, Field, FieldKind, Lists, No, Settings, Standing};
use records::entry_of;

use crate::workbench::{Workbench, sentence};

/// The day of everything that happens in a sample.
pub const DAY: &str = "2017-05-15";
/// The same day a year before, outside the year that is asked for.
pub const YEAR_BEFORE: &str = "2016-05-15";
/// The year that is asked for.
pub const YEAR: i16 = 2017;

impl Workbench {
    /// A valid entry of a register: what is said, and for the other required
    /// fields the first value of their list, the day of the samples, the
    /// least number, or a sample record to link to.
    pub fn sample(&self, register: &str, said: &[(&str, &str)]) -> Result<Entry, No> {
        let kind = self.mechanism.kind(register)?;
        let day: Date = DAY.parse().unwrap();
        let mut entry: Entry = said
            .iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        for field in &kind.fields {
            if !field.required || entry.contains_key(&field.name) {
                continue;
            }
            let value = self.sample_value(field, day)?;
            entry.insert(field.name.clone(), value);
        }
        Ok(entry)
    }

    /// A valid value of a field, as it is typed.
    fn sample_value(&self, field: &Field, day: Date) -> Result<String, No> {
        Ok(match &field.kind {
            FieldKind::Text { .. } | FieldKind::Prose { .. } => {
                // A file number of its own for every sample.
                format!("SAMPLE-{}", next_number())
            }
            FieldKind::Code { list } | FieldKind::Codes { list } => self
                .mechanism
                .pack()
                .list(list)
                .codes()
                .find(|code| self.mechanism.pack().standing(list, code, day) == Standing::InForce)
                .unwrap_or_else(|| panic!("the list `{list}` has no value"))
                .to_owned(),
            FieldKind::Date { future: false } => DAY.to_owned(),
            // What falls due does so long enough after it began.
            FieldKind::Date { future: true } => "2018-05-15".to_owned(),
            FieldKind::Time => "09:30".to_owned(),
            FieldKind::Year => YEAR.to_string(),
            FieldKind::Whole { min, .. } => min.to_string(),
            FieldKind::Money => {
                let amount = self
                    .mechanism
                    .pack()
                    .amount("one_time_allowance", day)
                    .unwrap();
                format!("{}.{:02}", amount / 100, amount % 100)
            }
            FieldKind::YesNo => "yes".to_owned(),
            FieldKind::Link { register } => {
                let linked = self.sample(register, &[])?;
                self.mechanism
                    .enter(register, &linked, None, None)?
                    .reference
            }
        })
    }

    /// Enters a record with every field filled in; texts hold what files of
    /// other programs stumble over.
    pub fn enter_full(&self, register: &str) -> db::Stored {
        let kind = self.mechanism.kind(register).unwrap();
        let day: Date = DAY.parse().unwrap();
        let mut entry = Entry::new();
        for field in &kind.fields {
            let value = match &field.kind {
                FieldKind::Text { .. } if !field.key => {
                    format!("=1+1, \"{}\"; |a|", next_number())
                }
                FieldKind::Prose { .. } => "@first\nsecond, \"third\"\n-4".to_owned(),
                // A person who is the child of a person of another's file
                // would go on for ever.
                FieldKind::Link { register: other } if other == register => continue,
                _ => self.sample_value(field, day).unwrap(),
            };
            entry.insert(field.name.clone(), value);
        }
        // What the rules do not let stand together.
        match register {
            "allowances" => {
                entry.insert("stage".into(), "paid".into());
            }
            "defendants" => {
                entry.remove("acquitted_on");
            }
            _ => {}
        }
        self.mechanism
            .enter(register, &entry, None, None)
            .unwrap_or_else(|no| {
                panic!(
                    "a full record of `{register}` is refused: {}",
                    sentence(&no)
                )
            })
    }

    /// Edits a record as a person does: the form as it stands, with some
    /// fields changed; an empty value empties a field.
    pub fn edit(
        &self,
        register: &str,
        reference: &str,
        change: &[(&str, &str)],
    ) -> Result<db::Stored, No> {
        let stands = self.standing(register, reference);
        let kind = self.mechanism.kind(register)?;
        let mut entry = self
            .mechanism
            .db()
            .read(|session| Ok(entry_of(session, &kind, &stands)?))?;
        for (name, value) in change {
            entry.insert((*name).to_owned(), (*value).to_owned());
        }
        self.mechanism
            .edit(register, stands.id, stands.version, &entry, Some("Test"))
    }

    /// Voids a record.
    pub fn void(&self, register: &str, reference: &str) -> Result<db::Stored, No> {
        let stands = self.standing(register, reference);
        self.mechanism
            .void(register, stands.id, stands.version, "Test")
    }

    /// The record of a reference as it stands.
    pub fn standing(&self, register: &str, reference: &str) -> db::Stored {
        let kind = self.mechanism.kind(register).unwrap();
        let permit = self
            .mechanism
            .guard()
            .permit(guard::Act::Unseal, register)
            .unwrap();
        self.mechanism
            .db()
            .read(|session| Ok(session.by_reference(&kind, reference, &permit)?))
            .unwrap()
            .unwrap_or_else(|| panic!("there is no {reference} in `{register}`"))
    }
}

/// A number that no sample had before in this test program.
fn next_number() -> u64 {
    static LAST: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    LAST.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1
}
