//! Running parts that share nothing on several threads.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::parallel::worker;

/// Runs each part, on several threads where allowed; the results stand in the parts' order.
pub(super) fn in_parallel<P: Sync, R: Send>(parts: &[P], threads: usize, run: &(dyn Fn(&P) -> R + Sync)) -> Vec<R> {
    if threads <= 1 || parts.len() <= 1 {
        return parts.iter().map(run).collect();
    }
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, R)>> = Mutex::new(Vec::with_capacity(parts.len()));
    let work = || {
        while let Some((number, part)) = take(parts, &next) {
            let result = run(part);
            // A thread that panicked while it held the lock left a whole list behind.
            done.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push((number, result));
        }
    };
    std::thread::scope(|scope| {
        // This thread is one of them, so that small parts are done before another has begun.
        for _ in 1..threads.min(parts.len()) {
            // Where there is no thread to be had, this one does the work.
            let _ = worker().spawn_scoped(scope, work);
        }
        work();
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_unstable_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, result)| result).collect()
}

fn take<'a, P>(parts: &'a [P], next: &AtomicUsize) -> Option<(usize, &'a P)> {
    let number = next.fetch_add(1, Ordering::Relaxed);
    parts.get(number).map(|part| (number, part))
}
