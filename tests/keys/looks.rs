//! Widths, themes, redraw, suspend.

use attache::app::Effect;

use super::harness::{NARROW, Reader, assert_says, brief};

#[test]
fn the_outline_gets_wider_and_narrower() {
    let mut reader = Reader::open("brief.md", &brief());
    let width = |reader: &Reader| reader.app.view.panes.outline.unwrap().width;
    let before = width(&reader);
    reader.press(">");
    assert_eq!(width(&reader), before + 2);
    reader.press("<lt><lt>");
    assert_eq!(width(&reader), before - 2);
    for _ in 0..40 {
        reader.press("<lt>");
    }
    assert_eq!(width(&reader), 16);
    for _ in 0..40 {
        reader.press(">");
    }
    assert_eq!(width(&reader), 40, "at most half of the screen");
    reader.press("o<lt>");
    assert_eq!(width(&reader), 38, "from the pane, too");
}

#[test]
fn the_inspector_gets_wider_and_narrower_while_it_has_the_focus() {
    let mut reader = Reader::at("brief.md", &brief(), (160, 30));
    let widths = |reader: &Reader| {
        let panes = &reader.app.view.panes;
        (panes.outline.unwrap().width, panes.inspector.unwrap().width)
    };
    let before = widths(&reader);
    reader.press("e>>");
    assert_eq!(widths(&reader), (before.0, before.1 + 4));
    reader.press("<lt>");
    assert_eq!(widths(&reader), (before.0, before.1 + 2));
    for _ in 0..60 {
        reader.press(">");
        assert!(reader.app.view.panes.text.width >= 50);
    }
    for _ in 0..60 {
        reader.press("<lt>");
    }
    assert_eq!(widths(&reader).1, 16);
}

#[test]
fn the_text_gets_narrower_and_wider() {
    let mut reader = Reader::at("brief.md", &brief(), (160, 30));
    let width = |reader: &Reader| reader.app.view.panes.column.width;
    assert_eq!(width(&reader), 80);
    reader.press("-");
    assert_eq!(width(&reader), 76);
    assert_says(&reader, "Text up to 76 columns wide.");
    reader.press("++");
    assert_eq!(width(&reader), 84);
    for _ in 0..40 {
        reader.press("-");
    }
    assert_eq!(width(&reader), 30);
    for _ in 0..60 {
        reader.press("+");
    }
    assert_says(&reader, "Text up to 200 columns wide.");
    reader.press("z");
    assert!(width(&reader) > 100);
}

#[test]
fn the_first_step_narrower_is_seen_also_where_the_pane_is_narrow() {
    let mut reader = Reader::at("brief.md", &brief(), NARROW);
    let before = reader.app.view.panes.column.width;
    reader.press("-");
    assert_eq!(reader.app.view.panes.column.width, before - 4);
}

#[test]
fn a_changed_width_keeps_the_first_text() {
    let mut reader = Reader::at("brief.md", &brief(), (160, 30));
    reader.press("20j");
    let top = reader.app.view.top;
    for _ in 0..8 {
        reader.press("-");
        let first = reader.app.view.rows[0].clone();
        assert!(first.start() <= top && top <= first.span.end, "{first:?}");
    }
    for _ in 0..8 {
        reader.press("+>");
    }
    assert_eq!(reader.app.view.top, top);
}

#[test]
fn themes_go_round() {
    let mut reader = Reader::open("brief.md", &brief());
    let mut seen = Vec::new();
    for _ in 0..4 {
        reader.press("T");
        seen.push(reader.app.theme.name.to_string());
        assert_says(&reader, "Theme: ");
    }
    assert_eq!(seen, ["light", "high-contrast", "monochrome", "dark"]);
    reader.press("oT");
    assert_eq!(reader.app.theme.name, "light");
}

#[test]
fn redraw_and_suspend_are_left_to_the_terminal() {
    for pane in ["", "o"] {
        let mut reader = Reader::open("brief.md", &brief());
        reader.press(pane).press("<C-l><C-z>");
        assert_eq!(reader.effects, [Effect::Redraw, Effect::Suspend]);
    }
}

#[test]
fn the_screen_is_drawn_anew_while_one_types() {
    for open in ["/", ":", "?/", "o/", "c", "c<Esc>W/"] {
        let mut reader = Reader::open("brief.md", &brief());
        reader.press(open).press("ab");
        reader.effects.clear();
        let before = reader.state();
        reader.press("<C-l>");
        assert_eq!(reader.effects, [Effect::Redraw], "{open}");
        assert_eq!(reader.state(), before, "{open}: nothing else is done");
    }
}

#[test]
fn long_lines_of_code_wrap_on_request() {
    let code = "the levy of the talks over the quotas of the boats ".repeat(4);
    let text = format!("# Talks\n\n```\n{code}of all\n```\n\nThe end.\n");
    let mut reader = Reader::at("talks.md", &text, (60, 14)).lit(&[]);
    let of_code = |reader: &Reader| {
        let rows = reader.app.view.rows.iter();
        rows.filter(|row| !row.blank && row.block == 1).count()
    };
    assert_eq!(of_code(&reader), 1);
    reader.press("3<Right>");
    assert!(reader.app.view.left > 0);
    reader.press(":wrap<Enter>");
    assert_says(&reader, "Long lines of code are wrapped.");
    assert_eq!(of_code(&reader), 4);
    reader.press("/of all<Enter>");
    let hit = reader.app.find.current.unwrap();
    assert_eq!(
        reader.screen_row(hit.start),
        Some(5),
        "it is on the last row of it"
    );
    reader.press(":wrap<Enter>");
    assert_says(&reader, "go sideways: ← →.");
    assert_eq!(of_code(&reader), 1);
}

#[test]
fn the_configuration_says_whether_code_wraps() {
    let mut reader = Reader::open("brief.md", &brief());
    let configured = |text: &str| {
        let (config, faults) = attache::config::parse(std::path::Path::new("c.toml"), text);
        assert_eq!(faults, []);
        attache::app::Event::Configured(Box::new(config))
    };
    reader.update(configured("wrap_code = true"));
    assert!(reader.app.view.wrap_code);
    // what was set by hand since stays until the file says something else
    reader.press(":wrap<Enter>");
    reader.update(configured("wrap_code = true\nhints = false"));
    assert!(!reader.app.view.wrap_code);
    reader.update(configured("wrap_code = false"));
    reader.update(configured("wrap_code = true"));
    assert!(reader.app.view.wrap_code);
}
