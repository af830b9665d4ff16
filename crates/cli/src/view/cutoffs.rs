//! How far down the queue the posts reached, and whom to ask about those left empty.

use alis::calendar::Period;
use alis::document::{
    AskDocument, CutoffDocument, CutoffsDocument, EmptyPostDocument, LastInDocument, Need, PlanDocument,
    PoolCutoffDocument, UnitCutoffDocument,
};
use alis::problem::{Problem, TrustIx};

use super::facts::{Facts, pool_index};
use super::grid::{Cell, Grid};
use super::style::{Style, clean};
use super::wrap::{pad_number, paragraph};

/// The most that are named for a post left empty, unless all are asked for.
const MOST_ASKED: usize = 5;

/// The most units that are named for someone who could be asked.
const MOST_UNITS: usize = 3;

/// For each trust: its pools and the units that not all who would have served there got into, by half-year; and the posts
/// left empty.
pub fn cutoffs(problem: &Problem, plan: &PlanDocument, cutoffs: &CutoffsDocument, style: &Style<'_>) -> String {
    let facts = Facts::new(problem, plan, style);
    let words = style.words();
    let columns = style.columns();
    let mut out = format!("{}\n{}\n\n", style.bold(words.cutoffs_title()), words.nomination());
    out.push_str(&paragraph("", words.cutoffs_note(), columns));
    for trust in facts.trusts() {
        out.push_str(&format!("\n{}\n{}\n", "═".repeat(columns), style.bold(&clean(&facts.trust(trust).name))));
        for part in [pools(&facts, trust, cutoffs), units(&facts, trust, cutoffs), empty(&facts, trust, cutoffs)] {
            if !part.is_empty() {
                out.push('\n');
                out.push_str(&part);
            }
        }
    }
    out
}

fn pools(facts: &Facts<'_>, trust: TrustIx, cutoffs: &CutoffsDocument) -> String {
    let words = facts.style.words();
    let own = cutoffs.pools.iter().filter(|item| item.trust == facts.trust(trust).id);
    let row = |item: &PoolCutoffDocument| {
        let capacity = two(item.capacity);
        cells(facts, (&item.post, item.period, capacity), &item.cutoff)
    };
    table(facts, words.posts_column(), words.posts_number(), own.map(row).collect())
}

fn units(facts: &Facts<'_>, trust: TrustIx, cutoffs: &CutoffsDocument) -> String {
    let words = facts.style.words();
    let style = facts.style;
    let own = || cutoffs.units.iter().filter(|item| item.trust == facts.trust(trust).id);
    let turned_away = |item: &&UnitCutoffDocument| {
        style.verbose || (item.cutoff.needs != Need::Nothing && item.cutoff.competed > item.cutoff.got_in)
    };
    let row = |item: &UnitCutoffDocument| {
        let most = item.max_at_once.map_or_else(|| "–".to_owned(), |most| most.to_string());
        cells(facts, (&facts.place(&item.unit), item.period, most), &item.cutoff)
    };
    let mut out = table(facts, words.unit(), words.places_number(), own().filter(turned_away).map(row).collect());
    if own().any(|item| !turned_away(&item)) {
        out.push_str(&style.dim(words.units_left_out()));
        out.push('\n');
    }
    out
}

/// Posts in two quarters: one number where it is the same.
fn two([first, second]: [u32; 2]) -> String {
    if first == second { first.to_string() } else { format!("{first}/{second}") }
}

fn table(facts: &Facts<'_>, label: &str, most: &str, rows: Vec<Vec<Cell>>) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let words = facts.style.words();
    let [stands, asked, competed, got_in] = words.cutoff_columns();
    let titles = [label, words.period_column(), most, stands, asked, competed, got_in, words.needs_column()];
    let grid = Grid {
        titles: titles.map(Cell::new).to_vec(),
        rows,
        labels: 2,
        widest: 44,
        right: (2..7).collect(),
        ..Grid::default()
    };
    grid.fitted(facts.style)
}

