//! The numbers under a list that leads from page to page, by a part of the
//! address that tells nothing but the number.

/// How many lines stand on a page.
pub(crate) const LINES: usize = 50;

/// Which page of a list is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paging {
    pub(crate) page: u64,
    pub(crate) pages: u64,
}

impl Paging {
    /// The page that is asked for, of so many lines.
    pub(crate) fn of(asked: u64, lines: u64) -> Self {
        let pages = lines.div_ceil(LINES as u64).max(1);
        Self {
            page: asked.clamp(1, pages),
            pages,
        }
    }

    /// How many lines stand before it.
    pub(crate) fn before(self) -> u64 {
        (self.page - 1) * LINES as u64
    }

    /// Its lines.
    pub(crate) fn cut<T>(self, lines: Vec<T>) -> Vec<T> {
        let before = usize::try_from(self.before()).unwrap_or(usize::MAX);
        lines.into_iter().skip(before).take(LINES).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_page_is_one_page_and_one_more_line_makes_two() {
        let shown = |asked, lines| Paging::of(asked, lines as u64).cut((0..lines).collect());
        assert_eq!(shown(1, 50).len(), 50);
        assert_eq!(shown(2, 51), [50]);
        // Beyond the last page is the last page.
        assert_eq!(shown(9, 51), [50]);
        assert_eq!(shown(0, 3), [0, 1, 2]);
    }
}
