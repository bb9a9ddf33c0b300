//! Leave to do one kind of act in one register, and what it shows of each
//! record.

use std::{collections::BTreeSet, sync::Arc};

use kernel::{Administers, Condition, Date, Field, RecordId, RecordKind};
use policy::{Asker, Clause, Fact, Facts, Part, Policies, Resource};

use crate::{Act, Fields, InPost, Officer};

/// The ties between an officer and a record, the foremost first: a declared
/// one before all, then what opens a file for a time, then who works on it.
const TIES: [Fact; 14] = [
    Fact::Conflict,
    Fact::BreakGlass,
    Fact::ReasonGiven,
    Fact::Subject,
    Fact::Assigned,
    Fact::Holder,
    Fact::Housing,
    Fact::Decides,
    Fact::Receiver,
    Fact::Investigates,
    Fact::Bridge,
    Fact::Author,
    Fact::OwnAgency,
    Fact::Sender,
];

/// How the store finds out whether a fact holds of a record.
#[derive(Clone, Debug)]
pub enum Test {
    /// This officer entered it first.
    EnteredBy(RecordId),
    /// It was entered first for this body.
    EnteredFor(String),
    /// It is void.
    Voided,
    /// One of these cases is true of it: several conditions that all hold.
    Cases(Vec<Vec<Condition>>),
}

/// Leave to do one kind of act in one register. Only the guard makes it.
#[derive(Clone, Debug)]
pub struct Permit {
    officer: Officer,
    act: Act,
    register: String,
    /// What the policies are asked; nothing of those who may do everything.
    asked: Option<Asked>,
}

/// A question to the policies, by an officer in a post.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) in_post: Arc<InPost>,
    pub(crate) act: policy::Act,
    pub(crate) resource: Resource,
}

impl Asked {
    fn cases(&self, act: policy::Act) -> Vec<Clause> {
        let (policies, role) = self.answered_by();
        policies.cases(role, act, &self.resource, self.in_post.request)
    }

    fn ever_shows(&self, part: Part) -> bool {
        let (policies, role) = self.answered_by();
        policies.ever_shows(role, self.act, part, &self.resource, self.in_post.request)
    }

    fn parts(&self, facts: Facts) -> BTreeSet<Part> {
        let (policies, role) = self.answered_by();
        policies.parts(role, self.act, &self.resource, facts)
    }

    fn answered_by(&self) -> (&Policies, &str) {
        (&self.in_post.policies, &self.in_post.post.role)
    }
}

impl Permit {
    pub(crate) fn of(officer: Officer, act: Act, register: &str, asked: Option<Asked>) -> Self {
        Self {
            officer,
            act,
            register: register.to_owned(),
            asked,
        }
    }

    /// Who it was given to.
    pub fn officer(&self) -> &Officer {
        &self.officer
    }

    /// What it is for.
    pub fn act(&self) -> Act {
        self.act
    }

    /// Which register it is for.
    pub fn register(&self) -> &str {
        &self.register
    }

    /// Whether it can cover sealed fields.
    pub fn unseals(&self) -> bool {
        matches!(
            self.act,
            Act::Unseal
                | Act::Enter
                | Act::Edit
                | Act::Void
                | Act::Merge
                | Act::Import
                | Act::Export
        )
    }

    /// Whether it is for writing records.
    pub fn writes(&self) -> bool {
        self.act.writes()
    }

    /// Who enters records with it, and for which body; nobody where there are
    /// no accounts.
    pub fn author(&self) -> Option<(RecordId, &str)> {
        let post = &self.asked.as_ref()?.in_post.post;
        Some((post.officer, &post.agency))
    }

    /// The facts of a record that its answer may hang on, each with how to
    /// find it out. Empty where it covers every record alike.
    pub fn tests(&self) -> Vec<(Fact, Test)> {
        let Some(asked) = &self.asked else {
            return Vec::new();
        };
        // A glass that was broken opens nothing more, and closes nothing, until
        // its officer shows again who they are: what their work opens stays open.
        let is_fresh = asked.in_post.request.holds(Fact::Fresh);
        self.tests_of(asked, |fact| is_fresh || fact != Fact::BreakGlass)
    }

