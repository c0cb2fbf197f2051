//! What `inspect` prints is what `assets/inspect.schema.json` says, and that says enough.

use std::path::Path;

use serde_json::{Value, json};

use crate::validator::faults;
use crate::world::World;

fn schema() -> Value {
    serde_json::from_str(include_str!("../../assets/inspect.schema.json")).unwrap()
}

/// A document with one of everything, as the contract shows it.
fn document() -> Value {
    json!({
        "schema": 1,
        "source": {"path": "a.txt", "format": "plain", "encoding": "UTF-8", "bytes": 4905,
                   "sha256": "0".repeat(64), "undecodable": 0},
        "title": {"text": "A", "line": 1},
        "published": "2026-03-01", "author": null, "publisher": "Desk", "url": null,
        "language": "en", "reading": "full",
        "words": 690, "minutes": 3,
        "sections": [
            {"heading": null, "level": 0, "line": 1, "start": 0, "end": 612, "words": 98},
            {"heading": "B", "level": 1, "line": 6, "start": 612, "end": 1391, "words": 110}],
        "entities": [{"id": "ukraine", "key": "stakeholder:ukraine", "label": "Ukraine",
                      "kind": "stakeholder", "type": "state",
                      "salience": 0.94, "mentions": 17, "aliases": ["Kyiv"]}],
        "mentions": [{"entity": "ukraine", "kind": "stakeholder", "start": 118, "end": 125,
                      "text": "Ukraine", "source": [118, 125], "line": 3, "section": 0,
                      "confidence": 0.98, "why": "…"}],
        "names": [{"start": 118, "end": 125, "source": [118, 125], "text": "Ukraine",
                   "type": "location"}],
        "positions": [{"holder": "ukraine", "cue": "emphasized", "stance": "states", "start": 0,
                       "end": 0, "text": "…"}],
        "matrix": [{"stakeholder": "ukraine", "issue": "sovereignty-2",
                    "sentences": [[3001, 3120]], "strength": "sentence"}],
        "sentences": [[0, 17], [19, 131]],
        "text": "…"
    })
}

#[test]
fn the_contract_fits() {
    assert_eq!(faults(&schema(), &document()), [""; 0]);
    let mut untitled = document();
    untitled["title"] = Value::Null;
    assert_eq!(faults(&schema(), &untitled), [""; 0]);
}

#[test]
fn the_bundled_briefings_fit() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/briefings");
    let world = World::new();
    for name in ["miami-talks.txt", "grid-policy.md", "corridor-cable.txt"] {
        world.write(name, std::fs::read(folder.join(name)).unwrap());
        let found = world.inspect(name);
        assert!(!found["mentions"].as_array().unwrap().is_empty());
        assert_eq!(faults(&schema(), &found), [""; 0], "{name}");
    }
}

#[test]
fn what_holds_many_fits() {
    let mail = "From ana@example.org Tue Mar  3 10:00:00 2026\nFrom: Ana <ana@example.org>\n\
                Subject: Papers\nMessage-ID: <n1@example.org>\nMIME-Version: 1.0\n\
                Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee the page.\n\n--b\n\
                Content-Type: text/html; name=page.html\n\
                Content-Disposition: attachment; filename=page.html\n\n\
                <p>Norway supports the levy.</p>\n--b--\n\n";
    let world = World::with("a.mbox", mail);
    let listing = world.inspect("a.mbox");
    assert_eq!(
        listing["parts"][0]["parts"][0]["part"],
        "n1@example.org/page.html"
    );
    assert_eq!(faults(&schema(), &listing), [""; 0]);
    let part = "a.mbox#part=n1@example.org";
    assert_eq!(faults(&schema(), &world.inspect(part)), [""; 0]);
    let exported = world.run(&["export", part, "--format", "json"]);
    let exported = serde_json::from_str(&exported.out).unwrap();
    let schema = include_str!("../../assets/export.schema.json");
    assert_eq!(
        faults(&serde_json::from_str(schema).unwrap(), &exported),
        [""; 0]
    );
    assert_eq!(exported["source"]["part"], "n1@example.org");
}

