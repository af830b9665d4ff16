//! How two rule sets differ: their rules, not their sources and notes.

use crate::document::{
    CriterionDocument, CriterionName, EligibilityDocument, EmploymentClassDocument, Rule, RuleChange,
    RuleDifferenceDocument, RulesDocument,
};

/// The differences between two rule sets, in the order of the format: eligibility, priority, shapes, `unit_max`,
/// `objective`. A criterion has **moved** that stands at another place among those that both sets have, as few of them as
/// explain the order.
///
/// # Examples
///
/// ```
/// use alis::document::RuleChange;
/// use alis::rules::built_in;
///
/// let a = built_in("helse-nord-2021").unwrap().document().clone();
/// let mut b = a.clone();
/// b.priority.rotate_left(1);
/// let found = alis::policy::differences(&a, &b);
/// assert_eq!((found.len(), found[0].change), (1, RuleChange::Moved));
/// assert_eq!(found[0].name.as_deref(), Some("nearest_hospital"));
/// assert_eq!((found[0].from.as_deref(), found[0].to.as_deref()), (Some("1"), Some("7")));
/// assert!(alis::policy::differences(&a, &a).is_empty());
/// ```
pub fn differences(a: &RulesDocument, b: &RulesDocument) -> Vec<RuleDifferenceDocument> {
    let mut found = Vec::new();
    for ((name, from), (_, to)) in eligibility(&a.eligibility).into_iter().zip(eligibility(&b.eligibility)) {
        found.extend(difference("eligibility", Some(name), from, to));
    }
    priority(&a.priority, &b.priority, &mut found);
    let split = |set: &RulesDocument| set.shapes.split.as_ref().map(word);
    found.extend(difference("shapes", Some("split"), split(a), split(b)));
    let two_units = |set: &RulesDocument| Some(set.shapes.two_units.unwrap_or(false).to_string());
    found.extend(difference("shapes", Some("two_units"), two_units(a), two_units(b)));
    let unit_max = |set: &RulesDocument| set.unit_max.map(|max| max.0.to_string());
    found.extend(difference("unit_max", None, unit_max(a), unit_max(b)));
    let objective = |set: &RulesDocument| Some(word(&set.objective.unwrap_or_default()));
    found.extend(difference("objective", None, objective(a), objective(b)));
    found
}

/// A difference between two values, where there is one.
fn difference(
    part: &str,
    name: Option<&str>,
    from: Option<String>,
    to: Option<String>,
) -> Option<RuleDifferenceDocument> {
    let change = match (&from, &to) {
        (from, to) if from == to => return None,
        (None, _) => RuleChange::Added,
        (_, None) => RuleChange::Removed,
        _ => RuleChange::Changed,
    };
    Some(of_part(part, name, change, from, to))
}

fn of_part(
    part: &str,
    name: Option<&str>,
    change: RuleChange,
    from: Option<String>,
    to: Option<String>,
) -> RuleDifferenceDocument {
    RuleDifferenceDocument {
        part: part.to_owned(),
        name: name.map(str::to_owned),
        change,
        from,
        to,
        now_behind: Vec::new(),
        now_before: Vec::new(),
    }
}

