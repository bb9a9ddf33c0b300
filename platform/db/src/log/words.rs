//! Words of searches: what somebody typed to find somebody. They lie in their
//! entry, sealed under a place of their own in the words key, which stands in
//! no backup. So they are forgotten without any entry being touched: those of
//! one search when somebody is erased whom it showed, and all of a day when the
//! time for keeping them is over.
//!
//! Words that an older program sealed under the log's own key, and those of a
//! database that has no words key, are read as before and are not forgotten.

use std::collections::BTreeSet;

use clockwork::Date;
use kernel::{Condition, Fault, RecordId};
use ledger::{Entry, Pseudonym};
use sea_query::{Alias, Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};
use vault::{DataKey, Vault, Words, WordsOf, WordsPlace};

use super::{
    ENTRIES, Event, SHOWN,
    appending::{number, place, sealed_part},
    gathered::FOUND,
    head,
};
use crate::{
    Db, Listing, Session,
    engine::{Cell, Failure},
    pool,
    session::fault,
};

/// The table of places that are to be taken out of the words key: it is empty
/// but for the moment between an erasing and the key.
pub(super) const TO_FORGET: &str = "words_to_forget";
/// The setting that names the words key.
const WORDS_KEY: &str = "words_key";
/// The act by which a new words key was made: words from before open no more.
const KEY_MADE: &str = "words_key_made";
/// The act by which the words of all days before one were forgotten.
const FORGOTTEN: &str = "words_forgotten";
/// How many entries of an officer are looked at for the one that has the words:
/// there may be others of the same name.
const NEXT_MAX: u64 = 20;
/// What begins a part that holds words and what is kept beside them: then how
/// many bytes the words take, highest first, the words, and what is kept.
const SUITE_OF_BOTH: u8 = 4;
const MICROSECONDS_A_DAY: i64 = 24 * 60 * 60 * 1_000_000;

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
        | Condition::RecordedSince(..)
        | Condition::LinksTo(..)
        | Condition::NumberIs(..) => false,
    }
}

/// The day of a moment, in days since 1970 began.
fn day_of(microseconds: i64) -> u32 {
    u32::try_from(microseconds.div_euclid(MICROSECONDS_A_DAY)).unwrap_or(0)
}

fn told(fault: vault::Fault) -> Fault {
    Fault::new(fault.to_string())
}

fn not_sealed(fault: vault::Fault) -> Fault {
    Fault::from("what was asked could not be sealed", fault)
}

fn not_opened(fault: vault::Fault) -> Fault {
    Fault::from("a part of the log cannot be opened", fault)
}

fn text_of(opened: Vec<u8>) -> Result<String, Fault> {
    String::from_utf8(opened).map_err(|error| Fault::from("a part of the log is damaged", error))
}

/// What is sealed with an entry: the words, and what of it is kept where both
/// are there.
fn words_and_kept(sealed: &[u8]) -> (&[u8], Option<&[u8]>) {
    let both = || {
        let (suite, rest) = sealed.split_first()?;
        let (length, rest) = rest.split_first_chunk()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        (*suite == SUITE_OF_BOTH).then(|| rest.split_at_checked(length))?
    };
    both().map_or((sealed, None), |(words, kept)| (words, Some(kept)))
}

/// Somebody's entry that leads to the one that has the words.
struct Leads {
    number: i64,
    entry: Entry,
}

