//! What is wrong with a placement, or with the lack of one, in Norwegian and English.

use super::{
    violation::{Violation, ViolationRule as R},
    words::say,
};
use crate::language::Language;

impl Violation {
    /// Where a placement is, and how it is divided.
    pub(super) fn of_units(&self, language: Language) -> String {
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
    pub(super) fn of_time(&self, language: Language) -> String {
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
    pub(super) fn of_posts(&self, language: Language) -> String {
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
    pub(super) fn of_promises(&self, language: Language) -> String {
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
