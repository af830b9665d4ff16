//! Words that reasons and letters share: places, wishes, rules and limits of a problem.

use super::closed::covers;
use super::{Against, Better, Closed, FullLimit, LimitPlace, Refusal, Standing, candidate_of};
use crate::calendar::{Date, Quarter};
use crate::document::{
    Choice, EligibilityRule, Objective, PlacementDocument, PlacementStatus, PoolKind, Prefers, UnplacedReason,
};
use crate::language::LetterLanguage;
use crate::problem::{Candidate, Problem};
use crate::texts::Texts;

/// The words of a language, for what a problem holds and one of its candidates.
pub(crate) struct Wording<'a> {
    pub(crate) texts: Texts,
    pub(crate) problem: &'a Problem,
    pub(crate) candidate: &'a Candidate,
}

impl<'a> Wording<'a> {
    /// The words of a language for a candidate of a problem, if it holds them.
    pub(crate) fn new(language: LetterLanguage, problem: &'a Problem, candidate: &str) -> Option<Self> {
        candidate_of(problem, candidate).map(|candidate| Self { texts: Texts::new(language), problem, candidate })
    }

    /// The name of the candidate's trust.
    pub(crate) fn trust(&self) -> &str {
        &self.problem.trusts[self.candidate.trust].name
    }

    /// Where and when, a text for each stretch in one unit.
    pub(crate) fn stays(&self, placement: &PlacementDocument) -> Vec<String> {
        let stay = |(unit, from, to): (&str, Quarter, Quarter)| {
            let arguments = [("place", self.unit(unit).into()), ("days", self.days(from, to).into())];
            self.texts.say("stay", &arguments)
        };
        let segments = placement.segments.iter();
        segments.map(|segment| stay((segment.unit.as_str(), segment.from, segment.to))).collect()
    }

    /// From the first day of one quarter to the last of another.
    pub(crate) fn days(&self, from: Quarter, to: Quarter) -> String {
        let days = [from.first_day(), to.last_day()].map(|date| self.texts.day(date).into());
        let [from, to] = days;
        self.texts.say("stay-days", &[("from", from), ("to", to)])
    }

    /// The numbers, from 1, of the wishes that a placement answers to, each once; none where it answers to none.
    pub(crate) fn wish_numbers(&self, placement: &PlacementDocument) -> Vec<String> {
        let one_wish = self.candidate.months_needed.get() <= 6;
        let mut numbers: Vec<usize> = if one_wish {
            usize::try_from(placement.wish).into_iter().collect()
        } else {
            placement.segments.iter().filter_map(|segment| self.wish_of(&segment.unit)).collect()
        };
        numbers.sort_unstable();
        numbers.dedup();
        let listed = numbers.into_iter().filter(|&number| number < self.candidate.places.len().max(1));
        listed.map(|number| (number + 1).to_string()).collect()
    }

    /// The first wish that a unit answers to, for a stay that is no split.
    fn wish_of(&self, unit: &str) -> Option<usize> {
        let unit = self.problem.units.binary_search_by(|other| other.id.as_str().cmp(unit)).ok()?;
        self.candidate.places.iter().position(|place| covers(self.problem, place, unit))
    }

    /// Each criterion of the rule set with what it read.
    pub(crate) fn values(&self, standing: &Standing) -> Vec<(String, String)> {
        let rules = &self.problem.rules.document().priority;
        let named = rules.iter().zip(&standing.values).map(|(rule, key)| {
            let mut value = self.texts.value(rule.criterion, key);
            if let Some(width) = rule.width.filter(|width| width.0 > 1) {
                let arguments = [("value", value.into()), ("width", width.0.into())];
                value = self.texts.say("value-service-groups", &arguments);
            }
            (self.texts.criterion(rule.criterion), value)
        });
        named.collect()
    }

    /// The rule that refuses, as a clause.
    pub(crate) fn refused_rule(&self, rule: EligibilityRule) -> String {
        self.texts.say("refused-rule", &[("rule", rule_word(rule).into())])
    }

