//! What is wrong with a form that comes back: it holds what was typed, and a key
//! with which it can be sent again.

use axum::http::StatusCode;
use kernel::Refusal;

use crate::{
    Posted, Sending, State, Trouble, Visit, sentence,
    trouble::{Numbered, status_of},
};

/// What is wrong with a form; nothing with one that nobody has sent.
#[derive(Clone, Debug, Default)]
pub struct Wrong {
    refusals: Vec<Refusal>,
    /// What failed while it was done.
    failed: Option<Numbered>,
    key: String,
    status: StatusCode,
}

impl Posted {
    /// What is wrong with this form, which comes back.
    ///
    /// # Errors
    /// Trouble of which no form tells: that whoever sent it has to show again
    /// who they are, that there is no such page.
    pub fn wrong(&self, trouble: impl Into<Trouble>) -> Result<Wrong, Trouble> {
        let trouble = trouble.into();
        let status = trouble.status();
        let wrong = match trouble {
            stale if stale.is_stale() => return Err(stale),
            Trouble::Refused(refusals) => self.refused(refusals),
            Trouble::OldForm => self.refused(vec![Refusal::by("web.old_form")]),
            Trouble::Failed(fault) => Wrong {
                failed: Some(Numbered::of(fault)),
                ..self.not_done_yet()
            },
            other => return Err(other),
        };
        Ok(Wrong { status, ..wrong })
    }

    /// …by these refusals.
    pub(crate) fn refused(&self, mut refusals: Vec<Refusal>) -> Wrong {
        Wrong {
            key: Sending::comes_back(self, &mut refusals).to_owned(),
            status: status_of(&refusals),
            failed: None,
            refusals,
        }
    }

    /// Nothing: this form comes back to be looked at before it is done.
    pub(crate) fn not_done_yet(&self) -> Wrong {
        Wrong {
            status: StatusCode::OK,
            ..self.refused(Vec::new())
        }
    }
}

impl Wrong {
    /// Whether there is nothing wrong.
    pub fn is_nothing(&self) -> bool {
        self.refusals.is_empty() && self.failed.is_none()
    }

    /// The key with which the form comes back, for [`Visit::key`].
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The sentences of it, each with its place on the page: that of the field
    /// that a refusal names, or that of the form as a whole.
    pub fn told(
        &self,
        state: &State,
        visit: &Visit,
        place: impl Fn(Option<&str>) -> &'static str,
    ) -> Vec<(&'static str, String)> {
        let pack = state.mechanism.pack();
        let refused = self.refusals.iter().map(|refusal| {
            let told = sentence(pack, &visit.language, None, refusal);
            (place(refusal.field.as_deref()), told.whole())
        });
        let failed = self.failure(visit).map(|told| (place(None), told));
        refused.chain(failed).collect()
    }

    pub(crate) fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// What failed, in words.
    pub(crate) fn failure(&self, visit: &Visit) -> Option<String> {
        let failed = self.failed.as_ref()?;
        Some(failed.sentence(visit).whole())
    }

    /// What failed.
    pub(crate) fn failed(&self) -> Option<&Numbered> {
        self.failed.as_ref()
    }

    /// What is told where the form cannot come back, since its page cannot be
    /// shown: this, and not why it cannot.
    #[must_use]
    pub fn instead_of(self, why: Trouble) -> Trouble {
        match self.failed {
            Some(failed) => Trouble::Failed(failed.fault()),
            None if self.refusals.is_empty() => why,
            None => Trouble::Refused(self.refusals),
        }
    }

    /// The status of the page on which the form comes back.
    pub(crate) fn status(&self) -> StatusCode {
        self.status
    }
}
