//! The numbers that functions return.

use std::ffi::CStr;

/// What a function returns. 0 is success, every other value an error, those too that a later version adds. A number is
/// never used for anything else.
#[repr(i32)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum alis_status {
    /// Done; the outputs are written.
    ALIS_OK = 0,
    /// A pointer is NULL that must not be.
    ALIS_E_NULL = 1,
    /// A handle is NULL, was freed, is of another type, or never was one.
    ALIS_E_HANDLE = 2,
    /// The engine is in a call: one call at a time, and none from its own callback.
    ALIS_E_BUSY = 3,
    /// A struct's `struct_size` is of no known version, or a field that this version does not know is set.
    ALIS_E_VERSION = 4,
    /// An index is not below the count, or a quarter is outside the calendar.
    ALIS_E_RANGE = 5,
    /// An argument has a value that it cannot have: an unknown flag, language, solver or expression.
    ALIS_E_ARGUMENT = 6,
    /// A document is longer than `max_input_bytes`; it was not read.
    ALIS_E_LIMIT = 7,
    /// A document is not of the form that its format demands: no JSON, no UTF-8, an unknown, missing or repeated field, a value of
    /// another type.
    ALIS_E_SYNTAX = 8,
    /// A document is of the right form, and what it says is at fault.
    ALIS_E_INVALID = 9,
    /// Things that do not belong together: a plan of another problem, or by other rules.
    ALIS_E_MISMATCH = 10,
    /// Nothing has this id or name.
    ALIS_E_NOT_FOUND = 11,
    /// It was cancelled; there is no result.
    ALIS_E_CANCELLED = 12,
    /// A solver broke down. The engine's own does not; a back end of the reference solver may.
    ALIS_E_SOLVER = 13,
    /// The plan holds no reasons: it was made without.
    ALIS_E_NO_REASONS = 14,
    /// The plan is not wholly proved (a time limit ended it), and the question can be answered of a proved plan alone.
    ALIS_E_NOT_PROVED = 15,
    /// An error in the library itself. The message says where; other handles and later calls are not affected.
    ALIS_E_PANIC = 16,
}

use alis_status as S;

/// Every status, with its name. A number that was given up would stay here as reserved.
const ALL: [(S, &CStr); 17] = [
    (S::ALIS_OK, c"ALIS_OK"),
    (S::ALIS_E_NULL, c"ALIS_E_NULL"),
    (S::ALIS_E_HANDLE, c"ALIS_E_HANDLE"),
    (S::ALIS_E_BUSY, c"ALIS_E_BUSY"),
    (S::ALIS_E_VERSION, c"ALIS_E_VERSION"),
    (S::ALIS_E_RANGE, c"ALIS_E_RANGE"),
    (S::ALIS_E_ARGUMENT, c"ALIS_E_ARGUMENT"),
    (S::ALIS_E_LIMIT, c"ALIS_E_LIMIT"),
    (S::ALIS_E_SYNTAX, c"ALIS_E_SYNTAX"),
    (S::ALIS_E_INVALID, c"ALIS_E_INVALID"),
    (S::ALIS_E_MISMATCH, c"ALIS_E_MISMATCH"),
    (S::ALIS_E_NOT_FOUND, c"ALIS_E_NOT_FOUND"),
    (S::ALIS_E_CANCELLED, c"ALIS_E_CANCELLED"),
    (S::ALIS_E_SOLVER, c"ALIS_E_SOLVER"),
    (S::ALIS_E_NO_REASONS, c"ALIS_E_NO_REASONS"),
    (S::ALIS_E_NOT_PROVED, c"ALIS_E_NOT_PROVED"),
    (S::ALIS_E_PANIC, c"ALIS_E_PANIC"),
];

/// The name of a status, whatever the number.
pub(crate) fn name(status: i32) -> &'static CStr {
    let known = ALL.iter().find(|(known, _)| *known as i32 == status);
    known.map_or(c"ALIS_E_UNKNOWN", |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_those_that_were_published() {
        for (at, (status, known)) in ALL.iter().enumerate() {
            assert_eq!(*status as usize, at);
            assert_eq!(format!("{status:?}").as_bytes(), known.to_bytes());
            assert_eq!(name(*status as i32), *known);
        }
        assert_eq!(name(-1), c"ALIS_E_UNKNOWN");
        assert_eq!(name(999), c"ALIS_E_UNKNOWN");
    }
}
