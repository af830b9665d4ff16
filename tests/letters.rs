//! Letters and reasons in words: what they say of the examples, and what they never say of anybody else.

use std::sync::OnceLock;

use alis::calendar::Date;
use alis::document::{Id, PlanDocument, PlanStatus, ProblemDocument};
use alis::language::LetterLanguage;
use alis::letters::{Audience, FEWEST_COUNTED, LetterOptions, letter};
use alis::reasons::{Better, Closed, Outcome, ReasonsError, Why, account, in_words};
use alis::{PlanOptions, Problem, ReadOptions};
use alis_tests::cli::{Folder, alis as run};
use alis_tests::golden::{is_golden, path};
use alis_tests::random::{Shape, random_problem};

const LANGUAGES: [LetterLanguage; 3] = [LetterLanguage::Nb, LetterLanguage::Nn, LetterLanguage::En];

fn planned(problem: &Problem) -> PlanDocument {
    alis::plan(problem, &PlanOptions { reasons: true, ..PlanOptions::default() }).expect("it can be planned")
}

fn example(name: &str) -> (Problem, PlanDocument) {
    let bytes = std::fs::read(path(&format!("docs/examples/{name}.json"))).expect("the example is there");
    let problem = alis::read(&bytes, &ReadOptions::default()).expect("the example can be read");
    let plan = planned(&problem);
    (problem, plan)
}

fn north() -> &'static (Problem, PlanDocument) {
    static NORTH: OnceLock<(Problem, PlanDocument)> = OnceLock::new();
    NORTH.get_or_init(|| example("helse-nord"))
}

fn write(problem: &Problem, plan: &PlanDocument, id: &str, language: LetterLanguage) -> String {
    letter(problem, plan, id, &LetterOptions { language, ..LetterOptions::default() }).expect("a letter")
}

/// The text in one line, for whole sentences to be found in.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn tag(language: LetterLanguage) -> &'static str {
    match language {
        LetterLanguage::Nb => "nb",
        LetterLanguage::Nn => "nn",
        LetterLanguage::En => "en",
    }
}

/// Proposed, expected, unplaced, refused, offered, and one whom the lottery put behind others.
#[test]
fn letters_stay_as_they_are() {
    let (problem, plan) = north();
    for language in LANGUAGES {
        for id in ["K017", "K145", "K148", "K013", "K081", "K108"] {
            let text = write(problem, plan, id, language);
            is_golden(&format!("tests/golden/letters/{id}.{}.txt", tag(language)), text.as_bytes());
        }
        for id in ["K087", "K148", "K032"] {
            let text = in_words(problem, plan, id, language, 100).expect("reasons");
            is_golden(&format!("tests/golden/letters/{id}.reasons.{}.txt", tag(language)), text.as_bytes());
        }
    }
}

/// What docs/letters.md shows is what is printed.
#[test]
fn the_page_shows_them_as_they_are() {
    let page = std::fs::read_to_string(path("docs/letters.md")).expect("the page");
    for name in ["K145.nn", "K148.nb", "K087.reasons.nb", "K148.reasons.en"] {
        let text = std::fs::read_to_string(path(&format!("tests/golden/letters/{name}.txt"))).expect("a golden file");
        assert!(page.contains(&format!("```text\n{text}```")), "docs/letters.md shows another {name}");
    }
}

#[test]
fn lines_are_short_and_clean() {
    let (problem, plan) = north();
    for candidate in &problem.candidates {
        for language in LANGUAGES {
            let text = write(problem, plan, &candidate.id, language);
            for line in text.lines() {
                assert!(line.chars().count() <= 78 && line == line.trim_end(), "{line}");
            }
            let odd = |c: char| matches!(c, '{' | '}' | '$') || ('\u{2066}'..='\u{2069}').contains(&c);
            assert!(!text.contains(odd) && !text.contains("..") && !text.contains("\n\n\n"), "{text}");
            assert!(text.ends_with('\n') && !text.starts_with('\n'));
        }
    }
}

