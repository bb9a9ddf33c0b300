//! Canaries: words that stand in the sealed fields of every sample record, one
//! for each compartment and a number for each value, so that whatever leaks of
//! them is recognised, in whatever form, with whence it came.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    io::{Cursor, Read as _},
    path::Path,
    sync::{Mutex, OnceLock, PoisonError},
};

use aho_corasick::AhoCorasick;
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};
use kernel::Field;
use policy::Part;

use crate::places;

/// Words of the country's letters that no file of the program has, each with
/// how those write it who write Azerbaijani in other letters.
pub const CANARIES: [(Part, &str, [&str; 3]); 4] = [
    (
        Part::Identity,
        "Kanaryaquşu",
        ["Канарјагушу", "Канарягушу", "قناریا قوشو"],
    ),
    (
        Part::Location,
        "Kanaryaeşiyi",
        ["Канарјаешији", "Канаряешийи", "قناریا ائشیيی"],
    ),
    (
        Part::Health,
        "Kanaryadişi",
        ["Канарјадиши", "Канарядиши", "قناریا دیشی"],
    ),
    (
        Part::Testimony,
        "Kanaryaişi",
        ["Канарјаиши", "Канаряиши", "قناریا ایشی"],
    ),
];

/// The word of a compartment; that of who somebody is for what is in none.
pub fn word(part: Part) -> &'static str {
    let own = CANARIES.iter().find(|(of, ..)| *of == part);
    own.map_or(CANARIES[0].1, |(_, word, _)| word)
}

/// Whence a canary comes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Origin {
    part: Part,
    register: String,
    field: String,
}

/// Every canary that flies, by its number.
fn origins() -> &'static Mutex<BTreeMap<u64, Origin>> {
    static ORIGINS: OnceLock<Mutex<BTreeMap<u64, Origin>>> = OnceLock::new();
    ORIGINS.get_or_init(Mutex::default)
}

/// A text with a canary of this part for a field of a register.
pub fn text(register: &str, field: &str, part: Part) -> String {
    let mut origins = origins().lock().unwrap_or_else(PoisonError::into_inner);
    let number = origins.len() as u64 + 1;
    let origin = Origin {
        part,
        register: register.to_owned(),
        field: field.to_owned(),
    };
    origins.insert(number, origin);
    format!("{} {number}", word(part))
}

/// A text with a canary for a field, by its compartment.
pub fn of_field(register: &str, field: &Field) -> String {
    let part = Some(Part::of(field.class)).filter(|part| part.is_sealed());
    text(register, &field.name, part.unwrap_or(Part::Identity))
}

/// A canary that was found: of which compartment, and in which form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    pub part: Part,
    pub form: &'static str,
}

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a canary of {}, {}", self.part.said(), self.form)
    }
}

/// Every form in which a word is looked for, with what it is called.
fn forms(word: &str, other_scripts: [&str; 3]) -> Vec<(&'static str, Vec<u8>)> {
    let ascii = any_ascii::any_ascii(word);
    let hex = |text: &str| -> String { text.bytes().map(|byte| format!("{byte:02x}")).collect() };
    let with = |sign: &str| word.replace('ş', sign).into_bytes();
    let mut forms: Vec<(&str, Vec<u8>)> = vec![
        ("as it is", word.into()),
        ("in capital letters", with("Ş")),
        (
            "in capital letters",
            word.replace('i', "İ").replace('ş', "Ş").into(),
        ),
        ("with its marks apart", with("s\u{327}")),
        ("percent", with("%C5%9F")),
        ("as JSON escapes it", with("\\u015f")),
        ("as HTML escapes it", with("&#351;")),
        ("as HTML escapes it", with("&#x15f;")),
        ("hex", hex(word).into()),
        ("hex", hex(&ascii).into()),
        ("in ASCII", ascii.clone().into()),
    ];
    for text in other_scripts {
        forms.push(("in another script", text.into()));
    }
    for text in [word, &ascii] {
        let units = || text.encode_utf16();
        forms.push(("UTF-16", units().flat_map(u16::to_le_bytes).collect()));
        forms.push(("UTF-16", units().flat_map(u16::to_be_bytes).collect()));
        // What stands before and behind the word decides about the letters at
        // its edges, and where in a group of three it begins about all.
        for before in 0..3 {
            let padded = [&vec![0; before][..], text.as_bytes()].concat();
            let whole = padded.len() / 3 * 3;
            for code in [&STANDARD_NO_PAD, &URL_SAFE_NO_PAD] {
                let coded = code.encode(&padded[..whole]);
                let from = [0, 2, 3][before];
                forms.push(("base64", coded[from..].into()));
            }
        }
    }
    forms
}

