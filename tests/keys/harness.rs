//! A reader without a terminal: keys in, state and effects out.

use std::fmt::Write as _;
use std::path::Path;
use std::sync::Arc;

use attache::app::{App, Effect, Event};
use attache::config::Theme;
use attache::model::{
    Annotations, Article, Entity, EntityType, Highlight, Key, KeyCode, Kind, Learned, Lesson,
    MadeBy, Mention, Outlet, Recalled, Span, Verdict, Why, WhyRule,
};
use attache::open::{self, Options};
use attache::search::Pattern;
use attache::text::{Case, Folding};

/// The size of most tests: outline and text side by side, twelve rows of text.
pub(crate) const SIZE: (u16, u16) = (80, 14);

/// A narrow size: the outline is a drawer.
pub(crate) const NARROW: (u16, u16) = (60, 14);

/// The machine with answers that come at once.
pub(crate) struct Reader {
    pub(crate) app: App,
    /// What is answered to a look at the screen; nothing while it is `None`.
    annotations: Option<Arc<Annotations>>,
    /// Effects that no background thread answers.
    pub(crate) effects: Vec<Effect>,
    /// Searches that were asked for, and not yet answered while answers are held back.
    pub(crate) searches: Vec<(u64, String, u32)>,
    /// True to hold back the answers to searches.
    pub(crate) hold: bool,
    /// What is kept, as the store would.
    pub(crate) store: Store,
    /// The lexicons that highlights were found with; without them reasons are made up.
    pub(crate) lexicons: Option<Arc<open::Lexicons>>,
    /// Where the article is from, and what was learned about others from there.
    outlet: Option<Outlet>,
    lessons: Vec<Lesson>,
}

/// A store in memory: what is in force, and what each step replaced.
#[derive(Default)]
pub(crate) struct Store {
    pub(crate) kept: Vec<Highlight>,
    steps: Vec<Vec<Highlight>>,
    /// Requests that are not answered yet: highlights to keep, or a step to take back.
    pub(crate) waiting: Vec<(u64, Option<Vec<Highlight>>)>,
    /// True to hold back the answers.
    pub(crate) hold: bool,
    /// Why nothing can be kept.
    pub(crate) fault: Option<String>,
}

impl Store {
    fn put(&mut self, highlight: Highlight) -> Highlight {
        let same =
            |kept: &Highlight| kept.span == highlight.span && kept.is_note() == highlight.is_note();
        let before = match self.kept.iter().position(same) {
            Some(at) => self.kept.remove(at),
            None => Highlight {
                verdict: Verdict::Undecided,
                note: None,
                made_by: MadeBy::Attache,
                ..highlight.clone()
            },
        };
        if !highlight.is_void() {
            self.kept.push(highlight);
        }
        before
    }

    pub(crate) fn keep(&mut self, highlights: Vec<Highlight>, text: &str) -> Vec<Highlight> {
        let mut step = Vec::new();
        let mut kept = Vec::new();
        for mut highlight in highlights {
            let words = highlight.span.unwrap().of(text);
            words.clone_into(&mut highlight.anchor.exact);
            step.push(self.put(highlight.clone()));
            kept.push(highlight);
        }
        self.steps.push(step);
        kept
    }

    fn undo(&mut self) -> Option<Vec<Highlight>> {
        let step = self.steps.pop()?;
        for highlight in &step {
            self.put(highlight.clone());
        }
        Some(step)
    }
}

/// An article from text; Markdown where `name` ends so.
pub(crate) fn article(name: &str, text: &str) -> Arc<Article> {
    let bytes = text.as_bytes().to_vec();
    Arc::new(open::article(bytes, Path::new(name), &Options::default()).unwrap())
}

