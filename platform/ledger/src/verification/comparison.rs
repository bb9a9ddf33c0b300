//! Entries beside a copy of their leaves: what was done where the two part.

use std::collections::VecDeque;

use super::Wrong;
use crate::Hash;

/// How far ahead is looked to tell what was done.
pub(super) const AHEAD_MAX: usize = 1024;

/// A reader that can look ahead and take back.
pub(super) struct Reader<I, T> {
    items: Option<I>,
    ahead: VecDeque<T>,
}

impl<E, T, I: Iterator<Item = Result<T, E>>> Reader<I, T> {
    pub(super) fn new(items: I) -> Self {
        Self {
            items: Some(items),
            ahead: VecDeque::new(),
        }
    }

    pub(super) fn next(&mut self) -> Result<Option<T>, E> {
        match self.ahead.pop_front() {
            Some(item) => Ok(Some(item)),
            None => self.items.as_mut().and_then(Iterator::next).transpose(),
        }
    }

    /// The item so many places ahead; nothing beyond the end.
    pub(super) fn ahead(&mut self, places: usize) -> Result<Option<&T>, E> {
        while self.ahead.len() <= places {
            match self.items.as_mut().and_then(Iterator::next).transpose()? {
                Some(item) => self.ahead.push_back(item),
                None => break,
            }
        }
        Ok(self.ahead.get(places))
    }

    /// The next item behind all that is held, which is let go.
    pub(super) fn next_beyond(&mut self) -> Result<Option<T>, E> {
        self.items.as_mut().and_then(Iterator::next).transpose()
    }

    /// Reads no further.
    pub(super) fn end(&mut self) {
        self.items = None;
        self.ahead.clear();
    }
}

/// What was done to the entries, which part from the copy at the next item of
/// both.
pub(super) fn compare<E, T>(
    entries: &mut Reader<impl Iterator<Item = Result<T, E>>, T>,
    leaf: impl Fn(&T) -> Hash,
    copy: &mut Reader<impl Iterator<Item = Result<Hash, E>>, Hash>,
) -> Result<Wrong, E> {
    let mut ours: Vec<Hash> = Vec::new();
    let mut theirs: Vec<Hash> = Vec::new();
    for places in 0..AHEAD_MAX {
        let our = entries.ahead(places)?.map(&leaf);
        let their = copy.ahead(places)?.copied();
        if our.is_none() && their.is_none() {
            break;
        }
        ours.extend(our);
        theirs.extend(their);
    }
    let (Some(our), Some(their)) = (ours.first(), theirs.first()) else {
        return Ok(Wrong::Altered);
    };
    let ours_later = theirs.iter().position(|leaf| leaf == our);
    let theirs_later = ours.iter().position(|leaf| leaf == their);
    Ok(match (ours_later, theirs_later) {
        (Some(places), Some(same))
            if places == same && ours.get(same + 1) == theirs.get(same + 1) =>
        {
            Wrong::Reordered
        }
        (None, Some(_)) => Wrong::Inserted,
        (Some(_), None) => Wrong::Missing,
        // Both come again: moved to another place, forwards or back.
        (Some(_), Some(_)) => Wrong::Reordered,
        (None, None) => Wrong::Altered,
    })
}
