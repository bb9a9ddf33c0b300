//! A government's single sign-on (OpenID Connect, code flow with PKCE). It says
//! who somebody is, by the provider's own name for them; which account that is
//! was said by the officer, signed in here, and by nobody else: no address of
//! mail, which is given anew, and no administrator, who would become the
//! officer by it.

mod provider;
mod settings;
#[cfg(test)]
mod stand_in;
mod token;

use std::path::Path;

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use clockwork::Moment;
use db::{AccountAct, Drawer, Session};
use kernel::{Fault, No, RecordId, Refusal};
use records::Mechanism;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use self::{
    provider::Provider,
    settings::Settings,
    token::{Expected, Unbelieved},
};
use crate::{
    accounts::{self, Given, Signed},
    chance,
    credential::{self, Credential},
    posts::Held,
    sign_ins,
    told::tell,
    waiting::Waiting,
};

/// By what a sign-in is known that began with single sign-on.
pub(crate) const BEGAN_BY: &str = "single sign-on";
/// Where the provider sends people back to.
pub(crate) const BACK: &str = "/sign-in/single/back";
/// So many seconds ago at most somebody has shown the provider who they are
/// when an account is linked: whose sign-in was left open there is not it.
const SHOWN_WITHIN: i64 = 5 * 60;

/// Whom the provider means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Subject {
    pub(crate) issuer: String,
    pub(crate) subject: String,
}

/// What somebody went to the provider for.
#[derive(Clone)]
pub(crate) enum For {
    /// To sign in, and go on to this page. What the browser brought is kept
    /// here: it does not come with what the provider leads to.
    SigningIn {
        next: String,
        device: Option<String>,
        before: Option<String>,
    },
    /// To have the account of an officer who is signed in known by it.
    Linking { officer: RecordId, sign_in: String },
}

impl For {
    /// Whether the provider has to ask anew who it is.
    fn shows_again(&self) -> bool {
        self.links().is_some()
    }

    /// Whose account is to be linked, if one is.
    fn links(&self) -> Option<RecordId> {
        match self {
            Self::Linking { officer, .. } => Some(*officer),
            Self::SigningIn { .. } => None,
        }
    }
}

struct Asked {
    what_for: For,
    nonce: String,
    verifier: String,
    /// The trace of the key of the browser.
    browser: String,
}

/// Where somebody is sent.
pub(crate) struct Sent {
    pub(crate) to: String,
    /// The key that the browser brings back.
    pub(crate) browser: String,
}

/// What came back with somebody.
pub(crate) struct Answer<'a> {
    pub(crate) state: &'a str,
    pub(crate) code: &'a str,
    pub(crate) error: &'a str,
    pub(crate) issuer: Option<&'a str>,
    /// The key of the browser.
    pub(crate) browser: Option<&'a str>,
    /// The address of this program.
    pub(crate) address: &'a str,
}

/// What came of it.
pub(crate) enum Came {
    SignedIn(Signed, String),
    Linked,
    /// Nothing, for these reasons.
    SignedInNobody(Vec<Refusal>),
    LinkedNothing(Vec<Refusal>),
}

/// The single sign-on of a government.
pub struct SingleSignOn {
    settings: Settings,
    provider: Provider,
    asked: Waiting<Asked>,
}

impl SingleSignOn {
    /// As a file says.
    ///
    /// # Errors
    /// Where others can read the file, and where it is wrong.
    pub fn read(path: &Path) -> Result<Self, Fault> {
        let settings = Settings::read(path)?;
        Ok(Self {
            provider: Provider::new(&settings)?,
            settings,
            asked: Waiting::default(),
        })
    }

    /// What people call it.
    pub(crate) fn name(&self) -> &str {
        &self.settings.name
    }

