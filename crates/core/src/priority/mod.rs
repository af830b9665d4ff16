//! The priority list: who is eligible, and who comes before whom, with the criterion that decided.
//!
//! The first criterion of the rule set that differs decides; a lottery always comes last (model: section Priority).

mod eligibility;
mod keys;
mod lottery;
mod report;
mod without;

pub use eligibility::Ineligible;
pub use keys::{Key, KeyValue, text as key_text};

use crate::document::{CriterionName, WarningCode, WarningDocument};
use crate::fault::Faults;
use crate::problem::{CandidateIx, Problem, warning};

/// What decided between two candidates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Decider {
    /// A criterion of the rule set.
    Criterion(CriterionName),
    /// Nothing but the lottery.
    Lottery,
}

impl Decider {
    /// The name, as documents write it.
    pub fn name(self) -> String {
        match self {
            Self::Criterion(name) => word(name),
            Self::Lottery => "lottery".to_owned(),
        }
    }
}

/// The word that a document writes for an enumerated value.
pub(crate) fn word(value: impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The strict order of all eligible and committed candidates.
#[derive(Debug, Clone)]
pub struct PriorityList {
    order: Vec<Ranked>,
    rank: Vec<Option<u32>>,
    ineligible: Vec<Ineligible>,
    criteria: Vec<CriterionName>,
}

/// A candidate in the order.
#[derive(Debug, Clone)]
pub struct Ranked {
    /// Who.
    pub candidate: CandidateIx,
    /// The place in the trust's queue, from 1; `None` for a commitment.
    pub queue_place: Option<u32>,
    /// The value of each criterion, in the rule set's order.
    pub key: Key,
}

/// Ranks a problem's candidates.
///
/// # Errors
/// Where two candidates are equal by every criterion and the document has no `lottery_seed`.
///
/// # Examples
///
/// ```
/// let bytes = std::fs::read("../../docs/examples/ahus-new.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let list = alis::rank(&problem)?;
/// let (first, second) = (&list.order()[0], &list.order()[1]);
/// assert_eq!(problem.candidates[first.candidate].id, "K1");
/// assert_eq!(list.decider(first, second).name(), "service_months");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn rank(problem: &Problem) -> Result<PriorityList, Faults> {
    let mut ineligible = Vec::new();
    let mut keyed: Vec<(Key, CandidateIx)> = Vec::new();
    for (index, candidate) in problem.candidates.iter().enumerate() {
        match eligibility::first_failure(problem, index) {
            Some(failure) if candidate.commitment.is_none() => ineligible.push(failure),
            _ => keyed.push((keys::key(problem, candidate), index)),
        }
    }
    keyed.sort_unstable();
    lottery::settle(problem, &mut keyed).map_err(|fault| Faults(vec![*fault]))?;
    let criteria = problem.rules.criteria().iter().map(crate::rules::Criterion::name).collect();
    Ok(PriorityList::new(problem, keyed, ineligible, criteria))
}

impl PriorityList {
    fn new(
        problem: &Problem,
        keyed: Vec<(Key, CandidateIx)>,
        ineligible: Vec<Ineligible>,
        criteria: Vec<CriterionName>,
    ) -> Self {
        let mut rank = vec![None; problem.candidates.len()];
        let mut queues = vec![0; problem.trusts.len()];
        let mut order = Vec::with_capacity(keyed.len());
        for (place, (key, index)) in (1..).zip(keyed) {
            let candidate = &problem.candidates[index];
            let queue_place = candidate.commitment.is_none().then(|| {
                queues[candidate.trust] += 1;
                queues[candidate.trust]
            });
            rank[index] = Some(place);
            order.push(Ranked { candidate: index, queue_place, key });
        }
        Self { order, rank, ineligible, criteria }
    }

    /// The order, rank 1 first.
    pub fn order(&self) -> &[Ranked] {
        &self.order
    }

    /// A candidate's rank, from 1; `None` for the ineligible.
    pub fn rank_of(&self, candidate: CandidateIx) -> Option<u32> {
        self.rank.get(candidate).copied().flatten()
    }

    /// A candidate's entry; `None` for the ineligible.
    pub fn entry(&self, candidate: CandidateIx) -> Option<&Ranked> {
        self.order.get(usize::try_from(self.rank_of(candidate)?).ok()? - 1)
    }

    /// Who is refused by a rule, by id.
    pub fn ineligible(&self) -> &[Ineligible] {
        &self.ineligible
    }

    /// What decided between two ranked candidates.
    pub fn decider(&self, a: &Ranked, b: &Ranked) -> Decider {
        let differs = a.key.values().iter().zip(b.key.values()).position(|(a, b)| a != b);
        differs.and_then(|i| self.criteria.get(i)).map_or(Decider::Lottery, |&name| Decider::Criterion(name))
    }

    /// The order within each trust, by trust index.
    pub fn by_trust(&self, problem: &Problem) -> Vec<Vec<&Ranked>> {
        let mut lists = vec![Vec::new(); problem.trusts.len()];
        for ranked in &self.order {
            lists[problem.candidates[ranked.candidate].trust].push(ranked);
        }
        lists
    }

