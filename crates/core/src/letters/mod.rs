//! Letters to candidates: what a plan says of them, what decided, what can change it, and how to object. In plain
//! text, in bokmål, nynorsk and English.
//!
//! A letter to a candidate holds nothing of any other candidate: counts and criteria alone, and neither where they would
//! speak of fewer than [`FEWEST_COUNTED`] people. It says nominated and proposed, never appointed.

mod after;
mod decided;
mod privacy;

pub use privacy::FEWEST_COUNTED;

use crate::calendar::Date;
use crate::document::{Choice, PlacementDocument, PlacementStatus, PlanDocument, UnplacedReason};
use crate::language::LetterLanguage;
use crate::problem::Problem;
use crate::reasons::{Account, Outcome, ReasonsError, Wording, account, reason_word, status_word};
use crate::texts::{Page, Texts};

/// The longest line of a letter, in characters; only a longer word makes a longer one.
pub const COLUMNS: usize = 78;

/// Whom a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Audience {
    /// The candidate: nothing of anybody else.
    #[default]
    Candidate,
    /// The coordinator: who holds what is full, by id.
    Coordinator,
}

/// How a letter is written.
#[derive(Debug, Clone, Default)]
pub struct LetterOptions {
    /// Its language.
    pub language: LetterLanguage,
    /// Whom it is for.
    pub audience: Audience,
    /// Where questions go; else to the trust.
    pub contact: Option<String>,
    /// When an answer is due; else as soon as the candidate can.
    pub answer_by: Option<Date>,
    /// Where objections go; else to the trust.
    pub object_to: Option<String>,
}

/// Writes the letter on one candidate: lines of at most [`COLUMNS`] characters, each ended by a line feed.
///
/// # Errors
/// As [`account`].
///
/// # Examples
///
/// ```
/// use alis::letters::{LetterOptions, letter};
///
/// let bytes = std::fs::read("../../docs/examples/helse-nord.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let plan = alis::plan(&problem, &alis::PlanOptions::default())?;
/// let text = letter(&problem, &plan, "K119", &LetterOptions::default())?;
/// assert!(text.contains("Du er i tjeneste på denne plassen"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn letter(
    problem: &Problem,
    plan: &PlanDocument,
    candidate: &str,
    options: &LetterOptions,
) -> Result<String, ReasonsError> {
    let account = account(problem, plan, candidate)?;
    let wording = Wording::new(options.language, problem, candidate)
        .ok_or_else(|| ReasonsError::UnknownCandidate(candidate.to_owned()))?;
    let mut writer =
        Writer { texts: &wording.texts, wording: &wording, account: &account, options, page: Page::new(COLUMNS) };
    writer.head();
    writer.decision();
    writer.decided();
    writer.why();
    writer.change();
    writer.objections();
    writer.mark(plan);
    Ok(writer.page.finish())
}

/// A letter that is being written.
struct Writer<'a> {
    texts: &'a Texts,
    wording: &'a Wording<'a>,
    account: &'a Account,
    options: &'a LetterOptions,
    page: Page,
}

