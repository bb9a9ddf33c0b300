//! The places in the erasable key of those who are to be erased. A wrapped key
//! names its own in the clear: it is believed where the key opens by it, or
//! where it is the one that its subject has anyway.

use std::collections::BTreeMap;

use kernel::{Fault, RecordId};
use sea_query::{Alias, ExprTrait, Query};
use uuid::Uuid;
use vault::DataKey;

use super::{AT_ONCE, is_one_of};
use crate::{
    Session,
    columns::id_of,
    engine::Failure,
    health::{subject_of_version, without_key},
    keys::place_of,
    log,
};

impl Session<'_> {
    /// The places in the erasable key of the data keys that there are, of all
    /// or of these subjects.
    pub(super) fn places_of(
        &self,
        subjects: Option<&[RecordId]>,
    ) -> Result<BTreeMap<RecordId, Uuid>, Failure> {
        let mut select = Query::select();
        select
            .columns(["subject", "wrapped"].map(Alias::new))
            .from(Alias::new("data_keys"));
        if let Some(subjects) = subjects {
            select.and_where(is_one_of("subject", subjects));
        }
        let mut places = BTreeMap::new();
        self.run(&select, &mut |cells| {
            let [subject, wrapped] = cells.as_slice() else {
                return Err(Fault::new("the database gave too few columns"));
            };
            let subject = id_of(subject)?;
            let wrapped = vault::WrappedKey::from(wrapped.bytes()?.to_vec());
            places.insert(subject, wrapped.place(subject.0));
            Ok(())
        })?;
        Ok(places)
    }

    /// Refuses where a key is said to lie at another one's place: with it that
    /// other one would be erased, or this one in its place.
    pub(super) fn expect_own_places(
        &self,
        places: &BTreeMap<RecordId, Uuid>,
    ) -> Result<(), Failure> {
        let elsewhere: Vec<RecordId> = places
            .iter()
            .filter(|(subject, place)| subject.0 != **place)
            .map(|(subject, _)| *subject)
            .collect();
        for some in elsewhere.chunks(AT_ONCE) {
            let own = self.places_by_reference(some)?;
            if some
                .iter()
                .any(|subject| own.get(subject) != places.get(subject))
            {
                return Err(log::damaged("somebody wrote in it whose key is whose").into());
            }
        }
        Ok(())
    }

    /// Where the keys of these lie that are in nobody's file: by their
    /// references.
    fn places_by_reference(
        &self,
        subjects: &[RecordId],
    ) -> Result<BTreeMap<RecordId, Uuid>, Failure> {
        let mut places = BTreeMap::new();
        let kinds = self.shared.catalogue.kinds();
        for kind in kinds.filter(|kind| kind.subject.is_none()) {
            let mut select = Query::select();
            select
                .columns(["id", "reference"].map(Alias::new))
                .from(Alias::new(&kind.register))
                .and_where(is_one_of("id", subjects));
            for row in self.rows(&select)? {
                let [id, reference] = row.as_slice() else {
                    return Err(Fault::new("the database gave too few columns").into());
                };
                if let Some(place) = place_of(kind, reference.text()?) {
                    places.insert(id_of(id)?, place);
                }
            }
        }
        Ok(places)
    }

    /// Refuses where something sealed is to be erased and its key is not there:
    /// what would be taken out of the erasable key is not what opens it, and
    /// backups would open it still.
    pub(super) fn expect_keys_to_erase(
        &self,
        subjects: &[RecordId],
        keys: &BTreeMap<RecordId, DataKey>,
        places: &BTreeMap<RecordId, Uuid>,
    ) -> Result<(), Failure> {
        let lacking: Vec<RecordId> = subjects
            .iter()
            .filter(|subject| !keys.contains_key(subject))
            .copied()
            .collect();
        if lacking.is_empty() {
            return Ok(());
        }
        let damaged = || log::damaged("a key of whoever is to be erased was taken out of it");
        if lacking.iter().any(|subject| places.contains_key(subject)) {
            return Err(damaged().into());
        }
        let lacking = lacking.iter().map(|subject| subject.0.as_bytes().to_vec());
        let lacking: Vec<Vec<u8>> = lacking.collect();
        for kind in self.shared.catalogue.kinds() {
            let mut select = without_key(kind);
            select.and_where(subject_of_version(kind).is_in(lacking.clone()));
            if log::is_personal(kind) && !self.rows(&select)?.is_empty() {
                return Err(damaged().into());
            }
        }
        Ok(())
    }
}
