//! Which fields come by the doors that are no API: the columns and cells of a
//! file, the lines of a record's page, the boxes of a form.

use std::{collections::BTreeSet, sync::Arc};

use kernel::{Field, RecordKind, Value};
use policy::{Act, Part, Resource};

use super::{Matrix, Stands, door::Asked, moment};

/// What of a record is typed: that a file was merged into another one is written
/// by the program, and stands beside the lines of a page.
fn typed(kind: &RecordKind) -> impl Iterator<Item = &Field> {
    kind.fields.iter().filter(|field| !field.same)
}

impl Matrix {
    fn part(&self, kind: &RecordKind, field: &Field) -> Part {
        let filing = self.policies.filing();
        filing.part(&kind.register, &field.name).unwrap()
    }

    /// Holds the columns of a file, and the cells of a record in it, against
    /// what may be taken out; gives whether the record is in it.
    pub fn columns(&mut self, role: &str, stands: &Stands, exported: &Asked) -> bool {
        if !exported.status.is_success() {
            return false;
        }
        let (kind, record) = (&stands.kind, &stands.record);
        let resource = Resource::register(&kind.register);
        let at = |what: &str, field: &str| {
            let (register, relation) = (&kind.register, stands.relation);
            format!("{role} exports {what} {field} of {register} as {relation:?}")
        };
        let mut file = csv::Reader::from_reader(exported.text.as_bytes());
        let header = file.headers().unwrap().clone();
        let place = |name: &str| header.iter().position(|column| column == name);
        let policies = self.policies.clone();
        for field in typed(kind) {
            let part = self.part(kind, field);
            let ever = policies.ever_shows(role, Act::Export, part, &resource, moment());
            let found = place(&field.name).is_some();
            self.field(&at("a column", &field.name), ever, found);
        }
        let own = place("reference").unwrap();
        let row = file
            .records()
            .map(Result::unwrap)
            .find(|row| row[own] == record.reference);
        let Some(row) = row else {
            return false;
        };
        let parts = policies.parts(role, Act::Export, &resource, stands.facts);
        for (field, value) in kind.fields.iter().zip(&record.row.0) {
            if *value == Value::Absent {
                continue;
            }
            let found = place(&field.name).is_some_and(|at| !row[at].is_empty());
            let wanted = parts.contains(&self.part(kind, field));
            self.field(&at("the", &field.name), wanted, found);
        }
        true
    }

    /// Holds the lines of a record's page against what may be seen of it.
    pub fn lines(&mut self, at: &str, kind: &Arc<RecordKind>, page: &str, parts: &BTreeSet<Part>) {
        let pack = self.bench.mechanism.pack().clone();
        let language = pack.words.language(&pack.languages[0]).unwrap();
        let page = page.replace("&#39;", "'").replace("&#34;", "\"");
        for field in typed(kind) {
            let label = language.say(&format!("{}-{}", kind.register, field.name), &[]);
            let key = format!("<dt class=\"govuk-summary-list__key\">{label}");
            let found = ["</dt>", " <span"]
                .iter()
                .any(|end| page.contains(&format!("{key}{end}")));
            let wanted = parts.contains(&self.part(kind, field));
            self.field(&format!("{at}: {}", field.name), wanted, found);
        }
    }

    /// Holds the boxes of a form against what may be written.
    pub fn boxes(&mut self, at: &str, kind: &Arc<RecordKind>, form: &str, parts: &BTreeSet<Part>) {
        for field in typed(kind) {
            let name = format!("name=\"{}", field.name);
            let found = ["\"", ".day\""]
                .iter()
                .any(|end| form.contains(&format!("{name}{end}")));
            let wanted = parts.contains(&self.part(kind, field));
            self.field(&format!("{at}: {}", field.name), wanted, found);
        }
    }
}
