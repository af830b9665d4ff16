//! A back end's refusal rests on floating-point arithmetic, unlike its witnesses, which the engine checks in integers.
//! Here refusals are held against brute force over all choices, on questions made to mislead a linear relaxation; and,
//! with the feature `highs`, the two back ends against each other, plan by plan.

use std::collections::BTreeMap;

use alis::solve::backend::{Answer, Backend, Microlp, Question};
use alis_tests::random::{Puzzle, random_question, seeds_told};
use good_lp::{Expression, ProblemVariables, SolverModel, Variable, constraint, variable};
use proptest::prelude::*;

/// Whether some choice of one column of each group keeps the capacities.
fn possible(question: &Question) -> bool {
    fn from(groups: &[Vec<Vec<usize>>], left: &mut [u32]) -> bool {
        let Some((group, rest)) = groups.split_first() else { return true };
        group.iter().any(|rows| {
            let before = left.to_vec();
            let free = rows.iter().all(|&row| {
                left[row] = left[row].wrapping_sub(1);
                before[row] > 0
            });
            let found = free && from(rest, left);
            left.copy_from_slice(&before);
            found
        })
    }
    from(&question.groups, &mut question.capacity.clone())
}

/// What is wrong with a back end's answer.
fn fault(backend: &dyn Backend, question: &Question) -> Option<String> {
    match backend.decide(question, None) {
        Answer::Witness(choice) => (!question.holds(&choice)).then(|| format!("{choice:?} exceeds a limit")),
        Answer::Refused => possible(question).then(|| "refused what is possible".to_owned()),
        other => Some(format!("{other:?}")),
    }
}

/// A question with one group, column, row of a column, or place of a row less.
fn smaller(question: &Question) -> Vec<Question> {
    let mut all = Vec::new();
    let mut add = |change: &dyn Fn(&mut Question)| {
        let mut less = question.clone();
        change(&mut less);
        all.push(less);
    };
    for (index, group) in question.groups.iter().enumerate() {
        add(&|less| drop(less.groups.remove(index)));
        for (column, rows) in group.iter().enumerate() {
            if group.len() > 1 {
                add(&|less| drop(less.groups[index].remove(column)));
            }
            for row in 0..rows.len() {
                add(&|less| {
                    less.groups[index][column].remove(row);
                });
            }
        }
    }
    all
}

fn check(backend: &dyn Backend, seed: u64, puzzle: Puzzle) -> Question {
    let question = random_question(seed, puzzle);
    if let Some(fault) = fault(backend, &question) {
        let mut small = question;
        while let Some(smaller) = smaller(&small).into_iter().find(|less| self::fault(backend, less).is_some()) {
            small = smaller;
        }
        panic!("{}, seed {seed}, {puzzle:?}: {fault}\nthe smallest that still fails: {small:?}", backend.name());
    }
    question
}

/// Every back end that is built in.
fn backends() -> Vec<&'static dyn Backend> {
    vec![
        &Microlp,
        #[cfg(feature = "highs")]
        &alis::solve::backend::Highs,
    ]
}

