//! The matrix: what each role may do with each register in each situation, as
//! a table that people read.

use std::collections::{BTreeMap, BTreeSet};

use crate::{
    Act, Facts, Part, Policies, Resource,
    situation::{Situation, situations},
};

/// What a role may do in one situation.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// The acts.
    pub acts: BTreeSet<Act>,
    /// The parts that an opened record shows.
    pub opened: BTreeSet<Part>,
    /// The parts that lists show.
    pub listed: BTreeSet<Part>,
    /// The parts that an export carries.
    pub exported: BTreeSet<Part>,
}

impl Cell {
    /// Whether nothing is permitted.
    pub fn is_empty(&self) -> bool {
        self.acts.is_empty()
    }
}

/// One row of the matrix.
#[derive(Clone, Debug)]
pub struct Row<'policies> {
    /// The role.
    pub role: &'policies str,
    /// What the acts are about.
    pub resource: &'policies Resource,
    /// The situation's name.
    pub situation: String,
    /// What is permitted.
    pub cell: Cell,
}

impl Policies {
    /// The situations that the matrix looks at.
    pub fn situations() -> Vec<Situation> {
        // A test reads the file that the program brings.
        situations().unwrap_or_default()
    }

    /// What a role may do with something when these facts hold.
    pub fn cell(&self, role: &str, resource: &Resource, facts: Facts) -> Cell {
        let parts = |act| self.parts(role, act, resource, facts);
        Cell {
            acts: Act::ALL
                .iter()
                .copied()
                .filter(|act| act.part().is_none())
                .filter(|act| self.permits(role, *act, resource, facts))
                .collect(),
            opened: parts(Act::Look),
            listed: parts(Act::List),
            exported: parts(Act::Export),
        }
    }

    /// The whole matrix, row by row: every role, resource and situation.
    pub fn matrix(&self) -> impl Iterator<Item = Row<'_>> {
        let situations = Self::situations();
        self.roles.iter().flat_map(move |role| {
            let situations = situations.clone();
            self.resources.iter().flat_map(move |resource| {
                situations.clone().into_iter().map(move |situation| Row {
                    role,
                    resource,
                    cell: self.cell(role, resource, situation.facts),
                    situation: situation.name,
                })
            })
        })
    }

    /// The matrix of one role for a terminal: registers that are alike stand
    /// together, and so do situations.
    pub fn sheet(&self, role: &str) -> String {
        let situations = Self::situations();
        let mut alike: BTreeMap<Vec<(Cell, Vec<&str>)>, Vec<&str>> = BTreeMap::new();
        let mut order: Vec<Vec<(Cell, Vec<&str>)>> = Vec::new();
        for resource in &self.resources {
            let mut cells: Vec<(Cell, Vec<&str>)> = Vec::new();
            for situation in &situations {
                let cell = self.cell(role, resource, situation.facts);
                if cell.is_empty() {
                    continue;
                }
                match cells.iter_mut().find(|(other, _)| *other == cell) {
                    Some((_, names)) => names.push(&situation.name),
                    None => cells.push((cell, vec![&situation.name])),
                }
            }
            if cells.is_empty() {
                continue;
            }
            if !alike.contains_key(&cells) {
                order.push(cells.clone());
            }
            alike.entry(cells).or_default().push(resource.name());
        }
        let mut sheet = format!("{role}\n");
        for cells in order {
            let names = alike.get(&cells).map(|names| names.join(", "));
            sheet.push_str(&format!("  {}\n", names.unwrap_or_default()));
            for (cell, situations) in cells {
                let whole = if situations.len() == Self::situations().len() {
                    "always".to_owned()
                } else {
                    situations.join(", ")
                };
                sheet.push_str(&format!(
                    "    {whole}\n      may  {}\n",
                    names_of(&cell.acts)
                ));
                for (what, parts) in [
                    ("sees", &cell.opened),
                    ("in lists", &cell.listed),
                    ("in exports", &cell.exported),
                ] {
                    if !parts.is_empty() {
                        let parts: Vec<&str> = parts.iter().map(|part| part.name()).collect();
                        sheet.push_str(&format!("      {what}  {}\n", parts.join(", ")));
                    }
                }
            }
        }
        sheet
    }
}

fn names_of(acts: &BTreeSet<Act>) -> String {
    acts.iter()
        .map(|act| act.name())
        .collect::<Vec<_>>()
        .join(", ")
}
