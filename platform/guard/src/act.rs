//! What is done through the system, as its doors name it.

use policy::Resource;

/// What a permit lets its holder do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Have records in lists: their open and counted fields.
    Look,
    /// Find records by what is sought.
    Search,
    /// Open a record, its sealed fields too.
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
    /// See figures, and the report that they make.
    SeeFigures,
    /// See which records a figure counts.
    OpenFigure,
    /// Fix a year's figures.
    Freeze,
    /// Issue the report of a year.
    IssueReport,
    /// Keep the accounts of officers.
    AdministerAccounts,
}

impl Act {
    /// What the policies call it, and what they are asked it of.
    pub(crate) fn asked(self, register: &str) -> (policy::Act, Resource) {
        let act = match self {
            Self::Look => policy::Act::List,
            Self::Search => policy::Act::Search,
            Self::Unseal => policy::Act::Look,
            Self::Enter => policy::Act::Enter,
            Self::Edit => policy::Act::Edit,
            Self::Void => policy::Act::Void,
            Self::Import => policy::Act::Import,
            Self::Export => policy::Act::Export,
            Self::SeeFigures => return (policy::Act::SeeFigures, Resource::Figures),
            Self::OpenFigure => return (policy::Act::OpenFigure, Resource::Figures),
            Self::Freeze => return (policy::Act::Freeze, Resource::Figures),
            Self::IssueReport => return (policy::Act::IssueReport, Resource::Figures),
            Self::AdministerAccounts => {
                return (policy::Act::AdministerAccounts, Resource::Accounts);
            }
        };
        (act, Resource::register(register))
    }

    /// Whether it writes records.
    pub(crate) fn writes(self) -> bool {
        matches!(self, Self::Enter | Self::Edit | Self::Void | Self::Import)
    }
}
