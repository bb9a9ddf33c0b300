//! The matrix: every role at every register in every relation to a record, by
//! the doors through which people and programs come. What a door does is held
//! against what the policies say of the facts, and each field against the part
//! it belongs to.

use std::{collections::BTreeSet, sync::Arc};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode, header},
};
use guard::{Guard, Officer, Post};
use kernel::{Administers, No, RecordId, RecordKind};
use policy::{Act, Fact, Facts, Policies, Resource};
use records::Mechanism;
use serde_json::{Value, json};
use tower::ServiceExt;
use web::{Admitted, Doorkeeper, SignedIn, State};

use crate::workbench::Workbench;

/// How somebody stands to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    Stranger,
    Colleague,
    Author,
}

const RELATIONS: [Relation; 3] = [Relation::Stranger, Relation::Colleague, Relation::Author];

impl Relation {
    fn officer(self) -> RecordId {
        RecordId(uuid::Uuid::from_u128(self as u128 + 1))
    }

    fn facts(self) -> Facts {
        match self {
            Self::Stranger => Facts::NONE,
            Self::Colleague => Facts::NONE.with(Fact::OwnAgency),
            Self::Author => Facts::NONE.with(Fact::OwnAgency).with(Fact::Author),
        }
    }
}

/// Lets in whoever names a role and a relation.
struct Door {
    policies: Arc<Policies>,
    /// The body of the author, and another one.
    bodies: [String; 2],
}

impl Doorkeeper for Door {
    fn admit(&self, mechanism: &Mechanism, key: Option<&str>) -> Result<Admitted, No> {
        let Some((role, number)) = key.and_then(|key| key.split_once('.')) else {
            return Ok(Admitted::Nobody);
        };
        let relation = RELATIONS[number.parse::<usize>().unwrap()];
        let post = Post {
            officer: relation.officer(),
            name: Officer::named("Officer Sample").unwrap(),
            post: relation.officer(),
            agency: self.bodies[usize::from(relation == Relation::Stranger)].clone(),
            role: role.to_owned(),
            trained: true,
            administers: Administers::Bodies(BTreeSet::new()),
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

struct Asked {
    status: StatusCode,
    text: String,
}

impl Asked {
    fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or(Value::Null)
    }
}

/// One cell that is not as it should be is told with where it is.
struct Matrix {
    routes: Router,
    runtime: tokio::runtime::Runtime,
    cells: usize,
    fields: usize,
    wrong: Vec<String>,
}

impl Matrix {
    fn ask(&self, who: &str, method: Method, path: &str, type_: &str, body: String) -> Asked {
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
            }
        })
    }

    fn json(&self, who: &str, method: Method, path: &str, body: &Value) -> Asked {
        self.ask(who, method, path, "application/json", body.to_string())
    }

    fn cell(&mut self, place: &str, wanted: bool, found: bool) {
        self.cells += 1;
        if wanted != found {
            let wanted = if wanted { "permitted" } else { "denied" };
            self.wrong.push(format!(
                "{place}: {wanted} by the policies, and it is not so"
            ));
        }
    }
}

/// A document of the first part that documents of a record can belong to; its
/// address.
fn attached(
    mechanism: &Mechanism,
    policies: &Policies,
    kind: &RecordKind,
    record: &db::Stored,
) -> (policy::Part, String) {
    let parts = policies.filing().parts_of(&kind.register);
    let part = db::document_parts(kind, Some(&parts))[0];
    // Without accounts there is no filing to ask, and every sealed part can be
    // chosen: what has none takes what stands open.
    let entry = [("kind", "other"), ("part", part.name())];
    let entry = entry.map(|(name, value)| (name.to_owned(), value.to_owned()));
    let handed = records::Handed {
        media: "text/plain",
        name: "text.txt",
        bytes: b"An invented text.",
    };
    let document = mechanism
        .attach_document(&kind.register, record.id, &entry.into(), &handed, None)
        .unwrap_or_else(|no| panic!("{}: {no}", kind.register));
    (part, mechanism.address("documents", document.id))
}

