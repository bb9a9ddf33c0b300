//! What is done through the system, as its doors name it.

use policy::Resource;

/// Declares the acts, and all of them in a row.
macro_rules! acts {
    ($($(#[$said:meta])* $act:ident,)+) => {
        /// What a permit lets its holder do.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Act {
            $($(#[$said])* $act,)+
        }

        impl Act {
            /// Every one of them.
            pub const ALL: &[Self] = &[$(Self::$act),+];
        }
    };
}

acts! {
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
    /// Merge two files of one person, and part them again.
    Merge,
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
    /// What the policies call it, and what they are asked it of; nothing of
    /// what is done to the files of the database, of which no policy speaks:
    /// whoever keeps the machine holds them in any case.
    #[must_use]
    pub fn asked(self, register: &str) -> Option<(policy::Act, Resource)> {
        let act = match self {
            Self::Look => policy::Act::List,
            Self::Search | Self::FindNamed => policy::Act::Search,
            Self::Unseal => policy::Act::Look,
            Self::SeeLooks => policy::Act::SeeLooks,
            Self::TellLooks => policy::Act::TellLooks,
            Self::Enter => policy::Act::Enter,
            Self::Edit => policy::Act::Edit,
            Self::Void => policy::Act::Void,
            Self::Merge => policy::Act::Merge,
            Self::AttachDocument => policy::Act::AttachDocument,
            Self::OpenCopy => policy::Act::OpenCopy,
            Self::OpenOriginal => policy::Act::OpenOriginal,
            Self::VoidDocument => policy::Act::VoidDocument,
            Self::Import => policy::Act::Import,
            Self::Export => policy::Act::Export,
            Self::Erase => policy::Act::Erase,
            Self::SeeFigures => return Some((policy::Act::SeeFigures, Resource::Figures)),
            Self::OpenFigure => return Some((policy::Act::OpenFigure, Resource::Figures)),
            Self::Freeze => return Some((policy::Act::Freeze, Resource::Figures)),
            Self::IssueReport => return Some((policy::Act::IssueReport, Resource::Figures)),
            Self::AdministerAccounts => {
                return Some((policy::Act::AdministerAccounts, Resource::Accounts));
            }
            Self::BackUp | Self::Restore | Self::ChangeKey => return None,
            Self::ReadLog => return Some((policy::Act::ReadLog, Resource::Mechanism)),
            Self::ReviewUse => return Some((policy::Act::ReviewUse, Resource::Mechanism)),
            Self::ExportTouched => return Some((policy::Act::ExportTouched, Resource::Mechanism)),
        };
        Some((act, Resource::register(register)))
    }

    /// Whether it is done to the files of the database.
    pub(crate) fn is_of_the_files(self) -> bool {
        self.asked("").is_none()
    }

    /// Whether it writes records.
    pub(crate) fn writes(self) -> bool {
        matches!(
            self,
            Self::Enter | Self::Edit | Self::Void | Self::Merge | Self::Import
        )
    }
}
