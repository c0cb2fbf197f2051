//! (room annotate)
