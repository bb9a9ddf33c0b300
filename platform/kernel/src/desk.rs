//! What a desk brings: its registers, lists, words and figures.

use crate::{
    Circumstances, Date, Fault, Figure, No, Record, RecordKind, Refusal, Row, Rule, rule::AnyRule,
};

/// What a second file gets of a record, with the record's type taken away.
type AnyParted = Box<dyn Fn(&Row, Date) -> Result<Option<Row>, Fault> + Send + Sync + 'static>;

/// One kind of record with its rules.
pub struct Register {
    /// The kind of record.
    pub kind: RecordKind,
    rules: Vec<(&'static str, &'static str, AnyRule)>,
    /// Those of the rules that are asked as well before a record is void, by
    /// their place.
    of_voiding: Vec<usize>,
    /// Rules that are asked of a record, as it stands, before the file that it
    /// names is merged with another one, be it kept or not, and at no other
    /// time.
    of_merging: Vec<(&'static str, &'static str, AnyRule)>,
    /// What a second file gets of a record that was entered for the file that it
    /// was merged into, when the two are parted.
    parted: Option<AnyParted>,
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
            of_merging: Vec::new(),
            parted: None,
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

    /// …of which this field takes no answer that is none: one of its rules
    /// refuses them, and no form offers one.
    #[must_use]
    pub fn answered(mut self, field: &str) -> Self {
        let fields = self.kind.fields.iter_mut();
        for own in fields.filter(|own| own.name == field) {
            own.answered = true;
        }
        self
    }

    /// …with this rule, which is asked of a record that is to be void, too.
    #[must_use]
    pub fn rule_of_voiding<R: Record>(mut self, rule: Rule<R>) -> Self {
        self.of_voiding.push(self.rules.len());
        self.rule(rule)
    }

    /// …with this rule, which is asked alone of a record whose file is to be
    /// merged with another one, be it kept or not.
    #[must_use]
    pub fn rule_of_merging<R: Record>(mut self, rule: Rule<R>) -> Self {
        debug_assert_eq!(R::kind().register, self.kind.register);
        self.of_merging
            .push((rule.id, rule.source, rule.into_any()));
        self
    }

    /// …of which a second file gets this record of its own, if any, when it is
    /// parted from the file for which one was entered meanwhile: nobody knows of
    /// which of the two persons it was said. The link to the person is led to
    /// the second file by whoever parts them.
    #[must_use]
    pub fn parted<R: Record>(mut self, given: fn(&R, Date) -> Option<R>) -> Self {
        debug_assert_eq!(R::kind().register, self.kind.register);
        self.parted = Some(Box::new(move |row, today| {
            let Some(given) = given(&R::from_row(row)?, today) else {
                return Ok(None);
            };
            // Fields that a country added lie behind those of the struct.
            let mut given = given.to_row();
            given.0.extend(row.0.iter().skip(given.0.len()).cloned());
            Ok(Some(given))
        }));
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
        let all = self.rules.iter().chain(&self.of_merging);
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

    /// Asks the rules of a record whose file is to be merged with another one,
    /// as it stands.
    pub fn check_merging(&self, row: &Row, circumstances: &Circumstances<'_>) -> Result<(), No> {
        asked(self.of_merging.iter(), row, circumstances)
    }

    /// Whether a second file gets anything of its records when it is parted.
    pub fn is_parted(&self) -> bool {
        self.parted.is_some()
    }

    /// What a second file gets of this record, if anything, when it is parted on
    /// this day from the file that the record was entered for.
    pub fn given_when_parted(&self, row: &Row, today: Date) -> Result<Option<Row>, Fault> {
        match &self.parted {
            Some(parted) => parted(row, today),
            None => Ok(None),
        }
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
