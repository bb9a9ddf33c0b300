//! What records reach by the fields in which they name whom they are about. A
//! tie is declared and an order is entered by any of them, and one from which
//! no way leads on would close nothing, and nobody would be told.

use std::{collections::BTreeMap, sync::Arc};

use kernel::RecordKind;
use pack::Fault;
use toml::Spanned;

use super::{
    Tie,
    entry::{Way, Ways},
};
use crate::{Fact, reading};

/// The facts that close whatever they hold of.
const CLOSES: [Fact; 2] = [Fact::Conflict, Fact::SealedByCourt];

/// The text of the file that is read, for whoever is told of a line.
#[derive(Clone, Copy)]
pub(super) struct Text<'a> {
    pub(super) path: &'a str,
    pub(super) text: &'a str,
}

impl Text<'_> {
    /// The line, counted from 1, of a place counted in bytes.
    pub(super) fn line(self, at: usize) -> usize {
        reading::line(self.text, at)
    }
}

/// Ways with a name that no entry goes: what they name is held against nothing.
pub(super) fn unused(
    ways: &BTreeMap<String, Spanned<Ways>>,
    used: impl Fn(&str) -> bool,
    text: Text<'_>,
) -> Vec<Fault> {
    let unused = ways.iter().filter(|(name, _)| !used(name));
    unused
        .map(|(name, ways)| {
            Fault::error(
                text.path,
                text.line(ways.span().start),
                format!("no entry goes the ways \"{name}\""),
                format!("write reaches_by = \"{name}\" in the entries that do, or take them away"),
            )
        })
        .collect()
}

/// The fields of each register that name whom a record is about, and from which
/// no entry that closes leads on.
pub(super) fn unreached(
    ties: &[(Vec<Fact>, Tie, usize)],
    kinds: &[Arc<RecordKind>],
    text: Text<'_>,
) -> Vec<Fault> {
    let names_whom = |register: &str| {
        let kind = kinds.iter().find(|kind| kind.register == register);
        kind.is_some_and(|kind| kind.fields.iter().any(|field| field.whom))
    };
    let mut faults = Vec::new();
    for kind in kinds {
        let closing: Vec<&(Vec<Fact>, Tie, usize)> = ties
            .iter()
            .filter(|(facts, tie, _)| {
                tie.register == kind.register && facts.iter().any(|fact| CLOSES.contains(fact))
            })
            .collect();
        let whom = kind.fields.iter().filter(|field| field.whom);
        let closes_nothing = whom.filter(|field| {
            // A link leads to a record; a number leads where it is held as well,
            // and not to others that only name it.
            let leads = |way: &Way| {
                way.via == field.name
                    && (field.link().is_some() || way.registers().any(|to| !names_whom(to)))
            };
            let mut ways = closing.iter().flat_map(|(_, tie, _)| &tie.ways);
            !ways.any(leads)
        });
        let named: Vec<&str> = closes_nothing.map(|field| field.name.as_str()).collect();
        if named.is_empty() {
            continue;
        }
        let line = closing.first().map_or(0, |(_, _, line)| *line);
        faults.push(Fault::error(
            text.path,
            line,
            format!(
                "\"{}\" may name whom it is about by {}, and that would close nothing",
                kind.register,
                named.join(", ")
            ),
            "let an entry of \"conflict\" or \"sealed_by_court\" reach by each of them, and say \
             under [ways.NAME] which fields of other registers hold the same; the example pack \
             has them as [ways.whom]",
        ));
    }
    faults
}
