//! The library screen: facets, the list, a preview; pages over many articles.
//!
//! A machine of its own beside that of an article: it comes back as it was left.

mod keys;
mod rows;
mod sheet;

use std::collections::HashSet;
use std::sync::Arc;

pub use sheet::OpenSheet;

use super::screens::List;
use super::{Event, Help, LineEdit};
use crate::config::{Keymap, Looks, Mode, Theme};
use crate::model::{Facet, ListRow, Listing, SavedSearch, Sheet, Target};

/// Columns from which the preview has room, and from which the facets have.
const WIDE: u16 = 100;
/// See [`WIDE`].
const USUAL: u16 = 70;

/// Rows from which an article takes two of them.
const TALL: u16 = 16;

/// Orders of the list, as a query names them.
const ORDERS: [&str; 4] = ["date", "relevance", "title", "undecided"];

/// Something that happened in the library.
#[derive(Clone, Debug)]
pub enum ShelfEvent {
    /// What happens on any screen: keys, a new size, the configuration.
    Screen(Event),
    /// The articles that a query means.
    Listed(Arc<Listing>),
    /// An article in brief.
    Preview(i64, Arc<Sheet>),
    /// Where in an article the query stops: it is to be opened there.
    Place(i64, String),
    /// A page.
    Sheet(Arc<Sheet>),
    /// How far the scan is; empty where it has ended.
    Scanning(String),
    /// What is shown is to be asked for again.
    Changed,
    /// Something went wrong.
    Failed(String),
}

/// Something for others to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShelfEffect {
    /// Say which articles a query means.
    List {
        /// Number of the question.
        generation: u64,
        /// What was typed.
        query: String,
        /// The order.
        sort: &'static str,
        /// It is still being typed.
        typing: bool,
    },
    /// Show an article in brief.
    Preview(i64),
    /// Say where in an article the query stops.
    Place(i64),
    /// Open an article: its address, and the words to open it at where there are any.
    Open(String, String),
    /// Open it for review.
    Review(String),
    /// Work out the page of a stakeholder or an issue.
    Page(String),
    /// Work out the digest.
    Digest,
    /// Mark an article as read or unread.
    Read(i64, bool),
    /// Star an article, or take the star off.
    Star(i64, bool),
    /// Keep a search.
    Save(SavedSearch),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Draw the whole screen anew.
    Redraw,
    /// Give the terminal back and stop until continued.
    Suspend,
    /// End.
    Quit,
}

/// Which pane the keys go to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ShelfFocus {
    /// The list.
    #[default]
    List,
    /// The facets.
    Facets,
}

/// The library on the screen.
#[derive(Debug)]
pub struct Shelf {
    /// Columns and rows.
    pub size: (u16, u16),
    /// What is listed.
    pub listing: Arc<Listing>,
    /// The rows that are shown, as indices into the listing: of versions and near-duplicates the
    /// first, unless they are unfolded.
    pub shown: Vec<usize>,
    /// The place in them.
    pub list: List,
    /// The place in the facets.
    pub facets: List,
    /// Which pane the keys go to.
    pub focus: ShelfFocus,
    /// What is looked for.
    pub query: LineEdit,
    /// True while it is being typed.
    pub typing: bool,
    /// The name under which the search is to be kept, while it is typed.
    pub naming: Option<LineEdit>,
    /// The order.
    pub sort: &'static str,
    /// The article in brief, and which.
    pub preview: Option<(i64, Arc<Sheet>)>,
    /// Pages that are open, the topmost last.
    pub sheets: Vec<OpenSheet>,
    /// The help, while it is open.
    pub help: Option<Help>,
    /// How far the scan is.
    pub scanning: String,
    /// A page was asked for and is not here yet.
    pub working: bool,
    /// The message of the moment; gone with the next key.
    pub message: Option<String>,
    /// The year of the newest article that is listed.
    pub year: String,
    /// False until the first list is here.
    pub known: bool,
    /// The keys.
    pub keymap: Keymap,
    /// The looks.
    pub theme: Theme,
    looks: Looks,
    light: bool,
    /// What was typed before it was changed: Esc goes back to it.
    before: String,
    /// Versions and near-duplicates that are unfolded.
    unfolded: HashSet<i64>,
    /// The article that the preview was asked for last.
    asked: Option<i64>,
    /// The article that the selection stays on.
    held: Option<i64>,
    generation: u64,
    count: Option<u32>,
}

impl Shelf {
    /// The library, nothing of it known yet.
    pub fn new(theme: Theme, size: (u16, u16)) -> Self {
        Self {
            size,
            listing: Arc::default(),
            shown: Vec::new(),
            list: List::default(),
            facets: List::default(),
            focus: ShelfFocus::default(),
            query: LineEdit::default(),
            typing: false,
            naming: None,
            sort: ORDERS[0],
            preview: None,
            sheets: Vec::new(),
            help: None,
            scanning: String::new(),
            working: false,
            message: None,
            year: String::new(),
            known: false,
            keymap: Keymap::default(),
            theme,
            looks: Looks::default(),
            light: false,
            before: String::new(),
            unfolded: HashSet::new(),
            asked: None,
            held: None,
            generation: 0,
            count: None,
        }
    }

