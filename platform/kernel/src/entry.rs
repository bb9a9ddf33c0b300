//! Reading what people typed: one reader for forms, files and the API.

mod typed;

use std::collections::BTreeMap;

use crate::{
    Codes, Date, Fault, Field, FieldKind, NON_ANSWERS, No, RecordId, RecordKind, Refusal, Row,
    TimeOfDay, Value, composed, order::out_of_order,
};

use self::typed::{is_joining, is_unseen, read_date, read_money, read_whole, within};

/// What was typed, by field name. Several values of a list are parted by
/// semicolons; links are named by reference.
pub type Entry = BTreeMap<String, String>;

/// How a list's value stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It may be chosen.
    InForce,
    /// It was retired: readable on old records, not for new ones.
    Retired,
    /// The list has no such value.
    Absent,
}

/// The lists of the program and the country.
pub trait Lists {
    /// How a code stands in a list on a day.
    fn standing(&self, list: &str, code: &str, on: Date) -> Standing;
    /// The code that was probably meant, if one is near.
    fn nearest(&self, list: &str, typed: &str) -> Option<String>;
    /// The first codes of a list, `most` at the most.
    fn first_codes(&self, list: &str, most: usize) -> Vec<String>;
}

/// Finds records by reference.
pub trait Links {
    /// The record of this reference to which a link of this field leads, if
    /// it stands.
    fn find(&self, field: &Field, reference: &str) -> Result<Option<RecordId>, Fault>;
}

/// Reads a whole entry; every fault found is told, each at its field. Names
/// that the record does not have are refused.
pub fn read_entry(
    kind: &RecordKind,
    entry: &Entry,
    lists: &dyn Lists,
    links: &dyn Links,
    today: Date,
) -> Result<Row, No> {
    let mut refusals = Vec::new();
    for name in entry.keys() {
        if kind.field(name).is_none() {
            refusals.push(
                Refusal::by("entry.unknown_field")
                    .at(name)
                    .naming("field", name),
            );
        }
    }
    let mut values = Vec::with_capacity(kind.fields.len());
    for field in &kind.fields {
        let typed = entry.get(&field.name).map_or("", String::as_str);
        if field.same {
            // Who is the same person is said by merging their files.
            if !typed.trim().is_empty() {
                refusals.push(Refusal::by("entry.by_the_program").at(&field.name));
            }
            values.push(Value::Absent);
            continue;
        }
        match read_field(field, typed, lists, links, today) {
            Ok(value) => values.push(value),
            Err(No::Refused(more)) => {
                refusals.extend(more);
                values.push(Value::Absent);
            }
            Err(fault @ No::Failed(_)) => return Err(fault),
        }
    }
    let row = Row(values);
    refusals.extend(out_of_order(kind, &row));
    if refusals.is_empty() {
        Ok(row)
    } else {
        Err(No::Refused(refusals))
    }
}

