//! Reading standard input to its end, in a thread of its own: a slow writer holds up nothing.

use std::io::Read;
use std::sync::mpsc::Sender;
use std::thread;

use super::job::Job;
use crate::open::{MAX_BYTES, MAX_PREFIX, OpenError, Options};

/// What comes first, waiting for it, and whether that was all.
///
/// # Errors
/// Where standard input can't be read.
pub(super) fn first() -> Result<(Vec<u8>, bool), OpenError> {
    let mut chunk = vec![0; MAX_PREFIX];
    loop {
        match std::io::stdin().lock().read(&mut chunk) {
            Ok(read) => {
                chunk.truncate(read);
                return Ok((chunk, read == 0));
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => return Err(OpenError::stream(&error)),
        }
    }
}

/// All of standard input behind what came first.
///
/// # Errors
/// Where it fails.
pub(super) fn rest(mut head: Vec<u8>) -> Result<Vec<u8>, OpenError> {
    let room = MAX_BYTES + 1 - (head.len() as u64).min(MAX_BYTES);
    let input = std::io::stdin().lock().take(room).read_to_end(&mut head);
    input.map_err(|error| OpenError::stream(&error))?;
    Ok(head)
}

/// Reads standard input behind what came first: hands on a head as soon as there is enough for a
/// screen, then all of it.
pub(super) fn spawn(worker: Sender<Job>, head: Vec<u8>, options: Options) {
    thread::spawn(move || read(std::io::stdin().lock(), head, &worker, options));
}

fn read(mut input: impl Read, head: Vec<u8>, worker: &Sender<Job>, options: Options) {
    let mut bytes = head;
    let mut chunk = vec![0; MAX_PREFIX];
    let mut headed = false;
    loop {
        match input.read(&mut chunk) {
            Ok(0) => break,
            Ok(read) => bytes.extend_from_slice(chunk.get(..read).unwrap_or(&[])),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(error) => {
                let words = format!("standard input: {error}");
                if bytes.is_empty() {
                    let _ = worker.send(Job::Refuse(words));
                    return;
                }
                // what came before is shown all the same
                let _ = worker.send(Job::Fail(words));
                break;
            }
        }
        if !headed && bytes.len() > MAX_PREFIX {
            headed = true;
            let _ = worker.send(Job::Bytes(bytes.clone(), false, options.clone()));
        }
        if bytes.len() as u64 > MAX_BYTES {
            break;
        }
    }
    let _ = worker.send(Job::Bytes(bytes, true, options));
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::{Job, read};
    use crate::open::{MAX_PREFIX, Options};

    #[test]
    fn a_head_comes_before_the_whole() {
        let (sender, jobs) = channel();
        let input = vec![b'a'; 5 * MAX_PREFIX];
        read(input.as_slice(), Vec::new(), &sender, Options::default());
        drop(sender);
        let lengths: Vec<(usize, bool)> = jobs
            .iter()
            .map(|job| match job {
                Job::Bytes(bytes, whole, _) => (bytes.len(), whole),
                _ => panic!("only bytes are expected"),
            })
            .collect();
        assert_eq!(lengths, [(2 * MAX_PREFIX, false), (5 * MAX_PREFIX, true)]);
    }

    #[test]
    fn nothing_is_an_article_too() {
        let (sender, jobs) = channel();
        read(&b""[..], Vec::new(), &sender, Options::default());
        assert!(matches!(jobs.recv(), Ok(Job::Bytes(bytes, true, _)) if bytes.is_empty()));
    }
}
