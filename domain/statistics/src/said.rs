//! Figures in words: the rule that each figure states turns its exact value
//! into what is printed.
//!
//! A round number is said only where it does not mislead: it may differ from
//! the exact one by a tenth of it at the most. "More than" is off by less
//! than a step and is therefore said from ten steps on, "about" is off by
//! half a step at the most and is said from five steps on. Below that, and
//! for nought, the exact number is printed.

use kernel::{Figure, QualifierRule, Unit};
use pack::Pack;
use words::{Language, Qualifier};

use crate::{FigureValue, Number, State};

/// From how many steps on a round number below the exact one is said.
const MORE_THAN_STEPS_MIN: i64 = 10;
/// From how many steps on the nearest round number is said.
const ABOUT_STEPS_MIN: i64 = 5;

/// What is printed, and how exactly it tells the number.
pub fn said(figure: &Figure, value: &FigureValue, language: &Language) -> (Qualifier, String) {
    let number = match (value.state, value.number) {
        (State::Counted, Some(number)) => number,
        (State::Unknown, _) => return (Qualifier::Exact, language.say("state-unknown", &[])),
        _ => return (Qualifier::Exact, language.say("state-not_reported", &[])),
    };
    let (qualifier, round) = qualified(figure.qualifier, number);
    // A phrase of the figure's own says the qualified number, not the plain
    // one: "every one" is not said of a share that is not whole.
    if qualifier != Qualifier::Exact || figure.qualifier == QualifierRule::Exact {
        let key = format!("figure-{}", figure.id);
        if let Some(phrase) =
            language.attribute_with(&key, "shown", &[("number", language.number(round).into())])
        {
            return (qualifier, phrase);
        }
    }
    let exact = || plain(number, language);
    let text = match qualifier {
        // What is said to have taken place did not.
        Qualifier::Exact if figure.qualifier == QualifierRule::Some && number.exact() == 0 => {
            language
                .attribute(&format!("figure-{}", figure.id), "none")
                .unwrap_or_else(|| language.say("qualified-none", &[]))
        }
        Qualifier::Exact => exact(),
        Qualifier::All | Qualifier::Some => language.qualified_text(qualifier, round, exact()),
        _ => language.qualified(qualifier, round),
    };
    (qualifier, text)
}

/// The qualifier that holds for the value, and the number that is said with
/// it: "more than" is not said of a round number, nor "all" of a part.
fn qualified(rule: QualifierRule, number: Number) -> (Qualifier, i64) {
    let exact = number.exact();
    let qualifier = match (rule, number) {
        (QualifierRule::MoreThan(step), _)
            if exact % step != 0 && exact / step >= MORE_THAN_STEPS_MIN =>
        {
            return (Qualifier::MoreThan, exact / step * step);
        }
        // A step of one rounds nothing off: the word tells of an estimate.
        (QualifierRule::About(1), _) if exact > 0 => Qualifier::About,
        (QualifierRule::About(step), _) if step > 1 && exact / step >= ABOUT_STEPS_MIN => {
            let below = exact / step * step;
            let is_nearer_above = exact - below >= step - step / 2;
            return (
                Qualifier::About,
                if is_nearer_above {
                    below.saturating_add(step)
                } else {
                    below
                },
            );
        }
        (QualifierRule::AtLeast, _) if exact > 0 => Qualifier::AtLeast,
        (QualifierRule::Ordinal, _) if exact > 0 => Qualifier::Ordinal,
        (QualifierRule::All, Number::Share { part, whole }) if part == whole => Qualifier::All,
        (QualifierRule::Some, _) if exact > 0 => Qualifier::Some,
        _ => Qualifier::Exact,
    };
    (qualifier, exact)
}

/// A number without qualifier, as a language writes it.
pub fn plain(number: Number, language: &Language) -> String {
    let money = |minor: i64| {
        if minor % 100 == 0 {
            language.number(minor / 100)
        } else {
            language.decimal(minor)
        }
    };
    match number {
        Number::Whole(number) => language.number(number),
        Number::Money(minor) => money(minor),
        Number::Range { least, most } => format!("{}–{}", money(least), money(most)),
        Number::Share { part, whole } => {
            // Tenths of a percent, rounded to the nearest; a part is neither
            // all nor nothing, however near it comes.
            let tenths = (i128::from(part) * 2000 / i128::from(whole) + 1) / 2;
            let tenths = i64::try_from(tenths).unwrap_or(0);
            let tenths = match part {
                0 => 0,
                part if part == whole => 1000,
                _ => tenths.clamp(1, 999),
            };
            if tenths % 10 == 0 {
                format!("{}%", language.number(tenths / 10))
            } else {
                format!("{}%", language.decimal_scaled(tenths, 1))
            }
        }
    }
}

/// What one of a figure is, in words.
pub fn said_unit(pack: &Pack, unit: Unit, language: &Language) -> String {
    language.say(
        &format!("unit-{}", unit.code()),
        &[("currency", pack.currency.as_str().into())],
    )
}