impl Session<'_> {
    /// What is sealed with an entry of this time that is appended next.
    pub(super) fn seal(&self, time: i64, asked: &ToSeal) -> Result<Vec<u8>, Failure> {
        let (text, kept) = match asked {
            ToSeal::Kept(text) => return self.sealed_to_keep(text),
            ToSeal::Words(text, kept) => (text, kept),
        };
        let of = WordsOf {
            day: day_of(time),
            number: u64::try_from(self.next_log_number()?).unwrap_or(0),
        };
        let words = {
            let vault = &self.shared.vault;
            let mut chance = self.chance.borrow_mut();
            vault.seal_words(of, &sealed_part(), *chance, text.as_bytes())
        };
        match (words.map_err(not_sealed)?, kept) {
            (None, _) => self.sealed_to_keep(text),
            (Some(words), None) => Ok(words),
            (Some(words), Some(kept)) => {
                let length = u32::try_from(words.len())
                    .map_err(|error| Fault::from("what was asked is too long", error))?;
                let kept = self.sealed_to_keep(kept)?;
                Ok([&[SUITE_OF_BOTH], &length.to_be_bytes()[..], &words, &kept].concat())
            }
        }
    }

    /// What is sealed under the log's own key.
    fn sealed_to_keep(&self, text: &str) -> Result<Vec<u8>, Failure> {
        let key = self.log_key()?;
        let mut chance = self.chance.borrow_mut();
        let sealed = key.seal(&sealed_part(), place(), *chance, text.as_bytes());
        Ok(sealed.map_err(not_sealed)?)
    }

    fn opened_of_kept(&self, sealed: &[u8]) -> Result<String, Failure> {
        let opened = self.log_key()?.open(&sealed_part(), place(), sealed);
        Ok(text_of(opened.map_err(not_opened)?)?)
    }

    /// What was sealed with an entry.
    pub(super) fn unsealed(&self, entry: &Entry) -> Result<Option<Asked>, Failure> {
        let Some(sealed) = entry.sealed.as_deref() else {
            return Ok(None);
        };
        let (words, kept) = words_and_kept(sealed);
        let opened = self.shared.vault.open_words(&sealed_part(), words);
        Ok(Some(match opened.map_err(not_opened)? {
            Some(Words::Read(words)) => Asked::Told(text_of(words)?),
            Some(Words::Forgotten) => Asked::Forgotten {
                kept: kept.map(|kept| self.opened_of_kept(kept)).transpose()?,
            },
            None => Asked::Told(self.opened_of_kept(sealed)?),
        }))
    }

    /// Begins with the words key, which is made where there is none. That a
    /// new one was made stands in the log, but for a log that has just begun.
    pub(crate) fn begin_words(&self) -> Result<(), Failure> {
        let name = {
            let mut chance = self.chance.borrow_mut();
            self.shared.vault.begin_words(*chance).map_err(told)?
        };
        let known = self.setting(WORDS_KEY)?;
        let Some(name) = name.filter(|name| known.as_ref() != Some(name)) else {
            return Ok(());
        };
        if known.is_some() || self.next_log_number()? > 1 {
            let event = Event::new(None, KEY_MADE, None, self.shared.clock.now())?;
            self.append(event)?;
        }
        Ok(self.set(WORDS_KEY, &name)?)
    }

    /// The places of the words of searches that showed somebody, as far as they
    /// can still be read.
    pub(crate) fn words_that_showed(
        &self,
        subject: RecordId,
        key: &DataKey,
    ) -> Result<BTreeSet<WordsPlace>, Failure> {
        let mut places = BTreeSet::new();
        let vault = &self.shared.vault;
        let person = key.pseudonym(subject.0);
        let mut leads = Vec::new();
        self.run(&showing(Pseudonym::from(person)), &mut |row| {
            let [Cell::Integer(number), Cell::Text(content)] = row.as_slice() else {
                return Err(Fault::new("the database gave other columns"));
            };
            // What cannot be read is told by the check of the log, and keeps
            // nobody from being erased.
            let Ok(entry) = Entry::decode(content.as_bytes()) else {
                return Ok(());
            };
            let sealed = entry.sealed.as_deref();
            places.extend(sealed.and_then(|sealed| place_of(vault, sealed)));
            if [FOUND, EXPORTED].contains(&entry.act.as_str()) {
                let number = *number;
                leads.push(Leads { number, entry });
            }
            Ok(())
        })?;
        for lead in &leads {
            let sealed = self.words_led_to(lead)?;
            places.extend(sealed.and_then(|sealed| place_of(vault, &sealed)));
        }
        Ok(places)
    }

    /// What is sealed with the entry that has the words: a name that was found
    /// stands before its search, and records that were handed out behind the
    /// word that it was begun.
    fn words_led_to(&self, lead: &Leads) -> Result<Option<Vec<u8>>, Failure> {
        let col = |name: &str| Expr::col(Alias::new(name));
        let officer = lead.entry.officer.as_ref();
        let mut select = Query::select();
        select
            .column(Alias::new("content"))
            .from(Alias::new(ENTRIES))
            .and_where(col("officer").eq(officer.map(|officer| officer.name.clone())))
            .limit(NEXT_MAX);
        if lead.entry.act.as_str() == FOUND {
            select
                .and_where(col("number").gt(lead.number))
                .and_where(col("act").eq("searched"))
                .order_by(Alias::new("number"), Order::Asc);
        } else {
            let register = lead.entry.register.as_ref().map(ToString::to_string);
            select
                .and_where(col("number").lt(lead.number))
                .and_where(col("act").eq(EXPORT_BEGUN))
                .and_where(col("register").eq(register))
                .order_by(Alias::new("number"), Order::Desc);
        }
        let rows = self.rows(&select)?;
        let entries = rows.iter().filter_map(|row| match row.as_slice() {
            [Cell::Text(content)] => Entry::decode(content.as_bytes()).ok(),
            _ => None,
        });
        let mut own = entries.filter(|entry| {
            entry.officer == lead.entry.officer && entry.sign_in == lead.entry.sign_in
        });
        Ok(own.next().and_then(|entry| entry.sealed))
    }

    /// Writes down which places are to be taken out of the words key. Each
    /// bears a proof: nobody has words forgotten by writing into the database.
    pub(crate) fn words_will_go(&self, places: &BTreeSet<WordsPlace>) -> Result<(), Failure> {
        for place in places {
            let mut insert = Query::insert();
            insert
                .into_table(Alias::new(TO_FORGET))
                .columns(["place", "proof"].map(Alias::new))
                .values_panic([
                    number(place.number())?.into(),
                    self.proof_of(*place)?.into(),
                ])
                .on_conflict(
                    OnConflict::column(Alias::new("place"))
                        .update_column(Alias::new("proof"))
                        .to_owned(),
                );
            self.act(&insert)?;
        }
        Ok(())
    }

    fn proof_of(&self, place: WordsPlace) -> Result<Vec<u8>, Failure> {
        let bytes = place.number().to_be_bytes();
        Ok(self.log_key()?.proof("words to forget", &[&bytes]).to_vec())
    }

    /// The places that are to be taken out of the words key.
    ///
    /// # Errors
    /// Where somebody else wrote one there.
    pub(crate) fn words_to_go(&self) -> Result<Vec<WordsPlace>, Failure> {
        match self.proven_and_others()? {
            (places, 0) => Ok(places),
            _ => Err(head::damaged("somebody wrote in it which words are forgotten").into()),
        }
    }

    /// The places that are to be taken out of the words key, and how many rows
    /// say so that this program did not write.
    pub(super) fn proven_and_others(&self) -> Result<(Vec<WordsPlace>, u64), Failure> {
        let mut select = Query::select();
        select
            .columns(["place", "proof"].map(Alias::new))
            .from(Alias::new(TO_FORGET));
        let (mut places, mut others) = (Vec::new(), 0);
        for row in self.rows(&select)? {
            let place = match row.first() {
                Some(Cell::Integer(place)) => u64::try_from(*place).ok(),
                _ => None,
            };
            let place = place.map(WordsPlace::from_number);
            let proof = place.map(|place| self.proof_of(place)).transpose()?;
            match (place, proof) {
                (Some(place), Some(proof)) if row.get(1) == Some(&Cell::Bytes(proof.clone())) => {
                    places.push(place);
                }
                _ => others += 1,
            }
        }
        Ok((places, others))
    }

    /// These places were taken out.
    fn words_went(&self, places: &[WordsPlace]) -> Result<(), Failure> {
        for place in places {
            let mut delete = Query::delete();
            delete
                .from_table(Alias::new(TO_FORGET))
                .and_where(Expr::col(Alias::new("place")).eq(number(place.number())?));
            self.act(&delete)?;
        }
        Ok(())
    }

    /// Whether the log has an entry from before a day.
    fn reaches_before(&self, day: u32) -> Result<bool, Failure> {
        let mut select = Query::select();
        select
            .column(Alias::new("at"))
            .from(Alias::new(ENTRIES))
            .order_by(Alias::new("number"), Order::Asc)
            .limit(1);
        let rows = self.rows(&select)?;
        let first = rows.first().and_then(|row| row.first());
        let first = first.map(Cell::integer).transpose()?;
        Ok(first.is_some_and(|at| day_of(at) < day))
    }
}

