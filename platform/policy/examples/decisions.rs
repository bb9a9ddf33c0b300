//! Measures what decisions cost: reads the policies in a folder, and asks
//! them.
//!
//!     cargo run -p policy --example decisions country/NAME/policies
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "it measures"
)]

use std::{fs, hint::black_box, io::Write, path::Path, sync::Arc, time::Instant};

use kernel::{Class, Compartment, Field, FieldKind, RecordKind};
use policy::{Act, Facts, Policies, Resource};

/// Registers as the folder itself names them, each with a field in every
/// compartment.
fn kinds(folder: &Path) -> Vec<Arc<RecordKind>> {
    let text = fs::read_to_string(folder.join("files.toml")).unwrap();
    let written: toml::Table = text.parse().unwrap();
    let fields = [
        ("name", Compartment::Identity),
        ("address", Compartment::Location),
        ("needs", Compartment::Health),
        ("account", Compartment::Testimony),
    ];
    let fields = fields.map(|(name, compartment)| {
        let kind = FieldKind::Text {
            characters_max: 100,
        };
        Field::new(name, kind, Class::Sealed(compartment), false)
    });
    let files = written["files"].as_table().unwrap();
    files
        .values()
        .flat_map(|registers| registers.as_array().unwrap())
        .map(|register| {
            Arc::new(RecordKind {
                register: register.as_str().unwrap().to_owned(),
                prefix: String::new(),
                period: None,
                subject: None,
                title: None,
                fields: fields.to_vec(),
            })
        })
        .collect()
}

fn main() {
    let folder = std::env::args().nth(1).unwrap();
    let folder = Path::new(&folder);
    let kinds = kinds(folder);
    let mut out = std::io::stdout().lock();
    let began = Instant::now();
    let policies = Policies::read(folder, &kinds).unwrap();
    writeln!(
        out,
        "{} policies read and understood in {:?}",
        policies.statutes().count(),
        began.elapsed()
    )
    .unwrap();

    // Every role, register and situation, as a page of records asks.
    let situations: Vec<Facts> = Policies::situations().iter().map(|one| one.facts).collect();
    let asked: Vec<(&str, &Resource, Facts)> = policies
        .roles()
        .iter()
        .flat_map(|role| {
            let situations = &situations;
            policies.resources().iter().flat_map(move |resource| {
                situations
                    .iter()
                    .map(move |facts| (role.as_str(), resource, *facts))
            })
        })
        .collect();
    let mut measure = |what: &str, every: usize, ask: &dyn Fn(&str, &Resource, Facts)| {
        let chosen: Vec<_> = asked.iter().step_by(every).collect();
        let began = Instant::now();
        for (role, resource, facts) in &chosen {
            ask(role, resource, *facts);
        }
        let seconds = began.elapsed().as_secs_f64();
        writeln!(
            out,
            "{what}: {:.0} a second ({:.1} µs each, {} asked)",
            chosen.len() as f64 / seconds,
            seconds * 1e6 / chosen.len() as f64,
            chosen.len()
        )
        .unwrap();
    };
    measure(
        "whether a record may be opened",
        1,
        &|role, resource, facts| {
            black_box(policies.permits(role, Act::Look, resource, facts));
        },
    );
    measure("which parts it shows", 1, &|role, resource, facts| {
        black_box(policies.parts(role, Act::Look, resource, facts));
    });
    measure(
        "a decision with its policies",
        1,
        &|role, resource, facts| {
            black_box(policies.decide(role, Act::Look, resource, facts));
        },
    );
    measure("the cases of a list", 7, &|role, resource, facts| {
        black_box(policies.cases(role, Act::List, resource, facts));
    });
    measure(
        "the same asked of Cedar itself",
        97,
        &|role, resource, facts| {
            black_box(policies.cedar_permits(role, Act::Look, resource, facts));
        },
    );
}
