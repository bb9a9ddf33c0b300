//! Reading a plan: its words, its officers and its groups.

use std::{collections::BTreeMap, path::Path};

use super::{Count, Make, Part, Plan, without_year};
use crate::{
    page::{Content, Node, Reader, year_of},
    rule::Ruled,
};

impl Reader {
    pub(super) fn plan(&mut self, page: &Node, folder: &Path) -> Option<Plan> {
        let mut plan = Plan {
            file: self.file.clone(),
            words: BTreeMap::new(),
            officers: BTreeMap::new(),
            makes: Vec::new(),
            people: Vec::new(),
        };
        let mut years = Vec::new();
        for (key, node) in page.table()? {
            match key.as_str() {
                "years" => years = self.years(node),
                "words" => plan.words = self.words(node, folder),
                "officers" => plan.officers = self.words(node, folder),
                "make" => {
                    for node in node.list().unwrap_or_default() {
                        plan.makes.extend(self.make(node, &years));
                    }
                }
                "people" => {
                    let makes = node.get("make").and_then(Node::list).unwrap_or_default();
                    for node in makes {
                        if let Some(make) = self.make(node, &[]) {
                            if !make.years.is_empty() {
                                self.fault(
                                    make.line,
                                    "a group of people has no year",
                                    "write whole days in its rules",
                                );
                            }
                            plan.people.push(make);
                        }
                    }
                }
                _ => self.fault(
                    node.line,
                    format!("there is no key `{key}` in a plan"),
                    "it may have years, words, officers, make and people",
                ),
            }
        }
        self.names(&plan.makes);
        self.names(&plan.people);
        if plan.officers.get("else").is_none_or(Vec::is_empty) {
            self.fault(
                1,
                "nobody writes the records",
                "write [officers] with else = [\"an invented officer\"]",
            );
        }
        Some(plan)
    }

    /// Each group's name is its own, and the groups it links to are made
    /// before it.
    fn names(&mut self, makes: &[Make]) {
        let mut before: Vec<&str> = Vec::new();
        for make in makes {
            if before.contains(&make.group.as_str()) {
                self.fault(
                    make.line,
                    format!("there are two groups `{}`", make.group),
                    "give each its own name",
                );
            }
            for (ruled, group) in make.links() {
                let name = without_year(&group);
                if !before.contains(&name) {
                    self.fault(
                        ruled,
                        format!("no group `{group}` is made before this one"),
                        match before.iter().find(|known| known.starts_with(name)) {
                            Some(near) => format!("did you mean `{near}`?"),
                            None => "make it first".to_owned(),
                        },
                    );
                }
            }
            before.push(&make.group);
        }
    }

    fn years(&mut self, node: &Node) -> Vec<i16> {
        let years: Option<Vec<i16>> = match node.whole() {
            Some(year) => i16::try_from(year).ok().map(|year| vec![year]),
            None => node.list().and_then(|nodes| {
                nodes
                    .iter()
                    .map(|node| i16::try_from(node.whole()?).ok())
                    .collect()
            }),
        };
        years
            .filter(|years| years.iter().all(|year| (1900..=2200).contains(year)))
            .unwrap_or_else(|| {
                self.fault(
                    node.line,
                    "these are no years",
                    "write years = [2015, 2016]",
                );
                Vec::new()
            })
    }

    fn words(&mut self, node: &Node, folder: &Path) -> BTreeMap<String, Vec<String>> {
        let mut lists = BTreeMap::new();
        for (name, node) in node.table().unwrap_or_default() {
            let words = match (&node.value, node.list()) {
                (Content::Text(file), _) => self.word_file(node.line, &folder.join(file)),
                (_, Some(items)) => items.iter().filter_map(Node::typed).collect(),
                _ => Vec::new(),
            };
            if words.is_empty() {
                self.fault(
                    node.line,
                    format!("the list `{name}` has no words"),
                    "write [\"one\", \"two\"], or the name of a file with one word a line",
                );
            }
            lists.insert(name.clone(), words);
        }
        lists
    }

