//! How officers stand to a record, and how the file of its person stands.

use db::Stored;
use kernel::{RecordId, RecordKind};
use policy::{Fact, Facts, Policies};

use crate::workbench::Workbench;

/// How somebody stands to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Stranger,
    Colleague,
    Author,
    /// Of a body that has taken the person on.
    Holder,
    /// …and from which the person took back the consent.
    Withdrawn,
    /// …and of which the person agreed that it learns of the help alone.
    Narrowed,
    /// Who entered it, and has declared a tie to the person.
    Tied,
    /// Who entered it, and a court has sealed it.
    SealedByCourt,
    /// Who entered it, and the file is closed.
    Closed,
    /// A stranger who breaks the glass.
    BreaksGlass,
    /// …of a file that a court has sealed.
    BreaksGlassOfSealed,
    /// A stranger who broke the glass so long ago that it is whole again.
    BrokeGlass,
    /// A stranger to somebody who is grown up…
    StrangerToAdult,
    /// …a colleague of whoever wrote it…
    ColleagueOnAdult,
    /// …and whoever wrote it.
    AuthorOnAdult,
    /// Of a body that has taken a child on.
    HolderOfChild,
    /// …and named for the child.
    Assigned,
    /// Of a body to which the person was referred, and which has not answered.
    Receiver,
    /// Of a body that has referred the person.
    Sender,
    /// Who entered it, and another body has taken the person over.
    HandedOver,
    /// Of the body that runs the house in which the person stays.
    Housing,
    /// Of the body that decides about a child.
    Decides,
    /// Of a body to which the person's consent opens the file for a trial.
    Bridge,
    /// …while the reflection period runs.
    InReflection,
    /// Of the body that has the case.
    Investigates,
    /// Of the body that runs the house that it is about.
    RunsTheHouse,
    /// Of the body that ordered it.
    Ordered,
    /// Who gives posts for the body that it names.
    GivesPosts,
    /// Who entered it, and a court has sealed it by a number or a reference.
    SealedByName,
    /// …and has declared a tie that names it so.
    TiedByName,
}

/// Those in which no record but the one asked for counts.
pub const OWN: [Relation; 3] = [Relation::Stranger, Relation::Colleague, Relation::Author];

/// Those that other records about the same person make.
pub const OF_THE_FILE: [Relation; 9] = [
    Relation::Holder,
    Relation::Withdrawn,
    Relation::Narrowed,
    Relation::Tied,
    Relation::SealedByCourt,
    Relation::Closed,
    Relation::BreaksGlass,
    Relation::BreaksGlassOfSealed,
    Relation::BrokeGlass,
];

/// …and those who work with the person, or stand beside an adult.
pub const AT_WORK: [Relation; 12] = [
    Relation::StrangerToAdult,
    Relation::ColleagueOnAdult,
    Relation::AuthorOnAdult,
    Relation::HolderOfChild,
    Relation::Assigned,
    Relation::Receiver,
    Relation::Sender,
    Relation::HandedOver,
    Relation::Housing,
    Relation::Decides,
    Relation::Bridge,
    Relation::InReflection,
];

/// Those that a record makes by its own fields.
pub const OF_THE_RECORD: [Relation; 4] = [
    Relation::Investigates,
    Relation::RunsTheHouse,
    Relation::Ordered,
    Relation::GivesPosts,
];

/// Those that a court order or a declared tie makes which names the record and
/// nobody's file.
pub const BY_NAME: [Relation; 2] = [Relation::SealedByName, Relation::TiedByName];

impl Relation {
    /// Whether the officer works for the body that entered the record.
    pub fn is_of_the_body(self) -> bool {
        matches!(
            self,
            Self::Colleague | Self::Author | Self::Tied | Self::SealedByCourt | Self::Closed
        ) || matches!(
            self,
            Self::ColleagueOnAdult | Self::AuthorOnAdult | Self::HandedOver
        ) || BY_NAME.contains(&self)
    }

    pub fn is_author(self) -> bool {
        self.is_of_the_body() && !matches!(self, Self::Colleague | Self::ColleagueOnAdult)
    }

