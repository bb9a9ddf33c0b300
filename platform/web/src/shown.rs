//! Values as people read them.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

use askama::Template;
use clockwork::Moment;
use db::{Session, Stored};
use kernel::{Fault, Field, FieldKind, NON_ANSWERS, RecordId, RecordKind, Value};
use pack::Pack;
use records::Mechanism;
use words::Language;

/// One value as it is shown: in a page it is a template of its own, which
/// does the escaping.
#[derive(Clone, Debug, Default, PartialEq, Eq, Template)]
#[template(path = "shown.html")]
pub(crate) struct Shown {
    /// The words.
    pub(crate) text: String,
    /// Where it leads.
    pub(crate) href: Option<String>,
    /// The value for machines, of a date.
    pub(crate) datetime: Option<String>,
    /// Whether there is no answer: nothing, unknown, not asked.
    pub(crate) silent: bool,
    /// Whether it is a number, to stand flush right.
    pub(crate) number: bool,
}

/// How many links are looked up before the memory of them is emptied.
const LINKS_MAX: usize = 10_000;

/// Turns values into what is shown, within one transaction.
pub(crate) struct Showing<'a, 'session> {
    session: &'a Session<'session>,
    pack: &'a Pack,
    language: &'a Language,
    mechanism: &'a Mechanism,
    references: RefCell<BTreeMap<RecordId, Option<String>>>,
    /// Whether the reader may open what is linked to.
    opens: RefCell<BTreeMap<RecordId, bool>>,
}

impl<'a, 'session> Showing<'a, 'session> {
    pub(crate) fn new(
        session: &'a Session<'session>,
        mechanism: &'a Mechanism,
        language: &'a Language,
    ) -> Self {
        Self {
            session,
            pack: mechanism.pack(),
            language,
            mechanism,
            references: RefCell::default(),
            opens: RefCell::default(),
        }
    }

    /// The transaction.
    pub(crate) fn session(&self) -> &'a Session<'session> {
        self.session
    }

    /// The reader's language.
    pub(crate) fn language(&self) -> &'a Language {
        self.language
    }

    /// One value.
    pub(crate) fn value(&self, field: &Field, value: &Value) -> Result<Shown, Fault> {
        let text = |text: String| Shown {
            text,
            ..Shown::default()
        };
        Ok(match (value, &field.kind) {
            (Value::Absent, _) => Shown {
                text: self.language.say("web-not-recorded", &[]),
                silent: true,
                ..Shown::default()
            },
            (Value::Code(code), FieldKind::Code { list }) => Shown {
                text: self.pack.name_of(list, code, self.language.tag()),
                silent: NON_ANSWERS.contains(&code.as_str()),
                ..Shown::default()
            },
            (Value::Codes(codes), FieldKind::Codes { list }) => {
                let names: Vec<String> = codes
                    .0
                    .iter()
                    .map(|code| self.pack.name_of(list, code, self.language.tag()))
                    .collect();
                text(names.join("; "))
            }
            (Value::Date(date), _) => Shown {
                text: self.language.date(*date),
                datetime: Some(date.to_string()),
                ..Shown::default()
            },
            (Value::Time(time), _) => text(time.to_string()),
            (Value::Whole(minor), FieldKind::Money) => Shown {
                text: self.language.money(*minor, &self.pack.currency),
                number: true,
                ..Shown::default()
            },
            (Value::Whole(year), FieldKind::Year) => text(year.to_string()),
            (Value::Whole(number), _) => Shown {
                text: self.language.number(*number),
                number: true,
                ..Shown::default()
            },
            (Value::YesNo(yes), _) => {
                let key = if *yes { "record-yes" } else { "record-no" };
                text(self.language.say(key, &[]))
            }
            (Value::Link(id), FieldKind::Link { register }) => Shown {
                text: self.reference(register, *id)?.unwrap_or_default(),
                href: self
                    .opens(register, *id)?
                    .then(|| self.address(register, *id)),
                ..Shown::default()
            },
            (Value::Text(said) | Value::Code(said), _) => text(said.clone()),
            (Value::Codes(codes), _) => {
                text(codes.0.iter().cloned().collect::<Vec<_>>().join("; "))
            }
            (Value::Link(_), _) => {
                return Err(Fault::new("a link lies in a field that is none"));
            }
        })
    }

    fn reference(&self, register: &str, id: RecordId) -> Result<Option<String>, Fault> {
        if let Some(known) = self.references.borrow().get(&id) {
            return Ok(known.clone());
        }
        let found = self.session.reference_of(register, id)?;
        let mut references = self.references.borrow_mut();
        if references.len() >= LINKS_MAX {
            references.clear();
        }
        references.insert(id, found.clone());
        Ok(found)
    }

    /// Looks up at once, a query for each register, which of the records that
    /// these link to their reader may open.
    pub(crate) fn look_up(
        &self,
        fields: &[(usize, &Field)],
        records: &[Stored],
    ) -> Result<(), Fault> {
        let mut linked: BTreeMap<&str, BTreeSet<RecordId>> = BTreeMap::new();
        for (at, field) in fields {
            let Some(register) = field.link() else {
                continue;
            };
            let ids = records
                .iter()
                .filter_map(|record| match record.row.0.get(*at) {
                    Some(Value::Link(id)) => Some(*id),
                    _ => None,
                });
            linked.entry(register).or_default().extend(ids);
        }
        linked
            .into_iter()
            .try_for_each(|(register, ids)| self.look_up_in(register, ids))
    }

    fn look_up_in(&self, register: &str, mut ids: BTreeSet<RecordId>) -> Result<(), Fault> {
        let mut known = self.opens.borrow_mut();
        if known.len() + ids.len() > LINKS_MAX {
            known.clear();
        }
        ids.retain(|id| !known.contains_key(id));
        if ids.is_empty() {
            return Ok(());
        }
        // What was never to be opened is named, and leads nowhere.
        let open = match self.mechanism.guard().look(register) {
            Some(permit) => {
                let kind = self.pack.kind(register);
                let kind = kind.ok_or_else(|| Fault::new("a link leads to no register"))?;
                self.session.covered_of(kind, &ids, &permit)?
            }
            None => BTreeSet::new(),
        };
        known.extend(ids.into_iter().map(|id| (id, open.contains(&id))));
        Ok(())
    }

    fn opens(&self, register: &str, id: RecordId) -> Result<bool, Fault> {
        self.look_up_in(register, BTreeSet::from([id]))?;
        Ok(self.opens.borrow().get(&id).copied().unwrap_or(false))
    }

    /// The address of a record's page.
    pub(crate) fn href(&self, kind: &RecordKind, id: RecordId) -> String {
        self.address(&kind.register, id)
    }

    fn address(&self, register: &str, id: RecordId) -> String {
        let address = self.mechanism.address(register, id);
        format!("/registers/{register}/{address}")
    }
}

/// When something was written, in the country's time.
pub(crate) fn moment(pack: &Pack, language: &Language, recorded_at: &str) -> String {
    match recorded_at.parse::<Moment>() {
        Ok(moment) => pack.at(language, &moment),
        Err(_) => recorded_at.to_owned(),
    }
}
