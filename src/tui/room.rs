//! The library and who works it out.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use anyhow::{Result, bail};

use super::message::Message;
use super::start::Start;
use crate::app::{Shelf, ShelfEffect};
use crate::config::files;
use crate::jobs::{self, Files, Librarian};

/// The library and who works it out.
pub(super) struct Room {
    pub(super) shelf: Shelf,
    pub(super) librarian: Librarian,
    /// A page was asked for from an article: closing it leads back there.
    pub(super) paging: bool,
    pub(super) borrowed: bool,
}

impl Room {
    /// Opens the library over some folders.
    ///
    /// # Errors
    /// Where one of them can't be found.
    pub(super) fn open(
        paths: &[PathBuf],
        start: &Start,
        own: &Files,
        messages: &Sender<Message>,
    ) -> Result<Self> {
        let replies = std::sync::Mutex::new(messages.clone());
        let sink: jobs::ShelfSink = Arc::new(move |reply| {
            if let Ok(replies) = replies.lock() {
                let _ = replies.send(Message::Shelf(reply));
            }
        });
        let librarian = match Librarian::start(paths, files::library_file(), own, &sink) {
            Ok(librarian) => librarian,
            Err(words) => bail!(words),
        };
        let theme = start.config.looks.chosen(start.light == Some(true));
        let mut shelf = Shelf::new(theme, (80, 24));
        if let ShelfEffect::List {
            generation,
            query,
            sort,
            typing,
        } = shelf.ask()
        {
            librarian.list(generation, query, sort, typing);
        }
        Ok(Self {
            shelf,
            librarian,
            paging: false,
            borrowed: false,
        })
    }
}
