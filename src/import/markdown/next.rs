//! What is to come: the next block, or the next line of code.

use crate::model::BlockKind;

/// How a block is to be opened when its first words come.
#[derive(Clone, Copy)]
pub(super) struct Next {
    pub(super) kind: BlockKind,
    pub(super) level: u8,
    pub(super) gap: u8,
}

/// Where lines are kept as they are.
#[derive(Clone, Copy)]
pub(super) struct Lines {
    pub(super) kind: BlockKind,
    pub(super) gap: u8,
}

pub(super) const CODE: Lines = Lines {
    kind: BlockKind::Verbatim,
    gap: 1,
};
