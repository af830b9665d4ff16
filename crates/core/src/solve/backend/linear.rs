//! A question as a binary program for `good_lp`.

use std::time::Instant;

use good_lp::variable::UnsolvedProblem;
use good_lp::{
    Expression, ProblemVariables, ResolutionError, Solution, SolutionStatus, SolverModel, Variable, WithTimeLimit,
    constraint, variable,
};

use super::{Answer, Backend, Question};

/// microlp: pure Rust, no C toolchain needed.
#[cfg(feature = "microlp")]
#[derive(Debug, Clone, Copy, Default)]
pub struct Microlp;

#[cfg(feature = "microlp")]
impl Backend for Microlp {
    fn name(&self) -> &'static str {
        "microlp"
    }

    fn decide(&self, question: &Question, deadline: Option<Instant>) -> Answer {
        decide(question, deadline, good_lp::solvers::microlp::microlp)
    }
}

/// `HiGHS`: a C++ solver, for comparison and for hard cases.
#[cfg(feature = "highs")]
#[derive(Debug, Clone, Copy, Default)]
pub struct Highs;

#[cfg(feature = "highs")]
impl Backend for Highs {
    fn name(&self) -> &'static str {
        "HiGHS"
    }

    fn decide(&self, question: &Question, deadline: Option<Instant>) -> Answer {
        // Its presolve breaks down on some small programs and calls others infeasible that are not (tests/backends.rs).
        decide(question, deadline, |program| good_lp::solvers::highs::highs(program).set_option("presolve", "off"))
    }
}

fn decide<M>(question: &Question, deadline: Option<Instant>, solver: impl FnOnce(UnsolvedProblem) -> M) -> Answer
where
    M: SolverModel<Error = ResolutionError> + WithTimeLimit,
{
    let mut variables = ProblemVariables::new();
    let columns: Vec<Vec<Variable>> = question
        .groups
        .iter()
        .map(|group| group.iter().map(|_| variables.add(variable().binary())).collect())
        .collect();
    let mut rows = vec![Expression::default(); question.capacity.len()];
    for (group, columns) in question.groups.iter().zip(&columns) {
        for (uses, &column) in group.iter().zip(columns) {
            for &row in uses {
                rows[row] += column;
            }
        }
    }
    let mut model = solver(variables.minimise(Expression::default()));
    for group in &columns {
        model = model.with(constraint!(group.iter().sum::<Expression>() == 1));
    }
    for (row, &capacity) in rows.into_iter().zip(&question.capacity) {
        model = model.with(constraint!(row <= capacity));
    }
    if let Some(deadline) = deadline {
        model = model.with_time_limit(deadline.saturating_duration_since(Instant::now()).as_secs_f64());
    }
    match answer(model.solve(), &columns) {
        // Out of time before it found anything, microlp reports an error like any other.
        // Nor is an "infeasible" that comes after the deadline taken for a proof.
        Answer::Failed(_) | Answer::Refused if deadline.is_some_and(|deadline| Instant::now() >= deadline) => {
            Answer::OutOfTime
        }
        answer => answer,
    }
}

/// Reads the solver's answer. A value above one half is 1: the caller checks the choice in integers.
fn answer<S: Solution>(solved: Result<S, ResolutionError>, columns: &[Vec<Variable>]) -> Answer {
    let chosen = |solution: &S, group: &[Variable]| group.iter().position(|&column| solution.value(column) > 0.5);
    match solved {
        Ok(solution) if matches!(solution.status(), SolutionStatus::TimeLimit) => Answer::OutOfTime,
        Ok(solution) => match columns.iter().map(|group| chosen(&solution, group)).collect() {
            Some(choice) => Answer::Witness(choice),
            None => Answer::Failed("it chose nothing for a candidate".to_owned()),
        },
        Err(ResolutionError::Infeasible) => Answer::Refused,
        Err(error) => Answer::Failed(error.to_string()),
    }
}
