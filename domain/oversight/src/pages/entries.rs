//! The entries of one line of unusual looks.

use askama::Template;
use axum::{extract, response::Response};
use db::LogAsked;
use guard::Act;
use kernel::{Date, Refusal};
use web::{Page, Posted, State, Trouble, Visit};

use super::{
    looked::account_at,
    paging::{LINES, Paging},
    said::{EntryLine, Saying},
};
use crate::unusual::{Key, RULES, entries};

#[derive(Template)]
#[template(path = "oversight/line.html")]
struct LinePage<'a> {
    visit: &'a Visit,
    posted: &'a Posted,
    title: String,
    day: String,
    lines: Vec<EntryLine>,
    paging: Paging,
}

impl LinePage<'_> {
    /// What the form of another page of them asks for, as it was asked here.
    fn asked(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let asked = ["rule", "day", "who", "by", "about", "from", "until"];
        asked
            .map(|name| (name, self.posted.value(name)))
            .into_iter()
    }
}

/// Shows just those entries that the rule of a line counts.
pub(crate) async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    visit.guard.permit(Act::ReviewUse, "log")?;
    let day = |name: &str| {
        let day = posted.value(name).parse::<Date>();
        day.map_err(|_| Refusal::by("web.day").at(name))
    };
    let days = (day("from")?, day("until")?);
    let key = Key {
        day: day("day")?,
        rule: RULES
            .into_iter()
            .find(|rule| *rule == posted.value("rule"))
            .ok_or(Trouble::NOT_FOUND)?,
        account: match posted.value("by") {
            "" => None,
            by => Some(account_at(&state.mechanism, by)?),
        },
        about: Some(posted.value("about").to_owned()).filter(|about| !about.is_empty()),
    };
    let page = posted.value("page").parse().unwrap_or(1);
    let (title, on) = (
        state
            .mechanism
            .pack()
            .name_of("use_rules", key.rule, visit.language.tag()),
        visit.language.date(key.day),
    );
    let language = visit.language.clone();
    let (lines, paging) = state
        .work(move |mechanism| {
            let permit = mechanism.guard().permit(Act::ReviewUse, "log")?;
            let saying = Saying {
                mechanism,
                language: &language,
            };
            mechanism.db().read(|session| {
                let all = entries(session, mechanism.pack(), days, &permit, key.clone())?;
                let paging = Paging::of(page, all.len() as u64);
                let asked = LogAsked {
                    numbers: paging.cut(all).into_iter().collect(),
                    limit: LINES as u64,
                    ..LogAsked::default()
                };
                // Without a number every entry would be asked for.
                if asked.numbers.is_empty() {
                    return Ok((Vec::new(), paging));
                }
                let (lines, _) = session.log(&asked, &permit)?;
                let lines = lines.into_iter().map(|line| saying.entry(line));
                Ok((lines.collect(), paging))
            })
        })
        .await?;
    let body = LinePage {
        visit: &visit,
        posted: &posted,
        title,
        day: on,
        lines,
        paging,
    };
    Ok(Page::new(&visit.say("oversight-entries"), body)
        .wide()
        .show(&state, &visit))
}
