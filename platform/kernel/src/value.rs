//! What a field of a record can hold, and the types that a record's struct
//! is written in.

use std::{collections::BTreeSet, fmt, marker::PhantomData, str::FromStr};

use crate::{Fault, FieldKind};

/// A day of the calendar, without time or zone.
pub type Date = jiff::civil::Date;

/// The answers that are not answers: they stand beside the values of every
/// list that a person is asked about, and stay apart from each other and
/// from zero in every table.
pub const NON_ANSWERS: [&str; 4] = ["unknown", "not_asked", "refused", "not_applicable"];

/// The identity of a record: a UUID of version 7, made by the writer. It is
/// never shown; what people see is the record's reference, and what a URL
/// shows is the id enciphered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecordId(pub uuid::Uuid);

/// The value of one field, whatever its kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Nothing was entered.
    #[default]
    Absent,
    /// Short text or prose.
    Text(String),
    /// One value of a list.
    Code(String),
    /// Several values of a list.
    Codes(Codes),
    /// A day.
    Date(Date),
    /// A time of day.
    Time(TimeOfDay),
    /// A whole number, a year, or money in minor units.
    Whole(i64),
    /// Yes or no.
    YesNo(bool),
    /// Another record.
    Link(RecordId),
}

impl Value {
    /// True when nothing was entered.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The text of a text, code, date or time; `None` for other kinds.
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Code(text) => Some(text),
            _ => None,
        }
    }

    /// The number in a whole number, year or amount.
    pub fn as_whole(&self) -> Option<i64> {
        match self {
            Self::Whole(number) => Some(*number),
            _ => None,
        }
    }

    /// The day in a date.
    pub fn as_date(&self) -> Option<Date> {
        match self {
            Self::Date(date) => Some(*date),
            _ => None,
        }
    }

    /// The record a link points to.
    pub fn as_link(&self) -> Option<RecordId> {
        match self {
            Self::Link(id) => Some(*id),
            _ => None,
        }
    }
}

/// Short text of one line.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Text(pub String);

/// Text of any number of lines.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Prose(pub String);

/// One value of a list, by its code.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(pub String);

/// Several values of a list, each once, in the order of their codes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Codes(pub BTreeSet<String>);

impl Codes {
    /// The codes between bars, `|a|b|`, as the database keeps them: a code
    /// is contained when the text contains it between two bars.
    pub fn barred(&self) -> String {
        let mut text = String::from("|");
        for code in &self.0 {
            text.push_str(code);
            text.push('|');
        }
        text
    }

    /// Reads what [`Codes::barred`] wrote.
    pub fn from_barred(text: &str) -> Self {
        Self(
            text.split('|')
                .filter(|code| !code.is_empty())
                .map(str::to_owned)
                .collect(),
        )
    }
}

impl<T: Into<String>> FromIterator<T> for Codes {
    fn from_iter<I: IntoIterator<Item = T>>(codes: I) -> Self {
        Self(codes.into_iter().map(Into::into).collect())
    }
}

/// A whole number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Whole(pub i64);

/// A year of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Year(pub i16);

/// Money in minor units (hundredths) of the country's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Money(pub i64);

/// A yes or a no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Yes(pub bool);

/// A time of day in hours and minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
}

impl TimeOfDay {
    /// A time between 00:00 and 23:59.
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }
}

impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.hour, self.minute)
    }
}

impl FromStr for TimeOfDay {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let (hour, minute) = text.split_once(':').ok_or(())?;
        let number = |part: &str| {
            (part.len() <= 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| part.parse().ok())
                .flatten()
                .ok_or(())
        };
        Self::new(number(hour)?, number(minute)?).ok_or(())
    }
}

/// A link to a record of another register. `R` is the record's type, so that
/// Cargo checks which desk may know which.
pub struct Link<R> {
    /// The record it points to.
    pub id: RecordId,
    to: PhantomData<fn() -> R>,
}

impl<R> Link<R> {
    /// A link to the record with this id.
    pub fn to(id: RecordId) -> Self {
        Self {
            id,
            to: PhantomData,
        }
    }
}

impl<R> Clone for Link<R> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<R> Copy for Link<R> {}
impl<R> PartialEq for Link<R> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}
impl<R> fmt::Debug for Link<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Link({})", self.id.0)
    }
}

/// A type that a field of a record's struct may have.
pub trait FieldValue: Sized {
    /// Whether the field must be filled in.
    const REQUIRED: bool = true;
    /// The kind of the field; the derive fills in what its attributes say.
    fn kind() -> FieldKind;
    /// The value for the row.
    fn to_value(&self) -> Value;
    /// The value from the row; a fault when the row holds another kind.
    fn from_value(value: &Value) -> Result<Self, Fault>;
}

