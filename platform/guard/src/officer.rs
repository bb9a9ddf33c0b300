//! Who is at work.

use std::sync::Arc;

use kernel::{RecordId, Refusal};

/// Who is at work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    name: String,
    account: Option<Arc<Account>>,
}

/// The account with which somebody is at work, and as what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The officer's own record.
    pub officer: RecordId,
    /// The role of the post.
    pub role: String,
    /// The body of the post.
    pub agency: String,
    /// By what the sign-in is known, where there is one.
    pub sign_in: Option<String>,
}

impl Officer {
    /// The officer of this name; the name goes into every record's history,
    /// so it cannot be empty, overlong or hold control characters.
    ///
    /// ```
    /// assert!(guard::Officer::named("Duty officer").is_ok());
    /// assert_eq!(guard::Officer::named(" ").unwrap_err().rule, "guard.officer_name");
    /// ```
    pub fn named(name: &str) -> Result<Self, Refusal> {
        let name = name.trim();
        if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
            return Err(Refusal::by("guard.officer_name"));
        }
        Ok(Self {
            name: name.to_owned(),
            account: None,
        })
    }

    /// Nobody.
    pub(crate) fn nobody() -> Self {
        Self {
            name: String::new(),
            account: None,
        }
    }

    /// …at work with this account.
    pub(crate) fn with(mut self, account: Account) -> Self {
        self.account = Some(Arc::new(account));
        self
    }

    /// …in this sign-in.
    pub(crate) fn signed_in(self, sign_in: &str) -> Self {
        let account = self.account.as_deref().cloned();
        match account {
            Some(account) => self.with(Account {
                sign_in: Some(sign_in.to_owned()),
                ..account
            }),
            None => self,
        }
    }

    /// The officer's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The account with which the officer is at work; none where there are
    /// no accounts.
    pub fn account(&self) -> Option<&Account> {
        self.account.as_deref()
    }
}