/// A letter names no other candidate, nor a commitment or a rank of theirs.
fn names_nobody_else(problem: &Problem, plan: &PlanDocument) {
    for candidate in &problem.candidates {
        for language in LANGUAGES {
            let text = write(problem, plan, &candidate.id, language);
            for other in problem.candidates.iter().filter(|other| other.id != candidate.id) {
                assert!(!text.contains(other.id.as_str()), "{} in the letter to {}:\n{text}", other.id, candidate.id);
            }
        }
    }
}

#[test]
fn no_letter_names_another_candidate() {
    let (problem, plan) = north();
    names_nobody_else(problem, plan);
    let (problem, plan) = example("ahus-mix");
    names_nobody_else(&problem, &plan);
}

/// Ids that nothing else in a document can hold.
fn with_ids_of_their_own(mut document: ProblemDocument) -> ProblemDocument {
    let old: Vec<Id> = document.candidates.iter().map(|candidate| candidate.id.clone()).collect();
    let new = |id: &mut Id| {
        let number = old.iter().position(|other| other == id).expect("a candidate of the document");
        *id = Id::new(format!("Q{number:03}Z")).expect("an id");
    };
    document.candidates.iter_mut().for_each(|candidate| new(&mut candidate.id));
    document.commitments.iter_mut().for_each(|commitment| new(&mut commitment.candidate));
    document.declined.iter_mut().for_each(|declined| new(&mut declined.candidate));
    document
}

#[test]
fn no_letter_of_a_random_problem_names_another_candidate() {
    for shape in Shape::ALL {
        for seed in 0..15 {
            let document = with_ids_of_their_own(random_problem(seed, shape));
            let bytes = serde_json::to_vec(&document).expect("a document");
            let problem = alis::read(&bytes, &ReadOptions::default()).expect("a valid document");
            names_nobody_else(&problem, &planned(&problem));
        }
    }
}

fn held_by(better: &Better) -> Option<usize> {
    let Why::Closed(Closed { holders, .. }) = &better.why else { return None };
    Some(holders.iter().map(|group| group.holders.len()).sum())
}

#[test]
fn nothing_is_counted_of_fewer_than_three() {
    let (problem, plan) = north();
    let fewest = usize::try_from(FEWEST_COUNTED).expect("a small number");
    let (mut few, mut many) = (0, 0);
    for candidate in &problem.candidates {
        let account = account(problem, plan, &candidate.id).expect("an account");
        let text = joined(&write(problem, plan, &candidate.id, LetterLanguage::En));
        let closed: Vec<usize> = account.better.iter().filter_map(held_by).collect();
        let told = closed.iter().filter(|holders| **holders >= fewest).count();
        assert_eq!(text.matches("who hold the places").count(), told, "{text}");
        many += told;
        few += closed.len() - told;
        let ahead = account.standing.and_then(|standing| standing.queue_place).map_or(0, |place| place - 1);
        assert_eq!(text.contains("ahead of you in the queue stand there"), ahead >= FEWEST_COUNTED, "{text}");
    }
    assert!(few > 10 && many > 10, "{few} {many}");
}

/// The words for an appointment stand only where it is said that this is none.
#[test]
fn nobody_is_said_to_be_appointed() {
    let (problem, plan) = north();
    let words = ["ansatt", "ansett", "tilsett", "tilset", "appoint", "hired", "hire"];
    for candidate in &problem.candidates {
        for language in LANGUAGES {
            let text = joined(&write(problem, plan, &candidate.id, language)).to_lowercase();
            for sentence in text.split(". ").filter(|sentence| words.iter().any(|word| sentence.contains(word))) {
                let denied = ["ikke en ansettelse", "ikkje ei tilsetjing", "not an appointment"];
                let told: usize = words.iter().map(|word| sentence.matches(word).count()).sum();
                assert!(told >= 1 && denied.iter().any(|denial| sentence.contains(denial)), "{sentence}");
                let rest = denied.iter().fold(sentence.to_owned(), |text, denial| text.replace(denial, ""));
                assert!(!words.iter().any(|word| rest.contains(word)), "{sentence}");
            }
        }
    }
}

