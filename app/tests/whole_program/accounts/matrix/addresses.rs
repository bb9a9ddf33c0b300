//! Every address of the program by every role, and every way to ask there:
//! what it asks for is what opens it. An address that is not written in
//! `routes` fails there, and a way to ask fails here.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use kernel::RecordId;
use policy::{About, Act, Fact, Part, Resource};
use serde_json::json;

use super::{
    super::routes::{INSIDE, Needs, Way, filled},
    Matrix, Stands,
    documents::Attached,
    door::Asked,
    facts, moment,
    relation::{AT_WORK, OF_THE_FILE, OF_THE_RECORD, OWN, Relation},
};

/// A record that an address is about, or that is sent there.
struct Named<'s> {
    stands: &'s Stands,
    document: Option<&'s Attached>,
}

impl Matrix {
    /// Whether the policies open an address.
    fn opens(
        &self,
        role: &str,
        needs: &[Needs],
        of_register: &str,
        named: Option<&Named<'_>>,
    ) -> bool {
        let policies = &self.policies;
        let of = |act: Act| {
            let stands = named.unwrap().stands;
            let resource = Resource::register(&stands.kind.register);
            policies.permits(role, act, &resource, stands.facts)
        };
        let shows = |act: Act| {
            let Named { stands, document } = named.unwrap();
            let resource = Resource::register(&stands.kind.register);
            let parts = policies.parts(role, act, &resource, stands.facts);
            parts.contains(&document.unwrap().part)
        };
        needs.iter().all(|needs| match needs {
            Needs::Leave(act) => {
                let resource = match act.about() {
                    About::Figures => Resource::Figures,
                    About::Accounts => Resource::Accounts,
                    About::Mechanism => Resource::Mechanism,
                    About::Record => panic!("{act:?} is done to records"),
                };
                !policies.cases(role, *act, &resource, moment()).is_empty()
            }
            Needs::In(register, act) => self.ever(role, *act, register),
            Needs::InRegister(act) => self.ever(role, *act, of_register),
            Needs::Of(_, act) | Needs::OfRecord(act) => of(*act),
            Needs::Second(act) => {
                // Nobody has a tie to the person who is named.
                let persons = self.bench.mechanism.kind("persons").unwrap();
                let facts = facts(policies, Relation::Stranger, &persons);
                let facts = facts.with(Fact::SecondPerson);
                policies.permits(role, *act, &Resource::register("persons"), facts)
            }
            Needs::OfDocument(acts) => shows(Act::Look) && acts.iter().any(|act| shows(*act)),
            Needs::OwnDocument => named.unwrap().stands.relation.is_of_the_body(),
        })
    }

