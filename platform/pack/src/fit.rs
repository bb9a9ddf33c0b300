//! Whether the figures fit the records: every field, list, code, mark,
//! register and setting that a figure names is there.

mod marks;
mod paths;

use kernel::{
    Class, Condition, Desk, Dimension, DimensionSource, Field, Figure, Measure, NON_ANSWERS,
    Period, Source,
};

pub(crate) use self::marks::marks_fit;
use self::paths::{Use, walk};
use crate::nearness::meant;
use crate::source::source_of;
use crate::{Fault, List, Pack};

/// Everything that a desk's figures name and that is not there.
pub fn figures_fit(desks: &[Desk], pack: &Pack) -> Vec<Fault> {
    let mut faults = Vec::new();
    for desk in desks {
        for figure in &desk.figures {
            let mut fit = Fit {
                pack,
                file: source_of(desk.name, "src/figures.rs"),
                figure,
                faults: &mut faults,
            };
            fit.figure(desks);
        }
    }
    faults
}

/// The list that a dimension of a figure takes its values from.
pub(crate) fn list_of<'pack>(
    pack: &'pack Pack,
    figure: &Figure,
    dimension: &str,
) -> Option<&'pack List> {
    let figure = crate::catalogue::repeated(figure, &pack.figures).unwrap_or(figure);
    let source = figure.source()?;
    let dimension = pack
        .dimensions_of(figure)
        .iter()
        .find(|known| known.id == dimension)?;
    let DimensionSource::Field(path) = &dimension.from else {
        return None;
    };
    let (_, field) = walk(pack, &source.register, path).ok()?;
    field.list().map(|list| pack.list(list))
}

