//! (room outline)
