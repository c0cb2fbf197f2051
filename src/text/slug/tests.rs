//! Tests: identifiers from names.

use super::slug;

#[test]
fn slugs_are_plain() {
    assert_eq!(slug("Côte d’Ivoire (north)"), "cte-divoire-north");
    assert_eq!(slug("世界"), "entity");
}
