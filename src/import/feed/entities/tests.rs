//! Tests: entities that a feed declares for itself in its document type.

use super::{Entities, MAX_EXPANDED};

#[test]
fn entities_are_those_with_a_value_of_their_own() {
    let entities = Entities::read(
        "rss [ <!-- <!ENTITY no 'x'> --> <!ENTITY quay 'Old &#38; new'>\n<!ENTITY port \"The &quay; quay\">\
         <!ENTITY % p 'no'><!ENTITY file SYSTEM 'file:///etc/passwd'><!ENTITY quay 'second'> ]",
    );
    assert_eq!(entities.expand("quay"), Some("Old & new"));
    assert_eq!(entities.expand("port"), Some("The Old & new quay"));
    assert_eq!(entities.expand("copy"), Some("©"));
    assert_eq!(
        ["no", "p", "file"].map(|name| entities.expand(name)),
        [None; 3]
    );
}

#[test]
fn references_become_bounded_words() {
    let levels = (1..40).map(|level| {
        let refs = format!("&a{};", level - 1).repeat(10);
        format!("<!ENTITY a{level} '{refs}'>")
    });
    let bomb = "x [<!ENTITY a0 'ha'>".to_owned() + &levels.collect::<Vec<_>>().concat();
    let entities = Entities::read(&bomb);
    assert!(entities.values.values().all(|value| value.len() <= 4096));
    let all = entities.resolved(&"&a3;".repeat(10_000));
    assert!(all.len() <= MAX_EXPANDED);
}
