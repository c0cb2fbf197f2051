//! (room search)
