//! Closed lists of English words around numbers that more than one room tells numbers by.

/// Names of the months, abbreviated ones too; "May" only with its capital, as the verb has none.
pub const MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Jun",
    "Jul",
    "Aug",
    "Sep",
    "Sept",
    "Oct",
    "Nov",
    "Dec",
];

/// Codes of currencies that stand before a sum.
pub const CURRENCY_CODES: &[&str] = &[
    "USD", "EUR", "GBP", "CHF", "CNY", "JPY", "RMB", "US$", "NOK", "SEK", "DKK", "PLN", "INR",
    "RUB", "UAH", "CAD", "AUD",
];
