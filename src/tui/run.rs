//! The loop: wait, take everything that has come, draw once.

use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use ratatui::crossterm::terminal::size;
use ratatui::layout::{Position, Rect};
use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTSTP, SIGUSR1,
    SIGUSR2, SIGVTALRM, SIGWINCH, SIGXCPU,
};
use signal_hook::iterator::Signals;
use signal_hook::low_level::emulate_default_handler;

use super::background::Background;
use super::paint::Painter;
use super::replies::events_of;
use super::start::Start;
use super::terminal::{Screen, Session, abandon, open_with_mouse, take_mouse, with_terminal};
use super::{clipboard, group, input, views};
use crate::app::{App, Effect, Event};
use crate::config::{Depth, files};
use crate::jobs::{self, Files, Jobs, Reply, Sink};
use crate::model::Draft;

/// Shortest time between two frames that answer no key.
const FRAME: Duration = Duration::from_millis(16);

/// Added to the number of a signal that ended the program, as shells do.
const SIGNALLED: u8 = 128;

/// Signals that end the program.
const ENDING: [i32; 12] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGXCPU, SIGVTALRM, SIGPROF,
    SIGABRT, SIGSYS,
];

/// How long a terminal may take no more of the screen before a signal ends the program without it.
/// Longer than what was typed may wait for the store.
const STALLED: Duration = Duration::from_millis(1500);

/// Something for the main thread.
#[derive(Debug)]
pub(super) enum Message {
    /// Typed, pasted, resized.
    Input(Vec<Event>),
    /// No more keys will come.
    InputEnded,
    /// From the background.
    Reply(Reply),
    /// A signal.
    Signal(i32),
}

/// Reads an article in the terminal. Returns the exit status: 0, or 128 and the number of the
/// signal that ended it.
///
/// # Errors
/// Where the article can't be opened, or there is no terminal.
pub fn run(start: &Start) -> Result<u8> {
    let options = &start.options;
    // what is changed from here on is read again
    let stamp = start.origin.stamp();
    let first = jobs::first(&start.origin, options)?;
    if !io::stdout().is_terminal() {
        bail!("standard output is no terminal; attache inspect PATH prints what was found");
    }
    let (messages, inbox) = channel();
    let replies = messages.clone();
    let sink = Sink::new(move |reply| {
        let _ = replies.send(Message::Reply(reply));
    });
    let config = files::config_file();
    let own = Files {
        lexicons: start.config.lexicon_files(config.as_deref()),
        config,
        store: files::store_file(),
        texts: start.config.kept_texts,
    };
    let jobs = Jobs::start(own, &start.origin, &sink);
    jobs.go_on(&first, &start.origin, options);
    if first.whole {
        jobs.recall(&first.article);
    }
    let (ours, given_back) = channel();
    let (ended, reader) = with_terminal(|mut screen| {
        watch_signals(messages.clone(), given_back)?;
        let theme = start.config.looks.chosen(start.light == Some(true));
        let app = App::new(first.article, first.whole, theme, size()?);
        let mouse = start.config.looks.mouse;
        if mouse {
            open_with_mouse(&mut screen);
        }
        let variable = |name: &str| std::env::var(name).ok();
        let depth = Depth::of_environment(variable);
        let mut reader = Reader {
            start,
            app,
            jobs,
            screen,
            depth,
            background: Background::default(),
            ended: None,
            draft: None,
        };
        // it was taken or left already
        (reader.app.mouse, reader.app.looks.mouse) = (mouse, mouse);
        for event in start.events() {
            reader.update(event)?;
        }
        reader.resize()?;
        if let Some(goal) = start.goal.clone() {
            reader.app.seek(goal);
        }
        if start.light.is_none()
            && reader.app.looks.theme.is_none()
            && let Some(question) = reader.background.ask(depth, variable)
        {
            reader.screen.backend_mut().open_with(question);
        }
        reader.draw()?;
        let acknowledge = input::spawn(messages);
        reader.jobs.watch(&start.origin, options, stamp);
        let status = reader.read(&inbox, &acknowledge);
        reader.keep_draft();
        reader.background.wait(&inbox, &acknowledge);
        Ok((status, reader))
    })?;
    // the terminal is given back by now: nobody has to look at a screen that waits for a disk
    drop::<Sender<()>>(ours);
    let Reader { app, jobs, .. } = reader;
    jobs.finish(&app.document.article, app.place());
    ended
}

/// The main thread's own.
struct Reader<'a> {
    start: &'a Start,
    app: App,
    jobs: Jobs,
    screen: Screen,
    depth: Depth,
    background: Background,
    ended: Option<u8>,
    /// The unfinished note that the store was told of.
    draft: Option<Draft>,
}

