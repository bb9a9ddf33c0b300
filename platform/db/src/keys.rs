//! The data keys of subjects: kept wrapped in a table of their own, unwrapped
//! for the length of a transaction.

use std::{collections::BTreeMap, rc::Rc};

use kernel::{Fault, RecordId, RecordKind};
use sea_query::{Alias, Expr, ExprTrait, Query};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use vault::{DataKey, WrappedKey};

use crate::{
    Session,
    columns::{id_cell, id_of},
    engine::{Cell, Failure},
};

/// How many subjects' keys are kept at hand in one transaction.
const KEYS_MAX: usize = 2_048;
/// …and while a database is filled, when every record asks for its person's.
const KEYS_FILLING_MAX: usize = 50_000;
/// How many keys one statement asks for.
const KEYS_ASKED_MAX: usize = 500;

/// Under whose data key a version of a record is written.
#[derive(Clone, Copy)]
pub(crate) struct Owner {
    subject: RecordId,
    /// The place of a new key in the erasable key, where it is not the
    /// subject's id.
    place: Option<Uuid>,
    /// Whether the record opens its subject's own file.
    opens: bool,
}

impl Owner {
    /// Whose key it is.
    pub(crate) fn subject(self) -> RecordId {
        self.subject
    }
}

impl Session<'_> {
    /// Under whose key a record of this reference is written: that of whoever it
    /// was entered for, wherever it leads since. One that is in
    /// nobody's file has its place by its reference, so that those of a year
    /// are neighbours and cost little when they are destroyed together.
    pub(crate) fn owner_of(
        &self,
        kind: &RecordKind,
        (id, reference): (RecordId, &str),
        subject: RecordId,
        enters: bool,
    ) -> Owner {
        let is_nobodys = subject == id && kind.subject.is_none();
        Owner {
            subject,
            place: if is_nobodys && !self.shared.has_files(&kind.register) {
                place_of(kind, reference)
            } else {
                None
            },
            opens: enters && subject == id,
        }
    }

    /// The data key of a subject, if it has one.
    pub(crate) fn data_key(&self, subject: RecordId) -> Result<Option<Rc<DataKey>>, Failure> {
        if let Some(key) = self.keys.borrow().get(&subject) {
            return Ok(Some(key.clone()));
        }
        let found = self.rows(&wrapped_keys([subject]))?;
        match found.first() {
            None => Ok(None),
            Some(cells) => self.unwrap(cells).map(Some),
        }
    }

    /// The data key of a subject, made if it has none.
    pub(crate) fn data_key_or_new(&self, subject: RecordId) -> Result<Rc<DataKey>, Failure> {
        match self.data_key(subject)? {
            Some(key) => Ok(key),
            None => {
                let (key, made) = self.new_data_key(subject, None)?;
                self.expect_made(made)?;
                Ok(key)
            }
        }
    }

    /// The data key to write with: nobody has one before their own file is
    /// opened, and so the database is not asked for it.
    pub(crate) fn data_key_to_write(&self, owner: Owner) -> Result<Rc<DataKey>, Failure> {
        let subject = owner.subject;
        if let Some(key) = self.keys.borrow().get(&subject) {
            return Ok(key.clone());
        }
        if !owner.opens
            && let Some(key) = self.data_key(subject)?
        {
            return Ok(key);
        }
        match self.new_data_key(subject, owner.place)? {
            (key, 1) => Ok(key),
            (_, made) => {
                self.keys.borrow_mut().remove(&subject);
                match self.data_key(subject)? {
                    Some(key) => Ok(key),
                    None => Err(self.expect_made(made).err().unwrap_or(Failure::Busy)),
                }
            }
        }
    }

    fn new_data_key(
        &self,
        subject: RecordId,
        place: Option<Uuid>,
    ) -> Result<(Rc<DataKey>, u64), Failure> {
        // Another program may have erased somebody since this one was started.
        if self.is_erased(subject)? {
            return Err(erased(vault::Fault::Erased { subject: subject.0 }).into());
        }
        let wrapped = {
            let mut chance = self.chance.borrow_mut();
            let vault = &self.shared.vault;
            match place {
                Some(place) => vault.new_data_key_at(place, subject.0, *chance),
                None => vault.new_data_key(subject.0, *chance),
            }
        };
        let wrapped = wrapped.map_err(erased)?;
        let plans = self.shared.plans(self.dialect());
        let cells = [id_cell(subject), Cell::Bytes(wrapped.as_bytes().to_vec())];
        let made = if self.is_filling() {
            self.put(&plans.fill_data_keys, &cells)?;
            1
        } else {
            self.act_bound(&plans.data_key, &cells)?
        };
        Ok((self.unwrap(&cells)?, made))
    }

    /// Takes the keys of many subjects at once, so that records of theirs are
    /// opened without asking for each; gives those that there are. Whoever is
    /// erased while this transaction still sees them has none.
    pub(crate) fn fetch_data_keys(
        &self,
        subjects: &[RecordId],
    ) -> Result<BTreeMap<RecordId, Rc<DataKey>>, Failure> {
        let mut fetched = BTreeMap::new();
        for some in subjects.chunks(KEYS_ASKED_MAX) {
            let mut wrapped = Vec::with_capacity(some.len());
            for cells in self.rows(&wrapped_keys(some.iter().copied()))? {
                let (subject, key) = wrapped_key(&cells)?;
                wrapped.push((subject.0, key));
            }
            for (subject, key) in self.shared.vault.unwrap_each(wrapped) {
                let subject = RecordId(subject);
                match key {
                    Ok(key) => fetched.insert(subject, self.at_hand(subject, key)),
                    Err(vault::Fault::Erased { .. }) => None,
                    Err(fault) => return Err(unopened(fault).into()),
                };
            }
        }
        Ok(fetched)
    }

    /// The keys of those who are to be erased, but of whoever was erased
    /// already.
    pub(crate) fn keys_to_erase(
        &self,
        subjects: &[RecordId],
    ) -> Result<BTreeMap<RecordId, DataKey>, Failure> {
        let vault = &self.shared.vault;
        let mut keys = BTreeMap::new();
        for cells in self.rows(&wrapped_keys(subjects.iter().copied()))? {
            let (subject, wrapped) = wrapped_key(&cells)?;
            if !vault.is_erased(wrapped.place(subject.0)) {
                let key = vault.unwrap(subject.0, &wrapped);
                keys.insert(subject, key.map_err(unopened)?);
            }
        }
        Ok(keys)
    }

    /// Unwraps a key as the table has it, and keeps it at hand.
    pub(crate) fn unwrap(&self, cells: &[Cell]) -> Result<Rc<DataKey>, Failure> {
        let (subject, wrapped) = wrapped_key(cells)?;
        let key = self.shared.vault.unwrap(subject.0, &wrapped);
        Ok(self.at_hand(subject, key.map_err(unopened)?))
    }

    /// Keeps a key at hand.
    fn at_hand(&self, subject: RecordId, key: DataKey) -> Rc<DataKey> {
        let key = Rc::new(key);
        let mut keys = self.keys.borrow_mut();
        let keys_max = if self.is_filling() {
            KEYS_FILLING_MAX
        } else {
            KEYS_MAX
        };
        if keys.len() >= keys_max {
            keys.clear();
        }
        keys.insert(subject, key.clone());
        key
    }
}

