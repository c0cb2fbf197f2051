//! Words that stand in no paragraph, right beside those that do: `<h1>Levy</h1>The board met.<p>It …`.

use super::prune::{Weight, of};
use super::tree::{Id, ROOT, Tree, is_block};

/// Elements behind one that are looked at.
const MAX_BESIDE: usize = 8;

/// Ends of lines that are looked at.
const MAX_LINES: usize = 200;

/// The texts and the elements within lines that are prose of at least `least` bytes right in `around`.
pub(super) fn prose(tree: &Tree, around: Id, all: &[Weight], least: usize) -> Vec<Id> {
    let (mut found, mut run) = (Vec::new(), Vec::new());
    let within = |&at: &Id| tree.is_text(at) || !is_block(tree.name(at)) || tree.name(at) == "br";
    let mut ended = |run: &mut Vec<Id>| {
        let sum = |of_one: fn(Weight) -> usize| run.iter().map(|&at| of_one(of(all, at))).sum();
        let (words, links): (usize, usize) = (sum(|one| one.words), sum(|one| one.links));
        if words >= least && links * 10 < words * 3 && run.iter().any(|&at| tree.is_text(at)) {
            found.append(run);
        }
        run.clear();
    };
    for at in tree.children(around) {
        if within(&at) {
            run.push(at);
        } else {
            ended(&mut run);
        }
    }
    ended(&mut run);
    found
}

/// True for a page whose sections have headings of the first level, as its title has.
pub(super) fn has_sections(tree: &Tree) -> bool {
    let mut first = tree.inside(ROOT).filter(|&id| tree.name(id) == "h1");
    first.nth(2).is_some()
}

/// The block behind one, or behind the box that a heading is alone in:
/// `<div><h2>Costs</h2><span>[edit]</span></div><p>…`.
pub(super) fn behind(tree: &Tree, id: Id) -> Option<Id> {
    let block = |&at: &Id| is_block(tree.name(at));
    let next = |at: Id| {
        let beside = std::iter::successors(tree.next_element(at), |&at| tree.next_element(at));
        beside.take(MAX_BESIDE).find(block)
    };
    let boxed = || {
        let around = tree.parent(id).filter(|&at| tree.name(at) == "div")?;
        (tree.elements(around).take(MAX_BESIDE).find(block) == Some(id)).then_some(around)
    };
    next(id).or_else(|| boxed().and_then(next))
}

/// True for lines that are set one below the other, an address or a verse: words and `<br>`, no links.
pub(super) fn is_verse(tree: &Tree, id: Id) -> bool {
    let mut elements = tree.elements(id).take(MAX_LINES).peekable();
    tree.name(id) == "div" && elements.peek().is_some() && elements.all(|at| tree.name(at) == "br")
}
