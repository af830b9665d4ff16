//! Who waits or has no place, and what is full.

use alis::document::{PlacementDocument, PlacementStatus};
use alis::problem::TrustIx;

use super::facts::{Facts, candidate_index};
use super::limits::{Finding, first_full};
use super::wrap::{pad_number, paragraph};

/// The most holders of a limit that are named.
const MOST_HOLDERS: usize = 4;

/// Who waits, and who is unplaced, by their place in the queue.
pub(super) fn waiting(facts: &Facts<'_>, trust: TrustIx) -> String {
    let words = facts.style.words();
    let columns = facts.style.columns();
    let mut entries: Vec<(u32, String)> = facts
        .placements(trust)
        .filter(|placement| is_waiting(placement))
        .map(|placement| (placement.rank, placed(facts, placement)))
        .collect();
    let id = &facts.trust(trust).id;
    let unplaced = facts.plan.unplaced.iter().filter(|item| *item.trust == **id);
    entries.extend(unplaced.map(|item| {
        let text = words.is_unplaced(words.unplaced(item.reason));
        let full = item.reason == alis::document::UnplacedReason::Full;
        (item.rank, entry(facts, item.queue_place, &item.candidate, &text, full))
    }));
    entries.sort_by_key(|(rank, _)| *rank);
    let mut out = facts.style.bold(words.waiting_title());
    out.push('\n');
    if entries.is_empty() {
        out.push_str(&paragraph("", words.no_one_waits(), columns));
        return out;
    }
    out.extend(entries.into_iter().map(|(_, entry)| entry));
    out.push('\n');
    out.push_str(&paragraph("", words.waiting_note(), columns));
    out
}

/// Whether a placement of this plan starts later than wished.
fn is_waiting(placement: &PlacementDocument) -> bool {
    let ours = matches!(placement.status, PlacementStatus::Proposed | PlacementStatus::Expected);
    ours && placement.waiting > 0
}

fn placed(facts: &Facts<'_>, placement: &PlacementDocument) -> String {
    let words = facts.style.words();
    let text = words.waits(
        &words.half_years(placement.waiting),
        words.status(placement.status),
        &words.date_in_words(placement.start_date),
        &facts.places(placement),
    );
    entry(
        facts,
        placement.queue_place.unwrap_or(placement.rank),
        &placement.candidate,
        &text,
        true,
    )
}

/// An entry: the place in the queue, who, what, and the first full limit under it.
fn entry(facts: &Facts<'_>, queue_place: u32, id: &str, text: &str, with_limit: bool) -> String {
    let columns = facts.style.columns();
    let who = facts.style.candidate(id);
    let home = facts.municipality(id);
    let home = if home.is_empty() {
        String::new()
    } else {
        format!(" ({home})")
    };
    let first = format!("{}. ", pad_number(queue_place));
    let mut out = paragraph(&first, &format!("{who}{home}: {text}"), columns);
    if with_limit {
        out.push_str(&paragraph(&" ".repeat(first.len() + 2), &limit(facts, id), columns));
    }
    out
}

/// The first full limit in words, and who holds it.
fn limit(facts: &Facts<'_>, id: &str) -> String {
    let words = facts.style.words();
    let Some(candidate) = candidate_index(facts.problem, id) else {
        return String::new();
    };
    match first_full(facts, candidate) {
        (
            _,
            Finding::Full {
                kind,
                name,
                quarter,
                holders,
            },
        ) => words.full(kind, &name, quarter, &names(facts, &holders)),
        (period, Finding::NoPost) => words.no_post_then(period),
        (period, Finding::Nothing) => words.nothing_full(period),
    }
}

/// The first holders by name, and how many more there are.
fn names(facts: &Facts<'_>, holders: &[&str]) -> String {
    let named: Vec<_> = holders
        .iter()
        .take(MOST_HOLDERS)
        .map(|id| facts.style.candidate(id))
        .collect();
    let more = holders.len().saturating_sub(MOST_HOLDERS);
    if more == 0 {
        named.join(", ")
    } else {
        format!("{} +{more}", named.join(", "))
    }
}
