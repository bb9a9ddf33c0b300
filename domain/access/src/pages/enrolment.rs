//! Making one's account, by a link that is good once: the first
//! administrator's, or one that an administrator handed over.

use askama::Template;
use axum::{
    Extension,
    extract::{self, Path},
    http::StatusCode,
    response::Response,
};
use db::{AccountAct, Session};
use guard::Act;
use kernel::{Entry, Lists, No, RecordId, Refusal, Standing};
use records::Mechanism;
use web::{Page, Posted, State, Trouble, Visit};

use super::form::{Device, Form, Input, Line};
use crate::{
    Access,
    accounts::{self, New},
    credential::{self, Credential, LetIn},
    doorkeeper::{FIRST, LINK},
    links::{self, Link},
    posts::Held,
    second_factor::Secret,
    told::{OFFICERS, POSTS, tell},
};

/// The role of whoever gives accounts.
const ADMINISTRATOR: &str = "administrator";

/// For whom an account is made.
enum Whose {
    /// The first administrator of a database that has no accounts.
    First,
    /// An officer whose record is there.
    Officer { name: String },
}

struct Enrolment<'a> {
    whose: &'a Whose,
    action: String,
    posted: &'a Posted,
    secret: Secret,
    refusals: &'a [Refusal],
}

impl<'a> Enrolment<'a> {
    /// The empty form.
    fn blank(whose: &'a Whose, action: String, posted: &'a Posted) -> Result<Self, Trouble> {
        Ok(Self {
            whose,
            action,
            posted,
            secret: Secret::new()?,
            refusals: &[],
        })
    }

    /// The codes on paper of whoever has an account now; else the form again,
    /// with what is wrong.
    fn answer(
        self,
        state: &State,
        visit: &Visit,
        made: Result<Vec<String>, Vec<Refusal>>,
    ) -> Result<Response, Trouble> {
        match made {
            Ok(codes) => Ok(paper(state, visit, codes, ("/sign-in", "access-sign-in"))),
            Err(refusals) => Enrolment {
                refusals: &refusals,
                ..self
            }
            .show(state, visit, StatusCode::UNPROCESSABLE_ENTITY),
        }
    }

    fn show(self, state: &State, visit: &Visit, status: StatusCode) -> Result<Response, Trouble> {
        let typed = |name: &str| self.posted.value(name).to_owned();
        let mut lines = Vec::new();
        let mut sentences = Vec::new();
        match self.whose {
            Whose::First => {
                sentences.push(visit.say("access-first-about"));
                lines.push(
                    Line::of(visit, "officer", "access-your-name", Input::Text, "name")
                        .filled(&typed("officer")),
                );
                let bodies = bodies(state, visit);
                lines.push(
                    Line::of(
                        visit,
                        "agency",
                        "access-your-body",
                        Input::Choice(bodies),
                        "off",
                    )
                    .filled(&typed("agency")),
                );
            }
            Whose::Officer { name } => {
                sentences
                    .push(visit.say_with("access-link-about", &[("name", name.as_str().into())]));
            }
        }
        lines.push(
            Line::of(visit, "name", "access-new-name", Input::Text, "username")
                .filled(&typed("name")),
        );
        lines.extend(Line::new_password(visit, "password"));
        lines.push(Line::code(visit, "access-first-code"));
        let picture = self.secret.picture(match typed("name").as_str() {
            "" => "account",
            name => name,
        })?;
        Ok(Form {
            heading: visit.say("access-make-account"),
            sentences,
            action: self.action,
            button: visit.say("access-make-account"),
            lines,
            hidden: vec![("secret", self.secret.hexadecimal())],
            picture: Some((picture, self.secret.typed())),
            passkey: Device::None,
            links: Vec::new(),
            back: None,
            refusals: self.refusals,
            of_the_page: &[],
        }
        .show(state, visit, status))
    }
}

