//! What waits for the overseer: openings of files that nobody has reviewed
//! yet, and emergencies that met no file; and which alerts of the prosecutor's
//! office wait for their answer.

use access::Officer;
use clockwork::{Moment, SignedDuration};
use db::{Listing, LogAsked, Session, Stored};
use guard::{Act, Permit};
use kernel::{Condition, Fault, Look as _, No, Record as _, RecordId, Settings as _, condition};
use records::Mechanism;

use crate::{NOTHING_OPENED, OFFICERS, OPENINGS};

/// For how many days emergencies that met no file are shown.
const ATTEMPTS_DAYS: i64 = 30;

/// Among so many of the last emergencies of an officer the one is found that
/// opens a file the longest.
const OWN_OPENINGS: u64 = 50;

/// One opening that waits for its review.
pub(crate) struct Waiting {
    pub(crate) id: RecordId,
    pub(crate) reference: String,
    pub(crate) officer: String,
    pub(crate) body: String,
    pub(crate) kind: String,
    pub(crate) opened_at: Moment,
    pub(crate) due: Option<Moment>,
    pub(crate) overdue: bool,
}

/// The register of alerts of the prosecutor's office.
pub(crate) const ALERTS: &str = "non_punishment_alerts";

/// One alert that waits for the answer of the prosecutor's office.
pub(crate) struct Unanswered {
    pub(crate) id: RecordId,
    pub(crate) reference: String,
    /// The office that was alerted.
    pub(crate) alerted: String,
    pub(crate) alerted_at: Moment,
    pub(crate) due: Option<Moment>,
    pub(crate) overdue: bool,
}

/// All that waits.
pub(crate) struct Alerts {
    /// Those opened first come first.
    pub(crate) openings: Vec<Waiting>,
    pub(crate) in_all: i64,
    pub(crate) overdue: i64,
    /// Emergencies of late that met no file: their number.
    pub(crate) attempts: u64,
    /// Alerts without an answer, for those who may know of them: the first
    /// ones, those given first before the others.
    pub(crate) unanswered: Option<(Vec<Unanswered>, i64)>,
}

fn not_reviewed() -> Vec<Condition> {
    let reviewed = condition::linked("opening_reviews", "opening", "", []);
    vec![condition::not(reviewed)]
}

/// How many openings wait for the overseer, for every page of theirs. It shows
/// no record.
///
/// # Errors
/// What the database fails with.
pub fn open_alerts(mechanism: &Mechanism) -> Result<u64, No> {
    mechanism
        .db()
        .read(|session| Ok(session.records(OPENINGS, &not_reviewed())?.len() as u64))
}

/// What waits, as the overseer's page shows it: so many openings behind the
/// first ones.
pub(crate) fn alerts(mechanism: &Mechanism, (limit, offset): (u64, u64)) -> Result<Alerts, No> {
    let guard = mechanism.guard();
    let log = guard.permit(Act::ReviewUse, "log")?;
    let permit = guard.permit(Act::Look, OPENINGS)?;
    let alerts_seen = guard.leave(Act::Look, ALERTS);
    let kind = mechanism.kind(OPENINGS)?;
    let now = mechanism.now();
    let hours = mechanism.pack().hours("opening_review", mechanism.today());
    let since = later(now, -24 * ATTEMPTS_DAYS)?;
    mechanism.db().read(|session| {
        let listing = Listing {
            conditions: not_reviewed(),
            limit,
            offset,
            ..Listing::default()
        };
        let mut openings = Vec::new();
        for (stored, opened_at) in
            entered(session, OPENINGS, session.list(&kind, &listing, &permit)?)?
        {
            let opening = stored.row.clone();
            let due = hours.map(|hours| later(opened_at, hours)).transpose()?;
            let (officer, body) = officer_of(session, &kind.value(&opening, "officer").clone())?;
            openings.push(Waiting {
                id: stored.id,
                reference: stored.reference,
                officer,
                body,
                kind: match kind.value(&opening, "kind") {
                    kernel::Value::Code(code) => code.clone(),
                    _ => String::new(),
                },
                opened_at,
                due,
                overdue: due.is_some_and(|due| due < now),
            });
        }
        let in_all = session.count(&kind, &listing, &permit)?;
        let overdue = match hours {
            None => 0,
            Some(hours) => {
                let since = later(now, -hours)?.to_string();
                let in_time = Condition::EnteredSince(since);
                let mut late = listing.clone();
                late.conditions.push(condition::not(in_time));
                session.count(&kind, &late, &permit)?
            }
        };
        let asked = LogAsked {
            register: Some(OPENINGS.to_owned()),
            from: Some(since),
            refused: true,
            ..LogAsked::default()
        };
        let unanswered = alerts_seen
            .as_ref()
            .map(|permit| unanswered(session, mechanism, permit, limit))
            .transpose()?;
        let mut attempts = 0;
        session.each_entry(&asked, &log, &mut |line| {
            if line.refused.as_deref() == Some(NOTHING_OPENED) {
                attempts += 1;
            }
            Ok(())
        })?;
        Ok(Alerts {
            openings,
            in_all,
            overdue,
            attempts,
            unanswered,
        })
    })
}

