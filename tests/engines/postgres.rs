//! A real `PostgreSQL` server of its own: its folder, its socket, gone at the end.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::{asset, is_installed, records, views};

/// The programs of the newest server that is installed.
fn programs() -> Option<PathBuf> {
    let root = Path::new("/usr/lib/postgresql");
    let versions = std::fs::read_dir(root).into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    found.retain(|bin| bin.join("initdb").exists() && bin.join("pg_ctl").exists());
    found.sort();
    found.pop()
}

struct Server {
    bin: PathBuf,
    folder: tempfile::TempDir,
    /// The server refuses to run as root: then it runs as the distribution's own user.
    root: bool,
}

impl Server {
    fn start(bin: PathBuf) -> Self {
        let id = Command::new("id").arg("-u").output().unwrap();
        let root = id.stdout.trim_ascii() == b"0";
        let folder = tempfile::Builder::new().prefix("pg").tempdir().unwrap();
        if root {
            let owned = Command::new("chown")
                .arg("postgres")
                .arg(folder.path())
                .status();
            assert!(owned.unwrap().success());
        }
        let server = Self { bin, folder, root };
        let data = server.folder.path().join("data");
        let data = data.to_str().unwrap();
        server.run(
            "initdb",
            &[
                "-D", data, "-A", "trust", "-U", "attache", "-N", "-E", "UTF8",
            ],
        );
        let socket = server.folder.path().display();
        let options = format!("-k {socket} -c listen_addresses='' -c fsync=off");
        let log = server.folder.path().join("log");
        let log = log.to_str().unwrap();
        server.run(
            "pg_ctl",
            &["-D", data, "-o", &options, "-l", log, "-w", "start"],
        );
        server
    }

    fn command(&self, program: &str) -> Command {
        let program = self.bin.join(program);
        if !self.root {
            return Command::new(program);
        }
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]).arg(program);
        command
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let mut command = self.command(program);
        // what the server goes on to write must not keep the test waiting
        let log = std::fs::File::create(self.folder.path().join(format!("{program}.out"))).unwrap();
        command.args(arguments).current_dir(self.folder.path());
        let status = command.stdout(log).status().unwrap();
        assert!(status.success(), "{program} failed");
    }

    fn psql(&self, arguments: &[&str]) -> Output {
        let output = Command::new("psql")
            .arg("-h")
            .arg(self.folder.path())
            .args([
                "-U",
                "attache",
                "-d",
                "postgres",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
            ])
            .args(["--csv", "-t"])
            .args(arguments)
            .output()
            .unwrap();
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success() && errors.is_empty(), "{errors}");
        output
    }

    fn ask(&self, query: &str) -> String {
        String::from_utf8(self.psql(&["-c", query]).stdout).unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        let data = data.to_str().unwrap_or_default().to_owned();
        let _ = self
            .command("pg_ctl")
            .args(["-D", &data, "-m", "immediate", "stop"])
            .output();
    }
}

#[test]
fn postgres_counts_as_attache_does() {
    let Some(bin) = programs().filter(|_| is_installed("psql")) else {
        eprintln!("skipped: PostgreSQL is not installed (apt-get install postgresql)");
        return;
    };
    let records = records();
    let server = Server::start(bin);
    let schema = asset("postgres.sql");
    let schema = schema.to_str().unwrap();
    // again and again without harm
    for _ in 0..2 {
        server.psql(&["-f", schema]);
    }
    let load = format!(
        "\\copy attache.inbox from '{}' with (format csv, quote E'\\x01', delimiter E'\\x02')",
        records.path.display()
    );
    for _ in 0..2 {
        server.psql(&["-c", &load]);
        assert_eq!(views(|query| server.ask(query)), records.wanted);
        server.psql(&["-f", schema]);
    }
    let found = server.ask("select title from attache.find('ceasefire aid')");
    assert_eq!(found.trim(), "After the talks");
    let matrix = server.ask(
        "select sentences from attache.matrix
         where stakeholder = 'stakeholder:russia' and issue = 'issue:sanctions'",
    );
    assert_eq!(matrix.trim(), "1");
}
