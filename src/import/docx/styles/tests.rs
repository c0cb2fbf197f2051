//! Tests: styles: which paragraphs are headings, titles, quotes, code, and which are numbered.

use super::{Role, read};
use crate::model::Inline;

#[test]
fn headings_are_told_by_name_and_by_outline_level() {
    let styles = read(
        "<w:styles><w:docDefaults><w:rPr><w:lang w:val='fr-FR'/></w:rPr></w:docDefaults>\
         <w:style w:styleId='H2'><w:name w:val='Heading 2'/></w:style>\
         <w:style w:styleId='Mine'><w:name w:val='mine'/><w:basedOn w:val='H2'/></w:style>\
         <w:style w:styleId='Deep'><w:name w:val='deep'/><w:outlineLvl w:val='3'/></w:style>\
         <w:style w:styleId='Body'><w:basedOn w:val='H2'/><w:outlineLvl w:val='9'/></w:style>\
         <w:style w:styleId='T'><w:name w:val='Title'/><w:outlineLvl w:val='0'/></w:style>\
         <w:style w:styleId='S' w:type='character'><w:name w:val='Strong'/>\
         <w:rPr><w:b/><w:i w:val='0'/></w:rPr></w:style>\
         <w:style w:styleId='Loop'><w:basedOn w:val='Loop'/></w:style></w:styles>",
    );
    let heading = |id: &str| styles.get(id).unwrap().heading;
    assert_eq!(styles.language.as_deref(), Some("fr-FR"));
    assert_eq!(heading("H2"), Some(2));
    assert_eq!(heading("Mine"), Some(2));
    assert_eq!(heading("Deep"), Some(4));
    assert_eq!(heading("Body"), None);
    assert_eq!(heading("Loop"), None);
    assert_eq!(styles.get("T").unwrap().role, Role::Title);
    assert_eq!(styles.get("S").unwrap().inline, Inline::STRONG);
}

#[test]
fn lists_are_inherited() {
    let styles = read(
        "<w:style w:styleId='A'><w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='7'/>\
         </w:numPr></w:pPr></w:style><w:style w:styleId='B'><w:basedOn w:val='A'/></w:style>",
    );
    assert_eq!(styles.get("B").unwrap().list, Some((7, Some(1))));
}
