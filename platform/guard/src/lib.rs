//! The guard: the only maker of permits. No record is written, and no record
//! is read for anybody, without one.
//!
//! A guard is of one officer at one moment. While a database has no accounts
//! there is one local officer, who may do everything and whose name stands in
//! the history of every record. With accounts a guard is made for each
//! request, of the post in which the officer signed in, and asks the
//! country's policies. Without anybody at work it says no to everything.
//!
//! What the policies say of a record hangs on facts of that record. A permit
//! therefore carries the question with it: the store finds out the facts
//! ([`Permit::tests`]), and [`Permit::fields`] answers which fields that
//! shows, or that the record is not there for this officer.

mod act;
mod fields;
mod officer;
mod permit;
mod post;

use std::{fmt, sync::Arc};

use clockwork::Moment;
use kernel::{AtWork, Date, Refusal};
use policy::{Fact, Facts, Policies, Resource};

pub use act::Act;
pub use fields::Fields;
pub use officer::{Account, Officer};
use permit::Asked;
pub use permit::{Permit, Test};
pub use post::Post;

/// Who is told of everything that the guard refuses: the log.
pub trait Watch: Send + Sync {
    /// Somebody was refused an act in a register; nobody known where nobody
    /// is at work.
    fn refused(&self, officer: Option<&Officer>, act: Act, register: &str, refusal: &Refusal);
}

/// Decides who may do what.
#[derive(Clone)]
pub struct Guard {
    officer: Officer,
    powers: Powers,
    watch: Option<Arc<dyn Watch>>,
}

#[derive(Clone, Debug)]
enum Powers {
    /// Everything: the local officer of a database without accounts.
    Everything,
    /// Whoever keeps the machine and its files: backups, and no record.
    Keeping,
    /// Nothing: nobody is at work.
    Nothing,
    /// What the policies say of a post.
    OfPost(Arc<InPost>),
}

/// An officer in a post at one moment, under a country's policies.
#[derive(Clone, Debug)]
pub(crate) struct InPost {
    pub(crate) policies: Arc<Policies>,
    pub(crate) post: Post,
    /// The facts that are the same for everything asked in one request.
    pub(crate) request: Facts,
    pub(crate) today: Date,
    pub(crate) now: Moment,
    pub(crate) at_work: AtWork,
}

impl fmt::Debug for Guard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Guard")
            .field("officer", &self.officer)
            .field("powers", &self.powers)
            .finish_non_exhaustive()
    }
}

impl Guard {
    /// A guard that knows this one officer of this machine.
    pub fn local(officer: Officer) -> Self {
        Self::of(officer, Powers::Everything)
    }

    /// A guard of whoever keeps the machine on which there are accounts: who
    /// holds the files may copy them and put a copy back, and sees no record.
    pub fn keeper(officer: Officer) -> Self {
        Self::of(officer, Powers::Keeping)
    }

    /// A guard while nobody is at work: it says no to everything.
    pub fn nobody() -> Self {
        Self::of(Officer::nobody(), Powers::Nothing)
    }

    /// The guard of an officer in a post. `fresh` says whether the officer
    /// has shown within minutes who they are; the day is that of the country
    /// at this moment.
    pub fn in_post(
        policies: Arc<Policies>,
        post: Post,
        fresh: bool,
        (today, now): (Date, Moment),
    ) -> Self {
        let mut request = Facts::NONE;
        if post.trained {
            request = request.with(Fact::Trained);
        }
        if fresh {
            request = request.with(Fact::Fresh);
        }
        Self::of(
            post.holder(),
            Powers::OfPost(Arc::new(InPost {
                at_work: AtWork {
                    officer: post.officer,
                    agency: post.agency.clone(),
                    administers: post.administers.clone(),
                },
                policies,
                post,
                request,
                today,
                now,
            })),
        )
    }

    fn of(officer: Officer, powers: Powers) -> Self {
        Self {
            officer,
            powers,
            watch: None,
        }
    }

    /// …and tells of what it refuses.
    #[must_use]
    pub fn watched(mut self, watch: Arc<dyn Watch>) -> Self {
        self.watch = Some(watch);
        self
    }

    /// …in the sign-in that is known by this, which the log tells.
    #[must_use]
    pub fn in_sign_in(self, name: &str) -> Self {
        Self {
            officer: self.officer.signed_in(name),
            ..self
        }
    }

