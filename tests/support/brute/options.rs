//! Every option of a candidate (model, section Options), filter by filter in the order of `unplaced.reason`.

use alis::calendar::{Date, Quarter};
use alis::document::{
    CandidateDocument, CommitmentDocument, Id, Months, PlaceDocument, PoolKind, Relevance, Scheme, SegmentDocument,
    SplitRule, UnplacedReason,
};

use super::facts::posts;
use super::{Facts, Placement, Values, service};

/// The shapes of the model's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// 3 months.
    Quarter,
    /// 6 months in one unit from a turnover.
    Period,
    /// 6 months in one unit from a second quarter, in a vacancy pool.
    Offset,
    /// 3+3 months.
    Split,
    /// 9 months.
    Nine,
    /// 12 months.
    Twelve,
}

impl Form {
    /// The quarters of each segment.
    fn lengths(self) -> &'static [i32] {
        match self {
            Self::Quarter => &[1],
            Self::Period | Self::Offset => &[2],
            Self::Split => &[1, 1],
            Self::Nine => &[2, 1],
            Self::Twelve => &[2, 2],
        }
    }

    fn may_start(self, quarter: Quarter) -> bool {
        match self {
            Self::Quarter => true,
            Self::Offset => !quarter.is_turnover(),
            _ => quarter.is_turnover(),
        }
    }

    fn quarters(self, start: Quarter) -> Vec<Quarter> {
        (0..self.lengths().iter().sum()).map(|i| start.plus(i)).collect()
    }
}

/// A shape at a start, with one unit per segment.
struct Course<'a> {
    form: Form,
    start: Quarter,
    units: Vec<&'a Id>,
}

/// The options in canonical order, or the first filter that leaves none.
pub(super) fn options(facts: &Facts<'_>, candidate: &CandidateDocument) -> Result<Vec<Placement>, UnplacedReason> {
    let mut starts = starts(facts, candidate);
    some(&starts, UnplacedReason::BeyondHorizon)?;
    starts.retain(|&(form, start)| !form.quarters(start).into_iter().any(|q| on_leave(candidate, q)));
    some(&starts, UnplacedReason::Leave)?;
    starts.retain(|&(_, start)| serves_enough(facts, candidate, start));
    some(&starts, UnplacedReason::Service)?;
    let mut courses = courses(facts, candidate, &starts);
    courses.retain(|course| covers_goals(facts, candidate, &course.units));
    some(&courses, UnplacedReason::Goals)?;
    courses.retain(|course| wish(facts, candidate, course).is_some());
    some(&courses, UnplacedReason::Places)?;
    courses.retain(|course| !is_declined(facts, candidate, course));
    some(&courses, UnplacedReason::Declined)?;
    let mut options: Vec<Placement> = courses.iter().flat_map(|course| with_pools(facts, candidate, course)).collect();
    some(&options, UnplacedReason::NoPost)?;
    options.sort_by_cached_key(|option| {
        let (units, pools): (Vec<_>, Vec<_>) =
            by_quarter(&option.segments).map(|(_, segment)| (segment.unit.clone(), segment.post.clone())).unzip();
        (option.start(), units, pools)
    });
    Ok(options)
}

fn some<T>(left: &[T], reason: UnplacedReason) -> Result<(), UnplacedReason> {
    if left.is_empty() { Err(reason) } else { Ok(()) }
}

/// Every quarter of some segments, in order.
pub(super) fn by_quarter(segments: &[SegmentDocument]) -> impl Iterator<Item = (Quarter, &SegmentDocument)> {
    segments.iter().flat_map(|segment| {
        (segment.from.number()..=segment.to.number()).map(move |n| (Quarter::from_number(n), segment))
    })
}

/// The shapes that the candidate's months, the rule set and the trust leave open.
fn forms(facts: &Facts<'_>, candidate: &CandidateDocument) -> Vec<Form> {
    let by_scheme = if candidate.scheme == Scheme::Old { 12 } else { 6 };
    match candidate.months_needed.map_or(by_scheme, Months::get) {
        3 => vec![Form::Quarter],
        9 => vec![Form::Nine],
        12 => vec![Form::Twelve],
        _ => {
            let mut forms = vec![Form::Period];
            if facts.pools(&candidate.trust).any(|pool| pool.kind == PoolKind::Vacancy) {
                forms.push(Form::Offset);
            }
            if may_split(facts, candidate) {
                forms.push(Form::Split);
            }
            forms
        }
    }
}

