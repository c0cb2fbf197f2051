//! What the annotator found: entities and their mentions. Machine output, disposable.

use serde::{Deserialize, Serialize};

use super::span::Span;

/// What a mention stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// An actor with an interest or a role.
    Stakeholder,
    /// A matter under negotiation, dispute or concern.
    Issue,
    /// A venue or location that does not act.
    Place,
}

impl Kind {
    /// Its name, as in what `inspect` and the exports print.
    pub fn name(self) -> &'static str {
        match self {
            Self::Stakeholder => "stakeholder",
            Self::Issue => "issue",
            Self::Place => "place",
        }
    }
}

/// The finer class of an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityType {
    /// A state, its government or a metonym of it.
    State,
    /// A named body: international organisation, ministry, company, armed group.
    Organisation,
    /// A person by name.
    Person,
    /// A group by its role: allies, negotiators, refugees.
    Group,
    /// A location.
    Place,
    /// A matter.
    Issue,
}

impl EntityType {
    /// Its name, as in what `inspect` and the exports print.
    pub fn name(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Organisation => "organisation",
            Self::Person => "person",
            Self::Group => "group",
            Self::Place => "place",
            Self::Issue => "issue",
        }
    }
}

/// One actor, matter or place with all its names folded together.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// Lower-case ASCII slug of the label, unique in the article.
    pub id: String,
    /// What names it in every article: `stakeholder:ukraine`, `issue:sanctions`. Two entities of
    /// one article may share it.
    pub key: String,
    /// Common English short name.
    pub label: String,
    /// Stakeholder, issue or place.
    pub kind: Kind,
    /// Finer class.
    pub class: EntityType,
    /// How much it matters in this article, from 0 to 1; the first of its kind has 1.
    pub salience: f32,
    /// How many mentions there are.
    pub mentions: u32,
    /// Other surface forms seen in the article, in order of first appearance.
    pub aliases: Vec<String>,
}

impl Entity {
    /// Least salience of what is key: named about a third as much as the first of its kind. Two
    /// parties that an article is about have it both, and no third one has.
    pub const KEY: f32 = 0.3;

    /// True for those that an article is about; what a reader added themself is.
    pub fn is_key(&self) -> bool {
        self.salience >= Self::KEY || self.mentions == 0
    }
}

/// Which rule made a mention.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhyRule {
    /// An entry of the lexicon.
    Lexicon,
    /// A capital or building that stands for its government.
    Metonym,
    /// A nationality that stands for the actor.
    Demonym,
    /// A role noun, with or without a modifier.
    RoleNoun,
    /// A term of the issue taxonomy.
    Taxonomy,
    /// A short form of a name defined elsewhere in the article.
    ShortForm,
    /// A title or office before a capitalised name.
    Title,
    /// A common first name before a capitalised surname.
    FirstName,
    /// A capitalised name beside a verb of saying.
    Speaker,
    /// Capitalised words around a word for a body: council, ministry, university.
    Body,
    /// An acronym explained in the article.
    Acronym,
    /// A definite head that points back: the conflict, the council.
    Reference,
    /// A policy noun with its modifier, outside the taxonomy.
    PolicyNoun,
    /// A name by the weights of the tagger.
    Tagger,
    /// An entry of the reader’s own lexicon.
    UserLexicon,
    /// The second reading alone.
    Encoder,
    /// The reader said so.
    Reader,
}

/// The reason for a mention, in eight bytes; the annotator turns it into words on demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Why {
    /// The rule.
    pub rule: WhyRule,
    /// What took part: an index into the built-in or the reader’s lexicon, or for rules that read the text the
    /// byte of the reading text at which their evidence starts.
    pub entry: u32,
}

/// One occurrence of an entity in the reading text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mention {
    /// Where, without a leading article and a trailing ’s.
    pub span: Span,
    /// Index into [`Annotations::entities`].
    pub entity: u32,
    /// Same as its entity's, here for quick filtering.
    pub kind: Kind,
    /// 0 to 100: in how many of a hundred such cases this is right.
    pub confidence: u8,
    /// The reason.
    pub why: Why,
}

/// What a name is the name of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NameClass {
    /// A person.
    Person,
    /// A named body.
    Organisation,
    /// A location.
    Location,
    /// Anything else: a nationality, an event, a work, a product.
    Other,
}

/// A proper name in the reading text, whether or not it stands for anyone that matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Name {
    /// Where, without a trailing ’s.
    pub span: Span,
    /// What it names.
    pub class: NameClass,
}

/// How an article was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Depth {
    /// Once: by lexicon, tagger and rules.
    #[default]
    Quick,
    /// Twice: also in context.
    Full,
}

/// Everything found in an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Annotations {
    /// All entities, the most salient first within each kind.
    pub entities: Vec<Entity>,
    /// Sorted by start, never overlapping.
    pub mentions: Vec<Mention>,
}

impl Annotations {
    /// The mentions that touch `span`, as a slice.
    pub fn in_span(&self, span: Span) -> &[Mention] {
        let from = self
            .mentions
            .partition_point(|mention| mention.span.end <= span.start);
        let to = self
            .mentions
            .partition_point(|mention| mention.span.start < span.end);
        self.mentions.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The entity of a mention.
    pub fn entity(&self, mention: &Mention) -> Option<&Entity> {
        self.entities.get(mention.entity as usize)
    }
}
