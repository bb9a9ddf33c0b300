//! The index of sealed names: for each record the tokens by which it is found,
//! made of its names by the vault's key, so that the table alone tells no name.
//! A record that is void has none, unless it is a file that was merged into
//! another one; and neither has a name that was replaced.

use std::collections::{BTreeMap, BTreeSet};

use guard::{Fields, Permit};
use kernel::{Fault, RecordId, RecordKind, Row, Value};
use names::{Name, Term, Truncation};
use sea_query::{Alias, Expr, ExprTrait, Order, Query, SelectStatement};

use super::read::heads;
use crate::{
    Db, NAME_TOKENS,
    columns::{HEAD, entered_for, id_cell, id_of},
    engine::{Cell, Failure},
    log::Event,
    session::{Session, fault},
};

/// How long the tokens are.
const NAME_INDEX: &str = "name_index";
/// For how many names the tokens of a new database are long enough.
const NAMES_AT_FIRST: u64 = 10_000;
/// The token that every record in the index has, whatever its names: by it
/// they are counted.
const INDEXED: i64 = -1;
/// What the log calls it that names were opened to make the index.
const INDEXED_ACT: &str = "names_indexed";
/// How many tokens are written together.
const TOGETHER: usize = 500_000;
/// So many times more names than it was made for, and the index is made anew.
const OUTGROWN: u64 = 8;
/// How many records are read at once.
const PAGE: u64 = 1_000;

/// What is done with the rows of so many records.
type EachPage<'a> = dyn FnMut(&[Vec<Cell>]) -> Result<(), Failure> + 'a;
/// Which record a row is of, and for whom it was entered, if not for whom it
/// leads to.
type Own = (RecordId, Option<RecordId>);

/// How the index stands to the names.
#[derive(Default)]
pub(crate) struct NameIndexState {
    /// How many records have a name.
    pub(crate) named: u64,
    /// How many of them are not in it by the tokens that their names make.
    pub(crate) unlike: u64,
    /// The reference of the first of those.
    pub(crate) first_unlike: Option<String>,
    /// Whether there is none, although there are names.
    pub(crate) is_missing: bool,
    /// How many tokens are no named record's.
    pub(crate) strange: u64,
    /// Whether it was made for far fewer.
    pub(crate) is_outgrown: bool,
}

