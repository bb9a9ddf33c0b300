//! Data keys out of what the database keeps of them: of one subject, or of many
//! together.
//!
//! Nearly all of the work is the way to a place in the erasable key. Many places
//! are gone to in their order, so that what the ways have in common is gone once,
//! and by as many threads as there are processors.

use std::{num::NonZero, thread};

use uuid::Uuid;

use crate::data_key::{self, SUITE_ERASABLE, SUITE_PLACED};
use crate::key_file::KeptKey;
use crate::tree::Way;
use crate::{DataKey, Fault, Vault, WrappedKey};

/// Of fewer keys a thread of their own costs more than it saves.
const KEYS_OF_A_THREAD_MIN: usize = 64;

impl Vault {
    /// The data key of a subject.
    ///
    /// # Errors
    /// [`Fault::Erased`], [`Fault::NoErasableKey`], and
    /// [`Fault::WrappedKeyRefused`] when the bytes were altered, belong to
    /// another subject or were wrapped by another master key.
    pub fn unwrap(&self, subject: Uuid, wrapped: &WrappedKey) -> Result<DataKey, Fault> {
        let erasable = self.erasable.as_ref().map(KeptKey::read);
        let mut way = erasable.as_ref().map(|erasable| erasable.way());
        self.unwrap_on(way.as_mut(), subject, wrapped)
    }

    /// The data keys of many subjects, each as [`Vault::unwrap`] gives it, in
    /// whatever order.
    #[must_use]
    pub fn unwrap_each(
        &self,
        mut wrapped: Vec<(Uuid, WrappedKey)>,
    ) -> Vec<(Uuid, Result<DataKey, Fault>)> {
        wrapped.sort_by_cached_key(|(subject, wrapped)| wrapped.place(*subject));
        let threads = thread::available_parallelism().map_or(1, NonZero::get);
        let length = Ord::max(wrapped.len().div_ceil(threads), KEYS_OF_A_THREAD_MIN);
        let mut runs = wrapped.chunks(length);
        let own = runs.next().unwrap_or_default();
        thread::scope(|scope| {
            let others: Vec<_> = runs
                .map(|run| {
                    let thread = thread::Builder::new();
                    (run, thread.spawn_scoped(scope, || self.unwrap_run(run)))
                })
                .collect();
            let mut keys = self.unwrap_run(own);
            for (run, other) in others {
                // What no thread could be had for is done here.
                let other = other.ok().and_then(|other| other.join().ok());
                keys.extend(other.unwrap_or_else(|| self.unwrap_run(run)));
            }
            keys
        })
    }

    fn unwrap_run(&self, run: &[(Uuid, WrappedKey)]) -> Vec<(Uuid, Result<DataKey, Fault>)> {
        let erasable = self.erasable.as_ref().map(KeptKey::read);
        let mut way = erasable.as_ref().map(|erasable| erasable.way());
        run.iter()
            .map(|(subject, wrapped)| {
                let key = self.unwrap_on(way.as_mut(), *subject, wrapped);
                (*subject, key)
            })
            .collect()
    }

    /// …on the way through the erasable key, where there is one.
    fn unwrap_on(
        &self,
        way: Option<&mut Way<'_>>,
        subject: Uuid,
        wrapped: &WrappedKey,
    ) -> Result<DataKey, Fault> {
        if ![Some(SUITE_ERASABLE), Some(SUITE_PLACED)].contains(&wrapped.suite()) {
            return data_key::unwrap(&self.wrapping, None, subject, wrapped);
        }
        let way = way.ok_or(Fault::NoErasableKey)?;
        let leaf = way.to(wrapped.place(subject).as_u128());
        let leaf = leaf.ok_or(Fault::Erased { subject })?;
        let wrapping = data_key::leaf_cipher(&leaf);
        data_key::unwrap(&wrapping, Some(leaf), subject, wrapped)
    }
}