/// The bodies of the country that are in force, by their names.
fn bodies(state: &State, visit: &Visit) -> Vec<(String, String)> {
    let pack = state.mechanism.pack();
    let today = state.mechanism.today();
    let mut bodies: Vec<(String, String)> = pack
        .list("agencies")
        .codes()
        .filter(|code| pack.standing("agencies", code, today) == Standing::InForce)
        .map(|code| {
            let name = pack.name_of("agencies", code, visit.language.tag());
            (code.to_owned(), name)
        })
        .collect();
    bodies.sort_by(|(_, one), (_, other)| visit.language.compare(one, other));
    bodies
}

#[derive(Template)]
#[template(path = "access/paper.html")]
struct Paper<'a> {
    visit: &'a Visit,
    heading: String,
    codes: Vec<String>,
    next: &'static str,
    next_words: String,
}

/// The codes on paper, shown this once.
pub(super) fn paper(
    state: &State,
    visit: &Visit,
    codes: Vec<String>,
    (next, words): (&'static str, &str),
) -> Response {
    let body = Paper {
        heading: visit.say("access-paper"),
        next_words: visit.say(words),
        visit,
        codes,
        next,
    };
    let title = body.heading.clone();
    Page::new(&title, body).show(state, visit)
}

pub(super) async fn ask_first(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    Path(key): Path<String>,
) -> Result<Response, Trouble> {
    if !access.is_first(&key) {
        return Err(Trouble::NOT_FOUND);
    }
    Enrolment::blank(&Whose::First, format!("{FIRST}{key}"), &Posted::default())?.show(
        &state,
        &visit,
        StatusCode::OK,
    )
}

pub(super) async fn first(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    Path(key): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    if !access.is_first(&key) {
        return Err(Trouble::NOT_FOUND);
    }
    let secret = Secret::of(posted.value("secret")).ok_or(Trouble::OldForm)?;
    let made = {
        let (access, posted, secret) = (access.clone(), posted.clone(), secret.clone());
        state
            .work(move |mechanism| refusals_apart(make_first(mechanism, &access, &posted, &secret)))
            .await?
    };
    if made.is_ok() {
        access.first_is_made();
    }
    Enrolment {
        whose: &Whose::First,
        action: format!("{FIRST}{key}"),
        posted: &posted,
        secret,
        refusals: &[],
    }
    .answer(&state, &visit, made)
}

fn refusals_apart<T>(done: Result<T, No>) -> Result<Result<T, Vec<Refusal>>, No> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(No::Refused(refusals)) => Ok(Err(refusals)),
        Err(failed) => Err(failed),
    }
}

fn new_account(
    mechanism: &Mechanism,
    access: &Access,
    posted: &Posted,
    secret: &Secret,
) -> Result<New, No> {
    accounts::make(
        access.passwords(),
        posted.value("name"),
        (posted.value("password"), posted.value("again")),
        secret,
        posted.value("code"),
        mechanism.now(),
    )
}

/// The officer, the post and the account of the first administrator: all of
/// it or nothing.
fn make_first(
    mechanism: &Mechanism,
    access: &Access,
    posted: &Posted,
    secret: &Secret,
) -> Result<Vec<String>, No> {
    let new = new_account(mechanism, access, posted, secret)?;
    let today = mechanism.today().to_string();
    let entry = |pairs: &[(&str, &str)]| -> Entry {
        pairs
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect()
    };
    let (name, agency) = (posted.value("officer").trim(), posted.value("agency"));
    let officer = entry(&[("name", name), ("agency", agency), ("known_since", &today)]);
    guard::Officer::named(name).map_err(|refusal| refusal.at("officer"))?;
    let to_enter = |register| mechanism.guard().permit(Act::Enter, register);
    let (officers, posts) = (to_enter(OFFICERS)?, to_enter(POSTS)?);
    mechanism.db().write(|session| {
        // Two who open the link at once do not both become the first.
        if session.keeps_any(db::Drawer::Credentials)? {
            return Err(Refusal::by("access.link_gone").into());
        }
        let officer = mechanism.enter_within(session, &officer, &officers)?;
        let post = entry(&[
            ("officer", &officer.reference),
            ("agency", agency),
            ("role", ADMINISTRATOR),
            ("begins_on", &today),
            ("gives_posts_everywhere", "yes"),
        ]);
        mechanism.enter_within(session, &post, &posts)?;
        let sure = Credential {
            let_in: LetIn::AtTheMachine,
            ..new.credential.clone()
        };
        let by = Some(mechanism.guard().officer());
        tell(session, AccountAct::AccountMade, by, officer.id)?;
        Ok(credential::keep(session, &new.name, officer.id, &sure)?)
    })?;
    Ok(new.paper)
}

