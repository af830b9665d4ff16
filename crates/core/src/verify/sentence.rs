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
            R::ProblemSha256
            | R::RulesId
            | R::RulesSha256
            | R::EngineName
            | R::ProvedToRank
            | R::Trust
            | R::Rank
            | R::QueuePlace
            | R::Reason
            | R::IneligibleRule
            | R::IneligibleField
            | R::IneligibleValue
            | R::Status
            | R::Start
            | R::StartDate
            | R::EndDate
            | R::Months
            | R::Hospital
            | R::Waiting
            | R::Wish
            | R::Away
            | R::Relevance
            | R::PostCapacity
            | R::PostUsed
            | R::ReasonKeyCount
            | R::ReasonKey
            | R::ReasonChoice
            | R::ReasonSource
            | R::ServiceSufficesOn
            | R::BetterBarred
            | R::ProofPass
            | R::ProofCapacity
            | R::HolderRank
            | R::HolderCommitment => self.stated(language),
            R::CandidateUnknown
            | R::CandidateRepeated
            | R::CandidateMissing
            | R::CandidateMisplaced
            | R::SortOrder
            | R::PostList
            | R::WarningMissing
            | R::WarningUnexpected => self.listed(language),
            R::Commitment | R::Shape | R::TwoUnits | R::Split | R::Unit | R::Goals | R::Places => {
                self.of_units(language)
            }
            R::DecisionDate | R::Earliest | R::Latest | R::Horizon | R::Leave | R::Service | R::Declined => {
                self.of_time(language)
            }
            R::Pool | R::PoolUnit | R::PoolCount | R::PoolKind | R::PoolLimit | R::UnitLimit | R::MunicipalityLimit => {
                self.of_posts(language)
            }
            R::ReasonList | R::BetterList | R::BetterForm | R::BetterOpen => self.of_reasons(language),
            R::ProofIndex
            | R::ProofRank
            | R::ProofForm
            | R::ProofLimit
            | R::ProofRepeated
            | R::ProofHolder
            | R::ProofOrder
            | R::ProofSum
            | R::ProofCount
            | R::ProofUncited => self.of_proofs(language),
            R::ProofCandidate | R::ProofNeedless | R::ProofTree | R::ProofLeaf | R::ProofEmptyLeaf => {
                self.of_cases(language)
            }
            R::EmptyPost | R::PassedOver | R::CanonicalOrder | R::Exchange => self.of_promises(language),
        }
    }

    /// Both statements in words.
    pub(super) fn texts(&self, language: Language) -> (String, String) {
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
        match self.rule {
            R::CandidateUnknown => say!(
                language,
                "kandidaten {found} er ukjent, skal være {expected}",
                "the candidate {found} is unknown, must be {expected}"
            ),
            R::CandidateRepeated => say!(
                language,
                "kandidaten {found} er ført opp flere ganger, skal stå {expected}",
                "the candidate {found} is listed more than once, must stand {expected}"
            ),
            R::CandidateMissing | R::CandidateMisplaced => self.in_list(language),
            R::SortOrder => say!(
                language,
                "{found} står for langt bak i listen, skal stå {expected}",
                "{found} stands too far down the list, must stand {expected}"
            ),
            R::WarningMissing => {
                say!(language, "et varsel mangler: {expected}", "a warning is missing: {expected}")
            }
            R::WarningUnexpected => {
                say!(language, "varselet skal ikke være med: {found}", "the warning must not be there: {found}")
            }
            _ => self.in_posts(language),
        }
    }

    /// The list of posts: a row too few, one too many, or another.
    fn in_posts(&self, language: Language) -> String {
        let (found, expected) = self.texts(language);
        match (&self.found, &self.expected) {
            (Statement::Nothing, _) => {
                say!(language, "listen over stillinger mangler {expected}", "the list of posts lacks {expected}")
            }
            (_, Statement::Nothing) => say!(
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
        R::ReasonKeyCount => ("antall verdier av kriteriene", "the number of values of the criteria"),
        R::ReasonKey => ("verdien av kriteriet", "the value of the criterion"),
        R::ReasonChoice => ("valget mellom like gode plasser", "the choice among equal places"),
        R::ReasonSource => ("kilden til regelen", "the source of the rule"),
        R::ServiceSufficesOn => ("dagen tjenestetiden er lang nok,", "the day on which service suffices"),
        R::BetterBarred => ("det som stenger oppstarten,", "what bars the start"),
        R::ProofPass => ("delen av verdiene beviset gjelder,", "the part of the values that the proof speaks of"),
        R::ProofCapacity => ("antallet grensen tåler,", "the number that the limit bears"),
        R::HolderRank => ("prioriteten til den som holder plassen,", "the rank of the holder"),
        R::HolderCommitment => ("statusen til plassen som står fast,", "the status of the placement that stands"),
        _ => ("verdien", "the value"),
    }
}
