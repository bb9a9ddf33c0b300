//! Cooperation: agreements, meetings, visits, seminars, work with international bodies and their reports.

mod agreement;
mod committee_meeting;
mod figures;
mod joint_work;
mod negotiation;
mod partner_meeting;
mod rules;
mod seminar;
mod studied_report;
mod visit;

use kernel::{BuiltInList, Desk, Register};

pub use agreement::Agreement;
pub use committee_meeting::CommitteeMeeting;
pub use joint_work::JointWork;
pub use negotiation::Negotiation;
pub use partner_meeting::PartnerMeeting;
pub use seminar::Seminar;
pub use studied_report::StudiedReport;
pub use visit::Visit;

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "cooperation",
        registers: vec![
            Register::of::<Agreement>(),
            Register::of::<PartnerMeeting>(),
            Register::of::<Visit>(),
            Register::of::<CommitteeMeeting>().rule(rules::numbered_once()),
            Register::of::<Seminar>(),
            Register::of::<JointWork>(),
            Register::of::<Negotiation>(),
            Register::of::<StudiedReport>(),
        ],
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "agreement_parties",
                csv: include_str!("../lists/agreement_parties.csv"),
            },
            BuiltInList {
                name: "visit_purposes",
                csv: include_str!("../lists/visit_purposes.csv"),
            },
            BuiltInList {
                name: "visit_directions",
                csv: include_str!("../lists/visit_directions.csv"),
            },
            BuiltInList {
                name: "committees",
                csv: include_str!("../lists/committees.csv"),
            },
        ],
        figures: figures::figures(),
    }
}
