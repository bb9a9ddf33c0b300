//! The form of a record: one control a field, with what was typed and what
//! is wrong with it.

use askama::Template;
use kernel::{Date, Entry, Field, FieldKind, Lists, RecordKind, Refusal, Standing};

use crate::{Posted, Sentence, State, Visit, sentence};

/// Up to so many values are all seen at once; more stand in a select.
const RADIOS_MAX: usize = 6;
/// So many boxes are seen at once; more are folded away until asked for.
const BOXES_MAX: usize = 12;
/// Longer lists are put into the order of the alphabet; shorter ones have an
/// order of their own.
const OWN_ORDER_MAX: usize = 20;

/// A part of the form.
pub(crate) struct Section {
    pub(crate) id: &'static str,
    pub(crate) title: String,
    pub(crate) why: Option<String>,
    pub(crate) fields: Vec<Control>,
}

/// The control of one field.
pub(crate) struct Control {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) help: Option<String>,
    pub(crate) sealed: bool,
    pub(crate) required: bool,
    pub(crate) errors: Vec<String>,
    /// The register whose references it takes.
    pub(crate) register: Option<String>,
    pub(crate) input: Input,
}

/// What is filled in.
pub(crate) enum Input {
    /// One line.
    Line {
        value: String,
        mode: &'static str,
        width: &'static str,
    },
    /// Many lines.
    Lines { value: String },
    /// A day in three parts.
    Day {
        day: String,
        month: String,
        year: String,
    },
    /// One of many.
    Select { choices: Vec<Choice> },
    /// One of a few.
    Radios { choices: Vec<Choice> },
    /// Some of them.
    Boxes { choices: Vec<Choice>, folded: bool },
}

/// One value that can be chosen.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) name: String,
    pub(crate) chosen: bool,
    /// Whether it is the first of the answers that are none.
    pub(crate) apart: bool,
}

impl Control {
    /// The id of the first thing that can be filled in, where an error leads.
    pub(crate) fn first_id(&self) -> String {
        match &self.input {
            Input::Day { .. } => format!("{}-day", self.name),
            Input::Radios { .. } | Input::Boxes { .. } => format!("{}-1", self.name),
            _ => self.name.clone(),
        }
    }

    /// Whether anything of a list is chosen.
    fn any_chosen(&self) -> bool {
        match &self.input {
            Input::Boxes { choices, .. } => choices.iter().any(|choice| choice.chosen),
            _ => false,
        }
    }

