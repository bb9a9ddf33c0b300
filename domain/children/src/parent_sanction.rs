//! A parent sanctioned.

use kernel::{Code, Date, Record, Text};

/// One administrative sanction of one parent.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "parent_sanctions", prefix = "PSA", period = "imposed_on")]
pub struct ParentSanction {
    /// The parent's file number, so that the same parent is counted once.
    #[counted(key)]
    pub parent_file: Text,
    /// The day it was imposed.
    #[counted]
    pub imposed_on: Date,
    /// What it was.
    #[counted(list = "sanction_kinds")]
    pub kind: Code,
    /// The region.
    #[counted(list = "regions")]
    pub region: Option<Code>,
    /// Sex.
    #[counted(list = "sexes")]
    pub sex: Option<Code>,
    /// The parent's name.
    #[sealed(identity, name)]
    pub name: Option<Text>,
}
