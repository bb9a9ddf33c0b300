//! What every request shares.

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, Ordering},
};

use kernel::{Fault, No};
use records::Mechanism;

use crate::{Trouble, assets::Assets, uploads::Uploads};

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
    port: OnceLock<u16>,
    uploads: Uploads,
}

impl State {
    /// What requests share, over this mechanism.
    ///
    /// # Errors
    /// When the program was built without its styles and scripts, when the
    /// system gives no random numbers, or when the database cannot be read.
    pub fn new(mechanism: Mechanism) -> Result<Self, Fault> {
        let state = Self {
            shared: Arc::new(Shared {
                assets: Assets::embedded()?,
                token: chance_text::<16>()?,
                practice: AtomicBool::new(false),
                port: OnceLock::new(),
                uploads: Uploads::default(),
            }),
            mechanism,
        };
        match state.read_practice(&state.mechanism) {
            Ok(_) => Ok(state),
            Err(No::Failed(fault)) => Err(fault),
            Err(No::Refused(_)) => Err(Fault::new("the database refused to tell its settings")),
        }
    }

    /// Does work that waits for the database on a thread that may wait.
    ///
    /// # Errors
    /// What the work fails with; and a fault when it panics.
    pub async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Mechanism) -> Result<T, No> + Send + 'static,
    ) -> Result<T, Trouble> {
        let mechanism = self.mechanism.clone();
        match tokio::task::spawn_blocking(move || work(&mechanism)).await {
            Ok(done) => done.map_err(Trouble::from),
            // What a panic says may hold what it panicked about: it is not kept.
            Err(_) => Err(Fault::new("the work on a request panicked").into()),
        }
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
        let practice = mechanism
            .db()
            .read(|session| Ok(session.setting("practice")?.as_deref() == Some("yes")))?;
        self.shared.practice.store(practice, Ordering::Relaxed);
        Ok(practice)
    }

    pub(crate) fn assets(&self) -> &Assets {
        &self.shared.assets
    }

    /// What proves that a form was written by this program.
    pub(crate) fn token(&self) -> &str {
        &self.shared.token
    }

    pub(crate) fn uploads(&self) -> &Uploads {
        &self.shared.uploads
    }

    /// The port that requests must name, once the program listens.
    pub(crate) fn port(&self) -> Option<u16> {
        self.shared.port.get().copied()
    }

    pub(crate) fn listens_on(&self, port: u16) -> Result<(), Fault> {
        self.shared
            .port
            .set(port)
            .map_err(|_| Fault::new("the program listens already"))
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
