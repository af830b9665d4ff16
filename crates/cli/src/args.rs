//! What the command line takes. The help texts teach: each says what the command is for, and gives an example.

mod lottery;
mod policy;

use std::path::PathBuf;
use std::time::Duration;

use alis::calendar::Date;
use alis::language::{Language, LetterLanguage};
use clap::{Args, Parser, Subcommand, ValueEnum};

pub use self::lottery::{CheckLotteryArgs, CommitArgs, LotteryArgs, LotteryStep, RevealArgs};
pub use self::policy::{CompareArgs, CutoffsArgs, RulesArgs, RulesCommand, RulesDiffArgs, ShowArgs};

/// Places GP trainees (ALIS) in the hospital posts earmarked for them.
///
/// The plan is the one that the published priority rules demand, proved, and the same bytes every time. It is a
/// nomination: a person appoints.
#[derive(Debug, Parser)]
#[command(name = "alis", version, arg_required_else_help = true, max_term_width = 100)]
#[command(after_help = "\
Start here:
  alis example helse-nord -o problem.json    an example with 80 municipalities and 149 candidates
  alis check problem.json                    what is wrong with a document, with line and column
  alis plan problem.json                     the plan, on the screen
  alis plan problem.json -o plan.json        the plan, as a document to keep and publish
  alis verify problem.json plan.json         an independent check of it

Exit codes: 0 ok, 1 refused or wrong, 2 wrong use, 3 valid but not proved, 4 cannot read or write.")]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// The language of the texts; else that of the locale. Nynorsk (nn) is for letters alone.
    #[arg(long, global = true, value_enum, value_name = "LANGUAGE")]
    pub language: Option<LanguageArg>,
    /// Columns to lay texts out for; else those of the screen.
    #[arg(long, global = true, value_name = "COLUMNS")]
    pub width: Option<usize>,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the plan that the rules demand.
    ///
    /// Shows the plan on the screen: the next turnover first, then the timetable, then who waits. With -o the plan
    /// document is written as well (to a temporary file that is renamed, so that there is never half a plan); --json and --csv print it instead
    /// of showing it.
    #[command(after_help = "\
Examples:
  alis plan problem.json -o plan.json
  alis plan problem.json --names names.csv        show names, on the screen alone
  alis plan problem.json --csv > plan.csv         opens in Norwegian Excel
  alis plan problem.json --rules our-rules.json   another rule set than the problem names

With --time-limit a plan may come out that keeps every rule but is not wholly proved: exit code 3.")]
    Plan(PlanArgs),
    /// Show the priority list: who comes before whom, and which criterion decided.
    #[command(after_help = "\
For each candidate: what each criterion read, the criterion that decided against the next, and the place in the queue \
if the nearest hospital were not read. Then how many pairs each criterion decided, and who is refused by which rule.")]
    Rank(RankArgs),
    /// Check a problem document: every error with its place, and every warning that needs no plan.
    #[command(after_help = "Exit code 0: it can be planned (warnings do not refuse it). 1: it has errors.")]
    Check(InputArgs),
    /// Check a plan against its problem, without trusting the engine that made it.
    #[command(after_help = "\
Every hard rule, every stated rank, value, status, date and count is checked from the two documents alone, and every \
promise that can be seen without solving: no post stands empty that someone unplaced could take, and no one ranked \
behind cost anyone anything.

Exit code 0: proved (with --resolve: planned again, and the same byte by byte). 1: something is wrong, and it says \
what. 3: every rule holds, but the values are not proved, or only up to a rank.")]
    Verify(VerifyArgs),
    /// Write to one candidate what the plan says of them, what decided, and how to object.
    #[command(after_help = "\
The letter holds nothing of any other candidate: counts and criteria alone, and neither where they would speak of fewer \
than three people. The plan must hold reasons, and is checked before anything is printed.

Examples:
  alis letter problem.json plan.json K017 --language nn
  alis letter problem.json plan.json K017 --contact 'the ALIS coordinator, alis@trust.example' --answer-by 2022-08-01
  alis letter problem.json plan.json K017 --for coordinator   with the ids of those who hold what is full

