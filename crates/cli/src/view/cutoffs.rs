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
    let title = format!("{}{}\n", style.heading(words.cutoffs_title()), words.nomination());
    let mut out = vec![title, paragraph("", words.cutoffs_note(), columns)];
    for trust in facts.trusts() {
        out.push(format!("{}\n{}", "═".repeat(columns), style.heading(&clean(&facts.trust(trust).name))));
        let parts = [pools, units, last_ones, empty];
        out.extend(parts.map(|part| part(&facts, trust, cutoffs)).into_iter().filter(|part| !part.is_empty()));
    }
    out.join("\n")
}

fn pools(facts: &Facts<'_>, trust: TrustIx, cutoffs: &CutoffsDocument) -> String {
    let words = facts.style.words();
    let own = cutoffs.pools.iter().filter(|item| item.trust == facts.trust(trust).id);
    let row = |item: &PoolCutoffDocument| {
        let name = pool_name(facts, &item.post);
        Row { name, period: item.period, most: two(item.capacity), cutoff: item.cutoff.clone() }
    };
    table(facts, words.posts_column(), words.posts_number(), &own.map(row).collect::<Vec<_>>())
}

/// The units that are full, and that more would have been in; all of them where all are asked for.
fn units(facts: &Facts<'_>, trust: TrustIx, cutoffs: &CutoffsDocument) -> String {
    let words = facts.style.words();
    let own = || cutoffs.units.iter().filter(|item| item.trust == facts.trust(trust).id);
    let row = |item: &UnitCutoffDocument| {
        let most = item.max_at_once.map_or_else(|| "–".to_owned(), |most| most.to_string());
        Row { name: facts.place(&item.unit), period: item.period, most, cutoff: item.cutoff.clone() }
    };
    let rows: Vec<Row> = own().filter(|item| is_shown(facts, &item.cutoff)).map(row).collect();
    let mut out = table(facts, words.unit(), words.places_number(), &rows);
    if own().any(|item| item.max_at_once.is_some() && !is_shown(facts, &item.cutoff)) {
        out.push_str(&paragraph("", words.units_left_out(), facts.style.columns()));
    }
    out
}

/// Whether a unit has a line: where it is full and more would have been there.
fn is_shown(facts: &Facts<'_>, unit: &CutoffDocument) -> bool {
    facts.style.verbose || (unit.full && unit.competed > unit.got_in)
}

/// Posts in two quarters: one number where it is the same.
fn two([first, second]: [u32; 2]) -> String {
    if first == second { first.to_string() } else { format!("{first}/{second}") }
}

/// A pool or a unit in a half-year.
struct Row {
    name: String,
    period: Period,
    most: String,
    cutoff: CutoffDocument,
}

fn table(facts: &Facts<'_>, label: &str, most: &str, rows: &[Row]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let words = facts.style.words();
    let [stands, asked, competed, got_in] = words.cutoff_columns();
    let titles = [label, words.period_column(), most, stands, asked, competed, got_in, words.needs_column()];
    let mut lines = Vec::new();
    let mut before = "";
    for row in rows {
        // A name stands once, over its half-years.
        lines.push(cells(facts, if row.name == before { "" } else { &row.name }, row));
        before = &row.name;
    }
    let grid = Grid {
        titles: titles.map(Cell::new).to_vec(),
        rows: lines,
        labels: 1,
        widest: 34,
        right: (2..7).collect(),
        ..Grid::default()
    };
    grid.fitted(facts.style)
}

fn cells(facts: &Facts<'_>, name: &str, row: &Row) -> Vec<Cell> {
    let words = facts.style.words();
    let cutoff = &row.cutoff;
    let numbers = [cutoff.committed, cutoff.asked, cutoff.competed, cutoff.got_in].map(|number| number.to_string());
    let needs = match (&cutoff.ahead_of, cutoff.needs) {
        (Some(last), _) => Cell::new(words.ahead_of(&facts.style.candidate(&last.candidate), last.queue_place)),
        (None, Need::Nothing) => Cell::new(words.room()).dim(),
        (None, _) => Cell::new(words.not_by_rank()).dim(),
    };
    let period = words.period_lines(row.period).swap_remove(0);
    let first = [name.to_owned(), period, row.most.clone()].map(Cell::new);
    first.into_iter().chain(numbers.map(Cell::new)).chain([needs]).collect()
}