/// The place of the words that are sealed with an entry.
fn place_of(vault: &Vault, sealed: &[u8]) -> Option<WordsPlace> {
    vault.words_place(words_and_kept(sealed).0)
}

/// The acts of whoever takes records out in a file.
const EXPORTED: &str = "exported";
pub(super) const EXPORT_BEGUN: &str = "export_begun";

/// The entries that showed somebody, alone or among others.
fn showing(person: Pseudonym) -> SelectStatement {
    let col = |name: &str| Expr::col(Alias::new(name));
    let person = person.as_bytes().to_vec();
    let mut among_others = Query::select();
    among_others
        .column(Alias::new("number"))
        .from(Alias::new(SHOWN))
        .and_where(col("person").eq(person.clone()));
    let mut select = Query::select();
    select
        .columns(["number", "content"].map(Alias::new))
        .from(Alias::new(ENTRIES))
        .and_where(
            col("person")
                .eq(person)
                .or(col("number").in_subquery(among_others)),
        )
        .order_by(Alias::new("number"), Order::Asc);
    select
}

impl Db {
    /// Forgets the words of all searches of the days before this one, days as
    /// they are in UTC; tells whether there were any to forget. That it was
    /// done stands in the log first, by nobody: the program does it by itself.
    ///
    /// # Errors
    /// Where the log or the file of the words key cannot be written. It is done
    /// again then when this is called next.
    pub fn forget_words_before(&self, day: Date) -> Result<bool, Fault> {
        let epoch = Date::constant(1970, 1, 1);
        let days = epoch.until(day).map(|span| span.get_days());
        let first = days.map_err(|error| Fault::from("the day cannot be counted", error))?;
        let first = u32::try_from(first).unwrap_or(0);
        let vault = self.vault();
        if vault
            .first_day_of_words()
            .map_err(told)?
            .is_none_or(|known| known >= first)
        {
            return Ok(false);
        }
        let reaches = self.read(|session| Ok(session.reaches_before(first).map_err(fault)?));
        if !reaches.map_err(pool::only_fault)? {
            return Ok(false);
        }
        let mut event = Event::new(None, FORGOTTEN, None, self.shared().clock.now())?;
        event.asked = Some(ToSeal::Kept(super::asked::before(day)));
        self.note(event).map_err(pool::only_fault)?;
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        vault
            .forget_words_before(first, &mut chance)
            .map_err(told)?;
        Ok(true)
    }

