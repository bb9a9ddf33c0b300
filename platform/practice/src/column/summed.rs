//! Numbers that add up to a total.

use crate::chance::Chance;

/// Numbers that add up to a total, each in a range and a multiple of a step
/// above its least.
pub(super) fn summands(
    total: i64,
    (least, most): (i64, i64),
    step: i64,
    count: usize,
    chance: &mut Chance,
) -> Result<Vec<i64>, String> {
    let many = count as i64;
    let above = total - least * many;
    let room = (most - least) / step;
    if above < 0 || above % step != 0 || above / step > room * many {
        return Err(format!(
            "{count} numbers from {least} to {most} in steps of {step} cannot add up to {total}"
        ));
    }
    let mut left = above / step;
    let weights: Vec<i64> = (0..count).map(|_| chance.between(1, 1_000)).collect();
    let all: i64 = weights.iter().sum::<i64>().max(1);
    let steps = left;
    let mut taken: Vec<i64> = weights
        .iter()
        .map(|weight| {
            let share = i128::from(steps) * i128::from(*weight) / i128::from(all);
            (share as i64).min(room)
        })
        .collect();
    left -= taken.iter().sum::<i64>();
    while left > 0 {
        for number in &mut taken {
            if left > 0 && *number < room {
                *number += 1;
                left -= 1;
            }
        }
    }
    Ok(taken
        .into_iter()
        .map(|steps| least + steps * step)
        .collect())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn numbers_add_up_to_their_total_and_stay_in_their_range() {
        for (total, range, step, count) in [
            (17, (2, 4), 1, 8),
            (16, (2, 4), 1, 8),
            (32, (2, 4), 1, 8),
            (104_000, (3_000, 12_000), 500, 16),
            (0, (0, 5), 1, 0),
        ] {
            let mut chance = Chance::of(total as u64, &["sum"]);
            let numbers = summands(total, range, step, count, &mut chance).unwrap();
            assert_eq!(numbers.len(), count);
            assert_eq!(numbers.iter().sum::<i64>(), total);
            for number in numbers {
                assert!((range.0..=range.1).contains(&number), "{number}");
                assert_eq!((number - range.0) % step, 0);
            }
        }
    }

    #[test]
    fn numbers_that_cannot_add_up_are_refused() {
        let mut chance = Chance::of(1, &["sum"]);
        assert!(summands(15, (2, 4), 1, 8, &mut chance).is_err());
        assert!(summands(33, (2, 4), 1, 8, &mut chance).is_err());
        assert!(summands(17, (2, 4), 2, 8, &mut chance).is_err());
    }
}
