//! Bytes that the library hands out.

use super::objects::Buffer;
use super::shared::freed;
use crate::api::alis_buf;
use crate::guard::value_or;
use crate::{boundary, table};

/// Gives the caller bytes of its own.
pub(crate) fn hand_out(out: *mut *mut alis_buf, bytes: Vec<u8>) {
    boundary::write(out, table::insert::<alis_buf>(Buffer::new(bytes)));
}

/// The bytes, with a NUL behind them that `alis_buf_len` does not count; NULL for a bad handle. Valid until `alis_buf_free`. Any
/// thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_buf_data(buf: *const alis_buf) -> *const u8 {
    value_or(std::ptr::null(), || Ok(table::get(buf)?.with_nul().as_ptr()))
}

/// How many bytes there are, without the NUL; 0 for a bad handle. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_buf_len(buf: *const alis_buf) -> usize {
    value_or(0, || Ok(table::get(buf)?.len()))
}

/// Frees the bytes. NULL, and a handle that is none, do nothing. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_buf_free(buf: *mut alis_buf) {
    freed(buf);
}
