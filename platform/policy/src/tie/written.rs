//! Reading `ties.toml`, and what is wrong in it.

use std::{collections::BTreeMap, sync::Arc};

use clockwork::Dated;
use kernel::RecordKind;
use pack::Fault;
use serde::Deserialize;
use toml::Spanned;

use super::{
    Ties,
    entry::{self, Tie, Ways},
    reaching::{self, Text},
};
use crate::{Fact, folder::Folder, reading};

/// The name of the file in the folder of policies.
pub(crate) const FILE_NAME: &str = "ties.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(default)]
    ways: BTreeMap<String, Spanned<Ways>>,
    #[serde(default)]
    tie: Vec<Spanned<Tie>>,
    #[serde(default)]
    exception: Vec<Spanned<Tie>>,
}

impl Ties {
    /// Reads the file. Where there is none, no record shows anything.
    pub(crate) fn read(
        folder: &Folder,
        kinds: &[Arc<RecordKind>],
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let (path, text) = if folder.has(FILE_NAME) {
            folder.text(FILE_NAME, faults)?
        } else {
            (folder.shown(FILE_NAME), "")
        };
        let written: Written = reading::toml(&path, text, faults)?;
        let before = faults.len();
        let text = Text { path: &path, text };
        let mut read = |entries: Vec<Spanned<Tie>>| {
            let mut ties = Vec::new();
            for tie in entries {
                let line = text.line(tie.span().start);
                let read = tie.into_inner().along(&written.ways);
                match read.and_then(|tie| Ok((entry::facts(&tie, kinds)?, tie))) {
                    Ok((facts, tie)) => ties.push((facts, tie, line)),
                    Err((what, right)) => faults.push(Fault::error(&path, line, what, right)),
                }
            }
            ties
        };
        let (ties, exceptions) = (read(written.tie), read(written.exception));
        // What an entry with a fault reaches is not known.
        if faults.len() == before {
            let all = || ties.iter().chain(&exceptions);
            let used =
                |name: &str| all().any(|(_, tie, _)| tie.reaches_by.as_deref() == Some(name));
            faults.extend(reaching::unused(&written.ways, used, text));
            faults.extend(reaching::unreached(&ties, kinds, text));
        }
        let without_lines = |entries: Vec<(Vec<Fact>, Tie, usize)>| {
            let entries = entries.into_iter();
            entries.map(|(facts, tie, _)| (facts, tie)).collect()
        };
        (faults.len() == before).then(|| Self {
            ties: without_lines(ties),
            exceptions: without_lines(exceptions),
            kinds: kinds.to_vec(),
            deadlines: BTreeMap::new(),
        })
    }

    /// …under these deadlines; what is wrong and what would be right where a
    /// tie names another one.
    pub(crate) fn under(
        mut self,
        deadlines: &BTreeMap<String, Dated<i64>>,
    ) -> Result<Self, (String, String)> {
        let named = self
            .ties
            .iter()
            .chain(&self.exceptions)
            .filter_map(|(_, tie)| tie.recorded_within.as_ref());
        for deadline in named {
            let Some(hours) = deadlines.get(deadline) else {
                return Err((
                    format!("there is no deadline \"{deadline}\""),
                    "give it a length in settings.toml".to_owned(),
                ));
            };
            self.deadlines.insert(deadline.clone(), hours.clone());
        }
        Ok(self)
    }
}
