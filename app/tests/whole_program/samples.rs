//! Sample entries: what must be filled in, filled in with something valid.

use clockwork::Date;
use kernel::{Entry, Field, FieldKind, Lists, No, Settings, Standing};
use policy::Part;
use records::entry_of;

use crate::canary;
use crate::workbench::{Workbench, sentence};

/// The day of everything that happens in a sample.
pub const DAY: &str = "2017-05-15";
/// The same day a year before, outside the year that is asked for.
pub const YEAR_BEFORE: &str = "2016-05-15";
/// The year that is asked for.
pub const YEAR: i16 = 2017;
/// The mark of the offices that are alerted.
pub const PROSECUTORS: &str = "prosecutors_office";

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
            let value = match (register, field.name.as_str()) {
                // Only whoever was recognised may have one.
                ("allowances" | "non_punishment_alerts", "person") => self.sample_victim()?,
                ("non_punishment_alerts", "status") => "recognised".to_owned(),
                ("non_punishment_alerts", "alerted") => self.marked(PROSECUTORS),
                // Open before anything happened in it.
                ("shelters", "opened_on") => "2010-01-01".to_owned(),
                // A reason is more than a word.
                ("openings", "reason") => "Invented: somebody is in danger now.".to_owned(),
                // Whoever is named works for the body that names them.
                ("assignments", "officer") => self.sample_post_holder()?,
                // A committee has one meeting of each number.
                ("committee_meetings", "number") => next_meeting().to_string(),
                _ => self.sample_value(register, field, day)?,
            };
            entry.insert(field.name.clone(), value);
        }
        let presumed = entry
            .get("result")
            .is_some_and(|result| result == "presumed_victim");
        let said_when = said.iter().any(|(name, _)| *name == "presumed_on");
        if register == "screenings" && presumed && !said_when {
            entry.insert("presumed_on".to_owned(), DAY.to_owned());
        }
        // Who says why has answered.
        if register == "non_punishment_alerts" && entry.contains_key("answered_because") {
            for (field, value) in [("answer", "goes_on"), ("answered_on", DAY)] {
                entry
                    .entry(field.to_owned())
                    .or_insert_with(|| value.to_owned());
            }
        }
        // An alert says where the prosecutor's office finds the person.
        if register == "non_punishment_alerts"
            && !said
                .iter()
                .any(|(name, _)| name.ends_with("_file") || *name == "case_number")
        {
            entry.insert(
                "case_number".to_owned(),
                format!("SAMPLE-{}", next_number()),
            );
        }
        // An order and a tie are about somebody, and so is what holds or is to be
        // erased.
        let about_somebody = [
            "court_orders",
            "declared_ties",
            "destruction_proposals",
            "holds",
        ];
        let said_whom = |(name, _): &(&str, &str)| ["person", "register"].contains(name);
        let says_whom = said.iter().any(said_whom);
        if register == "holds" && said.iter().any(|(name, _)| *name == "number") {
            // A number is one of a register.
            entry
                .entry("register".to_owned())
                .or_insert_with(|| "appeals".to_owned());
        } else if about_somebody.contains(&register) && !says_whom {
            let person = self.sample("persons", &[])?;
            let person = self.mechanism.enter("persons", &person, None, None)?;
            entry.insert("person".to_owned(), person.reference);
        }
        Ok(entry)
    }

    /// The first body with a mark.
    fn marked(&self, mark: &str) -> String {
        let marked = self.mechanism.pack().codes_marked("agencies", mark);
        marked
            .first()
            .map_or_else(String::new, |code| (*code).to_owned())
    }

    /// The reference of a person who was recognised on the day of the samples.
    fn sample_victim(&self) -> Result<String, No> {
        let person = self.sample("persons", &[])?;
        let person = self.mechanism.enter("persons", &person, None, None)?;
        let authority = self.marked("identification_authority");
        self.try_enter(
            "decisions",
            &[
                ("person", &person.reference),
                ("outcome", "recognised"),
                ("decided_on", DAY),
                ("authority", &authority),
            ],
        )?;
        Ok(person.reference)
    }

    /// The reference of an officer with a post in the body of the samples.
    fn sample_post_holder(&self) -> Result<String, No> {
        let officer = self.sample("officers", &[])?;
        let officer = self.mechanism.enter("officers", &officer, None, None)?;
        self.try_enter("posts", &[("officer", &officer.reference)])?;
        Ok(officer.reference)
    }

    /// A valid value of a field, as it is typed.
    fn sample_value(&self, register: &str, field: &Field, day: Date) -> Result<String, No> {
        Ok(match &field.kind {
            FieldKind::Text { .. } | FieldKind::Prose { .. } if field.is_sealed() => {
                canary::of_field(register, field)
            }
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
            FieldKind::Link { register: other } => {
                let linked = self.sample(other, &[])?;
                self.mechanism.enter(other, &linked, None, None)?.reference
            }
        })
    }

    /// Enters a record with every field filled in, and why; texts hold what files of
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
                FieldKind::Text { .. } | FieldKind::Prose { .. } if field.is_sealed() => {
                    let canary = canary::of_field(register, field);
                    format!("@first\n{canary}, \"third\"\n-4")
                }
                FieldKind::Prose { .. } => "@first\nsecond, \"third\"\n-4".to_owned(),
                // A person who is the child of a person of another's file
                // would go on for ever.
                FieldKind::Link { register: other } if other == register => continue,
                _ => self.sample_value(register, field, day).unwrap(),
            };
            entry.insert(field.name.clone(), value);
        }
        self.fit_together(register, &mut entry).unwrap();
        let reason = canary::text(register, "its reason", Part::Testimony);
        self.mechanism
            .enter(register, &entry, None, Some(&reason))
            .unwrap_or_else(|no| {
                panic!(
                    "a full record of `{register}` is refused: {}",
                    sentence(&no)
                )
            })
    }

    /// Changes in a full entry what the rules do not let stand together.
    fn fit_together(&self, register: &str, entry: &mut Entry) -> Result<(), No> {
        let mut change = |field: &str, value: String| {
            entry.insert(field.to_owned(), value);
        };
        match register {
            "persons" => change("age_status", "child".to_owned()),
            "allowances" => {
                change("stage", "paid".to_owned());
                change("person", self.sample_victim()?);
            }
            "decisions" => {
                change("outcome", "recognised".to_owned());
                let exploitation = self.sample("exploitations", &[])?;
                change("person", exploitation["person"].clone());
                let exploitation =
                    self.mechanism
                        .enter("exploitations", &exploitation, None, None)?;
                change("exploitation", exploitation.reference);
            }
            "committee_meetings" => change("number", next_meeting().to_string()),
            "measures" => change("stage", "implemented".to_owned()),
            "assignments" => change("officer", self.sample_post_holder()?),
            "court_orders" => change("kind", "disclosure".to_owned()),
            "referrals" => {
                change("stage", "accepted".to_owned());
                let pack = self.mechanism.pack();
                if let Some(other) = pack.list("agencies").codes().nth(1) {
                    change("from", other.to_owned());
                }
            }
            "removals" => {
                let violation = self.sample("violations", &[])?;
                change("person_file", violation["person_file"].clone());
                let violation = self.mechanism.enter("violations", &violation, None, None)?;
                change("violation", violation.reference);
                entry.remove("carried_out_because");
            }
            "non_punishment_alerts" => {
                change("person", self.sample_victim()?);
                change("status", "recognised".to_owned());
                change("alerted", self.marked(PROSECUTORS));
            }
            "defendants" => {
                entry.remove("acquitted_on");
            }
            // About the records of a register, and so about no person.
            "destruction_proposals" | "holds" => {
                entry.remove("person");
            }
            _ => {}
        }
        Ok(())
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

/// The number of a meeting that neither a sample had before nor the practice
/// country has: they end at a thousand.
fn next_meeting() -> u64 {
    static LAST: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(300);
    LAST.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1
}
