//! The header of a plan and the summary of a trust.

use alis::document::{PlacementStatus, PlanStatus};
use alis::problem::TrustIx;

use super::facts::Facts;
use super::style::clean;
use super::text::halves;
use super::wrap::{pairs, paragraph, width, wrap};

/// Hexadecimal digits of a hash that are shown where not all of it fits.
const SHORT_HASH: usize = 16;

/// Title, what a plan is, decision date, horizon, rule set and input hash.
pub(super) fn header(facts: &Facts<'_>, trusts: &[TrustIx]) -> String {
    let words = facts.style.words();
    let names: Vec<_> = trusts.iter().map(|&trust| clean(&facts.trust(trust).name)).collect();
    let names: Vec<&str> = names.iter().map(AsRef::as_ref).collect();
    let mut out = String::new();
    for line in wrap(&words.plan_title(&names), facts.style.columns(), 0) {
        out.push_str(&facts.style.bold(&line));
        out.push('\n');
    }
    out.push_str(words.nomination());
    out.push_str("\n\n");
    let problem = facts.problem;
    let (first, last) = (problem.first_period.first_day(), problem.last_period.last_day());
    let horizon = format!("{} – {}", words.date_in_words(first), words.date_in_words(last));
    out.push_str(&pairs(
        &[
            (words.decision_date().to_owned(), words.date_in_words(problem.decision_date)),
            (words.horizon().to_owned(), horizon),
            (words.rule_set().to_owned(), facts.plan.rules.to_string()),
            (words.input_hash().to_owned(), hash(facts)),
        ],
        facts.style.columns(),
    ));
    if facts.plan.status == PlanStatus::Feasible {
        out.push('\n');
        out.push_str(&paragraph("! ", &words.feasible(facts.plan.proved_to_rank), facts.style.columns()));
    }
    out
}

/// The input's hash; its beginning where the screen is too narrow for all of it.
fn hash(facts: &Facts<'_>) -> String {
    let whole = clean(&facts.plan.problem_sha256).into_owned();
    let room = facts.style.columns().saturating_sub(width(facts.style.words().input_hash()) + 4);
    match whole.char_indices().nth(SHORT_HASH) {
        Some((end, _)) if width(&whole) > room && !facts.style.verbose => format!("{}…", &whole[..end]),
        _ => whole,
    }
}

/// How many are registered, placed, unplaced and refused, and how many posts are filled.
pub(super) fn summary(facts: &Facts<'_>, trust: TrustIx) -> String {
    let words = facts.style.words();
    let placements = facts.placements(trust);
    let with = |status: PlacementStatus| placements.iter().filter(|p| p.status == status).count();
    let through = facts.problem.nominate_through;
    let turnover = facts.next_turnover().first_quarter();
    let mut proposed = placements.iter().filter(|placement| placement.status == PlacementStatus::Proposed);
    let one = through == turnover.period() && proposed.all(|placement| placement.start == turnover);
    let rows = [
        (words.registered().to_owned(), facts.registered(trust).to_string()),
        (words.committed().to_owned(), committed(facts, trust)),
        (words.proposed(through, one), with(PlacementStatus::Proposed).to_string()),
        (words.expected().to_owned(), with(PlacementStatus::Expected).to_string()),
        (words.without_place().to_owned(), facts.unplaced(trust).len().to_string()),
        (words.refused().to_owned(), facts.ineligible(trust).len().to_string()),
        (words.posts_filled().to_owned(), filled(facts, trust)),
    ];
    let title = facts.style.bold(words.summary());
    format!("{title}\n{}", pairs(&rows, facts.style.columns()))
}

/// How many commitments there are, by status.
fn committed(facts: &Facts<'_>, trust: TrustIx) -> String {
    let words = facts.style.words();
    let mut parts = Vec::new();
    let mut all = 0;
    for status in [PlacementStatus::Serving, PlacementStatus::Accepted, PlacementStatus::Offered] {
        let count = facts.placements(trust).iter().filter(|placement| placement.status == status).count();
        all += count;
        if count > 0 {
            parts.push((count, words.status(status)));
        }
    }
    match parts.as_slice() {
        [] => "0".to_owned(),
        [(_, word)] => format!("{all} ({word})"),
        several => {
            let texts: Vec<String> = several.iter().map(|(count, word)| format!("{count} {word}")).collect();
            format!("{all} ({})", texts.join(", "))
        }
    }
}

/// Posts filled at the next turnover, and half-years of posts in the whole plan.
fn filled(facts: &Facts<'_>, trust: TrustIx) -> String {
    let words = facts.style.words();
    let turnover = facts.next_turnover();
    let first = turnover.first_quarter();
    let (all, used) = facts.use_of(trust, |quarter| quarter == first);
    let (whole, taken) = facts.use_of(trust, |_| true);
    let in_all = format!("{} {}", words.of(&halves(taken), &halves(whole)), words.in_half_years());
    if turnover > facts.problem.last_period {
        return in_all;
    }
    let date = words.date_in_words(turnover.first_day());
    format!("{} {} {date}; {in_all}", words.of(&used.to_string(), &all.to_string()), words.from())
}
