//! One contact with the hotline.

use kernel::{Code, Date, Prose, Record, TimeOfDay, Yes};

/// One contact with the hotline, named or anonymous.
#[derive(Clone, Debug, PartialEq, Record)]
#[record(register = "appeals", prefix = "APP", period = "received_on")]
pub struct Appeal {
    /// The day it came.
    #[counted]
    pub received_on: Date,
    /// The time it came.
    #[open]
    pub received_at: Option<TimeOfDay>,
    /// How it came.
    #[counted(list = "channels")]
    pub channel: Code,
    /// The language it was held in.
    #[counted(list = "languages")]
    pub language: Option<Code>,
    /// The region it came from.
    #[counted(list = "regions")]
    pub region: Option<Code>,
    /// What it was about.
    #[counted(list = "hotline_topics")]
    pub topic: Code,
    /// Whether it was related to trafficking: a mark beside the topic.
    #[counted]
    pub trafficking_related: Option<Yes>,
    /// Who called.
    #[counted(list = "caller_kinds")]
    pub caller: Option<Code>,
    /// Whether the caller stayed anonymous.
    #[counted]
    pub anonymous: Option<Yes>,
    /// What was said.
    #[sealed(testimony)]
    pub account: Option<Prose>,
    /// The advice that was given.
    #[sealed(testimony)]
    pub advice: Option<Prose>,
    /// What was done with it.
    #[counted(list = "onward_actions")]
    pub onward_action: Option<Code>,
    /// When an answer falls due.
    #[open(future, not_before = "received_on")]
    pub answer_due_on: Option<Date>,
    /// When it was answered.
    #[counted(not_before = "received_on")]
    pub answered_on: Option<Date>,
}