    /// Asks at an address with what it takes to come so far as to hear whether
    /// one may.
    fn ask_at(
        &self,
        who: &str,
        way: Way,
        path: &str,
        register: &str,
        named: Option<&Named<'_>>,
    ) -> Asked {
        let mechanism = &self.bench.mechanism;
        let record = named.map(|named| named.stands);
        // Where none is sent, the one certificate that there is.
        let address = record.map_or_else(
            || self.certificate.clone(),
            |stands| mechanism.address(&stands.kind.register, stands.record.id),
        );
        let reference = record.map_or("", |stands| &stands.record.reference);
        let document = named.and_then(|named| named.document);
        let document = document.map_or("", |document| &document.address);
        let at = filled(path, register, &address, document);
        if way == Way::Get {
            return self.doors.get(who, &at);
        }
        let is_file = path.ends_with("/documents") || path.ends_with("/documents/new");
        if is_file || path.ends_with("/import") {
            let name = if is_file { "x.txt" } else { "x.csv" };
            let fields: &[(&str, &str)] = match path.starts_with("/api/") {
                true => &[("kind", "other"), ("part", "unknown")],
                false => &[("_token", "token"), ("part", "unknown")],
            };
            let body = multipart(name, fields);
            return self.doors.ask(who, way.method(), &at, MULTIPART, body);
        }
        if path.starts_with("/api/") {
            let body = match way {
                Way::Post if path.ends_with("/search") => json!({ "search": "zz" }),
                Way::Post if path.ends_with("/merge") => json!({
                    "second": reference, "version": 99, "second_version": 99, "reason": "Test",
                }),
                Way::Post if path.ends_with("/part") => json!({ "version": 99, "reason": "Test" }),
                Way::Post => json!({ "fields": {} }),
                Way::Delete if !document.is_empty() => json!({ "reason": "Test" }),
                _ => json!({ "version": 99, "fields": {}, "reason": "Test" }),
            };
            return self.doors.json(who, way.method(), &at, &body);
        }
        let more = match path {
            "/accounts/end" => format!("&officer={address}"),
            "/emergency/file" | "/oversight/person" => format!("&reference={reference}"),
            "/oversight/touched/file" => "&from=2020-01-01".to_owned(),
            "/retention/propose" => {
                let nobody = RecordId(uuid::Uuid::from_u128(u128::MAX / 3));
                format!("&person={}", mechanism.address("persons", nobody))
            }
            "/retention/agree" => format!("&proposal={address}"),
            "/search" => "&search=zz".to_owned(),
            // For want of a reason it stays as it is.
            "/registers/{register}/{address}/documents/{document}/void" => String::new(),
            // A file is not merged with itself.
            "/registers/{register}/{address}/merge" => {
                format!("&second={reference}&_version=99&_second_version=99&_reason=Test")
            }
            _ => "&_format=csv&_search=zz&_version=99&_reason=Test".to_owned(),
        };
        self.doors.form(who, &at, &more)
    }

    /// The parts of records that may stand in what is answered.
    fn may_stand<'r>(
        &self,
        role: &str,
        needs: &[Needs],
        register: &'r str,
        named: Option<&Named<'_>>,
    ) -> Vec<(&'r str, Part)> {
        let resource = Resource::register(register);
        let mut may = Vec::new();
        for needs in needs {
            match needs {
                Needs::OfRecord(act @ (Act::Look | Act::Edit)) => {
                    let facts = named.unwrap().stands.facts;
                    let parts = self.policies.parts(role, *act, &resource, facts);
                    may.extend(parts.into_iter().map(|part| (register, part)));
                }
                Needs::InRegister(Act::Export) => {
                    may.extend(self.ever_open(role, Act::Export, register))
                }
                Needs::OfDocument(_) => {
                    let document = named.unwrap().document;
                    may.extend(document.map(|document| ("documents", document.canary)));
                }
                _ => {}
            }
        }
        may
    }

    /// Asks at an address, and holds the answer against the policies.
    fn address(
        &mut self,
        role: &str,
        (way, path, needs): (Way, &str, &[Needs]),
        register: &str,
        named: Option<&Named<'_>>,
    ) {
        let number = named.map_or(0, |named| named.stands.number);
        let who = format!("{role}.{number}");
        let asked = self.ask_at(&who, way, path, register, named);
        let wanted = self.opens(role, needs, register, named);
        let mut at = format!("{role}: {way:?} {path} of {register}");
        if let Some(Named { stands, .. }) = named {
            at = format!("{at} as {:?}", stands.relation);
        }
        // Everybody gets one answer where nothing more is needed.
        if needs.is_empty() {
            let statuses = self.of_all.entry(format!("{way:?} {path}")).or_default();
            // Some are led on to what they may see.
            let led = asked.status.is_success() || asked.status.is_redirection();
            statuses.insert(if led { StatusCode::OK } else { asked.status });
        } else {
            self.cell(&at, wanted, !asked.is_denied());
        }
        let may = match wanted {
            true => self.may_stand(role, needs, register, named),
            false => Vec::new(),
        };
        self.no_canary_but(&at, &asked, &may);
        if asked.status == StatusCode::OK && way == Way::Get {
            self.shown_at(&at, role, path, register, &asked, named);
        }
    }

    /// The fields of the pages that have some.
    fn shown_at(
        &mut self,
        at: &str,
        role: &str,
        path: &str,
        register: &str,
        asked: &Asked,
        named: Option<&Named<'_>>,
    ) {
        let policies = self.policies.clone();
        let resource = Resource::register(register);
        let parts = |act: Act| policies.parts(role, act, &resource, named.unwrap().stands.facts);
        let kind = self.bench.mechanism.kind(register);
        match path {
            "/registers/{register}/{address}" => {
                self.lines(at, &kind.unwrap(), &asked.text, &parts(Act::Look));
            }
            "/registers/{register}/{address}/edit" => {
                self.boxes(at, &kind.unwrap(), &asked.text, &parts(Act::Edit));
            }
            "/registers/{register}/new" => {
                let parts = self.ever_open(role, Act::Enter, register);
                let parts = parts.into_iter().map(|(_, part)| part).collect();
                self.boxes(at, &kind.unwrap(), &asked.text, &parts);
            }
            _ => {}
        }
    }
}

