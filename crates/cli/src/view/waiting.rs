//! Who waits or has no place, and what is full.

use alis::document::{PlacementDocument, PlacementStatus, UnplacedDocument, UnplacedReason};
use alis::fault::LimitKind;
use alis::problem::TrustIx;

use super::facts::{Facts, candidate_index};
use super::holders::Limit;
use super::limits::{Obstacle, obstacle};
use super::style::clean;
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
        .iter()
        .filter(|placement| is_waiting(placement))
        .map(|placement| placed(facts, placement))
        .collect();
    entries.extend(facts.unplaced(trust).iter().map(|item| unplaced(facts, item)));
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
    let obstacle =
        candidate_index(facts.problem, &placement.candidate).map(|index| obstacle(facts, index, Some(placement)));
    if let Some(sentence) = obstacle.as_ref().and_then(|obstacle| own_reason(facts, obstacle)) {
        text = format!("{text}. {sentence}");
    }
    Entry {
        rank: placement.rank,
        queue_place: placement.queue_place.unwrap_or(placement.rank),
        candidate: &placement.candidate,
        text,
        limit: obstacle.and_then(|obstacle| limit(facts, &obstacle)),
    }
}

fn unplaced<'a>(facts: &Facts<'a>, item: &'a UnplacedDocument) -> Entry<'a> {
    let words = facts.style.words();
    let candidate = candidate_index(facts.problem, &item.candidate).filter(|_| item.reason == UnplacedReason::Full);
    Entry {
        rank: item.rank,
        queue_place: item.queue_place,
        candidate: &item.candidate,
        text: words.is_unplaced(words.unplaced(item.reason)),
        limit: candidate.and_then(|index| limit(facts, &obstacle(facts, index, None))),
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

/// Why someone waits, where no other candidate has anything to do with it.
fn own_reason(facts: &Facts<'_>, obstacle: &Obstacle<'_>) -> Option<String> {
    let words = facts.style.words();
    match obstacle {
        Obstacle::Earliest(cause) => Some(words.earliest_possible(*cause)),
        Obstacle::OwnOrder => Some(words.own_order().to_owned()),
        Obstacle::Full { .. } | Obstacle::NothingFull => None,
    }
}

/// The first full limit in words, and who holds it.
fn limit(facts: &Facts<'_>, obstacle: &Obstacle<'_>) -> Option<String> {
    let words = facts.style.words();
    match obstacle {
        Obstacle::Full { limit, quarter, holders } => {
            Some(words.full(limit.kind, &limit_name(facts, *limit), *quarter, &names(facts, holders)))
        }
        Obstacle::NothingFull => Some(words.nothing_full().to_owned()),
        Obstacle::Earliest(_) | Obstacle::OwnOrder => None,
    }
}

fn limit_name(facts: &Facts<'_>, limit: Limit) -> String {
    let words = facts.style.words();
    match limit.kind {
        LimitKind::Pool => match facts.only_unit(limit.index) {
            Some(unit) => words.posts_of_unit(&facts.place(&unit.id)),
            None => words.posts_of_pool(&clean(&facts.problem.pools[limit.index].id)),
        },
        LimitKind::Unit => facts.place(&facts.problem.units[limit.index].id),
        LimitKind::Municipality => clean(&facts.problem.municipalities[limit.index].name).into_owned(),
    }
}

/// The first holders by name, and how many more there are.
fn names(facts: &Facts<'_>, holders: &[&str]) -> String {
    let named: Vec<_> = holders.iter().take(MOST_HOLDERS).map(|id| facts.style.candidate(id)).collect();
    let more = holders.len().saturating_sub(MOST_HOLDERS);
    if more == 0 { named.join(", ") } else { format!("{} +{more}", named.join(", ")) }
}
