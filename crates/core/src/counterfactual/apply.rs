//! A change carried out on a problem document.

use super::error::{ChangeError, no_limit, unknown};
use crate::calendar::Period;
use crate::document::{
    CandidateChange, CandidateDocument, Change, Count, CountedPeriod, Id, PlaceDocument, ProblemDocument,
    TrustDocument, UnitDocument,
};
use crate::fault::Entity;
use crate::problem::rule_set;

/// The document with one change made. What the change makes of it is not checked further: `problem::validate` does that.
///
/// # Errors
/// Where the change names what the document does not hold, goes beyond what a field can hold, or changes nothing.
///
/// # Examples
///
/// ```
/// use alis::counterfactual::{apply, parse};
/// use alis::problem::read_document;
///
/// let document = read_document(&std::fs::read("../../docs/examples/ahus-new.json")?, 1 << 20)?;
/// let changed = apply(&document, &parse("candidate K1 service_months +3")?)?;
/// let months = |document: &alis::document::ProblemDocument| document.candidates[0].service_months.0;
/// assert_eq!(months(&changed), months(&document) + 3);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn apply(document: &ProblemDocument, change: &Change) -> Result<ProblemDocument, ChangeError> {
    let mut changed = document.clone();
    match change {
        Change::Post { post, period, by } => posts(&mut changed, post, *period, *by)?,
        Change::Unit { unit, by } => max_at_once(&mut changed, unit, *by)?,
        Change::Municipality { municipality, by } => max_absent(&mut changed, municipality, *by)?,
        Change::Candidate { candidate, change: CandidateChange::Withdraw } => withdraw(&mut changed, candidate)?,
        Change::Candidate { candidate, change } => {
            let ids = document.candidates.iter().map(|candidate| candidate.id.as_str());
            let found = changed.candidates.iter_mut().find(|own| own.id == *candidate);
            let found = found.ok_or_else(|| unknown(Entity::Candidate, candidate, ids))?;
            if let CandidateChange::AddPlace(place) | CandidateChange::FirstPlace(place) = change {
                is_of_trust(document, &found.trust, place)?;
            }
            of_candidate(found, change)?;
        }
    }
    Ok(changed)
}

/// That a wished unit or hospital is of this trust.
fn is_of_trust(document: &ProblemDocument, trust: &Id, place: &PlaceDocument) -> Result<(), ChangeError> {
    let own = || document.trusts.iter().filter(|own| own.id == *trust);
    let (entity, wished, ids): (_, Vec<&Id>, Vec<&str>) = match place {
        PlaceDocument::Unit(unit) => (Entity::Unit, vec![unit], own().flat_map(units_of).map(|own| &*own.id).collect()),
        PlaceDocument::Split(pair) => {
            (Entity::Unit, pair.iter().collect(), own().flat_map(units_of).map(|own| &*own.id).collect())
        }
        PlaceDocument::Hospital(hospital) => {
            (Entity::Hospital, vec![hospital], own().flat_map(|own| &own.hospitals).map(|own| &*own.id).collect())
        }
        PlaceDocument::Field(_) => return Ok(()),
    };
    match wished.into_iter().find(|wished| !ids.contains(&wished.as_str())) {
        None => Ok(()),
        Some(wished) => Err(unknown(entity, wished, ids.into_iter()).of_trust(trust)),
    }
}

/// A count with so many more.
fn sum(count: u32, by: i32) -> Result<Count, ChangeError> {
    if by == 0 {
        return Err(ChangeError::NothingChanges);
    }
    let sum = count.checked_add_signed(by).filter(|sum| *sum <= Count::MAX);
    sum.map(Count).ok_or(ChangeError::OutOfRange { now: count, by })
}

