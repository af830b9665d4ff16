//! No pool, unit or municipality above its limit in any quarter (model, Constraints), and the list of posts.

use super::{
    ViolationRule,
    facts::Facts,
    usage::{Counts, Usage},
    violation::Report,
    words::Statement,
};
use crate::{calendar::Quarter, document::PlanDocument};

/// Checks every limit against what the plan takes up.
pub(super) fn check(facts: &Facts<'_>, usage: &Usage, report: &mut Report) {
    let pools = |pool: usize, quarter| (facts.pools.id(pool), Some(facts.pools[pool].count(quarter)));
    let units = |unit: usize, _| (facts.units.id(unit), facts.units[unit].max);
    let homes =
        |home: usize, _| (facts.municipalities.id(home), facts.municipalities[home].max_absent.map(|count| count.0));
    within(ViolationRule::PoolLimit, &usage.pools, pools, report);
    within(ViolationRule::UnitLimit, &usage.units, units, report);
    within(ViolationRule::MunicipalityLimit, &usage.homes, homes, report);
}

fn within<'a>(
    rule: ViolationRule,
    counts: &Counts,
    limit: impl Fn(usize, Quarter) -> (&'a str, Option<u32>),
    report: &mut Report,
) {
    for (number, quarter, count) in counts.taken() {
        let (id, limit) = limit(number, quarter);
        if let Some(limit) = limit.filter(|limit| count > *limit) {
            let found = Statement::Used { id: id.to_owned(), quarter, count };
            report.add(rule, "/placements", found, Statement::AtMost(limit));
        }
    }
}

/// Checks `posts`: every pool in every quarter of the horizon, with its capacity and use.
pub(super) fn posts(facts: &Facts<'_>, usage: &Usage, plan: &PlanDocument, report: &mut Report) {
    let due = (0..facts.pools.len()).flat_map(|pool| facts.quarters().map(move |quarter| (pool, quarter)));
    let mut stated = plan.posts.iter().enumerate();
    for (number, quarter) in due {
        let pool = facts.pools.id(number);
        let Some((index, row)) = stated.next() else {
            report.add(ViolationRule::PostList, "/posts", Statement::Nothing, Statement::posts(pool, quarter));
            return;
        };
        let at = format_args!("/posts/{index}");
        if (row.post.as_str(), row.quarter) != (pool, quarter) {
            // One row too many or too few shifts all that follow: to say so once is enough.
            let found = Statement::posts(&row.post, row.quarter);
            report.add(ViolationRule::PostList, at.to_string(), found, Statement::posts(pool, quarter));
            return;
        }
        let (capacity, used) = (facts.pools[number].count(quarter), usage.pools.of(number, quarter));
        report.same(ViolationRule::PostCapacity, format_args!("{at}/capacity"), row.capacity, capacity);
        report.same(ViolationRule::PostUsed, format_args!("{at}/used"), row.used, used);
    }
    for (index, row) in stated {
        let found = Statement::posts(&row.post, row.quarter);
        report.add(ViolationRule::PostList, format!("/posts/{index}"), found, Statement::Nothing);
    }
}