    /// Whether the file of a person is in this relation.
    pub fn is_of_a_file(self) -> bool {
        !OWN.contains(&self) && !OF_THE_RECORD.contains(&self) && !BY_NAME.contains(&self)
    }

    /// The fact that a record shows of it by its own fields.
    pub fn shown(self) -> Option<Fact> {
        match self {
            Self::Investigates => Some(Fact::Investigates),
            Self::RunsTheHouse => Some(Fact::Housing),
            Self::Ordered => Some(Fact::Decides),
            Self::GivesPosts => Some(Fact::OwnAgency),
            _ => None,
        }
    }

    /// Whether a record of a register shows it by its own fields alone.
    pub fn is_shown_in(self, register: &str, policies: &Policies) -> bool {
        self.shown().is_none_or(|fact| {
            // Decisions and referrals decide about a person, with all about them.
            let of_itself = self != Self::Ordered || register == "holds";
            of_itself && policies.ties().tells(fact, register)
        })
    }

    /// What a record says that shows it.
    pub fn said(self, at: &Workbench, register: &str, body: &str) -> Vec<(&'static str, String)> {
        let of_the_body = |register: &str| at.enter(register, &[("agency", body)]).reference;
        match (self, register) {
            (Self::Investigates, "defendants") => vec![("case", of_the_body("criminal_cases"))],
            (Self::Investigates, "non_punishment_alerts") => vec![("alerted", body.to_owned())],
            (Self::RunsTheHouse, "stays") => vec![("shelter", of_the_body("shelters"))],
            (Self::Ordered, _) => vec![("ordered_by", body.to_owned())],
            (Self::Investigates | Self::RunsTheHouse, _) => vec![("agency", body.to_owned())],
            (Self::SealedByName | Self::TiedByName, "facts" | "defendants") => {
                let number = self.number(register);
                let number = [("case_number", number.as_str())];
                vec![("case", at.enter("criminal_cases", &number).reference)]
            }
            (Self::SealedByName | Self::TiedByName, _) => match number_in(register) {
                Some((own, _)) => vec![(own, self.number(register))],
                None => Vec::new(),
            },
            _ => Vec::new(),
        }
    }

    /// The number by which a record of a register is closed.
    fn number(self, register: &str) -> String {
        format!("{self:?}-{register}")
    }

    /// Closes a record by what an order or an officer's tie names, where it can
    /// be named.
    pub fn is_closed_by_name(
        self,
        at: &Workbench,
        (register, record): (&str, &Stored),
        officer: &str,
    ) -> bool {
        let names = match (register, number_in(register)) {
            ("appeals", _) => ("appeal", record.reference.clone()),
            ("facts" | "defendants", _) => ("case_number", self.number(register)),
            (_, Some((_, named))) => (named, self.number(register)),
            (_, None) => return false,
        };
        let names = [("person", ""), (names.0, names.1.as_str())];
        match self {
            Self::TiedByName => {
                let tie = [&names[..], &[("officer", officer)]].concat();
                at.enter("declared_ties", &tie);
            }
            _ => {
                let order = [&names[..], &[("kind", "sealing")]].concat();
                at.enter("court_orders", &order);
            }
        }
        true
    }

