//! Calls into the library, on Rust's types: what the exported functions and `alis_call_json` share.

mod arguments;
mod choices;

use alis::counterfactual::{self, Basis, Bounds, for_the_candidate};
use alis::document::{
    CheckDocument, CompareDocument, CutoffsDocument, DocumentKind, LotteryCheckDocument, LotteryDocument, PlanDocument,
    PlanVerdict, PolicyDocument, RankDocument, RulesDocument, VerificationDocument, WarningDocument, WhatIfDocument,
    schema as schema_of,
};
use alis::fault::check_document;
use alis::language::Language;
use alis::reasons::{Account, account, in_words};
use alis::rules::{BUILT_IN, RuleSet, built_in};
use alis::solve::backend::Microlp;
use alis::solve::{Solver, exact::Exact, reference::Reference};
use alis::{Faults, PlanError, PlanOptions, PriorityList, Problem, ReadOptions};
use serde::Serialize;

pub(crate) use self::arguments::{
    name, no_mark, optional_bytes, optional_rules, optional_text, rules, rules_of, seed, unknown_flags,
};
pub(crate) use self::choices::{Audience, LetterChoice, SolveChoice, SolverChoice};
use crate::api::alis_verdict;
use crate::api::objects::{Cancel, PlanObject, ProblemObject, Report, Session};
use crate::failure::{Failure, to_json};
use crate::status::alis_status;

impl Session<'_> {
    fn language(&self) -> Language {
        self.engine.language
    }

    fn read_options(&self, rules: Option<RuleSet>) -> ReadOptions {
        ReadOptions { rules, max_bytes: self.engine.max_input_bytes, threads: self.engine.threads }
    }

    fn ranked(&self, problem: &Problem) -> Result<PriorityList, Failure> {
        alis::rank(problem).map_err(|faults| Failure::faults(&faults, self.language()))
    }
}

/// Reads a problem.
pub(crate) fn read_problem(
    session: &Session<'_>,
    bytes: &[u8],
    rules: Option<RuleSet>,
) -> Result<ProblemObject, Faults> {
    no_mark(bytes)?;
    let (problem, document) = alis::problem::read_with_document(bytes, &session.read_options(rules))?;
    Ok(ProblemObject { problem, document })
}

/// Reads a plan, and keeps its bytes.
pub(crate) fn read_plan(session: &Session<'_>, bytes: &[u8]) -> Result<PlanObject, Faults> {
    no_mark(bytes)?;
    let plan = alis::read_plan(bytes, session.engine.max_input_bytes)?;
    Ok(PlanObject::new(plan, Some(bytes.to_vec())))
}

/// The bytes of a plan: those that it was read from, else those that the engine writes.
pub(crate) fn write_plan(plan: &PlanObject) -> Result<Vec<u8>, Failure> {
    match &plan.stated {
        Some(bytes) => Ok(bytes.clone()),
        None => written(&plan.document),
    }
}

/// The bytes of a plan as the engine writes them.
pub(crate) fn written(plan: &PlanDocument) -> Result<Vec<u8>, Failure> {
    alis::write(plan).map_err(|error| Failure::new(alis_status::ALIS_E_PANIC, error.to_string()))
}

/// Everything that is wrong with a problem, or what to look at.
pub(crate) fn check(
    session: &Session<'_>,
    bytes: &[u8],
    rules: Option<RuleSet>,
) -> Result<Vec<WarningDocument>, Faults> {
    warnings(&read_problem(session, bytes, rules)?.problem)
}

fn warnings(problem: &Problem) -> Result<Vec<WarningDocument>, Faults> {
    let list = alis::rank(problem)?;
    let mut warnings = problem.warnings.clone();
    warnings.extend(list.warnings(problem));
    warnings.sort_unstable();
    Ok(warnings)
}

/// The same as a document.
pub(crate) fn check_report(session: &Session<'_>, found: &Result<Vec<WarningDocument>, Faults>) -> CheckDocument {
    check_document(found.as_deref(), session.language())
}

/// What to look at in a problem that was read.
pub(crate) fn check_problem(session: &Session<'_>, problem: &ProblemObject) -> CheckDocument {
    check_report(session, &warnings(&problem.problem))
}

pub(crate) fn report_of_check(found: &CheckDocument) -> Result<Report, Failure> {
    let verdict = if found.valid { alis_verdict::ALIS_VERDICT_GOOD } else { alis_verdict::ALIS_VERDICT_WRONG };
    Ok(Report { verdict, findings: found.faults.len(), unproved: 0, json: to_json(found)? })
}

