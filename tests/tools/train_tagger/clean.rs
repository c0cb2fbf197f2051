//! Mends labels that a machine gave: one form has one class nearly everywhere, so that the rare
//! other class, or none at all, is a slip.

use std::collections::HashMap;

use attache::model::{Name, NameClass, Span};

use super::corpus::Text;

/// From so many mentions of a form on, its usual class is known.
const ENOUGH: u32 = 8;

/// Share of the named mentions that make a class usual, in percent.
const USUAL: u32 = 85;

/// The same of all mentions, for those that were given no class.
const USUAL_OF_ALL: u32 = 80;

/// What is known of a form.
#[derive(Clone, Copy, Default)]
struct Form {
    classes: [u32; 4],
    /// How often it stands in the texts outside all names.
    bare: u32,
}

impl Form {
    /// The class of nearly all of its mentions; `all`: the bare ones with them.
    fn usual(&self, all: bool) -> Option<NameClass> {
        let named: u32 = self.classes.iter().sum();
        let (sum, percent) = if all {
            (named + self.bare, USUAL_OF_ALL)
        } else {
            (named, USUAL)
        };
        let at = self
            .classes
            .iter()
            .position(|count| count * 100 >= sum * percent)?;
        (named >= ENOUGH).then(|| CLASSES[at])
    }
}

const CLASSES: [NameClass; 4] = [
    NameClass::Person,
    NameClass::Organisation,
    NameClass::Location,
    NameClass::Other,
];

/// Mends the silver texts by what they say of each form on the whole: how many names got another
/// class, how many were added.
pub(crate) fn clean(texts: &mut [Text]) -> (usize, usize) {
    let mut forms: HashMap<String, Form> = HashMap::new();
    for text in texts.iter().filter(|text| text.silver) {
        for name in &text.names {
            let form = forms
                .entry(name.span.of(&text.article.text).to_owned())
                .or_default();
            form.classes[name.class as usize] += 1;
        }
    }
    for text in texts.iter().filter(|text| text.silver) {
        for (_, shown) in bare_words(text) {
            if let Some(form) = forms.get_mut(shown) {
                form.bare += 1;
            }
        }
    }
    let (mut changed, mut added) = (0, 0);
    for text in texts.iter_mut().filter(|text| text.silver) {
        let found: Vec<Name> = bare_words(text)
            .filter_map(|(span, shown)| {
                let class = forms.get(shown)?.usual(true)?;
                Some(Name { span, class })
            })
            .collect();
        for name in &mut text.names {
            let form = forms.get(name.span.of(&text.article.text));
            if let Some(class) = form.and_then(|form| form.usual(false)) {
                changed += usize::from(class != name.class);
                name.class = class;
            }
        }
        added += found.len();
        text.names.extend(found);
    }
    (changed, added)
}

/// The capitalised words of a text that stand in no name.
fn bare_words(text: &Text) -> impl Iterator<Item = (Span, &str)> {
    let whole: &str = &text.article.text;
    let mut taken: Vec<Span> = text.names.iter().map(|name| name.span).collect();
    taken.sort_unstable();
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = whole.get(at..)?;
            let skip = rest.find(|c: char| c.is_alphanumeric())?;
            let start = at + skip;
            let word = whole.get(start..)?;
            let len = word
                .find(|c: char| !c.is_alphanumeric() && c != '-' && c != '.')
                .unwrap_or(word.len());
            let shown = word.get(..len)?.trim_end_matches(['.', '-']);
            at = start + len;
            let span = Span::new(start as u32, (start + shown.len()) as u32);
            let next = taken.partition_point(|other| other.end <= span.start);
            let free = taken.get(next).is_none_or(|other| !other.overlaps(span));
            let big = shown.starts_with(char::is_uppercase);
            if big && free {
                return Some((span, shown));
            }
        }
    })
}
