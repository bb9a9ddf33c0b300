//! The plan of a practice country: which groups of records are made, in
//! which order, and by which rules.

use std::{collections::BTreeMap, path::Path};

use pack::Fault;

use crate::{
    page::{Content, Node, Reader, year_of},
    rule::Ruled,
};

/// How many people's files one batch of `[people]` makes; the counts of its
/// groups are for so many.
pub(crate) const BATCH: u64 = 1_000;

/// A plan that was read.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The file, as it was named.
    pub(crate) file: String,
    /// Lists of words that texts are made of.
    pub(crate) words: BTreeMap<String, Vec<String>>,
    /// Who writes, by desk; `else` for the desks that are not named.
    pub(crate) officers: BTreeMap<String, Vec<String>>,
    /// The groups, in the order in which they are made.
    pub(crate) makes: Vec<Make>,
    /// The groups of one batch of people.
    pub(crate) people: Vec<Make>,
}

/// One group of records, or one in each of several years.
#[derive(Clone, Debug)]
pub(crate) struct Make {
    pub(crate) line: usize,
    pub(crate) group: String,
    pub(crate) register: String,
    /// The years it is made for; empty for a group that has no year.
    pub(crate) years: Vec<i16>,
    pub(crate) count: Count,
    /// Whether later years need its records (what stands for years).
    pub(crate) stands: bool,
    pub(crate) with: Vec<(String, Ruled)>,
    pub(crate) parts: Vec<Part>,
    /// When it is written, if not soon after its last day.
    pub(crate) written_on: Option<Ruled>,
}

/// How many records a group has.
#[derive(Clone, Debug)]
pub(crate) enum Count {
    /// As many as there are records to go through one by one.
    OfLinks,
    /// So many.
    Fixed(u64),
    /// So many each year.
    ByYear(BTreeMap<i16, u64>),
}

impl Count {
    pub(crate) fn in_year(&self, year: Option<i16>) -> Option<u64> {
        match self {
            Self::OfLinks => None,
            Self::Fixed(count) => Some(*count),
            Self::ByYear(years) => {
                Some(year.and_then(|year| years.get(&year)).copied().unwrap_or(0))
            }
        }
    }
}

/// Some records of a group that have rules of their own.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) line: usize,
    pub(crate) count: Count,
    pub(crate) with: Vec<(String, Ruled)>,
}

impl Plan {
    /// Reads a plan: a file, or `practice.toml` in the folder of a country
    /// pack. Every fault is named with its line.
    pub fn load(path: &Path) -> Result<Self, Vec<Fault>> {
        let path = &if path.is_dir() {
            path.join("practice.toml")
        } else {
            path.to_owned()
        };
        let mut reader = Reader {
            file: path.display().to_string(),
            faults: Vec::new(),
        };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) => {
                reader.fault(
                    0,
                    format!("the plan cannot be read: {error}"),
                    "a country without a plan has no practice records",
                );
                return Err(reader.faults);
            }
        };
        let folder = path.parent().unwrap_or(Path::new(""));
        let plan = reader
            .parse(&text)
            .and_then(|page| reader.plan(&page, folder));
        match plan {
            Some(plan) if reader.faults.is_empty() => Ok(plan),
            _ => Err(reader.faults),
        }
    }

    /// The years it has groups for, in order.
    pub fn years(&self) -> Vec<i16> {
        let mut years: Vec<i16> = self
            .makes
            .iter()
            .flat_map(|make| make.years.iter().copied())
            .collect();
        years.sort_unstable();
        years.dedup();
        years
    }
}

impl Reader {
    fn plan(&mut self, page: &Node, folder: &Path) -> Option<Plan> {
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

impl Make {
    /// Every rule of it.
    pub(crate) fn rules(&self) -> impl Iterator<Item = &(String, Ruled)> {
        self.with
            .iter()
            .chain(self.parts.iter().flat_map(|part| &part.with))
    }

    /// The groups that it links to, with the line of the rule.
    pub(crate) fn links(&self) -> Vec<(usize, String)> {
        let mut links = Vec::new();
        for (_, rule) in self.rules() {
            rule.looks_at(&mut |_| {}, &mut |group| {
                links.push((rule.line, group.to_owned()));
            });
        }
        links
    }

    /// The rule that goes through another group one by one.
    pub(crate) fn one_by_one(&self) -> Option<&Ruled> {
        self.with.iter().map(|(_, rule)| rule).find(|ruled| {
            matches!(
                ruled.rule,
                crate::rule::Rule::Pick {
                    how: crate::rule::Pick::Each,
                    ..
                }
            )
        })
    }
}

/// A group's name without the year that may stand behind it.
pub(crate) fn without_year(name: &str) -> &str {
    match name.rsplit_once('-') {
        Some((group, year)) if year_of(year).is_some() => group,
        _ => name,
    }
}
