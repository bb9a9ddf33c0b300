//! A page that asks for a reason before it does something: what is said of it
//! first, and the form that holds the reason.

/// What every such page has; what it says first stands in a template of its
/// own, which extends `registers/reason.html`.
pub(crate) struct Reason<'a> {
    pub(crate) heading: String,
    /// Where it came from.
    pub(crate) back: String,
    /// What is wrong, each with its place.
    pub(crate) errors: Vec<(&'static str, String)>,
    /// The reason as it was typed.
    pub(crate) typed: &'a str,
    /// The words over it, those that explain it, and those of the button.
    pub(crate) words: [&'static str; 3],
    /// Whether it is done by the button, and not asked once more.
    pub(crate) is_done: bool,
}

/// The place of the reason on the page.
pub(crate) const REASON: &str = "_reason";

impl Reason<'_> {
    /// What is wrong at this place.
    pub(crate) fn wrong_at(&self, place: &str) -> Vec<&str> {
        let errors = self.errors.iter().filter(|(of, _)| *of == place);
        errors.map(|(_, told)| told.as_str()).collect()
    }
}
