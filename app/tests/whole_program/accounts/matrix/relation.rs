//! How officers stand to a record, and how the file of its person stands.

use db::Stored;
use kernel::{RecordId, RecordKind};
use policy::{Fact, Facts};

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

impl Relation {
    /// Whether the officer works for the body that entered the record.
    pub fn is_of_the_body(self) -> bool {
        matches!(
            self,
            Self::Colleague | Self::Author | Self::Tied | Self::SealedByCourt | Self::Closed
        )
    }

    pub fn is_author(self) -> bool {
        self.is_of_the_body() && self != Self::Colleague
    }

    /// The facts that are made by other records about the person, each with
    /// the register that makes it.
    fn made(self) -> &'static [(Fact, &'static str)] {
        const HOLDS: (Fact, &str) = (Fact::Holder, "referrals");
        const RECEIVES: (Fact, &str) = (Fact::Receiver, "referrals");
        const SEALED: (Fact, &str) = (Fact::SealedByCourt, "court_orders");
        const BREAKS: (Fact, &str) = (Fact::BreakGlass, "openings");
        const SAYS_WHY: (Fact, &str) = (Fact::ReasonGiven, "openings");
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
            Self::Tied => &[(Fact::Conflict, "declared_ties")],
            Self::SealedByCourt => &[SEALED],
            Self::Closed => &[(Fact::Closed, "file_closures")],
            Self::BreaksGlass => &[BREAKS, SAYS_WHY],
            Self::BreaksGlassOfSealed => &[BREAKS, SAYS_WHY, SEALED],
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
        }
    }
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
