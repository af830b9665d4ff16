//! Planning a changed problem again, and what that gives whom.

use std::collections::BTreeMap;

use super::error::WhatIfError;
use super::worth::{self, Place};
use super::{Basis, apply};
use crate::document::{
    Change, CounterfactualDocument, EffectDocument, EffectKind, Id, OutcomeDocument, PlanDocument, ProblemDocument,
    RulesReference,
};
use crate::planning::{PlanOptions, plan};
use crate::problem::{ReadOptions, validate};

/// A problem that changes are tried on, and what each candidate ends with where nothing is changed.
pub(super) struct Ground<'a> {
    basis: Basis<'a>,
    candidate: &'a str,
    document: ProblemDocument,
    options: ReadOptions,
    standing: Standing,
}

/// What each candidate ends with in a plan, and in which order they stand.
struct Standing {
    by_rank: Vec<String>,
    by_id: BTreeMap<String, OutcomeDocument>,
}

impl<'a> Ground<'a> {
    /// Plans the document as it is, all of the problem or a part that no other part touches, and holds the plan against
    /// it.
    ///
    /// # Errors
    /// Where the plan is not the one that the rules demand.
    pub(super) fn new(
        basis: Basis<'a>,
        candidate: &'a str,
        mut document: ProblemDocument,
    ) -> Result<Self, WhatIfError> {
        // The set in force, which may not be the one that the document names.
        document.rules = RulesReference::Set(Box::new(basis.problem.rules.document().clone()));
        let options = ReadOptions { rules: Some(basis.problem.rules.clone()), ..ReadOptions::default() };
        let empty = Standing { by_rank: Vec::new(), by_id: BTreeMap::new() };
        let mut ground = Self { basis, candidate, document, options, standing: empty };
        let made = ground.plan(&ground.document)?;
        ground.standing = Standing::of(&ground.basis, &made);
        let (stated, made) = (Standing::of(&ground.basis, basis.plan).by_id, &ground.standing.by_id);
        let differs = |id: &&str| stated.get(*id) != made.get(*id);
        if let Some(id) = ground.document.candidates.iter().map(|own| own.id.as_str()).find(differs) {
            return Err(WhatIfError::NotThePlan { candidate: id.to_owned() });
        }
        Ok(ground)
    }

    /// What the candidate ends with where nothing is changed.
    pub(super) fn outcome(&self) -> OutcomeDocument {
        self.standing.by_id.get(self.candidate).cloned().unwrap_or_default()
    }

    fn plan(&self, document: &ProblemDocument) -> Result<PlanDocument, WhatIfError> {
        let problem = validate(document, &self.options, String::new()).map_err(WhatIfError::Refused)?;
        plan(&problem, &PlanOptions { cancel: self.basis.cancel, ..PlanOptions::default() }).map_err(WhatIfError::Plan)
    }

    /// Makes the change, plans again, and says what it does to whom.
    ///
    /// # Errors
    /// Where the change does not fit, or the changed problem is refused.
    pub(super) fn try_out(&self, change: &Change) -> Result<CounterfactualDocument, WhatIfError> {
        let changed = apply(&self.document, change)?;
        let after = Standing::of(&self.basis, &self.plan(&changed)?);
        let (effect, outcome) = self.effect(self.candidate, &after);
        let others: Vec<EffectDocument> = self
            .standing
            .by_rank
            .iter()
            .filter(|id| *id != self.candidate)
            .filter_map(|id| self.other(id, &after))
            .collect();
        let count = |counted: fn(EffectKind) -> bool| {
            u32::try_from(others.iter().filter(|other| counted(other.effect)).count()).unwrap_or(u32::MAX)
        };
        Ok(CounterfactualDocument {
            change: change.clone(),
            expression: change.to_string(),
            coordinator_only: super::is_for_the_coordinator(change, self.candidate),
            effect,
            outcome,
            others_gain: count(EffectKind::gains),
            others_lose: count(EffectKind::loses),
            others,
        })
    }

    /// What a change does to someone.
    fn effect(&self, id: &str, after: &Standing) -> (EffectKind, OutcomeDocument) {
        let none = OutcomeDocument::default();
        let before = self.standing.by_id.get(id).unwrap_or(&none);
        let Some(now) = after.by_id.get(id) else {
            let gone = if *before == none { EffectKind::Unchanged } else { EffectKind::Withdrawn };
            return (gone, none);
        };
        let place = |outcome: &OutcomeDocument| outcome.placement.as_ref().map(Place::of);
        (worth::effect(self.basis.problem, id, place(before).as_ref(), place(now).as_ref()), now.clone())
    }

    /// What a change does to someone else, where it does anything.
    fn other(&self, id: &str, after: &Standing) -> Option<EffectDocument> {
        let (effect, now) = self.effect(id, after);
        let before = self.standing.by_id.get(id)?.placement.clone();
        let candidate = Id::new(id).ok()?;
        (effect != EffectKind::Unchanged).then_some(EffectDocument { candidate, effect, before, after: now.placement })
    }
}

impl Standing {
    fn of(basis: &Basis<'_>, plan: &PlanDocument) -> Self {
        let placed = plan.placements.iter().map(|placement| {
            let held = worth::held(basis.problem, placement);
            let queue_place = placement.queue_place;
            (
                placement.rank,
                &placement.candidate,
                OutcomeDocument { queue_place, placement: Some(held), unplaced: None },
            )
        });
        let unplaced = plan.unplaced.iter().map(|item| {
            let (queue_place, unplaced) = (Some(item.queue_place), Some(item.reason));
            (item.rank, &item.candidate, OutcomeDocument { queue_place, placement: None, unplaced })
        });
        let mut all: Vec<_> = placed.chain(unplaced).collect();
        all.sort_by_key(|(rank, ..)| *rank);
        Self {
            by_rank: all.iter().map(|(_, id, _)| id.to_string()).collect(),
            by_id: all.into_iter().map(|(_, id, outcome)| (id.to_string(), outcome)).collect(),
        }
    }
}
