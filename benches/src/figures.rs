//! The raw figures, as they are kept under `docs/performance/`.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::machine::Machine;

/// What one instance took, all measured in one process, side by side.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The instance's name.
    pub instance: String,
    /// What it is, for a reader.
    pub title: String,
    /// How many candidates it has.
    pub candidates: u32,
    /// The length of its document.
    pub document_bytes: u64,
    /// How many the plan places.
    pub placed: usize,
    /// How often everything was repeated; times are medians.
    pub rounds: usize,
    /// The document's types read by `serde_json`.
    pub typed_parse_ms: f64,
    /// From bytes to bytes.
    pub whole: Vec<Whole>,
    /// The parts of the whole with one thread, where they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stages: Option<Stages>,
}

/// From bytes to bytes with some number of threads.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Whole {
    /// How many threads.
    pub threads: usize,
    /// The median.
    pub ms: f64,
    /// The most memory that the process ever held, the program and the document included, after one run of this and
    /// of those before it in the list.
    pub peak_kib: u64,
}

/// The stages of the whole way, in milliseconds. The second and the fourth are differences of medians.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Stages {
    /// The document's form.
    pub parse_ms: f64,
    /// Hashing the bytes, validating, and dropping the document: reading less parsing.
    pub validate_ms: f64,
    /// The priority list.
    pub rank_ms: f64,
    /// Options, solving and reporting: planning less ranking.
    pub solve_ms: f64,
    /// The plan's bytes.
    pub write_ms: f64,
}

impl Stages {
    /// The names of the stages with their times, in order.
    pub fn list(&self) -> [(&'static str, f64); 5] {
        [
            ("parse", self.parse_ms),
            ("hash and validate", self.validate_ms),
            ("rank", self.rank_ms),
            ("solve and report", self.solve_ms),
            ("write", self.write_ms),
        ]
    }
}

impl Figure {
    /// The whole way with so many threads.
    pub fn with_threads(&self, threads: usize) -> Option<&Whole> {
        self.whole.iter().find(|whole| whole.threads == threads)
    }

    /// A time as a multiple of the typed parse.
    pub fn ratio(&self, whole: &Whole) -> f64 {
        whole.ms / self.typed_parse_ms
    }

    /// The peak memory as a multiple of the document.
    pub fn memory(&self, whole: &Whole) -> f64 {
        count(whole.peak_kib * 1024) / count(self.document_bytes)
    }
}

/// The figures that the goals are about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoalFigures {
    /// Measured on.
    pub machine: Machine,
    /// One for each instance.
    pub figures: Vec<Figure>,
    /// The command line on Helse Nord.
    pub command: Option<CommandFigure>,
}

/// How long the command takes, from its start to its end.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct CommandFigure {
    /// `alis plan` of Helse Nord, its screen thrown away.
    pub plan_ms: f64,
    /// The same, writing the plan document to a file as well (to the disk, with `fsync`).
    pub plan_to_file_ms: f64,
    /// `alis --version`: what any command costs.
    pub nothing_ms: f64,
}

/// The figures of the curve.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ScalingFigures {
    /// Measured on.
    pub machine: Machine,
    /// One for each family.
    pub families: Vec<FamilyFigures>,
}

/// One family of instances over sizes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FamilyFigures {
    /// What grows, for a reader.
    pub title: String,
    /// From the smallest on.
    pub points: Vec<Figure>,
    /// The sizes that were left out, as the smallest of them took too long.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<u32>,
}

impl FamilyFigures {
    /// Sizes and times with so many threads, from a size on.
    pub fn times(&self, threads: usize, from: u32) -> Vec<(f64, f64)> {
        let points = self.points.iter().filter(|point| point.candidates >= from);
        points.filter_map(|point| Some((f64::from(point.candidates), point.with_threads(threads)?.ms))).collect()
    }
}

/// Where the figures are kept.
pub fn folder() -> PathBuf {
    docs().join("performance")
}

/// Where the page is kept.
pub fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs")
}

/// The figures of this name, if they are kept.
///
/// # Panics
/// Where the file is there, and is not what it ought to be.
pub fn load<T: DeserializeOwned>(name: &str) -> Option<T> {
    let path = folder().join(name);
    let bytes = fs::read(path).ok()?;
    Some(serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{name}: {error}")))
}

/// Keeps figures under this name.
///
/// # Panics
/// Where the file cannot be written.
pub fn save<T: Serialize>(name: &str, figures: &T) {
    let mut text = serde_json::to_string_pretty(figures).expect("figures have text keys alone");
    text.push('\n');
    fs::create_dir_all(folder()).and_then(|()| fs::write(folder().join(name), text)).expect("the folder is ours");
}

/// A count as a float; counts here are far below where that loses anything.
#[allow(clippy::cast_precision_loss, reason = "bytes and instructions, far below 2^52")]
pub fn count(number: u64) -> f64 {
    number as f64
}

/// A number with commas.
pub fn thousands(number: impl Into<u64>) -> String {
    let digits = number.into().to_string();
    let mut text = String::new();
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A time in milliseconds for a reader: three figures, in seconds from one second on.
pub fn time(ms: f64) -> String {
    if ms >= 999.5 { format!("{} s", three(ms / 1e3)) } else { format!("{} ms", three(ms)) }
}

/// Three figures of a number.
pub fn three(number: f64) -> String {
    let decimals = if number >= 99.95 {
        0
    } else if number >= 9.995 {
        1
    } else if number >= 0.9995 {
        2
    } else {
        3
    };
    format!("{number:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_for_readers() {
        assert_eq!([0_u32, 999, 1000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
        assert_eq!(
            [0.0512, 1.0, 12.34, 123.4, 12_340.0].map(time),
            ["0.051 ms", "1.00 ms", "12.3 ms", "123 ms", "12.3 s"]
        );
    }
}
