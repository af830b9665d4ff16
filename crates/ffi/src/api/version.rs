//! What library this is.

use std::ffi::{CString, c_char};
use std::sync::OnceLock;

use alis::document::DocumentKind;
use alis::rules::BUILT_IN;
use serde_json::{Value, json};

use super::alis_buf;
use super::buf::hand_out;
use crate::guard::{guard, value_or};
use crate::{boundary, calls, request, status, table};

/// The number of the binary interface that this header describes. Compare it with `alis_abi_version()` when the library is loaded:
/// another number is another interface. It is also the number in the shared library's SONAME.
pub const ALIS_ABI_VERSION: u32 = 0;

/// The number of the binary interface of the library that is loaded. Never fails. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_abi_version() -> u32 {
    ALIS_ABI_VERSION
}

/// The version of the library, such as "0.1.0". Static: never freed. Never fails. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_version() -> *const c_char {
    concat!(env!("CARGO_PKG_VERSION"), "\0").as_ptr().cast()
}

/// What the library is made of, as JSON: version, abi, schemas, rule_sets, calls. Static: never freed. Never fails. Any
/// thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_build_info() -> *const c_char {
    static INFO: OnceLock<CString> = OnceLock::new();
    let made = || CString::new(information().to_string()).unwrap_or_default();
    value_or(c"{}".as_ptr(), || Ok(INFO.get_or_init(made).as_ptr()))
}

/// What the library is made of.
pub(crate) fn information() -> Value {
    json!({
        "format": "alis.info/1",
        "version": env!("CARGO_PKG_VERSION"),
        "abi": ALIS_ABI_VERSION,
        "schemas": DocumentKind::ALL.map(DocumentKind::name),
        "rule_sets": BUILT_IN,
        "calls": request::call_names().collect::<Vec<_>>(),
    })
}

/// The name of a status, such as "ALIS_E_NULL"; of a number that is none, "ALIS_E_UNKNOWN". Static: never freed. Never fails. Any
/// thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_status_name(status: i32) -> *const c_char {
    status::name(status).as_ptr()
}

/// How many handles are alive in the process: 0 at the end of a test that freed what it made. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_live_handles() -> u64 {
    value_or(0, || Ok(table::live() as u64))
}

/// The JSON Schema (draft 2020-12) of a document.
///
/// name: UTF-8, name_len bytes: "problem", "plan", or another of those that `alis_build_info` lists.
/// out: the schema; yours, `alis_buf_free`.
/// Errors: `ALIS_E_NOT_FOUND` for another name. Any thread. Since 0.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn alis_json_schema(
    name: *const u8,
    name_len: usize,
    out: *mut *mut alis_buf,
    error: *mut *mut super::alis_error,
) -> status::alis_status {
    guard(error, || {
        boundary::writable(out, "out")?;
        let name = calls::name(name, name_len, "name")?;
        hand_out(out, calls::schema(name)?);
        Ok(())
    })
}
