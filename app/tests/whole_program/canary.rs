//! A canary: a word that stands in the sealed fields of every sample record,
//! so that whatever leaks of them is recognised, in whatever form.

use std::{
    io::{Cursor, Read as _},
    path::Path,
    sync::OnceLock,
};

use aho_corasick::AhoCorasick;
use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};

use crate::places;

/// A word of the country's letters that no file of the program has.
pub const CANARY: &str = "Kanaryaquşu";

/// The word in the letters of those who write Azerbaijani otherwise.
const OTHER_SCRIPTS: [&str; 3] = ["Канарјагушу", "Канарягушу", "قناریا قوشو"];

/// Every form in which the word is looked for, with what it is called.
fn forms() -> Vec<(&'static str, Vec<u8>)> {
    let ascii = any_ascii::any_ascii(CANARY);
    let apart = CANARY.replace('ş', "s\u{327}");
    let hex = |text: &str| -> String { text.bytes().map(|byte| format!("{byte:02x}")).collect() };
    let mut forms: Vec<(&str, Vec<u8>)> = vec![
        ("as it is", CANARY.into()),
        ("in capital letters", "KANARYAQUŞU".into()),
        ("with its marks apart", apart.into()),
        ("percent", CANARY.replace('ş', "%C5%9F").into()),
        ("as JSON escapes it", CANARY.replace('ş', "\\u015f").into()),
        ("as HTML escapes it", CANARY.replace('ş', "&#351;").into()),
        ("as HTML escapes it", CANARY.replace('ş', "&#x15f;").into()),
        ("hex", hex(CANARY).into()),
        ("hex", hex(&ascii).into()),
        ("in ASCII", ascii.clone().into()),
    ];
    for text in OTHER_SCRIPTS {
        forms.push(("in another script", text.into()));
    }
    for text in [CANARY, &ascii] {
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

/// In which forms the canary stands in this, also in the files of an archive.
pub fn found_in(bytes: &[u8]) -> Vec<&'static str> {
    static SOUGHT: OnceLock<(AhoCorasick, Vec<&'static str>)> = OnceLock::new();
    let (sought, names) = SOUGHT.get_or_init(|| {
        let forms = forms();
        let words = forms.iter().map(|(_, word)| word);
        let sought = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(words)
            .unwrap();
        (sought, forms.iter().map(|(name, _)| *name).collect())
    });
    let mut found: Vec<&str> = sought
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
    found.sort_unstable();
    found.dedup();
    found
}

/// Nothing of it stands here.
#[track_caller]
pub fn nowhere_in(what: &str, bytes: &[u8]) {
    let found = found_in(bytes);
    assert!(found.is_empty(), "a canary stands in {what}: {found:?}");
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
