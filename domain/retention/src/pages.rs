//! The page of keeping and erasing: what is proposed, whose time is over, what
//! was erased; and the certificate of each erasing.

use askama::Template;
use axum::{
    Router,
    extract::{self, Path},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use guard::Act;
use kernel::{Date, Entry, Record, RecordId, Refusal};
use records::Mechanism;
use web::{Page, Posted, Sending, State, Trouble, Visit, Wrong, page};
use words::Value;

use crate::{Certificate, DestructionProposal, PERSONS, TIME_OVER, Whose, agree, certificate, due};

/// The pages.
pub fn router() -> Router<State> {
    Router::new()
        .route("/retention", get(show))
        .route("/retention/propose", get(show).post(propose))
        .route("/retention/agree", get(show).post(erase))
        .route("/retention/certificates/{address}", get(certify))
}

struct DueLine {
    address: String,
    reference: String,
    since: String,
    provision: String,
}

/// What is due of one register and year.
struct YearLine {
    register: String,
    name: String,
    year: i16,
    records: String,
    since: String,
    provision: String,
    proposes: bool,
}

struct WaitingLine {
    what: String,
    address: String,
    href: String,
    reference: String,
    proposed_on: String,
    proposed_by: String,
    ground: String,
    provision: String,
    own: bool,
    erases: bool,
}

struct DoneLine {
    address: String,
    reference: String,
    erased_on: String,
}

#[derive(Template)]
#[template(path = "retention/due.html")]
struct DuePage<'a> {
    visit: &'a Visit,
    errors: Vec<(&'static str, String)>,
    sees_persons: bool,
    proposes: bool,
    waiting: Vec<WaitingLine>,
    due: Vec<DueLine>,
    of_years: Vec<YearLine>,
    all: bool,
    done: Vec<DoneLine>,
}

async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    list(&state, &visit, &Wrong::default()).await
}

/// Everything, and what is wrong with what was to be done here.
async fn list(state: &State, visit: &Visit, wrong: &Wrong) -> Result<Response, Trouble> {
    let due::Known {
        due,
        of_years,
        waiting,
        done,
    } = state.work(due::known).await?;
    let mechanism = &state.mechanism;
    let proposals = DestructionProposal::kind().register;
    let waiting = waiting
        .into_iter()
        .map(|waiting| {
            let address = mechanism.address(&proposals, waiting.stored.id);
            WaitingLine {
                href: format!("/registers/{proposals}/{address}"),
                address,
                reference: waiting.stored.reference,
                proposed_on: visit.language.date(waiting.proposal.proposed_on),
                what: what(visit, &waiting.whose, waiting.records),
                erases: may_erase(visit, &waiting.whose),
                proposed_by: waiting.stored.recorded_by,
                ground: ground(mechanism, visit, &waiting.proposal),
                provision: provision(mechanism, visit, &waiting.proposal.provision.0),
                own: waiting.own,
            }
        })
        .collect();
    let of_years = of_years
        .into_iter()
        .map(|line| YearLine {
            name: visit.register(&line.register),
            year: line.year,
            records: visit
                .language
                .number(i64::try_from(line.records).unwrap_or(i64::MAX)),
            since: visit.language.date(line.since),
            provision: provision(mechanism, visit, &line.provision),
            proposes: visit
                .guard
                .clone()
                .seconding()
                .offers(Act::Erase, &line.register),
            register: line.register,
        })
        .collect();
    let all = due.len() < due::SHOWN;
    let due = due
        .into_iter()
        .map(|due| DueLine {
            address: mechanism.address(PERSONS, due.person),
            reference: due.reference,
            since: visit.language.date(due.since),
            provision: provision(mechanism, visit, &due.provision),
        })
        .collect();
    let done = done
        .into_iter()
        .map(|done| DoneLine {
            address: mechanism.address(&proposals, done.id),
            reference: done.reference,
            erased_on: visit.language.date(done.erased_on),
        })
        .collect();
    let body = DuePage {
        sees_persons: visit.may(Act::Look, PERSONS),
        proposes: visit.may(Act::Enter, &proposals),
        errors: wrong.told(state, visit, |_| ""),
        visit,
        waiting,
        due,
        of_years,
        all,
        done,
    };
    Ok(Page::new(&visit.say("retention-title"), body)
        .wide()
        .wrong(wrong)
        .show(state, visit))
}

/// …which is told even if nothing else can be shown.
async fn again(state: &State, visit: &Visit, wrong: Wrong) -> Result<Response, Trouble> {
    let shown = list(state, visit, &wrong).await;
    shown.map_err(|why| wrong.instead_of(why))
}

/// Whose records a proposal is about, in the reader's words: no person is named.
fn what(visit: &Visit, whose: &Whose, records: Option<usize>) -> String {
    let Whose::Records(batch) = whose else {
        return visit.say("retention-all-of-a-person");
    };
    let of = visit.register(&batch.register);
    let day = visit.language.date(batch.up_to);
    let mut values = vec![("of", of.as_str().into()), ("day", day.as_str().into())];
    let Some(records) = records else {
        return visit.say_with("retention-up-to", &values);
    };
    let records = i64::try_from(records).unwrap_or(i64::MAX);
    values.push(("records", Value::Number(records)));
    visit.say_with("retention-records-up-to", &values)
}

