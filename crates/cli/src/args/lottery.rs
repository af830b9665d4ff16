//! `alis lottery`: what it takes.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::{InputArgs, ShowArgs};

/// `alis lottery`.
#[derive(Debug, Args)]
pub struct LotteryArgs {
    /// What to do.
    #[command(subcommand)]
    pub step: LotteryStep,
}

/// The steps of a lottery.
#[derive(Debug, Subcommand)]
pub enum LotteryStep {
    /// Before the deadline: make a seed, or take one, and print the hash to publish.
    #[command(after_help = "\
Examples:
  alis lottery commit -o seed.txt       make a seed of 256 random bits in a file of your own
  alis lottery commit --seed seed.txt   take a seed of your own; - reads standard input

Publish the hash before the deadline, and before anyone's id is known if you can: whoever makes the seed and knows the \
ids could try seeds until the order pleases. Keep the file: without the seed the lottery cannot be drawn.

A seed that can be guessed can be found from its hash before the deadline. One of fewer than 20 characters is refused; a \
date with a name before it is guessed however long it is. A seed is never taken from the command line, where others \
could read it.")]
    Commit(CommitArgs),
    /// After the deadline: print the seed, what each candidate drew, and the hash that it belongs to.
    #[command(after_help = "\
Put the same seed into the problem as lottery_seed before you plan. Anyone can redo a number:
  printf '%s\\n%s' SEED ID | sha256sum

Exit code 1: the problem has another seed than this one.")]
    Reveal(RevealArgs),
    /// Check that a published hash, a seed, a problem and a plan belong together.
    #[command(after_help = "\
Examples:
  alis lottery check 3f0c… seed.txt
  alis lottery check 3f0c… seed.txt --problem problem.json --plan plan.json

Exit code 0: they belong together. 1: they do not, and it says what.")]
    Check(CheckLotteryArgs),
}

/// `alis lottery commit`.
#[derive(Debug, Args)]
pub struct CommitArgs {
    /// Take the seed from this file (one line); - reads standard input.
    #[arg(long, value_name = "SEED", required_unless_present = "output", conflicts_with = "output")]
    pub seed: Option<PathBuf>,
    /// Make a seed and write it to this file, which must not exist.
    #[arg(short, long, value_name = "SEED")]
    pub output: Option<PathBuf>,
    /// Print the seed too. Nobody else should see the screen.
    #[arg(long, conflicts_with = "json")]
    pub show: bool,
    /// Print the document (JSON, alis.lottery/1).
    #[arg(long)]
    pub json: bool,
}

/// `alis lottery reveal`.
#[derive(Debug, Args)]
pub struct RevealArgs {
    /// The problem.
    #[command(flatten)]
    pub input: InputArgs,
    /// The seed (one line); - reads standard input.
    pub seed: PathBuf,
    /// How it is printed.
    #[command(flatten)]
    pub show: ShowArgs,
}

/// `alis lottery check`.
#[derive(Debug, Args)]
pub struct CheckLotteryArgs {
    /// The hash that was published: 64 hexadecimal digits.
    #[arg(value_parser = sha256)]
    pub hash: String,
    /// The seed (one line); - reads standard input.
    pub seed: PathBuf,
    /// Check that this problem states the seed.
    #[arg(long, value_name = "PROBLEM")]
    pub problem: Option<PathBuf>,
    /// Check that this plan of the problem ranks everyone by the seed.
    #[arg(long, value_name = "PLAN", requires = "problem")]
    pub plan: Option<PathBuf>,
    /// A rule set (JSON, alis.rules/1) that takes the place of the problem's own.
    #[arg(long, value_name = "FILE", requires = "problem")]
    pub rules: Option<PathBuf>,
    /// The longest document that is read, in bytes.
    #[arg(long, value_name = "BYTES", default_value_t = 1 << 30)]
    pub max_bytes: u64,
    /// Print the document (JSON, alis.lottery-check/1).
    #[arg(long)]
    pub json: bool,
}

/// A SHA-256 in hexadecimal, in lower case.
fn sha256(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(text.to_ascii_lowercase());
    }
    Err("expected 64 hexadecimal digits, as sha256sum prints them".to_owned())
}
