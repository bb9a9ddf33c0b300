//! Times of keeping: for how many years records are kept, by register and, where
//! the ground on which the law lets them be kept hangs on what they say, by
//! their codes.

use std::collections::BTreeMap;

use clockwork::{Date, Dated};
use kernel::{FieldKind, RecordKind};
use serde::Deserialize;
use toml::Spanned;

use crate::Fault;
use crate::file::PackFile;
use crate::lists::ListShelf;
use crate::nearness::meant;
use crate::settings::Entry;

/// What stands for the registers whose time of keeping is not named.
const OTHERS: &str = "others";
/// What stands for the words of searches, which lie in the log and in no
/// register.
pub(crate) const WORDS: &str = "search_words";
/// The most years that records may be kept: longer than a life is for ever.
const YEARS_MAX: i64 = 120;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Written {
    register: Spanned<String>,
    /// These fields have one of these codes.
    #[serde(default)]
    is: BTreeMap<String, Vec<String>>,
    years: Spanned<i64>,
    from: Spanned<Date>,
    until: Option<Spanned<Date>>,
    source: Spanned<String>,
    /// The source in other languages.
    #[serde(default)]
    said: BTreeMap<String, String>,
}

/// All times of keeping.
#[derive(Clone, Debug, Default)]
pub(crate) struct Keepings {
    /// The years, by what they are kept under in `sources` too: the register,
    /// or the register and its codes.
    pub(crate) years: BTreeMap<String, Dated<i64>>,
    /// The register and the codes of those that are for some records alone.
    of_codes: BTreeMap<String, (String, Codes)>,
    /// Each source in other languages.
    said: BTreeMap<String, BTreeMap<String, String>>,
}

type Codes = BTreeMap<String, Vec<String>>;

/// One time of keeping, as it holds on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeping<'s> {
    /// The codes that a record has, by field; none where it is of all others
    /// of its register.
    pub is: Option<&'s Codes>,
    /// For how many years they are kept.
    pub years: i64,
    /// The provision that says so.
    pub source: &'s str,
}

/// What the file says, and the years to be put in order.
pub(crate) fn read(
    file: &PackFile,
    written: Vec<Written>,
    (kinds, lists): (&[RecordKind], &ListShelf),
    faults: &mut Vec<Fault>,
) -> (Keepings, Vec<Entry>) {
    let mut keepings = Keepings::default();
    let mut entries = Vec::new();
    for one in written {
        let at = one.register.span();
        let years = *one.years.get_ref();
        if !(0..=YEARS_MAX).contains(&years) {
            faults.push(file.error(
                one.years.span().start,
                format!("{years} years is no time of keeping"),
                format!("write whole years, 0 to {YEARS_MAX}"),
            ));
            continue;
        }
        if let Err((what, right)) = fits(one.register.get_ref(), &one.is, kinds, lists) {
            faults.push(file.error(at.start, what, right));
            continue;
        }
        let register = one.register.into_inner();
        let id = if one.is.is_empty() {
            register
        } else {
            let id = format!("{register} {:?}", one.is);
            keepings.of_codes.insert(id.clone(), (register, one.is));
            id
        };
        if !one.said.is_empty() {
            keepings.said.insert(one.source.get_ref().clone(), one.said);
        }
        entries.push(Entry {
            id: Spanned::new(at, id),
            value: years,
            from: one.from,
            until: one.until,
            source: one.source,
        });
    }
    (keepings, entries)
}

/// Whether the register has these fields and their lists these codes: what is
/// misspelt would be kept for another time.
fn fits(
    register: &str,
    is: &Codes,
    kinds: &[RecordKind],
    lists: &ListShelf,
) -> Result<(), (String, String)> {
    let kind = kinds.iter().find(|kind| kind.register == register);
    let stands_for_more = [OTHERS, WORDS].contains(&register);
    if stands_for_more && !is.is_empty() {
        return Err((
            format!("\"{register}\" is no register, and has no codes"),
            "leave `is` out".to_owned(),
        ));
    }
    if kind.is_none() && !stands_for_more {
        let names = kinds.iter().map(|kind| kind.register.as_str());
        return Err((
            format!("there is no register \"{register}\""),
            meant(register, names.chain([OTHERS, WORDS])),
        ));
    }
    for (name, codes) in is {
        let field = kind.and_then(|kind| kind.field(name));
        let field = field.filter(|field| !field.is_sealed());
        let Some(FieldKind::Code { list }) = field.map(|field| &field.kind) else {
            return Err((
                format!("\"{register}\" has no code \"{name}\" that is not sealed"),
                "name a field that takes one value of a list".to_owned(),
            ));
        };
        let list = lists.list(list);
        if let Some(code) = codes.iter().find(|code| list.value(code).is_none()) {
            return Err((
                format!("the list \"{}\" has no value \"{code}\"", list.name),
                meant(code, list.codes()),
            ));
        }
    }
    Ok(())
}

impl Keepings {
    pub(crate) fn of<'s>(
        &'s self,
        register: &'s str,
        on: Date,
        sources: &'s BTreeMap<(String, Date), String>,
    ) -> impl Iterator<Item = Keeping<'s>> {
        let of_codes = self
            .of_codes
            .iter()
            .filter(move |(_, (of, _))| of == register)
            .filter_map(move |(id, (_, is))| self.at(id, Some(is), on, sources));
        let of_all = self
            .at(register, None, on, sources)
            .or_else(|| self.at(OTHERS, None, on, sources));
        of_codes.chain(of_all)
    }

    fn at<'s>(
        &'s self,
        id: &str,
        is: Option<&'s Codes>,
        on: Date,
        sources: &'s BTreeMap<(String, Date), String>,
    ) -> Option<Keeping<'s>> {
        let years = *self.years.get(id)?.at(on)?;
        let begun = (id.to_owned(), Date::MIN)..=(id.to_owned(), on);
        let (_, source) = sources.range(begun).next_back()?;
        Some(Keeping { is, years, source })
    }

    pub(crate) fn said(&self, source: &str, language: &str) -> Option<&str> {
        self.said.get(source)?.get(language).map(String::as_str)
    }
}
