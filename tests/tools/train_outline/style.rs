//! How a text is laid out: drawn at random, wider than what anyone has seen.

use crate::random::Random;

/// Where blank lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// Between all blocks.
    All,
    /// Not below a heading.
    NotBelow,
    /// Above headings alone.
    AboveHeads,
    /// Nowhere.
    None,
    /// Two above a heading.
    Two,
    /// Between torn parts, too.
    Torn,
}

/// What becomes of links.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Links {
    /// They stay in their sentence.
    Inline,
    /// Each run stands on a line of its own.
    Torn,
    /// Each link does.
    OwnLine,
    /// Their address stands behind them.
    Address,
}

/// A layout.
#[derive(Clone, Debug)]
pub struct Style {
    pub title: bool,
    pub by_line: bool,
    pub blank: Blank,
    pub wrap: usize,
    pub case: &'static str,
    pub number: &'static str,
    pub under: char,
    pub colon: bool,
    pub markdown: bool,
    pub bullet: &'static str,
    pub chrome: bool,
    pub captions: bool,
    pub links: Links,
    pub cells: &'static str,
    pub quote: &'static str,
    pub indent: usize,
    pub first_indent: usize,
    pub head_indent: usize,
    pub centred: bool,
    pub letter_spaced: bool,
    pub ornament: &'static str,
    pub mail: bool,
    pub abstracted: bool,
    pub hyphens: bool,
    pub noise: bool,
    pub fixed_blanks: bool,
    pub tabs: bool,
    pub paged: bool,
    pub quoted_heads: bool,
    pub stopped_heads: bool,
    pub drop_heads: bool,
    /// A talk: who asks and who answers stands before each turn, or on a line above it.
    pub talk: bool,
    pub speakers_alone: bool,
    /// What offices put above a title: their name, a number, a date, for whom and when it is.
    pub letterhead: bool,
    /// Columns in which headings are broken where the text is not.
    pub head_wrap: usize,
    /// Headings are bare numbers: "Article 3".
    pub bare: Option<&'static str>,
}

impl Default for Style {
    fn default() -> Self {
        Self {
            title: true,
            by_line: false,
            blank: Blank::All,
            wrap: 0,
            case: "as",
            number: "",
            under: ' ',
            colon: false,
            markdown: false,
            bullet: "",
            chrome: false,
            captions: false,
            links: Links::Inline,
            cells: "rows",
            quote: "",
            indent: 0,
            first_indent: 0,
            head_indent: 0,
            centred: false,
            letter_spaced: false,
            ornament: "",
            mail: false,
            abstracted: false,
            hyphens: false,
            noise: false,
            fixed_blanks: false,
            tabs: false,
            paged: false,
            quoted_heads: false,
            stopped_heads: false,
            drop_heads: false,
            talk: false,
            speakers_alone: false,
            letterhead: false,
            head_wrap: 0,
            bare: None,
        }
    }
}

const WIDTHS: [usize; 14] = [48, 56, 60, 64, 66, 68, 70, 72, 72, 74, 76, 78, 80, 90];
const BULLETS: [&str; 8] = ["- ", "* ", "• ", "o ", "· ", "– ", "▪ ", ""];
const NUMBERS: [&str; 12] = [
    "1.", "1.", "1)", "I.", "A.", "1.1", "1 ", "(1)", "Step", "#1:", "Part", "a)",
];

