//! Base64 as it comes: with dirt in it, without its end, with a list's footer behind it.

use mail_parser::decoders::base64::base64_decode;

/// Figures of a line behind which further ones are base64 too, whatever stands between.
const WIDE: usize = 40;

/// Fewest figures that are told from a word.
const MIN: usize = 16;

/// The bytes of the lines that are base64, and those of the rest: a footer. The last line of base64 is
/// shorter than the others.
pub(super) fn decoded(sent: &[u8]) -> Vec<u8> {
    let (figures, rest) = figures(sent);
    let pieces = figures.split(|&byte| byte == b'=');
    let pieces = pieces.filter(|piece| piece.len() > 1);
    let bytes: Vec<u8> = pieces.filter_map(piece).flatten().collect();
    if bytes.is_empty() || figures.len() < MIN {
        return sent.to_vec();
    }
    let rest = rest.trim_ascii_start();
    if rest.is_empty() {
        bytes
    } else {
        [&bytes, b"\n".as_slice(), rest].concat()
    }
}

/// True where its end is missing: figures that are no four, and nothing that fills them up.
pub(super) fn is_cut(sent: &[u8]) -> bool {
    let figures = sent.iter().filter(|&&byte| is_figure(byte)).count();
    figures % 4 > 1 && !sent.contains(&b'=')
}

/// Four figures are three bytes; two and three of the last are one and two.
fn piece(figures: &[u8]) -> Option<Vec<u8>> {
    let (whole, rest) = figures.split_at_checked(figures.len() / 4 * 4)?;
    let padded = match rest.len() {
        0 | 1 => whole.to_vec(),
        2 => [figures, b"=="].concat(),
        _ => [figures, b"="].concat(),
    };
    base64_decode(&padded)
}

/// The figures of what is coded, and what stands behind. A line that is none of it may stand between.
fn figures(sent: &[u8]) -> (Vec<u8>, &[u8]) {
    let (mut out, mut at, mut end) = (Vec::new(), 0, 0);
    let (mut width, mut ended) = (None, false);
    for line in sent.split_inclusive(|&byte| byte == b'\n') {
        at += line.len();
        let words = line.trim_ascii();
        let last = padded(words);
        if !ended && !last.is_empty() && last.len() < words.len() {
            out.extend_from_slice(last);
            end = at - line.trim_ascii_start().len() + last.len();
            ended = true;
            continue;
        }
        let figures: Vec<u8> = words
            .iter()
            .copied()
            .filter(|&byte| is_figure(byte))
            .collect();
        // dirt is a sign in ten; in a sentence more are blanks
        let dirt = words.len() - figures.len();
        let coded = if ended {
            dirt == 0 && figures.len() >= WIDE
        } else {
            dirt * 10 <= figures.len() && !figures.is_empty()
        };
        if coded {
            let count = figures.len();
            ended = figures.ends_with(b"=") || *width.get_or_insert(count) > count;
            out.extend_from_slice(&figures);
            end = at;
            continue;
        }
        if out.is_empty() && !words.is_empty() {
            break;
        }
        ended = !out.is_empty();
    }
    (out, sent.get(end..).unwrap_or(&[]))
}

fn is_figure(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)
}

/// The last figures, where a footer follows on the same line: "aGVsbG8=_____" → "aGVsbG8=".
fn padded(words: &[u8]) -> &[u8] {
    let figures = words.iter().take_while(|&&byte| is_figure(byte)).count();
    let head = words.get(..figures).unwrap_or(&[]);
    if head.ends_with(b"=") { head } else { &[] }
}
