//! Every rule has a sentence in both languages.

use serde_json::json;

use super::{
    Violation, ViolationRule,
    words::{Demand, StatedSegment, Statement},
};
use crate::{calendar::Quarter, document::SplitRule, language::Language};

/// Both lines of a violation, each in its own language.
pub(super) fn both_lines(violation: &Violation) -> [String; 2] {
    let [nb, en] = [Language::Nb, Language::En].map(|language| violation.line(language));
    assert_ne!(nb, en);
    for marker in [" or ", " and ", " the ", " of ", " in ", " from ", " then ", "nothing", "must", "least", "most"] {
        assert!(!nb.contains(marker), "{marker:?} in {nb}");
    }
    for marker in [" eller ", " og ", " skal ", " ikke ", " fra ", " mangler", "ingenting", "minst", "høyst", "å"] {
        assert!(!en.contains(marker), "{marker:?} in {en}");
    }
    for line in [&nb, &en] {
        assert!(line.ends_with(&format!(" ({})", violation.rule)), "{line}");
        assert!(!line.contains(":  ("), "no sentence: {line}");
    }
    [nb, en]
}

/// Every rule, by the names that serde knows.
fn every_rule() -> Vec<ViolationRule> {
    let error = serde_json::from_value::<ViolationRule>(json!("none of them")).unwrap_err().to_string();
    let names = error.split('`').skip(3).step_by(2).map(|name| json!(name));
    names.map(|name| serde_json::from_value(name).unwrap()).collect()
}

fn value(text: &str) -> Statement {
    Statement::value(text)
}

fn quarter(text: &str) -> Quarter {
    text.parse().unwrap()
}

fn segments(unit: &str) -> Vec<StatedSegment> {
    let segment = |from: &str, to: &str| StatedSegment {
        unit: unit.to_owned(),
        pool: "p1".to_owned(),
        from: quarter(from),
        to: quarter(to),
    };
    vec![segment("2025-P1a", "2025-P1b"), segment("2025-P2a", "2025-P2b")]
}

fn place(unit: &str) -> Statement {
    Statement::Segments(segments(unit))
}

