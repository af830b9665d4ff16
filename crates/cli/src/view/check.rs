//! What is wrong with a plan.

use alis::language::Language;
use alis::resolve::Difference;
use alis::verify::Violation;

use super::style::clean;
use super::text::Words;

/// One line for each violation, then how many there are.
pub fn violations(violations: &[Violation], language: Language) -> String {
    let rows = violations.iter().map(|violation| {
        let rule = violation.rule.to_string();
        (violation.pointer.as_str(), violation.found.as_str(), violation.expected.as_str(), Some(rule))
    });
    lines(rows, Words(language))
}

/// One line for each place where a plan differs from the right one, then how many there are.
pub fn differences(differences: &[Difference], language: Language) -> String {
    let rows = differences
        .iter()
        .map(|difference| (difference.pointer.as_str(), difference.found.as_str(), difference.expected.as_str(), None));
    lines(rows, Words(language))
}

/// Where, what stands there, what should, and the check that found it.
type Row<'a> = (&'a str, &'a str, &'a str, Option<String>);

fn lines<'a>(rows: impl Iterator<Item = Row<'a>>, words: Words) -> String {
    let lines: Vec<String> = rows.map(|row| line(row, words)).collect();
    let count = lines.len();
    let end = match (words.0, count) {
        (Language::Nb, 1) => "planen er feil på 1 sted\n".to_owned(),
        (Language::Nb, count) => format!("planen er feil på {count} steder\n"),
        (Language::En, 1) => "the plan is wrong in 1 place\n".to_owned(),
        (Language::En, count) => format!("the plan is wrong in {count} places\n"),
    };
    lines.concat() + &end
}

fn line((pointer, found, expected, rule): Row<'_>, words: Words) -> String {
    let place = if pointer.is_empty() { words.pick("planen", "the plan") } else { pointer };
    let rule = rule.map(|rule| format!(" ({rule})")).unwrap_or_default();
    let (stands, should) = words.pick_pair(("det står", "skal være"), ("found", "expected"));
    let nothing = words.pick("ingenting", "nothing");
    let shown = |text: &str| if text.is_empty() { nothing.to_owned() } else { clean(text).into_owned() };
    format!("{}: {stands} {}, {should} {}{rule}\n", clean(place), shown(found), shown(expected))
}
