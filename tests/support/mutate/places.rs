//! Mutations of who has what.

use alis::document::{PlanDocument, UnplacedReason};
use alis::options::PlacementOption;
use alis::plan::Allotment;
use alis::solve::Control;
use alis::solve::backend::Microlp;
use alis::solve::reference::Reference;

use super::parts::Parts;
use super::{Add, Mutation};

/// Two placed candidates of one trust exchange their segments.
pub(super) fn swapped(parts: &Parts<'_>, add: &mut Add<'_>) {
    for (a, first) in parts.placed() {
        for (b, second) in parts.placed().filter(|(b, _)| *b > a) {
            if parts.candidate(a).trust == parts.candidate(b).trust {
                add(Mutation::Swapped, &|| {
                    let changes = [(a, parts.taking(a, &second.segments)), (b, parts.taking(b, &first.segments))];
                    (format!("{}, {}", parts.name(a), parts.name(b)), parts.with(changes))
                });
            }
        }
    }
}

/// A placed candidate is unplaced, as if everything were full.
pub(super) fn dropped(parts: &Parts<'_>, add: &mut Add<'_>) {
    for (place, _) in parts.placed() {
        let unplaced = Allotment::Unplaced(UnplacedReason::Full);
        add(Mutation::Dropped, &|| (parts.name(place), parts.with([(place, unplaced.clone())])));
    }
}

/// Any candidate takes any other option.
pub(super) fn replaced(parts: &Parts<'_>, add: &mut Add<'_>) {
    for (place, held) in parts.places.iter().enumerate() {
        let before = match held {
            Allotment::Placed(option) => Some(option),
            _ => None,
        };
        for option in parts.options[place].iter().filter(|option| Some(*option) != before) {
            let mutation = match before {
                _ if overfills(parts, place, option) => Mutation::Overfilled,
                Some(before) if before.start < option.start => Mutation::Delayed,
                _ => Mutation::Moved,
            };
            add(mutation, &|| {
                let told = format!("{} to {option:?}", parts.name(place));
                (told, parts.with([(place, Allotment::Placed(option.clone()))]))
            });
        }
    }
}

/// Whether an option breaks a limit beside everyone else's.
fn overfills(parts: &Parts<'_>, place: usize, option: &PlacementOption) -> bool {
    let program = &parts.program;
    let mut used = vec![0_u32; program.limits.len()];
    for (block, &rank) in program.blocks.iter().zip(&parts.ranks) {
        let held = match &parts.places[rank] {
            _ if rank == place => Some(option),
            Allotment::Placed(held) => Some(held),
            _ => None,
        };
        let column = held.and_then(|held| parts.options[rank].iter().position(|known| known == held));
        for &limit in column.iter().flat_map(|&column| &block.columns[column].uses) {
            used[limit] += 1;
        }
    }
    used.iter().zip(&program.limits).any(|(&used, limit)| used > limit.capacity)
}

/// Two neighbours are served in the other order, and stated in the right one.
pub(super) fn overtaken(parts: &Parts<'_>, add: &mut Add<'_>) {
    for first in 1..parts.ranks.len() {
        add(Mutation::Overtaken, &|| {
            let [a, b] = [first - 1, first].map(|block| parts.name(parts.ranks[block]));
            (format!("{a}, {b}"), served_in_turn(parts, first - 1, first))
        });
    }
}

/// The plan in which these two blocks stand in each other's place in the order of levels.
fn served_in_turn(parts: &Parts<'_>, a: usize, b: usize) -> PlanDocument {
    let mut program = parts.program.clone();
    for level in &mut program.levels {
        level.block = match level.block {
            block if block == a => b,
            block if block == b => a,
            block => block,
        };
    }
    let solved = Reference::new(Microlp).solve_program(&program, &Control::default());
    let Ok(solved) = solved else { panic!("{solved:?}") };
    let held = |(&rank, column): (&usize, Option<usize>)| {
        let options = &parts.options[rank];
        let unplaced = Allotment::Unplaced(UnplacedReason::Full);
        let held = column.map_or(unplaced, |column| Allotment::Placed(options[column].clone()));
        (!options.is_empty()).then_some((rank, held))
    };
    parts.with(parts.ranks.iter().zip(solved.choice).filter_map(held))
}
