//! Round trips: what a register writes to a file comes back equal from it.

use std::io::Cursor;

use db::Listing;
use statistics::Asked;

use crate::{
    samples::YEAR,
    workbench::{self, Workbench},
};

#[test]
fn registers_are_listed_so_that_each_comes_after_those_it_links_to() {
    // Whoever loads a country file by file goes down the list.
    let kinds = &workbench::pack().kinds;
    for (at, kind) in kinds.iter().enumerate() {
        for register in kind.fields.iter().filter_map(|field| field.link()) {
            assert!(
                kinds[..=at].iter().any(|done| done.register == register),
                "{} links to {register}, which is listed behind it",
                kind.register
            );
        }
    }
}

#[test]
fn every_register_comes_back_equal_from_its_files_and_the_same_file_twice_changes_nothing() {
    let bench = Workbench::empty();
    for kind in workbench::pack().kinds.clone() {
        bench.enter_full(&kind.register);
        bench.enter_full(&kind.register);
    }
    let export = |bench: &Workbench, register: &str, format| {
        let mut file = Vec::new();
        let export = records::Export {
            format,
            language: "en".to_owned(),
            listing: Listing {
                limit: u64::MAX,
                ..Listing::default()
            },
        };
        let written = bench
            .mechanism
            .export(register, &export, &mut file, &mut |_| {})
            .unwrap();
        (written, file)
    };
    for (format, ending) in [
        (records::Format::Csv, "csv"),
        (records::Format::Xlsx, "xlsx"),
    ] {
        let other = Workbench::empty();
        for kind in workbench::pack().kinds.clone() {
            let register = kind.register.as_str();
            let (written, file) = export(&bench, register, format);
            assert!(written >= 2, "{register}");
            let import = || {
                other
                    .mechanism
                    .import(
                        register,
                        Cursor::new(file.clone()),
                        &format!("{register}.{ending}"),
                        false,
                        &mut |_, _| {},
                    )
                    .unwrap_or_else(|fault| panic!("{register} by {ending}: {fault:?}"))
            };
            let first = import();
            assert_eq!(
                (first.new, first.changed),
                (written, 0),
                "{register} by {ending}"
            );
            let again = import();
            assert_eq!((again.new, again.changed), (0, 0), "{register} by {ending}");
            assert_eq!(
                export(&other, register, records::Format::Csv),
                export(&bench, register, records::Format::Csv),
                "{register} by {ending}"
            );
        }
        assert_eq!(
            statistics::figures(&other.mechanism, Asked::now(YEAR)).unwrap(),
            statistics::figures(&bench.mechanism, Asked::now(YEAR)).unwrap(),
        );
    }
}
