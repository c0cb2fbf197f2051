//! The briefings that come with the program.

/// A bundled briefing.
#[derive(Clone, Copy, Debug)]
pub struct Bundled {
    /// Its file name.
    pub name: &'static str,
    /// Its text.
    pub bytes: &'static [u8],
}

/// All of them; the first is what opens without a path.
pub const BUNDLED: [Bundled; 3] = [
    Bundled {
        name: "miami-talks.txt",
        bytes: include_bytes!("../../assets/briefings/miami-talks.txt"),
    },
    Bundled {
        name: "grid-policy.md",
        bytes: include_bytes!("../../assets/briefings/grid-policy.md"),
    },
    Bundled {
        name: "corridor-cable.txt",
        bytes: include_bytes!("../../assets/briefings/corridor-cable.txt"),
    },
];
