//! Word lists behind the phrases, all in lower case.

/// Starts of lines that are said about the text rather than by it, in lower case.
#[rustfmt::skip]
pub(super) const NOTES: [&str; 164] = [
    "adopted by the", "adopted unanim",
    "issued on", "issued by", "issued at", "check against", "data as of",
    "asked by", "answered by", "tabled by", "posted by", "published by", "presented by",
    "submitted by", "drafted by", "approved by", "interview by", "story by", "text by",
    "delivered by", "sponsored by", "illustrations by", "reviewed by", "jump to navigation",
    "jump to search", "jump to content", "from wikipedia", "editor's note",
    "view this email", "view this newsletter", "view in ", "view online", "view it in",
    "having trouble viewing", "read online", "open in browser", "you are receiving",
    "was this email", "was this newsletter", "unsubscribe",
    "image source", "image caption", "media caption", "view image", "photograph:", "photographs:",
    "getty images", "more on this", "more from", "more about", "related topics", "related links",
    "related content", "recommended reading", "you may also", "you might also", "around the web",
    "most popular", "our standards", "copy link", "play video", "this video", "skip to",
    "continue reading", "story continues", "article continues", "sign in", "log in", "donate now",
    "donate to", "what to read", "top image", "cover photo", "cover image", "featured image",
    "by our", "press contact:", "embargoed until", "embargo:", "reply to", "download the",
    "download pdf", "all rights reserved", "this article", "photo:", "photo by", "photos:",
    "photo/", "photo courtesy", "image:", "image credit", "picture:", "source:", "sources:",
    "credit:", "caption:", "reporting by", "additional reporting", "editing by", "edited by",
    "written by", "compiled by", "translated by", "prepared by", "produced by", "writing by",
    "with reporting", "contact:", "contacts:", "email:", "e-mail:", "tel:", "tel.", "telephone:",
    "phone:", "fax:", "read more", "related:", "related articles", "related stories", "see also",
    "share this", "share on", "subscribe", "sign up", "click here", "click to", "follow us",
    "advertisement", "graphic:", "map:", "chart:", "video:", "watch:", "listen:", "file -",
    "file photo", "http", "www.", "keywords:", "tags:", "filed under", "topics:", "distribution:",
    "for more information", "media contact:", "media contacts:", "read the", "above:", "below:",
    "left:", "right:", "top:", "bottom:", "opposite:", "pictured:", "inset:", "back to top",
    "return to top", "report a problem with", "is this page", "photographs by", "photos by",
    "pictures by",
];

/// The same where a number or date stands in the line.
#[rustfmt::skip]
pub(super) const DATED: [&str; 19] = [
    "adopted on", "signed on", "delivered on", "approved on", "prepared on", "compiled on",
    "dated ", "as of ", "reissued ",
    "updated", "released", "published", "last updated", "last modified", "posted", "page ",
    "copyright", "first published", "originally published",
];

/// Starts of the credit behind a caption, in lower case.
pub(super) const CREDITS: [&str; 6] = ["photo", "image", "picture", "credit", "source", "©"];

/// Whole lines that are no headings, in lower case.
#[rustfmt::skip]
pub(super) const LABELS: [&str; 62] = [
    "advertisement", "related", "read more", "share", "print", "end", "ends", "more",
    "unclassified", "confidential", "secret", "restricted", "official", "official use only",
    "press release", "news release", "for immediate release", "immediate release", "draft",
    "embargoed", "signed", "sincerely", "best regards", "kind regards", "regards",
    "yours sincerely", "yours faithfully", "respectfully", "cheers", "best", "thank you",
    "thanks", "you may also like", "most read", "trending", "recommended", "comments",
    "top stories", "menu", "home", "skip to content", "applause", "contents", "table of contents",
    "on this page", "page contents", "in this article", "in this guide", "in this report",
    "in this issue", "in this section", "jump to", "search", "donate", "follow us", "contact us",
    "connect with us", "stay connected", "follow", "listen", "published", "latest news",
];

/// First lines of a page that are its navigation, in lower case.
pub(super) const CHROME: [&str; 14] = [
    "connect with us",
    "stay connected",
    "follow us",
    "top stories",
    "jump to",
    "print friendly",
    "home",
    "menu",
    "search",
    "skip to",
    "sign in",
    "log in",
    "main menu",
    "navigation",
];

