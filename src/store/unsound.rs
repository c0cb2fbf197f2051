//! What the store says of rows that are not what was written.

use super::kept::Identity;
use super::sums::Unsound;
use super::{Store, StoreError, articles};
use crate::text::sanitise;

impl Store {
    /// What is kept and can't be read any more, in one line for people; `None` where that is nothing, or
    /// the store can't be read at all.
    pub fn told_unsound(&self, identity: Option<&Identity>) -> Option<String> {
        let unsound = self.unsound(identity).unwrap_or_default();
        unsound.told(&sanitise::path(&self.path.to_string_lossy()))
    }

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