/// Highlights: every place where the words stand.
pub(crate) fn annotations(article: &Article, words: &[(&str, Kind)]) -> Annotations {
    let mut found = Annotations::default();
    for (index, &(word, kind)) in words.iter().enumerate() {
        let places = article.text.match_indices(word).map(|(at, _)| Mention {
            span: Span::new(at as u32, (at + word.len()) as u32),
            entity: index as u32,
            kind,
            confidence: 90,
            why: Why {
                rule: WhyRule::Lexicon,
                entry: 0,
            },
        });
        let before = found.mentions.len();
        found.mentions.extend(places);
        found.entities.push(Entity {
            key: String::new(),
            id: word.to_lowercase().replace(' ', "-"),
            label: word.to_owned(),
            kind,
            class: EntityType::Group,
            salience: 1.0,
            mentions: (found.mentions.len() - before) as u32,
            aliases: Vec::new(),
        });
    }
    found.mentions.sort_by_key(|mention| mention.span.start);
    found
}

impl Reader {
    /// Opens an article whole, at [`SIZE`], without highlights.
    pub(crate) fn open(name: &str, text: &str) -> Self {
        Self::of(article(name, text), true, SIZE)
    }

    pub(crate) fn of(article: Arc<Article>, whole: bool, size: (u16, u16)) -> Self {
        let theme = Theme::named("dark").unwrap();
        let mut reader = Self {
            app: App::new(article, whole, theme, size),
            annotations: None,
            effects: Vec::new(),
            searches: Vec::new(),
            hold: false,
            store: Store::default(),
            lexicons: None,
            outlet: None,
            lessons: Vec::new(),
        };
        reader.recall();
        reader.update(Event::Resize(size.0, size.1));
        reader
    }

    /// The same at another size, from the start.
    pub(crate) fn at(name: &str, text: &str, size: (u16, u16)) -> Self {
        Self::of(article(name, text), true, size)
    }

    /// Says that the article is from this outlet, and what was learned before.
    pub(crate) fn from(mut self, outlet: &str, lessons: &[Lesson]) -> Self {
        self.outlet = Some(Outlet::Publisher(outlet.to_owned()));
        self.lessons = lessons.to_vec();
        self.recall();
        self
    }

    /// Lights these words.
    pub(crate) fn lit(mut self, words: &[(&str, Kind)]) -> Self {
        let found = Arc::new(annotations(self.app.article(), words));
        self.annotations = Some(found);
        self.annotate(true);
        self
    }

    /// Hands in the highlights.
    pub(crate) fn annotate(&mut self, whole: bool) {
        let annotations = self.annotations.clone().unwrap_or_default();
        self.update(Event::Annotated {
            article: self.app.document.article.clone(),
            annotations,
            whole,
        });
    }

    /// Hands in an article.
    pub(crate) fn opened(&mut self, article: Arc<Article>, whole: bool) {
        self.update(Event::Opened { article, whole });
    }

    /// Presses keys, see [`keys`].
    pub(crate) fn press(&mut self, script: &str) -> &mut Self {
        for key in keys(script) {
            self.update(Event::Key(key));
        }
        self
    }

