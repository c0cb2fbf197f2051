//! A list to choose from by typing a few letters of what is meant.

use crate::app::{App, Effect, LineEdit, fuzzy};
use crate::model::{Action, Format, HighlightKind, Key, KeyCode, Lesson, Span, Subject};
use crate::text::{folded, holds};

/// What a row of the list does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::app) enum Choice {
    /// Kind and type of the highlight.
    Kind(HighlightKind, Subject),
    /// An entity of the article.
    Same(HighlightKind, Subject),
    /// A new name: what was typed.
    New(HighlightKind, crate::model::EntityType),
    /// A format to export in, by its name.
    Export(&'static str),
    /// An action.
    Do(Action),
    /// A lesson to forget, by its number in the store.
    Forget(i64),
    /// All lessons that were put by.
    KeepLessons,
    /// One of them that is not to be kept.
    LeaveOut(usize),
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What is matched and shown.
    pub words: String,
    /// Shown behind it.
    pub detail: String,
    pub(in crate::app) choice: Choice,
}

/// What is chosen for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::app) enum Purpose {
    /// The current highlight is changed.
    Change(Span),
    /// All mentions of the entity there are changed.
    ChangeAll(Span),
    /// The selected words become a highlight.
    Own(Span),
    /// Something is done.
    Do,
}

/// An open list.
#[derive(Clone, Debug)]
pub struct Picker {
    /// What is asked.
    pub title: String,
    /// What is typed.
    pub line: LineEdit,
    /// Index into [`Picker::shown`] of the selected row.
    pub selected: usize,
    /// First row on the screen.
    pub top: usize,
    pub(in crate::app) purpose: Purpose,
    rows: Vec<Row>,
    /// Rows that take what is typed as a new name.
    new: Vec<Row>,
    shown: Vec<Row>,
}

impl Picker {
    pub(in crate::app) fn new(
        title: String,
        purpose: Purpose,
        rows: Vec<Row>,
        new: Vec<Row>,
        line: LineEdit,
    ) -> Self {
        let mut picker = Self {
            title,
            line,
            selected: 0,
            top: 0,
            purpose,
            rows,
            new,
            shown: Vec::new(),
        };
        picker.refilter();
        picker
    }

    /// The rows that what is typed leaves.
    pub fn shown(&self) -> &[Row] {
        &self.shown
    }

    /// True for the list of all actions.
    pub(in crate::app) fn is_palette(&self) -> bool {
        let first = self.rows.first().map(|row| &row.choice);
        matches!(first, Some(Choice::Do(_)))
    }

    /// The format that is chosen, in the list of those that an export may have.
    pub(in crate::app) fn export(&self) -> Option<&'static str> {
        match self.shown.get(self.selected)?.choice {
            Choice::Export(format) => Some(format),
            _ => None,
        }
    }

    pub(in crate::app) fn insert(&mut self, text: &str) {
        self.line.insert(text);
        self.refilter();
    }

    fn refilter(&mut self) {
        let typed = self.line.text().trim().to_owned();
        let mut found = fuzzy::matching(&typed, self.rows.iter().map(|row| row.words.as_str()));
        if !typed.is_empty() {
            // who types what stands there wants that, not what has the same letters somewhere
            let literal = |index: usize| {
                let words = self.rows.get(index).map_or("", |row| row.words.as_str());
                holds(words, &typed)
            };
            if found.iter().any(|&(index, _)| literal(index)) {
                found.retain(|&(index, _)| literal(index));
            }
            // what is called so stands before what merely says so
            let named = |index: usize| {
                let choice = self.rows.get(index).map(|row| &row.choice);
                matches!(choice, Some(Choice::Do(action)) if action.name() == typed)
            };
            found.sort_by_key(|&(index, score)| std::cmp::Reverse((named(index), score)));
        }
        let found = found
            .into_iter()
            .filter_map(|(index, _)| self.rows.get(index).cloned());
        let mut shown: Vec<Row> = found.collect();
        let exact = |row: &Row| folded(&row.words) == folded(&typed);
        if !typed.is_empty() && !shown.first().is_some_and(exact) {
            let new = self.new.iter().map(|row| Row {
                words: format!("{} “{typed}”", row.words),
                ..row.clone()
            });
            // words of the text are more likely a new name than a near miss of a known one
            let at = if matches!(self.purpose, Purpose::Own(_)) {
                0
            } else {
                shown.len()
            };
            shown.splice(at..at, new);
        }
        self.shown = shown;
        self.selected = 0;
        self.top = 0;
    }

    /// Moves the selection.
    pub(in crate::app) fn step(&mut self, delta: isize, height: usize) {
        let last = self.shown.len().saturating_sub(1);
        self.selected = self.selected.saturating_add_signed(delta).min(last);
        let lowest = (self.selected + 1).saturating_sub(height.max(1));
        self.top = self.top.clamp(lowest, self.selected.max(lowest));
    }
}

