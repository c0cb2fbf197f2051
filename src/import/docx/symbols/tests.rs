//! Tests: characters of symbol fonts, which stand at places of their own.

use super::shown;

#[test]
fn symbols_are_shown_as_what_they_look_like() {
    assert_eq!(shown("Symbol", "F0B3"), Some('≥'));
    assert_eq!(shown("Wingdings", "F0FC"), Some('✓'));
    assert_eq!(shown("Arial", "2022"), Some('•'));
    assert_eq!(shown("Arial", "no"), None);
}