/// A layout drawn at random.
pub fn draw(random: &mut Random) -> Style {
    let mut style = family(random);
    style.bullet = match style.bullet {
        "" if random.percent(40) => *random.of(&BULLETS),
        bullet => bullet,
    };
    let many = if random.percent(12) { 60 } else { 15 };
    if random.percent(many) {
        style.case = *random.of(&["upper", "upper", "title", "as"]);
    }
    if random.percent(many * 2 / 3) {
        style.number = *random.of(&NUMBERS);
    }
    if style.links == Links::Inline && !style.markdown && random.percent(many / 2) {
        style.under = *random.of(&['-', '=', '~', '*', 'r', '_']);
    }
    style.colon = random.percent(many / 3);
    style.quoted_heads = random.percent(3);
    style.stopped_heads = random.percent(5);
    style.cells = *random.of(&["rows", "rows", "cells", "pipes", "spaces"]);
    style.drop_heads = random.percent(12);
    style.talk = !style.markdown && random.percent(4);
    style.speakers_alone = random.percent(50);
    style.letterhead = !style.markdown && random.percent(12);
    if !style.markdown && style.links == Links::Inline && random.percent(4) {
        style.head_wrap = random.between(26, 44);
    }
    if !style.markdown && random.percent(3) {
        style.bare = Some(*random.of(&[
            "Article #",
            "Section #",
            "date",
            "date",
            "Chapter #",
            "#.",
            "#",
            "第#条",
            "Статья #",
            "المادة #",
            "Άρθρο #",
            "Part #",
            "ARTICLE #",
        ]));
    }
    style.paged = style.wrap > 0 && random.percent(8);
    style.noise = random.percent(2);
    style.fixed_blanks = random.percent(3);
    style.abstracted = random.percent(3);
    style.mail = random.percent(3);
    if style.links == Links::Inline && !style.markdown && random.percent(4) {
        style.ornament = *random.of(&["=== ", "*** ", "## ", "** ", "■ ", "-- "]);
    }
    style
}

fn family(random: &mut Random) -> Style {
    let mut style = Style {
        by_line: random.percent(30),
        captions: random.percent(30),
        ..Style::default()
    };
    match random.below(100) {
        0..18 => {
            style.title = random.percent(55);
            style.blank = *random.of(&[
                Blank::All,
                Blank::All,
                Blank::All,
                Blank::NotBelow,
                Blank::Two,
            ]);
        }
        18..34 => {
            style.title = random.percent(55);
            style.blank = *random.of(&[Blank::None, Blank::None, Blank::None, Blank::AboveHeads]);
        }
        34..54 => {
            style.title = random.percent(80);
            style.blank = *random.of(&[Blank::All, Blank::All, Blank::None, Blank::Two]);
            style.by_line = random.percent(70);
            style.chrome = true;
        }
        54..74 => {
            style.title = random.percent(75);
            style.blank = *random.of(&[Blank::None, Blank::None, Blank::All, Blank::Torn]);
            style.links = *random.of(&[Links::Torn, Links::Torn, Links::OwnLine]);
            style.by_line = random.percent(65);
            style.chrome = random.percent(70);
        }
        74..90 => wrapped(&mut style, random),
        90..95 => {
            style.title = random.percent(65);
            style.blank = *random.of(&[Blank::All, Blank::None, Blank::NotBelow, Blank::Two]);
            style.links = *random.of(&[Links::Inline, Links::Inline, Links::Address]);
            style.quote = *random.of(&["", "", "", "> "]);
            style.tabs = random.percent(30);
        }
        _ => {
            style.title = random.percent(60);
            style.markdown = true;
            style.bullet = "- ";
        }
    }
    style
}

fn wrapped(style: &mut Style, random: &mut Random) {
    style.title = random.percent(75);
    style.blank = *random.of(&[
        Blank::All,
        Blank::All,
        Blank::NotBelow,
        Blank::AboveHeads,
        Blank::None,
    ]);
    style.wrap = *random.of(&WIDTHS);
    style.indent = *random.of(&[0, 0, 0, 0, 2, 3, 4, 8]);
    style.first_indent = *random.of(&[0, 0, 0, 2, 4, 5]);
    style.head_indent = *random.of(&[0, 0, 0, 0, 4, 10, 20]);
    style.centred = random.percent(6);
    style.letter_spaced = random.percent(3);
    style.quote = *random.of(&["", "", "", "> "]);
    style.hyphens = random.percent(8);
}
