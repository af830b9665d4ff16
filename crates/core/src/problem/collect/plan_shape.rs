//! What a plan looks like, as a table.

use super::shape::{
    FLAG, Field, ID, IDS, INTEGER, MAY, NEED, PERIOD, PLANNED_DATE, QUARTER, Shape, TEXT, TEXTS, fields, word,
};
use crate::fault::Form;

/// `alis.plan/1`
pub(super) const PLAN: Shape = Shape::Object(fields! {
    NEED "format": word!("alis.plan/1"),
    NEED "engine": Shape::Object(fields! { NEED "name": TEXT, NEED "version": TEXT, }),
    NEED "problem_sha256": TEXT,
    NEED "rules": ID,
    NEED "rules_sha256": TEXT,
    NEED "status": word!("optimal", "feasible"),
    MAY "proved_to_rank": INTEGER,
    NEED "placements": Shape::List(&PLACEMENT),
    NEED "unplaced": Shape::List(&UNPLACED),
    NEED "ineligible": Shape::List(&INELIGIBLE),
    NEED "posts": Shape::List(&POST_USE),
    NEED "warnings": Shape::List(&WARNING),
    MAY "reasons": Shape::List(&REASON),
    MAY "proofs": Shape::List(&PROOF),
});

const PLACEMENT: Shape = Shape::Object(fields! {
    NEED "candidate": ID,
    NEED "trust": ID,
    NEED "rank": INTEGER,
    MAY "queue_place": INTEGER,
    NEED "status": word!("proposed", "expected", "serving", "accepted", "offered"),
    NEED "start": QUARTER,
    NEED "start_date": PLANNED_DATE,
    NEED "end_date": PLANNED_DATE,
    NEED "months": INTEGER,
    NEED "waiting": INTEGER,
    NEED "wish": INTEGER,
    NEED "away": INTEGER,
    NEED "relevance": INTEGER,
    NEED "segments": Shape::List(&PLANNED_SEGMENT),
});

const PLANNED_SEGMENT: Shape = Shape::Object(fields! {
    NEED "unit": ID,
    MAY "hospital": ID,
    NEED "post": ID,
    NEED "from": QUARTER,
    NEED "to": QUARTER,
});

const UNPLACED: Shape = Shape::Object(fields! {
    NEED "candidate": ID,
    NEED "trust": ID,
    NEED "rank": INTEGER,
    NEED "queue_place": INTEGER,
    NEED "reason": FILTER,
});

const INELIGIBLE: Shape = Shape::Object(fields! {
    NEED "candidate": ID,
    NEED "trust": ID,
    NEED "rule": word!("schemes", "municipality_registered", "catchment", "employment"),
    NEED "field": TEXT,
    NEED "value": TEXT,
});

const POST_USE: Shape = Shape::Object(fields! {
    NEED "post": ID,
    NEED "quarter": QUARTER,
    NEED "capacity": INTEGER,
    NEED "used": INTEGER,
});

const WARNING: Shape = Shape::Object(fields! {
    NEED "code": word!(
        "criterion_field_absent", "declined_matches_nothing", "earliest_after_horizon", "field_unknown",
        "latest_before_earliest", "lead_short", "locum_ends_before_start", "lottery_decided",
        "municipal_order_overturned", "notice_short", "old_scheme_ends", "period_outside_horizon",
        "registered_after_decision", "registration_stale", "registration_unknown", "service_below_advised"
    ),
    MAY "candidate": ID,
    MAY "id": TEXT,
    MAY "value": TEXT,
    MAY "rule": TEXT,
});

const FILTER: Shape = word!("beyond_horizon", "leave", "service", "goals", "places", "declined", "no_post", "full");
const INTEGERS: Shape = Shape::List(&INTEGER);

const REASON: Shape = Shape::Object(fields! {
    NEED "candidate": ID,
    MAY "keys": TEXTS,
    MAY "choice": word!("only", "first", "later"),
    MAY "source": TEXT,
    MAY "service_suffices_on": PLANNED_DATE,
    MAY "better": Shape::List(&BETTER),
});

const BETTER: Shape = Shape::Object(fields! {
    NEED "start": QUARTER,
    MAY "barred": FILTER,
    MAY "proofs": INTEGERS,
    MAY "resolved": FLAG,
});

const PROOF: Shape = Shape::Object(fields! {
    NEED "kind": word!("closed_set", "count", "cases"),
    NEED "rank": INTEGER,
    MAY "of": word!("time", "place"),
    MAY "limits": Shape::List(&LIMIT),
    MAY "holders": Shape::List(&HOLDER),
    MAY "candidate": ID,
    MAY "start": QUARTER,
    MAY "beside": INTEGERS,
    MAY "nodes": Shape::List(&NODE),
});

const LIMIT: Shape = Shape::Object(fields! {
    MAY "post": ID,
    MAY "unit": ID,
    MAY "municipality": ID,
    MAY "quarter": QUARTER,
    MAY "period": PERIOD,
    NEED "capacity": INTEGER,
    MAY "fixed": IDS,
    MAY "splits": IDS,
});

const HOLDER: Shape = Shape::Object(fields! {
    NEED "candidate": ID,
    NEED "rank": INTEGER,
    MAY "commitment": word!("serving", "accepted", "offered"),
});

const NODE: Shape = Shape::Object(fields! {
    MAY "candidate": ID,
    MAY "split_by": Shape::Object(fields! { MAY "post": ID, MAY "unit": ID, NEED "quarter": QUARTER, }),
    MAY "uses": INTEGER,
    MAY "avoids": INTEGER,
    MAY "limits": Shape::List(&LIMIT),
    MAY "holders": IDS,
});
