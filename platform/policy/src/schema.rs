//! The schema that policies are validated against, generated from what there
//! is: roles, registers and their files, acts and facts.

use std::fmt::Write;

use crate::{About, Act, Fact, Filing, Group, fact::Place};

/// The schema in Cedar's own form, as `opennrm policy schema` prints it.
pub fn schema(filing: &Filing, roles: &[String]) -> String {
    let mut text = String::from(
        "// What policies may speak of. Generated: change the registers, the roles or the\n\
         // facts, not this.\n\n",
    );
    let registers: Vec<&str> = filing.registers().map(|(register, _)| register).collect();
    // A text is written to a string, which takes everything.
    let mut line = |written: std::fmt::Arguments<'_>| {
        let _always = text.write_fmt(written).and_then(|()| text.write_char('\n'));
    };
    line(format_args!("entity Role enum [{}];", quoted(roles)));
    line(format_args!(
        "entity File enum [{}];",
        quoted(&filing.files())
    ));
    line(format_args!(
        "entity Register enum [{}];",
        quoted(&registers)
    ));
    line(format_args!(
        "\n// Somebody at work, in one post.\nentity Officer in [Role] {{\n{}}};",
        facts(Place::Officer)
    ));
    line(format_args!(
        "\n// One record of a register.\nentity Record in [Register, File] {{\n{}}};",
        facts(Place::Resource(About::Record))
    ));
    line(format_args!(
        "\n// Figures and the report.\nentity Figures {{\n{}}};",
        facts(Place::Resource(About::Figures))
    ));
    line(format_args!(
        "\n// The account of an officer.\nentity Accounts;"
    ));
    line(format_args!(
        "\n// What belongs to no record: log, settings, keys, policies.\nentity Mechanism;"
    ));
    line(format_args!(
        "\n// What ties the officer to the record.\ntype Tie = {{\n{}}};",
        facts(Place::Tie)
    ));
    line(format_args!(
        "\n// The moment at which it is asked.\ntype Moment = {{\n    tie: Tie,\n{}}};\n",
        facts(Place::Moment)
    ));
    for group in Group::ALL {
        line(format_args!(
            "// To {}.\naction {};",
            group.said(),
            group.name()
        ));
    }
    for act in Act::ALL {
        let groups: Vec<&str> = act.groups().iter().map(|group| group.name()).collect();
        let groups = if groups.is_empty() {
            String::new()
        } else {
            format!(" in [{}]", groups.join(", "))
        };
        line(format_args!(
            "\n// To {}.\naction {}{groups} appliesTo {{\n    principal: Officer,\n    \
             resource: {},\n    context: Moment,\n}};",
            act.said(),
            act.name(),
            act.about().name()
        ));
    }
    text
}

fn quoted<T: AsRef<str>>(names: &[T]) -> String {
    names
        .iter()
        .map(|name| format!("\"{}\"", name.as_ref()))
        .collect::<Vec<_>>()
        .join(", ")
}

fn facts(place: Place) -> String {
    Fact::ALL
        .iter()
        .filter(|fact| fact.place() == place)
        .map(|fact| {
            format!(
                "    // {}.\n    {}: Bool,\n",
                capital(fact.said()),
                fact.name()
            )
        })
        .collect()
}

/// With a capital at the beginning; the sentences are English.
fn capital(said: &str) -> String {
    let mut letters = said.chars();
    letters
        .next()
        .map(|first| first.to_ascii_uppercase())
        .into_iter()
        .chain(letters)
        .collect()
}