Exit code 1: the plan does not fit the problem, is wrong, or holds no reason for the candidate. 2: there is no such \
candidate.")]
    Letter(LetterArgs),
    /// Show which criterion decided between two candidates, with what it read of both.
    #[command(after_help = "\
For each criterion: what it read of both, and whether it is equal, decided, or was not reached. Where a rule refuses one \
of them, or one holds a placement that stands, it says so. Exit code 2: there is no such candidate.")]
    Compare(CompareArgs),
    /// Show how far down the queue each post reached, and whom to ask about posts left empty.
    #[command(after_help = "\
For each pool and unit in each half-year: how many could have been placed there (asked), for how many it was worth no less \
than what they got (competed), how many got in, the last of them, and what someone new would need. For each post left \
empty: who could fill it with wider wishes, in rank order.

Exit code 1: the plan is not of this problem. `alis verify` checks the plan itself.")]
    Cutoffs(CutoffsArgs),
    /// Compare rule sets by what they do.
    #[command(arg_required_else_help = true)]
    Rules(RulesArgs),
    /// Draw lots in public: publish a hash before the deadline and the seed after it.
    #[command(arg_required_else_help = true)]
    Lottery(LotteryArgs),
    /// Explain a candidate's place in a plan: what the candidate got, and what single changes would have helped.
    #[command(after_help = "\
Each change is made alone and confirmed by planning again: one post more, another place, three months more of service, \
and the like; it says who else gains or loses by it. Nobody is asked to move a leave.

Examples:
  alis explain problem.json plan.json K001
  alis explain problem.json plan.json K001 --for candidate
  alis explain problem.json plan.json K001 --what-if 'post helgeland-alis 2023-P2 +1'
  alis explain problem.json plan.json K001 --what-if 'candidate K001 add-place hospital mosjoen'

What --what-if takes (an id with spaces in double quotation marks):
  post POOL PERIOD|QUARTER +N          unit UNIT +N          municipality MUNICIPALITY +N
  candidate CANDIDATE service_months +N
  candidate CANDIDATE supervision_group none|started|completed
  candidate CANDIDATE earliest PERIOD  candidate CANDIDATE latest PERIOD|none
  candidate CANDIDATE add-place PLACE  candidate CANDIDATE first-place PLACE
  candidate CANDIDATE open_to_others true|false
  candidate CANDIDATE prefers time|place
  candidate CANDIDATE withdraw
  where PLACE is: unit UNIT, hospital HOSPITAL, field TEXT, or split UNIT UNIT; -N is fewer")]
    Explain(ExplainArgs),
    /// Print the JSON Schema of a document.
    Schema {
        /// Which document.
        #[arg(value_enum)]
        document: SchemaArg,
    },
    /// Write an example problem; without a name, list them.
    #[command(after_help = "\
Every candidate in an example is made up.

Examples:
  alis example                                             list the examples
  alis example helse-nord -o problem.json
  alis example nation --candidates 3000 --trusts 20 -o nation.json")]
    Example(ExampleArgs),
}

/// A problem, and how it is read.
#[derive(Debug, Args)]
pub struct InputArgs {
    /// The problem document (JSON, alis.problem/1); - reads standard input.
    pub problem: PathBuf,
    /// A rule set (JSON, alis.rules/1) that takes the place of the problem's own.
    #[arg(long, value_name = "FILE")]
    pub rules: Option<PathBuf>,
    /// The longest document that is read, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 30)]
    pub max_bytes: u64,
}

/// `alis plan`.
#[derive(Debug, Args)]
pub struct PlanArgs {
    /// The problem.
    #[command(flatten)]
    pub input: InputArgs,
    /// Write the plan document here, to no file that is read; - prints it, as --json does.
    #[arg(short, long, value_name = "PLAN")]
    pub output: Option<PathBuf>,
    /// How the plan is printed.
    #[command(flatten)]
    pub print: PrintArgs,
    /// Leave reasons and proofs out of the plan document.
    #[arg(long)]
    pub no_reasons: bool,
    /// Show nothing on the screen.
    #[arg(long, conflicts_with_all = ["json", "csv"], requires = "output")]
    pub quiet: bool,
    /// How it is planned.
    #[command(flatten)]
    pub solve: SolveArgs,
}