impl Reader<'_> {
    fn read(&mut self, inbox: &Receiver<Message>, acknowledge: &Sender<()>) -> Result<u8> {
        let mut drawn = Instant::now();
        loop {
            let mut urgent = false;
            let mut message = Some(inbox.recv().context("all threads have ended")?);
            while let Some(next) = message {
                urgent |= !matches!(next, Message::Reply(_));
                // what was kept moves the frame: the next key is meant for what it shows then
                let kept = matches!(next, Message::Reply(Reply::Kept(..) | Reply::Undone(_)));
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

    /// Tells the store's thread of an unfinished note; it writes when the keys rest. Not before
    /// it has told of an older one, which would be lost by it.
    fn keep_draft(&mut self) {
        if !self.app.document.recalled {
            return;
        }
        let draft = self.app.draft();
        if draft != self.draft {
            self.jobs.draft(&self.app.document.article, draft.clone());
            self.draft = draft;
        }
    }

    fn take(&mut self, message: Message, acknowledge: &Sender<()>) -> Result<()> {
        match message {
            Message::Input(events) => {
                self.jobs.look_for_changes(&self.app.document.article);
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
            Message::Reply(reply) => {
                if let Reply::Recalled(_, recalled) = &reply
                    && recalled.first
                {
                    self.draft.clone_from(&recalled.draft);
                }
                for event in events_of(reply, self.start)? {
                    self.update(event)?;
                }
            }
            Message::Signal(signal) => self.signal(signal)?,
        }
        Ok(())
    }

    fn update(&mut self, event: Event) -> Result<()> {
        for effect in self.app.update(event) {
            self.perform(effect)?;
        }
        Ok(())
    }

    fn perform(&mut self, effect: Effect) -> Result<()> {
        let document = &self.app.document;
        match effect {
            Effect::Search {
                generation,
                pattern,
                from,
            } => {
                self.jobs
                    .search(generation, pattern, from, &document.article);
            }
            Effect::CancelSearch(generation) => self.jobs.cancel_search(generation),
            Effect::Look(blocks) => self.jobs.look(&document.article, blocks),
            Effect::Why(index) => {
                self.jobs
                    .why(&document.article, &document.annotations, index);
            }
            Effect::Relate => {
                if let Some(found) = self.app.screens.asked() {
                    self.jobs.relate(&document.article, found);
                }
            }
            Effect::Compare(path) => {
                let found = document.annotated.then_some(&document.annotations);
                self.jobs.compare(&document.article, found, path);
            }
            Effect::Recall
            | Effect::Keep { .. }
            | Effect::Undo
            | Effect::PlaceByHand { .. }
            | Effect::KeepMark(..)
            | Effect::Learn(_)
            | Effect::Forget(_)
            | Effect::Export { .. } => self.store(effect),
            Effect::Copy(text) => self.copy(&text)?,
            Effect::Mouse(taken) => take_mouse(taken)?,
            Effect::OpenLink(target) => self.open_link(&target),
            Effect::Redraw => self.clear()?,
            Effect::Suspend => self.suspend()?,
            Effect::Quit => self.ended = Some(0),
        }
        Ok(())
    }

    /// Hands on what is for the store.
    fn store(&mut self, effect: Effect) {
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

    fn copy(&mut self, text: &str) -> Result<()> {
        let in_tmux = std::env::var_os("TMUX").is_some();
        match clipboard::sequence(text, in_tmux) {
            Some(sequence) => {
                let mut out = io::stdout();
                out.write_all(sequence.as_bytes())?;
                out.flush()?;
            }
            None => {
                let words = "Too long for the clipboard of a terminal.".to_owned();
                self.app.message = Some(words);
            }
        }
        Ok(())
    }

    /// Hands a link to the desktop. Nothing but a web page or a letter gets here, and it is an
    /// argument of its own, never part of a command line.
    fn open_link(&mut self, target: &str) {
        let program = if cfg!(target_os = "macos") {
            "open"
        } else {
            "xdg-open"
        };
        let child = Command::new(program)
            .arg(target)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        self.app.message = Some(match child {
            Ok(mut child) => {
                // waited for elsewhere, so that nothing of it is left behind
                thread::spawn(move || child.wait());
                format!("Handed {target} to {program}.")
            }
            Err(error) => format!("{program} can't be run: {error}. The link is {target}"),
        });
    }

    /// Gives the terminal back and stops; goes on where it was when continued.
    fn suspend(&mut self) -> Result<()> {
        if !group::has_shell() {
            let words = "Not suspended: no shell is here that would continue it.";
            self.app.message = Some(words.to_owned());
            return Ok(());
        }
        Session::give_back();
        emulate_default_handler(SIGTSTP)?;
        self.resume()
    }

    fn resume(&mut self) -> Result<()> {
        Session::take()?;
        self.screen.backend_mut().set_cursor_hidden();
        self.resize()?;
        self.clear()
    }

    fn resize(&mut self) -> Result<()> {
        let (columns, rows) = size()?;
        self.screen.backend_mut().set_size((columns, rows).into());
        self.update(Event::Resize(columns, rows))
    }

    /// Has the next draw draw everything. `Terminal::clear` would ask the terminal where its
    /// cursor is: some never answer, and the thread that reads keys would take the answer.
    fn clear(&mut self) -> Result<()> {
        let size = self.screen.size()?;
        self.screen.resize(Rect::from((Position::ORIGIN, size)))?;
        Ok(())
    }

    fn signal(&mut self, signal: i32) -> Result<()> {
        match signal {
            SIGCONT => self.resume(),
            SIGTSTP => self.suspend(),
            SIGWINCH => self.resize(),
            _ => {
                self.ended = Some(SIGNALLED + u8::try_from(signal).unwrap_or(0));
                Ok(())
            }
        }
    }

    fn draw(&mut self) -> Result<()> {
        let painter = Painter::new(&self.app.theme, self.depth);
        let app = &self.app;
        self.screen
            .draw(|frame| views::draw(app, &painter, frame))?;
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
    let others = [SIGCONT, SIGTSTP, SIGWINCH];
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
