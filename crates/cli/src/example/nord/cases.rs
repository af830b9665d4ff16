//! The cases that coordinators meet, laid over candidates that have none yet.

use std::collections::BTreeSet;

use alis::document::{
    CandidateDocument, Count, Id, Months, PlaceDocument, Prefers, ProblemDocument, Registration, Scheme,
};

use super::decision;
use crate::example::{
    build::{id, later, period},
    draw,
    random::Random,
};

/// Hands out candidates for special cases, each at most once.
pub(super) struct Picker(Vec<usize>);

impl Picker {
    pub(super) fn new(random: &mut Random, count: usize) -> Self {
        let mut order: Vec<usize> = (0..count).collect();
        random.shuffle(&mut order);
        Self(order)
    }

    /// Up to `count` candidates that fit and can be placed.
    pub(super) fn take(
        &mut self,
        document: &ProblemDocument,
        count: usize,
        fits: impl Fn(&CandidateDocument) -> bool,
    ) -> Vec<usize> {
        let mut taken = Vec::new();
        self.0.retain(|&index| {
            let candidate = &document.candidates[index];
            let wanted = taken.len() < count && is_placeable(document, candidate) && fits(candidate);
            if wanted {
                taken.push(index);
            }
            !wanted
        });
        taken
    }

    /// Of those that fit and can be placed, the one with the most service.
    pub(super) fn furthest(
        &mut self,
        document: &ProblemDocument,
        fits: impl Fn(&CandidateDocument) -> bool,
    ) -> Option<usize> {
        let service = |index: &usize| document.candidates[*index].service_months;
        let fits = |index: &usize| {
            let candidate = &document.candidates[*index];
            is_placeable(document, candidate) && fits(candidate)
        };
        let found = self.0.iter().copied().filter(fits).max_by_key(service)?;
        self.0.retain(|index| *index != found);
        Some(found)
    }
}

/// Whether no rule refuses the candidate outright.
fn is_placeable(document: &ProblemDocument, candidate: &CandidateDocument) -> bool {
    let home = document.municipalities.iter().find(|m| m.id == candidate.municipality);
    candidate.scheme != Scheme::Old && home.is_some_and(|home| home.registration != Some(Registration::None))
}

/// In a small municipality of each trust one ALIS may be away at a time (made up).
pub(super) fn limit_absence(document: &mut ProblemDocument) {
    let mut trusts = BTreeSet::new();
    for municipality in &mut document.municipalities {
        let own = document.candidates.iter().filter(|c| c.municipality == municipality.id).count();
        let small = (2..=3).contains(&own) && municipality.registration != Some(Registration::None);
        if small && trusts.insert(municipality.trust.clone()) {
            municipality.max_absent = Some(Count(1));
        }
    }
}

/// Lays every case over some candidates.
pub(super) fn apply(random: &mut Random, picker: &mut Picker, document: &mut ProblemDocument) {
    splits(picker, document);
    single_cases(picker, document);
    own_nearest_hospitals(picker, document);
    leaves(random, picker, document);
    last_starts(random, picker, document);
    months_left(picker, document);
    other_trusts(picker, document);
    equals(picker, document);
}

/// 3+3 wishes: two who could swap units at Tromsø, one without a stated need, one whose trust consents in
/// this case alone, and two more.
fn splits(picker: &mut Picker, document: &mut ProblemDocument) {
    let wishes = [
        ("unn", "tromso-im", "tromso-phv", true, None),
        ("unn", "tromso-phv", "tromso-im", true, None),
        ("unn", "harstad-im", "harstad-phbu", false, None),
        ("nlsh", "bodo-gyn", "bodo-phbu", true, None),
        ("nlsh", "bodo-im", "vesteralen-tsb", true, None),
        ("finnmark", "hammerfest-im", "hammerfest-gyn", true, Some(true)),
    ];
    for (trust, first, second, need, consent) in wishes {
        let years = period("2022-P2")..=period("2023-P1");
        let taken = picker.take(document, 1, |c| c.trust.as_str() == trust && years.contains(&c.earliest));
        for index in taken {
            let candidate = &mut document.candidates[index];
            candidate.places = vec![PlaceDocument::Split([id(first), id(second)]), PlaceDocument::Unit(id(first))];
            candidate.split_need = need;
            candidate.split_consent = consent;
        }
    }
}

/// Cases of a few candidates each: a team of the trust's own, one learning goal left, a place rather than a
/// time.
fn single_cases(picker: &mut Picker, document: &mut ProblemDocument) {
    for index in picker.take(document, 1, |c| c.trust.as_str() == "unn" && c.earliest > period("2022-P1")) {
        document.candidates[index].places = vec![PlaceDocument::Unit(id("unn-psht"))];
        document.candidates[index].open_to_others = true;
    }
    for index in picker.take(document, 2, |c| c.service_months >= Count(24)) {
        document.candidates[index].goals_needed = Some(vec!["ALM-085".to_owned()]);
    }
    for index in picker.take(document, 4, |c| c.places.len() > 1) {
        document.candidates[index].prefers = Prefers::Place;
    }
}