fn other_kind(expected: &str, found: &Value) -> Fault {
    // The value itself may be somebody's name: only its kind is told.
    let found = match found {
        Value::Absent => "nothing",
        Value::Text(_) => "text",
        Value::Code(_) => "a code",
        Value::Codes(_) => "codes",
        Value::Date(_) => "a date",
        Value::Time(_) => "a time",
        Value::Whole(_) => "a number",
        Value::YesNo(_) => "yes or no",
        Value::Link(_) => "a link",
    };
    Fault::new(format!(
        "a stored field holds {found} where {expected} belongs"
    ))
}

impl<T: FieldValue> FieldValue for Option<T> {
    const REQUIRED: bool = false;
    fn kind() -> FieldKind {
        T::kind()
    }
    fn to_value(&self) -> Value {
        self.as_ref().map_or(Value::Absent, T::to_value)
    }
    fn from_value(value: &Value) -> Result<Self, Fault> {
        match value {
            Value::Absent => Ok(None),
            value => T::from_value(value).map(Some),
        }
    }
}

macro_rules! field_value {
    ($type:ty, $kind:expr, $expected:literal, |$self:ident| $to:expr, $($pattern:pat => $from:expr),+) => {
        impl FieldValue for $type {
            fn kind() -> FieldKind {
                $kind
            }
            fn to_value(&self) -> Value {
                let $self = self;
                $to
            }
            fn from_value(value: &Value) -> Result<Self, Fault> {
                match value {
                    $($pattern => Ok($from),)+
                    other => Err(other_kind($expected, other)),
                }
            }
        }
    };
}

field_value!(Text, FieldKind::Text { characters_max: 200 }, "text",
    |text| Value::Text(text.0.clone()), Value::Text(text) => Self(text.clone()));
field_value!(Prose, FieldKind::Prose { characters_max: 10_000 }, "text",
    |text| Value::Text(text.0.clone()), Value::Text(text) => Self(text.clone()));
field_value!(Code, FieldKind::Code { list: String::new() }, "a code",
    |code| Value::Code(code.0.clone()), Value::Code(code) => Self(code.clone()));
field_value!(Date, FieldKind::Date { future: false }, "a date",
    |date| Value::Date(*date), Value::Date(date) => *date);
field_value!(TimeOfDay, FieldKind::Time, "a time",
    |time| Value::Time(*time), Value::Time(time) => *time);
field_value!(Whole, FieldKind::Whole { min: 0, max: 1_000_000_000 }, "a number",
    |number| Value::Whole(number.0), Value::Whole(number) => Self(*number));
field_value!(Money, FieldKind::Money, "an amount",
    |money| Value::Whole(money.0), Value::Whole(minor) => Self(*minor));
field_value!(Yes, FieldKind::YesNo, "yes or no",
    |yes| Value::YesNo(yes.0), Value::YesNo(yes) => Self(*yes));

impl FieldValue for Codes {
    // No value at all is a list without entries.
    const REQUIRED: bool = false;
    fn kind() -> FieldKind {
        FieldKind::Codes {
            list: String::new(),
        }
    }
    fn to_value(&self) -> Value {
        if self.0.is_empty() {
            Value::Absent
        } else {
            Value::Codes(self.clone())
        }
    }
    fn from_value(value: &Value) -> Result<Self, Fault> {
        match value {
            Value::Absent => Ok(Self::default()),
            Value::Codes(codes) => Ok(codes.clone()),
            other => Err(other_kind("codes", other)),
        }
    }
}

impl FieldValue for Year {
    fn kind() -> FieldKind {
        FieldKind::Year
    }
    fn to_value(&self) -> Value {
        Value::Whole(self.0.into())
    }
    fn from_value(value: &Value) -> Result<Self, Fault> {
        match value {
            Value::Whole(year) => i16::try_from(*year)
                .map(Self)
                .map_err(|_| Fault::new("a stored year is out of range")),
            other => Err(other_kind("a year", other)),
        }
    }
}

impl<R> FieldValue for Link<R> {
    fn kind() -> FieldKind {
        FieldKind::Link {
            register: String::new(),
        }
    }
    fn to_value(&self) -> Value {
        Value::Link(self.id)
    }
    fn from_value(value: &Value) -> Result<Self, Fault> {
        match value {
            Value::Link(id) => Ok(Self::to(*id)),
            other => Err(other_kind("a link", other)),
        }
    }
}