/// The place of a record in the erasable key, by its register, year and number;
/// none where its reference is not one that the program gives.
pub(crate) fn place_of(kind: &RecordKind, reference: &str) -> Option<Uuid> {
    /// Ids of records begin with the time, which is far from here.
    const FIRST: u8 = 0xf0;
    const NUMBER_BITS: u32 = 48;
    let (year, number) = reference
        .strip_prefix(kind.prefix.as_str())?
        .strip_prefix('-')?
        .split_once('-')?;
    let is_number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(year) || !is_number(number) || year.len() != 4 || number.len() < 5 {
        return None;
    }
    let (year, number): (u64, u64) = (year.parse().ok()?, number.parse().ok()?);
    // Another spelling of the same number would be another record's place.
    if number >> NUMBER_BITS != 0 || reference != format!("{}-{year:04}-{number:05}", kind.prefix) {
        return None;
    }
    let hash: [u8; 32] = Sha256::digest(kind.register.as_bytes()).into();
    let mut register = [FIRST; 8];
    for (byte, hashed) in register.iter_mut().skip(1).zip(hash) {
        *byte = hashed;
    }
    let register = u64::from_be_bytes(register);
    Some(Uuid::from_u64_pair(register, year << NUMBER_BITS | number))
}

fn unopened(fault: vault::Fault) -> Fault {
    Fault::from("a person's data key cannot be opened", fault)
}

