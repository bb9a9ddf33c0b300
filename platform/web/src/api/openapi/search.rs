//! The search in the description of the programming interface.

use serde_json::{Value, json};

use super::{answer, answers, sent};
use crate::Visit;

pub(super) fn path(visit: &Visit) -> Value {
    let records = json!({
        "type": "array",
        "items": { "$ref": "#/components/schemas/RecordHead" },
    });
    let found = json!({
        "type": "object",
        "required": ["found"],
        "properties": {
            "found": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["register", "total", "records", "by_name"],
                    "properties": {
                        "register": { "type": "string" },
                        "total": { "type": "integer", "minimum": 0 },
                        "records": records,
                        "by_name": records,
                    },
                },
            },
        },
    });
    let asked = json!({
        "type": "object",
        "additionalProperties": false,
        "required": ["search"],
        "properties": {
            "search": { "type": "string", "minLength": 2, "maxLength": 100 },
        },
    });
    let title = visit.say("navigation-search");
    json!({
        "post": {
            "operationId": "search",
            "summary": title,
            "description": visit.say("web-api-search"),
            "requestBody": sent(&asked),
            "responses": answers(("200", answer(&title, &found)), &["400", "422"]),
        },
    })
}
