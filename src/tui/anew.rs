//! Another article in place of the one that is open: a file that was named, text that was pasted,
//! the same page whole.

use std::path::PathBuf;

use anyhow::Result;

use super::opened::Opening;
use super::reader::Reader;
use super::room::Room;
use crate::app::Goal;
use crate::jobs::{self, Options, Origin, Scope};
use crate::model::Format;

impl Reader<'_> {
    /// Has another article on the screen, read as `options` say; what is open stays where that
    /// fails, and the outer result is about the terminal alone.
    pub(super) fn replace(
        &mut self,
        origin: Origin,
        options: Options,
        goal: Option<Goal>,
    ) -> Result<Result<()>> {
        let quick = self.own.quick;
        let options = Options { quick, ..options };
        let opening = match Opening::of(&origin, &options) {
            Ok(opening) => opening,
            Err(error) => return Ok(Err(error)),
        };
        let from_room = self.open.as_ref().is_some_and(|open| open.from_room);
        if let Some(open) = self.open.take() {
            open.finish();
        }
        self.epoch += 1;
        let begun = opening.begin(&self.own, &self.messages, self.epoch);
        self.shown = false;
        if let Some(room) = &mut self.room {
            room.borrowed = false;
        }
        self.show(begun, goal)?;
        if let Some(open) = &mut self.open {
            open.watch();
            open.from_room = from_room;
        }
        Ok(Ok(()))
    }

    /// Opens what was named: a file, one article of it, or a list of all that is in there.
    pub(super) fn open_path(&mut self, typed: &str) -> Result<()> {
        let (path, part) = jobs::address(&jobs::from_home(typed));
        let options = Options {
            part,
            ..Options::default()
        };
        if path.is_dir() || options.part.is_none() && jobs::holds_many(&path, &options) {
            return self.open_list(path);
        }
        if let Err(error) = self.replace(Origin::File(path), options, None)? {
            self.say(format!("{error:#}"));
        }
        Ok(())
    }

    /// Lists the articles of a folder, or of a file that holds many.
    fn open_list(&mut self, path: PathBuf) -> Result<()> {
        let scope = match Scope::given(&[path]) {
            Ok(scope) => scope,
            Err(fault) => {
                self.say(fault.told());
                return Ok(());
            }
        };
        let room = Room::open(&scope, self.start, &self.own, &self.messages);
        if let Some(before) = self.room.replace(room) {
            before.librarian.finish();
        }
        self.settle_room()?;
        self.shown = true;
        Ok(())
    }

    /// Opens text that was pasted.
    pub(super) fn open_text(&mut self, text: &str) -> Result<()> {
        let origin = Origin::Pasted(text.as_bytes().into());
        if let Err(error) = self.replace(origin, Options::default(), None)? {
            self.say(format!("{error:#}"));
        }
        Ok(())
    }

    /// Shows all of a web page, or its main text again, at the sentence that is current.
    pub(super) fn open_whole(&mut self) -> Result<()> {
        let Some(open) = &self.open else {
            return Ok(());
        };
        let article = &open.app.document.article;
        if article.source.format != Format::Html {
            self.say("This is no web page: all of it is here.".to_owned());
            return Ok(());
        }
        if open.origin == Origin::StandardInput {
            let words = "Standard input is read once: --whole, or a file, shows the whole page.";
            self.say(words.to_owned());
            return Ok(());
        }
        let options = Options {
            whole: !open.options.whole,
            ..open.options.clone()
        };
        let whole = options.whole;
        let words = open.app.this.map(|this| this.of(&article.text).to_owned());
        let goal = words.filter(|words| !words.is_empty()).map(Goal::Nearby);
        let origin = open.origin.clone();
        if let Err(error) = self.replace(origin, options, goal)? {
            self.say(format!("{error:#}"));
            return Ok(());
        }
        let words = if whole {
            "The whole page."
        } else {
            "The main text of the page."
        };
        self.say(words.to_owned());
        Ok(())
    }
}