impl Matrix {
    /// Erases a person; gives the address of the proposal.
    fn erase_somebody(&self) -> String {
        let mechanism = &self.bench.mechanism;
        let asked_for = [("ground", "request")];
        let proposal = self.bench.enter("destruction_proposals", &asked_for);
        let another = guard::Officer::named("Another officer").unwrap();
        let another = mechanism.guarded_by(guard::Guard::local(another));
        retention::agree(&another, proposal.id).unwrap();
        mechanism.address("destruction_proposals", proposal.id)
    }

    /// Looks for a person by the reference: those find them who may. `typed`
    /// is how often the answer tells a reference that nobody has.
    fn searched(&mut self, role: &str, stands: &Stands, typed: usize) {
        let who = format!("{role}.{}", stands.number);
        let reference = stands.record.reference.as_str();
        let body = format!("&search={reference}");
        let answer = self.doors.form(&who, "/search", &body);
        // What was typed stands there in any case.
        let told = answer.text.matches(reference).count();
        let resource = Resource::register("persons");
        let wanted = self
            .policies
            .permits(role, Act::Search, &resource, stands.facts);
        let at = format!("{role} searches for a person as {:?}", stands.relation);
        self.cell(&at, wanted, told > typed);
        self.no_canary(&at, &answer);
    }
}

const MULTIPART: &str = "multipart/form-data; boundary=x";

