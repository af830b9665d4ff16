//! A plan row by row, for hosts that want no parser.

use std::ffi::c_char;
use std::ops::Range;

use alis::document::{EligibilityRule, PlacementDocument, PlacementStatus, PlanDocument, UnplacedReason};

use super::objects::alis_plan;
use crate::failure::Failure;
use crate::guard::{status_of, value_or};
use crate::status::alis_status;
use crate::{boundary, table};

/// What a plan says of a candidate.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum alis_state {
    /// A place is proposed, for decision now. Never more: a person appoints.
    ALIS_STATE_PROPOSED = 1,
    /// A place is expected: further ahead, revised later.
    ALIS_STATE_EXPECTED = 2,
    /// A commitment that stood before: being served.
    ALIS_STATE_SERVING = 3,
    /// A commitment that stood before: accepted.
    ALIS_STATE_ACCEPTED = 4,
    /// A commitment that stood before: offered, not yet answered.
    ALIS_STATE_OFFERED = 5,
    /// Eligible, and without a place.
    ALIS_STATE_UNPLACED = 6,
    /// Refused by a rule.
    ALIS_STATE_INELIGIBLE = 7,
}

/// Why a candidate has no place.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum alis_reason {
    /// There is one.
    ALIS_REASON_NONE = 0,
    /// Unplaced: `earliest`, `latest`, the horizon and the decision date leave no start.
    ALIS_REASON_BEYOND_HORIZON = 1,
    /// Unplaced: every start touches a leave.
    ALIS_REASON_LEAVE = 2,
    /// Unplaced: service does not suffice at any start.
    ALIS_REASON_SERVICE = 3,
    /// Unplaced: no units cover the learning goals that are needed.
    ALIS_REASON_GOALS = 4,
    /// Unplaced: no unit is among the wishes.
    ALIS_REASON_PLACES = 5,
    /// Unplaced: every option was turned down.
    ALIS_REASON_DECLINED = 6,
    /// Unplaced: no pool has a post for any option.
    ALIS_REASON_NO_POST = 7,
    /// Unplaced: those ahead fill what there is.
    ALIS_REASON_FULL = 8,
    /// Ineligible: the scheme is not placed by this rule set.
    ALIS_REASON_SCHEMES = 101,
    /// Ineligible: the municipality is not registered as a training institution.
    ALIS_REASON_MUNICIPALITY_REGISTERED = 102,
    /// Ineligible: the municipality lies outside the trust's catchment.
    ALIS_REASON_CATCHMENT = 103,
    /// Ineligible: the employment is not placed by this rule set.
    ALIS_REASON_EMPLOYMENT = 104,
}

/// What a plan says of a candidate. Set `struct_size` to `sizeof(alis_placement)`. What does not apply is 0.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default)]
pub struct alis_placement {
    /// `sizeof(alis_placement)`
    pub struct_size: u32,
    /// An `alis_state`.
    pub state: i32,
    /// An `alis_reason`.
    pub reason: i32,
    /// The place in the whole document's order, from 1; 0 for the ineligible.
    pub rank: u32,
    /// The place in the trust's queue, from 1; 0 for a commitment and for the ineligible.
    pub queue_place: u32,
    /// How many segments there are; see `alis_plan_segment`.
    pub segments: u32,
    /// First quarter; see `alis_quarter_dates`.
    pub first_quarter: i32,
    /// Last quarter.
    pub last_quarter: i32,
    /// Months served.
    pub months: u32,
    /// Quarters from the first quarter of `earliest` to the start.
    pub waiting: u32,
    /// The place in the candidate's list of wishes, from 0; its length where the place is none of them.
    pub wish: u32,
    /// 1 where some unit is not of the nearest hospital.
    pub away: u32,
    /// The sum over segments of 0 (most relevant), 1 or 2.
    pub relevance: u32,
    /// 0
    pub reserved: u32,
}

/// A stretch of a placement in one unit, on one pool of posts. Set `struct_size` to `sizeof(alis_segment)`.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default)]
pub struct alis_segment {
    /// `sizeof(alis_segment)`
    pub struct_size: u32,
    /// First quarter; see `alis_quarter_dates`.
    pub first_quarter: i32,
    /// Last quarter.
    pub last_quarter: i32,
    /// 0
    pub reserved: u32,
}

