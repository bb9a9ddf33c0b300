//! What a report says before any language is chosen: the figures of its year
//! and the years before, their breakdowns, what was revised, and the set that
//! it rests on.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::{Moment, day_of};
use db::Span;
use kernel::{Date, Fault, FieldKind, Figure, Measure, NON_ANSWERS, No, Source, Value};
use pack::{Directive, Pack};
use records::Mechanism;
use statistics::{Asked, Breakdown, FigureValue, Frozen, FrozenContent, NOT_RECORDED};

use crate::Revised;

/// The setting of the database that holds the address under which the
/// program is read, such as `http://127.0.0.1:8080`: figures in HTML lead
/// there. Without it they lead to `/figures/…` of whatever serves the page.
pub const BASE_ADDRESS: &str = "base_address";

/// The frozen set that a report rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetLine {
    /// Its number among the sets of the year.
    pub number: i64,
    /// The SHA-256 of its figures, in hexadecimal.
    pub hash: String,
    /// The day on which it was frozen, in the country.
    pub frozen_on: Date,
    /// By whom.
    pub frozen_by: String,
}

/// A report, before any language is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The figures of the year and of the years before it, and the breakdowns
    /// of the year.
    pub content: FrozenContent,
    /// Breakdowns by two dimensions that the pack's papers ask for.
    pub crossed: Vec<Breakdown>,
    /// What is counted by figures that count different values: their codes.
    pub values: BTreeMap<String, Values>,
    /// Published figures that have changed since.
    pub revised: Vec<Revised>,
    /// The set it rests on; none makes it a draft.
    pub set: Option<SetLine>,
    /// The day it bears: that of its set, or today.
    pub date: Date,
    /// Whether the country is one for practice.
    pub practice: bool,
    /// The address under which the program is read.
    pub base_address: Option<String>,
}

/// The different values that a figure counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// The list they belong to, if they do.
    pub list: Option<String>,
    /// Their codes.
    pub codes: BTreeSet<String>,
}

impl Report {
    /// A report on what is known now. Each page says that it is a draft.
    pub fn draft(mechanism: &Mechanism, year: i16) -> Result<Self, No> {
        let asked = Asked::now(year);
        asked.span()?;
        let content = statistics::content(mechanism, asked)?;
        let revised = crate::revised::since_published(mechanism, &content, None)?;
        Self::around(mechanism, content, revised, None, mechanism.today(), asked)
    }

    /// The report on a frozen set. Its figures are those of the set. Names of
    /// what is counted and breakdowns by two dimensions, which the set does
    /// not hold, are as they were known when it was frozen.
    pub fn of(mechanism: &Mechanism, frozen: &Frozen) -> Result<Self, No> {
        let frozen_at: Moment = frozen
            .set
            .frozen_at
            .parse()
            .map_err(|error| Fault::from("the date of a frozen set is damaged", error))?;
        let asked = Asked {
            year: frozen.set.year,
            known_on: Some(frozen_at),
        };
        let frozen_on = day_of(frozen_at, &mechanism.pack().time_zone);
        let revised =
            crate::revised::since_published(mechanism, &frozen.content, Some(&frozen.set))?;
        let set = SetLine {
            number: frozen.set.number,
            hash: frozen.set.hash.clone(),
            frozen_on,
            frozen_by: frozen.set.frozen_by.clone(),
        };
        Self::around(
            mechanism,
            frozen.content.clone(),
            revised,
            Some(set),
            frozen_on,
            asked,
        )
    }

    fn around(
        mechanism: &Mechanism,
        content: FrozenContent,
        revised: Vec<Revised>,
        set: Option<SetLine>,
        date: Date,
        asked: Asked,
    ) -> Result<Self, No> {
        let pack = mechanism.pack();
        let mut crossed = Vec::new();
        for (id, dimensions) in crossed_tables(pack) {
            let dimensions: Vec<&str> = dimensions.iter().map(String::as_str).collect();
            crossed.push(Breakdown::of(mechanism, &id, &dimensions, asked)?);
        }
        let span = asked.span()?;
        let mut values = BTreeMap::new();
        for figure in pack.figures() {
            if let Measure::Distinct(source, field) = measure(pack, figure) {
                let counted = values_of(mechanism, source, field, span, asked)?;
                values.insert(figure.id.to_owned(), counted);
            }
        }
        let (practice, base_address) = mechanism.db().read(|session| {
            Ok((
                session.setting("practice")?.as_deref() == Some("yes"),
                session.setting(BASE_ADDRESS)?,
            ))
        })?;
        Ok(Self {
            content,
            crossed,
            values,
            revised,
            set,
            date,
            practice,
            base_address: base_address.filter(|address| !address.trim().is_empty()),
        })
    }