fn listed(lists: &[&'static str]) -> Statement {
    Statement::Listed { candidate: "K089".to_owned(), lists: lists.to_vec() }
}

/// What each check says is found and expected, once.
fn sample(rule: ViolationRule) -> (Statement, Statement) {
    use ViolationRule as R;
    let span = |from: &str, to: &str| Statement::Span { from: quarter(from), to: quarter(to) };
    let posts = |pool: &str| Statement::posts(pool, quarter("2025-P1a"));
    let used = |id: &str| Statement::Used { id: id.to_owned(), quarter: quarter("2025-P1a"), count: 3 };
    let trust = || "ahus".to_owned();
    match rule {
        R::CandidateUnknown => (value("K089"), Demand::KnownCandidate.into()),
        R::CandidateRepeated => (value("K089"), Statement::OnlyAt("/placements/3/candidate".to_owned())),
        R::CandidateMissing => (Statement::Nothing, listed(&["placements", "unplaced"])),
        R::CandidateMisplaced => (listed(&["ineligible"]), listed(&["placements", "unplaced"])),
        R::SortOrder => (value("K089"), Statement::Before("/placements/3".to_owned())),
        R::ProvedToRank => (Statement::Nothing, Statement::AtMost(12)),
        R::QueuePlace => (value("3"), Statement::Nothing),
        R::IneligibleValue => (value(""), value("other")),
        R::Commitment => (Statement::Segments(Vec::new()), place("u1")),
        R::Shape => (place("u1"), Demand::Shape { months: 6 }.into()),
        R::TwoUnits => (value("u1"), Demand::TwoUnits.into()),
        R::Split => (value("3+3"), Demand::WishedSplit.into()),
        R::DecisionDate => (value("2025-03-01"), Statement::NotBefore("2025-06-01".to_owned())),
        R::Earliest => (value("2025-P1a"), Statement::NotBefore("2025-P2a".to_owned())),
        R::Latest => (value("2025-P2a"), Statement::NotAfter("2025-P1".to_owned())),
        R::Horizon => (span("2025-P1a", "2027-P1a"), span("2025-P1a", "2026-P2b")),
        R::Leave => (value("2025-P1a"), Demand::NoLeave.into()),
        R::Service => (value("11"), Statement::AtLeast(12)),
        R::Unit => (value("u1"), Demand::UnitOf(trust()).into()),
        R::Goals => (value("ALM-055"), Statement::Values(vec!["ALM-055".to_owned(), "ALM-085".to_owned()])),
        R::Places => (Statement::Values(vec!["u1".to_owned(), "u2".to_owned()]), Demand::Wishes.into()),
        R::Declined => (value("2025-P1a"), Demand::NotDeclined.into()),
        R::Pool => (value("p1"), Demand::PoolOf(trust()).into()),
        R::PoolUnit => {
            let (pool, unit) = ("p1".to_owned(), "u1".to_owned());
            (Statement::PoolInUnit { pool, unit: unit.clone() }, Demand::PoolFor(unit).into())
        }
        R::PoolCount => (posts("p1"), Demand::PostsThroughout.into()),
        R::PoolKind => (value("p1"), Demand::Vacancy.into()),
        R::PoolLimit | R::UnitLimit | R::MunicipalityLimit => (used("x1"), Statement::AtMost(2)),
        R::PostList => (posts("p1"), posts("p2")),
        R::WarningMissing => (Statement::Nothing, value("{\"code\":\"registration_unknown\"}")),
        R::WarningUnexpected => (value("{\"code\":\"registration_unknown\"}"), Statement::Nothing),
        R::EmptyPost => (Statement::NoPlace, place("u1")),
        R::PassedOver | R::CanonicalOrder => (place("u2"), place("u1")),
        R::Exchange => (place("u2"), Statement::OptionOf { candidate: "K090".to_owned(), segments: segments("u1") }),
        R::Hospital => (value("h1"), value("h2")),
        R::ReasonList => (Statement::Nothing, value("K089")),
        R::BetterList => (value("2025-P1a"), Statement::Nothing),
        R::BetterForm => (Statement::Nothing, Demand::Proofs.into()),
        R::BetterOpen => (place("u1"), Demand::Closed.into()),
        R::ProofIndex => (value("7"), Demand::KnownProof.into()),
        R::ProofRank => (value("9"), Statement::AtMost(8)),
        R::ProofForm => (value("cases"), Demand::Cases.into()),
        R::ProofLimit => (Statement::At { id: "p1".to_owned(), time: "2025-P1".to_owned() }, Demand::Limit.into()),
        R::ProofRepeated => (Statement::At { id: "p1".to_owned(), time: "2025-P1a".to_owned() }, Demand::Once.into()),
        R::ProofHolder => (value("K089"), Demand::Stake.into()),
        R::ProofOrder => (value("K089"), Statement::Before("/proofs/3/holders/1".to_owned())),
        R::ProofCount => (value("K089"), Demand::CertainPart.into()),
        R::ProofCandidate => (value("K089"), Demand::BehindProof.into()),
        R::ProofNeedless => {
            let start = quarter("2025-P1a");
            (Statement::OptionsFrom { candidate: "K089".to_owned(), start }, Demand::Refutes.into())
        }
        R::ProofTree => (value("3"), Demand::Tree.into()),
        R::ProofLeaf => (value("3"), Statement::MoreThan(3)),
        R::ProofEmptyLeaf => {
            (Statement::OptionOf { candidate: "K090".to_owned(), segments: segments("u1") }, Demand::NothingLeft.into())
        }
        R::ProofUncited => (value("7"), Demand::Cited.into()),
        _ => (value("4"), value("2")),
    }
}

fn violation(rule: ViolationRule, pointer: &str) -> Violation {
    let (found, expected) = sample(rule);
    Violation { rule, pointer: pointer.to_owned(), found, expected }
}

#[test]
fn every_rule_has_a_sentence_in_both_languages() {
    let rules = every_rule();
    assert!(rules.len() > 50 && rules.contains(&ViolationRule::Exchange));
    let lines: Vec<[String; 2]> = rules.iter().map(|rule| both_lines(&violation(*rule, "/p"))).collect();
    // Two rules with one sentence would be two names of one thing, or a sentence forgotten.
    for language in 0..2 {
        let sentence = |lines: &[String; 2]| lines[language].rsplit_once(" (").map(|(sentence, _)| sentence.to_owned());
        let sentences: std::collections::BTreeSet<_> = lines.iter().map(sentence).collect();
        assert_eq!(sentences.len(), rules.len());
    }
}

#[test]
fn every_demand_has_words_in_both_languages() {
    let rules = [None, Some(SplitRule::ByWish), Some(SplitRule::ByWishAndNeed)];
    for rule in rules {
        let expected = Demand::SplitTerms(rule).into();
        both_lines(&Violation { expected, ..violation(ViolationRule::Split, "/p") });
    }
}

#[test]
fn every_demand_of_a_proof_has_words_in_both_languages() {
    use Demand as D;
    let demands = [
        D::Proofs,
        D::Closed,
        D::KnownProof,
        D::EarlierProof,
        D::Pass,
        D::ClosedSet,
        D::Cases,
        D::Node,
        D::Limit,
        D::PostOrUnit,
    ];
    let others = [
        D::Once,
        D::Stake,
        D::CertainPart,
        D::EitherPart,
        D::OneOfLists,
        D::BehindProof,
        D::Refutes,
        D::Tree,
        D::FewNodes,
        D::NothingLeft,
        D::Cited,
    ];
    let texts: std::collections::BTreeSet<[String; 2]> = demands
        .into_iter()
        .chain(others)
        .map(|demand| both_lines(&Violation { expected: demand.into(), ..violation(ViolationRule::ProofForm, "/p") }))
        .collect();
    assert_eq!(texts.len(), 21);
}

#[test]
fn the_sentences_are_those_that_a_coordinator_reads() {
    use ViolationRule as R;
    for (rule, pointer, nb, en) in [
        (
            R::Waiting,
            "/placements/3/waiting",
            "/placements/3/waiting: ventetiden er oppgitt til 4 kvartaler, skal være 2 (waiting)",
            "/placements/3/waiting: the waiting is stated as 4 quarters, must be 2 (waiting)",
        ),
        (
            R::CandidateMissing,
            "",
            "planen: kandidaten K089 mangler, skal stå i placements eller unplaced (candidate_missing)",
            "the plan: the candidate K089 is missing, must stand in placements or unplaced (candidate_missing)",
        ),
        (
            R::ProvedToRank,
            "/proved_to_rank",
            "/proved_to_rank: prioriteten planen er bevist til og med, mangler, skal være høyst 12 (proved_to_rank)",
            "/proved_to_rank: the rank up to which the plan is proved is missing, must be at most 12 (proved_to_rank)",
        ),
        (
            R::Earliest,
            "/placements/0/segments",
            "/placements/0/segments: plassen begynner i 2025-P1a, før første ønskede periode, skal begynne i 2025-P2a \
             eller senere (earliest)",
            "/placements/0/segments: the placement starts in 2025-P1a, before the first wished period, must start in \
             2025-P2a or later (earliest)",
        ),
    ] {
        assert_eq!(both_lines(&violation(rule, pointer)), [nb, en]);
    }
}

#[test]
fn as_json_a_violation_is_four_texts() {
    let missing = violation(ViolationRule::CandidateMissing, "");
    let expected = json!({"rule": "candidate_missing", "pointer": "", "found": "nothing",
        "expected": "K089 in placements or unplaced"});
    assert_eq!(serde_json::to_value(&missing).unwrap(), expected);
    let waiting = violation(ViolationRule::Waiting, "/placements/3/waiting");
    let expected = json!({"rule": "waiting", "pointer": "/placements/3/waiting", "found": "4", "expected": "2"});
    assert_eq!(serde_json::to_value(&waiting).unwrap(), expected);
}
