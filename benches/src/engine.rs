//! The stages of `alis`, each as one call: where its front door changes, this file alone does.

use alis::document::ProblemDocument;
use alis::problem::Problem;
use alis::{PlanDocument, PlanOptions, PriorityList, ReadOptions};

/// The yardstick: the document's types read by `serde_json`, without any check of ours.
pub fn typed_parse(bytes: &[u8]) -> ProblemDocument {
    serde_json::from_slice(bytes).expect("an instance is well formed")
}

/// The library's own reading of the document's form.
pub fn parse(bytes: &[u8]) -> ProblemDocument {
    alis::problem::read_document(bytes, u64::MAX).expect("an instance is well formed")
}

/// From bytes to a validated problem: parsing, hashing, validating.
pub fn read(bytes: &[u8], threads: usize) -> Problem {
    alis::read(bytes, &read_options(threads)).expect("an instance is valid")
}

/// From a parsed document to a validated problem, without hashing and without dropping the document.
pub fn validate(document: &ProblemDocument, threads: usize) -> Problem {
    let sha256 = "0".repeat(64);
    alis::problem::validate(document, &read_options(threads), sha256).expect("an instance is valid")
}

/// The priority list.
pub fn rank(problem: &Problem) -> PriorityList {
    alis::rank(problem).expect("an instance can be ranked")
}

/// From a problem to its plan: ranking, options, solving, reporting.
pub fn plan(problem: &Problem, threads: usize) -> PlanDocument {
    let options = PlanOptions { threads, ..PlanOptions::default() };
    alis::plan(problem, &options).expect("an instance can be planned")
}

/// The plan's bytes.
pub fn write(plan: &PlanDocument) -> Vec<u8> {
    alis::write(plan).expect("a plan is written to memory")
}

/// From bytes to bytes, with how many were placed.
pub fn whole_way(bytes: &[u8], threads: usize) -> (usize, Vec<u8>) {
    let plan = plan(&read(bytes, threads), threads);
    (plan.placements.len(), alis::plan::write_with_threads(&plan, threads).expect("a plan is written to memory"))
}

/// Any length, and as many threads as are asked for.
fn read_options(threads: usize) -> ReadOptions {
    ReadOptions { max_bytes: u64::MAX, threads, ..ReadOptions::default() }
}
