//! What the reader is started with.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow, bail};

use super::pasted::pasted;
use crate::app::{Event, Goal};
use crate::config::{self, Config, Fault, files};
use crate::jobs::{Options, Origin, Scope, address, holds_many, kept_folders};
use crate::model::Format;
use crate::text::percent_decoded;

/// What stands between a path and the words to open it at, as in the links of an export.
const QUOTE: &str = "#q=";

/// What was typed on the command line.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// Files or folders, `-` for standard input; a file with `#q=` and words behind it to start at
    /// these.
    pub paths: Vec<PathBuf>,
    /// The section to start at.
    pub at: Option<String>,
    /// Name of the theme, or `auto`.
    pub theme: Option<String>,
    /// Leave the mouse to the terminal.
    pub no_mouse: bool,
    /// Open what looks binary, too.
    pub force: bool,
    /// The format, where it is not to be told.
    pub format: Option<Format>,
    /// All of a web page.
    pub whole: bool,
}

/// What to read, and how.
#[derive(Clone, Debug)]
pub struct Start {
    /// Where the article comes from.
    pub origin: Origin,
    /// The folders of the library, where that is what is opened.
    pub shelf: Option<Scope>,
    /// How to open it.
    pub options: Options,
    /// Where in it to start.
    pub goal: Option<Goal>,
    /// The configuration, with what was typed on top.
    pub config: Config,
    /// One line about what is wrong in its file.
    pub fault: Option<String>,
    /// What the environment says about the background: true for a light one.
    pub light: Option<bool>,
    /// What was typed.
    pub typed: Typed,
}

/// Resolves what was typed: without a path what is piped is read, else the bundled briefing. `-` on a
/// terminal takes what is pasted.
///
/// # Errors
/// Where there is no such theme, two places to start at are named, or what is to be pasted has no
/// end.
pub fn start(typed: Typed) -> Result<Start> {
    let piped = !io::stdin().is_terminal();
    let single = typed.paths.first().filter(|_| typed.paths.len() == 1);
    let (path, words) = match single {
        Some(path) => {
            let (path, words) = linked(path, Path::exists);
            (Some(path), words)
        }
        None => (None, None),
    };
    let goal = match (&typed.at, words) {
        (Some(_), Some(_)) => bail!("--at and #q= name two places: leave one of them out"),
        (Some(section), None) => Some(Goal::Section(section.clone())),
        (None, words) => words.map(Goal::Quote),
    };
    let (path, part) = match path.as_deref().map(address) {
        Some((path, part)) => (Some(path), part),
        None => (None, None),
    };
    let options = Options {
        force: typed.force,
        format: typed.format,
        whole: typed.whole,
        part,
        quick: false,
    };
    let shelf = shelf(&typed, path.as_deref(), &options, piped)?;
    if shelf.is_some() && typed.at.is_some() {
        bail!("--at is for one article: name its file");
    }
    let origin = match &path {
        Some(path) if path != Path::new("-") => Origin::File(path.clone()),
        None if !piped => Origin::Bundled,
        _ => Origin::StandardInput,
    };
    let (config, faults) = match config::load(files::config_file().as_deref()) {
        Ok(loaded) => loaded,
        Err(fault) => (Config::default(), vec![fault]),
    };
    let options = Options {
        quick: config.quick,
        ..options
    };
    let config = with_typed(config, &typed)?;
    let origin = match origin {
        Origin::StandardInput if !piped => {
            if !io::stdout().is_terminal() {
                bail!("standard output is no terminal; attache inspect PATH prints what was found");
            }
            Origin::Pasted(pasted()?.into())
        }
        origin => origin,
    };
    Ok(Start {
        origin,
        shelf,
        options,
        goal,
        config,
        fault: Fault::summary(&faults),
        light: light_by(std::env::var("COLORFGBG").ok().as_deref()),
        typed,
    })
}

/// The folders and files whose articles are listed: several that were named, one that holds many, or
/// those of the library that is kept.
fn shelf(
    typed: &Typed,
    path: Option<&Path>,
    options: &Options,
    piped: bool,
) -> Result<Option<Scope>> {
    let given = match (typed.paths.as_slice(), path) {
        ([], _) if piped => None,
        ([], _) => {
            let folders = kept_folders(files::store_file().as_deref());
            return Ok((!folders.is_empty()).then(|| Scope::kept(folders)));
        }
        ([_], Some(path)) => {
            let many = path.is_dir() || options.part.is_none() && holds_many(path, options);
            many.then(|| vec![path.to_owned()])
        }
        (paths, _) => Some(paths.to_vec()),
    };
    let scope = given.map(|paths| Scope::given(&paths)).transpose();
    scope.map_err(|fault| anyhow!(fault.told()))
}

impl Start {
    /// What the reading screen is told before its first frame.
    pub(super) fn events(&self) -> Vec<Event> {
        let mut events = vec![Event::Configured(Box::new(self.config.clone()))];
        events.extend(self.light.map(|light| Event::Background { light }));
        events.extend(self.fault.clone().map(Event::Failed));
        events
    }

