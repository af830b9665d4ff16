//! A whole plan on a screen.

use alis::document::PlanDocument;
use alis::problem::{Problem, TrustIx};

use super::facts::{Facts, find};
use super::header::{header, summary};
use super::style::{Style, clean};
use super::timetable::timetable;
use super::turnover::{next_turnover, refused};
use super::waiting::waiting;
use super::warnings::with_names;

/// A plan: header; for each trust the summary, the next turnover, the timetable, who waits and who is refused; the
/// warnings. The plan must be of this problem.
pub fn plan(problem: &Problem, plan: &PlanDocument, style: &Style<'_>) -> String {
    let facts = Facts::new(problem, plan, style);
    let trusts = facts.trusts();
    let mut parts = vec![header(&facts, &trusts)];
    for &trust in &trusts {
        if trusts.len() > 1 {
            parts.push(trust_title(&facts, trust));
        }
        parts.extend(section(&facts, trust));
    }
    if trusts.len() > 1 && !plan.warnings.is_empty() {
        parts.push(title(style, style.words().pick("Alle helseforetak", "All trusts")));
    }
    parts.push(with_names(&plan.warnings, style, &|id| {
        find(&problem.municipalities, id, |item| &item.id)
            .map(|index| clean(&problem.municipalities[index].name).into_owned())
    }));
    parts.retain(|part| !part.is_empty());
    parts.join("\n")
}

/// The parts of a trust, in the order in which they are read.
fn section(facts: &Facts<'_>, trust: TrustIx) -> [String; 5] {
    [
        summary(facts, trust),
        next_turnover(facts, trust),
        timetable(facts, trust),
        waiting(facts, trust),
        refused(facts, trust),
    ]
}

/// A trust's name under a line, where a plan has several.
fn trust_title(facts: &Facts<'_>, trust: TrustIx) -> String {
    title(facts.style, &clean(&facts.trust(trust).name))
}

fn title(style: &Style<'_>, text: &str) -> String {
    format!("{}\n{}\n", "═".repeat(style.columns()), style.bold(text))
}
