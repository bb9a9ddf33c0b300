//! What is to be known of a figure: how it is printed, in what it is counted,
//! by which rule and from where.

use kernel::{Figure, Measure};
use web::Visit;

use super::{
    super::{asking::Ask, naming::Naming},
    Told,
};
use crate::Asked;

/// One line of what is to be known of a figure.
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) text: String,
    pub(super) links: Vec<(String, String)>,
}

pub(super) fn facts(
    naming: &Naming<'_>,
    visit: &Visit,
    ask: &Ask,
    asked: Asked,
    figure: &Figure,
    told: &Told,
) -> Vec<Fact> {
    let plain = |key: &str, text: String| Fact {
        name: naming.say(key),
        text,
        links: Vec::new(),
    };
    let to_figure = |id: &str| {
        (
            format!("{id} {}", naming.figure(id)),
            format!("/figures/{id}?{}", ask.query(asked, &[])),
        )
    };
    let mut facts = vec![
        plain("statistics-printed", naming.printed(&told.pair.now)),
        plain("statistics-exact", naming.exact(&told.pair.now)),
        plain("statistics-unit", naming.unit(figure.id)),
    ];
    if let Some(change) = told.pair.compared(naming) {
        facts.push(plain("statistics-compared", change));
    }
    facts.push(plain(
        "statistics-rule",
        visit
            .language
            .attribute(&format!("figure-{}", figure.id), "rule")
            .unwrap_or_else(|| naming.say("statistics-rule-exact")),
    ));
    let linked = |key: &str, text: String, links| Fact {
        name: naming.say(key),
        text,
        links,
    };
    facts.push(match &figure.measure {
        Measure::SameAs(other) => linked(
            "statistics-source",
            naming.say("statistics-same-as"),
            vec![to_figure(other)],
        ),
        Measure::Total(parts) => linked(
            "statistics-source",
            naming.say("statistics-sum-of"),
            parts.iter().map(|part| to_figure(part)).collect(),
        ),
        Measure::Entitlement(_) | Measure::YearsSince(_) => {
            plain("statistics-source", naming.say("statistics-from-settings"))
        }
        _ => match figure.source().map(|source| source.register.as_str()) {
            Some(register) => match (visit.register(register), visit.list_of(register)) {
                (name, Some(list)) => {
                    linked("statistics-source", String::new(), vec![(name, list)])
                }
                (name, None) => plain("statistics-source", name),
            },
            None => plain("statistics-source", String::new()),
        },
    });
    facts.push(plain(
        "statistics-chapter",
        naming.say(&format!("chapter-{}", figure.chapter)),
    ));
    facts
}
