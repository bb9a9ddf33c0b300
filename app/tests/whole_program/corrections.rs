//! Corrections: what people do to records after a year is over.

use db::Listing;
use kernel::{FieldKind, Value, condition};

use crate::{samples::YEAR, workbench::Workbench};

/// Corrects the practice records of 2017 as people do: in every register one
/// record is voided, another is moved to the year before, and one is entered.
/// A register that the rules let nobody correct would prove nothing.
pub fn correct_every_register(bench: &Workbench) {
    let mut left = Vec::new();
    for kind in &bench.mechanism.pack().kinds {
        let register = kind.register.as_str();
        let period = kind.period.as_deref().unwrap();
        let of_the_year = match kind.field(period).unwrap().kind {
            FieldKind::Year => vec![condition::number_is(period, YEAR.into())],
            _ => vec![
                condition::on_or_after(period, "2017-01-01".parse().unwrap()),
                condition::on_or_before(period, "2017-12-31".parse().unwrap()),
            ],
        };
        let listing = Listing {
            conditions: of_the_year,
            limit: 40,
            ..Listing::default()
        };
        let (records, _) = bench.mechanism.list(register, &listing).unwrap();
        // A person's file is not voided while a decision on the person
        // stands.
        let voided = register == "persons"
            || records.len() < 2
            || records
                .iter()
                .any(|record| bench.void(register, &record.reference).is_ok());
        let moved = records.is_empty()
            || records.iter().rev().any(|record| {
                let year_before = match kind.value(&record.row, period) {
                    Value::Date(day) => day.to_string().replacen("2017", "2016", 1),
                    _ => "2016".to_owned(),
                };
                // What it followed cannot have come after it.
                let mut change = vec![(period, year_before.as_str())];
                change.extend(
                    kind.fields
                        .iter()
                        .filter(|field| field.link().is_some() && !field.required)
                        .map(|field| (field.name.as_str(), "")),
                );
                bench.edit(register, &record.reference, &change).is_ok()
            });
        let entered = bench.try_enter(register, &[]).is_ok();
        if !(voided && moved && entered) {
            left.push(format!("{register}: {voided} {moved} {entered}"));
        }
    }
    assert!(left.is_empty(), "not voided, moved or entered: {left:#?}");
}
