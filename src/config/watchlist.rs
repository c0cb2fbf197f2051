//! Watch lists of `FollowTheMoney`, one JSON object a line, as lexicons: whoever is on one is a
//! stakeholder under the names that it gives.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use serde::Deserialize;

use super::fault::{Fault, Faults};
use super::phrase::usable;
use crate::model::{EntityType, UserLexicon, UserStakeholder};

/// What of an entity is read.
#[derive(Deserialize)]
struct Entity {
    schema: String,
    caption: Option<String>,
    #[serde(default)]
    properties: BTreeMap<String, Vec<serde_json::Value>>,
}

/// The schemata that act, and what each is to a reader. Others (addresses, sanctions, ships) are
/// passed over.
const SCHEMATA: &[(&str, EntityType)] = &[
    ("Person", EntityType::Person),
    ("Organization", EntityType::Organisation),
    ("Company", EntityType::Organisation),
    ("PublicBody", EntityType::Organisation),
    ("LegalEntity", EntityType::Organisation),
];

/// Properties that hold further names.
const ALIASES: [&str; 4] = ["alias", "weakAlias", "previousName", "abbreviation"];

/// Endings of the files that hold such lists.
const ENDINGS: [&str; 4] = ["json", "jsonl", "ndjson", "ftm"];

/// True for a file that is a watch list by its ending.
pub(super) fn is_watchlist(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.to_ascii_lowercase().as_str()))
}

/// Reads a list. Of two that are called the same the first has the name.
pub(super) fn parse(file: &Path, text: &str) -> (UserLexicon, Vec<Fault>) {
    let mut faults = Faults::new(file, text);
    let mut lexicon = UserLexicon::default();
    let mut taken = HashSet::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let words = line.trim();
        if words.is_empty() || faults.are_full() {
            continue;
        }
        match serde_json::from_str::<Entity>(words) {
            Ok(entity) => lexicon
                .stakeholders
                .extend(stakeholder(&entity, &mut taken)),
            Err(error) => {
                let what = format!("no FollowTheMoney entity: {error}");
                let mend = "write one JSON object a line, with schema and properties";
                faults.add(&(start..start + line.trim_end().len()), what, mend);
            }
        }
    }
    (lexicon, faults.sorted())
}

fn stakeholder(entity: &Entity, taken: &mut HashSet<String>) -> Option<UserStakeholder> {
    let (_, class) = SCHEMATA.iter().find(|(name, _)| *name == entity.schema)?;
    let values = |name: &str| {
        let values = entity.properties.get(name).into_iter().flatten();
        values.filter_map(|value| value.as_str()).filter_map(usable)
    };
    let caption = entity.caption.as_deref().and_then(usable);
    let label = caption.or_else(|| values("name").next())?;
    if !taken.insert(label.to_lowercase()) {
        return None;
    }
    let mut aliases: Vec<String> = Vec::new();
    let others = ALIASES.iter().flat_map(|name| values(name));
    for name in values("name").chain(others) {
        if taken.insert(name.to_lowercase()) {
            aliases.push(name);
        }
    }
    Some(UserStakeholder {
        label,
        aliases,
        class: Some(*class),
    })
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{is_watchlist, parse};
    use crate::model::EntityType;

    #[test]
    fn those_on_the_list_are_stakeholders() {
        let text = "{\"id\":\"a\",\"schema\":\"Person\",\"properties\":{\"name\":[\"Ada Quill\"],\"alias\":[\"A. Quill\",\"Ada Quill\"]}}\n\
                    {\"id\":\"b\",\"schema\":\"Vessel\",\"properties\":{\"name\":[\"Sea Fox\"]}}\n\
                    oops\n\n\
                    {\"id\":\"c\",\"schema\":\"Company\",\"caption\":\"Quill Ltd\",\"properties\":{\"name\":[\"Quill Limited\"]}}";
        let (lexicon, faults) = parse(Path::new("w.json"), text);
        let all: Vec<_> = lexicon
            .stakeholders
            .iter()
            .map(|one| (one.label.as_str(), one.aliases.join("|"), one.class))
            .collect();
        assert_eq!(
            all,
            [
                ("Ada Quill", "A. Quill".to_owned(), Some(EntityType::Person)),
                (
                    "Quill Ltd",
                    "Quill Limited".to_owned(),
                    Some(EntityType::Organisation)
                ),
            ]
        );
        assert_eq!(faults.len(), 1);
        assert!(
            faults[0]
                .to_string()
                .starts_with("w.json:3:1: no FollowTheMoney entity")
        );
        assert!(is_watchlist(Path::new("a/b.JSONL")) && !is_watchlist(Path::new("lexicon.toml")));
    }
}
