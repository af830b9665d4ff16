//! Three years at Ahus with both schemes: four posts hold 2 x old + new <= 8 a year.

use alis::document::{
    CandidateDocument, CommitmentStatus, Count,
    Employment::{Locum, Other, OwnList, Permanent},
    Months, PlaceDocument, Prefers, ProblemDocument,
    Scheme::{Converted, New, Old},
};

use super::{Line, ahus, doctor, municipality};
use crate::example::{
    build::{commitment, date, id, later, segment},
    draw,
};

/// The old scheme's doctors, twelve months each.
const OLD: [Line<'_>; 6] = [
    ("K03", "3029", "2021-09-06", Old, 57, Permanent, &["akuttpsyk", "onh"]),
    ("K08", "030112", "2021-10-18", Old, 52, OwnList, &["lunge", "akuttpsyk"]),
    ("K11", "3030", "2021-09-29", Old, 60, OwnList, &["onh", "lunge", "geriatri"]),
    ("K14", "3034", "2021-11-23", Old, 49, Locum, &["geriatri", "onh"]),
    ("K19", "3020", "2022-01-10", Old, 44, Permanent, &[]),
    ("K22", "3035", "2021-12-03", Old, 53, OwnList, &["akuttpsyk", "lunge"]),
];

/// The new scheme's, six months each.
const NEW: [Line<'_>; 12] = [
    ("K01", "3033", "2021-09-14", New, 33, Permanent, &["geriatri", "lunge"]),
    ("K04", "030110", "2021-09-21", New, 30, OwnList, &["onh"]),
    ("K05", "3030", "2021-10-07", Converted, 41, OwnList, &["akuttpsyk"]),
    ("K07", "3030", "2021-10-11", New, 36, Locum, &["lunge", "geriatri"]),
    ("K09", "3026", "2021-12-15", New, 27, Permanent, &["akuttpsyk", "onh"]),
    ("K10", "3027", "2021-11-02", New, 29, Permanent, &["geriatri"]),
    ("K12", "030111", "2022-01-19", New, 22, OwnList, &["onh", "lunge"]),
    ("K13", "3031", "2022-01-05", New, 18, Permanent, &["akuttpsyk"]),
    ("K16", "3029", "2021-11-30", New, 26, OwnList, &[]),
    ("K17", "3035", "2022-02-03", New, 14, Permanent, &["lunge"]),
    ("K20", "3034", "2022-01-27", New, 31, Locum, &["geriatri", "akuttpsyk"]),
    ("K23", "030112", "2022-02-08", Converted, 38, OwnList, &["onh", "akuttpsyk"]),
];

/// The whole problem.
pub(in crate::example) fn document() -> ProblemDocument {
    let mut document = ahus("2022-02-20", "2022-P2", 6);
    document.lottery_seed = Some("ahus 2022-02-20".to_owned());
    let outside = municipality("3024", "Bærum", &id("vestre-viken"), false);
    document.municipalities.insert(2, outside);
    document.candidates = OLD.iter().chain(&NEW).map(|line| doctor(&document, line)).collect();
    vary(&mut document);
    let others = [interrupted(&document), serving(&document)].into_iter();
    document.candidates.extend(others.chain(refused(&document)));
    document.candidates.sort_by(|a, b| a.id.cmp(&b.id));
    stand(&mut document);
    document
}

/// First in line by «vil da ligge høyt oppe på prioriteringslisten» alone: a locum, registered this month, with
/// six of twelve months left and the first department behind.
fn interrupted(document: &ProblemDocument) -> CandidateDocument {
    let line = ("K15", "3027", "2022-02-14", Old, 39, Locum, &["lunge", "onh"][..]);
    let mut own = doctor(document, &line);
    draw::locum(&mut own, date("2021-06-01"), 24);
    own.interrupted = true;
    own.months_needed = Some(Months::SIX);
    own.municipal_rank = Some(Count(2));
    own
}

/// Has accepted twelve months from March 2022, and so holds a post when the horizon begins.
fn serving(document: &ProblemDocument) -> CandidateDocument {
    let mut own = doctor(document, &("K18", "3031", "2021-08-30", Old, 59, Permanent, &["geriatri", "lunge"]));
    own.earliest = later(document.first_period, -1);
    own.municipal_rank = Some(Count(1));
    own
}

/// One from outside the catchment, one without a post that the rules know.
fn refused(document: &ProblemDocument) -> [CandidateDocument; 2] {
    let outside = ("K21", "3024", "2021-11-08", New, 32, OwnList, &["onh"][..]);
    let other = ("K24", "3026", "2022-01-31", New, 21, Other, &["akuttpsyk"][..]);
    [outside, other].map(|line| doctor(document, &line))
}

/// What a line has no room for: contracts, later wishes, 3+3, leave and the municipalities' own orders.
fn vary(document: &mut ProblemDocument) {
    let first = document.first_period;
    for own in &mut document.candidates {
        match own.id.as_str() {
            "K07" => draw::locum(own, date("2021-09-01"), 12),
            "K14" => draw::locum(own, date("2021-04-01"), 36),
            "K20" => draw::locum(own, date("2022-01-01"), 9),
            "K01" | "K10" => own.places.insert(0, PlaceDocument::Split([id("geriatri"), id("lunge")])),
            "K04" => own.prefers = Prefers::Place,
            "K12" => own.latest = Some(later(first, 3)),
            "K05" => own.leave = vec![leave("2022-08-15", "2023-04-30")],
            "K22" => own.leave = vec![leave("2023-02-01", "2023-06-30")],
            "K13" | "K17" => own.open_to_others = true,
            _ => {}
        }
        match own.id.as_str() {
            "K01" | "K09" | "K10" | "K12" => own.earliest = later(first, 1),
            "K13" | "K17" | "K19" => own.earliest = later(first, 2),
            _ => {}
        }
        match own.id.as_str() {
            "K05" | "K16" | "K23" | "K20" | "K13" => own.municipal_rank = Some(Count(2)),
            "K07" => own.municipal_rank = Some(Count(3)),
            _ => {}
        }
    }
}

fn leave(from: &str, to: &str) -> alis::document::LeaveDocument {
    alis::document::LeaveDocument { from: date(from), to: date(to) }
}

/// The accepted placement: geriatrics from March 2022, then respiratory medicine.
fn stand(document: &mut ProblemDocument) {
    let before = later(document.first_period, -1);
    let segments = [("geriatri", before), ("lunge", before.next())]
        .map(|(unit, period)| {
            let [from, to] = period.quarters();
            segment(&id(unit), &id(format!("{unit}-alis")), from, to)
        })
        .to_vec();
    document.commitments = vec![commitment(&id("K18"), CommitmentStatus::Accepted, segments)];
}