    /// As [`Permit::tests`], for a glass that was broken and waits for its
    /// officer to show again who they are; nothing where none can.
    pub fn tests_after_proof(&self) -> Option<Vec<(Fact, Test)>> {
        let asked = self.asked.as_ref()?;
        let is_fresh = asked.in_post.request.holds(Fact::Fresh);
        (!is_fresh).then(|| self.tests_of(asked, |_| true))
    }

    fn tests_of(&self, asked: &Asked, is_asked: impl Fn(Fact) -> bool) -> Vec<(Fact, Test)> {
        let Asked {
            in_post, resource, ..
        } = asked;
        let post = &in_post.post;
        let ties = in_post.policies.ties();
        let asker = Asker {
            officer: post.officer,
            agency: &post.agency,
            administers: &post.administers,
            today: in_post.today,
            now: in_post.now,
        };
        in_post
            .policies
            .matter(&post.role, resource)
            .iter()
            .filter(|fact| fact.is_of_the_record())
            .filter(|fact| is_asked(*fact))
            .map(|fact| {
                let test = match fact {
                    Fact::Voided => Test::Voided,
                    Fact::Author => Test::EnteredBy(post.officer),
                    // What names a body itself belongs to that body.
                    Fact::OwnAgency if !ties.tells(fact, &self.register) => {
                        Test::EnteredFor(post.agency.clone())
                    }
                    _ => Test::Cases(ties.cases(fact, &self.register, &asker)),
                };
                (fact, test)
            })
            .collect()
    }

    /// The cases in which a record of a register is about somebody to whom this
    /// officer had declared a tie on a day: for those who oversee what others
    /// have seen. None where the policies are not asked.
    pub fn conflicts(&self, register: &str, officer: RecordId, on: Date) -> Vec<Vec<Condition>> {
        let Some(Asked { in_post, .. }) = &self.asked else {
            return Vec::new();
        };
        let asker = Asker {
            officer,
            // A tie is the officer's own, whatever body they work for.
            agency: "",
            administers: &Administers::Bodies(BTreeSet::new()),
            today: on,
            now: in_post.now,
        };
        let ties = in_post.policies.ties();
        ties.cases(Fact::Conflict, register, &asker)
    }

    /// The cases in which it covers a record at all; `None` where it covers
    /// every one.
    pub fn cases(&self) -> Option<Vec<Clause>> {
        let asked = self.asked.as_ref()?;
        Some(asked.cases(asked.act))
    }

    /// The cases in which this field of a record may be seen in a list, which
    /// is when a list may be chosen by it; `None` where that is always so.
    pub fn cases_of(&self, field: &Field) -> Option<Vec<Clause>> {
        let asked = self.asked.as_ref()?;
        let (policies, role) = asked.answered_by();
        let Some(part) = policies.filing().part(&self.register, &field.name) else {
            return Some(Vec::new());
        };
        let request = asked.in_post.request;
        if policies.always_shows(role, asked.act, part, &asked.resource, request) {
            return None;
        }
        Some(asked.cases(part.act()))
    }

    /// Which fields of a record it shows when these facts hold of it;
    /// `None` where the record is not there for whoever holds the permit.
    pub fn fields(&self, kind: &RecordKind, facts: Facts) -> Option<Fields> {
        let Some(asked) = &self.asked else {
            return Some(Fields::of(
                kind.fields.iter().map(|field| self.can_show(field)),
            ));
        };
        let facts = facts.and(asked.in_post.request);
        let (policies, role) = asked.answered_by();
        if !policies.permits(role, asked.act, &asked.resource, facts) {
            return None;
        }
        let parts = asked.parts(facts);
        let shown = facts.with(Fact::Shown);
        let awaits_proof =
            !facts.holds(Fact::Fresh) && asked.parts(shown) != asked.parts(shown.with(Fact::Fresh));
        let filing = policies.filing();
        let mut of: BTreeSet<Part> = BTreeSet::new();
        let seen = kind.fields.iter().map(|field| {
            let part = filing.part(&self.register, &field.name);
            let part = part.filter(|part| self.can_show(field) && parts.contains(part));
            of.extend(part);
            part.is_some()
        });
        let fields = Fields::of(seen).by(of, Self::tie(facts));
        let fields = fields.awaiting_proof(awaits_proof);
        let of_records = matches!(asked.resource, Resource::Register(_));
        Some(if of_records && !parts.contains(&Part::Open) {
            fields.untold()
        } else {
            fields
        })
    }

