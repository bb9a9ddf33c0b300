//! The doors through which people and programs come, kept by somebody who
//! lets in whoever names a role and a relation.

use std::{collections::BTreeSet, sync::Arc};

use access::Access;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use guard::{Guard, Officer, Post};
use kernel::{Administers, No, RecordId};
use policy::Policies;
use records::Mechanism;
use serde_json::Value;
use tower::ServiceExt;
use web::{Admitted, Doorkeeper, SignedIn, State};

use super::relation::Relation;

/// Lets in whoever names a role and a relation by its number.
pub struct Door {
    pub policies: Arc<Policies>,
    /// The body of the author, and another one.
    pub bodies: [String; 2],
    pub officers: Vec<(Relation, RecordId)>,
}

impl Doorkeeper for Door {
    fn admit(&self, mechanism: &Mechanism, key: Option<&str>) -> Result<Admitted, No> {
        let Some((role, number)) = key.and_then(|key| key.split_once('.')) else {
            return Ok(Admitted::Nobody);
        };
        let (relation, officer) = self.officers[number.parse::<usize>().unwrap()];
        let post = Post {
            officer,
            name: Officer::named("Officer Sample").unwrap(),
            post: officer,
            agency: self.bodies[usize::from(!relation.is_of_the_body())].clone(),
            role: role.to_owned(),
            trained: true,
            administers: match relation {
                Relation::GivesPosts => Administers::All,
                _ => Administers::Bodies(BTreeSet::new()),
            },
        };
        let moment = (mechanism.today(), mechanism.now());
        let guard = Guard::in_post(self.policies.clone(), post, true, moment);
        Ok(Admitted::Officer(Box::new(SignedIn {
            guard,
            token: "token".to_owned(),
            name: "name".to_owned(),
        })))
    }

    fn is_outside(&self, _: &str) -> bool {
        false
    }
}

pub struct Asked {
    pub status: StatusCode,
    pub text: String,
    /// As it came, where it is no text.
    pub bytes: Vec<u8>,
}

impl Asked {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }

    /// Whether whoever asked was told no for who they are, or that nothing is
    /// there.
    pub fn is_denied(&self) -> bool {
        [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND].contains(&self.status)
    }
}

/// All doors of the program.
pub struct Doors {
    routes: Router,
    runtime: tokio::runtime::Runtime,
}

impl Doors {
    pub fn new(mechanism: &Mechanism, door: Door) -> Self {
        let pages = vec![
            statistics::pages::router(),
            annual_report::pages::router(),
            oversight::pages::router(),
            retention::pages::router(),
            Access::new((*door.policies).clone()).router(),
        ];
        let state = State::kept_by(mechanism.clone(), Arc::new(door)).unwrap();
        Self {
            routes: web::router(state, pages),
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_time()
                .build()
                .unwrap(),
        }
    }

    pub fn ask(&self, who: &str, method: Method, path: &str, type_: &str, body: String) -> Asked {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "127.0.0.1:8080")
            .header(header::COOKIE, format!("opennrm={who}"))
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, type_)
            .body(Body::from(body))
            .unwrap();
        self.runtime.block_on(async {
            let response = self.routes.clone().oneshot(request).await.unwrap();
            let status = response.status();
            let bytes = to_bytes(response.into_body(), usize::MAX).await.unwrap();
            Asked {
                status,
                text: String::from_utf8_lossy(&bytes).into_owned(),
                bytes: bytes.to_vec(),
            }
        })
    }

    pub fn json(&self, who: &str, method: Method, path: &str, body: &Value) -> Asked {
        self.ask(who, method, path, "application/json", body.to_string())
    }

    pub fn get(&self, who: &str, path: &str) -> Asked {
        self.ask(who, Method::GET, path, "text/plain", String::new())
    }

    pub fn form(&self, who: &str, path: &str, more: &str) -> Asked {
        let type_ = "application/x-www-form-urlencoded";
        let form = format!("_token=token{more}");
        self.ask(who, Method::POST, path, type_, form)
    }
}
