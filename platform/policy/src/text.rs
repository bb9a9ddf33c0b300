//! The policies as they are written: one file for each role, and one for
//! everyone.

use std::{collections::BTreeMap, str::FromStr};

use cedar_policy::{
    Effect, Policy, PolicyId, PolicySet, PrincipalConstraint, Schema, ValidationMode, Validator,
};
use miette::Diagnostic;
use pack::Fault;

use crate::{
    About, Filing,
    diagram::Shelf,
    folder::Folder,
    provision,
    provision::{Provision, Told},
    reading, schema,
};

/// The file whose policies hold for everyone.
const EVERYONE: &str = "everyone";

/// What every policy says of itself beside its id.
const SAID: [(&str, &str); 2] = [
    ("reason", "why it is so, in a sentence"),
    ("source", "the law or the rule that it follows"),
];

/// One policy as it is written.
#[derive(Clone, Debug)]
pub(crate) struct Written {
    pub(crate) policy: Policy,
    pub(crate) reason: String,
    pub(crate) source: String,
    pub(crate) file: String,
    pub(crate) line: usize,
}

/// The folder's policies, read.
pub(crate) struct Texts {
    pub(crate) roles: Vec<String>,
    pub(crate) written: Vec<Written>,
    pub(crate) provisions: Vec<Provision>,
    pub(crate) shelf: Shelf,
}

/// One `.cedar` file.
struct File<'folder> {
    /// The role, or `everyone`.
    stem: &'folder str,
    path: String,
    text: &'folder str,
}

/// Reads every policy of a folder and holds it against the schema.
pub(crate) fn read(folder: &Folder, filing: &Filing, faults: &mut Vec<Fault>) -> Option<Texts> {
    let files = files(folder, faults)?;
    let roles: Vec<String> = files
        .iter()
        .map(|file| file.stem)
        .filter(|stem| *stem != EVERYONE)
        .map(str::to_owned)
        .collect();
    let before = faults.len();
    let mut written = Vec::new();
    for file in &files {
        read_file(file, &mut written, faults);
    }
    validate(&files, &written, filing, &roles, faults);
    if faults.len() > before {
        return None;
    }
    let mut shelf = Shelf::default();
    let mut told = Told::nothing(filing);
    let mut provisions = Vec::new();
    for one in &written {
        match Provision::of(&one.policy, &mut shelf, &mut told) {
            Ok(provision) => provisions.push(provision),
            Err((what, right)) => {
                faults.push(Fault::error(&one.file, one.line, what, right));
            }
        }
    }
    (faults.len() == before).then_some(Texts {
        roles,
        written,
        provisions,
        shelf,
    })
}

fn files<'folder>(folder: &'folder Folder, faults: &mut Vec<Fault>) -> Option<Vec<File<'folder>>> {
    let mut files = Vec::new();
    for stem in folder.stems() {
        let name = format!("{stem}.cedar");
        let plain = !stem.is_empty()
            && stem
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        if !plain {
            faults.push(Fault::error(
                folder.shown(&name),
                0,
                format!("\"{stem}\" cannot be the name of a role"),
                "use small Latin letters and _, as in case_manager.cedar",
            ));
            continue;
        }
        if let Some((path, text)) = folder.text(&name, faults) {
            files.push(File { stem, path, text });
        }
    }
    if files.is_empty() {
        faults.push(Fault::error(
            folder.shown(""),
            0,
            "there is no policy here",
            "write one file for each role, such as case_manager.cedar",
        ));
        return None;
    }
    Some(files)
}

/// The line on which the statement begins that is the n-th of the file.
fn statement_line(text: &str, number: usize) -> usize {
    text.lines()
        .enumerate()
        .filter(|(_, line)| {
            let line = line.trim_start();
            line.starts_with("permit") || line.starts_with("forbid")
        })
        .nth(number)
        .map_or(1, |(at, _)| at + 1)
}

fn place(error: &dyn Diagnostic, text: &str) -> usize {
    error
        .labels()
        .and_then(|mut labels| labels.next())
        .map_or(1, |label| reading::line(text, label.offset()))
}

fn advice(error: &dyn Diagnostic) -> String {
    error
        .help()
        .map(|help| help.to_string())
        .unwrap_or_default()
}

