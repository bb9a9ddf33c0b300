//! The description of the programming interface (OpenAPI 3.1), made from the
//! kinds of record.

use axum::{Json, extract, response::IntoResponse, response::Response};
use kernel::{Class, Field, FieldKind, NON_ANSWERS, RecordKind};
use pack::Pack;
use serde_json::{Map, Value, json};

mod documents;
mod merging;
mod search;

use super::{LIMIT, LIMIT_MAX};
use crate::sent_again::{REPEAT_KEY, REPEAT_KEY_MAX};
use crate::{
    State, Visit,
    registers::{filters, table::sortable},
};

pub(crate) async fn show(extract::State(state): extract::State<State>, visit: Visit) -> Response {
    Json(description(state.mechanism.pack(), &visit)).into_response()
}

fn description(pack: &Pack, visit: &Visit) -> Value {
    let mut paths = Map::new();
    let mut schemas = fixed_schemas();
    for kind in &pack.kinds {
        let register = &kind.register;
        schemas.insert(register.clone(), fields_schema(visit, kind));
        paths.insert(format!("/api/v1/{register}"), list_path(pack, visit, kind));
        paths.insert(
            format!("/api/v1/{register}/{{address}}"),
            record_path(visit, kind),
        );
        documents::paths(visit, kind, &mut paths);
        merging::paths(visit, kind, &mut paths);
        for list in kind.fields.iter().filter_map(Field::list) {
            let name = format!("list_{list}");
            if !schemas.contains_key(&name) {
                schemas.insert(name, list_schema(pack, visit, list));
            }
        }
    }
    paths.insert("/api/v1/search".to_owned(), search::path(visit));
    let own = records::document_entry();
    schemas.insert("Document".to_owned(), documents::schema(visit, &own));
    for list in own.fields.iter().filter_map(Field::list) {
        schemas.insert(format!("list_{list}"), list_schema(pack, visit, list));
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "OpenNRM",
            "version": "1",
            "description": visit.say("web-api-about"),
            "license": { "name": "AGPL-3.0-or-later", "identifier": "AGPL-3.0-or-later" },
        },
        "paths": paths,
        "components": {
            "schemas": schemas,
            "responses": {
                "Problem": {
                    "description": visit.say("web-api-problem"),
                    "content": {
                        "application/problem+json": {
                            "schema": { "$ref": "#/components/schemas/Problem" },
                        },
                    },
                },
            },
        },
    })
}

fn fixed_schemas() -> Map<String, Value> {
    let mut schemas = Map::new();
    schemas.insert(
        "Problem".to_owned(),
        json!({
            "type": "object",
            "required": ["type", "title", "status"],
            "properties": {
                "type": { "type": "string" },
                "title": { "type": "string" },
                "status": { "type": "integer" },
                "detail": { "type": "string" },
                "errors": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["rule", "detail"],
                        "properties": {
                            "rule": { "type": "string" },
                            "detail": { "type": "string" },
                            "next": { "type": "string" },
                            "pointer": { "type": "string" },
                            "parameter": { "type": "string" },
                        },
                    },
                },
            },
        }),
    );
    schemas.insert(
        "RecordHead".to_owned(),
        json!({
            "type": "object",
            "required": ["register", "address", "reference", "version", "voided"],
            "properties": {
                "register": { "type": "string", "readOnly": true },
                "address": { "type": "string", "pattern": "^[0-9a-f]{32}$", "readOnly": true },
                "self": { "type": "string", "readOnly": true },
                "reference": { "type": "string", "maxLength": 40 },
                "version": { "type": "integer", "minimum": 1 },
                "recorded_at": { "type": "string", "format": "date-time", "readOnly": true },
                "recorded_by": { "type": ["string", "null"], "readOnly": true },
                "reason": { "type": ["string", "null"], "maxLength": 500 },
                "voided": { "type": "boolean", "readOnly": true },
            },
        }),
    );
    schemas
}

fn fields_schema(visit: &Visit, kind: &RecordKind) -> Value {
    let mut properties = Map::new();
    for field in &kind.fields {
        let mut schema = field_schema(field);
        schema["title"] = visit.field(kind, field).into();
        if let Some(help) = visit.help(kind, field) {
            schema["description"] = help.into();
        }
        schema["x-class"] = match field.class {
            Class::Sealed(_) => "sealed",
            Class::Counted => "counted",
            Class::Open => "open",
        }
        .into();
        if field.same {
            schema["readOnly"] = true.into();
        }
        properties.insert(field.name.clone(), schema);
    }
    // A list leaves sealed fields out, so what is required is required when
    // it is written.
    let required: Vec<&str> = kind
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name.as_str())
        .collect();
    json!({
        "type": "object",
        "title": visit.record(&kind.register),
        "additionalProperties": false,
        "properties": properties,
        "x-required": required,
    })
}