/// Whether a second officer may erase these.
fn may_erase(visit: &Visit, whose: &Whose) -> bool {
    let register = whose
        .batch()
        .map_or(PERSONS, |batch| batch.register.as_str());
    visit.guard.clone().seconding().offers(Act::Erase, register)
}

/// The ground of a proposal, in the reader's words.
fn ground(mechanism: &Mechanism, visit: &Visit, proposal: &DestructionProposal) -> String {
    let ground = &proposal.ground.0;
    let pack = mechanism.pack();
    pack.name_of("destruction_grounds", ground, visit.language.tag())
}

/// A provision in the reader's language, where it is one that the country's
/// times of keeping name: what an officer typed stands as it was typed.
fn provision(mechanism: &Mechanism, visit: &Visit, source: &str) -> String {
    let settings = &mechanism.pack().settings;
    settings
        .provision_in(source, visit.language.tag())
        .to_owned()
}

/// The record that a form names by its address.
fn named(mechanism: &Mechanism, register: &str, address: &str) -> Result<RecordId, Refusal> {
    mechanism
        .at_address(register, address)
        .ok_or_else(|| Refusal::by("records.no_such_record"))
}

/// Proposes to erase somebody, or the records of a register and year, whose time
/// is over.
async fn propose(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let sending = Sending::of(&posted)?;
    let typed = posted.clone();
    let proposed = state
        .work(move |mechanism| {
            let proposals = DestructionProposal::kind().register;
            let repeat = sending.repeat();
            // What was proposed under this key is due no more.
            if mechanism.has_entered(&proposals, repeat.as_ref())? {
                return Ok(());
            }
            let not_due = || Refusal::by("retention.not_due");
            let known = due::known(mechanism)?;
            let mut entry = Entry::from([
                ("proposed_on".to_owned(), mechanism.today().to_string()),
                ("ground".to_owned(), TIME_OVER.to_owned()),
            ]);
            let mut fill = |pairs: [(&str, String); 2]| {
                entry.extend(pairs.map(|(field, value)| (field.to_owned(), value)));
            };
            if typed.value("register").is_empty() {
                let person = named(mechanism, PERSONS, typed.value("person"))?;
                let mut due = known.due.into_iter();
                let due = due.find(|due| due.person == person).ok_or_else(not_due)?;
                fill([("person", due.reference), ("provision", due.provision)]);
            } else {
                let (register, year) = (typed.value("register"), typed.value("year"));
                let mut due = known.of_years.into_iter();
                let due = due
                    .find(|due| due.register == register && due.year.to_string() == year)
                    .ok_or_else(not_due)?;
                let end = Date::new(due.year, 12, 31).map_err(|_| not_due())?;
                let up_to = Ord::min(end, mechanism.today());
                fill([("up_to", up_to.to_string()), ("provision", due.provision)]);
                entry.insert("register".to_owned(), due.register);
            }
            mechanism.enter_once(&proposals, &entry, None, None, repeat.as_ref())?;
            Ok(())
        })
        .await;
    match proposed {
        Ok(()) => Ok(Redirect::to("/retention").into_response()),
        Err(trouble) => again(&state, &visit, posted.wrong(trouble)?).await,
    }
}

/// Agrees to a proposal, and erases.
async fn erase(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let address = posted.value("proposal").to_owned();
    let erased = {
        let address = address.clone();
        state
            .work(move |mechanism| {
                let proposals = DestructionProposal::kind().register;
                agree(mechanism, named(mechanism, &proposals, &address)?)
            })
            .await
    };
    match erased {
        Ok(_) => Ok(Redirect::to(&format!("/retention/certificates/{address}")).into_response()),
        Err(trouble) => again(&state, &visit, posted.wrong(trouble)?).await,
    }
}

#[derive(Template)]
#[template(path = "retention/certificate.html")]
struct CertificatePage<'a> {
    visit: &'a Visit,
    certificate: &'a Certificate,
    erased_on: String,
    proposed_on: String,
    /// Of a batch the last day of what was destroyed.
    up_to: Option<String>,
    ground: String,
    provision: String,
    /// Each register by its name, with how many records.
    records: Vec<(String, u64)>,
}

/// The certificate of a proposal that was agreed to.
async fn certify(
    extract::State(state): extract::State<State>,
    visit: Visit,
    Path(address): Path<String>,
) -> Result<Response, Trouble> {
    let register = DestructionProposal::kind().register;
    let proposal = named(&state.mechanism, &register, &address)?;
    let certificate = state
        .work(move |mechanism| certificate(mechanism, proposal))
        .await?;
    let body = CertificatePage {
        erased_on: visit.language.date(certificate.erased_on),
        proposed_on: visit.language.date(certificate.proposal.proposed_on),
        up_to: certificate
            .proposal
            .up_to
            .map(|day| visit.language.date(day)),
        ground: ground(&state.mechanism, &visit, &certificate.proposal),
        provision: provision(&state.mechanism, &visit, &certificate.proposal.provision.0),
        records: certificate
            .records
            .iter()
            .map(|(register, records)| (visit.register(register), *records))
            .collect(),
        visit: &visit,
        certificate: &certificate,
    };
    Ok(page(
        &state,
        &visit,
        &visit.say("retention-certificate"),
        body,
    ))
}
