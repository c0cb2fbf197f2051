//! The keys that matter here and now.

use crate::app::{App, Screen};
use crate::config::Mode;
use crate::model::Action;
use crate::text::width;

/// The actions that matter here, the most important first, help last.
fn hinted(app: &App) -> &'static [(Action, &'static str)] {
    match app.mode() {
        _ if app.picker.is_some() || app.noting.is_some() || app.doubts.is_some() => &[],
        Mode::List if app.screens.open.is_some() => screen_hints(app),
        Mode::List => &[
            (Action::Go, "go"),
            (Action::Search, "filter"),
            (Action::Note, "note"),
            (Action::Undo, "undo"),
            (Action::Close, "back"),
            (Action::Help, "help"),
        ],
        Mode::Select => &[
            (Action::SelectWordOn, "word"),
            (Action::SelectSentenceOn, "sentence"),
            (Action::SelectOtherEnd, "other end"),
            (Action::SelectStakeholder, "stakeholder"),
            (Action::SelectIssue, "issue"),
            (Action::Note, "note"),
            (Action::Copy, "copy"),
            (Action::Close, "drop"),
        ],
        Mode::Review => &[
            (Action::Accept, "accept"),
            (Action::Reject, "reject"),
            (Action::Skip, "skip"),
            (Action::Change, "change"),
            (Action::Note, "note"),
            (Action::Undo, "undo"),
            (Action::Unfold, "single mentions"),
            (Action::Order, "order"),
            (Action::Search, "filter"),
            (Action::Help, "help"),
        ],
        Mode::Outline => &[
            (Action::Go, "go"),
            (Action::Search, "filter"),
            (Action::Fold, "fold"),
            (Action::Unfold, "unfold"),
            (Action::Close, "text"),
            (Action::Help, "help"),
        ],
        Mode::Inspector if app.inspector.tab.kind().is_none() => &[
            (Action::Go, "go"),
            (Action::Unfold, "next tab"),
            (Action::Search, "filter"),
            (Action::Note, "note"),
            (Action::Close, "text"),
            (Action::Help, "help"),
        ],
        Mode::Inspector => &[
            (Action::Go, "next mention"),
            (Action::Unfold, "next tab"),
            (Action::Lens, "lens"),
            (Action::Search, "filter"),
            (Action::Accept, "accept all"),
            (Action::Reject, "reject all"),
            (Action::Change, "change all"),
            (Action::Close, "text"),
            (Action::Help, "help"),
        ],
        Mode::Reading if app.lens.is_some() => &[
            (Action::NextHighlight, "next in the lens"),
            (Action::ClearLens, "lens off"),
            (Action::NextSection, "section"),
            (Action::Help, "help"),
        ],
        Mode::Reading if !app.find.pattern.is_empty() => &[
            (Action::NextHit, "next"),
            (Action::PreviousHit, "previous"),
            (Action::Close, "drop"),
            (Action::Help, "help"),
        ],
        // the library is a screen of its own
        Mode::Library => &[],
        Mode::Reading => &[
            (Action::Brief, "brief"),
            (Action::Review, "review"),
            (Action::NextHighlight, "highlight"),
            (Action::NextSection, "section"),
            (Action::ToggleOutline, "outline"),
            (Action::ToggleInspector, "inspector"),
            (Action::Search, "search"),
            (Action::Help, "help"),
        ],
    }
}

/// The actions that matter in a full screen.
fn screen_hints(app: &App) -> &'static [(Action, &'static str)] {
    let empty = match (app.screens.open, &app.screens.known) {
        (Some(Screen::Compare), _) => app.screens.compare.known.is_none(),
        (_, None) => true,
        (Some(Screen::Matrix), _) => app.screens.matrix.stakeholders.is_empty(),
        (Some(Screen::Positions), Some(known)) => known.positions.is_empty(),
        _ => app.screens.brief.rows.is_empty(),
    };
    match app.screens.open {
        _ if empty => &[(Action::Quit, "back"), (Action::Help, "help")],
        Some(Screen::Matrix) if !app.screens.matrix.listed => &[
            (Action::Go, "sentences"),
            (Action::NextHighlight, "next filled"),
            (Action::ScrollLeft, "left"),
            (Action::ScrollRight, "right"),
            (Action::Copy, "copy"),
            (Action::Positions, "positions"),
            (Action::Brief, "brief"),
            (Action::Quit, "back"),
            (Action::Help, "help"),
        ],
        Some(Screen::Positions) => &[
            (Action::Go, "go"),
            (Action::Search, "filter"),
            (Action::Matrix, "matrix"),
            (Action::Brief, "brief"),
            (Action::Quit, "back"),
            (Action::Help, "help"),
        ],
        Some(Screen::Compare) if app.screens.compare.light.is_some() => &[
            (Action::NextHighlight, "next change"),
            (Action::Accept, "accept"),
            (Action::Reject, "reject"),
            (Action::Note, "note"),
            (Action::Go, "go there"),
            (Action::Quit, "back"),
            (Action::Help, "help"),
        ],
        Some(Screen::Compare) => &[
            (Action::NextHighlight, "next change"),
            (Action::PreviousHighlight, "previous"),
            (Action::NextSection, "section"),
            (Action::Go, "go there"),
            (Action::Quit, "back"),
            (Action::Help, "help"),
        ],
        Some(Screen::Brief) => &[
            (Action::Go, "go"),
            (Action::Matrix, "matrix"),
            (Action::Positions, "positions"),
            (Action::Quit, "back"),
            (Action::Help, "help"),
        ],
        _ => &[
            (Action::Go, "go"),
            (Action::Quit, "back"),
            (Action::Help, "help"),
        ],
    }
}

/// The keys that matter here, as many as fit.
pub(super) fn hints(app: &App, room: usize) -> String {
    let actions = hinted(app);
    let hints: Vec<String> = actions
        .iter()
        .map(|&(action, word)| (app.keymap.hint_in(app.mode(), action), word))
        .filter(|(key, _)| !key.is_empty())
        .map(|(key, word)| format!("{key} {word}"))
        .collect();
    let mut shown = hints.len();
    while shown > 0 {
        // help stays to the last
        let (most, help) = hints.split_at(shown.min(hints.len()).saturating_sub(1));
        let line = match (shown == hints.len(), hints.last()) {
            (false, Some(last)) => [most, std::slice::from_ref(last)].concat().join("  "),
            _ => [most, help].concat().join("  "),
        };
        if width(&line) <= room {
            return line;
        }
        shown -= 1;
    }
    String::new()
}