fn field_schema(field: &Field) -> Value {
    let schema = match &field.kind {
        FieldKind::Text { characters_max } | FieldKind::Prose { characters_max } => {
            json!({ "type": "string", "maxLength": characters_max })
        }
        FieldKind::Code { list } => {
            let of_list = json!({ "$ref": format!("#/components/schemas/list_{list}") });
            if field.answered {
                json!({ "allOf": [of_list], "not": { "enum": NON_ANSWERS } })
            } else {
                of_list
            }
        }
        FieldKind::Codes { list } => json!({
            "type": "array",
            "uniqueItems": true,
            "items": { "$ref": format!("#/components/schemas/list_{list}") },
        }),
        FieldKind::Date { .. } => json!({ "type": "string", "format": "date" }),
        FieldKind::Time => {
            json!({ "type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$" })
        }
        FieldKind::Year => json!({ "type": "integer", "minimum": 1900, "maximum": 2200 }),
        FieldKind::Whole { min, max } => {
            json!({ "type": "integer", "minimum": min, "maximum": max })
        }
        FieldKind::Money => json!({ "type": "string", "pattern": "^[0-9]+(\\.[0-9]{1,2})?$" }),
        FieldKind::YesNo => json!({ "type": "boolean" }),
        FieldKind::Link { register } => json!({ "type": "string", "x-register": register }),
    };
    if field.required {
        return schema;
    }
    // A field that was not filled in is null.
    let mut nullable = Map::new();
    nullable.insert(
        "anyOf".to_owned(),
        Value::Array(vec![schema, json!({ "type": "null" })]),
    );
    Value::Object(nullable)
}

fn list_schema(pack: &Pack, visit: &Visit, list: &str) -> Value {
    let codes: Vec<&str> = pack.list(list).codes().chain(NON_ANSWERS).collect();
    let names: Map<String, Value> = codes
        .iter()
        .map(|code| {
            let name = pack.name_of(list, code, visit.language.tag());
            ((*code).to_owned(), name.into())
        })
        .collect();
    json!({
        "type": "string",
        "title": visit.say(&format!("list-{list}")),
        "enum": codes,
        "x-names": names,
    })
}

fn of_fields(kind: &RecordKind) -> Value {
    json!({ "$ref": format!("#/components/schemas/{}", kind.register) })
}

fn record_schema(kind: &RecordKind) -> Value {
    json!({
        "allOf": [
            { "$ref": "#/components/schemas/RecordHead" },
            { "type": "object", "properties": { "fields": of_fields(kind) } },
        ],
    })
}

fn answer(description: &str, schema: &Value) -> Value {
    json!({
        "description": description,
        "content": { "application/json": { "schema": schema } },
    })
}

fn problem() -> Value {
    json!({ "$ref": "#/components/responses/Problem" })
}

/// What may be answered: what was asked for, what whoever asks may not have
/// whatever they ask, and what may be wrong with this request.
fn answers(done: (&str, Value), wrong: &[&str]) -> Value {
    let mut answers = Map::new();
    answers.insert(done.0.to_owned(), done.1);
    for status in ["401", "403", "404", "429", "503"].iter().chain(wrong) {
        answers.insert((*status).to_owned(), problem());
    }
    answers.into()
}

fn sent(schema: &Value) -> Value {
    json!({ "required": true, "content": { "application/json": { "schema": schema } } })
}

/// Why a record is entered or changed. Many read it: the description says so.
fn reason(visit: &Visit) -> Value {
    json!({
        "type": ["string", "null"],
        "maxLength": 500,
        "description": visit.say("web-reason-hint"),
    })
}

/// The key of a request that may come again.
fn repeat_key(visit: &Visit) -> Value {
    json!({
        "name": REPEAT_KEY,
        "in": "header",
        "description": visit.say("web-api-repeat"),
        "schema": { "type": "string", "minLength": 1, "maxLength": REPEAT_KEY_MAX },
    })
}

