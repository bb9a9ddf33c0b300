//! Merging and parting two files of one person in the description of the
//! programming interface.

use kernel::RecordKind;
use serde_json::{Map, Value, json};

use super::{answer, answers, record_schema, repeat_key, sent};
use crate::Visit;

/// Adds the addresses where files of this register are merged, if they are.
pub(super) fn paths(visit: &Visit, kind: &RecordKind, paths: &mut Map<String, Value>) {
    if kind.same().is_none() {
        return;
    }
    let register = &kind.register;
    let version = || json!({ "type": "integer", "minimum": 1 });
    let reason = json!({
        "type": "string",
        "minLength": 1,
        "maxLength": 500,
        "description": visit.say("web-reason-hint"),
    });
    let merge = json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["second", "version", "second_version", "reason"],
        "properties": {
            "second": { "type": "string", "maxLength": 40, "x-register": register },
            "version": version(),
            "second_version": version(),
            "reason": reason,
        },
    });
    let part = json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["version", "reason"],
        "properties": { "version": version(), "reason": reason },
    });
    let one = visit.record(register);
    for (act, said, body) in [
        ("merge", "web-api-merge", merge),
        ("part", "web-api-part", part),
    ] {
        let path = json!({
            "parameters": [{
                "name": "address",
                "in": "path",
                "required": true,
                "schema": { "type": "string", "pattern": "^[0-9a-f]{32}$" },
            }],
            "post": {
                "operationId": format!("{act}_{register}"),
                "summary": visit.say(said),
                "parameters": [repeat_key(visit)],
                "requestBody": sent(&body),
                "responses": answers(
                    ("200", answer(&one, &record_schema(kind))),
                    &["400", "409", "422"],
                ),
            },
        });
        paths.insert(format!("/api/v1/{register}/{{address}}/{act}"), path);
    }
}