    /// …of an officer who does what another one has proposed: a second person.
    #[must_use]
    pub fn seconding(mut self) -> Self {
        if let Powers::OfPost(in_post) = self.powers {
            let request = in_post.request.with(Fact::SecondPerson);
            self.powers = Powers::OfPost(Arc::new(InPost {
                request,
                ..(*in_post).clone()
            }));
        }
        self
    }

    /// Whom it knows.
    pub fn officer(&self) -> &Officer {
        &self.officer
    }

    /// The post that the officer works in, where there are accounts.
    pub fn post(&self) -> Option<&Post> {
        match &self.powers {
            Powers::OfPost(in_post) => Some(&in_post.post),
            Powers::Everything | Powers::Keeping | Powers::Nothing => None,
        }
    }

    /// Who writes, as far as rules may ask.
    pub fn at_work(&self) -> Option<&AtWork> {
        match &self.powers {
            Powers::OfPost(in_post) => Some(&in_post.at_work),
            Powers::Everything | Powers::Keeping | Powers::Nothing => None,
        }
    }

    /// Leave for an act in a register, or no. Of what an officer may know
    /// nothing, the answer is as if it were not there. Whoever watches is
    /// told of a no.
    pub fn permit(&self, act: Act, register: &str) -> Result<Permit, Refusal> {
        self.decide(act, register).inspect_err(|refusal| {
            if let Some(watch) = &self.watch {
                let officer = (!matches!(self.powers, Powers::Nothing)).then_some(&self.officer);
                watch.refused(officer, act, register, refusal);
            }
        })
    }

    /// Leave to open records of a register where there is one, for those who
    /// are in the middle of something else: a no is nothing that was asked.
    pub fn look(&self, register: &str) -> Option<Permit> {
        self.decide(Act::Unseal, register).ok()
    }

    /// As [`Guard::look`], for an act that is offered beside others.
    pub fn leave(&self, act: Act, register: &str) -> Option<Permit> {
        self.decide(act, register).ok()
    }

    fn decide(&self, act: Act, register: &str) -> Result<Permit, Refusal> {
        let permit = |in_post| Permit::of(self.officer.clone(), act, register, in_post);
        let in_post = match &self.powers {
            Powers::Everything => return Ok(permit(None)),
            Powers::Keeping if act.is_of_the_files() => return Ok(permit(None)),
            Powers::Keeping => return Err(Refusal::by("guard.not_permitted")),
            Powers::Nothing => return Err(Refusal::by("guard.not_signed_in")),
            Powers::OfPost(in_post) => in_post,
        };
        let Some((asked, resource)) = act.asked(register) else {
            return Err(Refusal::by("guard.not_permitted"));
        };
        if in_post.ever_permits(asked, &resource, in_post.request) {
            return Ok(permit(Some(Asked {
                in_post: in_post.clone(),
                act: asked,
                resource,
            })));
        }
        if in_post.ever_permits(asked, &resource, in_post.request.with(Fact::Fresh)) {
            return Err(Refusal::by("guard.not_fresh"));
        }
        let of_records = matches!(resource, Resource::Register(_));
        let knows_of_it = !of_records
            || [policy::Act::List, policy::Act::Look, policy::Act::Enter]
                .iter()
                .any(|act| in_post.ever_permits(*act, &resource, in_post.request));
        Err(if knows_of_it {
            Refusal::by("guard.not_permitted")
        } else {
            Refusal::by("records.register_unlike_any").naming("register", register)
        })
    }

    /// Whether an act may be permitted in a register at all, for pages that
    /// offer only what can be done: perhaps not before a new proof. Whoever
    /// shows what is there takes [`Guard::leave`].
    pub fn offers(&self, act: Act, register: &str) -> bool {
        match &self.powers {
            Powers::Everything => true,
            Powers::Keeping => act.is_of_the_files(),
            Powers::Nothing => false,
            Powers::OfPost(in_post) => act.asked(register).is_some_and(|(asked, resource)| {
                in_post.ever_permits(asked, &resource, in_post.request.with(Fact::Fresh))
            }),
        }
    }
}

impl InPost {
    /// Whether there is any record, or a new one, of which the act is
    /// permitted.
    fn ever_permits(&self, act: policy::Act, resource: &Resource, request: Facts) -> bool {
        !self
            .policies
            .cases(&self.post.role, act, resource, request)
            .is_empty()
    }
}
