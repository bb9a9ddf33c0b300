//! Words of searches: what the overseer reads of them, when they are forgotten,
//! and that the program does it by itself.

use std::time::Duration;

use axum::http::{Method, StatusCode};
use kernel::Entry;
use opennrm::Daily;
use serde_json::json;

use super::{office::Office, retention::Proposed};
use crate::{
    command_line::program::{Program, says},
    opened,
    workbench::Workbench,
};

/// The last moment at which words of the day of the workbench are kept, by the
/// pack's two years and the country's days, and the next one.
const LAST_KEPT: &str = "2022-03-02T19:59:59Z";
const OVER: &str = "2022-03-02T20:00:00Z";
const WORDS: &str = "Tapılmayan Ad";
/// How often it is looked whether they are forgotten: each look takes milliseconds.
const LOOKS_MAX: u32 = 2_000;

/// What the overseer reads of what was asked.
fn read(bench: &Workbench) -> Vec<db::Asked> {
    let lines = opened::lines_of(bench.mechanism.db(), bench.mechanism.guard());
    lines.into_iter().filter_map(|line| line.asked).collect()
}

fn read_of_words(bench: &Workbench) -> String {
    let asked = read(bench);
    let told: Vec<&str> = asked.iter().filter_map(db::Asked::told).collect();
    told.join("\n")
}

fn forgotten(bench: &Workbench) -> usize {
    let asked = read(bench);
    asked.iter().filter(|asked| asked.told().is_none()).count()
}

/// A workbench at which somebody searched for a name that nobody bears.
fn searched() -> Workbench {
    let bench = Workbench::empty();
    assert!(bench.mechanism.search(WORDS, 10).unwrap().is_empty());
    assert!(read_of_words(&bench).contains(WORDS));
    bench
}

#[test]
fn words_of_searches_are_forgotten_with_whoever_they_showed_and_when_their_time_is_over() {
    let office = Office::new();
    let mut at = Proposed::in_office(&office);
    let mut search = |words: &str, finds: bool| {
        let page = at.finder.send("/search", "/search", &[("search", words)]);
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        let found = page.text.contains(&at.old);
        assert_eq!(found, finds, "{words}: {}", page.text);
    };
    // By name, by reference, and by a name that nobody bears.
    search("Uydurulmuş", true);
    search(&at.old, true);
    search("Tapılmayan Ad", false);
    let asked = json!({ "search": "Uydurulmus" });
    let answer = at.finder.json(Method::POST, "/api/v1/search", &asked);
    assert!(answer.text.contains(&at.old), "{}", answer.text);
    // Somebody of a name like it is asked about when one is entered.
    let twin = Entry::from([("family_name".to_owned(), "Uydurulmuşş".to_owned())]);
    let similar = office.bench.mechanism.similar("persons", &twin).unwrap();
    assert_eq!(similar.records.len(), 1);
    let read = read_of_words(&office.bench);
    for words in ["Uydurulmuş", at.old.as_str(), "Uydurulmus", "Tapılmayan Ad"] {
        assert!(read.contains(words), "{words}: {read}");
    }

    assert_eq!(at.agree().status, StatusCode::SEE_OTHER);
    let read = read_of_words(&office.bench);
    for words in ["Uydurulmuş", at.old.as_str(), "Uydurulmus"] {
        assert!(!read.contains(words), "{words}: {read}");
    }
    assert!(read.contains("Tapılmayan Ad"), "{read}");
    let with_whom_they_showed = forgotten(&office.bench);
    assert_eq!(with_whom_they_showed, 4);
    // The page of the log says so, and how many were found in which register.
    for (language, said) in [
        ("en", "The words were forgotten"),
        ("az", "Sözlər unudulub"),
    ] {
        at.overseer.get(&format!("/log?language={language}"));
        let page = at.overseer.get("/log").text;
        let pack = office.bench.mechanism.pack();
        let persons = pack.words.language(language).unwrap().say("persons", &[]);
        let kept = format!("{said}; {persons}: 1");
        assert_eq!(page.matches(said).count(), with_whom_they_showed, "{page}");
        assert_eq!(page.matches(&kept).count(), with_whom_they_showed, "{page}");
        assert!(page.contains("Tapılmayan Ad"), "{page}");
        for words in ["Uydurulmuş", at.old.as_str(), "Uydurulmus"] {
            assert!(!page.contains(words), "{words}: {page}");
        }
    }

    // Two years later, by the pack, to the day.
    let mechanism = &office.bench.mechanism;
    let clock = &office.bench.clock;
    assert!(clock.set(LAST_KEPT.parse().unwrap()));
    assert_eq!(retention::forget_words(mechanism).unwrap(), None);
    assert!(read_of_words(&office.bench).contains("Tapılmayan Ad"));
    assert!(clock.set(OVER.parse().unwrap()));
    let first = retention::forget_words(mechanism).unwrap();
    assert_eq!(first, Some("2020-03-03".parse().unwrap()));
    assert!(!read_of_words(&office.bench).contains("Tapılmayan Ad"));
    assert!(forgotten(&office.bench) > with_whom_they_showed);
    assert_eq!(retention::forget_words(mechanism).unwrap(), None);
    assert!(office.log_is_sound());
}

#[test]
fn while_pages_are_served_words_go_on_the_day_after_their_time_and_not_before() {
    let bench = searched();
    assert!(bench.clock.set(LAST_KEPT.parse().unwrap()));
    let daily = Daily::begin(bench.mechanism.clone(), Duration::from_millis(1)).unwrap();
    let entries = || bench.mechanism.db().checkpoint().unwrap();
    // It looks, and forgets nothing: every reading here is one entry more, and
    // there is no other.
    for _ in 0..20 {
        let before = entries();
        assert!(read_of_words(&bench).contains(WORDS));
        assert_eq!(entries(), before + 1);
    }
    assert!(bench.clock.set(OVER.parse().unwrap()));
    let forgotten = (0..LOOKS_MAX).any(|_| !read_of_words(&bench).contains(WORDS));
    assert!(forgotten, "nobody forgets them");
    drop(daily);
    assert_eq!(retention::forget_words(&bench.mechanism).unwrap(), None);
}

#[test]
fn a_start_of_the_program_forgets_words_whose_time_is_over() {
    let bench = searched();
    let program = Program::on(&bench, &bench.key());
    // By the clock of this machine, which is years behind that of the search.
    let told = ["log", "--act", "words_forgotten"];
    says(
        &program.done(&told),
        &["words_forgotten", "1 of 1 entries."],
    );
    let log = program.done(&["log", "--act", "searched"]);
    says(&log, &["words forgotten"]);
    assert!(!log.contains(WORDS), "{log}");
    // It is told once, and who has the database open looks at the key again.
    says(&program.done(&told), &["1 of 1 entries."]);
    assert_eq!(retention::forget_words(&bench.mechanism).unwrap(), None);
    assert!(!read_of_words(&bench).contains(WORDS));
}

#[cfg(target_os = "linux")]
#[test]
fn the_work_of_the_days_goes_on_while_pages_are_served() {
    let program = Program::fresh();
    let served = program.serve();
    let threads = std::fs::read_dir(format!("/proc/{}/task", served.id())).unwrap();
    let names = threads.map(|thread| std::fs::read_to_string(thread.unwrap().path().join("comm")));
    let names: Vec<String> = names.map(Result::unwrap).collect();
    assert!(names.iter().any(|name| name.trim() == "daily"), "{names:?}");
}