    /// How many pairs of one trust's candidates (as [`Self::by_trust`] lists them) each criterion decided, in the rule set's order, the lottery last:
    /// (neighbours, all pairs).
    pub fn pairs_decided(&self, order: &[&Ranked]) -> Vec<(Decider, u64, u64)> {
        let deciders = self.criteria.iter().map(|&name| Decider::Criterion(name)).chain([Decider::Lottery]);
        let mut counts: Vec<(Decider, u64, u64)> = deciders.map(|decider| (decider, 0, 0)).collect();
        for pair in order.windows(2) {
            let decided = self.level(pair[0], pair[1]);
            counts[decided].1 += 1;
        }
        for (level, count) in counts.iter_mut().enumerate() {
            count.2 = equal_pairs(order, level) - equal_pairs(order, level + 1);
        }
        counts
    }

    /// The place of the decider in the order of criteria; the lottery is last.
    fn level(&self, a: &Ranked, b: &Ranked) -> usize {
        let differs = a.key.values().iter().zip(b.key.values()).position(|(a, b)| a != b);
        differs.unwrap_or(self.criteria.len())
    }

    /// Each candidate's place in its trust's queue if the rule set did not read `nearest_hospital`, by candidate; `None`
    /// where it does not, or where a lottery without a seed would have to decide.
    pub fn without_nearest_hospital(&self, problem: &Problem) -> Option<Vec<Option<u32>>> {
        without::queue_places(self, problem)
    }

    /// What ranking warns of: absent fields, the lottery, and municipal orders that were overturned.
    pub fn warnings(&self, problem: &Problem) -> Vec<WarningDocument> {
        let mut warnings = keys::absent_fields(self, problem);
        let tied = self.tied_across_trusts(problem);
        for order in self.by_trust(problem) {
            let pairs = order.windows(2).map(|pair| (pair[0], pair[1]));
            warnings.extend(self.lotteries(problem, pairs));
        }
        warnings.extend(self.lotteries(problem, tied.into_iter()));
        warnings.extend(self.overturned(problem));
        warnings
    }

    fn lotteries<'a>(
        &'a self,
        problem: &'a Problem,
        pairs: impl Iterator<Item = (&'a Ranked, &'a Ranked)>,
    ) -> impl Iterator<Item = WarningDocument> {
        let decided = pairs.filter(|(a, b)| self.decider(a, b) == Decider::Lottery);
        decided.map(|(a, b)| self.between(problem, WarningCode::LotteryDecided, a, b))
    }

    /// Neighbours of different trusts among the candidates of a municipality that bears only so many absences: there
    /// the order between trusts matters too.
    fn tied_across_trusts(&self, problem: &Problem) -> Vec<(&Ranked, &Ranked)> {
        let candidate = |ranked: &Ranked| &problem.candidates[ranked.candidate];
        let mut last: Vec<Option<&Ranked>> = vec![None; problem.municipalities.len()];
        let mut pairs = Vec::new();
        for ranked in &self.order {
            let municipality = candidate(ranked).municipality;
            if problem.municipalities[municipality].max_absent.is_some() {
                let before = last[municipality].replace(ranked);
                pairs.extend(before.filter(|b| candidate(b).trust != candidate(ranked).trust).map(|b| (b, ranked)));
            }
        }
        pairs
    }

    /// Neighbours in their municipality's own order whom the criteria put the other way round.
    fn overturned(&self, problem: &Problem) -> Vec<WarningDocument> {
        let candidate = |ranked: &Ranked| &problem.candidates[ranked.candidate];
        let mut listed: Vec<(&Ranked, u32)> =
            self.order.iter().filter_map(|ranked| Some((ranked, candidate(ranked).municipal_rank?))).collect();
        let group = |ranked: &Ranked| (candidate(ranked).municipality, candidate(ranked).trust);
        // Stable: equal municipal ranks stay in the engine's order.
        listed.sort_by_key(|(ranked, own)| (group(ranked), *own));
        let overturned = listed.windows(2).filter(|pair| {
            let (first, second) = (pair[0], pair[1]);
            group(first.0) == group(second.0)
                && first.1 < second.1
                && self.rank_of(first.0.candidate) > self.rank_of(second.0.candidate)
        });
        overturned
            .map(|pair| self.between(problem, WarningCode::MunicipalOrderOverturned, pair[0].0, pair[1].0))
            .collect()
    }

    fn between(&self, problem: &Problem, code: WarningCode, a: &Ranked, b: &Ranked) -> WarningDocument {
        WarningDocument {
            id: Some(problem.candidates[b.candidate].id.to_string()),
            rule: Some(self.decider(a, b).name()),
            ..warning(code, Some(&problem.candidates[a.candidate].id))
        }
    }
}

/// Pairs that are equal on the first `level` criteria; equal keys stand together in the order.
fn equal_pairs(order: &[&Ranked], level: usize) -> u64 {
    let equal = |a: &Ranked, b: &Ranked| {
        let prefix = a.key.values().get(..level);
        prefix.is_some() && prefix == b.key.values().get(..level)
    };
    let groups = order.chunk_by(|a, b| equal(a, b));
    groups.map(|group| (group.len() as u64) * (group.len() as u64 - 1) / 2).sum()
}
