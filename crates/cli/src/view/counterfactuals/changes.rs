//! A change in words.

use alis::document::{CandidateChange, Change, CountedPeriod, PlaceDocument};

use super::View;
use crate::view::facts::{find, pool_index};
use crate::view::style::clean;

impl View<'_> {
    /// A change, as a clause that begins a line.
    pub(super) fn change(&self, change: &Change) -> String {
        let words = self.facts.style.words();
        let problem = self.facts.problem;
        match change {
            Change::Post { post, period, by } => {
                let unit = pool_index(problem, post).and_then(|pool| self.facts.only_unit(pool));
                let of = match unit {
                    Some(unit) => words.at_unit(&self.facts.place(&unit.id)),
                    None => words.in_pool(&clean(post)),
                };
                let when = match period {
                    CountedPeriod::Period(period) => words.period(*period),
                    CountedPeriod::Quarter(quarter) => words.quarter(*quarter),
                };
                words.posts_added(*by, &of, &when)
            }
            Change::Unit { unit, by } => words.more_at_once(*by, &self.facts.place(unit)),
            Change::Municipality { municipality, by } => {
                let at = find(&problem.municipalities, municipality, |own| &own.id);
                let name = at.map_or(municipality.as_str(), |at| problem.municipalities[at].name.as_str());
                words.more_absent(*by, &clean(name))
            }
            Change::Candidate { candidate, change: CandidateChange::Withdraw } => {
                words.withdraws(&self.facts.style.candidate(candidate))
            }
            Change::Candidate { candidate, change } if *candidate == self.answer.candidate => self.of_candidate(change),
            Change::Candidate { candidate, change } => {
                format!("{}: {}", self.facts.style.candidate(candidate), self.of_candidate(change))
            }
        }
    }

    fn of_candidate(&self, change: &CandidateChange) -> String {
        let words = self.facts.style.words();
        match change {
            CandidateChange::ServiceMonths(by) => words.more_service(*by),
            CandidateChange::SupervisionGroup(group) => {
                words.supervision(&words.value("supervision_group", group.word()))
            }
            CandidateChange::Earliest(period) => words.could_start_from(&words.period(*period)),
            CandidateChange::Latest(period) => words.could_start_until(&words.period(*period)),
            CandidateChange::NoLatest => words.no_last_start().to_owned(),
            CandidateChange::AddPlace(place) => words.open_also_to(&self.place(place)),
            CandidateChange::FirstPlace(place) => words.first_wish(&self.place(place)),
            CandidateChange::OpenToOthers(open) => words.open_to_others(*open).to_owned(),
            CandidateChange::Prefers(prefers) => words.prefers(*prefers).to_owned(),
            CandidateChange::Withdraw => String::new(),
        }
    }

    /// A wish.
    fn place(&self, place: &PlaceDocument) -> String {
        let words = self.facts.style.words();
        match place {
            PlaceDocument::Unit(unit) => self.facts.place(unit),
            PlaceDocument::Hospital(id) => {
                let hospitals = &self.facts.problem.hospitals;
                let at = find(hospitals, id, |own| &own.id);
                clean(at.map_or(id.as_str(), |at| hospitals[at].name.as_str())).into_owned()
            }
            PlaceDocument::Field(field) => words.quoted(&clean(field)),
            PlaceDocument::Split([a, b]) => format!("3+3: {} + {}", self.facts.place(a), self.facts.place(b)),
        }
    }
}
