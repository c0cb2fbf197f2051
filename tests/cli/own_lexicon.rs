//! The reader's own lexicon, `config path` and `config check`.

use crate::world::{Ran, World};

const ARTICLE: &str = "Grain talks\n\nThe Northern Grain Board met Apple and Kenya. \
                       NGB wants an export quota on grain; Kenya is against grain quotas.\n";

const LEXICON: &str = r#"ignore = ["Apple"]

[[stakeholder]]
name = "Northern Grain Board"
aliases = ["NGB", "the Board"]
type = "organisation"

[[issue]]
name = "grain quotas"
terms = ["grain quota", "export quota on grain"]
"#;

/// Valid but for three faults.
const BROKEN: &str = r#"ignore = ["Apple"]

[[stakeholder]]
name = "Northern Grain Board"
aliases = ["NGB"]
type = "organization"

[[stakeholder]]
name = ""

[[issue]]
name = "grain quotas"
term = ["grain quota"]
terms = ["export quota on grain"]
"#;

/// A world with the article and, if any, a lexicon.
fn world(lexicon: Option<&str>) -> World {
    let world = World::with("a.txt", ARTICLE);
    if let Some(lexicon) = lexicon {
        world.write_config("lexicon.toml", lexicon);
    }
    world
}

/// Label, kind and mentions of what was found.
fn found(ran: &Ran) -> Vec<(String, String, u64)> {
    let list: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    let field = |entity: &serde_json::Value, name| entity[name].as_str().unwrap().to_owned();
    list.as_array()
        .unwrap()
        .iter()
        .map(|entity| {
            let mentions = entity["mentions"].as_u64().unwrap();
            (field(entity, "label"), field(entity, "kind"), mentions)
        })
        .collect()
}

fn has(found: &[(String, String, u64)], label: &str, kind: &str, mentions: u64) -> bool {
    let wanted = (label.to_owned(), kind.to_owned(), mentions);
    found.contains(&wanted)
}

#[test]
fn own_words_are_found_and_ignored_ones_are_not() {
    let world = world(Some(LEXICON));
    let ran = world.run(&["entities", "a.txt", "--format", "json"]);
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
    let all = found(&ran);
    assert!(
        has(&all, "Northern Grain Board", "stakeholder", 2),
        "{all:?}"
    );
    assert!(has(&all, "grain quotas", "issue", 2), "{all:?}");
    assert!(has(&all, "Kenya", "stakeholder", 2), "{all:?}");
    assert!(!all.iter().any(|(label, ..)| label == "Apple"), "{all:?}");
    let document = world.inspect("a.txt");
    let why = |mention: &serde_json::Value| mention["why"].as_str().unwrap().to_owned();
    let whys: Vec<String> = document["mentions"]
        .as_array()
        .unwrap()
        .iter()
        .map(why)
        .collect();
    let wanted = "your lexicon: “NGB” (Northern Grain Board)".to_owned();
    assert!(whys.contains(&wanted), "{whys:?}");
}

#[test]
fn without_a_lexicon_nothing_is_said() {
    let ran = world(None).run(&["entities", "a.txt", "--format", "json"]);
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
    assert!(found(&ran).iter().any(|(label, ..)| label == "Apple"));
}

#[test]
fn what_is_valid_in_a_broken_lexicon_counts() {
    let world = world(Some(BROKEN));
    let file = world.config("lexicon.toml").display().to_string();
    for command in ["entities", "positions", "inspect"] {
        let ran = world.run(&[command, "a.txt", "--format", "json"]);
        let wanted = format!(
            "attache: {file}:6:8: unknown type “organization”; write “organisation” \
             (and 2 more: attache config check lists them)\n"
        );
        assert_eq!((ran.code, ran.error), (Some(0), wanted));
    }
    let all = found(&world.run(&["entities", "a.txt", "--format", "json"]));
    assert!(
        has(&all, "Northern Grain Board", "stakeholder", 2),
        "{all:?}"
    );
    assert!(has(&all, "grain quotas", "issue", 2), "{all:?}");
    assert!(!all.iter().any(|(label, ..)| label == "Apple"), "{all:?}");
}

