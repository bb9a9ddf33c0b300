//! One field of a record: its kind, its secrecy class and its limits.

use crate::NON_ANSWERS;

/// Which part of a person's file a sealed column belongs to: policies show
/// each by itself, and each is encrypted under a key of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Compartment {
    /// Who somebody is.
    Identity,
    /// Where somebody is, and how to be reached without danger.
    Location,
    /// What was said in confidence to those who help.
    Health,
    /// What happened, in words.
    Testimony,
}

/// Who may see a column, and how it is kept. A column has exactly one class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Identity and free text about people: encrypted in the database.
    Sealed(Compartment),
    /// Statistics may group and filter by it.
    Counted,
    /// Neither secret nor counted: titles, numbers of letters.
    Open,
}

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line of text.
    Text {
        /// The most characters it may have.
        characters_max: usize,
    },
    /// Any number of lines of text.
    Prose {
        /// The most characters it may have.
        characters_max: usize,
    },
    /// One value of a list.
    Code {
        /// The list's name.
        list: String,
    },
    /// Several values of a list.
    Codes {
        /// The list's name.
        list: String,
    },
    /// A day.
    Date {
        /// Whether it may lie after today (a day that something falls due).
        future: bool,
    },
    /// A time of day.
    Time,
    /// A year of the calendar.
    Year,
    /// A whole number.
    Whole {
        /// The least it may be.
        min: i64,
        /// The most it may be.
        max: i64,
    },
    /// Money in the country's currency; kept in minor units.
    Money,
    /// Yes or no.
    YesNo,
    /// A record of another register, named by its reference.
    Link {
        /// The other register.
        register: String,
    },
}

/// On which side of another field's day a day must lie; the same day, or the
/// same year where one of the two is only a year, is on both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Not before it.
    NotBefore,
    /// Not after it.
    NotAfter,
}

/// One field of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The column's name, and the key of its words after the register's.
    pub name: String,
    /// What it holds.
    pub kind: FieldKind,
    /// Its secrecy class.
    pub class: Class,
    /// Whether it must be filled in.
    pub required: bool,
    /// Whether it says *which* person or thing the record is about (a file
    /// number), so that the same one is counted once: such columns are
    /// indexed, as links are.
    pub key: bool,
    /// Whether it is a person's name, or a part of one, by which the person
    /// is found although it is sealed.
    pub name_of_person: bool,
    /// Whether it may lead to a record that whoever writes may not see: else
    /// such a record is as if it were not there.
    pub unseen: bool,
    /// Whether it may lead to a void record: else such a record is as if it
    /// were not there.
    pub void: bool,
    /// Whether the record names by it whom it is about, in place of a file or
    /// beside it: what the record closes is closed by each such field, and so
    /// the policies have to have a way from it.
    pub whom: bool,
    /// Whether it leads from a file to the one of the same person that it was
    /// merged into: the program alone writes it.
    pub same: bool,
    /// Whether it takes no answer that is none, such as unknown: a rule of its
    /// desk refuses them ([`crate::Register::answered`]).
    pub answered: bool,
    /// For a day or a year: the other days and years of the record that it
    /// must not lie before or after, where both are filled in.
    pub order: Vec<(Side, String)>,
}

impl Field {
    /// A field; kind and class say the rest.
    pub fn new(name: &str, kind: FieldKind, class: Class, required: bool) -> Self {
        Self {
            name: name.to_owned(),
            kind,
            class,
            required,
            key: false,
            name_of_person: false,
            unseen: false,
            void: false,
            whom: false,
            same: false,
            answered: false,
            order: Vec::new(),
        }
    }

    /// The answers that are none which it takes beside the values of its list.
    pub fn non_answers(&self) -> &'static [&'static str] {
        if self.answered { &[] } else { &NON_ANSWERS }
    }

    /// The list whose values it takes, if it takes one's.
    pub fn list(&self) -> Option<&str> {
        match &self.kind {
            FieldKind::Code { list } | FieldKind::Codes { list } => Some(list),
            _ => None,
        }
    }

    /// The register it points into, if it is a link.
    pub fn link(&self) -> Option<&str> {
        match &self.kind {
            FieldKind::Link { register } => Some(register),
            _ => None,
        }
    }

    /// The compartment in which it is kept, if it is sealed.
    pub fn compartment(&self) -> Option<Compartment> {
        match self.class {
            Class::Sealed(compartment) => Some(compartment),
            Class::Counted | Class::Open => None,
        }
    }

    /// Whether it is encrypted in the database.
    pub fn is_sealed(&self) -> bool {
        self.compartment().is_some()
    }

    /// For the derive: names the list of a code.
    #[doc(hidden)]
    #[must_use]
    pub fn with_list(mut self, name: &str) -> Self {
        if let FieldKind::Code { list } | FieldKind::Codes { list } = &mut self.kind {
            name.clone_into(list);
        }
        self
    }

    /// For the derive: names the register of a link.
    #[doc(hidden)]
    #[must_use]
    pub fn with_link(mut self, name: &str) -> Self {
        if let FieldKind::Link { register } = &mut self.kind {
            name.clone_into(register);
        }
        self
    }

    /// For the derive: the link may lead to what its writer may not see.
    #[doc(hidden)]
    #[must_use]
    pub fn with_unseen(mut self) -> Self {
        self.unseen = true;
        self
    }

    /// For the derive: the link may lead to a void record.
    #[doc(hidden)]
    #[must_use]
    pub fn with_void(mut self) -> Self {
        self.void = true;
        self
    }

    /// For the derive: the record names by it whom it is about.
    #[doc(hidden)]
    #[must_use]
    pub fn with_whom(mut self) -> Self {
        self.whom = true;
        self
    }

    /// For the derive: the link leads to the file of the same person.
    #[doc(hidden)]
    #[must_use]
    pub fn with_same(mut self) -> Self {
        self.same = true;
        self
    }

    /// For the derive: the least and the most of a number.
    #[doc(hidden)]
    #[must_use]
    pub fn with_limits(mut self, least: Option<i64>, most: Option<i64>) -> Self {
        match &mut self.kind {
            FieldKind::Whole { min, max } => {
                *min = least.unwrap_or(*min);
                *max = most.unwrap_or(*max);
            }
            FieldKind::Text { characters_max } | FieldKind::Prose { characters_max } => {
                if let Some(most) = most.and_then(|most| usize::try_from(most).ok()) {
                    *characters_max = most;
                }
            }
            _ => {}
        }
        self
    }

    /// For the derive: lets a date lie in the future.
    #[doc(hidden)]
    #[must_use]
    pub fn with_future(mut self) -> Self {
        if let FieldKind::Date { future } = &mut self.kind {
            *future = true;
        }
        self
    }

    /// For the derive: the day must not lie before or after another one.
    #[doc(hidden)]
    #[must_use]
    pub fn with_order(mut self, side: Side, other: &str) -> Self {
        self.order.push((side, other.to_owned()));
        self
    }

    /// For the derive: the field says which thing the record is about.
    #[doc(hidden)]
    #[must_use]
    pub fn with_key(mut self) -> Self {
        self.key = true;
        self
    }

    /// For the derive: the field is a person's name, or a part of one.
    #[doc(hidden)]
    #[must_use]
    pub fn with_name_of_person(mut self) -> Self {
        self.name_of_person = true;
        self
    }

    /// For the derive: a list of codes that must have an entry.
    #[doc(hidden)]
    #[must_use]
    pub fn with_required(mut self) -> Self {
        self.required = true;
        self
    }
}
