//! Names that people write for several things at once: registers by their
//! file, situations by a set, everything but one.

use std::collections::{BTreeMap, BTreeSet};

use crate::{Filing, Resource};

/// What names stand for: each for one thing or several.
pub(crate) struct Selection<'names, T> {
    /// What these names are of, for sentences.
    what: &'names str,
    names: BTreeMap<String, Vec<T>>,
}

impl<T: Clone + Ord> Selection<'_, T> {
    /// Gives several things one more name.
    pub(crate) fn call(&mut self, name: &str, things: impl IntoIterator<Item = T>) {
        self.names
            .insert(name.to_owned(), things.into_iter().collect());
    }

    /// What a row of names stands for; `-NAME` takes away.
    ///
    /// # Errors
    /// What is wrong and what would be right.
    pub(crate) fn read<'word>(
        &self,
        words: impl IntoIterator<Item = &'word str>,
    ) -> Result<BTreeSet<T>, (String, String)> {
        let mut chosen = BTreeSet::new();
        for word in words {
            let (name, adds) = match word.strip_prefix('-') {
                Some(name) => (name, false),
                None => (word, true),
            };
            let Some(things) = self.names.get(name) else {
                let names: Vec<&str> = self.names.keys().map(String::as_str).collect();
                return Err((
                    format!("there is no {} \"{name}\"", self.what),
                    format!("use one of: {}", names.join(", ")),
                ));
            };
            for thing in things {
                if adds {
                    chosen.insert(thing.clone());
                } else {
                    chosen.remove(thing);
                }
            }
        }
        Ok(chosen)
    }
}

/// Things by their own names, and all of them by one.
pub(crate) fn of<'names, T: Clone + Ord>(
    what: &'names str,
    all: &str,
    things: impl IntoIterator<Item = (String, T)>,
) -> Selection<'names, T> {
    let names: BTreeMap<String, Vec<T>> = things
        .into_iter()
        .map(|(name, thing)| (name, vec![thing]))
        .collect();
    let every = names.values().flatten().cloned().collect();
    let mut selection = Selection { what, names };
    selection.names.insert(all.to_owned(), every);
    selection
}

/// Registers by their names and by their files, and what is no record.
pub(crate) fn resources<'names>(filing: &Filing) -> Selection<'names, Resource> {
    let all = Resource::all(filing);
    let named = all
        .iter()
        .map(|resource| (resource.name().to_owned(), resource.clone()));
    let mut selection = of("register or file", "everything", named);
    let files: Vec<String> = filing.files().into_iter().map(str::to_owned).collect();
    for file in files {
        let inside: Vec<Resource> = filing
            .registers()
            .filter(|(_, of)| *of == file)
            .map(|(register, _)| Resource::register(register))
            .collect();
        // A file that is called as its one register is, is that register.
        selection.call(&file, inside);
    }
    let records = all
        .into_iter()
        .filter(|resource| matches!(resource, Resource::Register(_)));
    selection.call("records", records);
    selection
}
