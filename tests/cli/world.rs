//! A folder of its own for each test, and the program run in it.

use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A fresh folder with files in it.
pub(crate) struct World {
    pub(crate) folder: TempDir,
}

/// Commands that look for marks.
const READING: [&str; 7] = [
    "inspect",
    "entities",
    "positions",
    "matrix",
    "brief",
    "export",
    "diff",
];

/// What a run left behind.
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) error: String,
}

impl World {
    pub(crate) fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A world with one file, and that file's name.
    pub(crate) fn with(name: &str, bytes: impl AsRef<[u8]>) -> Self {
        let world = Self::new();
        world.write(name, bytes);
        world
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).unwrap();
    }

    /// Where a file of the reader's own belongs.
    pub(crate) fn config(&self, name: &str) -> PathBuf {
        self.path("config home").join("attache").join(name)
    }

    pub(crate) fn write_config(&self, name: &str, text: &str) {
        let path = self.config(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Runs the program as it is run without any argument but these: articles are read twice.
    #[cfg(feature = "encoder")]
    pub(crate) fn run_in_full(&self, arguments: &[&str]) -> Ran {
        self.run_as_is("data home", arguments, "")
    }

    /// Runs the program in the folder, with nothing on standard input. What marks a test expects
    /// are those of the first reading.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, "")
    }

    /// Runs the program with `input` on standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: impl Into<Vec<u8>>) -> Ran {
        self.run_beside("data home", arguments, input)
    }

    /// Runs the program with what was decided in the folder `data`.
    pub(crate) fn run_beside(
        &self,
        data: &str,
        arguments: &[&str],
        input: impl Into<Vec<u8>>,
    ) -> Ran {
        let reads = arguments
            .first()
            .is_some_and(|first| READING.contains(first));
        let quick: &[&str] = if reads { &["--quick"] } else { &[] };
        // the command, then how, then what may be words behind `--`
        let (command, rest) = arguments.split_at(arguments.len().min(1));
        self.run_as_is(data, &[command, quick, rest].concat(), input)
    }

    fn run_as_is(&self, data: &str, arguments: &[&str], input: impl Into<Vec<u8>>) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_attache"))
            .args(arguments)
            .current_dir(self.folder.path())
            // not the configuration and the decisions of whoever runs the tests
            .env("XDG_CONFIG_HOME", self.path("config home"))
            .env("XDG_DATA_HOME", self.path(data))
            .write_stdin(input)
            .timeout(std::time::Duration::from_mins(1))
            .output()
            .unwrap();
        Ran {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            error: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The document of `inspect --format json`.
    pub(crate) fn inspect(&self, name: &str) -> Value {
        self.run(&["inspect", name, "--format", "json"]).json()
    }
}

impl Ran {
    /// Standard output of a run that went well, parsed.
    pub(crate) fn json(&self) -> Value {
        assert_eq!((self.code, self.error.as_str()), (Some(0), ""));
        serde_json::from_str(&self.out).unwrap()
    }

    /// Exit code 2 and one clean line on standard error that holds all `parts`.
    #[track_caller]
    pub(crate) fn refused(&self, parts: &[&str]) {
        assert_eq!(self.code, Some(2), "{}", self.error);
        assert_eq!(self.error.lines().count(), 1, "{}", self.error);
        assert!(!self.error.trim_end().chars().any(char::is_control));
        for part in parts {
            assert!(
                self.error.contains(part),
                "{part:?} is not in {}",
                self.error
            );
        }
    }
}
