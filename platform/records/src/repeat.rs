//! Whoever got no answer sends the form or the request again: under one key what
//! it asks for is done once. The key is kept by the same commit as the record.

use clockwork::{Moment, SignedDuration};
use db::{Drawer, Kept, Session};
use guard::Guard;
use kernel::{Fault, No, RecordId, Refusal};
use sha2::{Digest, Sha256};

/// A key is known for so many hours at the least.
const HOURS: i64 = 24;

/// A request that may come again.
#[derive(Clone, Copy, Debug)]
pub struct Repeat<'a> {
    /// The key that the form or the program gave it.
    pub key: &'a str,
    /// All that was sent.
    pub sent: &'a [u8],
}

impl Repeat<'_> {
    /// The record that the request led to when it came first.
    pub(crate) fn done_before(
        &self,
        session: &Session<'_>,
        guard: &Guard,
        register: &str,
        now: Moment,
    ) -> Result<Option<RecordId>, No> {
        let earlier = day(now, -HOURS)?;
        for day in [day(now, 0)?, earlier] {
            let name = self.name(&day, guard, register);
            let Some(kept) = session.kept_as(Drawer::Answered, &name)? else {
                continue;
            };
            let (record, sent) = kept
                .content
                .split_at_checked(16)
                .ok_or_else(|| Fault::new("a request that was answered is damaged"))?;
            if sent != self.hash().as_slice() {
                return Err(Refusal::by("records.key_of_another").into());
            }
            let record = uuid::Uuid::from_slice(record)
                .map_err(|error| Fault::from("a request that was answered is damaged", error))?;
            return Ok(Some(RecordId(record)));
        }
        Ok(None)
    }

    /// Keeps that it led to this record, and forgets those of days before.
    pub(crate) fn note(
        &self,
        session: &Session<'_>,
        guard: &Guard,
        register: &str,
        record: RecordId,
        now: Moment,
    ) -> Result<(), Fault> {
        session.forget_kept_before(Drawer::Answered, &day(now, -HOURS)?)?;
        let mut content = record.0.as_bytes().to_vec();
        content.extend_from_slice(&self.hash());
        session.keep(
            Drawer::Answered,
            &Kept {
                name: self.name(&day(now, 0)?, guard, register),
                officer: guard
                    .post()
                    .map_or(RecordId(Default::default()), |post| post.officer),
                content,
            },
        )
    }

    /// Another officer's key is another one.
    fn name(&self, day: &str, guard: &Guard, register: &str) -> String {
        let mut hash = Sha256::new();
        match guard.post() {
            Some(post) => hash.update(post.officer.0.as_bytes()),
            None => hash.update(guard.officer().name()),
        }
        for part in [register, self.key] {
            hash.update([0]);
            hash.update(part);
        }
        let hash = hash.finalize();
        let digits: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{day} {digits}")
    }

    /// What was sent stands there under the key as well, which is kept nowhere:
    /// nobody tells by it what a name was, nor whether a file is this one.
    fn hash(&self) -> [u8; 32] {
        let mut hash = Sha256::new_with_prefix((self.key.len() as u64).to_be_bytes());
        hash.update(self.key);
        hash.update(self.sent);
        hash.finalize().into()
    }
}

/// The day, as names begin with it.
fn day(now: Moment, hours: i64) -> Result<String, Fault> {
    let then = now
        .plus(SignedDuration::from_hours(hours))
        .map_err(|error| Fault::from("the clock is out of range", error))?;
    Ok(then.to_string().chars().take(10).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sent_is_not_told_by_what_is_kept_of_it() {
        let sent = b"a name, and a file".as_slice();
        let of = |key| Repeat { key, sent }.hash();
        assert_eq!(of("one"), of("one"));
        assert_ne!(of("one"), of("other"));
        let plain: [u8; 32] = Sha256::digest(sent).into();
        assert_ne!(of(""), plain);
        // Where a key ends is no matter of chance.
        let moved = Repeat {
            key: "on",
            sent: &[b"e", sent].concat(),
        };
        assert_ne!(moved.hash(), of("one"));
    }
}
