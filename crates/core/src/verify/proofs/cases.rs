//! Case proofs: a tree of cases, each of whose leaves is refuted (docs/verification.md, Cases).

use super::{
    super::{
        ViolationRule,
        violation::Report,
        words::{Demand, Statement},
    },
    closed::Court,
    limits::Limit,
    scene::Scene,
    sets::{Bundle, Site, narrowed},
};
use crate::document::{NodeDocument, ProofDocument};

/// The most nodes that a tree may have.
const MOST_NODES: usize = 10_000;

/// What a tree speaks of beside the options that it refutes.
#[derive(Debug, Default)]
pub(super) struct Spoken {
    /// Whom, ascending by number.
    pub(super) of: Vec<usize>,
    /// Whether the municipality of the candidate is a limit in the refutation.
    pub(super) of_home: bool,
}

/// What is still to be done on the way through a tree.
enum Step {
    /// To look at a node.
    Enter(usize),
    /// To give a candidate these options.
    Give(usize, Vec<Bundle>),
}

/// Checks a tree: its form, and every leaf in turn up to the first that is not refuted.
pub(super) fn check(
    court: &mut Court<'_, '_, '_>,
    scene: &mut Scene<'_, '_, '_>,
    (at, proof): (&str, &ProofDocument),
    report: &mut Report,
) -> Option<Spoken> {
    if let Some(node) = misplaced(&proof.nodes) {
        let demand = if proof.nodes.len() > MOST_NODES { Demand::FewNodes } else { Demand::Tree };
        report.add(ViolationRule::ProofTree, format!("{at}/nodes"), Statement::value(node), demand);
        return None;
    }
    let mut spoken = Spoken::default();
    let mut steps = vec![Step::Enter(0)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Give(candidate, options) => scene.give(candidate, options),
            Step::Enter(number) => {
                let node = &proof.nodes[number];
                let at = format!("{at}/nodes/{number}");
                match form(node) {
                    Some(Form::Split) => steps.extend(split(scene, (&at, node), &mut spoken, report)?),
                    Some(Form::Exceeded) => exceeded(court, scene, (&at, node), &mut spoken, report)?,
                    Some(Form::Nothing) => nothing_left(scene, (&at, node), &mut spoken, report)?,
                    None => {
                        report.add(ViolationRule::ProofForm, at, Statement::value(number), Demand::Node);
                        return None;
                    }
                }
            }
        }
    }
    spoken.of.sort_unstable();
    spoken.of.dedup();
    Some(spoken)
}

/// The first node that makes the nodes no tree: one that points back, or that is not pointed to once.
fn misplaced(nodes: &[NodeDocument]) -> Option<usize> {
    if nodes.is_empty() || nodes.len() > MOST_NODES {
        return Some(nodes.len());
    }
    let mut pointed = vec![false; nodes.len()];
    for (number, node) in nodes.iter().enumerate() {
        for next in [node.uses, node.avoids].into_iter().flatten() {
            let next = usize::try_from(next).ok().filter(|next| *next > number && *next < nodes.len());
            match next.map(|next| std::mem::replace(&mut pointed[next], true)) {
                Some(false) => {}
                _ => return Some(number),
            }
        }
    }
    pointed.iter().skip(1).position(|pointed| !pointed).map(|before| before + 1)
}

enum Form {
    Split,
    Exceeded,
    Nothing,
}

/// What a node is, if it is one thing.
fn form(node: &NodeDocument) -> Option<Form> {
    let leaf = node.limits.is_empty() && node.holders.is_empty();
    match (&node.candidate, &node.split_by, node.uses, node.avoids) {
        (Some(_), Some(_), Some(_), Some(_)) if leaf => Some(Form::Split),
        (Some(_), None, None, None) if leaf => Some(Form::Nothing),
        (None, None, None, None) if !leaf => Some(Form::Exceeded),
        _ => None,
    }
}

/// A split: the steps that look at both sides, and then give back what was there.
fn split(
    scene: &Scene<'_, '_, '_>,
    (at, node): (&str, &NodeDocument),
    spoken: &mut Spoken,
    report: &mut Report,
) -> Option<Vec<Step>> {
    let candidate = scene.holder(&|| format!("{at}/candidate"), node.candidate.as_ref()?, report)?;
    spoken.of.push(candidate);
    let by = node.split_by.as_ref()?;
    let units = &scene.book.facts.units;
    let site = match (&by.post, &by.unit) {
        (Some(post), None) => scene.book.facts.pools.number(post).map(Site::Post),
        (None, Some(unit)) => units.number(unit).map(Site::Unit),
        _ => None,
    };
    let Some(site) = site else {
        let found = by.post.as_ref().or(by.unit.as_ref());
        report.add(ViolationRule::ProofLimit, format!("{at}/split_by"), Statement::any(found), Demand::PostOrUnit);
        return None;
    };
    let all = scene.listed(candidate).to_vec();
    let [uses, avoids] = [true, false].map(|there| narrowed(&all, site, by.quarter, there));
    let node_at = |pointed: Option<u32>| pointed.and_then(|next| usize::try_from(next).ok());
    Some(vec![
        Step::Give(candidate, all),
        Step::Enter(node_at(node.avoids)?),
        Step::Give(candidate, avoids),
        Step::Enter(node_at(node.uses)?),
        Step::Give(candidate, uses),
    ])
}

/// A leaf whose holders ask more of its limits than they bear.
fn exceeded(
    court: &mut Court<'_, '_, '_>,
    scene: &Scene<'_, '_, '_>,
    (at, node): (&str, &NodeDocument),
    spoken: &mut Spoken,
    report: &mut Report,
) -> Option<()> {
    let limits = court.limits(scene, &at, &node.limits, report);
    let mut holders = Vec::with_capacity(node.holders.len());
    for (place, id) in node.holders.iter().enumerate() {
        holders.push(scene.holder(&|| format!("{at}/holders/{place}"), id, report)?);
    }
    scene.in_order(&|| format!("{at}/holders"), &holders, report)?;
    let limits = limits?;
    let asked = court.asked(scene, &limits, &holders);
    let borne: u64 = limits.iter().map(|(_, capacity)| u64::from(*capacity)).sum();
    if asked.is_none_or(|asked| asked <= borne) {
        let (found, expected) = (Statement::any(asked), Statement::MoreThan(borne));
        report.add(ViolationRule::ProofLeaf, at, found, expected);
        return None;
    }
    let counted = node.limits.iter().flat_map(|limit| limit.fixed.iter().chain(&limit.splits));
    spoken.of.extend(counted.filter_map(|id| scene.book.facts.candidates.number(id)));
    let own = scene.own.filter(|own| holders.contains(own));
    let home = own.and_then(|own| scene.book.facts.candidates[own].home);
    spoken.of_home |= limits.iter().any(|(limit, _)| matches!(limit, Limit::Home(of, _) if Some(*of) == home));
    spoken.of.extend(holders);
    Some(())
}

/// A leaf that leaves a candidate nothing.
fn nothing_left(
    scene: &Scene<'_, '_, '_>,
    (at, node): (&str, &NodeDocument),
    spoken: &mut Spoken,
    report: &mut Report,
) -> Option<()> {
    let id = node.candidate.as_ref()?;
    let candidate = scene.member(&|| format!("{at}/candidate"), id, report)?;
    spoken.of.push(candidate);
    let left = scene.listed(candidate);
    if let Some(option) = left.first() {
        let found = Statement::option_of(id, &option.first(scene.book.facts));
        report.add(ViolationRule::ProofEmptyLeaf, at, found, Demand::NothingLeft);
        return None;
    }
    Some(())
}
