//! The matrix: every role at every register in every relation to a record, by
//! the doors through which people and programs come. What a door does is held
//! against what the policies say of the facts, and each field against the part
//! it belongs to. Registers join by themselves.

mod addresses;
mod documents;
mod door;
mod relation;

use std::{collections::BTreeSet, sync::Arc};

use axum::http::{Method, StatusCode};
use db::Stored;
use kernel::{RecordId, RecordKind};
use policy::{Act, Fact, Facts, Part, Policies, Resource};
use serde_json::{Value, json};

use self::{
    door::{Asked, Door, Doors},
    relation::{OF_THE_FILE, OWN, Relation, Setting, is_about_persons, person_of},
};
use crate::{canary, workbench::Workbench};

/// For how long an emergency opens a file, and a minute more.
const OPEN_FOR: i64 = 2 * 3600 + 60;

/// A record with how an officer stands to it.
struct Stands {
    kind: Arc<RecordKind>,
    record: Stored,
    relation: Relation,
    /// The officer's number at the door.
    number: usize,
    /// What holds of the record for the officer, beside the moment.
    facts: Facts,
}

/// One cell that is not as it should be is told with where it is.
struct Matrix {
    bench: Workbench,
    policies: Arc<Policies>,
    doors: Doors,
    stands: Vec<Stands>,
    cells: usize,
    fields: usize,
    allowed: usize,
    wrong: Vec<String>,
}

impl Matrix {
    /// A record of every register for each relation; those that other records
    /// about a person make, of the registers about persons alone.
    fn of(relations: &[Relation]) -> Self {
        let bench = Workbench::empty();
        let pack = bench.mechanism.pack().clone();
        let policies = Arc::new(Policies::load(&pack).unwrap());
        // Bodies that no sample names.
        let mut bodies: Vec<String> = pack.list("agencies").codes().map(str::to_owned).collect();
        let bodies = [bodies.pop().unwrap(), bodies.pop().unwrap()];
        let officers: Vec<Stored> = relations
            .iter()
            .map(|_| bench.enter("officers", &[]))
            .collect();
        // The glass that is whole again was broken before all else.
        let mut order: Vec<usize> = (0..relations.len()).collect();
        order.sort_by_key(|number| relations[*number] != Relation::BrokeGlass);
        let mut stands = Vec::new();
        for number in order {
            let relation = relations[number];
            for kind in &pack.kinds {
                let record = bench.enter(&kind.register, &[]);
                let person = person_of(kind, &record);
                let is_made = OF_THE_FILE.contains(&relation);
                if is_made && person.is_none() {
                    continue;
                }
                if let Some(person) = person.filter(|_| is_made) {
                    let reference = bench
                        .mechanism
                        .db()
                        .read(|session| Ok(session.reference_of("persons", person)?))
                        .unwrap()
                        .unwrap();
                    relation.make(&Setting {
                        bench: &bench,
                        register: &kind.register,
                        person: &reference,
                        officer: &officers[number].reference,
                        bodies: &bodies,
                    });
                }
                stands.push(Stands {
                    facts: facts(&policies, relation, kind),
                    kind: kind.clone(),
                    record,
                    relation,
                    number,
                });
            }
            if relation == Relation::BrokeGlass {
                let passed = clockwork::SignedDuration::from_secs(OPEN_FOR);
                bench.clock.advance(passed).unwrap();
            }
        }
        let officers: Vec<(Relation, RecordId)> = relations
            .iter()
            .zip(&officers)
            .map(|(relation, officer)| (*relation, officer.id))
            .collect();
        let file = rusqlite::Connection::open(bench.database()).unwrap();
        // Who has the log's own key can prove anything to have been entered so.
        let own = uuid::Uuid::max();
        let wrapped: Vec<u8> = file
            .query_row(
                "SELECT wrapped FROM data_keys WHERE subject = ?1",
                [own.as_bytes().as_slice()],
                |row| row.get(0),
            )
            .unwrap();
        let vault = bench.mechanism.db().vault();
        let key = vault.unwrap(own, &wrapped.into()).unwrap();
        for Stands {
            record,
            number,
            relation,
            ..
        } in &stands
        {
            let (_, officer) = officers[*number];
            // Who entered it for a colleague or a stranger is somebody else.
            let author = if relation.is_author() {
                officer.0
            } else {
                uuid::Uuid::max()
            };
            let proof = |half: &str, own: &[u8]| {
                let what = format!("entered by {half}");
                key.proof(&what, &[record.id.0.as_bytes(), own])
            };
            let row = rusqlite::params![
                record.id.0.as_bytes().as_slice(),
                author.as_bytes().as_slice(),
                bodies[0],
                proof("officer", author.as_bytes()),
                proof("agency", bodies[0].as_bytes()),
            ];
            let insert = "INSERT INTO entered_by VALUES (?1, ?2, ?3, ?4, ?5)";
            file.execute(insert, row).unwrap();
        }
        drop(file);
        let door = Door {
            policies: policies.clone(),
            bodies,
            officers,
        };
        Self {
            doors: Doors::new(&bench.mechanism, door),
            bench,
            policies,
            stands,
            cells: 0,
            fields: 0,
            allowed: 0,
            wrong: Vec::new(),
        }
    }

