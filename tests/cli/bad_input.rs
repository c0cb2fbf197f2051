//! The table of bad input: what is refused, and how it is said.

use std::process::{Command, Stdio};

use crate::world::World;

#[test]
fn what_is_no_file_is_refused_by_every_command() {
    let world = World::new();
    std::fs::create_dir(world.path("folder")).unwrap();
    for command in ["inspect", "outline", "entities", "positions", "matrix"] {
        world
            .run(&[command, "missing.md"])
            .refused(&["missing.md", "no such file"]);
        world
            .run(&[command, "folder"])
            .refused(&["folder: is a folder: name a file"]);
        world
            .run(&[command, "missing\x1b]0;x\x07\n.md"])
            .refused(&["missing␛]0;x␇\\n.md"]);
    }
    world
        .run(&["missing.md"])
        .refused(&["missing.md", "no such file"]);
    // a folder is a library, which needs a terminal
    world
        .run(&["folder"])
        .refused(&["standard output is no terminal"]);
}

#[test]
fn what_was_mended_is_said_in_a_line() {
    let world = World::with(
        "a.txt",
        b"Le pr\xc3\xa9sident \xc3\xa9tait \xff l\xc3\xa0.\n",
    );
    let mail = "From: a@example.org\nMIME-Version: 1.0\n\
        Content-Type: multipart/mixed; boundary=o\n\n--o\n\nThe levy rises.\n";
    world.write("b.eml", mail);
    world.write("c.txt", "Words.\n");
    for (name, words) in [
        ("a.txt", "1 place is no UTF-8, shown as \u{fffd}"),
        ("b.eml", "is broken or cut off"),
    ] {
        for command in ["inspect", "outline", "brief", "entities"] {
            let ran = world.run(&[command, name]);
            assert_eq!(
                (ran.code, ran.error.lines().count()),
                (Some(0), 1),
                "{command}"
            );
            let wanted = format!("attache: {name}: {words}");
            assert!(ran.error.starts_with(&wanted), "{command}: {}", ran.error);
        }
    }
    assert_eq!(world.run(&["inspect", "c.txt"]).error, "");
}

