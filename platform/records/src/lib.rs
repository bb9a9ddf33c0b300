//! The acts that every register has: enter, edit, void, look, list, search,
//! import and export. Every door (pages, API, command line) goes through
//! here: permit, then rules, then one transaction.

mod documents;
mod export;
mod import;
mod mechanism;
mod repeat;
mod typed;

pub use documents::{Handed, document_entry, names_of};
pub use export::{Export, Format};
pub use import::{Imported, RowFault, TooManyFaults};
pub use mechanism::{
    Beside, Found, Mechanism, Named, Staying, TwoFiles, catalogue, keep_sealed, name_in,
};
pub use repeat::Repeat;
pub use typed::{entry_of, typed};

/// The words of these acts.
pub fn desk() -> kernel::Desk {
    kernel::Desk {
        name: "records",
        words: include_str!("../words/en.ftl"),
        ..kernel::Desk::default()
    }
}

#[cfg(test)]
mod tests {
    use kernel::Outage;

    #[test]
    fn every_outage_has_its_words_and_what_to_do_next() {
        let words = super::desk().words;
        for outage in [
            Outage::DiskFull,
            Outage::DatabaseLost,
            Outage::DatabaseBusy,
            Outage::DatabaseReadOnly,
            Outage::DatabaseDamaged,
            Outage::PerhapsSaved,
        ] {
            let key = format!("\n{} = ", outage.word());
            let (_, after) = words.split_once(&key).unwrap_or_default();
            let next = after.lines().nth(1).unwrap_or_default();
            assert!(next.starts_with("    .next = "), "{}", outage.word());
        }
    }
}
