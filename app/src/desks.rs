//! What the program is made of: the desks that keep records, and those who
//! collect from them or bring words alone.

use kernel::Desk;

/// Every desk: those that keep records, and then the others.
pub fn desks() -> Vec<Desk> {
    let mut desks = ::desks::that_keep_records();
    desks.extend([
        statistics::desk(),
        annual_report::desk(),
        assessment::desk(),
        oversight::desk(),
        records::desk(),
        Desk {
            name: "sheets",
            words: sheets::WORDS,
            ..Desk::default()
        },
        practice::desk(),
        Desk {
            name: "web",
            words: web::WORDS,
            ..Desk::default()
        },
    ]);
    desks
}
