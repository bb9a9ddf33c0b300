//! Reading the rules of a plan.

use std::collections::BTreeMap;

use super::{DAY, Day, Pick, Place, Rule, Ruled};
use crate::page::{Content, Node, Reader, year_of};

const RIGHT: &str = "a rule is a value, a table of values with how many of each, or a table with one of \
     weights, exact, in_order, between, spread, after, sum, from, each, round, any, some, same_as, \
     by, entitlement";

impl Reader {
    /// Reads a rule; a fault is told and nothing given.
    pub(crate) fn rule(&mut self, node: &Node) -> Option<Ruled> {
        let line = node.line;
        let Some(entries) = node.table() else {
            return Some(Ruled {
                line,
                rule: Rule::Fixed(node.typed()?),
                percent: None,
            });
        };
        if node.is_by_year() {
            let mut years = BTreeMap::new();
            for (key, inner) in entries {
                years.insert(year_of(key)?, self.rule(inner)?);
            }
            return Some(Ruled {
                line,
                rule: Rule::ByYear(years),
                percent: None,
            });
        }
        let mut table = Table {
            reader: self,
            node,
            known: vec!["percent"],
        };
        let percent = table.whole("percent");
        let rule = table.rule()?;
        let known = table.known;
        if !matches!(rule, Rule::Exact(_)) || node.get("exact").is_some() {
            for (key, inner) in entries {
                if !known.contains(&key.as_str()) {
                    self.fault(
                        inner.line,
                        format!("there is no key `{key}` in this rule"),
                        format!("it may have {}", known.join(", ")),
                    );
                }
            }
        }
        let percent = match percent {
            None => None,
            Some(percent) if (0..=100).contains(&percent) => Some(percent as u64),
            Some(percent) => {
                self.fault(
                    line,
                    format!("{percent} is no percentage"),
                    "write 0 to 100",
                );
                None
            }
        };
        Some(Ruled {
            line,
            rule,
            percent,
        })
    }

    /// Values with how many of each.
    fn amounts(&mut self, entries: &[(String, Node)]) -> Option<Vec<(String, u64)>> {
        let mut amounts = Vec::new();
        for (code, node) in entries {
            match node.whole().map(u64::try_from) {
                Some(Ok(number)) => amounts.push((code.clone(), number)),
                _ => {
                    self.fault(
                        node.line,
                        format!("`{code}` has no whole number"),
                        "write how many, 0 or more",
                    );
                    return None;
                }
            }
        }
        Some(amounts)
    }
}

/// The keys of one rule.
struct Table<'a> {
    reader: &'a mut Reader,
    node: &'a Node,
    known: Vec<&'static str>,
}

