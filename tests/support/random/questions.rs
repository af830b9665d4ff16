//! Random questions to back ends, most of them of kinds that mislead a linear relaxation.

use alis::solve::backend::Question;

use super::rng::Rng;

/// What a question is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Puzzle {
    /// Any columns and capacities.
    Any,
    /// Stays of one quarter or two, and 3+3 stays of two units that take turns: counting by halves says yes too often.
    TakingTurns,
    /// Disjoint edges of odd cycles: every edge by half is one more than whole edges give.
    OddCycles,
    /// Halves or thirds of all columns always do.
    Fractions,
    /// One triple for each first coordinate, no second or third coordinate twice.
    Triples,
    /// Capacities that one choice fills exactly, or all but one place of it.
    Tight,
}

impl Puzzle {
    /// Every kind.
    pub const ALL: [Self; 6] =
        [Self::Any, Self::TakingTurns, Self::OddCycles, Self::Fractions, Self::Triples, Self::Tight];
}

/// A question of up to 8 groups.
pub fn random_question(seed: u64, puzzle: Puzzle) -> Question {
    let mut rng = Rng::new(seed);
    let rng = &mut rng;
    let mut question = match puzzle {
        Puzzle::Any => any(rng),
        Puzzle::TakingTurns => taking_turns(rng),
        Puzzle::OddCycles => odd_cycles(rng),
        Puzzle::Fractions => fractions(rng),
        Puzzle::Triples => triples(rng),
        Puzzle::Tight => tight(rng),
    };
    rng.shuffle(&mut question.groups);
    for group in &mut question.groups {
        rng.shuffle(group);
    }
    question
}

/// A few rows of so many, ascending.
fn rows(rng: &mut Rng, of: u32, most: u32) -> Vec<usize> {
    let mut all: Vec<usize> = (0..of as usize).collect();
    rng.shuffle(&mut all);
    all.truncate(rng.between(1, most) as usize);
    all.sort_unstable();
    all
}

fn any(rng: &mut Rng) -> Question {
    let (groups, of) = (rng.between(2, 8), rng.between(3, 10));
    let group = |rng: &mut Rng| (0..rng.between(1, 6)).map(|_| rows(rng, of, of.min(4))).collect();
    let groups: Vec<Vec<Vec<usize>>> = (0..groups).map(|_| group(rng)).collect();
    let capacity = (0..of).map(|_| rng.pick(&[0, 1, 1, 2, 2, 3])).collect();
    Question { groups, capacity }
}

/// Units of two quarters each: row `2u` is the first, `2u + 1` the second.
fn taking_turns(rng: &mut Rng) -> Question {
    let units = rng.between(2, 3);
    let group = |rng: &mut Rng| -> Vec<Vec<usize>> {
        let pair = rows(rng, units, 1)[0];
        let (a, b) = (2 * pair, 2 * ((pair + 1) % units as usize));
        match rng.below(10) {
            0..=5 => vec![vec![a, b + 1], vec![a + 1, b]],
            6..=7 => vec![vec![a, a + 1], vec![b, b + 1]],
            8 => vec![vec![a + rng.below(2) as usize]],
            _ => vec![vec![a, b + 1], vec![a + 1, b], vec![a, a + 1], vec![b, b + 1]],
        }
    };
    let groups: Vec<Vec<Vec<usize>>> = (0..rng.between(2, 7)).map(|_| group(rng)).collect();
    let each = rng.between(1, 3);
    let capacity = (0..2 * units).map(|_| each + u32::from(rng.chance(20))).collect();
    Question { groups, capacity }
}

/// As many groups as half the nodes, rounded down as the relaxation of all cycles together does.
fn odd_cycles(rng: &mut Rng) -> Question {
    let lengths = rng.pick(&[[3, 3], [3, 5], [5, 5], [3, 7]]);
    let mut first = 0;
    let mut edges = Vec::new();
    for length in lengths {
        edges.extend((0..length).map(|i| vec![first + i, first + (i + 1) % length]));
        first += length;
    }
    let groups = u32::try_from(first / 2).unwrap_or(0) - u32::from(rng.chance(30));
    let some = |rng: &mut Rng| if rng.chance(70) { edges.clone() } else { rng.subset(&edges, 85) };
    Question { groups: (0..groups).map(|_| some(rng)).collect(), capacity: vec![1; first] }
}

/// `n` columns in each group, and rows of capacity 1 that `n` columns of `n` groups share: an `n`th of each column keeps
/// them all, and there are about as many rows as whole columns can bear.
fn fractions(rng: &mut Rng) -> Question {
    let (n, [least, most]) = rng.pick(&[(2, [13, 22]), (3, [32, 50])]);
    let count = rng.between(4, 8);
    let mut groups = vec![vec![Vec::new(); n as usize]; count as usize];
    let conflicts = rng.between(count * least / 10, count * most / 10) as usize;
    for row in 0..conflicts {
        let mut members: Vec<usize> = (0..count as usize).collect();
        rng.shuffle(&mut members);
        for &member in &members[..n as usize] {
            groups[member][rng.below(n) as usize].push(row);
        }
    }
    Question { groups, capacity: vec![1; conflicts] }
}

/// The second coordinate is row `y`, the third row `n + z`.
fn triples(rng: &mut Rng) -> Question {
    let n = rng.between(2, 7);
    let group = |rng: &mut Rng| -> Vec<Vec<usize>> {
        (0..rng.between(2, 4)).map(|_| vec![rng.below(n) as usize, (n + rng.below(n)) as usize]).collect()
    };
    Question { groups: (0..n).map(|_| group(rng)).collect(), capacity: vec![1; 2 * n as usize] }
}

fn tight(rng: &mut Rng) -> Question {
    let (groups, of) = (rng.between(3, 8), rng.between(4, 8));
    let same = rng.between(2, 3);
    let column = |rng: &mut Rng| loop {
        let rows = rows(rng, of, same);
        if rows.len() == same as usize {
            return rows;
        }
    };
    let groups: Vec<Vec<Vec<usize>>> =
        (0..groups).map(|_| (0..rng.between(2, 6)).map(|_| column(rng)).collect()).collect();
    let mut capacity = vec![0; of as usize];
    groups.iter().flat_map(|group| &group[0]).for_each(|&row| capacity[row] += 1);
    if rng.chance(60) {
        let (from, to) = (rng.below(of) as usize, rng.below(of) as usize);
        if capacity[from] > 0 {
            capacity[from] -= 1;
            capacity[to] += u32::from(rng.chance(90));
        }
    }
    Question { groups, capacity }
}