/// What each criterion read of those whom someone new would have to rank ahead of, in the order of the queue.
fn last_ones(facts: &Facts<'_>, trust: TrustIx, cutoffs: &CutoffsDocument) -> String {
    let words = facts.style.words();
    let own = &facts.trust(trust).id;
    let pools = cutoffs.pools.iter().filter(|item| item.trust == *own).map(|item| &item.cutoff);
    let units = cutoffs.units.iter().filter(|item| item.trust == *own).map(|item| &item.cutoff);
    let units = units.filter(|cutoff| is_shown(facts, cutoff));
    let mut last: Vec<&LastInDocument> = pools.chain(units).filter_map(|cutoff| cutoff.ahead_of.as_ref()).collect();
    last.sort_by_key(|item| item.rank);
    last.dedup_by_key(|item| item.rank);
    let Some(first) = last.first() else { return String::new() };
    let mut titles = vec![words.queue(), words.candidate()];
    titles.extend(first.keys.iter().map(|key| words.criterion(&key.criterion)));
    let row = |item: &&LastInDocument| {
        let who = [item.queue_place.to_string(), facts.style.candidate(&item.candidate).into_owned()].map(Cell::new);
        who.into_iter().chain(item.keys.iter().map(|key| Cell::new(clean(&words.key(key))))).collect()
    };
    let grid = Grid {
        titles: titles.into_iter().map(Cell::new).collect(),
        rows: last.iter().map(row).collect(),
        labels: 2,
        widest: 21,
        ..Grid::default()
    };
    format!("{}{}", facts.style.heading(words.last_ones_title()), grid.blocks(facts.style))
}

fn empty(facts: &Facts<'_>, trust: TrustIx, cutoffs: &CutoffsDocument) -> String {
    let words = facts.style.words();
    let own: Vec<_> = cutoffs.empty.iter().filter(|item| item.trust == facts.trust(trust).id).collect();
    let title = facts.style.heading(words.asking_title());
    if own.is_empty() {
        return format!("{title}{}", paragraph("", words.no_empty_posts(), facts.style.columns()));
    }
    let (asked, others): (Vec<_>, Vec<_>) = own.into_iter().partition(|item| !item.ask.is_empty());
    let mut out = title;
    if !asked.is_empty() {
        out.push_str(&paragraph("", words.asking_note(), facts.style.columns()));
    }
    out.extend(asked.iter().map(|item| empty_post(facts, item)));
    if !others.is_empty() {
        let posts: Vec<String> = others.iter().map(|item| empty_title(facts, item)).collect();
        out.push_str(&paragraph(
            "",
            &format!("{} {}.", words.no_one_to_ask(), posts.join("; ")),
            facts.style.columns(),
        ));
    }
    out
}

/// A pool and a half-year, with how many posts of it are empty.
fn empty_title(facts: &Facts<'_>, item: &EmptyPostDocument) -> String {
    facts.style.words().empty_posts(&pool_name(facts, &item.post), item.period, item.empty)
}

/// The unit that a pool's posts belong to, where it is one alone; else the pool's id.
fn pool_name(facts: &Facts<'_>, id: &str) -> String {
    let unit = pool_index(facts.problem, id).and_then(|pool| facts.only_unit(pool));
    unit.map_or_else(|| clean(id).into_owned(), |unit| facts.place(&unit.id))
}

fn empty_post(facts: &Facts<'_>, item: &EmptyPostDocument) -> String {
    let words = facts.style.words();
    let columns = facts.style.columns();
    let mut out = paragraph("", &empty_title(facts, item), columns);
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
    let widen = words.would_accept(&widen);
    format!("{} ({now}): {widen}. {}", facts.style.candidate(&ask.candidate), units.join("; "))
}
