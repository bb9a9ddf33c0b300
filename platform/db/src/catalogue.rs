//! The kinds of record that the database holds, and what of the country
//! conditions may ask for.

use std::{collections::BTreeMap, sync::Arc};

use kernel::{Fault, Figure, RecordKind};

use crate::{
    counted::{self, Counted},
    store::document_kind,
};

/// What conditions may ask of the country.
pub trait Country: Send + Sync {
    /// The codes of a list that bear a mark.
    fn marked(&self, list: &str, mark: &str) -> Vec<String>;
    /// The country's own code in the list of countries.
    fn home(&self) -> &str;
}

/// Every kind of record, by register.
#[derive(Clone)]
pub struct Catalogue {
    kinds: BTreeMap<String, Arc<RecordKind>>,
    order: Vec<String>,
    country: Arc<dyn Country>,
    counted: Counted,
}

impl Catalogue {
    /// The catalogue of these kinds, in their order.
    pub fn new(
        kinds: impl IntoIterator<Item = Arc<RecordKind>>,
        country: Arc<dyn Country>,
    ) -> Self {
        let mut order = Vec::new();
        let mut by_name = BTreeMap::new();
        // Documents are attached to records of every register, in every country.
        for kind in kinds.into_iter().chain([Arc::new(document_kind())]) {
            order.push(kind.register.clone());
            by_name.insert(kind.register.clone(), kind);
        }
        Self {
            kinds: by_name,
            order,
            country,
            counted: Counted::new(),
        }
    }

    /// …with indexes for what these figures count.
    #[must_use]
    pub fn counting<'f>(mut self, figures: impl IntoIterator<Item = &'f Figure>) -> Self {
        self.counted = counted::counted(figures);
        self
    }

    /// The kind of a register; a fault when there is none, since callers
    /// name registers of the program.
    pub fn kind(&self, register: &str) -> Result<&Arc<RecordKind>, Fault> {
        self.kinds
            .get(register)
            .ok_or_else(|| Fault::new(format!("there is no register `{register}`")))
    }

    /// Every kind, in the order of the desks.
    pub fn kinds(&self) -> impl Iterator<Item = &Arc<RecordKind>> {
        self.order.iter().filter_map(|name| self.kinds.get(name))
    }

    pub(crate) fn counted(&self) -> &Counted {
        &self.counted
    }

    pub(crate) fn country(&self) -> &dyn Country {
        self.country.as_ref()
    }
}
