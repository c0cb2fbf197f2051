//! The configuration as it is in force: every choice made, plain data.

use std::path::{Path, PathBuf};

use super::keymap::Keymap;
use super::lighting::Lighting;
use super::theme::{THEMES, Theme};

/// Narrowest and widest text column that can be chosen.
pub const MEASURES: (u16, u16) = (30, 200);

/// The lexicon that is read where the reader names none.
pub(super) const LEXICON: &str = "lexicon.toml";

/// Bytes of a mebibyte, in which the size of what is kept is chosen.
pub(super) const MEBIBYTE: u64 = 1024 * 1024;

/// Most mebibytes of texts that can be kept.
pub(super) const MOST_TEXTS: u64 = 65_536;

/// Everything a reader may choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// The keys.
    pub keymap: Keymap,
    /// The looks.
    pub looks: Looks,
    /// Read articles once, by word lists and rules alone.
    pub quick: bool,
    /// Files of their own words, as they name them.
    pub(super) lexicons: Vec<String>,
    /// Most bytes of texts that were read that are kept, to tell later what changed.
    pub kept_texts: u64,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            keymap: Keymap::default(),
            looks: Looks::default(),
            quick: false,
            lexicons: vec![LEXICON.to_owned()],
            kept_texts: 64 * MEBIBYTE,
        }
    }
}

impl Config {
    /// The files of the reader's own words. A name is meant from the folder of the configuration
    /// on, or from home on behind `~/`; where there is no folder, only whole paths count.
    pub fn lexicon_files(&self, config: Option<&Path>) -> Vec<PathBuf> {
        let folder = config.and_then(Path::parent);
        let files = self.lexicons.iter().map(|name| resolved(folder, name));
        files.flatten().collect()
    }
}

/// The file that a name in the configuration means.
pub(super) fn resolved(folder: Option<&Path>, name: &str) -> Option<PathBuf> {
    if let Some(rest) = name.strip_prefix("~/") {
        return Some(etcetera::home_dir().ok()?.join(rest));
    }
    match folder {
        Some(folder) => Some(folder.join(name)),
        None => Some(PathBuf::from(name)).filter(|path| path.is_absolute()),
    }
}

/// What the screen looks like, at the start and after a change of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)] // five independent choices
pub struct Looks {
    /// The built-in themes, then the reader's own.
    pub themes: Vec<Theme>,
    /// Name of the theme, one of [`Self::themes`]; `None` for one that suits the terminal.
    pub theme: Option<String>,
    /// The outline is open where it fits.
    pub outline: bool,
    /// The inspector is open where it fits.
    pub inspector: bool,
    /// Widest text column.
    pub measure: u16,
    /// Long lines of code are wrapped.
    pub wrap_code: bool,
    /// How much is lit.
    pub lit: Lighting,
    /// Headings that are less sure than this, of a hundred, are drawn as doubtful.
    pub doubtful: u8,
    /// The keys that matter are shown at the bottom.
    pub hints: bool,
    /// The mouse scrolls and clicks; else it is left to the terminal.
    pub mouse: bool,
}

impl Default for Looks {
    fn default() -> Self {
        Self {
            themes: THEMES.to_vec(),
            theme: None,
            outline: true,
            inspector: true,
            measure: 80,
            wrap_code: false,
            lit: Lighting::default(),
            doubtful: 50,
            hints: true,
            mouse: true,
        }
    }
}

impl Looks {
    /// The theme of that name.
    pub fn named(&self, name: &str) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.name == name)
    }

    /// The theme that was chosen; the usual one for the background where none was.
    pub fn chosen(&self, light: bool) -> Theme {
        let named = self.theme.as_deref().and_then(|name| self.named(name));
        named.cloned().unwrap_or_else(|| Theme::usual(light))
    }

    /// The theme after one of that name, round and round.
    pub fn after(&self, name: &str) -> Option<&Theme> {
        let index = self.themes.iter().position(|theme| theme.name == name);
        let next = index.map_or(0, |index| index + 1);
        self.themes.get(next).or_else(|| self.themes.first())
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::{Config, Looks};

    #[test]
    fn themes_go_round() {
        let looks = Looks::default();
        let mut name = "dark".to_owned();
        let mut seen = Vec::new();
        for _ in 0..looks.themes.len() {
            name = looks.after(&name).unwrap().name.to_string();
            seen.push(name.clone());
        }
        assert_eq!(seen, ["light", "high-contrast", "monochrome", "dark"]);
        assert_eq!(looks.after("gone").unwrap().name, "dark");
    }

    #[test]
    fn no_choice_suits_the_background() {
        let mut looks = Looks::default();
        assert_eq!(looks.chosen(true).name, "light");
        assert_eq!(looks.chosen(false).name, "dark");
        looks.theme = Some("monochrome".to_owned());
        assert_eq!(looks.chosen(true).name, "monochrome");
    }

    #[test]
    fn lexicons_lie_beside_the_configuration() {
        let config = Config {
            lexicons: ["lexicon.toml", "/team/words.toml"]
                .map(str::to_owned)
                .to_vec(),
            ..Config::default()
        };
        let files = |path| config.lexicon_files(path);
        assert_eq!(
            files(Some(Path::new("/etc/a/config.toml"))),
            ["/etc/a/lexicon.toml", "/team/words.toml"].map(PathBuf::from)
        );
        assert_eq!(files(None), [PathBuf::from("/team/words.toml")]);
    }
}
