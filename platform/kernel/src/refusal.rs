//! The two ways to fail: the system says no, or the system is broken.

use std::{collections::BTreeMap, error::Error, fmt};

/// The system says no, correctly. The sentence is made from the words of the
/// reader's language: the key is `refusal-` and the rule's id with hyphens
/// for dots, and its `.next` attribute says what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The rule that says no: desk, full stop, name.
    pub rule: String,
    /// The field it concerns, if it concerns one.
    pub field: Option<String>,
    /// What the sentence names.
    pub named: BTreeMap<String, String>,
}

impl Refusal {
    /// A refusal by this rule.
    pub fn by(rule: &str) -> Self {
        Self {
            rule: rule.to_owned(),
            field: None,
            named: BTreeMap::new(),
        }
    }

    /// …at this field.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// …whose sentence names this.
    #[must_use]
    pub fn naming(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.named.insert(name.to_owned(), value.to_string());
        self
    }

    /// The key of the refusal's sentence.
    pub fn word(&self) -> String {
        format!("refusal-{}", self.rule.replace('.', "-"))
    }
}

/// A failure of what the program stands on, which people are told of in
/// plain words, since they can do something about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outage {
    /// The disk of the database is full.
    DiskFull,
    /// The database does not answer.
    DatabaseLost,
    /// Another piece of work, or another program, holds the database.
    DatabaseBusy,
    /// The database may not be written.
    DatabaseReadOnly,
    /// The database is damaged.
    DatabaseDamaged,
    /// The database was lost in the moment of saving: nobody can say whether
    /// the work was saved.
    PerhapsSaved,
}

impl Outage {
    /// The key of its words.
    pub fn word(self) -> &'static str {
        match self {
            Self::DiskFull => "outage-disk_full",
            Self::DatabaseLost => "outage-database_lost",
            Self::DatabaseBusy => "outage-database_busy",
            Self::DatabaseReadOnly => "outage-database_read_only",
            Self::DatabaseDamaged => "outage-database_damaged",
            Self::PerhapsSaved => "outage-perhaps_saved",
        }
    }
}

/// The system failed: nothing was saved. The causes go to the log only.
#[derive(Debug)]
pub struct Fault {
    what: String,
    outage: Option<Outage>,
    cause: Option<Box<dyn Error + Send + Sync>>,
}

impl Fault {
    /// A fault, said in words that hold no one's data.
    pub fn new(what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            outage: None,
            cause: None,
        }
    }

    /// A fault with the error behind it.
    pub fn from(what: impl Into<String>, cause: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self {
            what: what.into(),
            outage: None,
            cause: Some(cause.into()),
        }
    }

    /// …which comes of this.
    #[must_use]
    pub fn of(mut self, outage: Option<Outage>) -> Self {
        self.outage = outage;
        self
    }

    /// What of the program's ground failed, if it is known.
    pub fn outage(&self) -> Option<Outage> {
        self.outage
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what)
    }
}

impl Error for Fault {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as _)
    }
}

/// Why an act was not done: refusals to show at their fields, or a fault.
#[derive(Debug, thiserror::Error)]
pub enum No {
    /// The system says no; every reason that was found.
    #[error("refused: {}", .0.iter().map(|refusal| refusal.rule.as_str()).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// The system failed.
    #[error(transparent)]
    Failed(#[from] Fault),
}

impl From<Refusal> for No {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal])
    }
}

impl From<Vec<Refusal>> for No {
    fn from(refusals: Vec<Refusal>) -> Self {
        Self::Refused(refusals)
    }
}