    /// Takes in one event and returns what others have to do.
    pub fn update(&mut self, event: ShelfEvent) -> Vec<ShelfEffect> {
        let mut effects = match event {
            ShelfEvent::Screen(event) => self.screen(event),
            ShelfEvent::Listed(listing) => {
                self.take(listing);
                Vec::new()
            }
            ShelfEvent::Preview(id, sheet) => {
                self.preview = Some((id, sheet));
                Vec::new()
            }
            ShelfEvent::Place(id, words) => {
                let row = self.listing.rows.iter().find(|row| row.id == id);
                row.map(|row| ShelfEffect::Open(row.address.clone(), words))
                    .into_iter()
                    .collect()
            }
            ShelfEvent::Sheet(sheet) => {
                self.working = false;
                self.sheets.push(OpenSheet {
                    sheet,
                    list: List::default(),
                });
                if let Some(open) = self.sheets.last_mut() {
                    open.first();
                }
                Vec::new()
            }
            ShelfEvent::Scanning(words) => {
                self.scanning = words;
                Vec::new()
            }
            ShelfEvent::Changed => {
                self.asked = None;
                vec![self.ask()]
            }
            ShelfEvent::Failed(words) => {
                self.working = false;
                self.message = Some(words);
                Vec::new()
            }
        };
        let page =
            |effect: &ShelfEffect| matches!(effect, ShelfEffect::Page(_) | ShelfEffect::Digest);
        if self.working {
            // one at a time
            effects.retain(|effect| !page(effect));
        }
        self.working |= effects.iter().any(page);
        self.settle();
        effects.extend(self.ask_for_preview());
        effects
    }

    fn screen(&mut self, event: Event) -> Vec<ShelfEffect> {
        match event {
            Event::Key(key) => return self.key(key),
            Event::Paste(text) => return self.paste(&text),
            Event::Click(x, y) => return self.click(x, y),
            Event::Wheel(_, _, down) => self.step(if down { 3 } else { -3 }),
            Event::Resize(columns, rows) => self.size = (columns, rows),
            Event::Configured(config) => {
                self.keymap = config.keymap;
                self.looks = config.looks;
                self.theme = self.looks.chosen(self.light);
            }
            Event::Background { light } => {
                self.light = light;
                if self.looks.theme.is_none() {
                    self.theme = self.looks.chosen(light);
                }
            }
            Event::Failed(words) => self.message = Some(words),
            _ => {}
        }
        Vec::new()
    }

    /// Where keys are pressed now.
    pub fn mode(&self) -> Mode {
        if self.help.is_some() || !self.sheets.is_empty() {
            Mode::List
        } else {
            Mode::Library
        }
    }

    /// The question for what is listed, under a new number.
    pub fn ask(&mut self) -> ShelfEffect {
        self.generation += 1;
        ShelfEffect::List {
            generation: self.generation,
            query: self.query.text().to_owned(),
            sort: self.sort,
            typing: self.typing,
        }
    }

    /// The selected article.
    pub fn selected(&self) -> Option<&ListRow> {
        let at = self.shown.get(self.list.selected)?;
        self.listing.rows.get(*at).map(Arc::as_ref)
    }

    /// The selected facet.
    pub fn facet(&self) -> Option<&Facet> {
        self.listing.facets.get(self.facets.selected)
    }

    /// Columns of the facets, of the list and of the preview, 0 for what has no room.
    pub fn columns(&self) -> [u16; 3] {
        let (columns, _) = self.size;
        let facets = self.focus == ShelfFocus::Facets;
        match columns {
            WIDE.. => {
                let [facets, preview] = [columns / 5, columns * 3 / 10];
                [facets, columns - facets - preview, preview]
            }
            USUAL.. => {
                let facets = (columns / 4).min(24);
                [facets, columns - facets, 0]
            }
            _ if facets => [columns, 0, 0],
            _ => [0, columns, 0],
        }
    }

    /// Rows that an article takes.
    pub fn row_height(&self) -> u16 {
        if self.size.1 < TALL { 1 } else { 2 }
    }

    /// Rows of the screen between the title row and the status row.
    pub fn body(&self) -> u16 {
        self.size.1.saturating_sub(2).max(1)
    }

    /// Articles that are on the screen.
    fn page(&self) -> usize {
        usize::from(self.body() / self.row_height()).max(1)
    }

    /// Asks for the article in brief where there is room for it.
    fn ask_for_preview(&mut self) -> Option<ShelfEffect> {
        let [_, _, room] = self.columns();
        let id = self.selected()?.id;
        if room == 0 || self.asked == Some(id) {
            return None;
        }
        self.asked = Some(id);
        Some(ShelfEffect::Preview(id))
    }

    /// The article beside the selected one, which becomes the selected one.
    pub fn beside(&mut self, delta: isize) -> Option<ShelfEffect> {
        let before = self.list.selected;
        self.list.step(delta, self.shown.len());
        self.hold();
        self.settle();
        let row = self.selected().filter(|_| self.list.selected != before)?;
        Some(ShelfEffect::Open(row.address.clone(), String::new()))
    }

    /// The next article with highlights that nothing was decided about, behind the selected one.
    pub fn next_undecided(&mut self, from: usize) -> Option<ShelfEffect> {
        let rows = self.shown.iter().enumerate().skip(from);
        let mut rows = rows.filter_map(|(at, row)| Some((at, self.listing.rows.get(*row)?)));
        let (at, row) = rows.find(|(_, row)| row.undecided > 0)?;
        let effect = ShelfEffect::Review(row.address.clone());
        self.list.selected = at;
        self.hold();
        self.settle();
        Some(effect)
    }

    /// What opens where a line of the topmost page leads.
    fn follow(&self) -> Option<ShelfEffect> {
        let open = self.sheets.last()?;
        let line = open.sheet.lines.get(open.list.selected)?;
        Some(match line.target.clone()? {
            Target::Sentence { address, words } => ShelfEffect::Open(address, words),
            Target::Page(key) => ShelfEffect::Page(key),
        })
    }
}