    pub(crate) fn update(&mut self, event: Event) {
        for effect in self.app.update(event) {
            self.perform(effect);
        }
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Search {
                generation,
                pattern,
                from,
            } => {
                self.searches.push((generation, pattern, from));
                if !self.hold {
                    self.answer();
                }
            }
            Effect::Why(index) => {
                let mention = self.app.annotations().mentions[index];
                let article = self.app.article();
                let words = match &self.lexicons {
                    Some(lexicons) => open::why(article, &mention, lexicons),
                    None => format!("because of {}", mention.span.of(&article.text)),
                };
                self.update(Event::Why(index, words));
            }
            Effect::Look(_) if self.annotations.is_some() => self.annotate(true),
            Effect::Look(_) => {}
            Effect::Recall => self.recall(),
            Effect::Relate if !self.hold => {
                let found = self.app.screens.asked().unwrap();
                let relations = open::relations(self.app.article(), found);
                self.update(Event::Related(Arc::new(relations)));
            }
            Effect::Keep { token, highlights } => {
                self.store.waiting.push((token, Some(highlights)));
                self.answer_store();
            }
            Effect::Undo => {
                self.store.waiting.push((0, None));
                self.answer_store();
            }
            other => self.effects.push(other),
        }
    }

    /// Says what is kept about the article.
    pub(crate) fn recall(&mut self) {
        let learned = self.lessons.iter().cloned().zip(1..);
        let taught = self.outlet.as_ref().and_then(|outlet| {
            let article = self.app.article();
            open::taught(article, outlet, self.lessons.iter())
        });
        let recalled = Recalled {
            highlights: self.store.kept.clone(),
            first: true,
            learned: learned.map(|(lesson, id)| Learned { id, lesson }).collect(),
            outlet: self.outlet.clone(),
            taught: taught.map(Arc::new),
            ..Recalled::default()
        };
        self.update(Event::Recalled {
            article: self.app.document.article.clone(),
            recalled: Box::new(recalled),
        });
    }

    /// Answers all requests to the store that wait, unless they are held back.
    pub(crate) fn answer_store(&mut self) {
        while !self.store.hold && !self.store.waiting.is_empty() {
            let (token, request) = self.store.waiting.remove(0);
            let text = self.app.document.article.text.clone();
            let answer = match (self.store.fault.clone(), request) {
                (Some(fault), Some(_)) => Event::Kept {
                    token,
                    result: Err(fault),
                },
                (Some(fault), None) => Event::Undone(Err(fault)),
                (None, Some(highlights)) => Event::Kept {
                    token,
                    result: Ok(self.store.keep(highlights, &text)),
                },
                (None, None) => Event::Undone(Ok(self.store.undo())),
            };
            self.update(answer);
        }
    }

    /// Answers the oldest search that waits.
    pub(crate) fn answer(&mut self) {
        let (generation, pattern, from) = self.searches.remove(0);
        let article = self.app.document.article.clone();
        let pattern = Pattern::new(&pattern).unwrap();
        let folding = Folding::new(&article.text, Case::Kept);
        let from = from as usize;
        for (start, end, before) in [(from, article.text.len(), false), (0, from, true)] {
            let hits = pattern.hits(&folding, start, end).collect();
            self.update(Event::Hits {
                generation,
                hits,
                before,
                done: before,
            });
        }
    }

    /// Everything there is to say about the state, to be compared; what it cost aside.
    pub(crate) fn state(&self) -> String {
        self.app.view.wrapped.set(0);
        format!("{:?}", self.app)
    }

    /// The words of a row on the screen.
    pub(crate) fn row(&self, index: usize) -> &str {
        let row = self.app.view.rows.get(index);
        row.map_or("", |row| row.span.of(&self.app.article().text))
    }

    /// All positions at which a row starts, in this layout.
    pub(crate) fn row_starts(&self) -> Vec<u32> {
        let article = self.app.article();
        let layout = self.app.view.layout(article);
        let rows = layout.rows(0, usize::MAX - 1);
        rows.iter().map(attache::layout::Row::start).collect()
    }

    /// Number of the first row on the screen, from 0 at the top of the article.
    pub(crate) fn top_row(&self) -> usize {
        let top = self.app.view.rows.first().unwrap().start();
        self.row_starts().iter().position(|&at| at == top).unwrap()
    }

    /// Rows of text on the screen.
    pub(crate) fn height(&self) -> usize {
        self.app.view.height()
    }

    /// Number of the row that is first when the article is scrolled to its end.
    pub(crate) fn last_top_row(&self) -> usize {
        self.row_starts().len().saturating_sub(self.height())
    }

    /// The words of the current highlight.
    pub(crate) fn current(&self) -> Option<&str> {
        let current = self.app.current?;
        Some(current.of(&self.app.article().text))
    }

    /// On which row of the screen `at` stands.
    pub(crate) fn screen_row(&self, at: u32) -> Option<usize> {
        let rows = &self.app.view.rows;
        rows.iter().position(|row| !row.blank && row.holds(at))
    }

    /// The message of the moment.
    pub(crate) fn message(&self) -> &str {
        self.app.message.as_deref().unwrap_or("")
    }

    /// The heading that is selected in the outline.
    pub(crate) fn selected(&self) -> &str {
        let section = self.app.outline.section();
        section.map_or("", |section| self.app.document.heading(section))
    }

    /// The headings that the outline shows.
    pub(crate) fn outline(&self) -> Vec<&str> {
        let rows = self.app.outline.rows.iter();
        rows.map(|&row| self.app.document.heading(row as usize))
            .collect()
    }
}

