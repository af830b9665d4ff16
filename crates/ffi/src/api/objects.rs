//! The types of handles, and what stands behind each.

use std::ffi::c_void;
use std::sync::atomic::{AtomicBool, AtomicPtr, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::thread;

use alis::document::{PlanDocument, ProblemDocument};
use alis::language::Language;
use alis::{PlanOptions, Problem};

use super::rows::Rows;
use crate::boundary::{alis_progress_fn, tell};
use crate::failure::Failure;

/// How calls are made: language of errors, limits, threads, and who is told of progress. An engine serves one call at a time
/// (else `ALIS_E_BUSY`); make one for each thread. Nothing of a call stays behind in it.
#[derive(Debug)]
pub struct alis_engine {
    _private: [u8; 0],
}

/// A switch that ends calls: shared by as many calls as wanted, on any threads, and never reset.
#[derive(Debug)]
pub struct alis_cancel {
    _private: [u8; 0],
}

/// A problem that was read and found valid. Immutable; may be used by many threads at once.
#[derive(Debug)]
pub struct alis_problem {
    _private: [u8; 0],
}

/// A plan. Immutable; may be used by many threads at once. It does not need the problem that it was made of.
#[derive(Debug)]
pub struct alis_plan {
    _private: [u8; 0],
}

/// What was found of a problem or of a plan. Immutable; may be used by many threads at once.
#[derive(Debug)]
pub struct alis_report {
    _private: [u8; 0],
}

/// Bytes of the library's, mostly a JSON document. Immutable; may be used by many threads at once.
#[derive(Debug)]
pub struct alis_buf {
    _private: [u8; 0],
}

/// What went wrong in a call. Immutable; may be used by many threads at once.
#[derive(Debug)]
pub struct alis_error {
    _private: [u8; 0],
}

/// What stands behind an [`alis_engine`].
pub(crate) struct Engine {
    pub(crate) language: Language,
    pub(crate) max_input_bytes: u64,
    pub(crate) threads: usize,
    is_busy: AtomicBool,
    progress: Mutex<alis_progress_fn>,
    user_data: AtomicPtr<c_void>,
}

impl Engine {
    pub(crate) fn new(language: Language, max_input_bytes: u64, threads: usize) -> Self {
        let (is_busy, progress) = (AtomicBool::new(false), Mutex::new(None));
        let user_data = AtomicPtr::new(std::ptr::null_mut());
        Self { language, max_input_bytes, threads, is_busy, progress, user_data }
    }

    /// Takes the engine for a call.
    pub(crate) fn begin(&self) -> Result<Session<'_>, Failure> {
        let taken = self.is_busy.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed);
        taken.map(|_| Session { engine: self }).map_err(|_| Failure::busy())
    }

    fn progress(&self) -> MutexGuard<'_, alis_progress_fn> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// An engine in a call. Ended by a panic too, but not by a callback that jumps out of the call: then the engine stays taken.
pub(crate) struct Session<'a> {
    pub(crate) engine: &'a Engine,
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        self.engine.is_busy.store(false, Ordering::Release);
    }
}

impl Session<'_> {
    /// From now on this function is told of progress, with this pointer.
    pub(crate) fn set_progress(&self, function: alis_progress_fn, user_data: *mut c_void) {
        *self.engine.progress() = function;
        self.engine.user_data.store(user_data, Ordering::Relaxed);
    }

    /// Does work that can be cancelled, by the caller's switch or by its callback, which is told how far the work is. The callback
    /// is called on this thread alone and with no lock held; what other threads prove is told with the next of this one.
    pub(crate) fn watched<T>(&self, cancel: Option<&Cancel>, work: impl FnOnce(PlanOptions<'_>) -> T) -> T {
        let stopped = AtomicBool::new(false);
        let switches = [Some(&stopped), cancel.map(|cancel| &cancel.0)];
        let switches: Vec<&AtomicBool> = switches.into_iter().flatten().collect();
        let function = *self.engine.progress();
        let user_data = &self.engine.user_data;
        let caller = thread::current().id();
        let told = |proved: usize, of: usize| {
            if thread::current().id() != caller || stopped.load(Ordering::Relaxed) {
                return;
            }
            if tell(function, proved as u64, of as u64, user_data.load(Ordering::Relaxed)) != 0 {
                stopped.store(true, Ordering::Relaxed);
            }
        };
        let threads = self.engine.threads;
        let progress: Option<&(dyn Fn(usize, usize) + Sync)> = if function.is_some() { Some(&told) } else { None };
        work(PlanOptions { threads, progress, cancel: &switches, ..PlanOptions::default() })
    }
}

/// What stands behind an [`alis_cancel`].
pub(crate) struct Cancel(pub(crate) AtomicBool);

/// What stands behind an [`alis_problem`].
pub(crate) struct ProblemObject {
    pub(crate) problem: Problem,
    pub(crate) document: ProblemDocument,
}

/// What stands behind an [`alis_plan`].
pub(crate) struct PlanObject {
    pub(crate) document: PlanDocument,
    /// The bytes that it was read from; none of a plan that was made here.
    pub(crate) stated: Option<Vec<u8>>,
    /// Made when the first row is asked for.
    rows: OnceLock<Rows>,
}

impl PlanObject {
    pub(crate) fn new(document: PlanDocument, stated: Option<Vec<u8>>) -> Self {
        Self { document, stated, rows: OnceLock::new() }
    }

    pub(crate) fn rows(&self) -> &Rows {
        self.rows.get_or_init(|| Rows::of(&self.document))
    }
}

/// What stands behind an [`alis_report`].
pub(crate) struct Report {
    pub(crate) verdict: super::alis_verdict,
    pub(crate) findings: usize,
    pub(crate) unproved: u32,
    pub(crate) json: Vec<u8>,
}

/// What stands behind an [`alis_buf`]: bytes with a NUL behind them.
pub(crate) struct Buffer(Vec<u8>);

impl Buffer {
    pub(crate) fn new(mut bytes: Vec<u8>) -> Self {
        bytes.push(0);
        Self(bytes)
    }

    /// The bytes, and behind them a NUL.
    pub(crate) fn with_nul(&self) -> &[u8] {
        &self.0
    }

    /// How many there are, without the NUL.
    pub(crate) fn len(&self) -> usize {
        self.0.len() - 1
    }
}
