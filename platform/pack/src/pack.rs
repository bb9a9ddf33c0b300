//! The pack: everything that the desks and the country bring, and how it is
//! asked for.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clockwork::{Date, TimeZone};
use kernel::{Desk, Dimension, Figure, NON_ANSWERS, RecordKind, Register, Standing};
use words::Words;

use crate::assembly::assemble;
use crate::lists::ListShelf;
use crate::nearness::nearest;
use crate::{Coordinator, Fault, List, Paper, Settings, Template, catalogue};

/// What the program runs on: the desks and one country's pack.
pub struct Pack {
    /// The folder it was read from.
    pub folder: PathBuf,
    /// The country's code, as in the list `countries`.
    pub code: String,
    /// The country's name by language.
    pub name: BTreeMap<String, String>,
    /// The languages, the default one first.
    pub languages: Vec<String>,
    /// The time zone in which days begin and end.
    pub time_zone: TimeZone,
    /// The currency's code.
    pub currency: String,
    /// Cells of breakdowns below this number are not printed.
    pub fewer_than: u64,
    /// The first age of each band.
    pub age_bands: Vec<i64>,
    /// First years that figures count from.
    pub first_years: BTreeMap<String, i16>,
    /// The National Coordinator.
    pub coordinator: Coordinator,
    /// Whom to tell of a weakness of the system: an address as RFC 9116 has it.
    pub security_contact: Option<String>,
    /// The chapters of the report, in order.
    pub chapters: Vec<String>,
    /// Deadlines and entitlements by date.
    pub settings: Settings,
    /// The words of every language.
    pub words: Words,
    /// Every kind of record, in the order of the desks, with the fields that
    /// the country adds at the end.
    pub kinds: Vec<Arc<RecordKind>>,
    /// The desks, with the rules of their registers.
    pub desks: Vec<Desk>,
    pub(crate) lists: ListShelf,
    pub(crate) figures: Vec<Figure>,
    pub(crate) templates: Vec<Template>,
    /// Where each added field is written.
    pub(crate) added: BTreeMap<(String, String), (String, usize)>,
    pub(crate) country_file: String,
    /// The texts of some files, as they were read, by their names in the pack.
    pub(crate) as_read: BTreeMap<String, String>,
}

impl Pack {
    /// Reads the pack in a folder and lays it over the desks.
    ///
    /// # Errors
    /// Every fault of the pack that would mislead, with file and line.
    pub fn load(folder: &Path, desks: Vec<Desk>) -> Result<Self, Vec<Fault>> {
        let (pack, faults) = assemble(folder, &desks);
        if faults.iter().any(Fault::is_error) {
            return Err(faults);
        }
        match pack {
            Some(pack) => Ok(Self { desks, ..pack }),
            None => Err(faults),
        }
    }

    /// The kind of record of a register.
    pub fn kind(&self, register: &str) -> Option<&Arc<RecordKind>> {
        self.kinds.iter().find(|kind| kind.register == register)
    }

    /// The names of all registers, in the order of the desks.
    pub fn registers(&self) -> impl Iterator<Item = &str> + Clone {
        self.kinds.iter().map(|kind| kind.register.as_str())
    }

    /// A register with its rules.
    pub fn register(&self, name: &str) -> Option<&Register> {
        self.desks
            .iter()
            .flat_map(|desk| &desk.registers)
            .find(|register| register.kind.register == name)
    }

    /// The register whose name was probably meant.
    pub fn nearest_register(&self, typed: &str) -> Option<&str> {
        nearest(typed, self.registers())
    }

    /// A list. Every list that a field names is there; another name gives a
    /// list without values.
    pub fn list(&self, name: &str) -> &List {
        self.lists.list(name)
    }

    /// The text of a file that decides who may see what, `settings.toml`,
    /// `fields.toml` or `lists/roles.csv`, as it was when the pack was read from it; nothing
    /// where there is none.
    pub fn as_read(&self, name: &str) -> Option<&str> {
        self.as_read.get(name).map(String::as_str)
    }

    /// The names of all lists, in order of the alphabet.
    pub fn lists(&self) -> impl Iterator<Item = &str> {
        self.lists.0.keys().map(String::as_str)
    }

    /// The codes of a list that bear a mark.
    pub fn codes_marked(&self, list: &str, mark: &str) -> Vec<&str> {
        self.list(list).codes_marked(mark)
    }

    /// The name of a value in a language: or else in the pack's first
    /// language, or in English, or the code itself. Answers that are none
    /// have the words of their state.
    pub fn name_of(&self, list: &str, code: &str, language: &str) -> String {
        if NON_ANSWERS.contains(&code) {
            return match self.words.language(language) {
                Some(language) => language.say(&format!("state-{code}"), &[]),
                None => code.to_owned(),
            };
        }
        let names = self.list(list).value(code).map(|value| &value.names);
        names
            .and_then(|names| {
                names
                    .get(language)
                    .or_else(|| names.get(self.languages.first()?))
                    .or_else(|| names.get(words::BASE_LANGUAGE))
            })
            .map_or_else(|| code.to_owned(), Clone::clone)
    }

    /// All figures in the order of the chapters.
    pub fn figures(&self) -> Vec<&Figure> {
        self.figures.iter().collect()
    }

    /// The figure with this id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    /// The id that was probably meant: of the same letters the nearest
    /// number, or else the same number of other letters, or else the first.
    pub fn nearest_figure(&self, typed: &str) -> Option<&'static str> {
        let typed = catalogue::with_digits(typed.trim());
        let (letters, number) = catalogue::parts(&typed);
        self.figures
            .iter()
            .map(|figure| figure.id)
            .min_by_key(|id| {
                let (own_letters, own_number) = catalogue::parts(id);
                (
                    !own_letters.eq_ignore_ascii_case(letters),
                    own_number.abs_diff(number),
                )
            })
    }

    /// How a figure may be broken down: its own dimensions, or those of the
    /// figure it repeats.
    pub fn dimensions_of(&self, figure: &Figure) -> &[Dimension] {
        match catalogue::repeated(figure, &self.figures) {
            Some(other) => &other.dimensions,
            None => self
                .figure(figure.id)
                .map_or(&[], |figure| &figure.dimensions),
        }
    }

    /// The template of a paper in a language.
    pub fn template(&self, paper: Paper, language: &str) -> Option<&Template> {
        self.templates
            .iter()
            .find(|template| template.paper == paper && template.language == language)
    }
}

impl kernel::Lists for Pack {
    fn standing(&self, list: &str, code: &str, on: Date) -> Standing {
        self.lists.standing(list, code, on)
    }

    fn nearest(&self, list: &str, typed: &str) -> Option<String> {
        self.lists.nearest(list, typed)
    }

    fn first_codes(&self, list: &str, most: usize) -> Vec<String> {
        self.lists.first_codes(list, most)
    }
}

impl kernel::Settings for Pack {
    fn amount(&self, entitlement: &str, on: Date) -> Option<i64> {
        self.settings.amount(entitlement, on)
    }

    fn hours(&self, deadline: &str, on: Date) -> Option<i64> {
        self.settings.hours(deadline, on)
    }

    fn is_marked(&self, list: &str, code: &str, mark: &str) -> bool {
        self.codes_marked(list, mark).contains(&code)
    }
}
