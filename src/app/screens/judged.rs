//! What was decided about words of the article, seen in the comparison; keys that decide there.

use crate::app::review::{Then, said};
use crate::app::{App, Document, Effect, Light};
use crate::model::{Action, Highlight, HighlightKind, Layer, Merged, Span, Verdict};
use crate::text::ellipsis;

/// So many verdicts and notes of a sentence are told, each in so many columns.
const TOLD: usize = 6;
const COLUMNS: usize = 40;

/// Words of the merged text about which something was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// Where they stand.
    pub span: Span,
    /// What was decided.
    pub verdict: Verdict,
    /// True where they have a note.
    pub noted: bool,
    /// In words: "✓ Norway", "✎ ask the board".
    words: String,
}

impl Judged {
    /// Its sign, which tells it without colour.
    pub fn sign(&self) -> &'static str {
        match self.verdict {
            _ if self.noted => "✎",
            Verdict::Rejected => "✗",
            Verdict::Accepted | Verdict::Undecided => "✓",
        }
    }
}

/// What was decided, where it stands now; where that is gone, in what is shown of the older version.
pub(super) fn judged(document: &Document, merged: &Merged) -> Vec<Judged> {
    let text = &merged.article.text;
    let kept = document.lights.kept.iter();
    let judged = kept.filter(|kept| kept.layer() != Layer::Heading);
    let judged = judged.filter_map(|kept| {
        let span = match kept.span {
            Some(span) => merged.of_new(span),
            // the place is one of the older version only where the words are its words
            None => (merged.of_old(kept.anchor.span))
                .filter(|span| span.of(text) == kept.anchor.exact)?,
        };
        Some(Judged {
            span,
            verdict: kept.verdict,
            noted: kept.note.is_some(),
            words: words(kept),
        })
    });
    let mut judged: Vec<Judged> = judged.collect();
    judged.sort_by_key(|one| (one.span.start, one.span.end));
    judged
}

fn words(kept: &Highlight) -> String {
    let name = ellipsis(&kept.anchor.exact, COLUMNS);
    let verdict = match (kept.verdict, kept.kind) {
        (_, HighlightKind::Note) => String::new(),
        (Verdict::Accepted, _) => format!("✓ {name}"),
        (Verdict::Rejected, _) => format!("✗ {name}"),
        (Verdict::Undecided, _) => name.into_owned(),
    };
    let note = kept.note.as_deref().map(|note| {
        let line = note.lines().next().unwrap_or("");
        format!("✎ {}", ellipsis(line, COLUMNS))
    });
    let parts = [Some(verdict).filter(|verdict| !verdict.is_empty()), note];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

impl App {
    /// Frames the first highlight of the change that was reached, one that waits before others, and
    /// says what was decided there.
    pub(super) fn reach_change(&mut self) {
        let compare = &mut self.screens.compare;
        let lights = &self.document.lights;
        let inside = compare.sentence().map(|sentence| {
            let inside = lights.touching(sentence);
            inside.filter(|light| !light.is_note()).collect::<Vec<_>>()
        });
        let inside = inside.unwrap_or_default();
        let waiting = inside.iter().find(|light| light.is_undecided());
        compare.light = waiting.or(inside.first()).map(|light| light.span);
        let place = compare.current().unwrap_or_default();
        let mut here = (compare.judged.iter()).filter(|judged| judged.span.overlaps(place));
        let told = here.by_ref().take(TOLD);
        let told: Vec<&str> = told.map(|judged| judged.words.as_str()).collect();
        let more = match here.count() {
            0 => String::new(),
            more => format!("  and {more} more"),
        };
        if !told.is_empty() {
            self.message = Some(format!("{}{more}", told.join("  ")));
        }
    }

    /// Accepts or rejects the framed highlight of the change, and frames the next one that waits.
    pub(super) fn decide_change(&mut self, verdict: Verdict) -> Vec<Effect> {
        let Some(sentence) = self.changed_sentence() else {
            return Vec::new();
        };
        let lights = &self.document.lights;
        let framed = self.screens.compare.light;
        let light = framed.and_then(|span| lights.all().get(lights.on(span)?).copied());
        let Some(light) = light.filter(|light| light.span.overlaps(sentence)) else {
            let select = self.keymap.told(Action::Select);
            self.message = Some(format!(
                "No highlight in this sentence: {select} selects your own in the text."
            ));
            return Vec::new();
        };
        let waiting: Vec<&Light> = (lights.touching(sentence))
            .filter(|other| other.is_undecided() && other.span != light.span)
            .collect();
        let behind = waiting.iter().find(|other| other.span > light.span);
        let next = behind.or(waiting.first());
        self.screens.compare.light = Some(next.map_or(light.span, |next| next.span));
        let highlight = Highlight {
            verdict,
            ..lights.highlight(&light)
        };
        let name = light.span.of(&self.article().text);
        let words = format!("{}: {name}.", said(verdict));
        self.keep(vec![highlight], Then::Stay, words, None)
    }

    /// Does in the text what needs it, on the framed highlight of the change or on its sentence.
    pub(super) fn act_on_change(&mut self, action: Action) -> Vec<Effect> {
        let Some(sentence) = self.changed_sentence() else {
            return Vec::new();
        };
        let framed = self.screens.compare.light;
        self.show_in_text(framed.unwrap_or(sentence));
        self.settle();
        self.perform(action, None)
    }

    /// The sentence of the change that was reached; without one says why nothing can be done.
    fn changed_sentence(&mut self) -> Option<Span> {
        let compare = &self.screens.compare;
        let sentence = compare.sentence();
        if sentence.is_none() {
            let key = self.keymap.told(Action::NextHighlight);
            self.message = Some(match compare.selected {
                None => format!("No change is reached yet: {key} goes to the first."),
                Some(_) => {
                    "This is gone from the article: nothing more is decided here.".to_owned()
                }
            });
        }
        sentence
    }
}
