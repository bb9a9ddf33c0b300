//! The order of days within one record: nobody leaves before they came, and
//! nobody is born after what happened to them.

use std::cmp::Ordering;

use crate::{Date, Field, RecordKind, Refusal, Row, Side, Value};

/// The place of a day or a year in time: the year, and the day in it where
/// it is known.
fn place_in_time(value: &Value) -> Option<(i64, Option<Date>)> {
    match value {
        Value::Date(date) => Some((i64::from(date.year()), Some(*date))),
        Value::Whole(year) => Some((*year, None)),
        _ => None,
    }
}

/// Days and years that lie on the wrong side of another one of the record.
/// Each field is told once, even if it is wrong about several.
pub(crate) fn out_of_order(kind: &RecordKind, row: &Row) -> Vec<Refusal> {
    let mut refusals = Vec::new();
    for (field, value) in kind.fields.iter().zip(&row.0) {
        let Some((year, day)) = place_in_time(value) else {
            continue;
        };
        for (side, other) in &field.order {
            let there = kind.value(row, other);
            let Some((other_year, other_day)) = place_in_time(there) else {
                continue;
            };
            let order = match (day, other_day) {
                (Some(day), Some(other_day)) => day.cmp(&other_day),
                _ => year.cmp(&other_year),
            };
            let (wrong, rule) = match side {
                Side::NotBefore => (Ordering::Less, "entry.not_before"),
                Side::NotAfter => (Ordering::Greater, "entry.not_after"),
            };
            if order == wrong {
                // Of a sealed day only the name is told: the sentence may be
                // shown where the day may not.
                let sealed = kind.field(other).is_some_and(Field::is_sealed);
                let refusal = Refusal::by(rule)
                    .at(&field.name)
                    .naming("other_field", format!("{}-{other}", kind.register));
                refusals.push(match there {
                    _ if sealed => refusal.naming("when", "…"),
                    Value::Date(date) => refusal.naming("when", date),
                    _ => refusal.naming("when", other_year),
                });
                break;
            }
        }
    }
    refusals
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::{Class, FieldKind, Year};

    /// A tree: its year of sowing, the day it was planted out, and the day it
    /// was felled.
    fn refused(sown: Option<i16>, planted: &str, felled: Option<&str>) -> Vec<(String, String)> {
        let date = || FieldKind::Date { future: false };
        let kind = RecordKind {
            register: "trees".into(),
            prefix: "TRE".into(),
            period: None,
            subject: None,
            title: None,
            fields: vec![
                Field::new("sown", FieldKind::Year, Class::Counted, false)
                    .with_order(Side::NotAfter, "planted_on"),
                Field::new("planted_on", date(), Class::Counted, true),
                Field::new("felled_on", date(), Class::Counted, false)
                    .with_order(Side::NotBefore, "planted_on")
                    .with_order(Side::NotBefore, "sown"),
            ],
        };
        let day = |text: &str| Value::Date(text.parse().unwrap());
        let row = Row(vec![
            sown.map_or(Value::Absent, |year| {
                crate::FieldValue::to_value(&Year(year))
            }),
            day(planted),
            felled.map_or(Value::Absent, day),
        ]);
        out_of_order(&kind, &row)
            .into_iter()
            .map(|no| (no.field.unwrap(), no.named["when"].clone()))
            .collect()
    }

    #[test]
    fn the_same_day_is_in_order_and_the_day_before_is_not() {
        assert_eq!(refused(None, "2017-03-02", Some("2017-03-02")), []);
        assert_eq!(
            refused(None, "2017-03-02", Some("2017-03-01")),
            [("felled_on".into(), "2017-03-02".into())]
        );
    }

    #[test]
    fn a_year_is_compared_as_a_year() {
        assert_eq!(refused(Some(2017), "2017-01-01", None), []);
        assert_eq!(
            refused(Some(2018), "2017-12-31", None),
            [("sown".into(), "2017-12-31".into())]
        );
    }

    #[test]
    fn a_field_that_is_wrong_about_two_others_is_told_once() {
        let fields: Vec<String> = refused(Some(2018), "2017-12-31", Some("2016-01-01"))
            .into_iter()
            .map(|(field, _)| field)
            .collect();
        assert_eq!(fields, ["sown", "felled_on"]);
    }

    #[test]
    fn what_is_not_filled_in_is_out_of_no_order() {
        assert_eq!(refused(None, "2017-03-02", None), []);
    }
}
