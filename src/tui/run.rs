//! The loop: wait, take everything that has come, draw once.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use ratatui::crossterm::terminal::size;
use ratatui::layout::{Position, Rect};
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGIO, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTSTP,
    SIGUSR1, SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU, SIGXFSZ,
};
use signal_hook::iterator::Signals;

use super::background::Background;
use super::message::Message;
use super::opened::Opening;
use super::paint::Painter;
use super::reader::Reader;
use super::replies::events_of;
use super::room::Room;
use super::start::Start;
use super::terminal::{abandon, open_with_mouse, take_mouse, with_terminal};
use super::{input, views};
use crate::app::{Effect, Event, ShelfEvent};
use crate::config::{Depth, files};
use crate::jobs::{Files, Reply};

/// Shortest time between two frames that answer no key.
const FRAME: Duration = Duration::from_millis(16);

/// Added to the number of a signal that ended the program, as shells do.
const SIGNALLED: u8 = 128;

/// Signals that end the program.
const ENDING: [i32; 13] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGVTALRM, SIGPROF,
    SIGABRT, SIGSYS, SIGIO,
];

/// How long a terminal may take no more of the screen before a signal ends the program without it.
/// Longer than what was typed may wait for the store.
const STALLED: Duration = Duration::from_millis(1500);

/// Reads an article or browses the library in the terminal. Returns the exit status: 0, or 128 and
/// the number of the signal that ended it.
///
/// # Errors
/// Where the article can't be opened, or there is no terminal.
pub fn run(start: &Start) -> Result<u8> {
    let opening = match &start.shelf {
        Some(_) => None,
        None => Some(Opening::of(&start.origin, &start.options)?),
    };
    if !io::stdout().is_terminal() {
        bail!("standard output is no terminal; attache inspect PATH prints what was found");
    }
    let (messages, inbox) = channel();
    let config = files::config_file();
    let own = Files {
        lexicons: start.config.lexicon_files(config.as_deref()),
        config,
        store: files::store_file(),
        texts: start.config.kept_texts,
        readings: files::readings_folder(),
        quick: start.config.quick,
        unread: false,
    };
    let shelf = start.shelf.as_ref();
    let room = shelf.map(|scope| Room::open(scope, start, &own, &messages));
    let begun = opening.map(|opening| opening.begin(&own, &messages, 0));
    let (ours, given_back) = channel();
    let (ended, reader) = with_terminal(|mut screen| {
        watch_signals(messages.clone(), given_back)?;
        if start.config.looks.mouse {
            open_with_mouse(&mut screen);
        }
        let variable = |name: &str| std::env::var(name).ok();
        let depth = Depth::of_environment(variable);
        let mut reader = Reader {
            start,
            own,
            messages: messages.clone(),
            shown: begun.is_none(),
            room,
            open: None,
            epoch: 0,
            screen,
            depth,
            background: Background::default(),
            ended: None,
        };
        match begun {
            Some(begun) => reader.show(begun, start.goal.clone())?,
            None => reader.settle_room()?,
        }
        if start.light.is_none()
            && start.config.looks.theme.is_none()
            && let Some(question) = reader.background.ask(depth, variable)
        {
            reader.screen.backend_mut().open_with(question);
        }
        // the first rows of a library are not long in coming
        let late = reader.first_rows(&inbox)?;
        reader.draw()?;
        let acknowledge = input::spawn(messages);
        reader.watch();
        let status = reader.read(late, &inbox, &acknowledge);
        reader.keep_draft();
        reader.background.wait(&inbox, &acknowledge);
        Ok((status, reader))
    })?;
    // the terminal is given back by now: nobody has to look at a screen that waits for a disk
    drop::<Sender<()>>(ours);
    let Reader { open, room, .. } = reader;
    if let Some(open) = open {
        open.finish();
    }
    if let Some(room) = room {
        room.librarian.finish();
    }
    ended
}

