//! Every read and write through a caller's pointer, and every call of a caller's function. All `unsafe` blocks of the project
//! stand here.
//!
//! The functions below are safe to call from this crate alone, for one reason: each pointer comes from the argument of an
//! exported `unsafe extern "C"` function, whose contract (the header) is that a pointer is NULL or good for the access that
//! the function names, for the time of the call. Alignment is not part of that contract: accesses are unaligned.
#![allow(unsafe_code, reason = "the one place where the caller's memory is reached")]

use std::ffi::c_void;

use crate::failure::Failure;

/// The largest struct that a caller may pass, in bytes: what is longer was never one of ours.
const LARGEST_STRUCT: usize = 4096;

/// Structs that begin with their own size in bytes, and are integers throughout.
///
/// # Safety
/// Every pattern of bits must be a value, there must be no padding, and the first field must be `struct_size: u32`.
pub(crate) unsafe trait Plain: Copy + Default {}

macro_rules! plain {
    ($($type:ty),+ $(,)?) => {
        $(
            // SAFETY: a `repr(C)` struct of integers in which every field is aligned without padding; `api` asserts its size.
            unsafe impl Plain for $type {}
        )+
    };
}
plain!(
    crate::api::alis_engine_options,
    crate::api::alis_solve_options,
    crate::api::alis_problem_counts,
    crate::api::alis_placement,
    crate::api::alis_segment,
    crate::api::alis_quarter,
    crate::api::alis_fault,
);

/// The bytes of an argument, borrowed for the call. A length above `limit` is refused before memory is touched.
pub(crate) fn bytes<'a>(data: *const u8, length: usize, limit: u64, name: &'static str) -> Result<&'a [u8], Failure> {
    if data.is_null() {
        return Err(Failure::null(name));
    }
    if isize::try_from(length).is_err() || u64::try_from(length).is_ok_and(|length| length > limit) {
        return Err(Failure::too_long(name, length, limit));
    }
    // SAFETY: not NULL, no longer than memory can be, and by contract readable for so many bytes, unchanged during the call.
    Ok(unsafe { std::slice::from_raw_parts(data, length) })
}

/// Refuses an output that is NULL, before there is anything to put into it.
pub(crate) fn writable<T>(out: *mut T, name: &'static str) -> Result<(), Failure> {
    if out.is_null() { Err(Failure::null(name)) } else { Ok(()) }
}

/// Writes an output. One that is NULL is left out: whoever must have it asks [`writable`] first.
pub(crate) fn write<T: Copy>(out: *mut T, value: T) {
    if !out.is_null() {
        // SAFETY: not NULL, and by contract writable for a `T`; the access needs no alignment.
        unsafe { out.write_unaligned(value) };
    }
}

/// Reads a struct by its own size: an older, shorter one leaves the fields that it lacks at 0, a newer, longer one is accepted
/// where the fields that are not known here are 0.
pub(crate) fn read_struct<T: Plain>(from: *const T, name: &'static str) -> Result<T, Failure> {
    let given = struct_bytes(from.cast(), name)?;
    let known = given.len().min(size_of::<T>());
    if given[known..].iter().any(|&byte| byte != 0) {
        return Err(Failure::version(name, given.len()));
    }
    let mut value = T::default();
    // SAFETY: both hold `known` bytes and do not overlap, and by `Plain` whatever they are is a value.
    unsafe { std::ptr::copy_nonoverlapping(given.as_ptr(), (&raw mut value).cast(), known) };
    Ok(value)
}

/// Writes a struct into one that states its size: as much of it as fits, and only where the fields that are not known here are
/// 0. They stay so, and `struct_size` stays as it is.
pub(crate) fn write_struct<T: Plain>(out: *mut T, value: T, name: &'static str) -> Result<(), Failure> {
    let given = struct_bytes(out.cast_const().cast(), name)?;
    let (skipped, end) = (size_of::<u32>(), given.len().min(size_of::<T>()));
    if given[end..].iter().any(|&byte| byte != 0) {
        return Err(Failure::version(name, given.len()));
    }
    let (from, to) = ((&raw const value).cast::<u8>(), out.cast::<u8>());
    // SAFETY: `end` is at least `skipped` and within both; by contract the caller's struct is writable for its size.
    unsafe { std::ptr::copy_nonoverlapping(from.add(skipped), to.add(skipped), end - skipped) };
    Ok(())
}

/// The bytes of a struct that begins with its size.
fn struct_bytes<'a>(from: *const u8, name: &'static str) -> Result<&'a [u8], Failure> {
    if from.is_null() {
        return Err(Failure::null(name));
    }
    // SAFETY: not NULL, and by contract it begins with a `uint32_t`; the access needs no alignment.
    let size = unsafe { from.cast::<u32>().read_unaligned() } as usize;
    if !(size_of::<u32>()..=LARGEST_STRUCT).contains(&size) {
        return Err(Failure::version(name, size));
    }
    // SAFETY: by contract the struct is readable for the size that it states.
    Ok(unsafe { std::slice::from_raw_parts(from, size) })
}

/// Told how far a call is: proved ranks, of how many. Any result but 0 cancels the call. See `alis_engine_set_progress`.
pub type alis_progress_fn = Option<unsafe extern "C-unwind" fn(proved: u64, of: u64, user_data: *mut c_void) -> i32>;

/// Calls the caller's function; one that is NULL is told nothing, and cancels nothing.
pub(crate) fn tell(function: alis_progress_fn, proved: u64, of: u64, user_data: *mut c_void) -> i32 {
    let Some(function) = function else { return 0 };
    // SAFETY: by contract the function may be called with the pointer that was given beside it, as long as the engine has it.
    unsafe { function(proved, of, user_data) }
}
