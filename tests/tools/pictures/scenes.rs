//! What the pictures show: the bundled briefing after some keys.

use std::path::Path;
use std::sync::Arc;

use attache::app::Event;
use attache::config::{Depth, Theme};
use attache::open::{self, Options};
use attache::tui::{Painter, views};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use super::harness::Reader;

/// A picture.
pub(crate) struct Scene {
    name: &'static str,
    theme: &'static str,
    size: (u16, u16),
    keys: &'static str,
}

/// The reading screen, a review, the matrix: each in a dark and in a light theme.
pub(crate) const SCENES: &[Scene] = &[
    reading("dark"),
    reading("light"),
    review("dark"),
    review("light"),
    matrix("dark"),
    matrix("light"),
];

/// The screen that the README shows as text.
pub(crate) const README: Scene = Scene {
    name: "readme",
    theme: "dark",
    size: (100, 26),
    keys: "3].",
};

const fn reading(theme: &'static str) -> Scene {
    Scene {
        name: "reading",
        theme,
        size: (112, 30),
        keys: "3]3.",
    }
}

const fn review(theme: &'static str) -> Scene {
    Scene {
        name: "review",
        theme,
        size: (80, 24),
        keys: "raa<Space>xa",
    }
}

const fn matrix(theme: &'static str) -> Scene {
    Scene {
        name: "matrix",
        theme,
        size: (100, 24),
        keys: "Mj",
    }
}

impl Scene {
    /// The name of its file.
    pub(crate) fn file(&self) -> String {
        format!("{}-{}.svg", self.name, self.theme)
    }

    /// Its cells.
    pub(crate) fn draw(&self) -> Buffer {
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
        reader.press(self.keys);
        let (columns, rows) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let painter = Painter::new(&reader.app.theme, Depth::True);
        terminal
            .draw(|frame| views::draw(&reader.app, &painter, frame))
            .unwrap();
        terminal.backend().buffer().clone()
    }
}
