//! The bytes of an entry: one line of JSON that anybody can read, in one form
//! and no other. The order of the names is fixed, what is absent is left out,
//! nothing stands between the parts; numbers are whole, pseudonyms and hashes are
//! digits 0-9 and a-f, sealed bytes are base64. What is read back must be
//! written as the very same bytes, or it is refused.
//!
//! ```json
//! {"form":1,"time":1511175600000000,"officer":"o-17","name":"Duty officer","post":"case_manager",
//!  "agency":"shelter-2","purpose":"care","act":"looked","register":"persons",
//!  "record":"…32 digits…","person":"…32 digits…","outcome":"done","rule":"…","rows":1,"found":1,
//!  "version":"…64 digits…","sealed":"…base64…"}
//! ```
//! (broken into lines here only). An entry that tells the sign-in, the parts
//! that were seen or whom a list held is of form 2; every other is written as
//! it always was.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};

use super::{Code, ENTRY_BYTES_MAX, Entry, Officer, Outcome, Pseudonym};
use crate::{Fault, Hash};

/// The form of entries that tell no sign-in, no parts and nobody of a list.
const FORM: u32 = 1;
/// The form of those that do.
const FORM_OF_LOOKS: u32 = 2;
/// The longest name of an officer, in characters.
const NAME_CHARACTERS_MAX: usize = 200;

const DONE: &str = "done";
const REFUSED: &str = "refused";

/// The names and their order.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    form: u32,
    time: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    officer: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    post: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agency: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sign_in: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    purpose: Option<String>,
    act: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    register: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    record: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    outcome: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rule: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    parts: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    rows: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    found: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    shown: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sealed: Option<String>,
}

impl Entry {
    /// The entry as the bytes that are kept and hashed.
    ///
    /// # Errors
    /// [`Fault::OfficerName`] when the name is empty, too long or more than
    /// one line; [`Fault::EntryTooLong`] beyond [`ENTRY_BYTES_MAX`].
    pub fn encode(&self) -> Result<Vec<u8>, Fault> {
        if let Some(officer) = &self.officer {
            check_name(&officer.name)?;
        }
        let text = |code: &Option<Code>| code.as_ref().map(ToString::to_string);
        let officer = self.officer.as_ref();
        let tells_looks = self.sign_in.is_some() || !self.parts.is_empty() || self.shown.is_some();
        let line = Line {
            form: if tells_looks { FORM_OF_LOOKS } else { FORM },
            time: self.time,
            officer: officer.map(|officer| officer.id.to_string()),
            name: officer.map(|officer| officer.name.clone()),
            post: officer.and_then(|officer| text(&officer.post)),
            agency: text(&self.agency),
            sign_in: text(&self.sign_in),
            purpose: text(&self.purpose),
            act: self.act.to_string(),
            register: text(&self.register),
            record: self.record.map(|record| record.to_string()),
            person: self.person.map(|person| person.to_string()),
            outcome: match self.outcome {
                Outcome::Done => DONE,
                Outcome::Refused(_) => REFUSED,
            }
            .to_owned(),
            rule: match &self.outcome {
                Outcome::Done => None,
                Outcome::Refused(rule) => Some(rule.to_string()),
            },
            parts: self.parts.iter().map(ToString::to_string).collect(),
            rows: self.rows,
            found: self.found,
            shown: self.shown.map(|hash| hash.to_string()),
            version: self.version_hash.map(|hash| hash.to_string()),
            sealed: self.sealed.as_ref().map(|bytes| STANDARD.encode(bytes)),
        };
        let bytes = serde_json::to_vec(&line).map_err(|_| Fault::EntryUnreadable {
            reason: "it cannot be written as JSON",
        })?;
        if bytes.len() > ENTRY_BYTES_MAX {
            return Err(Fault::EntryTooLong {
                length: bytes.len(),
            });
        }
        Ok(bytes)
    }

    /// The entry of these bytes.
    ///
    /// # Errors
    /// [`Fault::EntryFromNewerVersion`] for a form that this version does not
    /// know, [`Fault::EntryUnreadable`] for anything that
    /// [`Entry::encode`] would not have written.
    pub fn decode(bytes: &[u8]) -> Result<Self, Fault> {
        let refused = |reason| Fault::EntryUnreadable { reason };
        if bytes.len() > ENTRY_BYTES_MAX {
            return Err(refused("it is longer than an entry can be"));
        }
        refuse_newer(bytes)?;
        let line: Line = serde_json::from_slice(bytes)
            .map_err(|_| refused("it is not JSON with the names of an entry"))?;
        let code = |text: Option<String>| text.map(Code::new).transpose();
        let hash = |text: Option<String>| text.map(|text| text.parse::<Hash>()).transpose();
        let pseudonym = |text: Option<String>, reason| {
            text.map(|text| crate::hash::from_hexadecimal(&text).map(Pseudonym::from))
                .map_or(Ok(None), |read| read.map(Some).ok_or(refused(reason)))
        };
        let officer = match (line.officer, line.name) {
            (Some(id), Some(name)) => Some(Officer {
                id: Code::new(id)?,
                name,
                post: code(line.post)?,
            }),
            (None, None) if line.post.is_none() => None,
            _ => return Err(refused("an officer has an id and a name")),
        };
        let outcome = match (line.outcome.as_str(), line.rule) {
            (DONE, None) => Outcome::Done,
            (REFUSED, Some(rule)) => Outcome::Refused(Code::new(rule)?),
            _ => return Err(refused("its outcome is neither done nor refused by a rule")),
        };
        let entry = Self {
            time: line.time,
            officer,
            agency: code(line.agency)?,
            sign_in: code(line.sign_in)?,
            purpose: code(line.purpose)?,
            act: Code::new(line.act)?,
            register: code(line.register)?,
            record: pseudonym(
                line.record,
                "the record's pseudonym is not 32 digits 0-9 and a-f",
            )?,
            person: pseudonym(
                line.person,
                "the person's pseudonym is not 32 digits 0-9 and a-f",
            )?,
            outcome,
            parts: line
                .parts
                .into_iter()
                .map(Code::new)
                .collect::<Result<_, _>>()?,
            rows: line.rows,
            found: line.found,
            shown: hash(line.shown)
                .map_err(|_| refused("the hash of who was shown is not 64 digits 0-9 and a-f"))?,
            version_hash: hash(line.version)
                .map_err(|_| refused("the version's hash is not 64 digits 0-9 and a-f"))?,
            sealed: line
                .sealed
                .map(|text| STANDARD.decode(text))
                .transpose()
                .map_err(|_| refused("the sealed part is not base64"))?,
        };
        if entry.encode()? != bytes {
            return Err(refused(
                "it is not written in the one form that entries have",
            ));
        }
        Ok(entry)
    }
}

fn check_name(name: &str) -> Result<(), Fault> {
    if name.is_empty()
        || name.chars().count() > NAME_CHARACTERS_MAX
        || name.chars().any(char::is_control)
    {
        return Err(Fault::OfficerName);
    }
    Ok(())
}

/// A newer form may have other names: it is told apart before they are read.
fn refuse_newer(bytes: &[u8]) -> Result<(), Fault> {
    #[derive(Deserialize)]
    struct Form {
        form: u32,
    }
    match serde_json::from_slice(bytes) {
        Ok(Form { form }) if form > FORM_OF_LOOKS => Err(Fault::EntryFromNewerVersion { form }),
        Ok(Form {
            form: FORM | FORM_OF_LOOKS,
        }) => Ok(()),
        _ => Err(Fault::EntryUnreadable {
            reason: "it does not say which form it has",
        }),
    }
}
