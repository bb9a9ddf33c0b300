//! The doorkeeper: says at each request for whom the mechanism works.

use std::sync::{
    Arc, Mutex, PoisonError,
    atomic::{AtomicBool, Ordering},
};

use axum::Router;
use clockwork::Moment;
use db::{Drawer, Session};
use guard::Guard;
use kernel::{Fault, No, RecordId};
use policy::Policies;
use records::Mechanism;
use web::{Admitted, Doorkeeper, SignedIn, State};

use crate::{
    SingleSignOn,
    accounts::{self, Given, SignInNo, Signed},
    chance,
    passkeys::Asking,
    password::{Passwords, Price},
    posts::Held,
    sign_ins::{self, Known},
    single_sign_on::BACK,
};

/// The addresses that are open to whoever has not signed in.
const OUTSIDE: [&str; 7] = [
    "/sign-in/single",
    BACK,
    "/sign-in/single/out",
    "/sign-in",
    "/sign-in/passkey",
    "/sign-in-link",
    "/licences",
];
/// …and what those begin with that hold a key of their own.
pub(crate) const FIRST: &str = "/first-administrator/";
pub(crate) const LINK: &str = "/sign-in-link/";

/// Keeps the accounts, and the door.
#[derive(Clone)]
pub struct Access(Arc<Inner>);

struct Inner {
    policies: Arc<Policies>,
    passwords: Passwords,
    passkeys: Asking,
    single: Option<SingleSignOn>,
    /// Whether there are accounts: once there are, there always are.
    accounts: AtomicBool,
    /// The trace of the key with which the first administrator makes an
    /// account.
    first: Mutex<Option<String>>,
}

impl Access {
    /// The accounts of a country with these policies.
    pub fn new(policies: Policies) -> Self {
        Self::with(policies, None)
    }

    /// …into which a single sign-on may let people as well.
    pub fn with(policies: Policies, single: Option<SingleSignOn>) -> Self {
        Self::priced(policies, single, Price::FULL)
    }

    /// …where it costs so much to compare a password.
    pub fn priced(policies: Policies, single: Option<SingleSignOn>, price: Price) -> Self {
        Self(Arc::new(Inner {
            single,
            policies: Arc::new(policies),
            passwords: Passwords::at(price),
            passkeys: Asking::default(),
            accounts: AtomicBool::new(false),
            first: Mutex::new(None),
        }))
    }

    /// The pages.
    pub fn router(&self) -> Router<State> {
        crate::pages::router(self.clone())
    }

    /// The path of a link with which the first administrator makes an
    /// account; `None` where there are accounts. It is good until it is used
    /// or the program ends.
    ///
    /// # Errors
    /// What the database or the system's chance fails with.
    pub fn first_link(&self, mechanism: &Mechanism) -> Result<Option<String>, No> {
        if accounts::accounts_exist(mechanism)? {
            self.0.accounts.store(true, Ordering::SeqCst);
            return Ok(None);
        }
        let key = chance::key()?;
        *self.first() = Some(chance::trace("first", &key));
        Ok(Some(format!("{FIRST}{key}")))
    }

    /// Whether this is the key of the first administrator's link.
    pub(crate) fn is_first(&self, key: &str) -> bool {
        let given = chance::trace("first", key);
        self.first()
            .as_deref()
            .is_some_and(|kept| chance::same(kept, &given))
    }

    /// Forgets the first administrator's link.
    pub(crate) fn first_is_made(&self) {
        *self.first() = None;
        self.0.accounts.store(true, Ordering::SeqCst);
    }

    fn first(&self) -> std::sync::MutexGuard<'_, Option<String>> {
        self.0.first.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether anybody has an account, as asked at each request: the log is
    /// asked at the start.
    ///
    /// # Errors
    /// What the database fails with.
    pub fn are_there_accounts(&self, mechanism: &Mechanism) -> Result<bool, No> {
        if self.0.accounts.load(Ordering::SeqCst) {
            return Ok(true);
        }
        let kept = |session: &Session<'_>| Ok(session.keeps_any(Drawer::Credentials)?);
        let there = mechanism.db().read(kept)?;
        if there {
            self.0.accounts.store(true, Ordering::SeqCst);
        }
        Ok(there)
    }

    pub(crate) fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    pub(crate) fn passkeys(&self) -> &Asking {
        &self.0.passkeys
    }

