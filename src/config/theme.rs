//! Themes: what each role looks like.
//!
//! Nothing here is told by hue alone. Stakeholders are bold and issues underlined in every theme;
//! a theme only adds colour.

use super::colour::{Colour, Style};

/// What a piece of the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Running text; also what lies behind everything.
    Text,
    /// Said quietly: rules, hints, what was read, addresses.
    Quiet,
    /// Headings and titles.
    Heading,
    /// A stakeholder.
    Stakeholder,
    /// An issue.
    Issue,
    /// A highlight that was accepted, laid over its own look.
    Accepted,
    /// Words with nothing but a note on them.
    Noted,
    /// A highlight of the entity that is looked at, laid over its own look.
    Chosen,
    /// What a lens leaves in the dark.
    Dimmed,
    /// The selected words.
    Selection,
    /// The current highlight, laid over its own look.
    Current,
    /// A search hit.
    Hit,
    /// The search hit that was reached last.
    CurrentHit,
    /// The words of a link.
    Link,
    /// Code and raw markup.
    Code,
    /// Strong emphasis of the author.
    Strong,
    /// Emphasis of the author.
    Emphasis,
    /// Struck through by the author.
    Struck,
    /// The selected row of a list.
    Selected,
    /// The title of the pane that has the focus.
    Focus,
    /// A message.
    Message,
}

/// A theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name, as in `--theme`.
    pub name: &'static str,
    palette: Option<Palette>,
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Palette {
    back: Colour,
    text: Colour,
    quiet: Colour,
    heading: Colour,
    stakeholder: Colour,
    issue: Colour,
    link: Colour,
    code: Colour,
    hit: Colour,
    hit_back: Colour,
    focus: Colour,
}

/// How far what lies behind the chosen entity goes from the background to the colour of the
/// focus, in per cent: seen at once, and the letters on it still easy to read.
const CHOSEN_TINT: u8 = 22;

const fn colour(red: u8, green: u8, blue: u8, ansi: Option<u8>) -> Colour {
    Colour {
        rgb: (red, green, blue),
        ansi,
    }
}

const DARK: Palette = Palette {
    back: colour(22, 24, 29, None),
    text: colour(214, 216, 220, None),
    quiet: colour(140, 145, 155, Some(8)),
    heading: colour(255, 255, 255, Some(15)),
    stakeholder: colour(125, 207, 255, Some(14)),
    issue: colour(240, 198, 116, Some(11)),
    link: colour(158, 190, 245, Some(12)),
    code: colour(180, 200, 170, Some(10)),
    hit: colour(18, 18, 18, Some(0)),
    hit_back: colour(200, 160, 245, Some(13)),
    focus: colour(125, 207, 255, Some(14)),
};

const LIGHT: Palette = Palette {
    back: colour(252, 251, 248, None),
    text: colour(44, 46, 51, None),
    quiet: colour(104, 108, 116, Some(8)),
    heading: colour(0, 0, 0, Some(0)),
    stakeholder: colour(0, 84, 140, Some(4)),
    issue: colour(138, 69, 0, Some(3)),
    link: colour(48, 72, 160, Some(4)),
    code: colour(45, 92, 50, Some(2)),
    hit: colour(255, 255, 255, Some(15)),
    hit_back: colour(112, 48, 160, Some(5)),
    focus: colour(0, 84, 140, Some(4)),
};

/// All themes, in the order in which the key goes through them.
pub const THEMES: [Theme; 3] = [
    Theme {
        name: "dark",
        palette: Some(DARK),
    },
    Theme {
        name: "light",
        palette: Some(LIGHT),
    },
    Theme {
        name: "monochrome",
        palette: None,
    },
];

impl Theme {
    /// The theme of that name.
    pub fn named(name: &str) -> Option<Self> {
        THEMES.iter().copied().find(|theme| theme.name == name)
    }

    /// The theme after this one.
    #[must_use]
    pub fn next(self) -> Self {
        let index = THEMES
            .iter()
            .position(|theme| theme.name == self.name)
            .unwrap_or(0);
        THEMES
            .get((index + 1) % THEMES.len())
            .copied()
            .unwrap_or(self)
    }

