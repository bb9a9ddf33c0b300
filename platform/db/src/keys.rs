//! The data keys of subjects: kept wrapped in a table of their own, unwrapped
//! for the length of a transaction.

use std::rc::Rc;

use kernel::{Fault, RecordId};
use sea_query::{Alias, Expr, ExprTrait, Query};
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

impl Session<'_> {
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
                let (key, made) = self.new_data_key(subject)?;
                self.expect_made(made)?;
                Ok(key)
            }
        }
    }

    /// The data key to write with: nobody has one before their own file is
    /// opened, and so the database is not asked for it.
    pub(crate) fn data_key_to_write(
        &self,
        subject: RecordId,
        opens_own_file: bool,
    ) -> Result<Rc<DataKey>, Failure> {
        if let Some(key) = self.keys.borrow().get(&subject) {
            return Ok(key.clone());
        }
        if opens_own_file {
            self.first_data_key(subject)
        } else {
            self.data_key_or_new(subject)
        }
    }

    /// The data key of a subject who has none yet, as far as can be told
    /// without asking.
    fn first_data_key(&self, subject: RecordId) -> Result<Rc<DataKey>, Failure> {
        match self.new_data_key(subject)? {
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

    fn new_data_key(&self, subject: RecordId) -> Result<(Rc<DataKey>, u64), Failure> {
        // Another program may have erased somebody since this one was started.
        if self.is_erased(subject)? {
            return Err(erased(vault::Fault::Erased { subject: subject.0 }).into());
        }
        let wrapped = {
            let mut chance = self.chance.borrow_mut();
            self.shared.vault.new_data_key(subject.0, *chance)
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
    /// opened without asking for each.
    pub(crate) fn fetch_data_keys(&self, subjects: &[RecordId]) -> Result<(), Failure> {
        for some in subjects.chunks(KEYS_ASKED_MAX) {
            for cells in self.rows(&wrapped_keys(some.iter().copied()))? {
                self.unwrap(&cells)?;
            }
        }
        Ok(())
    }

    /// Unwraps a key as the table has it, and keeps it at hand.
    fn unwrap(&self, cells: &[Cell]) -> Result<Rc<DataKey>, Failure> {
        let [subject, wrapped] = cells else {
            return Err(Fault::new("the database gave too few columns").into());
        };
        let subject = id_of(subject)?;
        let wrapped = WrappedKey::from(wrapped.bytes()?.to_vec());
        let key = self
            .shared
            .vault
            .unwrap(subject.0, &wrapped)
            .map_err(|fault| Fault::from("a person's data key cannot be opened", fault))?;
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
        Ok(key)
    }
}

fn erased(fault: vault::Fault) -> Fault {
    Fault::from("no data key can be made for this person", fault)
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
