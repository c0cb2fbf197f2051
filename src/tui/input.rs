//! The input thread: waits for the terminal, hands on what was typed.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use ratatui::crossterm::event::{
    self, Event as TerminalEvent, KeyCode as TerminalKey, KeyEvent, KeyEventKind, KeyModifiers,
    MouseButton, MouseEventKind,
};

use super::run::Message;
use crate::app::Event;
use crate::model::{Key, KeyCode};

/// Events that are read at once before they are handed on: a burst becomes one frame.
const BATCH: usize = 256;

/// Starts the thread. It reads on only after each batch has been acknowledged through the
/// returned sender, so that while the program is suspended it takes no key meant for the shell.
pub(super) fn spawn(messages: Sender<Message>) -> Sender<()> {
    let (acknowledge, acknowledged) = channel();
    thread::spawn(move || {
        if let Err(error) = read(&messages, &acknowledged) {
            let _ = messages.send(Message::InputEnded(error.to_string()));
        }
    });
    acknowledge
}

fn read(messages: &Sender<Message>, acknowledged: &Receiver<()>) -> std::io::Result<()> {
    loop {
        let mut batch = Vec::new();
        batch.extend(translate(event::read()?));
        while batch.len() < BATCH && event::poll(Duration::ZERO)? {
            batch.extend(translate(event::read()?));
        }
        if batch.is_empty() {
            continue;
        }
        if messages.send(Message::Input(batch)).is_err() || acknowledged.recv().is_err() {
            return Ok(());
        }
    }
}

/// The event in our words; releases, drags and focus say nothing. A new size comes as a signal.
fn translate(event: TerminalEvent) -> Option<Event> {
    match event {
        TerminalEvent::Key(key) => translate_key(&key).map(Event::Key),
        TerminalEvent::Paste(text) => Some(Event::Paste(text)),
        TerminalEvent::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(Event::Click(mouse.column, mouse.row)),
            MouseEventKind::ScrollDown => Some(Event::Wheel(mouse.column, mouse.row, true)),
            MouseEventKind::ScrollUp => Some(Event::Wheel(mouse.column, mouse.row, false)),
            _ => None,
        },
        _ => None,
    }
}

fn translate_key(event: &KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let shifted = event.modifiers.contains(KeyModifiers::SHIFT);
    let code = match event.code {
        TerminalKey::Char(c) => KeyCode::Char(c),
        TerminalKey::Enter => KeyCode::Enter,
        TerminalKey::Esc => KeyCode::Esc,
        TerminalKey::BackTab => KeyCode::BackTab,
        TerminalKey::Tab if shifted => KeyCode::BackTab,
        TerminalKey::Tab => KeyCode::Tab,
        TerminalKey::Backspace => KeyCode::Backspace,
        TerminalKey::Delete => KeyCode::Delete,
        TerminalKey::Up => KeyCode::Up,
        TerminalKey::Down => KeyCode::Down,
        TerminalKey::Left => KeyCode::Left,
        TerminalKey::Right => KeyCode::Right,
        TerminalKey::Home => KeyCode::Home,
        TerminalKey::End => KeyCode::End,
        TerminalKey::PageUp => KeyCode::PageUp,
        TerminalKey::PageDown => KeyCode::PageDown,
        TerminalKey::F(number) => KeyCode::F(number),
        _ => return None,
    };
    Some(Key {
        code,
        ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
        alt: event.modifiers.contains(KeyModifiers::ALT),
    })
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::{KeyCode as TerminalKey, KeyEvent, KeyEventKind, KeyModifiers};

    use super::translate_key;
    use crate::model::{Key, KeyCode};

    #[test]
    fn only_presses_count() {
        let mut event = KeyEvent::new(TerminalKey::Char('j'), KeyModifiers::NONE);
        assert_eq!(translate_key(&event), Some(Key::char('j')));
        event.kind = KeyEventKind::Release;
        assert_eq!(translate_key(&event), None);
    }

    #[test]
    fn shift_and_tab_is_one_key() {
        for code in [TerminalKey::Tab, TerminalKey::BackTab] {
            let event = KeyEvent::new(code, KeyModifiers::SHIFT);
            assert_eq!(translate_key(&event), Some(Key::plain(KeyCode::BackTab)));
        }
    }
}
