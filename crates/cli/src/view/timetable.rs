//! The timetable: units by periods where posts belong to units (Ahus report 2020, 7.3.1.2), posts by periods where they
//! belong to the trust (Helse Nord report 2021, table 1).

use alis::calendar::Period;
use alis::document::PoolKind;
use alis::problem::{PoolIx, TrustIx};

use super::facts::Facts;
use super::grid::{Cell, Grid};
use super::lanes::{Seat, lanes};
use super::wrap::wrap;

/// The widest column before its text is wrapped.
const WIDEST: usize = 22;

/// Which of a pool's facts the cells tell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tell {
    /// The candidate; the row tells the unit.
    Candidate,
    /// The candidate and the unit.
    CandidateAndUnit,
}

/// All timetables of a trust: one for its posts that belong to units, one for each pool that does not.
pub(super) fn timetable(facts: &Facts<'_>, trust: TrustIx) -> String {
    let words = facts.style.words();
    let pools = &facts.trust(trust).pools;
    let (bound, free): (Vec<PoolIx>, Vec<PoolIx>) = pools.iter().partition(|&&pool| facts.only_unit(pool).is_some());
    let rows: Vec<Row<'_>> = bound.iter().flat_map(|&pool| unit_rows(facts, pool)).collect();
    let units = Table {
        title: words.units_title().to_owned(),
        label: words.unit(),
        left_out: left_out(facts, &bound, rows.len()),
        rows,
        tell: Tell::Candidate,
    };
    let mut tables = vec![draw(facts, &units)];
    for pool in free {
        let rows = post_rows(facts, pool);
        let posts = Table {
            title: words.posts_title(&pool_title(facts, pool)),
            label: words.number(),
            left_out: left_out(facts, &[pool], rows.len()),
            rows,
            tell: Tell::CandidateAndUnit,
        };
        tables.push(draw(facts, &posts));
    }
    tables.retain(|table| !table.is_empty());
    tables.join("\n")
}

/// A timetable before it is drawn.
struct Table<'a> {
    title: String,
    /// What the rows are.
    label: &'static str,
    rows: Vec<Row<'a>>,
    tell: Tell,
    /// Vacant posts that have no row.
    left_out: u32,
}

/// A row of a timetable.
struct Row<'a> {
    label: String,
    seats: Vec<Seat<'a>>,
}

/// A pool's unit, where it has one alone, or its id; and that it is a vacancy.
fn pool_title(facts: &Facts<'_>, pool: PoolIx) -> String {
    let name = match facts.only_unit(pool) {
        Some(unit) => facts.place(&unit.id),
        None => facts.problem.pools[pool].id.to_string(),
    };
    match facts.problem.pools[pool].kind {
        PoolKind::Earmarked => name,
        PoolKind::Vacancy => format!("{name} ({})", facts.style.words().vacancy()),
    }
}

/// The posts of a pool that belongs to one unit: the unit's name, numbered where there are several.
fn unit_rows<'a>(facts: &Facts<'a>, pool: PoolIx) -> Vec<Row<'a>> {
    let name = pool_title(facts, pool);
    let rows = lanes(facts, pool);
    let several = rows.len() > 1;
    rows.into_iter()
        .enumerate()
        .map(|(at, seats)| Row { label: if several { format!("{name} {}", at + 1) } else { name.clone() }, seats })
        .collect()
}

/// The posts of a pool of a trust, numbered.
fn post_rows<'a>(facts: &Facts<'a>, pool: PoolIx) -> Vec<Row<'a>> {
    let number = |(at, seats)| Row { label: format!("{}", at + 1), seats };
    lanes(facts, pool).into_iter().enumerate().map(number).collect()
}

/// How many vacant posts of these pools are not drawn.
fn left_out(facts: &Facts<'_>, pools: &[PoolIx], drawn: usize) -> u32 {
    let most = |pool: &PoolIx| facts.problem.pools[*pool].counts.iter().copied().max().unwrap_or(0);
    let all = pools.iter().map(most).fold(0, u32::saturating_add);
    all.saturating_sub(u32::try_from(drawn).unwrap_or(u32::MAX))
}