    /// The year that the report is about.
    pub fn year(&self) -> i16 {
        self.content.year
    }

    /// The years that it tells of, the earliest first.
    pub fn years(&self) -> Vec<i16> {
        let before = i16::try_from(self.content.years.len().saturating_sub(1)).unwrap_or(0);
        (self.year() - before..=self.year()).collect()
    }

    /// A figure in one of its years.
    pub fn value(&self, id: &str, year: i16) -> Option<&FigureValue> {
        self.content
            .years
            .iter()
            .flatten()
            .find(|value| value.id == id && value.year == year)
    }

    /// A figure of the year by dimensions, if the report holds it.
    pub fn breakdown(&self, pack: &Pack, id: &str, dimensions: &[String]) -> Option<&Breakdown> {
        // A figure that repeats another has that one's breakdowns.
        let owner = match pack.figure(id).map(|figure| &figure.measure) {
            Some(Measure::SameAs(other)) => other,
            _ => id,
        };
        self.content
            .breakdowns
            .iter()
            .chain(&self.crossed)
            .find(|breakdown| {
                let own = breakdown.figure.id.as_str();
                (own == id || own == owner) && breakdown.dimensions == dimensions
            })
    }
}

/// The measure of a figure, or of the one that it repeats.
pub(crate) fn measure<'pack>(pack: &'pack Pack, figure: &'pack Figure) -> &'pack Measure {
    match &figure.measure {
        Measure::SameAs(other) => pack
            .figure(other)
            .map_or(&figure.measure, |other| &other.measure),
        own => own,
    }
}

/// The directives of all papers in all languages, with file and line.
pub(crate) fn directives(pack: &Pack) -> Vec<Directive> {
    let mut directives = Vec::new();
    for language in &pack.languages {
        for paper in pack::Paper::ALL {
            let Some(template) = pack.template(paper, language) else {
                continue;
            };
            // A line that cannot be read is told where the paper is drawn.
            directives.extend(
                template
                    .text
                    .lines()
                    .filter_map(|line| Directive::read(line)?.ok()),
            );
        }
    }
    directives
}

fn crossed_tables(pack: &Pack) -> BTreeSet<(String, Vec<String>)> {
    directives(pack)
        .into_iter()
        .filter_map(|directive| match directive {
            Directive::Table { figure, dimensions } => Some((figure, dimensions)),
            _ => None,
        })
        .filter(|(figure, dimensions)| {
            // What the pack's check would refuse is told where it is drawn.
            let known = pack.figure(figure).map(|figure| pack.dimensions_of(figure));
            dimensions.len() == 2
                && dimensions.iter().all(|name| {
                    known.is_some_and(|known| known.iter().any(|dimension| dimension.id == name))
                })
        })
        .collect()
}

fn values_of(
    mechanism: &Mechanism,
    source: &Source,
    field: &str,
    span: Span,
    asked: Asked,
) -> Result<Values, No> {
    let groups = mechanism.db().read(|session| {
        Ok(session.tally(
            source,
            db::Tell::Count,
            &[field],
            Some(span),
            asked.known_on,
        )?)
    })?;
    let mut codes = BTreeSet::new();
    for value in groups.iter().flat_map(|(values, _)| values) {
        match value {
            Value::Code(text) | Value::Text(text) => {
                codes.insert(text.clone());
            }
            Value::Codes(several) => codes.extend(several.0.iter().cloned()),
            _ => {}
        }
    }
    codes.retain(|code| code != NOT_RECORDED && !NON_ANSWERS.contains(&code.as_str()));
    Ok(Values {
        list: list_of(mechanism.pack(), &source.register, field),
        codes,
    })
}

/// The list of a field, perhaps through links.
pub(crate) fn list_of(pack: &Pack, register: &str, path: &str) -> Option<String> {
    let mut kind = pack.kind(register)?;
    let mut segments = path.split('.').peekable();
    while let Some(name) = segments.next() {
        let field = kind.field(name)?;
        if segments.peek().is_none() {
            return match &field.kind {
                FieldKind::Code { .. } | FieldKind::Codes { .. } => field.list().map(str::to_owned),
                _ => None,
            };
        }
        kind = pack.kind(field.link()?)?;
    }
    None
}
