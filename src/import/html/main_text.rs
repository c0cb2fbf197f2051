//! Which elements of a page are its article.
//!
//! The choice is that of `legible`, a port of the algorithm behind the reader view of browsers. It
//! sees the page as we read it, each element numbered, and we see which numbers are left. So what
//! is kept are elements of the page itself, and our own pass can correct the choice: it knows what
//! pages call what is no part of an article ([`prune`]), and gives back what was taken for such.

use super::loose;
use super::numbered::{MAX_DEPTH, NUMBER, numbered};
use super::prune::{self, Weight, names_speaker, of};
use super::tree::{Id, ROOT, Step, Tree, heading_level, is_block};

/// Most elements for which the choice is made: beyond, all of the page is shown.
const MAX_NODES: usize = 150_000;

/// Most elements that are looked at beside one.
const MAX_ALIKE: usize = 200;

/// Longest passage in bytes of which is asked whether it ends in a colon.
const MAX_OPENING: usize = 2000;

/// Words in bytes below which a choice is no article.
const MIN: usize = 250;

/// Words in bytes below which a main part tells nothing.
const SHORT: usize = 30;

/// Words in bytes that a passage has at least which is given back.
const PROSE: usize = 80;

/// Leaves out all of a page but its article. `window` is the title that the window shows.
pub(super) fn choose(tree: &mut Tree, window: &str, title: Option<Id>) {
    if tree.len() > MAX_NODES {
        return;
    }
    let all = prune::weights(tree, |_| true);
    let mut kept = chosen(tree, window, &all).unwrap_or_else(|| vec![false; tree.len()]);
    if let Some(short) = short_article(tree, &kept, &all) {
        kept.fill(false);
        fill(tree, short, &mut kept);
    } else if (weight(tree, &kept, &all) < MIN || !is_in_main(tree, &kept, &all))
        && let Some(main) = container(tree)
    {
        fill(tree, main, &mut kept);
    }
    give_back(tree, &mut kept, &all);
    let most = weight(tree, &kept, &all);
    if most == 0 {
        return;
    }
    leave_out_named(tree, &kept, most);
    if let Some(title) = title {
        keep(&mut kept, title);
    }
    let out: Vec<Id> = (0..tree.len() as Id)
        .filter(|&id| tree.is_text(id) && !is_kept(tree, &kept, id))
        .filter(|&id| title.is_none_or(|title| !tree.ancestors(id).any(|at| at == title)))
        .collect();
    for id in out {
        tree.leave_out(id);
    }
    leave_out_lines(tree);
}

/// Words of what is kept, in bytes.
fn weight(tree: &Tree, kept: &[bool], all: &[Weight]) -> usize {
    let texts = (0..tree.len() as Id).filter(|&id| is_kept(tree, kept, id));
    texts.map(|id| of(all, id).words).sum()
}

fn has(kept: &[bool], id: Id) -> bool {
    kept.get(id as usize).copied().unwrap_or(false)
}

fn keep(kept: &mut [bool], id: Id) {
    if let Some(kept) = kept.get_mut(id as usize) {
        *kept = true;
    }
}

/// True for a text that is kept, with its element or alone.
fn is_kept(tree: &Tree, kept: &[bool], id: Id) -> bool {
    tree.is_text(id) && (has(kept, id) || tree.parent(id).is_some_and(|parent| has(kept, parent)))
}

/// Keeps an element with all in it.
fn fill(tree: &Tree, from: Id, kept: &mut [bool]) {
    for id in tree.inside(from) {
        keep(kept, id);
    }
}

/// The element that a page says is its main part; the only one of its kind.
fn container(tree: &Tree) -> Option<Id> {
    let is = |kind: usize, id: Id| match kind {
        0 => tree.attribute(id, "itemprop") == "articleBody",
        1 => tree.name(id) == "main" || tree.attribute(id, "role") == "main",
        2 => tree.name(id) == "article" || tree.attribute(id, "role") == "article",
        _ => tree.name(id) == "body",
    };
    (0..4).find_map(|kind| {
        let mut all = tree.inside(ROOT).filter(|&id| is(kind, id));
        let first = all.next()?;
        // one in the other is one
        let others = all
            .filter(|&id| !tree.ancestors(id).any(|at| at == first))
            .count();
        (others == 0).then_some(first)
    })
}

/// True where most of what is kept stands in what the page says is its main part, or it says none.
fn is_in_main(tree: &Tree, kept: &[bool], all: &[Weight]) -> bool {
    let Some(main) = container(tree).filter(|&id| tree.name(id) != "body") else {
        return true;
    };
    let (mut inside, mut sum) = (0, 0);
    for id in (0..tree.len() as Id).filter(|&id| is_kept(tree, kept, id)) {
        let words = of(all, id).words;
        sum += words;
        if tree.ancestors(id).any(|at| at == main) {
            inside += words;
        }
    }
    inside * 2 > sum || of(all, main).words < MIN
}

