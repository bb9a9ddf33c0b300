//! What every request shares.

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, Ordering},
};

use clockwork::Moment;
use db::Session;
use guard::Guard;
use kernel::{Fault, No, RecordId};
use records::Mechanism;

use crate::{
    Doorkeeper, Origin, Trouble, assets::Assets, pace::Paces, reach::Reach, rooms::Rooms,
    uploads::Uploads,
};

/// What every request shares. Cloning it is cheap.
#[derive(Clone)]
pub struct State {
    /// The country's mechanism.
    pub mechanism: Mechanism,
    shared: Arc<Shared>,
}

struct Shared {
    assets: Assets,
    token: String,
    practice: AtomicBool,
    reach: OnceLock<Reach>,
    paces: Paces,
    uploads: Uploads,
    rooms: Rooms,
    doorkeeper: Option<Arc<dyn Doorkeeper>>,
    /// What counts how much waits for whoever oversees.
    alerts: OnceLock<Alerts>,
    /// What tells until when an emergency opens a file.
    emergencies: OnceLock<Emergencies>,
    /// The guard of a database that has no accounts.
    local: Guard,
}

/// Counts how much waits for whoever oversees.
type Alerts = fn(&Mechanism) -> Result<u64, No>;

/// Until when an emergency opens somebody's file to whoever asks.
pub(crate) type Emergencies = fn(&Mechanism, &Session<'_>, RecordId) -> Result<Option<Moment>, No>;

tokio::task_local! {
    /// The guard of whoever asked for what is being done.
    static AT_WORK: Guard;
}

impl State {
    /// What requests share, over this mechanism.
    ///
    /// # Errors
    /// When the program was built without its styles and scripts, when the
    /// system gives no random numbers, or when the database cannot be read.
    pub fn new(mechanism: Mechanism) -> Result<Self, Fault> {
        Self::with(mechanism, None)
    }

    /// …with accounts, kept by this doorkeeper, who says at each request for
    /// whom the mechanism works.
    ///
    /// # Errors
    /// As [`State::new`].
    pub fn kept_by(mechanism: Mechanism, doorkeeper: Arc<dyn Doorkeeper>) -> Result<Self, Fault> {
        Self::with(mechanism, Some(doorkeeper))
    }

    fn with(mechanism: Mechanism, doorkeeper: Option<Arc<dyn Doorkeeper>>) -> Result<Self, Fault> {
        let local = mechanism.guard().clone();
        // With accounts the mechanism works for nobody, but for those who ask.
        let mechanism = match &doorkeeper {
            Some(_) => mechanism.guarded_by(Guard::nobody()),
            None => mechanism,
        };
        let state = Self {
            shared: Arc::new(Shared {
                assets: Assets::embedded()?,
                token: chance_text::<16>()?,
                practice: AtomicBool::new(false),
                reach: OnceLock::new(),
                paces: Paces::default(),
                uploads: Uploads::default(),
                rooms: Rooms::default(),
                local,
                doorkeeper,
                alerts: OnceLock::new(),
                emergencies: OnceLock::new(),
            }),
            mechanism,
        };
        match state.read_practice(&state.mechanism) {
            Ok(_) => Ok(state),
            Err(No::Failed(fault)) => Err(fault),
            Err(No::Refused(_)) => Err(Fault::new("the database refused to tell its settings")),
        }
    }

    /// …with what counts how much waits for whoever oversees.
    ///
    /// # Errors
    /// When something counts that already.
    pub fn alerting(self, count: Alerts) -> Result<Self, Fault> {
        let set = self.shared.alerts.set(count);
        set.map_err(|_| Fault::new("something counts already what waits"))?;
        Ok(self)
    }

    /// …with what tells until when an emergency opens a file.
    ///
    /// # Errors
    /// When something tells that already.
    pub fn telling_emergencies(self, until: Emergencies) -> Result<Self, Fault> {
        let set = self.shared.emergencies.set(until);
        set.map_err(|_| Fault::new("something tells already until when emergencies are"))?;
        Ok(self)
    }

    /// What tells until when an emergency opens a file.
    pub(crate) fn emergencies(&self) -> Option<Emergencies> {
        self.shared.emergencies.get().copied()
    }

    /// How much waits for whoever oversees.
    pub(crate) async fn count_alerts(&self) -> Option<u64> {
        let count = *self.shared.alerts.get()?;
        self.work(count).await.ok()
    }

    /// Does work that waits for the database on a thread that may wait.
    ///
    /// # Errors
    /// What the work fails with; and a fault when it panics.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Mechanism) -> Result<T, No> + Send + 'static,
    ) -> Result<T, Trouble> {
        let mechanism = self.at_work();
        match tokio::task::spawn_blocking(move || work(&mechanism)).await {
            Ok(done) => done.map_err(Trouble::from),
            // What a panic says may hold what it panicked about: it is not kept.
            Err(_) => Err(Fault::new("the work on a request panicked").into()),
        }
    }

    /// The mechanism at work for whoever asked: with accounts, for nobody
    /// unless a request says for whom.
    pub(crate) fn at_work(&self) -> Mechanism {
        let guard = AT_WORK
            .try_with(Clone::clone)
            .unwrap_or_else(|_| self.mechanism.guard().clone());
        self.mechanism.guarded_by(guard)
    }

    /// Does a request's work for whoever asked.
    pub(crate) async fn working_for<T>(guard: Guard, work: impl Future<Output = T>) -> T {
        AT_WORK.scope(guard, work).await
    }

    /// The guard of a database that has no accounts.
    pub(crate) fn local(&self) -> &Guard {
        &self.shared.local
    }

    pub(crate) fn doorkeeper(&self) -> Option<&Arc<dyn Doorkeeper>> {
        self.shared.doorkeeper.as_ref()
    }

    /// Whether this is a practice country, as the database says now.
    pub(crate) async fn practice(&self) -> bool {
        let state = self.clone();
        // A page about a failed database must still say that it is practice.
        self.work(move |mechanism| state.read_practice(mechanism))
            .await
            .unwrap_or_else(|_| self.shared.practice.load(Ordering::Relaxed))
    }

    fn read_practice(&self, mechanism: &Mechanism) -> Result<bool, No> {
        let practice = mechanism.db().setting("practice")?.as_deref() == Some("yes");
        self.shared.practice.store(practice, Ordering::Relaxed);
        Ok(practice)
    }

    pub(crate) fn assets(&self) -> &Assets {
        &self.shared.assets
    }

    /// What proves that a form was written by this run of the program, for
    /// whoever has no sign-in of their own.
    pub(crate) fn token(&self) -> &str {
        &self.shared.token
    }

    pub(crate) fn uploads(&self) -> &Uploads {
        &self.shared.uploads
    }

    /// The room for files on their way in.
    pub(crate) fn rooms(&self) -> &Rooms {
        &self.shared.rooms
    }

    /// How the program is reached, once it listens.
    pub(crate) fn reach(&self) -> Option<&Reach> {
        self.shared.reach.get()
    }

    /// Whether those who ask do so over encrypted connections.
    pub(crate) fn is_encrypted(&self) -> bool {
        self.origin().is_some()
    }

    /// The public address of the program, if it has one.
    #[must_use]
    pub fn origin(&self) -> Option<&Origin> {
        match self.reach() {
            Some(Reach::Network { origin, .. }) => Some(origin),
            Some(Reach::Here { .. }) | None => None,
        }
    }

    /// The address under which the program is reached, without a stroke at its
    /// end; on its own machine under the name that pages may have passkeys of.
    #[must_use]
    pub fn address(&self) -> String {
        match self.reach() {
            Some(Reach::Network { origin, .. }) => origin.address(),
            Some(Reach::Here { port }) => format!("http://localhost:{port}"),
            None => "http://localhost".to_owned(),
        }
    }

    pub(crate) fn paces(&self) -> &Paces {
        &self.shared.paces
    }

    /// Answers as a program that others reach under this address, over
    /// connections that somebody else encrypts: for those who hand requests to
    /// the routes themselves.
    ///
    /// # Errors
    /// When the program listens already.
    pub fn reached_at(&self, origin: Origin) -> Result<(), Fault> {
        let proxy = None;
        self.is_reached(Reach::Network { origin, proxy })
    }

    pub(crate) fn is_reached(&self, reach: Reach) -> Result<(), Fault> {
        let listens = self.shared.reach.set(reach);
        listens.map_err(|_| Fault::new("the program listens already"))
    }
}

/// Random bytes as digits 0-9 and a-f.
pub(crate) fn chance_text<const BYTES: usize>() -> Result<String, Fault> {
    let mut chance = [0; BYTES];
    #[allow(
        clippy::disallowed_methods,
        reason = "tokens of forms and numbers of faults are drawn here, at the edge"
    )]
    getrandom::fill(&mut chance)
        .map_err(|error| Fault::from("the system gave no random numbers", error.to_string()))?;
    Ok(chance.iter().map(|byte| format!("{byte:02x}")).collect())
}
