//! Every sentence of every pack's papers at the values that sentences break
//! at: nought, one, two, not reported and unknown, in every language.

use annual_report::Report;
use kernel::Measure;
use paper::Block;
use paper::document::{Inline, plain_text};
use statistics::{FigureValue, Number, State};

use crate::fixture::{Fixture, countries};

/// The year before has these values, so that comparisons are said too.
const BEFORE: i64 = 1;

fn figure(measure: &Measure, value: &mut FigureValue, state: State, number: i64) {
    value.state = state;
    value.number = (state == State::Counted).then(|| match measure {
        Measure::Share(..) => Number::Share {
            part: number.min(2),
            whole: 2,
        },
        Measure::Entitlement(_) => Number::Money(number * 100),
        Measure::Sum(..) if value.unit == kernel::Unit::Money.code() => Number::Money(number * 100),
        _ => Number::Whole(number),
    });
}

/// A report in which every figure stands like this.
fn report(fixture: &Fixture, state: State, number: i64) -> Report {
    let mut report = Report::draft(&fixture.mechanism, 2017).unwrap();
    let pack = fixture.mechanism.pack();
    for value in report.content.years.iter_mut().flatten() {
        let measure = &pack.figure(&value.id).unwrap().measure;
        match value.year {
            2017 => figure(measure, value, state, number),
            _ => figure(measure, value, State::Counted, BEFORE),
        }
    }
    report
}

fn paragraphs(blocks: &[Block]) -> Vec<Vec<Inline>> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph { content } => vec![content.clone()],
            Block::List { items, .. } => items.iter().flat_map(|item| paragraphs(item)).collect(),
            _ => Vec::new(),
        })
        .collect()
}

/// What every paper of a country says, by language.
fn said(fixture: &Fixture, state: State, number: i64) -> Vec<(String, Vec<Vec<Inline>>)> {
    let pack = fixture.mechanism.pack();
    let report = report(fixture, state, number);
    pack.languages
        .iter()
        .map(|tag| {
            let document = annual_report::document(&report, pack, tag).unwrap();
            (tag.clone(), paragraphs(&document.blocks))
        })
        .collect()
}

/// What follows a number that stands alone, up to the next sign that ends a
/// clause, and whether the number begins the clause and so is its subject.
fn clauses_after(paragraph: &str, number: &str) -> Vec<(bool, Vec<String>)> {
    let words: Vec<&str> = paragraph.split_whitespace().collect();
    (0..words.len())
        .filter(|at| words[*at].trim_start_matches('(') == number)
        .map(|at| {
            let is_subject = at == 0
                || words[at - 1] == "and"
                || words[at - 1].ends_with(['.', ',', ';', ':', ')']);
            let mut clause = Vec::new();
            for word in &words[at + 1..] {
                // What follows is said of something else.
                if ["since", "who", "that", "and"].contains(word) {
                    break;
                }
                let plain = word.trim_matches(|sign: char| !sign.is_alphanumeric());
                clause.push(plain.to_owned());
                if word.ends_with(['.', ',', ';', ':', ')']) {
                    break;
                }
            }
            (is_subject, clause)
        })
        .collect()
}

#[test]
fn what_is_not_counted_is_told_by_the_figure_s_name_and_within_no_sentence() {
    for country in countries() {
        let fixture = Fixture::of(&country);
        for state in [State::NotReported, State::Unknown] {
            for (tag, paragraphs) in said(&fixture, state, 0) {
                let mut seen = 0;
                for paragraph in &paragraphs {
                    for (at, inline) in paragraph.iter().enumerate() {
                        let Inline::Figure(figure) = inline else {
                            continue;
                        };
                        seen += 1;
                        let before = plain_text(&paragraph[..at]);
                        let after = plain_text(&paragraph[at + 1..]);
                        assert!(
                            before.ends_with(": ") && (after.is_empty() || after.starts_with('.')),
                            "{tag} {}: {}",
                            figure.id,
                            plain_text(paragraph)
                        );
                    }
                }
                assert!(seen > 5, "{tag}: {seen} figures");
            }
        }
    }
}

#[test]
fn one_is_said_in_the_singular_and_other_numbers_in_the_plural() {
    for country in countries() {
        let fixture = Fixture::of(&country);
        for number in [0, 1, 2] {
            for (tag, paragraphs) in said(&fixture, State::Counted, number) {
                // Other languages of the packs count without a plural.
                if tag != words::BASE_LANGUAGE {
                    continue;
                }
                for paragraph in paragraphs.iter().map(|content| plain_text(content)) {
                    for (is_subject, clause) in clauses_after(&paragraph, &number.to_string()) {
                        let says = |verbs: &[&str]| {
                            is_subject && clause.iter().any(|word| verbs.contains(&word.as_str()))
                        };
                        let next = clause.first().map(String::as_str).unwrap_or_default();
                        let is_plural =
                            next.ends_with('s') && !["was", "has", "is"].contains(&next);
                        let right = if number == 1 {
                            !is_plural && !says(&["were", "have", "are"])
                        } else {
                            !says(&["was", "has", "is"])
                        };
                        assert!(right, "{number} {}: {paragraph}", clause.join(" "));
                    }
                }
            }
        }
    }
}

#[test]
fn no_round_word_is_said_of_a_number_too_small_for_it() {
    for country in countries() {
        let fixture = Fixture::of(&country);
        for number in [0, 1, 2] {
            for (tag, paragraphs) in said(&fixture, State::Counted, number) {
                let language = fixture.mechanism.pack().words.language(&tag).unwrap();
                let wrong = [
                    language.qualified(words::Qualifier::About, 0),
                    language.qualified(words::Qualifier::MoreThan, 0),
                    language.qualified(words::Qualifier::AtLeast, 0),
                ];
                for paragraph in paragraphs.iter().map(|content| plain_text(content)) {
                    for wrong in &wrong {
                        assert!(!paragraph.contains(wrong), "{tag}: {paragraph}");
                    }
                }
            }
        }
    }
}
