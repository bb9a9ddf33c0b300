//! Words of searches: forgotten when the time for keeping them is over.

use clockwork::{Date, years_after, years_before};
use kernel::Fault;
use records::Mechanism;

/// Forgets the words of all searches of which the time for keeping is over, as
/// the country sets it: for so many years from the day of the search. The
/// program does it by itself, when it is started and day by day.
///
/// Gives the first day whose words are kept, where any were forgotten.
///
/// # Errors
/// Where the log or the words key cannot be written.
pub fn forget_words(mechanism: &Mechanism) -> Result<Option<Date>, Fault> {
    let today = mechanism.today();
    let settings = &mechanism.pack().settings;
    let Some(keeping) = settings.words_of_searches(today) else {
        return Ok(None);
    };
    let first = first_kept(today, keeping.years);
    let forgotten = mechanism.db().forget_words_before(first)?;
    Ok(forgotten.then_some(first))
}

/// The first day that is kept today, where days are kept for so many years.
fn first_kept(today: Date, years: i64) -> Date {
    let about = years_before(today, years);
    let is_kept = |day: &Date| years_after(*day, years) >= today;
    std::iter::successors(Some(about), |day| day.tomorrow().ok())
        .find(is_kept)
        .unwrap_or(today)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn the_last_day_of_the_term_is_kept_and_the_day_before_it_is_not() {
        for (today, years, first) in [
            ("2025-03-01", 2, "2023-03-01"),
            ("2025-03-01", 0, "2025-03-01"),
            // A leap day is kept to the end of February.
            ("2025-02-28", 1, "2024-02-28"),
            ("2025-03-01", 1, "2024-03-01"),
            ("2024-02-29", 1, "2023-03-01"),
        ] {
            let day = |text: &str| text.parse::<Date>().unwrap();
            let kept = first_kept(day(today), years);
            assert_eq!(kept, day(first), "{today}, {years}");
            assert!(years_after(kept, years) >= day(today));
            assert!(years_after(kept.yesterday().unwrap(), years) < day(today));
        }
    }
}