fn read_file(file: &File<'_>, written: &mut Vec<Written>, faults: &mut Vec<Fault>) {
    let set = match PolicySet::from_str(file.text) {
        Ok(set) => set,
        Err(errors) => {
            for error in errors.iter() {
                faults.push(Fault::error(
                    &file.path,
                    place(error, file.text),
                    format!("this is not Cedar: {error}"),
                    advice(error),
                ));
            }
            return;
        }
    };
    if let Some(template) = set.templates().next() {
        faults.push(Fault::error(
            &file.path,
            1,
            format!("the policy {} has a slot to be filled in", template.id()),
            "write whom it speaks of",
        ));
    }
    for (number, policy) in set.policies().enumerate() {
        let line = statement_line(file.text, number);
        let mut no = |what: String, right: String| {
            faults.push(Fault::error(&file.path, line, what, right));
        };
        let id = policy.annotation("id").unwrap_or_default();
        let own = id.strip_prefix(&format!("{}.", file.stem));
        if own.is_none_or(str::is_empty) {
            no(
                format!("the policy's id is \"{id}\""),
                format!(
                    "write @id(\"{}.…\") before it, with a name of its own",
                    file.stem
                ),
            );
        }
        if written.iter().any(|one| one.policy.id().to_string() == id) {
            no(
                format!("a policy \"{id}\" stands above already"),
                "give each policy an id of its own".into(),
            );
        }
        for (name, meaning) in SAID {
            let said = policy.annotation(name).unwrap_or_default();
            if said.trim().is_empty() {
                no(
                    format!("the policy \"{id}\" has no @{name}"),
                    format!("write @{name}(\"…\"): {meaning}"),
                );
            }
        }
        let of_role = matches!(
            policy.principal_constraint(),
            PrincipalConstraint::In(role)
                if role.type_name().to_string() == "Role" && role.id().unescaped() == file.stem
        );
        let of_everyone = policy.principal_constraint() == PrincipalConstraint::Any;
        if file.stem == EVERYONE && !of_everyone {
            no(
                format!("the policy \"{id}\" does not hold for everyone"),
                "write principal alone, or put it into the file of its role".into(),
            );
        }
        if file.stem != EVERYONE && !of_role {
            no(
                format!("the policy \"{id}\" is not about the role of its file"),
                format!("write principal in Role::\"{}\"", file.stem),
            );
        }
        let annotation = |name: &str| policy.annotation(name).unwrap_or_default().to_owned();
        written.push(Written {
            reason: annotation("reason"),
            source: annotation("source"),
            policy: policy.new_id(PolicyId::new(id)),
            file: file.path.clone(),
            line,
        });
    }
}

fn validate(
    files: &[File<'_>],
    written: &[Written],
    filing: &Filing,
    roles: &[String],
    faults: &mut Vec<Fault>,
) {
    let schema = match Schema::from_cedarschema_str(&schema::schema(filing, roles)) {
        Ok((schema, _)) => schema,
        Err(error) => {
            faults.push(Fault::error(
                files.first().map_or("", |file| &file.path),
                0,
                format!("the schema of the policies cannot be made: {error}"),
                "the names of roles, files and registers are small Latin letters and _",
            ));
            return;
        }
    };
    let text_of: BTreeMap<&str, &str> = files
        .iter()
        .map(|file| (file.path.as_str(), file.text))
        .collect();
    let validator = Validator::new(schema);
    for one in written {
        // Each by itself: a fault then stands in the one file.
        let Ok(alone) = PolicySet::from_policies([one.policy.clone()]) else {
            continue;
        };
        let text = text_of.get(one.file.as_str()).copied().unwrap_or_default();
        let result = validator.validate(&alone, ValidationMode::Strict);
        let errors = result
            .validation_errors()
            .map(|error| error as &dyn Diagnostic);
        let warnings = result
            .validation_warnings()
            .map(|error| error as &dyn Diagnostic);
        for error in errors.chain(warnings) {
            faults.push(Fault::error(
                &one.file,
                place(error, text).max(one.line),
                error.to_string(),
                advice(error),
            ));
        }
        let records = provision::acts(&one.policy.action_constraint())
            .is_ok_and(|acts| acts.iter().any(|act| act.about() == About::Record));
        let everyone = one.policy.principal_constraint() == PrincipalConstraint::Any;
        if everyone && records && one.policy.effect() == Effect::Permit {
            faults.push(Fault::error(
                &one.file,
                one.line,
                format!(
                    "the policy \"{}\" opens records to everyone",
                    one.policy.id()
                ),
                "let each role's own file say what it may",
            ));
        }
    }
}