fn may_split(facts: &Facts<'_>, candidate: &CandidateDocument) -> bool {
    let consent = candidate.split_consent.unwrap_or(facts.trust(&candidate.trust).allows_split);
    let rule = match facts.rules.shapes.split {
        Some(SplitRule::ByWish) => true,
        Some(SplitRule::ByWishAndNeed) => candidate.split_need,
        None => false,
    };
    consent && rule && candidate.places.iter().any(|p| matches!(p, PlaceDocument::Split(_)))
}

/// The starts that `earliest`, `latest`, the horizon and the decision date allow.
fn starts(facts: &Facts<'_>, candidate: &CandidateDocument) -> Vec<(Form, Quarter)> {
    let horizon = facts.horizon();
    let mut starts = Vec::new();
    for form in forms(facts, candidate) {
        for &start in &horizon {
            if form.may_start(start)
                && form.quarters(start).iter().all(|quarter| horizon.contains(quarter))
                && start.first_day() >= facts.problem.decision_date
                && start.period() >= candidate.earliest
                && candidate.latest.is_none_or(|latest| start.period() <= latest)
            {
                starts.push((form, start));
            }
        }
    }
    starts
}

fn on_leave(candidate: &CandidateDocument, quarter: Quarter) -> bool {
    let (first, last): (Date, Date) = (quarter.first_day(), quarter.last_day());
    candidate.leave.iter().any(|leave| leave.from <= last && first <= leave.to)
}

fn serves_enough(facts: &Facts<'_>, candidate: &CandidateDocument, start: Quarter) -> bool {
    facts
        .rules
        .eligibility
        .min_service_months
        .as_ref()
        .is_none_or(|rule| service::counted(candidate, facts.problem.decision_date, start.first_day()) >= rule.value.0)
}

/// Every start with every sequence of units that its shape allows.
fn courses<'a>(facts: &Facts<'a>, candidate: &'a CandidateDocument, starts: &[(Form, Quarter)]) -> Vec<Course<'a>> {
    let all: Vec<&Id> = facts.units(&candidate.trust).into_iter().map(|(unit, _)| &unit.id).collect();
    let two_units = facts.rules.shapes.two_units == Some(true);
    let single = || all.iter().map(|&unit| vec![unit]).collect::<Vec<_>>();
    let pairs = || all.iter().flat_map(|&a| all.iter().map(move |&b| vec![a, b]));
    let sequences = |form| match form {
        Form::Quarter | Form::Period | Form::Offset => single(),
        Form::Nine | Form::Twelve => pairs().filter(|pair| !two_units || pair[0] != pair[1]).collect(),
        Form::Split => pairs().filter(|pair| split_index(candidate, pair).is_some()).collect(),
    };
    let mut courses = Vec::new();
    for &(form, start) in starts {
        courses.extend(sequences(form).into_iter().map(|units| Course { form, start, units }));
    }
    courses
}

/// The index in `places` of the split of these two units, in either order.
fn split_index(candidate: &CandidateDocument, pair: &[&Id]) -> Option<usize> {
    candidate.places.iter().position(|place| match place {
        PlaceDocument::Split([a, b]) => *pair == [a, b] || *pair == [b, a],
        _ => false,
    })
}

fn covers_goals(facts: &Facts<'_>, candidate: &CandidateDocument, units: &[&Id]) -> bool {
    let by_scheme: &[&str] = match candidate.scheme {
        Scheme::Old => &[],
        Scheme::New | Scheme::Converted => &["ALM-055", "ALM-085"],
    };
    let covered = |goal: &str| {
        let mut units = units.iter();
        units.any(|unit| facts.unit(unit).0.learning_goals.iter().any(|g| g == goal))
    };
    match &candidate.goals_needed {
        Some(goals) => goals.iter().all(|goal| covered(goal)),
        None => by_scheme.iter().all(|goal| covered(goal)),
    }
}

/// The value `wish`, or none where a segment matches nothing and the candidate is not open to others.
fn wish(facts: &Facts<'_>, candidate: &CandidateDocument, course: &Course<'_>) -> Option<u32> {
    if candidate.places.is_empty() {
        return Some(0);
    }
    if course.form == Form::Split {
        return split_index(candidate, &course.units).map(number);
    }
    let others = candidate.open_to_others.then_some(candidate.places.len());
    let indices = course.units.iter().map(|unit| unit_index(facts, candidate, unit).or(others));
    indices.sum::<Option<usize>>().map(number)
}

