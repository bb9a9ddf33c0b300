//! Files that were checked and wait to be imported. They are kept in memory
//! alone: what they hold is sealed once it is in the database, and not before.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use axum::body::Bytes;
use clockwork::{Moment, SignedDuration};
use kernel::Fault;

use crate::state::chance_text;

/// How long a checked file waits.
const MINUTES_MAX: i64 = 10;
/// How many files wait at the most; the oldest makes place.
const FILES_MAX: usize = 4;

/// A file that was checked.
#[derive(Clone)]
pub(crate) struct Upload {
    officer: String,
    register: String,
    kept_at: Moment,
    pub(crate) file_name: String,
    pub(crate) content: Bytes,
}

/// The files that wait.
#[derive(Default)]
pub(crate) struct Uploads(Mutex<BTreeMap<String, Upload>>);

impl Uploads {
    /// Keeps a file for its officer; gives the name by which it is taken.
    pub(crate) fn keep(
        &self,
        officer: &str,
        register: &str,
        file_name: &str,
        content: Bytes,
        now: Moment,
    ) -> Result<String, Fault> {
        let name = chance_text::<16>()?;
        let mut waiting = self.waiting(now);
        while waiting.len() >= FILES_MAX {
            let oldest = waiting
                .iter()
                .min_by_key(|(_, upload)| upload.kept_at)
                .map(|(name, _)| name.clone());
            match oldest {
                Some(oldest) => waiting.remove(&oldest),
                None => break,
            };
        }
        let upload = Upload {
            officer: officer.to_owned(),
            register: register.to_owned(),
            kept_at: now,
            file_name: file_name.to_owned(),
            content,
        };
        waiting.insert(name.clone(), upload);
        Ok(name)
    }

    /// Takes a file out, if this officer left it here for this register.
    pub(crate) fn take(
        &self,
        officer: &str,
        register: &str,
        name: &str,
        now: Moment,
    ) -> Option<Upload> {
        let mut waiting = self.waiting(now);
        let own = waiting
            .get(name)
            .is_some_and(|upload| upload.officer == officer && upload.register == register);
        if own { waiting.remove(name) } else { None }
    }

    /// What waits still.
    fn waiting(&self, now: Moment) -> std::sync::MutexGuard<'_, BTreeMap<String, Upload>> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let longest = SignedDuration::from_mins(MINUTES_MAX);
        waiting.retain(|_, upload| now.since(upload.kept_at) <= longest);
        waiting
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn minute(minute: i64) -> Moment {
        Moment::from_microseconds(minute * 60_000_000).unwrap()
    }

    fn keep(uploads: &Uploads, at: i64) -> String {
        let content = Bytes::from_static(b"title\n");
        uploads
            .keep("One", "trainings", "file.csv", content, minute(at))
            .unwrap()
    }

    #[test]
    fn a_file_waits_ten_minutes_for_its_own_officer_and_register_and_goes_once() {
        let uploads = Uploads::default();
        let name = keep(&uploads, 0);
        assert!(
            uploads
                .take("Other", "trainings", &name, minute(1))
                .is_none()
        );
        assert!(uploads.take("One", "curricula", &name, minute(1)).is_none());
        assert!(
            uploads
                .take("One", "trainings", &name, minute(10))
                .is_some()
        );
        assert!(
            uploads
                .take("One", "trainings", &name, minute(10))
                .is_none()
        );
        let late = keep(&uploads, 20);
        assert!(
            uploads
                .take("One", "trainings", &late, minute(31))
                .is_none()
        );
    }

    #[test]
    fn the_oldest_file_makes_place_for_a_fifth() {
        let uploads = Uploads::default();
        let names: Vec<String> = (0..5).map(|at| keep(&uploads, at)).collect();
        assert!(
            uploads
                .take("One", "trainings", &names[0], minute(5))
                .is_none()
        );
        for name in &names[1..] {
            assert!(uploads.take("One", "trainings", name, minute(5)).is_some());
        }
    }
}
