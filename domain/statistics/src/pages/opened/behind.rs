//! The records behind a figure, a page of them.

use clockwork::Moment;
use kernel::{Figure, Measure};
use web::{State, Visit};
use words::Value;

use super::{
    super::{asking::Ask, naming::Naming},
    RECORDS_ON_PAGE, Told,
};
use crate::{Asked, Members, Number};

/// A page of records.
pub(super) struct Records {
    pub(super) caption: String,
    pub(super) lines: Vec<RecordLine>,
    pub(super) earlier: Option<String>,
    pub(super) later: Option<String>,
    pub(super) register: (String, Option<String>),
    pub(super) note: String,
}

/// A record, named by its reference alone.
pub(super) struct RecordLine {
    /// Where it opens, for whom it does.
    pub(super) href: Option<String>,
    pub(super) reference: String,
    pub(super) written: String,
}

pub(super) fn records(
    (state, visit): (&State, &Visit),
    naming: &Naming<'_>,
    ask: &Ask,
    asked: Asked,
    figure: &Figure,
    told: &Told,
    members: &Members,
) -> Records {
    let register = &members.register;
    let on_page = usize::try_from(RECORDS_ON_PAGE).unwrap_or(usize::MAX);
    let shown = &members.records[..members.records.len().min(on_page)];
    let first = (ask.page - 1) * RECORDS_ON_PAGE + 1;
    let last = first + u64::try_from(shown.len()).unwrap_or(0);
    // A figure that counts records says how many there are.
    let counts = matches!(figure.measure, Measure::Count(_) | Measure::SameAs(_));
    let all = match told.pair.now.number {
        Some(Number::Whole(all)) if counts => Some(all),
        _ => None,
    };
    let number = |number: u64| Value::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let caption = match (shown.is_empty(), all) {
        (true, _) => naming.say("statistics-no-records"),
        (false, Some(all)) => naming.say_with(
            "statistics-records-of",
            &[
                ("first", number(first)),
                ("last", number(last - 1)),
                ("all", all.into()),
            ],
        ),
        (false, None) => naming.say_with(
            "statistics-records-from",
            &[("first", number(first)), ("last", number(last - 1))],
        ),
    };
    let to_page = |page: u64| {
        let page = page.to_string();
        let mut more: Vec<(&str, &str)> = ask.by.iter().map(|by| ("by", by.as_str())).collect();
        more.push(("page", &page));
        format!("/figures/{}?{}#records", figure.id, ask.query(asked, &more))
    };
    Records {
        caption,
        lines: shown
            .iter()
            .map(|member| RecordLine {
                href: told.opens.contains(&member.id).then(|| {
                    let address = state.mechanism.address(register, member.id);
                    format!("/registers/{register}/{address}")
                }),
                reference: member.reference.clone(),
                written: when(naming, &member.recorded_at),
            })
            .collect(),
        earlier: (ask.page > 1).then(|| to_page(ask.page - 1)),
        later: (members.records.len() > shown.len()).then(|| to_page(ask.page + 1)),
        register: (naming.say(register), visit.list_of(register)),
        note: naming.say(if asked.known_on.is_none() {
            "statistics-records-note"
        } else {
            "statistics-records-note-then"
        }),
    }
}

/// When a record was written, in the country's time.
fn when(naming: &Naming<'_>, recorded_at: &str) -> String {
    match recorded_at.parse::<Moment>() {
        Ok(moment) => naming
            .language
            .date_and_time(naming.pack.time_zone.to_datetime(moment.timestamp())),
        Err(_) => recorded_at.to_owned(),
    }
}
