//! Figures in words: the rule that each figure states turns its exact value
//! into what is printed.

use kernel::{Figure, QualifierRule, Unit};
use pack::Pack;
use words::{Language, Qualifier};

use crate::{FigureValue, Number, State};

/// What is printed, and how exactly it tells the number.
pub fn said(figure: &Figure, value: &FigureValue, language: &Language) -> (Qualifier, String) {
    let number = match (value.state, value.number) {
        (State::Counted, Some(number)) => number,
        (State::Unknown, _) => return (Qualifier::Exact, language.say("state-unknown", &[])),
        _ => return (Qualifier::Exact, language.say("state-not_reported", &[])),
    };
    let qualifier = qualifier(figure.qualifier, number);
    let exact = plain(number, language);
    let rounded = match (figure.qualifier, qualifier) {
        (QualifierRule::MoreThan(step), Qualifier::MoreThan) => {
            number.exact().div_euclid(step) * step
        }
        (QualifierRule::About(step), _) => (number.exact() + step / 2).div_euclid(step) * step,
        _ => number.exact(),
    };
    // A phrase of the figure's own says the qualified number, not the plain
    // one: "every one" is not said of a share that is not whole.
    if qualifier != Qualifier::Exact || figure.qualifier == QualifierRule::Exact {
        let key = format!("figure-{}", figure.id);
        if let Some(phrase) = language.attribute_with(
            &key,
            "shown",
            &[("number", language.number(rounded).into())],
        ) {
            return (qualifier, phrase);
        }
    }
    let text = match qualifier {
        Qualifier::Exact => exact,
        Qualifier::All | Qualifier::Some => language.qualified_text(qualifier, rounded, exact),
        _ => language.qualified(qualifier, rounded),
    };
    (qualifier, text)
}

/// The qualifier that holds for the value: "more than" is not said of a
/// round number, nor "all" of a part.
fn qualifier(rule: QualifierRule, number: Number) -> Qualifier {
    match (rule, number) {
        (QualifierRule::MoreThan(step), number) if number.exact() % step != 0 => {
            Qualifier::MoreThan
        }
        (QualifierRule::About(_), _) => Qualifier::About,
        (QualifierRule::AtLeast, number) if number.exact() > 0 => Qualifier::AtLeast,
        (QualifierRule::Ordinal, _) => Qualifier::Ordinal,
        (QualifierRule::All, Number::Share { part, whole }) if part == whole => Qualifier::All,
        (QualifierRule::Some, number) if number.exact() > 0 => Qualifier::Some,
        _ => Qualifier::Exact,
    }
}

/// A number without qualifier.
pub(crate) fn plain(number: Number, language: &Language) -> String {
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
            // Tenths of a percent, rounded to the nearest.
            let tenths = (i128::from(part) * 2000 / i128::from(whole) + 1) / 2;
            let tenths = i64::try_from(tenths).unwrap_or(0);
            format!("{}%", language.decimal_scaled(tenths, 1))
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
/// counted, or when a difference of the two says nothing.
pub fn compared(now: &FigureValue, then: &FigureValue, language: &Language) -> Option<String> {
    match (now.number?, then.number?) {
        (Number::Whole(now), Number::Whole(before)) => {
            Some(language.compared(now, before, then.year))
        }
        (Number::Money(now), Number::Money(before)) if now % 100 == 0 && before % 100 == 0 => {
            Some(language.compared(now / 100, before / 100, then.year))
        }
        _ => None,
    }
}
