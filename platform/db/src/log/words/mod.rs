//! Words of searches: what somebody typed to find somebody. They lie in their
//! entry, sealed under a place of their own in the words key, which stands in
//! no backup. So they are forgotten without any entry being touched: those of
//! one search when somebody is erased whom it showed, and all of a day when the
//! time for keeping them is over.
//!
//! Words that an older program sealed under the log's own key, and those of a
//! database that has no words key, are read as before and are not forgotten.

mod forgetting;
mod sealing;

pub(super) use forgetting::EXPORT_BEGUN;
#[cfg(test)]
pub(super) use forgetting::TO_FORGET;

use kernel::{Condition, Fault};

use crate::Listing;

/// What is to be sealed with an entry.
#[derive(Clone, Debug)]
pub(crate) enum ToSeal {
    /// Words that somebody typed to find somebody, which are forgotten, and
    /// what of it is kept.
    Words(String, Option<String>),
    /// What is kept as long as the log.
    Kept(String),
}

/// What was asked, as it is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// As it was sealed.
    Told(String),
    /// Words that were forgotten: their time is over, somebody was erased whom
    /// the search showed, or the words key was lost. What is kept of it says how
    /// many were found in which register and what was compared.
    Forgotten {
        /// What is kept of it.
        kept: Option<String>,
    },
}

impl Asked {
    /// What was asked, unless it was forgotten.
    #[must_use]
    pub fn told(&self) -> Option<&str> {
        match self {
            Self::Told(asked) => Some(asked),
            Self::Forgotten { .. } => None,
        }
    }

    /// What is still known of it.
    #[must_use]
    pub fn known(&self) -> Option<&str> {
        match self {
            Self::Told(asked) => Some(asked),
            Self::Forgotten { kept } => kept.as_deref(),
        }
    }
}

/// What a listing asks, sealed as what it is.
pub(super) fn of_listing(listing: &Listing) -> ToSeal {
    let asked = super::asked::of_listing(listing);
    if has_words(listing) {
        ToSeal::Words(asked, None)
    } else {
        ToSeal::Kept(asked)
    }
}

/// Whether somebody typed words for it. Codes of lists, days, numbers and an
/// order name nobody.
pub(super) fn has_words(listing: &Listing) -> bool {
    listing.search.is_some() || listing.conditions.iter().any(is_typed)
}

fn is_typed(condition: &Condition) -> bool {
    match condition {
        Condition::TextIs(..) => true,
        Condition::Linked { conditions, .. } | Condition::Any(conditions) => {
            conditions.iter().any(is_typed)
        }
        Condition::Not(condition) => is_typed(condition),
        Condition::Is(..)
        | Condition::OneOf(..)
        | Condition::Has(..)
        | Condition::Marked(..)
        | Condition::Home(..)
        | Condition::Yes(..)
        | Condition::Present(..)
        | Condition::OnOrBefore(..)
        | Condition::OnOrAfter(..)
        | Condition::ByPeriodEnd(..)
        | Condition::FromPeriodStart(..)
        | Condition::EnteredSince(..)
        | Condition::LinksTo(..)
        | Condition::NumberIs(..) => false,
    }
}

fn told(fault: vault::Fault) -> Fault {
    Fault::new(fault.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use kernel::condition;

    use super::*;

    #[test]
    fn words_are_what_somebody_typed_at_whatever_depth() {
        let typed = condition::text_is("inscription", "Canary");
        let deep = condition::any([condition::not(condition::linked(
            "benches",
            "keeper",
            "",
            [typed],
        ))]);
        let listing = |search: Option<&str>, conditions| Listing {
            search: search.map(str::to_owned),
            conditions,
            ..Listing::default()
        };
        assert!(has_words(&listing(Some("Canary"), Vec::new())));
        assert!(has_words(&listing(None, vec![deep])));
        let day = "2024-03-01".parse().unwrap();
        let chosen = vec![
            condition::is("wood", "oak"),
            condition::on_or_after("joined_on", day),
            condition::number_is("seats", 3),
        ];
        assert!(!has_words(&listing(None, chosen)));
    }
}
