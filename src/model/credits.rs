//! Where a text is from, as the reader says it: for text that came without a file, and for files
//! that don't tell.

use super::article::{Article, Title};

/// Title, address, date and outlet of a text, as far as the reader said them. What is `None` is as
/// the article says it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Credits {
    /// Its title.
    pub title: Option<String>,
    /// Its address on the web.
    pub url: Option<String>,
    /// When it was published, as it was typed.
    pub date: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
}

impl Credits {
    /// The lines, in the order in which they are asked for.
    pub const NAMES: [&'static str; 4] = ["title", "address", "date", "outlet"];

    /// What an article says of itself.
    pub fn of(article: &Article) -> Self {
        let date = article.date.as_ref().or(article.about.published.as_ref());
        Self {
            title: article.title.as_ref().map(|title| title.text.clone()),
            url: article.about.url.clone(),
            date: date.cloned(),
            publisher: article.publisher.clone(),
        }
    }

    /// The same, with what these don't say from `others`.
    #[must_use]
    pub fn or(self, others: Self) -> Self {
        Self {
            title: self.title.or(others.title),
            url: self.url.or(others.url),
            date: self.date.or(others.date),
            publisher: self.publisher.or(others.publisher),
        }
    }

    /// The same without what `others` say, too.
    #[must_use]
    pub fn beyond(self, others: &Self) -> Self {
        let beyond = |own: Option<String>, other: &Option<String>| {
            own.filter(|own| Some(own) != other.as_ref())
        };
        Self {
            title: beyond(self.title, &others.title),
            url: beyond(self.url, &others.url),
            date: beyond(self.date, &others.date),
            publisher: beyond(self.publisher, &others.publisher),
        }
    }

    /// The line with this number in [`Self::NAMES`].
    pub fn line_mut(&mut self, number: usize) -> Option<&mut Option<String>> {
        match number {
            0 => Some(&mut self.title),
            1 => Some(&mut self.url),
            2 => Some(&mut self.date),
            3 => Some(&mut self.publisher),
            _ => None,
        }
    }

    /// Has the article say so.
    pub fn lay_over(self, article: &mut Article) {
        if let Some(text) = self.title {
            let line = article.title.as_ref().map_or(1, |title| title.line);
            article.title = Some(Title { text, line });
        }
        article.about.url = self.url.or(article.about.url.take());
        article.date = self.date.or(article.date.take());
        article.publisher = self.publisher.or(article.publisher.take());
    }
}

#[cfg(test)]
mod tests {
    use super::{Article, Credits};

    #[test]
    fn what_the_reader_says_comes_first() {
        let mut article = Article {
            publisher: Some("Gazette".to_owned()),
            date: Some("1 May".to_owned()),
            ..Article::default()
        };
        let said = Credits {
            title: Some("Ferries".to_owned()),
            date: Some("2 May".to_owned()),
            ..Credits::default()
        };
        let both = said.clone().or(Credits::of(&article));
        said.lay_over(&mut article);
        assert_eq!(Credits::of(&article), both);
        assert_eq!(both.publisher.as_deref(), Some("Gazette"));
        assert_eq!(both.date.as_deref(), Some("2 May"));
        assert_eq!(both.clone().beyond(&both), Credits::default());
    }
}
