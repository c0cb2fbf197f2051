//! Themes: what each role looks like.
//!
//! Nothing here is told by hue alone. Stakeholders are bold and issues underlined in every theme;
//! a theme only adds colour.

use std::borrow::Cow;
use std::sync::Arc;

use super::colour::{Colour, Style};

macro_rules! roles {
    ($($(#[$doc:meta])* $variant:ident $name:literal,)*) => {
        /// What a piece of the screen is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Role {
            $($(#[$doc])* $variant,)*
        }

        impl Role {
            /// All roles.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name in the configuration.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

roles! {
    /// Running text; also what lies behind everything.
    Text "text",
    /// Said quietly: rules, hints, what was read, addresses.
    Quiet "quiet",
    /// Headings and titles.
    Heading "heading",
    /// A stakeholder.
    Stakeholder "stakeholder",
    /// An issue.
    Issue "issue",
    /// A stakeholder that the article is not about.
    MinorStakeholder "minor_stakeholder",
    /// An issue that the article is not about.
    MinorIssue "minor_issue",
    /// A highlight that was accepted, laid over its own look.
    Accepted "accepted",
    /// Words with nothing but a note on them.
    Noted "noted",
    /// A highlight of the entity that is looked at, laid over its own look.
    Chosen "chosen",
    /// What a lens leaves in the dark.
    Dimmed "dimmed",
    /// The selected words.
    Selection "selection",
    /// The current highlight, laid over its own look.
    Current "current",
    /// A search hit.
    Hit "hit",
    /// The search hit that was reached last.
    CurrentHit "current_hit",
    /// The words of a link.
    Link "link",
    /// Code and raw markup.
    Code "code",
    /// Strong emphasis of the author.
    Strong "strong",
    /// Emphasis of the author.
    Emphasis "emphasis",
    /// Struck through by the author.
    Struck "struck",
    /// Words that came, where two versions are compared.
    Added "added",
    /// Words that went.
    Deleted "deleted",
    /// Words that stand at another place.
    Moved "moved",
    /// The selected row of a list.
    Selected "selected",
    /// The title of the pane that has the focus.
    Focus "focus",
    /// A message.
    Message "message",
}

/// A theme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Its name, as in `--theme`.
    pub name: Cow<'static, str>,
    palette: Option<Palette>,
    /// What a reader changed, in a theme of their own.
    own: Option<Arc<Own>>,
}

/// A reader's own theme: another with some roles changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Own {
    /// Name of the theme that the other roles are as in.
    pub(super) base: String,
    /// The roles that are not.
    pub(super) styles: Vec<(Role, Style)>,
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

/// How far a minor highlight goes from the colour of the text to that of its kind, in per cent:
/// seen by who looks for it, and passed over by who reads.
const MINOR_TINT: u8 = 50;

impl Palette {
    /// The quiet form of a highlight's colour; where there are sixteen, just that of the text.
    fn minor(&self, kind: Colour) -> Colour {
        Colour {
            ansi: self.text.ansi,
            ..self.text.toward(kind, MINOR_TINT)
        }
    }
}

const fn colour(red: u8, green: u8, blue: u8, ansi: Option<u8>) -> Colour {
    Colour {
        rgb: (red, green, blue),
        ansi,
        palette: false,
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

/// Black and white, and what is nearly so: 7 and more against its background.
const HIGH_CONTRAST: Palette = Palette {
    back: colour(0, 0, 0, Some(0)),
    text: colour(255, 255, 255, Some(15)),
    quiet: colour(200, 200, 200, Some(7)),
    heading: colour(255, 255, 255, Some(15)),
    stakeholder: colour(110, 225, 255, Some(14)),
    issue: colour(255, 220, 80, Some(11)),
    link: colour(170, 205, 255, Some(14)),
    code: colour(170, 255, 170, Some(10)),
    hit: colour(0, 0, 0, Some(0)),
    hit_back: colour(255, 255, 0, Some(11)),
    focus: colour(110, 225, 255, Some(14)),
};

const fn built_in(name: &'static str, palette: Option<Palette>) -> Theme {
    Theme {
        name: Cow::Borrowed(name),
        palette,
        own: None,
    }
}

/// The built-in themes, in the order in which the key goes through them.
pub static THEMES: [Theme; 4] = [
    built_in("dark", Some(DARK)),
    built_in("light", Some(LIGHT)),
    built_in("high-contrast", Some(HIGH_CONTRAST)),
    built_in("monochrome", None),
];

impl Theme {
    /// The built-in theme of that name.
    pub fn named(name: &str) -> Option<Self> {
        THEMES.iter().find(|theme| theme.name == name).cloned()
    }

    /// The built-in theme for a light or a dark background.
    pub fn usual(light: bool) -> Self {
        let [dark, bright, ..] = &THEMES;
        (if light { bright } else { dark }).clone()
    }

    /// A theme like the built-in `base`, but for some roles.
    pub(super) fn of_reader(name: String, base: Self, styles: Vec<(Role, Style)>) -> Self {
        Self {
            name: Cow::Owned(name),
            palette: base.palette,
            own: Some(Arc::new(Own {
                base: base.name.into_owned(),
                styles,
            })),
        }
    }

    /// What a reader changed in this theme.
    pub(super) fn own(&self) -> Option<&Own> {
        self.own.as_deref()
    }

    /// How `role` looks.
    pub fn style(&self, role: Role) -> Style {
        let own = self.own().and_then(|own| {
            let mut styles = own.styles.iter();
            styles.find(|(changed, _)| *changed == role)
        });
        match own {
            Some((_, style)) => laid_on(attributes(role), *style),
            None => self.built_in(role),
        }
    }

    fn built_in(&self, role: Role) -> Style {
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
            Role::MinorStakeholder => (palette.minor(palette.stakeholder), None),
            Role::MinorIssue => (palette.minor(palette.issue), None),
            Role::Link => (palette.link, None),
            Role::Code | Role::Added => (palette.code, None),
            Role::Deleted => (palette.issue, None),
            Role::Moved => (palette.link, None),
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

/// What a reader wants on top of what a role always has. A background of its own says what
/// reversal says without one, and a colour of its own what faintness does.
fn laid_on(always: Style, wanted: Style) -> Style {
    Style {
        reversed: wanted.reversed || always.reversed && wanted.back.is_none(),
        dim: wanted.dim || always.dim && wanted.front.is_none(),
        ..always.under(wanted)
    }
}

/// What a role looks like without any colour.
fn attributes(role: Role) -> Style {
    let none = Style::default();
    match role {
        // What is quiet in colour has no attribute to be quiet by: faint it would say less than plain
        // words do, and bold or underlined it would be as loud as what is key. The keys that go through
        // highlights come to it and frame it, and the lens lights it.
        Role::Text | Role::Link | Role::Noted | Role::MinorStakeholder | Role::MinorIssue => none,
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
        // told apart where nothing can be struck out, too: the one is faint, the other bold
        Role::Added => Style {
            bold: true,
            underlined: true,
            ..none
        },
        Role::Deleted => Style {
            struck: true,
            dim: true,
            ..none
        },
        Role::Moved => Style {
            italic: true,
            ..none
        },
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::colour::names;
    use super::{Colour, Role, Style, THEMES, Theme, attributes};

    /// The roles that are read as text.
    const READ: [Role; 11] = [
        Role::Text,
        Role::Quiet,
        Role::Heading,
        Role::Stakeholder,
        Role::Issue,
        Role::MinorStakeholder,
        Role::MinorIssue,
        Role::Link,
        Role::Code,
        Role::Focus,
        Role::Noted,
    ];

    #[test]
    fn text_and_highlights_can_be_read() {
        for theme in &THEMES {
            let least = if theme.name == "high-contrast" {
                7.0
            } else {
                4.5
            };
            let Some(back) = theme.style(Role::Text).back else {
                assert_eq!(theme.name, "monochrome");
                continue;
            };
            let mut pairs: Vec<_> = READ
                .iter()
                .map(|&role| (role, theme.style(role).front.unwrap(), back))
                .collect();
            for role in [Role::Hit, Role::CurrentHit] {
                let style = theme.style(role);
                pairs.push((role, style.front.unwrap(), style.back.unwrap()));
            }
            for (role, front, back) in pairs {
                let ratio = front.contrast(back);
                assert!(ratio >= least, "{} {role:?} has {ratio:.1}", theme.name);
            }
            let chosen = theme.style(Role::Chosen).back.unwrap();
            for role in [Role::Stakeholder, Role::Issue, Role::Dimmed] {
                let over = if role == Role::Dimmed { back } else { chosen };
                let ratio = theme.style(role).front.unwrap().contrast(over);
                assert!(
                    ratio >= least,
                    "{} chosen {role:?} has {ratio:.1}",
                    theme.name
                );
            }
        }
    }

    #[test]
    fn high_contrast_holds_in_sixteen_colours() {
        let theme = Theme::named("high-contrast").unwrap();
        let shown = |colour: Option<Colour>| {
            let name = names()[usize::from(colour.unwrap().ansi.unwrap())];
            Colour::named(name).unwrap()
        };
        let back = shown(theme.style(Role::Text).back);
        for role in READ {
            let ratio = shown(theme.style(role).front).contrast(back);
            assert!(ratio >= 7.0, "{role:?} has {ratio:.1}");
        }
        let hit = theme.style(Role::Hit);
        assert!(shown(hit.front).contrast(shown(hit.back)) >= 7.0);
    }

    #[test]
    fn own_styles_keep_what_a_role_always_has() {
        let plain = Style::default();
        let red = Colour::named("red");
        let coloured = Style {
            front: red,
            back: red,
            ..plain
        };
        let styles = [Role::Stakeholder, Role::Issue, Role::Selected, Role::Quiet]
            .map(|role| (role, coloured));
        let base = Theme::named("light").unwrap();
        let theme = Theme::of_reader("mine".to_owned(), base.clone(), styles.to_vec());
        assert!(theme.style(Role::Stakeholder).bold);
        assert!(theme.style(Role::Issue).underlined);
        assert_eq!(theme.style(Role::Selected), coloured);
        assert_eq!(theme.style(Role::Quiet), coloured);
        assert_eq!(theme.style(Role::Link), base.style(Role::Link));
        let theme = Theme::of_reader("mine".to_owned(), base, vec![(Role::Selected, plain)]);
        assert!(theme.style(Role::Selected).reversed);
    }

    #[test]
    fn roles_have_names_of_their_own() {
        let names: HashSet<_> = Role::ALL.iter().map(|role| role.name()).collect();
        assert_eq!(names.len(), Role::ALL.len());
        assert!(!names.contains("base"), "that is a key beside them");
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
        for theme in &THEMES {
            assert!(theme.style(Role::Stakeholder).bold);
            assert!(theme.style(Role::Issue).underlined);
        }
    }
}
