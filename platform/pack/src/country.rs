//! `country.toml`: the country's name, languages, time zone, currency, what
//! is printed, and the order of the chapters.

use std::collections::BTreeMap;

use clockwork::TimeZone;
use serde::Deserialize;
use toml::Spanned;

use crate::Fault;
use crate::file::PackFile;

/// The National Coordinator, in each language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coordinator {
    /// The name.
    pub name: BTreeMap<String, String>,
    /// The office held.
    pub title: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CountryFile {
    code: Spanned<String>,
    languages: Spanned<Vec<Spanned<String>>>,
    time_zone: Spanned<String>,
    currency: Spanned<String>,
    fewer_than: Spanned<i64>,
    age_bands: Spanned<Vec<i64>>,
    chapters: Vec<Spanned<String>>,
    name: Spanned<BTreeMap<String, Spanned<String>>>,
    #[serde(default)]
    first_years: BTreeMap<String, Spanned<i16>>,
    coordinator: CoordinatorFile,
    security_contact: Option<Spanned<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CoordinatorFile {
    name: Spanned<BTreeMap<String, Spanned<String>>>,
    title: Spanned<BTreeMap<String, Spanned<String>>>,
}

/// What `country.toml` says.
pub(crate) struct Country {
    pub(crate) code: String,
    pub(crate) name: BTreeMap<String, String>,
    pub(crate) languages: Vec<String>,
    pub(crate) time_zone: TimeZone,
    pub(crate) currency: String,
    pub(crate) fewer_than: u64,
    pub(crate) age_bands: Vec<i64>,
    pub(crate) first_years: BTreeMap<String, i16>,
    pub(crate) coordinator: Coordinator,
    pub(crate) security_contact: Option<String>,
    pub(crate) chapters: Vec<String>,
    /// The line of each chapter.
    pub(crate) chapter_lines: BTreeMap<String, usize>,
    pub(crate) path: String,
}

pub(crate) fn read(file: &PackFile, faults: &mut Vec<Fault>) -> Option<Country> {
    let country: CountryFile = file.toml(faults)?;
    let mut no = |at: usize, what: String, right: &str| faults.push(file.error(at, what, right));

    let capitals = |text: &str, length: usize| {
        text.len() == length && text.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    if !capitals(country.code.get_ref(), 2) {
        no(
            country.code.span().start,
            format!("\"{}\" is not a country code", country.code.get_ref()),
            "write the two capital letters of ISO 3166-1",
        );
    }
    if !capitals(country.currency.get_ref(), 3) {
        no(
            country.currency.span().start,
            format!("\"{}\" is not a currency code", country.currency.get_ref()),
            "write the three capital letters of ISO 4217",
        );
    }
    let mut languages: Vec<String> = Vec::new();
    for language in country.languages.get_ref() {
        let tag = language.get_ref();
        if languages.contains(tag) {
            no(
                language.span().start,
                format!("the language \"{tag}\" stands here twice"),
                "name each language once",
            );
        } else if let Err(error) = words::Words::builder().add(tag, "", "") {
            no(language.span().start, error.to_string(), "");
        } else {
            languages.push(tag.clone());
        }
    }
    if languages.is_empty() {
        no(
            country.languages.span().start,
            "the country has no language".into(),
            "name at least one, such as languages = [\"en\"]",
        );
    }
    let time_zone = clockwork::time_zone(country.time_zone.get_ref())
        .map_err(|error| no(country.time_zone.span().start, error.to_string(), ""))
        .ok();
    let security_contact = country.security_contact.map(|contact| {
        let told = contact.get_ref();
        let fits = ["mailto:", "https://", "tel:"]
            .iter()
            .any(|way| told.strip_prefix(way).is_some_and(|rest| !rest.is_empty()))
            && !told.contains(|sign: char| sign.is_control() || sign.is_whitespace());
        if !fits {
            no(
                contact.span().start,
                format!("\"{told}\" is no address to tell of a weakness"),
                "write an address such as \"mailto:security@example.org\" or \"https://example.org/report\"",
            );
        }
        contact.into_inner()
    });
    let fewer_than = u64::try_from(*country.fewer_than.get_ref()).unwrap_or_else(|_| {
        no(
            country.fewer_than.span().start,
            "the least number that is printed cannot be below nought".into(),
            "write a small number such as 3, or 0 to print every number",
        );
        0
    });
    let bands = country.age_bands.get_ref();
    if bands.first() != Some(&0) || !bands.is_sorted_by(|one, next| one < next) {
        no(
            country.age_bands.span().start,
            "the age bands do not begin with 0 and rise".into(),
            "write the first age of each band, from 0 upwards, each once",
        );
    }
    let mut first_years = BTreeMap::new();
    for (name, year) in &country.first_years {
        if !(1900..=2200).contains(year.get_ref()) {
            no(
                year.span().start,
                format!("{} is not a year between 1900 and 2200", year.get_ref()),
                "write the year in four digits",
            );
        }
        first_years.insert(name.clone(), *year.get_ref());
    }
    let mut chapters: Vec<String> = Vec::new();
    let mut chapter_lines = BTreeMap::new();
    for chapter in &country.chapters {
        let id = chapter.get_ref();
        if chapters.contains(id) {
            no(
                chapter.span().start,
                format!("the chapter \"{id}\" stands here twice"),
                "name each chapter once",
            );
        } else {
            chapters.push(id.clone());
            chapter_lines.insert(id.clone(), file.line(chapter.span().start));
        }
    }
    let name = in_each_language(
        file,
        "name of the country",
        &country.name,
        &languages,
        faults,
    );
    let coordinator = Coordinator {
        name: in_each_language(
            file,
            "name of the coordinator",
            &country.coordinator.name,
            &languages,
            faults,
        ),
        title: in_each_language(
            file,
            "title of the coordinator",
            &country.coordinator.title,
            &languages,
            faults,
        ),
    };
    if languages.is_empty() {
        return None;
    }
    Some(Country {
        code: country.code.into_inner(),
        name,
        languages,
        // A fault was told above: the pack is refused, and the rest of its
        // files are checked all the same.
        time_zone: time_zone.unwrap_or(TimeZone::UTC),
        currency: country.currency.into_inner(),
        fewer_than,
        age_bands: country.age_bands.into_inner(),
        first_years,
        coordinator,
        security_contact,
        chapters,
        chapter_lines,
        path: file.path.clone(),
    })
}

/// Words given per language: every language of the pack has them, and no
/// other does.
pub(crate) fn in_each_language(
    file: &PackFile,
    what: &str,
    words: &Spanned<BTreeMap<String, Spanned<String>>>,
    languages: &[String],
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, String> {
    for (language, word) in words.get_ref() {
        if !languages.contains(language) {
            faults.push(file.error(
                word.span().start,
                format!("the {what} is given in \"{language}\", which the pack does not have"),
                format!("the languages are: {}", languages.join(", ")),
            ));
        }
    }
    let mut given = BTreeMap::new();
    for language in languages {
        match words.get_ref().get(language) {
            Some(word) if !word.get_ref().trim().is_empty() => {
                given.insert(language.clone(), word.get_ref().trim().to_owned());
            }
            _ => faults.push(file.error(
                words.span().start,
                format!("the {what} is missing in \"{language}\""),
                format!("add {language} = \"…\""),
            )),
        }
    }
    given
}
