//! The priority list: who is eligible, and who comes before whom, with the criterion that decided.
//!
//! The first criterion of the rule set that differs decides; a lottery always comes last (model: section Priority).

mod eligibility;
mod keys;
mod lottery;
mod packed;
mod report;
mod without;

pub use eligibility::Ineligible;
pub(crate) use keys::class_of as employment_class;
pub use keys::text as key_text;
pub(crate) use keys::{word as key_word, write_number, write_value as write_key_value};
pub(crate) use lottery::draw;
pub use packed::Key;
pub(crate) use report::source as rule_source;
pub(crate) use report::{keys as key_documents, refused as refused_document};

use self::packed::Layout;
use crate::document::{CriterionName, WarningCode, WarningDocument};
use crate::fault::Faults;
use crate::problem::{Candidate, CandidateIx, Problem, TrustIx, warning};

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
    pub fn name(self) -> &'static str {
        match self {
            Self::Criterion(name) => name.word(),
            Self::Lottery => "lottery",
        }
    }
}

/// The strict order of all eligible and committed candidates.
#[derive(Debug, Clone)]
pub struct PriorityList {
    order: Vec<Ranked>,
    rank: Vec<Option<u32>>,
    ineligible: Vec<Ineligible>,
    criteria: Vec<CriterionName>,
    layout: Layout,
}

/// A candidate in the order.
#[derive(Debug, Clone)]
pub struct Ranked {
    /// Who.
    pub candidate: CandidateIx,
    /// The place in the trust's queue, from 1; `None` for a commitment.
    pub queue_place: Option<u32>,
    /// The values of the criteria.
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
    let mut keyed: Vec<(Key, CandidateIx)> = Vec::with_capacity(problem.candidates.len());
    for (index, candidate) in problem.candidates.iter().enumerate() {
        match eligibility::first_failure(problem, index) {
            Some(failure) if candidate.commitment.is_none() => ineligible.push(failure),
            _ => keyed.push((keys::key(problem, candidate), index)),
        }
    }
    keyed.sort_unstable();
    lottery::settle(problem, &mut keyed).map_err(|fault| Faults(vec![*fault]))?;
    Ok(PriorityList::new(problem, keyed, ineligible))
}

