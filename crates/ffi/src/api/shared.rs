//! What the exported functions have in common: an engine is taken, something is made of the arguments, and the caller gets it.

use super::objects::{Buffer, Session, alis_buf, alis_engine, alis_error};
use crate::boundary;
use crate::failure::Failure;
use crate::guard::{guard, value_or};
use crate::status::alis_status;
use crate::table::{self, Handle};

/// Makes an object with an engine, and hands it out. Nothing is read or made where `out` is NULL or the engine cannot be had.
pub(crate) fn made<H: Handle>(
    engine: *mut alis_engine,
    out: *mut *mut H,
    error: *mut *mut alis_error,
    work: impl FnOnce(&Session<'_>) -> Result<H::Inner, Failure>,
) -> alis_status {
    guard(error, || {
        boundary::writable(out, "out")?;
        let engine = table::get(engine)?;
        let inner = work(&engine.begin()?)?;
        boundary::write(out, table::insert(inner));
        Ok(())
    })
}

/// The same, where what is made is a document.
pub(crate) fn answered(
    engine: *mut alis_engine,
    out: *mut *mut alis_buf,
    error: *mut *mut alis_error,
    question: impl FnOnce(&Session<'_>) -> Result<Vec<u8>, Failure>,
) -> alis_status {
    made(engine, out, error, |session| question(session).map(Buffer::new))
}

/// Ends a handle, if it is one.
pub(crate) fn freed<H: Handle>(handle: *mut H) {
    value_or((), || {
        table::remove(handle);
        Ok(())
    });
}