/// Labels that stand above a title and are not it, in lower case.
#[rustfmt::skip]
pub(super) const KICKERS: [&str; 89] = [
    "note for the file", "note to file", "note verbale", "q&a", "public statement", "press statement",
    "media release", "media statement", "аналитическая записка",
    "minutes", "testimony", "commentary", "feature", "interview", "editorial", "op-ed", "breaking",
    "breaking news", "readout", "notice", "circular", "note d'analyse", "nota de prensa",
    "pressemitteilung", "communiqué de presse", "comunicado de prensa", "transcript",
    "press release", "news release", "for immediate release", "immediate release", "briefing",
    "briefing note", "briefing paper", "policy brief", "policy paper", "policy note",
    "memorandum", "memo", "issue brief", "fact sheet", "factsheet", "analysis", "opinion", "news",
    "world", "politics", "business", "europe", "asia", "africa", "americas", "middle east",
    "explainer", "background paper", "working paper", "report", "special report", "newsletter",
    "draft", "unclassified", "confidential", "secret", "restricted", "official", "exclusive",
    "update", "statement", "situation report", "in focus", "insight", "perspective", "viewpoint",
    "speech", "speeches", "transcripts", "media releases", "press releases", "publications",
    "consultation", "consultation paper", "discussion paper", "white paper", "green paper",
    "research paper", "news analysis", "long read", "podcast", "event summary",
];

/// The usual names of sections, in lower case: enough on their own, also as one word.
#[rustfmt::skip]
pub(super) const SECTIONS: [&str; 112] = [
    "abstract", "acknowledgements", "action points", "aims", "analysis", "annex", "annexes",
    "appendix", "assessment", "at a glance", "background", "bottom line", "by the numbers",
    "challenges", "comment", "conclusion", "conclusions", "context", "data", "decisions",
    "definitions", "discussion", "economy", "executive summary", "findings", "footnotes",
    "forecast", "further reading", "glossary", "history", "impact", "implications", "in brief",
    "introduction", "issues", "key dates", "key developments", "key facts", "key figures",
    "key findings", "key issues", "key judgements", "key judgments", "key messages",
    "key players", "key points", "key takeaways", "legal basis", "looking ahead", "main findings",
    "methodology", "methods", "mandate", "next steps", "notes", "objectives", "opportunities",
    "options", "outlook", "overview", "policy options", "policy recommendations", "preamble",
    "preface", "prospects", "purpose", "reactions", "recommendation", "recommendations",
    "references", "response", "results", "risks", "scenarios", "scope", "security", "summary",
    "talking points", "the bottom line", "the big picture", "timeline", "what comes next",
    "what happens next", "what next", "what to watch", "what's next", "why it matters",
    "why this matters", "zusammenfassung", "hintergrund", "einleitung", "fazit", "ausblick",
    "contexte", "résumé", "conclusión", "introducción", "antecedentes", "resumen",
    "recomendaciones", "recommandations", "введение", "заключение", "преамбула", "выводы", "序言",
    "前言", "背景", "结论", "مقدمة", "خاتمة", "الديباجة",
];

/// Starts of names of sections, in lower case.
pub(super) const SECTION_STARTS: [&str; 8] = [
    "foreword",
    "preface by",
    "about the statistics",
    "about the data",
    "about the figures",
    "about this ",
    "about these ",
    "notes to ",
];

/// Months and days, by their first three letters.
pub(super) const CALENDAR: [&str; 19] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mon",
    "tue", "wed", "thu", "fri", "sat", "sun",
];

/// Months that do not start like the English ones, in lower case.
#[rustfmt::skip]
pub(super) const MONTHS: [&str; 50] = [
    "januar", "februar", "märz", "mai", "oktober", "dezember", "enero", "abril", "agosto",
    "diciembre", "septiembre", "janvier", "février", "avril", "juin", "juillet", "août", "décembre",
    "gennaio", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre",
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
    "ноябрь", "декабрь", "января", "февраля",
    "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
    "года",
];

/// Words of dates and times besides months, days and numbers.
pub(super) const CLOCK: [&str; 28] = [
    "am", "pm", "a.m", "p.m", "gmt", "utc", "est", "edt", "cet", "at", "of", "the", "date",
    "updated", "on", "local", "as", "week", "de", "le", "den", "del", "stand", "vom", "to", "ago",
    "hours", "за",
];

/// First names common enough in by-lines that "Jane Doe" alone on a line reads as a person.
#[rustfmt::skip]
pub(super) const FIRST_NAMES: [&str; 96] = [
    "adam", "ahmed", "alan", "alex", "alexander", "ali", "alice", "amy", "ana", "andrea",
    "andrew", "angela", "anna", "anne", "anthony", "barbara", "ben", "brian", "carlos",
    "caroline", "catherine", "charles", "chris", "christopher", "claire", "daniel", "david",
    "edward", "elena", "elizabeth", "emily", "emma", "eric", "eva", "fatima", "frank", "gary",
    "george", "greg", "hannah", "hans", "helen", "henry", "ian", "ivan", "jack", "james", "jan",
    "jane", "janet", "jason", "jean", "jeff", "jennifer", "jessica", "jim", "joe", "john",
    "jonathan", "jose", "joseph", "juan", "julia", "karen", "kate", "kevin", "laura", "lisa",
    "luis", "marc", "maria", "marie", "mark", "martin", "mary", "matthew", "michael", "mohammed",
    "nicholas", "olga", "patrick", "paul", "peter", "philip", "rachel", "richard", "robert",
    "sarah", "simon", "sophie", "stephen", "steven", "susan", "thomas", "tom", "william",
];
