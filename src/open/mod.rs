//! (room open)
