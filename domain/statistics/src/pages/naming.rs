//! Figures, numbers and codes in the reader's language.

use kernel::{Dimension, DimensionSource, NON_ANSWERS};
use pack::Pack;
use words::{Language, Value};

use crate::{FigureValue, NOT_RECORDED, Number, State, said, said::plain, said_unit};

/// What names things: the pack and the reader's language.
#[derive(Clone, Copy)]
pub(super) struct Naming<'a> {
    pub(super) pack: &'a Pack,
    pub(super) language: &'a Language,
}

impl Naming<'_> {
    pub(super) fn say(&self, key: &str) -> String {
        self.language.say(key, &[])
    }

    pub(super) fn say_with(&self, key: &str, values: &[(&str, Value)]) -> String {
        self.language.say(key, values)
    }

    /// The name of a figure.
    pub(super) fn figure(&self, id: &str) -> String {
        self.say(&format!("figure-{id}"))
    }

    /// What one of a figure is; several of them.
    pub(super) fn unit(&self, id: &str) -> String {
        self.pack
            .figure(id)
            .map(|figure| said_unit(self.pack, figure.unit, self.language))
            .unwrap_or_default()
    }

    /// The figure as it is printed.
    pub(super) fn printed(&self, value: &FigureValue) -> String {
        match self.pack.figure(&value.id) {
            Some(figure) => said(figure, value, self.language).1,
            None => self.state(value.state),
        }
    }

    /// The exact number of a figure, or the word for why there is none.
    pub(super) fn exact(&self, value: &FigureValue) -> String {
        match value.number {
            Some(Number::Share { part, whole }) => self.say_with(
                "statistics-part-of",
                &[("part", part.into()), ("whole", whole.into())],
            ),
            Some(number) => plain(number, self.language),
            None => self.state(value.state),
        }
    }

    /// A number without a figure's rule: a cell, a bar.
    pub(super) fn number(&self, number: Number) -> String {
        plain(number, self.language)
    }

    pub(super) fn state(&self, state: State) -> String {
        match state {
            State::Counted => String::new(),
            State::NotReported => self.say("state-not_reported"),
            State::Unknown => self.say("state-unknown"),
        }
    }

    /// What a state means, in a sentence.
    pub(super) fn state_help(&self, state: State) -> Option<String> {
        match state {
            State::Counted => None,
            State::NotReported => self.language.attribute("state-not_reported", "help"),
            // The question was asked of records that do not answer it.
            State::Unknown => Some(self.say("statistics-unknown-help")),
        }
    }

    /// The name of a dimension.
    pub(super) fn dimension(&self, id: &str) -> String {
        self.say(&format!("dimension-{id}"))
    }

    /// The name of a code of a dimension.
    pub(super) fn code(&self, dimension: &Dimension, list: Option<&str>, code: &str) -> String {
        if code == NOT_RECORDED {
            return self.say("answer-not_recorded");
        }
        if NON_ANSWERS.contains(&code) {
            return self.say(&format!("state-{code}"));
        }
        match (&dimension.from, list) {
            (DimensionSource::Month(_), _) => match code.parse() {
                Ok(month) => self.language.capitalised(&self.language.month_name(month)),
                Err(_) => code.to_owned(),
            },
            (DimensionSource::AgeBand { .. }, _) => code.replace('-', "–"),
            (DimensionSource::Field(_), Some(list)) => {
                self.pack.name_of(list, code, self.language.tag())
            }
            (DimensionSource::Field(_), None) => match code {
                "yes" => self.say("record-yes"),
                "no" => self.say("record-no"),
                _ => code.to_owned(),
            },
        }
    }
}

/// How long a number is drawn: whole units, money in whole amounts, a share
/// in hundredths of it.
pub(super) fn drawn(number: Number) -> f64 {
    match number {
        Number::Whole(number) => number as f64,
        Number::Money(minor) | Number::Range { least: minor, .. } => minor as f64 / 100.0,
        Number::Share { part, whole } => 100.0 * part as f64 / whole as f64,
    }
}
