//! The key by which sealed names are found: it turns a term of a name into a
//! number that nobody can lead back, or compute, without it. It comes from the
//! root key and from no person's: two people of one name have the same numbers.

use crate::RootKey;
use crate::derivation::{self, Key};

/// The key of the index of names, wiped from memory when dropped.
pub struct NameKey(Key);

impl NameKey {
    pub(crate) fn new(root: &RootKey) -> Self {
        Self(root.derive("opennrm name key 1"))
    }

    /// What stands for a term in the index of a register. Registers have no
    /// numbers in common: who bears a name here is not shown to bear it there.
    #[must_use]
    pub fn keyed(&self, register: &str, term: &[u8]) -> u64 {
        let mut keyed = [0; 8];
        let parts: &[&[u8]] = &[register.as_bytes(), term];
        derivation::expand(&self.0, "opennrm name term 1", parts, &mut keyed);
        u64::from_be_bytes(keyed)
    }
}

impl std::fmt::Debug for NameKey {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("NameKey")
    }
}