impl<'a> Table<'a> {
    fn get(&mut self, key: &'static str) -> Option<&'a Node> {
        self.known.push(key);
        self.node.get(key)
    }

    fn wrong<T>(&mut self, what: impl Into<String>, right: impl Into<String>) -> Option<T> {
        self.reader.fault(self.node.line, what, right);
        None
    }

    fn whole(&mut self, key: &'static str) -> Option<i64> {
        let node = self.get(key)?;
        let number = node.whole();
        if number.is_none() {
            self.reader.fault(
                node.line,
                format!("`{key}` is no whole number"),
                "write a whole number",
            );
        }
        number
    }

    fn text(&mut self, key: &'static str) -> Option<String> {
        let node = self.get(key)?;
        let text = node.text().map(str::to_owned);
        if text.is_none() {
            self.reader.fault(
                node.line,
                format!("`{key}` is no text"),
                "write it in quotation marks",
            );
        }
        text
    }

    /// Two numbers, or one for both.
    fn pair(&mut self, key: &'static str) -> Option<(i64, i64)> {
        let node = self.get(key)?;
        let pair = match (&node.value, node.list()) {
            (Content::Whole(number), _) => Some((*number, *number)),
            (_, Some([first, last])) => first.whole().zip(last.whole()),
            _ => None,
        };
        match pair {
            Some((first, last)) if first <= last => Some((first, last)),
            _ => {
                self.reader.fault(
                    node.line,
                    format!("`{key}` is no range"),
                    "write [least, most]",
                );
                None
            }
        }
    }

    fn rule(&mut self) -> Option<Rule> {
        let entries = self.node.table()?;
        let has = |key| self.node.get(key).is_some();
        if has("exact") {
            let inner = self.get("exact")?.table();
            return match inner {
                Some(inner) => self.reader.amounts(inner).map(Rule::Exact),
                None => self.wrong("`exact` is no table", "write { code = how many }"),
            };
        }
        if has("weights") {
            let several = match self.get("several") {
                None => None,
                Some(_) => {
                    let (least, most) = self.pair("several")?;
                    Some((u64::try_from(least).ok()?, u64::try_from(most).ok()?))
                }
            };
            let Some(inner) = self.get("weights")?.table() else {
                return self.wrong("`weights` is no table", "write { code = weight }");
            };
            let weights = self.reader.amounts(inner)?;
            if weights.iter().all(|(_, weight)| *weight == 0) {
                return self.wrong("no value has a weight", "give one a weight of 1 or more");
            }
            return Some(Rule::Weights { weights, several });
        }
        if has("in_order") {
            let node = self.get("in_order")?;
            let values = node
                .list()
                .and_then(|items| items.iter().map(Node::typed).collect::<Option<Vec<_>>>());
            return match values {
                Some(values) => Some(Rule::InOrder(values)),
                None => self.wrong("`in_order` is no list of values", "write [\"…\", \"…\"]"),
            };
        }
        if has("sum") {
            let total = self.whole("sum")?;
            let step = self.step()?;
            let (least, most) = match self.get("between") {
                None => (0, total),
                Some(_) => self.pair("between")?,
            };
            return Some(Rule::Sum {
                total,
                least,
                most,
                step,
            });
        }
        if has("spread") || has("between") {
            return self.between();
        }
        if has("after") {
            let of = self.text("after")?;
            let days = match self.get("days") {
                None => (0, 0),
                Some(_) => self.pair("days")?,
            };
            let until = match self.text("until") {
                None => None,
                Some(text) => match Day::read(&text) {
                    Some(day) => Some(day),
                    None => return self.wrong(format!("\"{text}\" is no day"), DAY),
                },
            };
            return Some(Rule::After { of, days, until });
        }
        if has("from") {
            return self.whole("from").map(Rule::From);
        }
        if has("same_as") {
            return self.text("same_as").map(Rule::SameAs);
        }
        if has("entitlement") {
            let id = self.text("entitlement")?;
            return match self.text("on") {
                Some(on) => Some(Rule::Entitlement { id, on }),
                None => self.wrong("the entitlement has no day", "write on = \"a date field\""),
            };
        }
        if has("by") {
            let of = self.text("by")?;
            let Some(entries) = self.get("is").and_then(Node::table) else {
                return self.wrong(
                    "`by` has no cases",
                    "write is = { value = rule, else = rule }",
                );
            };
            let mut cases = Vec::new();
            let mut otherwise = None;
            for (key, node) in entries {
                let rule = self.reader.rule(node)?;
                if key == "else" {
                    otherwise = Some(Box::new(rule));
                } else {
                    cases.push((key.clone(), rule));
                }
            }
            return Some(Rule::By {
                of,
                cases,
                otherwise,
            });
        }
        if let Some((key, how)) = Pick::ALL.into_iter().find(|(key, _)| has(key)) {
            return self.pick(key, how);
        }
        // How many of each, without a word before it.
        if !entries.is_empty() && entries.iter().all(|(_, node)| node.whole().is_some()) {
            return self.reader.amounts(entries).map(Rule::Exact);
        }
        self.wrong("this is no rule", RIGHT)
    }

    fn step(&mut self) -> Option<i64> {
        match self.get("step") {
            None => Some(1),
            Some(_) => match self.whole("step")? {
                step if step > 0 => Some(step),
                _ => self.wrong("`step` is not above zero", "write 1 or more"),
            },
        }
    }

    fn between(&mut self) -> Option<Rule> {
        let step = self.step()?;
        let workdays = self
            .get("workdays")
            .is_some_and(|node| matches!(node.value, Content::YesNo(true)));
        let spread = self.get("spread").is_some();
        let ends = self.get("between").and_then(Node::list);
        let place = |node: &Node| match &node.value {
            Content::Whole(number) => Some(Place::Number(*number)),
            Content::Text(text) => Some(Place::Text(text.clone())),
            _ => None,
        };
        let (first, last) = match ends {
            Some([first, last]) => match (place(first), place(last)) {
                (Some(first), Some(last)) => (first, last),
                _ => {
                    return self.wrong(
                        "these are no ends of a range",
                        "write two days, numbers or times",
                    );
                }
            },
            None if spread => (
                Place::Text("01-01".to_owned()),
                Place::Text("12-31".to_owned()),
            ),
            _ => {
                return self.wrong(
                    "`between` has not two ends",
                    "write between = [first, last]",
                );
            }
        };
        Some(Rule::Between {
            first,
            last,
            step,
            workdays,
        })
    }

    fn pick(&mut self, key: &'static str, how: Pick) -> Option<Rule> {
        let groups = match self.get(key)?.typed() {
            Some(groups) => groups.split(';').map(str::to_owned).collect(),
            None => {
                return self.wrong(
                    format!("`{key}` names no group"),
                    "write a group's name, or several in a list",
                );
            }
        };
        let skip = match self.get("skip") {
            None => 0,
            Some(_) => usize::try_from(self.whole("skip")?).ok()?,
        };
        let mut meets = Vec::new();
        if let Some(node) = self.get("where") {
            let Some(entries) = node.table() else {
                return self.wrong("`where` is no table", "write where = { field = \"value\" }");
            };
            for (path, node) in entries {
                let Some(typed) = node.typed() else {
                    return self.wrong(
                        "`where` has no value",
                        "write where = { field = \"value\" }",
                    );
                };
                meets.push((path.clone(), typed.split(';').map(str::to_owned).collect()));
            }
        }
        Some(Rule::Pick {
            how,
            groups,
            skip,
            meets,
        })
    }
}
