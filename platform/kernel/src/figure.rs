//! Figures: what is counted, over which records, in which period.
//!
//! A figure is declared by the desk that owns its records, in terms of field
//! names and list codes; statistics alone turns declarations into queries.
//! Fields may be named through links: `person.sex` is the field `sex` of the
//! record that the field `person` points to.

use crate::{Date, Unit};

/// A condition on a record. Fields may be named through links.
#[derive(Clone, Debug, PartialEq)]
pub enum Condition {
    /// The code equals this.
    Is(String, String),
    /// The code is one of these.
    OneOf(String, Vec<String>),
    /// The codes contain this.
    Has(String, String),
    /// The list value (one of the list values) bears this mark in the
    /// country's list.
    Marked(String, String),
    /// The code is the country's own.
    Home(String),
    /// The yes-or-no is yes.
    Yes(String),
    /// Something is entered.
    Present(String),
    /// The date lies on or before this day.
    OnOrBefore(String, Date),
    /// The date lies on or after this day.
    OnOrAfter(String, Date),
    /// The date lies on or before the last day of the period asked for.
    ByPeriodEnd(String),
    /// The date lies on or after the first day of the period asked for.
    FromPeriodStart(String),
    /// The record was entered at this moment or later, a moment in text as
    /// databases keep it: its first version counts, whatever was changed or
    /// moved since. Unlike a day that somebody enters, it is what the clock
    /// showed.
    EnteredSince(String),
    /// The link points to this record.
    LinksTo(String, crate::RecordId),
    /// The text equals this.
    TextIs(String, String),
    /// The number equals this.
    NumberIs(String, i64),
    /// A record of another register points here through `via` and meets the
    /// conditions.
    Linked {
        /// The other register.
        register: String,
        /// Its field that points to the record `from` names here.
        via: String,
        /// The link here whose target is pointed to; empty for this record. Of
        /// the link to the file that one was merged into it is that file, and
        /// the record itself where it was merged into none.
        from: String,
        /// A date of the other record and a date here: the other's may not
        /// lie before the one here.
        not_before: Option<(String, String)>,
        /// What the other record must meet.
        conditions: Vec<Condition>,
    },
    /// The condition does not hold.
    Not(Box<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
}

impl Condition {
    /// The fields of the record itself that the condition asks about.
    pub fn fields(&self) -> Vec<&str> {
        match self {
            Self::Is(path, _)
            | Self::OneOf(path, _)
            | Self::Has(path, _)
            | Self::Marked(path, _)
            | Self::Home(path)
            | Self::Yes(path)
            | Self::Present(path)
            | Self::OnOrBefore(path, _)
            | Self::OnOrAfter(path, _)
            | Self::ByPeriodEnd(path)
            | Self::FromPeriodStart(path)
            | Self::LinksTo(path, _)
            | Self::TextIs(path, _)
            | Self::NumberIs(path, _) => vec![path.split('.').next().unwrap_or(path)],
            Self::Linked {
                from, not_before, ..
            } => not_before
                .iter()
                .map(|(_, here)| here)
                .chain((!from.is_empty()).then_some(from))
                .map(|path| path.split('.').next().unwrap_or(path))
                .collect(),
            Self::EnteredSince(_) => Vec::new(),
            Self::Not(condition) => condition.fields(),
            Self::Any(conditions) => conditions.iter().flat_map(Self::fields).collect(),
        }
    }
}

/// Short names for conditions, for figures and rules to read well.
pub mod condition {
    use super::Condition;
    use crate::{Date, RecordId};

