//! The lottery: what to publish, what everyone drew, and whether it belongs together.

use alis::document::{
    DecidedPairDocument, DrawDocument, LotteryCheckDocument, LotteryDocument, PlanLotteryDocument, ProblemSeed,
    RevealedDocument,
};

use super::grid::{Cell, Grid};
use super::style::{Style, clean};
use super::wrap::paragraph;

/// The hexadecimal digits of a number that are shown unless all are asked for: enough to tell any two apart.
const SHORT_NUMBER: usize = 16;

/// What to publish before the deadline, and what to keep: the seed is in this file, one's own or a new one.
pub fn lottery_committed(
    lottery: &LotteryDocument,
    path: &str,
    own: bool,
    seed: Option<&str>,
    style: &Style<'_>,
) -> String {
    let words = style.words();
    // What is to be copied is never broken.
    let mut parts = vec![format!("{}{}\n", style.heading(words.publish_this()), lottery.seed_sha256)];
    parts.extend(seed.map(|seed| format!("{}{}\n", style.heading(words.seed_title()), clean(seed))));
    let mut advice = paragraph("", &words.keep_seed(&clean(path)), style.columns());
    if own {
        advice.push_str(&paragraph("", words.own_seed(), style.columns()));
    }
    parts.push(advice);
    parts.join("\n")
}

/// The seed, and what everyone drew by it.
pub fn lottery_revealed(lottery: &LotteryDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let Some(revealed) = &lottery.revealed else { return String::new() };
    let (hash, seed) = (&lottery.seed_sha256, clean(&revealed.seed));
    let warned = match revealed.problem_seed {
        ProblemSeed::Same => None,
        ProblemSeed::Absent => Some(words.seed_absent()),
        ProblemSeed::Other => Some(words.seed_other()),
    };
    let mut parts = vec![
        style.heading(words.lottery_title()),
        format!("{}\n{hash}\n{}\n{seed}\n", words.published_hash(), words.seed_title()),
    ];
    parts.extend(warned.map(|warned| paragraph("! ", warned, style.columns())));
    parts.push(decided(&revealed.decided, style));
    parts.push(draws(revealed, style));
    parts.extend(revealed.draws.first().map(|first| {
        let id = quoted(&clean(&first.candidate));
        let line = format!("  printf '%s\\n%s' {} {id} | sha256sum\n", quoted(&seed));
        paragraph("", words.redo_number(), style.columns()) + &line
    }));
    parts.join("\n")
}

/// A text as a shell takes it for one word.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Between whom the lottery decided.
fn decided(pairs: &[DecidedPairDocument], style: &Style<'_>) -> String {
    let words = style.words();
    if pairs.is_empty() {
        return paragraph("", words.lottery_decided_nothing(), style.columns());
    }
    let mut out = paragraph("", words.lottery_decided(), style.columns());
    for pair in pairs {
        let (first, second) = (style.candidate(&pair.candidate), style.candidate(&pair.before));
        out.push_str(&paragraph("  ", &words.goes_before(&first, &second), style.columns()));
    }
    out
}

fn draws(revealed: &RevealedDocument, style: &Style<'_>) -> String {
    let words = style.words();
    let number = |draw: &DrawDocument| match draw.number.get(..SHORT_NUMBER) {
        Some(short) if !style.verbose => format!("{short}…"),
        _ => draw.number.clone(),
    };
    let row = |draw: &DrawDocument| {
        vec![Cell::new(draw.place.to_string()), Cell::new(style.candidate(&draw.candidate)), Cell::new(number(draw))]
    };
    let grid = Grid {
        titles: [words.number(), words.candidate(), words.drawn_number()].map(Cell::new).to_vec(),
        rows: revealed.draws.iter().map(row).collect(),
        labels: 2,
        widest: 64,
        right: vec![0],
        ..Grid::default()
    };
    grid.fitted(style)
}

/// Whether what was published, the seed, the problem and the plan belong together.
pub fn lottery_checked(check: &LotteryCheckDocument, seed: &str, style: &Style<'_>) -> String {
    let words = style.words();
    let same = check.seed_sha256 == check.published_sha256;
    let mut lines = vec![words.hash_of_seed(same).to_owned()];
    if !same {
        let [published, seeds] = words.two_hashes();
        lines.push(format!("  {published} {}", check.published_sha256));
        lines.push(format!("  {seeds} {}", check.seed_sha256));
    }
    lines.extend(check.problem_seed.map(|stated| words.seed_of_problem(stated).to_owned()));
    lines.extend(check.plan.as_ref().map(|plan| ranks(plan, style)));
    if alis::lottery::commit(seed).is_err() {
        lines.push(words.seed_guessable().to_owned());
    }
    lines.push(words.check_verdict(check.holds).to_owned());
    lines.join("\n") + "\n"
}

fn ranks(plan: &PlanLotteryDocument, style: &Style<'_>) -> String {
    let words = style.words();
    if !plan.of_this_problem {
        return words.plan_of_another().to_owned();
    }
    let others: Vec<_> = plan.other_ranks.iter().map(|id| style.candidate(id)).collect();
    if others.is_empty() { words.plan_by_lottery().to_owned() } else { words.plan_by_other_lottery(&others.join(", ")) }
}