    /// Sends somebody to the provider.
    pub(crate) fn send(&self, what_for: For, address: &str, now: Moment) -> Result<Sent, No> {
        let mut to = self
            .provider
            .endpoints(&self.settings, seconds(now))
            .map_err(unreached)?
            .authorization_endpoint;
        let (nonce, browser) = (chance::key()?, chance::key()?);
        let verifier = BASE64.encode(chance::bytes::<32>()?);
        let challenge = BASE64.encode(Sha256::digest(verifier.as_bytes()));
        let shows_again = what_for.shows_again();
        let asked = Asked {
            what_for,
            nonce: nonce.clone(),
            verifier,
            browser: chance::trace("single sign-on", &browser),
        };
        let state = self.asked.ask(asked, now)?;
        to.query_pairs_mut()
            .append_pair("response_type", "code")
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("redirect_uri", &format!("{address}{BACK}"))
            .append_pair("scope", "openid")
            .append_pair("state", &state)
            .append_pair("nonce", &nonce)
            .append_pair("code_challenge", &challenge)
            .append_pair("code_challenge_method", "S256");
        if !self.settings.levels.is_empty() {
            let levels = self.settings.levels.join(" ");
            to.query_pairs_mut().append_pair("acr_values", &levels);
        }
        if shows_again {
            to.query_pairs_mut()
                .append_pair("prompt", "login")
                .append_pair("max_age", &SHOWN_WITHIN.to_string());
        }
        Ok(Sent {
            to: to.into(),
            browser,
        })
    }

    /// Where somebody signs out at the provider, if it has such a place.
    pub(crate) fn sign_out(&self, address: &str, now: Moment) -> Result<Option<String>, No> {
        let endpoints = self
            .provider
            .endpoints(&self.settings, seconds(now))
            .map_err(unreached)?;
        Ok(endpoints.end_session_endpoint.map(|mut to| {
            to.query_pairs_mut()
                .append_pair("client_id", &self.settings.client_id)
                .append_pair("post_logout_redirect_uri", &format!("{address}/sign-in"));
            to.into()
        }))
    }

    /// Takes what came back with somebody.
    pub(crate) fn take(
        &self,
        mechanism: &Mechanism,
        answer: &Answer<'_>,
        given: &Given<'_>,
    ) -> Result<Came, No> {
        let now = mechanism.now();
        // Good once, and for the browser that was sent.
        let asked = self.asked.take(answer.state, now).filter(|asked| {
            let brought = answer.browser.unwrap_or_default();
            chance::same(&asked.browser, &chance::trace("single sign-on", brought))
        });
        let links = asked.as_ref().and_then(|asked| asked.what_for.links());
        let came = match asked {
            Some(asked) => self.came(mechanism, answer, given, asked),
            None => refused(
                mechanism,
                None,
                Refusal::by("access.single_not_sent").into(),
            ),
        };
        match came {
            Err(No::Refused(refusals)) if links.is_some() => Ok(Came::LinkedNothing(refusals)),
            Err(No::Refused(refusals)) => Ok(Came::SignedInNobody(refusals)),
            came => came,
        }
    }

    fn came(
        &self,
        mechanism: &Mechanism,
        answer: &Answer<'_>,
        given: &Given<'_>,
        asked: Asked,
    ) -> Result<Came, No> {
        let links = asked.what_for.links();
        let subject = match self.subject(answer, &asked, seconds(mechanism.now())) {
            Ok(subject) => subject,
            Err(no) => return refused(mechanism, links, no),
        };
        match asked.what_for {
            For::SigningIn {
                next,
                device,
                before,
            } => {
                let given = &Given {
                    device: device.as_deref(),
                    before: before.as_deref(),
                    ..given.clone()
                };
                let signed = sign_in(mechanism, &subject, given)?;
                Ok(Came::SignedIn(signed, next))
            }
            For::Linking { officer, sign_in } => {
                match link(mechanism, &subject, (officer, &sign_in)) {
                    Ok(()) => Ok(Came::Linked),
                    Err(no) => refused(mechanism, links, no),
                }
            }
        }
    }

