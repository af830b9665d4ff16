//! The tables of the page.

use std::fmt::Write as _;

use crate::counting::{Baseline, TOLERANCE_PERCENT};
use crate::figures::{Figure, GoalFigures, ScalingFigures, Whole, thousands, three, time};
use crate::fit::{exponent, slope};
use crate::goals::{self, COMMAND_MS, EXPONENT};
use crate::peers::Peers;

/// From so many candidates on, the exponent has a goal.
const LARGE: u32 = 10_000;

/// A measured value beside its goal, bold where it misses it.
fn beside(value: f64, goal: Option<f64>, words: impl Fn(f64) -> String) -> String {
    let text = words(value);
    match goal {
        None => text,
        Some(goal) if value > goal => format!("**{text}** (goal {})", short(goal, &words)),
        Some(goal) => format!("{text} (goal {})", short(goal, &words)),
    }
}

/// A goal as it was set: without the noughts after the point.
fn short(goal: f64, words: &impl Fn(f64) -> String) -> String {
    let text = words(goal);
    let (number, unit) = text.split_once(' ').map_or((text.as_str(), ""), |(number, unit)| (number, unit));
    let number = if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.') } else { number };
    format!("{number} {unit}").trim_end().to_owned()
}

/// Every goal with what was measured.
pub(crate) fn goals(measured: &GoalFigures, scaling: Option<&ScalingFigures>) -> String {
    let mut text = format!("Measured on: {}.\n\n", measured.machine.sentence());
    text += "| instance | document | threads | bytes to bytes | times the typed parse | peak memory, times the document |\n";
    text += "| --- | ---: | ---: | ---: | ---: | ---: |\n";
    for goal in goals::goals() {
        let name = goal.instance.name();
        let figure = measured.figures.iter().find(|figure| figure.instance == name);
        let row = figure.and_then(|figure| Some((figure, figure.with_threads(goal.threads)?)));
        let Some((figure, whole)) = row else {
            writeln!(text, "| {} | | {} | not measured | | |", goal.instance.title(), goal.threads).expect("memory");
            continue;
        };
        let times = beside(whole.ms, goal.ms, time);
        let ratio = beside(figure.ratio(whole), goal.ratio, three);
        let memory = memory(figure, whole, goal.memory);
        let document = megabytes(figure.document_bytes);
        let row = format!("| {} | {document} | {} | {times} | {ratio} | {memory} |", figure.title, whole.threads);
        writeln!(text, "{row}").expect("memory");
    }
    if let Some(command) = measured.command {
        let plan = beside(command.plan_ms, Some(COMMAND_MS), time);
        let (file, nothing) = (time(command.plan_to_file_ms), time(command.nothing_ms));
        write!(
            text,
            "\nThe command `alis plan` on Helse Nord, from its start to its end: {plan}; writing the plan to a file as \
             well: {file}; `alis --version`, which plans nothing: {nothing}.\n"
        )
        .expect("memory");
    }
    if let Some(large) = large_exponent(measured, scaling) {
        text += &large;
    }
    text
}

/// Peak memory as a multiple of the document. Of a small one it would be the program's own size, which says nothing.
fn memory(figure: &Figure, whole: &Whole, goal: Option<f64>) -> String {
    if figure.document_bytes < 10_000_000 { String::new() } else { beside(figure.memory(whole), goal, three) }
}

fn megabytes(bytes: u64) -> String {
    format!("{} MB", three(crate::figures::count(bytes) / 1e6))
}

fn large_exponent(measured: &GoalFigures, scaling: Option<&ScalingFigures>) -> Option<String> {
    let mut text = String::new();
    let family = scaling.and_then(|scaling| scaling.families.first());
    if let Some(value) = family.and_then(|family| exponent(&family.times(1, LARGE))) {
        let value = beside(value, Some(EXPONENT), |value| format!("{value:.2}"));
        write!(text, "The exponent from {} candidates on, in trusts of 150: {value}. ", thousands(LARGE)).ok()?;
    }
    let of = |name: &str| measured.figures.iter().find(|figure| figure.instance == name);
    if let (Some(some), Some(million)) = (of("nation-50000-200"), of("nation-1000000-4000")) {
        let point = |figure: &Figure| Some((f64::from(figure.candidates), figure.with_threads(2)?.ms));
        let value = slope(&[point(some)?, point(million)?])?;
        write!(text, "From 50,000 in 200 trusts to a million in 4,000, with two threads: {value:.2}.").ok()?;
    }
    (!text.is_empty()).then(|| format!("\n{}\n", text.trim_end()))
}

