//! What a paper's text cannot hold, whatever the figures in it: told before
//! there is a record, with file and line.

use pack::{Fault, Pack, Paper, Template};

/// Marks in the pack's papers that no report can show, such as raw HTML,
/// pictures and code.
pub fn check(pack: &Pack) -> Vec<Fault> {
    let mut faults = Vec::new();
    for language in &pack.languages {
        for paper in Paper::ALL {
            if let Some(template) = pack.template(paper, language) {
                faults.extend(faults_of(template));
            }
        }
    }
    faults
}

fn faults_of(template: &Template) -> Vec<Fault> {
    let found = paper::markdown::parse(&without_questions(&template.text));
    found
        .err()
        .unwrap_or_default()
        .into_iter()
        .map(|fault| Fault::error(&template.file, fault.line, fault.sentence, ""))
        .collect()
}

/// The text as if every condition held: a word for each figure, nothing for
/// what asks or remarks, and every line where it was.
fn without_questions(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, begun)) = rest.split_once('{') {
        plain.push_str(before);
        let kind = begun.chars().next();
        let end = match kind {
            Some('{') => "}}",
            Some('%') => "%}",
            Some('#') => "#}",
            _ => {
                plain.push('{');
                rest = begun;
                continue;
            }
        };
        let (inside, after) = begun.split_once(end).unwrap_or((begun, ""));
        if kind == Some('{') {
            plain.push('x');
        }
        plain.extend(inside.chars().filter(|sign| *sign == '\n'));
        rest = after;
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<usize> {
        let template = Template {
            paper: Paper::Speech,
            language: "en".to_owned(),
            file: "speech.en.md".to_owned(),
            text: text.to_owned(),
        };
        let faults = faults_of(&template);
        faults.iter().map(|fault| fault.line).collect()
    }

    #[test]
    fn raw_html_is_named_at_its_line_behind_any_condition() {
        let text = "There were {{ V1 }} victims.\n\n{% if V1.value > 3\n  and true %}\n<b>Many</b>\n\
                    {% endif %}\n\n![a picture](elsewhere.png)\n";
        assert_eq!(lines(text), [5, 8]);
    }

    #[test]
    fn figures_conditions_and_single_braces_are_no_marks() {
        let text = "{# <b>a remark</b> #}\nIn {{ values(\"F4\") }} and {one} more.\n\n\
                    {% if V1.value < 3 %}Few.{% endif %}\n\n::table V1\n";
        assert_eq!(lines(text), [0; 0]);
    }
}
