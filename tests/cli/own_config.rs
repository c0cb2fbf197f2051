//! `config print`, `config check` of a configuration, completions, the manual page.

use super::world::World;

#[test]
fn print_is_a_configuration_that_prints_itself() {
    let world = World::new();
    let first = world.run(&["config", "print"]);
    assert_eq!((first.code, first.error.as_str()), (Some(0), ""));
    assert!(first.out.contains("\n[keys.reading]\n"), "{}", first.out);
    world.write_config("config.toml", &first.out);
    let again = world.run(&["config", "print"]);
    assert_eq!((again.code, again.error.as_str()), (Some(0), ""));
    assert_eq!(again.out, first.out);
    let checked = world.run(&["config", "check"]);
    assert_eq!((checked.code, checked.error.as_str()), (Some(0), ""));
}

#[test]
fn print_shows_what_is_in_force() {
    let world = World::new();
    world.write_config(
        "config.toml",
        "measure = 66\n[keys.reading]\nnext_section = [\"]\", \"J\"]\nsearc = [\"s\"]\n",
    );
    let ran = world.run(&["config", "print"]);
    let file = world.config("config.toml").display().to_string();
    assert_eq!(ran.code, Some(0));
    assert_eq!(
        ran.error,
        format!("attache: {file}:4:1: unknown action `searc`; write `search`\n")
    );
    assert!(ran.out.contains("\nmeasure = 66\n"), "{}", ran.out);
    let row = ran.out.lines().find(|row| row.starts_with("next_section"));
    assert_eq!(
        row,
        Some("next_section = [\"]\", \"J\"]                    # next section")
    );
}

#[test]
fn check_lists_the_faults_of_a_configuration() {
    let world = World::new();
    world.write_config(
        "config.toml",
        "theme = \"drak\"\nlexicons = [\"words.toml\"]\n[keys.reading]\nquit = [\"q\", \"j\"]\n\
         line_down = [\"j\"]\n",
    );
    world.write_config("words.toml", "ignor = [\"Apple\"]\n");
    let ran = world.run(&["config", "check"]);
    let (file, words) = (world.config("config.toml"), world.config("words.toml"));
    assert_eq!(ran.code, Some(2));
    assert_eq!(
        ran.out,
        format!(
            "{file}:1:9: unknown theme “drak”; write “dark”\n\
             {file}:5:14: `j` already does `quit`; keep it in one place\n\
             {words}:1:1: unknown key `ignor`; write `ignore`\n",
            file = file.display(),
            words = words.display()
        )
    );
}

#[test]
fn the_lexicons_that_are_named_are_read() {
    let world = World::with("a.txt", "The Grain Board met. The Rail Board did not.\n");
    world.write_config(
        "config.toml",
        "lexicons = [\"lexicon.toml\", \"team/words.toml\"]\n",
    );
    let team = world.config("team");
    std::fs::create_dir_all(&team).unwrap();
    world.write_config("lexicon.toml", "[[stakeholder]]\nname = \"Grain Board\"\n");
    world.write_config(
        "team/words.toml",
        "[[stakeholder]]\nname = \"Rail Board\"\n",
    );
    let ran = world.run(&["entities", "a.txt"]);
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
    assert!(
        ran.out.contains("Grain Board") && ran.out.contains("Rail Board"),
        "{}",
        ran.out
    );
}

#[test]
fn completions_and_the_manual_are_printed() {
    let world = World::new();
    for shell in ["bash", "zsh", "fish"] {
        let ran = world.run(&["completions", shell]);
        assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
        assert!(
            ran.out.contains("attache") && ran.out.contains("positions"),
            "{shell}"
        );
    }
    world.run(&["completions", "cmd"]).refused(&["cmd", "bash"]);
    let ran = world.run(&["man"]);
    assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""));
    assert!(ran.out.contains(".TH attache 1"), "{}", ran.out);
}
