//! The wall between the library and its caller: a panic ends here, as a status.

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind, set_hook, take_hook};
use std::sync::Once;

use crate::api::alis_error;
use crate::boundary;
use crate::failure::Failure;
use crate::status::alis_status;
use crate::table;

thread_local! {
    /// How many guarded calls this thread is in.
    static DEPTH: Cell<u32> = const { Cell::new(0) };
    /// Where the last panic of a guarded call was, and what it said.
    static LAST: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Panics of guarded calls, and of the threads that the library starts, are kept for the error and printed nowhere; all others,
/// where the host is Rust too, go on to the hook that was there.
fn keep_quiet() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = take_hook();
        set_hook(Box::new(move |panic| {
            // A thread at its end has no thread-locals any more; the library is not called from there by itself.
            let guarded = DEPTH.try_with(|depth| depth.get() > 0).unwrap_or(true);
            let ours = std::thread::current().name().is_some_and(|name| name == alis::WORKER);
            if !guarded && !ours {
                return before(panic);
            }
            let said = panic.payload();
            let text = said.downcast_ref::<&str>().copied().or(said.downcast_ref::<String>().map(String::as_str));
            let text = text.unwrap_or("no message");
            let place = panic.location().map(|place| format!("{}:{}: ", place.file(), place.line()));
            let text = format!("{}{text}", place.unwrap_or_default());
            let _ = LAST.try_with(|last| last.try_borrow_mut().map(|mut last| *last = Some(text)));
        }));
    });
}

/// Runs a body; a panic in it is a failure.
fn caught<T>(body: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    keep_quiet();
    let count = |by: fn(u32) -> u32| {
        let _ = DEPTH.try_with(|depth| depth.set(by(depth.get())));
    };
    count(|depth| depth.saturating_add(1));
    let done = catch_unwind(AssertUnwindSafe(body));
    count(|depth| depth.saturating_sub(1));
    done.unwrap_or_else(|panic| {
        let kept = LAST.try_with(|last| last.try_borrow_mut().ok().and_then(|mut last| last.take())).ok().flatten();
        // Of a panic in a thread of ours the place stayed there; what it said came along.
        let said = || panic.downcast_ref::<&str>().map(ToString::to_string).or(panic.downcast_ref().cloned());
        let text = kept.or_else(said).unwrap_or_else(|| "no message".to_owned());
        // Dropping what was thrown may itself panic, and would do so outside of any guard.
        std::mem::forget(panic);
        Err(Failure::panic(&text))
    })
}

/// Runs the body of an exported function; what went wrong goes to the caller as an error object.
pub(crate) fn guard(error: *mut *mut alis_error, body: impl FnOnce() -> Result<(), Failure>) -> alis_status {
    let (status, handle) = match caught(body) {
        Ok(()) => (alis_status::ALIS_OK, std::ptr::null_mut()),
        Err(failure) => {
            let status = failure.status;
            // Making the error is guarded too; where even that fails the status must do.
            let made = |failure| caught(|| Ok(table::insert::<alis_error>(failure)));
            (status, if error.is_null() { std::ptr::null_mut() } else { made(failure).unwrap_or(std::ptr::null_mut()) })
        }
    };
    boundary::write(error, handle);
    status
}

/// Runs the body of an exported function that has no error object.
pub(crate) fn status_of(body: impl FnOnce() -> Result<(), Failure>) -> alis_status {
    guard(std::ptr::null_mut(), body)
}

/// Runs the body of an exported function that returns a value; where it fails, this one.
pub(crate) fn value_or<T>(otherwise: T, body: impl FnOnce() -> Result<T, Failure>) -> T {
    caught(body).unwrap_or(otherwise)
}
