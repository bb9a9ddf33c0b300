//! The numbers under a list that leads from page to page.

use crate::registers::filters::PAGE;

/// One place under a list: a page, or a gap between pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// A page by its number.
    Page(u64),
    /// Pages that are not named.
    Gap,
}

/// How many pages so many records fill: at least one.
pub(crate) fn pages(total: i64) -> u64 {
    u64::try_from(total).unwrap_or(0).div_ceil(PAGE).max(1)
}

/// The first, the last, and those around the one that is shown.
pub(crate) fn places(page: u64, pages: u64) -> Vec<Place> {
    let mut places = Vec::new();
    let mut last = 0;
    for number in [1, page.saturating_sub(1), page, page + 1, pages] {
        if number <= last || number > pages {
            continue;
        }
        if number > last + 1 {
            places.push(Place::Gap);
        }
        places.push(Place::Page(number));
        last = number;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use Place::{Gap, Page};

    #[test]
    fn a_full_page_is_one_page_and_one_more_record_makes_two() {
        assert_eq!((pages(0), pages(50), pages(51)), (1, 1, 2));
    }

    #[test]
    fn pages_that_are_not_named_leave_a_gap() {
        assert_eq!(places(1, 1), [Page(1)]);
        assert_eq!(places(1, 3), [Page(1), Page(2), Page(3)]);
        assert_eq!(
            places(5, 9),
            [Page(1), Gap, Page(4), Page(5), Page(6), Gap, Page(9)]
        );
        assert_eq!(places(9, 9), [Page(1), Gap, Page(8), Page(9)]);
    }
}