    /// One word a line, below a line that heads the column.
    fn word_file(&mut self, line: usize, path: &Path) -> Vec<String> {
        match std::fs::read_to_string(path) {
            Ok(text) => text
                .lines()
                .skip(1)
                .map(str::trim)
                .filter(|word| !word.is_empty())
                .map(str::to_owned)
                .collect(),
            Err(error) => {
                self.fault(
                    line,
                    format!("the file {} cannot be read: {error}", path.display()),
                    "put it beside the plan",
                );
                Vec::new()
            }
        }
    }

    fn make(&mut self, node: &Node, all_years: &[i16]) -> Option<Make> {
        let line = node.line;
        let mut make = Make {
            line,
            group: String::new(),
            register: String::new(),
            years: Vec::new(),
            count: Count::OfLinks,
            stands: false,
            with: Vec::new(),
            parts: Vec::new(),
            written_on: None,
        };
        for (key, node) in node.table().unwrap_or_default() {
            match (key.as_str(), &node.value) {
                ("group", Content::Text(name)) => make.group.clone_from(name),
                ("register", Content::Text(name)) => make.register.clone_from(name),
                ("years", Content::Text(all)) if all == "all" => make.years = all_years.to_vec(),
                ("years", _) => make.years = self.years(node),
                ("count", _) => make.count = self.count(node)?,
                ("stands", Content::YesNo(stands)) => make.stands = *stands,
                ("with", Content::Table(_)) => make.with = self.rules(node),
                ("written_on", _) => make.written_on = self.rule(node),
                ("part", Content::List(parts)) => {
                    for node in parts {
                        let count = match node.get("count") {
                            Some(count) => self.count(count)?,
                            None => {
                                self.fault(
                                    node.line,
                                    "a part has no count",
                                    "write how many records it has",
                                );
                                continue;
                            }
                        };
                        let with = match node.get("with") {
                            Some(with) => self.rules(with),
                            None => Vec::new(),
                        };
                        make.parts.push(Part {
                            line: node.line,
                            count,
                            with,
                        });
                    }
                }
                _ => self.fault(
                    node.line,
                    format!("`{key}` cannot stand here like this"),
                    "a group has group, register, count, years, stands, with, part and written_on",
                ),
            }
        }
        if let (Count::ByYear(years), true) = (&make.count, make.years.is_empty()) {
            make.years = years.keys().copied().collect();
        }
        for (what, text) in [("group", &make.group), ("register", &make.register)] {
            if text.is_empty() {
                self.fault(line, format!("it has no `{what}`"), "write its name");
                return None;
            }
        }
        if matches!(make.count, Count::OfLinks) && make.one_by_one().is_none() {
            self.fault(
                line,
                format!("nothing says how many records `{}` has", make.group),
                "write count, or a link with `each`",
            );
        }
        Some(make)
    }

    fn count(&mut self, node: &Node) -> Option<Count> {
        let number = |node: &Node| node.whole().and_then(|number| u64::try_from(number).ok());
        let count = if node.is_by_year() {
            node.table().and_then(|entries| {
                entries
                    .iter()
                    .map(|(key, node)| Some((year_of(key)?, number(node)?)))
                    .collect::<Option<_>>()
                    .map(Count::ByYear)
            })
        } else {
            number(node).map(Count::Fixed)
        };
        if count.is_none() {
            self.fault(
                node.line,
                "this is no count",
                "write a number, or { 2016 = 70, 2017 = 71 }",
            );
        }
        count
    }

    fn rules(&mut self, node: &Node) -> Vec<(String, Ruled)> {
        let mut rules = Vec::new();
        for (field, node) in node.table().unwrap_or_default() {
            if let Some(rule) = self.rule(node) {
                rules.push((field.clone(), rule));
            }
        }
        rules
    }
}