    /// The facts that are made by other records about the person, each with
    /// the register that makes it.
    fn made(self) -> &'static [(Fact, &'static str)] {
        const HOLDS: (Fact, &str) = (Fact::Holder, "referrals");
        const RECEIVES: (Fact, &str) = (Fact::Receiver, "referrals");
        const SEALED: (Fact, &str) = (Fact::SealedByCourt, "court_orders");
        const BREAKS: (Fact, &str) = (Fact::BreakGlass, "openings");
        const SAYS_WHY: (Fact, &str) = (Fact::ReasonGiven, "openings");
        const SENDS: (Fact, &str) = (Fact::Sender, "referrals");
        const BRIDGES: (Fact, &str) = (Fact::Bridge, "consents");
        match self {
            Self::Stranger | Self::Colleague | Self::Author | Self::BrokeGlass => &[],
            Self::Holder => &[HOLDS, RECEIVES],
            Self::Withdrawn => &[HOLDS, RECEIVES, (Fact::ConsentWithdrawn, "consents")],
            Self::Narrowed => &[
                HOLDS,
                RECEIVES,
                (Fact::WithheldIdentity, "consents"),
                (Fact::WithheldLocation, "consents"),
                (Fact::WithheldHealth, "consents"),
                (Fact::WithheldTestimony, "consents"),
            ],
            Self::Tied | Self::TiedByName => &[(Fact::Conflict, "declared_ties")],
            Self::SealedByCourt => &[SEALED],
            Self::Closed => &[(Fact::Closed, "file_closures")],
            Self::BreaksGlass => &[BREAKS, SAYS_WHY],
            Self::BreaksGlassOfSealed => &[BREAKS, SAYS_WHY, SEALED],
            Self::StrangerToAdult | Self::ColleagueOnAdult | Self::AuthorOnAdult => &[],
            Self::HolderOfChild => &[HOLDS, RECEIVES],
            Self::Assigned => &[HOLDS, RECEIVES, (Fact::Assigned, "assignments")],
            Self::Receiver => &[RECEIVES],
            Self::Sender => &[SENDS],
            Self::HandedOver => &[SENDS, (Fact::HandedOver, "referrals")],
            Self::Housing => &[(Fact::Housing, "stays")],
            Self::Decides => &[RECEIVES, (Fact::Decides, "referrals")],
            Self::Bridge => &[BRIDGES],
            Self::InReflection => &[BRIDGES, (Fact::InReflection, "reflection_periods")],
            Self::SealedByName => &[SEALED],
            Self::Investigates | Self::RunsTheHouse | Self::Ordered | Self::GivesPosts => &[],
        }
    }

    /// What holds of a record of a register. A record that shows a fact by its
    /// own fields does not have it from another one of its register.
    pub fn facts(self, register: &str) -> Facts {
        let mut facts = Facts::NONE;
        if self.is_of_the_body() {
            facts = facts.with(Fact::OwnAgency);
        }
        if self.is_author() {
            facts = facts.with(Fact::Author);
        }
        self.made()
            .iter()
            .filter(|(_, by)| *by != register)
            .fold(facts, |facts, (fact, _)| facts.with(*fact))
    }

    /// Whether the person is known to be grown up.
    pub fn is_to_an_adult(self) -> bool {
        matches!(
            self,
            Self::Holder
                | Self::Withdrawn
                | Self::Narrowed
                | Self::SealedByCourt
                | Self::Closed
                | Self::BrokeGlass
        ) || matches!(
            self,
            Self::StrangerToAdult
                | Self::ColleagueOnAdult
                | Self::AuthorOnAdult
                | Self::Receiver
                | Self::Sender
                | Self::HandedOver
                | Self::Housing
                | Self::Bridge
                | Self::InReflection
        )
    }

    /// Enters what makes this relation to the person of a record.
    pub fn make(self, at: &Setting<'_>) {
        let Setting { bench, person, .. } = *at;
        if self.is_to_an_adult() {
            bench
                .edit("persons", person, &[("age_status", "adult")])
                .unwrap();
        }
        let enter = |register: &str, said: &[(&str, &str)]| {
            if register == at.register {
                return;
            }
            let mut all = vec![("person", person)];
            all.extend_from_slice(said);
            bench.enter(register, &all);
        };
        let refer = || {
            let said = [
                ("from", at.bodies[0].as_str()),
                ("to", at.bodies[1].as_str()),
                ("stage", "accepted"),
                // Who is asked to identify decides, and that is another tie.
                ("service", "shelter"),
            ];
            enter("referrals", &said);
        };
        let seal = || enter("court_orders", &[("kind", "sealing")]);
        let open = || {
            let said = [("officer", at.officer), ("kind", "emergency")];
            enter("openings", &said);
        };
        match self {
            Self::Stranger | Self::Colleague | Self::Author => {}
            Self::Holder => refer(),
            Self::Withdrawn => {
                refer();
                let said = [
                    ("given_to", at.bodies[1].as_str()),
                    ("covers", "identity;whereabouts;health;account;services"),
                    ("withdrawn_on", "2018-02-01"),
                ];
                enter("consents", &said);
            }
            Self::Narrowed => {
                refer();
                let said = [("given_to", at.bodies[1].as_str()), ("covers", "services")];
                enter("consents", &said);
            }
            Self::Tied => enter("declared_ties", &[("officer", at.officer)]),
            Self::SealedByCourt => seal(),
            Self::Closed => enter("file_closures", &[]),
            Self::BreaksGlass | Self::BrokeGlass => open(),
            Self::BreaksGlassOfSealed => {
                seal();
                open();
            }
            _ => self.make_by_work(at),
        }
    }

    /// Enters what those do who work with the person.
    fn make_by_work(self, at: &Setting<'_>) {
        let [own, other] = at.bodies;
        let enter = |register: &str, said: &[(&str, &str)]| {
            if register != at.register {
                let all = [&[("person", at.person)][..], said].concat();
                at.bench.enter(register, &all);
            }
        };
        let refer = |from: &str, to: &str, service: &str, stage: &str| {
            let said = [
                ("from", from),
                ("to", to),
                ("service", service),
                ("stage", stage),
            ];
            enter("referrals", &said);
        };
        let agree = || {
            let said = [
                ("given_to", other.as_str()),
                ("purpose", "criminal_proceedings"),
                ("covers", "identity;whereabouts;health;account;services"),
                ("ends_on", "2030-01-01"),
            ];
            enter("consents", &said);
        };
        match self {
            Self::HolderOfChild => refer(own, other, "shelter", "accepted"),
            Self::Assigned => {
                refer(own, other, "shelter", "accepted");
                let post = [("officer", at.officer), ("agency", other.as_str())];
                at.bench.enter("posts", &post);
                enter("assignments", &post);
            }
            Self::Receiver => refer(own, other, "shelter", "sent"),
            Self::Sender => refer(other, own, "shelter", "sent"),
            Self::HandedOver => refer(own, other, "shelter", "accepted"),
            Self::Housing => {
                let house = at.bench.enter("shelters", &[("agency", other)]).reference;
                enter("stays", &[("shelter", &house)]);
            }
            Self::Decides => refer(own, other, "identification", "sent"),
            Self::Bridge => agree(),
            Self::InReflection => {
                agree();
                let runs = [("began_on", "2020-02-20"), ("ends_on", "2020-05-01")];
                enter("reflection_periods", &runs);
            }
            _ => {}
        }
    }
}

