//! What is fuzzed, one function for each target: bytes that came from anywhere must neither stop it
//! nor break what it promises. Used by cargo-fuzz and by the native harness, see CONTRIBUTING.md.

use std::io;
use std::path::Path;
use std::sync::Arc;

use attache::app::{App, Event};
use attache::config::{Depth, Theme, lexicon, parse};
use attache::export::{Export, Format, import, merge};
use attache::model::{Anchor, Highlight, HighlightKind, Key, KeyCode, MadeBy, Span, Verdict};
use attache::open::{Lexicons, Opened, Options, article, open, relations};
use attache::tui::{Painter, Printer, views};
use ratatui::Terminal;
use ratatui::layout::Size;

/// A target: its name, and what it does with an input.
pub type Target = (&'static str, fn(&[u8]));

/// All of them.
pub const TARGETS: &[Target] = &[
    ("import", fuzz_import),
    ("annotate", fuzz_annotate),
    ("anchor", fuzz_anchor),
    ("export", fuzz_export),
    ("config", fuzz_config),
    ("keys", fuzz_keys),
];

/// File names by which formats are told; the first byte of an input chooses.
const NAMES: [&str; 13] = [
    "a.txt", "a.md", "a.docx", "a", "a.rst", "a.html", "a.eml", "a.mbox", "a.odt", "a.fodt",
    "a.epub", "a.xml", "a.json",
];

fn split(input: &[u8]) -> (u8, &[u8]) {
    input
        .split_first()
        .map_or((0, input), |(first, rest)| (*first, rest))
}

fn options() -> Options {
    Options {
        force: true,
        ..Options::default()
    }
}

/// Reading any bytes as any format, with the outline: spans lie in the text, in order.
fn fuzz_import(input: &[u8]) {
    let (kind, bytes) = split(input);
    let name = NAMES[usize::from(kind) % NAMES.len()];
    let Ok(article) = article(bytes.to_vec(), Path::new(name), &options()) else {
        return;
    };
    let text = &article.text;
    assert!(
        !text.chars().any(|c| c.is_control() && c != '\n'),
        "a control character"
    );
    let mut end = 0;
    for block in &article.blocks {
        assert!(block.span.start >= end, "blocks overlap");
        end = block.span.end;
        assert!(text.get(block.span.start as usize..end as usize).is_some());
    }
}

fn opened(bytes: &[u8]) -> Option<Opened> {
    let lexicons = Arc::new(Lexicons::default());
    open(bytes.to_vec(), Path::new("a.md"), &options(), &lexicons).ok()
}

/// Highlights and positions: mentions stand in the text and apart.
fn fuzz_annotate(input: &[u8]) {
    let Some(opened) = opened(input) else { return };
    for pair in opened.annotations.mentions.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "mentions overlap");
    }
    let found = Arc::new(opened.annotations);
    relations(&opened.article, &found);
}

/// A text, a change of it, and places of the one in the other. The change is the input's head.
fn fuzz_anchor(input: &[u8]) {
    let (at, rest) = split(input);
    let text = String::from_utf8_lossy(rest).into_owned();
    let bounds: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).collect();
    let step = usize::from(at) + 2;
    let ends = bounds.iter().skip(step).step_by(step);
    let spans = bounds.iter().step_by(step).zip(ends).take(64);
    let anchors: Vec<Anchor> = spans
        .map(|(start, end)| attache::anchor::describe(&text, Span::new(*start, *end)))
        .collect();
    let anchors: Vec<&Anchor> = anchors.iter().collect();
    let cut = bounds.get(usize::from(at)).map_or(0, |at| *at as usize);
    let changed = format!("{}{}{}", &text[cut..], "New.\n", &text[..cut]);
    for found in attache::anchor::place(&changed, &anchors)
        .into_iter()
        .flatten()
    {
        assert!(
            changed
                .get(found.start as usize..found.end as usize)
                .is_some()
        );
    }
}

/// Every export of what was found, and every import of the input.
fn fuzz_export(input: &[u8]) {
    let text = String::from_utf8_lossy(input).into_owned();
    let _ = import(input, &text);
    let Some(opened) = opened(input) else { return };
    let text = &opened.article.text;
    let highlights: Vec<Highlight> = opened
        .annotations
        .mentions
        .iter()
        .map(|mention| Highlight {
            span: Some(mention.span),
            anchor: attache::anchor::describe(text, mention.span),
            kind: HighlightKind::Note,
            subject: None,
            verdict: Verdict::Undecided,
            note: Some(mention.span.of(text).to_owned()),
            made_by: MadeBy::Reader,
            level: 0,
            at: 0,
        })
        .collect();
    let sum = "0".repeat(64);
    let export = Export::new(
        &opened.article,
        &sum,
        &opened.annotations.entities,
        &highlights,
    );
    for (name, format) in Format::ALL {
        let mut out = Vec::new();
        export.write(format, &mut out).expect("memory takes all");
        if name == "w3c" || name == "json" {
            let back = import(&out, text).expect("our own export");
            assert_eq!(back.len(), highlights.len(), "{name}");
            let (kept, _) = merge(Vec::new(), back.clone());
            let (again, _) = merge(kept, back);
            assert!(again.is_empty(), "a second import changes something");
        }
    }
}

/// A configuration and a lexicon.
fn fuzz_config(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    parse(Path::new("config.toml"), &text);
    lexicon::parse(Path::new("lexicon.toml"), &text);
}

/// Keys through the update, each with a frame through the printer.
fn fuzz_keys(input: &[u8]) {
    const TEXT: &str = "# Gauge Talks\n\nFrance says that Kenya refuses the levy.\n\n## Next\n\n\
                        | a | b |\n|---|---|\n| one | two |\n\nGermany demands a reform.\n";
    let Some(opened) = opened(TEXT.as_bytes()) else {
        return;
    };
    let article = Arc::new(opened.article);
    let theme = Theme::usual(false);
    let size = Size::new(60, 12);
    let mut app = App::new(article.clone(), true, theme, (size.width, size.height));
    app.update(Event::Resize(size.width, size.height));
    app.update(Event::Annotated {
        article: article.clone(),
        annotations: Arc::new(opened.annotations),
        whole: true,
    });
    app.update(Event::Recalled {
        article,
        recalled: Box::default(),
    });
    let printer = Printer::new(io::sink(), size, false);
    let Ok(mut screen) = Terminal::with_options(
        printer,
        ratatui::TerminalOptions {
            viewport: ratatui::Viewport::Fixed(ratatui::layout::Rect::from((
                ratatui::layout::Position::ORIGIN,
                size,
            ))),
        },
    ) else {
        return;
    };
    for byte in input.iter().take(64) {
        app.update(Event::Key(key(*byte)));
        let painter = Painter::new(&app.theme, Depth::True);
        let drawn = screen.draw(|frame| views::draw(&app, &painter, frame));
        assert!(drawn.is_ok());
    }
}

fn key(byte: u8) -> Key {
    match byte {
        b' '..=b'~' => Key::char(char::from(byte)),
        0x01..=0x1a => Key::ctrl(char::from(byte - 1 + b'a')),
        _ => Key::plain(match byte % 8 {
            0 => KeyCode::Enter,
            1 => KeyCode::Esc,
            2 => KeyCode::Tab,
            3 => KeyCode::Backspace,
            4 => KeyCode::Up,
            5 => KeyCode::Down,
            6 => KeyCode::PageDown,
            _ => KeyCode::PageUp,
        }),
    }
}

/// Runs the target of that name.
#[allow(dead_code, reason = "the native harness looks the target up once")]
pub fn run(name: &str, input: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name);
    target.expect("a target").1(input);
}
