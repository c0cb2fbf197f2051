//! How much is lit, and what of it lies over the text.

use super::App;
use super::light::Light;
use crate::config::Lighting;
use crate::layout::Mark;
use crate::model::{Action, Highlight, Layer, Span, Verdict};
use crate::text::language;

/// Bytes after which the eye has lost a name: about a long paragraph.
const SHORTLY: u32 = 1_000;

impl App {
    /// Lights key ones, all, none, in turn.
    pub(super) fn next_lighting(&mut self) {
        if !self.ask_for_foreign() {
            self.light_so_much(self.document.lighting().next());
        }
        let lights = &self.document.lights;
        let all = lights.lit();
        let key = lights.all().iter();
        let key = key.filter(|light| light.is_lit() && light.key).count();
        let next = self.keymap.told(Action::NextLighting);
        self.message = Some(match self.document.lighting() {
            Lighting::Key => {
                format!("Lit: the key stakeholders and issues, {key} of {all} highlights.")
            }
            Lighting::All => format!("Lit: all {all} highlights."),
            Lighting::None => format!("Nothing is lit but notes. {next} lights what is key."),
        });
    }

    /// Why there is no highlight at all.
    pub(super) fn no_highlights(&self) -> String {
        match language::foreign(&self.article().text) {
            Some(language) if self.withheld.is_some() => {
                let key = self.keymap.told(Action::NextLighting);
                format!("No highlights: this is {language}. {key} makes them all the same.")
            }
            _ => "No highlights here.".to_owned(),
        }
    }

    /// ` key` where that alone is lit and there is more; else nothing.
    pub fn lit_words(&self) -> &'static str {
        let lights = &self.document.lights;
        let some = lights.progress(Lighting::Key).1 < lights.progress(Lighting::All).1;
        if some && self.document.lighting() == Lighting::Key {
            " key"
        } else {
            ""
        }
    }

    /// A highlight that was taken away is not the current one any more: its sentence is.
    pub(super) fn let_go_of(&mut self, changed: &[Highlight]) {
        let lights = &self.document.lights;
        let gone = |span: Span| {
            lights.on(span).is_none() && changed.iter().any(|one| one.span == Some(span))
        };
        if self.current.is_some_and(gone) {
            self.current = None;
        }
    }

    /// What is said where nothing is left of highlights that were taken back: they were the
    /// reader's own. What attache found stays, and is undecided.
    pub(super) fn gone_words(&self, changed: &[Highlight]) -> Option<String> {
        let lights = &self.document.lights;
        let gone = |one: &Highlight| {
            let left = one.span.and_then(|span| lights.all().get(lights.on(span)?));
            one.layer() == Layer::Entity && left.is_none_or(Light::is_note)
        };
        match changed {
            [one] if gone(one) => {
                let words = crate::text::ellipsis(&one.anchor.exact, 40);
                Some(format!("Undone: {words} is no highlight any more."))
            }
            [_, _, ..] if changed.iter().all(gone) => {
                let count = changed.len();
                Some(format!("Undone: {count} highlights are no more."))
            }
            _ => None,
        }
    }

    pub(super) fn light_so_much(&mut self, lighting: Lighting) {
        self.document.light(lighting);
    }

    /// What lies over a stretch of text. The entity that is looked at and those of the lens are
    /// lit whatever is lit else; else what was named shortly before in its paragraph is quiet.
    pub fn marks(&self, span: Span) -> Vec<Mark> {
        let chosen = self.chosen();
        let mark = |light: &Light| {
            let entity = light.entity();
            let looked_at = entity.is_some() && entity == chosen || self.is_in_lens(light);
            let none = self.document.lighting() == Lighting::None && !light.is_note();
            (light.is_lit() && (looked_at || !none)).then(|| Mark {
                span: light.span,
                kind: light.kind,
                key: looked_at || self.document.is_wanted(light) && !self.is_repeated(light),
                accepted: light.verdict == Verdict::Accepted,
                chosen: chosen.is_some() && entity == chosen,
            })
        };
        self.document
            .lights
            .touching(span)
            .filter_map(mark)
            .collect()
    }

    /// True where what is key was just named in the same paragraph: once there is enough.
    fn is_repeated(&self, light: &Light) -> bool {
        let Some(entity) = light
            .entity()
            .filter(|_| self.document.lighting() == Lighting::Key)
        else {
            return false;
        };
        let article = self.article();
        let block = article.blocks.get(article.block_at(light.span.start));
        let from = block.map_or(0, |block| block.span.start);
        let before = Span::new(
            from.max(light.span.start.saturating_sub(SHORTLY)),
            light.span.start,
        );
        let mut named = self.document.lights.touching(before);
        named.any(|other| other.is_lit() && other.entity() == Some(entity))
    }

    /// True for a highlight that can be seen in the text, lit or in its quiet colour.
    pub(super) fn is_seen(&self, light: &Light) -> bool {
        let all = self.document.lighting() != Lighting::None;
        light.is_lit() && (all || self.document.is_wanted(light) || self.is_in_lens(light))
    }

    /// True for a highlight of an entity that the lens is on.
    pub(super) fn is_in_lens(&self, light: &Light) -> bool {
        let lens = self.lens.as_ref();
        lens.is_some_and(|lens| light.entity().is_some_and(|entity| lens.is_of(entity)))
    }
}
