//! The chapters of the assessment, in the order in which Article 35(7) of
//! Regulation (EU) 2016/679 asks for them: what is processed and why, whether
//! it is needed and in proportion, the risks, the measures.

use std::{ffi::OsStr, path::Path};

use kernel::{Class, Field, RecordKind};
use paper::document::{Block, Cell, Column, ListOrder, Row, Table, text};
use policy::{Act, Fact, Facts, Part, Resource};
use records::Mechanism;
use words::Language;

use crate::known::Known;

/// The dangers that are named in the words, the gravest first.
const RISKS: [&str; 8] = [
    "found", "insider", "seized", "told", "wrong", "figures", "lost", "kept",
];

/// What the country has to answer itself.
const QUESTIONS: [&str; 11] = [
    "controller",
    "ground",
    "need",
    "bodies",
    "keeping",
    "custody",
    "overseer",
    "sign_on",
    "transfer",
    "heard",
    "judgement",
];

pub(crate) struct Chapters<'a> {
    pub(crate) mechanism: &'a Mechanism,
    pub(crate) language: &'a Language,
    pub(crate) known: &'a Known,
}

impl Chapters<'_> {
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Contents];
        blocks.extend(self.chapter("processing"));
        blocks.push(self.registers());
        blocks.extend(self.chapter("sealed"));
        blocks.push(self.sealed_fields());
        blocks.extend(self.chapter("seen"));
        blocks.push(self.roles());
        blocks.extend(self.emergencies());
        blocks.extend(self.documents());
        blocks.extend(self.grounds());
        blocks.extend(self.chapter("never"));
        blocks.push(self.proven());
        blocks.extend(self.outside());
        blocks.extend(self.chapter("kept"));
        blocks.extend(self.keeping());
        blocks.extend(self.chapter("risks"));
        blocks.push(self.risks());
        blocks.extend(self.chapter("now"));
        blocks.push(self.as_it_stands());
        blocks.extend(self.chapter("open"));
        blocks.push(self.questions());
        blocks
    }

    pub(crate) fn say(&self, key: &str) -> String {
        self.language.say(&format!("assessment-{key}"), &[])
    }

    /// A sentence with a number in it.
    pub(crate) fn said(&self, key: &str, count: i64) -> String {
        let key = format!("assessment-{key}");
        self.language.say(&key, &[("count", count.into())])
    }

    pub(crate) fn count(&self, count: usize) -> String {
        self.language
            .number(i64::try_from(count).unwrap_or(i64::MAX))
    }

    /// A heading with what is to be known below it.
    fn chapter(&self, key: &str) -> [Block; 2] {
        [
            Block::Heading {
                level: 1,
                text: self.say(key),
                id: None,
            },
            paragraph(self.say(&format!("{key}-about"))),
        ]
    }

    fn columns(&self, keys: &[&str]) -> Vec<Column> {
        keys.iter()
            .map(|key| Column::words(self.say(key)))
            .collect()
    }

    pub(crate) fn table(&self, caption: &str, columns: Vec<Column>, rows: Vec<Row>) -> Block {
        Block::Table(Table {
            caption: self.say(caption),
            columns,
            rows,
            first_column_names_rows: true,
            note: None,
        })
    }

    fn registers(&self) -> Block {
        let mut columns = self.columns(&["register", "purpose"]);
        for key in ["records", "sealed-fields", "counted-fields", "open-fields"] {
            columns.push(Column::numbers(self.say(key)));
        }
        let rows = self.mechanism.registers().map(|kind| {
            let of = |is_one: fn(&Field) -> bool| {
                let fields = kind.fields.iter().filter(|field| is_one(field));
                Cell::words(self.count(fields.count()))
            };
            let records = self.known.records.get(&kind.register);
            Row::of(vec![
                Cell::words(self.register(kind)),
                Cell::words(
                    self.language
                        .attribute(&kind.register, "about")
                        .unwrap_or_default(),
                ),
                Cell::words(match records {
                    Some(records) => self.language.number(*records),
                    None => self.say("not-shown"),
                }),
                of(Field::is_sealed),
                of(|field| field.class == Class::Counted),
                of(|field| field.class == Class::Open),
            ])
        });
        self.table("registers", columns, rows.collect())
    }

    pub(crate) fn register(&self, kind: &RecordKind) -> String {
        self.language.say(&kind.register, &[])
    }

    pub(crate) fn part(&self, part: Part) -> String {
        self.say(&format!("part-{}", part.name()))
    }

    fn sealed_fields(&self) -> Block {
        let filing = self.known.policies.filing();
        let rows = self.mechanism.registers().flat_map(|kind| {
            kind.fields
                .iter()
                .filter(|field| field.is_sealed())
                .map(|field| {
                    let part = filing.part(&kind.register, &field.name);
                    let words = format!("{}-{}", kind.register, field.name);
                    Row::of(vec![
                        Cell::words(format!(
                            "{}: {}",
                            self.register(kind),
                            self.language.say(&words, &[])
                        )),
                        Cell::words(part.map(|part| self.part(part)).unwrap_or_default()),
                        Cell::words(self.language.attribute(&words, "help").unwrap_or_default()),
                    ])
                })
        });
        let columns = self.columns(&["field", "compartment", "asked"]);
        self.table("sealed-list", columns, rows.collect())
    }

    pub(crate) fn registers_of_records(&self) -> Vec<&Resource> {
        let resources = self.known.policies.resources();
        resources
            .iter()
            .filter(|resource| resource.about() == Act::Look.about())
            .collect()
    }

    /// In how many registers each role may come to see each part.
    fn roles(&self) -> Block {
        let policies = &self.known.policies;
        let brought = brought_about();
        let registers = self.registers_of_records();
        let rows = policies.roles().iter().map(|role| {
            let seen = Part::ALL.iter().map(|part| {
                let shown = registers
                    .iter()
                    .filter(|register| {
                        policies.ever_shows(role, Act::Look, *part, register, brought)
                    })
                    .count();
                Cell::words(self.count(shown))
            });
            Row::of(
                std::iter::once(Cell::words(self.role(role)))
                    .chain(seen)
                    .collect(),
            )
        });
        let mut columns = self.columns(&["role"]);
        columns.extend(
            Part::ALL
                .iter()
                .map(|part| Column::numbers(self.part(*part))),
        );
        self.table("roles", columns, rows.collect())
    }

    /// A role by its name; those who hold no post are in no list of the pack.
    pub(crate) fn role(&self, role: &str) -> String {
        let outside = format!("assessment-role-{role}");
        if self.language.has(&outside) {
            return self.language.say(&outside, &[]);
        }
        let pack = self.mechanism.pack();
        pack.name_of("roles", role, self.language.tag())
    }

    /// Why each role may do what it may, as the policies say it.
    fn grounds(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Heading {
            level: 2,
            text: self.say("grounds"),
            id: None,
        }];
        let mut file = "";
        let mut items: Vec<Vec<Block>> = Vec::new();
        let flush = |blocks: &mut Vec<Block>, items: &mut Vec<Vec<Block>>| {
            if !items.is_empty() {
                blocks.push(Block::List {
                    order: ListOrder::Unnumbered,
                    items: std::mem::take(items),
                });
            }
        };
        for statute in self.known.policies.statutes() {
            if statute.file != file {
                flush(&mut blocks, &mut items);
                file = statute.file;
                let name = Path::new(file).file_stem().and_then(OsStr::to_str);
                let mut roles = self.known.policies.roles().iter();
                let role = roles.find(|role| Some(role.as_str()) == name);
                blocks.push(Block::Heading {
                    level: 3,
                    text: role.map_or_else(|| self.say("everyone"), |role| self.role(role)),
                    id: None,
                });
            }
            items.push(vec![paragraph(format!(
                "{} ({})",
                statute.reason, statute.source
            ))]);
        }
        flush(&mut blocks, &mut items);
        blocks
    }

    fn proven(&self) -> Block {
        list(self.known.proven.iter().map(|proven| proven.says.clone()))
    }

    fn risks(&self) -> Block {
        let rows = RISKS.iter().map(|risk| {
            Row::of(
                ["", "-against", "-left"]
                    .iter()
                    .map(|part| Cell::words(self.say(&format!("risk-{risk}{part}"))))
                    .collect(),
            )
        });
        let columns = self.columns(&["risk", "against", "left"]);
        self.table("risks", columns, rows.collect())
    }

    fn as_it_stands(&self) -> Block {
        let count = |name: &'static str, count: usize| {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            self.said(&format!("now-{name}"), count)
        };
        let accounts = if self.known.accounts {
            "now-accounts"
        } else {
            "now-no-accounts"
        };
        list([
            self.say(accounts),
            count("policies", self.known.policies.statutes().count()),
            count("cells", self.known.cells),
            count("proven", self.known.proven.len()),
        ])
    }

    fn questions(&self) -> Block {
        list(QUESTIONS.iter().map(|key| self.say(&format!("open-{key}"))))
    }
}

/// Whatever an officer can bring about in a request is granted.
pub(crate) fn brought_about() -> Facts {
    Fact::ALL
        .iter()
        .filter(|fact| !fact.is_of_the_record())
        .fold(Facts::NONE, |facts, fact| facts.with(*fact))
}

pub(crate) fn paragraph(words: String) -> Block {
    Block::Paragraph {
        content: vec![text(words)],
    }
}

pub(crate) fn list(sentences: impl IntoIterator<Item = String>) -> Block {
    Block::List {
        order: ListOrder::Unnumbered,
        items: sentences
            .into_iter()
            .map(|sentence| vec![paragraph(sentence)])
            .collect(),
    }
}
