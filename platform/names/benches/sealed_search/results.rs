//! What came out: recall, time and what was opened, by kind of question.

use std::{fmt::Write as _, time::Duration};

use crate::{people::People, questions::Question};

/// How many results are looked at.
pub const SHOWN: usize = 20;

/// What a search found, and what it cost.
pub struct Found {
    pub people: Vec<u32>,
    pub opened: usize,
    pub took: Duration,
    /// Of that, on a processor: what others did on the machine is not in it.
    pub worked: Duration,
}

/// How long this thread has been on a processor, as Linux counts it.
fn on_processor() -> Duration {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = counted
        .split(' ')
        .next()
        .and_then(|first| first.parse().ok());
    Duration::from_nanos(nanoseconds.unwrap_or_default())
}

#[expect(clippy::disallowed_methods, reason = "this measures")]
pub fn run(
    questions: &[Question],
    mut search: impl FnMut(&str) -> (Vec<u32>, usize),
) -> Vec<Found> {
    questions
        .iter()
        .map(|question| {
            let (worked, begun) = (on_processor(), std::time::Instant::now());
            let (people, opened) = search(&question.text);
            Found {
                people,
                opened,
                took: begun.elapsed(),
                worked: on_processor().saturating_sub(worked),
            }
        })
        .collect()
}

/// Of the answers that there is room for, how many were given among the first.
fn recall(people: &People, question: &Question, found: &Found, first: usize) -> f64 {
    let answers = question.answers(people);
    let right = found
        .people
        .iter()
        .take(first)
        .filter(|person| answers.binary_search(person).is_ok())
        .count()
        .min(SHOWN);
    right as f64 / answers.len().min(SHOWN) as f64
}

fn percentile(sorted: &[f64], share: f64) -> f64 {
    sorted[((sorted.len() - 1) as f64 * share).round() as usize]
}

/// The table of a run.
pub fn table(title: &str, people: &People, questions: &[Question], found: &[Found]) -> String {
    let mut kinds: Vec<&str> = questions.iter().map(|question| question.kind).collect();
    kinds.dedup();
    let mut text = format!(
        "### {title}\n\n| asked | recall in the first {SHOWN} | among all opened | opened, median | opened, 95 % | ms, median | ms, 95 % | of which on a processor here, median | 95 % |\n|---|---|---|---|---|---|---|---|---|\n"
    );
    let mut line = |name: &str, of: &dyn Fn(&Question) -> bool| {
        let chosen: Vec<(&Question, &Found)> = questions
            .iter()
            .zip(found)
            .filter(|(question, _)| of(question))
            .collect();
        let recalls = |first: usize| {
            let sum: f64 = chosen
                .iter()
                .map(|(question, found)| recall(people, question, found, first))
                .sum();
            sum / chosen.len() as f64
        };
        let mut opened: Vec<f64> = chosen
            .iter()
            .map(|(_, found)| found.opened as f64)
            .collect();
        opened.sort_by(f64::total_cmp);
        let milliseconds = |of: &dyn Fn(&Found) -> Duration| {
            let mut times: Vec<f64> = chosen
                .iter()
                .map(|(_, found)| of(found).as_secs_f64() * 1000.0)
                .collect();
            times.sort_by(f64::total_cmp);
            times
        };
        let took = milliseconds(&|found| found.took);
        let worked = milliseconds(&|found| found.worked);
        writeln!(
            text,
            "| {name} | {:.3} | {:.3} | {:.0} | {:.0} | {:.1} | {:.1} | {:.1} | {:.1} |",
            recalls(SHOWN),
            recalls(usize::MAX),
            percentile(&opened, 0.5),
            percentile(&opened, 0.95),
            percentile(&took, 0.5),
            percentile(&took, 0.95),
            percentile(&worked, 0.5),
            percentile(&worked, 0.95),
        )
        .unwrap();
    };
    for kind in &kinds {
        line(kind, &|question| question.kind == *kind);
    }
    line("**all but initials**", &|question| {
        !question.kind.starts_with("initial")
    });
    text
}
