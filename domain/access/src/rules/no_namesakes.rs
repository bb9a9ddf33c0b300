//! No officer has a name that another one has or had: names stand in the
//! history of what is done and in the log, where nobody is to pass for somebody
//! else, nor for somebody whose record was made void or given another name.

use std::sync::LazyLock;

use kernel::{Circumstances, No, Refusal, Rule};
use names::Sounds;

use crate::Officer;

static SOUNDS: LazyLock<Sounds> = LazyLock::new(Sounds::standard);

pub(crate) fn no_namesakes() -> Rule<Officer> {
    Rule {
        id: "access.no_namesakes",
        source: "nobody becomes somebody else by a record of the same name",
        check,
    }
}

fn check(officer: &Officer, circumstances: &Circumstances<'_>) -> Result<(), No> {
    let name = as_read(&officer.name.0);
    for (id, other) in circumstances.look.ever("officers", "name")? {
        if id != circumstances.id && as_read(&other) == name {
            return Err(Refusal::by("access.no_namesakes").at("name").into());
        }
    }
    Ok(())
}

/// A name as its reader takes it: whatever the script, the marks, the capital
/// letters and the order of its words. A number tells namesakes apart.
fn as_read(name: &str) -> (Vec<String>, String) {
    let words = SOUNDS.name(&[name]).words;
    let mut plain: Vec<String> = words.into_iter().map(|word| word.plain).collect();
    // A script of which no letters are known here stays as it is written.
    if plain.iter().all(String::is_empty) {
        plain = name.split_whitespace().map(str::to_owned).collect();
    }
    plain.sort();
    (plain, name.chars().filter(char::is_ascii_digit).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_in_other_letters_is_the_same_name_and_a_number_makes_it_another() {
        for alike in ["sample  officer", "OFFICER SAMPLE", "Sаmple Officer"] {
            assert_eq!(as_read("Sample Officer"), as_read(alike), "{alike}");
        }
        for unlike in ["Sample Officer 2", "Sample Officers"] {
            assert_ne!(as_read("Sample Officer"), as_read(unlike), "{unlike}");
        }
        assert_ne!(as_read("ნიმუში ერთი"), as_read("ნიმუში ორი"));
    }
}
