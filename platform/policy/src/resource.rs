//! What acts are done to.

use std::fmt;

use crate::{About, Filing};

/// What an act is about: a record of a register, or something that is no
/// record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Resource {
    /// A record of this register.
    Register(String),
    /// Figures and the report.
    Figures,
    /// An account.
    Accounts,
    /// What belongs to no record: log, settings, keys, policies.
    Mechanism,
}

impl Resource {
    /// A record of this register.
    pub fn register(name: &str) -> Self {
        Self::Register(name.to_owned())
    }

    /// Everything that there is.
    pub(crate) fn all(filing: &Filing) -> Vec<Self> {
        filing
            .registers()
            .map(|(register, _)| Self::register(register))
            .chain([Self::Figures, Self::Accounts, Self::Mechanism])
            .collect()
    }

    /// Which kind of thing it is.
    pub fn about(&self) -> About {
        match self {
            Self::Register(_) => About::Record,
            Self::Figures => About::Figures,
            Self::Accounts => About::Accounts,
            Self::Mechanism => About::Mechanism,
        }
    }

    /// Its name in tables: the register's, or what kind of thing it is.
    pub fn name(&self) -> &str {
        match self {
            Self::Register(register) => register,
            Self::Figures => "figures",
            Self::Accounts => "accounts",
            Self::Mechanism => "mechanism",
        }
    }
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
