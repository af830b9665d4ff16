//! A violation as one sentence, in Norwegian and English.

use super::{
    violation::{Violation, ViolationRule as R},
    words::{Statement, one_of, say},
};
use crate::language::Language;

impl Violation {
    /// Where in the plan, what is wrong there in one sentence, and the name of the check.
    pub fn line(&self, language: Language) -> String {
        let Self { rule, pointer, .. } = self;
        let whole = say!(language, "planen", "the plan");
        let place = if pointer.is_empty() { &whole } else { pointer };
        format!("{place}: {} ({rule})", self.sentence(language))
    }

    /// What is wrong. A new rule must be given to one of the groups.
    fn sentence(&self, language: Language) -> String {
        match self.rule {
            R::ProblemSha256 | R::RulesId | R::RulesSha256 | R::EngineName | R::ProvedToRank => self.stated(language),
            R::Trust | R::Rank | R::QueuePlace | R::Reason => self.stated(language),
            R::IneligibleRule | R::IneligibleField | R::IneligibleValue => self.stated(language),
            R::Status | R::Start | R::StartDate | R::EndDate | R::Months | R::Hospital => self.stated(language),
            R::Waiting | R::Wish | R::Away | R::Relevance | R::PostCapacity | R::PostUsed => self.stated(language),
            R::CandidateUnknown | R::CandidateRepeated | R::CandidateMissing | R::CandidateMisplaced => {
                self.listed(language)
            }
            R::SortOrder | R::PostList | R::WarningMissing | R::WarningUnexpected => self.listed(language),
            R::Commitment | R::Shape | R::TwoUnits | R::Split | R::Unit | R::Goals | R::Places => {
                self.of_units(language)
            }
            R::DecisionDate | R::Earliest | R::Latest | R::Horizon | R::Leave | R::Service | R::Declined => {
                self.of_time(language)
            }
            R::Pool | R::PoolUnit | R::PoolCount | R::PoolKind => self.of_posts(language),
            R::PoolLimit | R::UnitLimit | R::MunicipalityLimit => self.of_posts(language),
            R::EmptyPost | R::PassedOver | R::CanonicalOrder | R::Exchange => self.of_promises(language),
        }
    }

    /// Both statements in words.
    fn texts(&self, language: Language) -> (String, String) {
        (self.found.text(language), self.expected.text(language))
    }

    /// A value that is stated wrongly, is missing, or should not be there.
    fn stated(&self, language: Language) -> String {
        let (nb, en) = noun(self.rule);
        let (mut found, expected) = self.texts(language);
        if self.rule == R::Waiting {
            found = match found.as_str() {
                "1" => say!(language, "1 kvartal", "1 quarter"),
                _ => say!(language, "{found} kvartaler", "{found} quarters"),
            };
        }
        match (&self.found, &self.expected) {
            (Statement::Nothing, _) => {
                say!(language, "{nb} mangler, skal være {expected}", "{en} is missing, must be {expected}")
            }
            (_, Statement::Nothing) => say!(
                language,
                "{nb} er oppgitt til {found}, skal ikke være oppgitt",
                "{en} is stated as {found}, must not be stated"
            ),
            _ => say!(
                language,
                "{nb} er oppgitt til {found}, skal være {expected}",
                "{en} is stated as {found}, must be {expected}"
            ),
        }
    }

    /// Who and what stands in the plan's lists.
    fn listed(&self, language: Language) -> String {
        let (found, expected) = self.texts(language);
        match (self.rule, &self.found, &self.expected) {
            (R::CandidateUnknown, ..) => say!(
                language,
                "kandidaten {found} er ukjent, skal være {expected}",
                "the candidate {found} is unknown, must be {expected}"
            ),
            (R::CandidateRepeated, ..) => say!(
                language,
                "kandidaten {found} er ført opp flere ganger, skal stå {expected}",
                "the candidate {found} is listed more than once, must stand {expected}"
            ),
            (R::CandidateMissing | R::CandidateMisplaced, ..) => self.in_list(language),
            (R::SortOrder, ..) => say!(
                language,
                "{found} står for langt bak i listen, skal stå {expected}",
                "{found} stands too far down the list, must stand {expected}"
            ),
            (R::WarningMissing, ..) => {
                say!(language, "et varsel mangler: {expected}", "a warning is missing: {expected}")
            }
            (R::WarningUnexpected, ..) => {
                say!(language, "varselet skal ikke være med: {found}", "the warning must not be there: {found}")
            }
            (_, Statement::Nothing, _) => {
                say!(language, "listen over stillinger mangler {expected}", "the list of posts lacks {expected}")
            }
            (_, _, Statement::Nothing) => say!(
                language,
                "listen over stillinger har {found} for mye",
                "the list of posts has {found}, which must not be there"
            ),
            _ => say!(
                language,
                "listen over stillinger har {found} der {expected} skal stå",
                "the list of posts has {found} where {expected} must stand"
            ),
        }
    }

