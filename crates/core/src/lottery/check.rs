//! Whether a published hash, a seed, a problem and a plan belong together.

use std::collections::BTreeMap;

use super::{problem_seed, seed_sha256, with_seed};
use crate::document::{Id, LotteryCheckDocument, LotteryCheckFormat, PlanDocument, PlanLotteryDocument, ProblemSeed};
use crate::fault::Faults;
use crate::priority::rank;
use crate::problem::Problem;

/// Checks that a hash that was published (hexadecimal, in either case) is that of a seed; that a problem states this seed;
/// and that a plan is of this problem and ranks everyone as the seed does. A plan is checked with its problem alone.
///
/// # Errors
/// Where a problem is given with a plan and cannot be ranked.
///
/// # Examples
///
/// ```
/// let published = alis::lottery::seed_sha256("helse-nord 2022-06-15");
/// let bytes = std::fs::read("../../docs/examples/helse-nord.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// assert!(alis::lottery::check(&published, "helse-nord 2022-06-15", Some(&problem), None)?.holds);
/// assert!(!alis::lottery::check(&published, "helse-nord 2022-06-16", None, None)?.holds);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn check(
    published: &str,
    seed: &str,
    problem: Option<&Problem>,
    plan: Option<&PlanDocument>,
) -> Result<LotteryCheckDocument, Faults> {
    let own = seed_sha256(seed);
    let stated = problem.map(|problem| problem_seed(problem, seed));
    let plan = match (problem, plan) {
        (Some(problem), Some(plan)) => Some(follows(problem, seed, plan)?),
        _ => None,
    };
    let plan_holds = plan.as_ref().is_none_or(|plan| plan.of_this_problem && plan.other_ranks.is_empty());
    Ok(LotteryCheckDocument {
        format: LotteryCheckFormat::V1,
        holds: own.eq_ignore_ascii_case(published)
            && stated.is_none_or(|stated| stated == ProblemSeed::Same)
            && plan_holds,
        published_sha256: published.to_ascii_lowercase(),
        seed_sha256: own,
        problem_seed: stated,
        plan,
    })
}

/// Whether a plan is of this problem, and who has another rank in it than by the seed.
fn follows(problem: &Problem, seed: &str, plan: &PlanDocument) -> Result<PlanLotteryDocument, Faults> {
    let problem = with_seed(problem, seed);
    let list = rank(&problem)?;
    let by_seed = (1_u32..).zip(list.order()).map(|(rank, ranked)| (&problem.candidates[ranked.candidate].id, rank));
    let right: BTreeMap<&Id, u32> = by_seed.collect();
    let placed = plan.placements.iter().map(|item| (&item.candidate, item.rank));
    let unplaced = plan.unplaced.iter().map(|item| (&item.candidate, item.rank));
    let stated: BTreeMap<&Id, u32> = placed.chain(unplaced).collect();
    let mut other: Vec<Id> = right.iter().filter(|(id, rank)| stated.get(*id) != Some(rank)).map(own).collect();
    other.extend(stated.iter().filter(|(id, _)| !right.contains_key(*id)).map(own));
    other.sort_unstable();
    let of_this_problem = plan.problem_sha256 == problem.sha256 && plan.rules_sha256 == problem.rules.sha256();
    Ok(PlanLotteryDocument { of_this_problem, other_ranks: other })
}

fn own((id, _): (&&Id, &u32)) -> Id {
    (*id).clone()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{PlanOptions, ReadOptions};

    const SEED: &str = "helse-nord 2022-06-15";

    #[test]
    fn a_plan_by_another_seed_is_told_by_its_ranks() {
        let bytes = std::fs::read("../../docs/examples/helse-nord.json").unwrap();
        let problem = crate::read(&bytes, &ReadOptions::default()).unwrap();
        let plan = crate::plan(&problem, &PlanOptions::default()).unwrap();
        let checked = |seed: &str| check(&seed_sha256(seed), seed, Some(&problem), Some(&plan)).unwrap();
        assert!(checked(SEED).holds);
        // One pair is told apart by the lottery alone: of a few seeds some turn it round.
        let turned = (0..20).map(|number| checked(&format!("seed {number}")));
        let turned: Vec<_> = turned.filter(|check| check.plan.as_ref().unwrap().other_ranks.len() == 2).collect();
        assert!(!turned.is_empty() && turned.iter().all(|check| check.problem_seed == Some(ProblemSeed::Other)));
        let mut other = plan.clone();
        other.problem_sha256 = "0".repeat(64);
        let check = check(&seed_sha256(SEED).to_uppercase(), SEED, Some(&problem), Some(&other)).unwrap();
        assert!(!check.holds && !check.plan.unwrap().of_this_problem);
    }
}