impl PriorityList {
    fn new(problem: &Problem, keyed: Vec<(Key, CandidateIx)>, ineligible: Vec<Ineligible>) -> Self {
        let mut rank = vec![None; problem.candidates.len()];
        let mut queues = vec![0; problem.trusts.len()];
        let mut order = Vec::with_capacity(keyed.len());
        // By candidate, in a table of its own: the order goes through it to and fro.
        let queue = |candidate: &Candidate| candidate.commitment.is_none().then_some(candidate.trust);
        let queue: Vec<Option<TrustIx>> = problem.candidates.iter().map(queue).collect();
        for (place, (key, index)) in (1..).zip(keyed) {
            let queue_place = queue[index].map(|trust| {
                queues[trust] += 1;
                queues[trust]
            });
            rank[index] = Some(place);
            order.push(Ranked { candidate: index, queue_place, key });
        }
        let criteria = problem.rules.criteria().iter().map(crate::rules::Criterion::name).collect();
        Self { order, rank, ineligible, criteria, layout: keys::layout(problem) }
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
        self.criteria.get(self.level(a, b)).map_or(Decider::Lottery, |&name| Decider::Criterion(name))
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
            count.2 = self.equal_pairs(order, level) - self.equal_pairs(order, level + 1);
        }
        counts
    }

    /// The place of the decider in the order of criteria; the lottery is last.
    fn level(&self, a: &Ranked, b: &Ranked) -> usize {
        self.layout.first_difference(&a.key, &b.key).unwrap_or(self.criteria.len())
    }

    /// Each candidate's place in its trust's queue if the rule set did not read `nearest_hospital`, by candidate; `None`
    /// where it does not, or where a lottery without a seed would have to decide.
    pub fn without_nearest_hospital(&self, problem: &Problem) -> Option<Vec<Option<u32>>> {
        without::queue_places(self, problem)
    }

    /// What ranking warns of: absent fields, the lottery, and municipal orders that were overturned. They come in
    /// no order.
    pub fn warnings(&self, problem: &Problem) -> Vec<WarningDocument> {
        let mut warnings = Vec::new();
        self.warn(problem, &mut |warning| warnings.push(warning));
        warnings
    }

    /// Tells what [`Self::warnings`] lists.
    pub(crate) fn warn(&self, problem: &Problem, add: &mut impl FnMut(WarningDocument)) {
        keys::absent_fields(self, problem, add);
        for (a, b) in self.lotteries(problem) {
            add(self.between(problem, WarningCode::LotteryDecided, a, b));
        }
        for (a, b) in self.overturned(problem) {
            add(self.between(problem, WarningCode::MunicipalOrderOverturned, a, b));
        }
    }

    /// The pairs that nothing but the lottery decided between: neighbours in a trust; and neighbours of different trusts
    /// among the candidates of a municipality that bears only so many absences, for there the order between trusts
    /// matters too. Equal keys stand together, so that each run of them has its own.
    fn lotteries(&self, problem: &Problem) -> impl Iterator<Item = (&Ranked, &Ranked)> {
        let runs = self.order.chunk_by(|a, b| a.key == b.key).filter(|run| run.len() > 1);
        let candidate = |ranked: &Ranked| &problem.candidates[ranked.candidate];
        runs.flat_map(move |run| {
            let of_trusts = neighbours(run, |ranked| candidate(ranked).trust);
            let bears = |ranked: &Ranked| problem.municipalities[candidate(ranked).municipality].max_absent;
            let mut of_municipalities = neighbours(run, |ranked| candidate(ranked).municipality);
            of_municipalities.retain(|(a, b)| bears(a).is_some() && candidate(a).trust != candidate(b).trust);
            of_trusts.into_iter().chain(of_municipalities)
        })
    }

    /// Neighbours in their municipality's own order whom the criteria put the other way round, by the first of them.
    fn overturned(&self, problem: &Problem) -> Vec<(&Ranked, &Ranked)> {
        // As two numbers, which are compared fast: the municipality and the trust, and the municipality's own rank and the
        // engine's, 32 bits each. Equal municipal ranks stay in the engine's order.
        let listed = |(index, candidate): (CandidateIx, &Candidate)| {
            let own = u64::from(candidate.municipal_rank?) << 32 | u64::from(self.rank_of(index)?);
            Some(((candidate.municipality as u64) << 32 | candidate.trust as u64, own))
        };
        let mut listed: Vec<(u64, u64)> = problem.candidates.iter().enumerate().filter_map(listed).collect();
        listed.sort_unstable();
        let parts = |own: u64| (own >> 32, own & u64::from(u32::MAX));
        let overturned = listed.windows(2).filter_map(|pair| {
            let [(list, a), (other, b)] = *pair else { return None };
            let ((municipal_a, a), (municipal_b, b)) = (parts(a), parts(b));
            (list == other && municipal_a < municipal_b && a > b).then_some((a, b))
        });
        let entry = |rank: u64| usize::try_from(rank).ok().and_then(|rank| self.order.get(rank - 1));
        let mut pairs: Vec<_> = overturned.filter_map(|(a, b)| Some((entry(a)?, entry(b)?))).collect();
        pairs.sort_unstable_by_key(|(first, _)| first.candidate);
        pairs
    }

    fn between(&self, problem: &Problem, code: WarningCode, a: &Ranked, b: &Ranked) -> WarningDocument {
        WarningDocument {
            id: Some(problem.candidates[b.candidate].id.to_string()),
            rule: Some(self.decider(a, b).name().to_owned()),
            ..warning(code, Some(&problem.candidates[a.candidate].id))
        }
    }

    /// Pairs that are equal on the first `level` criteria; equal keys stand together in the order.
    fn equal_pairs(&self, order: &[&Ranked], level: usize) -> u64 {
        let groups = order.chunk_by(|a, b| self.level(a, b) >= level);
        groups.map(|group| (group.len() as u64) * (group.len() as u64 - 1) / 2).sum()
    }
}

/// The neighbours within each group of a stretch of the order.
fn neighbours(run: &[Ranked], group: impl Fn(&Ranked) -> usize) -> Vec<(&Ranked, &Ranked)> {
    let mut grouped: Vec<&Ranked> = run.iter().collect();
    grouped.sort_by_key(|ranked| group(ranked));
    grouped.windows(2).map(|pair| (pair[0], pair[1])).filter(|(a, b)| group(a) == group(b)).collect()
}