impl App {
    /// Rows of the open list.
    pub(in crate::app) fn picker_height(&self) -> usize {
        usize::from(self.view.panes.panel.map_or(1, |area| area.height)).max(3) - 2
    }

    /// Takes a key into the open list.
    pub(in crate::app) fn picker_key(&mut self, key: Key) -> Vec<Effect> {
        let height = self.picker_height();
        let Some(picker) = &mut self.picker else {
            return Vec::new();
        };
        let page = height.max(1) as isize;
        let export = picker.export();
        match (key.code, key.ctrl) {
            (KeyCode::Esc, _) => {
                self.picker = None;
                Vec::new()
            }
            (KeyCode::Enter, _) => self.pick(),
            (KeyCode::Tab, _) if export.is_some() => {
                self.picker = None;
                export.map_or_else(Vec::new, |format| {
                    let path = self.export_path(format);
                    self.ask_file(format, &path)
                })
            }
            (KeyCode::Up | KeyCode::BackTab, _) | (KeyCode::Char('p'), true) => {
                picker.step(-1, height);
                Vec::new()
            }
            (KeyCode::Down | KeyCode::Tab, _) | (KeyCode::Char('n'), true) => {
                picker.step(1, height);
                Vec::new()
            }
            (KeyCode::PageUp, _) => {
                picker.step(-page, height);
                Vec::new()
            }
            (KeyCode::PageDown, _) => {
                picker.step(page, height);
                Vec::new()
            }
            _ => {
                if picker.line.key(key) {
                    picker.refilter();
                }
                self.path_in_palette().unwrap_or_default()
            }
        }
    }

    fn pick(&mut self) -> Vec<Effect> {
        let Some(picker) = self.picker.take() else {
            return Vec::new();
        };
        let Some(row) = picker.shown.get(picker.selected) else {
            return Vec::new();
        };
        let typed = picker.line.text().trim().to_owned();
        match (&row.choice, picker.purpose) {
            (Choice::Export(format), _) => self.export_into(format, self.export_path(format)),
            (Choice::Do(action), _) => self.perform(*action, None),
            (Choice::Forget(id), _) => vec![Effect::Forget(*id)],
            (Choice::KeepLessons, _) => self.keep_lessons(),
            (Choice::LeaveOut(index), _) => self.leave_lesson_out(*index),
            (choice, Purpose::Change(span)) => self.change(span, choice, &typed),
            (choice, Purpose::ChangeAll(span)) => self.change_all(span, choice, &typed),
            (choice, Purpose::Own(span)) => self.make_own(span, choice, &typed),
            (_, Purpose::Do) => Vec::new(),
        }
    }

