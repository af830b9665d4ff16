//! Other solvers on the same problems: what `benches/peers/run` measured, read from the file it writes.

use serde::Deserialize;

use crate::figures::thousands;

/// The comparison. Its picture is drawn by the command that measures it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Peers {
    /// Measured on.
    pub machine: String,
    /// One for each instance.
    pub instances: Vec<PeerInstance>,
}

/// One instance under several solvers.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct PeerInstance {
    /// Its name.
    pub name: String,
    /// How many candidates it has.
    pub candidates: u32,
    /// What each solver took.
    pub solvers: Vec<Solver>,
}

impl PeerInstance {
    /// What it is, for a reader.
    pub fn title(&self) -> String {
        format!("{}, {}", self.name, thousands(self.candidates))
    }
}

/// One solver on one instance.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Solver {
    /// Its name.
    pub name: String,
    /// How long it took in all, or was given.
    pub ms: f64,
    /// How long of that it was inside the solver.
    #[serde(default)]
    pub solve_ms: Option<f64>,
    /// `optimal`, or how it ended.
    pub status: String,
    /// Of how many ranks it proved the values.
    #[serde(default, alias = "levels_done")]
    pub ranks_done: Option<u64>,
    /// Of how many ranks there are.
    #[serde(default, alias = "levels")]
    pub ranks: Option<u64>,
}

impl Solver {
    /// Whether it proved the plan, in words.
    pub fn proved(&self) -> String {
        match (self.status.as_str(), self.ranks_done, self.ranks) {
            ("optimal", ..) => "yes".to_owned(),
            (status, Some(done), Some(all)) => format!("no ({status}): {done} of {all} ranks"),
            (status, ..) => format!("no ({status})"),
        }
    }
}
