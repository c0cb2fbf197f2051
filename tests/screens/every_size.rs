//! Any size draws, and what is drawn is true.

use attache::config::Depth;
use attache::model::Kind;

use super::harness::{Reader, brief};
use super::picture::draw;

#[test]
fn every_small_size_draws_every_state() {
    let lit = [("commission", Kind::Stakeholder), ("gauges", Kind::Issue)];
    let states = [
        "",
        "3].",
        "o",
        "o/ta",
        "/commission",
        "/commission<Enter>n",
        "?",
        "?/section",
        "<Right>",
        "ej<Enter>",
        "e/comm",
        ".fel",
        "m",
        "123",
        "Ml",
        "M<Enter>",
        "P/com",
        "BG",
    ];
    for state in states {
        let mut reader = Reader::at("brief.md", &brief(), (80, 24)).lit(&lit);
        reader.press(state);
        for columns in 0..60 {
            for rows in 0..20 {
                reader
                    .app
                    .update(attache::app::Event::Resize(columns, rows));
                let (buffer, cursor) = draw(&reader, Depth::True);
                if let Some((x, y)) = cursor {
                    assert!(x < columns && y < rows, "{state}: a cursor at {x}, {y}");
                }
                assert_eq!((buffer.area.width, buffer.area.height), (columns, rows));
            }
        }
    }
}

#[test]
fn the_size_of_the_buffer_may_differ_from_the_one_last_told() {
    // a resize is drawn before its event has come
    for (told, drawn) in [
        ((80, 24), (20, 5)),
        ((80, 24), (1, 1)),
        ((20, 5), (200, 60)),
    ] {
        for state in ["", "o", "?", "/a", "3]."] {
            let mut reader = Reader::at("brief.md", &brief(), told).lit(&[("gauges", Kind::Issue)]);
            reader.press(state);
            let backend = ratatui::backend::TestBackend::new(drawn.0, drawn.1);
            let mut terminal = ratatui::Terminal::new(backend).unwrap();
            let painter = attache::tui::Painter::new(&reader.app.theme, Depth::True);
            terminal
                .draw(|frame| attache::tui::views::draw(&reader.app, &painter, frame))
                .unwrap();
        }
    }
}

#[test]
fn the_smallest_sizes_show_text() {
    for (columns, rows) in [(1, 1), (2, 2), (10, 3), (20, 5)] {
        let mut reader = Reader::at("brief.md", &brief(), (columns, rows));
        reader.press("]");
        let (buffer, _) = draw(&reader, Depth::None);
        let letters: String = buffer
            .content
            .iter()
            .map(ratatui::buffer::Cell::symbol)
            .collect();
        let head = &"Alpha"[..usize::from(columns).min(5)];
        assert!(letters.contains(head), "{columns}x{rows}: {letters:?}");
    }
}

#[test]
fn without_colours_there_is_none_but_all_attributes() {
    let lit = [("commission", Kind::Stakeholder), ("gauges", Kind::Issue)];
    for theme in &attache::config::theme::THEMES {
        let mut reader = Reader::at("brief.md", &brief(), (80, 24)).lit(&lit);
        reader.app.theme = theme.clone();
        reader.press(".");
        let (buffer, _) = draw(&reader, Depth::None);
        let reset = ratatui::style::Color::Reset;
        assert!(
            buffer
                .content
                .iter()
                .all(|cell| (cell.fg, cell.bg) == (reset, reset))
        );
        for modifier in [
            ratatui::style::Modifier::BOLD,
            ratatui::style::Modifier::UNDERLINED,
            ratatui::style::Modifier::REVERSED,
        ] {
            assert!(
                buffer
                    .content
                    .iter()
                    .any(|cell| cell.modifier.contains(modifier))
            );
        }
    }
}

#[test]
fn highlights_change_no_letter() {
    let lit = [("commission", Kind::Stakeholder), ("gauges", Kind::Issue)];
    let plain = Reader::at("brief.md", &brief(), (60, 24));
    let lit = Reader::at("brief.md", &brief(), (60, 24)).lit(&lit);
    let letters = |reader: &Reader| -> Vec<String> {
        let (buffer, _) = draw(reader, Depth::True);
        // the status row counts them
        let rows = buffer.content.chunks(60).take(23);
        rows.map(|row| row.iter().map(ratatui::buffer::Cell::symbol).collect())
            .collect()
    };
    assert_eq!(letters(&plain), letters(&lit));
}