    /// What describes the control: its help and its errors.
    fn described_by(&self) -> Option<String> {
        let mut ids = Vec::new();
        if self.help.is_some() {
            ids.push(format!("{}-hint", self.name));
        }
        if matches!(self.input, Input::Day { .. }) {
            ids.push(format!("{}-example", self.name));
        }
        if !self.errors.is_empty() {
            ids.push(format!("{}-error", self.name));
        }
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

/// The sections of a form as they stand in a page.
#[derive(Template)]
#[template(path = "registers/fields.html")]
pub(crate) struct Fields<'a> {
    pub(crate) visit: &'a Visit,
    pub(crate) sections: Vec<Section>,
}

/// The sections of a register's form, with what was typed and what is wrong.
pub(crate) fn sections(
    state: &State,
    visit: &Visit,
    kind: &RecordKind,
    typed: &Posted,
    refusals: &[Refusal],
    shown: &guard::Fields,
) -> Vec<Section> {
    let (mut open, mut sealed) = (Vec::new(), Vec::new());
    let is_read = |field: &Field| {
        !field.same && (!(field.is_sealed() && shown.awaits_proof()) || typed.names(field))
    };
    let fields = kind.fields.iter().enumerate();
    for (_, field) in fields.filter(|(at, field)| shown.covers(*at) && is_read(field)) {
        let control = control(state, visit, kind, field, typed, refusals);
        if control.sealed {
            &mut sealed
        } else {
            &mut open
        }
        .push(control);
    }
    let mut sections = Vec::new();
    if !open.is_empty() {
        sections.push(Section {
            id: "open",
            title: visit.say("web-open-section"),
            why: None,
            fields: open,
        });
    }
    if !sealed.is_empty() {
        sections.push(Section {
            id: "sealed",
            title: visit.say("web-sealed-section"),
            why: Some(visit.say("web-sealed-why")),
            fields: sealed,
        });
    }
    sections
}

fn control(
    state: &State,
    visit: &Visit,
    kind: &RecordKind,
    field: &Field,
    typed: &Posted,
    refusals: &[Refusal],
) -> Control {
    Control {
        label: visit.field(kind, field),
        help: visit.help(kind, field),
        sealed: field.is_sealed(),
        required: field.required,
        errors: refusals
            .iter()
            .filter(|refusal| refusal.field.as_ref() == Some(&field.name))
            .map(|refusal| told(state, visit, kind, refusal).whole())
            .collect(),
        register: match &field.kind {
            FieldKind::Link { register } => Some(register.clone()),
            _ => None,
        },
        input: input(state, visit, field, typed),
        name: field.name.clone(),
    }
}

/// The sentence of a refusal, where a day is typed in three parts.
fn told(state: &State, visit: &Visit, kind: &RecordKind, refusal: &Refusal) -> Sentence {
    let mut told = sentence(state.mechanism.pack(), &visit.language, Some(kind), refusal);
    if refusal.rule == "entry.date" {
        told.next = Some(visit.say("web-day-parts"));
    }
    told
}

fn input(state: &State, visit: &Visit, field: &Field, typed: &Posted) -> Input {
    let value = typed.value(&field.name).to_owned();
    let line = |mode, width| Input::Line {
        value: value.clone(),
        mode,
        width,
    };
    match &field.kind {
        FieldKind::Text { characters_max } if *characters_max > 400 => Input::Lines { value },
        FieldKind::Text { .. } => line("text", ""),
        FieldKind::Prose { .. } => Input::Lines { value },
        FieldKind::Date { .. } => {
            let part = |part: &str| typed.value(&format!("{}.{part}", field.name)).to_owned();
            let (day, month, year) = (part("day"), part("month"), part("year"));
            if day.is_empty() && month.is_empty() && year.is_empty() {
                let (day, month, year) = parts(&value);
                Input::Day { day, month, year }
            } else {
                Input::Day { day, month, year }
            }
        }
        FieldKind::Time => line("text", "govuk-input--width-5"),
        FieldKind::Year => line("numeric", "govuk-input--width-4"),
        FieldKind::Whole { .. } => line("numeric", "govuk-input--width-10"),
        FieldKind::Money => line("decimal", "govuk-input--width-10"),
        FieldKind::Link { .. } => line("text", "govuk-input--width-20"),
        FieldKind::YesNo => {
            let mut choices = vec![
                Choice::new("yes", visit.say("record-yes"), &[&value]),
                Choice::new("no", visit.say("record-no"), &[&value]),
            ];
            if !field.required {
                choices.push(Choice::new("", visit.say("web-not-recorded"), &[&value]));
            }
            Input::Radios { choices }
        }
        FieldKind::Code { list } => {
            let (mut choices, values) = offered(state, visit, (field, list), &[&value]);
            if values <= RADIOS_MAX {
                if !field.required {
                    choices.push(Choice::new("", visit.say("web-not-recorded"), &[&value]));
                }
                Input::Radios { choices }
            } else {
                let none = if field.required {
                    "record-choose"
                } else {
                    "web-not-recorded"
                };
                choices.insert(0, Choice::new("", visit.say(none), &[&value]));
                Input::Select { choices }
            }
        }
        FieldKind::Codes { list } => {
            let given: Vec<&str> = typed
                .values(&field.name)
                .iter()
                .flat_map(|value| value.split(';'))
                .map(str::trim)
                .collect();
            let (choices, values) = offered(state, visit, (field, list), &given);
            Input::Boxes {
                choices,
                folded: values > BOXES_MAX,
            }
        }
    }
}

impl Choice {
    fn new(value: &str, name: String, chosen: &[&str]) -> Self {
        Self {
            value: value.to_owned(),
            name,
            chosen: chosen.iter().any(|chosen| chosen.trim() == value),
            apart: false,
        }
    }
}

/// The parts of a date as it is kept.
fn parts(date: &str) -> (String, String, String) {
    let mut parts = date.trim().splitn(3, '-').map(str::to_owned);
    let year = parts.next().unwrap_or_default();
    let month = parts.next().unwrap_or_default();
    let day = parts.next().unwrap_or_default();
    (day, month, year)
}

/// What a list offers for a field: its values in force, what was chosen before
/// even if it is retired or unknown, and the answers that are none. Gives how many
/// values of the list there are.
fn offered(
    state: &State,
    visit: &Visit,
    (field, list): (&Field, &str),
    chosen: &[&str],
) -> (Vec<Choice>, usize) {
    let today = state.mechanism.today();
    let mut choices: Vec<Choice> = choices_of(state, visit, list, today)
        .into_iter()
        .filter(|(code, _, standing)| {
            *standing == Standing::InForce || chosen.contains(&code.as_str())
        })
        .map(|(code, name, _)| Choice::new(&code, name, chosen))
        .collect();
    let values = choices.len();
    for (at, code) in field.non_answers().iter().enumerate() {
        choices.push(Choice {
            apart: at == 0,
            ..Choice::new(code, visit.say(&format!("state-{code}")), chosen)
        });
    }
    // What was typed is shown again even where it is no value of the list.
    for typed in chosen.iter().filter(|typed| !typed.is_empty()) {
        if choices.iter().all(|choice| choice.value != *typed) {
            choices.push(Choice::new(typed, (*typed).to_owned(), chosen));
        }
    }
    (choices, values)
}

/// The values of a list with their names and how they stand today.
pub(crate) fn choices_of(
    state: &State,
    visit: &Visit,
    list: &str,
    today: Date,
) -> Vec<(String, String, Standing)> {
    let pack = state.mechanism.pack();
    let mut choices: Vec<_> = pack
        .list(list)
        .codes()
        .map(|code| {
            (
                code.to_owned(),
                pack.name_of(list, code, visit.language.tag()),
                pack.standing(list, code, today),
            )
        })
        .collect();
    if choices.len() > OWN_ORDER_MAX {
        choices.sort_by(|one, other| visit.language.compare(&one.1, &other.1));
    }
    choices
}

/// A record as its form is filled in.
pub(crate) fn posted_of(kind: &RecordKind, entry: &Entry) -> Posted {
    let mut pairs = Vec::new();
    for (name, value) in entry {
        let several = kind
            .field(name)
            .is_some_and(|field| matches!(field.kind, FieldKind::Codes { .. }));
        if several {
            pairs.extend(value.split(';').map(|code| (name.clone(), code.to_owned())));
        } else {
            pairs.push((name.clone(), value.clone()));
        }
    }
    Posted::of(pairs)
}

/// The summary over a form: each error with the place it leads to.
pub(crate) fn summary(
    state: &State,
    visit: &Visit,
    kind: &RecordKind,
    sections: &[Section],
    refusals: &[Refusal],
) -> Vec<(String, String)> {
    refusals
        .iter()
        .map(|refusal| {
            let told = told(state, visit, kind, refusal);
            let control = sections
                .iter()
                .flat_map(|section| &section.fields)
                .find(|control| Some(&control.name) == refusal.field.as_ref());
            // What to do next stands at the field; without one, here.
            match (control, refusal.field.as_deref()) {
                (Some(control), _) => (
                    control.first_id(),
                    format!("{}: {}", control.label, told.why),
                ),
                (None, Some("reference")) => ("_reference".to_owned(), told.why),
                (None, Some("reason")) => ("_reason".to_owned(), told.why),
                _ => ("form".to_owned(), told.whole()),
            }
        })
        .collect()
}
