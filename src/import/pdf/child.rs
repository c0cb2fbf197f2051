//! A file is read in a child process, the program itself once more: what a broken or hostile file
//! does to it costs a line, not the reader.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc;
use std::time::Duration;

use super::extract::extract;
use super::told::Told;
use crate::import::Fault;

/// The subcommand by which the child is told what to do.
pub const SUBCOMMAND: &str = "read-pdf";

/// How long the child may take. It gives up reading pages well before.
const TIME: Duration = Duration::from_secs(7);

/// Most memory of the child in bytes.
const MEMORY: u64 = 900 * 1024 * 1024;

/// Most seconds on a processor, should nobody be left to end it.
const SECONDS: u64 = 12;

/// Most bytes that the child may say.
const MAX_TOLD: u64 = 256 * 1024 * 1024;

/// Bytes of stack of the thread that reads.
const STACK: usize = 64 * 1024 * 1024;

/// The program that is started as the child.
static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Says which program is started as the child: the running one. Until then, as in tests, files are
/// read without one.
pub fn run_children_of(program: PathBuf) {
    let _ = PROGRAM.set(program);
}

/// What the child does: reads a file from standard input, and writes what it says to `out`, as JSON.
///
/// # Errors
/// Where its input or output fails.
pub fn be_child(mut out: impl Write) -> std::io::Result<()> {
    limit();
    // nobody reads what would be said here
    std::panic::set_hook(Box::new(|_| {}));
    let mut bytes = Vec::new();
    std::io::stdin().lock().read_to_end(&mut bytes)?;
    let reading = std::thread::Builder::new().stack_size(STACK);
    let told = reading.spawn(move || extract(bytes))?.join();
    let told = told.unwrap_or_else(|_| Told::fault(BROKEN));
    serde_json::to_writer(&mut out, &told)?;
    out.flush()
}

/// Sets the limits; where a system has none of a kind, the time still holds.
#[cfg(unix)]
fn limit() {
    use rlimit::Resource;

    for (resource, most) in [
        (Resource::AS, MEMORY),
        (Resource::CPU, SECONDS),
        (Resource::CORE, 0),
        // no file is written
        (Resource::FSIZE, 0),
    ] {
        let _ = resource.set(most, most);
    }
}

#[cfg(not(unix))]
fn limit() {}

const BROKEN: &str = "is a PDF that can't be read; print or save it to PDF again";

/// Reads a file in a child.
///
/// # Errors
/// Where the child was ended by its limits or by the file.
pub(super) fn read(bytes: &[u8]) -> Result<Told, Fault> {
    let Some(program) = PROGRAM.get() else {
        return Ok(extract(bytes.to_vec()));
    };
    let child = Command::new(program)
        .arg(SUBCOMMAND)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let child = child.map_err(|error| {
        Fault::new(format!(
            "is read by a process of its own, which can't be started: {error}"
        ))
    })?;
    let said = listen(child, bytes)?;
    serde_json::from_slice(&said).map_err(|_| Fault::new(BROKEN))
}

/// Gives the child the file, and waits for what it says.
fn listen(mut child: Child, bytes: &[u8]) -> Result<Vec<u8>, Fault> {
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (sender, receiver) = mpsc::channel();
    let said = std::thread::scope(|scope| {
        scope.spawn(move || {
            // a child that is gone reads nothing more
            let _ = input.map(|mut input| input.write_all(bytes));
        });
        scope.spawn(move || {
            let mut said = Vec::new();
            if let Some(output) = output {
                let _ = output.take(MAX_TOLD).read_to_end(&mut said);
            }
            let _ = sender.send(said);
        });
        let said = receiver.recv_timeout(TIME);
        // done or overdue: either way nothing of it is left
        let _ = child.kill();
        said
    });
    let _ = child.wait();
    said.map_err(|_| Fault::new("takes too long to read; print or save it to PDF again"))
}
