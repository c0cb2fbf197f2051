//! The table `keys` of `config.toml`: which key does what, as the reader wants it.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Faults, nearest, shown};
use super::keymap::{Keymap, Mode, Own};
use crate::model::{Action, Key};

/// How a key may be written.
const MEND: &str = "write it like ], G, ^d, Space, Enter, Alt-Enter, Shift-Tab or F5";

/// A key that the reader has bound.
struct Bound {
    mode: Mode,
    action: Action,
    key: Key,
    span: Range<usize>,
}

/// Reads the table. What is wrong in it is left as it is by default.
pub(super) fn read(value: &Spanned<DeValue>, faults: &mut Faults) -> Keymap {
    let mut own = Vec::new();
    let mut bound = Vec::new();
    match value.get_ref().as_table() {
        Some(modes) => {
            for (key, value) in modes {
                if let Some((mode, actions)) = mode(key, value, faults) {
                    read_mode(mode, actions, &mut own, &mut bound, faults);
                }
            }
        }
        None => faults.add_type(
            &value.span(),
            "keys",
            value.get_ref(),
            "write [keys.reading] above the actions",
        ),
    }
    settle(&mut own, bound, faults);
    Keymap::new(&own)
}

/// The mode of that name, and the table of its actions.
fn mode<'a>(
    key: &Spanned<toml::de::DeString>,
    value: &'a Spanned<DeValue<'a>>,
    faults: &mut Faults,
) -> Option<(Mode, &'a DeTable<'a>)> {
    let name = key.get_ref().as_ref();
    let known: Vec<&str> = Mode::ALL.iter().map(|mode| mode.name()).collect();
    let Some(mode) = Mode::ALL.iter().find(|mode| mode.name() == name) else {
        if action(name).is_some() {
            let what = format!("`{name}` belongs to no mode");
            faults.add(&key.span(), what, "move it below [keys.reading]");
        } else {
            faults.add_key(&key.span(), name, &known);
        }
        return None;
    };
    let actions = value.get_ref().as_table();
    if actions.is_none() {
        let mend = format!("write [keys.{name}] above the actions");
        faults.add_type(&value.span(), name, value.get_ref(), &mend);
    }
    Some((*mode, actions?))
}

fn read_mode(
    mode: Mode,
    actions: &DeTable,
    own: &mut Vec<Own>,
    bound: &mut Vec<Bound>,
    faults: &mut Faults,
) {
    for (name, value) in actions {
        let word = name.get_ref().as_ref();
        let Some(action) = action(word) else {
            if faults.are_full() {
                continue;
            }
            let known: Vec<&str> = Action::ALL.iter().map(|action| action.name()).collect();
            let what = format!("unknown action `{}`", shown(word));
            let mend = match nearest(word, &known) {
                Some(near) => format!("write `{near}`"),
                None => "see `attache config print` for all of them".to_owned(),
            };
            faults.add(&name.span(), what, mend);
            continue;
        };
        let Some(list) = value.get_ref().as_array() else {
            let mend = format!("write {word} = [\"…\"]");
            faults.add_type(&value.span(), word, value.get_ref(), &mend);
            continue;
        };
        let before = bound.len();
        for entry in list {
            if let Some(key) = key(entry, word, faults) {
                let span = entry.span();
                bound.push(Bound {
                    mode,
                    action,
                    key,
                    span,
                });
            }
        }
        // an action whose keys are all wrong keeps those it has
        if bound.len() > before || list.is_empty() {
            own.push((mode, action, Vec::new()));
        }
    }
}

fn action(name: &str) -> Option<Action> {
    let mut all = Action::ALL.iter();
    all.find(|action| action.name() == name).copied()
}

fn key(entry: &Spanned<DeValue>, action: &str, faults: &mut Faults) -> Option<Key> {
    let Some(words) = entry.get_ref().as_str() else {
        let what = format!("an entry of the list `{action}` is no string");
        faults.add(&entry.span(), what, MEND);
        return None;
    };
    let key = words.parse().ok();
    if key.is_none() {
        faults.add(&entry.span(), format!("“{}” is no key", shown(words)), MEND);
    }
    key
}

/// Gives the keys to their actions; of a key that is bound twice in a mode the first counts.
fn settle(own: &mut [Own], mut bound: Vec<Bound>, faults: &mut Faults) {
    // the table comes in the order of the alphabet, but the first in the file is the first
    bound.sort_by_key(|bound| bound.span.start);
    let mut taken: HashMap<(Mode, Key), Action> = HashMap::new();
    for Bound {
        mode,
        action,
        key,
        span,
    } in bound
    {
        if let Some(holder) = taken.insert((mode, key), action) {
            taken.insert((mode, key), holder);
            let what = if holder == action {
                format!("`{key}` stands here twice")
            } else {
                format!("`{key}` already does `{}`", holder.name())
            };
            faults.add(&span, what, "keep it in one place");
        } else if let Some(row) = own.iter_mut().find(|row| (row.0, row.1) == (mode, action)) {
            row.2.push(key);
        }
    }
}
