//! The plan's file as a tree in which everything knows its line.

use pack::Fault;
use toml::de::{DeTable, DeValue};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) line: usize,
    pub(crate) value: Content,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Content {
    Text(String),
    Whole(i64),
    YesNo(bool),
    List(Vec<Node>),
    /// In the order of the file.
    Table(Vec<(String, Node)>),
}

/// What reading a part of the plan needs: the file's name and the faults
/// found so far.
pub(crate) struct Reader {
    pub(crate) file: String,
    pub(crate) faults: Vec<Fault>,
}

impl Reader {
    pub(crate) fn fault(&mut self, line: usize, what: impl Into<String>, right: impl Into<String>) {
        self.faults
            .push(Fault::error(self.file.as_str(), line, what, right));
    }

    /// Reads the file's text.
    pub(crate) fn parse(&mut self, text: &str) -> Option<Node> {
        let line = |at: usize| text[..at.min(text.len())].matches('\n').count() + 1;
        match DeTable::parse(text) {
            Ok(table) => {
                let lines = Lines::of(text);
                Some(Node {
                    line: 1,
                    value: lines.table(table.get_ref(), self),
                })
            }
            Err(error) => {
                let at = error.span().map_or(0, |span| span.start);
                self.fault(
                    line(at),
                    error.message().replace('\n', " "),
                    "see the head of the plan for how it is written",
                );
                None
            }
        }
    }
}

/// Where the lines begin.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(text.match_indices('\n').map(|(at, _)| at + 1));
        Self(starts)
    }

    fn line(&self, at: usize) -> usize {
        self.0.partition_point(|&start| start <= at)
    }

    fn table(&self, table: &DeTable<'_>, reader: &mut Reader) -> Content {
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        Content::Table(
            entries
                .into_iter()
                .map(|(key, value)| {
                    // The line of the key: a table of several lines is
                    // looked for where it begins.
                    let line = self.line(key.span().start);
                    let node = Node {
                        line,
                        value: self.content(value.get_ref(), line, reader),
                    };
                    (key.get_ref().to_string(), node)
                })
                .collect(),
        )
    }

    fn content(&self, value: &DeValue<'_>, line: usize, reader: &mut Reader) -> Content {
        match value {
            DeValue::String(text) => Content::Text(text.to_string()),
            DeValue::Integer(number) => {
                match i64::from_str_radix(number.as_str(), number.radix()) {
                    Ok(number) => Content::Whole(number),
                    Err(_) => {
                        reader.fault(line, "the number is too large", "");
                        Content::Whole(0)
                    }
                }
            }
            DeValue::Boolean(answer) => Content::YesNo(*answer),
            DeValue::Datetime(date) => Content::Text(date.to_string()),
            DeValue::Float(number) => Content::Text(number.as_str().to_owned()),
            DeValue::Array(list) => Content::List(
                list.iter()
                    .map(|item| {
                        let line = self.line(item.span().start);
                        Node {
                            line,
                            value: self.content(item.get_ref(), line, reader),
                        }
                    })
                    .collect(),
            ),
            DeValue::Table(table) => self.table(table, reader),
        }
    }
}

impl Node {
    pub(crate) fn table(&self) -> Option<&[(String, Node)]> {
        match &self.value {
            Content::Table(entries) => Some(entries),
            _ => None,
        }
    }

    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        self.table()?
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, node)| node)
    }

    pub(crate) fn text(&self) -> Option<&str> {
        match &self.value {
            Content::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn whole(&self) -> Option<i64> {
        match self.value {
            Content::Whole(number) => Some(number),
            _ => None,
        }
    }

    pub(crate) fn list(&self) -> Option<&[Node]> {
        match &self.value {
            Content::List(nodes) => Some(nodes),
            _ => None,
        }
    }

    /// A scalar as it would be typed into a form.
    pub(crate) fn typed(&self) -> Option<String> {
        match &self.value {
            Content::Text(text) => Some(text.clone()),
            Content::Whole(number) => Some(number.to_string()),
            Content::YesNo(true) => Some("yes".to_owned()),
            Content::YesNo(false) => Some("no".to_owned()),
            // Several values of a list are typed with semicolons.
            Content::List(nodes) => nodes
                .iter()
                .map(Node::typed)
                .collect::<Option<Vec<_>>>()
                .map(|codes| codes.join(";")),
            Content::Table(_) => None,
        }
    }

    /// Whether every key of this table is a year.
    pub(crate) fn is_by_year(&self) -> bool {
        self.table().is_some_and(|entries| {
            !entries.is_empty() && entries.iter().all(|(key, _)| year_of(key).is_some())
        })
    }
}

/// The year that a key names.
pub(crate) fn year_of(key: &str) -> Option<i16> {
    (key.len() == 4).then(|| key.parse().ok()).flatten()
}
