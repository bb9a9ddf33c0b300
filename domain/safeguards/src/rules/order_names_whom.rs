//! An order says which records it is about: those of a person's file, those
//! that other bodies keep under a number of their own, a criminal case or an
//! appeal. Only a file is opened.

use kernel::{Circumstances, No, Refusal, Rule};

use crate::CourtOrder;

pub(crate) fn order_names_whom() -> Rule<CourtOrder> {
    Rule {
        id: "safeguards.order_names_whom",
        source: "Council of Europe Convention No. 197, Articles 11 and 30: an order is about somebody's records",
        check,
    }
}

fn check(order: &CourtOrder, _: &Circumstances<'_>) -> Result<(), No> {
    let numbers = [
        &order.migration_file,
        &order.criminal_file,
        &order.child_file,
        &order.case_number,
    ];
    let names_records = order.appeal.is_some() || numbers.iter().any(|number| number.is_some());
    let only_seals = order.kind.0 == "sealing";
    if order.person.is_some() || (only_seals && names_records) {
        return Ok(());
    }
    Err(Refusal::by("safeguards.order_names_whom")
        .at("person")
        .into())
}