    fn subject(&self, answer: &Answer<'_>, asked: &Asked, now: i64) -> Result<Subject, No> {
        let settings = &self.settings;
        if answer
            .issuer
            .is_some_and(|issuer| issuer != settings.issuer)
        {
            return Err(unbelieved(Unbelieved::Issuer).into());
        }
        if !answer.error.is_empty() || answer.code.is_empty() {
            return Err(Refusal::by("access.single_refused").into());
        }
        let redirect = format!("{}{BACK}", answer.address);
        let sent = (answer.code, asked.verifier.as_str(), redirect.as_str());
        let token = self
            .provider
            .token(settings, sent, now)
            .map_err(unreached)?;
        let expected = Expected {
            issuer: &settings.issuer,
            client: &settings.client_id,
            nonce: &asked.nonce,
            levels: &settings.levels,
            means: &settings.means,
            shown_within: asked.what_for.shows_again().then_some(SHOWN_WITHIN),
            now,
        };
        let keys = self.provider.keys(settings, now).map_err(unreached)?;
        let subject = match token::subject(&token, &keys, &expected) {
            // It signs with another key from time to time.
            Err(Unbelieved::UnknownKey) => {
                let keys = self.provider.keys_anew(settings, now).map_err(unreached)?;
                token::subject(&token, &keys, &expected)
            }
            said => said,
        }
        .map_err(unbelieved)?;
        Ok(Subject {
            issuer: settings.issuer.clone(),
            subject,
        })
    }
}

fn seconds(now: Moment) -> i64 {
    now.microseconds() / 1_000_000
}

/// The provider is another's program: that it fails is no fault of this one.
fn unreached(fault: Fault) -> No {
    tracing::warn!("{}", fault);
    Refusal::by("access.single_unreached").into()
}

fn unbelieved(why: Unbelieved) -> Refusal {
    tracing::warn!("single sign-on is not believed: {why:?}");
    Refusal::by(match why {
        Unbelieved::Level => "access.single_level",
        _ => "access.single_unbelieved",
    })
}

/// Refuses what came back with somebody, and tells it in the log: whose account
/// it was to be linked with, where it was.
fn refused<T>(mechanism: &Mechanism, links: Option<RecordId>, no: No) -> Result<T, No> {
    if let No::Refused(_) = &no {
        let act = match links {
            Some(_) => AccountAct::SubjectLinked,
            None => AccountAct::SignedIn,
        };
        accounts::tell_not_shown(mechanism, BEGAN_BY, (act, links))?;
    }
    Err(no)
}

/// Whose account is known by a subject.
fn known_by(session: &Session<'_>, subject: &Subject) -> Result<Option<RecordId>, Fault> {
    for kept in session.all_kept(Drawer::Credentials)? {
        if credential::read(&kept)?.subject.as_ref() == Some(subject) {
            return Ok(Some(kept.officer));
        }
    }
    Ok(None)
}

fn sign_in(mechanism: &Mechanism, subject: &Subject, given: &Given<'_>) -> Result<Signed, No> {
    let signed = mechanism.db().write(|session| {
        let officer = known_by(session, subject)?;
        if let Some(officer) = officer {
            let still = |credential: &mut Credential| {
                (credential.subject.as_ref() == Some(subject)).then(|| BEGAN_BY.to_owned())
            };
            let signed = accounts::sign_in_by(mechanism, session, officer, given, still)?;
            if signed.is_some() {
                return Ok(signed);
            }
        }
        // Whoever is let in by the provider and has no account here may come
        // again and again.
        let gave = format!("{}\n{}", subject.issuer, subject.subject);
        let not_known = (AccountAct::SignedIn, officer);
        accounts::tell_not_known_by(session, mechanism.now(), &gave, not_known)?;
        Ok(None)
    })?;
    Ok(signed.ok_or_else(|| Refusal::by("access.single_unlinked"))?)
}

