//! Tests: styles and lists of `OpenDocument`.

use super::{Numerals, Role, Styles};
use crate::model::Inline;

#[test]
fn styles_lists_and_language() {
    let mut styles = Styles::default();
    styles.read(
        "<office:document-styles><style:default-style><style:text-properties \
         fo:language='fr' fo:country='CH'/></style:default-style>\
         <style:style style:name='P1' style:parent-style-name='Title'/>\
         <style:style style:name='T1'><style:text-properties fo:font-weight='bold'/></style:style>\
         <style:style style:name='L' style:parent-style-name='L'/>\
         <text:list-style style:name='N'><text:list-level-style-number text:level='2' \
         style:num-suffix=')' style:num-format='a' text:display-levels='2'/></text:list-style>\
         </office:document-styles>",
    );
    assert_eq!(styles.language.as_deref(), Some("fr-CH"));
    assert_eq!(styles.role("P1"), Role::Title);
    assert_eq!(styles.role("L"), Role::Prose);
    assert_eq!(styles.inline("T1"), Inline::STRONG);
    let level = styles.level("N", 1).unwrap();
    assert_eq!((level.numerals, level.shown), (Numerals::Letters, 2));
    assert_eq!(level.after, ")");
}
