//! What is done through the system, as policies name it, and the parts of a
//! record that may be seen.

use kernel::{Class, Compartment};

use crate::{Fact, Facts, named::named};

named! {
    /// An act that a policy permits or forbids.
    Act {
        Look = "look", "open a record";
        List = "list", "have it in lists";
        ListNames = "list_names", "have its names in lists";
        Search = "search", "find it by searching";
        SeeLooks = "see_looks", "see who opened it";
        TellLooks = "tell_looks", "tell the person which bodies opened it";
        Enter = "enter", "enter a record";
        Edit = "edit", "edit it";
        Void = "void", "void it";
        Merge = "merge", "merge it with another file of the same person, or part the two";
        AttachDocument = "attach_document", "attach a document to it";
        OpenCopy = "open_copy", "open the copies of its documents";
        OpenOriginal = "open_original", "open the originals of its documents";
        VoidDocument = "void_document", "void a document of it";
        Import = "import", "import it from a file";
        Erase = "erase", "erase whoever it is about";
        Export = "export", "export it";
        SeeCounted = "see_counted", "see its counted fields";
        SeeOpen = "see_open", "see its open fields";
        SeeIdentity = "see_identity", "see the identity";
        SeeLocation = "see_location", "see the location";
        SeeHealth = "see_health", "see the health";
        SeeTestimony = "see_testimony", "see the testimony";
        SeeFigures = "see_figures", "see figures";
        OpenFigure = "open_figure", "open a figure to its records";
        Freeze = "freeze", "freeze a year's figures";
        IssueReport = "issue_report", "issue the report";
        AdministerAccounts = "administer_accounts", "administer accounts";
        ReadLog = "read_log", "read the log";
        ReviewUse = "review_use", "review broken glass and unusual looks";
        ExportTouched = "export_touched", "take out which files a breach touched";
    }
}

named! {
    /// A part of a record: a class of fields that nothing seals, or a
    /// compartment of sealed ones.
    Part {
        Counted = "counted", "the counted fields";
        Open = "open", "the open fields";
        Identity = "identity", "the identity";
        Location = "location", "the location";
        Health = "health", "the health";
        Testimony = "testimony", "the testimony";
    }
}

impl Act {
    /// What the act is about: records, figures, accounts or the mechanism.
    pub const fn about(self) -> About {
        match self {
            Self::SeeFigures | Self::OpenFigure | Self::Freeze | Self::IssueReport => {
                About::Figures
            }
            Self::AdministerAccounts => About::Accounts,
            Self::ReadLog | Self::ReviewUse | Self::ExportTouched => About::Mechanism,
            _ => About::Record,
        }
    }

    /// The groups under which a policy may name it with others.
    pub const fn groups(self) -> &'static [Group] {
        use Group::{ByTwo, Grave, Read, See, Touch, Unseal, Write};
        match self {
            Self::Look | Self::List | Self::Search => &[Read, Touch],
            Self::ListNames | Self::TellLooks => &[Touch],
            Self::Enter | Self::Edit | Self::Void | Self::Import => &[Write, Touch],
            Self::AttachDocument | Self::VoidDocument => &[Write, Touch],
            Self::OpenCopy => &[Touch],
            // An original takes out what its copy has lost: where and with
            // what it was made.
            Self::Export | Self::OpenOriginal => &[Touch, Grave],
            // It writes, and no policy that lets somebody write means it too.
            Self::Merge => &[Touch, Grave],
            Self::Erase => &[Touch, Grave, ByTwo],
            Self::SeeCounted | Self::SeeOpen => &[See, Touch],
            Self::SeeIdentity | Self::SeeLocation | Self::SeeHealth | Self::SeeTestimony => {
                &[See, Unseal, Touch]
            }
            Self::Freeze | Self::IssueReport => &[Grave],
            Self::AdministerAccounts | Self::ExportTouched => &[Grave],
            // Who oversees looks does so even where the record is closed to all.
            Self::SeeLooks
            | Self::SeeFigures
            | Self::OpenFigure
            | Self::ReadLog
            | Self::ReviewUse => &[],
        }
    }

    /// These facts, with what the act itself makes of the moment: what is sealed
    /// is read by whoever opens a record, and goes unread through the hands of
    /// whoever writes. A search tells whether a name that was typed is there:
    /// kept back, it would be taken for nobody's.
    #[must_use]
    pub(crate) fn in_moment(self, facts: Facts) -> Facts {
        match self {
            Self::Look | Self::OpenCopy => facts.with(Fact::Shown),
            _ => facts,
        }
    }

    /// The part of a record that this act shows, if that is what it does.
    pub const fn part(self) -> Option<Part> {
        match self {
            Self::SeeCounted => Some(Part::Counted),
            Self::SeeOpen => Some(Part::Open),
            Self::SeeIdentity => Some(Part::Identity),
            Self::SeeLocation => Some(Part::Location),
            Self::SeeHealth => Some(Part::Health),
            Self::SeeTestimony => Some(Part::Testimony),
            _ => None,
        }
    }

    /// Besides the leave to see a sealed part, the act that must be
    /// permitted before this one shows it; `None` where nothing more is
    /// asked.
    ///
    /// A list and a search show names only to those who may have names in
    /// lists, and no other sealed part; an export carries none.
    pub(crate) const fn shows_sealed(self, part: Part) -> Sealed {
        match self {
            Self::List | Self::Search => match part {
                Part::Identity => Sealed::With(Self::ListNames),
                _ => Sealed::Never,
            },
            Self::ListNames => match part {
                Part::Identity => Sealed::Shown,
                _ => Sealed::Never,
            },
            // Nothing sealed leaves in a file. Who opened a record is told, who is
            // erased is erased and two files are made one without showing it.
            Self::Export | Self::SeeLooks | Self::TellLooks | Self::Erase | Self::Merge => {
                Sealed::Never
            }
            _ => Sealed::Shown,
        }
    }
}