#[test]
fn every_role_at_every_register_in_every_relation_is_as_the_policies_say() {
    let bench = Workbench::empty();
    let pack = bench.mechanism.pack().clone();
    let policies = Arc::new(Policies::load(&pack).unwrap());
    // Bodies that no sample names.
    let mut bodies: Vec<String> = pack.list("agencies").codes().map(str::to_owned).collect();
    let bodies = [bodies.pop().unwrap(), bodies.pop().unwrap()];
    let records: Vec<db::Stored> = pack
        .kinds
        .iter()
        .map(|kind| bench.enter(&kind.register, &[]))
        .collect();
    let file = rusqlite::Connection::open(bench.database()).unwrap();
    for record in &records {
        file.execute(
            "INSERT INTO entered_by (record, officer, agency) VALUES (?1, ?2, ?3)",
            rusqlite::params![
                record.id.0.as_bytes().as_slice(),
                Relation::Author.officer().0.as_bytes().as_slice(),
                bodies[0],
            ],
        )
        .unwrap();
    }
    drop(file);
    let documents: Vec<(policy::Part, String)> = pack
        .kinds
        .iter()
        .zip(&records)
        .map(|(kind, record)| attached(&bench.mechanism, &policies, kind, record))
        .collect();
    let door = Door {
        policies: policies.clone(),
        bodies,
    };
    let state = State::kept_by(bench.mechanism.clone(), Arc::new(door)).unwrap();
    let mut matrix = Matrix {
        routes: web::router(state, Vec::new()),
        runtime: tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap(),
        cells: 0,
        fields: 0,
        wrong: Vec::new(),
    };
    for ((kind, record), (part, document)) in pack.kinds.iter().zip(&records).zip(&documents) {
        let register = kind.register.as_str();
        let resource = Resource::register(register);
        let address = bench.mechanism.address(register, record.id);
        let nobody = RecordId(uuid::Uuid::from_u128(u128::MAX / 3));
        let absent = bench.mechanism.address(register, nobody);
        // Of a person whose age is not known a child is made.
        let about_a_person = register == "persons"
            || kind
                .subject
                .as_deref()
                .and_then(|link| kind.field(link))
                .is_some_and(|field| field.link() == Some("persons"));
        for role in policies.roles() {
            for (number, relation) in RELATIONS.into_iter().enumerate() {
                let mut facts = relation.facts().with(Fact::Trained).with(Fact::Fresh);
                if about_a_person {
                    facts = facts.with(Fact::Child);
                }
                // What orders or closes something is about its own person.
                facts = match register {
                    "court_orders" => facts.with(Fact::SealedByCourt),
                    "file_closures" => facts.with(Fact::Closed),
                    _ => facts,
                };
                // Officers and posts are of the body that they name.
                if policies.ties().tells(Fact::OwnAgency, register) {
                    facts = facts.without(Fact::OwnAgency);
                }
                let who = format!("{role}.{number}");
                let may = |act: Act| policies.permits(role, act, &resource, facts);
                let at = |what: &str| format!("{role} {what} {register} as {relation:?}");

                let api = format!("/api/v1/{register}/{address}");
                let looked = matrix.json(&who, Method::GET, &api, &Value::Null);
                matrix.cell(
                    &at("looks at"),
                    may(Act::Look),
                    looked.status == StatusCode::OK,
                );
                // What may not be seen is as if it had never been.
                let nowhere = format!("/api/v1/{register}/{absent}");
                if looked.status != StatusCode::OK {
                    let missing = matrix.json(&who, Method::GET, &nowhere, &Value::Null);
                    if (missing.status, &missing.text) != (looked.status, &looked.text) {
                        let told = format!("{}: {}", at("looks at"), looked.status);
                        matrix.wrong.push(told);
                    }
                }
                let parts = policies.parts(role, Act::Look, &resource, facts);
                let fields = looked.json()["fields"].clone();
                for field in &kind.fields {
                    let part = policies.filing().part(register, &field.name).unwrap();
                    let seen = fields.get(&field.name).is_some();
                    matrix.fields += 1;
                    matrix.cell(&at(&field.name), parts.contains(&part), seen);
                }

                // A document: never wider than its record, nor than its part.
                let shows = |act: Act| policies.parts(role, act, &resource, facts).contains(part);
                for (act, file) in [(Act::OpenCopy, "copy"), (Act::OpenOriginal, "original")] {
                    let path = format!("{api}/documents/{document}/{file}");
                    let opened = matrix.json(&who, Method::GET, &path, &Value::Null);
                    let permitted = shows(Act::Look) && shows(act);
                    matrix.cell(&at(file), permitted, opened.status == StatusCode::OK);
                }
                let path = format!("{api}/documents/{document}");
                let seen = matrix.json(&who, Method::GET, &path, &Value::Null);
                let any = [
                    Act::AttachDocument,
                    Act::OpenCopy,
                    Act::OpenOriginal,
                    Act::VoidDocument,
                ];
                let permitted = shows(Act::Look) && any.into_iter().any(shows);
                matrix.cell(
                    &at("sees the document of"),
                    permitted,
                    seen.status == StatusCode::OK,
                );
                let form = "--x\r\nContent-Disposition: form-data; name=\"part\"\r\n\r\nunknown\r\n\
                            --x\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nother\r\n\
                            --x\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\ntext\r\n--x--\r\n";
                let path = format!("{api}/documents");
                let type_ = "multipart/form-data; boundary=x";
                let attached = matrix.ask(&who, Method::POST, &path, type_, form.to_owned());
                let denied = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND];
                let permitted = may(Act::Look) && may(Act::AttachDocument);
                matrix.cell(
                    &at("attaches to"),
                    permitted,
                    !denied.contains(&attached.status),
                );

                let list = format!("/api/v1/{register}?limit=1000");
                let listed = matrix.json(&who, Method::GET, &list, &Value::Null).json();
                let entries = listed["records"].as_array().cloned().unwrap_or_default();
                let own = entries.iter().find(|entry| entry["address"] == address);
                matrix.cell(&at("lists"), may(Act::List), own.is_some());
                if listed["total"].as_u64().unwrap_or(0) != entries.len() as u64 {
                    matrix
                        .wrong
                        .push(format!("{}: the total differs", at("lists")));
                }
                if let Some(own) = own {
                    let parts = policies.parts(role, Act::List, &resource, facts);
                    for field in kind.fields.iter().filter(|field| !field.is_sealed()) {
                        let part = policies.filing().part(register, &field.name).unwrap();
                        let seen = own["fields"].get(&field.name).is_some();
                        matrix.fields += 1;
                        matrix.cell(&at(&field.name), parts.contains(&part), seen);
                    }
                }

                // An act on a version that never was: whoever may not do it
                // does not come so far as to hear that.
                let body = json!({ "version": 99, "fields": {}, "reason": "Test" });
                let denied = [StatusCode::FORBIDDEN, StatusCode::NOT_FOUND];
                for (act, method, what) in [
                    (Act::Edit, Method::PUT, "edits"),
                    (Act::Void, Method::DELETE, "voids"),
                ] {
                    let done = matrix.json(&who, method.clone(), &api, &body);
                    let permitted = may(act);
                    matrix.cell(&at(what), permitted, !denied.contains(&done.status));
                    if !permitted && !may(Act::Look) {
                        let missing = matrix.json(&who, method, &nowhere, &body);
                        if (missing.status, &missing.text) != (done.status, &done.text) {
                            let told = format!("{}: {}", at(what), done.status);
                            matrix.wrong.push(told);
                        }
                    }
                }

                let export = format!("/registers/{register}/export");
                let form = "_token=token&_format=csv".to_owned();
                let type_ = "application/x-www-form-urlencoded";
                let exported = matrix.ask(&who, Method::POST, &export, type_, form);
                let has_it =
                    exported.status == StatusCode::OK && exported.text.contains(&record.reference);
                matrix.cell(&at("exports"), may(Act::Export), has_it);

                let ever = |act: Act| {
                    let request = Facts::NONE.with(Fact::Trained).with(Fact::Fresh);
                    !policies.cases(role, act, &resource, request).is_empty()
                };
                let empty = json!({ "fields": {} });
                let entered =
                    matrix.json(&who, Method::POST, &format!("/api/v1/{register}"), &empty);
                matrix.cell(
                    &at("enters"),
                    ever(Act::Enter),
                    !denied.contains(&entered.status),
                );
                let page = format!("/registers/{register}/import");
                let import = matrix.ask(&who, Method::GET, &page, "text/plain", String::new());
                matrix.cell(
                    &at("imports"),
                    ever(Act::Import),
                    import.status == StatusCode::OK,
                );
            }
        }
    }
    let (cells, fields) = (matrix.cells - matrix.fields, matrix.fields);
    assert!(
        matrix.wrong.is_empty(),
        "{} of {cells} cells and {fields} field cells are wrong:\n{}",
        matrix.wrong.len(),
        matrix.wrong[..matrix.wrong.len().min(60)].join("\n")
    );
    assert!(
        cells >= 12_000 && fields >= 2_400,
        "{cells} cells, {fields} field cells"
    );
}
