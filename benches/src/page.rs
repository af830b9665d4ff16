//! `docs/performance.md`: prose, and parts between marks that are made of the figures.
//!
//! A part begins with a line `<!-- measured: NAME -->` and ends with `<!-- end -->`; what stands between is replaced.

use std::fs;
use std::path::PathBuf;

use crate::counting::Baseline;
use crate::figures::{self, GoalFigures, ScalingFigures};
use crate::peers::Peers;
use crate::{plots, tables};

const PAGE: &str = "performance.md";

/// What there is to show.
#[derive(Debug)]
struct Kept {
    goals: Option<GoalFigures>,
    scaling: Option<ScalingFigures>,
    peers: Option<Peers>,
    instructions: Option<Baseline>,
}

impl Kept {
    fn load() -> Self {
        Self {
            goals: figures::load("goals.json"),
            scaling: figures::load("scaling.json"),
            peers: figures::load("peers.json"),
            instructions: Baseline::kept(),
        }
    }

    /// The text of a part; nothing where its figures are missing.
    fn part(&self, name: &str) -> String {
        let text = match name {
            "goals" => self.goals.as_ref().map(|goals| tables::goals(goals, self.scaling.as_ref())),
            "stages" => self.goals.as_ref().map(tables::stages),
            "scaling" => self.scaling.as_ref().map(tables::scaling),
            "peers" => self.peers.as_ref().map(tables::peers),
            "instructions" => self.instructions.as_ref().map(tables::instructions),
            _ => panic!("{PAGE}: there is no part {name}"),
        };
        text.unwrap_or_default()
    }

    /// Every picture that is drawn here, with its file's name.
    fn pictures(&self) -> Vec<(&'static str, String)> {
        let mut pictures = Vec::new();
        if let Some(scaling) = &self.scaling {
            pictures.push(("scaling.svg", plots::scaling_time(scaling)));
            pictures.push(("memory.svg", plots::scaling_memory(scaling)));
        }
        if let Some(goals) = &self.goals {
            pictures.push(("stages.svg", plots::stages(goals)));
        }
        pictures
    }
}

/// Writes the page and its pictures.
///
/// # Panics
/// Where a file cannot be read or written, or a mark is broken.
pub fn write() {
    let kept = Kept::load();
    for (name, svg) in kept.pictures() {
        fs::write(figures::folder().join(name), svg).expect("the folder is ours");
    }
    fs::write(path(), filled(&present(), |name| kept.part(name))).expect("the page is ours");
}

/// Whether the page and its pictures are what the figures say.
///
/// # Panics
/// Where the page cannot be read, or a mark is broken.
pub fn is_current() -> bool {
    let kept = Kept::load();
    let is_kept =
        |(name, svg): (&str, String)| fs::read_to_string(figures::folder().join(name)).is_ok_and(|it| it == svg);
    filled(&present(), |name| kept.part(name)) == present() && kept.pictures().into_iter().all(is_kept)
}

fn path() -> PathBuf {
    figures::docs().join(PAGE)
}

fn present() -> String {
    fs::read_to_string(path()).expect("the page is there")
}

/// The page with each part replaced.
fn filled(page: &str, part: impl Fn(&str) -> String) -> String {
    let mut text = String::new();
    let mut is_inside = false;
    for line in page.lines() {
        let name = line.strip_prefix("<!-- measured: ").and_then(|rest| rest.strip_suffix(" -->"));
        if line == "<!-- end -->" {
            assert!(is_inside, "{PAGE}: an end without a beginning");
            is_inside = false;
        }
        if !is_inside {
            text += line;
            text.push('\n');
        }
        if let Some(name) = name {
            assert!(!is_inside, "{PAGE}: {name} begins inside another part");
            is_inside = true;
            let part = part(name);
            if !part.is_empty() {
                text.extend(["\n", part.trim(), "\n\n"]);
            }
        }
    }
    assert!(!is_inside, "{PAGE}: a part without an end");
    text
}

#[cfg(test)]
mod tests {
    use super::filled;

    #[test]
    fn a_part_is_replaced_and_the_rest_is_kept() {
        let page = "a\n<!-- measured: x -->\nold\n<!-- end -->\nb\n";
        let new = filled(page, |name| format!("new {name}\n"));
        assert_eq!(new, "a\n<!-- measured: x -->\n\nnew x\n\n<!-- end -->\nb\n");
        assert_eq!(filled(&new, |name| format!("new {name}\n")), new);
        assert_eq!(filled(page, |_| String::new()), "a\n<!-- measured: x -->\n<!-- end -->\nb\n");
    }

    #[test]
    #[should_panic(expected = "without an end")]
    fn a_broken_mark_is_refused() {
        filled("<!-- measured: x -->\n", |_| String::new());
    }
}
