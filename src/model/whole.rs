//! An article with everything that is known and decided about it.

use super::annotation::Entity;
use super::article::Article;
use super::brief::Relations;
use super::highlight::Highlight;

/// An article with all that leaves it in an export.
pub struct Whole {
    /// The article, its outline as it was corrected.
    pub article: Article,
    /// All highlights, rejected ones too.
    pub highlights: Vec<Highlight>,
    /// The entities of all highlights: those that are left, then those that were found.
    pub entities: Vec<Entity>,
    /// What the highlights that are left make together.
    pub relations: Relations,
}
