//! The situations in which the matrix looks at every role, act and register.

use serde::Deserialize;

use crate::{Fact, Facts};

/// One situation between an officer and a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Situation {
    /// Its name in tables.
    pub name: String,
    /// What it is, in a sentence.
    pub said: String,
    /// The facts that hold in it.
    pub facts: Facts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    usual: Usual,
    situation: Vec<Written>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Usual {
    facts: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    said: String,
    #[serde(rename = "as")]
    like: Option<String>,
    #[serde(default)]
    facts: Vec<String>,
    #[serde(default)]
    lacks: Vec<String>,
}

/// Every situation, in the order of the matrix.
///
/// # Errors
/// What is wrong with the file that the program brings; a test reads it.
pub(crate) fn situations() -> Result<Vec<Situation>, String> {
    let file: File =
        toml::from_str(include_str!("../situations.toml")).map_err(|error| error.to_string())?;
    let facts = |names: &[String]| -> Result<Facts, String> {
        names
            .iter()
            .map(|name| Fact::of_name(name).ok_or_else(|| format!("there is no fact \"{name}\"")))
            .collect()
    };
    let usual = facts(&file.usual.facts)?;
    let mut made: Vec<Situation> = Vec::new();
    for written in file.situation {
        if made.iter().any(|other| other.name == written.name) {
            return Err(format!("the situation \"{}\" stands twice", written.name));
        }
        let base = match &written.like {
            None => usual,
            Some(like) => {
                made.iter()
                    .find(|other| other.name == *like)
                    .ok_or_else(|| format!("there is no situation \"{like}\" before it"))?
                    .facts
            }
        };
        let lacks = facts(&written.lacks)?;
        let holds = base.and(facts(&written.facts)?);
        made.push(Situation {
            name: written.name,
            said: written.said,
            facts: lacks.iter().fold(holds, Facts::without),
        });
    }
    Ok(made)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_situations_can_be_read_and_no_two_are_the_same() {
        let situations = situations().unwrap_or_default();
        assert!(situations.len() > 30);
        let facts: BTreeSet<Facts> = situations.iter().map(|one| one.facts).collect();
        assert_eq!(facts.len(), situations.len());
    }

    #[test]
    fn every_fact_holds_in_some_situation_and_not_in_another() {
        let situations = situations().unwrap_or_default();
        for fact in Fact::ALL {
            let with = situations
                .iter()
                .filter(|one| one.facts.holds(*fact))
                .count();
            assert!(with > 0 && with < situations.len(), "{}", fact.name());
        }
    }
}