    fn cell(&mut self, place: &str, wanted: bool, found: bool) {
        self.cells += 1;
        self.allowed += usize::from(wanted);
        if wanted != found {
            let wanted = if wanted { "permitted" } else { "denied" };
            self.wrong.push(format!(
                "{place}: {wanted} by the policies, and it is not so"
            ));
        }
    }

    fn field(&mut self, place: &str, wanted: bool, found: bool) {
        self.fields += 1;
        self.cell(place, wanted, found);
    }

    /// Nothing sealed stands in an answer.
    fn no_canary(&mut self, place: &str, asked: &Asked) {
        if !canary::found_in(asked.text.as_bytes()).is_empty() {
            self.wrong.push(format!("{place}: shows what is sealed"));
        }
    }

    /// Every role at every record, by the API and into a file.
    fn go_through(&mut self) {
        let roles = self.policies.roles().to_vec();
        for stands in std::mem::take(&mut self.stands) {
            let document = self.attach(&stands);
            for role in &roles {
                self.record(role, &stands);
                self.document(role, &stands, &document);
                if OWN.contains(&stands.relation) {
                    self.register(role, &stands);
                }
            }
        }
    }

    /// What is done with a record that is there.
    fn record(&mut self, role: &str, stands: &Stands) {
        let Stands {
            kind,
            record,
            relation,
            number,
            facts,
        } = stands;
        let register = kind.register.as_str();
        let resource = Resource::register(register);
        let policies = self.policies.clone();
        let address = self.bench.mechanism.address(register, record.id);
        let nobody = RecordId(uuid::Uuid::from_u128(u128::MAX / 3));
        let absent = self.bench.mechanism.address(register, nobody);
        let who = format!("{role}.{number}");
        let may = |act: Act| policies.permits(role, act, &resource, *facts);
        let at = |what: &str| format!("{role} {what} {register} as {relation:?}");

        let api = format!("/api/v1/{register}/{address}");
        let looked = self.doors.json(&who, Method::GET, &api, &Value::Null);
        let is_there = looked.status == StatusCode::OK;
        self.cell(&at("looks at"), may(Act::Look), is_there);
        // What may not be seen is as if it had never been.
        let nowhere = format!("/api/v1/{register}/{absent}");
        if !is_there {
            let missing = self.doors.json(&who, Method::GET, &nowhere, &Value::Null);
            if (missing.status, &missing.text) != (looked.status, &looked.text) {
                let told = format!("{}: {}", at("looks at"), looked.status);
                self.wrong.push(told);
            }
        }
        let parts = policies.parts(role, Act::Look, &resource, *facts);
        // The canary of a sample flies where a sealed part is open, and from a
        // list never.
        let sealed: BTreeSet<Part> = kind
            .fields
            .iter()
            .filter(|field| field.is_sealed())
            .map(|field| policies.filing().part(register, &field.name).unwrap())
            .collect();
        if sealed.is_disjoint(&parts) {
            self.no_canary(&at("looks at"), &looked);
        }
        let fields = looked.json()["fields"].clone();
        for field in &kind.fields {
            let part = policies.filing().part(register, &field.name).unwrap();
            let seen = fields.get(&field.name).is_some();
            self.field(&at(&field.name), parts.contains(&part), seen);
        }

        let list = format!("/api/v1/{register}?limit=1000");
        let listed = self.doors.json(&who, Method::GET, &list, &Value::Null);
        self.no_canary(&at("lists"), &listed);
        let listed = listed.json();
        let entries = listed["records"].as_array().cloned().unwrap_or_default();
        let own = entries.iter().find(|entry| entry["address"] == address);
        self.cell(&at("lists"), may(Act::List), own.is_some());
        if listed["total"].as_u64().unwrap_or(0) != entries.len() as u64 {
            let told = format!("{}: the total differs", at("lists"));
            self.wrong.push(told);
        }
        if let Some(own) = own {
            let parts = policies.parts(role, Act::List, &resource, *facts);
            for field in kind.fields.iter().filter(|field| !field.is_sealed()) {
                let part = policies.filing().part(register, &field.name).unwrap();
                let seen = own["fields"].get(&field.name).is_some();
                self.field(&at(&field.name), parts.contains(&part), seen);
            }
        }

        // An act on a version that never was: whoever may not do it does not
        // come so far as to hear that.
        let body = json!({ "version": 99, "fields": {}, "reason": "Test" });
        for (act, method, what) in [
            (Act::Edit, Method::PUT, "edits"),
            (Act::Void, Method::DELETE, "voids"),
        ] {
            let done = self.doors.json(&who, method.clone(), &api, &body);
            let permitted = may(act);
            self.cell(&at(what), permitted, !done.is_denied());
            if !permitted && !may(Act::Look) {
                let missing = self.doors.json(&who, method, &nowhere, &body);
                if (missing.status, &missing.text) != (done.status, &done.text) {
                    let told = format!("{}: {}", at(what), done.status);
                    self.wrong.push(told);
                }
            }
        }

        let export = format!("/registers/{register}/export");
        let exported = self.doors.form(&who, &export, "&_format=csv");
        let ever = |part: &Part| policies.ever_shows(role, Act::Export, *part, &resource, moment());
        if !sealed.iter().any(ever) {
            self.no_canary(&at("exports"), &exported);
        }
        let has_it = exported.status == StatusCode::OK && exported.text.contains(&record.reference);
        self.cell(&at("exports"), may(Act::Export), has_it);
    }

