//! Which officers an administrator asks for: by a name, by the body that answers
//! for the account, by how the account stands.
//!
//! A name for signing in, and who is signed in, is told of those alone whose
//! account the administrator may keep: else whoever gives posts for one body
//! would guess the names of those above them letter by letter.

use std::collections::BTreeSet;

use db::{Among, Drawer, Listing, Session};
use kernel::{AtWork, Fault, Look as _, No, RecordId, Refusal, condition};
use records::Mechanism;
use web::Posted;

use crate::{rules, sign_ins, told::OFFICERS};

/// How many officers stand on a page.
pub(super) const PAGE: u64 = 50;
/// Nobody leafs further.
const PAGES_MAX: u64 = 10_000;
/// The characters of a name that is looked for.
const NAME_CHARACTERS: std::ops::RangeInclusive<usize> = 2..=100;

/// How an account stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stand {
    /// Its officer is signed in at this moment.
    SignedIn,
    Open,
    /// A link to make it was handed out.
    Link,
    /// It was taken away.
    Ended,
    /// There never was one.
    Never,
}

impl Stand {
    pub(super) const ALL: [Self; 5] = [
        Self::SignedIn,
        Self::Open,
        Self::Link,
        Self::Ended,
        Self::Never,
    ];

    pub(super) fn code(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::Open => "open",
            Self::Link => "link",
            Self::Ended => "ended",
            Self::Never => "never",
        }
    }

    /// The key of its words.
    pub(super) fn words(self) -> &'static str {
        match self {
            Self::SignedIn => "access-is-signed-in",
            Self::Open => "access-has-account",
            Self::Link => "access-has-link",
            Self::Ended => "access-account-ended",
            Self::Never => "access-has-nothing",
        }
    }

    /// What the log tells of whoever asked for it.
    fn said(self) -> &'static str {
        match self {
            Self::SignedIn => "signed in",
            Self::Open => "account open",
            Self::Link => "link handed out",
            Self::Ended => "account ended",
            Self::Never => "no account ever",
        }
    }
}

/// What was asked for.
#[derive(Clone, Debug, Default)]
pub(super) struct Narrowed {
    /// A part of a name; empty for everybody.
    pub(super) name: String,
    /// The body; empty for every one.
    pub(super) agency: String,
    pub(super) stand: Option<Stand>,
    /// From 1.
    pub(super) page: u64,
}

impl Narrowed {
    /// What a form says. The name is not in the address of a page, nor is
    /// anything else.
    pub(super) fn read(mechanism: &Mechanism, posted: &Posted) -> Result<Self, Vec<Refusal>> {
        let mut refusals = Vec::new();
        // Signs without a shape are in no name, and databases refuse some.
        let name = posted.value("name").chars();
        let name: String = name.filter(|sign| !sign.is_control()).collect();
        let name = name.trim().to_owned();
        if !name.is_empty() && !NAME_CHARACTERS.contains(&name.chars().count()) {
            refusals.push(Refusal::by("records.search_length").at("name"));
        }
        let agency = posted.value("agency").to_owned();
        if !agency.is_empty() && mechanism.pack().list("agencies").value(&agency).is_none() {
            refusals.push(Refusal::by("access.no_such_choice").at("agency"));
        }
        let asked = posted.value("stand");
        let stand = Stand::ALL.into_iter().find(|stand| stand.code() == asked);
        if !asked.is_empty() && stand.is_none() {
            refusals.push(Refusal::by("access.no_such_choice").at("stand"));
        }
        if !refusals.is_empty() {
            return Err(refusals);
        }
        let page = posted.value("page").parse().unwrap_or(1);
        Ok(Self {
            name,
            agency,
            stand,
            page: page.clamp(1, PAGES_MAX),
        })
    }

    pub(super) fn is_everybody(&self) -> bool {
        self.name.is_empty() && self.agency.is_empty() && self.stand.is_none()
    }

    /// The officers who are asked for, as the store lists them: in the order of
    /// their names.
    pub(super) fn listing(
        &self,
        mechanism: &Mechanism,
        session: &Session<'_>,
    ) -> Result<Listing, No> {
        let keeper = Keeper { mechanism, session };
        let mut listing = Listing {
            sort: Some("name".to_owned()),
            limit: PAGE,
            offset: (self.page.max(1) - 1) * PAGE,
            ..Listing::default()
        };
        if !self.name.is_empty() {
            listing.search = Some(self.name.clone());
            listing.also_found = keeper.named(&self.name)?;
        }
        if !self.agency.is_empty() {
            let of_the_body = condition::is("agency", &self.agency);
            listing.conditions.push(of_the_body);
        }
        if let Some(stand) = self.stand {
            listing.among = Some(Among {
                said: stand.said(),
                records: keeper.standing(stand)?,
            });
        }
        Ok(listing)
    }
}

/// Whoever keeps accounts, within one reading.
struct Keeper<'a, 's> {
    mechanism: &'a Mechanism,
    session: &'a Session<'s>,
}

impl Keeper<'_, '_> {
    /// Whether the account of an officer is theirs to keep, or their own.
    fn keeps(&self, officer: RecordId) -> Result<bool, Fault> {
        let Some(by) = self.mechanism.guard().at_work() else {
            return Ok(false);
        };
        Ok(!self.holds_beyond(officer, by)?)
    }

    fn holds_beyond(&self, officer: RecordId, by: &AtWork) -> Result<bool, Fault> {
        let (settings, today) = (self.mechanism.pack().as_ref(), self.mechanism.today());
        rules::holds_beyond(officer, by, self.session, settings, today)
    }

    fn kept(&self, officers: impl Iterator<Item = RecordId>) -> Result<BTreeSet<RecordId>, Fault> {
        let mut kept = BTreeSet::new();
        for officer in officers {
            if !kept.contains(&officer) && self.keeps(officer)? {
                kept.insert(officer);
            }
        }
        Ok(kept)
    }

    /// Those whose name for signing in holds a text.
    fn named(&self, text: &str) -> Result<BTreeSet<RecordId>, Fault> {
        let text = text.to_ascii_lowercase();
        let accounts = self.session.all_kept(Drawer::Credentials)?.into_iter();
        let found = accounts.filter(|account| account.name.contains(&text));
        self.kept(found.map(|account| account.officer))
    }

    fn standing(&self, stand: Stand) -> Result<BTreeSet<RecordId>, No> {
        let in_drawer = |drawer| -> Result<BTreeSet<RecordId>, Fault> {
            let kept = self.session.all_kept(drawer)?;
            Ok(kept.into_iter().map(|kept| kept.officer).collect())
        };
        if stand == Stand::SignedIn {
            let (now, pack) = (self.mechanism.now(), self.mechanism.pack());
            let standing = sign_ins::all(self.session)?.into_iter();
            let standing = standing.filter(|known| known.sign_in.stands(now, pack));
            return Ok(self.kept(standing.map(|known| known.officer))?);
        }
        let open = in_drawer(Drawer::Credentials)?;
        if stand == Stand::Open {
            return Ok(open);
        }
        let linked = &in_drawer(Drawer::Links)? - &open;
        if stand == Stand::Link {
            return Ok(linked);
        }
        let everybody = self.session.records(OFFICERS, &[])?.into_iter();
        let without: BTreeSet<RecordId> = everybody
            .map(|(id, _)| id)
            .filter(|id| !open.contains(id) && !linked.contains(id))
            .collect();
        let ended = self
            .session
            .had_accounts(OFFICERS, without.iter().copied())?;
        Ok(if stand == Stand::Ended {
            ended
        } else {
            &without - &ended
        })
    }
}
