//! The main thread's own. What it does stands where it is about: the loop in `run`, articles in
//! `show`, the library in `beside`, the world outside in `outside`.

use std::sync::mpsc::Sender;

use super::background::Background;
use super::message::Message;
use super::opened::Open;
use super::room::Room;
use super::start::Start;
use super::terminal::Screen;
use crate::config::Depth;
use crate::jobs::Files;

/// What the main thread works with.
pub(super) struct Reader<'a> {
    pub(super) start: &'a Start,
    pub(super) own: Files,
    pub(super) messages: Sender<Message>,
    /// The library, once it was opened.
    pub(super) room: Option<Room>,
    /// True while the library is on the screen.
    pub(super) shown: bool,
    /// The article that is open.
    pub(super) open: Option<Open>,
    /// Number of that article: answers about one before it come too late.
    pub(super) epoch: u64,
    pub(super) screen: Screen,
    pub(super) depth: Depth,
    pub(super) background: Background,
    pub(super) ended: Option<u8>,
}
