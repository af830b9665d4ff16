//! A document as a user hands it to the engine and to the verifier: through its bytes.

use alis::document::{PlanDocument, ProblemDocument, RulesDocument};
use alis::solve::Solver;
use alis::verify::{Verification, Violation, check};
use alis::{PlanOptions, Problem, ReadOptions};
use sha2::{Digest, Sha256};

/// A document, its bytes, and the problem that the engine reads in them.
#[derive(Debug)]
pub struct Case {
    /// What was written.
    pub document: ProblemDocument,
    /// As it was written.
    pub bytes: Vec<u8>,
    /// What was read.
    pub problem: Problem,
}

impl Case {
    /// Writes a document and reads it back.
    ///
    /// # Panics
    /// Where the engine refuses it.
    pub fn new(document: &ProblemDocument) -> Self {
        Self::read(document, serde_json::to_vec(document).expect("a document can be written"))
    }

    /// Reads bytes that hold this document.
    ///
    /// # Panics
    /// Where the engine refuses them.
    pub fn read(document: &ProblemDocument, bytes: Vec<u8>) -> Self {
        let read = alis::read(&bytes, &ReadOptions::default());
        let problem = read.unwrap_or_else(|faults| panic!("refused: {faults}\n{}", String::from_utf8_lossy(&bytes)));
        Self { document: document.clone(), bytes, problem }
    }

    /// The plan to the end, on one thread.
    pub fn plan(&self) -> PlanDocument {
        self.plan_as(&PlanOptions::default())
    }

    /// The plan to the end, with its reasons.
    pub fn plan_with_reasons(&self) -> PlanDocument {
        self.plan_as(&PlanOptions { reasons: true, ..PlanOptions::default() })
    }

    /// The plan, made in this way.
    ///
    /// # Panics
    /// Where the engine fails.
    pub fn plan_as(&self, options: &PlanOptions<'_>) -> PlanDocument {
        alis::plan(&self.problem, options).unwrap_or_else(|error| panic!("no plan: {error}"))
    }

    /// The plan that this solver finds.
    ///
    /// # Panics
    /// Where it fails.
    pub fn plan_with(&self, solver: &dyn Solver) -> PlanDocument {
        let plan = alis::plan_with(&self.problem, solver, &PlanOptions::default());
        plan.unwrap_or_else(|error| panic!("no plan: {error}"))
    }

    /// The rule set in force.
    pub fn rules(&self) -> &RulesDocument {
        self.problem.rules.document()
    }

    /// What the verifier finds wrong with a plan.
    pub fn violations(&self, plan: &PlanDocument) -> Vec<Violation> {
        self.verification(plan).violations
    }

    /// What the verifier finds of a plan.
    pub fn verification(&self, plan: &PlanDocument) -> Verification {
        check(&self.document, &sha256(&self.bytes), self.rules(), plan)
    }
}

/// The bytes of a plan document.
///
/// # Panics
/// Where memory runs out.
pub fn bytes(plan: &PlanDocument) -> Vec<u8> {
    alis::write(plan).expect("a plan can be written")
}

/// The SHA-256 of some bytes, in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    let digits: Vec<String> = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}
