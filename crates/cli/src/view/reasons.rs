//! Why nothing can be said of a candidate.

use alis::language::Language;
use alis::reasons::ReasonsError;

use super::style::clean;

/// What is wrong, and what to do about it, in a line.
pub fn no_reasons(error: &ReasonsError, language: Language) -> String {
    let text = match language {
        Language::Nb => in_norwegian(error),
        Language::En => in_english(error),
    };
    format!("{}\n", clean(&text))
}

fn in_norwegian(error: &ReasonsError) -> String {
    match error {
        ReasonsError::OtherProblem => {
            "planen er laget av en annen problemfil, eller filen er endret siden; lag planen på nytt".to_owned()
        }
        ReasonsError::OtherRules => {
            "planen er laget etter et annet regelsett; bruk det samme (--rules), eller lag planen på nytt".to_owned()
        }
        ReasonsError::UnknownCandidate(id) => format!("problemet har ingen kandidat {id}"),
        ReasonsError::NotInPlan(id) => format!("planen sier ingenting om kandidat {id}; lag den på nytt"),
        ReasonsError::NoReasons(id) => {
            format!("planen har ingen begrunnelse for kandidat {id}; lag den på nytt med begrunnelser")
        }
        ReasonsError::Dangling(what) => format!("begrunnelsene i planen viser til noe som ikke finnes: {what}"),
    }
}

fn in_english(error: &ReasonsError) -> String {
    match error {
        ReasonsError::OtherProblem => {
            "the plan was made of another problem document, or that was changed since; make the plan again".to_owned()
        }
        ReasonsError::OtherRules => {
            "the plan was made by another rule set; use the same (--rules), or make the plan again".to_owned()
        }
        ReasonsError::UnknownCandidate(id) => format!("the problem holds no candidate {id}"),
        ReasonsError::NotInPlan(id) => format!("the plan says nothing of candidate {id}; make it again"),
        ReasonsError::NoReasons(id) => {
            format!("the plan holds no reasons for candidate {id}; make it again with reasons")
        }
        ReasonsError::Dangling(what) => format!("the reasons of the plan point to something that is not there: {what}"),
    }
}
