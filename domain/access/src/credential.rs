//! What proves who an officer is, and how the account came to be.

use clockwork::Moment;
use db::{AccountAct, Drawer, Kept, Session};
use guard::Officer;
use kernel::{Fault, RecordId};
use serde::{Deserialize, Serialize};

use crate::{
    guessing, letting_in, links,
    passkeys::OwnPasskey,
    password::Hashed,
    second_factor::SecondFactor,
    sign_ins,
    single_sign_on::Subject,
    told::{OFFICERS, tell},
};

/// How many devices and how many addresses an account knows; the oldest makes
/// place.
const KNOWN_MAX: usize = 10;

/// What proves who an officer is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Credential {
    pub(crate) password: Hashed,
    pub(crate) factor: SecondFactor,
    /// Traces of the devices from which the officer has signed in.
    pub(crate) devices: Vec<String>,
    /// Traces of the addresses from which the officer has signed in.
    #[serde(default)]
    pub(crate) addresses: Vec<String>,
    #[serde(default)]
    pub(crate) passkeys: Vec<OwnPasskey>,
    /// By whom a single sign-on means this officer.
    #[serde(default)]
    pub(crate) subject: Option<Subject>,
    /// Who made sure that the account is this officer's.
    #[serde(default)]
    pub(crate) let_in: LetIn,
    /// That the account was recovered, until its officer has read it.
    #[serde(default)]
    pub(crate) recovered: Option<Recovered>,
    /// Up to which entry of the log its officer has read what was changed.
    #[serde(default)]
    pub(crate) read_to: i64,
    /// The number that the log's next entry got when this was kept: what closed
    /// something of the account comes before it.
    #[serde(default)]
    pub(crate) kept_before: Option<i64>,
}

/// Who made sure of the officer when the account was made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum LetIn {
    /// One administrator alone, as it was before two had to. Such an account has
    /// no part in letting in others: the administrator may have made it for
    /// themselves.
    #[default]
    ByOne,
    /// Two, neither of whom had the whole link.
    ByTwo,
    /// Whoever keeps the machine and its keys.
    AtTheMachine,
}

impl LetIn {
    /// Whether no administrator alone can have made the account.
    pub(crate) fn is_sure(self) -> bool {
        self != Self::ByOne
    }
}

/// That an account was recovered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Recovered {
    pub(crate) at: Moment,
    /// The officers who did it, by name.
    pub(crate) by: Vec<String>,
}

impl Credential {
    /// A new one.
    pub(crate) fn new(password: Hashed, factor: SecondFactor) -> Self {
        Self {
            password,
            factor,
            devices: Vec::new(),
            addresses: Vec::new(),
            passkeys: Vec::new(),
            subject: None,
            let_in: LetIn::default(),
            recovered: None,
            read_to: 0,
            kept_before: None,
        }
    }

    /// Whether the account knows the device or the address, by their traces.
    pub(crate) fn knows<'a>(
        &self,
        device: Option<&'a str>,
        address: Option<&'a str>,
    ) -> guessing::Whence<'a> {
        let known = |known: &[String], one: &&str| known.iter().any(|known| known == one);
        let device = device.filter(|device| known(&self.devices, device));
        let address = address.filter(|address| known(&self.addresses, address));
        match device.or(address) {
            Some(trace) => guessing::Whence::Known(trace),
            None => guessing::Whence::Anywhere,
        }
    }

    /// Knows a device and an address from now on.
    pub(crate) fn know(&mut self, device: String, address: Option<String>) {
        let known = [
            (&mut self.devices, Some(device)),
            (&mut self.addresses, address),
        ];
        for (known, trace) in known {
            let Some(trace) = trace.filter(|trace| !known.contains(trace)) else {
                continue;
            };
            known.push(trace);
            if known.len() > KNOWN_MAX {
                known.remove(0);
            }
        }
    }
}

/// The credential of an officer, with the name for signing in. One that was
/// put back into the database opens nothing: the log tells of a later end.
pub(crate) fn of(
    session: &Session<'_>,
    officer: RecordId,
) -> Result<Option<(String, Credential)>, Fault> {
    let kept = session.kept_of(Drawer::Credentials, officer)?;
    let Some(kept) = kept.into_iter().next() else {
        return Ok(None);
    };
    let credential = read(&kept)?;
    let closed = session.account_last_closed(OFFICERS, officer)?;
    if credential.kept_before.is_some_and(|kept| kept <= closed) {
        tracing::error!("a credential is not the one that was kept last: run `opennrm verify`");
        return Ok(None);
    }
    Ok(Some((kept.name, credential)))
}

pub(crate) fn read(kept: &Kept) -> Result<Credential, Fault> {
    serde_json::from_slice(&kept.content)
        .map_err(|error| Fault::from("a credential is damaged", error))
}

/// Keeps a credential, after what is done with it was told.
pub(crate) fn keep(
    session: &Session<'_>,
    name: &str,
    officer: RecordId,
    credential: &Credential,
) -> Result<(), Fault> {
    let credential = Credential {
        kept_before: Some(session.next_entry()?),
        ..credential.clone()
    };
    let content = serde_json::to_vec(&credential)
        .map_err(|error| Fault::from("a credential cannot be kept", error))?;
    session.keep(
        Drawer::Credentials,
        &Kept {
            name: name.to_owned(),
            officer,
            content,
        },
    )
}

/// Takes an officer's account away: nothing opens it any more, and every
/// sign-in ends.
pub(crate) fn take_away(
    session: &Session<'_>,
    officer: RecordId,
    by: &Officer,
) -> Result<(), Fault> {
    for kept in session.kept_of(Drawer::Credentials, officer)? {
        session.forget_kept(Drawer::Credentials, &kept.name)?;
    }
    links::drop_all(session, officer)?;
    letting_in::forget(session, officer)?;
    sign_ins::end_others(session, officer, None, Some(by))?;
    tell(session, AccountAct::AccountTakenAway, Some(by), officer)
}
