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
mod permit;
mod post;

use std::sync::Arc;

use kernel::{AtWork, Date, Refusal};
use policy::{Fact, Facts, Policies, Resource};

pub use act::Act;
pub use fields::Fields;
pub use permit::{Permit, Test};
pub use post::Post;

/// Who is at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    name: String,
}

impl Officer {
    /// The officer of this name; the name goes into every record's history,
    /// so it cannot be empty, overlong or hold control characters.
    ///
    /// ```
    /// assert!(guard::Officer::named("Duty officer").is_ok());
    /// assert_eq!(guard::Officer::named(" ").unwrap_err().rule, "guard.officer_name");
    /// ```
    pub fn named(name: &str) -> Result<Self, Refusal> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
            return Err(Refusal::by("guard.officer_name"));
        }
        Ok(Self {
            name: name.to_owned(),
        })
    }

    /// The officer's name.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Decides who may do what.
#[derive(Clone, Debug)]
pub struct Guard {
    officer: Officer,
    powers: Powers,
}

#[derive(Clone, Debug)]
enum Powers {
    /// Everything: the local officer of a database without accounts.
    Everything,
    /// Nothing: nobody is at work.
    Nothing,
    /// What the policies say of a post.
    OfPost(Arc<InPost>),
}

/// An officer in a post at one moment, under a country's policies.
#[derive(Debug)]
pub(crate) struct InPost {
    pub(crate) policies: Arc<Policies>,
    pub(crate) post: Post,
    /// The facts that are the same for everything asked in one request.
    pub(crate) request: Facts,
    pub(crate) today: Date,
    pub(crate) at_work: AtWork,
}

impl Guard {
    /// A guard that knows this one officer of this machine.
    pub fn local(officer: Officer) -> Self {
        Self {
            officer,
            powers: Powers::Everything,
        }
    }

    /// A guard while nobody is at work: it says no to everything.
    pub fn nobody() -> Self {
        Self {
            officer: Officer {
                name: String::new(),
            },
            powers: Powers::Nothing,
        }
    }

    /// The guard of an officer in a post. `fresh` says whether the officer
    /// has shown within minutes who they are.
    pub fn in_post(policies: Arc<Policies>, post: Post, fresh: bool, today: Date) -> Self {
        let mut request = Facts::NONE;
        if post.trained {
            request = request.with(Fact::Trained);
        }
        if fresh {
            request = request.with(Fact::Fresh);
        }
        Self {
            officer: post.name.clone(),
            powers: Powers::OfPost(Arc::new(InPost {
                at_work: AtWork {
                    officer: post.officer,
                    administers: post.administers.clone(),
                },
                policies,
                post,
                request,
                today,
            })),
        }
    }

    /// Whom it knows.
    pub fn officer(&self) -> &Officer {
        &self.officer
    }

    /// The post that the officer works in, where there are accounts.
    pub fn post(&self) -> Option<&Post> {
        match &self.powers {
            Powers::OfPost(in_post) => Some(&in_post.post),
            Powers::Everything | Powers::Nothing => None,
        }
    }

    /// Who writes, as far as rules may ask.
    pub fn at_work(&self) -> Option<&AtWork> {
        match &self.powers {
            Powers::OfPost(in_post) => Some(&in_post.at_work),
            Powers::Everything | Powers::Nothing => None,
        }
    }

    /// Whether the officer has shown within minutes who they are; the local
    /// officer need not.
    pub fn is_fresh(&self) -> bool {
        match &self.powers {
            Powers::Everything => true,
            Powers::Nothing => false,
            Powers::OfPost(in_post) => in_post.request.holds(Fact::Fresh),
        }
    }

    /// Whether this is the local officer of a database without accounts.
    pub fn is_local(&self) -> bool {
        matches!(self.powers, Powers::Everything)
    }

    /// Leave for an act in a register, or no. Of what an officer may know
    /// nothing, the answer is as if it were not there.
    pub fn permit(&self, act: Act, register: &str) -> Result<Permit, Refusal> {
        let in_post = match &self.powers {
            Powers::Everything => {
                return Ok(Permit::of(self.officer.clone(), act, register, None));
            }
            Powers::Nothing => return Err(Refusal::by("guard.not_signed_in")),
            Powers::OfPost(in_post) => in_post,
        };
        if in_post.ever_permits(act, register, in_post.request) {
            let in_post = Some(in_post.clone());
            return Ok(Permit::of(self.officer.clone(), act, register, in_post));
        }
        if in_post.ever_permits(act, register, in_post.request.with(Fact::Fresh)) {
            return Err(Refusal::by("guard.not_fresh"));
        }
        let knows_of_it = act.asked(register).1 == Resource::Figures
            || [Act::Look, Act::Unseal, Act::Enter]
                .iter()
                .any(|act| in_post.ever_permits(*act, register, in_post.request));
        Err(if knows_of_it {
            Refusal::by("guard.not_permitted")
        } else {
            Refusal::by("records.register_unlike_any").naming("register", register)
        })
    }

    /// Whether an act may be permitted in a register at all, for pages that
    /// offer only what can be done.
    pub fn offers(&self, act: Act, register: &str) -> bool {
        match &self.powers {
            Powers::Everything => true,
            Powers::Nothing => false,
            Powers::OfPost(in_post) => {
                in_post.ever_permits(act, register, in_post.request.with(Fact::Fresh))
            }
        }
    }
}

impl InPost {
    /// Whether there is any record, or a new one, of which the act is
    /// permitted.
    fn ever_permits(&self, act: Act, register: &str, request: Facts) -> bool {
        let (asked, resource) = act.asked(register);
        !self
            .policies
            .cases(&self.post.role, asked, &resource, request)
            .is_empty()
    }
}