    /// The list of formats to export in.
    pub(in crate::app) fn choose_export(&mut self) {
        let rows = [
            ("md", "Markdown: quotes, verdicts and notes by section"),
            ("html", "one page with the article, to print or send"),
            ("csv", "a table of all highlights"),
            ("json", "everything, to be read back by attache import"),
            ("w3c", "Web Annotation JSON-LD, for other tools"),
            ("ftm", "FollowTheMoney entities, for investigations"),
            ("bulk", "what OpenSearch loads"),
        ];
        let rows = rows.into_iter().map(|(name, detail)| Row {
            words: name.to_owned(),
            detail: detail.to_owned(),
            choice: Choice::Export(name),
        });
        let title = "Export as".to_owned();
        let mut rows: Vec<Row> = rows.collect();
        // what was chosen last stands first
        let last = self.exported.as_ref().map(|(format, _)| format.as_str());
        rows.sort_by_key(|row| Some(row.words.as_str()) != last);
        self.picker = Some(Picker::new(
            title,
            Purpose::Do,
            rows,
            Vec::new(),
            LineEdit::default(),
        ));
    }

    /// The format that an export would have now, while that is asked.
    pub fn export_format(&self) -> Option<&'static str> {
        self.picker.as_ref().and_then(Picker::export)
    }

    /// The list of all actions with their keys, and of what was learned, which it can forget.
    pub(in crate::app) fn open_palette(&mut self) {
        let rows = Action::ALL.iter().map(|&action| Row {
            words: action.about().to_owned(),
            detail: crate::app::help::keys_of(&self.keymap, action),
            choice: Choice::Do(action),
        });
        let lessons = self.learned.iter().map(|learned| Row {
            words: format!("forget: {}", lesson_words(&learned.lesson)),
            detail: "learned".to_owned(),
            choice: Choice::Forget(learned.id),
        });
        let rows = rows.chain(lessons).collect();
        let title = "Do".to_owned();
        self.picker = Some(Picker::new(
            title,
            Purpose::Do,
            rows,
            Vec::new(),
            LineEdit::default(),
        ));
    }

    /// Has an export written into a file.
    pub(in crate::app) fn export_into(
        &mut self,
        format: &'static str,
        path: String,
    ) -> Vec<Effect> {
        let folder = path.rfind('/').and_then(|end| path.get(..end));
        self.exported = Some((format.to_owned(), folder.unwrap_or("").to_owned()));
        vec![Effect::Export {
            format,
            path,
            overwrite: false,
        }]
    }

    /// The file that an export goes to: named after the article, in the folder of the last one, else
    /// in the working folder.
    pub fn export_path(&self, format: &str) -> String {
        let name = self.export_name(format);
        let last = self.exported.as_ref().map(|(_, folder)| folder.as_str());
        match last.filter(|last| !last.is_empty()).unwrap_or(&self.folder) {
            "" => name,
            folder => format!("{}/{name}", folder.trim_end_matches('/')),
        }
    }

    fn export_name(&self, format: &str) -> String {
        let source = &self.article().source;
        let name = crate::text::sanitise::line(source.file_name()).replace('\\', "-");
        let known: &[&str] = match source.format {
            Format::Markdown => &[".md", ".markdown"],
            Format::Plain => &[".txt", ".text"],
            Format::Html => &[".html", ".htm", ".xhtml"],
            Format::Mail => &[".eml"],
            format => &[DOTTED
                .iter()
                .find(|dotted| dotted.get(1..) == Some(format.name()))
                .copied()
                .unwrap_or(".xml")],
        };
        let stem = known.iter().find_map(|end| name.strip_suffix(end));
        let stem = stem.unwrap_or(&name);
        let ending = match format {
            "w3c" => "jsonld",
            "ftm" => "ftm.json",
            "bulk" => "ndjson",
            format => format,
        };
        format!("{stem}.notes.{ending}")
    }
}

/// Extensions that are their format's name.
const DOTTED: [&str; 4] = [".docx", ".odt", ".epub", ".pdf"];

/// A lesson in words.
pub(super) fn lesson_words(lesson: &Lesson) -> String {
    match lesson {
        Lesson::Always { subject, phrases } => {
            format!("“{}” is {}", phrases.join("”, “"), subject.label)
        }
        Lesson::Never { phrases } => format!("never “{}”", phrases.join("”, “")),
        Lesson::Heading(lesson) => {
            let are = if lesson.heading {
                "headings"
            } else {
                "no headings"
            };
            let outlet = lesson.outlet.name();
            format!("lines like “{}” are {are} in {outlet}", lesson.words)
        }
    }
}