    /// The code equals this.
    pub fn is(field: &str, code: &str) -> Condition {
        Condition::Is(field.into(), code.into())
    }
    /// The code is one of these.
    pub fn one_of(field: &str, codes: &[&str]) -> Condition {
        Condition::OneOf(
            field.into(),
            codes.iter().map(|&code| code.into()).collect(),
        )
    }
    /// The codes contain this.
    pub fn has(field: &str, code: &str) -> Condition {
        Condition::Has(field.into(), code.into())
    }
    /// The list value bears this mark.
    pub fn marked(field: &str, mark: &str) -> Condition {
        Condition::Marked(field.into(), mark.into())
    }
    /// The code is the country's own.
    pub fn home(field: &str) -> Condition {
        Condition::Home(field.into())
    }
    /// Something is entered.
    pub fn present(field: &str) -> Condition {
        Condition::Present(field.into())
    }
    /// The yes-or-no is yes.
    pub fn yes(field: &str) -> Condition {
        Condition::Yes(field.into())
    }
    /// The date lies on or before the end of the period.
    pub fn by_period_end(field: &str) -> Condition {
        Condition::ByPeriodEnd(field.into())
    }
    /// The date lies on or after the start of the period.
    pub fn from_period_start(field: &str) -> Condition {
        Condition::FromPeriodStart(field.into())
    }
    /// The date lies on or before this day.
    pub fn on_or_before(field: &str, day: Date) -> Condition {
        Condition::OnOrBefore(field.into(), day)
    }
    /// The date lies on or after this day.
    pub fn on_or_after(field: &str, day: Date) -> Condition {
        Condition::OnOrAfter(field.into(), day)
    }
    /// The link points to this record.
    pub fn links_to(field: &str, id: RecordId) -> Condition {
        Condition::LinksTo(field.into(), id)
    }
    /// The text equals this.
    pub fn text_is(field: &str, text: &str) -> Condition {
        Condition::TextIs(field.into(), text.into())
    }
    /// The number equals this.
    pub fn number_is(field: &str, number: i64) -> Condition {
        Condition::NumberIs(field.into(), number)
    }
    /// A record of `register` whose `via` points to what `from` points to
    /// (this record when `from` is empty) meets the conditions.
    pub fn linked(
        register: &str,
        via: &str,
        from: &str,
        conditions: impl IntoIterator<Item = Condition>,
    ) -> Condition {
        Condition::Linked {
            register: register.into(),
            via: via.into(),
            from: from.into(),
            not_before: None,
            conditions: conditions.into_iter().collect(),
        }
    }
    /// As [`linked`], where the date `its` of the other record does not lie
    /// before the date `here` of this one.
    pub fn linked_since(
        register: &str,
        via: &str,
        from: &str,
        (its, here): (&str, &str),
        conditions: impl IntoIterator<Item = Condition>,
    ) -> Condition {
        Condition::Linked {
            register: register.into(),
            via: via.into(),
            from: from.into(),
            not_before: Some((its.into(), here.into())),
            conditions: conditions.into_iter().collect(),
        }
    }
    /// The condition does not hold.
    pub fn not(condition: Condition) -> Condition {
        Condition::Not(Box::new(condition))
    }
    /// At least one holds.
    pub fn any(conditions: impl IntoIterator<Item = Condition>) -> Condition {
        Condition::Any(conditions.into_iter().collect())
    }
    /// Every one of these holds: none of them fails.
    pub fn all(conditions: impl IntoIterator<Item = Condition>) -> Condition {
        not(any(conditions.into_iter().map(not)))
    }
}

/// Which records of a register belong to a period.
#[derive(Clone, Debug, PartialEq)]
pub enum Period {
    /// Those whose date or year field lies in it.
    During(String),
    /// What stood on its last day: begun by then, and not ended by then.
    /// The second is the field that ends it, if anything does.
    Standing(String, Option<String>),
    /// Those that the conditions alone choose.
    Conditions,
}

/// The records that a figure is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// The register.
    pub register: String,
    /// Which of its records belong to the period.
    pub period: Period,
    /// What they must meet.
    pub conditions: Vec<Condition>,
    /// The link or key field that says who or what is counted: each is
    /// counted once, by its first record in the period.
    pub once: Option<String>,
}

/// The records of a register; the rest is said by its methods.
pub fn source(register: &str) -> Source {
    Source {
        register: register.into(),
        period: Period::Conditions,
        conditions: Vec::new(),
        once: None,
    }
}

impl Source {
    /// …whose date or year lies in the period.
    #[must_use]
    pub fn during(mut self, field: &str) -> Self {
        self.period = Period::During(field.into());
        self
    }
    /// …that stood on the last day of the period.
    #[must_use]
    pub fn standing(mut self, from: &str, until: Option<&str>) -> Self {
        self.period = Period::Standing(from.into(), until.map(Into::into));
        self
    }
    /// …that meet this too.
    #[must_use]
    pub fn when(mut self, condition: Condition) -> Self {
        self.conditions.push(condition);
        self
    }
    /// …each person or thing once.
    #[must_use]
    pub fn once(mut self, field: &str) -> Self {
        self.once = Some(field.into());
        self
    }
}

