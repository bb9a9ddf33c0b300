//! What is done through the system, as its doors name it.

use policy::Resource;

/// What a permit lets its holder do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Have records in lists: their open and counted fields.
    Look,
    /// Find records by what is sought.
    Search,
    /// Find records by a person's name that is sealed in them.
    FindNamed,
    /// Open a record, its sealed fields too.
    Unseal,
    /// See who has opened a record.
    SeeLooks,
    /// Tell a person which bodies have opened the own file.
    TellLooks,
    /// Write a new record.
    Enter,
    /// Write a new version of a record.
    Edit,
    /// Void a record.
    Void,
    /// Attach a document to a record.
    AttachDocument,
    /// Open the copies of a record's documents, which say nothing of where
    /// and with what they were made.
    OpenCopy,
    /// Open the documents of a record as they were handed in.
    OpenOriginal,
    /// Void a document of a record.
    VoidDocument,
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
    /// Read the log.
    ReadLog,
    /// Review broken glass and unusual looks.
    ReviewUse,
    /// Take out which files a breach touched.
    ExportTouched,
    /// Copy the whole database into a file.
    BackUp,
    /// Put such a copy in the place of the database.
    Restore,
    /// Put the database under another master key, or split its key.
    ChangeKey,
    /// Erase whoever a record is about.
    Erase,
}

impl Act {
    /// What the policies call it, and what they are asked it of.
    pub(crate) fn asked(self, register: &str) -> (policy::Act, Resource) {
        let act = match self {
            Self::Look => policy::Act::List,
            Self::Search | Self::FindNamed => policy::Act::Search,
            Self::Unseal => policy::Act::Look,
            Self::SeeLooks => policy::Act::SeeLooks,
            Self::TellLooks => policy::Act::TellLooks,
            Self::Enter => policy::Act::Enter,
            Self::Edit => policy::Act::Edit,
            Self::Void => policy::Act::Void,
            Self::AttachDocument => policy::Act::AttachDocument,
            Self::OpenCopy => policy::Act::OpenCopy,
            Self::OpenOriginal => policy::Act::OpenOriginal,
            Self::VoidDocument => policy::Act::VoidDocument,
            Self::Import => policy::Act::Import,
            Self::Export => policy::Act::Export,
            Self::Erase => policy::Act::Erase,
            Self::SeeFigures => return (policy::Act::SeeFigures, Resource::Figures),
            Self::OpenFigure => return (policy::Act::OpenFigure, Resource::Figures),
            Self::Freeze => return (policy::Act::Freeze, Resource::Figures),
            Self::IssueReport => return (policy::Act::IssueReport, Resource::Figures),
            Self::AdministerAccounts => {
                return (policy::Act::AdministerAccounts, Resource::Accounts);
            }
            Self::ReadLog => return (policy::Act::ReadLog, Resource::Mechanism),
            Self::ReviewUse => return (policy::Act::ReviewUse, Resource::Mechanism),
            Self::ExportTouched => return (policy::Act::ExportTouched, Resource::Mechanism),
            Self::BackUp => return (policy::Act::BackUp, Resource::Mechanism),
            Self::Restore => return (policy::Act::Restore, Resource::Mechanism),
            Self::ChangeKey => return (policy::Act::ChangeSettings, Resource::Mechanism),
        };
        (act, Resource::register(register))
    }

    /// Whether it is about records, of which somebody may know nothing.
    pub(crate) fn is_of_records(self) -> bool {
        matches!(self.asked("").1, Resource::Register(_))
    }

    /// Whether it is about the files of the database, which whoever keeps
    /// the machine holds in any case.
    pub(crate) fn is_of_the_files(self) -> bool {
        matches!(self, Self::BackUp | Self::Restore | Self::ChangeKey)
    }

    /// Whether it writes records.
    pub(crate) fn writes(self) -> bool {
        matches!(self, Self::Enter | Self::Edit | Self::Void | Self::Import)
    }
}
