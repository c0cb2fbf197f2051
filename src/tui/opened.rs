//! An article from opening it to leaving it.

use std::sync::mpsc::Sender;

use super::message::Message;
use anyhow::Result;

use crate::app::{App, Effect};
use crate::jobs::{self, Files, First, Jobs, Options, Origin, Reply, Sink, Stamp};
use crate::model::Draft;

/// An article whose head was read.
pub(super) struct Opening {
    pub(super) origin: Origin,
    pub(super) options: Options,
    pub(super) stamp: Stamp,
    pub(super) first: First,
}

/// One that is read further in the background.
pub(super) struct Begun {
    pub(super) opening: Opening,
    pub(super) jobs: Jobs,
}

/// The article on the screen, or behind the library.
pub(super) struct Open {
    pub(super) app: App,
    pub(super) jobs: Jobs,
    pub(super) origin: Origin,
    pub(super) options: Options,
    pub(super) stamp: Stamp,
    /// The unfinished note that the store was told of.
    pub(super) draft: Option<Draft>,
    /// It was opened from the library: leaving it leads back there.
    pub(super) from_room: bool,
    /// It is one of several that are reviewed one after another.
    pub(super) reviewed: bool,
}

impl Opening {
    /// Reads as much as the first frame needs.
    ///
    /// # Errors
    /// Where it can't be opened.
    pub(super) fn of(origin: &Origin, options: &Options) -> Result<Self> {
        // what is changed from here on is read again
        let stamp = origin.stamp();
        Ok(Self {
            origin: origin.clone(),
            options: options.clone(),
            stamp,
            first: jobs::first(origin, options)?,
        })
    }

    /// Begins to read the rest; answers come under this number.
    pub(super) fn begin(self, own: &Files, messages: &Sender<Message>, epoch: u64) -> Begun {
        let replies = messages.clone();
        let sink = Sink::new(move |reply| {
            let _ = replies.send(Message::Reply(epoch, reply));
        });
        let own = Files {
            unread: self.options.whole,
            ..own.clone()
        };
        let jobs = Jobs::start(own, &self.origin, &sink);
        jobs.go_on(&self.first, &self.origin, &self.options);
        if self.first.whole {
            jobs.recall(&self.first.article);
        }
        Begun {
            opening: self,
            jobs,
        }
    }
}

impl Open {
    /// Watches the file for changes.
    pub(super) fn watch(&mut self) {
        self.jobs.watch(&self.origin, &self.options, self.stamp);
    }

    /// Hands on what is for the store.
    pub(super) fn store(&self, effect: Effect) {
        let article = &self.app.document.article;
        let jobs = &self.jobs;
        match effect {
            Effect::Recall => jobs.recall(article),
            Effect::Keep { token, highlights } => jobs.keep(article, token, highlights),
            Effect::Undo => jobs.undo(article),
            Effect::PlaceByHand {
                token,
                orphan,
                span,
            } => jobs.place_by_hand(article, token, orphan, span),
            Effect::KeepMark(letter, at) => jobs.mark(article, letter, at),
            Effect::Learn(lesson) => jobs.learn(article, lesson),
            Effect::KeepCredits(credits) => jobs.credit(article, credits),
            Effect::Forget(id) => jobs.forget(article, id),
            Effect::Export {
                format,
                path,
                overwrite,
            } => {
                let found = &self.app.document.annotations;
                jobs.export(article, found, format, path, overwrite);
            }
            _ => {}
        }
    }

    /// Takes notice of the unfinished note that the store has told of.
    pub(super) fn hear(&mut self, reply: &Reply) {
        if let Reply::Recalled(_, recalled) = reply
            && recalled.first
        {
            self.draft.clone_from(&recalled.draft);
        }
    }

    /// Tells the store's thread of an unfinished note; it writes when the keys rest. Not before
    /// it has told of an older one, which would be lost by it.
    pub(super) fn keep_draft(&mut self) {
        if !self.app.document.recalled {
            return;
        }
        let draft = self.app.draft();
        if draft != self.draft {
            self.jobs.draft(&self.app.document.article, draft.clone());
            self.draft = draft;
        }
    }

    /// Leaves it: waits until the place and all else is kept.
    pub(super) fn finish(mut self) {
        self.keep_draft();
        if !self.app.document.recalled
            && let Some(draft) = self.app.draft()
        {
            self.jobs.last_draft(&self.app.document.article, draft);
        }
        let Self { app, jobs, .. } = self;
        jobs.finish(&app.document.article, app.place());
    }
}
