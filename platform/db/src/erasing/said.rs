//! Who is said to be erased: a row for each, which bears a proof. By it an
//! erasing that was broken off between database and keys is ended, and by
//! nothing else: whoever can only write into the database has nobody erased.

use kernel::{Fault, RecordId};
use sea_query::{Alias, Expr, ExprTrait, Query};
use uuid::Uuid;

use super::SUBJECTS;
use crate::{
    Session,
    columns::{ERASED_NUMBER, history, id_of},
    engine::{Cell, Failure},
    health::subject_of_version,
    log::{self, ENTRIES, ERASED},
};

/// What was erased from the records and still stands in the keys.
pub(crate) struct HalfErased {
    /// Places in the erasable key.
    pub(super) places: Vec<Uuid>,
    /// Places in the words key.
    pub(super) words: Vec<vault::WordsPlace>,
    /// What somebody else wrote beside it, if anything.
    pub(super) foreign: Option<&'static str>,
}

/// What a row says of somebody who was erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// Their key is gone.
    Done,
    /// …and an older program wrote it, which knew no proof.
    DoneBefore {
        subject: RecordId,
        number: i64,
        place: Option<Uuid>,
    },
    /// Their key still stands at this place.
    ByHalf(Uuid),
    /// This program did not write it.
    Foreign,
}

impl Session<'_> {
    /// What was erased from the records and still stands in the keys.
    pub(crate) fn half_erased(&self) -> Result<HalfErased, Failure> {
        let (words, other_words) = self.proven_and_others()?;
        let mut half = HalfErased {
            places: Vec::new(),
            words,
            foreign: (other_words > 0).then_some("somebody wrote in it which words are forgotten"),
        };
        if self.shared.vault.erasable_key().is_none() {
            return Ok(half);
        }
        for said in self.said_erased()? {
            match said {
                Said::Done | Said::DoneBefore { .. } => {}
                Said::ByHalf(place) => half.places.push(place),
                Said::Foreign => half.foreign = Some("somebody wrote in it who was erased"),
            }
        }
        Ok(half)
    }

    /// How many rows say of somebody that they were erased, and this program
    /// did not write them.
    pub(crate) fn erased_by_others(&self) -> Result<u64, Failure> {
        let said = self.said_erased()?;
        let foreign = said.into_iter().filter(|said| *said == Said::Foreign);
        Ok(foreign.count() as u64)
    }

    /// Proves who was erased where an older program wrote it.
    pub(crate) fn prove_erased(&self) -> Result<(), Failure> {
        for said in self.said_erased()? {
            if let Said::DoneBefore {
                subject,
                number,
                place,
            } = said
            {
                self.note_erased(subject, number, place)?;
            }
        }
        Ok(())
    }

    fn said_erased(&self) -> Result<Vec<Said>, Failure> {
        let mut select = Query::select();
        select
            .columns(["subject", "number", "place", "proof"].map(Alias::new))
            .from(Alias::new(SUBJECTS));
        let rows = self.rows(&select)?;
        rows.iter().map(|row| self.said(row)).collect()
    }

    fn said(&self, row: &[Cell]) -> Result<Said, Failure> {
        let [subject, number, place, proof] = row else {
            return Err(Fault::new("the database gave too few columns").into());
        };
        let (subject, number) = (id_of(subject)?, number.integer()?);
        let place = match place {
            Cell::Null => None,
            place => Some(id_of(place)?.0),
        };
        let at = place.unwrap_or(subject.0);
        let is_gone = self.shared.vault.is_erased(at);
        let right = Cell::Bytes(self.proof_of_erasing(subject, number, place)?);
        Ok(if *proof == right && is_gone {
            Said::Done
        } else if *proof == right && self.is_erasing(number)? {
            Said::ByHalf(at)
        } else if *proof == Cell::Null && is_gone && self.was_emptied(subject, number)? {
            Said::DoneBefore {
                subject,
                number,
                place,
            }
        } else {
            Said::Foreign
        })
    }

    /// Whether the log has an entry of this number by which somebody was
    /// erased.
    fn is_erasing(&self, number: i64) -> Result<bool, Failure> {
        let mut select = Query::select();
        select
            .column(Alias::new("act"))
            .from(Alias::new(ENTRIES))
            .and_where(Expr::col(Alias::new("number")).eq(number));
        let rows = self.rows(&select)?;
        let act = rows.first().and_then(|row| row.first());
        Ok(matches!(act, Some(Cell::Text(act)) if act == ERASED))
    }

    /// Whether versions of theirs were emptied by this entry, and no key of
    /// theirs is left. It costs a reading of every version.
    fn was_emptied(&self, subject: RecordId, number: i64) -> Result<bool, Failure> {
        if !self.is_erasing(number)? || !self.places_of(Some(&[subject]))?.is_empty() {
            return Ok(false);
        }
        for kind in self.shared.catalogue.kinds() {
            if !log::is_personal(kind) {
                continue;
            }
            let mut select = Query::select();
            select
                .expr(Expr::Constant(1.into()))
                .from_as(Alias::new(history(&kind.register)), Alias::new("h"))
                .and_where(Expr::col((Alias::new("h"), Alias::new(ERASED_NUMBER))).eq(number))
                .and_where(subject_of_version(kind).eq(subject.0.as_bytes().to_vec()))
                .limit(1);
            if !self.rows(&select)?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn proof_of_erasing(
        &self,
        subject: RecordId,
        number: i64,
        place: Option<Uuid>,
    ) -> Result<Vec<u8>, Failure> {
        let place = place.map_or_else(Vec::new, |place| place.as_bytes().to_vec());
        let said: [&[u8]; 3] = [subject.0.as_bytes(), &number.to_be_bytes(), &place];
        Ok(self.log_key()?.proof("erased", &said).to_vec())
    }

    pub(super) fn note_erased(
        &self,
        subject: RecordId,
        number: i64,
        place: Option<Uuid>,
    ) -> Result<(), Failure> {
        let proof = self.proof_of_erasing(subject, number, place)?;
        let place = place.map(|place| place.as_bytes().to_vec());
        let mut insert = Query::insert();
        insert
            .into_table(Alias::new(SUBJECTS))
            .columns(["subject", "number", "place", "proof"].map(Alias::new))
            .values_panic([
                subject.0.as_bytes().to_vec().into(),
                number.into(),
                place.into(),
                proof.into(),
            ])
            .on_conflict(
                sea_query::OnConflict::column(Alias::new("subject"))
                    .update_columns(["number", "place", "proof"].map(Alias::new))
                    .to_owned(),
            );
        self.act(&insert).map(|_| ())
    }
}
