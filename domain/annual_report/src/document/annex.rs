//! The annex: how each figure is counted.

use kernel::{Figure, Measure, Source};
use paper::Block;
use paper::document::{Inline, text};

use super::maker::Maker;
use crate::labels::dimension_name;
use crate::report::measure;

impl Maker<'_> {
    /// An entry for each figure, in the order of the chapters.
    pub(super) fn annex(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut chapter = "";
        for figure in self.pack.figures() {
            if figure.chapter != chapter {
                chapter = figure.chapter;
                blocks.push(Block::Heading {
                    // Below the chapter that the annex stands in, once the
                    // paper's own title is taken away.
                    level: 3,
                    text: self.say(&format!("chapter-{chapter}")),
                    id: None,
                });
            }
            blocks.push(self.entry(figure));
        }
        blocks
    }

    fn entry(&self, figure: &Figure) -> Block {
        let key = format!("figure-{}", figure.id);
        let mut explanation = Vec::new();
        if let Some(definition) = self.language.attribute(&key, "definition") {
            explanation.push(vec![text(definition)]);
        }
        let mut facts = vec![self.fact("annual_report-counted_in", self.unit(figure))];
        if let Some(register) = self.kept_in(figure) {
            facts.push(self.fact("annual_report-kept_in", register));
        }
        if let Some(rule) = self.language.attribute(&key, "rule") {
            facts.push(self.fact("annual_report-rule", rule));
        }
        let dimensions: Vec<String> = self
            .pack
            .dimensions_of(figure)
            .iter()
            .map(|dimension| dimension_name(self.language, dimension.id))
            .collect();
        if !dimensions.is_empty() {
            facts.push(self.fact("annual_report-broken_down_by", dimensions.join("; ")));
        }
        let mut content = Vec::new();
        for (position, fact) in facts.into_iter().enumerate() {
            if position > 0 {
                content.push(Inline::LineBreak);
            }
            content.extend(fact);
        }
        explanation.push(content);
        Block::Entry {
            id: key,
            term: vec![text(format!("{}  {}", figure.id, self.name(figure.id)))],
            explanation,
        }
    }

    fn fact(&self, key: &str, what: String) -> Vec<Inline> {
        vec![Inline::strong(self.say(key)), text(format!(" {what}"))]
    }

    /// The register that a figure is counted from, or what takes its place.
    fn kept_in(&self, figure: &Figure) -> Option<String> {
        let repeated = match &figure.measure {
            Measure::SameAs(other) => Some(
                self.language
                    .say("annual_report-same_as", &[("figure", (*other).into())]),
            ),
            _ => None,
        };
        match measure(self.pack, figure) {
            Measure::Count(source)
            | Measure::Sum(source, _)
            | Measure::Distinct(source, _)
            | Measure::Highest(source, _)
            | Measure::Share(source, _)
            | Measure::Reference(source, _) => {
                let registers = self.registers(source);
                Some(match repeated {
                    Some(repeated) => format!("{registers} ({repeated})"),
                    None => registers,
                })
            }
            Measure::Entitlement(_) | Measure::YearsSince(_) => {
                Some(self.say("annual_report-from_settings"))
            }
            Measure::Total(parts) => Some(self.language.say(
                "annual_report-sum_of",
                &[("figures", self.language.list(parts).into())],
            )),
            Measure::SameAs(_) => repeated,
        }
    }

    /// The register of a source, and those that its conditions look into.
    fn registers(&self, source: &Source) -> String {
        let mut registers = vec![source.register.as_str()];
        for condition in &source.conditions {
            if let kernel::Condition::Linked { register, .. } = condition
                && !registers.contains(&register.as_str())
            {
                registers.push(register);
            }
        }
        let names: Vec<String> = registers
            .into_iter()
            .map(|register| self.say(register))
            .collect();
        names.join("; ")
    }
}
