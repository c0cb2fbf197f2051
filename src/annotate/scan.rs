//! One pass over the words of some blocks: longest match first, each word in one match only.

use std::ops::Range;

use super::apposition::{self, Told};
use super::hit::{Hit, What};
use super::own::{Lexicons, Own};
use super::page::{Match, Page};
use super::{around, figure, issues, matters, names, pairs, patterns, roles, ticker, verbs};
use crate::lexicon::format::class;
use crate::lexicon::norm::{NAMES, TERMS};
use crate::lexicon::tokens::{self, Gap, Token, is};
use crate::lexicon::{self, list};
use crate::model::{Article, Block, BlockKind, Inline, Span, WhyRule};

/// How far a phrase may reach into the next piece of a paragraph that was cut.
const OVERHANG: u32 = 160;

/// Adds the matches in the blocks of `blocks`, in reading order.
///
/// Blocks are independent of each other: a worker may call this for a few at a time, the visible
/// ones first, and stop whenever it likes; the order of calls does not matter to [`super::fold`].
pub fn scan(article: &Article, blocks: Range<usize>, lexicons: &Lexicons, into: &mut Vec<Hit>) {
    let mut tokens = Vec::new();
    let mut code = Vec::new();
    for index in blocks {
        let Some(block) = article.blocks.get(index) else {
            return;
        };
        if is_aside(block) {
            continue;
        }
        let span = Span::new(block.span.start, reach(article, index));
        unspoken(article, span, block.kind, &mut code);
        tokens::split(span.of(&article.text), span.start, &code, &mut tokens);
        let page = Page::new(&article.text, &tokens, block.is_heading());
        let first = into.len();
        let own = lexicons.find(&page, block.span.end);
        walk(&page, block.span.end, &own, into);
        lexicons.ignore(&page, block.span.end, into);
        into.get_mut(first..)
            .unwrap_or(&mut [])
            .sort_by_key(|hit| hit.span.start);
    }
}

/// By-lines, credits and rules are said about the text, not by it.
fn is_aside(block: &Block) -> bool {
    matches!(block.kind, BlockKind::Note | BlockKind::Rule)
}

/// Where nothing is to be found, in reading order: by-lines, credits, addresses, code.
pub fn asides(article: &Article) -> Vec<Span> {
    let (mut all, mut own) = (Vec::new(), Vec::new());
    for block in &article.blocks {
        if is_aside(block) {
            all.push(block.span);
        } else {
            unspoken(article, block.span, block.kind, &mut own);
            all.append(&mut own);
        }
    }
    all
}

/// Where the text of a block ends for the rules: a little into the next one if that goes on.
fn reach(article: &Article, index: usize) -> u32 {
    let end = article.blocks.get(index).map_or(0, |block| block.span.end);
    let Some(next) = article.blocks.get(index + 1).filter(|next| next.continues) else {
        return end;
    };
    let mut to = next.span.end.min(next.span.start + OVERHANG);
    while !article.text.is_char_boundary(to as usize) {
        to -= 1;
    }
    to
}

/// The spans in `span` that are no prose: addresses, signs of shares, and code where lines are kept as they are.
fn unspoken(article: &Article, span: Span, kind: BlockKind, into: &mut Vec<Span>) {
    into.clear();
    let first = article
        .styles
        .partition_point(|run| run.span.end <= span.start);
    let runs = article.styles.get(first..).unwrap_or(&[]);
    into.extend(
        runs.iter()
            .take_while(|run| run.span.start < span.end)
            .filter(|run| {
                run.inline.has(Inline::ADDRESS)
                    || kind == BlockKind::Verbatim && run.inline.has(Inline::CODE)
            })
            .map(|run| run.span),
    );
    let known = into.len();
    addresses(&article.text, span, into);
    ticker::tickers(&article.text, span, into);
    if into.len() > known {
        into.sort_unstable_by_key(|span| span.start);
    }
}

/// Adds the addresses that stand in the text as they are, as in marks that are not closed.
fn addresses(text: &str, span: Span, into: &mut Vec<Span>) {
    let (words, base) = (span.of(text), span.start as usize);
    let known = into.len();
    let mut from = 0;
    while let Some(at) = words.get(from..).and_then(|rest| rest.find("://")) {
        let rest = words.get(from + at..).unwrap_or("");
        let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | ')'));
        let end = from + at + length.unwrap_or(rest.len());
        let new = Span::new((base + from + at) as u32, (base + end) as u32);
        let before = into.get(..known).unwrap_or(&[]);
        let next = before.partition_point(|span| span.end <= new.start);
        if !before.get(next).is_some_and(|span| span.overlaps(new)) {
            into.push(new);
        }
        from = end;
    }
}

fn walk(page: &Page, end: u32, own: &[Own], hits: &mut Vec<Hit>) {
    let floor = hits.len();
    let mut own = own.iter().peekable();
    let mut at = 0;
    while let Some(token) = page.get(at).filter(|token| token.start < end) {
        let mine = own.next_if(|own| own.from == at);
        let to = if let Some(mine) = mine.filter(|mine| mine.leads(page)) {
            hits.push(mine.hit(page));
            mine.to
        } else if token.is_code() {
            at + 1
        } else {
            one(page, at, token, floor, hits).max(at + 1)
        };
        // one of the reader's that starts later, but is as long and reaches further
        while let Some(mine) = own.next_if(|own| own.from < to) {
            if mine.to > to && mine.to - mine.from >= to - at {
                hits.push(mine.hit(page));
            }
        }
        at = to;
    }
}