/// Where the table of catchments is a judgement, a candidate may live nearer to another hospital.
fn own_nearest_hospitals(picker: &mut Picker, document: &mut ProblemDocument) {
    for (municipality, hospital) in [("5417", "harstad"), ("5415", "harstad"), ("1834", "mo"), ("1857", "lofoten")] {
        for index in picker.take(document, 1, |c| c.municipality.as_str() == municipality) {
            document.candidates[index].nearest_hospital = Some(id(hospital));
            document.candidates[index].places = vec![PlaceDocument::Hospital(id(hospital))];
        }
    }
}

/// Leaves: dates alone, never the cause.
fn leaves(random: &mut Random, picker: &mut Picker, document: &mut ProblemDocument) {
    let years = period("2022-P1")..=period("2023-P2");
    let taken = picker.take(document, 8, |c| years.contains(&c.earliest));
    for (place, index) in taken.into_iter().enumerate() {
        let first = draw::leave(random, decision());
        let mut leave = vec![first];
        if place < 2 {
            let mut second = draw::leave(random, first.to.add_months(4));
            second.to = second.from.add_months(3).yesterday();
            leave.push(second);
        }
        document.candidates[index].leave = leave;
    }
}

/// Some cannot begin later than a given period; two of them, far down the list of UNN, will hardly get a place.
fn last_starts(random: &mut Random, picker: &mut Picker, document: &mut ProblemDocument) {
    let years = period("2022-P2")..=period("2024-P1");
    let hurried = |c: &CandidateDocument| {
        c.trust.as_str() == "unn" && years.contains(&c.earliest) && (9..18).contains(&c.service_months.0)
    };
    for index in picker.take(document, 2, hurried) {
        let candidate = &mut document.candidates[index];
        candidate.latest = Some(candidate.earliest.next());
    }
    for index in picker.take(document, 3, |c| years.contains(&c.earliest)) {
        let candidate = &mut document.candidates[index];
        let halves = i32::try_from(random.between(2, 4)).expect("at most 4");
        candidate.latest = Some(later(candidate.earliest, halves));
    }
}

/// Three months left: converted with three months served before, or broken off after three.
fn months_left(picker: &mut Picker, document: &mut ProblemDocument) {
    let well_on = |c: &CandidateDocument| c.service_months >= Count(20) && c.earliest >= period("2022-P2");
    for (place, index) in picker.take(document, 4, well_on).into_iter().enumerate() {
        let candidate = &mut document.candidates[index];
        candidate.months_needed = Some(Months::THREE);
        if place < 2 {
            candidate.scheme = Scheme::Converted;
        } else {
            candidate.interrupted = true;
        }
    }
}

/// Registered with another trust than the municipality's own: wishes for another hospital of the region.
fn other_trusts(picker: &mut Picker, document: &mut ProblemDocument) {
    for (home, trust, hospital) in [("narvik", "nlsh", "bodo"), ("mo", "nlsh", "bodo"), ("hammerfest", "unn", "tromso")]
    {
        let lives =
            |c: &CandidateDocument| lives_near(document, &c.municipality, home) && c.earliest > period("2022-P1");
        for index in picker.take(document, 1, lives) {
            let candidate = &mut document.candidates[index];
            candidate.trust = id(trust);
            candidate.places = vec![PlaceDocument::Hospital(id(hospital))];
        }
    }
}

fn lives_near(document: &ProblemDocument, municipality: &Id, hospital: &str) -> bool {
    let home = document.municipalities.iter().find(|m| m.id == *municipality);
    home.and_then(|home| home.nearest_hospital.as_deref()) == Some(hospital)
}

/// Two candidates, each the only one of a municipality, that no criterion separates: the lottery decides.
fn equals(picker: &mut Picker, document: &mut ProblemDocument) {
    let alone = |c: &CandidateDocument| {
        let own = document.candidates.iter().filter(|other| other.municipality == c.municipality);
        c.trust.as_str() == "helgeland" && own.count() == 1
    };
    if let [first, second] = picker.take(document, 2, alone)[..] {
        let model = &mut document.candidates[first];
        model.places = Vec::new();
        model.open_to_others = false;
        let model = model.clone();
        let own = &document.candidates[second];
        document.candidates[second] =
            CandidateDocument { id: own.id.clone(), municipality: own.municipality.clone(), ..model };
    }
}

/// Each municipality's own order: by service, now and then with two neighbours exchanged. A few with
/// several candidates have sent none.
pub(super) fn rank_in_municipalities(random: &mut Random, document: &mut ProblemDocument) {
    for municipality in &document.municipalities {
        let mut own: Vec<&mut CandidateDocument> =
            document.candidates.iter_mut().filter(|c| c.municipality == municipality.id).collect();
        own.sort_by(|a, b| b.service_months.cmp(&a.service_months).then_with(|| a.id.cmp(&b.id)));
        if own.len() > 1 && random.percent(40) {
            let place = random.index(own.len() - 1);
            own.swap(place, place + 1);
        }
        if (2..=6).contains(&own.len()) && random.percent(25) {
            continue;
        }
        for (candidate, rank) in own.into_iter().zip(1..) {
            candidate.municipal_rank = Some(Count(rank));
        }
    }
}
