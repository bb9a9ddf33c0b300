//! Accounts: what proves who an officer is, and signing in with it.

use std::net::IpAddr;

use clockwork::Moment;
use db::{AccountAct, Drawer, Session};
use kernel::{Fault, No, RecordId, Refusal};
use records::Mechanism;

use crate::{
    chance,
    credential::{self, Credential},
    guessing::{Counted, Guesser, Whence, is_told},
    letting_in,
    password::{self, Passwords},
    posts::Held,
    second_factor::Secret,
    sign_ins,
    told::{OFFICERS, tell, tell_not_known},
};

/// The longest name for signing in, in characters.
const NAME_CHARACTERS_MAX: usize = 60;

/// What somebody gives to sign in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given<'a> {
    pub(crate) name: &'a str,
    pub(crate) password: &'a str,
    pub(crate) code: &'a str,
    /// The key of the device, if it has one.
    pub(crate) device: Option<&'a str>,
    /// The key of the sign-in in whose place this one comes.
    pub(crate) before: Option<&'a str>,
    /// From where it is asked, if that is known.
    pub(crate) address: Option<IpAddr>,
    /// What the browser calls itself; nothing where it is a command, which
    /// keeps no key of a device.
    pub(crate) browser: Option<&'a str>,
    /// The passkey that was used, if one was.
    pub(crate) passkey: Option<&'a str>,
}

/// What somebody is given who has signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signed {
    /// The key of the sign-in.
    pub(crate) key: String,
    /// The key of the device.
    pub(crate) device: String,
    /// The page that says what was done with the account, where its officer
    /// has not read of it yet.
    pub(crate) reads_first: Option<&'static str>,
}

/// Why somebody was not signed in. It is the same for a name that nobody has
/// and for a password or code that is not right.
#[derive(Debug)]
pub enum SignInNo {
    /// Something of it is not right.
    Wrong,
    /// There were too many guesses: so many seconds are to be waited.
    Wait(i64),
    /// The system says no, or failed.
    No(No),
}

impl From<No> for SignInNo {
    fn from(no: No) -> Self {
        Self::No(no)
    }
}

impl From<Fault> for SignInNo {
    fn from(fault: Fault) -> Self {
        Self::No(fault.into())
    }
}

/// How many people answer for the next change of the policies in force.
///
/// # Errors
/// What the database fails with.
pub fn signers_in_force(mechanism: &Mechanism) -> Result<usize, No> {
    let in_force = mechanism
        .db()
        .read(|session| Ok(session.policies_in_force()?))?;
    let signers = in_force.as_deref().map(policy::signers).transpose();
    let signers = signers.map_err(|error| Fault::from("the log tells no policies", error))?;
    Ok(signers.map_or(0, |signers| signers.len()))
}

/// Whether anybody has an account: then everybody signs in.
///
/// # Errors
/// Where accounts were made and there are none: they were taken out of the
/// database, and whoever did so is not let in by it. What the
/// database fails with.
pub fn accounts_exist(mechanism: &Mechanism) -> Result<bool, No> {
    mechanism.db().read(|session| {
        if session.keeps_any(Drawer::Credentials)? {
            return Ok(true);
        }
        if session.accounts_were_made()? {
            // The only administrator is about to make theirs anew: until then
            // nobody is let in.
            if session.keeps_any(Drawer::Links)? {
                return Ok(true);
            }
            return Err(Fault::new(
                "the database has no accounts, and does not prove that it never had any: they \
                 were taken out of it behind the program's back, and without them nobody can be \
                 told from anybody; restore a backup. If an older program was here last, run \
                 `opennrm verify`, which gives the proof where there were none",
            )
            .into());
        }
        Ok(false)
    })
}

