//! `[documents]`: which files may be attached to a record, how large, and how
//! many.

use documents::{Kind, Limits};
use serde::Deserialize;
use toml::Spanned;

use crate::{Fault, file::PackFile};

/// What may be attached to records.
#[derive(Clone, Debug)]
pub struct DocumentSettings {
    /// Which files, and what one may cost.
    pub limits: Limits,
    /// How many documents a record may have.
    pub of_a_record_max: u64,
}

impl Default for DocumentSettings {
    fn default() -> Self {
        Self {
            limits: Limits::default(),
            of_a_record_max: 100,
        }
    }
}

/// As it is written; what is not written stays as it is without it.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Written {
    kinds: Option<Vec<Spanned<String>>>,
    megabytes: Option<Spanned<u64>>,
    megapixels: Option<Spanned<u64>>,
    of_a_record: Option<Spanned<u64>>,
}

impl Written {
    pub(super) fn read(self, file: &PackFile, faults: &mut Vec<Fault>) -> DocumentSettings {
        let mut settings = DocumentSettings::default();
        if let Some(kinds) = self.kinds {
            settings.limits.kinds = kinds
                .iter()
                .filter_map(|name| {
                    let kind = Kind::of_name(name.get_ref());
                    if kind.is_none() {
                        faults.push(file.error(
                            name.span().start,
                            format!("\"{}\" is no kind of file that is known", name.get_ref()),
                            format!("known are {}", Kind::ALL.map(Kind::name).join(", ")),
                        ));
                    }
                    kind
                })
                .collect();
        }
        let mut number = |written: Option<Spanned<u64>>, name: &str, max: u64| {
            let written = written?;
            let number = *written.get_ref();
            if (1..=max).contains(&number) {
                return Some(number);
            }
            faults.push(file.error(
                written.span().start,
                format!("{name} = {number} is more or less than the program is made for"),
                format!("write a whole number, 1 to {max}"),
            ));
            None
        };
        // A file is in memory as a whole, and a picture pixel by pixel.
        if let Some(megabytes) = number(self.megabytes, "megabytes", 64) {
            settings.limits.bytes_max = (megabytes as usize) << 20;
        }
        if let Some(megapixels) = number(self.megapixels, "megapixels", 40) {
            settings.limits.pixels_max = megapixels * 1_000_000;
        }
        if let Some(documents) = number(self.of_a_record, "of_a_record", 1_000) {
            settings.of_a_record_max = documents;
        }
        settings
    }
}
