//! A kind of record, and the row that one record of it is.

use crate::{Fault, Field, RecordId, Value};

/// A struct that is one kind of record. Derive it.
pub trait Record: Sized + Clone + Send + Sync + 'static {
    /// What the struct says about its register and fields.
    fn kind() -> RecordKind;
    /// The record as a row, in the order of the kind's fields.
    fn to_row(&self) -> Row;
    /// The record from a row; fields that a country added are passed over.
    fn from_row(row: &Row) -> Result<Self, Fault>;
}

/// The columns that every register has beside its fields: no field may be
/// called so.
pub const RESERVED_FIELDS: [&str; 12] = [
    "id",
    "reference",
    "version",
    "recorded_at",
    "recorded_by",
    "change_reason",
    "sealed_reason",
    "voided",
    "entered_for",
    "act",
    "superseded_at",
    "log_number",
];

/// One kind of record: a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordKind {
    /// The register's name: the table, the word key and the URL.
    pub register: String,
    /// The letters that its references begin with.
    pub prefix: String,
    /// The date or year field that places a record in time, if it has one.
    pub period: Option<String>,
    /// The link to the person under whose data key the record's sealed
    /// fields are kept; without one the record has a key of its own.
    pub subject: Option<String>,
    /// The open or counted field that names the record to people, beside
    /// its reference.
    pub title: Option<String>,
    /// The fields, in the order of forms and files.
    pub fields: Vec<Field>,
}

impl RecordKind {
    /// The register of those whom its records are about: that of the subject,
    /// else its own.
    pub fn about(&self) -> Option<&str> {
        match &self.subject {
            Some(subject) => self.field(subject)?.link(),
            None => Some(&self.register),
        }
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.name == name)
    }

    /// The place of the field of this name in a row.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The value of the named field in a row of this kind.
    pub fn value<'a>(&self, row: &'a Row, name: &str) -> &'a Value {
        self.position(name)
            .and_then(|at| row.0.get(at))
            .unwrap_or(&Value::Absent)
    }

    /// Whether any field is sealed.
    pub fn has_sealed(&self) -> bool {
        self.fields.iter().any(Field::is_sealed)
    }

    /// Whether its records seal something of people and stand in none of the
    /// files of this register. What is called by a title that anybody may read
    /// is a thing and nobody.
    pub fn seals_outside(&self, files: &str) -> bool {
        self.has_sealed() && self.title.is_none() && self.about() != Some(files)
    }

    /// The sealed names of a person by which its records are found, each with
    /// its place among the fields.
    pub fn names(&self) -> impl Iterator<Item = (usize, &Field)> {
        let fields = self.fields.iter().enumerate();
        fields.filter(|(_, field)| field.name_of_person)
    }

    /// The field that leads from a file to the one of the same person that it
    /// was merged into, with its place; nothing where files are not merged.
    pub fn same(&self) -> Option<(usize, &Field)> {
        let mut fields = self.fields.iter().enumerate();
        fields.find(|(_, field)| field.same)
    }

    /// The person or record that a row is about: under whose data key it was
    /// sealed when it was entered.
    pub fn subject_of(&self, id: RecordId, row: &Row) -> RecordId {
        self.subject
            .as_deref()
            .and_then(|subject| self.value(row, subject).as_link())
            .unwrap_or(id)
    }
}

/// The values of one record, in the order of its kind's fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row(pub Vec<Value>);
