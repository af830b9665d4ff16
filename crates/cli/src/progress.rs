//! Progress of long work, on standard error, where that is a screen.

use std::io::Write;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use alis::language::Language;

/// Work shorter than this shows nothing on a screen.
pub(crate) const QUIET: Duration = Duration::from_secs(1);
/// How often the line is written.
const STEP: Duration = Duration::from_millis(100);

/// A line that is written over and over, and wiped at the end.
pub(crate) struct Progress<'a> {
    state: Mutex<State<'a>>,
}

struct State<'a> {
    out: &'a mut (dyn Write + Send),
    language: Language,
    due: Instant,
    shown: bool,
}

impl<'a> Progress<'a> {
    /// Nothing is shown for so long at first.
    pub(crate) fn new(out: &'a mut (dyn Write + Send), language: Language, quiet: Duration) -> Self {
        Self { state: Mutex::new(State { out, language, due: Instant::now() + quiet, shown: false }) }
    }

    /// Shows how many candidates of how many are proved.
    pub(crate) fn tell(&self, done: usize, all: usize) {
        let Ok(mut state) = self.state.lock() else { return };
        let now = Instant::now();
        if now >= state.due {
            state.due = now + STEP;
            state.shown = true;
            // Progress that cannot be shown is no reason to stop.
            let text = match state.language {
                Language::Nb => format!("\rbevist {done} av {all} kandidater"),
                Language::En => format!("\rproved {done} of {all} candidates"),
            };
            let _ = state.out.write_all(text.as_bytes()).and_then(|()| state.out.flush());
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(language: Language, quiet: Duration) -> String {
        let mut out = Vec::new();
        let progress = Progress::new(&mut out, language, quiet);
        progress.tell(12, 149);
        // Too soon after the one before it.
        progress.tell(13, 149);
        progress.finish();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn progress_is_a_line_of_words_and_wiped_at_the_end() {
        assert_eq!(shown(Language::Nb, Duration::ZERO), "\rbevist 12 av 149 kandidater\r\u{1b}[K");
        assert_eq!(shown(Language::En, Duration::ZERO), "\rproved 12 of 149 candidates\r\u{1b}[K");
        assert_eq!(shown(Language::En, QUIET), "");
    }
}