/// A name for signing in as it is kept: what can be typed on any keyboard.
pub(crate) fn read_name(name: &str) -> Result<String, Refusal> {
    let name = name.trim().to_ascii_lowercase();
    let fits = name.len() >= 3
        && name.len() <= NAME_CHARACTERS_MAX
        && name
            .bytes()
            .all(|sign| sign.is_ascii_alphanumeric() || b".-_@".contains(&sign));
    if fits {
        Ok(name)
    } else {
        Err(Refusal::by("access.sign_in_name")
            .at("name")
            .naming("max", NAME_CHARACTERS_MAX))
    }
}

/// A new account's credential, checked and hashed.
pub(crate) struct New {
    pub(crate) name: String,
    pub(crate) credential: Credential,
    /// The codes on paper.
    pub(crate) paper: Vec<String>,
}

/// Makes a credential of what an officer chose, and tells everything that is
/// wrong with it.
pub(crate) fn make(
    passwords: &Passwords,
    name: &str,
    (password, again): (&str, &str),
    secret: &Secret,
    code: &str,
    now: Moment,
) -> Result<New, No> {
    let mut refusals = Vec::new();
    let read = read_name(name).map_err(|refusal| refusals.push(refusal));
    if let Err(refusal) = password::fit(password, &[name]) {
        refusals.push(refusal);
    } else if password != again {
        refusals.push(Refusal::by("access.password_again").at("again"));
    }
    let confirmed = secret.confirmed(code, seconds(now))?;
    if confirmed.is_none() {
        refusals.push(Refusal::by("access.code_wrong").at("code"));
    }
    let (Ok(name), Some((factor, paper)), true) = (read, confirmed, refusals.is_empty()) else {
        return Err(refusals.into());
    };
    Ok(New {
        name,
        credential: Credential::new(passwords.hash(password)?, factor),
        paper,
    })
}

/// Signs an officer in.
pub(crate) fn sign_in(
    mechanism: &Mechanism,
    passwords: &Passwords,
    given: &Given<'_>,
) -> Result<Signed, SignInNo> {
    let now = mechanism.now();
    let name = given.name.trim().to_ascii_lowercase();
    let device = given.device.map(|key| chance::trace("device", key));
    let address = given.address.and_then(trace_of_address);
    let (read, guesser, counted) = mechanism.db().write(|session| {
        // As much is asked of the database for a name that nobody has: another
        // account is read then.
        let kept = session.kept_as_or_another(Drawer::Credentials, &name)?;
        let read = kept
            .map(|kept| Ok::<_, Fault>((credential::read(&kept)?, kept.officer, kept.name == name)))
            .transpose()?;
        let own = read.as_ref().filter(|(_, _, is_own)| *is_own);
        let from = own.map_or(Whence::Anywhere, |(credential, ..)| {
            credential.knows(device.as_deref(), address.as_deref())
        });
        let guesser = Guesser::of(session, &name, from)?;
        let counted = guesser.count(session, now)?;
        Ok((read, guesser, counted))
    })?;
    let tries = match counted {
        Counted::Wait(seconds) => return Err(SignInNo::Wait(seconds)),
        Counted::Try(tries) => tries,
    };
    let own = read.as_ref().filter(|(_, _, is_own)| *is_own);
    let credential = own.map(|(credential, ..)| credential);
    let is_right = compared(mechanism, passwords, &guesser, given.password, credential)?;
    let signed = mechanism.db().write(|session| {
        // What is there now: a code that was used meanwhile counts no more, nor
        // does a password that was changed. It is looked at whatever the
        // password was: the time tells nobody which of the two was wrong.
        let Some((compared, officer, _)) = &read else {
            return Ok(None);
        };
        let Some((name, mut credential)) = credential::of(session, *officer)? else {
            return Ok(None);
        };
        let counts = credential.factor.counts(given.code, seconds(now))?;
        if !(is_right && counts && compared.password == credential.password) {
            return Ok(None);
        }
        let signed = let_in(mechanism, session, (*officer, &mut credential), given)?;
        if signed.is_some() {
            guesser.was_right(session)?;
            credential::keep(session, &name, *officer, &credential)?;
        }
        Ok(signed)
    })?;
    if let Some(signed) = signed {
        return Ok(signed);
    }
    let whose = own.map(|(_, officer, _)| *officer);
    tell_wrong(mechanism, tries, (AccountAct::SignedIn, whose))?;
    Err(SignInNo::Wrong)
}

