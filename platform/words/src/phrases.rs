//! Short phrases around a number: "more than 80,000", "fewer than 5",
//! "27 more than in 2017".

use crate::Language;

/// How exactly a figure is told.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub enum Qualifier {
    /// The number itself.
    #[serde(rename = "exact")]
    Exact,
    /// "more than 80,000": a round number below the exact one.
    #[serde(rename = "more than")]
    MoreThan,
    /// "about 9,000": the nearest round number.
    #[serde(rename = "about")]
    About,
    /// "at least 12": the true number may be higher.
    #[serde(rename = "at least")]
    AtLeast,
    /// "the 6th": a place in an order.
    #[serde(rename = "ordinal")]
    Ordinal,
    /// "all": nothing is left out.
    #[serde(rename = "all")]
    All,
    /// "took place": it happened, and how often is not told.
    #[serde(rename = "some")]
    Some,
}

impl Qualifier {
    /// Every qualifier.
    pub const EVERY: [Qualifier; 7] = [
        Qualifier::Exact,
        Qualifier::MoreThan,
        Qualifier::About,
        Qualifier::AtLeast,
        Qualifier::Ordinal,
        Qualifier::All,
        Qualifier::Some,
    ];

    /// The word that stands for it in data: `exact`, `more than`, `about`,
    /// `at least`, `ordinal`, `all`, `some`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Qualifier::Exact => "exact",
            Qualifier::MoreThan => "more than",
            Qualifier::About => "about",
            Qualifier::AtLeast => "at least",
            Qualifier::Ordinal => "ordinal",
            Qualifier::All => "all",
            Qualifier::Some => "some",
        }
    }

    fn key(self) -> &'static str {
        match self {
            Qualifier::Exact => "qualified-exact",
            Qualifier::MoreThan => "qualified-more_than",
            Qualifier::About => "qualified-about",
            Qualifier::AtLeast => "qualified-at_least",
            Qualifier::Ordinal => "qualified-ordinal",
            Qualifier::All => "qualified-all",
            Qualifier::Some => "qualified-some",
        }
    }
}

impl Language {
    /// A number with its qualifier: "more than 80,000". The number is the one
    /// to be shown: rounding it is the figure's own rule, not done here.
    /// Millions and more are written in words where that is exact.
    #[must_use]
    pub fn qualified(&self, qualifier: Qualifier, number: i64) -> String {
        let shown = match qualifier {
            Qualifier::Exact => self.number(number),
            _ => self.compact(number),
        };
        self.qualified_text(qualifier, number, shown)
    }

    /// As [`Language::qualified`], for a number that is already written, such
    /// as an amount of money: "about 32 billion dollars".
    #[must_use]
    pub fn qualified_text(&self, qualifier: Qualifier, number: i64, shown: String) -> String {
        let ordinal = self.ordinal(number);
        let than = self.compared_with(number, &shown);
        self.say(
            qualifier.key(),
            &[
                ("number", shown.into()),
                ("ordinal", ordinal.into()),
                ("than", than.into()),
            ],
        )
    }

    /// "fewer than 5": a count too small to be printed.
    #[must_use]
    pub fn fewer_than(&self, threshold: u64) -> String {
        let threshold = i64::try_from(threshold).unwrap_or(i64::MAX);
        let written = self.number(threshold);
        let than = self.compared_with(threshold, &written);
        self.say(
            "cell-fewer_than",
            &[("n", threshold.into()), ("than", than.into())],
        )
    }

    /// "27 more than in 2017", "3 fewer than in 2017" or "the same as in 2017".
    #[must_use]
    pub fn compared(&self, now: i64, then: i64, year: i16) -> String {
        let year = crate::Value::Year(year);
        // The distance of two i64 may not fit into one.
        let distance = i64::try_from(now.abs_diff(then)).unwrap_or(i64::MAX);
        let key = match now.cmp(&then) {
            std::cmp::Ordering::Greater => "compared-more",
            std::cmp::Ordering::Less => "compared-fewer",
            std::cmp::Ordering::Equal => "compared-same",
        };
        self.say(key, &[("n", distance.into()), ("year", year)])
    }
}
