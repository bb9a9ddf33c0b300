//! Each figure moves when its witness record is added, changed or voided;
//! those of the pack's settings move with the pack.

use std::{collections::BTreeMap, fs, path::Path};

use kernel::{Measure, No};
use records::entry_of;
use statistics::{Asked, Number, State};

use crate::{
    places,
    samples::YEAR,
    witnesses::{Fields, Made, Witness, witnesses},
    workbench::{self, Workbench, sentence},
};

/// The witness of one figure at work: the records made for it, by name.
pub struct Told<'w> {
    bench: &'w Workbench,
    made: BTreeMap<&'static str, (&'static str, String)>,
}

impl<'w> Told<'w> {
    /// Enters what a witness needs.
    pub fn with(bench: &'w Workbench, made: &[Made]) -> Result<Self, String> {
        let mut told = Self {
            bench,
            made: BTreeMap::new(),
        };
        for Made(name, register, fields) in made {
            told.enter(name, register, fields)?;
        }
        Ok(told)
    }

    /// Enters a record under a name.
    pub fn enter(
        &mut self,
        name: &'static str,
        register: &'static str,
        fields: Fields,
    ) -> Result<(), String> {
        self.try_enter(name, register, fields)
            .map_err(|no| format!("`{name}` is refused: {}", sentence(&no)))
    }

    /// As [`Told::enter`], where the record may be refused.
    pub fn try_enter(
        &mut self,
        name: &'static str,
        register: &'static str,
        fields: Fields,
    ) -> Result<(), No> {
        let typed = self.typed(fields);
        let typed: Vec<(&str, &str)> = typed
            .iter()
            .map(|(field, value)| (*field, value.as_str()))
            .collect();
        let stored = self.bench.try_enter(register, &typed)?;
        self.made.insert(name, (register, stored.reference));
        Ok(())
    }

    /// Enters a record a second time, about the same person or thing: with
    /// the value of `key` that the first one has.
    pub fn again(&self, name: &str, key: &str) -> Result<(), String> {
        let (register, reference) = &self.made[name];
        let mechanism = &self.bench.mechanism;
        let kind = mechanism.kind(register).unwrap();
        let stands = self.bench.standing(register, reference);
        let mut entry = mechanism
            .db()
            .read(|session| Ok(entry_of(session, &kind, &stands)?))
            .unwrap();
        assert!(
            entry.contains_key(key),
            "`{register}` says nothing of `{key}`"
        );
        // One course of exploitation is decided once, and a person stands
        // once in a case: these are other ones.
        entry.remove("exploitation");
        entry.remove("case");
        let again: Vec<(&str, &str)> = entry
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        let mut with_another = again;
        let exploitation;
        if kind.field("exploitation").is_some() {
            exploitation = self
                .bench
                .enter(
                    "exploitations",
                    &[("person", &entry["person"]), ("forms", "ForcedLabour")],
                )
                .reference;
            with_another.push(("exploitation", &exploitation));
        }
        self.bench
            .try_enter(register, &with_another)
            .map(|_| ())
            .map_err(|no| format!("the second record is refused: {}", sentence(&no)))
    }

    fn edit(&self, name: &str, change: Fields) -> Result<(), String> {
        self.try_edit(name, change)
            .map_err(|no| format!("the edit is refused: {}", sentence(&no)))
    }

    /// Edits a record that was made under a name; the edit may be refused.
    pub fn try_edit(&self, name: &str, change: Fields) -> Result<(), No> {
        let (register, reference) = &self.made[name];
        let typed = self.typed(change);
        let typed: Vec<(&str, &str)> = typed
            .iter()
            .map(|(field, value)| (*field, value.as_str()))
            .collect();
        self.bench.edit(register, reference, &typed).map(|_| ())
    }

    /// Edits a record back to what it was when it was made.
    fn undo(&self, name: &str, change: Fields, made_as: Fields) -> Result<(), String> {
        let back: Vec<(&'static str, &'static str)> = change
            .iter()
            .map(|(field, _)| {
                let was = made_as
                    .iter()
                    .find(|(name, _)| name == field)
                    .map_or("", |(_, value)| *value);
                (*field, was)
            })
            .collect();
        // What was filled by a sample goes back to the sample's own value.
        let (register, reference) = &self.made[name];
        let kind = self.bench.mechanism.kind(register).unwrap();
        let samples = self
            .bench
            .sample(register, &[])
            .map_err(|no| sentence(&no))?;
        let back: Vec<(&str, String)> = back
            .into_iter()
            .map(|(field, was)| {
                let required = kind.field(field).is_some_and(|field| field.required);
                let was = if was.is_empty() && required {
                    samples[field].clone()
                } else {
                    self.meant(was)
                };
                (field, was)
            })
            .collect();
        let back: Vec<(&str, &str)> = back
            .iter()
            .map(|(field, value)| (*field, value.as_str()))
            .collect();
        self.bench
            .edit(register, reference, &back)
            .map(|_| ())
            .map_err(|no| format!("the edit back is refused: {}", sentence(&no)))
    }

    fn void(&self, name: &str) -> Result<(), String> {
        let (register, reference) = &self.made[name];
        self.bench
            .void(register, reference)
            .map(|_| ())
            .map_err(|no| format!("voiding `{name}` is refused: {}", sentence(&no)))
    }

    fn typed(&self, fields: Fields) -> Vec<(&'static str, String)> {
        fields
            .iter()
            .map(|(field, value)| (*field, self.meant(value)))
            .collect()
    }