/// Where the time goes.
pub(crate) fn stages(measured: &GoalFigures) -> String {
    let mut text = String::from("![Where the time goes, by stage](performance/stages.svg)\n\n");
    text += "| instance | parse | hash and validate | rank | solve and report | write | own share |\n";
    text += "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n";
    for figure in &measured.figures {
        let Some(stages) = &figure.stages else { continue };
        let list = stages.list();
        let sum: f64 = list.iter().map(|(_, ms)| ms).sum();
        write!(text, "| {} |", figure.title).expect("memory");
        for (_, ms) in list {
            write!(text, " {} ({:.0} %) |", time(ms), ms / sum * 100.0).expect("memory");
        }
        writeln!(text, " {:.0} % |", (1.0 - stages.parse_ms / sum) * 100.0).expect("memory");
    }
    text
}

/// The curve.
pub(crate) fn scaling(measured: &ScalingFigures) -> String {
    let mut text = String::from("![Time over candidates](performance/scaling.svg)\n\n");
    text += "| family | threads | exponent over all | from 10,000 on | largest | its time | times the typed parse |\n";
    text += "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n";
    let fitted = |value: Option<f64>| value.map_or_else(String::new, |value| format!("{value:.2}"));
    for family in &measured.families {
        for threads in [1, 2] {
            let Some(last) = family.points.last() else { continue };
            let Some(whole) = last.with_threads(threads) else { continue };
            let (all, large) = (exponent(&family.times(threads, 0)), exponent(&family.times(threads, LARGE)));
            let row = [
                family.title.clone(),
                threads.to_string(),
                fitted(all),
                fitted(large),
                thousands(last.candidates),
                time(whole.ms),
                three(last.ratio(whole)),
            ];
            writeln!(text, "| {} |", row.join(" | ")).expect("memory");
        }
    }
    for family in measured.families.iter().filter(|family| !family.left_out.is_empty()) {
        let sizes: Vec<String> = family.left_out.iter().map(|&size| thousands(size)).collect();
        let sizes = sizes.join(", ");
        write!(text, "\nLeft out, as the smallest of them took too long ({}): {sizes}.\n", family.title)
            .expect("memory");
    }
    text += "\n![Peak memory over candidates](performance/memory.svg)\n";
    text
}

/// Other solvers on the same problems.
pub(crate) fn peers(peers: &Peers) -> String {
    let mut text = String::from("## Other solvers\n\n");
    text += "The same problems, solved by others: what is compared, and how they are used, is told in\n";
    text += "[benches/peers](../benches/peers/README.md), whose command `benches/peers/run` measures it.\n\n";
    text += "![How many times as long others take](performance/peers.svg)\n\n";
    text += "| instance | solver | time | of it in the solver | times alis | proved |\n";
    text += "| --- | --- | ---: | ---: | ---: | --- |\n";
    for instance in &peers.instances {
        let own = instance.solvers.iter().find(|solver| solver.name == "alis").map(|solver| solver.ms);
        for solver in &instance.solvers {
            let ratio = own.map_or_else(String::new, |own| three(solver.ms / own));
            let inside = solver.solve_ms.map_or_else(String::new, time);
            let row = [instance.title(), solver.name.clone(), time(solver.ms), inside, ratio, solver.proved()];
            writeln!(text, "| {} |", row.join(" | ")).expect("memory");
        }
    }
    write!(text, "\nMeasured on: {}.\n", peers.machine).expect("memory");
    text
}

/// Instruction counts.
pub(crate) fn instructions(baseline: &Baseline) -> String {
    let Baseline { rustc, valgrind, arch, counts } = baseline;
    let mut text = format!("Counted by {valgrind}, {rustc}, {arch}; the tolerance is {TOLERANCE_PERCENT} %.\n\n");
    text += "| task | instructions |\n| --- | ---: |\n";
    for (task, &count) in counts {
        writeln!(text, "| {task} | {} |", thousands(count)).expect("memory");
    }
    text
}