    /// The field that a rule read, and the value that it found there.
    pub(crate) fn refused_value(&self, refusal: &Refusal) -> (String, String) {
        let field = self.texts.say("refused-field", &[("rule", rule_word(refusal.rule).into())]);
        let value = refusal.value.as_str();
        let value = match refusal.rule {
            EligibilityRule::Schemes => self.texts.say("value-scheme", &[("value", value.into())]),
            EligibilityRule::MunicipalityRegistered => self.texts.say("value-unregistered", &[]),
            EligibilityRule::Catchment => {
                let trust = self.problem.trusts.iter().find(|trust| trust.id == *value);
                trust.map_or(value, |trust| trust.name.as_str()).to_owned()
            }
            EligibilityRule::Employment => self.texts.say("value-employment", &[("value", value.into())]),
        };
        (field, value)
    }

    /// Where the rule stands, and how it is read; nothing where the rule set does not say.
    pub(crate) fn about_rule(&self, refusal: &Refusal) -> String {
        let source =
            refusal.source.as_deref().map(|source| self.texts.say("rule-source", &[("source", source.into())]));
        let note = refusal.note.as_deref().map(|note| self.texts.say("rule-note", &[("note", note.into())]));
        source.into_iter().chain(note).collect::<Vec<_>>().join(" ")
    }

    /// Whether time will change a refusal, and what would.
    pub(crate) fn refused_change(&self, rule: EligibilityRule) -> String {
        self.texts.say("refused-change", &[("rule", rule_word(rule).into())])
    }

    /// How much service is needed, when it is reached, and where that stands.
    pub(crate) fn service(&self, suffices_on: Option<Date>) -> String {
        let Some(rule) = &self.problem.rules.eligibility().min_service_months else { return String::new() };
        let needed = self.texts.say("service-needed", &[("months", rule.value.0.into())]);
        let source = rule.source.as_deref().map(|source| self.texts.say("rule-source", &[("source", source.into())]));
        let reached =
            suffices_on.map(|date| self.texts.say("service-suffices", &[("date", self.texts.day(date).into())]));
        [needed].into_iter().chain(reached).chain(source).collect::<Vec<_>>().join(" ")
    }

    /// The filter that leaves no option at all, as a clause.
    pub(crate) fn unplaced(&self, reason: UnplacedReason) -> String {
        let word = match reason {
            UnplacedReason::BeyondHorizon => "no_start",
            UnplacedReason::Service => "service_always",
            other => reason_word(other),
        };
        self.texts.say("barred", &[("reason", word.into())])
    }

    /// The filter that leaves no option from some starts, as a clause.
    fn barred(&self, filter: UnplacedReason, before_decision: bool) -> String {
        let word = if before_decision { "before_decision" } else { reason_word(filter) };
        self.texts.say("barred", &[("reason", word.into())])
    }

    /// Why this place and not another of equal value.
    pub(crate) fn choice(&self, choice: Choice) -> String {
        let word = match choice {
            Choice::Only => "only",
            Choice::First => "first",
            Choice::Later => "later",
        };
        self.texts.say("choice", &[("choice", word.into())])
    }

    /// A unit's name, with its hospital where the name does not tell.
    pub(crate) fn unit(&self, id: &str) -> String {
        let Ok(index) = self.problem.units.binary_search_by(|unit| unit.id.as_str().cmp(id)) else {
            return id.to_owned();
        };
        let unit = &self.problem.units[index];
        match unit.hospital.map(|hospital| &self.problem.hospitals[hospital].name) {
            Some(hospital) if !unit.name.to_lowercase().contains(&hospital.to_lowercase()) => {
                format!("{}, {hospital}", unit.name)
            }
            _ => unit.name.to_string(),
        }
    }

    /// What has a limit, by name; with the id where it has no name of its own, or where `ids` asks for it.
    pub(crate) fn limit(&self, limit: &FullLimit, ids: bool) -> String {
        let (id, mut text) = match &limit.place {
            LimitPlace::Post(id) => (id, self.posts(id)),
            LimitPlace::Unit(id) => (id, self.texts.say("limit-unit", &[("unit", self.unit(id).into())])),
            LimitPlace::Municipality(id) => {
                let found = self.problem.municipalities.iter().find(|municipality| municipality.id == *id);
                let name = found.map_or(id.as_str(), |municipality| municipality.name.as_str());
                (id, self.texts.say("limit-municipality", &[("municipality", name.into())]))
            }
        };
        if limit.wholes {
            text = self.texts.say("limit-wholes", &[("limit", text.into())]);
        }
        if ids {
            text = self.texts.say("limit-id", &[("limit", text.into()), ("id", id.as_str().into())]);
        }
        text
    }

