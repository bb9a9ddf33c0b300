//! What a permit covers of records: the facts on which it hangs are found out
//! by the same expressions that a list is chosen by, so that what a list holds
//! and what a record shows cannot differ.

use std::{
    cell::Cell,
    collections::{BTreeMap, BTreeSet},
};

use guard::{Fields, Permit, Test};
use kernel::{Fault, RecordId, RecordKind};
use policy::{Clause, Fact, Facts};
use sea_query::{Expr, ExprTrait, Func, Query};

use super::{author::Half, listing::is_one_of};
use crate::{
    columns::id_of,
    engine::{Cell as Found, Failure},
    select::{Frame, Scope, constant},
    session::{Session, fault},
};

/// A permit and the facts that it asks about.
pub(super) struct Covered<'p> {
    permit: &'p Permit,
    tests: Vec<(Fact, Test)>,
    /// What was answered already.
    known: BTreeMap<Facts, Option<Fields>>,
    /// Whether a proof was found that this program did not make.
    forged: Cell<bool>,
}

impl<'p> Covered<'p> {
    pub(super) fn by(permit: &'p Permit) -> Self {
        Self::asking(permit, permit.tests())
    }

    fn asking(permit: &'p Permit, tests: Vec<(Fact, Test)>) -> Self {
        Self {
            permit,
            tests,
            known: BTreeMap::new(),
            forged: Cell::new(false),
        }
    }

    /// Whether the database chose records by a proof that does not hold.
    pub(super) fn met_forgery(&self) -> bool {
        self.forged.get()
    }

    /// Each fact as an expression that is true or false, or that gives the
    /// proof of it, in order.
    pub(super) fn expressions(&self, frame: &mut Frame<'_>) -> Result<Vec<Expr>, Fault> {
        self.tests
            .iter()
            .map(|(_, test)| match half(test) {
                Some(half) => Ok(Expr::SubQuery(
                    None,
                    Box::new(half.proof_of(frame.own("id")).into()),
                )),
                None => expression(frame, test),
            })
            .collect()
    }

    /// The facts that those expressions gave for a record.
    pub(super) fn facts(
        &self,
        session: &Session<'_>,
        record: RecordId,
        cells: &[Found],
    ) -> Result<Facts, Failure> {
        if cells.len() != self.tests.len() {
            return Err(Fault::new("the database gave too few columns").into());
        }
        let mut facts = Facts::NONE;
        for ((fact, test), cell) in self.tests.iter().zip(cells) {
            let holds = match half(test) {
                Some(half) => {
                    let holds = session.proves(half, record, cell)?;
                    if !holds && *cell != Found::Null {
                        self.forged.set(true);
                    }
                    holds
                }
                None => cell.integer()? != 0,
            };
            if holds {
                facts = facts.with(*fact);
            }
        }
        Ok(facts)
    }

    /// Which fields of a record the permit covers when these facts hold;
    /// nothing where the record is not there for its holder.
    pub(super) fn fields(&mut self, kind: &RecordKind, facts: Facts) -> Option<Fields> {
        let permit = self.permit;
        self.known
            .entry(facts)
            .or_insert_with(|| permit.fields(kind, facts))
            .clone()
    }

    /// That a record is one of these cases.
    pub(super) fn meets(
        &self,
        frame: &mut Frame<'_>,
        cases: Option<&[Clause]>,
    ) -> Result<Expr, Fault> {
        let Some(cases) = cases else {
            return Ok(constant(true));
        };
        let mut any = constant(false);
        for case in cases {
            let mut all = constant(true);
            for (facts, holds) in [(case.holds, true), (case.fails, false)] {
                for fact in facts.iter() {
                    let found = self.tests.iter().find(|(of, _)| *of == fact);
                    // A fact that no record shows holds of none.
                    let shown = match found {
                        Some((_, test)) => expression(frame, test)?,
                        None => constant(false),
                    };
                    all = all.and(shown.eq(holds));
                }
            }
            any = any.or(all);
        }
        Ok(any)
    }
}

/// Which half of who entered a record a test asks about.
fn half(test: &Test) -> Option<Half<'_>> {
    match test {
        Test::EnteredBy(officer) => Some(Half::Officer(*officer)),
        Test::EnteredFor(agency) => Some(Half::Agency(agency)),
        Test::Voided | Test::Cases(_) => None,
    }
}

fn expression(frame: &mut Frame<'_>, test: &Test) -> Result<Expr, Fault> {
    let found = match test {
        Test::Voided => frame.own("voided").eq(true),
        Test::EnteredBy(officer) => Expr::exists(Half::Officer(*officer).proof_of(frame.own("id"))),
        Test::EnteredFor(agency) => Expr::exists(Half::Agency(agency).proof_of(frame.own("id"))),
        Test::Cases(cases) => {
            let mut any = constant(false);
            for case in cases {
                let mut all = constant(true);
                for condition in case {
                    all = all.and(frame.condition(condition)?);
                }
                any = any.or(all);
            }
            any
        }
    };
    // What is not known does not hold.
    Ok(Expr::expr(Func::coalesce([found, constant(false)])))
}

