//! A validator for the part of JSON Schema 2020-12 that the schemas in `assets` use. A
//! keyword it does not know is a fault, so that none is passed over.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex};

use regex::Regex;
use serde_json::Value;

/// Keywords that say nothing about what is valid.
const NOTES: [&str; 5] = ["$schema", "$id", "$defs", "title", "description"];

/// Everything that is wrong with `value`, as `/path: what`.
pub(crate) fn faults(root: &Value, value: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(root, root, value, "", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, path: &str, faults: &mut Vec<String>) {
    let rules = match schema {
        Value::Bool(true) => return,
        Value::Bool(false) => return faults.push(format!("{path}: must not be there")),
        _ => schema
            .as_object()
            .expect("a schema is an object or a boolean"),
    };
    for (keyword, rule) in rules {
        let what = match keyword.as_str() {
            note if NOTES.contains(&note) => continue,
            "$ref" => {
                let pointer = rule.as_str().and_then(|name| name.strip_prefix('#'));
                let target = root.pointer(pointer.expect("a reference into this schema"));
                check(
                    root,
                    target.expect("what is referred to"),
                    value,
                    path,
                    faults,
                );
                continue;
            }
            "properties" | "additionalProperties" | "prefixItems" | "items" => {
                // they look at each other, see below
                continue;
            }
            "type" => (!is_type(value, rule.as_str().unwrap())).then(|| format!("is not {rule}")),
            "const" => (value != rule).then(|| format!("is not {rule}")),
            "enum" => (!rule.as_array().unwrap().contains(value)).then(|| format!("not in {rule}")),
            "required" => {
                let names = rule.as_array().unwrap().iter();
                let missing = |name: &&Value| value.get(name.as_str().unwrap()).is_none();
                let name = names.clone().find(missing).filter(|_| value.is_object());
                name.map(|name| format!("{name} is missing"))
            }
            "minimum" => bound(value.as_f64(), |number| number < rule.as_f64().unwrap()),
            "maximum" => bound(value.as_f64(), |number| number > rule.as_f64().unwrap()),
            "minItems" => bound(length(value), |items| items < rule.as_f64().unwrap()),
            "maxItems" => bound(length(value), |items| items > rule.as_f64().unwrap()),
            "pattern" => {
                let pattern = compiled(rule.as_str().unwrap());
                let text = value.as_str().filter(|text| !pattern.is_match(text));
                text.map(|_| format!("does not match {rule}"))
            }
            "oneOf" => {
                let valid = |schema: &&Value| {
                    let mut found = Vec::new();
                    check(root, schema, value, path, &mut found);
                    found.is_empty()
                };
                let count = rule.as_array().unwrap().iter().filter(valid).count();
                (count != 1).then(|| format!("fits {count} of the alternatives"))
            }
            unknown => panic!("the validator does not know the keyword {unknown}"),
        };
        faults.extend(what.map(|what| format!("{path}: {what}")));
    }
    for (name, value) in value.as_object().into_iter().flatten() {
        let property = schema.pointer("/properties").and_then(|all| all.get(name));
        if let Some(rule) = property.or_else(|| schema.get("additionalProperties")) {
            check(root, rule, value, &format!("{path}/{name}"), faults);
        }
    }
    for (at, value) in value.as_array().into_iter().flatten().enumerate() {
        let item = schema.pointer("/prefixItems").and_then(|all| all.get(at));
        if let Some(rule) = item.or_else(|| schema.get("items")) {
            check(root, rule, value, &format!("{path}/{at}"), faults);
        }
    }
}

fn is_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "number" => value.is_number(),
        "integer" => value.is_u64() || value.is_i64(),
        unknown => panic!("the validator does not know the type {unknown}"),
    }
}

fn length(value: &Value) -> Option<f64> {
    value.as_array().map(|items| items.len() as f64)
}

/// A fault where there is a number and it is `beyond` its bound.
fn bound(number: Option<f64>, beyond: impl Fn(f64) -> bool) -> Option<String> {
    let number = number.filter(|number| beyond(*number))?;
    Some(format!("{number} is out of bounds"))
}

/// A pattern of a schema: most are asked for again with each value.
fn compiled(pattern: &str) -> Regex {
    static KNOWN: LazyLock<Mutex<HashMap<String, Regex>>> = LazyLock::new(Mutex::default);
    let mut known = KNOWN.lock().unwrap();
    let made = || Regex::new(pattern).unwrap();
    known.entry(pattern.to_owned()).or_insert_with(made).clone()
}
