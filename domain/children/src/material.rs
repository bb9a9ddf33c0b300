//! Papers on a child sent to a commission or body.

use kernel::{Code, Date, Link, Prose, Record};

use crate::ChildFound;

/// One set of papers sent to a commission or a guardianship body.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "materials", prefix = "MAT", period = "sent_on")]
pub struct Material {
    /// The encounter it is about.
    #[open(link = "children_found")]
    pub child: Option<Link<ChildFound>>,
    /// The day it was sent.
    #[counted]
    pub sent_on: Date,
    /// To whom.
    #[counted(list = "material_recipients")]
    pub recipient: Code,
    /// The region of the recipient.
    #[counted(list = "regions")]
    pub region: Option<Code>,
    /// The day it was answered.
    #[counted(not_before = "sent_on")]
    pub answered_on: Option<Date>,
    /// What it says.
    #[sealed(testimony)]
    pub summary: Option<Prose>,
}
