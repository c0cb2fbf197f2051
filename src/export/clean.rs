//! What is written outside, without control characters.

use crate::text::sanitise;

/// Several lines without any control character but the line feeds between them.
pub(super) fn clean(text: &str) -> String {
    let lines: Vec<String> = text.split('\n').map(sanitise::line).collect();
    lines.join("\n")
}
