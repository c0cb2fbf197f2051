//! (room jobs)
