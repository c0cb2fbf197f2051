//! The library and who works it out.

use std::sync::Arc;
use std::sync::mpsc::Sender;

use super::message::Message;
use super::start::Start;
use crate::app::{Shelf, ShelfEffect};
use crate::config::files;
use crate::jobs::{self, Files, Librarian, Scope};

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
    pub(super) fn open(
        scope: &Scope,
        start: &Start,
        own: &Files,
        messages: &Sender<Message>,
    ) -> Self {
        let replies = std::sync::Mutex::new(messages.clone());
        let sink: jobs::ShelfSink = Arc::new(move |reply| {
            if let Ok(replies) = replies.lock() {
                let _ = replies.send(Message::Shelf(reply));
            }
        });
        let librarian = Librarian::start(scope, files::library_file(), own, &sink);
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
        Self {
            shelf,
            librarian,
            paging: false,
            borrowed: false,
        }
    }
}