struct Fit<'a> {
    pack: &'a Pack,
    file: String,
    figure: &'a Figure,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Fit<'a> {
    fn no(&mut self, what: &str, right: impl Into<String>) {
        self.faults.push(Fault::error(
            &self.file,
            0,
            format!("figure {}: {what}", self.figure.id),
            right,
        ));
    }

    fn figure(&mut self, desks: &[Desk]) {
        let figure = self.figure;
        let others = || desks.iter().flat_map(|desk| &desk.figures);
        if others().filter(|other| other.id == figure.id).count() > 1 {
            self.no(
                "another figure has the same id",
                "give each an id of its own",
            );
        }
        if let Some(source) = figure.source() {
            self.source(source);
            for dimension in &figure.dimensions {
                self.dimension(&source.register, dimension);
            }
        } else if !figure.dimensions.is_empty() {
            self.no(
                "it has dimensions and no records of its own",
                "break down the figures it comes from",
            );
        }
        match &figure.measure {
            Measure::Count(_) => {}
            Measure::Sum(source, field)
            | Measure::Highest(source, field)
            | Measure::Reference(source, field) => {
                self.field(&source.register, field, Use::Number);
            }
            Measure::Distinct(source, field) => {
                self.field(&source.register, field, Use::Group);
            }
            Measure::Share(source, conditions) => {
                for condition in conditions {
                    self.condition(&source.register, condition);
                }
            }
            Measure::Entitlement(id) => {
                if !self.pack.settings.entitlements.contains_key(*id) {
                    let file = self.pack.folder.join("settings.toml").display().to_string();
                    self.faults.push(Fault::error(
                        file,
                        1,
                        format!("figure {}: there is no entitlement \"{id}\"", figure.id),
                        format!("add [[entitlement]] with id = \"{id}\""),
                    ));
                }
            }
            Measure::YearsSince(id) => {
                if !self.pack.first_years.contains_key(*id) {
                    self.faults.push(Fault::error(
                        &self.pack.country_file,
                        1,
                        format!("figure {}: there is no first year \"{id}\"", figure.id),
                        format!("add {id} under [first_years]"),
                    ));
                }
            }
            Measure::Total(ids) => {
                for id in *ids {
                    match others().find(|other| other.id == *id) {
                        Some(other) if other.unit == figure.unit => {}
                        Some(_) => self.no(
                            &format!("{id} has another unit, and unlike units are not added"),
                            "add figures of one unit",
                        ),
                        None => self.no(&format!("there is no figure {id} to add"), ""),
                    }
                }
            }
            Measure::SameAs(id) => {
                if others().all(|other| other.id != *id) {
                    self.no(&format!("there is no figure {id} to repeat"), "");
                }
            }
        }
    }

    fn source(&mut self, source: &Source) {
        let register = &source.register;
        if self.pack.kind(register).is_none() {
            self.no(
                &format!("there is no register \"{register}\""),
                meant(register, self.pack.registers()),
            );
            return;
        }
        match &source.period {
            Period::During(field) => {
                self.field(register, field, Use::DayOrYear);
            }
            Period::Standing(from, until) => {
                self.field(register, from, Use::Day);
                if let Some(until) = until {
                    self.field(register, until, Use::Day);
                }
            }
            Period::Conditions => {}
        }
        for condition in &source.conditions {
            self.condition(register, condition);
        }
        if let Some(once) = &source.once {
            self.field(register, once, Use::Identity);
        }
    }

    fn dimension(&mut self, register: &str, dimension: &Dimension) {
        match &dimension.from {
            DimensionSource::Field(field) => {
                self.field(register, field, Use::Group);
            }
            DimensionSource::AgeBand { birth_year, on } => {
                self.field(register, birth_year, Use::Year);
                self.field(register, on, Use::Day);
            }
            DimensionSource::Month(field) => {
                self.field(register, field, Use::Day);
            }
        }
    }

    /// The field at the end of a path, if it is there and may be used so.
    fn field(&mut self, register: &str, path: &str, wanted: Use) -> Option<&'a Field> {
        match walk(self.pack, register, path) {
            Ok((kind, field)) => {
                if !wanted.suits(field) {
                    self.no(
                        &format!(
                            "{}.{} is not {}",
                            kind.register,
                            field.name,
                            wanted.wanted()
                        ),
                        format!("name a field that holds {}", wanted.wanted()),
                    );
                    return None;
                }
                if field.class != Class::Counted && field.link().is_none() {
                    self.no(
                        &format!("{}.{} is not a counted column", kind.register, field.name),
                        "statistics read counted columns only",
                    );
                }
                Some(field)
            }
            Err((what, right)) => {
                self.no(&what, right);
                None
            }
        }
    }

    fn codes(&mut self, register: &str, path: &str, codes: &[String], wanted: Use) {
        let Some(list) = self.field(register, path, wanted).and_then(Field::list) else {
            return;
        };
        let list = self.pack.list(list);
        for code in codes {
            if NON_ANSWERS.contains(&code.as_str()) {
                continue;
            }
            match list.value(code) {
                None => self.no(
                    &format!("the list \"{}\" has no value \"{code}\"", list.name),
                    meant(code, list.codes()),
                ),
                // A figure that knows a code of the country's own would read
                // nothing in the next country.
                Some(value) if !value.built_in => self.no(
                    &format!(
                        "\"{code}\" in the list \"{}\" is the country's own value",
                        list.name
                    ),
                    "know it by a mark, which every country can give",
                ),
                Some(_) => {}
            }
        }
    }

    fn condition(&mut self, register: &str, condition: &Condition) {
        match condition {
            Condition::Is(field, code) => {
                self.codes(register, field, std::slice::from_ref(code), Use::Code);
            }
            Condition::OneOf(field, codes) => self.codes(register, field, codes, Use::Code),
            Condition::Has(field, code) => {
                self.codes(register, field, std::slice::from_ref(code), Use::Codes);
            }
            Condition::Marked(field, mark) => self.mark(register, field, mark),
            Condition::Home(field) => {
                self.field(register, field, Use::EitherCode);
            }
            Condition::Yes(field) => {
                self.field(register, field, Use::YesNo);
            }
            Condition::Present(field) => {
                self.field(register, field, Use::Anything);
            }
            Condition::OnOrBefore(field, _)
            | Condition::OnOrAfter(field, _)
            | Condition::ByPeriodEnd(field)
            | Condition::FromPeriodStart(field) => {
                self.field(register, field, Use::Day);
            }
            Condition::EnteredSince(_) => {}
            Condition::LinksTo(field, _) => {
                self.field(register, field, Use::Link);
            }
            Condition::TextIs(field, _) => {
                self.field(register, field, Use::Text);
            }
            Condition::NumberIs(field, _) => {
                self.field(register, field, Use::Number);
            }
            Condition::Linked {
                register: other,
                via,
                from,
                not_before,
                conditions,
            } => {
                self.linked(register, other, via, from, conditions);
                if let Some((its, here)) = not_before {
                    self.field(other, its, Use::Day);
                    self.field(register, here, Use::Day);
                }
            }
            Condition::Not(condition) => self.condition(register, condition),
            Condition::Any(conditions) => {
                for condition in conditions {
                    self.condition(register, condition);
                }
            }
        }
    }

    fn mark(&mut self, register: &str, field: &str, mark: &str) {
        let Some(name) = self
            .field(register, field, Use::EitherCode)
            .and_then(Field::list)
        else {
            return;
        };
        let by = format!("figure {} is counted", self.figure.id);
        self.faults
            .extend(marks::missing(self.pack, name, mark, &by));
    }

    fn linked(
        &mut self,
        register: &str,
        other: &str,
        via: &str,
        from: &str,
        conditions: &[Condition],
    ) {
        if self.pack.kind(other).is_none() {
            self.no(
                &format!("there is no register \"{other}\""),
                meant(other, self.pack.registers()),
            );
            return;
        }
        let via_field = self.field(other, via, Use::Identity);
        let target = if from.is_empty() {
            via_field.and_then(Field::link).map(|to| (to, register))
        } else {
            let from_field = self.field(register, from, Use::Identity);
            match (via_field, from_field) {
                (Some(via_field), Some(from_field)) => {
                    if via_field.link().is_some() == from_field.link().is_some() {
                        via_field.link().zip(from_field.link())
                    } else {
                        self.no(
                            &format!("{other}.{via} and {from} are a link and a key"),
                            "join a link with a link, or a key with a key",
                        );
                        None
                    }
                }
                _ => None,
            }
        };
        if let Some((one, another)) = target
            && one != another
        {
            self.no(
                &format!("{other}.{via} points to \"{one}\" and not to \"{another}\""),
                "name links to one register",
            );
        }
        for condition in conditions {
            self.condition(other, condition);
        }
    }
}
