//! A third witness: the integer program solved as the model writes it. Each level is the objective of a program of its
//! own, over all columns and all limits, with every earlier level held at its value: no parts, no witness, no reductions.

use alis::options;
use alis::program::{Level, Measure, Program, formulate};
use alis::solve::backend::Microlp;
use alis::solve::exact::Exact;
use alis::solve::reference::Reference;
use alis::solve::{Control, Outcome, Solver};
use alis_tests::engine::Case;
use alis_tests::random::{Shape, fixed_seeds, random_problem, seeds, smallest};
use good_lp::variable::UnsolvedProblem;
use good_lp::{Expression, ProblemVariables, ResolutionError, Solution, SolverModel, Variable, constraint, variable};
use proptest::prelude::*;

/// Programs with more columns take too long here.
const MOST_COLUMNS: usize = 120;

/// The program of a problem, from the options of everyone ranked who is not committed.
fn program(case: &Case) -> Program {
    let problem = &case.problem;
    let priority = alis::rank(problem).expect("a document with a lottery seed");
    let options = |ranked: &alis::priority::Ranked| {
        let candidate = &problem.candidates[ranked.candidate];
        options::enumerate(problem, candidate).unwrap_or_default()
    };
    let options: Vec<_> = priority.order().iter().map(options).collect();
    formulate(problem, &priority, &options).0
}

/// One variable for each column of each block.
fn columns(program: &Program, variables: &mut ProblemVariables) -> Vec<Vec<Variable>> {
    let mut block =
        |block: &alis::program::Block| block.columns.iter().map(|_| variables.add(variable().binary())).collect();
    program.blocks.iter().map(&mut block).collect()
}

/// `unplaced` is 1 less what is taken; any other the sum of the values.
fn measured(program: &Program, level: Level, x: &[Vec<Variable>]) -> Expression {
    let (block, own) = (&program.blocks[level.block], &x[level.block]);
    if level.measure == Measure::Unplaced {
        return Expression::from(1) - own.iter().sum::<Expression>();
    }
    own.iter().enumerate().map(|(column, &x)| f64::from(block.value(Some(column), level.measure)) * x).sum()
}

/// Minimises one level over every plan that keeps the limits and the earlier levels' values.
fn minimise<M>(program: &Program, fixed: &[u32], solver: fn(UnsolvedProblem) -> M) -> Choice
where
    M: SolverModel<Error = ResolutionError>,
{
    let mut variables = ProblemVariables::new();
    let x = columns(program, &mut variables);
    let mut model = solver(variables.minimise(measured(program, program.levels[fixed.len()], &x)));
    for own in &x {
        model = model.with(constraint!(own.iter().sum::<Expression>() <= 1));
    }
    for (row, limit) in program.limits.iter().enumerate() {
        let uses = program.blocks.iter().zip(&x).flat_map(|(block, own)| block.columns.iter().zip(own));
        let taken: Expression = uses.filter(|(column, _)| column.uses.contains(&row)).map(|(_, &x)| x).sum();
        model = model.with(constraint!(taken <= limit.capacity));
    }
    for (&level, &value) in program.levels.iter().zip(fixed) {
        model = model.with(constraint!(measured(program, level, &x) == value));
    }
    let solution = model.solve().expect("some plan keeps every limit");
    x.iter().map(|own| own.iter().position(|&x| solution.value(x) > 0.5)).collect()
}

/// Level by level to the end.
fn literal<M>(program: &Program, solver: fn(UnsolvedProblem) -> M) -> Choice
where
    M: SolverModel<Error = ResolutionError>,
{
    let mut fixed = Vec::new();
    let mut witness = vec![None; program.blocks.len()];
    if program.blocks.iter().all(|block| block.columns.is_empty()) {
        return witness; // HiGHS refuses a program without columns.
    }
    for level in &program.levels {
        witness = minimise(program, &fixed, solver);
        fixed.push(program.blocks[level.block].value(witness[level.block], level.measure));
    }
    witness
}

fn reference(program: &Program) -> Choice {
    match Reference::new(Microlp).solve_program(program, &Control::default()) {
        Ok(ended) if ended.optimal => ended.choice,
        other => panic!("there is no deadline: {other:?}"),
    }
}

/// For each block the column that is taken, or none.
type Choice = Vec<Option<usize>>;

/// One of the literal solvers.
type Literal = fn(&Program) -> Choice;

fn with_microlp(program: &Program) -> Choice {
    literal(program, good_lp::solvers::microlp::microlp)
}

/// What the production solver takes, as columns of the program.
fn exact(case: &Case) -> Choice {
    let list = alis::rank(&case.problem).expect("a random problem has a seed");
    let witness = match Exact::new().solve(&case.problem, &list, &Control::default()) {
        Ok(Outcome::Optimal(witness)) => witness,
        other => panic!("there is no deadline: {other:?}"),
    };
    let entries = list.order().iter().zip(witness);
    let candidates = entries.map(|(ranked, option)| (&case.problem.candidates[ranked.candidate], option));
    let open = candidates.filter(|(candidate, _)| candidate.commitment.is_none());
    open.map(|(candidate, option)| {
        let listed = options::enumerate(&case.problem, candidate).unwrap_or_default();
        option.map(|option| listed.iter().position(|known| *known == option).expect("an option of the candidate"))
    })
    .collect()
}

fn differs(case: &Case, literal: Literal) -> bool {
    let program = program(case);
    let choice = literal(&program);
    choice != reference(&program) || choice != exact(case)
}

/// Whether the document was small enough to compare.
fn check(seed: u64, shape: Shape, literal: Literal) -> bool {
    let document = random_problem(seed, shape);
    let case = Case::new(&document);
    let columns: usize = program(&case).blocks.iter().map(|block| block.columns.len()).sum();
    if columns > MOST_COLUMNS {
        return false;
    }
    if differs(&case, literal) {
        let (program, small) = (program(&case), smallest(&document, |document| differs(&Case::new(document), literal)));
        let (literal, engine) = (literal(&program), reference(&program));
        panic!(
            "seed {seed}, shape {shape:?}: literal {literal:?}, engine {engine:?}\nthe smallest that differs:\n{small}"
        );
    }
    true
}

/// At least two of three documents are small enough.
fn check_all(seeds: impl Iterator<Item = (u64, Shape)>, literal: Literal) {
    let compared: Vec<bool> = seeds.map(|(seed, shape)| check(seed, shape, literal)).collect();
    let count = compared.iter().filter(|&&compared| compared).count();
    assert!(count * 3 >= compared.len() * 2, "{count} of {}", compared.len());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn engine_is_the_literal_program((seed, shape) in seeds()) {
        check(seed, shape, with_microlp);
    }
}

#[test]
fn engine_is_the_literal_program_on_fixed_seeds() {
    check_all(fixed_seeds(60), with_microlp);
}

#[cfg(feature = "highs")]
#[test]
fn engine_is_the_literal_program_of_highs() {
    check_all(fixed_seeds(10), |program| literal(program, good_lp::solvers::highs::highs));
}
