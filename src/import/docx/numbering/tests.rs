//! Tests: lists: what stands in front of a numbered paragraph.

use super::{Numbering, read};

const LISTS: &str = "<w:numbering><w:abstractNum w:abstractNumId='1'>\
    <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='upperRoman'/><w:lvlText w:val='%1.'/></w:lvl>\
    <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:isLgl/><w:lvlText w:val='%1.%2'/></w:lvl>\
    <w:lvl w:ilvl='2'><w:start w:val='1'/><w:numFmt w:val='bullet'/><w:lvlText w:val='o'/></w:lvl>\
    </w:abstractNum>\
    <w:num w:numId='4'><w:abstractNumId w:val='1'/></w:num>\
    <w:num w:numId='5'><w:abstractNumId w:val='1'/></w:num>\
    <w:num w:numId='6'><w:abstractNumId w:val='1'/>\
    <w:lvlOverride w:ilvl='0'><w:startOverride w:val='1'/></w:lvlOverride></w:num></w:numbering>";

fn marks(lists: &mut Numbering, of: &[(u32, u8)]) -> Vec<String> {
    of.iter()
        .map(|&(list, level)| lists.count(list, level).unwrap().text)
        .collect()
}

#[test]
fn levels_count_below_each_other() {
    let mut lists = read(LISTS);
    let got = marks(
        &mut lists,
        &[(4, 0), (4, 1), (4, 1), (4, 2), (4, 0), (4, 1)],
    );
    assert_eq!(got, ["I. ", "1.1 ", "1.2 ", "• ", "II. ", "2.1 "]);
}

#[test]
fn lists_of_one_pattern_count_on_unless_one_starts() {
    let mut lists = read(LISTS);
    let got = marks(&mut lists, &[(4, 0), (5, 0), (6, 0), (6, 0), (4, 0)]);
    assert_eq!(got, ["I. ", "II. ", "I. ", "II. ", "III. "]);
    assert!(lists.count(99, 0).is_none());
}

#[test]
fn a_level_without_one_above_begins_it() {
    let mut lists = read(LISTS);
    assert_eq!(marks(&mut lists, &[(4, 1)]), ["1.1 "]);
}
