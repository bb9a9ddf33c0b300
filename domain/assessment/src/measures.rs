//! What the country has set and the system carries out: emergencies,
//! documents, keeping and erasing; and what stands outside the policies.

use std::collections::{BTreeMap, BTreeSet};

use kernel::RecordKind;
use paper::document::{Block, Cell, Column, Row};
use policy::{Act, Fact, Facts, Part, Resource};

use crate::chapters::{Chapters, brought_about, list, paragraph};

/// The register of those whom a file is about.
const PERSONS: &str = "persons";
/// For how long an emergency opens a file, until when it is reviewed, and when
/// looks of justice are told.
const DEADLINES: &[&str] = &["opening", "opening_review", "looks_told"];
/// What may be done with the documents of a record.
const WITH_DOCUMENTS: [Act; 3] = [Act::AttachDocument, Act::OpenCopy, Act::OpenOriginal];
/// What no policy decides.
const OUTSIDE: [&str; 5] = ["keeper", "database", "two", "asked", "files"];

impl Chapters<'_> {
    /// What each role comes to see in an emergency and not without one.
    pub(crate) fn emergencies(&self) -> Vec<Block> {
        let policies = &self.known.policies;
        let usual = Facts::NONE.with(Fact::Trained).with(Fact::Fresh);
        let emergency = usual.with(Fact::BreakGlass).with(Fact::ReasonGiven);
        let seen = |role: &str, register: &Resource, facts| -> BTreeSet<Part> {
            policies.parts(role, Act::Look, register, facts)
        };
        let registers = self.registers_of_records();
        let rows = policies.roles().iter().filter_map(|role| {
            let counts = Part::ALL.iter().map(|part| {
                let opened = registers.iter().filter(|register| {
                    seen(role, register, emergency).contains(part)
                        && !seen(role, register, usual).contains(part)
                });
                opened.count()
            });
            let counts: Vec<usize> = counts.collect();
            let any = counts.iter().any(|count| *count > 0);
            any.then(|| self.counted(role, &counts))
        });
        let rows = rows.collect();
        let columns = Part::ALL.iter().map(|part| self.part(*part)).collect();
        let mut blocks = self.section("emergency");
        blocks.push(self.by_role("emergency-opens", columns, rows));
        blocks.push(list(DEADLINES.iter().map(|deadline| {
            let today = self.mechanism.today();
            match self.mechanism.pack().settings.hours(deadline, today) {
                Some(hours) => self.said(&format!("deadline-{deadline}"), hours),
                None => self.say(&format!("deadline-{deadline}-none")),
            }
        })));
        blocks
    }

    /// In how many registers each role may come to do what with documents.
    pub(crate) fn documents(&self) -> Vec<Block> {
        let policies = &self.known.policies;
        let registers = self.registers_of_records();
        let brought = brought_about();
        let rows = policies.roles().iter().map(|role| {
            let counts = WITH_DOCUMENTS.map(|act| {
                let may = registers
                    .iter()
                    .filter(|register| !policies.cases(role, act, register, brought).is_empty());
                may.count()
            });
            self.counted(role, &counts)
        });
        let rows = rows.collect();
        let columns = WITH_DOCUMENTS
            .map(|act| self.say(&format!("document-{}", act.name())))
            .to_vec();
        let mut blocks = self.section("documents");
        blocks.push(self.by_role("documents-may", columns, rows));
        blocks
    }

    /// The values of a record's fields that a time of keeping is for.
    fn codes(&self, kind: &RecordKind, codes: &BTreeMap<String, Vec<String>>) -> String {
        let pack = self.mechanism.pack();
        let language = self.language.tag();
        let named = codes.iter().flat_map(|(name, codes)| {
            let list = kind.field(name).and_then(kernel::Field::list);
            codes.iter().map(move |code| match list {
                Some(list) => pack.name_of(list, code, language),
                None => code.to_owned(),
            })
        });
        named.collect::<Vec<_>>().join(", ")
    }

    /// How long what is recorded of people is kept, by register.
    pub(crate) fn keeping(&self) -> Vec<Block> {
        let settings = &self.mechanism.pack().settings;
        let today = self.mechanism.today();
        let (of_people, of_others): (Vec<_>, Vec<_>) = self
            .mechanism
            .registers()
            .partition(|kind| kind.about() == Some(PERSONS) || kind.seals_outside(PERSONS));
        let language = self.language.tag();
        let row = |of: String, years: String, source: &str| {
            Row::of(vec![
                Cell::words(of),
                Cell::words(years),
                Cell::words(source.to_owned()),
            ])
        };
        let rows = of_people.into_iter().flat_map(|kind| {
            let mut rows: Vec<Row> = Vec::new();
            for kept in settings.keepings_of(&kind.register, today) {
                let of = match kept.is {
                    Some(codes) => format!("{}: {}", self.register(kind), self.codes(kind, codes)),
                    None => self.register(kind),
                };
                let source = settings.provision_in(kept.source, language);
                rows.push(row(of, self.language.number(kept.years), source));
            }
            if rows.is_empty() {
                rows.push(row(self.register(kind), self.say("kept-not-said"), ""));
            }
            rows
        });
        let searched = settings.words_of_searches(today).map(|kept| {
            let source = settings.provision_in(kept.source, language);
            let years = self.language.number(kept.years);
            row(self.say("kept-words"), years, source)
        });
        let rows = rows.chain(searched);
        let columns = vec![
            Column::words(self.say("register")),
            Column::numbers(self.say("years")),
            Column::words(self.say("source")),
        ];
        let table = self.table("kept-table", columns, rows.collect());
        let without: Vec<String> = of_others
            .into_iter()
            .filter(|kind| kind.fields.iter().any(kernel::Field::is_sealed))
            .map(|kind| self.register(kind))
            .collect();
        let without = self.language.say_texts(
            "assessment-kept-without",
            &[("registers", &without.join("; "))],
        );
        let key = if self.known.erasable {
            "kept-key"
        } else {
            "kept-no-key"
        };
        let erased = i64::try_from(self.known.erased).unwrap_or(i64::MAX);
        vec![
            table,
            list([without, self.say(key), self.said("kept-erased", erased)]),
        ]
    }

    /// What no policy decides, and so no proof speaks of.
    pub(crate) fn outside(&self) -> Vec<Block> {
        let mut blocks = self.section("outside");
        let signers = match self.known.signers {
            0 => self.say("outside-no-signers"),
            signers => self.said(
                "outside-signers",
                i64::try_from(signers).unwrap_or(i64::MAX),
            ),
        };
        let sentences = OUTSIDE
            .iter()
            .map(|key| self.say(&format!("outside-{key}")));
        blocks.push(list(sentences.chain([signers])));
        blocks
    }

    /// A heading below a chapter's, with what is to be known below it.
    fn section(&self, key: &str) -> Vec<Block> {
        vec![
            Block::Heading {
                level: 2,
                text: self.say(key),
                id: None,
            },
            paragraph(self.say(&format!("{key}-about"))),
        ]
    }

    fn counted(&self, role: &str, counts: &[usize]) -> Row {
        let counts = counts.iter().map(|count| Cell::words(self.count(*count)));
        Row::of(
            std::iter::once(Cell::words(self.role(role)))
                .chain(counts)
                .collect(),
        )
    }

    fn by_role(&self, caption: &str, columns: Vec<String>, rows: Vec<Row>) -> Block {
        let columns = std::iter::once(Column::words(self.say("role")))
            .chain(columns.into_iter().map(Column::numbers))
            .collect();
        self.table(caption, columns, rows)
    }
}
