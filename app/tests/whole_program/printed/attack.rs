//! The attack: which hidden numbers have one value only that fits.

use super::reader::{Known, Reader};

impl Reader<'_> {
    /// Narrows what each number may be to what the sums allow; `false` where
    /// nothing is left.
    fn narrow(&self, known: &mut [Known]) -> bool {
        loop {
            let mut is_narrowed = false;
            for sum in &self.sums {
                let total = sum.total;
                let least: i64 = sum.parts.iter().map(|part| known[*part].least).sum();
                let most: i64 = sum.parts.iter().map(|part| known[*part].most).sum();
                let whole = known[total];
                let mut narrower: Vec<(usize, i64, i64)> = Vec::new();
                if sum.overlaps {
                    // Everybody is in one part at least, and in each once.
                    narrower.push((total, 0, most));
                    for part in &sum.parts {
                        let others = most - known[*part].most;
                        narrower.push((*part, whole.least - others, whole.most));
                    }
                } else {
                    narrower.push((total, least, most));
                    for part in &sum.parts {
                        let own = known[*part];
                        let low = whole.least - (most - own.most);
                        let high = whole.most - (least - own.least);
                        narrower.push((*part, low, high));
                    }
                }
                for (at, low, high) in narrower {
                    let own = &mut known[at];
                    if low > own.least || high < own.most {
                        own.least = own.least.max(low);
                        own.most = own.most.min(high);
                        is_narrowed = true;
                    }
                }
            }
            if known.iter().any(|own| own.least > own.most) {
                return false;
            }
            if !is_narrowed {
                return true;
            }
        }
    }

    /// Whether numbers exist that fit all that is known.
    fn exists(&self, mut known: Vec<Known>, tries: &mut usize) -> bool {
        if *tries == 0 || !self.narrow(&mut known) {
            return false;
        }
        *tries -= 1;
        let Some(next) = (0..known.len())
            .filter(|at| known[*at].least < known[*at].most)
            .min_by_key(|at| known[*at].most - known[*at].least)
        else {
            return true;
        };
        let own = known[next];
        let mut values: Vec<i64> = (own.least..=own.most).collect();
        values.sort_by_key(|value| (value - own.truth).abs());
        values.into_iter().any(|value| {
            let mut fixed = known.clone();
            fixed[next].least = value;
            fixed[next].most = value;
            self.exists(fixed, tries)
        })
    }

    /// The small numbers that the report hides and that can be worked out.
    pub(super) fn worked_out(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (name, at) in &self.names {
            let own = self.known[*at];
            let is_small = 0 < own.truth && own.truth < self.threshold;
            if !own.hidden || !is_small || own.told {
                continue;
            }
            let other = (0..=self.threshold)
                .filter(|value| *value != own.truth)
                .any(|value| {
                    let mut known = self.known.clone();
                    known[*at].least = known[*at].least.max(value);
                    known[*at].most = known[*at].most.min(value);
                    self.exists(known, &mut 2_000)
                });
            if !other {
                found.push(format!("{name:?} can only be {}", own.truth));
            }
        }
        found
    }
}
