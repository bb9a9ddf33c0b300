//! What a role does with one record, and in its register without one.

use axum::http::{Method, StatusCode};
use kernel::RecordId;
use policy::{Act, Part, Resource};
use serde_json::{Value, json};

use super::{Matrix, Stands, moment};

impl Matrix {
    /// What is done with a record that is there.
    pub fn record(&mut self, role: &str, stands: &Stands) {
        let Stands {
            kind,
            record,
            relation,
            number,
            facts,
        } = stands;
        let register = kind.register.as_str();
        let resource = Resource::register(register);
        let policies = self.policies.clone();
        let address = self.bench.mechanism.address(register, record.id);
        let nobody = RecordId(uuid::Uuid::from_u128(u128::MAX / 3));
        let absent = self.bench.mechanism.address(register, nobody);
        let who = format!("{role}.{number}");
        let may = |act: Act| policies.permits(role, act, &resource, *facts);
        let at = |what: &str| format!("{role} {what} {register} as {relation:?}");

        let api = format!("/api/v1/{register}/{address}");
        let looked = self.doors.json(&who, Method::GET, &api, &Value::Null);
        let is_there = looked.status == StatusCode::OK;
        self.cell(&at("looks at"), may(Act::Look), is_there);
        // What may not be seen is as if it had never been.
        let nowhere = format!("/api/v1/{register}/{absent}");
        if !is_there {
            let missing = self.doors.json(&who, Method::GET, &nowhere, &Value::Null);
            if (missing.status, &missing.text) != (looked.status, &looked.text) {
                let told = format!("{}: {}", at("looks at"), looked.status);
                self.wrong.push(told);
            }
        }
        let parts = policies.parts(role, Act::Look, &resource, *facts);
        // The canary of a sample flies where its part is open, and from a list
        // never.
        let open: Vec<(&str, Part)> = parts.iter().map(|part| (register, *part)).collect();
        self.no_canary_but(&at("looks at"), &looked, &open);
        let fields = looked.json()["fields"].clone();
        for field in &kind.fields {
            let part = policies.filing().part(register, &field.name).unwrap();
            let seen = fields.get(&field.name).is_some();
            self.field(&at(&field.name), parts.contains(&part), seen);
        }

        let list = format!("/api/v1/{register}?limit=1000");
        let listed = self.doors.json(&who, Method::GET, &list, &Value::Null);
        self.no_canary(&at("lists"), &listed);
        let listed = listed.json();
        let entries = listed["records"].as_array().cloned().unwrap_or_default();
        let own = entries.iter().find(|entry| entry["address"] == address);
        self.cell(&at("lists"), may(Act::List), own.is_some());
        if listed["total"].as_u64().unwrap_or(0) != entries.len() as u64 {
            let told = format!("{}: the total differs", at("lists"));
            self.wrong.push(told);
        }
        if let Some(own) = own {
            let parts = policies.parts(role, Act::List, &resource, *facts);
            for field in kind.fields.iter().filter(|field| !field.is_sealed()) {
                let part = policies.filing().part(register, &field.name).unwrap();
                let seen = own["fields"].get(&field.name).is_some();
                self.field(&at(&field.name), parts.contains(&part), seen);
            }
        }

        // An act on a version that never was: whoever may not do it does not
        // come so far as to hear that.
        let body = json!({ "version": 99, "fields": {}, "reason": "Test" });
        for (act, method, what) in [
            (Act::Edit, Method::PUT, "edits"),
            (Act::Void, Method::DELETE, "voids"),
        ] {
            let done = self.doors.json(&who, method.clone(), &api, &body);
            let permitted = may(act);
            self.cell(&at(what), permitted, !done.is_denied());
            if !permitted && !may(Act::Look) {
                let missing = self.doors.json(&who, method, &nowhere, &body);
                if (missing.status, &missing.text) != (done.status, &done.text) {
                    let told = format!("{}: {}", at(what), done.status);
                    self.wrong.push(told);
                }
            }
        }

        // Nobody merges a file with itself: who may not merge it does not hear that.
        if kind.same().is_some() {
            let body = json!({
                "second": record.reference, "version": 99, "second_version": 99, "reason": "Test",
            });
            let merge = format!("{api}/merge");
            let done = self.doors.json(&who, Method::POST, &merge, &body);
            self.cell(&at("merges"), may(Act::Merge), !done.is_denied());
        }

        let export = format!("/registers/{register}/export");
        let exported = self.doors.form(&who, &export, "&_format=csv");
        self.no_canary_but(
            &at("exports"),
            &exported,
            &self.ever_open(role, Act::Export, register),
        );
        let has_it = self.columns(role, stands, &exported);
        self.cell(&at("exports"), may(Act::Export), has_it);
    }

    /// The parts of records of a register that a role may ever see by an act.
    pub fn ever_open<'r>(&self, role: &str, act: Act, register: &'r str) -> Vec<(&'r str, Part)> {
        let resource = Resource::register(register);
        let shows = |part: &Part| {
            let policies = &self.policies;
            policies.ever_shows(role, act, *part, &resource, moment())
        };
        let parts = Part::ALL.iter().copied().filter(shows);
        parts.map(|part| (register, part)).collect()
    }

    /// Whether a role may ever do something in a register.
    pub fn ever(&self, role: &str, act: Act, register: &str) -> bool {
        let resource = Resource::register(register);
        !self
            .policies
            .cases(role, act, &resource, moment())
            .is_empty()
    }

    /// What is done in a register without a record.
    pub fn register(&mut self, role: &str, stands: &Stands) {
        let register = stands.kind.register.as_str();
        let who = format!("{role}.{}", stands.number);
        let at = |what: &str| format!("{role} {what} {register} as {:?}", stands.relation);
        let enter = format!("/api/v1/{register}");
        let empty = json!({ "fields": {} });
        let entered = self.doors.json(&who, Method::POST, &enter, &empty);
        let wanted = self.ever(role, Act::Enter, register);
        self.cell(&at("enters"), wanted, !entered.is_denied());
        let import = self
            .doors
            .get(&who, &format!("/registers/{register}/import"));
        let wanted = self.ever(role, Act::Import, register);
        self.cell(&at("imports"), wanted, import.status == StatusCode::OK);
    }
}
