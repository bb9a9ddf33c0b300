//! Every record against its history, and sealed fields against their keys.

use kernel::{Fault, RecordKind};
use sea_query::{Alias, BinOper, Expr, ExprTrait, Func, JoinType, Order, Query, SelectStatement};

use super::{Finding, RESTORE};
use crate::{
    columns::{CLEAR_REASON, ENTERED_FOR, ERASED_NUMBER, HEAD, SEALED_REASON, history},
    erasing::SUBJECTS,
    session::{Session, fault},
};

/// Every record against its history, register by register.
pub(crate) fn records(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    let mut findings = Vec::new();
    for kind in session.shared.catalogue.kinds() {
        let before = findings.len();
        for (select, what) in [
            (unlike_history(kind), "is not what its newest version says"),
            (
                beyond_record(kind),
                "has versions that it does not stand on",
            ),
            (
                unchained(kind),
                "has versions that do not follow each other",
            ),
            (
                erased_unsaid(kind),
                "was emptied, and whose it was is not said to be erased by the same entry",
            ),
        ] {
            if let Some(reference) = first_text(session, &select)? {
                findings.push(Finding::broken(
                    format!(
                        "in the register {} the record {reference} {what}: it was changed past \
                         this program, or damaged",
                        kind.register
                    ),
                    RESTORE,
                ));
            }
        }
        if let Some(reference) = first_text(session, &without_key(kind))? {
            findings.push(Finding::broken(
                format!(
                    "in the register {} what is sealed of the record {reference} has lost its key",
                    kind.register
                ),
                RESTORE,
            ));
        }
        if let Some(reference) = shut(session, kind)? {
            findings.push(Finding::broken(
                format!(
                    "in the register {} the key of the record {reference} does not open: it was \
                     changed past this program, or damaged",
                    kind.register
                ),
                RESTORE,
            ));
        }
        if findings.len() == before {
            findings.push(Finding::fine(format!(
                "every record of {} agrees with its history",
                kind.register
            )));
        }
    }
    Ok(findings)
}

/// Files that wait to be parted: they were merged into one that was erased alone,
/// and a backup from before they were parted was put back.
pub(super) fn merged(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    let mut findings = Vec::new();
    for kind in session.shared.catalogue.kinds() {
        for reference in session.left_behind(kind)? {
            findings.push(Finding::warning(
                format!(
                    "the file {reference} is void, since it was merged into one of which a backup \
                     knows more than there is: that one was erased"
                ),
                "part it from that file, on its own page: whoever decides about the person may",
            ));
        }
    }
    Ok(findings)
}

/// Reasons that a program before decision 39 wrote: they lie in the clear.
pub(super) fn reasons(session: &Session<'_>) -> Result<Vec<Finding>, Fault> {
    let mut clear = 0;
    for kind in session.shared.catalogue.kinds() {
        let mut select = Query::select();
        select
            .expr(Expr::col(sea_query::Asterisk).count())
            .from(Alias::new(history(&kind.register)))
            .and_where(Expr::col(Alias::new(CLEAR_REASON)).is_not_null());
        clear += session.counted(&select).map_err(fault)?;
    }
    Ok(vec![if clear == 0 {
        Finding::fine("every reason of a change is sealed")
    } else {
        Finding::warning(
            format!(
                "the reasons of {clear} changes were written by an older program and lie in the \
                 clear here and in backups of this database"
            ),
            "nothing is to be done here: each is emptied when whoever it is about is erased. Keep \
             backups that hold them no longer than they are needed",
        )
    }])
}

/// A record that is nobody's and has a key for its reasons alone, if that key
/// does not open: those of all others open when the log's check asks for what
/// stands for them.
fn shut(session: &Session<'_>, kind: &RecordKind) -> Result<Option<String>, Fault> {
    if crate::log::is_personal(kind) {
        return Ok(None);
    }
    let mut select = Query::select();
    select
        .expr(of("r", "reference"))
        .columns(["subject", "wrapped"].map(|column| (Alias::new("k"), Alias::new(column))))
        .from_as(Alias::new(&kind.register), Alias::new("r"))
        .join_as(
            JoinType::InnerJoin,
            Alias::new("data_keys"),
            Alias::new("k"),
            of("k", "subject").eq(of("r", "id")),
        )
        .order_by((Alias::new("r"), Alias::new("reference")), Order::Asc);
    let mut shut = None;
    session
        .run(&select, &mut |row| {
            if let [reference, key @ ..] = row.as_slice()
                && shut.is_none()
                && session.unwrap(key).is_err()
            {
                shut = Some(reference.text()?.to_owned());
            }
            Ok(())
        })
        .map_err(fault)?;
    Ok(shut)
}

