//! The swimming bath: two registers, two roles and what holds for everyone.

use std::{fs, path::Path, sync::Arc};

use kernel::{Class, Compartment, Field, FieldKind, RecordKind};
use policy::{Checked, Policies, Resource, check_folder};
use tempfile::TempDir;

pub const FILES: &str = r#"[files]
pool = ["swimmers", "lanes"]
"#;

pub const EVERYONE: &str = r#"
@id("everyone.no_friends")
@reason("Nobody looks after friends.")
@source("House rules")
forbid (principal, action in Action::"touch", resource)
when { context.tie.conflict };

@id("everyone.nothing_leaves_an_unattended_desk")
@reason("Lists are not carried away by passers-by.")
@source("House rules")
forbid (principal, action in Action::"grave", resource)
unless { context.fresh };
"#;

pub const LIFEGUARD: &str = r#"
@id("lifeguard.swimmers_of_the_own_pool")
@reason("A lifeguard knows who swims.")
@source("House rules")
permit (
    principal in Role::"lifeguard",
    action in [
        Action::"read", Action::"see_counted", Action::"see_open", Action::"see_identity",
        Action::"export"
    ],
    resource in File::"pool"
)
when { context.tie.own_agency && !resource.closed };

@id("lifeguard.names_in_lists")
@reason("A lifeguard calls swimmers by name.")
@source("House rules")
permit (
    principal in Role::"lifeguard",
    action == Action::"list_names",
    resource in Register::"swimmers"
)
when { context.tie.assigned };
"#;

pub const NURSE: &str = r#"
@id("nurse.allergies")
@reason("A nurse knows what a swimmer cannot bear.")
@source("House rules")
permit (
    principal in Role::"nurse",
    action in [Action::"look", Action::"see_health"],
    resource in File::"pool"
)
when { resource in [Register::"swimmers"] && (context.tie.holder || context.break_glass) };
"#;

pub const EXPECTED: &str = "\
role,resources,situations,acts,parts
set,own,author own_agency handed_over own_withdrawn child_own_agency child_author kept_back_author,,
set,tied_open,tied second_person stale shown shown_stale untrained voided sealed_by_court sealed_broken_glass,,
lifeguard,pool,own tied_open,look list search,counted open identity
lifeguard,pool,own tied_open -stale -shown_stale,export,
lifeguard,swimmers,assigned named child_assigned child_named holder_withdrawn tied_open closed closed_with_reason,list_names,
nurse,swimmers,holder assigned child_holder child_assigned holder_withdrawn kept_back_identity kept_back_location kept_back_health kept_back_testimony kept_back_services kept_back_broken_glass tied_open closed closed_with_reason broken_glass child_broken_glass broken_glass_without_reason broken_glass_stale,look,health
";

pub const INVARIANTS: &str = r#"
[[never]]
says = "A lifeguard never reads what a swimmer cannot bear."
source = "House rules"
roles = ["lifeguard"]
resources = ["records"]
parts = ["health"]

[[always]]
says = "In an emergency a nurse may look."
source = "House rules"
roles = ["nurse"]
resources = ["swimmers"]
acts = ["look"]
holds = ["break_glass"]
fails = ["conflict"]
"#;

/// The bath's registers.
pub fn kinds() -> Vec<Arc<RecordKind>> {
    let text = || FieldKind::Text {
        characters_max: 100,
    };
    let kind = |register: &str, prefix: &str, fields: Vec<Field>| {
        Arc::new(RecordKind {
            register: register.to_owned(),
            prefix: prefix.to_owned(),
            period: None,
            subject: None,
            title: None,
            fields,
        })
    };
    vec![
        kind(
            "swimmers",
            "SWI",
            vec![
                Field::new(
                    "came_on",
                    FieldKind::Date { future: false },
                    Class::Counted,
                    true,
                ),
                Field::new("cap", text(), Class::Open, false),
                Field::new("name", text(), Class::Sealed(Compartment::Identity), false),
                Field::new(
                    "allergies",
                    text(),
                    Class::Sealed(Compartment::Health),
                    false,
                ),
            ],
        ),
        kind(
            "lanes",
            "LAN",
            vec![Field::new("number", text(), Class::Open, true)],
        ),
    ]
}

pub fn swimmers() -> Resource {
    Resource::register("swimmers")
}

/// A folder of the bath's policies, to be damaged.
pub struct Folder(TempDir);

impl Folder {
    pub fn sound() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        for (name, text) in [
            ("files.toml", FILES),
            ("everyone.cedar", EVERYONE),
            ("lifeguard.cedar", LIFEGUARD),
            ("nurse.cedar", NURSE),
            ("expected.csv", EXPECTED),
            ("invariants.toml", INVARIANTS),
        ] {
            folder.write(name, text);
        }
        folder
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.path().join(name), text).unwrap();
    }

    /// Replaces a text that stands in a file.
    #[track_caller]
    pub fn replace(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.path().join(name)).unwrap();
        assert!(text.contains(from), "{name} holds {from}");
        self.write(name, &text.replacen(from, to, 1));
    }

    pub fn check(&self) -> Checked {
        check_folder(self.path(), &kinds())
    }

    #[track_caller]
    pub fn policies(&self) -> Policies {
        match Policies::read(self.path(), &kinds()) {
            Ok(policies) => policies,
            Err(faults) => panic!("{faults:?}"),
        }
    }

    /// What is said of the folder: every fault, without the folder's path.
    pub fn said(&self) -> Vec<String> {
        let folder = format!("{}/", self.path().display());
        self.check()
            .faults
            .iter()
            .map(|fault| fault.to_string().replace(&folder, ""))
            .collect()
    }
}
