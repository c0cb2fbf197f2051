//! A reader killed at any moment: what it had kept is there.
#![cfg(unix)]

use std::thread;
use std::time::Duration;

use crate::helper::Helper;
use crate::{decided, integrity, kept};

/// How many readers are killed.
const KILLS: u32 = 200;

/// So many share a store, before the next one is killed while it makes a new one.
const A_STORE: u32 = 20;

/// More than any of them keeps before it is killed.
const EACH: u32 = 10_000;

/// The same random numbers on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

#[test]
fn what_was_kept_before_a_kill_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut total = 0;
    let mut before = Vec::new();
    for kill in 0..KILLS {
        let path = folder
            .path()
            .join((kill / A_STORE).to_string())
            .join("attache.db");
        if kill % A_STORE == 0 {
            before.clear();
        }
        let mut helper = Helper::start(&path, kill * EACH, EACH, kill);
        // Half of them while they open the store, the others between two decisions or in one.
        let mut numbers = Vec::new();
        let wait = if kill % 2 == 0 {
            random.below(20_000)
        } else {
            let count = 1 + random.below(12) as usize;
            numbers.extend(std::iter::from_fn(|| helper.next()).take(count));
            assert_eq!(numbers.len(), count);
            random.below(4_000)
        };
        // Not waiting for anything: this is the random moment.
        thread::sleep(Duration::from_micros(wait));
        numbers.extend(helper.kill());
        total += numbers.len();

        before.extend(numbers.iter().map(|number| decided(*number, kill)));
        let kept = kept(&path);
        let missing = before.iter().find(|highlight| !kept.contains(highlight));
        assert_eq!(missing, None, "after kill {kill}");
        assert_eq!(integrity(&path), "ok", "after kill {kill}");
    }
    assert!(
        total as u32 > KILLS,
        "{total}: killed before they did anything"
    );
}
