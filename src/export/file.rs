//! Writing a file whole or not at all; what is no file, such as a pipe, is written through.

use std::fs::{self, File, Metadata, OpenOptions, Permissions};
use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use tempfile::NamedTempFile;

/// How long one waits for somebody who reads the other end of a pipe.
const PATIENCE: Duration = Duration::from_secs(10);

/// Links on the way to a file that is not there yet; more go round in a circle.
const MAX_LINKS: usize = 40;

/// Writes `path` through `write`. A file that is there stays as it is until the new one is whole
/// and on the disk, and keeps its rights; a link stays a link. A pipe or a device is written to as
/// it is.
///
/// # Errors
/// Where the folder or the file can't be written; the words are for a line that names `path`.
pub fn write_whole(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let path = followed(path)?;
    match fs::metadata(&path) {
        Ok(about) if about.is_dir() => {
            Err(said(ErrorKind::IsADirectory, "is a folder; name a file"))
        }
        Ok(about) if !about.is_file() || is_handle(&path) => through(&path, write),
        Ok(about) => replace(&path, Some(&about), write),
        Err(error) if error.kind() == ErrorKind::NotFound => replace(&path, None, write),
        Err(error) => Err(error),
    }
}

/// The file that a link leads to, which need not be there.
fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        // what the system keeps for open files only looks like a link
        if is_handle(&path) {
            return Ok(path);
        }
        match fs::read_link(&path) {
            Ok(target) => path = path.parent().unwrap_or(Path::new("")).join(target),
            Err(_) => return Ok(path),
        }
    }
    Err(said(
        ErrorKind::InvalidInput,
        "its links go round in a circle",
    ))
}

/// True for a name of what is open already, such as `/dev/fd/3`: there is nothing to be put in
/// its place.
fn is_handle(path: &Path) -> bool {
    ["/dev", "/proc"].iter().any(|root| path.starts_with(root))
}

/// Writes into what is there.
fn through(path: &Path, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
    let mut out = BufWriter::new(opened(path)?);
    write(&mut out)?;
    out.flush()
}

/// Opens what is no file for writing. A pipe that nobody reads would hold us for ever.
fn opened(path: &Path) -> io::Result<File> {
    let (sender, opened) = channel();
    let name = path.to_owned();
    thread::spawn(move || {
        // where nobody waits any more, the file is closed at once
        let _ = sender.send(OpenOptions::new().write(true).truncate(true).open(name));
    });
    opened.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        Err(said(
            ErrorKind::TimedOut,
            "nobody reads it; start its reader first",
        ))
    })
}

/// Puts a new file in the place of the one that is there, if there is one.
fn replace(
    path: &Path,
    old: Option<&Metadata>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    if old.is_some() {
        // a file that must not be written must not be replaced either
        OpenOptions::new().write(true).open(path)?;
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let mut file = beside(folder.unwrap_or(Path::new(".")), old).map_err(of_folder)?;
    let mut out = BufWriter::new(&mut file);
    write(&mut out)?;
    out.flush()?;
    drop(out);
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// A new file with the rights of `old`; where there is none, with those that any program gives.
fn beside(folder: &Path, old: Option<&Metadata>) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    let usual = {
        use std::os::unix::fs::PermissionsExt;
        Some(Permissions::from_mode(0o666))
    };
    #[cfg(not(unix))]
    let usual: Option<Permissions> = None;
    if let Some(usual) = usual {
        builder.permissions(usual);
    }
    let file = builder.tempfile_in(folder)?;
    if let Some(old) = old {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            // whose it is can be kept by few; its rights by all
            let _ = fchown(file.as_file(), Some(old.uid()), Some(old.gid()));
        }
        file.as_file().set_permissions(old.permissions())?;
    }
    Ok(file)
}

/// What is wrong with the folder, without the name of a file that nobody knows.
fn of_folder(error: io::Error) -> io::Error {
    match error.kind() {
        ErrorKind::NotFound => said(
            error.kind(),
            "no such file or folder; make its folder first",
        ),
        ErrorKind::PermissionDenied => said(error.kind(), "its folder can't be written"),
        kind => io::Error::from(kind),
    }
}

fn said(kind: ErrorKind, words: &str) -> io::Error {
    io::Error::new(kind, words)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Error;

    use super::write_whole;

    #[test]
    fn a_file_is_replaced_whole_or_stays() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.md");
        write_whole(&path, |out| out.write_all(b"first")).unwrap();
        let failed = write_whole(&path, |out| {
            out.write_all(b"sec")?;
            Err(Error::other("full"))
        });
        assert!(failed.is_err());
        assert_eq!(fs::read(&path).unwrap(), b"first");
        assert_eq!(
            fs::read_dir(folder.path()).unwrap().count(),
            1,
            "nothing is left behind"
        );
    }

    #[cfg(unix)]
    #[test]
    fn rights_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mode = |name: &str| fs::metadata(at(name)).unwrap().permissions().mode() & 0o777;
        fs::write(at("usual"), "").unwrap();
        write_whole(&at("new"), |out| out.write_all(b"a")).unwrap();
        assert_eq!(mode("new"), mode("usual"));
        fs::set_permissions(at("new"), fs::Permissions::from_mode(0o640)).unwrap();
        symlink("new", at("link")).unwrap();
        symlink("link", at("link to it")).unwrap();
        write_whole(&at("link to it"), |out| out.write_all(b"b")).unwrap();
        assert_eq!(
            (fs::read(at("new")).unwrap(), mode("new")),
            (b"b".to_vec(), 0o640)
        );
        assert!(at("link").is_symlink() && at("link to it").is_symlink());
        // one that leads to nothing yet
        symlink("sub/later", at("early")).unwrap();
        fs::create_dir(at("sub")).unwrap();
        write_whole(&at("early"), |out| out.write_all(b"c")).unwrap();
        assert_eq!(fs::read(at("sub/later")).unwrap(), b"c");
        symlink("round", at("round")).unwrap();
        let error = write_whole(&at("round"), |_| Ok(())).unwrap_err();
        assert!(error.to_string().contains("circle"), "{error}");
    }

    #[test]
    fn errors_name_no_file_of_ours() {
        let folder = tempfile::tempdir().unwrap();
        let words = |path: &str| {
            let error = write_whole(&folder.path().join(path), |_| Ok(())).unwrap_err();
            error.to_string()
        };
        assert_eq!(
            words("no/such"),
            "no such file or folder; make its folder first"
        );
        assert_eq!(words(""), "is a folder; name a file");
    }
}