/// Whether an act shows a sealed part to those who may see it.
pub(crate) enum Sealed {
    Shown,
    With(Act),
    Never,
}

impl Part {
    /// The part to which a field of this class belongs.
    pub const fn of(class: Class) -> Self {
        match class {
            Class::Counted => Self::Counted,
            Class::Open => Self::Open,
            Class::Sealed(Compartment::Identity) => Self::Identity,
            Class::Sealed(Compartment::Location) => Self::Location,
            Class::Sealed(Compartment::Health) => Self::Health,
            Class::Sealed(Compartment::Testimony) => Self::Testimony,
        }
    }

    /// The compartment, where it is one of sealed fields.
    pub const fn compartment(self) -> Option<Compartment> {
        match self {
            Self::Counted | Self::Open => None,
            Self::Identity => Some(Compartment::Identity),
            Self::Location => Some(Compartment::Location),
            Self::Health => Some(Compartment::Health),
            Self::Testimony => Some(Compartment::Testimony),
        }
    }

    /// The act that shows it.
    pub const fn act(self) -> Act {
        match self {
            Self::Counted => Act::SeeCounted,
            Self::Open => Act::SeeOpen,
            Self::Identity => Act::SeeIdentity,
            Self::Location => Act::SeeLocation,
            Self::Health => Act::SeeHealth,
            Self::Testimony => Act::SeeTestimony,
        }
    }

    /// The acts through which it can be seen, each with the act that must be
    /// permitted besides.
    pub fn doors(self) -> impl Iterator<Item = (Act, Option<Act>)> {
        Act::ALL
            .iter()
            .copied()
            .filter(|act| act.about() == About::Record && act.part().is_none())
            .filter_map(move |act| {
                if !self.is_sealed() {
                    return Some((act, None));
                }
                match act.shows_sealed(self) {
                    Sealed::Shown => Some((act, None)),
                    Sealed::With(other) => Some((act, Some(other))),
                    Sealed::Never => None,
                }
            })
    }

    /// Whether it is a compartment of sealed fields.
    pub const fn is_sealed(self) -> bool {
        self.compartment().is_some()
    }
}

named! {
    /// A group of acts that policies name together.
    Group {
        Read = "read", "open it and find it";
        Write = "write", "write it";
        See = "see", "see its fields";
        Unseal = "unseal", "see its sealed fields";
        Touch = "touch", "do anything with it";
        Grave = "grave", "do what asks for a fresh sign-in";
        ByTwo = "by_two", "do what takes two people";
    }
}

named! {
    /// What acts are about.
    About {
        Record = "Record", "records";
        Figures = "Figures", "figures";
        Accounts = "Accounts", "accounts";
        Mechanism = "Mechanism", "the mechanism";
    }
}