/// Signs an officer in who has shown who they are otherwise than by password
/// and code. `proof` says by what the sign-in is known, where that is the
/// account's still.
pub(crate) fn sign_in_by(
    mechanism: &Mechanism,
    session: &Session<'_>,
    officer: RecordId,
    given: &Given<'_>,
    proof: impl FnOnce(&mut Credential) -> Option<String>,
) -> Result<Option<Signed>, Fault> {
    let Some((name, mut credential)) = credential::of(session, officer)? else {
        return Ok(None);
    };
    let Some(proof) = proof(&mut credential) else {
        return Ok(None);
    };
    let given = &Given {
        passkey: Some(&proof),
        ..given.clone()
    };
    let signed = let_in(mechanism, session, (officer, &mut credential), given)?;
    if signed.is_some() {
        credential::keep(session, &name, officer, &credential)?;
    }
    Ok(signed)
}

/// Tells that somebody was not known who gave no name to guess at. It is
/// counted as guesses are, by what they gave instead: nobody fills the log.
pub(crate) fn tell_not_known_by(
    session: &Session<'_>,
    now: Moment,
    gave: &str,
    (act, whose): (AccountAct, Option<RecordId>),
) -> Result<(), Fault> {
    let guesser = Guesser::of(session, gave, Whence::Anywhere)?;
    match guesser.count(session, now)? {
        Counted::Try(tries) if is_told(tries) => tell_not_known(session, act, whose),
        Counted::Try(_) | Counted::Wait(_) => Ok(()),
    }
}

/// Tells that nobody was known by what came from a device or from another
/// program: of each account so many as of guesses, and of nobody's too.
pub(crate) fn tell_not_shown(
    mechanism: &Mechanism,
    by: &str,
    (act, whose): (AccountAct, Option<RecordId>),
) -> Result<(), No> {
    let officer = whose.map_or_else(String::new, |officer| officer.0.to_string());
    let gave = format!("{by}\n{officer}");
    mechanism.db().write(|session| {
        Ok(tell_not_known_by(
            session,
            mechanism.now(),
            &gave,
            (act, whose),
        )?)
    })
}

/// Begins a sign-in of an officer who has shown who they are, and ends the one
/// before; none where the officer has no post. The device is known from now
/// on.
fn let_in(
    mechanism: &Mechanism,
    session: &Session<'_>,
    (officer, credential): (RecordId, &mut Credential),
    given: &Given<'_>,
) -> Result<Option<Signed>, Fault> {
    let now = mechanism.now();
    let held = Held::by(session, officer, mechanism.today())?;
    let Some(post) = held.and_then(|held| held.at_work(officer, None, mechanism.today())) else {
        return Ok(None);
    };
    sign_ins::sweep(session, now, mechanism.pack())?;
    let key = sign_ins::begin(session, officer, &post.role, given, now)?;
    tell(session, AccountAct::SignedIn, Some(&post.holder()), officer)?;
    if let Some(before) = given.before {
        sign_ins::end(session, &sign_ins::name_of(before), None)?;
    }
    let known = given
        .device
        .filter(|key| credential.devices.contains(&chance::trace("device", key)));
    let device = known.map_or_else(chance::key, |known| Ok(known.to_owned()))?;
    if given.browser.is_some() {
        credential.know(
            chance::trace("device", &device),
            given.address.and_then(trace_of_address),
        );
    }
    let is_recovered =
        credential.recovered.is_some() || letting_in::proposed(session, officer, now)?.is_some();
    let is_changed = session.account_last_changed(OFFICERS, officer)? > credential.read_to;
    let reads_first = if is_recovered {
        Some("/account/recovery")
    } else {
        is_changed.then_some("/account")
    };
    Ok(Some(Signed {
        key,
        device,
        reads_first,
    }))
}

