//! Who entered a record first, and for which body: it opens the record to them,
//! so it is proven by the log's own key. Whoever can write into the database
//! without its keys makes no proof, and a row without one gives nobody
//! anything.

use guard::Permit;
use kernel::{Fault, RecordId};
use sea_query::{Alias, Expr, ExprTrait, Query, SelectStatement};
use vault::DataKey;

use crate::{
    columns::{id_cell, id_of},
    engine::{Cell, Failure},
    session::{Session, fault},
};

pub(crate) const ENTERED_BY: &str = "entered_by";

/// What is told of a record, each with its proof.
pub(crate) const AUTHOR_COLUMNS: [&str; 4] = ["officer", "agency", "officer_proof", "agency_proof"];

/// One half of who entered a record.
#[derive(Clone, Copy)]
pub(super) enum Half<'a> {
    Officer(RecordId),
    Agency(&'a str),
}

impl<'a> Half<'a> {
    pub(super) fn column(self) -> &'static str {
        match self {
            Self::Officer(_) => "officer",
            Self::Agency(_) => "agency",
        }
    }

    pub(super) fn value(self) -> sea_query::Value {
        match self {
            Self::Officer(officer) => officer.0.as_bytes().to_vec().into(),
            Self::Agency(agency) => agency.into(),
        }
    }

    /// The proof of this half of the row of a record, where it says so.
    pub(super) fn proof_of(self, record: Expr) -> SelectStatement {
        let own = |column: &str| Expr::col((Alias::new(ENTERED_BY), Alias::new(column)));
        let proof = format!("{}_proof", self.column());
        let mut select = Query::select();
        select
            .expr(own(&proof))
            .from(Alias::new(ENTERED_BY))
            .and_where(own("record").eq(record))
            .and_where(own(&proof).is_not_null())
            .and_where(own(self.column()).eq(self.value()));
        select
    }

    fn proof(self, key: &DataKey, record: RecordId) -> Vec<u8> {
        let own: &[u8] = match &self {
            Self::Officer(officer) => officer.0.as_bytes(),
            Self::Agency(agency) => agency.as_bytes(),
        };
        let what = format!("entered by {}", self.column());
        key.proof(&what, &[record.0.as_bytes(), own]).to_vec()
    }
}

/// Who entered a record, as its row has it.
pub(crate) fn author_cells(
    key: &DataKey,
    record: RecordId,
    officer: RecordId,
    agency: &str,
) -> [Cell; 4] {
    let proof = |half: Half<'_>| Cell::Bytes(half.proof(key, record));
    [
        id_cell(officer),
        Cell::Text(agency.to_owned()),
        proof(Half::Officer(officer)),
        proof(Half::Agency(agency)),
    ]
}

impl Session<'_> {
    /// Whether a proof that was found is that of this half. One that is not
    /// was put there by nobody who holds the keys.
    pub(super) fn proves(
        &self,
        half: Half<'_>,
        record: RecordId,
        found: &Cell,
    ) -> Result<bool, Failure> {
        let Cell::Bytes(found) = found else {
            return Ok(false);
        };
        let holds = half.proof(&*self.log_key()?, record) == *found;
        if !holds {
            tracing::error!(
                "who entered a record was altered in the database, and counts for nothing: run \
                 `opennrm verify`"
            );
        }
        Ok(holds)
    }

    /// Whether a record was entered first for this body.
    pub(super) fn was_entered_for(&self, record: RecordId, agency: &str) -> Result<bool, Fault> {
        let half = Half::Agency(agency);
        let id = Expr::val(record.0.as_bytes().to_vec());
        let rows = self.rows(&half.proof_of(id)).map_err(fault)?;
        let found = rows.first().and_then(|row| row.first());
        self.proves(half, record, found.unwrap_or(&Cell::Null))
            .map_err(fault)
    }

    /// The officer who entered a record first, where there were accounts.
    ///
    /// # Errors
    /// Where the row is not what this program wrote: who may not decide over
    /// what they entered themselves would be let to.
    pub fn author_of(&self, id: RecordId) -> Result<Option<RecordId>, Fault> {
        let mut select = Query::select();
        select
            .columns(["officer", "officer_proof"].map(Alias::new))
            .from(Alias::new(ENTERED_BY))
            .and_where(Expr::col(Alias::new("record")).eq(id.0.as_bytes().to_vec()));
        let rows = self.rows(&select).map_err(fault)?;
        let Some([officer, proof]) = rows.first().map(Vec::as_slice) else {
            return Ok(None);
        };
        let officer = id_of(officer)?;
        if self
            .proves(Half::Officer(officer), id, proof)
            .map_err(fault)?
        {
            return Ok(Some(officer));
        }
        Err(Fault::new(
            "who entered a record is not what this program wrote: run `opennrm verify`",
        ))
    }

    /// Notes who entered a record first, and for which body.
    pub(super) fn note_author(&self, id: RecordId, permit: &Permit) -> Result<(), Fault> {
        let Some((officer, agency)) = permit.author() else {
            return Ok(());
        };
        let key = self.log_key().map_err(fault)?;
        let halves = [Half::Officer(officer), Half::Agency(agency)];
        let mut insert = Query::insert();
        insert
            .into_table(Alias::new(ENTERED_BY))
            .columns(["record"].into_iter().chain(AUTHOR_COLUMNS).map(Alias::new))
            .values_panic(
                [id.0.as_bytes().to_vec().into()]
                    .into_iter()
                    .chain(halves.map(Half::value).map(Expr::from))
                    .chain(halves.map(|half| Expr::from(half.proof(&key, id)))),
            );
        self.act(&insert).map(|_| ()).map_err(fault)
    }

    /// Proves the row of a record that is as the log says, of a database that
    /// an older program made.
    pub(crate) fn prove_author(
        &self,
        record: RecordId,
        officer: RecordId,
        agency: &str,
    ) -> Result<(), Failure> {
        let key = self.log_key()?;
        let mut update = Query::update();
        update
            .table(Alias::new(ENTERED_BY))
            .and_where(Expr::col(Alias::new("record")).eq(record.0.as_bytes().to_vec()));
        for half in [Half::Officer(officer), Half::Agency(agency)] {
            let column = format!("{}_proof", half.column());
            update.value(Alias::new(column), half.proof(&key, record));
        }
        self.act(&update).map(|_| ())
    }
}
