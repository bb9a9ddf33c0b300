//! Paths to fields, through links, and what a field may be used as.

use kernel::{Field, FieldKind, RecordKind};

use crate::Pack;
use crate::nearness::meant;

/// The field at the end of a path, with its record; or what is wrong.
pub(super) fn walk<'pack>(
    pack: &'pack Pack,
    register: &str,
    path: &str,
) -> Result<(&'pack RecordKind, &'pack Field), (String, String)> {
    let register_missing = |name: &str| {
        (
            format!("there is no register \"{name}\""),
            meant(name, pack.registers()),
        )
    };
    let mut kind = pack
        .kind(register)
        .ok_or_else(|| register_missing(register))?;
    let mut steps = path.split('.').peekable();
    while let Some(step) = steps.next() {
        let field = kind.field(step).ok_or_else(|| {
            (
                format!("\"{}\" has no field \"{step}\"", kind.register),
                meant(step, kind.fields.iter().map(|field| field.name.as_str())),
            )
        })?;
        if steps.peek().is_none() {
            return Ok((kind, field));
        }
        let to = field.link().ok_or_else(|| {
            (
                format!(
                    "{}.{step} is not a link, so \"{path}\" leads nowhere",
                    kind.register
                ),
                "name a field of this record, or go through a link".to_owned(),
            )
        })?;
        kind = pack.kind(to).ok_or_else(|| register_missing(to))?;
    }
    Err((
        format!("\"{path}\" names no field"),
        "name a field, perhaps through links: person.sex".to_owned(),
    ))
}

/// What a field must be to be used as it is.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Use {
    Code,
    Codes,
    EitherCode,
    Day,
    DayOrYear,
    Year,
    Number,
    Text,
    YesNo,
    Link,
    Identity,
    Group,
    Anything,
}

impl Use {
    pub(super) fn suits(self, field: &Field) -> bool {
        use FieldKind as Kind;
        let kind = &field.kind;
        match self {
            Self::Code => matches!(kind, Kind::Code { .. }),
            Self::Codes => matches!(kind, Kind::Codes { .. }),
            Self::EitherCode => matches!(kind, Kind::Code { .. } | Kind::Codes { .. }),
            Self::Day => matches!(kind, Kind::Date { .. }),
            Self::DayOrYear => matches!(kind, Kind::Date { .. } | Kind::Year),
            Self::Year => matches!(kind, Kind::Year),
            Self::Number => matches!(kind, Kind::Whole { .. } | Kind::Year | Kind::Money),
            Self::Text => matches!(kind, Kind::Text { .. }),
            Self::YesNo => matches!(kind, Kind::YesNo),
            Self::Link => matches!(kind, Kind::Link { .. }),
            Self::Identity => matches!(kind, Kind::Link { .. }) || field.key,
            Self::Group => matches!(
                kind,
                Kind::Code { .. }
                    | Kind::Codes { .. }
                    | Kind::Year
                    | Kind::Whole { .. }
                    | Kind::YesNo
            ),
            Self::Anything => true,
        }
    }

    pub(super) fn wanted(self) -> &'static str {
        match self {
            Self::Code => "one code",
            Self::Codes => "several codes",
            Self::EitherCode => "codes of a list",
            Self::Day => "a date",
            Self::DayOrYear => "a date or a year",
            Self::Year => "a year",
            Self::Number => "a number",
            Self::Text => "a text",
            Self::YesNo => "a yes or no",
            Self::Link => "a link",
            Self::Identity => "a link or a key",
            Self::Group => "a code, a year, a number or a yes or no",
            Self::Anything => "a field",
        }
    }
}
