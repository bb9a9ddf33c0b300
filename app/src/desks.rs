//! The one list of desks. A new kind of record is one folder and one line
//! here.

use kernel::Desk;

/// Every desk, in the order of the person's path and then of the report.
pub fn desks() -> Vec<Desk> {
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
        statistics::desk(),
        annual_report::desk(),
        records::desk(),
        practice::desk(),
        Desk {
            name: "web",
            words: web::WORDS,
            ..Desk::default()
        },
    ]
}