/// Everything that may start at word `at`; returns where to go on.
fn one(page: &Page, at: usize, token: &Token, floor: usize, hits: &mut Vec<Hit>) -> usize {
    let rest = page.rest(at);
    let find = |root| {
        lexicon::longest(root, rest, page.shouting).map(|(entry, len)| Match {
            entry,
            from: at,
            to: at + len,
        })
    };
    let name = find(NAMES);
    let term = find(TERMS);
    let length = |found: Option<Match>| found.map_or(0, |found| found.to - at);
    // "U.S. Government Publishing Office": no name of two words, which the lexicon knows, but of firms
    let dotted = (token.is_dotted() || token.is_upper() && token.has(is::STOP)) && name.is_some();
    let firm = |to: usize| page.is_listed(to - 1, list::FORM);
    if (token.is_name() || dotted) && !page.titled {
        let body = patterns::body(page, at);
        if let Some(to) = body
            && to - at > length(name) + usize::from(dotted && !firm(to))
            && to - at >= length(term)
        {
            hits.push(Hit::new(
                page.span(at, to),
                What::Body,
                WhyRule::Body,
                token.start,
            ));
            return to;
        }
        if !name.is_some_and(|name| matches!(name.entry.class, class::PERSON | class::ORGANISATION))
            && let Some((to, rule, evidence)) = patterns::person(page, at, length(name))
            && to - at >= length(name).max(length(term))
        {
            hits.push(Hit::new(page.span(at, to), What::Person, rule, evidence));
            return to;
        }
    }
    if name.is_none_or(|name| name.entry.class == class::ROLE)
        && token.is_name()
        && !page.titled
        && let Some((to, told, evidence)) = apposition::explained(page, at)
        && to - at >= length(term)
    {
        let what = match told {
            Told::Body => What::Body,
            Told::Person => What::Person,
        };
        hits.push(Hit::new(
            page.span(at, to),
            what,
            WhyRule::Speaker,
            evidence,
        ));
        return to;
    }
    if let Some(term) = term
        && length(Some(term)) > length(name)
        && !issues::is_office(page, term)
        && !around::is_of_name(page, at, term.to)
        && !figure::is_figure(page, term)
        && !(term.to == at + 1 && verbs::is_verb(page, at))
    {
        if let Some(to) = roles::of_matter(page, at, term.to, hits) {
            return to;
        }
        return issues::term(page, term, floor, hits);
    }
    if let Some(name) = name {
        return match name.entry.class {
            class::ROLE => group(page, name, floor, hits),
            _ => names::name(page, name, floor, hits),
        };
    }
    if let Some(to) = matters::matter(page, at, floor, hits) {
        return to;
    }
    unknown(page, at, token, hits)
}

/// A role, or the head of a body that points back ("the commission").
fn group(page: &Page, name: Match, floor: usize, hits: &mut Vec<Hit>) -> usize {
    let before = hits.len();
    let to = roles::group(page, name, floor, hits);
    if let Some(token) = page.get(name.from)
        && hits.len() == before
        && to == name.from + 1
        && !page.titled
        && (token.has(is::SUFFIX | is::HEAD) || is_the_government(page, name.from))
        && patterns::points_back(page, name.from)
    {
        hits.push(Hit::new(
            token.span(),
            What::Back,
            WhyRule::Reference,
            token.start,
        ));
    }
    to
}

/// "the Government": that of the country at hand, where it has a capital.
fn is_the_government(page: &Page, at: usize) -> bool {
    page.get(at).is_some_and(Token::is_capital) && page.is_word(at, &["government"])
}

/// A word that the lexicon does not know: kept where the document may explain it.
fn unknown(page: &Page, at: usize, token: &Token, hits: &mut Vec<Hit>) -> usize {
    if token.gap == Gap::Open && token.is_upper() && page.text_after(at).starts_with(')') {
        hits.push(Hit::new(
            token.span(),
            What::Acronym,
            WhyRule::Acronym,
            token.start,
        ));
        return at + 1;
    }
    if !page.titled && token.has(is::SUFFIX | is::HEAD) && patterns::points_back(page, at) {
        hits.push(Hit::new(
            token.span(),
            What::Back,
            WhyRule::Reference,
            token.start,
        ));
    } else if token.is_name() {
        let (what, rule, evidence) = match page.get(at + 1) {
            Some(next) if apposition::acts(page, at) => {
                let opens = token.gap == Gap::Sentence;
                let what = if opens { What::Opening } else { What::Acting };
                (what, WhyRule::Speaker, next.start)
            }
            // "Merovian officials": stands for Merovia, if the article knows it
            Some(_) if names::acts(page, at + 1) => (What::Run, WhyRule::Demonym, token.start),
            _ => (What::Run, WhyRule::ShortForm, token.start),
        };
        hits.push(Hit::new(token.span(), what, rule, evidence));
    } else if let Some(pair) = pairs::pair(page, at) {
        hits.push(pair);
    }
    at + 1
}

#[cfg(test)]
mod tests {
    use super::super::fixture::issues;

    #[test]
    fn the_words_of_an_address_are_no_matters() {
        let text = "See <a href=https://x.example/tariffs/inflation>it</a>.";
        assert_eq!(issues(text), [""; 0]);
        let text = "Tariffs (see http://x.example/inflation) rose.";
        assert_eq!(issues(text), ["Tariffs=tariffs"]);
    }

    #[test]
    fn addresses_without_end_are_read_in_one_go() {
        for piece in ["://", "a:// ", "://\n"] {
            let _ = issues(&piece.repeat(100_000));
        }
    }
}
