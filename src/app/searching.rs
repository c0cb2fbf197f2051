//! Searching the article: typing, hits coming in, going through them.

use super::{App, Effect, Find, LineEdit};
use crate::model::{Action, Key, KeyCode, Span};

impl App {
    pub(super) fn open_search(&mut self) {
        self.find.origin = self.view.top;
        self.find.left = (self.place, self.current);
        self.find.line = Some(LineEdit::default());
    }

    pub(super) fn search_key(&mut self, key: Key) -> Vec<Effect> {
        match key.code {
            KeyCode::Esc => {
                self.find.line = None;
                self.find.drop_hits();
                self.view.top = self.find.origin;
                (self.place, self.current) = self.find.left;
                vec![Effect::CancelSearch(self.find.generation)]
            }
            KeyCode::Enter => {
                self.find.line = None;
                self.find.past.keep(&self.find.pattern);
                if self.view.top != self.find.origin {
                    self.trail.leave(self.find.origin);
                }
                self.say_if_nothing();
                Vec::new()
            }
            _ => {
                let Find { line, past, .. } = &mut self.find;
                let changed = line
                    .as_mut()
                    .is_some_and(|line| past.key(key.code, line) || line.key(key));
                if changed {
                    self.search_typed()
                } else {
                    Vec::new()
                }
            }
        }
    }

    /// Searches for what is typed now.
    pub(super) fn search_typed(&mut self) -> Vec<Effect> {
        let pattern = self
            .find
            .line
            .as_ref()
            .map_or("", LineEdit::text)
            .to_owned();
        self.find.drop_hits();
        self.find.pattern = pattern;
        self.find.due = true;
        if self.find.pattern.is_empty() {
            self.view.top = self.find.origin;
        }
        self.start_search()
    }

    /// Searches again in an article that has just come.
    pub(super) fn search_again(&mut self) -> Vec<Effect> {
        if self.find.pattern.is_empty() {
            return Vec::new();
        }
        let pattern = std::mem::take(&mut self.find.pattern);
        let due = self.find.due;
        self.find.drop_hits();
        self.find.pattern = pattern;
        self.find.due = due;
        self.start_search()
    }

    fn start_search(&mut self) -> Vec<Effect> {
        self.find.generation += 1;
        if self.find.pattern.is_empty() {
            return vec![Effect::CancelSearch(self.find.generation)];
        }
        vec![Effect::Search {
            generation: self.find.generation,
            pattern: self.find.pattern.clone(),
            from: self.find.origin,
        }]
    }

    /// Takes in hits, and then the keys that were pressed before it was known where they are.
    pub(super) fn take_hits(
        &mut self,
        generation: u64,
        hits: Vec<Span>,
        before: bool,
        done: bool,
    ) -> Vec<Effect> {
        if generation == self.find.generation && !self.find.pattern.is_empty() {
            self.add_hits(hits, before, done);
        }
        let mut effects = Vec::new();
        while !self.find.leads_on()
            && let Some(key) = self.find.held.pop_front()
        {
            self.settle();
            effects.extend(self.key(key));
        }
        effects
    }

    fn add_hits(&mut self, hits: Vec<Span>, before: bool, done: bool) {
        self.find.add(hits, before, done);
        if self.find.due
            && let Some(first) = self.find.first()
        {
            self.find.due = false;
            self.show_hit(first);
        }
        if done && self.find.due && self.find.line.is_some() {
            // nothing found: what an earlier letter led to is no answer
            self.view.top = self.find.origin;
        }
        // the head of an article may lack what the rest has
        if done && self.document.whole {
            self.find.due = false;
            self.say_if_nothing();
        }
    }

    fn say_if_nothing(&mut self) {
        let find = &self.find;
        let typing = find.line.is_some();
        if find.done && self.document.whole && find.hits.is_empty() && !find.pattern.is_empty() {
            self.message = (!typing).then(|| format!("“{}” is not in this article.", find.pattern));
        }
    }

    fn show_hit(&mut self, hit: Span) {
        let article = self.document.article.clone();
        if self.find.line.is_some() {
            // each letter looks from where the search began
            self.view.top = self.find.origin;
        }
        self.view.show(&article, hit);
        self.find.current = Some(hit);
        self.stand_at(hit.start);
    }

    /// Goes to the next or previous hit, round the ends of the article.
    pub(super) fn step_hit(&mut self, forward: bool, count: Option<u32>) {
        let hits = self.find.hits.len();
        if hits == 0 {
            self.message = Some(match self.find.pattern.as_str() {
                "" => {
                    let key = self.keymap.told(Action::Search);
                    format!("Nothing searched for yet: {key} searches.")
                }
                pattern => format!("“{pattern}” is not in this article."),
            });
            return;
        }
        let visible = self.view.visible();
        let on_screen = |hit: &Span| visible.start <= hit.start && hit.start < visible.end;
        let current = self.find.current.filter(on_screen);
        let steps = (count.unwrap_or(1).max(1) as usize - 1) % hits + 1;
        let (index, wrapped) = if forward {
            let from = current.map_or(visible.start, |hit| hit.start + 1);
            let index = self.find.index_at(from) + steps - 1;
            (index % hits, index >= hits)
        } else {
            let to = current.map_or(visible.end, |hit| hit.start);
            let index = self.find.index_at(to) as isize - steps as isize;
            (index.rem_euclid(hits as isize) as usize, index < 0)
        };
        let before = self.view.top;
        if let Some(&hit) = self.find.hits.get(index) {
            self.show_hit(hit);
        }
        if self.view.top != before {
            self.trail.leave(before);
        }
        if wrapped {
            let end = if forward { "end" } else { "beginning" };
            self.message = Some(format!("Went on past the {end}."));
        }
    }
}