    /// The foremost of the ties that these facts tell: what the log says that
    /// a record was opened for.
    #[must_use]
    pub fn tie(facts: Facts) -> Option<Fact> {
        TIES.into_iter().find(|tie| facts.holds(*tie))
    }

    /// Whether it shows this part of a record when these facts hold. A part
    /// that the register does not have is shown to those alone who see every
    /// sealed part that it has.
    pub fn shows(&self, part: Part, facts: Facts) -> bool {
        let Some(asked) = &self.asked else {
            return true;
        };
        let parts = asked.parts(facts.and(asked.in_post.request));
        let there = asked.in_post.policies.filing().parts_of(&self.register);
        if there.contains(&part) {
            parts.contains(&part)
        } else {
            let mut sealed = there.iter().filter(|part| part.is_sealed()).peekable();
            sealed.peek().is_some() && sealed.all(|part| parts.contains(part))
        }
    }

    /// As [`Permit::shows`], once its holder has shown again who they are: to
    /// tell what is there before it may be read.
    pub fn shows_after_proof(&self, part: Part, facts: Facts) -> bool {
        self.shows(part, facts.with(Fact::Fresh))
    }

    /// Whether it covers a record of these facts, of which a glass that was
    /// broken is one, once its holder has shown again who they are. Of no other
    /// record may be told that it is there.
    pub fn opens_after_proof(&self, facts: Facts) -> bool {
        let Some(asked) = &self.asked else {
            return false;
        };
        let (policies, role) = asked.answered_by();
        let facts = facts.and(asked.in_post.request).with(Fact::Fresh);
        facts.holds(Fact::BreakGlass) && policies.permits(role, asked.act, &asked.resource, facts)
    }

    /// Whether it shows this part of any record at all, for pages that offer
    /// only what can be chosen.
    pub fn shows_of_any(&self, part: Part) -> bool {
        let asked = self.asked.as_ref();
        asked.is_none_or(|asked| asked.ever_shows(part))
    }

    /// The parts that its register has; nothing where nobody in particular
    /// holds it.
    pub fn parts(&self) -> Option<BTreeSet<Part>> {
        let policies = &self.asked.as_ref()?.in_post.policies;
        Some(policies.filing().parts_of(&self.register))
    }

    /// Every field, for the writer of a new version: what the officer may not
    /// see is written again as it stands. `None` where it is not for writing.
    pub fn whole(&self, kind: &RecordKind) -> Option<Fields> {
        self.writes()
            .then(|| Fields::of(kind.fields.iter().map(|_| true)))
    }

    /// The fields of a register that it can show of some record.
    pub fn fields_of_any(&self, kind: &RecordKind) -> Fields {
        let Some(asked) = &self.asked else {
            return self.fields(kind, Facts::NONE).unwrap_or_default();
        };
        let filing = asked.in_post.policies.filing();
        Fields::of(kind.fields.iter().map(|field| {
            let part = filing.part(&self.register, &field.name);
            let part = part.filter(|_| self.can_show(field));
            part.is_some_and(|part| asked.ever_shows(part))
        }))
    }

    /// Whether nobody in particular holds it: it covers every record.
    pub fn covers_everything(&self) -> bool {
        self.asked.is_none()
    }

    /// Lists and searches open no seal, but for names that are looked for.
    fn can_show(&self, field: &Field) -> bool {
        self.unseals() || !field.is_sealed() || (self.act == Act::FindNamed && field.name_of_person)
    }
}
