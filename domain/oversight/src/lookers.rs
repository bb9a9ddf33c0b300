//! Who has looked: the entries of the log about one record or one person's
//! file, gathered by account.

use std::collections::{BTreeMap, BTreeSet};

use clockwork::Moment;
use db::LogLine;

/// All that one account has done with a record. An account has had other
/// names and other posts in its time: each of them stands here.
#[derive(Clone, Debug)]
pub(crate) struct Looker {
    pub(crate) account: Option<String>,
    pub(crate) names: BTreeSet<String>,
    /// Each role with the body in which it was held.
    pub(crate) posts: BTreeSet<(String, String)>,
    pub(crate) ties: BTreeSet<String>,
    pub(crate) parts: BTreeSet<String>,
    /// How often what was done, refusals left out.
    pub(crate) acts: BTreeMap<String, u64>,
    pub(crate) refused: u64,
    pub(crate) first: Moment,
    pub(crate) last: Moment,
}

/// The lookers, by account.
#[derive(Debug, Default)]
pub(crate) struct Lookers(BTreeMap<Option<String>, Looker>);

impl Lookers {
    pub(crate) fn add(&mut self, line: LogLine) {
        let looker = self.0.entry(line.account.clone()).or_insert(Looker {
            account: line.account,
            names: BTreeSet::new(),
            posts: BTreeSet::new(),
            ties: BTreeSet::new(),
            parts: BTreeSet::new(),
            acts: BTreeMap::new(),
            refused: 0,
            first: line.at,
            last: line.at,
        });
        looker.first = Ord::min(looker.first, line.at);
        looker.last = Ord::max(looker.last, line.at);
        looker.names.extend(line.officer);
        looker.posts.extend(
            line.role
                .map(|role| (role, line.agency.unwrap_or_default())),
        );
        looker.ties.extend(line.tie);
        looker.parts.extend(line.parts);
        if line.refused.is_some() {
            looker.refused += 1;
        } else {
            *looker.acts.entry(line.act).or_default() += 1;
        }
    }

    /// Those who looked last come first.
    pub(crate) fn last_first(self) -> Vec<Looker> {
        let mut lookers: Vec<Looker> = self.0.into_values().collect();
        lookers.sort_by_key(|looker| std::cmp::Reverse(looker.last));
        lookers
    }
}