pub(crate) fn report_of_verification(found: &VerificationDocument) -> Result<Report, Failure> {
    let verdict = match found.verdict {
        PlanVerdict::Proved => alis_verdict::ALIS_VERDICT_GOOD,
        PlanVerdict::NotProved => alis_verdict::ALIS_VERDICT_NOT_PROVED,
        PlanVerdict::Wrong => alis_verdict::ALIS_VERDICT_WRONG,
    };
    let differences = found.planned_again.as_ref().map_or(0, |again| again.differences.len());
    let findings = found.violations.len() + differences;
    Ok(Report { verdict, findings, unproved: found.unproved, json: to_json(found)? })
}

/// Who comes before whom.
pub(crate) fn rank(session: &Session<'_>, problem: &Problem) -> Result<RankDocument, Failure> {
    Ok(session.ranked(problem)?.report(problem))
}

/// What decided between two.
pub(crate) fn compare(session: &Session<'_>, problem: &Problem, a: &str, b: &str) -> Result<CompareDocument, Failure> {
    Ok(alis::compare::compare(problem, &session.ranked(problem)?, a, b)?)
}

/// The plan that the rules demand.
pub(crate) fn plan(
    session: &Session<'_>,
    cancel: Option<&Cancel>,
    problem: &Problem,
    choice: SolveChoice,
) -> Result<PlanDocument, PlanError> {
    let solver: &dyn Solver = match choice.solver {
        SolverChoice::Auto => &Exact::new(),
        SolverChoice::Reference => &Reference::new(Microlp),
    };
    session.watched(cancel, |options| {
        let options = PlanOptions { time_limit: choice.time_limit, reasons: choice.reasons, ..options };
        alis::plan_with(problem, solver, &options)
    })
}

/// Checks a plan, and plans again where asked and where nothing is wrong so far.
pub(crate) fn verify(
    session: &Session<'_>,
    cancel: Option<&Cancel>,
    held: &ProblemObject,
    plan: &PlanObject,
    resolve: bool,
) -> Result<VerificationDocument, Failure> {
    let ProblemObject { problem, document } = held;
    let found = alis::verify::check(document, &problem.sha256, problem.rules.document(), &plan.document);
    let mut report = found.document(session.language());
    if resolve && found.violations.is_empty() {
        let right = self::plan(session, cancel, problem, SolveChoice { reasons: false, ..SolveChoice::default() })
            .map_err(|error| Failure::of_plan(&error, session.language()))?;
        let verdict = alis::resolve::compare(&write_plan(plan)?, &plan.document, &right)
            .map_err(|error| Failure::new(alis_status::ALIS_E_PANIC, error.to_string()))?;
        verdict.add_to(&mut report);
    }
    Ok(report)
}

/// `alis.explanation/1`
#[derive(Debug, Serialize)]
pub(crate) struct ExplanationDocument {
    format: &'static str,
    problem_sha256: String,
    rules_sha256: String,
    #[serde(flatten)]
    account: Account,
    text: String,
}

/// The longest line of a reason in words, in characters.
const COLUMNS: usize = 100;

/// Why a candidate got what they got.
pub(crate) fn explain(
    session: &Session<'_>,
    held: &ProblemObject,
    plan: &PlanDocument,
    candidate: &str,
) -> Result<ExplanationDocument, Failure> {
    Ok(ExplanationDocument {
        format: "alis.explanation/1",
        problem_sha256: held.problem.sha256.clone(),
        rules_sha256: held.problem.rules.sha256().to_owned(),
        account: account(&held.problem, plan, candidate)?,
        text: in_words(&held.problem, plan, candidate, session.language(), COLUMNS)?,
    })
}

/// What single changes would have given a candidate.
pub(crate) fn what_if(
    session: &Session<'_>,
    cancel: Option<&Cancel>,
    (held, plan, candidate): (&ProblemObject, &PlanDocument, &str),
    expression: Option<&str>,
    audience: Audience,
) -> Result<WhatIfDocument, Failure> {
    let change = expression
        .map(counterfactual::parse)
        .transpose()
        .map_err(|error| Failure::from((error, session.language())))?;
    let answer = session.watched(cancel, |options| {
        let basis = Basis { document: &held.document, problem: &held.problem, plan, cancel: options.cancel };
        match &change {
            Some(change) => counterfactual::what_if(basis, candidate, change),
            None => counterfactual::counterfactuals(basis, candidate, &Bounds::default()),
        }
    });
    let answer = answer.map_err(|error| Failure::of_what_if(&error, session.language()))?;
    Ok(match audience {
        Audience::Coordinator => answer,
        Audience::Candidate => for_the_candidate(&answer),
    })
}