fn first_text(session: &Session<'_>, select: &SelectStatement) -> Result<Option<String>, Fault> {
    let rows = session.rows(select).map_err(fault)?;
    match rows.first().and_then(|row| row.first()) {
        Some(cell) => Ok(Some(cell.text()?.to_owned())),
        None => Ok(None),
    }
}

fn of(alias: &str, column: &str) -> Expr {
    Expr::col((Alias::new(alias), Alias::new(column)))
}

/// Unequal, where nothing equals nothing and nothing else.
fn differs(one: Expr, other: Expr) -> Expr {
    one.binary(BinOper::Custom("IS DISTINCT FROM"), other)
}

fn first_reference(table: &str, alias: &str) -> SelectStatement {
    let mut select = Query::select();
    select
        .expr(of(alias, "reference"))
        .from_as(Alias::new(table), Alias::new(alias))
        .order_by((Alias::new(alias), Alias::new("reference")), Order::Asc)
        .limit(1);
    select
}

/// Records whose newest version is missing, ended, or holds anything else.
fn unlike_history(kind: &RecordKind) -> SelectStatement {
    let mut wrong = of("h", "id")
        .is_null()
        .or(of("h", "superseded_at").is_not_null());
    for column in HEAD
        .into_iter()
        .chain(kind.fields.iter().map(|field| field.name.as_str()))
    {
        wrong = wrong.or(differs(of("c", column), of("h", column)));
    }
    let mut select = first_reference(&kind.register, "c");
    select
        .join_as(
            JoinType::LeftJoin,
            Alias::new(history(&kind.register)),
            Alias::new("h"),
            of("h", "id")
                .eq(of("c", "id"))
                .and(of("h", "version").eq(of("c", "version"))),
        )
        .and_where(wrong);
    select
}

/// Versions of no record, or later than what stands.
fn beyond_record(kind: &RecordKind) -> SelectStatement {
    let mut select = first_reference(&history(&kind.register), "h");
    select
        .join_as(
            JoinType::LeftJoin,
            Alias::new(&kind.register),
            Alias::new("c"),
            of("c", "id").eq(of("h", "id")),
        )
        .and_where(
            of("c", "id")
                .is_null()
                .or(of("h", "version").gt(of("c", "version"))),
        );
    select
}

/// Versions that do not begin at 1, leave a gap, or do not begin where the
/// one before them ended.
fn unchained(kind: &RecordKind) -> SelectStatement {
    let mut select = first_reference(&history(&kind.register), "h");
    let broken = of("p", "id")
        .is_null()
        .or(differs(of("p", "superseded_at"), of("h", "recorded_at")))
        .or(of("p", "recorded_at").gt(of("h", "recorded_at")));
    select
        .join_as(
            JoinType::LeftJoin,
            Alias::new(history(&kind.register)),
            Alias::new("p"),
            of("p", "id")
                .eq(of("h", "id"))
                .and(of("p", "version").eq(of("h", "version").sub(1))),
        )
        .and_where(
            of("h", "version")
                .lt(1)
                .or(of("h", "version").gt(1).and(broken)),
        );
    select
}

/// Versions that were emptied by another entry than by which their subject was
/// erased.
fn erased_unsaid(kind: &RecordKind) -> SelectStatement {
    let mut select = first_reference(&history(&kind.register), "h");
    select
        .join_as(
            JoinType::LeftJoin,
            Alias::new(SUBJECTS),
            Alias::new("e"),
            of("e", "subject").eq(subject_of_version(kind)),
        )
        .and_where(of("h", ERASED_NUMBER).is_not_null())
        .and_where(differs(of("e", "number"), of("h", ERASED_NUMBER)));
    select
}

/// Whose a version is, and under whose key it lies; of the history as `h`.
pub(crate) fn subject_of_version(kind: &RecordKind) -> Expr {
    let links = kind.subject.iter().map(|link| of("h", link));
    let first = [of("h", ENTERED_FOR)].into_iter().chain(links);
    Expr::expr(Func::coalesce(first.chain([of("h", "id")])))
}

/// Versions with something sealed whose subject has no data key.
pub(crate) fn without_key(kind: &RecordKind) -> SelectStatement {
    let sealed = kind
        .fields
        .iter()
        .filter(|field| field.is_sealed())
        .map(|field| of("h", &field.name).is_not_null())
        .fold(of("h", SEALED_REASON).is_not_null(), ExprTrait::or);
    let mut select = first_reference(&history(&kind.register), "h");
    select
        .join_as(
            JoinType::LeftJoin,
            Alias::new("data_keys"),
            Alias::new("k"),
            of("k", "subject").eq(subject_of_version(kind)),
        )
        .and_where(of("k", "subject").is_null())
        .and_where(sealed);
    select
}
