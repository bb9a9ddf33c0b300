//! Places: the lists that every desk stands on. What is particular to one
//! country (its regions, towns and agencies) is in its country pack.

use kernel::{BuiltInList, Desk};

/// The desk.
pub fn desk() -> Desk {
    Desk {
        name: "places",
        words: include_str!("../words/en.ftl"),
        lists: vec![
            BuiltInList {
                name: "countries",
                csv: include_str!("../lists/countries.csv"),
            },
            BuiltInList {
                name: "document_kinds",
                csv: include_str!("../lists/document_kinds.csv"),
            },
            BuiltInList {
                name: "document_parts",
                csv: include_str!("../lists/document_parts.csv"),
            },
            BuiltInList {
                name: "sectors",
                csv: include_str!("../lists/sectors.csv"),
            },
            BuiltInList {
                name: "languages",
                csv: include_str!("../lists/languages.csv"),
            },
            BuiltInList {
                name: "sexes",
                csv: include_str!("../lists/sexes.csv"),
            },
        ],
        ..Desk::default()
    }
}
