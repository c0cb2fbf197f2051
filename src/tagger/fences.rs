//! Where sentences start: features and names never reach over that.

use super::word::{Word, is};
use crate::lexicon::{is_written, list};

/// Marks where sentences start.
pub(super) fn fences(text: &str, base: u32, words: &mut [Word]) {
    // at the start, `ended` stands for the start of the block
    let (mut ended, mut opens, mut short) = (true, true, false);
    for word in words {
        let (start, end) = ((word.start - base) as usize, (word.end - base) as usize);
        let shown = text.get(start..end).unwrap_or("");
        let plain = word.is(is::LETTER) && !word.is(is::CAPITAL);
        let closes =
            word.is(is::MARK) && matches!(shown, "\"" | "”" | "’" | "'" | ")" | "]" | "»" | "''");
        if word.is(is::MARK) && shown.starts_with(['.', '!', '?', '…', '。', '！', '？']) {
            ended = true;
            opens = true;
            continue;
        }
        if !(closes && ended && start > 0) {
            let new = ended && !(plain && start > 0) || short && is_written(list::STARTER, shown);
            if new {
                word.flags |= is::FENCE;
                opens = true;
            }
            ended = false;
        }
        if !word.is(is::MARK) {
            if opens && !(plain && start > 0 && !word.is(is::FENCE)) {
                word.flags |= is::OPENS;
            }
            opens = false;
        }
        short = word.is(is::STOPPED);
    }
}
