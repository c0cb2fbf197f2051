//! Changes of stance: pairs of sentences on two days, marked whether the second takes another side.

use attache::library::By;
use attache::model::Stance;

use super::Shelf;

/// Before, after, and whether the holder has changed sides.
const PAIRS: &[(&str, &str, bool)] = &[
    (
        "Russia refuses a ceasefire.",
        "Russia offers a ceasefire.",
        true,
    ),
    (
        "Hungary opposes sanctions on Belarus.",
        "Hungary supports sanctions on Belarus.",
        true,
    ),
    (
        "Germany rejected the arms deal.",
        "Germany backs the arms deal.",
        true,
    ),
    (
        "France supports the trade agreement.",
        "France opposes the trade agreement.",
        true,
    ),
    (
        "Turkey refused to discuss the grain corridor.",
        "Turkey offered talks on the grain corridor.",
        true,
    ),
    (
        "Poland welcomes the migration pact.",
        "Poland rejects the migration pact.",
        true,
    ),
    (
        "Norway supports the fishing quotas.",
        "Norway opposes the fishing quotas.",
        true,
    ),
    (
        "Brazil opposed the climate tax.",
        "Brazil endorsed the climate tax.",
        true,
    ),
    (
        "India refuses to accept the carbon levy.",
        "India supports the carbon levy.",
        true,
    ),
    (
        "Egypt rejected the ceasefire proposal.",
        "Egypt welcomed the ceasefire proposal.",
        true,
    ),
    (
        "Japan is ready to accept trade tariffs.",
        "Japan refuses to accept trade tariffs.",
        true,
    ),
    (
        "Iran refuses nuclear inspections.",
        "Iran agreed to nuclear inspections.",
        true,
    ),
    (
        "China opposes the sanctions.",
        "China supports the sanctions.",
        true,
    ),
    (
        "Kenya supports debt relief.",
        "Kenya opposes debt relief.",
        true,
    ),
    (
        "Spain criticised the energy subsidies.",
        "Spain welcomed the energy subsidies.",
        true,
    ),
    // the same side in other words
    (
        "Russia refuses a ceasefire.",
        "Russia rejected a ceasefire.",
        false,
    ),
    (
        "Hungary opposes sanctions on Belarus.",
        "Hungary supports lifting sanctions on Belarus.",
        false,
    ),
    (
        "Germany supports the arms deal.",
        "Germany backs the arms deal.",
        false,
    ),
    (
        "France demands a ceasefire.",
        "France supports a ceasefire.",
        false,
    ),
    (
        "Turkey offers talks on the grain corridor.",
        "Turkey supports the grain corridor.",
        false,
    ),
    // another matter
    (
        "Poland opposes the migration pact.",
        "Poland supports trade tariffs.",
        false,
    ),
    (
        "Norway supports the fishing quotas.",
        "Norway opposes arms control.",
        false,
    ),
    (
        "Brazil opposes the climate tax.",
        "Brazil supports debt relief.",
        false,
    ),
    (
        "India refuses the carbon levy.",
        "India offers humanitarian aid.",
        false,
    ),
    (
        "Egypt rejected the ceasefire proposal.",
        "Egypt welcomed the new ambassador.",
        false,
    ),
    // nothing but words
    (
        "Japan opposes trade tariffs.",
        "Japan said that trade tariffs were discussed.",
        false,
    ),
    (
        "Iran refuses nuclear inspections.",
        "Iran warned of nuclear inspections.",
        false,
    ),
    (
        "China said the sanctions were noted.",
        "China opposes the sanctions.",
        false,
    ),
    (
        "Kenya supports debt relief.",
        "Kenya demands debt relief.",
        false,
    ),
    (
        "Spain welcomed the energy subsidies.",
        "Spain supports the energy subsidies.",
        false,
    ),
];

#[test]
fn changes_of_stance_are_shown_where_there_are_any() {
    let (mut right, mut wrong, mut missed) = (0, 0, 0);
    for (before, after, changed) in PAIRS {
        let mut shelf = Shelf::new();
        for (name, day, words) in [("a", 2, before), ("b", 20, after)] {
            let text = format!("---\ndate: 2026-11-{day:02}\n---\n\n# News\n\n{words}\n");
            shelf.write(&format!("{name}.md"), &text);
        }
        shelf.scan();
        let catalogue = shelf.catalogue();
        let listed = shelf.listed(&catalogue, "");
        let holder = before.split(' ').next().unwrap();
        let entity = shelf.library.entity(holder).unwrap().unwrap();
        let by = attache::library::By::Week;
        let timeline = shelf.library.timeline(&entity, &catalogue, &listed, by);
        let told = timeline
            .unwrap()
            .positions
            .iter()
            .any(|stand| stand.changed_from.is_some());
        match (told, changed) {
            (true, true) => right += 1,
            (true, false) => {
                println!("shown and is none: {before} {after}");
                wrong += 1;
            }
            (false, true) => {
                println!("not shown: {before} {after}");
                missed += 1;
            }
            (false, false) => {}
        }
    }
    println!("changes of stance: {right} right, {wrong} wrong, {missed} missed");
    assert!(
        right * 10 >= (right + wrong) * 8,
        "{right} right, {wrong} wrong"
    );
    assert!(
        right * 2 >= right + missed,
        "{right} right, {missed} missed"
    );
}

#[test]
fn from_a_stance_to_the_same_one_is_no_change() {
    let mut shelf = Shelf::new();
    for (name, text) in [
        (
            "a",
            "---\ndate: 2026-01-01\n---\n\nTurkey supported arms control in Vienna.\n",
        ),
        (
            "b",
            "---\ndate: 2026-01-05\n---\n\nTurkey supported arms control in Delhi, and Egypt warned against press freedom.\n",
        ),
        (
            "c",
            "---\ndate: 2026-01-09\n---\n\nTurkey supported ending arms control.\n",
        ),
        (
            "d",
            "---\ndate: 2026-01-12\n---\n\nTurkey opposed arms control in Oslo.\n",
        ),
    ] {
        shelf.write(&format!("{name}.md"), text);
    }
    shelf.scan();
    let catalogue = shelf.catalogue();
    let listed = shelf.listed(&catalogue, "");
    let turkey = shelf.library.entity("turkey").unwrap().unwrap();
    let timeline = shelf
        .library
        .timeline(&turkey, &catalogue, &listed, By::Week)
        .unwrap();
    let told: Vec<_> = timeline
        .positions
        .iter()
        .map(|stand| (stand.stance, stand.changed_from))
        .collect();
    let supports = (Stance::Supports, None);
    // the last is on the side of the one before it, in other words
    let wanted = [supports, supports, supports, (Stance::Opposes, None)];
    assert_eq!(told, wanted);
}
