//! Passkeys: a key that an officer's device keeps, for this address alone, and
//! uses once its owner has shown a finger, a face or a PIN to it. What a page
//! of another address asks for it does not give, so that it counts as both
//! proofs.

use clockwork::Moment;
use db::AccountAct;
use kernel::{Fault, RecordId, Refusal};
use records::Mechanism;
use serde::{Deserialize, Serialize};
use url::Url;
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        DiscoverableAuthentication, Passkey, PasskeyRegistration, PublicKeyCredential,
        RegisterPublicKeyCredential,
    },
};

use crate::{
    accounts::{self, Given, SignInNo, Signed},
    chance, credential,
    told::OFFICERS,
    waiting::Waiting,
};

/// How many passkeys an account may have.
pub(crate) const PASSKEYS_MAX: usize = 10;
/// The longest name of a passkey, in characters.
pub(crate) const NAME_CHARACTERS_MAX: usize = 60;
/// One passkey of an account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct OwnPasskey {
    /// By what it is known on the page: nothing that opens anything.
    pub(crate) id: String,
    /// What its owner calls it.
    pub(crate) name: String,
    pub(crate) made: Moment,
    key: Passkey,
}

/// What a device was asked.
enum Asked {
    ToMake(RecordId, PasskeyRegistration),
    ToUse(DiscoverableAuthentication),
}

/// What devices were asked and have not answered yet.
#[derive(Default)]
pub(crate) struct Asking(Waiting<Asked>);

/// What a page hands to the device, and by what its answer is known.
pub(crate) struct Options {
    pub(crate) name: String,
    /// The options of the browser's own function, as JSON.
    pub(crate) json: String,
}

impl Asking {
    fn ask(&self, asked: Asked, options: &impl Serialize, now: Moment) -> Result<Options, Fault> {
        let json = serde_json::to_string(options)
            .map_err(|error| Fault::from("a passkey cannot be asked for", error))?;
        let name = self.0.ask(asked, now)?;
        Ok(Options { name, json })
    }

    /// Asks a device to make a passkey for an officer.
    pub(crate) fn to_make(
        &self,
        mechanism: &Mechanism,
        party: &Webauthn,
        (officer, name): (RecordId, &str),
        own: &[OwnPasskey],
    ) -> Result<Options, Fault> {
        // The device shows the name to its owner, and gives the address back
        // to this program only.
        let address = mechanism.address(OFFICERS, officer);
        let handle = uuid::Uuid::parse_str(&address)
            .map_err(|error| Fault::from("an officer's address is no number", error))?;
        let own = own.iter().map(|own| own.key.cred_id().clone()).collect();
        let (options, state) = party
            .start_passkey_registration(handle, name, name, Some(own))
            .map_err(|error| Fault::from("a passkey cannot be asked for", error))?;
        // The device has to know for whom it is: nobody types a name.
        let mut options = serde_json::to_value(&options.public_key)
            .map_err(|error| Fault::from("a passkey cannot be asked for", error))?;
        let device = &mut options["authenticatorSelection"];
        device["residentKey"] = "required".into();
        device["requireResidentKey"] = true.into();
        let asked = Asked::ToMake(officer, state);
        self.ask(asked, &options, mechanism.now())
    }

