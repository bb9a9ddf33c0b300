//! What a policy may ask about: facts that hold or do not hold. There is
//! nothing else, so that all cases can be gone through.

use std::fmt;

use crate::{About, named::named};

named! {
    /// A fact about the officer, the record, the tie between the two, or the
    /// moment.
    Fact {
        // The officer.
        Trained = "trained", "the training that the role asks for is in date";
        // The tie between the officer and the record.
        Conflict = "conflict", "the officer has declared a tie to the person";
        OwnAgency = "own_agency", "the officer's body entered it";
        Author = "author", "the officer entered it";
        Assigned = "assigned", "the officer is named for this person";
        Holder = "holder", "the officer's body has taken the person on";
        Receiver = "receiver", "the person was referred to the officer's body";
        Sender = "sender", "the officer's body referred the person";
        Housing = "housing", "the officer's body runs the shelter";
        Decides = "decides", "the officer's body decides about the person";
        Investigates = "investigates", "the officer's body has the criminal case";
        Bridge = "bridge", "a consent or a court order opens it to the criminal side";
        Subject = "subject", "it is about the officer, or about whom the officer is guardian of";
        ConsentWithdrawn = "consent_withdrawn", "the person took back the consent that the officer's body relies on";
        WithheldIdentity = "withheld_identity", "who the person is lies outside what they agreed that the officer's body learns";
        WithheldLocation = "withheld_location", "where the person is lies outside what they agreed to";
        WithheldHealth = "withheld_health", "the person's health lies outside what they agreed to";
        WithheldTestimony = "withheld_testimony", "what happened lies outside what they agreed to";
        WithheldServices = "withheld_services", "which help they had lies outside what they agreed to";
        // The record.
        Child = "child", "the person is a child or of an age in doubt";
        HandedOver = "handed_over", "the person has been handed over to another body";
        InReflection = "in_reflection", "the reflection period runs";
        Closed = "closed", "the file is closed";
        SealedByCourt = "sealed_by_court", "a court or prosecutor has sealed it";
        Voided = "voided", "it is void";
        Published = "published", "the figures are published";
        // The moment.
        BreakGlass = "break_glass", "the officer breaks the glass";
        Fresh = "fresh", "the officer signed in afresh within minutes";
        ReasonGiven = "reason_given", "a reason is given and recorded";
        SecondPerson = "second_person", "a second person agrees";
        Shown = "shown", "it is to be read, and not only written";
    }
}

/// Where a policy finds a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// `principal.FACT`
    Officer,
    /// `resource.FACT`
    Resource(About),
    /// `context.tie.FACT`
    Tie,
    /// `context.FACT`
    Moment,
}

impl Fact {
    /// Where a policy finds it.
    pub const fn place(self) -> Place {
        match self {
            Self::Trained => Place::Officer,
            Self::Conflict
            | Self::OwnAgency
            | Self::Author
            | Self::Assigned
            | Self::Holder
            | Self::Receiver
            | Self::Sender
            | Self::Housing
            | Self::Decides
            | Self::Investigates
            | Self::Bridge
            | Self::Subject
            | Self::ConsentWithdrawn
            | Self::WithheldIdentity
            | Self::WithheldLocation
            | Self::WithheldHealth
            | Self::WithheldTestimony
            | Self::WithheldServices => Place::Tie,
            Self::Child
            | Self::HandedOver
            | Self::InReflection
            | Self::Closed
            | Self::SealedByCourt
            | Self::Voided => Place::Resource(About::Record),
            Self::Published => Place::Resource(About::Figures),
            Self::BreakGlass
            | Self::Fresh
            | Self::ReasonGiven
            | Self::SecondPerson
            | Self::Shown => Place::Moment,
        }
    }

    /// How a policy writes it, from the variable on.
    pub fn path(self) -> Vec<&'static str> {
        match self.place() {
            Place::Officer => vec!["principal", self.name()],
            Place::Resource(_) => vec!["resource", self.name()],
            Place::Tie => vec!["context", "tie", self.name()],
            Place::Moment => vec!["context", self.name()],
        }
    }

    /// Whether it differs from record to record; the others are the same
    /// for everything that is asked in one request. The glass is broken, and
    /// a reason given, for one person's file and for no other.
    pub const fn is_of_the_record(self) -> bool {
        matches!(
            (self, self.place()),
            (Self::BreakGlass | Self::ReasonGiven, _)
                | (_, Place::Tie | Place::Resource(About::Record))
        )
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The facts that hold; all others do not.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Facts(u32);

impl Facts {
    /// None holds.
    pub const NONE: Self = Self(0);

    /// …and this one.
    #[must_use]
    pub const fn with(self, fact: Fact) -> Self {
        Self(self.0 | fact.bit())
    }

    /// …but not this one.
    #[must_use]
    pub const fn without(self, fact: Fact) -> Self {
        Self(self.0 & !fact.bit())
    }

    /// Whether this one holds.
    pub const fn holds(self, fact: Fact) -> bool {
        self.0 & fact.bit() != 0
    }

    /// Those of these that hold.
    #[must_use]
    pub const fn among(self, these: Self) -> Self {
        Self(self.0 & these.0)
    }

    /// Those that hold in either.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that hold, in order.
    pub fn iter(self) -> impl Iterator<Item = Fact> {
        Fact::ALL
            .iter()
            .copied()
            .filter(move |fact| self.holds(*fact))
    }

    /// Every way in which these facts may hold or not.
    pub fn combinations(self) -> impl Iterator<Item = Self> {
        let mut next = Some(0u32);
        std::iter::from_fn(move || {
            let now = next?;
            // The next of the numbers that use only these bits.
            let after = now.wrapping_sub(self.0) & self.0;
            next = (after != 0).then_some(after);
            Some(Self(now))
        })
    }
}

impl FromIterator<Fact> for Facts {
    fn from_iter<I: IntoIterator<Item = Fact>>(facts: I) -> Self {
        facts.into_iter().fold(Self::NONE, Self::with)
    }
}

impl fmt::Debug for Facts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter().map(Fact::name)).finish()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_way_in_which_three_facts_may_hold_comes_once() {
        let three = Facts::from_iter([Fact::Trained, Fact::Child, Fact::SecondPerson]);
        let all: Vec<Facts> = three.combinations().collect();
        assert_eq!(all.len(), 8);
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), 8);
        assert!(all.iter().all(|facts| facts.and(three) == three));
        assert_eq!(Facts::NONE.combinations().count(), 1);
    }

    #[test]
    fn there_are_fewer_facts_than_bits() {
        assert!(Fact::ALL.len() < 32);
    }
}
