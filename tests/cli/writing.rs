//! `export -o`: what stands there keeps its kind and its rights, and is lost to nothing.

use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::process::Command;

use crate::world::{Ran, World};

const ARTICLE: &str = "Gauge Talks\n\nFrance met Poland & Kenya in spring.\n";

fn world() -> World {
    World::with("a.txt", ARTICLE)
}

fn export(world: &World, target: &str) -> Ran {
    world.run(&["export", "a.txt", "--format", "csv", "-o", target])
}

/// What the export holds.
fn csv(world: &World) -> String {
    world.run(&["export", "a.txt", "--format", "csv"]).out
}

/// A line for a shell, run in the folder with the program as `$ATTACHE`.
fn shell(world: &World, line: &str) -> (bool, String) {
    let output = Command::new("bash")
        .args(["-c", line])
        .current_dir(world.folder.path())
        .env("ATTACHE", env!("CARGO_BIN_EXE_attache"))
        .env("XDG_CONFIG_HOME", world.path("config home"))
        .env("XDG_DATA_HOME", world.path("data home"))
        .output()
        .unwrap();
    let out = [output.stdout, output.stderr].concat();
    (output.status.success(), String::from_utf8(out).unwrap())
}

#[test]
fn a_dash_is_standard_output() {
    let world = world();
    for target in ["-", "/dev/stdout", "/dev/fd/1"] {
        let ran = export(&world, target);
        assert_eq!((ran.code, ran.error.as_str()), (Some(0), ""), "{target}");
        assert_eq!(ran.out, csv(&world), "{target}");
    }
    assert_eq!(fs::read_dir(world.folder.path()).unwrap().count(), 1);
}

#[test]
fn a_pipe_gets_it_and_stays_a_pipe() {
    let world = world();
    let line = "mkfifo pipe && (cat pipe > copy &) && \
                \"$ATTACHE\" export a.txt --format csv -o pipe && \
                until cmp -s copy <(\"$ATTACHE\" export a.txt --format csv); do :; done";
    assert_eq!(shell(&world, line), (true, String::new()));
    let kind = fs::symlink_metadata(world.path("pipe"))
        .unwrap()
        .file_type();
    assert!(kind.is_fifo());
    // and what the shell makes of a command
    let line = "\"$ATTACHE\" export a.txt --format csv -o >(cat; echo end) | cat";
    assert_eq!(shell(&world, line), (true, format!("{}end\n", csv(&world))));
    // a file that is open already
    let line = "exec 3>open; \"$ATTACHE\" export a.txt --format csv -o /dev/fd/3; echo end >> open; cat open";
    assert_eq!(shell(&world, line), (true, format!("{}end\n", csv(&world))));
}

#[test]
fn a_device_stays_a_device() {
    let world = world();
    let ran = export(&world, "/dev/null");
    assert_eq!((ran.code, ran.out.as_str()), (Some(0), ""));
    let kind = fs::metadata("/dev/null").unwrap().file_type();
    assert!(kind.is_char_device());
    export(&world, "/dev/full").refused(&["/dev/full: ", "space"]);
}

#[test]
fn links_and_rights_stay() {
    let world = world();
    fs::write(world.path("real"), "older").unwrap();
    fs::set_permissions(world.path("real"), fs::Permissions::from_mode(0o664)).unwrap();
    symlink("real", world.path("link")).unwrap();
    assert_eq!(export(&world, "link").code, Some(0));
    assert!(world.path("link").is_symlink());
    assert_eq!(fs::read_to_string(world.path("real")).unwrap(), csv(&world));
    let mode = fs::metadata(world.path("real"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o664);
    // through a link it would be the article, too
    symlink("a.txt", world.path("other")).unwrap();
    export(&world, "other").refused(&["other: is the article itself; name another file"]);
}

#[test]
fn errors_name_the_path_that_was_given() {
    let world = world();
    for (target, what) in [
        ("no/such/out", "make its folder first"),
        (".", "is a folder; name a file"),
        ("a.txt/out", "ot a directory"),
    ] {
        let ran = export(&world, target);
        ran.refused(&[&format!("attache: {target}: "), what]);
        assert!(!ran.error.contains(".tmp"), "{}", ran.error);
    }
}

#[test]
fn without_the_store_a_good_export_stays() {
    let world = world();
    let folder = world.path("data home").join("attache");
    fs::create_dir_all(&folder).unwrap();
    let store = folder.join("attache.db");
    fs::write(world.path("good"), "older").unwrap();
    fs::write(&store, "no store at all").unwrap();
    export(&world, "good").refused(&["attache.db: not a sound store"]);
    let ran = world.run(&["export", "a.txt", "--format", "md"]);
    ran.refused(&["attache.db: not a sound store"]);
    assert_eq!(ran.out, "");
    assert_eq!(fs::read_to_string(world.path("good")).unwrap(), "older");
}

#[test]
fn a_store_that_is_no_file_is_told_at_once() {
    let world = world();
    let folder = world.path("data home").join("attache");
    fs::create_dir_all(folder.join("attache.db")).unwrap();
    for kind in ["folder", "FIFO"] {
        if kind == "FIFO" {
            let line = "cd 'data home/attache' && rmdir attache.db && mkfifo attache.db";
            assert!(shell(&world, line).0);
        }
        export(&world, "out").refused(&["attache.db: ", kind]);
        fs::write(world.path("in.json"), "{\"schema\":1,\"highlights\":[]}").unwrap();
        world
            .run(&["import", "a.txt", "in.json"])
            .refused(&["attache.db: ", kind]);
        // reading goes on
        let ran = world.run(&["entities", "a.txt"]);
        assert_eq!(ran.code, Some(0));
        assert!(ran.error.contains(kind), "{}", ran.error);
    }
}
