//! How the values of the model are written in the store, and read again.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{Result, Row};

use crate::model::{Anchor, EntityType, HighlightKind, Layer, MadeBy, Span, Subject, Verdict};

/// A value that the store holds as a word.
pub(super) trait Word: Copy + PartialEq + 'static {
    /// Every value with its word.
    const ALL: &'static [(Self, &'static str)];

    /// The word for this value.
    fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(value, _)| *value == self);
        found.map_or("", |(_, word)| word)
    }
}

impl Word for HighlightKind {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Stakeholder, "stakeholder"),
        (Self::Issue, "issue"),
        (Self::Place, "place"),
        (Self::Note, "note"),
        (Self::Heading, "heading"),
    ];
}

impl Word for EntityType {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::State, "state"),
        (Self::Organisation, "organisation"),
        (Self::Person, "person"),
        (Self::Group, "group"),
        (Self::Place, "place"),
        (Self::Issue, "issue"),
    ];
}

impl Word for Verdict {
    const ALL: &'static [(Self, &'static str)] = &[
        (Self::Undecided, "undecided"),
        (Self::Accepted, "accepted"),
        (Self::Rejected, "rejected"),
    ];
}

impl Word for MadeBy {
    const ALL: &'static [(Self, &'static str)] =
        &[(Self::Attache, "attache"), (Self::Reader, "reader")];
}

/// A [`Word`] on its way into or out of the store.
pub(super) struct AsWord<T>(pub(super) T);

impl<T: Word> ToSql for AsWord<T> {
    fn to_sql(&self) -> Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.0.word()))
    }
}

impl<T: Word> FromSql for AsWord<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let word = value.as_str()?;
        let found = T::ALL.iter().find(|(_, name)| *name == word);
        found
            .map(|(value, _)| Self(*value))
            .ok_or(FromSqlError::InvalidType)
    }
}

/// A layer as the store numbers it.
pub(super) fn number(layer: Layer) -> i64 {
    match layer {
        Layer::Entity => 0,
        Layer::Note => 1,
        Layer::Heading => 2,
    }
}

/// The anchor in the five columns from `first` on.
pub(super) fn anchor(row: &Row<'_>, first: usize) -> Result<Anchor> {
    Ok(Anchor {
        span: Span::new(row.get(first)?, row.get(first + 1)?),
        exact: row.get(first + 2)?,
        prefix: row.get(first + 3)?,
        suffix: row.get(first + 4)?,
    })
}

/// The entity in the two columns from `first` on.
pub(super) fn subject(row: &Row<'_>, first: usize) -> Result<Option<Subject>> {
    let label: Option<String> = row.get(first)?;
    let class: Option<AsWord<EntityType>> = row.get(first + 1)?;
    Ok(label
        .zip(class)
        .map(|(label, AsWord(class))| Subject { label, class }))
}

/// The two columns of an entity.
pub(super) fn columns(subject: Option<&Subject>) -> (Option<&str>, Option<&'static str>) {
    (
        subject.map(|subject| subject.label.as_str()),
        subject.map(|subject| subject.class.word()),
    )
}

#[cfg(test)]
mod tests {
    use rusqlite::types::{FromSql, ValueRef};

    use super::{AsWord, Word};
    use crate::model::{EntityType, HighlightKind, MadeBy, Verdict};

    fn there_and_back<T: Word + std::fmt::Debug>() {
        for (value, word) in T::ALL {
            assert_eq!(value.word(), *word);
            let AsWord(back) = AsWord::<T>::column_result(ValueRef::Text(word.as_bytes())).unwrap();
            assert_eq!(back, *value);
        }
        assert!(AsWord::<T>::column_result(ValueRef::Text(b"other")).is_err());
    }

    #[test]
    fn every_word_is_read_as_it_was_written() {
        there_and_back::<HighlightKind>();
        there_and_back::<EntityType>();
        there_and_back::<Verdict>();
        there_and_back::<MadeBy>();
    }

    #[test]
    fn the_words_are_those_of_the_exports() {
        for (kind, word) in HighlightKind::ALL {
            assert_eq!(kind.name(), *word);
        }
        for (verdict, word) in Verdict::ALL {
            assert_eq!(verdict.name(), *word);
        }
    }
}