    /// What a value means, its short forms replaced.
    fn meant(&self, value: &str) -> String {
        value
            .split(';')
            .map(|value| self.meant_one(value))
            .collect::<Vec<_>>()
            .join(";")
    }

    fn meant_one(&self, value: &str) -> String {
        let pack = self.bench.mechanism.pack();
        if let Some(name) = value.strip_prefix('=') {
            return self.made[name].1.clone();
        }
        if let Some((list, mark)) = value
            .strip_prefix('#')
            .and_then(|rest| rest.split_once(':'))
        {
            return pack
                .codes_marked(list, mark)
                .first()
                .unwrap_or_else(|| panic!("no value of `{list}` is marked `{mark}`"))
                .to_string();
        }
        match value {
            "~home" => pack.code.clone(),
            "~foreign" => pack
                .list("countries")
                .codes()
                .find(|code| *code != pack.code)
                .unwrap()
                .to_owned(),
            plain => plain.to_owned(),
        }
    }
}

/// The fields that a record of a witness was made with.
fn fields_of(witness: &Witness, name: &str) -> Fields {
    if name == "it" {
        return witness.fields;
    }
    witness
        .with
        .iter()
        .find(|Made(made, ..)| *made == name)
        .map_or(&[], |Made(_, _, fields)| fields)
}

/// Takes a figure through its witness; what is wrong is told.
fn moves(bench: &Workbench, witness: &Witness) -> Result<(), String> {
    let stand = || bench.stand(witness.figure, YEAR);
    let mut told = Told::with(bench, witness.with)?;
    let before = stand();
    told.enter("it", witness.register, witness.fields)?;
    let added = stand();
    if added.0 != State::Counted {
        return Err(format!("with its witness it is {:?}", added.0));
    }
    if added == before {
        return Err(format!("adding its witness leaves it at {before:?}"));
    }
    let (name, change) = witness.change;
    told.edit(name, change)?;
    let changed = stand();
    if changed == added {
        return Err(format!("the change {change:?} leaves it at {added:?}"));
    }
    told.undo(name, change, fields_of(witness, name))?;
    if stand() != added {
        return Err(format!(
            "the change taken back leaves it at {:?} and not at {added:?}",
            stand()
        ));
    }
    told.void("it")?;
    if stand() != before {
        return Err(format!(
            "voiding its witness leaves it at {:?} and not at {before:?}",
            stand()
        ));
    }
    // Nothing of this figure is left for the next one.
    for Made(name, ..) in witness.with.iter().rev() {
        told.void(name)?;
    }
    Ok(())
}

#[test]
fn each_figure_moves_when_its_witness_is_added_changed_or_voided() {
    let bench = Workbench::empty();
    let mut wrong = Vec::new();
    for witness in witnesses() {
        if let Err(what) = moves(&bench, witness) {
            wrong.push(format!("{}: {what}", witness.figure));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_figure_of_the_catalogue_has_a_witness_or_comes_from_the_settings() {
    let pack = workbench::pack();
    let mut from_settings = Vec::new();
    for figure in pack.figures() {
        let witnesses = witnesses()
            .filter(|witness| witness.figure == figure.id)
            .count();
        match figure.measure {
            Measure::Entitlement(_) | Measure::YearsSince(_) => from_settings.push(figure.id),
            _ => assert_eq!(witnesses, 1, "the figure {} has one witness", figure.id),
        }
    }
    assert_eq!(from_settings, ["G6", "V8"]);
}

/// A copy of the practice country's pack with one line of a file replaced.
fn changed_pack(folder: &Path, file: &str, change: impl Fn(&str) -> Option<String>) {
    places::copy_folder(&places::practice_pack(), folder);
    let path = folder.join(file);
    let text = fs::read_to_string(&path).unwrap();
    let mut changed = false;
    let lines: Vec<String> = text
        .lines()
        .map(|line| match change(line) {
            Some(other) if !changed => {
                changed = true;
                other
            }
            _ => line.to_owned(),
        })
        .collect();
    assert!(changed, "a line of {file} was changed");
    fs::write(path, lines.join("\n") + "\n").unwrap();
}

fn number(bench: &Workbench, id: &str) -> Number {
    let value = statistics::figure(&bench.mechanism, id, Asked::now(YEAR)).unwrap();
    assert_eq!(value.state, State::Counted);
    value.number.unwrap()
}

#[test]
fn the_years_of_legal_work_move_with_the_first_year_of_the_pack() {
    let folder = tempfile::tempdir().unwrap();
    changed_pack(folder.path(), "country.toml", |line| {
        let year: i64 = line.strip_prefix("legal_work_began = ")?.parse().ok()?;
        Some(format!("legal_work_began = {}", year + 1))
    });
    let as_it_is = number(&Workbench::empty(), "G6");
    let a_year_later = number(&Workbench::of_pack(folder.path()), "G6");
    assert_eq!(a_year_later.exact(), as_it_is.exact() - 1);
}

#[test]
fn the_allowance_moves_with_the_dated_amount_of_the_pack() {
    let folder = tempfile::tempdir().unwrap();
    changed_pack(folder.path(), "settings.toml", |line| {
        let amount = line.strip_prefix("amount = \"")?.strip_suffix(".00\"")?;
        let amount: i64 = amount.parse().ok()?;
        Some(format!("amount = \"{}.50\"", amount + 1))
    });
    let as_it_is = number(&Workbench::empty(), "V8");
    let raised = number(&Workbench::of_pack(folder.path()), "V8");
    assert_eq!(raised, Number::Money(as_it_is.exact() + 150));
}
