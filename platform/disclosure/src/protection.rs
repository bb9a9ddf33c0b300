//! Which numbers to hide: the small ones, and as few partners as will do.

use crate::sums::{Range, Sums};
use crate::{Cell, Printed, Threshold};

/// More than any count: `Publication` refuses sums beyond an eighth of `i64`.
const NO_LIMIT: i64 = i64::MAX / 4;
/// Beyond this many partners none is tried for being superfluous: the table is
/// large, and so is the work.
const PARTNERS_TRIED_MAX: usize = 64;

/// How much is told about the small counts, from most to least. The next is
/// taken only where the one before would give a count away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    /// Each small number says "fewer than N".
    All,
    /// Small totals are hidden without a word: "fewer than N" under a column of
    /// small numbers would narrow them.
    Cells,
    /// All small numbers are hidden without a word, and zeros with them.
    Nothing,
}

/// How each number is printed, or the numbers that cannot be protected.
pub(crate) fn protect(sums: &Sums, threshold: Threshold) -> Result<Vec<Printed>, Vec<Cell>> {
    let mut given_away = Vec::new();
    for telling in [Telling::All, Telling::Cells, Telling::Nothing] {
        match (Attempt {
            sums,
            threshold,
            telling,
        })
        .protect()
        {
            Ok(printed) => return Ok(printed),
            Err(cells) => given_away = cells,
        }
    }
    Err(given_away)
}

struct Attempt<'sums> {
    sums: &'sums Sums,
    threshold: Threshold,
    telling: Telling,
}