    /// A candidate who stands nowhere, or in the wrong list.
    fn in_list(&self, language: Language) -> String {
        let Statement::Listed { candidate, lists } = &self.expected else {
            return self.expected.text(language);
        };
        let due = one_of(lists, language);
        match &self.found {
            Statement::Listed { lists, .. } => {
                let held = one_of(lists, language);
                say!(
                    language,
                    "kandidaten {candidate} står i {held}, skal stå i {due}",
                    "the candidate {candidate} stands in {held}, must stand in {due}"
                )
            }
            _ => say!(
                language,
                "kandidaten {candidate} mangler, skal stå i {due}",
                "the candidate {candidate} is missing, must stand in {due}"
            ),
        }
    }

    /// Where a placement is, and how it is divided.
    fn of_units(&self, language: Language) -> String {
        let (found, expected) = self.texts(language);
        match self.rule {
            R::Commitment => say!(
                language,
                "plassen som står fast, er ikke gjengitt som den er: oppgitt {found}, skal være {expected}",
                "the placement that stands is not repeated as it is: stated as {found}, must be {expected}"
            ),
            R::Shape => say!(
                language,
                "inndelingen er ikke tillatt: {found}, skal være {expected}",
                "the shape is not permitted: {found}, must be {expected}"
            ),
            R::TwoUnits => say!(
                language,
                "begge delene av plassen er ved {found}, regelsettet krever {expected}",
                "both parts of the placement are in {found}, the rule set demands {expected}"
            ),
            R::Split => say!(
                language,
                "plassen er delt i {found} måneder, det krever {expected}",
                "the placement is split into {found} months, which demands {expected}"
            ),
            R::Unit => say!(
                language,
                "enheten {found} hører ikke til helseforetaket, skal være {expected}",
                "the unit {found} is not of the trust, must be {expected}"
            ),
            R::Goals => say!(
                language,
                "ingen enhet i plassen dekker læringsmålet {found}, til sammen skal de dekke {expected}",
                "no unit of the placement covers the learning goal {found}, together they must cover {expected}"
            ),
            _ => say!(
                language,
                "kandidaten har ikke ønsket {found}, skal ha {expected}",
                "the candidate did not wish for {found}, must have {expected}"
            ),
        }
    }

    /// When a placement is.
    fn of_time(&self, language: Language) -> String {
        let (found, expected) = self.texts(language);
        match self.rule {
            R::DecisionDate => say!(
                language,
                "plassen begynner {found}, før beslutningsdatoen, skal begynne {expected}",
                "the placement starts on {found}, before the decision date, must start on {expected}"
            ),
            R::Earliest => say!(
                language,
                "plassen begynner i {found}, før første ønskede periode, skal begynne i {expected}",
                "the placement starts in {found}, before the first wished period, must start in {expected}"
            ),
            R::Latest => say!(
                language,
                "plassen begynner i {found}, etter siste ønskede periode, skal begynne i {expected}",
                "the placement starts in {found}, after the last wished period, must start in {expected}"
            ),
            R::Horizon => say!(
                language,
                "plassen varer {found}, planperioden bare {expected}",
                "the placement runs {found}, the plan's horizon only {expected}"
            ),
            R::Leave => say!(
                language,
                "kandidaten har permisjon i {found}, plassen skal ha {expected}",
                "the candidate is on leave in {found}, the placement must have {expected}"
            ),
            R::Service => say!(
                language,
                "tjenestetiden ved oppstart er {found} måneder, skal være {expected}",
                "the service at the start is {found} months, must be {expected}"
            ),
            _ => say!(
                language,
                "kandidaten har avslått dette tilbudet fra {found}, skal ha {expected}",
                "the candidate turned down this offer from {found}, must have {expected}"
            ),
        }
    }

