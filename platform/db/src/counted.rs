//! What figures look at beside a link or key, for an index to hold it: a
//! question that is asked of every record of a cohort is then answered
//! without reading the records.

use std::collections::BTreeMap;

use kernel::{Condition, Field, FieldKind, Figure, Measure, Period, RecordKind, Source};

/// What is looked at beside one column of one register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Beside {
    /// Columns of the same register.
    pub(crate) columns: Vec<String>,
    /// Whether the first of several records is told by its id.
    pub(crate) id: bool,
}

impl Beside {
    fn add(&mut self, column: &str) {
        if !self.columns.iter().any(|there| there == column) {
            self.columns.push(column.to_owned());
        }
    }
}

/// By register and column.
pub(crate) type Counted = BTreeMap<(String, String), Beside>;

/// Gathers what figures look at.
pub(crate) fn counted<'f>(figures: impl IntoIterator<Item = &'f Figure>) -> Counted {
    let mut counted = Counted::new();
    for figure in figures {
        if let Some(source) = figure.source() {
            of_source(&mut counted, source);
        }
        if let Measure::Share(source, conditions) = &figure.measure {
            of_conditions(&mut counted, conditions.iter().chain(&source.conditions));
        }
    }
    counted
}

fn of_source(counted: &mut Counted, source: &Source) {
    of_conditions(counted, &source.conditions);
    let Some(key) = &source.once else {
        return;
    };
    let beside = counted
        .entry((source.register.clone(), key.clone()))
        .or_default();
    beside.id = true;
    match &source.period {
        Period::During(date) => beside.add(date),
        Period::Standing(from, until) => {
            beside.add(from);
            until.iter().for_each(|until| beside.add(until));
        }
        Period::Conditions => {}
    }
    own_columns(&source.conditions, beside);
}

fn of_conditions<'c>(counted: &mut Counted, conditions: impl IntoIterator<Item = &'c Condition>) {
    for condition in conditions {
        match condition {
            Condition::Linked {
                register,
                via,
                conditions,
                ..
            } => {
                let beside = counted.entry((register.clone(), via.clone())).or_default();
                own_columns(conditions, beside);
                of_conditions(counted, conditions);
            }
            Condition::Not(inner) => of_conditions(counted, [inner.as_ref()]),
            Condition::Any(any) => of_conditions(counted, any),
            _ => {}
        }
    }
}

/// The columns of the record itself that conditions ask for.
fn own_columns(conditions: &[Condition], beside: &mut Beside) {
    for condition in conditions {
        match condition {
            Condition::Is(path, _)
            | Condition::OneOf(path, _)
            | Condition::Marked(path, _)
            | Condition::Home(path)
            | Condition::Yes(path)
            | Condition::Present(path)
            | Condition::OnOrBefore(path, _)
            | Condition::OnOrAfter(path, _)
            | Condition::ByPeriodEnd(path)
            | Condition::FromPeriodStart(path)
            | Condition::NumberIs(path, _)
                if !path.contains('.') =>
            {
                beside.add(path);
            }
            Condition::Not(inner) => own_columns(std::slice::from_ref(inner), beside),
            Condition::Any(any) => own_columns(any, beside),
            _ => {}
        }
    }
}

/// The columns of an index by this one.
pub(crate) fn columns(counted: &Counted, kind: &RecordKind, key: &str) -> Vec<String> {
    let mut columns = vec![key.to_owned()];
    if let Some(beside) = counted.get(&(kind.register.clone(), key.to_owned())) {
        let short = beside
            .columns
            .iter()
            .filter(|column| kind.field(column).is_some_and(is_short) && *column != key);
        columns.extend(short.cloned());
        columns.push("voided".to_owned());
        if beside.id {
            columns.push("id".to_owned());
        }
    } else if kind.period.as_deref() == Some(key) {
        columns.push("voided".to_owned());
    }
    columns
}

/// Whether an index stays small with this field in it.
fn is_short(field: &Field) -> bool {
    !field.is_sealed()
        && !matches!(
            field.kind,
            FieldKind::Text { .. } | FieldKind::Prose { .. } | FieldKind::Codes { .. }
        )
}

#[cfg(test)]
mod tests {
    use kernel::{Unit, condition, source};

    use super::*;

    #[test]
    fn an_index_holds_what_figures_ask_of_the_records_behind_a_link() {
        let served = condition::linked("repairs", "bench", "", [condition::yes("paid")]);
        let figures = [Figure::new(
            "X1",
            "x",
            Unit::Fact,
            Measure::Count(
                source("benches")
                    .during("put_up_on")
                    .when(condition::is("wood", "oak"))
                    .when(condition::is("keeper.post", "gardener"))
                    .when(condition::not(served))
                    .once("keeper"),
            ),
        )];
        let counted = counted(&figures);
        assert_eq!(
            counted.get(&("benches".to_owned(), "keeper".to_owned())),
            Some(&Beside {
                columns: vec!["put_up_on".to_owned(), "wood".to_owned()],
                id: true,
            })
        );
        assert_eq!(
            counted.get(&("repairs".to_owned(), "bench".to_owned())),
            Some(&Beside {
                columns: vec!["paid".to_owned()],
                id: false,
            })
        );
        assert_eq!(counted.len(), 2);
    }
}
