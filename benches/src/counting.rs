//! Counts instructions under callgrind, for changes too small for a clock.
//!
//! Each task runs in a process of its own under valgrind, which counts only what happens inside one function. A count is
//! held against the baseline only where compiler, valgrind and processor family are those of the baseline.

use std::collections::BTreeMap;
use std::fs;
use std::hint::black_box;
use std::path::PathBuf;
use std::process::Command;

use serde::{Deserialize, Serialize};

use crate::engine;
use crate::figures::count;
use crate::instances::Instance;
use crate::machine;

/// How much a count may grow, in per cent.
pub const TOLERANCE_PERCENT: f64 = 2.0;

/// The counts that are kept, and what they hold for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Baseline {
    /// The compiler.
    pub rustc: String,
    /// The counter.
    pub valgrind: String,
    /// The family of processors.
    pub arch: String,
    /// Instructions of each task.
    pub counts: BTreeMap<String, u64>,
}

impl Baseline {
    /// One without counts, for what is here now.
    pub fn empty() -> Self {
        let valgrind = machine::output("valgrind", &["--version"]);
        Self { rustc: machine::rustc(), valgrind, arch: std::env::consts::ARCH.to_owned(), counts: BTreeMap::new() }
    }

    /// The one that is kept, if there is one.
    pub fn kept() -> Option<Self> {
        let bytes = fs::read(Self::path()).ok()?;
        Some(serde_json::from_slice(&bytes).expect("the baseline is well formed"))
    }

    /// Keeps this one.
    pub fn keep(&self) {
        let text = serde_json::to_string_pretty(self).expect("a baseline has text keys alone");
        fs::write(Self::path(), text + "\n").expect("the folder is ours");
    }

    /// Whether counts of the two may be compared.
    pub fn is_like(&self, other: &Self) -> bool {
        (&self.rustc, &self.valgrind, &self.arch) == (&other.rustc, &other.valgrind, &other.arch)
    }

    fn path() -> PathBuf {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("instructions.json")
    }
}

/// By how many per cent a count is above the one of the baseline.
pub fn growth(before: u64, now: u64) -> f64 {
    (count(now) / count(before) - 1.0) * 100.0
}

const INSTANCES: [Instance; 3] = [
    Instance::HelseNord,
    Instance::Nation { candidates: 3000, trusts: 20 },
    Instance::AhusLike { candidates: 60, units: 6, seed: 1 },
];

const STAGES: [&str; 5] = ["parse", "read", "rank", "plan", "write"];

/// The names of all tasks.
pub fn tasks() -> impl Iterator<Item = String> {
    INSTANCES.iter().flat_map(|instance| STAGES.map(|stage| format!("{}/{stage}", instance.name())))
}

/// Does one task: everything before its stage, then the stage inside the function that is counted. The answer is checked.
///
/// # Panics
/// Where there is no such task, or its answer is wrong.
pub fn run(task: &str) {
    let (name, stage) = task.split_once('/').expect("a task is an instance and a stage");
    let instance = INSTANCES.into_iter().find(|instance| instance.name() == name).expect("a known instance");
    let bytes = instance.bytes();
    let candidates = usize::try_from(instance.candidates()).expect("at most a million");
    if stage == "parse" {
        return assert_eq!(counted(|| engine::parse(&bytes)).candidates.len(), candidates);
    }
    if stage == "read" {
        return assert_eq!(counted(|| engine::read(&bytes, 1)).candidates.len(), candidates);
    }
    let problem = engine::read(&bytes, 1);
    if stage == "rank" {
        let list = counted(|| engine::rank(&problem));
        return assert_eq!(list.order().len() + list.ineligible().len(), candidates);
    }
    let plan = if stage == "plan" { counted(|| engine::plan(&problem, 1)) } else { engine::plan(&problem, 1) };
    assert_eq!(Some(plan.placements.len()), instance.placed(), "{name}: placed");
    if stage == "write" {
        assert!(counted(|| engine::write(&plan)).ends_with(b"\n"));
    }
}

/// What callgrind counts: its name is looked for by [`instructions`].
#[inline(never)]
fn counted<R>(work: impl FnOnce() -> R) -> R {
    black_box(work())
}

/// The instructions of a task, counted in a child of this program that is called with `--task`.
///
/// # Panics
/// Where valgrind cannot be run, or the task fails.
pub fn instructions(task: &str) -> u64 {
    let folder = tempfile::tempdir().expect("there is room for temporary files");
    let out = folder.path().join("callgrind.out");
    // Nothing of the surroundings reaches the child: the environment lies on its stack, and moves what comes after. The C
    // library copies memory in the same way on every processor.
    let output = Command::new("valgrind")
        .env_clear()
        .env("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2,-AVX512F,-ERMS,-FSRM")
        .args(["--tool=callgrind", "--toggle-collect=*counting*counted*"])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(std::env::current_exe().expect("a running program has a file"))
        .args(["--task", task])
        .output()
        .expect("valgrind is installed (apt-get install valgrind)");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{task} failed under valgrind:\n{said}");
    let profile = fs::read_to_string(out).expect("callgrind wrote its profile");
    let total = profile.lines().find_map(|line| line.strip_prefix("totals: "));
    let total = total.and_then(|total| total.trim().parse().ok()).expect("a profile has a total");
    assert!(total > 0, "{task}: callgrind did not find the function to count");
    total
}
