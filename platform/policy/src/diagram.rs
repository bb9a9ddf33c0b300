//! Conditions over facts as decision diagrams: two conditions are the same
//! exactly when their diagrams are, so that questions about all cases at once
//! ("can this ever be?") have an answer without trying the cases.
//!
//! Ordered, reduced diagrams (Bryant, Graph-Based Algorithms for Boolean
//! Function Manipulation, 1986). There are two dozen facts and small
//! conditions over them: a shelf of nodes and one operation are enough.

use std::collections::{HashMap, HashSet};

use crate::{Fact, Facts};

/// A condition: a place on its shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Diagram(u32);

impl Diagram {
    /// Holds in no case.
    pub(crate) const NEVER: Self = Self(0);
    /// Holds in every case.
    pub(crate) const ALWAYS: Self = Self(1);
}

/// Which way a condition goes on: at this fact, where it does not hold and
/// where it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Node {
    fact: u8,
    fails: Diagram,
    holds: Diagram,
}

/// A case of a condition: facts that hold and facts that do not; the rest may
/// be either.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clause {
    /// These hold.
    pub holds: Facts,
    /// These do not.
    pub fails: Facts,
}

/// All conditions of one set of policies.
#[derive(Clone, Debug)]
pub(crate) struct Shelf {
    nodes: Vec<Node>,
    places: HashMap<Node, Diagram>,
    known: HashMap<(Diagram, Diagram, Diagram), Diagram>,
}

impl Default for Shelf {
    fn default() -> Self {
        // The two ends stand behind every fact and are never followed.
        let end = |diagram| Node {
            fact: u8::MAX,
            fails: diagram,
            holds: diagram,
        };
        Self {
            nodes: vec![end(Diagram::NEVER), end(Diagram::ALWAYS)],
            places: HashMap::new(),
            known: HashMap::new(),
        }
    }
}

impl Shelf {
    fn node(&self, diagram: Diagram) -> Node {
        self.nodes[diagram.0 as usize]
    }