/// How a plan is made.
#[derive(Debug, Args)]
pub struct SolveArgs {
    /// Which solver; the plan is the same for any.
    #[arg(long, value_enum, default_value_t = SolverArg::Auto)]
    pub solver: SolverArg,
    /// How many threads may work [default: as many as the machine has]; the plan is the same for any number.
    #[arg(long, value_name = "N")]
    pub threads: Option<usize>,
    /// Stop after so long (10, 10s, 500ms, 2m) and give what is proved by then.
    #[arg(long, value_name = "TIME", value_parser = duration)]
    pub time_limit: Option<Duration>,
}

/// How something is printed.
#[derive(Debug, Args)]
pub struct PrintArgs {
    /// Print the document (JSON).
    #[arg(long, conflicts_with = "csv")]
    pub json: bool,
    /// Print a table: semicolons, UTF-8 with byte order mark, dd.mm.yyyy.
    #[arg(long)]
    pub csv: bool,
    /// A file with a line `id;name` for each candidate: names to show on the screen, and nowhere else (so not with
    /// --json or --csv: what they print is meant to be kept).
    #[arg(long, value_name = "FILE.csv", conflicts_with_all = ["json", "csv"])]
    pub names: Option<PathBuf>,
    /// List everyone that each warning is about, and write hashes out.
    #[arg(short, long)]
    pub verbose: bool,
}

/// `alis rank`.
#[derive(Debug, Args)]
pub struct RankArgs {
    /// The problem.
    #[command(flatten)]
    pub input: InputArgs,
    /// How the list is printed.
    #[command(flatten)]
    pub print: PrintArgs,
}

/// `alis verify`.
#[derive(Debug, Args)]
#[command(mut_arg("solver", |arg| arg.requires("resolve")))]
#[command(mut_arg("threads", |arg| arg.requires("resolve")))]
#[command(mut_arg("time_limit", |arg| arg.requires("resolve")))]
pub struct VerifyArgs {
    /// The problem.
    #[command(flatten)]
    pub input: InputArgs,
    /// The plan document (JSON, alis.plan/1).
    pub plan: PathBuf,
    /// Plan again and compare: every value, both tiers. Without it the plan's own reasons and proofs must do.
    #[arg(long)]
    pub resolve: bool,
    /// How it is planned again.
    #[command(flatten)]
    pub solve: SolveArgs,
}

/// `alis letter`.
#[derive(Debug, Args)]
pub struct LetterArgs {
    /// The problem.
    #[command(flatten)]
    pub input: InputArgs,
    /// The plan document (JSON, alis.plan/1), with reasons.
    pub plan: PathBuf,
    /// The candidate's id.
    pub candidate: String,
    /// Where questions go; else to the trust.
    #[arg(long, value_name = "TEXT")]
    pub contact: Option<String>,
    /// The day by which an answer, or an objection, should come (YYYY-MM-DD).
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub answer_by: Option<Date>,
    /// Where objections go; else to the trust.
    #[arg(long, value_name = "TEXT")]
    pub object_to: Option<String>,
    /// Whom it is for; to the coordinator it shows who holds what is full, by id.
    #[arg(long = "for", value_enum, value_name = "WHOM", default_value_t = AudienceArg::Candidate)]
    pub audience: AudienceArg,
}

/// `alis explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The problem.
    #[command(flatten)]
    pub input: InputArgs,
    /// Its plan (JSON, alis.plan/1).
    pub plan: PathBuf,
    /// The candidate's id.
    pub candidate: String,
    /// Ask what one change would do, instead of which would help; see below.
    #[arg(long, value_name = "EXPR")]
    pub what_if: Option<String>,
    /// Whose eyes it is for. For the candidate, what is about others is left out, and what teaches how to state wishes.
    #[arg(long = "for", value_enum, value_name = "WHOM", default_value_t = AudienceArg::Coordinator)]
    pub audience: AudienceArg,
    /// Print the document (JSON, `alis.what_if/1`).
    #[arg(long)]
    pub json: bool,
    /// A file with a line `id;name` for each candidate: names to show on the screen, and nowhere else.
    #[arg(long, value_name = "FILE.csv", conflicts_with = "json")]
    pub names: Option<PathBuf>,
}