/// How many rows the plan has, one for each candidate: the ranked by rank, then the ineligible by id; 0 for a bad handle. Any
/// thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_plan_count(plan: *const alis_plan) -> u64 {
    value_or(0, || Ok(table::get(plan)?.rows().candidates.len() as u64))
}

/// What the plan says of a candidate.
///
/// row: below `alis_plan_count`.
/// out: its `struct_size` must be set.
/// Errors: `ALIS_E_RANGE`, `ALIS_E_HANDLE`, `ALIS_E_NULL`, `ALIS_E_VERSION`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_plan_row(plan: *const alis_plan, row: u64, out: *mut alis_placement) -> alis_status {
    status_of(|| {
        let plan = table::get(plan)?;
        boundary::write_struct(out, plan.rows().row(row)?.placement, "out")
    })
}

/// A segment of a placement.
///
/// row: below `alis_plan_count`; segment: below the row's `segments`.
/// out: its `struct_size` must be set.
/// Errors: as of `alis_plan_row`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_plan_segment(
    plan: *const alis_plan,
    row: u64,
    segment: u32,
    out: *mut alis_segment,
) -> alis_status {
    status_of(|| {
        let plan = table::get(plan)?;
        boundary::write_struct(out, plan.rows().segment(row, segment)?.quarters, "out")
    })
}

/// The candidate's id: UTF-8, ended by a NUL (ids hold none); NULL for a bad handle or row. Valid until `alis_plan_free`. Any
/// thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_plan_candidate_id(plan: *const alis_plan, row: u64) -> *const c_char {
    text_of(plan, |rows| Ok(rows.row(row)?.candidate))
}

/// The trust's id; otherwise as `alis_plan_candidate_id`. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_plan_trust_id(plan: *const alis_plan, row: u64) -> *const c_char {
    text_of(plan, |rows| Ok(rows.row(row)?.trust))
}

/// The id of a segment's unit; NULL for a bad segment too; otherwise as `alis_plan_candidate_id`. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_plan_unit_id(plan: *const alis_plan, row: u64, segment: u32) -> *const c_char {
    text_of(plan, |rows| Ok(rows.segment(row, segment)?.unit))
}

/// The id of a segment's pool of posts; NULL for a bad segment too; otherwise as `alis_plan_candidate_id`. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_plan_post_id(plan: *const alis_plan, row: u64, segment: u32) -> *const c_char {
    text_of(plan, |rows| Ok(rows.segment(row, segment)?.post))
}

fn text_of(plan: *const alis_plan, place: impl FnOnce(&Rows) -> Result<usize, Failure>) -> *const c_char {
    value_or(std::ptr::null(), || {
        let plan = table::get(plan)?;
        let rows = plan.rows();
        Ok(rows.texts[place(rows)?..].as_ptr().cast())
    })
}

/// A plan as rows. Ids are places in `texts`, each ended by a NUL.
pub(crate) struct Rows {
    texts: Vec<u8>,
    candidates: Vec<Row>,
    segments: Vec<Segment>,
}

struct Row {
    placement: alis_placement,
    candidate: usize,
    trust: usize,
    segments: Range<usize>,
}

struct Segment {
    quarters: alis_segment,
    unit: usize,
    post: usize,
}

impl Rows {
    /// The ranked by rank, then the ineligible by id: a plan that was made here lists them so; another is read as it stands.
    pub(crate) fn of(plan: &PlanDocument) -> Self {
        let mut rows = Self { texts: Vec::new(), candidates: Vec::new(), segments: Vec::new() };
        plan.placements.iter().for_each(|placement| rows.placed(placement));
        for unplaced in &plan.unplaced {
            let placement = alis_placement {
                state: alis_state::ALIS_STATE_UNPLACED as i32,
                reason: unplaced_reason(unplaced.reason) as i32,
                rank: unplaced.rank,
                queue_place: unplaced.queue_place,
                ..alis_placement::default()
            };
            rows.add(placement, &unplaced.candidate, &unplaced.trust, 0..0);
        }
        rows.candidates.sort_by_key(|row| row.placement.rank);
        for ineligible in &plan.ineligible {
            let placement = alis_placement {
                state: alis_state::ALIS_STATE_INELIGIBLE as i32,
                reason: refusal(ineligible.rule) as i32,
                ..alis_placement::default()
            };
            rows.add(placement, &ineligible.candidate, &ineligible.trust, 0..0);
        }
        rows
    }

