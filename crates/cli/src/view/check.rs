//! What is wrong with a plan.

use alis::language::Language;
use alis::resolve::Difference;
use alis::verify::Violation;

use super::style::clean;
use super::text::Words;

/// One line for each violation, then how many there are.
pub fn violations(violations: &[Violation], language: Language) -> String {
    let lines = violations.iter().map(|violation| violation.line(language));
    counted(lines, language)
}

/// One line for each place where a plan differs from the right one, then how many there are.
pub fn differences(differences: &[Difference], language: Language) -> String {
    let lines = differences.iter().map(|difference| line(difference, Words(language)));
    counted(lines, language)
}

fn counted(lines: impl Iterator<Item = String>, language: Language) -> String {
    let lines: Vec<String> = lines.map(|line| clean(&line).into_owned() + "\n").collect();
    let end = match (language, lines.len()) {
        (Language::Nb, 1) => "planen er feil på 1 sted\n".to_owned(),
        (Language::Nb, count) => format!("planen er feil på {count} steder\n"),
        (Language::En, 1) => "the plan is wrong in 1 place\n".to_owned(),
        (Language::En, count) => format!("the plan is wrong in {count} places\n"),
    };
    lines.concat() + &end
}

/// Where, what stands there, and what should.
fn line(difference: &Difference, words: Words) -> String {
    let Difference { pointer, found, expected } = difference;
    let place = if pointer.is_empty() { words.pick("planen", "the plan") } else { pointer };
    let (stands, should) = words.pick_pair(("det står", "skal være"), ("found", "expected"));
    let nothing = words.pick("ingenting", "nothing");
    let shown = |text: &str| if text.is_empty() { nothing.to_owned() } else { text.to_owned() };
    format!("{place}: {stands} {}, {should} {}", shown(found), shown(expected))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alis::document::{PlanDocument, ProblemDocument, RulesDocument};

    fn lines(language: Language) -> String {
        let problem: ProblemDocument = serde_json::from_str(
            r#"{"format": "alis.problem/1", "rules": "r", "decision_date": "2023-01-01", "first_period": "2023-P1",
            "last_period": "2023-P1", "trusts": [], "posts": [], "municipalities": [], "candidates": []}"#,
        )
        .unwrap();
        let rules: RulesDocument =
            serde_json::from_str(r#"{"format": "alis.rules/1", "id": "r", "priority": []}"#).unwrap();
        let plan: PlanDocument = serde_json::from_str(
            r#"{"format": "alis.plan/1", "engine": {"name": "a\u001b[2J", "version": "1"}, "problem_sha256": "aa",
            "rules": "r", "rules_sha256": "", "status": "feasible", "placements": [], "unplaced": [],
            "ineligible": [], "posts": [], "warnings": []}"#,
        )
        .unwrap();
        let found = alis::verify::verify(&problem, "aa", &rules, &plan);
        violations(&found[1..], language)
    }

    #[test]
    fn each_violation_is_one_line_in_the_readers_language() {
        assert_eq!(
            lines(Language::Nb),
            "/engine/name: programmet er oppgitt til a\u{fffd}[2J, skal være alis (engine_name)\n\
             /proved_to_rank: prioriteten planen er bevist til og med, mangler, skal være høyst 0 (proved_to_rank)\n\
             planen er feil på 2 steder\n"
        );
        assert_eq!(lines(Language::En).lines().last(), Some("the plan is wrong in 2 places"));
    }
}
