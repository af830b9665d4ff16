//! The terms that letters and reasons share: days, months, lists, and what criteria read.

use super::Texts;
use crate::calendar::{Date, Quarter};
use crate::document::{CriterionName, KeyDocument};

impl Texts {
    /// A day as a person writes it: `1. mars 2023`.
    pub(crate) fn day(&self, date: Date) -> String {
        let month = self.month(date);
        self.say(
            "day",
            &[("day", date.day().into()), ("month", month.into()), ("year", date.year().to_string().into())],
        )
    }

    fn month(&self, date: Date) -> String {
        self.say("month", &[("number", date.month().into())])
    }

    /// The months from the first of one quarter to the last of another: `mars–august 2023`.
    pub(crate) fn months(&self, from: Quarter, to: Quarter) -> String {
        let (first, last) = (from.first_day(), to.last_day());
        let [start, end] = [first, last].map(|date| (self.month(date), date.year().to_string()));
        if start.1 == end.1 {
            let months = [("from", start.0.into()), ("to", end.0.into()), ("year", end.1.into())];
            return self.say("months-of-one-year", &months);
        }
        let from = [("from", start.0.into()), ("from-year", start.1.into())];
        let to = [("to", end.0.into()), ("to-year", end.1.into())];
        self.say("months-over-years", &from.into_iter().chain(to).collect::<Vec<_>>())
    }

    /// A number of quarters in half-years: `½`, `1`, `1½`.
    pub(crate) fn half_years(quarters: u32) -> String {
        match (quarters / 2, quarters % 2) {
            (whole, 0) => whole.to_string(),
            (0, _) => "½".to_owned(),
            (whole, _) => format!("{whole}½"),
        }
    }

    /// Items with commas, and a word before the last.
    pub(crate) fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [first @ .., last] => {
                self.say("list-and", &[("first", first.join(", ").into()), ("last", last.as_str().into())])
            }
        }
    }

    /// Starts as days: up to two by name, more from the first to the last.
    pub(crate) fn starts(&self, starts: &[Quarter]) -> String {
        let days: Vec<String> = starts.iter().map(|start| self.day(start.first_day())).collect();
        match &days[..] {
            [first, _, .., last] => {
                self.say("starts-range", &[("first", first.as_str().into()), ("last", last.as_str().into())])
            }
            few => self.list(few),
        }
    }

    /// The name of a criterion.
    pub(crate) fn criterion(&self, name: CriterionName) -> String {
        self.say("criterion", &[("name", name.word().into())])
    }

    /// What a criterion read.
    pub(crate) fn value(&self, name: CriterionName, key: &KeyDocument) -> String {
        let value = key.value.as_str();
        if value.is_empty() {
            return self.say("value-absent", &[]);
        }
        match name {
            CriterionName::Interrupted | CriterionName::NearestHospital | CriterionName::SpecialistShortage => {
                self.say("value-flag", &[("value", value.into())])
            }
            CriterionName::Employment => self.employment(key),
            CriterionName::ServiceMonths => self.say("value-service", &[("months", number(value).into())]),
            CriterionName::SupervisionGroup => self.say("value-supervision-group", &[("value", value.into())]),
            CriterionName::Progress => {
                let (goals, courses) = value.split_once('/').unwrap_or((value, "0"));
                self.say("value-progress", &[("goals", number(goals).into()), ("courses", number(courses).into())])
            }
            CriterionName::MunicipalRank => self.say("value-municipal-rank", &[("rank", value.into())]),
            CriterionName::RemainingTime | CriterionName::RegisteredOn => {
                value.parse().map_or_else(|_| value.to_owned(), |date| self.day(date))
            }
        }
    }

    /// An employment; a locum's with the days of the contract.
    fn employment(&self, key: &KeyDocument) -> String {
        match (key.from, key.to) {
            (Some(from), Some(to)) => {
                self.say("value-locum", &[("from", self.day(from).into()), ("to", self.day(to).into())])
            }
            _ => self.say("value-employment", &[("value", key.value.as_str().into())]),
        }
    }
}

/// A number in a document's text, for the plural forms.
fn number(text: &str) -> u32 {
    text.parse().unwrap_or_default()
}