/// How far down the queue the posts reached.
pub(crate) fn cutoffs(
    session: &Session<'_>,
    problem: &Problem,
    plan: &PlanDocument,
) -> Result<CutoffsDocument, Failure> {
    Ok(alis::cutoffs::cutoffs(problem, &session.ranked(problem)?, plan)?)
}

/// The letter to a candidate, of a plan that holds.
pub(crate) fn letter(
    session: &Session<'_>,
    held: &ProblemObject,
    plan: &PlanDocument,
    candidate: &str,
    choice: &LetterChoice,
) -> Result<String, Failure> {
    let ProblemObject { problem, document } = held;
    let text = alis::letters::letter(problem, plan, candidate, &choice.options())?;
    // Nobody is to be told what is not so: the plan is checked before anything is said of it.
    let violations = alis::verify::verify(document, &problem.sha256, problem.rules.document(), plan);
    match violations.first() {
        Some(first) => Err(Failure::new(alis_status::ALIS_E_MISMATCH, first.line(session.language()))),
        None => Ok(text),
    }
}

/// A built-in rule set.
pub(crate) fn rule_set(name: &str) -> Result<RulesDocument, Failure> {
    let unknown =
        || Failure::not_found(format!("there is no rule set {name:?}: expected one of {}", BUILT_IN.join(", ")));
    Ok(built_in(name).ok_or_else(unknown)?.document().clone())
}

/// Two rule sets by what they do to a problem. `place` moves the faults of the problem to where it stands.
pub(crate) fn rules_diff(
    session: &Session<'_>,
    cancel: Option<&Cancel>,
    bytes: &[u8],
    sets: [RuleSet; 2],
    place: &dyn Fn(Faults) -> Faults,
) -> Result<PolicyDocument, Failure> {
    let language = session.language();
    let planned = |rules: RuleSet| -> Result<(Problem, PlanDocument), Failure> {
        let held =
            read_problem(session, bytes, Some(rules)).map_err(|faults| Failure::faults(&place(faults), language))?;
        let choice = SolveChoice { reasons: false, ..SolveChoice::default() };
        let plan = plan(session, cancel, &held.problem, choice).map_err(|error| match error {
            PlanError::Problem(faults) => Failure::faults(&place(faults), language),
            other @ PlanError::Solver(_) => Failure::of_plan(&other, language),
        })?;
        Ok((held.problem, plan))
    };
    let [a, b] = sets.map(planned);
    let (a, b) = (a?, b?);
    alis::policy::compare((&a.0, &a.1), (&b.0, &b.1)).map_err(|error| Failure::from((error, language)))
}

/// What is published of a seed before the deadline.
pub(crate) fn lottery_commit(seed: &str) -> Result<LotteryDocument, Failure> {
    Ok(alis::lottery::commit(seed)?)
}

/// What is published after it.
pub(crate) fn lottery_reveal(session: &Session<'_>, problem: &Problem, seed: &str) -> Result<LotteryDocument, Failure> {
    alis::lottery::reveal(problem, seed).map_err(|faults| Failure::faults(&faults, session.language()))
}

/// Whether hash, seed, problem and plan belong together.
pub(crate) fn lottery_check(
    session: &Session<'_>,
    hash: &str,
    seed: &str,
    problem: Option<&Problem>,
    plan: Option<&PlanDocument>,
) -> Result<LotteryCheckDocument, Failure> {
    alis::lottery::check(hash, seed, problem, plan).map_err(|faults| Failure::faults(&faults, session.language()))
}

/// The JSON Schema of a document.
pub(crate) fn schema(name: &str) -> Result<Vec<u8>, Failure> {
    let kind = DocumentKind::ALL.into_iter().find(|kind| kind.name() == name);
    let names = || DocumentKind::ALL.map(DocumentKind::name).join(", ");
    let kind =
        kind.ok_or_else(|| Failure::not_found(format!("there is no schema {name:?}: expected one of {}", names())))?;
    to_json(schema_of(kind).as_value())
}
