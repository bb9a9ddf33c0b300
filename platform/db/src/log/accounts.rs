//! What is done with accounts. It is no version of a record, so whoever keeps
//! the accounts says it, within the transaction in which it is done.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::Moment;
use guard::Officer;
use kernel::{Fault, RecordId};
use ledger::{Entry, Outcome};
use sea_query::{Alias, Expr, ExprTrait, Order, Query};

use super::{ENTRIES, Event, code};
use crate::{
    Finding, Session,
    engine::{Cell, Failure},
    health::RESTORE,
    session::fault,
};

/// The setting that proves that no account was made yet.
pub(super) const WITHOUT_ACCOUNTS: &str = "without_accounts";

/// What is done with an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountAct {
    /// Somebody signed in.
    SignedIn,
    /// A sign-in ended: by hand, by time, or with the account.
    SignInEnded,
    /// An officer showed again who they are.
    Confirmed,
    /// An officer went on in another of their posts.
    PostChosen,
    /// One officer proposed to let in another one for the first time.
    LinkProposed,
    /// A link to make an account was handed out.
    LinkMade,
    /// An account was made.
    AccountMade,
    /// An account was taken away.
    AccountTakenAway,
    /// One officer proposed to recover an account.
    RecoveryProposed,
    /// Another one confirmed it: what opened the account opens it no more.
    RecoveryConfirmed,
    /// The officer whose account it is, or an administrator, stopped it.
    RecoveryStopped,
    /// A password was changed.
    PasswordChanged,
    /// Codes on paper were made.
    CodesMade,
    /// A passkey was made.
    PasskeyMade,
    /// A passkey was removed.
    PasskeyRemoved,
    /// An account was made known to single sign-on.
    SubjectLinked,
    /// It is known to it no more.
    SubjectRemoved,
}

/// Those by which something that opened an account opens it no more.
const CLOSING: [AccountAct; 5] = [
    AccountAct::AccountTakenAway,
    AccountAct::PasswordChanged,
    AccountAct::CodesMade,
    AccountAct::PasskeyRemoved,
    AccountAct::SubjectRemoved,
];

/// Those that change what opens an account.
const CHANGING: [AccountAct; 6] = [
    AccountAct::PasswordChanged,
    AccountAct::CodesMade,
    AccountAct::PasskeyMade,
    AccountAct::PasskeyRemoved,
    AccountAct::SubjectLinked,
    AccountAct::SubjectRemoved,
];

/// Those of which the officer reads beside, whatever became of them.
const TOLD_TOO: [AccountAct; 9] = [
    AccountAct::SignedIn,
    AccountAct::LinkProposed,
    AccountAct::LinkMade,
    AccountAct::AccountMade,
    AccountAct::AccountTakenAway,
    AccountAct::RecoveryProposed,
    AccountAct::RecoveryConfirmed,
    AccountAct::RecoveryStopped,
    AccountAct::Confirmed,
];

impl AccountAct {
    /// What it is called in the log.
    fn code(self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::SignInEnded => "sign_in_ended",
            Self::Confirmed => "confirmed",
            Self::PostChosen => "post_chosen",
            Self::LinkProposed => "link_proposed",
            Self::LinkMade => "link_made",
            Self::AccountMade => "account_made",
            Self::AccountTakenAway => "account_taken_away",
            Self::RecoveryProposed => "recovery_proposed",
            Self::RecoveryConfirmed => "recovery_confirmed",
            Self::RecoveryStopped => "recovery_stopped",
            Self::PasswordChanged => "password_changed",
            Self::CodesMade => "codes_made",
            Self::PasskeyMade => "passkey_made",
            Self::PasskeyRemoved => "passkey_removed",
            Self::SubjectLinked => "subject_linked",
            Self::SubjectRemoved => "subject_removed",
        }
    }
}

/// What was done with an account, as its officer reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountLine {
    /// The number of the entry.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// What, as the log calls it.
    pub act: String,
    /// By whom, by name; nobody where somebody had not signed in.
    pub by: Option<String>,
    /// Whether it was refused.
    pub refused: bool,
}

/// What is to be told of an account.
#[derive(Clone, Copy, Debug)]
pub struct AccountNote<'a> {
    /// What was done.
    pub act: AccountAct,
    /// By whom; nobody known where somebody has not signed in.
    pub by: Option<&'a Officer>,
    /// The register in which officers stand.
    pub register: &'a str,
    /// Whose account it is; nobody's where nobody has a name that was given.
    pub whose: Option<RecordId>,
    /// The rule by which it was refused.
    pub refused: Option<&'a str>,
    /// How it was made sure who the officer is, by a code.
    pub identity: Option<&'a str>,
}

