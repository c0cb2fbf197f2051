//! Letters of right-to-left scripts, turned.

/// Letters come from left to right as they stand; words of right-to-left scripts are turned.
pub(super) fn logical(text: &str) -> String {
    let right: usize = text.chars().filter(|&c| is_right_to_left(c)).count();
    if right == 0 {
        return text.to_owned();
    }
    let words: Vec<String> = text.split(' ').map(turned).collect();
    if right * 2 < text.chars().filter(|c| c.is_alphabetic()).count() {
        return words.join(" ");
    }
    // the words too, but for those of other scripts that stand together
    let mut out: Vec<String> = Vec::new();
    let mut together: Vec<String> = Vec::new();
    for word in words.into_iter().rev() {
        if word
            .chars()
            .any(|c| c.is_alphanumeric() && !is_right_to_left(c))
        {
            together.push(word);
        } else {
            out.extend(together.drain(..).rev());
            out.push(word);
        }
    }
    out.extend(together.into_iter().rev());
    out.join(" ")
}

fn turned(word: &str) -> String {
    if word.chars().any(is_right_to_left) {
        word.chars().rev().collect()
    } else {
        word.to_owned()
    }
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}')
}

#[cfg(test)]
mod tests;
