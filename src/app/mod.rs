//! (room app)
