//! Word lists behind the phrases, all in lower case.

/// Starts of lines that are said about the text rather than by it, in lower case.
#[rustfmt::skip]
pub(super) const NOTES: [&str; 214] = [
    "adopted by the", "adopted unanim",
    "issued on", "issued by", "issued at", "check against", "data as of",
    "asked by", "answered by", "tabled by", "posted by", "published by", "presented by",
    "submitted by", "drafted by", "approved by", "interview by", "story by", "text by",
    "delivered by", "sponsored by", "illustrations by", "reviewed by", "jump to navigation",
    "jump to search", "jump to content", "from wikipedia", "from the free encyclopedia", "editor's note",
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
    "phone:", "fax:", "read more", "related:", "related articles", "related stories", "see also:", "see also : ",
    "share this", "share on", "subscribe", "sign up", "click here", "click to", "follow us",
    "advertisement", "graphic:", "map:", "chart:", "video:", "watch:", "listen:", "file -",
    "file photo", "http", "www.", "keywords:", "tags:", "filed under", "topics:", "distribution:",
    "for more information", "media contact:", "media contacts:", "read the", "above:", "below:",
    "left:", "right:", "top:", "bottom:", "opposite:", "pictured:", "inset:", "back to top",
    "return to top", "report a problem with", "is this page", "photographs by", "photos by",
    "pictures by",
    "also by ", "foto:", "fotos:", "foto :", "bild:", "bilder:", "photo :", "photos :", "image :",
    "crédit photo", "crédits photo", "illustration:", "Фото:", "Фото ", "图注：", "图：", "图源",
    "来源：", "作者：", "责任编辑", "原标题：", "lire aussi", "lire :", "lire également", "à lire", "a lire",
    "lee también", "lea también", "leer más", "lesen sie auch", "lesen sie mehr", "mehr zum thema",
    "leggi anche", "leia também", "leia mais", "lees ook", "Читайте также", "learn more:", "read:",
    "also read", "read also", "read next", "don't miss:", "related searches", "related posts",
    "promoted by", "leave a reply", "leave a comment",
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
pub(super) const LABELS: [&str; 75] = [
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
    "image", "images", "photo", "photos", "video", "view photo", "view photos", "view gallery",
    "view larger image", "enlarge this image", "hide caption", "toggle caption", "save",
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
pub(super) const SECTIONS: [&str; 114] = [
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
    "see also", "external links",
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

/// Months and days and how they are cut short, in lower case.
#[rustfmt::skip]
pub(super) const CALENDAR: [&str; 42] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep",
    "sept", "oct", "nov", "dec", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "mon", "tue", "tues", "wed", "weds", "thu", "thur", "thurs", "fri",
    "sat", "sun",
];

/// Months and days of other languages, in lower case.
#[rustfmt::skip]
pub(super) const MONTHS: [&str; 70] = [
    "januar", "februar", "märz", "mai", "oktober", "dezember", "enero", "abril", "agosto",
    "diciembre", "septiembre", "janvier", "février", "avril", "juin", "juillet", "août", "décembre",
    "gennaio", "maggio", "giugno", "luglio", "settembre", "ottobre", "dicembre",
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь",
    "ноябрь", "декабрь", "января", "февраля",
    "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря",
    "года",
    "febrero", "marzo", "junio", "julio", "octubre", "noviembre", "octobre", "novembre",
    "septembre", "junho", "julho", "novembro", "juni", "juli", "januari", "februari",
    "montag", "freitag", "samstag", "sonntag",
];

/// Words of dates and times besides months, days and numbers.
pub(super) const CLOCK: [&str; 36] = [
    "am", "pm", "a.m", "p.m", "gmt", "utc", "est", "edt", "cet", "at", "of", "the", "date",
    "updated", "on", "local", "as", "week", "de", "le", "den", "del", "stand", "vom", "to", "ago",
    "hours", "за", "et", "pt", "ct", "bst", "ist", "cest", "jst", "msk",
];

/// First names common enough in by-lines that "Jane Doe" alone on a line reads as a person.
#[rustfmt::skip]
pub(super) const FIRST_NAMES: [&str; 421] = [
    "aaron", "abdul", "abigail", "abraham", "adam", "agnes", "ahmed", "alan", "albert", "alberto",
    "alejandro", "alex", "alexander", "alfred", "ali", "alice", "alicia", "alison", "allison",
    "amanda", "amelia", "amir", "amit", "amy", "ana", "anders", "andrea", "andreas", "andrew",
    "andré", "andy", "angela", "anita", "anna", "anne", "annie", "anthony", "antoine", "antonio",
    "arthur", "arun", "ashley", "astrid", "audrey", "ayesha", "barbara", "beatrice", "ben",
    "benjamin", "bernard", "bernd", "beth", "betty", "bill", "bob", "brandon", "brenda", "brett",
    "brian", "bruce", "bruno", "camille", "carl", "carla", "carlos", "carmen", "carol", "caroline",
    "carolyn", "catherine", "cecilia", "charles", "cheryl", "chris", "christian", "christina",
    "christine", "christopher", "cindy", "claire", "clara", "colin", "craig", "cristina", "cynthia",
    "daniel", "daniela", "darren", "dave", "david", "deborah", "debra", "denis", "dennis", "derek",
    "diana", "diane", "dmitry", "dominic", "donald", "donna", "dorothy", "doug", "douglas",
    "duncan", "eduardo", "edward", "edwin", "eleanor", "elena", "elias", "elizabeth", "ellen",
    "emilio", "emily", "emma", "emmanuel", "enrique", "eric", "erik", "erin", "ernesto", "esther",
    "eugene", "eva", "evan", "evelyn", "fatima", "felix", "fernando", "fiona", "francesca",
    "francesco", "francis", "francisco", "frank", "françois", "fred", "frederick", "gabriel",
    "gareth", "gary", "gavin", "george", "gerald", "gerard", "giovanni", "giulia", "gordon",
    "graham", "greg", "gregory", "guillermo", "gustavo", "hannah", "hans", "harold", "harry",
    "hassan", "heather", "heidi", "helen", "helena", "henry", "hiroshi", "hugo", "hussein", "ian",
    "ibrahim", "igor", "ingrid", "irene", "isabel", "isabella", "ivan", "jack", "jacob",
    "jacqueline", "jake", "james", "jamie", "jan", "jane", "janet", "jason", "javier", "jean",
    "jeff", "jeffrey", "jennifer", "jeremy", "jerry", "jessica", "jill", "jim", "joan", "joanna",
    "joe", "joel", "johan", "johannes", "john", "jon", "jonathan", "jorge", "jose", "joseph",
    "josh", "joshua", "josé", "joyce", "juan", "judith", "julia", "julian", "julie", "justin",
    "jürgen", "karen", "karl", "kate", "katherine", "kathleen", "kathryn", "katie", "keith",
    "kelly", "ken", "kenneth", "kevin", "khalid", "kimberly", "klaus", "kurt", "kyle", "larry",
    "lars", "laura", "lauren", "laurent", "lawrence", "leah", "leila", "leo", "leonard", "leslie",
    "liam", "linda", "lisa", "lori", "louis", "louise", "lucas", "lucia", "lucy", "luis", "luke",
    "lydia", "maggie", "mahmoud", "malcolm", "manuel", "marc", "marcel", "marco", "marcus",
    "margaret", "maria", "mariana", "marie", "marina", "mario", "marion", "marjorie", "mark",
    "martha", "martin", "mary", "matt", "matthew", "matthias", "maurice", "max", "megan", "melanie",
    "melissa", "mercedes", "michael", "michelle", "miguel", "mike", "mohamed", "mohammad",
    "mohammed", "monica", "muhammad", "mustafa", "nadia", "nancy", "natalie", "natasha", "nathan",
    "neil", "nicholas", "nick", "nicola", "nicolas", "nicole", "nigel", "nikolai", "nina", "noah",
    "nora", "olga", "oliver", "olivier", "omar", "oscar", "pablo", "pamela", "patricia", "patrick",
    "paul", "paula", "pauline", "pedro", "penelope", "peter", "phil", "philip", "philippe",
    "pierre", "priya", "rachel", "rafael", "rahul", "rajesh", "ralph", "ramón", "rebecca",
    "ricardo", "richard", "rick", "rob", "robert", "roberto", "rodrigo", "roger", "roland", "ron",
    "ronald", "rosa", "rosemary", "ross", "russell", "ruth", "ryan", "salman", "samantha", "samuel",
    "sandra", "sara", "sarah", "scott", "sean", "sebastian", "sergei", "sergio", "seth", "shannon",
    "sharon", "sheila", "silvia", "simon", "sonia", "sophie", "stacy", "stefan", "stefano",
    "stella", "stephen", "steve", "steven", "stuart", "susan", "susanne", "suzanne", "svetlana",
    "sylvia", "tamara", "tanya", "tatiana", "teresa", "theodore", "thomas", "thérèse", "tim",
    "timothy", "tina", "todd", "tom", "tony", "tracy", "ursula", "valerie", "vanessa", "vera",
    "veronica", "vicente", "vincent", "vladimir", "walter", "wendy", "william", "wolfgang",
    "xavier", "yasmin", "yuri", "yusuf", "yvonne", "zachary",
];
