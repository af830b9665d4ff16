//! The shapes that a placement can have (model: section Options, table).

use crate::calendar::Quarter;
use crate::document::{Months, PoolKind, SplitRule};
use crate::problem::{Candidate, Problem};

/// How a placement's months are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// 3 months: one quarter, any.
    Quarter,
    /// 6 months: one period in one unit (Helse Nord report 2021, section 3: the main rule).
    Period,
    /// 6 months in one unit from a second quarter, in a vacancy.
    Offset,
    /// 3+3 months in two units, in one period (Helse Nord report 2021, section 3: the exception).
    Split,
    /// 9 months: a period, then the next period's first quarter.
    Nine,
    /// 12 months: two consecutive periods (Ahus report 2020, 7.3.1.2).
    Twelve,
}

impl Shape {
    /// The shapes that are open to a candidate.
    pub fn of(problem: &Problem, candidate: &Candidate) -> Vec<Self> {
        match candidate.months_needed {
            Months::THREE => vec![Self::Quarter],
            Months::NINE => vec![Self::Nine],
            Months::TWELVE => vec![Self::Twelve],
            _ => {
                let mut shapes = vec![Self::Period];
                let mut pools = problem.trusts[candidate.trust].pools.iter();
                if pools.any(|&pool| problem.pools[pool].kind == PoolKind::Vacancy) {
                    shapes.push(Self::Offset);
                }
                if may_split(problem, candidate) {
                    shapes.push(Self::Split);
                }
                shapes
            }
        }
    }

    /// The first quarter and the number of quarters of each stretch in one unit, counted from the start.
    pub(crate) fn layout(self) -> &'static [(u8, u8)] {
        match self {
            Self::Quarter => &[(0, 1)],
            Self::Period | Self::Offset => &[(0, 2)],
            Self::Split => &[(0, 1), (1, 1)],
            Self::Nine => &[(0, 2), (2, 1)],
            Self::Twelve => &[(0, 2), (2, 2)],
        }
    }

    /// The stretches in one unit: first and last quarter of each.
    pub fn stretches(self, start: Quarter) -> impl Iterator<Item = (Quarter, Quarter)> {
        let at = move |quarters: u8| start.plus(i32::from(quarters));
        self.layout().iter().map(move |(first, count)| (at(*first), at(first + count - 1)))
    }

    /// The last quarter of a placement that begins at this start.
    pub fn last_quarter(self, start: Quarter) -> Quarter {
        start.plus(self.layout().iter().map(|(_, count)| i32::from(*count)).sum::<i32>() - 1)
    }

    /// How many quarters a placement of this shape takes.
    pub(crate) fn quarters(self) -> usize {
        self.layout().iter().map(|(_, count)| usize::from(*count)).sum()
    }

    /// Whether a placement of this shape may begin in this quarter: on a turnover date, unless the shape says otherwise.
    pub fn may_start(self, quarter: Quarter) -> bool {
        match self {
            Self::Quarter => true,
            Self::Offset => !quarter.is_turnover(),
            Self::Period | Self::Split | Self::Nine | Self::Twelve => quarter.is_turnover(),
        }
    }

    /// Whether this kind of pool can carry the shape.
    pub fn allows_pool(self, kind: PoolKind) -> bool {
        self != Self::Offset || kind == PoolKind::Vacancy
    }
}

/// Whether 3+3 months are open: the trust consents, and the rule set's conditions hold (the wish itself is a place).
pub(super) fn may_split(problem: &Problem, candidate: &Candidate) -> bool {
    candidate.split_consent
        && match problem.rules.split() {
            None => false,
            Some(SplitRule::ByWish) => true,
            Some(SplitRule::ByWishAndNeed) => candidate.split_need,
        }
}
