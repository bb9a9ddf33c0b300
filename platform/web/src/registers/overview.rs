//! All registers, by desk, with how many records each has.

use askama::Template;
use axum::{extract, response::Response};
use db::Listing;
use guard::Act;

use crate::{Page, State, Trouble, Visit};

struct DeskLine {
    name: String,
    id: &'static str,
    registers: Vec<RegisterLine>,
}

struct RegisterLine {
    href: String,
    new: Option<String>,
    name: String,
    about: String,
    count: String,
}

#[derive(Template)]
#[template(path = "registers/overview.html")]
struct Overview<'a> {
    visit: &'a Visit,
    desks: Vec<DeskLine>,
}

pub(crate) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    let counts = state
        .work(|mechanism| {
            mechanism.db().read(|session| {
                let mut counts = std::collections::BTreeMap::new();
                let guard = mechanism.guard();
                for kind in mechanism.registers() {
                    // What is opened from other records alone has no list.
                    let any = [Act::Look, Act::Enter];
                    if !any.iter().any(|act| guard.offers(*act, &kind.register)) {
                        continue;
                    }
                    // What may be entered and not be seen has no number.
                    let count = match guard.leave(Act::Look, &kind.register) {
                        Some(permit) => session.count(kind, &Listing::default(), &permit)?,
                        None => 0,
                    };
                    counts.insert(kind.register.clone(), count);
                }
                Ok(counts)
            })
        })
        .await?;
    let desks = state
        .mechanism
        .pack()
        .desks
        .iter()
        .filter(|desk| {
            let mut registers = desk.registers.iter();
            registers.any(|register| counts.contains_key(&register.kind.register))
        })
        .map(|desk| DeskLine {
            name: visit.say(&format!("desk-{}", desk.name)),
            id: desk.name,
            registers: desk
                .registers
                .iter()
                .filter(|register| counts.contains_key(&register.kind.register))
                .map(|register| {
                    let register = &register.kind.register;
                    RegisterLine {
                        href: format!("/registers/{register}"),
                        new: visit
                            .may(Act::Enter, register)
                            .then(|| format!("/registers/{register}/new")),
                        name: visit.register(register),
                        about: visit
                            .language
                            .attribute(register, "about")
                            .unwrap_or_default(),
                        count: visit
                            .language
                            .number(counts.get(register).copied().unwrap_or(0)),
                    }
                })
                .collect(),
        })
        .collect();
    let title = visit.say("navigation-registers");
    let overview = Overview {
        visit: &visit,
        desks,
    };
    Ok(Page::new(&title, overview).show(&state, &visit))
}