    /// Pools and limits.
    fn of_posts(&self, language: Language) -> String {
        let (found, expected) = self.texts(language);
        match self.rule {
            R::Pool => say!(
                language,
                "stillingen {found} hører ikke til helseforetaket, skal være {expected}",
                "the pool {found} is not of the trust, must be {expected}"
            ),
            R::PoolUnit => say!(
                language,
                "stillingen kan ikke brukes der ({found}), skal være {expected}",
                "the pool may not be used there ({found}), must be {expected}"
            ),
            R::PoolCount => say!(
                language,
                "stillingen finnes ikke da ({found}), skal være {expected}",
                "the pool has no posts then ({found}), must be {expected}"
            ),
            R::PoolKind => say!(
                language,
                "stillingen {found} er øremerket, oppstart midt i en periode krever {expected}",
                "the pool {found} is earmarked, a start in the middle of a period demands {expected}"
            ),
            R::PoolLimit => say!(
                language,
                "stillingen er overfylt: {found}, skal ha {expected}",
                "the pool is overfilled: {found}, must have {expected}"
            ),
            R::UnitLimit => say!(
                language,
                "for mange er ved enheten samtidig: {found}, skal ha {expected}",
                "too many serve in the unit at once: {found}, must have {expected}"
            ),
            _ => say!(
                language,
                "for mange er borte fra kommunen samtidig: {found}, skal ha {expected}",
                "too many are away from the municipality at once: {found}, must have {expected}"
            ),
        }
    }

    /// What the model promises each candidate.
    fn of_promises(&self, language: Language) -> String {
        let (found, expected) = self.texts(language);
        match self.rule {
            R::EmptyPost => say!(
                language,
                "kandidaten har {found}, men denne er ledig: {expected}",
                "the candidate has {found}, but this one is free: {expected}"
            ),
            R::PassedOver => say!(
                language,
                "kandidaten er forbigått: har {found}, men uten dem som står bak, er det rom for {expected}",
                "the candidate is passed over: has {found}, but without those behind there is room for {expected}"
            ),
            R::CanonicalOrder => say!(
                language,
                "kandidaten har {found}, men {expected} er like bra, ledig og tidligere i den faste rekkefølgen",
                "the candidate has {found}, but {expected} is as good, free, and earlier in the canonical order"
            ),
            _ => say!(
                language,
                "kandidaten har {found}, men planen blir bedre om kandidaten bytter plass med {expected}",
                "the candidate has {found}, but the plan is better if the candidate changes places with {expected}"
            ),
        }
    }
}

/// What a stated value is called, in Norwegian and English.
fn noun(rule: R) -> (&'static str, &'static str) {
    match rule {
        R::ProblemSha256 => ("SHA-256 av problemdokumentet", "the SHA-256 of the problem"),
        R::RulesId => ("regelsettet", "the rule set"),
        R::RulesSha256 => ("SHA-256 av regelsettet", "the SHA-256 of the rule set"),
        R::EngineName => ("programmet", "the engine"),
        R::ProvedToRank => ("prioriteten planen er bevist til og med,", "the rank up to which the plan is proved"),
        R::Trust => ("helseforetaket", "the trust"),
        R::Rank => ("prioriteten", "the rank"),
        R::QueuePlace => ("plassen i køen", "the place in the queue"),
        R::IneligibleRule => ("regelen som avviser kandidaten", "the rule that refuses the candidate"),
        R::IneligibleField => ("feltet som regelen leser", "the field that the rule reads"),
        R::IneligibleValue => ("verdien som regelen leser", "the value that the rule reads"),
        R::Status => ("statusen", "the status"),
        R::Start => ("første kvartal", "the first quarter"),
        R::StartDate => ("første dag", "the first day"),
        R::EndDate => ("siste dag", "the last day"),
        R::Months => ("antall måneder", "the number of months"),
        R::Waiting => ("ventetiden", "the waiting"),
        R::Wish => ("nummeret på ønsket, fra 0,", "the number of the wish, from 0,"),
        R::Away => ("tallet for annet sykehus enn det nærmeste", "the number for a hospital that is not the nearest"),
        R::Relevance => ("tallet for relevans", "the number for relevance"),
        R::Hospital => ("enhetens sykehus", "the unit's hospital"),
        R::PostCapacity => ("antall stillinger", "the number of posts"),
        R::PostUsed => ("antall stillinger i bruk", "the number of posts in use"),
        R::Reason => ("begrunnelsen", "the reason"),
        _ => ("verdien", "the value"),
    }
}
