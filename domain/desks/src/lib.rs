//! The one list of the desks that keep records. A new desk is one folder and
//! one line here; the program and the tests of those who collect from all
//! desks take them from here.

use kernel::Desk;

/// Every desk that keeps records, in the order of the person's path and then
/// of the report.
pub fn that_keep_records() -> Vec<Desk> {
    vec![
        places::desk(),
        people::desk(),
        hotline::desk(),
        identification::desk(),
        referrals::desk(),
        shelters::desk(),
        assistance::desk(),
        children::desk(),
        criminal_cases::desk(),
        migration::desk(),
        prevention::desk(),
        trainings::desk(),
        partners::desk(),
        cooperation::desk(),
        action_plan::desk(),
        reporting::desk(),
        retention::desk(),
        access::desk(),
        safeguards::desk(),
    ]
}
