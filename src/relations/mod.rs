//! What the highlights of an article make together: who takes which position, who is tied to which
//! issue, and all of it on one page.

mod brief;
mod matrix;
mod positions;

pub use brief::brief;
pub use matrix::matrix;
pub use positions::positions;
