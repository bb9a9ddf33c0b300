//! Two people changed the same record: what only one of them changed is
//! kept, and where both did, whoever saves last sees both and chooses.

use std::collections::BTreeSet;

use db::Stored;
use guard::Act;
use kernel::{Entry, Field, FieldKind, No, RecordId, RecordKind};
use records::Mechanism;

use crate::{Posted, State, Visit, registers::form, shown::moment};

/// What two people made of one version.
pub(crate) struct Clash {
    base: i64,
    /// The fields that both changed, each in another way.
    pub(crate) fields: Vec<String>,
    /// The fields that only the other changed: theirs are kept.
    taken: Vec<String>,
    /// What stands.
    theirs: Entry,
    /// What was typed here, with what only the other changed.
    merged: Entry,
}

/// A clash as it is shown.
pub(crate) struct ClashView {
    pub(crate) base: i64,
    pub(crate) by: String,
    pub(crate) when: String,
    pub(crate) fields: Vec<ClashField>,
    /// Labels of the fields that only the other changed.
    pub(crate) taken: Vec<String>,
}

/// One field that both changed.
pub(crate) struct ClashField {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) theirs: String,
    pub(crate) mine: String,
    /// `theirs` or `mine`, once it was chosen.
    pub(crate) chosen: String,
}

impl Clash {
    /// Compares what was typed on the version `base` with what stands.
    pub(crate) fn find(
        mechanism: &Mechanism,
        kind: &RecordKind,
        id: RecordId,
        base: i64,
        stands: &Entry,
        mine: Entry,
    ) -> Result<Self, No> {
        let permit = mechanism.guard().permit(Act::Edit, &kind.register)?;
        let opened = mechanism.db().read(|session| {
            let versions = session.history(kind, id, &permit)?;
            let opened = versions
                .iter()
                .find(|version| version.stored.version == base);
            Ok(match opened {
                Some(version) => Some(records::entry_of(session, kind, &version.stored)?),
                None => None,
            })
        })?;
        let mut clash = Self {
            base,
            fields: Vec::new(),
            taken: Vec::new(),
            theirs: stands.clone(),
            merged: mine,
        };
        for field in &kind.fields {
            let name = &field.name;
            let theirs = meant(field, stands.get(name));
            let own = meant(field, clash.merged.get(name));
            if theirs == own {
                continue;
            }
            let was = opened.as_ref().map(|opened| meant(field, opened.get(name)));
            if was.as_ref() == Some(&theirs) {
                continue;
            }
            if was.as_ref() == Some(&own) {
                match stands.get(name) {
                    Some(value) => clash.merged.insert(name.clone(), value.clone()),
                    None => clash.merged.remove(name),
                };
                clash.taken.push(name.clone());
            } else {
                clash.fields.push(name.clone());
            }
        }
        Ok(clash)
    }

    /// What the form holds now.
    pub(crate) fn merged(&self, kind: &RecordKind) -> Posted {
        form::posted_of(kind, &self.merged)
    }

    /// The clash as it is shown.
    pub(crate) fn view(
        &self,
        state: &State,
        visit: &Visit,
        kind: &RecordKind,
        stored: &Stored,
        posted: &Posted,
    ) -> ClashView {
        let field = |name: &String| kind.field(name);
        ClashView {
            base: self.base,
            by: stored.recorded_by.clone(),
            when: moment(state.mechanism.pack(), &visit.language, &stored.recorded_at),
            fields: self
                .fields
                .iter()
                .filter_map(field)
                .map(|field| ClashField {
                    name: field.name.clone(),
                    label: visit.field(kind, field),
                    theirs: said(state, visit, field, self.theirs.get(&field.name)),
                    mine: said(state, visit, field, self.merged.get(&field.name)),
                    chosen: posted.value(&format!("_take.{}", field.name)).to_owned(),
                })
                .collect(),
            taken: self
                .taken
                .iter()
                .filter_map(field)
                .map(|field| visit.field(kind, field))
                .collect(),
        }
    }
}

/// What was typed, without what makes no difference: spaces around it, the
/// order of codes, the line ends of browsers.
fn meant(field: &Field, typed: Option<&String>) -> BTreeSet<String> {
    let typed = typed.map_or("", String::as_str).replace("\r\n", "\n");
    if matches!(field.kind, FieldKind::Codes { .. }) {
        typed
            .split(';')
            .map(str::trim)
            .filter(|code| !code.is_empty())
            .map(str::to_owned)
            .collect()
    } else {
        BTreeSet::from([typed.trim().to_owned()])
    }
}

/// What was typed, by name where it is a code.
fn said(state: &State, visit: &Visit, field: &Field, typed: Option<&String>) -> String {
    let Some(typed) = typed.filter(|typed| !typed.trim().is_empty()) else {
        return visit.say("web-not-recorded");
    };
    let name = |list: &str, code: &str| {
        state
            .mechanism
            .pack()
            .name_of(list, code.trim(), visit.language.tag())
    };
    match &field.kind {
        FieldKind::Code { list } => name(list, typed),
        FieldKind::Codes { list } => typed
            .split(';')
            .map(|code| name(list, code))
            .collect::<Vec<_>>()
            .join("; "),
        FieldKind::YesNo if typed == "yes" || typed == "no" => {
            visit.say(&format!("record-{typed}"))
        }
        _ => typed.clone(),
    }
}