fn link(
    mechanism: &Mechanism,
    subject: &Subject,
    (officer, sign_in): (RecordId, &str),
) -> Result<(), No> {
    let (now, today) = (mechanism.now(), mechanism.today());
    mechanism.db().write(|session| {
        let known = sign_ins::find(session, sign_in)?.filter(|known| {
            known.officer == officer
                && known.sign_in.stands(now, mechanism.pack())
                && known.sign_in.is_shown_again(now)
        });
        let post =
            Held::by(session, officer, today)?.and_then(|held| held.at_work(officer, None, today));
        let account = credential::of(session, officer)?;
        let (Some(_), Some(post), Some((name, mut credential))) = (known, post, account) else {
            return Err(Refusal::by("guard.not_fresh").into());
        };
        if known_by(session, subject)?.is_some_and(|other| other != officer) {
            return Err(Refusal::by("access.single_taken").into());
        }
        credential.subject = Some(subject.clone());
        credential::keep(session, &name, officer, &credential)?;
        tell(
            session,
            AccountAct::SubjectLinked,
            Some(&post.holder()),
            officer,
        )?;
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::{
        collections::BTreeMap,
        sync::{Arc, Mutex},
    };

    use serde_json::{Value, json};

    use super::{stand_in::provider_of_tokens, *};

    const ADDRESS: &str = "https://nrm.example";

    /// A single sign-on, and what its provider says next of whoever comes.
    fn single() -> (SingleSignOn, Arc<Mutex<Value>>) {
        let (settings, says) = provider_of_tokens();
        let settings: Settings = toml::from_str(&settings).unwrap();
        let single = SingleSignOn {
            provider: Provider::new(&settings).unwrap(),
            settings,
            asked: Waiting::default(),
        };
        (single, says)
    }

    fn signing_in() -> For {
        For::SigningIn {
            next: "/".to_owned(),
            device: None,
            before: None,
        }
    }

    fn linking() -> For {
        For::Linking {
            officer: RecordId(uuid::Uuid::from_u128(1)),
            sign_in: "one".to_owned(),
        }
    }

    #[test]
    fn whoever_links_an_account_is_asked_anew_who_it_is_and_whoever_signs_in_is_not() {
        let (single, _) = single();
        let now = "2020-03-02T08:00:00Z".parse().unwrap();
        let sent = |what_for: For| -> BTreeMap<String, String> {
            let to = single.send(what_for, ADDRESS, now).unwrap().to;
            let to = url::Url::parse(&to).unwrap();
            to.query_pairs().into_owned().collect()
        };
        let links = sent(linking());
        assert_eq!(links["prompt"], "login");
        assert_eq!(links["max_age"], SHOWN_WITHIN.to_string());
        let signs_in = sent(signing_in());
        for name in ["prompt", "max_age"] {
            assert!(!signs_in.contains_key(name), "{signs_in:?}");
        }
    }

    #[test]
    fn an_account_is_linked_to_nobody_who_has_not_just_shown_the_provider_who_they_are() {
        let (single, says) = single();
        let now = 1_000_000;
        let believes = |what_for: For, shown: Value| {
            *says.lock().unwrap() = json!({
                "iss": single.settings.issuer, "aud": "c", "sub": "s", "nonce": "n",
                "acr": "substantial", "iat": now, "exp": now + 300, "auth_time": shown,
            });
            let asked = Asked {
                what_for,
                nonce: "n".to_owned(),
                verifier: "v".to_owned(),
                browser: String::new(),
            };
            let answer = Answer {
                state: "",
                code: "given",
                error: "",
                issuer: None,
                browser: None,
                address: ADDRESS,
            };
            match single.subject(&answer, &asked, now) {
                Ok(subject) => {
                    assert_eq!(subject.subject, "s");
                    true
                }
                Err(No::Refused(refusals)) => {
                    assert_eq!(refusals[0].rule, "access.single_unbelieved");
                    false
                }
                Err(No::Failed(fault)) => panic!("{fault}"),
            }
        };
        // Two clocks may be a minute apart.
        assert!(believes(linking(), json!(now - 360)));
        assert!(!believes(linking(), json!(now - 361)));
        assert!(!believes(linking(), Value::Null));
        // A sign-in that was left open with the provider is a sign-in.
        assert!(believes(signing_in(), json!(now - 361)));
        assert!(believes(signing_in(), Value::Null));
    }
}
