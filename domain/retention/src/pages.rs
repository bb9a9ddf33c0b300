//! The page of keeping and erasing: who is proposed, whose time is over; and
//! the certificate of what was erased.

use askama::Template;
use axum::{
    Router, extract,
    response::{IntoResponse, Redirect, Response},
    routing::{get, post},
};
use guard::Act;
use kernel::{Entry, Record, RecordId, Refusal};
use records::Mechanism;
use web::{Page, Posted, State, Trouble, Visit, page};

use crate::{Certificate, DestructionProposal, PERSONS, agree, due};

/// The ground of a proposal that the page of those who are due makes.
const TIME_OVER: &str = "time_over";

/// The pages.
pub fn router() -> Router<State> {
    Router::new()
        .route("/retention", get(show))
        .route("/retention/propose", post(propose))
        .route("/retention/agree", post(erase))
}

struct DueLine {
    address: String,
    reference: String,
    since: String,
    provision: String,
}

struct WaitingLine {
    address: String,
    href: String,
    reference: String,
    proposed_on: String,
    proposed_by: String,
    ground: String,
    provision: String,
    own: bool,
}

#[derive(Template)]
#[template(path = "retention/due.html")]
struct DuePage<'a> {
    visit: &'a Visit,
    sees_persons: bool,
    proposes: bool,
    waiting: Vec<WaitingLine>,
    due: Vec<DueLine>,
    all: bool,
}

async fn show(
    extract::State(state): extract::State<State>,
    visit: Visit,
) -> Result<Response, Trouble> {
    let (due, waiting) = state.work(due::due_and_waiting).await?;
    let mechanism = &state.mechanism;
    let proposals = DestructionProposal::kind().register;
    let tag = visit.language.tag();
    let waiting = waiting
        .into_iter()
        .map(|waiting| {
            let address = mechanism.address(&proposals, waiting.stored.id);
            WaitingLine {
                href: format!("/registers/{proposals}/{address}"),
                address,
                reference: waiting.stored.reference,
                proposed_on: visit.language.date(waiting.proposal.proposed_on),
                proposed_by: waiting.stored.recorded_by,
                ground: mechanism.pack().name_of(
                    "destruction_grounds",
                    &waiting.proposal.ground.0,
                    tag,
                ),
                provision: waiting.proposal.provision.0,
                own: waiting.own,
            }
        })
        .collect();
    let all = due.len() < due::SHOWN;
    let due = due
        .into_iter()
        .map(|due| DueLine {
            address: mechanism.address(PERSONS, due.person),
            reference: due.reference,
            since: visit.language.date(due.since),
            provision: due.provision,
        })
        .collect();
    let body = DuePage {
        visit: &visit,
        sees_persons: visit.may(Act::Look, PERSONS),
        proposes: visit.may(Act::Enter, &proposals),
        waiting,
        due,
        all,
    };
    Ok(Page::new(&visit.say("retention-title"), body)
        .wide()
        .show(&state, &visit))
}

/// The record that a form names by its address.
fn named(mechanism: &Mechanism, register: &str, address: &str) -> Result<RecordId, Refusal> {
    mechanism
        .at_address(register, address)
        .ok_or_else(|| Refusal::by("records.no_such_record"))
}

/// Proposes to erase somebody whose time is over.
async fn propose(
    extract::State(state): extract::State<State>,
    _: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    state
        .work(move |mechanism| {
            let person = named(mechanism, PERSONS, posted.value("person"))?;
            let (due, _) = due::due_and_waiting(mechanism)?;
            let due = due
                .into_iter()
                .find(|due| due.person == person)
                .ok_or_else(|| Refusal::by("retention.not_due"))?;
            let entry = Entry::from([
                ("person".to_owned(), due.reference),
                ("proposed_on".to_owned(), mechanism.today().to_string()),
                ("ground".to_owned(), TIME_OVER.to_owned()),
                ("provision".to_owned(), due.provision),
            ]);
            mechanism.enter(&DestructionProposal::kind().register, &entry, None, None)
        })
        .await?;
    Ok(Redirect::to("/retention").into_response())
}

#[derive(Template)]
#[template(path = "retention/certificate.html")]
struct CertificatePage<'a> {
    visit: &'a Visit,
    certificate: &'a Certificate,
    erased_on: String,
    proposed_on: String,
    ground: String,
    /// Each register by its name, with how many records.
    records: Vec<(String, u64)>,
}

/// Agrees to a proposal, and erases.
async fn erase(
    extract::State(state): extract::State<State>,
    visit: Visit,
    posted: Posted,
) -> Result<Response, Trouble> {
    let certificate = state
        .work(move |mechanism| {
            let register = DestructionProposal::kind().register;
            let proposal = named(mechanism, &register, posted.value("proposal"))?;
            agree(mechanism, proposal)
        })
        .await?;
    let body = CertificatePage {
        erased_on: visit.language.date(certificate.erased_on),
        proposed_on: visit.language.date(certificate.proposal.proposed_on),
        ground: state.mechanism.pack().name_of(
            "destruction_grounds",
            &certificate.proposal.ground.0,
            visit.language.tag(),
        ),
        records: certificate
            .erased
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
