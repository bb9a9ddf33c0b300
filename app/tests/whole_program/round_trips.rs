//! Round trips: what a register writes to a file comes back equal from it.

use std::{io::Cursor, sync::Arc};

use db::Listing;
use kernel::RecordKind;
use statistics::Asked;

use crate::{
    samples::YEAR,
    workbench::{self, Workbench},
};

/// The registers so that each comes after those it links to.
fn in_order_of_links() -> Vec<Arc<RecordKind>> {
    let mut left = workbench::pack().kinds.clone();
    let mut ordered: Vec<Arc<RecordKind>> = Vec::new();
    while !left.is_empty() {
        let at = left
            .iter()
            .position(|kind| {
                kind.fields
                    .iter()
                    .filter_map(|field| field.link())
                    .all(|register| {
                        register == kind.register
                            || ordered.iter().any(|done| done.register == register)
                    })
            })
            .unwrap();
        ordered.push(left.remove(at));
    }
    ordered
}

#[test]
fn every_register_comes_back_equal_from_its_files_and_the_same_file_twice_changes_nothing() {
    let bench = Workbench::empty();
    for kind in in_order_of_links() {
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
        for kind in in_order_of_links() {
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