/// The entries of `eligibility` with their values as text.
fn eligibility(rules: &EligibilityDocument) -> [(&'static str, Option<String>); 10] {
    let number = |rule: &Option<Rule<crate::document::Count>>| rule.as_ref().map(|rule| rule.value.0.to_string());
    // A rule that is switched off is as one that is not there.
    let on = |rule: &Option<Rule<bool>>| rule.as_ref().filter(|rule| rule.value).map(|_| "true".to_owned());
    [
        ("schemes", rules.schemes.as_ref().map(|rule| words(&rule.value))),
        ("municipality_registered", on(&rules.municipality_registered)),
        ("catchment", on(&rules.catchment)),
        ("employment", rules.employment.as_ref().map(|rule| words(&rule.value))),
        ("min_service_months", number(&rules.min_service_months)),
        ("advised_service_months", number(&rules.advised_service_months)),
        ("advised_notice_months", number(&rules.advised_notice_months)),
        ("advised_lead_months", number(&rules.advised_lead_months)),
        ("advised_lead_from", rules.advised_lead_from.as_ref().map(|rule| rule.value.to_string())),
        ("old_scheme_ends", rules.old_scheme_ends.as_ref().map(|rule| rule.value.to_string())),
    ]
}

/// The word that a document writes for a value.
fn word<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_value(value).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

/// The words of a list, each once and in the order of the alphabet: which of them stands first means nothing.
fn words<T: serde::Serialize>(values: &[T]) -> String {
    let mut words: Vec<String> = values.iter().map(word).collect();
    words.sort_unstable();
    words.dedup();
    words.join(", ")
}

fn priority(a: &[CriterionDocument], b: &[CriterionDocument], found: &mut Vec<RuleDifferenceDocument>) {
    let names = |list: &[CriterionDocument]| list.iter().map(|item| item.criterion).collect::<Vec<_>>();
    let (before, after) = (names(a), names(b));
    let stays = in_order(&before, &after);
    let place = |list: &[CriterionName], name| list.iter().position(|other| *other == name);
    let text = |place: Option<usize>| place.map(|place| (place + 1).to_string());
    for &name in before.iter().chain(after.iter().filter(|name| !before.contains(name))) {
        let own = |change, from, to| of_part("priority", Some(name.word()), change, from, to);
        match (place(&before, name), place(&after, name)) {
            (Some(from), Some(to)) => {
                if !stays.contains(&name) {
                    let moved = own(RuleChange::Moved, text(Some(from)), text(Some(to)));
                    let stood = stays.iter().filter(|other| before[..from].contains(other)).count();
                    let stands = stays.iter().filter(|other| after[..to].contains(other)).count();
                    let passed = |range: std::ops::Range<usize>| stays.get(range).unwrap_or_default().to_vec();
                    let (now_behind, now_before) = (passed(stood..stands), passed(stands..stood));
                    found.push(RuleDifferenceDocument { now_behind, now_before, ..moved });
                }
                let (from, to) = (parameters(&a[from]), parameters(&b[to]));
                found.extend((from != to).then(|| own(RuleChange::Changed, Some(from), Some(to))));
            }
            (from, to) => {
                let change = if from.is_none() { RuleChange::Added } else { RuleChange::Removed };
                found.push(own(change, text(from), text(to)));
            }
        }
    }
}

/// The parameters of a criterion as text: the classes, best first, between bars; or the width.
fn parameters(criterion: &CriterionDocument) -> String {
    let one = |entry: &EmploymentClassDocument| {
        let name = entry.employment.word();
        match (entry.min_months, entry.over_months) {
            (Some(months), _) => format!("{name} min_months {}", months.0),
            (None, Some(months)) => format!("{name} over_months {}", months.0),
            (None, None) => name.to_owned(),
        }
    };
    let class = |entries: &Vec<EmploymentClassDocument>| entries.iter().map(one).collect::<Vec<_>>().join(", ");
    match (&criterion.classes, criterion.criterion) {
        (Some(classes), _) => classes.iter().map(class).collect::<Vec<_>>().join(" | "),
        (None, CriterionName::ServiceMonths) => criterion.width.map_or(1, |width| width.0).to_string(),
        (None, _) => String::new(),
    }
}

/// As many names as possible that stand in the same order in both lists; of several choices one.
fn in_order(a: &[CriterionName], b: &[CriterionName]) -> Vec<CriterionName> {
    // For each of the first list the longest choice that ends with it.
    let mut longest: Vec<Vec<CriterionName>> = Vec::new();
    let place = |name: &CriterionName| b.iter().position(|other| other == name);
    for name in a {
        let Some(own) = place(name) else { continue };
        let before = longest.iter().filter(|choice| choice.last().and_then(place).is_some_and(|last| last < own));
        let mut choice = before.max_by_key(|choice| choice.len()).cloned().unwrap_or_default();
        choice.push(*name);
        longest.push(choice);
    }
    longest.into_iter().max_by_key(Vec::len).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Count, Objective};
    use crate::rules::built_in;

    fn set(name: &str) -> RulesDocument {
        built_in(name).unwrap().document().clone()
    }

    fn told(a: &RulesDocument, b: &RulesDocument) -> Vec<String> {
        let line = |found: RuleDifferenceDocument| {
            let [name, from, to] = [found.name, found.from, found.to].map(Option::unwrap_or_default);
            format!("{} {name} {:?} {from} > {to}", found.part, found.change)
        };
        differences(a, b).into_iter().map(line).collect()
    }

    #[test]
    fn every_part_is_compared() {
        let a = set("helse-nord-2021");
        let mut b = a.clone();
        b.objective = Some(Objective::TimeThenPlace);
        b.unit_max = None;
        b.shapes.split = None;
        b.eligibility.min_service_months.as_mut().unwrap().value = Count(18);
        b.priority.remove(6);
        b.priority[1].width = Some(Count(6));
        b.title = Some("another".to_owned());
        assert_eq!(
            told(&a, &b),
            [
                "eligibility min_service_months Changed 12 > 18",
                "priority service_months Changed 1 > 6",
                "priority registered_on Removed 7 > ",
                "shapes split Removed by_wish_and_need > ",
                "unit_max  Removed 1 > ",
                "objective  Changed time_and_place > time_then_place",
            ]
        );
    }

    #[test]
    fn what_means_the_same_is_no_difference() {
        let a = set("ahus-2020");
        let mut b = a.clone();
        b.eligibility.schemes.as_mut().unwrap().value.reverse();
        b.objective = None;
        b.priority.iter_mut().for_each(|criterion| criterion.note = None);
        assert!(told(&a, &b).is_empty());
    }

    #[test]
    fn as_few_criteria_as_possible_have_moved() {
        let a = set("helse-nord-2021");
        for (place, to) in [(0, 6), (6, 0), (2, 5), (5, 2)] {
            let mut b = a.clone();
            let criterion = b.priority.remove(place);
            let name = criterion.criterion.word();
            b.priority.insert(to, criterion);
            assert_eq!(told(&a, &b), [format!("priority {name} Moved {} > {}", place + 1, to + 1)]);
        }
    }

    /// Two places are the same where others came in and fell away; what it passed tells how it moved.
    #[test]
    fn a_moved_criterion_tells_what_it_passed() {
        let found = differences(&set("ahus-2020"), &set("helse-nord-2021"));
        let moved: Vec<_> = found.into_iter().filter(|item| item.change == RuleChange::Moved).collect();
        let [employment, progress] = &moved[..] else { panic!("two have moved: {moved:?}") };
        assert_eq!((progress.from.as_deref(), progress.to.as_deref()), (Some("4"), Some("4")));
        assert_eq!(progress.now_behind, [CriterionName::SupervisionGroup]);
        assert!(progress.now_before.is_empty() && employment.now_before.is_empty());
        assert_eq!(employment.now_behind, [CriterionName::ServiceMonths, CriterionName::SupervisionGroup]);
        let back = differences(&set("helse-nord-2021"), &set("ahus-2020"));
        let back: Vec<_> = back.into_iter().filter(|item| item.change == RuleChange::Moved).collect();
        assert!(back.iter().all(|item| item.now_behind.is_empty() != item.now_before.is_empty()), "{back:?}");
    }

    #[test]
    fn classes_are_told_with_their_contracts() {
        let (a, b) = (set("helse-nord-2021"), set("ahus-2020"));
        let expected = "priority employment Changed permanent, own_list | locum over_months 12 > \
                        permanent | own_list | locum min_months 12";
        assert!(told(&a, &b).iter().any(|line| line == expected), "{:#?}", told(&a, &b));
    }
}