    fn make(&mut self, fact: u8, fails: Diagram, holds: Diagram) -> Diagram {
        if fails == holds {
            return fails;
        }
        let node = Node { fact, fails, holds };
        if let Some(place) = self.places.get(&node) {
            return *place;
        }
        // Two dozen facts make far fewer nodes than there are numbers.
        let place = Diagram(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        self.places.insert(node, place);
        place
    }

    /// Where the first holds the second, elsewhere the third.
    pub(crate) fn choose(&mut self, first: Diagram, second: Diagram, third: Diagram) -> Diagram {
        match (first, second, third) {
            (Diagram::ALWAYS, _, _) => return second,
            (Diagram::NEVER, _, _) => return third,
            (_, Diagram::ALWAYS, Diagram::NEVER) => return first,
            _ if second == third => return second,
            _ => {}
        }
        if let Some(known) = self.known.get(&(first, second, third)) {
            return *known;
        }
        let nodes = [first, second, third].map(|diagram| self.node(diagram));
        let fact = nodes.iter().map(|node| node.fact).min().unwrap_or(u8::MAX);
        let side = |holds: bool| {
            let mut at = [first, second, third];
            for (diagram, node) in at.iter_mut().zip(nodes) {
                if node.fact == fact {
                    *diagram = if holds { node.holds } else { node.fails };
                }
            }
            at
        };
        let [a, b, c] = side(false);
        let fails = self.choose(a, b, c);
        let [a, b, c] = side(true);
        let holds = self.choose(a, b, c);
        let made = self.make(fact, fails, holds);
        self.known.insert((first, second, third), made);
        made
    }

    pub(crate) fn both(&mut self, one: Diagram, other: Diagram) -> Diagram {
        self.choose(one, other, Diagram::NEVER)
    }

    pub(crate) fn either(&mut self, one: Diagram, other: Diagram) -> Diagram {
        self.choose(one, Diagram::ALWAYS, other)
    }

    /// Where the first holds and the second does not.
    pub(crate) fn but_not(&mut self, one: Diagram, other: Diagram) -> Diagram {
        self.choose(other, Diagram::NEVER, one)
    }

    /// Forgets what was combined; no condition changes.
    pub(crate) fn forget(&mut self) {
        self.known.clear();
    }

    /// The condition once it is known whether a fact holds.
    pub(crate) fn knowing(&mut self, diagram: Diagram, fact: Fact, holds: bool) -> Diagram {
        let node = self.node(diagram);
        if node.fact > fact as u8 {
            return diagram;
        }
        if node.fact == fact as u8 {
            return if holds { node.holds } else { node.fails };
        }
        let low = self.knowing(node.fails, fact, holds);
        let high = self.knowing(node.holds, fact, holds);
        self.make(node.fact, low, high)
    }

    /// The condition once it is known which facts hold that are the same for
    /// every record of one request.
    pub(crate) fn knowing_the_request(&mut self, diagram: Diagram, holding: Facts) -> Diagram {
        Fact::ALL
            .iter()
            .filter(|fact| !fact.is_of_the_record())
            .fold(diagram, |known, fact| {
                self.knowing(known, *fact, holding.holds(*fact))
            })
    }

    /// That these hold and those do not.
    pub(crate) fn clause(&mut self, clause: Clause) -> Diagram {
        let mut made = Diagram::ALWAYS;
        for fact in Fact::ALL.iter().rev().copied() {
            if clause.holds.holds(fact) {
                made = self.make(fact as u8, Diagram::NEVER, made);
            } else if clause.fails.holds(fact) {
                made = self.make(fact as u8, made, Diagram::NEVER);
            }
        }
        made
    }

    /// Whether it holds when these facts do and no others.
    pub(crate) fn at(&self, diagram: Diagram, facts: Facts) -> bool {
        let mut at = diagram;
        loop {
            match at {
                Diagram::NEVER => return false,
                Diagram::ALWAYS => return true,
                _ => {
                    let node = self.node(at);
                    let fact = Fact::ALL[usize::from(node.fact)];
                    at = if facts.holds(fact) {
                        node.holds
                    } else {
                        node.fails
                    };
                }
            }
        }
    }

    /// The facts on which it hangs.
    pub(crate) fn hangs_on(&self, diagram: Diagram) -> Facts {
        let mut facts = Facts::NONE;
        let mut seen = HashSet::new();
        let mut next = vec![diagram];
        while let Some(at) = next.pop() {
            if at == Diagram::NEVER || at == Diagram::ALWAYS || !seen.insert(at) {
                continue;
            }
            let node = self.node(at);
            facts = facts.with(Fact::ALL[usize::from(node.fact)]);
            next.extend([node.fails, node.holds]);
        }
        facts
    }

    /// The condition of another shelf, put up on this one.
    pub(crate) fn import(&mut self, from: &Self, diagram: Diagram) -> Diagram {
        fn put_up(
            onto: &mut Shelf,
            from: &Shelf,
            diagram: Diagram,
            done: &mut HashMap<Diagram, Diagram>,
        ) -> Diagram {
            if diagram == Diagram::NEVER || diagram == Diagram::ALWAYS {
                return diagram;
            }
            if let Some(place) = done.get(&diagram) {
                return *place;
            }
            let node = from.node(diagram);
            let fails = put_up(onto, from, node.fails, done);
            let holds = put_up(onto, from, node.holds, done);
            let place = onto.make(node.fact, fails, holds);
            done.insert(diagram, place);
            place
        }
        put_up(self, from, diagram, &mut HashMap::new())
    }

    /// The condition as cases, none of which could be left out, each as wide
    /// as it can be (Minato, Fast Generation of Irredundant Sum-of-Products
    /// Forms from Binary Decision Diagrams, 1992).
    pub(crate) fn clauses(&mut self, diagram: Diagram) -> Vec<Clause> {
        let (_, mut clauses) = self.cover(diagram, diagram);
        clauses.sort();
        clauses
    }

    /// Cases that hold wherever `at_least` does, and nowhere but where
    /// `at_most` does; and the condition that they make.
    fn cover(&mut self, at_least: Diagram, at_most: Diagram) -> (Diagram, Vec<Clause>) {
        if at_least == Diagram::NEVER {
            return (Diagram::NEVER, Vec::new());
        }
        if at_most == Diagram::ALWAYS {
            return (Diagram::ALWAYS, vec![Clause::default()]);
        }
        let place = self.node(at_least).fact.min(self.node(at_most).fact);
        let fact = Fact::ALL[usize::from(place)];
        let [least_fails, least_holds, most_fails, most_holds] = [
            (at_least, false),
            (at_least, true),
            (at_most, false),
            (at_most, true),
        ]
        .map(|(diagram, holds)| self.knowing(diagram, fact, holds));
        // What can only be said with the fact failing, and only with it holding.
        let only_fails = self.but_not(least_fails, most_holds);
        let (fails, fails_clauses) = self.cover(only_fails, most_fails);
        let only_holds = self.but_not(least_holds, most_fails);
        let (holds, holds_clauses) = self.cover(only_holds, most_holds);
        // What is left may be said without the fact.
        let left_fails = self.but_not(least_fails, fails);
        let left_holds = self.but_not(least_holds, holds);
        let left = self.either(left_fails, left_holds);
        let most = self.both(most_fails, most_holds);
        let (free, free_clauses) = self.cover(left, most);
        let sides = self.make(place, fails, holds);
        let made = self.either(sides, free);
        let clauses = fails_clauses
            .into_iter()
            .map(|clause| Clause {
                fails: clause.fails.with(fact),
                ..clause
            })
            .chain(holds_clauses.into_iter().map(|clause| Clause {
                holds: clause.holds.with(fact),
                ..clause
            }))
            .chain(free_clauses)
            .collect();
        (made, clauses)
    }

    /// A case in which it holds with as few facts as can be, if there is one.
    pub(crate) fn least_case(&self, diagram: Diagram) -> Option<Facts> {
        fn least(
            shelf: &Shelf,
            diagram: Diagram,
            done: &mut HashMap<Diagram, Option<(usize, Facts)>>,
        ) -> Option<(usize, Facts)> {
            match diagram {
                Diagram::NEVER => return None,
                Diagram::ALWAYS => return Some((0, Facts::NONE)),
                _ => {}
            }
            if let Some(known) = done.get(&diagram) {
                return *known;
            }
            let node = shelf.node(diagram);
            let fact = Fact::ALL[usize::from(node.fact)];
            let fails = least(shelf, node.fails, done);
            let holds =
                least(shelf, node.holds, done).map(|(count, facts)| (count + 1, facts.with(fact)));
            let best = match (fails, holds) {
                (Some(fails), Some(holds)) => Some(if fails.0 <= holds.0 { fails } else { holds }),
                (one, other) => one.or(other),
            };
            done.insert(diagram, best);
            best
        }
        least(self, diagram, &mut HashMap::new()).map(|(_, facts)| facts)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FEW: [Fact; 6] = [
        Fact::Trained,
        Fact::OwnAgency,
        Fact::Receiver,
        Fact::Child,
        Fact::Closed,
        Fact::Fresh,
    ];

    /// The condition with this truth table over six facts.
    fn of_table(shelf: &mut Shelf, table: u64) -> Diagram {
        let few = Facts::from_iter(FEW);
        let mut made = Diagram::NEVER;
        for (row, holds) in few.combinations().enumerate() {
            if table >> row & 1 == 1 {
                let fails = FEW.into_iter().filter(|fact| !holds.holds(*fact)).collect();
                let clause = shelf.clause(Clause { holds, fails });
                made = shelf.either(made, clause);
            }
        }
        made
    }

    fn table_of(shelf: &Shelf, diagram: Diagram) -> u64 {
        Facts::from_iter(FEW)
            .combinations()
            .enumerate()
            .filter(|(_, facts)| shelf.at(diagram, *facts))
            .fold(0, |table, (row, _)| table | 1 << row)
    }

    proptest! {
        #[test]
        fn conditions_do_what_their_truth_tables_do(one: u64, other: u64, third: u64) {
            let mut shelf = Shelf::default();
            let [a, b, c] = [one, other, third].map(|table| of_table(&mut shelf, table));
            prop_assert_eq!(table_of(&shelf, a), one);
            let both = shelf.both(a, b);
            prop_assert_eq!(table_of(&shelf, both), one & other);
            let either = shelf.either(a, b);
            prop_assert_eq!(table_of(&shelf, either), one | other);
            let but = shelf.but_not(a, b);
            prop_assert_eq!(table_of(&shelf, but), one & !other);
            let choice = shelf.choose(a, b, c);
            prop_assert_eq!(table_of(&shelf, choice), one & other | !one & third);
        }

        #[test]
        fn the_cases_of_a_condition_are_the_condition_and_none_is_too_many(table: u64) {
            let mut shelf = Shelf::default();
            let whole = of_table(&mut shelf, table);
            let clauses = shelf.clauses(whole);
            let put_together = |shelf: &mut Shelf, clauses: &[Clause]| {
                clauses.iter().fold(Diagram::NEVER, |made, clause| {
                    let clause = shelf.clause(*clause);
                    shelf.either(made, clause)
                })
            };
            prop_assert_eq!(put_together(&mut shelf, &clauses), whole);
            for left_out in 0..clauses.len() {
                let mut rest = clauses.clone();
                rest.remove(left_out);
                prop_assert_ne!(put_together(&mut shelf, &rest), whole);
            }
        }

        #[test]
        fn the_least_case_is_a_case_and_none_has_fewer_facts(table: u64) {
            let mut shelf = Shelf::default();
            let whole = of_table(&mut shelf, table);
            let fewest = Facts::from_iter(FEW)
                .combinations()
                .filter(|facts| shelf.at(whole, *facts))
                .map(|facts| facts.iter().count())
                .min();
            let found = shelf.least_case(whole);
            prop_assert_eq!(found.map(|facts| facts.iter().count()), fewest);
            if let Some(facts) = found {
                prop_assert!(shelf.at(whole, facts));
            }
        }

        #[test]
        fn a_condition_hangs_on_the_facts_that_can_change_it(table: u64) {
            let mut shelf = Shelf::default();
            let whole = of_table(&mut shelf, table);
            let can_change: Facts = FEW
                .into_iter()
                .filter(|fact| {
                    Facts::from_iter(FEW).combinations().any(|facts| {
                        shelf.at(whole, facts.with(*fact)) != shelf.at(whole, facts.without(*fact))
                    })
                })
                .collect();
            prop_assert_eq!(shelf.hangs_on(whole), can_change);
        }

        #[test]
        fn a_condition_is_the_same_on_another_shelf(table: u64, other: u64) {
            let mut shelf = Shelf::default();
            let whole = of_table(&mut shelf, table);
            let mut second = Shelf::default();
            of_table(&mut second, other);
            let there = second.import(&shelf, whole);
            prop_assert_eq!(table_of(&second, there), table);
        }
    }
}
