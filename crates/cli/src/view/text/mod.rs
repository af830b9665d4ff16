//! Every word that a view writes, in Norwegian and English, side by side.
//!
//! Norwegian says *foreslått*, *forventet* and *plass*: the engine nominates, a person appoints, and nothing here says
//! that anyone has been given a post.

mod compare;
mod cutoffs;
mod lottery;
mod plan;
mod policy;
mod rank;
mod table;
mod terms;
mod waiting;
mod warnings;
mod what_if;

use alis::calendar::{Date, Half, Period, Quarter};
use alis::language::Language;

/// The words of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Words(pub(crate) Language);

/// Month names as the source documents shorten them, from January.
const MONTHS_NB: [&str; 12] =
    ["jan", "feb", "mars", "april", "mai", "juni", "juli", "aug", "sept", "okt", "nov", "des"];
const MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"];

impl Words {
    /// The one of two texts that is in its language.
    pub(crate) fn pick<'a>(self, nb: &'a str, en: &'a str) -> &'a str {
        match self.0 {
            Language::Nb => nb,
            Language::En => en,
        }
    }

    /// The one of two pairs of texts that is in its language.
    pub(crate) fn pick_pair<'a>(self, nb: (&'a str, &'a str), en: (&'a str, &'a str)) -> (&'a str, &'a str) {
        (self.pick(nb.0, en.0), self.pick(nb.1, en.1))
    }

    /// The short name of a date's month.
    fn month(self, date: Date) -> &'static str {
        let index = usize::try_from(date.month() - 1).unwrap_or(0);
        let names = match self.0 {
            Language::Nb => MONTHS_NB,
            Language::En => MONTHS_EN,
        };
        names.get(index).copied().unwrap_or_default()
    }

    /// A date in a table: `01.03.2022`, `1 Mar 2022`.
    pub(crate) fn date(self, date: Date) -> String {
        match self.0 {
            Language::Nb => dotted(date),
            Language::En => self.date_in_words(date),
        }
    }

    /// A date in a sentence: `1. mars 2022`, `1 Mar 2022`.
    pub(crate) fn date_in_words(self, date: Date) -> String {
        format!("{} {}", self.day(date), date.year())
    }

    /// A day without its year: `1. mars`, `1 Mar`.
    fn day(self, date: Date) -> String {
        let dot = self.pick(".", "");
        format!("{}{dot} {}", date.day(), self.month(date))
    }

    /// A half-year as Helse Nord's table 1 names it: `P1 2022`, `mars-august`.
    pub(crate) fn period_lines(self, period: Period) -> Vec<String> {
        let (half, months) = match period.half() {
            Half::P1 => ("P1", self.pick("mars-august", "Mar-Aug")),
            Half::P2 => ("P2", self.pick("sept-feb", "Sept-Feb")),
        };
        vec![format!("{half} {}", period.year()), months.to_owned()]
    }

    /// A half-year as Ahus's tables name it, with its years: `1. sept 2021-` and `28. feb 2022`, or
    /// `1. mars-31. aug` and `2022`.
    pub(crate) fn period_days(self, period: Period) -> Vec<String> {
        let (first, last) = (period.first_day(), period.last_day());
        match period.half() {
            Half::P1 => vec![format!("{}-{}", self.day(first), self.day(last)), first.year().to_string()],
            Half::P2 => vec![format!("{}-", self.date_in_words(first)), self.date_in_words(last)],
        }
    }

    /// A half-year in a sentence: `P1 2022 (mars-august)`.
    pub(crate) fn period(self, period: Period) -> String {
        let lines = self.period_lines(period);
        format!("{} ({})", lines[0], lines[1])
    }

    /// A quarter in a sentence: `mars-mai 2022`; one over the turn of the year: `des 2022-feb 2023`.
    pub(crate) fn quarter(self, quarter: Quarter) -> String {
        let (first, last) = (quarter.first_day(), quarter.last_day());
        let (from, to) = (self.month(first), self.month(last));
        if first.year() == last.year() {
            format!("{from}-{to} {}", last.year())
        } else {
            format!("{from} {}-{to} {}", first.year(), last.year())
        }
    }

    /// A number of quarters in half-years: `½ halvår`, `1½ halvår`, `2 halvår`.
    pub(crate) fn half_years(self, quarters: u32) -> String {
        let plural = quarters > 2 || quarters == 0;
        let unit = match self.0 {
            Language::Nb => "halvår",
            Language::En if plural => "half-years",
            Language::En => "half-year",
        };
        format!("{} {unit}", halves(quarters))
    }
}

/// A number of quarters in half-years, without the word.
pub(crate) fn halves(quarters: u32) -> String {
    match (quarters / 2, quarters % 2) {
        (whole, 0) => whole.to_string(),
        (0, _) => "½".to_owned(),
        (whole, _) => format!("{whole}½"),
    }
}

/// A date as Norwegian Excel reads it: `01.03.2022`.
pub(crate) fn dotted(date: Date) -> String {
    format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year())
}

#[cfg(test)]
mod tests {
    use super::*;

    const NB: Words = Words(Language::Nb);
    const EN: Words = Words(Language::En);

    #[test]
    fn periods_are_named_as_the_documents_do() {
        let period = |text: &str| -> Period { text.parse().unwrap() };
        assert_eq!(NB.period_lines(period("2022-P1")), ["P1 2022", "mars-august"]);
        assert_eq!(NB.period_lines(period("2022-P2")), ["P2 2022", "sept-feb"]);
        assert_eq!(NB.period_days(period("2021-P2")), ["1. sept 2021-", "28. feb 2022"]);
        assert_eq!(NB.period_days(period("2023-P2")), ["1. sept 2023-", "29. feb 2024"]);
        assert_eq!(NB.period_days(period("2022-P1")), ["1. mars-31. aug", "2022"]);
        assert_eq!(EN.period_days(period("2021-P2")), ["1 Sept 2021-", "28 Feb 2022"]);
        assert_eq!(NB.quarter("2022-P2b".parse().unwrap()), "des 2022-feb 2023");
    }

    #[test]
    fn waiting_is_told_in_half_years() {
        let told: Vec<String> = (0..5).map(|quarters| EN.half_years(quarters)).collect();
        assert_eq!(told, ["0 half-years", "½ half-year", "1 half-year", "1½ half-years", "2 half-years"]);
        assert_eq!(NB.half_years(3), "1½ halvår");
    }
}