fn list_path(pack: &Pack, visit: &Visit, kind: &RecordKind) -> Value {
    let one = visit.record(&kind.register);
    let found = json!({
        "type": "object",
        "required": ["register", "total", "limit", "offset", "records"],
        "properties": {
            "register": { "type": "string" },
            "total": { "type": "integer" },
            "limit": { "type": "integer" },
            "offset": { "type": "integer" },
            "records": { "type": "array", "items": record_schema(kind) },
        },
    });
    let new = json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["fields"],
        "properties": {
            "reference": { "type": ["string", "null"], "maxLength": 40 },
            "reason": reason(visit),
            "fields": of_fields(kind),
        },
    });
    json!({
        "get": {
            "operationId": format!("list_{}", kind.register),
            "summary": visit.register(&kind.register),
            "description": visit.language.attribute(&kind.register, "about").unwrap_or_default(),
            "parameters": parameters(pack, kind),
            "responses": answers(("200", answer(&one, &found)), &["400"]),
        },
        "post": {
            "operationId": format!("enter_{}", kind.register),
            "summary": visit.say_with("web-new", &[("record", one.as_str().into())]),
            "parameters": [repeat_key(visit)],
            "requestBody": sent(&new),
            "responses": answers(("201", answer(&one, &record_schema(kind))), &["400", "422"]),
        },
    })
}

fn parameters(pack: &Pack, kind: &RecordKind) -> Vec<Value> {
    let query =
        |name: &str, schema: Value| json!({ "name": name, "in": "query", "schema": schema });
    let mut parameters = vec![
        query(
            "limit",
            json!({ "type": "integer", "minimum": 0, "maximum": LIMIT_MAX, "default": LIMIT }),
        ),
        query(
            "offset",
            json!({ "type": "integer", "minimum": 0, "default": 0 }),
        ),
    ];
    for field in kind
        .fields
        .iter()
        .filter(|field| filters::filterable(field))
    {
        let schema = match &field.kind {
            FieldKind::Code { list } | FieldKind::Codes { list } => {
                let codes: Vec<&str> = pack
                    .list(list)
                    .codes()
                    .chain(NON_ANSWERS)
                    .chain([filters::ABSENT])
                    .collect();
                json!({ "type": "string", "enum": codes })
            }
            FieldKind::YesNo => json!({ "type": "string", "enum": ["yes", "no", filters::ABSENT] }),
            FieldKind::Year => json!({ "type": "string", "pattern": "^([0-9]{4}|\\.)$" }),
            _ => json!({ "type": "string", "pattern": "^([0-9a-f]{32}|\\.)$" }),
        };
        parameters.push(query(&filters::parameter(field), schema));
    }
    if filters::period(kind).is_some() {
        let day = || json!({ "type": "string", "format": "date" });
        parameters.push(query("from", day()));
        parameters.push(query("until", day()));
    }
    let sorted: Vec<&str> = kind
        .fields
        .iter()
        .filter(|field| sortable(field))
        .map(|field| field.name.as_str())
        .collect();
    parameters.push(query("sort", json!({ "type": "string", "enum": sorted })));
    parameters.push(query(
        "order",
        json!({ "type": "string", "enum": ["ascending", "descending"] }),
    ));
    parameters.push(query(
        "voided",
        json!({ "type": "string", "enum": ["yes", "no"] }),
    ));
    parameters
}

fn record_path(visit: &Visit, kind: &RecordKind) -> Value {
    let one = visit.record(&kind.register);
    let record = record_schema(kind);
    // What is sent back may be the whole record: what is read-only is passed over.
    let edit = json!({
        "allOf": [
            {
                "type": "object",
                "required": ["version"],
                "properties": {
                    "version": { "type": "integer", "minimum": 1 },
                    "reason": reason(visit),
                },
            },
            { "type": "object", "required": ["fields"], "properties": { "fields": of_fields(kind) } },
        ],
    });
    let void = json!({
        "type": "object",
        "required": ["version", "reason"],
        "properties": {
            "version": { "type": "integer", "minimum": 1 },
            "reason": {
                "type": "string",
                "minLength": 1,
                "maxLength": 500,
                "description": visit.say("web-reason-hint"),
            },
        },
    });
    json!({
        "parameters": [{
            "name": "address",
            "in": "path",
            "required": true,
            "schema": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
        }],
        "get": {
            "operationId": format!("look_{}", kind.register),
            "summary": one,
            "responses": answers(("200", answer(&one, &record)), &[]),
        },
        "put": {
            "operationId": format!("edit_{}", kind.register),
            "summary": visit.say("button-edit"),
            "requestBody": sent(&edit),
            "responses": answers(("200", answer(&one, &record)), &["400", "409", "422"]),
        },
        "delete": {
            "operationId": format!("void_{}", kind.register),
            "summary": visit.say("button-void"),
            "requestBody": sent(&void),
            "responses": answers(("200", answer(&one, &record)), &["400", "409", "422"]),
        },
    })
}