#[test]
fn odd_articles_fit() {
    let world = World::new();
    let articles: [(&str, &[u8]); 4] = [
        ("empty.txt", b""),
        ("blank.md", b"\n \n"),
        ("title.md", b"# Only a title\n"),
        (
            "old.txt",
            b"Caf\xe9 in Kyiv\n\nWords of \xabthe\xbb EU \x81.\n",
        ),
    ];
    for (name, bytes) in articles {
        world.write(name, bytes);
        assert_eq!(faults(&schema(), &world.inspect(name)), [""; 0], "{name}");
    }
}

/// Each change, by JSON pointer, makes the document invalid, and the fault is there.
#[test]
fn bad_documents_do_not_fit() {
    let changes = [
        ("/schema", json!(2)),
        ("/source", json!(null)),
        ("/source/format", json!("word")),
        ("/published", json!(2026)),
        ("/source/sha256", json!("00")),
        ("/source/bytes", json!(-1)),
        ("/source/size", json!(1)),
        ("/title", json!("A")),
        ("/title/line", json!(0)),
        ("/words", json!("690")),
        ("/minutes", json!(2.5)),
        ("/sections", json!([])),
        ("/sections/0/heading", json!("A")),
        ("/sections/0/start", json!(1)),
        ("/sections/1/heading", json!(null)),
        ("/sections/1/level", json!(0)),
        ("/entities/0/id", json!("Ukraine, the")),
        ("/entities/0/key", json!("ukraine")),
        ("/entities/0/kind", json!("actor")),
        ("/entities/0/type", json!("organization")),
        ("/entities/0/salience", json!(1.01)),
        ("/entities/0/mentions", json!(0)),
        ("/entities/0/aliases/0", json!(1)),
        ("/mentions/0/source", json!([118])),
        ("/mentions/0/source", json!([118, 125, 126])),
        ("/mentions/0/source/0", json!("118")),
        ("/mentions/0/confidence", json!(98)),
        ("/mentions/0/extra", json!(0)),
        ("/names/0/type", json!("place")),
        ("/positions/0/stance", json!("says")),
        ("/matrix/0/sentences", json!([])),
        ("/matrix/0/strength", json!("weak")),
        ("/extra", json!(0)),
    ];
    for (pointer, value) in changes {
        let mut bad = document();
        let (parent, name) = pointer.rsplit_once('/').unwrap();
        match bad.pointer_mut(parent).unwrap() {
            Value::Array(items) => items[name.parse::<usize>().unwrap()] = value.clone(),
            parent => parent[name] = value.clone(),
        }
        let found = faults(&schema(), &bad);
        // what is wrong inside alternatives is told of them as one
        let told = |fault: &String| {
            let place = fault.split(':').next().unwrap_or("");
            fault.starts_with(pointer) || (!place.is_empty() && pointer.starts_with(place))
        };
        assert!(found.iter().any(told), "{pointer} {value}: {found:?}");
    }
}

#[test]
fn every_field_is_required() {
    fn objects(value: &Value, path: &str, into: &mut Vec<String>) {
        if value.is_object() {
            into.push(path.to_owned());
        }
        for (name, value) in value.as_object().into_iter().flatten() {
            objects(value, &format!("{path}/{name}"), into);
        }
        for (at, value) in value.as_array().into_iter().flatten().enumerate() {
            objects(value, &format!("{path}/{at}"), into);
        }
    }
    let mut paths = Vec::new();
    objects(&document(), "", &mut paths);
    for path in paths {
        let whole = document();
        for name in whole.pointer(&path).unwrap().as_object().unwrap().keys() {
            let mut bad = document();
            bad.pointer_mut(&path)
                .unwrap()
                .as_object_mut()
                .unwrap()
                .remove(name);
            assert!(!faults(&schema(), &bad).is_empty(), "{path}/{name}");
        }
    }
}

#[test]
fn the_help_names_the_schema() {
    let ran = World::new().run(&["inspect", "--help"]);
    assert!(
        ran.out.contains("assets/inspect.schema.json"),
        "{}",
        ran.out
    );
}