    /// The passkey that a device made for an officer.
    pub(crate) fn made(
        &self,
        mechanism: &Mechanism,
        party: &Webauthn,
        (officer, name): (RecordId, &str),
        (asked, answer): (&str, &str),
    ) -> Result<OwnPasskey, Refusal> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > NAME_CHARACTERS_MAX {
            let max = NAME_CHARACTERS_MAX;
            return Err(Refusal::by("access.passkey_name")
                .at("name")
                .naming("max", max));
        }
        let wrong = || Refusal::by("access.passkey_not_made");
        let now = mechanism.now();
        let Some(Asked::ToMake(for_whom, state)) = self.0.take(asked, now) else {
            return Err(wrong());
        };
        let answer: RegisterPublicKeyCredential =
            serde_json::from_str(answer).map_err(|_| wrong())?;
        if for_whom != officer {
            return Err(wrong());
        }
        let key = party
            .finish_passkey_registration(&answer, &state)
            .map_err(|_| wrong())?;
        Ok(OwnPasskey {
            id: chance::trace("passkey", &chance::hexadecimal(key.cred_id())),
            name: name.to_owned(),
            made: now,
            key,
        })
    }

    /// Asks a device for any passkey of this address.
    pub(crate) fn to_use(&self, party: &Webauthn, now: Moment) -> Result<Options, Fault> {
        let (options, state) = party
            .start_discoverable_authentication()
            .map_err(|error| Fault::from("a passkey cannot be asked for", error))?;
        self.ask(Asked::ToUse(state), &options.public_key, now)
    }

    /// Signs the officer in whose passkey answered.
    pub(crate) fn sign_in(
        &self,
        mechanism: &Mechanism,
        party: &Webauthn,
        (asked, answer): (&str, &str),
        given: &Given<'_>,
    ) -> Result<Signed, SignInNo> {
        let act = AccountAct::SignedIn;
        let shown = self.shown(mechanism, party, (asked, answer), act)?;
        let signed = mechanism.db().write(|session| {
            Ok(accounts::sign_in_by(
                mechanism,
                session,
                shown.officer,
                given,
                |credential| shown.counts(&mut credential.passkeys),
            )?)
        })?;
        match signed {
            Some(signed) => Ok(signed),
            None => Err(wrong(mechanism, act, Some(shown.officer))),
        }
    }

    /// Has an officer who is signed in show again who they are.
    pub(crate) fn confirm(
        &self,
        mechanism: &Mechanism,
        party: &Webauthn,
        (asked, answer): (&str, &str),
        (officer, sign_in): (RecordId, &str),
    ) -> Result<(), SignInNo> {
        let act = AccountAct::Confirmed;
        let shown = self.shown(mechanism, party, (asked, answer), act)?;
        if shown.officer != officer {
            return Err(wrong(mechanism, act, Some(officer)));
        }
        let confirmed = mechanism.db().write(|session| {
            let Some((name, mut credential)) = credential::of(session, officer)? else {
                return Ok(false);
            };
            if shown.counts(&mut credential.passkeys).is_none() {
                return Ok(false);
            }
            credential::keep(session, &name, officer, &credential)?;
            accounts::note_confirmed(mechanism, session, officer, sign_in)?;
            Ok(true)
        })?;
        if confirmed {
            Ok(())
        } else {
            Err(wrong(mechanism, act, Some(officer)))
        }
    }

    /// Whose passkey answered. What does not fit is told in the log, with the
    /// account where it names one.
    fn shown(
        &self,
        mechanism: &Mechanism,
        party: &Webauthn,
        (asked, answer): (&str, &str),
        act: AccountAct,
    ) -> Result<Shown, SignInNo> {
        let Some((state, answer, officer, id)) = self.named(mechanism, party, (asked, answer))
        else {
            return Err(wrong(mechanism, act, None));
        };
        let credential = mechanism
            .db()
            .read(|session| Ok(credential::of(session, officer)?))?;
        let own = credential.as_ref().and_then(|(_, credential)| {
            let mut own = credential.passkeys.iter();
            own.find(|own| own.key.cred_id().as_slice() == id)
        });
        let proven = own.and_then(|own| {
            party
                .finish_discoverable_authentication_v2(&answer, state, &own.key)
                .ok()
        });
        match proven {
            Some(proven) if proven.user_verified() => Ok(Shown { officer, proven }),
            // A name of no account is anything that somebody made up.
            _ => Err(wrong(mechanism, act, credential.map(|_| officer))),
        }
    }

    /// What was asked, and which officer and passkey the answer names.
    fn named(
        &self,
        mechanism: &Mechanism,
        party: &Webauthn,
        (asked, answer): (&str, &str),
    ) -> Option<(
        DiscoverableAuthentication,
        PublicKeyCredential,
        RecordId,
        Vec<u8>,
    )> {
        let Some(Asked::ToUse(state)) = self.0.take(asked, mechanism.now()) else {
            return None;
        };
        let answer: PublicKeyCredential = serde_json::from_str(answer).ok()?;
        let (handle, id) = party.identify_discoverable_authentication(&answer).ok()?;
        let id = id.to_vec();
        let officer = mechanism.at_address(OFFICERS, &handle.simple().to_string())?;
        Some((state, answer, officer, id))
    }
}

/// No passkey of this account, or of nobody's, showed who somebody is.
fn wrong(mechanism: &Mechanism, act: AccountAct, whose: Option<RecordId>) -> SignInNo {
    match accounts::tell_not_shown(mechanism, "passkey", (act, whose)) {
        Ok(()) => SignInNo::Wrong,
        Err(no) => no.into(),
    }
}

/// Whose passkey answered, and what it counted.
struct Shown {
    officer: RecordId,
    proven: webauthn_rs::prelude::AuthenticationResult,
}

impl Shown {
    /// The passkey, by its id, if it is still the account's; notes how often
    /// it was used, so that a copy which counts less is known.
    fn counts(&self, passkeys: &mut [OwnPasskey]) -> Option<String> {
        passkeys.iter_mut().find_map(|own| {
            let counts = own.key.update_credential(&self.proven).is_some();
            counts.then(|| own.id.clone())
        })
    }
}

/// Who asks for passkeys: the address of the program. There are none where it
/// has no name.
pub(crate) fn party(address: &str) -> Result<Option<Webauthn>, Fault> {
    let origin = Url::parse(address)
        .map_err(|error| Fault::from("the address of the program is none", error))?;
    let Some(name) = origin.domain() else {
        return Ok(None);
    };
    WebauthnBuilder::new(name, &origin)
        .and_then(|builder| builder.rp_name("OpenNRM").build())
        .map(Some)
        .map_err(|error| Fault::from("there can be no passkeys of this address", error))
}
