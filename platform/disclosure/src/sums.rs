//! Numbers and the sums between them, and how far one number could be moved
//! while everything that is printed stays as it is.

use std::collections::VecDeque;

use crate::Cell;

/// How many steps the search tries where sums overlap freely. When they run
/// out, no witness was found, and more is hidden.
const STEPS_MAX: usize = 20_000;

/// A number of the publication.
#[derive(Clone, Debug)]
pub(crate) struct Variable {
    pub(crate) value: i64,
    /// Printed elsewhere, and so never hidden.
    pub(crate) known: bool,
    /// 1 for a cell, 2 for a row's or column's total, 3 for the total of all:
    /// the higher, the more is lost by hiding it.
    pub(crate) rank: u8,
}

/// A number's place in an equation: which, and with which sign.
#[derive(Clone, Copy, Debug)]
struct Term {
    equation: usize,
    sign: i64,
}

/// All numbers, and equations in which they add up to nothing.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sums {
    pub(crate) variables: Vec<Variable>,
    equations: Vec<Vec<(usize, i64)>>,
    terms: Vec<Vec<Term>>,
}

/// What a number may be for all a reader knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Range {
    pub(crate) least: i64,
    pub(crate) most: i64,
}

impl Range {
    pub(crate) fn only(value: i64) -> Range {
        Range {
            least: value,
            most: value,
        }
    }

    fn holds(self, value: i64) -> bool {
        self.least <= value && value <= self.most
    }
}

impl Sums {
    pub(crate) fn variable(&mut self, variable: Variable) -> Cell {
        self.variables.push(variable);
        self.terms.push(Vec::new());
        Cell(self.variables.len() - 1)
    }

    /// `total` is the sum of `parts`. Which side is written with a minus does
    /// not change the equation; it makes tables into networks (see `path`).
    pub(crate) fn equation(
        &mut self,
        total: Cell,
        parts: impl Iterator<Item = Cell>,
        other_side: bool,
    ) {
        let sign = if other_side { -1 } else { 1 };
        let equation = self.equations.len();
        let terms: Vec<(usize, i64)> = std::iter::once((total.0, sign))
            .chain(parts.map(|part| (part.0, -sign)))
            .collect();
        for &(variable, sign) in &terms {
            self.terms[variable].push(Term { equation, sign });
        }
        self.equations.push(terms);
    }

    /// How far down and up a number can be moved, one by one and at most to
    /// the ends of `wanted`, with it and all others staying in their ranges.
    pub(crate) fn reach(&self, ranges: &[Range], variable: usize, wanted: Range) -> Range {
        let end = |direction: i64| {
            let mut witness: Vec<i64> = self.variables.iter().map(|each| each.value).collect();
            while wanted.holds(witness[variable] + direction)
                && ranges[variable].holds(witness[variable] + direction)
                && self.shift(ranges, &mut witness, variable, direction)
            {}
            witness[variable]
        };
        Range {
            least: end(-1),
            most: end(1),
        }
    }

    /// Moves one number by one and others with it, so that all equations hold
    /// again; false, and nothing changed, where no such move was found.
    fn shift(
        &self,
        ranges: &[Range],
        witness: &mut [i64],
        variable: usize,
        direction: i64,
    ) -> bool {
        let free = |each: usize| ranges[each].least < ranges[each].most;
        if self.is_network(free) {
            let cost = |each: usize, change: i64| {
                (free(each) && ranges[each].holds(witness[each] + change)).then_some(0)
            };
            let Some(changes) = self.path(variable, direction, cost) else {
                return false;
            };
            witness[variable] += direction;
            for (each, change) in changes {
                witness[each] += change;
            }
            true
        } else {
            let mut residuals = vec![0; self.equations.len()];
            let mut moved = vec![false; self.variables.len()];
            let mut attempt = witness.to_vec();
            self.apply(
                &mut attempt,
                &mut residuals,
                &mut moved,
                variable,
                direction,
            );
            let mut steps = 0;
            let found = self.repair(ranges, &mut attempt, &mut residuals, &mut moved, &mut steps);
            if found {
                witness.copy_from_slice(&attempt);
            }
            found
        }
    }

