//! What it was measured on, without the name of any machine or folder.

use std::fs;
use std::process::Command;

use serde::{Deserialize, Serialize};

/// A machine, and what was built on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Machine {
    /// The processor's model.
    pub cpu: String,
    /// How many threads it runs at once.
    pub cores: usize,
    /// Memory in GiB.
    pub memory_gib: u64,
    /// The compiler.
    pub rustc: String,
    /// The commit, with `+` where the work tree had changes; changes of what is measured here do not count.
    pub commit: String,
    /// How many programs were at work on it before anything was measured: the load average of a minute, as text.
    #[serde(default)]
    pub load: String,
    /// The profile of the build.
    #[serde(default)]
    pub profile: String,
}

impl Machine {
    /// This one.
    pub fn present() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self {
            cpu: cpu(),
            cores,
            memory_gib: memory_gib(),
            rustc: rustc(),
            commit: commit(),
            load: load(),
            profile: profile(),
        }
    }

    /// In one line.
    pub fn sentence(&self) -> String {
        let Self { cpu, cores, memory_gib, rustc, commit, load, profile } = self;
        let profile = if profile.is_empty() { "release" } else { profile };
        let load = if load.is_empty() { String::new() } else { format!("; load before the start: {load}") };
        format!("{cpu}, {cores} cores, {memory_gib} GiB of memory, {rustc}, {profile} build of commit {commit}{load}")
    }
}

/// The profile that this program was built by, which names the folder that it lies in.
///
/// # Panics
/// Where the program has no place.
pub fn profile() -> String {
    let own = std::env::current_exe().expect("a running program has a file");
    let mut folders =
        own.ancestors().skip(1).filter_map(|folder| folder.file_name()).map(|name| name.to_string_lossy());
    // Tests and benches lie a folder deeper.
    let folder = folders.find(|name| name != "deps").unwrap_or_default();
    if folder == "debug" { "dev".to_owned() } else { folder.into_owned() }
}

/// The compiler's version, without its date and hash.
pub fn rustc() -> String {
    let version = output(&std::env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned()), &["--version"]);
    version.split(" (").next().unwrap_or_default().to_owned()
}

/// What a command prints, or nothing.
pub(crate) fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    output.map_or_else(|_| String::new(), |output| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn cpu() -> String {
    let known = value("/proc/cpuinfo", "model name");
    known.unwrap_or_else(|| std::env::consts::ARCH.to_owned())
}

fn memory_gib() -> u64 {
    let text = value("/proc/meminfo", "MemTotal").unwrap_or_default();
    let kib: u64 = text.trim_end_matches(" kB").parse().unwrap_or(0);
    (kib + (1 << 19)) >> 20
}

fn load() -> String {
    let text = fs::read_to_string("/proc/loadavg").unwrap_or_default();
    text.split(' ').next().unwrap_or_default().to_owned()
}

fn commit() -> String {
    let id = output("git", &["rev-parse", "--short=10", "HEAD"]);
    let changed = output("git", &["status", "--porcelain", "--", "../crates", "../Cargo.lock", "../Cargo.toml"]);
    if changed.is_empty() { id } else { format!("{id}+") }
}

/// The first value of a name in a file of `name : value` lines.
fn value(path: &str, name: &str) -> Option<String> {
    let text = fs::read_to_string(path).ok()?;
    let line = text.lines().find(|line| line.starts_with(name))?;
    line.split_once(':').map(|(_, value)| value.trim().to_owned())
}

/// The most memory that this process has held so far, in KiB; 0 where the system does not say (it is not Linux).
pub fn peak_kib() -> u64 {
    let text = value("/proc/self/status", "VmHWM").unwrap_or_default();
    text.trim_end_matches(" kB").trim().parse().unwrap_or(0)
}
