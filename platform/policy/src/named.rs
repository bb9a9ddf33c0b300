//! Closed sets of names: an enum whose every value has one name in policies
//! and tables, and one wording in sentences.

/// Declares such an enum.
macro_rules! named {
    (
        $(#[$outer:meta])*
        $set:ident {
            $($(#[$inner:meta])* $value:ident = $name:literal, $said:literal;)+
        }
    ) => {
        $(#[$outer])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $set {
            $($(#[$inner])* #[doc = concat!("`", $name, "`: ", $said, ".")] $value,)+
        }

        impl $set {
            /// Every one of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$value),+];

            /// Its name in policies and tables.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$value => $name,)+
                }
            }

            /// What it is called in a sentence.
            pub const fn said(self) -> &'static str {
                match self {
                    $(Self::$value => $said,)+
                }
            }

            /// The one of this name.
            pub fn of_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.name() == name)
            }
        }
    };
}

pub(crate) use named;