fn posts(document: &mut ProblemDocument, post: &Id, period: CountedPeriod, by: i32) -> Result<(), ChangeError> {
    let (first, last) = (document.first_period, document.last_period);
    let of = match period {
        CountedPeriod::Period(period) => period,
        CountedPeriod::Quarter(quarter) => quarter.period(),
    };
    if of < first || of > last {
        return Err(ChangeError::OutsideHorizon { first, last });
    }
    let at = document.posts.iter().position(|pool| pool.id == *post);
    let at = at.ok_or_else(|| unknown(Entity::Post, post, document.posts.iter().map(|pool| pool.id.as_str())))?;
    let counts = &mut document.posts[at].periods.0;
    let listed = |counts: &[(CountedPeriod, Count)], key| counts.iter().position(|(own, _)| *own == key);
    let of_period = listed(counts, CountedPeriod::Period(of));
    match period {
        CountedPeriod::Quarter(_) => {
            let at = listed(counts, period).unwrap_or_else(|| {
                counts.push((period, of_period.map_or(Count(0), |at| counts[at].1)));
                counts.len() - 1
            });
            counts[at].1 = sum(counts[at].1.0, by)?;
        }
        // A quarter's own count goes before its period's; both get more. The period's is read where a quarter has none.
        CountedPeriod::Period(period) => {
            let own: Vec<_> =
                period.quarters().into_iter().filter_map(|q| listed(counts, CountedPeriod::Quarter(q))).collect();
            for at in &own {
                counts[*at].1 = sum(counts[*at].1.0, by)?;
            }
            match of_period {
                _ if own.len() == 2 => {}
                Some(at) => counts[at].1 = sum(counts[at].1.0, by)?,
                None => counts.push((CountedPeriod::Period(period), sum(0, by)?)),
            }
        }
    }
    Ok(())
}

fn max_at_once(document: &mut ProblemDocument, unit: &Id, by: i32) -> Result<(), ChangeError> {
    let unit_max = rule_set(&document.rules).ok().and_then(|rules| rules.document().unit_max);
    let ids: Vec<&str> = document.trusts.iter().flat_map(units_of).map(|unit| unit.id.as_str()).collect();
    let missing = unknown(Entity::Unit, unit, ids.into_iter());
    let found = units_mut(document).find(|own| own.id == *unit).ok_or(missing)?;
    let now = found.max_at_once.or(unit_max).ok_or_else(|| no_limit(Entity::Unit, unit))?;
    found.max_at_once = Some(sum(now.0, by)?);
    Ok(())
}

/// The units of a trust, those of hospitals and those of none.
fn units_of(trust: &TrustDocument) -> impl Iterator<Item = &UnitDocument> {
    trust.hospitals.iter().flat_map(|hospital| &hospital.units).chain(&trust.units)
}

fn units_mut(document: &mut ProblemDocument) -> impl Iterator<Item = &mut UnitDocument> {
    document
        .trusts
        .iter_mut()
        .flat_map(|trust| trust.hospitals.iter_mut().flat_map(|hospital| &mut hospital.units).chain(&mut trust.units))
}

fn max_absent(document: &mut ProblemDocument, municipality: &Id, by: i32) -> Result<(), ChangeError> {
    let at = document.municipalities.iter().position(|own| own.id == *municipality);
    let ids = document.municipalities.iter().map(|own| own.id.as_str());
    let at = at.ok_or_else(|| unknown(Entity::Municipality, municipality, ids))?;
    let found = &mut document.municipalities[at];
    found.max_absent = Some(sum(found.max_absent.ok_or_else(|| no_limit(Entity::Municipality, municipality))?.0, by)?);
    Ok(())
}

fn withdraw(document: &mut ProblemDocument, candidate: &Id) -> Result<(), ChangeError> {
    let at = document.candidates.iter().position(|own| own.id == *candidate);
    let ids = document.candidates.iter().map(|own| own.id.as_str());
    document.candidates.remove(at.ok_or_else(|| unknown(Entity::Candidate, candidate, ids))?);
    document.commitments.retain(|commitment| commitment.candidate != *candidate);
    document.declined.retain(|offer| offer.candidate != *candidate);
    Ok(())
}

fn of_candidate(candidate: &mut CandidateDocument, change: &CandidateChange) -> Result<(), ChangeError> {
    match change {
        CandidateChange::ServiceMonths(by) => candidate.service_months = sum(candidate.service_months.0, *by)?,
        CandidateChange::SupervisionGroup(group) => set(&mut candidate.supervision_group, *group)?,
        CandidateChange::Earliest(period) => set(&mut candidate.earliest, *period)?,
        CandidateChange::Latest(period) => set(&mut candidate.latest, Some(*period))?,
        CandidateChange::NoLatest => set::<Option<Period>>(&mut candidate.latest, None)?,
        CandidateChange::AddPlace(place) => add_place(candidate, place)?,
        CandidateChange::FirstPlace(place) => first_place(candidate, place)?,
        CandidateChange::OpenToOthers(open) => set(&mut candidate.open_to_others, *open)?,
        CandidateChange::Prefers(prefers) => set(&mut candidate.prefers, *prefers)?,
        CandidateChange::Withdraw => {}
    }
    Ok(())
}