fn cells(facts: &Facts<'_>, (name, period, most): (&str, Period, String), cutoff: &CutoffDocument) -> Vec<Cell> {
    let words = facts.style.words();
    let numbers = [cutoff.committed, cutoff.asked, cutoff.competed, cutoff.got_in].map(|number| number.to_string());
    let needs = match (cutoff.needs, &cutoff.last_in) {
        (Need::AheadOfLast, Some(last)) => Cell::of(ahead_of(facts, last)),
        (Need::NotByRank | Need::AheadOfLast, _) => Cell::new(words.not_by_rank()).dim(),
        (Need::Nothing, _) => Cell::new(words.room()).dim(),
    };
    let period = words.period_lines(period).swap_remove(0);
    let first = [clean(name).into_owned(), period, most].map(Cell::new);
    first.into_iter().chain(numbers.map(Cell::new)).chain([needs]).collect()
}

/// The last one in, and what each criterion read.
fn ahead_of(facts: &Facts<'_>, last: &LastInDocument) -> Vec<String> {
    let words = facts.style.words();
    let who = words.ahead_of(&facts.style.candidate(&last.candidate), last.queue_place);
    let keys = last.keys.iter().map(|key| format!("{}: {}", words.criterion(&key.criterion), words.key(key)));
    vec![who, clean(&keys.collect::<Vec<_>>().join(", ")).into_owned()]
}

fn empty(facts: &Facts<'_>, trust: TrustIx, cutoffs: &CutoffsDocument) -> String {
    let words = facts.style.words();
    let own: Vec<_> = cutoffs.empty.iter().filter(|item| item.trust == facts.trust(trust).id).collect();
    let title = facts.style.bold(words.asking_title());
    if own.is_empty() {
        return format!("{title}\n{}", paragraph("", words.no_empty_posts(), facts.style.columns()));
    }
    let posts: Vec<String> = own.iter().map(|item| empty_post(facts, item)).collect();
    format!("{title}\n{}{}", paragraph("", words.asking_note(), facts.style.columns()), posts.concat())
}

fn empty_post(facts: &Facts<'_>, item: &EmptyPostDocument) -> String {
    let words = facts.style.words();
    let columns = facts.style.columns();
    let name = pool_index(facts.problem, &item.post)
        .and_then(|pool| facts.only_unit(pool))
        .map_or_else(|| item.post.to_string(), |unit| facts.place(&unit.id));
    let mut out = paragraph("", &words.empty_posts(&clean(&name), item.period, item.empty), columns);
    if item.ask.is_empty() {
        out.push_str(&paragraph("  ", words.no_one_to_ask(), columns));
    }
    let most = if facts.style.verbose { usize::MAX } else { MOST_ASKED };
    for ask in item.ask.iter().take(most) {
        out.push_str(&paragraph(&format!("  {}  ", pad_number(ask.queue_place)), &asked(facts, ask), columns));
    }
    if item.ask.len() > most {
        out.push_str(&paragraph("       ", &words.and_more(item.ask.len() - most), columns));
    }
    out
}

/// Someone who could be asked, and for what.
fn asked(facts: &Facts<'_>, ask: &AskDocument) -> String {
    let words = facts.style.words();
    let mut units: Vec<String> = ask.units.iter().take(MOST_UNITS).map(|unit| facts.place(unit)).collect();
    if ask.units.len() > MOST_UNITS {
        units.push(words.and_more(ask.units.len() - MOST_UNITS));
    }
    let now = words.planned(ask.planned_start);
    let widen: Vec<&str> = ask.widen.iter().map(|&widening| words.widening(widening)).collect();
    let widen = if widen.is_empty() { words.no_widening().to_owned() } else { widen.join(words.pick(" og ", " and ")) };
    format!("{} ({now}): {widen}. {}", facts.style.candidate(&ask.candidate), units.join(", "))
}