/// The officer of a link that is good, by name.
fn officer_of(
    mechanism: &Mechanism,
    session: &Session<'_>,
    key: &str,
) -> Result<Option<(RecordId, String, Link)>, No> {
    let Some((officer, link)) = links::officer_of(session, key, mechanism.now())? else {
        return Ok(None);
    };
    // Of links that one administrator alone made, when one still could, none is
    // good any more.
    if !link.let_in.is_sure() {
        return Ok(None);
    }
    // A link to a first account that was used, and put back into the database
    // by somebody, opens no second one.
    if link.recovered.is_none() && session.had_an_account(OFFICERS, officer)? {
        return Ok(None);
    }
    let held = Held::by(session, officer, mechanism.today())?;
    Ok(held.map(|held| (officer, held.officer.name.0, link)))
}

pub(super) async fn ask_by_link(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(key): Path<String>,
) -> Result<Response, Trouble> {
    let action = format!("{LINK}{key}");
    let found = state
        .work(move |mechanism| {
            mechanism
                .db()
                .read(|session| officer_of(mechanism, session, &key))
        })
        .await?;
    let (_, name, _) = found.ok_or_else(|| Refusal::by("access.link_gone"))?;
    Enrolment::blank(&Whose::Officer { name }, action, &Posted::default())?.show(
        &state,
        &visit,
        StatusCode::OK,
    )
}

pub(super) async fn by_link(
    extract::State(state): extract::State<State>,
    Extension(access): Extension<Access>,
    visit: Visit,
    Path(key): Path<String>,
    posted: Posted,
) -> Result<Response, Trouble> {
    let secret = Secret::of(posted.value("secret")).ok_or(Trouble::OldForm)?;
    let action = format!("{LINK}{key}");
    let (name, made) = {
        let (posted, secret) = (posted.clone(), secret.clone());
        state
            .work(move |mechanism| {
                let found = mechanism
                    .db()
                    .read(|session| officer_of(mechanism, session, &key))?;
                let (_, name, _) = found.ok_or_else(|| Refusal::by("access.link_gone"))?;
                let made = make_by_link(mechanism, &access, &key, &posted, &secret);
                Ok((name, refusals_apart(made)?))
            })
            .await?
    };
    Enrolment {
        whose: &Whose::Officer { name },
        action,
        posted: &posted,
        secret,
        refusals: &[],
    }
    .answer(&state, &visit, made)
}

fn make_by_link(
    mechanism: &Mechanism,
    access: &Access,
    key: &str,
    posted: &Posted,
    secret: &Secret,
) -> Result<Vec<String>, No> {
    let new = new_account(mechanism, access, posted, secret)?;
    mechanism.db().write(|session| {
        let (officer, _, link) =
            officer_of(mechanism, session, key)?.ok_or_else(|| Refusal::by("access.link_gone"))?;
        if credential::of(session, officer)?.is_some() {
            return Err(Refusal::by("access.link_gone").into());
        }
        if session
            .kept_as(db::Drawer::Credentials, &new.name)?
            .is_some()
        {
            return Err(Refusal::by("access.name_taken").at("name").into());
        }
        links::drop_all(session, officer)?;
        let credential = Credential {
            let_in: link.let_in,
            recovered: link.recovered,
            read_to: session.next_entry()?,
            ..new.credential.clone()
        };
        tell(session, AccountAct::AccountMade, None, officer)?;
        Ok(credential::keep(session, &new.name, officer, &credential)?)
    })?;
    Ok(new.paper)
}