    /// What it is told when the configuration was saved: `read` is what became of that. A file of
    /// which nothing can be made leaves in force what was.
    pub(super) fn saved(&self, read: Result<(Box<Config>, Option<String>), String>) -> Vec<Event> {
        let typed = read.and_then(|(config, fault)| {
            let config = with_typed(*config, &self.typed).map_err(|error| error.to_string())?;
            Ok((config, fault))
        });
        match typed {
            Ok((config, fault)) => {
                let said = fault.map_or_else(
                    || Event::Done("config.toml was saved: it counts now.".to_owned()),
                    Event::Failed,
                );
                vec![Event::Configured(Box::new(config)), said]
            }
            Err(fault) => {
                let words = format!("{fault}. What counted before still does.");
                vec![Event::Failed(words)]
            }
        }
    }
}

/// What a path with `#q=` in it means: the file of that very name where there is one, else a file
/// and the words to open it at. In a link that was made by an export the words have no `#`.
fn linked(path: &Path, exists: impl Fn(&Path) -> bool) -> (PathBuf, Option<String>) {
    let parts = path.to_str().and_then(|path| path.rsplit_once(QUOTE));
    match parts.filter(|(file, _)| !file.is_empty() && !exists(path)) {
        Some((file, words)) => {
            let words = percent_decoded(words);
            let words = (!words.trim().is_empty()).then_some(words);
            (PathBuf::from(file), words)
        }
        None => (path.to_owned(), None),
    }
}

/// The configuration with what was typed on top.
fn with_typed(mut config: Config, typed: &Typed) -> Result<Config> {
    let looks = &mut config.looks;
    looks.mouse &= !typed.no_mouse;
    match typed.theme.as_deref() {
        None => {}
        Some("auto") => looks.theme = None,
        Some(name) if looks.named(name).is_some() => looks.theme = Some(name.to_owned()),
        Some(name) => {
            let names: Vec<&str> = looks.themes.iter().map(|theme| &*theme.name).collect();
            let name = crate::text::sanitise::line(name);
            bail!(
                "--theme {name}: no such theme; there are auto, {}",
                names.join(", ")
            )
        }
    }
    Ok(config)
}

/// Whether the terminal says that its background is light. `COLORFGBG` is "front;back", as numbers
/// of the palette, of which 7 and 15 are white.
fn light_by(front_back: Option<&str>) -> Option<bool> {
    let back: u8 = front_back?.rsplit(';').next()?.parse().ok()?;
    Some(matches!(back, 7 | 15))
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Config, Typed, light_by, linked, with_typed};

    fn typed(theme: &str) -> Typed {
        Typed {
            theme: Some(theme.to_owned()),
            ..Typed::default()
        }
    }

    #[test]
    fn a_path_may_name_words_to_open_it_at() {
        let there = ["a.md", "a#q=b", "b#q=c.md"].map(Path::new);
        for (typed, path, words) in [
            ("a.md", "a.md", None),
            ("a.md#q=Kyiv", "a.md", Some("Kyiv")),
            (
                "a.md#q=50%25%20of%20%22it%22%0A%C3%A9%28%29%23q%3D",
                "a.md",
                Some("50% of \"it\"\né()#q="),
            ),
            ("a.md#q=50%", "a.md", Some("50%")),
            ("a.md#q=two words", "a.md", Some("two words")),
            ("gone.md#q=x", "gone.md", Some("x")),
            ("a#q=b", "a#q=b", None),
            ("a#q=b#q=c", "a#q=b", Some("c")),
            ("b#q=c.md#q=d", "b#q=c.md", Some("d")),
            ("a.md#q=", "a.md", None),
            ("a.md#q=%20", "a.md", None),
            ("#q=a", "#q=a", None),
            ("a.md#x=1", "a.md#x=1", None),
        ] {
            let found = linked(Path::new(typed), |path| there.contains(&path));
            assert_eq!(
                found,
                (PathBuf::from(path), words.map(str::to_owned)),
                "{typed}"
            );
        }
    }

    #[test]
    fn the_terminal_may_say_what_its_background_is() {
        assert_eq!(light_by(None), None);
        assert_eq!(light_by(Some("0;15")), Some(true));
        assert_eq!(light_by(Some("0;default;7")), Some(true));
        assert_eq!(light_by(Some("15;0")), Some(false));
        assert_eq!(light_by(Some("15;default")), None);
    }

    #[test]
    fn what_is_typed_wins() {
        let mut config = Config::default();
        config.looks.theme = Some("light".to_owned());
        let theme = |name| {
            with_typed(config.clone(), &typed(name))
                .unwrap()
                .looks
                .theme
        };
        assert_eq!(theme("dark").as_deref(), Some("dark"));
        assert_eq!(theme("auto"), None);
        let plain = with_typed(config.clone(), &Typed::default()).unwrap();
        assert_eq!(plain, config);
        let no_mouse = Typed {
            no_mouse: true,
            ..Typed::default()
        };
        assert!(!with_typed(config, &no_mouse).unwrap().looks.mouse);
    }

    #[test]
    fn an_unknown_theme_is_named_with_the_known_ones() {
        let error = with_typed(Config::default(), &typed("mauve"))
            .unwrap_err()
            .to_string();
        assert!(
            error.contains("mauve") && error.contains("light"),
            "{error}"
        );
    }
}
