//! The report's templates.

use super::*;

#[test]
fn faults_of_the_report_s_templates_are_named() {
    let speech = "report/speech.en.md";
    Damaged::new().with(speech, "{{ T1 }}", "{{ T11 }}").names(
        "report/speech.en.md:3",
        "there is no figure T11",
        "did you mean T4?",
    );
    Damaged::new()
        .with(speech, "compare(\"T1\")", "compare(\"X1\")")
        .names(
            "report/speech.en.md:3",
            "there is no figure X1",
            "did you mean T1?",
        );
    Damaged::new()
        .with(speech, "{{ year }}", "{{ yaer }}")
        .names(
            "report/speech.en.md:1",
            "nothing is called \"yaer\"",
            "did you mean \"year\"?",
        );
    Damaged::new().with(speech, "T2.value", "T2.number").names(
        "report/speech.en.md:4",
        "a figure has no \"number\"",
        "value",
    );
    Damaged::new()
        .with(speech, "values(\"T2\")", "values(\"T1\")")
        .names(
            "report/speech.en.md:4",
            "does not count different values",
            "values()",
        );
    Damaged::new().with(speech, "\"rose\"", "\"rosa\"").names(
        "report/speech.en.md:5",
        "has no value \"rosa\"",
        "did you mean \"rose\"?",
    );
    Damaged::new()
        .with(speech, "\"species\"", "\"colour\"")
        .names(
            "report/speech.en.md:5",
            "cannot be broken down by \"colour\"",
            "use one of",
        );
    Damaged::new()
        .with(speech, "beside(\"T2\")", "beside(\"T22\")")
        .names(
            "report/speech.en.md:7",
            "there is no figure T22",
            "did you mean T4?",
        );
    Damaged::new()
        .with(speech, "{% endif %}", "")
        .names("report/speech.en.md", "", "{% endif %}");
    let document = "report/document.en.md";
    Damaged::new()
        .with(document, "::contents", "::content")
        .names(
            "report/document.en.md:1",
            "\"::content\" is not understood",
            "did you mean \"contents\"?",
        );
    for wrong in ["species,species", "species,country,species"] {
        Damaged::new()
            .with(document, "species,country", wrong)
            .names(
                "report/document.en.md:5",
                "a table has one dimension or two different ones",
                "divide it",
            );
    }
    Damaged::new()
        .with(document, "species,country", "species,county")
        .names(
            "report/document.en.md:5",
            "by \"county\"",
            "did you mean \"country\"?",
        );
    Damaged::new()
        .with(document, "::years T1 T2", "::years T1 T7")
        .names(
            "report/document.en.md:7",
            "there is no figure T7",
            "did you mean T4?",
        );
    Damaged::new()
        .with(
            document,
            "chapter-figures gardens",
            "chapter-figures garden",
        )
        .names(
            "report/document.en.md:3",
            "chapter \"garden\"",
            "did you mean \"gardens\"?",
        );
    Damaged::new()
        .with(document, "::chart funnel T1 T2", "::chart funnel T1")
        .names(
            "report/document.en.md:13",
            "is not understood",
            "at least two figures",
        );
    Damaged::new().without("report/speech.eo.md").names(
        "report/speech.eo.md",
        "no template in \"eo\"",
        "write one",
    );
}