/// A form with a file in it.
fn multipart(name: &str, fields: &[(&str, &str)]) -> String {
    let field = |(field, value): &(&str, &str)| {
        format!("--x\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
    };
    let fields: String = fields.iter().map(field).collect();
    format!(
        "{fields}--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: text/plain\r\n\r\ntext\r\n--x--\r\n"
    )
}

/// Pages of registers and records are asked for in every register, and what is
/// sent there, and what programs ask, in a third of them in their turn; records
/// in each relation in its turn, and where a record is sent in every one.
#[test]
fn every_address_opens_to_the_roles_whose_policies_say_so_and_to_no_other() {
    let relations: Vec<Relation> = OWN
        .into_iter()
        .chain(OF_THE_FILE)
        .chain(AT_WORK)
        .chain(OF_THE_RECORD)
        .collect();
    let mut matrix = Matrix::of(&relations);
    let roles = matrix.policies.roles().to_vec();
    let stands = std::mem::take(&mut matrix.stands);
    let kinds = matrix.bench.mechanism.pack().kinds.clone();
    let of = |register: &str| -> Vec<&Stands> {
        let of = stands.iter();
        of.filter(|stands| stands.kind.register == register)
            .collect()
    };
    // Whose erasing is agreed to is held: it is refused for that, and nobody
    // is erased for the roles that come after.
    for stands in of("destruction_proposals") {
        let person = stands.kind.value(&stands.record.row, "person");
        let person = person.as_link().unwrap();
        let db = matrix.bench.mechanism.db();
        let reference = db.read(|session| Ok(session.reference_of("persons", person)?));
        matrix
            .bench
            .enter("holds", &[("person", &reference.unwrap().unwrap())]);
    }
    matrix.certificate = matrix.erase_somebody();
    let mut documents: BTreeMap<RecordId, Attached> = BTreeMap::new();
    for (at_role, role) in roles.iter().enumerate() {
        for (at_row, row) in INSIDE.into_iter().enumerate() {
            let (way, path, needs) = row;
            let sent = needs.iter().find_map(|needs| match needs {
                Needs::Of(register, _) => Some(*register),
                _ => None,
            });
            if let Some(register) = sent {
                for (at, stands) in of(register).into_iter().enumerate() {
                    // A paper is slow to draw.
                    let is_paper = way == Way::Post && path.starts_with("/oversight/told/");
                    if is_paper && (at_role + at) % 6 != 0 {
                        continue;
                    }
                    let named = Named {
                        stands,
                        document: None,
                    };
                    matrix.address(role, row, register, Some(&named));
                }
                continue;
            }
            if !path.contains("{register}") {
                matrix.address(role, row, "", None);
                continue;
            }
            for (at_kind, kind) in kinds.iter().enumerate() {
                let register = kind.register.as_str();
                let is_page = way == Way::Get && path.starts_with("/registers/");
                let is_every = is_page && !path.contains("{document}");
                if !is_every && (at_role + at_row + at_kind) % 3 != 0 {
                    continue;
                }
                if !path.contains("{address}") {
                    matrix.address(role, row, register, None);
                    continue;
                }
                let of_kind = of(register);
                let turn = at_role * 7 + at_row * 5 + at_kind;
                let stands = of_kind[turn % of_kind.len()];
                // One that is there to be voided.
                let fresh = (way == Way::Delete && path.contains("{document}"))
                    .then(|| matrix.attach(stands));
                let kept = documents.entry(stands.record.id);
                let document = path.contains("{document}").then(|| match &fresh {
                    Some(fresh) => fresh,
                    None => &*kept.or_insert_with(|| matrix.attach(stands)),
                });
                let named = Named { stands, document };
                matrix.address(role, row, register, Some(&named));
            }
        }
    }
    const NOBODY: &str = "PER-2020-99999";
    let nowhere = format!("&search={NOBODY}");
    for (at_role, role) in roles.iter().enumerate() {
        let answer = matrix.doors.form(&format!("{role}.0"), "/search", &nowhere);
        let typed = answer.text.matches(NOBODY).count();
        for (at, stands) in of("persons").into_iter().enumerate() {
            if (at_role + at) % 3 == 0 {
                matrix.searched(role, stands, typed);
            }
        }
    }
    for (at, statuses) in &matrix.of_all {
        assert_eq!(statuses.len(), 1, "{at}: {statuses:?}");
    }
    matrix.was(10_000, 1_500);
}

/// At each address the ways that are written in `routes` are there, and no
/// others.
#[test]
fn every_way_to_ask_at_an_address_is_written_with_what_opens_it() {
    let matrix = Matrix::of(&[Relation::Stranger]);
    let role = matrix.policies.roles()[0].clone();
    let who = format!("{role}.0");
    let written: BTreeSet<(&str, String)> = INSIDE
        .iter()
        .map(|(way, path, _)| (*path, format!("{way:?}")))
        .collect();
    let none = "0".repeat(32);
    let paths: BTreeSet<&str> = INSIDE.iter().map(|(_, path, _)| *path).collect();
    for path in paths {
        for way in Way::ALL {
            let at = filled(path, "persons", &none, &none);
            let asked = matrix
                .doors
                .ask(&who, way.method(), &at, "text/plain", String::new());
            let is_there = asked.status != StatusCode::METHOD_NOT_ALLOWED;
            let is_written = written.contains(&(path, format!("{way:?}")));
            assert_eq!(is_there, is_written, "{way:?} {path}: {}", asked.status);
        }
    }
}