/// A figure against the year before, in words; `None` when either was not
/// counted, or when a difference of the two says nothing: the place of a
/// meeting in its row, a share, an amount that changed within the year.
pub fn compared(now: &FigureValue, then: &FigureValue, language: &Language) -> Option<String> {
    let distance = distance(now, then)?;
    if let Number::Whole(_) = distance {
        return Some(language.compared(now.number?.exact(), then.number?.exact(), then.year));
    }
    let key = match now.number?.exact().cmp(&then.number?.exact()) {
        std::cmp::Ordering::Greater => "compared-more",
        std::cmp::Ordering::Less => "compared-fewer",
        std::cmp::Ordering::Equal => "compared-same",
    };
    let year = words::Value::Year(then.year);
    Some(language.say(
        key,
        &[("n", plain(distance, language).into()), ("year", year)],
    ))
}

/// How far two values of a figure lie apart, where that says anything.
pub fn distance(now: &FigureValue, then: &FigureValue) -> Option<Number> {
    if now.unit == Unit::Meeting.code() {
        return None;
    }
    let apart = |one: i64, other: i64| i64::try_from(one.abs_diff(other)).unwrap_or(i64::MAX);
    match (now.number?, then.number?) {
        (Number::Whole(now), Number::Whole(then)) => Some(Number::Whole(apart(now, then))),
        (Number::Money(now), Number::Money(then)) => Some(Number::Money(apart(now, then))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_round_number_is_said_where_it_is_off_by_a_tenth_at_the_most() {
        let more_than = |exact| qualified(QualifierRule::MoreThan(10), Number::Whole(exact));
        assert_eq!(more_than(101), (Qualifier::MoreThan, 100));
        assert_eq!(more_than(109), (Qualifier::MoreThan, 100));
        assert_eq!(more_than(110), (Qualifier::Exact, 110));
        assert_eq!(more_than(100), (Qualifier::Exact, 100));
        assert_eq!(more_than(99), (Qualifier::Exact, 99));
        assert_eq!(more_than(7), (Qualifier::Exact, 7));
        assert_eq!(more_than(0), (Qualifier::Exact, 0));
        let about = |exact| qualified(QualifierRule::About(100), Number::Whole(exact));
        assert_eq!(about(0), (Qualifier::Exact, 0));
        assert_eq!(about(49), (Qualifier::Exact, 49));
        assert_eq!(about(499), (Qualifier::Exact, 499));
        assert_eq!(about(500), (Qualifier::About, 500));
        assert_eq!(about(549), (Qualifier::About, 500));
        assert_eq!(about(550), (Qualifier::About, 600));
        assert_eq!(about(8_950), (Qualifier::About, 9_000));
        assert_eq!(about(9_049), (Qualifier::About, 9_000));
        assert_eq!(about(i64::MAX).0, Qualifier::About);
        let fives = |exact| qualified(QualifierRule::About(5), Number::Whole(exact));
        assert_eq!(fives(37), (Qualifier::About, 35));
        assert_eq!(fives(38), (Qualifier::About, 40));
        assert_eq!(fives(42), (Qualifier::About, 40));
        assert_eq!(fives(43), (Qualifier::About, 45));
        assert_eq!(fives(24), (Qualifier::Exact, 24));
        assert_eq!(fives(25), (Qualifier::About, 25));
        let estimate = |exact| qualified(QualifierRule::About(1), Number::Whole(exact));
        assert_eq!(estimate(32), (Qualifier::About, 32));
        assert_eq!(estimate(1), (Qualifier::About, 1));
        assert_eq!(estimate(0), (Qualifier::Exact, 0));
    }

    #[test]
    fn no_round_number_is_off_by_more_than_a_tenth() {
        for step in [1, 2, 5, 10, 100, 5_000] {
            for exact in (0..300).chain((300..200_000).step_by(37)) {
                for rule in [QualifierRule::MoreThan(step), QualifierRule::About(step)] {
                    let (qualifier, round) = qualified(rule, Number::Whole(exact));
                    assert!(
                        10 * (exact - round).abs() <= exact,
                        "{rule:?} {exact}: {round}"
                    );
                    if qualifier == Qualifier::MoreThan {
                        assert!(exact > round, "{rule:?} {exact}: {round}");
                    }
                }
            }
        }
    }

    #[test]
    fn all_is_said_of_a_whole_share_alone_and_none_of_nothing() {
        let share = |part, whole| qualified(QualifierRule::All, Number::Share { part, whole }).0;
        assert_eq!(share(7, 7), Qualifier::All);
        assert_eq!(share(6, 7), Qualifier::Exact);
        assert_eq!(share(0, 7), Qualifier::Exact);
        let some = |exact| qualified(QualifierRule::Some, Number::Whole(exact)).0;
        assert_eq!(some(1), Qualifier::Some);
        assert_eq!(some(0), Qualifier::Exact);
    }

    #[test]
    fn a_part_is_never_said_to_be_all_nor_nothing_in_percent() {
        let english = words::Words::builder()
            .build()
            .ok()
            .and_then(|words| words.language(words::BASE_LANGUAGE));
        let Some(english) = english else {
            panic!("there is no base language");
        };
        let percent = |part, whole| plain(Number::Share { part, whole }, &english);
        assert_eq!(percent(9_999, 10_000), "99.9%");
        assert_eq!(percent(1, 10_000), "0.1%");
        assert_eq!(percent(0, 10_000), "0%");
        assert_eq!(percent(2, 3), "66.7%");
        assert_eq!(percent(3, 3), "100%");
    }
}