/// The main part of a page, however short, where all that was chosen stands in its foot or beside it: a
/// flash of one sentence above a paragraph of terms.
fn short_article(tree: &Tree, kept: &[bool], all: &[Weight]) -> Option<Id> {
    let main = container(tree).filter(|&id| tree.name(id) != "body")?;
    let weight = of(all, main);
    let aside = |id: Id| {
        tree.ancestors(id)
            .any(|at| matches!(tree.name(at), "footer" | "nav" | "aside" | "header"))
    };
    let mut texts =
        (0..tree.len() as Id).filter(|&id| is_kept(tree, kept, id) && of(all, id).words > 0);
    let outside = texts.all(|id| aside(id) && !tree.ancestors(id).any(|at| at == main));
    (outside && weight.words >= SHORT && !weight.is_links()).then_some(main)
}

/// Leaves out what pages call so, but for what holds much of the article.
fn leave_out_named(tree: &mut Tree, kept: &[bool], most: usize) {
    let weights = prune::weights(tree, |id| is_kept(tree, kept, id));
    let mut out = Vec::new();
    let mut walk = tree.walk(ROOT);
    while let Some(step) = walk.next() {
        let Step::Enter(id) = step else { continue };
        if tree.is_text(id) || heading_level(tree.name(id)) == Some(1) {
            continue;
        }
        let weight = of(&weights, id);
        let little = weight.words * 3 < most;
        let aside = matches!(tree.name(id), "nav" | "footer") && !names_speaker(tree, id);
        let more = || tree.name(id) == "aside" && prune::leads_on(tree, id);
        if weight.words > 0 && little && (aside || prune::is_called_so(tree, id) || more()) {
            out.push(id);
            walk.pass_over(id);
        }
    }
    for id in out {
        tree.leave_out(id);
    }
}

/// Leaves out lines that read so.
fn leave_out_lines(tree: &mut Tree) {
    let weights = prune::weights(tree, |_| true);
    let lines: Vec<Id> = tree
        .inside(ROOT)
        // the head of a column says what stands in it: "Share"
        .filter(|&id| prune::is_line(tree, id) && tree.name(id) != "th")
        .filter(|&id| {
            let text = tree.text(id);
            !text.is_empty() && prune::reads_so(&text)
        })
        .collect();
    for id in lines {
        // a heading "Related stories" with the links below it
        if heading_level(tree.name(id)).is_some()
            && let Some(next) = tree.next_element(id)
            && of(&weights, next).is_links()
        {
            tree.leave_out(next);
        }
        tree.leave_out(id);
    }
}

/// Gives back passages of the article that were taken for something else: between what is kept and
/// in the same element, prose that is no list of links and isn't called so.
fn give_back(tree: &Tree, kept: &mut [bool], all: &[Weight]) {
    let held = prune::weights(tree, |id| is_kept(tree, kept, id));
    let core = core(tree, &held);
    let mut back = Vec::new();
    let mut before: Option<Id> = None;
    // headings of sections may be as high as the title
    let sections = loose::has_sections(tree);
    let mut walk = tree.walk(core);
    while let Some(step) = walk.next() {
        let Step::Enter(id) = step else { continue };
        if tree.is_text(id) {
            continue;
        }
        if of(&held, id).words > 0 {
            if has(kept, id) {
                before = Some(id);
            } else {
                back.extend(loose::prose(tree, id, all, PROSE));
            }
            continue;
        }
        if !is_block(tree.name(id)) {
            continue;
        }
        let aside = matches!(tree.name(id), "nav" | "footer" | "form");
        if prune::is_called_so(tree, id) || aside && !names_speaker(tree, id) {
            walk.pass_over(id);
            continue;
        }
        let level = heading_level(tree.name(id));
        let ours = if names_speaker(tree, id) {
            before.is_some() && of(all, id).words > 0
        } else if level.is_some_and(|level| level > 1 || sections) {
            leads_kept(tree, id, all, kept)
        } else {
            belongs(tree, id, all, before, kept)
        };
        if ours {
            back.push(id);
            before = Some(id);
            walk.pass_over(id);
        }
    }
    for id in back {
        keep(kept, id);
        fill(tree, id, kept);
    }
}

/// The innermost element that holds nearly all of what is kept.
fn core(tree: &Tree, held: &[Weight]) -> Id {
    let all = of(held, ROOT).words;
    let mut core = ROOT;
    loop {
        let inner = tree
            .elements(core)
            .find(|&child| of(held, child).words * 10 > all * 9);
        match inner {
            // one of several like it: the others belong to it; so does what headings stand above beside it
            Some(inner)
                if all > 0 && alike(tree, inner).count() < 3 && !goes_on(tree, core, inner) =>
            {
                core = inner;
            }
            _ => return core,
        }
    }
}

