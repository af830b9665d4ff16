//! Progress of long work, on standard error, where that is a screen.

use std::io::Write;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Work shorter than this shows nothing.
const QUIET: Duration = Duration::from_secs(1);
/// How often the line is written.
const STEP: Duration = Duration::from_millis(100);

/// A line that is written over and over, and wiped at the end.
pub(crate) struct Progress<'a> {
    state: Mutex<State<'a>>,
}

struct State<'a> {
    out: &'a mut (dyn Write + Send),
    due: Instant,
    shown: bool,
}

impl<'a> Progress<'a> {
    pub(crate) fn new(out: &'a mut (dyn Write + Send)) -> Self {
        Self { state: Mutex::new(State { out, due: Instant::now() + QUIET, shown: false }) }
    }

    /// Shows how many of how many are done.
    pub(crate) fn tell(&self, done: usize, all: usize) {
        let Ok(mut state) = self.state.lock() else { return };
        let now = Instant::now();
        if now >= state.due {
            state.due = now + STEP;
            state.shown = true;
            // Progress that cannot be shown is no reason to stop.
            let _ = write!(state.out, "\r{done}/{all}").and_then(|()| state.out.flush());
        }
    }

    /// Wipes the line.
    pub(crate) fn finish(self) {
        let Ok(state) = self.state.into_inner() else { return };
        if state.shown {
            let _ = write!(state.out, "\r\u{1b}[K").and_then(|()| state.out.flush());
        }
    }
}
