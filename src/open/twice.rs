//! Both readings of an article: at once, one behind the other, or the second in steps.

use crate::annotate::{Hit, Lexicons, fold, scan, why};
use crate::model::{Annotations, Article, Depth, Mention, Name, WhyRule};

#[cfg(feature = "encoder")]
pub use by_encoder::Reread;
#[cfg(not(feature = "encoder"))]
pub use without::Reread;

/// What was found in an article, and what may be kept of it.
#[derive(Debug)]
pub struct Both {
    /// What stands.
    pub found: Annotations,
    /// By which readings.
    pub depth: Depth,
    /// What is to be kept of the second reading, where it was not kept before.
    pub fresh: Option<Vec<u8>>,
}

/// Everything that is found in an article, and its names; see [`found`].
pub fn read_in(
    article: &Article,
    lexicons: &Lexicons,
    kept: Option<&[u8]>,
    threads: usize,
) -> (Vec<Name>, Both) {
    let names = super::names(article);
    let mut hits = Vec::new();
    scan(article, 0..article.blocks.len(), lexicons, &mut hits);
    let found = found(article, hits, &names, lexicons, kept, threads);
    (names, found)
}

/// What is found in an article by the first reading, of which these are matches and names, and, where
/// all of it is `kept` of an earlier time or there are `threads` to read it on, by the second, too.
pub fn found(
    article: &Article,
    hits: Vec<Hit>,
    names: &[Name],
    lexicons: &Lexicons,
    kept: Option<&[u8]>,
    threads: usize,
) -> Both {
    let first = fold(article, hits.clone(), names, lexicons);
    let once = |found| Both {
        found,
        depth: Depth::Quick,
        fresh: None,
    };
    let wanted = (threads > 0 || kept.is_some()) && Reread::may(article);
    let Some(mut reread) = wanted.then(|| Reread::new(article, kept)).flatten() else {
        return once(first);
    };
    if threads > 0 {
        reread.finish(threads);
    }
    if !reread.is_done() {
        return once(first);
    }
    Both {
        found: reread.found(article, &hits, names, lexicons, &first),
        depth: Depth::Full,
        fresh: reread.fresh(),
    }
}

/// What each reading says of a mention; the second is asked of its sentence, which takes some tens
/// of milliseconds.
pub fn why_twice(article: &Article, mention: &Mention, lexicons: &Lexicons, quick: bool) -> String {
    let first = why(article, mention, lexicons);
    let second = (!quick).then(|| Reread::why(article, mention)).flatten();
    match second {
        Some(second) if mention.why.rule == WhyRule::Encoder => second,
        Some(second) => format!("{first} · {second}"),
        None => first,
    }
}

#[cfg(feature = "encoder")]
mod by_encoder {
    use crate::annotate::{Hit, Lexicons, refold};
    use crate::model::{Annotations, Article, Mention, Name, Span};
    use crate::reading::Reading;

    /// The second reading of an article, in steps.
    pub struct Reread {
        reading: Reading,
        kept: bool,
    }

    impl Reread {
        /// Whether such an article is read twice.
        pub fn may(article: &Article) -> bool {
            Reading::may(article)
        }

        /// What speaks for a mention in its sentence.
        pub fn why(article: &Article, mention: &Mention) -> Option<String> {
            crate::reading::why(article, mention)
        }

        /// Begins, or takes over what was kept of an earlier time.
        pub fn new(article: &Article, kept: Option<&[u8]>) -> Option<Self> {
            let mut reading = Reading::new(article)?;
            let kept = kept.is_some_and(|bytes| reading.restore(bytes));
            Some(Self { reading, kept })
        }

        /// What a reading is kept under: another text, title or model has another.
        pub fn key(article: &Article) -> String {
            let title = article.title.as_ref().map_or("", |title| &title.text);
            let model = Reading::version();
            super::super::sha256(format!("{model}\n{title}\n{}", article.text).as_bytes())
        }

        /// Reads one more window, one of `screen` first; false where all is read.
        pub fn advance(&mut self, screen: Span) -> bool {
            self.reading.advance(screen)
        }

        /// Reads all that is left, on this many threads.
        pub fn finish(&mut self, threads: usize) {
            self.reading.finish(threads);
        }

        /// True where all of a stretch of text was read.
        pub fn knows(&self, span: Span) -> bool {
            self.reading.knows(span)
        }

        /// True where everything was read.
        pub fn is_done(&self) -> bool {
            self.reading.is_done()
        }

        /// How much was read.
        pub fn percent(&self) -> u8 {
            self.reading.percent()
        }

        /// What is to be kept, where it is not kept already.
        pub fn fresh(&self) -> Option<Vec<u8>> {
            (!self.kept && self.is_done()).then(|| self.reading.bytes())
        }

        /// What stands by both readings, as far as the second has come.
        pub fn found(
            &self,
            article: &Article,
            hits: &[Hit],
            names: &[Name],
            lexicons: &Lexicons,
            first: &Annotations,
        ) -> Annotations {
            let decided = self.reading.decide(article, first);
            refold(article, hits.to_vec(), names, lexicons, &decided)
        }
    }
}

#[cfg(not(feature = "encoder"))]
mod without {
    use crate::annotate::{Hit, Lexicons};
    use crate::model::{Annotations, Article, Mention, Name, Span};

    /// No second reading: the program was built without the encoder.
    pub enum Reread {}

    #[allow(missing_docs)]
    impl Reread {
        pub fn may(_article: &Article) -> bool {
            false
        }

        pub fn why(_article: &Article, _mention: &Mention) -> Option<String> {
            None
        }

        pub fn new(_article: &Article, _kept: Option<&[u8]>) -> Option<Self> {
            None
        }

        pub fn key(_article: &Article) -> String {
            String::new()
        }

        pub fn advance(&mut self, _screen: Span) -> bool {
            match *self {}
        }

        pub fn finish(&mut self, _threads: usize) {
            match *self {}
        }

        pub fn knows(&self, _span: Span) -> bool {
            match *self {}
        }

        pub fn is_done(&self) -> bool {
            match *self {}
        }

        pub fn percent(&self) -> u8 {
            match *self {}
        }

        pub fn fresh(&self) -> Option<Vec<u8>> {
            match *self {}
        }

        pub fn found(
            &self,
            _article: &Article,
            _hits: &[Hit],
            _names: &[Name],
            _lexicons: &Lexicons,
            _first: &Annotations,
        ) -> Annotations {
            match *self {}
        }
    }
}

#[cfg(feature = "encoder")]
#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::Reread;
    use crate::model::{Article, Span};
    use crate::open::{self, Options};

    fn article() -> Option<Article> {
        let paragraph = "Kenya and Brazil met in Nairobi to speak about the price of grain, and \
                         the ministers of both asked for a truce. The talks go on in May.\n\n";
        let text = format!("Grain Talks\n\n{}", paragraph.repeat(40));
        open::article(text.into_bytes(), Path::new("-"), &Options::default()).ok()
    }

    #[test]
    fn the_order_and_the_number_of_threads_change_nothing() {
        let article = article().unwrap();
        let mut turns = Reread::new(&article, None).unwrap();
        let screen = Span::new(3000, 3500);
        for _ in 0..3 {
            assert!(turns.advance(screen));
        }
        assert!(turns.knows(screen) && !turns.is_done());
        let mut rest = Reread::new(&article, None).unwrap();
        rest.finish(3);
        turns.finish(1);
        assert!(turns.is_done() && rest.is_done() && !rest.advance(screen));
        assert_eq!(turns.fresh(), rest.fresh());
    }
}