    /// A pool by what its posts are for: one unit, or the whole trust where it is the only such pool.
    fn posts(&self, id: &str) -> String {
        let Some(pool) = self.problem.pools.iter().find(|pool| pool.id == *id) else { return id.to_owned() };
        let trust = &self.problem.trusts[pool.trust];
        let alike = |&&other: &&usize| self.problem.pools[other].kind == pool.kind;
        let place = match pool.units.as_deref() {
            Some([unit]) => self.unit(&self.problem.units[*unit].id),
            None if trust.pools.iter().filter(alike).count() == 1 => trust.name.to_string(),
            _ => {
                let arguments = [("id", id.into()), ("place", trust.name.as_str().into())];
                return self.texts.say("limit-posts-named", &arguments);
            }
        };
        let kind = match pool.kind {
            PoolKind::Earmarked => "earmarked",
            PoolKind::Vacancy => "vacancy",
        };
        self.texts.say("limit-posts", &[("kind", kind.into()), ("place", place.into())])
    }

    /// The starts of something better, and how they lie to what the candidate got.
    pub(crate) fn better_starts(&self, better: &Better) -> String {
        let by_time =
            self.candidate.prefers == Prefers::Time || self.problem.rules.objective() == Objective::TimeThenPlace;
        let against = match better.against {
            Against::NoPlace => "no_place",
            Against::Earlier if by_time => "earlier",
            Against::Earlier => "earlier_place",
            Against::Same => "same",
            Against::Later => "later",
        };
        let starts = self.texts.starts(&better.starts);
        self.texts.say("better-starts", &[("against", against.into()), ("starts", starts.into())])
    }

    /// A line on starts that a filter bars; where it is service, with how much is needed.
    pub(crate) fn barred_line(&self, better: &Better, filter: UnplacedReason, before_decision: bool) -> String {
        let line = self.better_line(better, &self.barred(filter, before_decision));
        if filter == UnplacedReason::Service { format!("{line} {}", self.service(None)) } else { line }
    }

    /// That it is full, as a clause.
    pub(crate) fn full(&self, closed: &Closed) -> String {
        self.texts.say("full", &[("cases", if closed.cases { "true" } else { "false" }.into())])
    }

    /// A line on some starts.
    pub(crate) fn better_line(&self, better: &Better, why: &str) -> String {
        self.texts.say("better-line", &[("starts", self.better_starts(better).into()), ("why", why.into())])
    }
}

/// The word that texts choose by for a status.
pub(crate) fn status_word(status: PlacementStatus) -> &'static str {
    match status {
        PlacementStatus::Proposed => "proposed",
        PlacementStatus::Expected => "expected",
        PlacementStatus::Serving => "serving",
        PlacementStatus::Accepted => "accepted",
        PlacementStatus::Offered => "offered",
    }
}

/// The word that texts choose by for a filter.
pub(crate) fn reason_word(reason: UnplacedReason) -> &'static str {
    match reason {
        UnplacedReason::BeyondHorizon => "beyond_horizon",
        UnplacedReason::Leave => "leave",
        UnplacedReason::Service => "service",
        UnplacedReason::Goals => "goals",
        UnplacedReason::Places => "places",
        UnplacedReason::Declined => "declined",
        UnplacedReason::NoPost => "no_post",
        UnplacedReason::Full => "full",
    }
}

/// The word that texts choose by for a rule.
pub(crate) fn rule_word(rule: EligibilityRule) -> &'static str {
    match rule {
        EligibilityRule::Schemes => "schemes",
        EligibilityRule::MunicipalityRegistered => "municipality_registered",
        EligibilityRule::Catchment => "catchment",
        EligibilityRule::Employment => "employment",
    }
}
