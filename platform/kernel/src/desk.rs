//! What a desk brings: its registers, lists, words and figures.

use crate::{Circumstances, Figure, No, Record, RecordKind, Refusal, Row, Rule, rule::AnyRule};

/// One kind of record with its rules.
pub struct Register {
    /// The kind of record.
    pub kind: RecordKind,
    rules: Vec<(&'static str, &'static str, AnyRule)>,
    /// Those of the rules that are asked as well before a record is void, by
    /// their place.
    of_voiding: Vec<usize>,
    /// Rules that are asked of a record, as it stands, before it is moved to
    /// the file that its own is merged into, and at no other time.
    of_moving: Vec<(&'static str, &'static str, AnyRule)>,
    /// Marks by which rules know values of a list, each with the list first and
    /// the rule last.
    marks: Vec<[&'static str; 3]>,
}

impl Register {
    /// The register of a record's struct.
    pub fn of<R: Record>() -> Self {
        Self {
            kind: R::kind(),
            rules: Vec::new(),
            of_voiding: Vec::new(),
            of_moving: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// …with this rule.
    #[must_use]
    pub fn rule<R: Record>(mut self, rule: Rule<R>) -> Self {
        debug_assert_eq!(R::kind().register, self.kind.register);
        self.rules.push((rule.id, rule.source, rule.into_any()));
        self
    }

    /// …with this rule, which is asked of a record that is to be void, too.
    #[must_use]
    pub fn rule_of_voiding<R: Record>(mut self, rule: Rule<R>) -> Self {
        self.of_voiding.push(self.rules.len());
        self.rule(rule)
    }

    /// …with this rule, which is asked alone of a record that is to be moved to
    /// the file that its own is merged into.
    #[must_use]
    pub fn rule_of_moving<R: Record>(mut self, rule: Rule<R>) -> Self {
        debug_assert_eq!(R::kind().register, self.kind.register);
        self.of_moving.push((rule.id, rule.source, rule.into_any()));
        self
    }

    /// …with this rule, which knows values of a list by a mark: a country whose
    /// list has none could record nothing here.
    #[must_use]
    pub fn rule_by_mark<R: Record>(
        mut self,
        list: &'static str,
        mark: &'static str,
        rule: Rule<R>,
    ) -> Self {
        self.marks.push([list, mark, rule.id]);
        self.rule(rule)
    }

    /// The marks by which rules know values of a list: list, mark and the
    /// rule's id.
    pub fn marks(&self) -> &[[&'static str; 3]] {
        &self.marks
    }

    /// The id and the source of each rule.
    pub fn rules(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let all = self.rules.iter().chain(&self.of_moving);
        all.map(|(id, source, _)| (*id, *source))
    }

    /// Asks every rule; all refusals together, or the first fault.
    pub fn check(&self, row: &Row, circumstances: &Circumstances<'_>) -> Result<(), No> {
        asked(self.rules.iter(), row, circumstances)
    }

    /// Asks the rules of a record that is to be void.
    pub fn check_voiding(&self, row: &Row, circumstances: &Circumstances<'_>) -> Result<(), No> {
        let rules = self.of_voiding.iter();
        asked(
            rules.filter_map(|at| self.rules.get(*at)),
            row,
            circumstances,
        )
    }

    /// Asks the rules of a record that is to be moved, as it stands.
    pub fn check_moving(&self, row: &Row, circumstances: &Circumstances<'_>) -> Result<(), No> {
        asked(self.of_moving.iter(), row, circumstances)
    }
}

fn asked<'r>(
    rules: impl Iterator<Item = &'r (&'static str, &'static str, AnyRule)>,
    row: &Row,
    circumstances: &Circumstances<'_>,
) -> Result<(), No> {
    let mut refusals: Vec<Refusal> = Vec::new();
    for (_, _, rule) in rules {
        match rule(row, circumstances) {
            Ok(()) => {}
            Err(No::Refused(more)) => refusals.extend(more),
            Err(fault @ No::Failed(_)) => return Err(fault),
        }
    }
    if refusals.is_empty() {
        Ok(())
    } else {
        Err(No::Refused(refusals))
    }
}

/// A list whose codes the desk's rules and figures know. A country may
/// retire values, rename them and add its own; it cannot take them away.
pub struct BuiltInList {
    /// The list's name.
    pub name: &'static str,
    /// CSV with the header `code,en`; where the codes come from stands in the
    /// README of its desk.
    pub csv: &'static str,
}

/// What one desk brings to the program.
#[derive(Default)]
pub struct Desk {
    /// The desk's name, as its folder is called.
    pub name: &'static str,
    /// Its registers.
    pub registers: Vec<Register>,
    /// The lists it is built on.
    pub lists: Vec<BuiltInList>,
    /// Its English words, in Fluent.
    pub words: &'static str,
    /// The figures it owns.
    pub figures: Vec<Figure>,
}
