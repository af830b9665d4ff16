//! No pool, unit or municipality above its limit in any quarter (model, Constraints), and the list of posts.

use super::{
    ViolationRule,
    facts::Facts,
    usage::{Counts, Usage, count},
    violation::Report,
    words::Statement,
};
use crate::{calendar::Quarter, document::PlanDocument};

/// Checks every limit against what the plan takes up.
pub(super) fn check(facts: &Facts<'_>, usage: &Usage<'_>, report: &mut Report) {
    let pool = |id: &str, quarter| Some(facts.capacity(id, quarter));
    within(ViolationRule::PoolLimit, &usage.pools, pool, report);
    within(ViolationRule::UnitLimit, &usage.units, |id, _| facts.unit_max(id), report);
    within(ViolationRule::MunicipalityLimit, &usage.municipalities, |id, _| facts.absent_max(id), report);
}

fn within(rule: ViolationRule, counts: &Counts<'_>, limit: impl Fn(&str, Quarter) -> Option<u32>, report: &mut Report) {
    for ((id, quarter), used) in counts {
        if let Some(limit) = limit(id, *quarter)
            && *used > limit
        {
            let found = Statement::Used { id: (*id).to_owned(), quarter: *quarter, count: *used };
            report.add(rule, "/placements", found, Statement::AtMost(limit));
        }
    }
}

/// Checks `posts`: every pool in every quarter of the horizon, with its capacity and use.
pub(super) fn posts(facts: &Facts<'_>, usage: &Usage<'_>, plan: &PlanDocument, report: &mut Report) {
    let due = facts.pools.ids().iter().flat_map(|pool| facts.quarters().map(move |quarter| (*pool, quarter)));
    let mut stated = plan.posts.iter().enumerate();
    for (pool, quarter) in due {
        let Some((index, row)) = stated.next() else {
            report.add(ViolationRule::PostList, "/posts", Statement::Nothing, Statement::posts(pool, quarter));
            return;
        };
        let at = format!("/posts/{index}");
        if (row.post.as_str(), row.quarter) != (pool, quarter) {
            // One row too many or too few shifts all that follow: to say so once is enough.
            let found = Statement::posts(&row.post, row.quarter);
            report.add(ViolationRule::PostList, at, found, Statement::posts(pool, quarter));
            return;
        }
        let (capacity, used) = (facts.capacity(pool, quarter), count(&usage.pools, pool, quarter));
        report.same(ViolationRule::PostCapacity, format!("{at}/capacity"), row.capacity, capacity);
        report.same(ViolationRule::PostUsed, format!("{at}/used"), row.used, used);
    }
    for (index, row) in stated {
        let found = Statement::posts(&row.post, row.quarter);
        report.add(ViolationRule::PostList, format!("/posts/{index}"), found, Statement::Nothing);
    }
}