#[cfg(unix)]
#[test]
fn names_with_line_feeds_are_names_of_their_own() {
    let world = World::new();
    std::fs::create_dir(world.path("in")).unwrap();
    for (name, what) in [("in/a b.txt", "quay"), ("in/a\nb.txt", "levy")] {
        let text = format!("Norway supports the {what}.\n\nRussia refuses the {what}.\n");
        world.write(name, text);
    }
    world.write("in/bad\n.eml", "");
    world.write("in/bad\n.pdf", "%PDF-1.4 nothing");
    let files = ["in/a b.txt", "in/a\nb.txt"];
    for arguments in [
        &["search", "norway", "in"][..],
        &["search", "norway", "in", "--format", "csv"],
        &["digest", "in"],
        &["timeline", "norway", "norway", "in"],
        &["inspect", files[0], files[1]],
        &["outline", files[0], files[1]],
        &["entities", files[0], files[1], "--format", "csv"],
        &["positions", files[0], files[1]],
        &["matrix", files[0], files[1]],
        &["diff", files[0], files[1]],
    ] {
        let ran = world.run(arguments);
        assert!(ran.out.contains("a\\nb.txt"), "{arguments:?}: {}", ran.out);
        assert!(!ran.out.contains("a\nb.txt"), "{arguments:?}: {}", ran.out);
    }
    let ran = world.run(&["brief", "in/bad\n.pdf"]);
    assert!(
        ran.error.starts_with("attache: in/bad\\n.pdf: "),
        "{}",
        ran.error
    );
    let added = world.run(&["library", "add", "in"]);
    assert_eq!(added.code, Some(0), "{}", added.error);
    let ran = world.run(&["library", "scan"]);
    assert!(ran.out.contains("bad\\n.pdf: "), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn devices_and_fifos_are_refused_at_once() {
    let world = World::new();
    let made = Command::new("mkfifo")
        .arg(world.path("pipe"))
        .status()
        .unwrap();
    assert!(made.success());
    let _socket = std::os::unix::net::UnixListener::bind(world.path("socket")).unwrap();
    for (name, what) in [
        ("pipe", "FIFO"),
        ("socket", "socket"),
        ("/dev/zero", "device"),
    ] {
        world.run(&["inspect", name]).refused(&[name, what]);
        world.run(&[name]).refused(&[name, what]);
    }
    std::os::unix::fs::symlink(world.path("pipe"), world.path("link.md")).unwrap();
    world
        .run(&["inspect", "link.md"])
        .refused(&["link.md", "FIFO"]);
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_named() {
    use std::os::unix::fs::PermissionsExt;

    let world = World::with("secret.md", "# Secret\n");
    let closed = std::fs::Permissions::from_mode(0o000);
    std::fs::set_permissions(world.path("secret.md"), closed).unwrap();
    let ran = world.run(&["inspect", "secret.md"]);
    // Root may read everything; then it has to be read.
    if std::fs::read(world.path("secret.md")).is_ok() {
        assert_eq!(ran.code, Some(0));
    } else {
        ran.refused(&["secret.md", "permission denied"]);
    }
}

#[cfg(unix)]
#[test]
fn an_endless_stream_of_nuls_ends_at_once() {
    for arguments in [&["inspect", "-"][..], &["outline"], &["-"]] {
        let zero = std::fs::File::open("/dev/zero").unwrap();
        let output = Command::new(env!("CARGO_BIN_EXE_attache"))
            .args(arguments)
            .stdin(Stdio::from(zero))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains("standard input: looks binary"), "{error}");
        assert_eq!(error.lines().count(), 1);
    }
}

#[test]
fn binary_is_refused_unless_forced() {
    let world = World::with("tool", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0words");
    world
        .run(&["inspect", "tool"])
        .refused(&["tool: looks binary", "--force"]);
    let forced = world
        .run(&["inspect", "tool", "--force", "--format", "json"])
        .json();
    let text = forced["text"].as_str().unwrap();
    assert!(text.contains("words") && !text.contains('\0'));
}

#[test]
fn a_few_controls_are_shown_as_marks() {
    let raw = format!(
        "{}\n\x1b[31mred\x1b]52;c;aGk=\x07 a\0b \u{9b}2J\u{7f} se\u{200b}cret\n",
        "words ".repeat(200)
    );
    let world = World::with("a.txt", &raw);
    for format in ["json", "jsonl", "text"] {
        let out = world.run(&["inspect", "a.txt", "--format", format]).out;
        assert!(
            !out.chars().any(|c| c.is_control() && c != '\n'),
            "{format}"
        );
    }
    let found = world.inspect("a.txt");
    let text = found["text"].as_str().unwrap();
    assert!(
        text.contains("␛[31mred␛]52;c;aGk=␇ a␀b ␦2J␡ secret"),
        "{text}"
    );
}

#[test]
fn empty_articles_are_no_error() {
    let world = World::new();
    for (name, text) in [
        ("a.md", ""),
        ("b.txt", "\n \n\t\n"),
        ("c.md", "\u{feff}"),
        ("d", ""),
    ] {
        world.write(name, text);
        let found = world.inspect(name);
        assert_eq!(found["words"], 0);
        assert!(found["title"].is_null());
        assert_eq!(found["sections"].as_array().unwrap().len(), 1);
        assert!(world.run(&["inspect", name]).out.contains("is empty"));
        for command in ["outline", "entities"] {
            assert_eq!(world.run(&[command, name]).code, Some(0));
        }
    }
}

#[test]
fn usage_errors_are_one_line() {
    let world = World::with("a.md", "# A\n");
    world
        .run(&["inspect", "a.md", "--format", "xml"])
        .refused(&["xml", "--help"]);
    world.run(&["--sideways"]).refused(&["--sideways"]);
    world.run(&["outline", "a.md", "b.md"]).refused(&["b.md"]);
    world
        .run(&["inspect", "a.md", "--theme", "x"])
        .refused(&["--theme"]);
}

#[cfg(unix)]
#[test]
fn a_broken_pipe_is_no_error() {
    let world = World::with("a.txt", "words and more words\n\n".repeat(200_000));
    for format in ["json", "jsonl"] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_attache"))
            .args(["inspect", "--format", format])
            .arg(world.path("a.txt"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stderr.is_empty());
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let world = World::with("a.md", "# A\n");
    let output = Command::new(env!("CARGO_BIN_EXE_attache"))
        .arg("inspect")
        .arg(world.path("a.md"))
        .stdout(std::fs::File::create("/dev/full").unwrap())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("standard output"));
}

#[test]
fn several_paths_give_what_can_be_read() {
    let world = World::with("a.md", "# A\n\ntext\n");
    world.write("b.txt", "B\n\ntext\n");
    let ran = world.run(&["inspect", "a.md", "missing", "b.txt", "--format", "jsonl"]);
    assert_eq!(ran.code, Some(2));
    assert_eq!(ran.error.lines().count(), 1);
    assert!(ran.error.contains("missing: no such file"));
    let paths: Vec<String> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .map(|record| record["source"]["path"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(paths, ["a.md", "b.txt"]);
    let array = world
        .run(&["inspect", "a.md", "b.txt", "--format", "json"])
        .json();
    assert_eq!(array.as_array().unwrap().len(), 2);
    let none = world.run(&["inspect", "x", "y", "--format", "json"]);
    assert_eq!(
        (none.code, none.out.as_str(), none.error.lines().count()),
        (Some(2), "[]\n", 2)
    );
    assert_eq!(world.run(&["inspect", "a.md", "b.txt"]).code, Some(0));
}

#[test]
fn words_to_start_at_are_for_reading_alone() {
    let world = World::with("a.md", "# Title\n\nSome words.\n");
    for command in ["inspect", "outline", "brief"] {
        world
            .run(&[command, "a.md#q=words"])
            .refused(&["a.md#q=words", "no such file"]);
        world
            .run(&[command, "a.md", "--at", "Title"])
            .refused(&["--at", "see attache --help"]);
    }
    world
        .run(&["b.md#q=words"])
        .refused(&["b.md: no such file"]);
    world.run(&["a.md#q=words", "--at", "Title"]).refused(&[
        "--at",
        "#q=",
        "leave one of them out",
    ]);
    // it is opened: what is missing is the terminal
    world
        .run(&["a.md#q=words"])
        .refused(&["standard output is no terminal"]);
}
