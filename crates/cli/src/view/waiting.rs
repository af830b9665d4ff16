//! Who waits or has no place, and what is full.

use alis::document::{PlacementDocument, PlacementStatus, UnplacedDocument, UnplacedReason};
use alis::problem::{CandidateIx, TrustIx};

use super::facts::{Facts, candidate_index};
use super::limits::{Finding, earliest_start, first_full};
use super::wrap::{pad_number, paragraph};

/// The most holders of a limit that are named.
const MOST_HOLDERS: usize = 4;

/// Someone in the list.
struct Entry<'a> {
    rank: u32,
    queue_place: u32,
    candidate: &'a str,
    text: String,
    /// What stands in the way, where it is a limit.
    limit: Option<String>,
}

/// Who waits, and who is unplaced, by their place in the queue.
pub(super) fn waiting(facts: &Facts<'_>, trust: TrustIx) -> String {
    let words = facts.style.words();
    let columns = facts.style.columns();
    let mut entries: Vec<Entry<'_>> = facts
        .placements(trust)
        .filter(|placement| is_waiting(placement))
        .map(|placement| placed(facts, placement))
        .collect();
    let id = &facts.trust(trust).id;
    let unplaced_here = facts.plan.unplaced.iter().filter(|item| *item.trust == **id);
    entries.extend(unplaced_here.map(|item| unplaced(facts, item)));
    entries.sort_by_key(|entry| entry.rank);
    let mut out = facts.style.bold(words.waiting_title());
    out.push('\n');
    if entries.is_empty() {
        out.push_str(&paragraph("", words.no_one_waits(), columns));
    }
    out.extend(entries.iter().map(|entry| draw(facts, entry)));
    if entries.iter().any(|entry| entry.limit.is_some()) {
        out.push('\n');
        out.push_str(&paragraph("", words.waiting_note(), columns));
    }
    out
}

/// Whether a placement of this plan starts later than wished.
fn is_waiting(placement: &PlacementDocument) -> bool {
    let ours = matches!(placement.status, PlacementStatus::Proposed | PlacementStatus::Expected);
    ours && placement.waiting > 0
}

fn placed<'a>(facts: &Facts<'a>, placement: &'a PlacementDocument) -> Entry<'a> {
    let words = facts.style.words();
    let mut text = words.waits(
        &words.half_years(placement.waiting),
        words.status(placement.status),
        &words.date_in_words(placement.start_date),
        &facts.places(placement),
    );
    let candidate = candidate_index(facts.problem, &placement.candidate);
    let late = |index: &usize| placement.start > earliest_start(facts, *index).first_quarter();
    let limited = candidate.filter(late);
    if limited.is_none() {
        text = format!("{text}. {}", words.first_possible());
    }
    Entry {
        rank: placement.rank,
        queue_place: placement.queue_place.unwrap_or(placement.rank),
        candidate: &placement.candidate,
        text,
        limit: limited.map(|index| limit(facts, index)),
    }
}

fn unplaced<'a>(facts: &Facts<'a>, item: &'a UnplacedDocument) -> Entry<'a> {
    let words = facts.style.words();
    let candidate = candidate_index(facts.problem, &item.candidate);
    Entry {
        rank: item.rank,
        queue_place: item.queue_place,
        candidate: &item.candidate,
        text: words.is_unplaced(words.unplaced(item.reason)),
        limit: candidate.filter(|_| item.reason == UnplacedReason::Full).map(|index| limit(facts, index)),
    }
}

/// An entry: the place in the queue, who, what, and the first full limit under it.
fn draw(facts: &Facts<'_>, entry: &Entry<'_>) -> String {
    let columns = facts.style.columns();
    let who = facts.style.candidate(entry.candidate);
    let home = facts.municipality(entry.candidate);
    let home = if home.is_empty() { String::new() } else { format!(" ({home})") };
    let first = format!("{}. ", pad_number(entry.queue_place));
    let mut out = paragraph(&first, &format!("{who}{home}: {}", entry.text), columns);
    if let Some(limit) = &entry.limit {
        out.push_str(&paragraph(&" ".repeat(first.len() + 2), limit, columns));
    }
    out
}

/// The first full limit in words, and who holds it.
fn limit(facts: &Facts<'_>, candidate: CandidateIx) -> String {
    let words = facts.style.words();
    match first_full(facts, candidate) {
        (_, Finding::Full { kind, name, quarter, holders }) => {
            words.full(kind, &name, quarter, &names(facts, &holders))
        }
        (period, Finding::NoPost) => words.no_post_then(period),
        (period, Finding::Nothing) => words.nothing_full(period),
    }
}

/// The first holders by name, and how many more there are.
fn names(facts: &Facts<'_>, holders: &[&str]) -> String {
    let named: Vec<_> = holders.iter().take(MOST_HOLDERS).map(|id| facts.style.candidate(id)).collect();
    let more = holders.len().saturating_sub(MOST_HOLDERS);
    if more == 0 { named.join(", ") } else { format!("{} +{more}", named.join(", ")) }
}