impl Session<'_> {
    /// How long the tokens are; nothing where the index is not made yet.
    pub(super) fn truncation(&self) -> Result<Option<Truncation>, Failure> {
        if let Some(known) = self.tokens.get() {
            return Ok(*known);
        }
        let mut select = Query::select();
        select
            .columns(["pair_bits", "single_bits"].map(Alias::new))
            .from(Alias::new(NAME_INDEX))
            .and_where(Expr::col(Alias::new("number")).eq(0));
        let found = match self.rows(&select)?.first().map(Vec::as_slice) {
            Some([pair_bits, single_bits]) => Some(Truncation {
                pair_bits: bits(pair_bits)?,
                single_bits: bits(single_bits)?,
            }),
            _ => None,
        };
        Ok(*self.tokens.get_or_init(|| found))
    }

    /// The names of a row, as far as these fields go.
    pub(super) fn name_in(&self, kind: &RecordKind, row: &Row, covered: &Fields) -> Name {
        let values = kind.names().filter(|(at, _)| covered.covers(*at));
        let texts: Vec<&str> = values
            .filter_map(|(at, _)| match row.0.get(at) {
                Some(Value::Text(text)) => Some(text.as_str()),
                _ => None,
            })
            .collect();
        self.shared.sounds.name(&texts)
    }

    pub(super) fn tokens_of(
        &self,
        kind: &RecordKind,
        terms: &BTreeSet<Term>,
        truncation: Truncation,
    ) -> BTreeSet<i64> {
        let key = self.shared.vault.name_key();
        let token =
            |term: &Term| truncation.token(term.kind, key.keyed(&kind.register, term.bytes()));
        terms.iter().map(token).collect()
    }

    /// What the index has of a record with these names; nothing where it has
    /// none.
    fn tokens_kept(&self, kind: &RecordKind, row: &Row, truncation: Truncation) -> BTreeSet<i64> {
        let is_named = |(at, _): (usize, _)| row.0.get(at).is_some_and(|name| !name.is_absent());
        if !kind.names().any(is_named) {
            return BTreeSet::new();
        }
        let name = self.name_in(kind, row, &Fields::names(kind));
        let mut tokens = self.tokens_of(kind, &name.kept_terms(), truncation);
        tokens.insert(INDEXED);
        tokens
    }

    /// Puts the names of a record into the index, which has none of it.
    pub(super) fn index_names_of(
        &self,
        kind: &RecordKind,
        id: RecordId,
        row: &Row,
    ) -> Result<(), Failure> {
        if kind.names().next().is_none() {
            return Ok(());
        }
        let Some(truncation) = self.truncation()? else {
            return Ok(());
        };
        let tokens = self.tokens_kept(kind, row, truncation);
        if let Some(filling) = &self.filling {
            return match filling.gather_names(id, tokens, TOGETHER) {
                Some(full) => self.put_tokens(full),
                None => Ok(()),
            };
        }
        self.put_tokens(tokens.into_iter().map(|token| (token, id)).collect())
    }

    /// Takes the names of a record out of the index: nobody finds it by them
    /// any more. Whoever erases a person calls it for each of their records.
    pub(crate) fn forget_names(&self, record: RecordId) -> Result<(), Failure> {
        if let Some(filling) = &self.filling {
            filling.forget_names(record);
        }
        let mut delete = Query::delete();
        delete
            .from_table(Alias::new(NAME_TOKENS))
            .and_where(Expr::col(Alias::new("record")).eq(record.0.as_bytes().to_vec()));
        self.act(&delete).map(|_| ())
    }

    /// Writes tokens, in the order in which they lie.
    pub(crate) fn put_tokens(&self, mut tokens: Vec<(i64, RecordId)>) -> Result<(), Failure> {
        tokens.sort_unstable();
        let lines: Vec<Vec<Cell>> = tokens
            .into_iter()
            .map(|(token, record)| vec![Cell::Integer(token), id_cell(record)])
            .collect();
        if lines.is_empty() {
            return Ok(());
        }
        self.copy(&self.shared.plans(self.dialect()).name_tokens, &lines)
    }

    /// Makes the index where there is none: of a new database, and of one that
    /// was made before there was an index.
    pub(crate) fn begin_names(&self) -> Result<(), Failure> {
        if self.truncation()?.is_some() {
            return Ok(());
        }
        let indexed = self.index_names()?;
        if indexed > 0 {
            let mut event = Event::new(None, INDEXED_ACT, None, self.shared.clock.now())?;
            event.entry.rows = Some(indexed);
            self.append(event)?;
        }
        Ok(())
    }

    /// Makes the index anew, its tokens as long as the number of names asks
    /// for; gives how many records are in it.
    pub(crate) fn index_names(&self) -> Result<u64, Failure> {
        for table in [NAME_TOKENS, NAME_INDEX] {
            let mut delete = Query::delete();
            delete.from_table(Alias::new(table));
            self.act(&delete)?;
        }
        let truncation = Truncation::for_names(Ord::max(self.count_named()?, NAMES_AT_FIRST));
        let mut insert = Query::insert();
        insert
            .into_table(Alias::new(NAME_INDEX))
            .columns(["number", "pair_bits", "single_bits"].map(Alias::new))
            .values_panic([
                0.into(),
                i64::from(truncation.pair_bits).into(),
                i64::from(truncation.single_bits).into(),
            ]);
        self.act(&insert)?;
        let mut indexed = 0;
        let mut gathered = Vec::new();
        for kind in self.shared.catalogue.kinds() {
            self.each_named(kind, &mut |page| {
                for cells in page {
                    let (own, fields) = parted(cells)?;
                    let (row, _) = self.row(kind, own, fields, &Fields::names(kind))?;
                    let tokens = self.tokens_kept(kind, &row, truncation);
                    indexed += u64::from(!tokens.is_empty());
                    gathered.extend(tokens.into_iter().map(|token| (token, own.0)));
                    if gathered.len() >= TOGETHER {
                        self.put_tokens(std::mem::take(&mut gathered))?;
                    }
                }
                Ok(())
            })?;
        }
        self.put_tokens(gathered)?;
        Ok(indexed)
    }

    /// Makes the tokens of every name anew and holds the index against them.
    /// Nobody is shown a name: neither trace nor log tells of it.
    pub(crate) fn name_index_state(&self) -> Result<NameIndexState, Failure> {
        let mut state = NameIndexState {
            strange: self.counted(&counting(NAME_TOKENS))?,
            ..NameIndexState::default()
        };
        let made = self.counted(&counting(NAME_INDEX))?;
        let Some(truncation) = self.truncation()? else {
            state.strange += made;
            state.is_missing = self.count_named()? > 0;
            return Ok(state);
        };
        state.strange += made.saturating_sub(1);
        for kind in self.shared.catalogue.kinds() {
            self.each_named(kind, &mut |page| {
                let mut tokens = self.tokens_in_index(page)?;
                for cells in page {
                    let (own, fields) = parted(cells)?;
                    let (row, _) = self.row_unshown(kind, own, fields, &Fields::names(kind))?;
                    let found = tokens.remove(&own.0).unwrap_or_default();
                    state.named += 1;
                    state.strange = state.strange.saturating_sub(found.len() as u64);
                    if found != self.tokens_kept(kind, &row, truncation) {
                        state.unlike += 1;
                        if state.first_unlike.is_none() {
                            state.first_unlike = self.reference_of(&kind.register, own.0)?;
                        }
                    }
                }
                Ok(())
            })?;
        }
        let long_enough = Truncation::for_names(state.named / OUTGROWN);
        state.is_outgrown = truncation.pair_bits < long_enough.pair_bits;
        Ok(state)
    }

    /// The tokens that the index has of the records of these rows.
    fn tokens_in_index(
        &self,
        rows: &[Vec<Cell>],
    ) -> Result<BTreeMap<RecordId, BTreeSet<i64>>, Failure> {
        let mut records = Vec::with_capacity(rows.len());
        for cells in rows {
            records.push(parted(cells)?.0.0.0.as_bytes().to_vec());
        }
        let mut select = Query::select();
        select
            .columns(["record", "token"].map(Alias::new))
            .from(Alias::new(NAME_TOKENS))
            .and_where(Expr::col(Alias::new("record")).is_in(records));
        let mut tokens: BTreeMap<RecordId, BTreeSet<i64>> = BTreeMap::new();
        self.run(&select, &mut |row| {
            let [record, token] = row.as_slice() else {
                return Err(Fault::new("the database gave too few columns"));
            };
            tokens
                .entry(id_of(record)?)
                .or_default()
                .insert(token.integer()?);
            Ok(())
        })?;
        Ok(tokens)
    }

    /// Hands the rows of the records that stand and have a name to `each`, so
    /// many at once, the keys that they are sealed under at hand.
    fn each_named(&self, kind: &RecordKind, each: &mut EachPage<'_>) -> Result<(), Failure> {
        let Some(has_name) = has_name(kind) else {
            return Ok(());
        };
        let mut last: Option<Vec<u8>> = None;
        loop {
            let mut select = heads(kind, &HEAD, &kind.register);
            select
                .and_where(has_name.clone())
                .order_by(Alias::new("id"), Order::Asc)
                .limit(PAGE);
            if let Some(last) = last.take() {
                select.and_where(Expr::col(Alias::new("id")).gt(last));
            }
            let rows = self.rows(&select)?;
            if rows.is_empty() {
                return Ok(());
            }
            self.fetch_keys_of(kind, &rows)?;
            each(&rows)?;
            match rows.last().and_then(|cells| cells.first()) {
                Some(id) if rows.len() as u64 == PAGE => last = Some(id.bytes()?.to_vec()),
                _ => return Ok(()),
            }
        }
    }

    /// How many records that stand have a name.
    fn count_named(&self) -> Result<u64, Failure> {
        let mut count = 0;
        for kind in self.shared.catalogue.kinds() {
            if let Some(has_name) = has_name(kind) {
                let mut select = counting(&kind.register);
                select.and_where(has_name);
                count += self.counted(&select)?;
            }
        }
        Ok(count)
    }
}