impl Session<'_> {
    /// Writes into the log what is done with an account.
    pub fn note_of_account(&self, note: &AccountNote<'_>) -> Result<(), Fault> {
        let now = self.shared.clock.now();
        let mut event = Event::new(note.by, note.act.code(), Some(note.register), now)?;
        if let Some(officer) = note.whose {
            let kind = self.shared.catalogue.kind(note.register)?;
            let (record, _) = self.stand_ins(kind, officer, officer).map_err(fault)?;
            event.entry.record = Some(record);
        }
        if let Some(rule) = note.refused {
            event.entry.outcome = Outcome::Refused(code(rule)?);
        }
        event.asked = note
            .identity
            .map(|check| super::ToSeal::Kept(super::asked::of_identity(check)));
        if makes_account(&event.entry) {
            let mut forget = Query::delete();
            forget
                .from_table(Alias::new("program_settings"))
                .and_where(Expr::col(Alias::new("name")).eq(WITHOUT_ACCOUNTS));
            self.act(&forget).map_err(fault)?;
        }
        self.append(event).map(|_| ()).map_err(fault)
    }

    /// Whether the log tells that an officer of this register ever had an
    /// account. What an entry says counts, not the word it is filed under.
    pub fn had_an_account(&self, register: &str, officer: RecordId) -> Result<bool, Fault> {
        let kind = self.shared.catalogue.kind(register)?;
        let (record, _) = self.stand_ins(kind, officer, officer).map_err(fault)?;
        let mut select = Query::select();
        select
            .column(Alias::new("content"))
            .from(Alias::new(ENTRIES))
            .and_where(Expr::col(Alias::new("record")).eq(record.as_bytes().to_vec()));
        let mut had = false;
        self.run(&select, &mut |row| {
            let content = row.first().map(Cell::text).transpose()?.unwrap_or_default();
            had |= Entry::decode(content.as_bytes()).is_ok_and(|entry| makes_account(&entry));
            Ok(())
        })
        .map_err(fault)?;
        Ok(had)
    }

    /// Which of these officers of a register ever had an account. It goes by
    /// what entries are filed under: before anything hangs on it, ask
    /// [`Session::had_an_account`] of the one.
    pub fn had_accounts(
        &self,
        register: &str,
        officers: impl IntoIterator<Item = RecordId>,
    ) -> Result<BTreeSet<RecordId>, Fault> {
        let kind = self.shared.catalogue.kind(register)?;
        let mut select = Query::select();
        select
            .column(Alias::new("content"))
            .from(Alias::new(ENTRIES))
            .and_where(Expr::col(Alias::new("act")).eq(AccountAct::AccountMade.code()));
        let mut made = BTreeSet::new();
        self.run(&select, &mut |row| {
            let content = row.first().map(Cell::text).transpose()?.unwrap_or_default();
            let entry = Entry::decode(content.as_bytes()).ok();
            let record = entry.filter(makes_account).and_then(|entry| entry.record);
            made.extend(record.map(|record| *record.as_bytes()));
            Ok(())
        })
        .map_err(fault)?;
        let mut had = BTreeSet::new();
        for officer in officers {
            let (record, _) = self.stand_ins(kind, officer, officer).map_err(fault)?;
            if made.contains(record.as_bytes()) {
                had.insert(officer);
            }
        }
        Ok(had)
    }

    /// The number that the next entry gets.
    pub fn next_entry(&self) -> Result<i64, Fault> {
        self.next_log_number().map_err(fault)
    }

    /// The last entry by which something that opened an officer's account opens
    /// it no more; 0 where there is none.
    pub fn account_last_closed(&self, register: &str, officer: RecordId) -> Result<i64, Fault> {
        self.last_with_account(register, officer, &CLOSING)
    }

    /// The last entry by which what opens an officer's account was changed; 0
    /// where there is none.
    pub fn account_last_changed(&self, register: &str, officer: RecordId) -> Result<i64, Fault> {
        self.last_with_account(register, officer, &CHANGING)
    }

    fn last_with_account(
        &self,
        register: &str,
        officer: RecordId,
        acts: &[AccountAct],
    ) -> Result<i64, Fault> {
        let kind = self.shared.catalogue.kind(register)?;
        let (record, _) = self.stand_ins(kind, officer, officer).map_err(fault)?;
        let acts = acts.iter().map(|act| act.code());
        let mut select = Query::select();
        select
            .expr(Expr::col(Alias::new("number")).max())
            .from(Alias::new(ENTRIES))
            .and_where(Expr::col(Alias::new("record")).eq(record.as_bytes().to_vec()))
            .and_where(Expr::col(Alias::new("act")).is_in(acts))
            .and_where(Expr::col(Alias::new("rule")).is_null());
        let rows = self.rows(&select).map_err(fault)?;
        match rows.first().and_then(|row| row.first()) {
            None | Some(Cell::Null) => Ok(0),
            Some(number) => number.integer(),
        }
    }

    /// What was done with an officer's account, the newest first, at most so
    /// many; of later than an entry alone what changed what opens it. That the
    /// officer showed again who they are is left out where it was so.
    pub fn done_with_account(
        &self,
        register: &str,
        officer: RecordId,
        changed_after: Option<i64>,
        at_most: u64,
    ) -> Result<Vec<AccountLine>, Fault> {
        let kind = self.shared.catalogue.kind(register)?;
        let (record, _) = self.stand_ins(kind, officer, officer).map_err(fault)?;
        let act = || Expr::col(Alias::new("act"));
        let rule = || Expr::col(Alias::new("rule"));
        let mut select = Query::select();
        select
            .columns(["number", "content"].map(Alias::new))
            .from(Alias::new(ENTRIES))
            .and_where(Expr::col(Alias::new("record")).eq(record.as_bytes().to_vec()))
            .order_by(Alias::new("number"), Order::Desc)
            .limit(at_most);
        match changed_after {
            Some(number) => select
                .and_where(act().is_in(CHANGING.map(AccountAct::code)))
                .and_where(rule().is_null())
                .and_where(Expr::col(Alias::new("number")).gt(number)),
            None => select
                .and_where(act().is_in(CHANGING.into_iter().chain(TOLD_TOO).map(AccountAct::code)))
                .and_where(
                    act()
                        .ne(AccountAct::Confirmed.code())
                        .or(rule().is_not_null()),
                ),
        };
        let mut lines = Vec::new();
        self.run(&select, &mut |row| {
            let [number, content] = row.as_slice() else {
                return Err(Fault::new("the database gave too few columns"));
            };
            let entry = Entry::decode(content.text()?.as_bytes()).map_err(super::told)?;
            lines.push(AccountLine {
                number: number.integer()?,
                at: super::read::moment(entry.time)?,
                refused: entry.outcome != Outcome::Done,
                act: entry.act.to_string(),
                by: entry.officer.map(|officer| officer.name),
            });
            Ok(())
        })
        .map_err(fault)?;
        Ok(lines)
    }

    /// Whether each account that the log tells of is there, each that is there
    /// is told of, and each opens. What an account is of is not looked into:
    /// whoever was erased has none.
    pub(crate) fn accounts_health(&self) -> Result<Vec<Finding>, Fault> {
        let told = self.accounts_told().map_err(fault)?;
        let mut findings = Vec::new();
        let mut broken = |what: String| findings.push(Finding::broken(what, RESTORE));
        let mut there = BTreeSet::new();
        for (name, officer, opens) in self.credentials()? {
            if !opens {
                broken(format!("the account `{name}` is not what was kept of it"));
            }
            if !there.insert(officer) {
                broken("somebody has two accounts, of which one was put in".to_owned());
            }
        }
        let mut known = BTreeSet::new();
        for register in told.keys() {
            let kind = self.shared.catalogue.kind(register)?;
            for officer in self.ids("id", register).map_err(fault)? {
                let (record, _) = self.stand_ins(kind, officer, officer).map_err(fault)?;
                let has = told[register].contains(record.as_bytes());
                let is_there = there.contains(&officer);
                if has && !is_there && !self.is_erased(officer).map_err(fault)? {
                    broken("an account was taken out, and the log does not tell of it".to_owned());
                }
                if has && is_there {
                    known.insert(officer);
                }
            }
        }
        for _ in there.difference(&known) {
            broken("there is an account that nobody made, as the log tells it".to_owned());
        }
        if findings.is_empty() {
            findings.push(Finding::fine(format!(
                "every account is there, and opens ({})",
                there.len()
            )));
        }
        Ok(findings)
    }

    /// For each register in which officers stand, what stands for those who
    /// have an account, as the entries tell it.
    fn accounts_told(&self) -> Result<BTreeMap<String, BTreeSet<[u8; 16]>>, Failure> {
        let ends = [AccountAct::AccountMade, AccountAct::AccountTakenAway];
        let mut select = Query::select();
        select
            .column(Alias::new("content"))
            .from(Alias::new(ENTRIES))
            .and_where(Expr::col(Alias::new("act")).is_in(ends.map(AccountAct::code)))
            .order_by(Alias::new("number"), Order::Asc);
        let mut told: BTreeMap<String, BTreeSet<[u8; 16]>> = BTreeMap::new();
        self.run(&select, &mut |row| {
            let content = row.first().map(Cell::text).transpose()?.unwrap_or_default();
            // What cannot be read is told by the log's own check.
            let Ok(entry) = Entry::decode(content.as_bytes()) else {
                return Ok(());
            };
            if let (Some(register), Some(record), Outcome::Done) =
                (&entry.register, entry.record, &entry.outcome)
            {
                let of = told.entry(register.to_string()).or_default();
                if makes_account(&entry) {
                    of.insert(*record.as_bytes());
                } else {
                    of.remove(record.as_bytes());
                }
            }
            Ok(())
        })?;
        Ok(told)
    }

    /// Whether accounts were ever made: the database proves, from its first
    /// day until the first account, that none was. No word of the log has to
    /// be there for it, so none can be taken out.
    pub fn accounts_were_made(&self) -> Result<bool, Fault> {
        let proof = self.proof_without_accounts().map_err(fault)?;
        Ok(self.setting(WITHOUT_ACCOUNTS)?.as_ref() != Some(&proof))
    }

    pub(super) fn proof_without_accounts(&self) -> Result<String, Failure> {
        let proof = self.log_key()?.proof("without accounts", &[]);
        Ok(ledger::Hash::from(proof).to_string())
    }
}

/// Whether an entry says that an account was made.
pub(super) fn makes_account(entry: &Entry) -> bool {
    entry.act.as_str() == AccountAct::AccountMade.code() && entry.outcome == Outcome::Done
}
