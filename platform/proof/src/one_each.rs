//! Formulas in which an officer has one role, and a record one register and
//! one file.
//!
//! The schema lets an officer be in any set of roles, and a solver is slow
//! with sets. So each test of membership becomes a test of one unknown: "the
//! principal is in the role R" becomes "the role is R".

use cedar_policy_symcc::{
    op::Op,
    term::{Term, TermVar},
    term_factory::{eq, not, or},
    term_type::TermType,
};

/// The same formula with one unknown for each kind of membership.
pub(crate) fn one_each(term: &Term) -> Term {
    let Term::App { op, args, ret_ty } = term else {
        return term.clone();
    };
    match (op, args.as_slice()) {
        (Op::SetMember, [member, set]) => {
            if let Some(unknown) = unknown(set) {
                return eq(unknown, member.clone());
            }
        }
        (Op::Eq, [one, other]) => {
            // "No member of both": that is how a test for several is put.
            if let Some(some) = some_of(one, other).or_else(|| some_of(other, one)) {
                return not(some);
            }
        }
        _ => {}
    }
    let args: Vec<Term> = args.iter().map(one_each).collect();
    match (op, args.as_slice()) {
        (Op::Eq, [one, other]) => eq(one.clone(), other.clone()),
        (Op::Not, [one]) => not(one.clone()),
        _ => Term::App {
            op: op.clone(),
            args: args.into(),
            ret_ty: ret_ty.clone(),
        },
    }
}

/// The one member of "what this is in", if that is what a set is.
fn unknown(set: &Term) -> Option<Term> {
    let Term::App {
        op: Op::Uuf(_),
        args,
        ret_ty: TermType::Set { ty },
    } = set
    else {
        return None;
    };
    match (args.as_slice(), ty.as_ref()) {
        ([Term::Var(_)], TermType::Entity { ety }) => Some(Term::Var(TermVar {
            id: format!("the {ety}").into(),
            ty: ty.as_ref().clone(),
        })),
        _ => None,
    }
}

/// That the unknown is one of several, where these two sets say that it is
/// none of them.
fn some_of(common: &Term, nothing: &Term) -> Option<Term> {
    let (
        Term::App {
            op: Op::SetInter,
            args,
            ..
        },
        Term::Set { elts: none, .. },
    ) = (common, nothing)
    else {
        return None;
    };
    let [one, other] = args.as_slice() else {
        return None;
    };
    let (several, unknown) = match (one, other) {
        (Term::Set { elts, .. }, set) | (set, Term::Set { elts, .. }) => (elts, unknown(set)?),
        _ => return None,
    };
    none.is_empty().then(|| {
        several.iter().fold(Term::from(false), |some, one| {
            or(some, eq(unknown.clone(), one.clone()))
        })
    })
}