    /// Whether every number that may change stands in at most two equations,
    /// and in two with opposite signs: then it is an edge between them, what
    /// one loses the other gains, and every move is a walk from edge to edge.
    pub(crate) fn is_network(&self, free: impl Fn(usize) -> bool) -> bool {
        self.terms
            .iter()
            .enumerate()
            .filter(|(variable, _)| free(*variable))
            .all(|(_, terms)| match terms.as_slice() {
                [] | [_] => true,
                [one, other] => one.equation != other.equation && one.sign == -other.sign,
                _ => false,
            })
    }

    /// The cheapest walk that makes up for moving `variable` by `amount`: each
    /// number on it with its change. `cost` says what a change costs, or that
    /// it cannot be made. Only for networks.
    pub(crate) fn path(
        &self,
        variable: usize,
        amount: i64,
        cost: impl Fn(usize, i64) -> Option<u128>,
    ) -> Option<Vec<(usize, i64)>> {
        // Numbers in one equation only have their other end outside of all.
        let outside = self.equations.len();
        let ends = |each: usize| -> [(usize, i64); 2] {
            match self.terms[each].as_slice() {
                [] => [(outside, 1), (outside, -1)],
                [one] => [(one.equation, one.sign), (outside, -one.sign)],
                [one, other, ..] => [(one.equation, one.sign), (other.equation, other.sign)],
            }
        };
        let mut beside: Vec<Vec<(usize, i64)>> = self.equations.clone();
        beside.push(
            (0..self.variables.len())
                .filter(|each| self.terms[*each].len() == 1)
                .map(|each| (each, -self.terms[each][0].sign))
                .collect(),
        );
        let [(start, sign), (goal, _)] = ends(variable);
        if start == goal {
            return Some(Vec::new());
        }
        let excess = sign * amount;
        // Costs may be zero and graphs are small: a queue that takes nodes up
        // again when they become cheaper is enough, and keeps its order.
        let mut best: Vec<Option<u128>> = vec![None; outside + 1];
        let mut came: Vec<Option<(usize, usize, i64)>> = vec![None; outside + 1];
        let mut queue = VecDeque::from([start]);
        best[start] = Some(0);
        while let Some(node) = queue.pop_front() {
            let so_far = best[node]?;
            for &(each, sign) in &beside[node] {
                if each == variable {
                    continue;
                }
                let change = -excess * sign;
                let Some(price) = cost(each, change) else {
                    continue;
                };
                let [one, other] = ends(each);
                let next = if one.0 == node { other.0 } else { one.0 };
                let price = so_far.saturating_add(price);
                if best[next].is_none_or(|best| price < best) {
                    best[next] = Some(price);
                    came[next] = Some((node, each, change));
                    queue.push_back(next);
                }
            }
        }
        best[goal]?;
        let mut walk = Vec::new();
        let mut node = goal;
        while node != start {
            let (before, each, change) = came[node]?;
            walk.push((each, change));
            node = before;
        }
        Some(walk)
    }

    fn apply(
        &self,
        witness: &mut [i64],
        residuals: &mut [i64],
        moved: &mut [bool],
        variable: usize,
        change: i64,
    ) {
        witness[variable] += change;
        moved[variable] = !moved[variable];
        for term in &self.terms[variable] {
            residuals[term.equation] += term.sign * change;
        }
    }

    /// Makes equations hold again one after the other, each by one number that
    /// has not been moved yet; goes back where that leads nowhere.
    fn repair(
        &self,
        ranges: &[Range],
        witness: &mut [i64],
        residuals: &mut [i64],
        moved: &mut [bool],
        steps: &mut usize,
    ) -> bool {
        let Some(open) = residuals.iter().position(|residual| *residual != 0) else {
            return true;
        };
        let excess = residuals[open];
        for &(each, sign) in &self.equations[open] {
            let change = -excess * sign;
            if moved[each]
                || ranges[each].least == ranges[each].most
                || !ranges[each].holds(witness[each] + change)
            {
                continue;
            }
            *steps += 1;
            if *steps > STEPS_MAX {
                return false;
            }
            self.apply(witness, residuals, moved, each, change);
            if self.repair(ranges, witness, residuals, moved, steps) {
                return true;
            }
            self.apply(witness, residuals, moved, each, -change);
        }
        false
    }

    /// Numbers that share an equation with one.
    pub(crate) fn neighbours(&self, variable: usize) -> impl Iterator<Item = usize> {
        self.terms[variable]
            .iter()
            .flat_map(|term| self.equations[term.equation].iter().map(|(each, _)| *each))
            .filter(move |each| *each != variable)
    }
}
