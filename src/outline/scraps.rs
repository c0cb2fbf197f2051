//! What a page leaves between its paragraphs when its pictures are gone: credits of photographs,
//! and captions with the credit at their end.

/// Who sells pictures to papers, in lower case.
#[rustfmt::skip]
const AGENCIES: [&str; 36] = [
    "getty", "getty images", "getty images news", "reuters", "afp", "ap", "ap photo",
    "associated press", "epa", "epa-efe", "efe", "bloomberg", "alamy", "shutterstock", "istock",
    "istockphoto", "dpa", "xinhua", "tass", "pa", "pa wire", "rex", "keystone", "anadolu",
    "zuma press", "sipa", "ansa", "lusa", "belga", "imago", "picture alliance", "nurphoto", "upi",
    "flickr", "wikimedia commons", "unsplash",
];

/// Longest name of a paper or agency behind the name of a photographer, in bytes.
const PAPER: usize = 8;

/// "Ana Costa/Getty Images", "The quay at dawn. Ana Costa/AFP", "The quay via Reuters": ends with
/// where a picture is from.
pub(super) fn is_credited(words: &str) -> bool {
    let agency = |name: &str| {
        let name = name.trim_end_matches(['.', ')', ']']);
        AGENCIES
            .iter()
            .any(|known| known.eq_ignore_ascii_case(name))
    };
    let behind = |mark: &str| {
        words
            .rsplit_once(mark)
            .is_some_and(|(_, name)| agency(name))
    };
    behind("/") || behind(" via ") || behind(" / ") || has_glued_credit(words)
}

/// "The quay at dawn.CreditAna Costa": a caption and its credit that lost the blank between them.
fn has_glued_credit(words: &str) -> bool {
    let mut parts = words.split("Credit");
    let before = parts.next().unwrap_or("");
    let stopped = before.ends_with(['.', '?', '!', '”', '’', ')']);
    stopped
        && parts.next().is_some_and(|name| {
            name.starts_with(|c: char| c.is_uppercase() || matches!(c, '.' | '…' | ':'))
        })
}

/// "Ana Costa/COAST": the name before a paper in capitals.
pub(super) fn photographer(words: &str) -> Option<&str> {
    let (name, paper) = words.rsplit_once('/')?;
    let paper = paper.trim();
    let capitals = (2..=PAPER).contains(&paper.len())
        && paper.bytes().all(|byte| byte.is_ascii_uppercase())
        && name.split_whitespace().nth(1).is_some();
    capitals.then(|| name.trim())
}

#[cfg(test)]
mod tests {
    use super::super::tests::{PROSE, headings};
    use super::{is_credited, photographer};

    #[test]
    fn what_a_page_leaves_is_no_heading() {
        for scrap in [
            "Ana Costa/Getty Images",
            "Ondine Brask/COAST",
            "Foto: Ana Costa",
            "View photo",
            "Image",
            "Save",
            "Veronica Lund",
            "Veronica Lund, Ph.D.",
            "Read more: The Quay That Nobody Wants",
            "Learn more: Seven Tips for Pilots",
            "Lire aussi : Le quai que personne ne veut",
            "By Ondine Brask (with Ana Costa)",
            "图注：港口的旧码头",
        ] {
            let text = format!(
                "Paying for Quays\n\n{PROSE}\n\n{scrap}\n\n{PROSE}\n\nNext Steps\n\n{PROSE}\n"
            );
            assert_eq!(headings(&text), [("Next Steps".to_owned(), 1)], "{scrap}");
        }
    }

    #[test]
    fn names_in_quotation_marks_and_lists_of_links_are_headings() {
        for head in [
            "See also",
            "\u{201c}Thumper\u{201d} ($20)",
            "\u{201c}RIGS: Sea League\u{201d} ($50)",
        ] {
            let text = format!(
                "Paying for Quays\n\n{PROSE}\n\nNext Steps\n\n{PROSE}\n\n{head}\n\n{PROSE}\n"
            );
            assert_eq!(headings(&text).len(), 2, "{head}");
        }
    }

    #[test]
    fn credits_end_with_an_agency() {
        for words in [
            "Ana Costa/Getty Images",
            "The ferry at the old quay Ana Costa/Reuters",
            "Ana Costa/Harbour Views/Getty",
            "Ana Costa via AP",
            "The ferry at the old quay.CreditAna Costa",
        ] {
            assert!(is_credited(words), "{words}");
        }
        for words in [
            "Input/output prices",
            "Travel via Paris",
            "Credit where it is due",
            "The harbour.Credits",
        ] {
            assert!(!is_credited(words), "{words}");
        }
        assert_eq!(photographer("Ana Costa/COAST"), Some("Ana Costa"));
        assert_eq!(photographer("Tariffs/TRADE"), None);
        assert_eq!(photographer("Ports and quays/inland"), None);
    }
}