/// Whose eyes something is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum AudienceArg {
    /// Whoever coordinates: everything.
    Coordinator,
    /// The candidate: nothing about others but numbers.
    Candidate,
}

/// `alis example`.
#[derive(Debug, Args)]
pub struct ExampleArgs {
    /// Which example; see the list.
    pub name: Option<String>,
    /// Write it here; else print it.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// `nation` alone: how many candidates [default: 3000].
    #[arg(long, value_name = "N")]
    pub candidates: Option<u32>,
    /// `nation` alone: how many trusts [default: 20].
    #[arg(long, value_name = "T")]
    pub trusts: Option<u32>,
    /// `nation` alone: what the candidates are drawn from [default: 1].
    #[arg(long)]
    pub seed: Option<u64>,
}

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageArg {
    /// Norwegian, bokmål.
    Nb,
    /// Norwegian, nynorsk: letters alone.
    Nn,
    /// English.
    En,
}

impl From<LanguageArg> for Language {
    /// Whoever reads nynorsk reads bokmål where there is no nynorsk.
    fn from(language: LanguageArg) -> Self {
        match language {
            LanguageArg::Nb | LanguageArg::Nn => Self::Nb,
            LanguageArg::En => Self::En,
        }
    }
}

impl From<LanguageArg> for LetterLanguage {
    fn from(language: LanguageArg) -> Self {
        match language {
            LanguageArg::Nb => Self::Nb,
            LanguageArg::Nn => Self::Nn,
            LanguageArg::En => Self::En,
        }
    }
}

/// A solver.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SolverArg {
    /// The production solver: exact, in integers, in milliseconds.
    Auto,
    /// The reference, to compare with: level by level with the integer program, on microlp.
    Reference,
    /// The reference on `HiGHS`.
    #[cfg(feature = "highs")]
    Highs,
}

/// A document that has a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SchemaArg {
    /// alis.problem/1
    Problem,
    /// alis.rules/1
    Rules,
    /// alis.plan/1
    Plan,
    /// alis.rank/1, what `alis rank --json` prints
    Rank,
    /// alis.lottery/1, what `alis lottery commit` and `reveal` print with --json
    Lottery,
    /// alis.lottery-check/1, what `alis lottery check --json` prints
    LotteryCheck,
    /// alis.compare/1, what `alis compare --json` prints
    Compare,
    /// alis.cutoffs/1, what `alis cutoffs --json` prints
    Cutoffs,
    /// alis.policy/1, what `alis rules diff --json` prints
    Policy,
    /// `alis.what_if/1`, what `alis explain --json` prints
    WhatIf,
    /// `alis.check/1`, what the C library finds of a problem
    Check,
    /// `alis.verification/1`, what the C library finds of a plan
    Verification,
}

/// A day such as `2022-08-01`.
fn date(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| "expected a day, such as 2022-08-01".to_owned())
}

/// A time such as `10`, `10s`, `500ms` or `2m`.
fn duration(text: &str) -> Result<Duration, String> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (number, unit) = text.split_at(digits);
    let wrong = || "expected a whole number of seconds, or one with ms, s or m, such as 500ms".to_owned();
    let number: u64 = number.parse().map_err(|_| wrong())?;
    match unit {
        "ms" => Ok(Duration::from_millis(number)),
        "" | "s" => Ok(Duration::from_secs(number)),
        "m" => number.checked_mul(60).map(Duration::from_secs).ok_or_else(wrong),
        _ => Err(wrong()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_fit_together() {
        use clap::CommandFactory;
        Cli::command().debug_assert();
    }

    #[test]
    fn times_are_whole_numbers_with_a_unit() {
        assert_eq!(duration("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(duration("2m"), Ok(Duration::from_secs(120)));
        assert_eq!(duration("10"), duration("10s"));
        for bad in ["", "s", "1.5", "-1", "5h", "99999999999999999999"] {
            assert!(duration(bad).is_err(), "{bad}");
        }
    }
}