/// A timetable with its title, in blocks of as many periods as the screen holds.
fn draw(facts: &Facts<'_>, table: &Table<'_>) -> String {
    let mut titles = vec![Cell::new(table.label)];
    titles.extend(facts.periods().iter().map(|&period| Cell::of(period_label(facts, period, table.tell))));
    let grid = Grid {
        titles,
        rows: table.rows.iter().map(|row| cells(facts, row, table.tell)).collect(),
        labels: 1,
        widest: WIDEST,
        uniform: true,
        right: Vec::new(),
    };
    let mut out = String::new();
    for line in wrap(&table.title, facts.style.columns(), 0) {
        out.push_str(&facts.style.bold(&line));
        out.push('\n');
    }
    let blocks = grid.blocks(facts.style);
    if blocks.is_empty() {
        return String::new();
    }
    out.push_str(&blocks);
    let more = (table.left_out > 0).then(|| facts.style.words().more_posts(table.left_out));
    for legend in legend(facts, &table.rows).into_iter().map(str::to_owned).chain(more) {
        for line in wrap(&legend, facts.style.columns(), 0) {
            out.push_str(&facts.style.dim(&line));
            out.push('\n');
        }
    }
    out
}

/// What the marks of a timetable mean, for those that it holds.
fn legend(facts: &Facts<'_>, rows: &[Row<'_>]) -> Vec<&'static str> {
    let differs = |seats: &[Seat<'_>]| seats.windows(2).any(|pair| pair[0] != pair[1]);
    let quarters = rows.iter().any(|row| row.seats.chunks(2).any(differs));
    let seats = || rows.iter().flat_map(|row| &row.seats);
    let stands = seats().any(|seat| matches!(seat, Seat::Taken(sitter) if sitter.stands));
    let closed = seats().any(|seat| *seat == Seat::Closed);
    facts.style.words().legend(quarters, stands, closed)
}

fn period_label(facts: &Facts<'_>, period: Period, tell: Tell) -> Vec<String> {
    let words = facts.style.words();
    match tell {
        Tell::Candidate => words.period_days(period),
        Tell::CandidateAndUnit => words.period_lines(period),
    }
}

/// The cells of a row: its label, then a cell for each period.
fn cells(facts: &Facts<'_>, row: &Row<'_>, tell: Tell) -> Vec<Cell> {
    let periods = row.seats.chunks(2).map(|seats| match seats {
        [a, b] if a != b => Cell {
            hang: 3,
            ..Cell::of(vec![
                format!("a: {}", seat_lines(facts, *a, tell).join(", ")),
                format!("b: {}", seat_lines(facts, *b, tell).join(", ")),
            ])
        },
        [seat @ Seat::Taken(_), ..] => Cell::of(seat_lines(facts, *seat, tell)),
        [seat, ..] => Cell { absent: *seat == Seat::Closed, ..Cell::of(seat_lines(facts, *seat, tell)).dim() },
        [] => Cell::default(),
    });
    std::iter::once(Cell::new(row.label.clone())).chain(periods).collect()
}

/// What a seat says, line by line.
fn seat_lines(facts: &Facts<'_>, seat: Seat<'_>, tell: Tell) -> Vec<String> {
    let sitter = match seat {
        Seat::Taken(sitter) => sitter,
        Seat::Vacant => return vec![facts.style.words().vacant().to_owned()],
        Seat::Closed => return vec!["·".to_owned()],
    };
    let mark = if sitter.stands { " *" } else { "" };
    let mut lines = vec![format!("{}{mark}", facts.style.candidate(sitter.candidate))];
    if tell == Tell::CandidateAndUnit {
        lines.push(facts.place(sitter.unit));
    }
    lines
}
