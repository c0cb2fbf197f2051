//! What the store says of rows that are not what was written.

use super::kept::Identity;
use super::sums::Unsound;
use super::{Store, StoreError, articles};

impl Store {
    /// The rows that are not what was written: all where there was time to look when the store was
    /// opened, else those of this article.
    ///
    /// # Errors
    ///
    /// Where the store can't be read.
    pub fn unsound(&self, identity: Option<&Identity>) -> Result<Unsound, StoreError> {
        if let Some(found) = &self.looked {
            return Ok(found.clone());
        }
        self.read(|connection| {
            let article = identity.map(|identity| articles::find(connection, identity));
            match article.transpose()?.flatten() {
                Some(article) => Unsound::about(connection, article),
                None => Ok(Unsound::default()),
            }
        })
    }
}
