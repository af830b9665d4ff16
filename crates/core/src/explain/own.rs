//! What a reason says of its candidate alone, without any proof.

use std::ops::Range;

use crate::calendar::Date;
use crate::document::{Choice, KeyText, Months, ReasonDocument, UnplacedReason};
use crate::options::{Choices, Shape, UnitSet, barred};
use crate::priority::{Ineligible, employment_class, key_word, write_key_value, write_number};
use crate::problem::{Candidate, Problem};
use crate::rules::{Criterion, EmploymentClass};

use super::board::{Course, Stretch};

/// The values of the criteria as they are compared, and after a space, where that is something else, what they were
/// read from. `text` is any text, to write in: there are many keys.
pub(super) fn keys(problem: &Problem, candidate: &Candidate, text: &mut String) -> Vec<KeyText> {
    let key = |criterion: &Criterion| {
        let word = key_word(problem, candidate, criterion);
        text.clear();
        // A `String` takes whatever is written.
        let _ = match (criterion, word) {
            (Criterion::Employment(classes), Some(word)) => write_class(candidate, classes, word, text),
            (_, Some(word)) => return KeyText::from(word),
            (_, None) => write_value(problem, candidate, criterion, text),
        };
        KeyText::from(if text.is_empty() { "none" } else { text.as_str() })
    };
    problem.rules.criteria().iter().map(key).collect()
}

fn write_class(
    candidate: &Candidate,
    classes: &[Vec<EmploymentClass>],
    employment: &str,
    text: &mut String,
) -> std::fmt::Result {
    let class = employment_class(candidate, classes) + 1;
    write_number(text, u32::try_from(class).unwrap_or(u32::MAX))?;
    text.push(' ');
    text.push_str(employment);
    Ok(())
}

/// What is compared and read where that is no word.
fn write_value(problem: &Problem, candidate: &Candidate, criterion: &Criterion, text: &mut String) -> std::fmt::Result {
    if let Criterion::ServiceMonths { width } = criterion
        && *width > 1
    {
        let months = candidate.service_at_decision(problem.decision_date);
        write_number(text, months / width * width)?;
        text.push(' ');
    }
    write_key_value(problem, candidate, criterion, text)
}

/// The starts from which a candidate has no option at all, before `end`, with the first filter that leaves none. Second
/// quarters are looked at for 3 months alone.
pub(super) fn barred_starts(
    problem: &Problem,
    candidate: &Candidate,
    with_options: impl Iterator<Item = usize>,
    end: usize,
) -> Vec<(usize, UnplacedReason)> {
    let horizon = problem.horizon();
    let place = |number: i32| usize::try_from(number - horizon.start).unwrap_or(0);
    let first = place(horizon.start.max(candidate.earliest.first_quarter().number()));
    let after = candidate.latest.map_or(horizon.end, |latest| latest.next().first_quarter().number());
    let end = end.min(place(after.min(horizon.end)));
    let step = if candidate.months_needed == Months::THREE { 1 } else { 2 };
    let mut found = Vec::new();
    let mut look = |starts: Range<usize>| {
        let without = starts.filter(|start| (start - first).is_multiple_of(step));
        found.extend(without.filter_map(|start| Some((start, barred(problem, candidate, problem.quarter_at(start))?))));
    };
    // Nearly all have options.
    let mut next = first;
    for start in with_options.take_while(|start| *start < end) {
        if next < start {
            look(next..start);
        }
        next = next.max(start + 1);
    }
    look(next..end);
    found
}

/// The first day on which a candidate's service suffices, if there ever is one that plans can write.
pub(super) fn service_suffices_on(problem: &Problem, candidate: &Candidate) -> Option<Date> {
    let least = problem.rules.eligibility().min_service_months.as_ref()?.value.0;
    let first = problem.decision_date.max(candidate.service_counted_on).first_of_month();
    let end = Date::new(2200, 2, 1)?;
    let mut day = first;
    while day <= end {
        if candidate.counted_service(day) >= least {
            return Some(day);
        }
        day = day.add_months(1);
    }
    None
}

/// Why this of the options of equal value. `carriers` gives the first pool that could carry a stretch, and how many could.
pub(super) fn choice<S: UnitSet>(
    start: usize,
    equal: &[Choices<S>],
    carriers: impl Fn(Shape, (usize, usize, usize)) -> (usize, usize),
    own: &[Stretch],
) -> Choice {
    if let ([Choices::Units(shape, units)], [own]) = (equal, own) {
        return choice_of_units(*shape, units, carriers, *own);
    }
    let mut first: Option<Places> = None;
    let mut count: usize = 0;
    let mut look = |shape: Shape, units: [u32; 2]| {
        let (mut places, mut ways): (_, usize) = (Places::default(), 1);
        for stretch in (Course { shape, units }).stretches(start) {
            let (pool, carrying) = carriers(shape, stretch);
            ways = ways.saturating_mul(carrying);
            let (unit, from, to) = stretch;
            places.add(start, Stretch { unit, pool, from, to });
        }
        if ways > 0 {
            count = count.saturating_add(ways);
            if first.is_none_or(|known| places < known) {
                first = Some(places);
            }
        }
        (ways > 0, count)
    };
    for choices in equal {
        match choices {
            Choices::Units(shape, units) => {
                // Units ascend: what comes after the first is no earlier, and where there are two it does not matter how many.
                let mut any = false;
                for unit in units.iter() {
                    let (is_one, count) = look(*shape, [u32::try_from(unit).unwrap_or(u32::MAX); 2]);
                    any |= is_one;
                    if any && count > 1 {
                        break;
                    }
                }
            }
            Choices::Pairs(shape, pairs) => pairs.iter().for_each(|units| {
                look(*shape, *units);
            }),
        }
    }
    let mut taken = Places::default();
    for stretch in own {
        taken.add(start, *stretch);
    }
    match first {
        _ if count <= 1 => Choice::Only,
        Some(first) if first == taken => Choice::First,
        _ => Choice::Later,
    }
}

/// The same where all are in one stretch: units ascend, and so do pools, so that the first there is comes first.
fn choice_of_units<S: UnitSet>(
    shape: Shape,
    units: &S,
    carriers: impl Fn(Shape, (usize, usize, usize)) -> (usize, usize),
    own: Stretch,
) -> Choice {
    let carried = units.iter().map(|unit| (unit, carriers(shape, (unit, own.from, own.to))));
    let mut carried = carried.filter(|(_, (_, count))| *count > 0);
    match carried.next() {
        Some((unit, (pool, count))) if count > 1 || carried.next().is_some() => {
            if (unit, pool) == (own.unit, own.pool) { Choice::First } else { Choice::Later }
        }
        _ => Choice::Only,
    }
}

/// The units of an option quarter by quarter, then the pools: what the canonical order compares of options of one start.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Places {
    units: [usize; 4],
    pools: [usize; 4],
}

impl Places {
    fn add(&mut self, start: usize, stretch: Stretch) {
        for at in stretch.from - start..=stretch.to - start {
            if let (Some(unit), Some(pool)) = (self.units.get_mut(at), self.pools.get_mut(at)) {
                (*unit, *pool) = (stretch.unit, stretch.pool);
            }
        }
    }
}

/// The reason of who was refused: where the rule stands.
pub(super) fn refusal(problem: &Problem, refused: &Ineligible) -> ReasonDocument {
    ReasonDocument {
        candidate: problem.candidates[refused.candidate].id.clone(),
        keys: Vec::new(),
        choice: None,
        source: crate::priority::rule_source(problem, refused.rule),
        service_suffices_on: None,
        better: Vec::new(),
    }
}
