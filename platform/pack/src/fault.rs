//! What is wrong in a pack: where, what, and what would be right.

use std::fmt;

/// How much a fault weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The pack cannot be used, or would mislead.
    Error,
    /// The pack can be used; something in it has no effect or is odd.
    Warning,
}

/// One fault of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The file, as the pack's folder was given.
    pub file: String,
    /// The line, counted from 1; 0 where the fault is a file that is missing.
    pub line: usize,
    /// What is wrong.
    pub what: String,
    /// What would be right; empty when the first sentence says it.
    pub right: String,
    /// How much it weighs.
    pub severity: Severity,
}

impl Fault {
    /// A fault that makes the pack unusable or misleading.
    pub fn error(
        file: impl Into<String>,
        line: usize,
        what: impl Into<String>,
        right: impl Into<String>,
    ) -> Self {
        Self {
            file: file.into(),
            line,
            what: what.into(),
            right: right.into(),
            severity: Severity::Error,
        }
    }

    /// A fault that can be lived with.
    pub fn warning(
        file: impl Into<String>,
        line: usize,
        what: impl Into<String>,
        right: impl Into<String>,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(file, line, what, right)
        }
    }

    /// Whether the pack must not be used with it.
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        write!(f, ": {}", self.what)?;
        if !self.right.is_empty() {
            write!(f, "; {}", self.right)?;
        }
        Ok(())
    }
}

impl std::error::Error for Fault {}