#[test]
fn check_lists_every_fault_with_its_place() {
    let world = world(Some(BROKEN));
    world.write_config("config.toml", "theme = \"dark\"\nmesure = 70\n");
    let lexicon = world.config("lexicon.toml").display().to_string();
    let config = world.config("config.toml").display().to_string();
    let ran = world.run(&["config", "check"]);
    let wanted = format!(
        "{config}:2:1: unknown key `mesure`; write `measure`\n\
         {lexicon}:6:8: unknown type “organization”; write “organisation”\n\
         {lexicon}:9:8: empty text in `name`; give it a name\n\
         {lexicon}:13:1: unknown key `term`; write `terms`\n"
    );
    assert_eq!((ran.code, ran.out), (Some(2), wanted));
    assert_eq!(
        ran.error,
        format!("attache: {config}, {lexicon}: 4 faults; mend what is listed and check again\n")
    );
    assert_eq!(std::fs::read_to_string(&lexicon).unwrap(), BROKEN);
}

#[test]
fn a_syntax_error_leaves_nothing_to_use() {
    let world = world(Some("ignore = [\"Apple\"]\n[[issue]]\nname = grain\n"));
    let file = world.config("lexicon.toml").display().to_string();
    let fault = format!("{file}:3:8: string values must be quoted; write it in quotes");
    let ran = world.run(&["config", "check"]);
    assert_eq!((ran.code, ran.out), (Some(2), format!("{fault}\n")));
    let ran = world.run(&["entities", "a.txt", "--format", "json"]);
    assert_eq!(
        (ran.code, ran.error.as_str()),
        (Some(0), format!("attache: {fault}\n").as_str())
    );
    assert!(found(&ran).iter().any(|(label, ..)| label == "Apple"));
}

#[test]
fn check_says_what_it_checked() {
    let world = world(Some(LEXICON));
    let lexicon = world.config("lexicon.toml").display().to_string();
    let ran = world.run(&["config", "check"]);
    assert_eq!(
        (ran.code, ran.out),
        (Some(0), format!("{lexicon}: no faults\n"))
    );
    let ran = World::new().run(&["config", "check"]);
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
    assert!(ran.out.starts_with("nothing to check: "), "{}", ran.out);
    assert_eq!(ran.out.lines().count(), 1);
}

#[test]
fn named_files_are_checked() {
    let world = World::with("mine.toml", LEXICON);
    world.write("config.toml", "hints = false\n");
    let ran = world.run(&["config", "check", "mine.toml", "config.toml"]);
    let wanted = "mine.toml, config.toml: no faults\n";
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), wanted));
    world.write("bad.toml", "ignore = \"Apple\"\n");
    let ran = world.run(&["config", "check", "bad.toml"]);
    let wanted = "bad.toml:1:10: `ignore` is a string; write ignore = [\"…\"]\n";
    assert_eq!((ran.code, ran.out.as_str()), (Some(2), wanted));
    world
        .run(&["config", "check", "none.toml"])
        .refused(&["none.toml", "no such file"]);
    let ran = world.run(&["config", "check", "."]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (Some(2), ".: is not a file; name a file, or remove it\n")
    );
}

#[test]
fn path_prints_the_path_alone() {
    let world = World::new();
    let ran = world.run(&["config", "path"]);
    let wanted = format!("{}\n", world.config("config.toml").display());
    assert_eq!(
        (ran.code, ran.out, ran.error.as_str()),
        (Some(0), wanted, "")
    );
    assert!(!world.config("config.toml").exists(), "it is only named");
}

#[test]
fn the_lexicon_is_only_read() {
    let world = world(Some(LEXICON));
    let file = world.config("lexicon.toml");
    let mut rights = std::fs::metadata(&file).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(&file, rights).unwrap();
    let before = std::fs::metadata(&file).unwrap().modified().unwrap();
    for command in ["entities", "positions", "inspect"] {
        assert_eq!(world.run(&[command, "a.txt"]).code, Some(0));
    }
    assert_eq!(world.run(&["config", "check"]).code, Some(0));
    assert_eq!(
        std::fs::metadata(&file).unwrap().modified().unwrap(),
        before
    );
    assert_eq!(std::fs::read_to_string(&file).unwrap(), LEXICON);
}
