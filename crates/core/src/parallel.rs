//! Work that several threads can share, with the results in the order of the work.

use std::panic::resume_unwind;
use std::thread::{Builder, scope};

/// The name of each thread that the library starts, by which a host's panic hook can tell them.
pub const WORKER: &str = "alis-worker";

/// A thread that is about to be started.
pub(crate) fn worker() -> Builder {
    Builder::new().name(WORKER.to_owned())
}

/// Does each piece of work on a thread of its own, the first on this one; the results come in the order of the work.
/// Where there is no thread to be had, this one does the work.
pub(crate) fn each<W: Copy + Send + Sync, R: Send>(
    pieces: impl Iterator<Item = W>,
    work: impl Fn(W) -> R + Sync,
) -> Vec<R> {
    let mut pieces = pieces;
    let Some(first) = pieces.next() else { return Vec::new() };
    let Some(second) = pieces.next() else { return vec![work(first)] };
    let (work, pieces) = (&work, std::iter::once(second).chain(pieces));
    scope(|scope| {
        let started: Vec<_> = pieces.map(|piece| (piece, worker().spawn_scoped(scope, move || work(piece)))).collect();
        let mut results = vec![work(first)];
        results.extend(started.into_iter().map(|(piece, thread)| match thread {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => work(piece),
        }));
        results
    })
}

/// Does two things, the second on a thread of its own where there may be several.
pub(crate) fn both<A, B: Send>(threads: usize, first: impl FnOnce() -> A, second: impl Fn() -> B + Sync) -> (A, B) {
    if threads <= 1 {
        return (first(), second());
    }
    scope(|scope| {
        let started = worker().spawn_scoped(scope, &second);
        let first = first();
        let second = match started {
            Ok(thread) => thread.join().unwrap_or_else(|panic| resume_unwind(panic)),
            Err(_) => second(),
        };
        (first, second)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_work() {
        assert_eq!(each(0..8, |number| number * 2), [0, 2, 4, 6, 8, 10, 12, 14]);
        assert!(each(0..0, |number: i32| number).is_empty());
    }
}
