//! Finding records by a person's name that is sealed in them. Tokens find
//! candidates; of those the ones that the permit covers are opened, the
//! likeliest first, and compared with what was asked. Whoever may not see a
//! record's names does not find it by them.

use std::collections::BTreeMap;

use guard::{Act, Permit};
use kernel::{Fault, RecordId, RecordKind};
use names::{Limits, Name, Shortlist};
use sea_query::{Alias, Expr, ExprTrait, Order, Query};

use super::{Stored, covered::Covered, name_index::stands_by_name};
use crate::{
    NAME_TOKENS,
    columns::{HEAD, id_of},
    engine::{Cell, Failure},
    select::Scope,
    session::{Session, fault},
};

/// What is looked for by name.
#[derive(Clone, Copy, Debug)]
pub struct NameAsked<'a> {
    /// The name, in any script and order.
    pub name: &'a str,
    /// How near a name must be to it, from 0 to 1.
    pub least: f32,
    /// How many are given at the most, the nearest first.
    pub limit: usize,
}

impl Session<'_> {
    /// The records whose sealed names are nearest to what was asked, with
    /// those names, and how near each is. Every record that was opened for it
    /// stands in the log: those that are given with an entry of their own, the
    /// others in that of the search.
    pub fn named(
        &self,
        kind: &RecordKind,
        asked: &NameAsked<'_>,
        permit: &Permit,
    ) -> Result<Vec<(Stored, f32)>, Fault> {
        if permit.act() != Act::FindNamed {
            return Err(Fault::new("records are found by name with leave for it"));
        }
        self.find_named(kind, asked, permit).map_err(fault)
    }

    fn find_named(
        &self,
        kind: &RecordKind,
        asked: &NameAsked<'_>,
        permit: &Permit,
    ) -> Result<Vec<(Stored, f32)>, Failure> {
        let name = self.shared.sounds.name(&[asked.name]);
        let mut candidates = self.shortlist(kind, &name)?.candidates();
        let mut found: Vec<(Stored, f32)> = Vec::new();
        let mut others = Vec::new();
        // Files that are kept, found by the names of those merged into them.
        let mut led_to: BTreeMap<RecordId, f32> = BTreeMap::new();
        let mut led_from = Vec::new();
        loop {
            let batch = candidates.batch();
            if batch.is_empty() {
                break;
            }
            let mut opened = self.opened_of(kind, &batch, permit)?;
            for id in batch {
                let Some(stored) = opened.remove(&id) else {
                    candidates.score(0.0);
                    continue;
                };
                let score = name
                    .compare(&self.name_in(kind, &stored.row, &stored.fields))
                    .score;
                candidates.score(score);
                if stored.voided {
                    others.push((stored.id, stored.subject));
                    if score >= asked.least
                        && let Some(kept) = self.file_kept_of(kind, stored.id)?
                    {
                        led_from.push((stored.id, stored.subject));
                        let nearest = led_to.entry(kept).or_insert(score);
                        *nearest = nearest.max(score);
                    }
                } else if score >= asked.least {
                    found.push((stored, score));
                } else {
                    others.push((stored.id, stored.subject));
                }
            }
        }
        for (kept, score) in led_to {
            if let Some((_, near)) = found.iter_mut().find(|(stored, _)| stored.id == kept) {
                *near = near.max(score);
            } else if let Some(stored) = self.opened_of(kind, &[kept], permit)?.remove(&kept) {
                others.retain(|(other, _)| *other != kept);
                found.push((stored, score));
            }
        }
        found.sort_by(|(one, near), (other, nearer)| {
            nearer.total_cmp(near).then(one.id.cmp(&other.id))
        });
        let beyond = found.split_off(Ord::min(asked.limit, found.len()));
        others.extend(beyond.iter().map(|(stored, _)| (stored.id, stored.subject)));
        self.saw_named(kind, asked.name, permit, &found, &led_from, &others)?;
        Ok(found)
    }

    /// The records whose sealed names may be like this one, as far as the index
    /// of names can tell: those that share most of its tokens. None is opened.
    pub fn likely_named(&self, kind: &RecordKind, name: &str) -> Result<Vec<RecordId>, Fault> {
        let name = self.shared.sounds.name(&[name]);
        Ok(self.shortlist(kind, &name).map_err(fault)?.likely())
    }

    /// Who has tokens in common with a name.
    fn shortlist(&self, kind: &RecordKind, name: &Name) -> Result<Shortlist<RecordId>, Failure> {
        let mut shortlist = Shortlist::new(Limits::default());
        let Some(truncation) = self.truncation()? else {
            return Ok(shortlist);
        };
        let mut select = Query::select();
        select
            .column(Alias::new("record"))
            .from(Alias::new(NAME_TOKENS))
            .and_where(Expr::col(Alias::new("token")).eq(0))
            .order_by(Alias::new("record"), Order::Asc)
            .limit(shortlist.to_ask() as u64);
        let mut prepared = self.dialect().prepare(&select)?;
        for token in self.tokens_of(kind, &name.asked_terms(), truncation) {
            if let Some(first) = prepared.values.first_mut() {
                *first = Cell::Integer(token);
            }
            let mut records = Vec::new();
            self.run_bound(&prepared.text, &prepared.values, &mut |row| {
                records.push(id_of(row.first().unwrap_or(&Cell::Null))?);
                Ok(())
            })?;
            shortlist.add(&records);
        }
        Ok(shortlist)
    }

    /// Those of these records whose names the permit covers, opened.
    fn opened_of(
        &self,
        kind: &RecordKind,
        ids: &[RecordId],
        permit: &Permit,
    ) -> Result<BTreeMap<RecordId, Stored>, Failure> {
        let scope = Scope::new(&self.shared.catalogue, None, None);
        let mut frame = scope.frame(&kind.register)?;
        let mut covered = Covered::by(permit);
        let meets = covered
            .meets(&mut frame, permit.cases().as_deref())?
            .and(stands_by_name(kind, |column| frame.own(column)))
            .and(
                frame
                    .own("id")
                    .is_in(ids.iter().map(|id| id.0.as_bytes().to_vec())),
            );
        let mut select = Query::select();
        let fields = kind.fields.iter().map(|field| field.name.as_str());
        for column in HEAD.into_iter().chain(fields) {
            select.expr(frame.own(column));
        }
        for fact in covered.expressions(&mut frame)? {
            select.expr(fact);
        }
        frame.tables(&mut select);
        select.and_where(meets);
        let columns = HEAD.len() + kind.fields.len();
        let mut shown = Vec::new();
        for mut cells in self.rows(&select)? {
            let id = id_of(cells.first().unwrap_or(&Cell::Null))?;
            let facts = covered.facts(self, id, cells.get(columns..).unwrap_or_default())?;
            cells.truncate(columns);
            let fields = covered.fields(kind, facts);
            // The names of a record are its own affair where they are hidden.
            if let Some(fields) =
                fields.filter(|fields| kind.names().any(|(at, _)| fields.covers(at)))
            {
                shown.push((cells, fields));
            }
        }
        let rows: Vec<Vec<Cell>> = shown.iter().map(|(cells, _)| cells.clone()).collect();
        self.fetch_keys_of(kind, &rows)?;
        let mut opened = BTreeMap::new();
        for (cells, fields) in shown {
            let stored = self.without_reason(kind, &cells, HEAD.len(), fields)?;
            opened.insert(stored.id, stored);
        }
        Ok(opened)
    }
}