    /// Takes words out of the words key that the database says are to go.
    pub(crate) fn forget_words(&self, places: &[WordsPlace]) -> Result<(), Fault> {
        if places.is_empty() {
            return Ok(());
        }
        let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
        let forgotten = self.vault().forget_words(places, &mut chance);
        forgotten.map_err(told)?;
        let went = self.write(|session| Ok(session.words_went(places).map_err(fault)?));
        went.map_err(pool::only_fault)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use guard::Act;
    use kernel::{Record as _, Text, condition};

    use super::*;
    use crate::{LogAsked, Opening, fixture::*, vault_of};

    #[test]
    fn words_that_an_older_program_sealed_are_read_and_are_not_forgotten() {
        let store = Store::sqlite();
        let folder = store.folder.path();
        drop(vault::MasterKey::create(&folder.join("master.key")).unwrap());
        let open = || {
            let mut chance = rand::rand_core::UnwrapErr(rand::rngs::SysRng);
            let master = vault::MasterKey::open(&folder.join("master.key")).unwrap();
            let vault = vault_of(&store.location, master, files(folder), &mut chance).unwrap();
            let vault = std::sync::Arc::new(vault);
            store.open_as(Opening::Create, kinds(), vault).unwrap()
        };
        let db = open();
        let about = Keeper {
            badge: Some(Text("BADGE-1".into())),
            ..keeper()
        };
        db.write(|session| session.enter(id(1), "KEE-1", &about, 1))
            .unwrap();
        drop(db);
        // As a program leaves it that knows no words key.
        std::fs::remove_file(files(folder).words()).unwrap();
        store.meddle("DELETE FROM program_settings WHERE name = 'words_key'");
        let db = open();
        let look = permit(Act::Look);
        let person = db.read(|session| Ok(session.pseudonym(&Keeper::kind(), id(1))?));
        let mut event =
            Event::new(Some(look.officer()), "searched", Some("keepers"), moment(1)).unwrap();
        event.entry.person = Some(Pseudonym::from(person.unwrap()));
        event.asked = Some(ToSeal::Kept(r#"[{"asked":{"search":"former"}}]"#.into()));
        db.note(event).unwrap();
        let listing = Listing {
            search: Some("badge-1".into()),
            ..every()
        };
        db.read(|session| Ok(session.list(&Keeper::kind(), &listing, &look)?))
            .unwrap();

        let erased = db.erasing(&permit(Act::Erase), |_, erasing| {
            erasing.erase(id(1), "DES-1")
        });
        assert_eq!(erased.unwrap().words, 1);
        assert!(
            db.forget_words_before("2100-01-01".parse().unwrap())
                .unwrap()
        );
        let asked = LogAsked {
            limit: 100,
            ..LogAsked::default()
        };
        let (lines, _) = db
            .read(|session| Ok(session.log(&asked, &permit(Act::ReadLog))?))
            .unwrap();
        let told: Vec<_> = lines
            .iter()
            .filter(|line| line.act == "searched")
            .map(|line| line.asked.as_ref().and_then(Asked::told))
            .collect();
        assert_eq!(told, [None, Some(r#"[{"asked":{"search":"former"}}]"#)]);
        assert!(lines.iter().any(|line| line.act == KEY_MADE));
    }

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

    #[test]
    fn a_day_is_counted_from_1970_and_a_moment_before_it_is_its_first() {
        assert_eq!(day_of(-1), 0);
        assert_eq!(day_of(MICROSECONDS_A_DAY - 1), 0);
        assert_eq!(day_of(MICROSECONDS_A_DAY), 1);
    }
}