/// Reads one field.
pub fn read_field(
    field: &Field,
    typed: &str,
    lists: &dyn Lists,
    links: &dyn Links,
    today: Date,
) -> Result<Value, No> {
    let no = |rule: &str| Refusal::by(rule).at(&field.name);
    // A letter and its mark, typed apart or as one sign, are the same text:
    // else one person's file number would be two.
    let typed = composed(typed.trim());
    let typed = typed.as_ref();
    if typed.is_empty() {
        return if field.required {
            Err(no("entry.required").into())
        } else {
            Ok(Value::Absent)
        };
    }
    let value = match &field.kind {
        FieldKind::Text { characters_max } => {
            if typed
                .chars()
                .any(|character| is_unseen(character) || field.key && is_joining(character))
            {
                return Err(no("entry.control_character").into());
            }
            Value::Text(within(typed, *characters_max, &field.name)?)
        }
        FieldKind::Prose { characters_max } => {
            // Browsers send line ends as CR LF; one form is kept.
            let prose = typed.replace("\r\n", "\n").replace('\r', "\n");
            if prose
                .chars()
                .any(|character| is_unseen(character) && !matches!(character, '\n' | '\t'))
            {
                return Err(no("entry.control_character").into());
            }
            Value::Text(within(&prose, *characters_max, &field.name)?)
        }
        FieldKind::Code { list } => {
            check_code(list, typed, &field.name, lists, today)?;
            Value::Code(typed.to_owned())
        }
        FieldKind::Codes { list } => {
            let codes: Codes = typed
                .split(';')
                .map(str::trim)
                .filter(|code| !code.is_empty())
                .collect();
            let wrong: Vec<Refusal> = codes
                .0
                .iter()
                .filter_map(|code| check_code(list, code, &field.name, lists, today).err())
                .collect();
            if !wrong.is_empty() {
                return Err(wrong.into());
            }
            if codes.0.is_empty() && field.required {
                return Err(no("entry.required").into());
            }
            if codes.0.is_empty() {
                Value::Absent
            } else {
                Value::Codes(codes)
            }
        }
        FieldKind::Date { future } => {
            let date: Date = read_date(typed).ok_or_else(|| no("entry.date"))?;
            if !(1900..=2200).contains(&date.year()) {
                return Err(no("entry.date_range").into());
            }
            if !future && date > today {
                return Err(no("entry.future").naming("today", today).into());
            }
            Value::Date(date)
        }
        FieldKind::Time => Value::Time(typed.parse::<TimeOfDay>().map_err(|()| no("entry.time"))?),
        FieldKind::Year => {
            let year = read_whole(typed)
                .filter(|year| (1900..=2200).contains(year))
                .ok_or_else(|| no("entry.year"))?;
            Value::Whole(year)
        }
        FieldKind::Whole { min, max } => {
            let number = read_whole(typed).ok_or_else(|| no("entry.number"))?;
            if number < *min || number > *max {
                return Err(no("entry.number_range")
                    .naming("min", min)
                    .naming("max", max)
                    .into());
            }
            Value::Whole(number)
        }
        FieldKind::Money => Value::Whole(read_money(typed).ok_or_else(|| no("entry.money"))?),
        FieldKind::YesNo => Value::YesNo(match typed {
            "yes" => true,
            "no" => false,
            _ => return Err(no("entry.yes_no").into()),
        }),
        FieldKind::Link { register } => Value::Link(
            links
                .find(field, typed)?
                .ok_or_else(|| Refusal::no_such_record(register).at(&field.name))?,
        ),
    };
    Ok(value)
}

fn check_code(
    list: &str,
    code: &str,
    field: &str,
    lists: &dyn Lists,
    today: Date,
) -> Result<(), Refusal> {
    if NON_ANSWERS.contains(&code) {
        return Ok(());
    }
    match lists.standing(list, code, today) {
        Standing::InForce => Ok(()),
        // Records of the past are entered with the values of their time.
        Standing::Retired => Ok(()),
        Standing::Absent => Err(Refusal::not_in_list(lists, list, code).at(field)),
    }
}

impl Refusal {
    /// The refusal of a link that leads to no record of this register.
    pub fn no_such_record(register: &str) -> Self {
        Self::by("entry.no_such_record").naming("register", register)
    }

    /// The refusal of a code that a list does not have: it names the nearest
    /// value, or else the first ones, parted by semicolons.
    pub fn not_in_list(lists: &dyn Lists, list: &str, code: &str) -> Self {
        let refusal = if let Some(nearest) = lists.nearest(list, code) {
            Self::by("entry.not_in_list").naming("nearest", nearest)
        } else {
            let first = lists.first_codes(list, SOME_CODES);
            if first.is_empty() {
                Self::by("entry.empty_list").naming("list", list)
            } else {
                Self::by("entry.unlike_any_in_list").naming("values", first.join(";"))
            }
        };
        // One of several codes may be the wrong one: it is named.
        let named: String = code.chars().take(CODE_CHARACTERS_SHOWN).collect();
        refusal.naming("code", named)
    }
}

/// How much of a wrong code is repeated.
const CODE_CHARACTERS_SHOWN: usize = 40;