/// True where sections follow an element beside it: below a lead in a box of its own stand headings.
fn goes_on(tree: &Tree, around: Id, inner: Id) -> bool {
    let beside = tree.elements(around).take(MAX_ALIKE);
    beside
        .skip_while(|&at| at != inner)
        .skip(1)
        .any(|at| heading_level(tree.name(at)).is_some_and(|level| level > 1))
}

/// The elements beside this one, and itself, that have its name and its class.
fn alike(tree: &Tree, id: Id) -> impl Iterator<Item = Id> + '_ {
    let class = tree.attribute(id, "class");
    let around = tree
        .parent(id)
        .into_iter()
        .flat_map(|parent| tree.elements(parent));
    let boxed = matches!(
        tree.name(id),
        "article" | "aside" | "section" | "div" | "li"
    );
    around.take(MAX_ALIKE).filter(move |&at| {
        boxed
            && !class.is_empty()
            && tree.name(at) == tree.name(id)
            && tree.attribute(at, "class") == class
    })
}

/// A heading of what is kept.
fn leads_kept(tree: &Tree, id: Id, all: &[Weight], kept: &[bool]) -> bool {
    of(all, id).words > 0
        && loose::behind(tree, id).is_some_and(|at| {
            heading_level(tree.name(at)).is_none()
                && (has(kept, at) || is_section(tree, at, all) && !prune::is_called_so(tree, at))
        })
}

fn belongs(tree: &Tree, id: Id, all: &[Weight], before: Option<Id>, kept: &[bool]) -> bool {
    let weight = of(all, id);
    if weight.words == 0 {
        return false;
    }
    // a list that a sentence opens: "The following are examples:"
    let list = matches!(tree.name(id), "ul" | "ol" | "dl" | "table");
    let opened = || {
        before
            .filter(|&before| of(all, before).words <= MAX_OPENING)
            .is_some_and(|before| tree.text(before).ends_with(':'))
    };
    if list && opened() {
        return true;
    }
    if list && is_section(tree, id, all) && below_heading(tree, id) {
        return true;
    }
    if loose::is_verse(tree, id)
        && before.is_some()
        && loose::behind(tree, id).is_some_and(|at| has(kept, at))
    {
        return true;
    }
    let like_kept = || alike(tree, id).any(|at| has(kept, at)) && !weight.is_links();
    weight.words >= PROSE && (weight.links * 10 < weight.words * 3 || like_kept())
}

/// True for a list or a table that may be all of a section: its words do not lead elsewhere.
fn is_section(tree: &Tree, id: Id, all: &[Weight]) -> bool {
    let weight = of(all, id);
    matches!(tree.name(id), "ul" | "ol" | "dl" | "table")
        && weight.words >= PROSE / 4
        && weight.links * 10 < weight.words * 3
}

/// True for what stands right below a heading, but one of the page.
fn below_heading(tree: &Tree, id: Id) -> bool {
    let around = tree.parent(id).into_iter().flat_map(|at| tree.elements(at));
    let before = around.take(MAX_ALIKE).take_while(|&at| at != id).last();
    before.is_some_and(|at| heading_level(tree.name(at)).is_some_and(|level| level > 1))
}

/// For each element whether the choice keeps it; none where there is no choice to make.
fn chosen(tree: &Tree, window: &str, all: &[Weight]) -> Option<Vec<bool>> {
    let page = numbered(tree, window, all, container(tree));
    let options = legible::Options::new().disable_json_ld(true);
    let article = legible::parse(&page, None, Some(options)).ok()?;
    let mut kept = vec![false; tree.len()];
    let mark = format!("{NUMBER}=\"");
    for after in article.content.split(mark.as_str()).skip(1) {
        let number = after.split('"').next().and_then(|n| n.parse::<Id>().ok());
        if let Some(number) = number {
            keep(&mut kept, number);
        }
    }
    inherit(tree, &mut kept);
    Some(kept)
}

/// The choice joins an element with the only one in it, and keeps the number of the outer one; a
/// link that only runs a script becomes words.
fn inherit(tree: &Tree, kept: &mut [bool]) {
    let mut depth = 0_usize;
    for step in tree.walk(ROOT) {
        match step {
            Step::Enter(_) => depth += 1,
            Step::Leave(_) => depth -= 1,
        }
        let Step::Enter(id) = step else { continue };
        let Some(parent) = tree.parent(id) else {
            continue;
        };
        if has(kept, id) || !has(kept, parent) || tree.is_text(id) {
            continue;
        }
        let only = || {
            let words = |at: Id| tree.is_text(at) && !tree.node(at).text.trim().is_empty();
            tree.elements(parent).take(2).count() == 1 && !tree.children(parent).take(8).any(words)
        };
        let script = tree.name(id) == "a" && tree.attribute(id, "href").starts_with("javascript:");
        let joined = matches!(tree.name(parent), "div" | "section")
            && matches!(tree.name(id), "div" | "section" | "p");
        if depth > MAX_DEPTH || script || (joined && only()) {
            keep(kept, id);
        }
    }
}