impl Reader<'_> {
    fn read(
        &mut self,
        late: Vec<Message>,
        inbox: &Receiver<Message>,
        acknowledge: &Sender<()>,
    ) -> Result<u8> {
        let mut drawn = Instant::now();
        for message in late {
            self.take(message, acknowledge)?;
        }
        loop {
            let mut urgent = false;
            let mut message = Some(inbox.recv().context("all threads have ended")?);
            while let Some(next) = message {
                urgent |= !matches!(next, Message::Reply(..) | Message::Shelf(_));
                // what was kept moves the frame: the next key is meant for what it shows then
                let kept = matches!(next, Message::Reply(_, Reply::Kept(..) | Reply::Undone(_)));
                self.take(next, acknowledge)?;
                if let Some(status) = self.ended {
                    return Ok(status);
                }
                if kept {
                    break;
                }
                message = next_message(inbox, urgent, drawn)?;
            }
            // before the frame: a terminal that stalls must not keep it from the store
            self.keep_draft();
            self.draw()?;
            drawn = Instant::now();
        }
    }

    /// Tells the store's thread of an unfinished note.
    fn keep_draft(&mut self) {
        if let Some(open) = &mut self.open {
            open.keep_draft();
        }
    }

    fn take(&mut self, message: Message, acknowledge: &Sender<()>) -> Result<()> {
        match message {
            Message::Input(events) => {
                // the head of an article is not what was read before, nor what is kept as read
                if let Some(open) = self.open.as_ref().filter(|open| open.app.document.whole) {
                    open.jobs.look_for_changes(&open.app.document.article);
                }
                for event in self.background.sift(events) {
                    self.update(event)?;
                    if self.ended.is_some() {
                        break;
                    }
                }
                // a reader of keys that is gone has said so
                let _ = acknowledge.send(());
            }
            // nobody is there any more, as after a signal that says so
            Message::InputEnded => self.signal(SIGHUP)?,
            Message::Reply(epoch, reply) => {
                if epoch == self.epoch {
                    if let Some(open) = &mut self.open {
                        open.hear(&reply);
                    }
                    for event in events_of(reply, self.start)? {
                        self.update_article(event)?;
                    }
                }
            }
            Message::Shelf(reply) => self.answered(reply)?,
            Message::Signal(signal) => self.signal(signal)?,
        }
        Ok(())
    }

    /// Hands an event to what is on the screen; what is about the screen itself, to both.
    pub(super) fn update(&mut self, event: Event) -> Result<()> {
        let both = matches!(
            event,
            Event::Resize(..) | Event::Background { .. } | Event::Configured(_)
        );
        // the key that opens an article is not one in it
        let shown = self.shown;
        if shown || both {
            self.update_room(ShelfEvent::Screen(event.clone()))?;
        }
        if !shown || both {
            self.update_article(event)?;
        }
        Ok(())
    }

    pub(super) fn update_article(&mut self, event: Event) -> Result<()> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        for effect in open.app.update(event) {
            self.perform(effect)?;
        }
        self.review_on()
    }

    pub(super) fn perform(&mut self, effect: Effect) -> Result<()> {
        let Some(open) = &mut self.open else {
            return Ok(());
        };
        let document = &open.app.document;
        match effect {
            Effect::Search {
                generation,
                pattern,
                from,
            } => {
                open.jobs
                    .search(generation, pattern, from, &document.article);
            }
            Effect::CancelSearch(generation) => open.jobs.cancel_search(generation),
            Effect::Look(blocks) => open.jobs.look(&document.article, blocks),
            Effect::Why(index) => {
                open.jobs
                    .why(&document.article, &document.annotations, index);
            }
            Effect::Relate => {
                if let Some(found) = open.app.screens.asked() {
                    open.jobs.relate(&document.article, found);
                }
            }
            Effect::Compare(path) => {
                let found = document.annotated.then_some(&document.annotations);
                open.jobs.compare(&document.article, found, path);
            }
            Effect::Recall
            | Effect::Keep { .. }
            | Effect::Undo
            | Effect::PlaceByHand { .. }
            | Effect::KeepMark(..)
            | Effect::Learn(_)
            | Effect::Forget(_)
            | Effect::KeepCredits(_)
            | Effect::Export { .. } => open.store(effect),
            Effect::Copy(text) => self.copy(&text)?,
            Effect::Mouse(taken) => take_mouse(taken)?,
            Effect::OpenLink(target) => self.open_link(&target),
            Effect::Library => self.enter_room()?,
            Effect::Beside(delta) => self.go_beside(delta)?,
            Effect::Page(name) => self.ask_page(name)?,
            Effect::Open(path) => self.open_path(&path)?,
            Effect::OpenText(text) => self.open_text(&text)?,
            Effect::Whole => self.open_whole()?,
            Effect::Complete(path) => open.jobs.complete(path),
            Effect::Redraw => self.clear()?,
            Effect::Suspend => self.suspend()?,
            Effect::Quit => self.leave_article()?,
        }
        Ok(())
    }

    pub(super) fn resize(&mut self) -> Result<()> {
        let (columns, rows) = size()?;
        self.screen.backend_mut().set_size((columns, rows).into());
        self.update(Event::Resize(columns, rows))
    }

    /// Has the next draw draw everything. `Terminal::clear` would ask the terminal where its
    /// cursor is: some never answer, and the thread that reads keys would take the answer.
    pub(super) fn clear(&mut self) -> Result<()> {
        let size = self.screen.size()?;
        self.screen.resize(Rect::from((Position::ORIGIN, size)))?;
        Ok(())
    }

    fn signal(&mut self, signal: i32) -> Result<()> {
        match signal {
            SIGCONT => self.resume(),
            SIGTSTP => self.suspend(),
            SIGWINCH => self.resize(),
            // a file grew longer than it may: whoever writes it is told so and says it
            SIGXFSZ => Ok(()),
            _ => {
                self.ended = Some(SIGNALLED + u8::try_from(signal).unwrap_or(0));
                Ok(())
            }
        }
    }

    fn draw(&mut self) -> Result<()> {
        let theme = match (&self.room, &self.open) {
            (Some(room), _) if self.shown => &room.shelf.theme,
            (_, Some(open)) => &open.app.theme,
            _ => return Ok(()),
        };
        let painter = Painter::new(theme, self.depth);
        match (&self.room, &self.open) {
            (Some(room), _) if self.shown => {
                let shelf = &room.shelf;
                self.screen
                    .draw(|frame| views::draw_shelf(shelf, &painter, frame))?;
            }
            (_, Some(open)) => {
                let app = &open.app;
                self.screen
                    .draw(|frame| views::draw(app, &painter, frame))?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// What else has come before the next frame: all that is there already, and, where no key waits
/// for an answer, what comes until the next frame is due.
fn next_message(
    inbox: &Receiver<Message>,
    urgent: bool,
    drawn: Instant,
) -> Result<Option<Message>> {
    let wait = if urgent {
        Duration::ZERO
    } else {
        FRAME.saturating_sub(drawn.elapsed())
    };
    match inbox.recv_timeout(wait) {
        Ok(message) => Ok(Some(message)),
        Err(RecvTimeoutError::Timeout) => Ok(None),
        Err(RecvTimeoutError::Disconnected) => bail!("all threads have ended"),
    }
}

/// Hands on signals. A new size is one of them: the terminal library tells of it, too, but not
/// where a key comes at the same moment.
///
/// A main thread that hangs on a terminal which takes nothing more can't be told to end: then the
/// program ends without it.
fn watch_signals(messages: Sender<Message>, given_back: Receiver<()>) -> Result<()> {
    let others = [SIGCONT, SIGTSTP, SIGWINCH, SIGXFSZ];
    let mut signals = Signals::new(ENDING.into_iter().chain(others))?;
    thread::spawn(move || {
        for signal in signals.forever() {
            // without a main thread that reads on it is about to end
            let _ = messages.send(Message::Signal(signal));
            if ENDING.contains(&signal)
                && given_back.recv_timeout(STALLED) == Err(RecvTimeoutError::Timeout)
            {
                abandon();
                std::process::exit(i32::from(SIGNALLED) + signal);
            }
        }
    });
    Ok(())
}
