//! One part of an office file, read as the XML that it is: a word that is
//! quoted, spaced or spelt in another way is the same word.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use crate::Refused;

/// What a part is related to, by the last word of the relation, that runs or
/// holds another file.
const RUN: [&str; 9] = [
    "vbaProject",
    "wordVbaData",
    "oleObject",
    "package",
    "control",
    "activeXControlBinary",
    "aFChunk",
    "attachedToolbars",
    "xlMacrosheet",
];
/// Elements under which something runs.
const RUNNING: [&str; 2] = ["event-listener", "script"];
/// Elements that ask another program or another machine.
const ASKING: [&str; 5] = [
    "dde-source",
    "dde-connection-decl",
    "ddeLink",
    "oleLink",
    "connection",
];
/// Elements whose address is followed by whoever presses it, or by nobody.
const PRESSED: [&str; 2] = ["a", "template"];
/// Fields of a text that fetch or start something when they are brought up to
/// date.
const FIELDS: [&str; 6] = [
    "DDE",
    "DDEAUTO",
    "IMPORT",
    "INCLUDEPICTURE",
    "INCLUDETEXT",
    "LINK",
];
/// Functions of a sheet that fetch.
const FUNCTIONS: [&str; 2] = ["WEBSERVICE(", "IMAGE("];

/// Refuses a part that runs something, that fetches something from elsewhere,
/// or that unpacks further than its letters say.
pub(super) fn check(bytes: &[u8]) -> Result<(), Refused> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // In another encoding the same words look otherwise.
    let text = std::str::from_utf8(bytes).map_err(|_| Refused::Damaged)?;
    let mut reader = Reader::from_str(text);
    let mut reading = Reading::default();
    loop {
        match reader.read_event().map_err(|_| Refused::Damaged)? {
            Event::Eof => return Ok(()),
            Event::DocType(_) => return Err(Refused::Unpacks),
            Event::Decl(said) => {
                let encoding = said.encoding().transpose().map_err(|_| Refused::Damaged)?;
                let read =
                    |name: &str| ["utf-8", "us-ascii"].contains(&&*name.to_ascii_lowercase());
                if encoding.is_some_and(|name| !read(&name)) {
                    return Err(Refused::Damaged);
                }
            }
            Event::Start(element) => reading.element(&element)?,
            Event::Empty(element) => {
                reading.element(&element)?;
                reading.words = Words::Others;
            }
            Event::End(_) => reading.words = Words::Others,
            Event::Text(words) => reading.words(&words)?,
            Event::CData(words) => reading.words(&words)?,
            Event::GeneralRef(named) => {
                if let Some(sign) = named.resolve_char_ref().map_err(|_| Refused::Damaged)? {
                    reading.words(sign.encode_utf8(&mut [0; 4]))?;
                }
            }
            Event::Comment(_) | Event::PI(_) => {}
        }
    }
}

/// Whose words come next.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Words {
    #[default]
    Others,
    /// Those of a field of a text.
    Field,
    /// Those of a formula of a sheet.
    Formula,
}

#[derive(Default)]
struct Reading {
    words: Words,
    /// The field of a text that was begun: it may come in pieces.
    field: String,
}

impl Reading {
    fn element(&mut self, element: &BytesStart<'_>) -> Result<(), Refused> {
        let name = element.local_name();
        let name = name.as_ref();
        self.words = match name {
            "instrText" => Words::Field,
            "f" => Words::Formula,
            _ => Words::Others,
        };
        if RUNNING.contains(&name) {
            return Err(Refused::Macros);
        }
        if ASKING.contains(&name) {
            return Err(Refused::FetchesFromElsewhere);
        }
        let mut related = String::new();
        let mut is_elsewhere = false;
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|_| Refused::Damaged)?;
            let value = attribute
                .normalized_value(XmlVersion::Implicit1_0)
                .map_err(|_| Refused::Damaged)?;
            let value = value.trim();
            match (name, attribute.key.local_name().as_ref()) {
                ("Relationship", "Type") => related = value.to_owned(),
                ("Relationship", "Target") => {
                    is_elsewhere |= value.contains("://") || value.starts_with("\\\\");
                }
                ("Relationship", "TargetMode") => {
                    is_elsewhere |= !value.eq_ignore_ascii_case("Internal");
                }
                ("Override" | "Default", "ContentType") => {
                    let value = value.to_ascii_lowercase();
                    if value.contains("macroenabled") || value.contains("vbaproject") {
                        return Err(Refused::Macros);
                    }
                }
                ("fldChar", "fldCharType") if value == "begin" => self.field.clear(),
                ("fldSimple", "instr") => {
                    self.field.clear();
                    self.field(value)?;
                }
                (name, "href") if !PRESSED.contains(&name) && leads_elsewhere(value) => {
                    return Err(Refused::FetchesFromElsewhere);
                }
                _ => {}
            }
        }
        let relation = related.rsplit('/').next().unwrap_or_default();
        if RUN.iter().any(|run| run.eq_ignore_ascii_case(relation)) {
            return Err(Refused::Macros);
        }
        // A link that somebody may press fetches nothing by itself.
        if is_elsewhere && relation != "hyperlink" {
            return Err(Refused::FetchesFromElsewhere);
        }
        Ok(())
    }

    fn words(&mut self, words: &str) -> Result<(), Refused> {
        match self.words {
            Words::Others => Ok(()),
            Words::Field => self.field(words),
            Words::Formula => {
                let words = words.to_ascii_uppercase();
                if FUNCTIONS.iter().any(|function| words.contains(function)) {
                    return Err(Refused::FetchesFromElsewhere);
                }
                Ok(())
            }
        }
    }

    fn field(&mut self, words: &str) -> Result<(), Refused> {
        self.field.push_str(words);
        let first = self.field.split_whitespace().next().unwrap_or_default();
        if FIELDS.iter().any(|field| field.eq_ignore_ascii_case(first)) {
            return Err(Refused::FetchesFromElsewhere);
        }
        Ok(())
    }
}

/// Whether an address leads out of its archive.
fn leads_elsewhere(address: &str) -> bool {
    let scheme = address.split(['/', '?', '#']).next().unwrap_or_default();
    scheme.contains(':') || address.starts_with(['/', '\\']) || address.starts_with("..")
}
