//! The matrix: every role at every register in every relation to a record, by
//! the doors through which people and programs come. What a door does is held
//! against what the policies say of the facts, and each field against the part
//! it belongs to. Registers join by themselves.

mod addresses;
mod documents;
mod door;
mod fields;
mod records;
mod relation;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use axum::http::StatusCode;
use db::Stored;
use kernel::{Field, FieldKind, RecordId, RecordKind};
use policy::{Fact, Facts, Part, Policies};

use self::{
    door::{Asked, Door, Doors},
    relation::{
        AT_WORK, BY_NAME, OF_THE_FILE, OF_THE_RECORD, OWN, Relation, Setting, is_about_persons,
        person_of,
    },
};
use crate::{canary, samples::PROSECUTORS, workbench::Workbench};

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
    /// For which every record was entered.
    body: String,
    stands: Vec<Stands>,
    cells: usize,
    fields: usize,
    allowed: usize,
    wrong: Vec<String>,
    /// How every role is answered where nothing more is needed than to have
    /// signed in.
    of_all: BTreeMap<String, BTreeSet<StatusCode>>,
    /// The address of a certificate of somebody who was erased.
    certificate: String,
}

impl Matrix {
    /// A record of every register for each relation; those that other records
    /// about a person make, of the registers about persons alone; those that a
    /// record shows by its own fields, of the registers that can.
    fn of(relations: &[Relation]) -> Self {
        let bench = Workbench::empty();
        let pack = bench.mechanism.pack().clone();
        let policies = Arc::new(Policies::load(&pack).unwrap());
        // Bodies that no sample names; the second one may be alerted.
        let other = pack.list("agencies").codes().last().unwrap();
        let offices = pack.codes_marked("agencies", PROSECUTORS);
        let [_, .., office] = offices[..] else {
            panic!("the pack marks one office alone");
        };
        let bodies = [other, office].map(str::to_owned);
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
                if !relation.is_shown_in(&kind.register, &policies) {
                    continue;
                }
                let said = relation.said(&bench, &kind.register, &bodies[1]);
                // Every sealed text has its canary.
                let said: Vec<(&str, String)> = kind
                    .fields
                    .iter()
                    .filter(|field| field.is_sealed() && is_text(field))
                    .map(|field| {
                        let canary = canary::of_field(&kind.register, field);
                        (field.name.as_str(), format!("{canary}, and no more"))
                    })
                    .chain(said)
                    .collect();
                let said: Vec<(&str, &str)> = said
                    .iter()
                    .map(|(field, value)| (*field, value.as_str()))
                    .collect();
                let record = bench.enter(&kind.register, &said);
                if BY_NAME.contains(&relation)
                    && !relation.is_closed_by_name(
                        &bench,
                        (&kind.register, &record),
                        &officers[number].reference,
                    )
                {
                    continue;
                }
                let person = person_of(kind, &record);
                let is_made = relation.is_of_a_file();
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
        let authors = Authors::of(&bench);
        for Stands {
            record,
            number,
            relation,
            ..
        } in &stands
        {
            let (_, officer) = officers[*number];
            // Who entered it for a colleague or a stranger is somebody else.
            let author = relation.is_author().then_some(officer);
            authors.entered(record.id, author, &bodies[0]);
        }
        drop(authors);
        let body = bodies[0].clone();
        let door = Door {
            policies: policies.clone(),
            bodies,
            officers,
        };
        Self {
            body,
            doors: Doors::new(&bench.mechanism, door),
            bench,
            policies,
            stands,
            cells: 0,
            fields: 0,
            allowed: 0,
            wrong: Vec::new(),
            of_all: BTreeMap::new(),
            certificate: String::new(),
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
        self.no_canary_but(place, asked, &[]);
    }

    /// …but these parts of records of this register; and the program has not
    /// failed.
    fn no_canary_but(&mut self, place: &str, asked: &Asked, may: &[(&str, Part)]) {
        if asked.status.is_server_error() {
            self.wrong.push(format!("{place}: {}", asked.status));
        }
        for leak in canary::leaks_in(&asked.bytes, may) {
            self.wrong.push(format!("{place}: shows {leak}"));
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

fn is_text(field: &Field) -> bool {
    matches!(field.kind, FieldKind::Text { .. } | FieldKind::Prose { .. })
}

/// Keeps who entered which record, as the store keeps it: whoever has the log's
/// own key can prove anything to have been entered so.
pub struct Authors {
    file: rusqlite::Connection,
    key: vault::DataKey,
}

impl Authors {
    pub fn of(bench: &Workbench) -> Self {
        let file = rusqlite::Connection::open(bench.database()).unwrap();
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
        Self { file, key }
    }

    /// An officer, or somebody else, entered it for a body.
    pub fn entered(&self, record: RecordId, officer: Option<RecordId>, body: &str) {
        let author = officer.map_or(uuid::Uuid::max(), |officer| officer.0);
        let proof = |half: &str, own: &[u8]| {
            let what = format!("entered by {half}");
            self.key.proof(&what, &[record.0.as_bytes(), own])
        };
        let row = rusqlite::params![
            record.0.as_bytes().as_slice(),
            author.as_bytes().as_slice(),
            body,
            proof("officer", author.as_bytes()),
            proof("agency", body.as_bytes()),
        ];
        let insert = "INSERT INTO entered_by VALUES (?1, ?2, ?3, ?4, ?5)";
        self.file.execute(insert, row).unwrap();
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
    relation.shown().map_or(facts, |fact| facts.with(fact))
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

#[test]
fn whoever_works_with_a_person_sees_what_the_policies_say_for_that_work() {
    let relations: Vec<Relation> = AT_WORK
        .into_iter()
        .chain(OF_THE_RECORD)
        .chain(BY_NAME)
        .collect();
    let mut matrix = Matrix::of(&relations);
    matrix.go_through();
    matrix.was(10_000, 2_400);
}
