//! What reasons cost, and what it costs to check them: the plan, the plan with its reasons and the verification of that, each after
//! parsing, side by side in rounds.

use std::time::Duration;

use alis::problem::read_document;
use alis::verify::check;
use alis::{PlanOptions, ReadOptions};

use crate::clock::{self, Effort, Task};
use crate::figures::time;
use crate::instances::Instance;

const WITH_REASONS: PlanOptions<'_> =
    PlanOptions { threads: 1, time_limit: None, reasons: true, progress: None, cancel: &[] };

/// The instances that the goals are about.
const INSTANCES: [Instance; 3] = [
    Instance::HelseNord,
    Instance::Nation { candidates: 3000, trusts: 20 },
    Instance::Nation { candidates: 50_000, trusts: 1 },
];

/// A table in Markdown: for each instance medians, and their ratios to the plan. Each instance is repeated for about so long.
///
/// # Panics
/// Where an instance cannot be planned.
pub fn table(budget: Duration, done: &dyn Fn(&str)) -> String {
    let mut table = String::from(
        "| instance | plan | reasons for everyone | times the plan | verification | times the plan | values not proved |\n\
         | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n",
    );
    for instance in INSTANCES {
        let times = measured(instance, budget);
        let (plan, reasons, verified) = (times[0], times[1] - times[0], times[2]);
        let row = format!(
            "| {} | {} | {} | {:.1} | {} | {:.1} | {} |\n",
            instance.title(),
            time(plan),
            time(reasons),
            reasons / plan,
            time(verified),
            verified / plan,
            unproved(instance),
        );
        done(&row);
        table.push_str(&row);
    }
    table
}

/// Milliseconds of the plan, of the plan with reasons, and of the verification.
fn measured(instance: Instance, budget: Duration) -> Vec<f64> {
    let bytes = instance.bytes();
    let problem = alis::read(&bytes, &ReadOptions::default()).expect("an instance can be read");
    let document = read_document(&bytes, u64::MAX).expect("an instance can be read");
    let stated = alis::plan(&problem, &WITH_REASONS).expect("an instance can be planned");
    let tasks: &mut [Task<'_>] = &mut [
        Box::new(|| clock::time(|| alis::plan(&problem, &PlanOptions::default()))),
        Box::new(|| clock::time(|| alis::plan(&problem, &WITH_REASONS))),
        Box::new(|| clock::time(|| check(&document, &problem.sha256, problem.rules.document(), &stated))),
    ];
    clock::medians(Effort { fewest: 3, ..Effort::of(budget) }, tasks).0
}

/// How many values the plan's own proofs leave open; nothing may be wrong.
fn unproved(instance: Instance) -> usize {
    let bytes = instance.bytes();
    let problem = alis::read(&bytes, &ReadOptions::default()).expect("an instance can be read");
    let document = read_document(&bytes, u64::MAX).expect("an instance can be read");
    let plan = alis::plan(&problem, &WITH_REASONS).expect("an instance can be planned");
    let found = check(&document, &problem.sha256, problem.rules.document(), &plan);
    assert!(found.violations.is_empty(), "{}: {}", instance.name(), found.violations[0]);
    found.unproved
}
