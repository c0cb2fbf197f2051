//! The words around numbers and dates, apart from the rules that use them.

/// What multiplies a number.
pub(super) const SCALES: &[&str] = &[
    "thousand", "million", "billion", "trillion", "bn", "mn", "tn", "m", "b", "k", "crore", "lakh",
];

/// Currencies, in singular.
pub(super) const CURRENCIES: &[&str] = &[
    "dollar", "euro", "pound", "ruble", "rouble", "yuan", "renminbi", "yen", "rupee", "franc",
    "hryvnia", "shekel", "rial", "riyal", "lira", "peso", "real", "won", "zloty", "krona", "krone",
    "dirham", "dinar", "naira", "rand", "usd", "eur", "gbp", "cents",
];

/// What stands before a year that is one.
pub(super) const BEFORE_YEAR: &[&str] = &[
    "in", "since", "by", "until", "till", "from", "after", "before", "during", "late", "early",
    "mid", "of", "for", "between", "to", "and", "through", "spring", "summer", "autumn", "fall",
    "winter", "the", "around", "than",
];

/// Seasons and parts of a year, as they may start a sentence or stand in a title.
pub(super) const SEASONS: &[&str] = &[
    "Spring",
    "Summer",
    "Autumn",
    "Fall",
    "Winter",
    "End",
    "Beginning",
    "Start",
    "Middle",
    "Quarter",
];

/// What is counted in numbers of any size.
pub(super) const UNITS: &[&str] = &[
    "people",
    "persons",
    "civilians",
    "soldiers",
    "troops",
    "refugees",
    "households",
    "families",
    "jobs",
    "deaths",
    "casualties",
    "prisoners",
    "hostages",
    "workers",
    "children",
    "migrants",
    "fighters",
    "km",
    "kilometre",
    "kilometer",
    "mile",
    "hectare",
    "acre",
    "tonne",
    "ton",
    "barrel",
    "mw",
    "gw",
    "gwh",
    "twh",
    "mwh",
    "megawatt",
    "gigawatt",
    "bcm",
];

/// Words that are no part of what is counted.
pub(super) const AFTER_COUNT: &[&str] = &[
    "of", "in", "to", "and", "or", "for", "by", "at", "on", "from", "with", "the", "a", "an", "as",
    "is", "are", "was", "were", "has", "have", "had", "will", "would", "but", "who", "that",
    "which", "than", "per", "over", "under", "since", "until",
];