impl Attempt<'_> {
    fn protect(&self) -> Result<Vec<Printed>, Vec<Cell>> {
        let small: Vec<usize> = (0..self.sums.variables.len())
            .filter(|&each| self.is_small(each))
            .collect();
        // What could be had at most, if everything that may be hidden were.
        let all_hidden: Vec<bool> = self.sums.variables.iter().map(|each| !each.known).collect();
        let attainable: Vec<Range> = small
            .iter()
            .map(|&each| self.reach(&all_hidden, each))
            .collect();
        let given_away: Vec<Cell> = small
            .iter()
            .zip(&attainable)
            .filter(|(_, range)| range.least == range.most)
            .map(|(each, _)| Cell(*each))
            .collect();
        if !given_away.is_empty() {
            return Err(given_away);
        }

        let mut hidden: Vec<bool> = (0..self.sums.variables.len())
            .map(|each| self.is_small(each))
            .collect();
        for (&each, needed) in small.iter().zip(&attainable) {
            self.hide_partners(&mut hidden, each, *needed);
        }
        self.show_superfluous(&mut hidden, &small, &attainable);
        // The last word: what is hidden in the end is enough for every number.
        if !self.suffices(&hidden, &small, &attainable) {
            hidden = all_hidden;
        }
        Ok(self.printed(&hidden))
    }

    /// What a small number can be taken for, as far as that matters: up to
    /// what its words allow, or to the threshold where nothing is said.
    fn reach(&self, hidden: &[bool], small: usize) -> Range {
        let threshold = i64::try_from(self.threshold.number()).unwrap_or(NO_LIMIT);
        let wanted = Range {
            least: 0,
            most: threshold - i64::from(self.says_fewer_than(small)),
        };
        self.sums.reach(&self.ranges(hidden), small, wanted)
    }

    fn is_small(&self, variable: usize) -> bool {
        let variable = &self.sums.variables[variable];
        !variable.known && self.threshold.hides(variable.value.unsigned_abs())
    }

    fn says_fewer_than(&self, variable: usize) -> bool {
        self.is_small(variable)
            && match self.telling {
                Telling::All => true,
                Telling::Cells => self.sums.variables[variable].rank == 1,
                Telling::Nothing => false,
            }
    }

    /// What a reader can take each number for.
    fn ranges(&self, hidden: &[bool]) -> Vec<Range> {
        (0..hidden.len())
            .map(|each| self.range(hidden, each))
            .collect()
    }

    fn range(&self, hidden: &[bool], each: usize) -> Range {
        let value = self.sums.variables[each].value;
        if !hidden[each] {
            return Range::only(value);
        }
        let threshold = i64::try_from(self.threshold.number()).unwrap_or(NO_LIMIT);
        if self.says_fewer_than(each) {
            Range {
                least: 1,
                most: threshold - 1,
            }
        } else if self.is_small(each) || self.telling == Telling::Nothing {
            Range {
                least: 0,
                most: NO_LIMIT,
            }
        } else if value == 0 {
            // A hidden zero could be nothing or large. Large would hardly ever
            // fit, so we do not count on it.
            Range::only(0)
        } else {
            // A reader may suspect that a partner is not small.
            Range {
                least: threshold.min(value),
                most: NO_LIMIT,
            }
        }
    }

    /// Hides more, until a small number can be taken for all that is needed.
    fn hide_partners(&self, hidden: &mut [bool], small: usize, needed: Range) {
        loop {
            let reach = self.reach(hidden, small);
            let missing = if reach.least > needed.least {
                needed.least - reach.least
            } else if reach.most < needed.most {
                needed.most - reach.most
            } else {
                return;
            };
            let before = hidden.iter().filter(|each| **each).count();
            let from_here = if missing < 0 {
                needed.least
            } else {
                needed.most
            } - self.sums.variables[small].value;
            // At one go if there is a partner with room enough, else by one.
            let hides = [from_here, missing, missing.signum()]
                .into_iter()
                .find_map(|amount| self.cheapest(hidden, small, amount))
                .unwrap_or_default();
            for each in hides {
                hidden[each] = true;
            }
            if hidden.iter().filter(|each| **each).count() == before {
                // The walk was blocked by moves already made, or sums overlap
                // freely: the nearest number that loses least is hidden.
                match self.nearest(hidden, small) {
                    Some(each) => hidden[each] = true,
                    None => return,
                }
            }
        }
    }

    /// The numbers to hide so that a small number can be moved by an amount.
    fn cheapest(&self, hidden: &[bool], small: usize, amount: i64) -> Option<Vec<usize>> {
        let variables = &self.sums.variables;
        if !self
            .sums
            .is_network(|each| !variables[each].known && variables[each].value != 0)
        {
            return None;
        }
        let if_hidden: Vec<bool> = variables.iter().map(|each| !each.known).collect();
        let ranges = self.ranges(&if_hidden);
        let cost = |each: usize, change: i64| {
            let range = ranges[each];
            let value = variables[each].value + change;
            let possible = !variables[each].known
                && range.least < range.most
                && range.least <= value
                && value <= range.most;
            possible.then(|| if hidden[each] { 0 } else { self.loss(each) })
        };
        let walk = self.sums.path(small, amount, cost)?;
        Some(walk.into_iter().map(|(each, _)| each).collect())
    }

    /// What is lost by hiding a number: large ones and totals lose more, and
    /// one number loses less than two.
    fn loss(&self, each: usize) -> u128 {
        let variable = &self.sums.variables[each];
        let weight: u128 = match variable.rank {
            1 => 1,
            2 => 1 << 20,
            _ => 1 << 40,
        };
        (u128::from(variable.value.unsigned_abs()) + 10) * weight
    }

    fn nearest(&self, hidden: &[bool], small: usize) -> Option<usize> {
        let useful = |each: &usize| {
            let variable = &self.sums.variables[*each];
            !hidden[*each]
                && !variable.known
                && (variable.value != 0 || self.telling == Telling::Nothing)
        };
        let cheapest = |each: &usize| (self.loss(*each), *each);
        self.sums
            .neighbours(small)
            .filter(useful)
            .min_by_key(cheapest)
            .or_else(|| {
                (0..self.sums.variables.len())
                    .filter(useful)
                    .min_by_key(cheapest)
            })
    }

    /// Shows partners again that turned out not to be needed, the dearest first.
    fn show_superfluous(&self, hidden: &mut [bool], small: &[usize], needed: &[Range]) {
        let mut partners: Vec<usize> = (0..hidden.len())
            .filter(|&each| hidden[each] && !self.is_small(each))
            .collect();
        if partners.len() > PARTNERS_TRIED_MAX {
            return;
        }
        partners.sort_by_key(|&each| (std::cmp::Reverse(self.loss(each)), each));
        for each in partners {
            hidden[each] = false;
            if !self.suffices(hidden, small, needed) {
                hidden[each] = true;
            }
        }
    }

    fn suffices(&self, hidden: &[bool], small: &[usize], needed: &[Range]) -> bool {
        small.iter().zip(needed).all(|(&each, needed)| {
            let reach = self.reach(hidden, each);
            reach.least <= needed.least && needed.most <= reach.most
        })
    }

    fn printed(&self, hidden: &[bool]) -> Vec<Printed> {
        self.sums
            .variables
            .iter()
            .enumerate()
            .map(|(each, variable)| {
                if !hidden[each] {
                    Printed::Shown(variable.value.unsigned_abs())
                } else if self.says_fewer_than(each) {
                    Printed::FewerThan(self.threshold.number())
                } else {
                    Printed::Hidden
                }
            })
            .collect()
    }
}
