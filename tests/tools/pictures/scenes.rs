//! What the pictures show: the bundled briefing after some keys.

use std::path::Path;
use std::sync::Arc;

use attache::app::{Event, ShelfEvent};
use attache::config::{Depth, Theme};
use attache::open::{self, Options};
use attache::tui::{Painter, views};
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::{Frame, Terminal};

use super::comparing;
use super::harness::Reader;
use super::shelf::{Room, page};

/// A picture.
pub(crate) struct Scene {
    name: &'static str,
    theme: &'static str,
    size: (u16, u16),
    keys: &'static str,
    shows: Shows,
}

/// What a picture is of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Article,
    /// The article against an older version.
    Changes,
    Library,
    /// The page of a stakeholder.
    Page,
}

/// A picture of part of the page for a colleague, made by a browser.
pub(crate) struct Sheet {
    pub(crate) file: &'static str,
    pub(crate) size: (u32, u32),
    /// The part that stands on top.
    pub(crate) at: &'static str,
}

/// On a screen and on a phone.
pub(crate) const SHEETS: [Sheet; 2] = [
    Sheet {
        file: "page-wide.png",
        size: (1200, 760),
        at: "matrix",
    },
    Sheet {
        file: "page-phone.png",
        size: (400, 760),
        at: "s2",
    },
];

/// Each in a dark and in a light theme.
pub(crate) const SCENES: &[Scene] = &[
    reading("dark"),
    reading("light"),
    review("dark"),
    review("light"),
    matrix("dark"),
    matrix("light"),
    changes("dark"),
    changes("light"),
    library("dark"),
    library("light"),
    entity("dark"),
    entity("light"),
];

/// What stands in the older version for what stands in the briefing.
const OLDER: [(&str, &str); 3] = [
    ("Four subjects are expected", "Three subjects are expected"),
    (
        " No details have been published, and expectations are low.",
        "",
    ),
    (
        "so a direct meeting would be unusual whatever it produced.",
        "so a direct meeting would be unusual. Neither side has named its delegation.",
    ),
];

/// The screen that the README shows as text.
pub(crate) const README: Scene = Scene {
    name: "readme",
    theme: "dark",
    size: (100, 26),
    keys: "3].",
    shows: Shows::Article,
};

const fn reading(theme: &'static str) -> Scene {
    Scene {
        name: "reading",
        theme,
        size: (112, 30),
        keys: "3]3.",
        shows: Shows::Article,
    }
}

const fn review(theme: &'static str) -> Scene {
    Scene {
        name: "review",
        theme,
        size: (80, 24),
        keys: "raa<Space>xa",
        shows: Shows::Article,
    }
}

const fn matrix(theme: &'static str) -> Scene {
    Scene {
        name: "matrix",
        theme,
        size: (100, 24),
        keys: "Mj",
        shows: Shows::Article,
    }
}

const fn changes(theme: &'static str) -> Scene {
    Scene {
        name: "changes",
        theme,
        size: (112, 30),
        keys: ".",
        shows: Shows::Changes,
    }
}

const fn library(theme: &'static str) -> Scene {
    Scene {
        name: "library",
        theme,
        size: (120, 24),
        keys: "j",
        shows: Shows::Library,
    }
}

const fn entity(theme: &'static str) -> Scene {
    Scene {
        name: "entity",
        theme,
        size: (100, 20),
        keys: "j",
        shows: Shows::Page,
    }
}

impl Scene {
    /// The name of its file.
    pub(crate) fn file(&self) -> String {
        format!("{}-{}.svg", self.name, self.theme)
    }

    /// Its cells.
    pub(crate) fn draw(&self) -> Buffer {
        match self.shows {
            Shows::Article | Shows::Changes => self.article(),
            Shows::Library | Shows::Page => self.room(),
        }
    }

    fn room(&self) -> Buffer {
        let mut room = Room::new(self.size);
        room.shelf.theme = Theme::named(self.theme).unwrap();
        if self.shows == Shows::Page {
            room.update(ShelfEvent::Sheet(Arc::new(page())));
        }
        room.press(self.keys);
        self.cells(&room.shelf.theme, |painter, frame| {
            views::draw_shelf(&room.shelf, painter, frame);
        })
    }

    fn article(&self) -> Buffer {
        let [briefing, ..] = open::BUNDLED;
        let path = Path::new(briefing.name);
        let lexicons = Arc::default();
        let opened = open::open(
            briefing.bytes.to_vec(),
            path,
            &Options {
                quick: true,
                ..Options::default()
            },
            &lexicons,
        );
        let opened = opened.unwrap();
        let article = Arc::new(opened.article);
        let mut reader = Reader::of(article.clone(), true, self.size);
        reader.app.theme = Theme::named(self.theme).unwrap();
        reader.lexicons = Some(lexicons);
        reader.update(Event::Annotated {
            article,
            annotations: Arc::new(opened.annotations),
            whole: true,
        });
        if self.shows == Shows::Changes {
            let mut older = std::str::from_utf8(briefing.bytes).unwrap().to_owned();
            for (now, before) in OLDER {
                assert!(older.contains(now), "{now}");
                older = older.replacen(now, before, 1);
            }
            reader.press("D");
            let answer = comparing::answer(&reader, &older);
            reader.update(Event::Compared(Ok(answer)));
        }
        reader.press(self.keys);
        self.cells(&reader.app.theme, |painter, frame| {
            views::draw(&reader.app, painter, frame);
        })
    }

    fn cells(&self, theme: &Theme, draw: impl Fn(&Painter, &mut Frame<'_>)) -> Buffer {
        let (columns, rows) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let painter = Painter::new(theme, Depth::True);
        terminal.draw(|frame| draw(&painter, frame)).unwrap();
        terminal.backend().buffer().clone()
    }
}
