//! The library beside the article: answering it, going to and fro.

use std::path::Path;
use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use anyhow::Result;
use ratatui::crossterm::terminal::size;

use super::message::Message;
use super::reader::Reader;
use super::room::Room;
use super::terminal::take_mouse;
use crate::app::{Goal, ShelfEffect, ShelfEvent};
use crate::jobs::{self, Options, Origin, Scope, ShelfReply, kept_folders};
use crate::model::{HighlightKind, Verdict};

/// How long the first frame waits for the first rows.
const FIRST: Duration = Duration::from_millis(80);

impl Reader<'_> {
    /// Tells the library what the screen is like.
    pub(super) fn settle_room(&mut self) -> Result<()> {
        for event in self.start.events() {
            self.update_room(ShelfEvent::Screen(event))?;
        }
        let (columns, rows) = size()?;
        let size = crate::app::Event::Resize(columns, rows);
        self.update_room(ShelfEvent::Screen(size))
    }

    /// Waits a moment for the first rows; returns what else has come meanwhile.
    pub(super) fn first_rows(&mut self, inbox: &Receiver<Message>) -> Result<Vec<Message>> {
        let until = Instant::now() + FIRST;
        let mut late = Vec::new();
        if !self.shown {
            return Ok(late);
        }
        loop {
            match inbox.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(Message::Shelf(reply)) => {
                    let listed = matches!(reply, ShelfReply::Listed(_));
                    self.answered(reply)?;
                    if listed {
                        return Ok(late);
                    }
                }
                Ok(other) => late.push(other),
                Err(_) => return Ok(late),
            }
        }
    }

    /// What came back from the library.
    pub(super) fn answered(&mut self, reply: ShelfReply) -> Result<()> {
        let event = match reply {
            ShelfReply::Listed(listing) => ShelfEvent::Listed(listing),
            ShelfReply::Preview(id, sheet) => ShelfEvent::Preview(id, sheet),
            ShelfReply::Place(id, words) => ShelfEvent::Place(id, words),
            ShelfReply::Sheet(sheet) => {
                if let Some(room) = &mut self.room
                    && std::mem::take(&mut room.paging)
                    && !self.shown
                {
                    room.borrowed = true;
                    self.shown = true;
                }
                ShelfEvent::Sheet(sheet)
            }
            ShelfReply::Scanning(words) => ShelfEvent::Scanning(words),
            ShelfReply::Changed => ShelfEvent::Changed,
            ShelfReply::Failed(words) if !self.shown => {
                self.say(words);
                return Ok(());
            }
            ShelfReply::Failed(words) => ShelfEvent::Failed(words),
        };
        self.update_room(event)
    }

    pub(super) fn update_room(&mut self, event: ShelfEvent) -> Result<()> {
        let Some(room) = &mut self.room else {
            return Ok(());
        };
        for effect in room.shelf.update(event) {
            self.perform_in_room(effect)?;
        }
        // the page that was asked for from an article is closed
        if let Some(room) = &mut self.room
            && room.borrowed
            && room.shelf.sheets.is_empty()
        {
            room.borrowed = false;
            self.shown = self.open.is_none();
        }
        Ok(())
    }

    fn perform_in_room(&mut self, effect: ShelfEffect) -> Result<()> {
        let Some(room) = &mut self.room else {
            return Ok(());
        };
        let librarian = &room.librarian;
        match effect {
            ShelfEffect::List {
                generation,
                query,
                sort,
                typing,
            } => librarian.list(generation, query, sort, typing),
            ShelfEffect::Preview(id) => librarian.preview(id),
            ShelfEffect::Place(id) => librarian.place(id),
            ShelfEffect::Page(name) => librarian.page(name),
            ShelfEffect::Digest => librarian.digest(),
            ShelfEffect::Read(id, read) => librarian.read(id, read),
            ShelfEffect::Star(id, starred) => librarian.star(id, starred),
            ShelfEffect::Save(search) => librarian.save(search),
            ShelfEffect::Open(address, words) => {
                let goal = (!words.trim().is_empty()).then_some(Goal::Quote(words));
                self.open_address(&address, goal, false)?;
            }
            ShelfEffect::Review(address) => self.open_address(&address, None, true)?,
            ShelfEffect::Mouse(taken) => take_mouse(taken)?,
            ShelfEffect::Redraw => self.clear()?,
            ShelfEffect::Suspend => self.suspend()?,
            ShelfEffect::Quit => {
                let behind = self.open.as_ref().is_some_and(|open| !open.from_room);
                if behind {
                    self.shown = false;
                } else {
                    self.ended = Some(0);
                }
            }
        }
        Ok(())
    }

    /// Opens an article of the library in place of the one that is open.
    fn open_address(&mut self, address: &str, goal: Option<Goal>, review: bool) -> Result<()> {
        let (path, part) = jobs::address(Path::new(address));
        let options = Options {
            part,
            ..Options::default()
        };
        if let Err(error) = self.replace(Origin::File(path), options, goal)? {
            self.shown = true;
            return self.update_room(ShelfEvent::Failed(format!("{error:#}")));
        }
        if let Some(open) = &mut self.open {
            open.from_room = true;
            if review {
                open.reviewed = true;
                let effects = open.app.begin_review();
                for effect in effects {
                    self.perform(effect)?;
                }
            }
        }
        Ok(())
    }

    /// Shows the library, which is opened where it was not yet.
    pub(super) fn enter_room(&mut self) -> Result<()> {
        if self.has_room()? {
            self.shown = true;
            if let Some(room) = &self.room {
                room.librarian.refresh();
            }
        }
        Ok(())
    }

    /// Opens the library that is kept; says so where there is none.
    fn has_room(&mut self) -> Result<bool> {
        if self.room.is_some() {
            return Ok(true);
        }
        let folders = kept_folders(self.own.store.as_deref());
        if folders.is_empty() {
            let words = "No library is kept: attache library add FOLDER keeps one.";
            self.say(words.to_owned());
            return Ok(false);
        }
        let scope = Scope::kept(folders);
        self.room = Some(Room::open(&scope, self.start, &self.own, &self.messages));
        self.settle_room()?;
        Ok(true)
    }

    /// Asks for the page of a stakeholder or an issue of the article.
    pub(super) fn ask_page(&mut self, name: String) -> Result<()> {
        if self.has_room()?
            && let Some(room) = &mut self.room
        {
            room.paging = true;
            room.librarian.page(name);
        }
        Ok(())
    }

    /// Opens the article beside this one in the list.
    pub(super) fn go_beside(&mut self, delta: isize) -> Result<()> {
        let Some(room) = &mut self.room else {
            self.say("There is no list: L opens the library.".to_owned());
            return Ok(());
        };
        match room.shelf.beside(delta) {
            Some(effect) => self.perform_in_room(effect),
            None => {
                let end = if delta > 0 { "last" } else { "first" };
                self.say(format!("This is the {end} article of the list."));
                Ok(())
            }
        }
    }

    /// Leaves the article: back to the library that it was opened from, else it is the end.
    pub(super) fn leave_article(&mut self) -> Result<()> {
        let from_room = self.open.as_ref().is_some_and(|open| open.from_room);
        if !from_room {
            self.ended = Some(0);
            return Ok(());
        }
        if let Some(open) = self.open.take() {
            open.finish();
        }
        self.epoch += 1;
        self.enter_room()
    }

    /// Goes on to the next article where this one was reviewed to its end.
    pub(super) fn review_on(&mut self) -> Result<()> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        // before anything was found there is nothing undecided either
        if !open.reviewed || open.app.review.is_some() || !open.app.document.annotated {
            return Ok(());
        }
        open.reviewed = false;
        let undecided = open.app.document.lights.all().iter().any(|light| {
            let kind = matches!(
                light.kind,
                HighlightKind::Stakeholder | HighlightKind::Issue
            );
            kind && light.verdict == Verdict::Undecided
        });
        if undecided {
            return Ok(());
        }
        let Some(room) = &mut self.room else {
            return Ok(());
        };
        let from = room.shelf.list.selected + 1;
        match room.shelf.next_undecided(from) {
            Some(effect) => self.perform_in_room(effect),
            None => {
                self.leave_article()?;
                let words = "All that is listed behind it is decided.".to_owned();
                self.update_room(ShelfEvent::Failed(words))
            }
        }
    }

    /// A message on the screen that is shown.
    pub(super) fn say(&mut self, words: String) {
        match (&mut self.room, &mut self.open) {
            (Some(room), _) if self.shown => room.shelf.message = Some(words),
            (_, Some(open)) => open.app.message = Some(words),
            _ => {}
        }
    }
}
