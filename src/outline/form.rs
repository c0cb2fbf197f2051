//! How a line is written, in the words by which decisions about lines are kept.

use super::entry::{Entry, case};
use super::facts::End;
use super::marker::Mark;
use crate::model::Form;

/// A heading of more words is a sentence or nearly one; a line of more than `MANY` a paragraph.
const FEW: u32 = 8;
const MANY: u32 = 16;

/// The form of a line: "2. Who Pays" between blank lines is "with a number, in Title Case, few words,
/// blank lines around it", as "3. What Comes Next" is; "WHO PAYS" there is written otherwise.
pub(super) fn form(entry: &Entry) -> Form {
    let facts = &entry.facts;
    let marker = match facts.marker.mark {
        Mark::None => "",
        Mark::Bullet => "with a bullet",
        Mark::Decimal(2..) => "with a number of several parts",
        Mark::Decimal(_) | Mark::Bare => "with a number",
        Mark::Roman => "with a Roman number",
        Mark::Capital => "with a letter",
        Mark::Small => "with the mark of a list",
        Mark::Ideograph => "with a numeral",
        Mark::Word(_) => "with a word that counts",
    };
    let case = match case(facts) {
        1 => "like a sentence",
        2 => "in Title Case",
        3 => "in capitals",
        _ => "",
    };
    let end = match facts.end {
        End::Colon => "with a colon",
        End::Question => "with a question mark",
        end if end.is_closed() => "with a full stop",
        End::Comma | End::Dash => "breaking off",
        _ => "",
    };
    let length = match facts.words {
        0 | 1 => "one word",
        2..=FEW => "few words",
        ..=MANY => "many words",
        _ => "a long line",
    };
    let blanks = match (entry.above > 0, entry.below > 0) {
        (true, true) => "blank lines around it",
        (true, false) => "a blank line above it",
        (false, true) => "a blank line below it",
        (false, false) => "no blank line beside it",
    };
    let when = |on: bool, words| if on { words } else { "" };
    Form([
        marker,
        when(entry.bold, "in bold"),
        case,
        when(facts.quoted, "in quotation marks"),
        when(entry.ruled_below == 2, "underlined"),
        end,
        when(facts.stops > 0, "of several sentences"),
        length,
        blanks,
    ])
}

#[cfg(test)]
mod tests {
    use super::super::line;
    use super::super::table::Table;
    use super::form;

    fn forms(text: &str) -> Vec<String> {
        let (lines, _) = line::scan(text);
        let table = Table::new(text, &lines);
        let forms = table.entries.iter().map(|entry| form(entry).words());
        forms.collect()
    }

    #[test]
    fn lines_that_look_alike_have_one_form() {
        let text = "2. Who Pays for It\n\n3. What Comes Next\n\nWHAT COMES NEXT\n\nCosts:\nnone\n";
        let forms = forms(text);
        assert_eq!(
            forms[0],
            "with a number, in Title Case, few words, blank lines around it"
        );
        assert_eq!(forms[0], forms[1]);
        assert_eq!(forms[2], "in capitals, few words, blank lines around it");
        assert_eq!(forms[3], "with a colon, one word, a blank line above it");
    }
}