fn set<T: PartialEq>(field: &mut T, value: T) -> Result<(), ChangeError> {
    if *field == value {
        return Err(ChangeError::NothingChanges);
    }
    *field = value;
    Ok(())
}

fn add_place(candidate: &mut CandidateDocument, place: &PlaceDocument) -> Result<(), ChangeError> {
    if candidate.places.is_empty() {
        // Who wishes for nothing may be placed anywhere; a wish would take away.
        return Err(ChangeError::AnywhereAlready);
    }
    if candidate.places.iter().any(|own| same(own, place)) {
        return Err(ChangeError::NothingChanges);
    }
    candidate.places.push(place.clone());
    Ok(())
}

fn first_place(candidate: &mut CandidateDocument, place: &PlaceDocument) -> Result<(), ChangeError> {
    if candidate.places.first().is_some_and(|own| same(own, place)) {
        return Err(ChangeError::NothingChanges);
    }
    candidate.places.retain(|own| !same(own, place));
    candidate.places.insert(0, place.clone());
    Ok(())
}

/// Whether two wishes are one: a split is its reverse.
fn same(a: &PlaceDocument, b: &PlaceDocument) -> bool {
    match (a, b) {
        (PlaceDocument::Split([a, b]), PlaceDocument::Split([c, d])) => (a, b) == (c, d) || (a, b) == (d, c),
        _ => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::problem::read_document;

    fn document() -> ProblemDocument {
        let text = serde_json::json!({
            "format": "alis.problem/1", "rules": "helse-nord-2021", "decision_date": "2023-01-15",
            "first_period": "2023-P1", "last_period": "2023-P2",
            "trusts": [{"id": "t", "name": "T", "hospitals": [{"id": "h", "name": "H", "units": [{"id": "u", "name": "U"}]}]}],
            "posts": [{"id": "p", "trust": "t", "periods": {"2023-P1": 2, "2023-P1b": 5}}],
            "municipalities": [{"id": "m", "name": "M", "trust": "t"}],
            "candidates": [{"id": "k", "municipality": "m", "trust": "t", "registered_on": "2020-10-01", "scheme": "new",
                            "service_months": 20, "employment": "permanent", "earliest": "2023-P1",
                            "places": [{"unit": "u"}]}],
        });
        read_document(text.to_string().as_bytes(), 1 << 20).unwrap()
    }

    fn changed(text: &str) -> Result<ProblemDocument, ChangeError> {
        apply(&document(), &parse(text).unwrap())
    }

    /// The counts of 2023-P1a, P1b, P2a and P2b.
    fn counts(text: &str) -> Vec<u32> {
        let rules = crate::ReadOptions::default();
        crate::problem::validate(&changed(text).unwrap(), &rules, String::new()).unwrap().pools[0].counts.clone()
    }

    #[test]
    fn a_post_more_is_one_more_in_each_quarter() {
        assert_eq!(counts("post p 2023-P1 +1"), [3, 6, 0, 0]);
        assert_eq!(counts("post p 2023-P2 +1"), [2, 5, 1, 1]);
        assert_eq!(counts("post p 2023-P1a +1"), [3, 5, 0, 0]);
        assert_eq!(counts("post p 2023-P1b -5"), [2, 0, 0, 0]);
        assert_eq!(changed("post p 2023-P2 -1"), Err(ChangeError::OutOfRange { now: 0, by: -1 }));
    }

    #[test]
    fn the_rule_sets_limit_is_raised_where_the_unit_has_none() {
        let raised = changed("unit u +1").unwrap();
        assert_eq!(raised.trusts[0].hospitals[0].units[0].max_at_once, Some(Count(2)));
        let none = ChangeError::NoLimit { entity: Entity::Municipality, id: "m".to_owned() };
        assert_eq!(changed("municipality m +1"), Err(none));
    }

    #[test]
    fn what_changes_nothing_or_names_nothing_is_refused() {
        for text in ["candidate k latest none", "candidate k add-place unit u", "candidate k first-place unit u"] {
            assert_eq!(changed(text), Err(ChangeError::NothingChanges), "{text}");
        }
        for text in ["post q 2023-P1 +1", "unit v +1", "candidate K withdraw", "candidate k add-place hospital u"] {
            assert!(matches!(changed(text), Err(ChangeError::Unknown { .. })), "{text}");
        }
        assert!(matches!(changed("post p 2024-P1 +1"), Err(ChangeError::OutsideHorizon { .. })));
    }

    #[test]
    fn who_withdraws_is_gone() {
        assert!(changed("candidate k withdraw").unwrap().candidates.is_empty());
    }
}
