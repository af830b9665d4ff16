//! What to tell whoever compares, looks for cut-offs, or draws lots, and cannot.

use alis::compare::CompareError;
use alis::cutoffs::CutoffsError;
use alis::language::Language;
use alis::lottery::{LEAST_SEED, SeedError};
use alis::rules::BUILT_IN;

use super::Failure;

impl Failure {
    /// The message of the failures that these commands alone have; of all others nothing.
    pub(super) fn of_policy_commands(&self, language: Language) -> String {
        let (nb, en) = match self {
            Self::Compare(error) => compare(error),
            Self::PlanOfAnother { path, error } => {
                let path = path.display();
                let (nb, en) = plan(error);
                (format!("{path}: {nb}\n"), format!("{path}: {en}\n"))
            }
            Self::UnknownRules(path) => {
                let (path, known) = (path.display(), BUILT_IN.join(", "));
                (
                    format!(
                        "det finnes verken et innebygd regelsett eller en fil som heter {path}; innebygde: {known}\n"
                    ),
                    format!("there is neither a built-in rule set nor a file called {path}; built in: {known}\n"),
                )
            }
            Self::Seed { path, error } => {
                let path = path.display();
                let (nb, en) = seed(*error);
                (format!("{path}: {nb}\n"), format!("{path}: {en}\n"))
            }
            Self::SeedExists(path) => {
                let path = path.display();
                (
                    format!(
                        "{path} finnes fra før og blir ikke skrevet over: en trekningstekst som er i bruk, må ikke gå tapt\n"
                    ),
                    format!("{path} exists and is not written over: a seed that is in use must not be lost\n"),
                )
            }
            Self::NoRandomness(reason) => (
                format!("operativsystemet gir ingen tilfeldige tall: {reason}\n"),
                format!("the operating system gives no random numbers: {reason}\n"),
            ),
            _ => return String::new(),
        };
        if language == Language::Nb { nb } else { en }
    }
}

fn compare(error: &CompareError) -> (String, String) {
    match error {
        CompareError::Unknown(id) => (
            format!("det finnes ingen kandidat {id}; «alis rank» viser dem som finnes\n"),
            format!("there is no candidate {id}; `alis rank` lists those there are\n"),
        ),
        CompareError::Same(id) => (
            format!("{id} er samme kandidat begge ganger; oppgi to ulike\n"),
            format!("{id} is the same candidate twice; give two\n"),
        ),
    }
}

fn plan(error: &CutoffsError) -> (String, String) {
    match error {
        CutoffsError::AnotherProblem => (
            "planen er laget fra en annen problemfil, eller filen er endret siden; lag planen på nytt".to_owned(),
            "the plan was made from another problem, or the file has changed since; make the plan anew".to_owned(),
        ),
        CutoffsError::AnotherRules => (
            "planen er laget med et annet regelsett; oppgi det med --rules".to_owned(),
            "the plan was made by another rule set; give it with --rules".to_owned(),
        ),
        CutoffsError::Unknown(id) => (
            format!("planen nevner {id}, som ikke finnes i problemfilen; «alis verify» sier hva som er galt"),
            format!("the plan names {id}, which the problem does not have; `alis verify` says what is wrong"),
        ),
    }
}

fn seed(error: SeedError) -> (String, String) {
    let (nb, en) = match error {
        SeedError::NotUtf8 => ("trekningsteksten er ikke UTF-8", "the seed is not UTF-8"),
        SeedError::Empty => ("trekningsteksten er tom", "the seed is empty"),
        SeedError::Control => (
            "trekningsteksten må stå på én linje, uten tabulator og andre styretegn",
            "the seed must be one line, without tabs and other control characters",
        ),
        SeedError::Guessable => {
            return (
                format!(
                    "trekningsteksten er for lett å gjette: Den som ser kontrollsummen, kan prøve seg fram til den før \
                     fristen. Bruk minst {LEAST_SEED} tegn, halvparten av dem ulike, eller la «alis lottery commit -o FIL» lage en"
                ),
                format!(
                    "the seed is too easily guessed: whoever sees the hash can find it by trying before the deadline. Use at \
                     least {LEAST_SEED} characters, half of them different, or let `alis lottery commit -o FILE` make one"
                ),
            );
        }
    };
    (nb.to_owned(), en.to_owned())
}