/// Which canaries stand in this, also in the files of an archive and on the
/// pages of a document for print.
pub fn found_in(bytes: &[u8]) -> Vec<Found> {
    static SOUGHT: OnceLock<(AhoCorasick, Vec<Found>)> = OnceLock::new();
    let (sought, names) = SOUGHT.get_or_init(|| {
        let forms: Vec<(Found, Vec<u8>)> = CANARIES
            .into_iter()
            .flat_map(|(part, word, others)| {
                let forms = forms(word, others).into_iter();
                forms.map(move |(form, bytes)| (Found { part, form }, bytes))
            })
            .collect();
        let sought = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(forms.iter().map(|(_, bytes)| bytes))
            .unwrap();
        (sought, forms.into_iter().map(|(found, _)| found).collect())
    });
    let mut found: Vec<Found> = sought
        .find_overlapping_iter(bytes)
        .map(|at| names[at.pattern().as_usize()])
        .collect();
    if bytes.starts_with(b"PK\x03\x04")
        && let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes))
    {
        for at in 0..archive.len() {
            let mut member = archive.by_index(at).unwrap();
            found.extend(found_in(member.name().unwrap().as_bytes()));
            let mut content = Vec::new();
            member.read_to_end(&mut content).unwrap();
            found.extend(found_in(&content));
        }
    }
    if bytes.starts_with(b"%PDF-") {
        found.extend(found_in(printed_in(bytes).as_bytes()));
    }
    found.sort_unstable();
    found.dedup();
    found
}

/// What is to be read on the pages of a document for print.
pub fn printed_in(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    document.extract_text(&pages).unwrap()
}

/// What stands in this of other parts and registers than these, said with
/// whence it comes.
pub fn leaks_in(bytes: &[u8], may: &[(&str, Part)]) -> BTreeSet<String> {
    let found = found_in(bytes).into_iter();
    let mut leaks: BTreeSet<String> = found
        .filter(|found| may.iter().all(|(_, part)| *part != found.part))
        .map(|found| found.to_string())
        .collect();
    let text = String::from_utf8_lossy(bytes);
    let origins = origins().lock().unwrap_or_else(PoisonError::into_inner);
    for (_, word, _) in CANARIES {
        for behind in text.split(word).skip(1) {
            let number = behind.strip_prefix(' ').unwrap_or_default();
            let end = number.find(|sign: char| !sign.is_ascii_digit());
            let number = number[..end.unwrap_or(number.len())].parse();
            if let Some(origin) = number.ok().and_then(|number: u64| origins.get(&number))
                && !may.contains(&(origin.register.as_str(), origin.part))
            {
                leaks.insert(format!("{}.{}", origin.register, origin.field));
            }
        }
    }
    leaks
}

/// Nothing of it stands here.
#[track_caller]
pub fn nowhere_in(what: &str, bytes: &[u8]) {
    let leaks = leaks_in(bytes, &[]);
    assert!(leaks.is_empty(), "in {what} stands {leaks:?}");
}

/// Nothing of it stands in the files of a folder, nor in their names.
#[track_caller]
pub fn nowhere_below(folder: &Path) {
    for path in places::files_of(folder) {
        let name = path.display().to_string();
        nowhere_in("the name of a file", name.as_bytes());
        nowhere_in(&name, &std::fs::read(&path).unwrap());
    }
}

/// Nothing of it stands where a browser and what lies between keep what was
/// asked for: in addresses and titles; nor in a document of an error.
#[track_caller]
pub fn nowhere_in_passing(address: &str, to: &str, type_: &str, text: &str) {
    nowhere_in("an address", address.as_bytes());
    nowhere_in("where an answer leads", to.as_bytes());
    for title in within(text, "<title>", "</title>") {
        nowhere_in("a title", title.as_bytes());
    }
    for start in ["href=\"", "action=\"", "src=\""] {
        for address in within(text, start, "\"") {
            nowhere_in("an address on a page", address.as_bytes());
        }
    }
    if type_.starts_with("application/problem+json") {
        nowhere_in("the document of an error", text.as_bytes());
    }
}

/// What stands between two marks.
fn within<'t>(text: &'t str, from: &'t str, to: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(from)
        .filter_map(move |(at, _)| text[at + from.len()..].split(to).next())
}
