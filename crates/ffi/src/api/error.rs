//! What went wrong.

use std::ffi::c_char;

use super::buf::hand_out;
use super::shared::freed;
use crate::api::{alis_buf, alis_error};
use crate::failure::{Failure, FaultTexts};
use crate::guard::{status_of, value_or};
use crate::status::alis_status;
use crate::{boundary, table};

/// The place of a fault in a document. Set `struct_size` to `sizeof(alis_fault)`.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default)]
pub struct alis_fault {
    /// `sizeof(alis_fault)`
    pub struct_size: u32,
    /// Line in the document, from 1; 0 where the place is not in a document.
    pub line: u32,
    /// Column in the line, in characters, from 1; 0 where the place is not in a document.
    pub column: u32,
    /// 0
    pub reserved: u32,
}

/// The status that the call returned; `ALIS_E_HANDLE` for a bad handle. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_error_status(error: *const alis_error) -> alis_status {
    value_or(alis_status::ALIS_E_HANDLE, || Ok(table::get(error)?.status))
}

/// What went wrong, in one sentence: UTF-8, ended by a NUL, never NULL (empty for a bad handle). Valid until
/// `alis_error_free`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_error_message(error: *const alis_error) -> *const c_char {
    value_or(c"".as_ptr(), || Ok(table::get(error)?.message_with_nul().as_ptr().cast()))
}

/// How many faults of a document the error lists: all of them; 0 where no document is at fault, and for a bad handle. Any thread.
/// Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_error_fault_count(error: *const alis_error) -> u64 {
    value_or(0, || Ok(table::get(error)?.faults.len() as u64))
}

/// Where a fault is.
///
/// index: below `alis_error_fault_count`.
/// out: its `struct_size` must be set.
/// Errors: `ALIS_E_HANDLE`, `ALIS_E_NULL`, `ALIS_E_RANGE`, `ALIS_E_VERSION`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_error_fault(error: *const alis_error, index: u64, out: *mut alis_fault) -> alis_status {
    status_of(|| {
        let error = table::get(error)?;
        let found = &fault(&error, index)?.document;
        let place = alis_fault { line: found.line, column: found.column, ..alis_fault::default() };
        boundary::write_struct(out, place, "out")
    })
}

/// The JSON pointer (RFC 6901) of a fault: UTF-8, ended by a NUL; NULL for a bad handle or index. Valid until `alis_error_free`. Any
/// thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_error_fault_pointer(error: *const alis_error, index: u64) -> *const c_char {
    value_or(std::ptr::null(), || Ok(fault(&*table::get(error)?, index)?.pointer.as_ptr().cast()))
}

/// A fault in one line: where, what stands there, what was expected, what to do. UTF-8, ended by a NUL; NULL for a bad handle or
/// index. Valid until `alis_error_free`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_error_fault_message(error: *const alis_error, index: u64) -> *const c_char {
    value_or(std::ptr::null(), || Ok(fault(&*table::get(error)?, index)?.message.as_ptr().cast()))
}

/// All of the error as a document: `alis.error/1`, with every fault's code, JSON pointer, line, column, value, and words.
///
/// out: the document; yours, `alis_buf_free`.
/// Errors: `ALIS_E_HANDLE`, `ALIS_E_NULL`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_error_to_json(error: *const alis_error, out: *mut *mut alis_buf) -> alis_status {
    status_of(|| {
        boundary::writable(out, "out")?;
        hand_out(out, table::get(error)?.to_json()?);
        Ok(())
    })
}

/// Frees the error. NULL, and a handle that is none, do nothing. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_error_free(error: *mut alis_error) {
    freed(error);
}

fn fault(error: &Failure, index: u64) -> Result<&FaultTexts, Failure> {
    let found = usize::try_from(index).ok().and_then(|index| error.faults.get(index));
    found.ok_or_else(|| Failure::range("index", index, error.faults.len()))
}
