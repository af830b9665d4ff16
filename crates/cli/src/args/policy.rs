//! What the commands about the rules and their effects take.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{InputArgs, SolveArgs};

/// How something that has no table is printed.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Print the document (JSON).
    #[arg(long)]
    pub json: bool,
    /// A file with a line `id;name` for each candidate: names to show on the screen, and nowhere else.
    #[arg(long, value_name = "FILE.csv", conflicts_with = "json")]
    pub names: Option<PathBuf>,
    /// Show everything that there is a line for.
    #[arg(short, long)]
    pub verbose: bool,
}

/// `alis compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// The problem.
    #[command(flatten)]
    pub input: InputArgs,
    /// The id of a candidate.
    pub a: String,
    /// The id of another.
    pub b: String,
    /// How it is printed.
    #[command(flatten)]
    pub show: ShowArgs,
}

/// `alis cutoffs`.
#[derive(Debug, Args)]
pub struct CutoffsArgs {
    /// The problem.
    #[command(flatten)]
    pub input: InputArgs,
    /// The plan document (JSON, alis.plan/1).
    pub plan: PathBuf,
    /// How it is printed.
    #[command(flatten)]
    pub show: ShowArgs,
}

/// `alis rules`.
#[derive(Debug, Args)]
pub struct RulesArgs {
    /// What to do.
    #[command(subcommand)]
    pub what: RulesCommand,
}

/// What can be done with rule sets.
#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// Plan by two rule sets, and show how they differ, who moves, who gains and who loses.
    #[command(after_help = "\
Examples:
  alis rules diff problem.json helse-nord-2021 our-rules.json
  alis rules diff problem.json helse-nord-2021 helse-nord-2021-width-6

To see whom the nearest hospital first moves, compare with a copy of the set in which nearest_hospital stands last.
Exit code 3: a time limit ran out, and the comparison is of plans that are not wholly proved.")]
    Diff(RulesDiffArgs),
}

/// `alis rules diff`.
#[derive(Debug, Args)]
pub struct RulesDiffArgs {
    /// The problem document (JSON, alis.problem/1); - reads standard input.
    pub problem: PathBuf,
    /// The first rule set: the name of a built-in one, or a file (JSON, alis.rules/1).
    pub a: PathBuf,
    /// The second.
    pub b: PathBuf,
    /// The longest document that is read, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 30)]
    pub max_bytes: u64,
    /// How it is printed.
    #[command(flatten)]
    pub show: ShowArgs,
    /// How it is planned.
    #[command(flatten)]
    pub solve: SolveArgs,
}