impl Db {
    /// Makes the index of sealed names anew, of the length that their number
    /// asks for; gives how many records are in it.
    pub fn rebuild_names(&self, permit: &Permit) -> Result<u64, Fault> {
        let now = self.shared().clock.now();
        let event = Event::new(Some(permit.officer()), INDEXED_ACT, None, now)?;
        let rebuilt = self.write(|session| {
            let indexed = session.index_names().map_err(fault)?;
            let mut event = event.clone();
            event.entry.rows = Some(indexed);
            session.append(event).map_err(fault)?;
            Ok(indexed)
        });
        rebuilt.map_err(crate::pool::only_fault)
    }
}

fn counting(table: &str) -> SelectStatement {
    let mut select = Query::select();
    select
        .expr(Expr::col(sea_query::Asterisk).count())
        .from(Alias::new(table));
    select
}

/// That a record stands and has a name; nothing where its kind has none.
fn has_name(kind: &RecordKind) -> Option<Expr> {
    let some = kind
        .names()
        .map(|(_, field)| Expr::col(Alias::new(&field.name)).is_not_null())
        .reduce(ExprTrait::or)?;
    Some(some.and(stands_by_name(kind, |column| Expr::col(Alias::new(column)))))
}

/// That a record is found by its names: it stands, or was merged into another
/// one, to which they lead.
pub(super) fn stands_by_name(kind: &RecordKind, own: impl Fn(&str) -> Expr) -> Expr {
    let stands = own("voided").eq(false);
    match kind.same() {
        Some((_, same)) => stands.or(own(&same.name).is_not_null()),
        None => stands,
    }
}

/// Which record a row is of, and its fields.
fn parted(cells: &[Cell]) -> Result<(Own, &[Cell]), Failure> {
    match (cells.first(), cells.get(HEAD.len()..)) {
        (Some(id), Some(fields)) => Ok(((id_of(id)?, entered_for(cells)?), fields)),
        _ => Err(Fault::new("the database gave too few columns").into()),
    }
}

fn bits(cell: &Cell) -> Result<u32, Failure> {
    let bits = u32::try_from(cell.integer()?).ok();
    let bits = bits.filter(|bits| (1..u64::BITS).contains(bits));
    bits.ok_or_else(|| Fault::new("the index of names is damaged").into())
}