/// The alerts that nobody has answered, and how many there are.
fn unanswered(
    session: &Session<'_>,
    mechanism: &Mechanism,
    permit: &Permit,
    limit: u64,
) -> Result<(Vec<Unanswered>, i64), No> {
    let kind = mechanism.kind(ALERTS)?;
    let (now, today) = (mechanism.now(), mechanism.today());
    let hours = mechanism.pack().hours("alert_answer", today);
    let listing = Listing {
        conditions: vec![condition::not(condition::present("answer"))],
        sort: kind.period.clone(),
        limit,
        ..Listing::default()
    };
    let mut waiting = Vec::new();
    for (stored, alerted_at) in entered(session, ALERTS, session.list(&kind, &listing, permit)?)? {
        let due = hours.map(|hours| later(alerted_at, hours)).transpose()?;
        waiting.push(Unanswered {
            id: stored.id,
            alerted: match kind.value(&stored.row, "alerted") {
                kernel::Value::Code(code) => code.clone(),
                _ => String::new(),
            },
            reference: stored.reference,
            alerted_at,
            due,
            overdue: due.is_some_and(|due| due < now),
        });
    }
    Ok((waiting, session.count(&kind, &listing, permit)?))
}

/// Until when an emergency opens a person's file to whoever asks; nothing where
/// none of theirs does.
///
/// # Errors
/// What the database fails with.
pub fn emergency_until(
    mechanism: &Mechanism,
    session: &Session<'_>,
    person: RecordId,
) -> Result<Option<Moment>, No> {
    let guard = mechanism.guard();
    let hours = mechanism.pack().hours("opening", mechanism.today());
    let (Some(post), Some(permit), Some(hours)) =
        (guard.post(), guard.leave(Act::Look, OPENINGS), hours)
    else {
        return Ok(None);
    };
    let kind = mechanism.kind(OPENINGS)?;
    let own = Listing {
        conditions: vec![
            condition::links_to("person", person),
            condition::links_to("officer", post.officer),
            condition::is("kind", "emergency"),
        ],
        limit: OWN_OPENINGS,
        sort: Some("opened_on".to_owned()),
        descending: true,
        ..Listing::default()
    };
    let mut until = None;
    for (_, opened_at) in entered(session, OPENINGS, session.list(&kind, &own, &permit)?)? {
        until = until.max(Some(later(opened_at, hours)?));
    }
    Ok(until)
}

/// These records, each with the moment at which it was entered.
fn entered(
    session: &Session<'_>,
    register: &str,
    records: Vec<Stored>,
) -> Result<Vec<(Stored, Moment)>, Fault> {
    let ids: Vec<RecordId> = records.iter().map(|record| record.id).collect();
    let entered = session.entered_at(register, &ids)?;
    let when = |record: Stored| match entered.get(&record.id) {
        Some(at) => Ok((record, *at)),
        None => Err(Fault::new("a record has no first version")),
    };
    records.into_iter().map(when).collect()
}

/// So many hours after a moment.
fn later(moment: Moment, hours: i64) -> Result<Moment, Fault> {
    moment
        .plus(SignedDuration::from_hours(hours))
        .map_err(|error| Fault::from("a deadline lies beyond all time", error))
}

/// Who an officer is, for whoever oversees what they opened.
fn officer_of(session: &Session<'_>, link: &kernel::Value) -> Result<(String, String), Fault> {
    let kernel::Value::Link(id) = link else {
        return Ok(Default::default());
    };
    let row = session.record(OFFICERS, *id)?;
    let officer = row.as_ref().map(Officer::from_row).transpose()?;
    Ok(officer.map_or_else(Default::default, |officer| {
        (officer.name.0, officer.agency.0)
    }))
}
