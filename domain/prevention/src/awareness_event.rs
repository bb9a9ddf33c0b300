//! An event for the public.

use kernel::{Code, Codes, Date, Record, Text, Whole};

/// One event at which people learnt about trafficking.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(
    register = "awareness_events",
    prefix = "EVT",
    period = "held_on",
    title = "title"
)]
pub struct AwarenessEvent {
    /// What it was called.
    #[open]
    pub title: Text,
    /// The day it was held.
    #[counted]
    pub held_on: Date,
    /// What it was: meeting, screening of a film, campaign.
    #[counted(list = "event_formats")]
    pub format: Code,
    /// Whom it was for.
    #[counted(list = "audiences", required)]
    pub audiences: Codes,
    /// How many people were reached.
    #[counted(min = 0, max = 10000000)]
    pub people_reached: Option<Whole>,
    /// The region.
    #[counted(list = "regions")]
    pub region: Option<Code>,
    /// Who held it.
    #[counted(list = "agencies")]
    pub partners: Codes,
    /// Who paid for it or for the materials.
    #[open]
    pub funder: Option<Text>,
    /// What was shown or handed out.
    #[open]
    pub materials: Option<Text>,
}