    pub(crate) fn single(&self) -> Option<&SingleSignOn> {
        self.0.single.as_ref()
    }

    pub(crate) fn sign_in(
        &self,
        mechanism: &Mechanism,
        given: &Given<'_>,
    ) -> Result<Signed, SignInNo> {
        accounts::sign_in(mechanism, self.passwords(), given)
    }

    /// The guard of an officer who signs in for one command: nothing of it
    /// outlasts the command.
    ///
    /// # Errors
    /// As signing in on a page.
    pub fn sign_in_once(
        &self,
        mechanism: &Mechanism,
        name: &str,
        password: &str,
        code: &str,
    ) -> Result<Guard, SignInNo> {
        let signed = self.sign_in(
            mechanism,
            &Given {
                name,
                password,
                code,
                ..Given::default()
            },
        )?;
        let guard = match self.admit(mechanism, Some(&signed.key))? {
            Admitted::Officer(signed_in) => signed_in.guard,
            Admitted::Local | Admitted::Nobody => return Err(SignInNo::Wrong),
        };
        let name = sign_ins::name_of(&signed.key);
        mechanism
            .db()
            .write(|session| Ok(sign_ins::end(session, &name, Some(guard.officer()))?))?;
        Ok(guard)
    }

    /// The guard of a sign-in that stands; nothing where it does not.
    fn guard_of(
        &self,
        mechanism: &Mechanism,
        session: &Session<'_>,
        known: &Known,
        now: Moment,
    ) -> Result<Option<Guard>, Fault> {
        if !known.sign_in.stands(now, mechanism.pack()) {
            return Ok(None);
        }
        // Whose account was taken away is nobody.
        if session
            .kept_of(Drawer::Credentials, known.officer)?
            .is_empty()
        {
            return Ok(None);
        }
        let today = mechanism.today();
        let chosen = known.sign_in.post.as_deref().and_then(read_id);
        let held = Held::by(session, known.officer, today)?;
        let post = held.and_then(|held| held.at_work(known.officer, chosen, today));
        Ok(post.map(|post| {
            let fresh = known.sign_in.is_fresh(now);
            Guard::in_post(self.0.policies.clone(), post, fresh, (today, now))
                .in_sign_in(&known.name)
        }))
    }
}

/// The id that a text says.
pub(crate) fn read_id(text: &str) -> Option<RecordId> {
    uuid::Uuid::parse_str(text).ok().map(RecordId)
}

impl Doorkeeper for Access {
    fn admit(&self, mechanism: &Mechanism, key: Option<&str>) -> Result<Admitted, No> {
        if !self.are_there_accounts(mechanism)? {
            return Ok(Admitted::Local);
        }
        let Some(key) = key else {
            return Ok(Admitted::Nobody);
        };
        let name = sign_ins::name_of(key);
        let now = mechanism.now();
        let found = mechanism.db().read(|session| {
            let Some(known) = sign_ins::find(session, &name)? else {
                return Ok(None);
            };
            let guard = self.guard_of(mechanism, session, &known, now)?;
            Ok(Some((known, guard)))
        })?;
        let Some((known, guard)) = found else {
            return Ok(Admitted::Nobody);
        };
        let Some(guard) = guard else {
            // It ends for good: no clock and no new post revives it.
            mechanism
                .db()
                .write(|session| Ok(sign_ins::end(session, &name, None)?))?;
            return Ok(Admitted::Nobody);
        };
        if known.sign_in.is_to_be_noted(now) {
            mechanism.db().write(|session| {
                // One that was ended meanwhile stays ended, and what another
                // request noted of it stays noted.
                if let Some(mut known) = sign_ins::find(session, &name)? {
                    known.sign_in.seen = known.sign_in.seen.max(now);
                    if let Some(post) = guard.post() {
                        known.sign_in.role.clone_from(&post.role);
                    }
                    sign_ins::keep(session, &known)?;
                }
                Ok(())
            })?;
        }
        Ok(Admitted::Officer(Box::new(SignedIn {
            guard,
            token: chance::trace("form", key),
            name,
        })))
    }

    fn is_outside(&self, path: &str) -> bool {
        OUTSIDE.contains(&path) || path.starts_with(FIRST) || path.starts_with(LINK)
    }
}