impl Writer<'_> {
    /// What it is about, and whom.
    fn head(&mut self) {
        let (problem, candidate) = (self.wording.problem, self.wording.candidate);
        if self.options.audience == Audience::Coordinator {
            self.page.paragraph(&self.texts.say("letter-internal", &[]));
        }
        self.page.heading(&self.texts.say("letter-title", &[]));
        self.page.gap();
        let municipality = &problem.municipalities[candidate.municipality].name;
        let facts = [
            self.texts.say("letter-candidate", &[("candidate", candidate.id.as_str().into())]),
            self.texts.say("letter-municipality", &[("municipality", municipality.as_str().into())]),
            self.texts.say("letter-trust", &[("trust", self.wording.trust().into())]),
            self.texts.say("letter-date", &[("date", self.texts.day(problem.decision_date).into())]),
        ];
        for fact in facts {
            self.page.hung("", &fact);
        }
    }

    /// What the plan says.
    fn decision(&mut self) {
        match &self.account.outcome {
            Outcome::Placed(placement) => self.placed(placement),
            Outcome::Committed(placement) => self.place(placement, "committed"),
            Outcome::Unplaced { reason, service_suffices_on } => {
                let through = self.texts.day(self.wording.problem.last_period.last_day());
                let arguments = [
                    ("reason", reason_word(*reason).into()),
                    ("why", self.wording.unplaced(*reason).into()),
                    ("through", through.into()),
                ];
                let mut text = self.texts.say("letter-unplaced", &arguments);
                if let Some(latest) = self.wording.candidate.latest {
                    let [first, last] = latest.quarters();
                    let months = self.texts.months(first, last);
                    text = format!("{text} {}", self.texts.say("letter-latest", &[("latest", months.into())]));
                }
                self.page.paragraph(&text);
                if *reason == UnplacedReason::Service {
                    self.page.paragraph(&self.wording.service(*service_suffices_on));
                }
            }
            Outcome::Refused(refusal) => {
                let why = self.wording.refused_rule(refusal.rule);
                self.page.paragraph(&self.texts.say("letter-refused", &[("why", why.into())]));
            }
        }
    }

    /// A place that this plan gives, and how it lies to the wishes.
    fn placed(&mut self, placement: &PlacementDocument) {
        self.place(placement, status_word(placement.status));
        let candidate = self.wording.candidate;
        let earliest = candidate.earliest.quarters();
        let waiting = [
            ("quarters", placement.waiting.into()),
            ("half-years", Texts::half_years(placement.waiting).into()),
            ("wished", self.texts.months(earliest[0], earliest[1]).into()),
        ];
        let mut sentences = vec![self.texts.say("letter-waiting", &waiting)];
        let numbers = self.wording.wish_numbers(placement);
        if !candidate.places.is_empty() {
            let answers = match &numbers[..] {
                [] => self.texts.say("letter-outside", &[]),
                some => self.texts.say("letter-wish", &[("numbers", self.texts.list(some).into())]),
            };
            sentences.push(answers);
        }
        if placement.away > 0 {
            sentences.push(self.texts.say("letter-away", &[]));
        }
        let word = match self.account.choice {
            Some(Choice::First) => Some("first"),
            Some(Choice::Later) => Some("later"),
            Some(Choice::Only) | None => None,
        };
        sentences.extend(word.map(|word| self.texts.say("letter-choice", &[("choice", word.into())])));
        self.page.paragraph(&sentences.join(" "));
    }

    /// Where, when and how long, and what it is not.
    fn place(&mut self, placement: &PlacementDocument, firmness: &'static str) {
        let status = status_word(placement.status);
        self.page.paragraph(&self.texts.say("letter-decision", &[("status", status.into())]));
        self.page.gap();
        for segment in &placement.segments {
            self.page.hung("  ", &self.wording.unit(&segment.unit));
            self.page.hung("    ", &self.wording.days(segment.from, segment.to));
        }
        self.page.hung("  ", &self.texts.say("letter-length", &[("months", placement.months.into())]));
        let through = self.texts.day(self.wording.problem.nominate_through.last_day());
        let arguments = [("status", firmness.into()), ("through", through.into())];
        self.page.paragraph(&self.texts.say("letter-firmness", &arguments));
    }

    /// Which documents the letter rests on.
    fn mark(&mut self, plan: &PlanDocument) {
        let short = |hash: &str| hash.chars().take(12).collect::<String>();
        let arguments = [("problem", short(&plan.problem_sha256).into()), ("rules", short(&plan.rules_sha256).into())];
        self.page.paragraph(&self.texts.say("letter-mark", &arguments));
    }

    /// The status of the placement, if there is one.
    fn status(&self) -> Option<PlacementStatus> {
        match &self.account.outcome {
            Outcome::Placed(placement) | Outcome::Committed(placement) => Some(placement.status),
            Outcome::Unplaced { .. } | Outcome::Refused(_) => None,
        }
    }
}
