//! What a handler fails with. It travels through the layers as it is; what
//! the reader sees, a page or a problem document, is made at the edge, where
//! language and form are known.

use std::sync::Arc;

use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kernel::{Fault, No, Outage, Refusal};

/// Why there is no answer.
#[derive(Clone, Debug)]
pub enum Trouble {
    /// The system says no, or failed.
    No(Arc<No>),
    /// The request is not one: only its status says why.
    Status(StatusCode),
    /// The form was written by an earlier run of the program, or elsewhere.
    OldForm,
}

impl Trouble {
    /// Nothing is here.
    pub const NOT_FOUND: Self = Self::Status(StatusCode::NOT_FOUND);

    /// Whether it would be done once the visitor has shown again who they are.
    pub(crate) fn is_stale(&self) -> bool {
        match self {
            Self::No(no) => match no.as_ref() {
                No::Refused(refusals) => refusals
                    .iter()
                    .any(|refusal| refusal.rule == "guard.not_fresh"),
                No::Failed(_) => false,
            },
            Self::Status(_) | Self::OldForm => false,
        }
    }

    /// The status that tells it.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Status(status) => *status,
            Self::OldForm => StatusCode::FORBIDDEN,
            Self::No(no) => match no.as_ref() {
                No::Failed(fault) => match fault.outage() {
                    Some(Outage::DiskFull) => StatusCode::INSUFFICIENT_STORAGE,
                    Some(_) => StatusCode::SERVICE_UNAVAILABLE,
                    None => StatusCode::INTERNAL_SERVER_ERROR,
                },
                No::Refused(refusals) => status_of(refusals),
            },
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
    } else if any(&["access.busy"]) {
        StatusCode::SERVICE_UNAVAILABLE
    } else if any(&["access.link_gone"]) {
        StatusCode::NOT_FOUND
    } else if refusals
        .iter()
        .any(|refusal| refusal.rule.starts_with("guard."))
    {
        StatusCode::FORBIDDEN
    } else if any(&["records.moved_on"]) {
        StatusCode::CONFLICT
    } else if any(&[
        "entry.unknown_field",
        "web.not_json",
        "web.no_such_parameter",
    ]) {
        StatusCode::BAD_REQUEST
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

impl From<No> for Trouble {
    fn from(no: No) -> Self {
        Self::No(Arc::new(no))
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        No::from(refusal).into()
    }
}

impl From<Vec<Refusal>> for Trouble {
    fn from(refusals: Vec<Refusal>) -> Self {
        No::from(refusals).into()
    }
}

impl From<Fault> for Trouble {
    fn from(fault: Fault) -> Self {
        No::from(fault).into()
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
