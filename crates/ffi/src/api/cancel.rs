//! Switches that end calls.

use std::sync::atomic::{AtomicBool, Ordering};

use super::objects::Cancel;
use super::shared::freed;
use crate::api::alis_cancel;
use crate::guard::{status_of, value_or};
use crate::status::alis_status;
use crate::{boundary, table};

/// Makes a switch that ends calls.
///
/// out: the switch; yours, `alis_cancel_free`.
/// Errors: `ALIS_E_NULL`. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_cancel_new(out: *mut *mut alis_cancel) -> alis_status {
    status_of(|| {
        boundary::writable(out, "out")?;
        boundary::write(out, table::insert::<alis_cancel>(Cancel(AtomicBool::new(false))));
        Ok(())
    })
}

/// Ends every call that was given this switch, soon, with `ALIS_E_CANCELLED` and no result; those that begin later as well. It stays
/// so. Any thread, from a callback too, but not from a signal handler. Since 0.1.
///
/// Errors: `ALIS_E_HANDLE`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_cancel_trigger(cancel: *const alis_cancel) -> alis_status {
    status_of(|| {
        table::get(cancel)?.0.store(true, Ordering::Relaxed);
        Ok(())
    })
}

/// Whether the switch was triggered: 1 or 0; -1 for a bad handle. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_cancel_is_triggered(cancel: *const alis_cancel) -> i32 {
    value_or(-1, || Ok(i32::from(table::get(cancel)?.0.load(Ordering::Relaxed))))
}

/// Frees the switch; calls that have it go on and are no longer ended by it. NULL, and a handle that is none, do nothing. Any
/// thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_cancel_free(cancel: *mut alis_cancel) {
    freed(cancel);
}
