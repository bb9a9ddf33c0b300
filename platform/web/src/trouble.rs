//! What a handler fails with. It travels through the layers as it is; what
//! the reader sees, a page or a problem document, is made at the edge, where
//! language and form are known.

use std::{error::Error, sync::Arc};

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{Fault, No, Outage, Refusal};

use crate::{Sentence, Visit, state::chance_text};

/// Why there is no answer.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// The system says no.
    Refused(Vec<Refusal>),
    /// The system failed.
    Failed(Arc<Fault>),
    /// The request is not one: only its status says why.
    Status(StatusCode),
    /// The form was written by an earlier run of the program, or elsewhere.
    OldForm,
    /// A form was sent by somebody whose sign-in has ended.
    SignInEnded,
    /// Whoever asks does so too fast.
    TooFast {
        /// How many seconds are to be waited.
        seconds: i64,
    },
}

impl Trouble {
    /// Nothing is here.
    pub const NOT_FOUND: Self = Self::Status(StatusCode::NOT_FOUND);

    /// Whether it would be done once the visitor has shown again who they are.
    pub(crate) fn is_stale(&self) -> bool {
        match self {
            Self::Refused(refusals) => refusals
                .iter()
                .any(|refusal| refusal.rule == "guard.not_fresh"),
            Self::Failed(_) | Self::Status(_) | Self::OldForm | Self::SignInEnded => false,
            Self::TooFast { .. } => false,
        }
    }

    /// The status that tells it.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Status(status) => *status,
            Self::OldForm => StatusCode::FORBIDDEN,
            Self::SignInEnded => StatusCode::UNAUTHORIZED,
            Self::TooFast { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Failed(fault) => match fault.outage() {
                Some(Outage::DiskFull) => StatusCode::INSUFFICIENT_STORAGE,
                Some(_) => StatusCode::SERVICE_UNAVAILABLE,
                None => StatusCode::INTERNAL_SERVER_ERROR,
            },
            Self::Refused(refusals) => status_of(refusals),
        }
    }
}

/// The status of refusals: that of the one that weighs most.
pub(crate) fn status_of(refusals: &[Refusal]) -> StatusCode {
    let any = |rules: &[&str]| {
        refusals
            .iter()
            .any(|refusal| rules.contains(&refusal.rule.as_str()))
    };
    if any(&[
        "records.no_such_record",
        "records.no_such_register",
        "records.register_unlike_any",
    ]) {
        StatusCode::NOT_FOUND
    } else if any(&["guard.not_signed_in"]) {
        StatusCode::UNAUTHORIZED
    } else if any(&["access.busy", "documents.busy"]) {
        StatusCode::SERVICE_UNAVAILABLE
    } else if any(&["access.link_gone"]) {
        StatusCode::NOT_FOUND
    } else if refusals
        .iter()
        .any(|refusal| refusal.rule.starts_with("guard."))
    {
        StatusCode::FORBIDDEN
    } else if any(&["documents.too_long"]) {
        StatusCode::PAYLOAD_TOO_LARGE
    } else if any(&["records.moved_on", "records.is_void", "records.erased"]) {
        StatusCode::CONFLICT
    } else if any(&[
        "entry.unknown_field",
        "web.not_json",
        "web.no_such_parameter",
        "web.repeat_key",
    ]) {
        StatusCode::BAD_REQUEST
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

impl From<No> for Trouble {
    fn from(no: No) -> Self {
        match no {
            No::Refused(refusals) => Self::Refused(refusals),
            No::Failed(fault) => fault.into(),
        }
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<Vec<Refusal>> for Trouble {
    fn from(refusals: Vec<Refusal>) -> Self {
        Self::Refused(refusals)
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        Self::Failed(Arc::new(fault))
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        if let Self::TooFast { seconds } = self {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// A fault as the reader is told of it: under the number by which its causes
/// are found in the program's log. A page that tells it itself carries it to
/// the edge, where it is logged: [`Numbered::told_in`].
#[derive(Clone, Debug)]
pub(crate) struct Numbered {
    fault: Arc<Fault>,
    number: String,
}

impl Numbered {
    pub(crate) fn of(fault: Arc<Fault>) -> Self {
        let number = chance_text::<4>().unwrap_or_else(|_| "00000000".to_owned());
        Self { fault, number }
    }

    pub(crate) fn fault(&self) -> Arc<Fault> {
        self.fault.clone()
    }

    /// What failed, and what to do next.
    pub(crate) fn sentence(&self, visit: &Visit) -> Sentence {
        let numbered = |key| visit.say_with(key, &[("reference", self.number.as_str().into())]);
        match self.fault.outage().map(Outage::word) {
            Some(word) => {
                let next = visit.language.attribute(word, "next");
                let next: Vec<_> = next.into_iter().chain([numbered("fault-number")]).collect();
                Sentence {
                    why: visit.say(word),
                    next: Some(next.join(" ")),
                }
            }
            None => Sentence {
                why: visit.say("fault-title"),
                next: Some(numbered("fault-text")),
            },
        }
    }

    /// The answer whose page tells of this fault.
    pub(crate) fn told_in(self, mut page: Response) -> Response {
        page.extensions_mut().insert(self);
        page
    }

    /// Writes the causes to the program's log. Nothing personal is in them.
    pub(crate) fn log(&self, route: &str) {
        let mut causes = Vec::new();
        let mut cause = self.fault.source();
        while let Some(error) = cause {
            causes.push(error.to_string());
            cause = error.source();
        }
        let (reference, fault) = (&self.number, &self.fault);
        tracing::error!(reference, route, causes = causes.join("; "), "{fault}");
    }
}