#[test]
fn what_the_caller_knows_is_told_and_nothing_stands_open_without_it() {
    let (problem, plan) = north();
    let options = LetterOptions {
        language: LetterLanguage::Nn,
        contact: Some("ALIS-koordinatoren, alis@example.no".to_owned()),
        answer_by: Date::new(2022, 8, 1),
        object_to: Some("postmottak@example.no".to_owned()),
        ..LetterOptions::default()
    };
    let text = joined(&letter(problem, plan, "K017", &options).expect("a letter"));
    assert!(text.contains("Spørsmål kan du rette til ALIS-koordinatoren, alis@example.no."), "{text}");
    assert!(text.contains("Innseiingar sender du til postmottak@example.no."), "{text}");
    assert!(text.contains("Gje beskjed innan 1. august 2022 om du kan ta imot plassen"), "{text}");
    let bare = joined(&write(problem, plan, "K148", LetterLanguage::Nn));
    assert!(bare.contains("rette til Universitetssykehuset Nord-Norge HF. Grunnlag"), "{bare}");
}

#[test]
fn only_the_coordinators_letter_shows_who_holds_what() {
    let (problem, plan) = north();
    let options = LetterOptions { audience: Audience::Coordinator, ..LetterOptions::default() };
    let text = joined(&letter(problem, plan, "K087", &options).expect("a letter"));
    assert!(text.starts_with("Til koordinator: ") && text.contains("skal ikke sendes til kandidaten"), "{text}");
    assert!(text.contains("Foran ved tjenestetid (40 måneder, her 30 måneder): K126."), "{text}");
}

#[test]
fn what_is_not_proved_is_said_so() {
    let (problem, plan) = north();
    let mut resolved = plan.clone();
    let reason = resolved.reasons.iter_mut().find(|reason| reason.candidate == "K148").expect("a reason");
    reason.better.iter_mut().for_each(|better| better.resolved = true);
    let text = joined(&write(problem, &resolved, "K148", LetterLanguage::Nb));
    assert!(text.contains("Dette er funnet ved å planlegge på nytt"), "{text}");
    let mut cut = plan.clone();
    (cut.status, cut.proved_to_rank) = (PlanStatus::Feasible, Some(85));
    let late = account(problem, &cut, "K148").expect("an account");
    assert!(!late.proved && matches!(late.outcome, Outcome::Unplaced { .. }));
    assert!(joined(&write(problem, &cut, "K148", LetterLanguage::En)).contains("Time ran out"));
    assert!(account(problem, &cut, "K087").expect("an account").proved);
}

#[test]
fn who_has_too_little_service_is_told_when_it_will_suffice() {
    let bytes = std::fs::read(path("docs/examples/helse-nord.json")).expect("the example is there");
    let mut document: ProblemDocument = serde_json::from_slice(&bytes).expect("a problem document");
    let candidate = document.candidates.iter_mut().find(|candidate| candidate.id == "K148").expect("a candidate");
    candidate.service_months = alis::document::Count(0);
    (candidate.earliest, candidate.latest) = ("2022-P2".parse().expect("a period"), "2022-P2".parse().ok());
    let bytes = serde_json::to_vec(&document).expect("a document");
    let problem = alis::read(&bytes, &ReadOptions::default()).expect("a valid document");
    let plan = planned(&problem);
    let told = LANGUAGES.map(|language| joined(&write(&problem, &plan, "K148", language)));
    let expected = [
        "Det kreves 12 måneders tjeneste den dagen tjenesten begynner. Kravet blir nådd 1. juli 2023.",
        "Det er krav om 12 månaders teneste den dagen tenesta tek til. Kravet blir nådd 1. juli 2023.",
        "12 months of service are required on the day that the placement starts. That will be reached on 1 July 2023.",
    ];
    for (text, expected) in told.iter().zip(expected) {
        assert!(text.contains(expected), "{text}");
    }
    assert!(!account(&problem, &plan, "K148").expect("an account").says_more());
}