/// Asserts that the first row starts with these words.
#[track_caller]
pub(crate) fn assert_top(reader: &Reader, words: &str) {
    let top = reader.row(0);
    assert!(
        top.starts_with(words),
        "the first row is {top:?}, not {words:?}"
    );
}

/// Asserts that keys pressed in a fresh reader lead to this first row.
#[track_caller]
pub(crate) fn assert_leads(text: &str, script: &str, words: &str) {
    let mut reader = Reader::open("brief.md", text);
    reader.press(script);
    let top = reader.row(0);
    assert!(
        top.starts_with(words),
        "{script} leads to {top:?}, not to {words:?}"
    );
}

/// Asserts that the message holds these words.
#[track_caller]
pub(crate) fn assert_says(reader: &Reader, words: &str) {
    let message = reader.message();
    assert!(
        message.contains(words),
        "the message is {message:?}, not {words:?}"
    );
}

/// Keys from a string: letters as they are, others by name, such as `<Enter>` or `<C-d>`; `<lt>`
/// is the sign itself.
pub(crate) fn keys(script: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let named = (c == '<').then(|| rest[1..].split_once('>')).flatten();
        match named {
            Some((name, after)) => {
                keys.push(named_key(name));
                rest = after;
            }
            None => {
                keys.push(Key::char(c));
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    keys
}

fn named_key(name: &str) -> Key {
    if let Some(letter) = name.strip_prefix("C-") {
        return Key::ctrl(letter.chars().next().unwrap());
    }
    Key::plain(match name {
        "lt" => KeyCode::Char('<'),
        "Space" => KeyCode::Char(' '),
        "Enter" => KeyCode::Enter,
        "Esc" => KeyCode::Esc,
        "Tab" => KeyCode::Tab,
        "S-Tab" => KeyCode::BackTab,
        "BS" => KeyCode::Backspace,
        "A-Enter" => {
            return Key {
                code: KeyCode::Enter,
                ctrl: false,
                alt: true,
            };
        }
        "Up" => KeyCode::Up,
        "Down" => KeyCode::Down,
        "Left" => KeyCode::Left,
        "Right" => KeyCode::Right,
        "Home" => KeyCode::Home,
        "End" => KeyCode::End,
        "PgUp" => KeyCode::PageUp,
        "PgDn" => KeyCode::PageDown,
        _ => panic!("no key is called {name}"),
    })
}

/// Sections of a brief: level, name, paragraphs.
const PARTS: &[(usize, &str, usize)] = &[
    (1, "River Talks", 2),
    (2, "Alpha", 3),
    (3, "Beta", 4),
    (3, "Gamma", 3),
    (2, "Delta", 4),
    (2, "Omega", 1),
];

/// A brief with nested sections: River Talks (its title), Alpha with Beta and Gamma, Delta, Omega.
/// Every paragraph starts with the name of its section and its number.
pub(crate) fn brief() -> String {
    let mut text = String::new();
    for &(level, name, paragraphs) in PARTS {
        let _ = write!(text, "{} {name}\n\n", "#".repeat(level));
        for number in 1..=paragraphs {
            let _ = write!(
                text,
                "{name} {number} says that the commission will publish its figures before the \
                 spring, and that every member may ask for a further reading of the gauges.\n\n"
            );
        }
    }
    text
}