    /// Whether a role may ever do something in a register.
    fn ever(&self, role: &str, act: Act, register: &str) -> bool {
        let resource = Resource::register(register);
        !self
            .policies
            .cases(role, act, &resource, moment())
            .is_empty()
    }

    /// What is done in a register without a record.
    fn register(&mut self, role: &str, stands: &Stands) {
        let register = stands.kind.register.as_str();
        let who = format!("{role}.{}", stands.number);
        let at = |what: &str| format!("{role} {what} {register} as {:?}", stands.relation);
        let enter = format!("/api/v1/{register}");
        let empty = json!({ "fields": {} });
        let entered = self.doors.json(&who, Method::POST, &enter, &empty);
        let wanted = self.ever(role, Act::Enter, register);
        self.cell(&at("enters"), wanted, !entered.is_denied());
        let import = self
            .doors
            .get(&who, &format!("/registers/{register}/import"));
        let wanted = self.ever(role, Act::Import, register);
        self.cell(&at("imports"), wanted, import.status == StatusCode::OK);
    }

    /// That nothing was wrong, and that so much was asked.
    #[expect(clippy::print_stdout, reason = "how much was asked is told")]
    fn was(&self, cells: usize, fields: usize) {
        let (asked, of_fields) = (self.cells - self.fields, self.fields);
        println!(
            "{asked} cells and {of_fields} field cells, {} of them permitted",
            self.allowed
        );
        assert!(
            self.wrong.is_empty(),
            "{} of {asked} cells and {of_fields} field cells are wrong:\n{}",
            self.wrong.len(),
            self.wrong[..self.wrong.len().min(60)].join("\n")
        );
        assert!(
            asked >= cells && of_fields >= fields,
            "{asked} cells, {of_fields} field cells"
        );
        // Both are asked: what is open and what is shut.
        assert!(self.allowed * 20 > self.cells && self.allowed * 2 < self.cells);
    }
}

/// What holds of whoever asks and of the moment, whatever is asked for.
fn moment() -> Facts {
    Facts::NONE.with(Fact::Trained).with(Fact::Fresh)
}

/// What holds of a record, beside that.
fn facts(policies: &Policies, relation: Relation, kind: &RecordKind) -> Facts {
    let register = kind.register.as_str();
    let mut facts = relation.facts(register).and(moment());
    // Of a person whose age is not known a child is made.
    if is_about_persons(kind) && !relation.is_to_an_adult() {
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
    facts
}

#[test]
fn every_role_at_every_register_in_every_relation_is_as_the_policies_say() {
    let mut matrix = Matrix::of(&OWN);
    matrix.go_through();
    matrix.was(12_000, 2_400);
}

#[test]
fn what_is_recorded_of_a_person_opens_and_shuts_every_record_about_them() {
    let mut matrix = Matrix::of(&OF_THE_FILE);
    matrix.go_through();
    matrix.was(10_000, 2_400);
}
