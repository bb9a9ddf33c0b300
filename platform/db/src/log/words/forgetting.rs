//! How words are forgotten: which of them showed somebody, and what is taken
//! out of the words key.

use std::collections::BTreeSet;

use clockwork::Date;
use kernel::{Fault, RecordId};
use ledger::{Entry, Pseudonym};
use sea_query::{Alias, Expr, ExprTrait, OnConflict, Order, Query, SelectStatement};
use vault::{DataKey, WordsPlace};

use super::{
    ToSeal,
    sealing::{day_of, place_of},
    told,
};
use crate::{
    Db, Session,
    engine::{Cell, Failure},
    log::{ENTRIES, Event, SHOWN, appending::number, asked, gathered::FOUND},
    pool,
    session::fault,
};

/// The table of places that are to be taken out of the words key: it is empty
/// but for the moment between an erasing and the key.
pub(in crate::log) const TO_FORGET: &str = "words_to_forget";
/// The act by which the words of all days before one were forgotten.
const FORGOTTEN: &str = "words_forgotten";
/// The acts of whoever takes records out in a file.
const EXPORTED: &str = "exported";
pub(in crate::log) const EXPORT_BEGUN: &str = "export_begun";
/// How many entries of an officer are looked at for the one that has the words:
/// there may be others of the same name.
const NEXT_MAX: u64 = 20;

/// Somebody's entry that leads to the one that has the words.
struct Leads {
    number: i64,
    entry: Entry,
}

impl Session<'_> {
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

    /// The places that are to be taken out of the words key, and how many rows
    /// say so that this program did not write.
    pub(crate) fn proven_and_others(&self) -> Result<(Vec<WordsPlace>, u64), Failure> {
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
        event.asked = Some(ToSeal::Kept(asked::before(day)));
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
    use kernel::{Record as _, Text};

    use super::super::{Asked, sealing::KEY_MADE};
    use super::*;
    use crate::{Listing, LogAsked, Opening, fixture::*, vault_of};

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
}
