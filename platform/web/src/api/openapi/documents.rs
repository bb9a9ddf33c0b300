//! The documents of records in the description of the programming interface.

use kernel::RecordKind;
use serde_json::{Map, Value, json};

use super::{answer, fields_schema, problem, sent};
use crate::{
    Visit,
    sent_again::{REPEAT_KEY, REPEAT_KEY_MAX},
};

/// A document, as it is answered.
pub(super) fn schema(visit: &Visit, own: &RecordKind) -> Value {
    let file = json!({
        "type": ["object", "null"],
        "properties": {
            "media": { "type": "string" },
            "bytes": { "type": "integer", "minimum": 0 },
            "self": { "type": ["string", "null"] },
        },
    });
    json!({
        "type": "object",
        "required": ["address", "self", "reference", "version", "voided", "fields"],
        "properties": {
            "address": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
            "self": { "type": "string" },
            "reference": { "type": "string" },
            "version": { "type": "integer", "minimum": 1 },
            "voided": { "type": "boolean" },
            "fields": fields_schema(visit, own),
            "copy": file,
            "preview": file,
            "original": file,
            "lacks": { "type": ["string", "null"] },
            "history": { "type": "array", "items": { "type": "object" } },
        },
    })
}

/// The addresses of the documents of one register's records.
pub(super) fn paths(visit: &Visit, kind: &RecordKind, paths: &mut Map<String, Value>) {
    let register = &kind.register;
    let one = visit.record("documents");
    let address = |name: &str| {
        json!({
            "name": name,
            "in": "path",
            "required": true,
            "schema": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
        })
    };
    let document = json!({ "$ref": "#/components/schemas/Document" });
    let listed = json!({
        "type": "object",
        "required": ["documents"],
        "properties": { "documents": { "type": "array", "items": document } },
    });
    let typed = ["kind", "part", "dated_on", "language", "title"];
    let mut form: Map<String, Value> = typed
        .into_iter()
        .map(|name| (name.to_owned(), json!({ "type": "string" })))
        .collect();
    form.insert(
        "file".to_owned(),
        json!({ "type": "string", "format": "binary" }),
    );
    let void = json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["reason"],
        "properties": { "reason": { "type": "string", "minLength": 1, "maxLength": 500 } },
    });
    let here = format!("/api/v1/{register}/{{address}}/documents");
    paths.insert(
        here.clone(),
        json!({
            "parameters": [address("address")],
            "get": {
                "operationId": format!("list_documents_of_{register}"),
                "summary": visit.register("documents"),
                "responses": { "200": answer(&one, &listed), "404": problem() },
            },
            "post": {
                "operationId": format!("attach_document_to_{register}"),
                "summary": visit.say("documents-add"),
                "parameters": [{
                    "name": REPEAT_KEY,
                    "in": "header",
                    "description": visit.say("web-api-repeat"),
                    "schema": { "type": "string", "minLength": 1, "maxLength": REPEAT_KEY_MAX },
                }],
                "requestBody": {
                    "required": true,
                    "content": { "multipart/form-data": { "schema": {
                        "type": "object",
                        "required": ["kind", "part", "file"],
                        "properties": form,
                    } } },
                },
                "responses": {
                    "201": answer(&one, &document),
                    "400": problem(),
                    "403": problem(),
                    "404": problem(),
                    "409": problem(),
                    "413": problem(),
                    "422": problem(),
                },
            },
        }),
    );
    paths.insert(
        format!("{here}/{{document}}"),
        json!({
            "parameters": [address("address"), address("document")],
            "get": {
                "operationId": format!("look_document_of_{register}"),
                "summary": one,
                "responses": { "200": answer(&one, &document), "404": problem() },
            },
            "delete": {
                "operationId": format!("void_document_of_{register}"),
                "summary": visit.say("button-void"),
                "requestBody": sent(&void),
                "responses": {
                    "200": answer(&one, &document),
                    "400": problem(),
                    "403": problem(),
                    "404": problem(),
                    "409": problem(),
                    "422": problem(),
                },
            },
        }),
    );
    let file = json!({
        "name": "file",
        "in": "path",
        "required": true,
        "schema": { "type": "string", "enum": ["copy", "original", "preview"] },
    });
    paths.insert(
        format!("{here}/{{document}}/{{file}}"),
        json!({
            "parameters": [address("address"), address("document"), file],
            "get": {
                "operationId": format!("open_document_of_{register}"),
                "summary": visit.say("documents-take-copy"),
                "responses": {
                    "200": {
                        "description": one,
                        "content": { "application/octet-stream": {
                            "schema": { "type": "string", "format": "binary" },
                        } },
                    },
                    "403": problem(),
                    "404": problem(),
                    "409": problem(),
                },
            },
        }),
    );
}
