//! Codes: the words of an entry that stand in clear. They are short and
//! without spaces, so that nothing told by a person slips in among them.

use crate::Fault;

/// The longest code, in characters.
const CODE_CHARACTERS_MAX: usize = 96;

/// A word of the program's or the country's: an act, a register, a rule, an
/// agency, an account. Letters and digits of ASCII and `_ - . : /`, at most
/// 96.
///
/// ```
/// use ledger::Code;
/// assert_eq!(Code::new("looked")?.as_str(), "looked");
/// assert!(Code::new("called Example").is_err());
/// # Ok::<(), ledger::Fault>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code(String);

impl Code {
    /// The code of this text.
    ///
    /// # Errors
    /// [`Fault::NoCode`] when it is empty, too long or has other characters.
    pub fn new(text: impl Into<String>) -> Result<Self, Fault> {
        let text = text.into();
        let fits = !text.is_empty()
            && text.len() <= CODE_CHARACTERS_MAX
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"_-.:/".contains(&byte));
        if fits {
            Ok(Self(text))
        } else {
            Err(Fault::NoCode)
        }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}