/// Under `time_then_place` those behind keep their starts at the cost of a better place: it is said, and the promise that
/// nobody behind costs anything is not made.
#[test]
fn starts_before_places_are_told_as_such() {
    let bytes = std::fs::read(path("docs/examples/helse-nord.json")).expect("the example is there");
    let mut document = alis::rules::built_in("helse-nord-2021").expect("a built-in set").document().clone();
    document.objective = Some(alis::document::Objective::TimeThenPlace);
    let rules = alis::rules::RuleSet::new(document, "").expect("a rule set");
    let problem = alis::read(&bytes, &ReadOptions { rules: Some(rules), ..ReadOptions::default() }).expect("a problem");
    let plan = planned(&problem);
    let mut told = 0;
    for candidate in &problem.candidates {
        assert!(!write(&problem, &plan, &candidate.id, LetterLanguage::En).contains("expense"));
        let reasons = in_words(&problem, &plan, &candidate.id, LetterLanguage::En, 100).expect("reasons");
        told +=
            usize::from(joined(&reasons).contains("keeps the start, for everyone’s start goes before anyone’s place"));
    }
    assert!(told > 0);
}

#[test]
fn a_plan_that_does_not_fit_is_refused() {
    let (problem, plan) = north();
    let other = PlanDocument { problem_sha256: String::new(), ..plan.clone() };
    assert_eq!(account(problem, &other, "K001"), Err(ReasonsError::OtherProblem));
    let other = PlanDocument { rules_sha256: String::new(), ..plan.clone() };
    assert_eq!(account(problem, &other, "K001"), Err(ReasonsError::OtherRules));
    assert_eq!(account(problem, plan, "K999"), Err(ReasonsError::UnknownCandidate("K999".to_owned())));
    let bare = PlanDocument { reasons: Vec::new(), ..plan.clone() };
    assert!(matches!(account(problem, &bare, "K001"), Err(ReasonsError::NoReasons(_))));
    assert!(account(problem, &bare, "K119").is_ok(), "a placement that stands needs no reason");
    let mut broken = plan.clone();
    broken.proofs.clear();
    assert!(matches!(account(problem, &broken, "K001"), Err(ReasonsError::Dangling(_))));
}

#[test]
fn the_command_writes_checks_and_refuses() {
    let folder = Folder::new();
    let problem = path("docs/examples/ahus-mix.json").to_str().expect("a path in UTF-8").to_owned();
    let plan = folder.path("plan.json");
    run(&["plan", &problem, "-o", &plan, "--quiet"]).exits(0);
    let text = run(&["letter", &problem, &plan, "K07", "--language", "nn"]).exits(0);
    assert!(text.out().starts_with("Sjukehusteneste for allmennlege"), "{}", text.out());
    let text = run(&["letter", &problem, &plan, "K07", "--for", "coordinator"]).exits(0);
    assert!(text.out().starts_with("To the coordinator"), "{}", text.out());
    let text = run(&["letter", &problem, &plan, "K99"]).exits(2);
    assert!(text.err().contains("holds no candidate K99"), "{}", text.err());
    run(&["letter", &problem, &plan, "K07", "--answer-by", "1.8.2022"]).exits(2);
    let text = run(&["rank", &problem, "--language", "nn"]).exits(2);
    assert!(text.err().contains("for letters alone") || text.err().contains("bare for brev"), "{}", text.err());
    let bare = folder.path("bare.json");
    run(&["plan", &problem, "-o", &bare, "--quiet", "--no-reasons"]).exits(0);
    let text = run(&["letter", &problem, &bare, "K07"]).exits(1);
    assert!(text.err().contains("make it again with reasons"), "{}", text.err());
    let mut wrong = alis::read_plan(&folder.read("plan.json"), 1 << 30).expect("a plan");
    let last = wrong.placements.pop().expect("someone is placed");
    wrong.placements.push(alis::document::PlacementDocument { waiting: last.waiting + 1, ..last });
    let wrong = folder.write("wrong.json", alis::write(&wrong).expect("bytes"));
    let text = run(&["letter", &problem, &wrong, "K07"]).exits(1);
    assert!(text.out().contains("waiting"), "{}", text.out());
}
