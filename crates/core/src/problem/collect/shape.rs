//! What the documents look like, as tables: the collecting reader reads by them.
//!
//! They say what the types in [`crate::document`] say; a test compares them with the JSON Schemas of those.

use crate::fault::Form;

/// What a value should look like.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// A single value.
    Leaf(Form),
    /// An object of these fields and no others.
    Object(&'static [Field]),
    /// A list of such values.
    List(&'static Shape),
    /// Exactly two ids.
    Pair,
    /// Counts by period or quarter.
    Counts,
    /// An object of exactly one of these fields.
    OneOf(&'static [Field]),
    /// The name of a rule set, or such an object.
    Rules(&'static Shape),
}

/// A field of an object.
#[derive(Debug, Clone, Copy)]
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) shape: Shape,
}

impl Shape {
    /// What a fault calls it.
    pub(super) fn form(self) -> Form {
        match self {
            Self::Leaf(form) => form,
            Self::Object(_) | Self::Counts => Form::Object,
            Self::List(_) => Form::List,
            Self::Pair => Form::Pair,
            Self::OneOf(_) => Form::Place,
            Self::Rules(_) => Form::Rules,
        }
    }
}

pub(super) const NEED: bool = true;
pub(super) const MAY: bool = false;

macro_rules! fields {
    ($($required:ident $name:literal: $shape:expr,)*) => {
        &[$(Field { name: $name, required: $required, shape: $shape }),*]
    };
}

macro_rules! word {
    ($($word:literal),*) => { Shape::Leaf(Form::Word(&[$($word),*])) };
}

pub(super) use {fields, word};

pub(super) const ID: Shape = Shape::Leaf(Form::Id);
pub(super) const TEXT: Shape = Shape::Leaf(Form::Text);
pub(super) const FLAG: Shape = Shape::Leaf(Form::Boolean);
const COUNT: Shape = Shape::Leaf(Form::Count);
pub(super) const INTEGER: Shape = Shape::Leaf(Form::Integer);
const DATE: Shape = Shape::Leaf(Form::Date);
pub(super) const PLANNED_DATE: Shape = Shape::Leaf(Form::PlannedDate);
pub(super) const PERIOD: Shape = Shape::Leaf(Form::Period);
pub(super) const QUARTER: Shape = Shape::Leaf(Form::Quarter);
pub(super) const IDS: Shape = Shape::List(&ID);
pub(super) const TEXTS: Shape = Shape::List(&TEXT);
const SCHEME: Shape = word!("new", "converted", "old");
const EMPLOYMENT: Shape = word!("permanent", "own_list", "locum", "other");

/// `alis.problem/1`
pub(super) const PROBLEM: Shape = Shape::Object(fields! {
    NEED "format": word!("alis.problem/1"),
    NEED "rules": Shape::Rules(&RULES),
    NEED "decision_date": DATE,
    NEED "first_period": PERIOD,
    NEED "last_period": PERIOD,
    MAY "nominate_through": PERIOD,
    MAY "lottery_seed": TEXT,
    NEED "trusts": Shape::List(&TRUST),
    NEED "posts": Shape::List(&POST),
    NEED "municipalities": Shape::List(&MUNICIPALITY),
    NEED "candidates": Shape::List(&CANDIDATE),
    MAY "commitments": Shape::List(&COMMITMENT),
    MAY "declined": Shape::List(&DECLINED),
});

const TRUST: Shape = Shape::Object(fields! {
    NEED "id": ID,
    NEED "name": TEXT,
    MAY "allows_split": FLAG,
    MAY "hospitals": Shape::List(&HOSPITAL),
    MAY "units": Shape::List(&UNIT),
});

const HOSPITAL: Shape = Shape::Object(fields! {
    NEED "id": ID,
    NEED "name": TEXT,
    MAY "units": Shape::List(&UNIT),
});

const UNIT: Shape = Shape::Object(fields! {
    NEED "id": ID,
    NEED "name": TEXT,
    MAY "field": TEXT,
    MAY "learning_goals": TEXTS,
    MAY "relevance": word!("most", "some", "rare"),
    MAY "max_at_once": COUNT,
});

const POST: Shape = Shape::Object(fields! {
    NEED "id": ID,
    NEED "trust": ID,
    MAY "units": IDS,
    MAY "kind": word!("earmarked", "vacancy"),
    NEED "periods": Shape::Counts,
});

const MUNICIPALITY: Shape = Shape::Object(fields! {
    NEED "id": ID,
    NEED "name": TEXT,
    NEED "trust": ID,
    MAY "nearest_hospital": ID,
    MAY "registration": word!("registered", "provisional", "none"),
    MAY "specialist_shortage": FLAG,
    MAY "max_absent": COUNT,
});

const CANDIDATE: Shape = Shape::Object(fields! {
    NEED "id": ID,
    NEED "municipality": ID,
    NEED "trust": ID,
    MAY "nearest_hospital": ID,
    NEED "registered_on": DATE,
    MAY "updated_on": DATE,
    NEED "scheme": SCHEME,
    MAY "months_needed": Shape::Leaf(Form::Months),
    MAY "interrupted": FLAG,
    NEED "service_months": COUNT,
    MAY "service_counted_on": DATE,
    MAY "expected_completion": DATE,
    NEED "employment": EMPLOYMENT,
    MAY "locum_from": DATE,
    MAY "locum_to": DATE,
    MAY "supervision_group": word!("none", "started", "completed"),
    MAY "learning_goals_done": COUNT,
    MAY "courses_done": COUNT,
    MAY "goals_needed": TEXTS,
    MAY "municipal_rank": COUNT,
    NEED "earliest": PERIOD,
    MAY "latest": PERIOD,
    MAY "leave": Shape::List(&LEAVE),
    MAY "places": Shape::List(&PLACE),
    MAY "open_to_others": FLAG,
    MAY "prefers": word!("time", "place"),
    MAY "split_need": FLAG,
    MAY "split_consent": FLAG,
});

const LEAVE: Shape = Shape::Object(fields! { NEED "from": DATE, NEED "to": DATE, });

const PLACE: Shape = Shape::OneOf(fields! {
    MAY "unit": ID,
    MAY "hospital": ID,
    MAY "field": TEXT,
    MAY "split": Shape::Pair,
});

const COMMITMENT: Shape = Shape::Object(fields! {
    NEED "candidate": ID,
    NEED "status": word!("serving", "accepted", "offered"),
    MAY "segments": Shape::List(&SEGMENT),
});

const SEGMENT: Shape = Shape::Object(fields! {
    NEED "unit": ID,
    NEED "post": ID,
    NEED "from": QUARTER,
    NEED "to": QUARTER,
});

const DECLINED: Shape = Shape::Object(fields! {
    NEED "candidate": ID,
    NEED "start": QUARTER,
    MAY "units": IDS,
});

/// `alis.rules/1`
pub(super) const RULES: Shape = Shape::Object(fields! {
    NEED "format": word!("alis.rules/1"),
    NEED "id": ID,
    MAY "title": TEXT,
    MAY "source": TEXT,
    MAY "note": TEXT,
    MAY "eligibility": ELIGIBILITY,
    NEED "priority": Shape::List(&CRITERION),
    MAY "shapes": SHAPES,
    MAY "unit_max": COUNT,
    MAY "objective": word!("time_and_place", "time_then_place"),
});

macro_rules! rule {
    ($shape:expr) => {
        Shape::Object(fields! { NEED "value": $shape, MAY "source": TEXT, MAY "note": TEXT, })
    };
}

const ELIGIBILITY: Shape = Shape::Object(fields! {
    MAY "schemes": rule!(Shape::List(&SCHEME)),
    MAY "municipality_registered": rule!(FLAG),
    MAY "catchment": rule!(FLAG),
    MAY "employment": rule!(Shape::List(&EMPLOYMENT)),
    MAY "min_service_months": rule!(COUNT),
    MAY "advised_service_months": rule!(COUNT),
    MAY "advised_notice_months": rule!(COUNT),
    MAY "advised_lead_months": rule!(COUNT),
    MAY "advised_lead_from": rule!(PERIOD),
    MAY "old_scheme_ends": rule!(DATE),
});

const CRITERION: Shape = Shape::Object(fields! {
    NEED "criterion": word!(
        "interrupted", "nearest_hospital", "employment", "service_months", "remaining_time", "supervision_group",
        "progress", "specialist_shortage", "municipal_rank", "registered_on"
    ),
    MAY "classes": Shape::List(&Shape::List(&EMPLOYMENT_CLASS)),
    MAY "width": COUNT,
    MAY "source": TEXT,
    MAY "note": TEXT,
});

const EMPLOYMENT_CLASS: Shape = Shape::Object(fields! {
    NEED "employment": EMPLOYMENT,
    MAY "min_months": COUNT,
    MAY "over_months": COUNT,
});

const SHAPES: Shape = Shape::Object(fields! {
    MAY "split": word!("by_wish", "by_wish_and_need"),
    MAY "two_units": FLAG,
});
