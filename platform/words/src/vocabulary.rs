//! All words of all languages, read once and shared by every thread.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use unic_langid::LanguageIdentifier;

use crate::language::{Language, LanguageRules};
use crate::source::{self, KeyPlace, WordsError};
use crate::{BASE_ENGLISH, BASE_ENGLISH_NAME, numbers, ordinals};

/// The language whose words stand in for those another one lacks.
pub const BASE_LANGUAGE: &str = "en";

/// A word that was asked for and could not be said as it should.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gap {
    /// The language that was asked.
    pub language: String,
    /// The key: `key` or `key.attribute`.
    pub key: String,
    /// What happened, in a sentence.
    pub fault: String,
}

/// All words of all languages. Cloning it is cheap.
#[derive(Clone)]
pub struct Words(Arc<Everything>);

struct Everything {
    languages: BTreeMap<String, Spoken>,
    gaps: Mutex<BTreeSet<Gap>>,
}

/// One language with its words and rules.
pub(crate) struct Spoken {
    pub(crate) tag: String,
    pub(crate) identifier: LanguageIdentifier,
    pub(crate) bundle: FluentBundle<FluentResource>,
    pub(crate) rules: Arc<LanguageRules>,
    keys: BTreeMap<String, KeyPlace>,
}

/// Gathers the sources of words, the most general first.
#[derive(Clone, Debug, Default)]
pub struct Builder {
    sources: BTreeMap<String, Vec<Source>>,
}

#[derive(Clone, Debug)]
struct Source {
    ftl: String,
    keys: BTreeMap<String, KeyPlace>,
}

impl Builder {
    /// Adds a source of words of a language. It goes over those added before:
    /// a country pack is added after the desks whose words it replaces.
    ///
    /// # Errors
    /// Every fault of the source with its line; a language tag that is none.
    pub fn add(mut self, language: &str, source: &str, ftl: &str) -> Result<Builder, WordsError> {
        self.put(language, source, ftl)?;
        Ok(self)
    }

    /// …and keeps those of before where this one has faults.
    ///
    /// # Errors
    /// As [`Builder::add`].
    pub fn put(&mut self, language: &str, source: &str, ftl: &str) -> Result<(), WordsError> {
        let tag = identifier(language)?.to_string();
        // A byte-order mark comes from some editors and means nothing.
        let ftl = ftl.strip_prefix('\u{feff}').unwrap_or(ftl);
        let keys = source::read(source, ftl)?;
        self.sources.entry(tag).or_default().push(Source {
            ftl: ftl.to_owned(),
            keys,
        });
        Ok(())
    }

    /// Makes the words usable.
    ///
    /// # Errors
    /// When the rules of a language cannot be loaded.
    pub fn build(self) -> Result<Words, WordsError> {
        let mut languages = BTreeMap::new();
        for (tag, sources) in self.sources {
            let spoken = spoken(&tag, sources)?;
            languages.insert(tag, spoken);
        }
        Ok(Words(Arc::new(Everything {
            languages,
            gaps: Mutex::default(),
        })))
    }
}

fn identifier(tag: &str) -> Result<LanguageIdentifier, WordsError> {
    tag.parse().map_err(|_| WordsError::LanguageTag {
        tag: tag.to_owned(),
    })
}

fn spoken(tag: &str, sources: Vec<Source>) -> Result<Spoken, WordsError> {
    let identifier = identifier(tag)?;
    let rules = Arc::new(LanguageRules::load(tag)?);
    let mut bundle = FluentBundle::new_concurrent(vec![identifier.clone()]);
    // The marks that isolate inserted text show up as boxes in spreadsheets and
    // break searching in PDF; the languages mixed here run in one direction.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(numbers::in_sentences));
    let cannot_load = |reason: String| WordsError::LanguageRules {
        tag: tag.to_owned(),
        reason,
    };
    bundle
        .add_builtins()
        .map_err(|error| cannot_load(error.to_string()))?;
    let ordinals = Arc::clone(&rules);
    bundle
        .add_function("ORDINAL", move |positional, _| {
            ordinals::in_sentences(&ordinals, positional)
        })
        .map_err(|error| cannot_load(error.to_string()))?;
    let merged = source::merge(sources.iter().map(|source| source.ftl.as_str()));
    let resource = FluentResource::try_new(merged).map_err(|(_, errors)| {
        cannot_load(format!("its sources do not fit together: {errors:?}"))
    })?;
    bundle.add_resource_overriding(resource);
    let keys = sources
        .into_iter()
        .flat_map(|source| source.keys)
        .collect::<BTreeMap<String, KeyPlace>>();
    Ok(Spoken {
        tag: tag.to_owned(),
        identifier,
        bundle,
        rules,
        keys,
    })
}

impl Words {
    /// Starts with the English words that the whole program shares.
    #[must_use]
    pub fn builder() -> Builder {
        let base = Source {
            ftl: BASE_ENGLISH.to_owned(),
            // The crate's own test holds this file free of faults.
            keys: source::read(BASE_ENGLISH_NAME, BASE_ENGLISH).unwrap_or_default(),
        };
        Builder {
            sources: BTreeMap::from([(BASE_LANGUAGE.to_owned(), vec![base])]),
        }
    }

    /// A handle on one language, if it has words.
    #[must_use]
    pub fn language(&self, tag: &str) -> Option<Language> {
        let tag = identifier(tag).ok()?.to_string();
        let spoken = self.0.languages.get(&tag)?;
        Some(Language::new(
            self.clone(),
            &spoken.tag,
            Arc::clone(&spoken.rules),
        ))
    }

    /// The tags of all languages, in order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.0.languages.keys().map(String::as_str)
    }

    /// Every key of a language with the place that decides it: `key` for a
    /// word, `key.attribute` for its help and the like. Empty when the
    /// language has no words.
    #[must_use]
    pub fn keys(&self, language: &str) -> &BTreeMap<String, KeyPlace> {
        static NONE: BTreeMap<String, KeyPlace> = BTreeMap::new();
        self.0
            .languages
            .get(language)
            .map_or(&NONE, |spoken| &spoken.keys)
    }

    /// Keys that English has and this language lacks, with where English has them.
    pub fn missing(&self, language: &str) -> impl Iterator<Item = (&str, &KeyPlace)> {
        let have = self.keys(language);
        self.keys(BASE_LANGUAGE)
            .iter()
            .filter(move |(key, _)| !have.contains_key(*key))
            .map(|(key, place)| (key.as_str(), place))
    }

    /// What was asked for so far and could not be said in its language.
    #[must_use]
    pub fn gaps(&self) -> Vec<Gap> {
        let gaps = self.0.gaps.lock().unwrap_or_else(PoisonError::into_inner);
        gaps.iter().cloned().collect()
    }

    pub(crate) fn spoken(&self, tag: &str) -> Option<&Spoken> {
        self.0.languages.get(tag)
    }

    pub(crate) fn remember(&self, language: &str, key: &str, fault: &str) {
        let mut gaps = self.0.gaps.lock().unwrap_or_else(PoisonError::into_inner);
        gaps.insert(Gap {
            language: language.to_owned(),
            key: key.to_owned(),
            fault: fault.to_owned(),
        });
    }
}