    fn placed(&mut self, placement: &PlacementDocument) {
        let from = self.segments.len();
        for segment in &placement.segments {
            let (unit, post) = (self.text(&segment.unit), self.text(&segment.post));
            let quarters = alis_segment {
                first_quarter: segment.from.number(),
                last_quarter: segment.to.number(),
                ..alis_segment::default()
            };
            self.segments.push(Segment { quarters, unit, post });
        }
        let row = alis_placement {
            state: state(placement.status) as i32,
            rank: placement.rank,
            queue_place: placement.queue_place.unwrap_or(0),
            segments: u32::try_from(placement.segments.len()).unwrap_or(u32::MAX),
            first_quarter: placement.start.number(),
            last_quarter: placement.segments.last().map_or(placement.start, |segment| segment.to).number(),
            months: placement.months,
            waiting: placement.waiting,
            wish: placement.wish,
            away: placement.away,
            relevance: placement.relevance,
            ..alis_placement::default()
        };
        let segments = from..self.segments.len();
        self.add(row, &placement.candidate, &placement.trust, segments);
    }

    fn add(&mut self, placement: alis_placement, candidate: &str, trust: &str, segments: Range<usize>) {
        let (candidate, trust) = (self.text(candidate), self.text(trust));
        self.candidates.push(Row { placement, candidate, trust, segments });
    }

    fn text(&mut self, id: &str) -> usize {
        let place = self.texts.len();
        self.texts.extend_from_slice(id.as_bytes());
        self.texts.push(0);
        place
    }

    fn row(&self, row: u64) -> Result<&Row, Failure> {
        let found = usize::try_from(row).ok().and_then(|row| self.candidates.get(row));
        found.ok_or_else(|| Failure::range("row", row, self.candidates.len()))
    }

    fn segment(&self, row: u64, segment: u32) -> Result<&Segment, Failure> {
        let segments = &self.segments[self.row(row)?.segments.clone()];
        let found = segments.get(segment as usize);
        found.ok_or_else(|| Failure::range("segment", u64::from(segment), segments.len()))
    }
}

fn state(status: PlacementStatus) -> alis_state {
    match status {
        PlacementStatus::Proposed => alis_state::ALIS_STATE_PROPOSED,
        PlacementStatus::Expected => alis_state::ALIS_STATE_EXPECTED,
        PlacementStatus::Serving => alis_state::ALIS_STATE_SERVING,
        PlacementStatus::Accepted => alis_state::ALIS_STATE_ACCEPTED,
        PlacementStatus::Offered => alis_state::ALIS_STATE_OFFERED,
    }
}

fn unplaced_reason(reason: UnplacedReason) -> alis_reason {
    match reason {
        UnplacedReason::BeyondHorizon => alis_reason::ALIS_REASON_BEYOND_HORIZON,
        UnplacedReason::Leave => alis_reason::ALIS_REASON_LEAVE,
        UnplacedReason::Service => alis_reason::ALIS_REASON_SERVICE,
        UnplacedReason::Goals => alis_reason::ALIS_REASON_GOALS,
        UnplacedReason::Places => alis_reason::ALIS_REASON_PLACES,
        UnplacedReason::Declined => alis_reason::ALIS_REASON_DECLINED,
        UnplacedReason::NoPost => alis_reason::ALIS_REASON_NO_POST,
        UnplacedReason::Full => alis_reason::ALIS_REASON_FULL,
    }
}

fn refusal(rule: EligibilityRule) -> alis_reason {
    match rule {
        EligibilityRule::Schemes => alis_reason::ALIS_REASON_SCHEMES,
        EligibilityRule::MunicipalityRegistered => alis_reason::ALIS_REASON_MUNICIPALITY_REGISTERED,
        EligibilityRule::Catchment => alis_reason::ALIS_REASON_CATCHMENT,
        EligibilityRule::Employment => alis_reason::ALIS_REASON_EMPLOYMENT,
    }
}
