//! What the reader is started with.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::config::Theme;
use crate::config::theme::THEMES;
use crate::jobs::Origin;

/// What to read, and how.
#[derive(Clone, Debug)]
pub struct Start {
    /// Where the article comes from.
    pub origin: Origin,
    /// The theme.
    pub theme: Theme,
    /// Open what looks binary, too.
    pub force: bool,
    /// Take the mouse.
    pub mouse: bool,
}

/// Resolves what was typed: without a path what is piped is read, else the bundled briefing.
///
/// # Errors
/// Where there is no such theme, or standard input is asked for and nothing is piped.
pub fn start(
    path: Option<PathBuf>,
    theme: Option<&str>,
    force: bool,
    mouse: bool,
) -> Result<Start> {
    let piped = !io::stdin().is_terminal();
    let origin = match path {
        Some(path) if path == Path::new("-") && !piped => {
            bail!("standard input is a terminal: pipe text to it, or name a file")
        }
        Some(path) if path != Path::new("-") => Origin::File(path),
        None if !piped => Origin::Bundled,
        _ => Origin::StandardInput,
    };
    let theme = match theme {
        None | Some("auto") => usual_theme(std::env::var("COLORFGBG").ok().as_deref()),
        Some(name) => match Theme::named(name) {
            Some(theme) => theme,
            None => {
                let names: Vec<&str> = THEMES.iter().map(|theme| theme.name).collect();
                let name = crate::text::sanitise::line(name);
                bail!(
                    "--theme {name}: no such theme; there are auto, {}",
                    names.join(", ")
                )
            }
        },
    };
    Ok(Start {
        origin,
        theme,
        force,
        mouse,
    })
}

/// Light where the terminal says that its background is; `COLORFGBG` is "front;back", as palette
/// numbers of which 7 and 15 are white.
fn usual_theme(front_back: Option<&str>) -> Theme {
    let [dark, light, ..] = THEMES;
    let back = front_back.and_then(|colours| colours.rsplit(';').next());
    if matches!(back, Some("7" | "15")) {
        light
    } else {
        dark
    }
}

#[cfg(test)]
mod tests {
    use super::{start, usual_theme};

    #[test]
    fn the_terminal_may_say_that_it_is_light() {
        assert_eq!(usual_theme(None).name, "dark");
        assert_eq!(usual_theme(Some("0;15")).name, "light");
        assert_eq!(usual_theme(Some("15;0")).name, "dark");
    }

    #[test]
    fn an_unknown_theme_is_named_with_the_known_ones() {
        let error = start(Some("a.txt".into()), Some("mauve"), false, true)
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("mauve") && error.contains("light"),
            "{error}"
        );
    }
}
