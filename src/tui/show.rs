//! Having an article on the screen.

use anyhow::Result;
use ratatui::crossterm::terminal::size;

use super::opened::{Begun, Open, Opening};
use super::reader::Reader;
use crate::app::{App, Goal};
use crate::jobs;

impl Reader<'_> {
    /// Has an article on the screen, at `goal` where there is one.
    pub(super) fn show(&mut self, begun: Begun, goal: Option<Goal>) -> Result<()> {
        let start = self.start;
        let Begun { opening, jobs } = begun;
        let Opening {
            origin,
            options,
            stamp,
            first,
        } = opening;
        let theme = match &self.room {
            Some(room) => room.shelf.theme.clone(),
            None => start.config.looks.chosen(start.light == Some(true)),
        };
        let mouse = start.config.looks.mouse;
        let mut app = App::new(first.article, first.whole, theme, size()?);
        // it was taken or left already
        (app.mouse, app.looks.mouse) = (mouse, mouse);
        app.folder = jobs::working_folder();
        self.open = Some(Open {
            app,
            jobs,
            origin,
            options,
            stamp,
            draft: None,
            from_room: false,
            reviewed: false,
        });
        for event in start.events() {
            self.update_article(event)?;
        }
        self.resize()?;
        if let (Some(open), Some(goal)) = (&mut self.open, goal) {
            open.app.seek(goal);
        }
        Ok(())
    }

    /// Watches the file of the article.
    pub(super) fn watch(&mut self) {
        if let Some(open) = &mut self.open {
            open.watch();
        }
    }
}
