//! The world of the typesetter: a template, the manuscript, the fonts, and
//! nothing else.

use super::fonts::FONTS;
use std::sync::LazyLock;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

const TEMPLATE: &str = include_str!("template.typ");

static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));

/// What the typesetter sees.
pub(super) struct PrintWorld {
    library: LazyHash<Library>,
    template: Source,
}

impl PrintWorld {
    /// A world with this manuscript as its only input.
    pub(super) fn new(manuscript: Vec<u8>) -> Result<Self, String> {
        let path = VirtualPath::new("template.typ").map_err(|error| format!("{error:?}"))?;
        let id = RootedPath::new(VirtualRoot::Project, path).intern();
        let mut inputs = Dict::new();
        inputs.insert("manuscript".into(), Value::Bytes(Bytes::new(manuscript)));
        // The extras let a cell name its row, which readers' tools announce.
        let library = Library::builder()
            .with_inputs(inputs)
            .with_features([Feature::A11yExtras].into_iter().collect())
            .build();
        Ok(Self {
            library: LazyHash::new(library),
            template: Source::new(id, TEMPLATE.to_owned()),
        })
    }
}

impl World for PrintWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() {
            Ok(self.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, _id: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
