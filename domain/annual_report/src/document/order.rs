//! The order in which the parts of a figure are told.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use kernel::{DimensionSource, Figure, NON_ANSWERS};
use statistics::NOT_RECORDED;

use super::maker::Maker;
use crate::labels::{IN_OWN_ORDER_MAX, label};
use crate::printed::{PrintedBreakdown, PrintedCell};

impl Maker<'_> {
    /// The codes of a side of a breakdown in the order in which they are
    /// told. What is hidden must not show in the order.
    pub(super) fn ordered(
        &self,
        figure: &Figure,
        printed: &PrintedBreakdown,
        position: usize,
    ) -> Vec<String> {
        let codes: BTreeSet<&String> = printed.cells.keys().map(|codes| &codes[position]).collect();
        let mut codes: Vec<String> = codes.into_iter().cloned().collect();
        let dimension = self.dimension(figure, &printed.dimensions()[position]);
        let list = printed.lists()[position]
            .as_deref()
            .map(|name| self.pack.list(name));
        let goes_by_number = matches!(
            dimension.map(|dimension| &dimension.from),
            Some(DimensionSource::AgeBand { .. } | DimensionSource::Month(_))
        ) || list.is_none();
        let is_answer = |code: &str| code != NOT_RECORDED && !NON_ANSWERS.contains(&code);
        let place = |code: &str| {
            list.and_then(|list| list.codes().position(|known| known == code))
                .unwrap_or(usize::MAX)
        };
        let in_own_order = list.is_some_and(|list| list.values.len() <= IN_OWN_ORDER_MAX);
        codes.sort_by(|one, other| {
            let answers = is_answer(other).cmp(&is_answer(one));
            let within = if goes_by_number {
                leading_number(one).cmp(&leading_number(other))
            } else if in_own_order {
                place(one).cmp(&place(other))
            } else {
                self.by_size(printed, position, one, other)
            };
            answers.then(within).then_with(|| one.cmp(other))
        });
        codes
    }

    /// The greater first, as far as it is told; then by name.
    fn by_size(
        &self,
        printed: &PrintedBreakdown,
        position: usize,
        one: &str,
        other: &str,
    ) -> Ordering {
        let told = |code: &str| {
            let cell = if printed.dimensions().len() == 1 {
                printed.cells.get(&vec![code.to_owned()])
            } else {
                printed.totals[position].get(code)
            };
            match cell {
                Some(PrintedCell::Number(number)) => (2, number.exact()),
                Some(PrintedCell::Hidden) => (1, 0),
                Some(PrintedCell::FewerThan(_)) | None => (0, 0),
            }
        };
        let name = |code: &str| {
            let list = printed.lists()[position].as_deref();
            label(self.pack, self.language, None, list, code)
        };
        told(other)
            .cmp(&told(one))
            .then_with(|| self.language.compare(&name(one), &name(other)))
    }
}

/// The number that a code begins with: of the month, of the age, of the year.
fn leading_number(code: &str) -> i64 {
    let digits: String = code.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or(i64::MAX)
}