/// The field of a register that holds a number of another body, and the field
/// of an order or a tie that names it.
fn number_in(register: &str) -> Option<(&'static str, &'static str)> {
    Some(match register {
        "criminal_cases" | "non_punishment_alerts" | "court_orders" => {
            ("case_number", "case_number")
        }
        "wanted" => ("person_file", "criminal_file"),
        "violations" | "removals" => ("person_file", "migration_file"),
        "children_found" | "home_monitorings" => ("child_file", "child_file"),
        "parent_sanctions" => ("parent_file", "child_file"),
        "centre_helps" => ("person_file", "child_file"),
        _ => return None,
    })
}

/// Where a relation is made.
pub struct Setting<'a> {
    pub bench: &'a Workbench,
    /// The register of the record.
    pub register: &'a str,
    /// The reference of the person whom the record is about.
    pub person: &'a str,
    /// The reference of the officer.
    pub officer: &'a str,
    /// The body of the author, and another one.
    pub bodies: &'a [String; 2],
}

/// Whether records of a kind are people's files, or about one.
pub fn is_about_persons(kind: &RecordKind) -> bool {
    kind.register == "persons"
        || kind
            .subject
            .as_deref()
            .and_then(|link| kind.field(link))
            .is_some_and(|field| field.link() == Some("persons"))
}

/// Whom a record is about, where it names somebody.
pub fn person_of(kind: &RecordKind, record: &Stored) -> Option<RecordId> {
    let person = kind.subject_of(record.id, &record.row);
    let is_named = kind.register == "persons" || person != record.id;
    (is_about_persons(kind) && is_named).then_some(person)
}