fn erased(fault: vault::Fault) -> Fault {
    Fault::from("no data key can be made for this person", fault)
}

/// A wrapped key as the table has it, with whose it is.
fn wrapped_key(cells: &[Cell]) -> Result<(RecordId, WrappedKey), Failure> {
    let [subject, wrapped] = cells else {
        return Err(Fault::new("the database gave too few columns").into());
    };
    let wrapped = WrappedKey::from(wrapped.bytes()?.to_vec());
    Ok((id_of(subject)?, wrapped))
}

/// The wrapped keys of these subjects, as [`Session::unwrap`] takes them.
fn wrapped_keys(subjects: impl IntoIterator<Item = RecordId>) -> sea_query::SelectStatement {
    let mut select = Query::select();
    select
        .columns(["subject", "wrapped"].map(Alias::new))
        .from(Alias::new("data_keys"))
        .and_where(
            Expr::col(Alias::new("subject")).is_in(
                subjects
                    .into_iter()
                    .map(|subject| subject.0.as_bytes().to_vec()),
            ),
        );
    select
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use guard::Act;
    use kernel::Record as _;

    use super::*;
    use crate::{Listing, Opening, fixture::*, vault_of};

    #[test]
    fn a_list_stands_while_somebody_in_it_is_erased() {
        for store in [Some(Store::sqlite()), Store::postgresql()] {
            let Some(store) = store else { continue };
            let folder = store.folder.path();
            let chance = || rand::rand_core::UnwrapErr(rand::rngs::SysRng);
            let master = vault::MasterKey::create(&folder.join("master.key")).unwrap();
            let vault = vault_of(&store.location, master, files(folder), &mut chance()).unwrap();
            let vault = std::sync::Arc::new(vault);
            let db = store
                .open_as(Opening::Create, kinds(), vault.clone())
                .unwrap();
            fill(&db);
            // A bench that is in nobody's file, and a file.
            for (kind, one, other) in [
                (Bench::kind(), id(103), id(105)),
                (Keeper::kind(), id(1), id(2)),
            ] {
                let of = |id| {
                    db.read(|session| Ok(session.pseudonym(&kind, id)?))
                        .unwrap()
                };
                let (erased, stays) = (of(one), of(other));
                let shown = db.read(|session| {
                    // The place goes from the key while this transaction still
                    // sees what the database had.
                    let cells = session
                        .rows(&wrapped_keys([one]))
                        .map_err(crate::session::fault)?;
                    let (_, wrapped) = wrapped_key(&cells[0]).map_err(crate::session::fault)?;
                    vault.erase(&[wrapped.place(one.0)], &mut chance()).unwrap();
                    assert!(session.data_key(one).is_err());
                    let listing = Listing {
                        limit: 100,
                        ..Listing::default()
                    };
                    let listed = session.list(&kind, &listing, &permit(Act::Look))?;
                    assert!(
                        [one, other]
                            .iter()
                            .all(|id| listed.iter().any(|of| of.id == *id))
                    );
                    Ok(session.pseudonyms_among(&kind, &[one, other])?)
                });
                let shown = shown.unwrap();
                assert!(
                    shown.contains(&stays) && !shown.contains(&erased),
                    "{shown:?}"
                );
            }
        }
    }
}
