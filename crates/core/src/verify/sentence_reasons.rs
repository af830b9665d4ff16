//! What is wrong with a reason or a proof, in Norwegian and English.

use super::{
    violation::{Violation, ViolationRule as R},
    words::{Statement, say},
};
use crate::language::Language;

impl Violation {
    /// The list of reasons, and what would have been better.
    pub(super) fn of_reasons(&self, language: Language) -> String {
        let (found, expected) = self.texts(language);
        match self.rule {
            R::ReasonList => self.in_a_list(language, ("listen over begrunnelser", "the list of reasons")),
            R::BetterList => self.in_a_list(language, ("listen over bedre oppstarter", "the list of better starts")),
            R::BetterForm => say!(
                language,
                "begrunnelsen for oppstarten er {found}, skal være {expected}",
                "the reason for the start is {found}, must be {expected}"
            ),
            _ => say!(
                language,
                "dette er bedre, og ikke {expected}: {found}",
                "this is better, and not {expected}: {found}"
            ),
        }
    }

    /// A list with an entry too few, one too many, or another.
    fn in_a_list(&self, language: Language, (nb, en): (&str, &str)) -> String {
        let (found, expected) = self.texts(language);
        match (&self.found, &self.expected) {
            (Statement::Nothing, _) => say!(language, "{nb} mangler {expected}", "{en} lacks {expected}"),
            (_, Statement::Nothing) => {
                say!(language, "{nb} har {found} for mye", "{en} has {found}, which must not be there")
            }
            _ => say!(
                language,
                "{nb} har {found} der {expected} skal stå",
                "{en} has {found} where {expected} must stand"
            ),
        }
    }

    /// A proof's form, limits and holders.
    pub(super) fn of_proofs(&self, language: Language) -> String {
        let (found, expected) = self.texts(language);
        match self.rule {
            R::ProofIndex => say!(
                language,
                "beviset {found} kan ikke nevnes her, skal være {expected}",
                "the proof {found} cannot be named here, must be {expected}"
            ),
            R::ProofRank => say!(
                language,
                "beviset gjelder prioritet {found} og bakover, skal være {expected}",
                "the proof is for rank {found} and behind, must be {expected}"
            ),
            R::ProofForm => say!(
                language,
                "{found} har ikke den formen det skal, skal være {expected}",
                "{found} is not of the form that it must have, must be {expected}"
            ),
            R::ProofLimit => say!(
                language,
                "{found} er ingen slik grense, skal være {expected}",
                "{found} is no such limit, must be {expected}"
            ),
            R::ProofRepeated => say!(
                language,
                "grensen {found} er nevnt flere ganger, skal være {expected}",
                "the limit {found} is named more than once, must be {expected}"
            ),
            R::ProofHolder => say!(
                language,
                "{found} kan ikke stå i beviset, skal være {expected}",
                "{found} cannot stand in the proof, must be {expected}"
            ),
            R::ProofOrder => say!(
                language,
                "{found} er ført opp for sent i beviset, skal stå {expected}",
                "{found} is named too late in the proof, must stand {expected}"
            ),
            R::ProofSum => say!(
                language,
                "de som holder plassene, bruker {found} av det grensene tåler, skal være {expected}",
                "the holders use {found} of what the limits bear, must be {expected}"
            ),
            R::ProofCount => say!(
                language,
                "{found} tar ikke den delen av halvåret som er oppgitt, skal ha {expected}",
                "{found} does not take the part of the half-year that is stated, must have {expected}"
            ),
            _ => say!(
                language,
                "beviset {found} er ikke nødvendig, skal være {expected}",
                "the proof {found} is not needed, must be {expected}"
            ),
        }
    }

    /// A case proof and its tree.
    pub(super) fn of_cases(&self, language: Language) -> String {
        let (found, expected) = self.texts(language);
        match self.rule {
            R::ProofCandidate => say!(
                language,
                "beviset kan ikke gjelde {found}, skal være {expected}",
                "the proof cannot be about {found}, must be {expected}"
            ),
            R::ProofNeedless => say!(
                language,
                "andre bevis stenger alt for {found}, beviset skal ha {expected}",
                "other proofs close everything for {found}, the proof must have {expected}"
            ),
            R::ProofTree => say!(
                language,
                "nodene henger ikke sammen ved {found}, skal være {expected}",
                "the nodes do not hang together at {found}, must be {expected}"
            ),
            R::ProofLeaf => say!(
                language,
                "bladet avkrefter ingenting: {found} kreves av grensene, skal være {expected}",
                "the leaf refutes no one: {found} is asked of the limits, must be {expected}"
            ),
            _ => say!(
                language,
                "bladet har noe igjen for {found}, skal ha {expected}",
                "the leaf has something left for {found}, must have {expected}"
            ),
        }
    }
}
