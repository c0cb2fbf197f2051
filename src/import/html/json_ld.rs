//! What a page tells about itself in JSON-LD, in the words of schema.org.

use serde_json::{Map, Value};

use super::tree::{ROOT, Tree};

/// Longest script that is read, and how many.
const MAX_SCRIPT: usize = 1024 * 1024;
const MAX_SCRIPTS: usize = 32;

/// Most objects that are looked at.
const MAX_OBJECTS: usize = 10_000;

/// What was told.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) title: Option<String>,
    pub(super) published: Option<String>,
    pub(super) author: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) language: Option<String>,
    pub(super) url: Option<String>,
    /// What the article says, where the page itself doesn't show it.
    pub(super) body: Option<String>,
}

/// Reads the scripts of a page: the first article that they tell of.
pub(super) fn read(tree: &Tree) -> Told {
    let scripts = tree
        .inside(ROOT)
        .filter(|&id| tree.name(id) == "script" && tree.attribute(id, "type").contains("ld+json"));
    let mut values = Vec::new();
    for script in scripts.take(MAX_SCRIPTS) {
        let words: String = tree
            .children(script)
            .map(|id| &*tree.node(id).text)
            .collect();
        if words.len() <= MAX_SCRIPT
            && let Some(value) = parse(&words)
        {
            values.push(value);
        }
    }
    let objects = objects(&values);
    let of = |kinds: &[&str]| {
        let is = |object: &&Map<String, Value>| kinds.iter().any(|kind| is_a(object, kind));
        objects.iter().copied().find(is)
    };
    of(&["Article", "Report", "Posting", "Blog Posting"])
        .or_else(|| of(&["WebPage"]))
        .map(|article| told(article, &objects))
        .unwrap_or_default()
}

/// JSON as pages write it: in a comment or a CDATA section, with bare line ends in strings.
fn parse(words: &str) -> Option<Value> {
    let inner = words
        .trim()
        .trim_start_matches("<!--")
        .trim_start_matches("//<![CDATA[")
        .trim_start_matches("<![CDATA[")
        .trim_end_matches("-->")
        .trim_end_matches("]]>")
        .trim_end_matches("//")
        .trim();
    serde_json::from_str(inner).ok().or_else(|| {
        let clean: String = inner
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let clean = clean.trim_end_matches(';');
        serde_json::from_str(clean)
            .or_else(|_| serde_json::from_str(&without_last_commas(clean)))
            .ok()
    })
}

/// Without commas behind which nothing follows: `{"name": "Levy",}`; one in a string stays.
fn without_last_commas(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in words.chars() {
        if !quoted && matches!(c, '}' | ']') {
            let end = out.trim_end();
            let end = end.strip_suffix(',').unwrap_or(end).len();
            out.truncate(end);
        }
        quoted ^= c == '"' && !escaped;
        escaped = quoted && c == '\\' && !escaped;
        out.push(c);
    }
    out
}

/// All objects in `values`, the outer ones before those in them.
fn objects(values: &[Value]) -> Vec<&Map<String, Value>> {
    let mut found = Vec::new();
    let mut left: std::collections::VecDeque<&Value> = values.iter().collect();
    while let Some(value) = left.pop_front() {
        match value {
            Value::Array(all) => left.extend(all),
            Value::Object(object) => {
                found.push(object);
                left.extend(object.values().filter(|value| !value.is_string()));
            }
            _ => {}
        }
        if found.len() >= MAX_OBJECTS {
            break;
        }
    }
    found
}

/// True for an object whose type ends in `kind`: a `NewsArticle` is an `Article`.
fn is_a(object: &Map<String, Value>, kind: &str) -> bool {
    let ends = |value: &Value| value.as_str().is_some_and(|name| name.ends_with(kind));
    match object.get("@type") {
        Some(Value::Array(all)) => all.iter().any(ends),
        Some(value) => ends(value),
        None => false,
    }
}

fn told(article: &Map<String, Value>, objects: &[&Map<String, Value>]) -> Told {
    let words = |key: &str| article.get(key).and_then(|value| text(value, objects));
    let page = !["Article", "Report", "Posting"]
        .iter()
        .any(|kind| is_a(article, kind));
    Told {
        title: words("headline").or_else(|| words("name").filter(|_| !page)),
        published: words("datePublished")
            .or_else(|| words("dateCreated"))
            .or_else(|| words("dateModified").filter(|_| !page)),
        author: article
            .get("author")
            .or_else(|| article.get("creator"))
            .and_then(|value| names(value, objects)),
        publisher: words("publisher"),
        body: article
            .get("articleBody")
            .and_then(Value::as_str)
            .map(str::to_owned),
        language: words("inLanguage"),
        url: article
            .get("url")
            .or_else(|| article.get("mainEntityOfPage"))
            .and_then(|value| match value {
                Value::Object(object) => object.get("@id").and_then(Value::as_str),
                value => value.as_str(),
            })
            .map(str::to_owned),
    }
}

/// The words of a value: itself, or the name of the object or of the one it refers to.
fn text(value: &Value, objects: &[&Map<String, Value>]) -> Option<String> {
    let words = match value {
        Value::String(words) => words.clone(),
        Value::Array(all) => {
            return all
                .first()
                .filter(|first| !first.is_array())
                .and_then(|first| text(first, objects));
        }
        Value::Object(object) => match object.get("name").and_then(Value::as_str) {
            Some(name) => name.to_owned(),
            None => {
                let id = object.get("@id")?.as_str()?;
                let named = objects.iter().find(|other| {
                    other.get("@id").and_then(Value::as_str) == Some(id)
                        && other.contains_key("name")
                })?;
                named.get("name")?.as_str()?.to_owned()
            }
        },
        _ => return None,
    };
    Some(super::titles::clean(&words)).filter(|words| !words.is_empty())
}

/// Names of one or more authors, also where one entry names several.
fn names(value: &Value, objects: &[&Map<String, Value>]) -> Option<String> {
    let several = |one: &Value| one.get("name").filter(|name| name.is_array()).cloned();
    let values: Vec<Value> = match value {
        Value::Array(all) => all.clone(),
        one => vec![one.clone()],
    };
    let named = values.into_iter().flat_map(|one| match several(&one) {
        Some(Value::Array(all)) => all,
        _ => vec![one],
    });
    let all: Vec<String> = named
        .filter(|one| !one.is_array())
        .filter_map(|one| text(&one, objects))
        .collect();
    (!all.is_empty()).then(|| all.join(", "))
}