/// The index in `places` of the first unit, hospital or field that matches a unit.
fn unit_index(facts: &Facts<'_>, candidate: &CandidateDocument, id: &Id) -> Option<usize> {
    let (unit, its_hospital) = facts.unit(id);
    candidate.places.iter().position(|place| match place {
        PlaceDocument::Unit(wished) => wished == id,
        PlaceDocument::Hospital(hospital) => its_hospital == Some(hospital),
        PlaceDocument::Field(field) => unit.field.as_ref() == Some(field),
        PlaceDocument::Split(_) => false,
    })
}

fn is_declined(facts: &Facts<'_>, candidate: &CandidateDocument, course: &Course<'_>) -> bool {
    facts.problem.declined.iter().any(|offer| {
        let same_units = |units: &Vec<Id>| units.iter().eq(course.units.iter().copied());
        offer.candidate == candidate.id && offer.start == course.start && offer.units.as_ref().is_none_or(same_units)
    })
}

/// The course with every choice of one pool per segment.
fn with_pools(facts: &Facts<'_>, candidate: &CandidateDocument, course: &Course<'_>) -> Vec<Placement> {
    let mut found: Vec<Vec<SegmentDocument>> = vec![Vec::new()];
    let mut from = course.start;
    for (&unit, &length) in course.units.iter().zip(course.form.lengths()) {
        let to = from.plus(length - 1);
        let mut longer = Vec::new();
        for pool in facts.pools(&candidate.trust) {
            let usable = pool.units.as_ref().is_none_or(|units| units.contains(unit))
                && (from.number()..=to.number()).all(|q| posts(pool, Quarter::from_number(q)) > 0)
                && (course.form != Form::Offset || pool.kind == PoolKind::Vacancy);
            if usable {
                let (unit, post) = (unit.clone(), pool.id.clone());
                let segment = SegmentDocument { unit, post, from, to };
                longer.extend(found.iter().map(|before| {
                    let mut segments = before.clone();
                    segments.push(segment.clone());
                    segments
                }));
            }
        }
        found = longer;
        from = to.next();
    }
    let wish = wish(facts, candidate, course).expect("filtered before");
    let priced = found.into_iter().map(|segments| price(facts, candidate, segments, wish));
    priced.collect()
}

/// The segments with their values; `waiting` is never below 0.
fn price(facts: &Facts<'_>, candidate: &CandidateDocument, segments: Vec<SegmentDocument>, wish: u32) -> Placement {
    let nearest = facts.nearest_hospital(candidate);
    let elsewhere = |segment: &SegmentDocument| facts.unit(&segment.unit).1 != nearest;
    let relevance = |segment: &SegmentDocument| match facts.unit(&segment.unit).0.relevance {
        Relevance::Most => 0,
        Relevance::Some => 1,
        Relevance::Rare => 2,
    };
    let waited = segments[0].from.number() - candidate.earliest.first_quarter().number();
    let values = Values {
        waiting: u32::try_from(waited).unwrap_or(0),
        wish,
        away: u32::from(nearest.is_some() && segments.iter().any(elsewhere)),
        relevance: segments.iter().map(relevance).sum(),
    };
    Placement { segments, values }
}

/// A commitment as a plan repeats it.
pub(super) fn repeated(facts: &Facts<'_>, candidate: &CandidateDocument, stands: &CommitmentDocument) -> Placement {
    let nothing = candidate.places.len();
    let wish = match &stands.segments[..] {
        _ if candidate.places.is_empty() => 0,
        [a, b] if is_split(a, b) => split_index(candidate, &[&a.unit, &b.unit]).unwrap_or(nothing),
        segments => segments.iter().map(|segment| unit_index(facts, candidate, &segment.unit).unwrap_or(nothing)).sum(),
    };
    price(facts, candidate, stands.segments.clone(), number(wish))
}

/// Whether two segments are read as 3+3: the two quarters of one period, in two units.
fn is_split(a: &SegmentDocument, b: &SegmentDocument) -> bool {
    a.from == a.to && b.from == b.to && a.from.period().quarters() == [a.from, b.from] && a.unit != b.unit
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("fewer wishes than u32 holds")
}