/// Questions that the presolve of `HiGHS` 1.15 got wrong: it broke down on the first, and called the second infeasible.
#[test]
fn questions_that_broke_a_presolve() {
    let broke_down = Question {
        groups: vec![
            vec![vec![0, 4]],
            vec![vec![1, 5], vec![3, 7], vec![2, 7], vec![0], vec![4]],
            vec![vec![7], vec![0, 5], vec![4, 5]],
            vec![vec![4], vec![1, 2], vec![0, 5]],
            vec![vec![0, 2], vec![3, 7], vec![4, 7]],
            vec![vec![0, 5], vec![5, 7]],
            vec![vec![0, 1], vec![1, 4], vec![2, 4], vec![1, 4]],
        ],
        capacity: vec![4, 1, 2, 1, 2, 2, 0, 1],
    };
    let refused = Question {
        groups: vec![
            vec![vec![1, 4], vec![8, 9], vec![8], vec![1, 9]],
            vec![vec![9], vec![4], vec![0]],
            vec![vec![0, 3], vec![1], vec![4]],
            vec![vec![3, 9], vec![0, 4]],
            vec![vec![8], vec![8, 9], vec![]],
        ],
        capacity: vec![2, 1, 2, 1, 1, 1, 2, 2, 3, 1],
    };
    for question in [broke_down, refused] {
        for backend in backends() {
            assert_eq!(fault(backend, &question), None, "{}", backend.name());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn refusals_are_right(seed in any::<u64>().no_shrink(), puzzle in proptest::sample::select(&Puzzle::ALL[..])) {
        for backend in backends() {
            check(backend, seed, puzzle);
        }
    }
}

/// Whether fractions of columns would do.
fn possible_in_fractions(question: &Question) -> bool {
    let mut variables = ProblemVariables::new();
    let columns: Vec<Vec<Variable>> = question
        .groups
        .iter()
        .map(|group| group.iter().map(|_| variables.add(variable().min(0).max(1))).collect())
        .collect();
    let mut model = good_lp::solvers::microlp::microlp(variables.minimise(Expression::default()));
    for group in &columns {
        model = model.with(constraint!(group.iter().sum::<Expression>() == 1));
    }
    for (row, &capacity) in question.capacity.iter().enumerate() {
        let uses = question.groups.iter().zip(&columns).flat_map(|(group, columns)| group.iter().zip(columns));
        let taken: Expression = uses.filter(|(rows, _)| rows.contains(&row)).map(|(_, &column)| column).sum();
        model = model.with(constraint!(taken <= capacity));
    }
    model.solve().is_ok()
}

/// The same on fixed seeds of each kind. Each kind has questions of either answer; many only integers refuse.
#[test]
fn refusals_are_right_on_fixed_seeds() {
    let each = seeds_told().unwrap_or(700);
    let mut counts: BTreeMap<Puzzle, [u64; 3]> = BTreeMap::new();
    for puzzle in Puzzle::ALL {
        for seed in 0..each {
            for backend in backends() {
                check(backend, seed, puzzle);
            }
            let question = random_question(seed, puzzle);
            let kind = match (possible(&question), possible_in_fractions(&question)) {
                (true, _) => 0,
                (false, false) => 1,
                (false, true) => 2,
            };
            counts.entry(puzzle).or_default()[kind] += 1;
        }
    }
    println!("of {each}: possible, refused, and refused by integers alone: {counts:?}");
    let mut misleading = 0;
    for (puzzle, [possible, refused, by_integers]) in counts {
        assert!(possible * 20 > each && (refused + by_integers) * 20 > each, "{puzzle:?} has one answer alone");
        misleading += by_integers;
    }
    assert!(misleading * 2 > each, "{misleading} questions mislead a relaxation");
}

/// Plans of the two back ends, byte for byte.
#[cfg(feature = "highs")]
mod highs {
    use alis::solve::backend::{Highs, Microlp};
    use alis::solve::reference::Reference;
    use alis_cli::example::Example;
    use alis_tests::engine::{Case, bytes};
    use alis_tests::random::{fixed_seeds, random_problem, smallest};

    fn differ(case: &Case) -> bool {
        bytes(&case.plan_with(&Reference::new(Microlp))) != bytes(&case.plan_with(&Reference::new(Highs)))
    }

    #[test]
    fn both_back_ends_give_the_same_plan() {
        for (seed, shape) in fixed_seeds(150) {
            let document = random_problem(seed, shape);
            if differ(&Case::new(&document)) {
                let small = smallest(&document, |document| differ(&Case::new(document)));
                panic!("seed {seed}, shape {shape:?}\n{small}");
            }
        }
    }

    #[test]
    fn both_back_ends_give_the_same_plan_of_the_examples() {
        for example in Example::ALL {
            assert!(!differ(&Case::new(&example.document())), "{}", example.name());
        }
    }
}
