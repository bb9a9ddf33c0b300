//! What is kept of a document beside its bytes.

use kernel::{Class, Compartment, Field, FieldKind, RecordKind, Row};
use policy::Part;

/// The register.
pub(super) const DOCUMENTS: &str = "documents";

/// How many of the fields are filled in by whoever attaches it; the others are
/// the program's own.
pub(super) const TYPED: usize = 5;

fn text(name: &str, class: Class, characters_max: usize) -> Field {
    Field::new(name, FieldKind::Text { characters_max }, class, false)
}

fn code(name: &str, list: &str, required: bool) -> Field {
    let kind = FieldKind::Code {
        list: list.to_owned(),
    };
    Field::new(name, kind, Class::Counted, required)
}

/// A link to a record of whatever register: it is followed by nobody.
fn link(name: &str) -> Field {
    let kind = FieldKind::Link {
        register: DOCUMENTS.to_owned(),
    };
    Field::new(name, kind, Class::Open, true)
}

fn length(name: &str) -> Field {
    let kind = FieldKind::Whole {
        min: 0,
        max: i64::MAX,
    };
    Field::new(name, kind, Class::Open, false)
}

/// What is filled in when a document is attached, as a form asks for it.
pub fn document_kind() -> RecordKind {
    let mut kind = RecordKind {
        register: DOCUMENTS.to_owned(),
        prefix: "DOC".to_owned(),
        period: None,
        subject: Some("subject".to_owned()),
        title: None,
        fields: vec![
            code("kind", "document_kinds", true),
            code("part", "document_parts", true),
            Field::new(
                "dated_on",
                FieldKind::Date { future: false },
                Class::Open,
                false,
            ),
            code("language", "languages", false),
            text("title", Class::Sealed(Compartment::Testimony), 200),
        ],
    };
    debug_assert_eq!(kind.fields.len(), TYPED);
    kind.fields.extend([
        text("host_register", Class::Counted, 60),
        link("host"),
        link("subject"),
        text("lacks", Class::Open, 60),
    ]);
    for file in ["original", "copy", "preview"] {
        kind.fields.extend([
            text(&format!("{file}_media"), Class::Open, 100),
            length(&format!("{file}_bytes")),
            text(&format!("{file}_seal"), Class::Open, 64),
        ]);
    }
    kind
}

/// The part of its record's file that a document belongs to: its title and its
/// bytes are sealed in that compartment. Nothing for records of other registers.
pub(crate) fn part_of(kind: &RecordKind, row: &Row) -> Option<Part> {
    let part = (kind.register == DOCUMENTS).then(|| kind.value(row, "part").as_text());
    part.flatten().and_then(Part::of_name)
}

/// The parts of a record's file that a document of it can belong to: the
/// sealed ones, if it has any. `parts` are those of its register, where they
/// are known; else every sealed part may be chosen.
pub fn document_parts(
    host: &RecordKind,
    parts: Option<&std::collections::BTreeSet<Part>>,
) -> Vec<Part> {
    let of = |part: &Part| match parts {
        Some(parts) => parts.contains(part),
        None => part.is_sealed() == host.has_sealed(),
    };
    let there = || Part::ALL.iter().copied().filter(of);
    let sealed: Vec<Part> = there().filter(|part| part.is_sealed()).collect();
    if sealed.is_empty() {
        there().collect()
    } else {
        sealed
    }
}