/// Notes that an officer has shown again who they are.
pub(crate) fn note_confirmed(
    mechanism: &Mechanism,
    session: &Session<'_>,
    officer: RecordId,
    sign_in: &str,
) -> Result<(), Fault> {
    sign_ins::confirm(session, sign_in, mechanism.now())?;
    let by = Some(mechanism.guard().officer());
    tell(session, AccountAct::Confirmed, by, officer)
}

/// Has an officer who is signed in show again who they are, and does within
/// the same transaction what that was for.
pub(crate) fn confirm(
    mechanism: &Mechanism,
    passwords: &Passwords,
    (officer, act): (RecordId, AccountAct),
    (password, code): (&str, &str),
    done: impl Fn(&Session<'_>, &mut Credential) -> Result<(), No>,
) -> Result<(), SignInNo> {
    let now = mechanism.now();
    let (credential, guesser, counted) = mechanism.db().write(|session| {
        let credential = credential::of(session, officer)?.map(|(_, credential)| credential);
        let name = officer.0.to_string();
        let guesser = Guesser::of(session, &name, Whence::Known("signed in"))?;
        let counted = guesser.count(session, now)?;
        Ok((credential, guesser, counted))
    })?;
    let tries = match counted {
        Counted::Wait(seconds) => return Err(SignInNo::Wait(seconds)),
        Counted::Try(tries) => tries,
    };
    let is_right = compared(
        mechanism,
        passwords,
        &guesser,
        password,
        credential.as_ref(),
    )?;
    let compared_with = credential.as_ref();
    let confirmed = is_right
        && mechanism.db().write(|session| {
            let Some((name, mut credential)) = credential::of(session, officer)? else {
                return Ok(false);
            };
            // One that was changed meanwhile is another's password.
            let stands = compared_with.is_some_and(|own| own.password == credential.password);
            if !(credential.factor.counts(code, seconds(now))? && stands) {
                return Ok(false);
            }
            guesser.was_right(session)?;
            done(session, &mut credential)?;
            tell(session, act, Some(mechanism.guard().officer()), officer)?;
            credential::keep(session, &name, officer, &credential)?;
            Ok(true)
        })?;
    if confirmed {
        Ok(())
    } else {
        tell_wrong(mechanism, tries, (act, Some(officer)))?;
        Err(SignInNo::Wrong)
    }
}

/// Whether the password is the one of the account. A try that was not
/// compared, since too many wait, counts for nothing.
fn compared(
    mechanism: &Mechanism,
    passwords: &Passwords,
    guesser: &Guesser,
    password: &str,
    credential: Option<&Credential>,
) -> Result<bool, No> {
    let compared = passwords.is(password, credential.map(|credential| &credential.password));
    if compared.is_err() {
        mechanism
            .db()
            .write(|session| Ok(guesser.give_back(session)?))?;
    }
    Ok(compared?)
}

fn tell_wrong(
    mechanism: &Mechanism,
    tries: u32,
    (act, whose): (AccountAct, Option<RecordId>),
) -> Result<(), No> {
    if !is_told(tries) {
        return Ok(());
    }
    mechanism
        .db()
        .write(|session| Ok(tell_not_known(session, act, whose)?))
}

/// What an account keeps of an address from which its officer has signed in:
/// the network that one office has. This machine's own says nothing of who
/// asks.
fn trace_of_address(address: IpAddr) -> Option<String> {
    (!address.is_loopback())
        .then(|| chance::trace("address", &web::network_of(address).to_string()))
}

/// Seconds since 1970, as codes are counted by.
pub(crate) fn seconds(now: Moment) -> u64 {
    u64::try_from(now.microseconds() / 1_000_000).unwrap_or(0)
}