impl Session<'_> {
    /// Which fields of a record a permit covers; nothing where the record is
    /// not there for its holder.
    pub(crate) fn covered(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Option<Fields>, Fault> {
        let mut covered = Covered::by(permit);
        let facts = self.facts(kind, id, &covered)?;
        Ok(facts.and_then(|facts| covered.fields(kind, facts)))
    }

    /// Whether a permit covers anything of a record.
    ///
    /// # Errors
    /// What the database fails with.
    pub fn covers(&self, kind: &RecordKind, id: RecordId, permit: &Permit) -> Result<bool, Fault> {
        Ok(self.covered(kind, id, permit)?.is_some())
    }

    /// The facts of a record that a permit asks about.
    pub(crate) fn facts_of(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Facts, Fault> {
        let facts = self.facts(kind, id, &Covered::by(permit))?;
        Ok(facts.unwrap_or(Facts::NONE))
    }

    /// Whether a record is about a child, or about somebody who may be one, as far
    /// as the policies ask it of what this permit is for. It shows nothing of it.
    ///
    /// # Errors
    /// What the database fails with.
    pub fn is_child(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<bool, Fault> {
        Ok(self.facts_of(kind, id, permit)?.holds(Fact::Child))
    }

    /// The facts of a record that an emergency opens to the holder of a permit
    /// as soon as they have shown again who they are; nothing of any other.
    pub(crate) fn facts_after_proof(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Option<Facts>, Fault> {
        let Some(tests) = permit.tests_after_proof() else {
            return Ok(None);
        };
        let facts = self.facts(kind, id, &Covered::asking(permit, tests))?;
        Ok(facts.filter(|facts| permit.opens_after_proof(*facts)))
    }

    /// The facts of a record on which a permit covers it; nothing where the
    /// permit does not cover it.
    pub(super) fn facts_covered(
        &self,
        kind: &RecordKind,
        id: RecordId,
        permit: &Permit,
    ) -> Result<Option<Facts>, Fault> {
        let mut covered = Covered::by(permit);
        let facts = self.facts(kind, id, &covered)?;
        Ok(facts.filter(|facts| covered.fields(kind, *facts).is_some()))
    }

    /// …nothing where there is no such record.
    fn facts(
        &self,
        kind: &RecordKind,
        id: RecordId,
        covered: &Covered<'_>,
    ) -> Result<Option<Facts>, Fault> {
        if covered.tests.is_empty() {
            return Ok(Some(Facts::NONE));
        }
        let found = self.facts_of_each(kind, &BTreeSet::from([id]), covered)?;
        Ok(found.first().map(|(_, facts)| *facts))
    }

    /// Those of these records that a permit covers, by one query. It shows
    /// nothing of them.
    ///
    /// # Errors
    /// What the database fails with.
    pub fn covered_of(
        &self,
        kind: &RecordKind,
        ids: &BTreeSet<RecordId>,
        permit: &Permit,
    ) -> Result<BTreeSet<RecordId>, Fault> {
        let mut covered = Covered::by(permit);
        let mut found = self.facts_of_each(kind, ids, &covered)?;
        found.retain(|(_, facts)| covered.fields(kind, *facts).is_some());
        Ok(found.into_iter().map(|(id, _)| id).collect())
    }

    fn facts_of_each(
        &self,
        kind: &RecordKind,
        ids: &BTreeSet<RecordId>,
        covered: &Covered<'_>,
    ) -> Result<Vec<(RecordId, Facts)>, Fault> {
        // Of more, the whole register is read: no database takes so many values.
        const NAMED_MAX: usize = 1_000;
        let scope = Scope::new(&self.shared.catalogue, None, None);
        let mut frame = scope.frame(&kind.register)?;
        let mut select = Query::select();
        select.expr(frame.own("id"));
        for expression in covered.expressions(&mut frame)? {
            select.expr(expression);
        }
        frame.tables(&mut select);
        if ids.len() <= NAMED_MAX {
            select.and_where(is_one_of(&frame, ids));
        }
        let mut found = Vec::with_capacity(ids.len());
        for cells in self.rows(&select).map_err(fault)? {
            let (id, cells) = cells.split_first().unwrap_or((&Found::Null, &[]));
            let id = id_of(id)?;
            if ids.contains(&id) {
                found.push((id, covered.facts(self, id, cells).map_err(fault)?));
            }
        }
        Ok(found)
    }
}
