//! The guard: the only maker of permits. No record is written, and no sealed
//! field is opened, without one.
//!
//! It knows one local officer, who may do everything and whose name stands
//! in the history of every record. The program therefore listens to its own
//! machine alone.

use std::{fmt, sync::Arc};

use kernel::Refusal;

/// Who is at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    name: String,
}

impl Officer {
    /// The officer of this name; the name goes into every record's history,
    /// so it cannot be empty, overlong or hold control characters.
    ///
    /// ```
    /// assert!(guard::Officer::named("Duty officer").is_ok());
    /// assert_eq!(guard::Officer::named(" ").unwrap_err().rule, "guard.officer_name");
    /// ```
    pub fn named(name: &str) -> Result<Self, Refusal> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
            return Err(Refusal::by("guard.officer_name"));
        }
        Ok(Self {
            name: name.to_owned(),
        })
    }

    /// The officer's name.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// What a permit lets its holder do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read open and counted fields.
    Look,
    /// Read sealed fields too.
    Unseal,
    /// Write a new record.
    Enter,
    /// Write a new version of a record.
    Edit,
    /// Void a record.
    Void,
    /// Write many records from a file.
    Import,
    /// Write many records to a file.
    Export,
    /// Fix a year's figures and issue its report.
    Freeze,
    /// Copy the whole database into a file.
    BackUp,
    /// Put such a copy in the place of the database.
    Restore,
    /// Put the database under another master key, or split its key.
    ChangeKey,
}

/// Leave to do one kind of act in one register. Only the guard makes it.
#[derive(Clone, Debug)]
pub struct Permit {
    officer: Officer,
    act: Act,
    register: String,
}

impl Permit {
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

    /// Whether it covers sealed fields.
    pub fn unseals(&self) -> bool {
        !matches!(self.act, Act::Look)
    }
}

/// Who is told of everything that the guard refuses: the log.
pub trait Watch: Send + Sync {
    /// An officer was refused an act in a register.
    fn refused(&self, officer: &Officer, act: Act, register: &str, refusal: &Refusal);
}

/// Decides who may do what.
#[derive(Clone)]
pub struct Guard {
    officer: Officer,
    /// The rule by which the officer may do nothing.
    closed_by: Option<String>,
    watch: Option<Arc<dyn Watch>>,
}

impl fmt::Debug for Guard {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Guard")
            .field("officer", &self.officer)
            .field("closed_by", &self.closed_by)
            .finish_non_exhaustive()
    }
}

impl Guard {
    /// A guard that knows this one officer of this machine.
    pub fn local(officer: Officer) -> Self {
        Self {
            officer,
            closed_by: None,
            watch: None,
        }
    }

    /// …and lets them do nothing, by this rule.
    #[must_use]
    pub fn closed(mut self, rule: &str) -> Self {
        self.closed_by = Some(rule.to_owned());
        self
    }

    /// …and tells of what it refuses.
    #[must_use]
    pub fn watched(mut self, watch: Arc<dyn Watch>) -> Self {
        self.watch = Some(watch);
        self
    }

    /// Whom it knows.
    pub fn officer(&self) -> &Officer {
        &self.officer
    }

    /// Leave for an act in a register, or no.
    pub fn permit(&self, act: Act, register: &str) -> Result<Permit, Refusal> {
        if let Some(rule) = &self.closed_by {
            let refusal = Refusal::by(rule);
            if let Some(watch) = &self.watch {
                watch.refused(&self.officer, act, register, &refusal);
            }
            return Err(refusal);
        }
        Ok(Permit {
            officer: self.officer.clone(),
            act,
            register: register.to_owned(),
        })
    }
}