/// How many values of a list are named where none is like what was typed.
const SOME_CODES: usize = 5;

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Class;

    struct Woods;
    impl Lists for Woods {
        fn standing(&self, _list: &str, code: &str, _on: Date) -> Standing {
            if code == "oak" {
                Standing::InForce
            } else {
                Standing::Absent
            }
        }
        fn nearest(&self, _list: &str, typed: &str) -> Option<String> {
            (typed == "elm").then(|| "oak".into())
        }
        fn first_codes(&self, list: &str, most: usize) -> Vec<String> {
            let woods = ["oak", "ash", "yew", "fir", "box", "may"];
            let known = if list == "woods" { &woods[..] } else { &[] };
            known.iter().take(most).map(|&code| code.into()).collect()
        }
    }
    impl Links for Woods {
        fn find(&self, _field: &Field, _reference: &str) -> Result<Option<RecordId>, Fault> {
            Ok(None)
        }
    }

    fn read(kind: FieldKind, typed: &str) -> Result<Value, String> {
        let field = Field::new("wood", kind, Class::Open, true);
        let today = "2018-05-08".parse().unwrap();
        read_field(&field, typed, &Woods, &Woods, today).map_err(|no| no.to_string())
    }

    #[test]
    fn today_may_be_entered_and_tomorrow_may_not() {
        let kind = FieldKind::Date { future: false };
        assert!(read(kind.clone(), "2018-05-08").is_ok());
        assert_eq!(
            read(kind.clone(), "2018-05-09").unwrap_err(),
            "refused: entry.future"
        );
        assert!(read(FieldKind::Date { future: true }, "2018-05-09").is_ok());
        assert!(read(kind.clone(), "08.05.2018").is_err());
        assert!(read(kind, "2018-02-30").is_err());
    }

    #[test]
    fn money_has_two_places_and_no_sign() {
        assert_eq!(
            read(FieldKind::Money, "104000"),
            Ok(Value::Whole(10_400_000))
        );
        assert_eq!(read(FieldKind::Money, "0.5"), Ok(Value::Whole(50)));
        assert_eq!(read(FieldKind::Money, "12.34"), Ok(Value::Whole(1234)));
        for wrong in ["-1", "1.234", "1.", "1,5", "٣", "1e3", "922337203685477580"] {
            assert!(read(FieldKind::Money, wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_code_outside_the_list_is_refused_and_a_non_answer_is_not() {
        let kind = FieldKind::Code {
            list: "woods".into(),
        };
        assert!(read(kind.clone(), "oak").is_ok());
        assert!(read(kind.clone(), "refused").is_ok());
        assert_eq!(read(kind, "elm").unwrap_err(), "refused: entry.not_in_list");
    }

    #[test]
    fn where_no_value_is_near_the_first_ones_are_named() {
        let no = Refusal::not_in_list(&Woods, "woods", "granite");
        assert_eq!(no.rule, "entry.unlike_any_in_list");
        assert_eq!(no.named["values"], "oak;ash;yew;fir;box");
        let no = Refusal::not_in_list(&Woods, "rocks", "granite");
        assert_eq!(no.rule, "entry.empty_list");
        assert_eq!(no.named["list"], "rocks");
    }

    #[test]
    fn a_letter_typed_with_its_mark_apart_is_the_same_letter() {
        let text = FieldKind::Text { characters_max: 1 };
        let composed = Ok(Value::Text("\u{15f}".into()));
        assert_eq!(read(text.clone(), "s\u{327}"), composed);
        assert_eq!(read(text, "\u{15f}"), composed);
    }

    #[test]
    fn control_characters_are_refused_in_text() {
        let text = FieldKind::Text { characters_max: 5 };
        assert!(read(text.clone(), "abcde").is_ok());
        assert!(read(text.clone(), "abcdef").is_err());
        assert!(read(text, "a\0b").is_err());
        let prose = FieldKind::Prose { characters_max: 9 };
        assert_eq!(
            read(prose.clone(), "a\r\nb"),
            Ok(Value::Text("a\nb".into()))
        );
        assert!(read(prose, "a\u{7}b").is_err());
    }

    #[test]
    fn signs_that_nobody_sees_are_refused_and_those_of_a_script_only_in_a_key() {
        let text = || FieldKind::Text { characters_max: 9 };
        for unseen in [
            "a\u{202e}b",
            "a\u{200b}b",
            "a\u{feff}b",
            "a\u{2028}b",
            "a\u{2066}b",
        ] {
            assert!(read(text(), unseen).is_err(), "{unseen:?}");
            let prose = FieldKind::Prose { characters_max: 9 };
            assert!(read(prose, unseen).is_err(), "{unseen:?}");
        }
        let joined = "a\u{200c}b";
        assert!(read(text(), joined).is_ok());
        let key = Field::new("file", text(), Class::Counted, true).with_key();
        let today = "2018-05-08".parse().unwrap();
        assert!(read_field(&key, joined, &Woods, &Woods, today).is_err());
        assert!(read_field(&key, "K-1", &Woods, &Woods, today).is_ok());
    }

    #[test]
    fn every_wrong_code_of_several_is_named() {
        let kind = FieldKind::Codes {
            list: "woods".into(),
        };
        let field = Field::new("woods", kind, Class::Counted, true);
        let today = "2018-05-08".parse().unwrap();
        match read_field(&field, "elm;oak;granite", &Woods, &Woods, today) {
            Err(No::Refused(refusals)) => {
                let codes: Vec<&str> = refusals
                    .iter()
                    .map(|no| no.named["code"].as_str())
                    .collect();
                assert_eq!(codes, ["elm", "granite"]);
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_required_field_must_be_filled_in() {
        assert_eq!(
            read(FieldKind::YesNo, "  ").unwrap_err(),
            "refused: entry.required"
        );
    }
}