/// How a figure comes from its source.
#[derive(Clone, Debug, PartialEq)]
pub enum Measure {
    /// How many records (or persons, once each).
    Count(Source),
    /// The sum of a number over the records.
    Sum(Source, String),
    /// How many different values of a field.
    Distinct(Source, String),
    /// The highest value of a number: the ordinal of a numbered meeting.
    Highest(Source, String),
    /// The share of the source's records that meet these as well.
    Share(Source, Vec<Condition>),
    /// The value of an outside series for the year.
    Reference(Source, String),
    /// The dated amount of an entitlement in force in the period.
    Entitlement(&'static str),
    /// Years since a first year named in the country pack, counted
    /// inclusively.
    YearsSince(&'static str),
    /// The sum of other figures of the same unit.
    Total(&'static [&'static str]),
    /// The same figure as another, printed in a second place.
    SameAs(&'static str),
}

/// Where a dimension's value comes from.
#[derive(Clone, Debug, PartialEq)]
pub enum DimensionSource {
    /// A field, perhaps through links.
    Field(String),
    /// The age band, from a year of birth and the date it is counted by.
    AgeBand {
        /// The year-of-birth field.
        birth_year: String,
        /// The date at which the age is taken.
        on: String,
    },
    /// The month of a date.
    Month(String),
}

/// A way to break a figure down.
#[derive(Clone, Debug, PartialEq)]
pub struct Dimension {
    /// The dimension's name: `sex`, `form`, `destination`.
    pub id: &'static str,
    /// Where its value comes from.
    pub from: DimensionSource,
}

/// A dimension over a field, perhaps through links.
pub fn dimension(id: &'static str, field: &str) -> Dimension {
    Dimension {
        id,
        from: DimensionSource::Field(field.into()),
    }
}

/// How the exact value is said in words; the rule is part of the figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QualifierRule {
    /// As it is.
    Exact,
    /// "more than" the next lower multiple of the step; exact on a multiple.
    MoreThan(i64),
    /// "about" the nearest multiple of the step.
    About(i64),
    /// The number, said to be no more than those named.
    AtLeast,
    /// "the 6th".
    Ordinal,
    /// "all" when the share is whole, else the share itself.
    All,
    /// "took place" when there was any, without the number.
    Some,
}

/// One figure of the catalogue.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its id, `V1`.
    pub id: &'static str,
    /// Its chapter of the report.
    pub chapter: &'static str,
    /// What one of it is.
    pub unit: Unit,
    /// How it comes from the records.
    pub measure: Measure,
    /// How it may be broken down.
    pub dimensions: Vec<Dimension>,
    /// How it is said.
    pub qualifier: QualifierRule,
}

impl Figure {
    /// A figure said exactly and not broken down.
    pub fn new(id: &'static str, chapter: &'static str, unit: Unit, measure: Measure) -> Self {
        Self {
            id,
            chapter,
            unit,
            measure,
            dimensions: Vec::new(),
            qualifier: QualifierRule::Exact,
        }
    }

    /// …that may be broken down like this.
    #[must_use]
    pub fn by(mut self, dimensions: impl IntoIterator<Item = Dimension>) -> Self {
        self.dimensions.extend(dimensions);
        self
    }

    /// …said like this.
    #[must_use]
    pub fn said(mut self, qualifier: QualifierRule) -> Self {
        self.qualifier = qualifier;
        self
    }

    /// The records it is about, if it has any of its own.
    pub fn source(&self) -> Option<&Source> {
        match &self.measure {
            Measure::Count(source)
            | Measure::Sum(source, _)
            | Measure::Distinct(source, _)
            | Measure::Highest(source, _)
            | Measure::Share(source, _)
            | Measure::Reference(source, _) => Some(source),
            Measure::Entitlement(_)
            | Measure::YearsSince(_)
            | Measure::Total(_)
            | Measure::SameAs(_) => None,
        }
    }
}
