//! One question to a back end: can these blocks all be served at once?

use crate::program::LimitIx;

/// Choose exactly one column of each group, no row above its capacity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// For each group its columns; for each column the rows that it takes one of.
    pub groups: Vec<Vec<Vec<LimitIx>>>,
    /// The capacity of each row.
    pub capacity: Vec<u32>,
}

/// What integer reasoning alone makes of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reduced {
    /// No choice keeps the capacities; proved in integers.
    Refused,
    /// What is left: for each group the columns that can still be chosen, by number.
    Open(Vec<Vec<usize>>),
}

impl Question {
    /// Whether a choice keeps every capacity; the check on every back end's answer.
    pub fn holds(&self, choice: &[usize]) -> bool {
        let mut left = self.capacity.clone();
        choice.len() == self.groups.len()
            && self.groups.iter().zip(choice).all(|(columns, &chosen)| {
                let Some(rows) = columns.get(chosen) else { return false };
                rows.iter().all(|&row| {
                    let free = left[row] > 0;
                    left[row] = left[row].saturating_sub(1);
                    free
                })
            })
    }

    /// Strikes columns that no solution can hold.
    ///
    /// A group whose every open column takes a row takes it for certain. Where such groups exceed the row's capacity there is
    /// no solution; where they fill it, no other group can take the row. Repeated until nothing changes.
    pub(super) fn reduce(&self) -> Reduced {
        let mut open: Vec<Vec<usize>> = self.groups.iter().map(|columns| (0..columns.len()).collect()).collect();
        loop {
            let certain: Vec<Vec<usize>> =
                open.iter().zip(&self.groups).map(|(open, group)| common(open, group)).collect();
            let mut taken = vec![0_u32; self.capacity.len()];
            certain.iter().flatten().for_each(|&row| taken[row] += 1);
            if taken.iter().zip(&self.capacity).any(|(taken, capacity)| taken > capacity) {
                return Reduced::Refused;
            }
            let full = |row: usize| taken[row] == self.capacity[row];
            let mut changed = false;
            for ((open, group), own) in open.iter_mut().zip(&self.groups).zip(&certain) {
                let before = open.len();
                open.retain(|&column| group[column].iter().all(|&row| !full(row) || own.contains(&row)));
                changed |= open.len() < before;
                if open.is_empty() {
                    return Reduced::Refused;
                }
            }
            if !changed {
                return Reduced::Open(open);
            }
        }
    }
}

/// The rows that all open columns of a group take.
fn common(open: &[usize], group: &[Vec<LimitIx>]) -> Vec<LimitIx> {
    let Some((&first, rest)) = open.split_first() else {
        return Vec::new();
    };
    let mut rows = group[first].clone();
    for &column in rest {
        rows.retain(|row| group[column].contains(row));
        if rows.is_empty() {
            break;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_row_is_closed_to_the_others() {
        // The first group must take row 0, so that the second can only take row 1, and the third nothing.
        let groups = vec![vec![vec![0]], vec![vec![0], vec![1]]];
        let mut question = Question { groups, capacity: vec![1, 1] };
        assert_eq!(question.reduce(), Reduced::Open(vec![vec![0], vec![1]]));
        assert!(question.holds(&[0, 1]) && !question.holds(&[0, 0]) && !question.holds(&[0, 2]));
        question.groups.push(vec![vec![0], vec![1]]);
        assert_eq!(question.reduce(), Reduced::Refused);
    }
}