    /// How `role` looks.
    pub fn style(&self, role: Role) -> Style {
        let plain = attributes(role);
        let Some(palette) = &self.palette else {
            return plain;
        };
        let (front, back) = match role {
            Role::Strong => (palette.heading, None),
            Role::Text | Role::Emphasis => (palette.text, Some(palette.back)),
            Role::Quiet | Role::Struck | Role::Dimmed => (palette.quiet, None),
            Role::Chosen => {
                return Style {
                    back: Some(palette.back.toward(palette.focus, CHOSEN_TINT)),
                    ..plain
                };
            }
            Role::Heading => (palette.heading, None),
            Role::Stakeholder => (palette.stakeholder, None),
            Role::Issue => (palette.issue, None),
            Role::Link => (palette.link, None),
            Role::Code => (palette.code, None),
            Role::Hit | Role::CurrentHit => (palette.hit, Some(palette.hit_back)),
            Role::Focus => (palette.focus, None),
            Role::Noted => (palette.link, None),
            Role::Current | Role::Accepted | Role::Selection | Role::Selected | Role::Message => {
                return plain;
            }
        };
        // the hit's own background says what reversal says without colour
        let reversed = plain.reversed && back.is_none();
        let back = if role == Role::Emphasis { None } else { back };
        Style {
            front: Some(front),
            back,
            reversed,
            // the quiet colours are quiet enough; fainter still they would be hard to read
            dim: false,
            ..plain
        }
    }
}

/// What a role looks like without any colour.
fn attributes(role: Role) -> Style {
    let none = Style::default();
    match role {
        Role::Text | Role::Link | Role::Noted => none,
        Role::Quiet | Role::Dimmed => Style { dim: true, ..none },
        Role::Heading | Role::Stakeholder | Role::Focus | Role::Message => {
            Style { bold: true, ..none }
        }
        Role::Issue => Style {
            underlined: true,
            ..none
        },
        Role::Current | Role::Selected => Style {
            reversed: true,
            ..none
        },
        Role::Selection => Style {
            reversed: true,
            dim: true,
            ..none
        },
        // a stakeholder gains the line, an issue the weight
        Role::Chosen => Style {
            bold: true,
            underlined: true,
            ..none
        },
        // not bold: a stakeholder is, and one that was accepted is bold and italic
        Role::Accepted => Style {
            italic: true,
            ..none
        },
        Role::Hit => Style {
            reversed: true,
            italic: true,
            ..none
        },
        Role::CurrentHit => Style {
            reversed: true,
            italic: true,
            bold: true,
            ..none
        },
        Role::Code => none,
        Role::Strong | Role::Emphasis => Style {
            italic: true,
            ..none
        },
        Role::Struck => Style {
            struck: true,
            ..none
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{Role, THEMES, Theme, attributes};

    #[test]
    fn text_and_highlights_can_be_read() {
        for theme in THEMES {
            let Some(back) = theme.style(Role::Text).back else {
                continue;
            };
            for role in [
                Role::Text,
                Role::Quiet,
                Role::Heading,
                Role::Stakeholder,
                Role::Issue,
                Role::Link,
                Role::Code,
                Role::Focus,
            ] {
                let front = theme.style(role).front.unwrap();
                let ratio = front.contrast(back);
                assert!(ratio >= 4.5, "{} {role:?} has {ratio:.1}", theme.name);
            }
            let chosen = theme.style(Role::Chosen).back.unwrap();
            for role in [Role::Stakeholder, Role::Issue, Role::Dimmed] {
                let over = if role == Role::Dimmed { back } else { chosen };
                let ratio = theme.style(role).front.unwrap().contrast(over);
                assert!(
                    ratio >= 4.5,
                    "{} chosen {role:?} has {ratio:.1}",
                    theme.name
                );
            }
            let hit = theme.style(Role::Hit);
            assert!(hit.front.unwrap().contrast(hit.back.unwrap()) >= 4.5);
        }
    }

    #[test]
    fn highlights_differ_without_colour() {
        let roles = [
            Role::Text,
            Role::Stakeholder,
            Role::Issue,
            Role::Hit,
            Role::Current,
            Role::Selection,
            Role::Accepted,
            Role::Chosen,
            Role::Dimmed,
        ];
        for (index, a) in roles.iter().enumerate() {
            for b in roles.iter().skip(index + 1) {
                assert_ne!(
                    attributes(*a),
                    attributes(*b),
                    "{a:?} and {b:?} look the same"
                );
            }
        }
    }

    #[test]
    fn bold_and_underline_hold_in_every_theme() {
        for theme in THEMES {
            assert!(theme.style(Role::Stakeholder).bold);
            assert!(theme.style(Role::Issue).underlined);
        }
    }

    #[test]
    fn the_key_goes_round() {
        let dark = Theme::named("dark").unwrap();
        assert_eq!(dark.next().next().next(), dark);
        assert!(Theme::named("mauve").is_none());
    }
}
