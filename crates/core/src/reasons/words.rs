//! Reasons in words, for a coordinator.

use super::wording::{Wording, status_word};
use super::{Account, Closed, FullLimit, Holders, Outcome, Precedence, Refusal};
use super::{ReasonsError, Standing, Why, account};
use crate::document::{
    CommitmentStatus, CriterionName, KeyDocument, PlacementDocument, PlacementStatus, PlanDocument, UnplacedReason,
};
use crate::language::LetterLanguage;
use crate::problem::Problem;
use crate::texts::{Page, Texts};

/// Why a candidate got what they got, in words for a coordinator: with the ids of those who hold what is full, so not for
/// the candidate. Lines are broken at so many columns.
///
/// # Errors
/// As [`account`].
///
/// # Examples
///
/// ```
/// use alis::language::Language;
///
/// let bytes = std::fs::read("../../docs/examples/helse-nord.json")?;
/// let problem = alis::read(&bytes, &alis::ReadOptions::default())?;
/// let plan = alis::plan(&problem, &alis::PlanOptions::default())?;
/// let text = alis::reasons::in_words(&problem, &plan, "K013", Language::En, 78)?;
/// assert!(text.contains("the municipality is not registered as a training institution"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn in_words(
    problem: &Problem,
    plan: &PlanDocument,
    candidate: &str,
    language: impl Into<LetterLanguage>,
    columns: usize,
) -> Result<String, ReasonsError> {
    let account = account(problem, plan, candidate)?;
    let wording = Wording::new(language.into(), problem, candidate)
        .ok_or_else(|| ReasonsError::UnknownCandidate(candidate.to_owned()))?;
    let mut page = Page::new(columns);
    page.hung("", &wording.title());
    wording.outcome(&account, &mut page);
    wording.better(&account, &mut page);
    Ok(page.finish())
}

impl Wording<'_> {
    fn title(&self) -> String {
        let candidate = self.candidate;
        let municipality = &self.problem.municipalities[candidate.municipality].name;
        self.texts.say(
            "explain-title",
            &[
                ("candidate", candidate.id.as_str().into()),
                ("municipality", municipality.as_str().into()),
                ("trust", self.trust().into()),
            ],
        )
    }

    /// What the plan says, the place in the order, and what was read.
    fn outcome(&self, account: &Account, page: &mut Page) {
        match &account.outcome {
            Outcome::Placed(placement) | Outcome::Committed(placement) => self.placement(placement, page),
            Outcome::Unplaced { reason, service_suffices_on } => {
                let mut text = self.texts.say("explain-unplaced", &[("reason", self.unplaced(*reason).into())]);
                if *reason == UnplacedReason::Service {
                    text = format!("{text} {}", self.service(*service_suffices_on));
                }
                page.hung("", &text);
            }
            Outcome::Refused(refusal) => self.refusal(refusal, page),
        }
        if let Some(standing) = &account.standing {
            self.standing(standing, page);
        }
        if let Some(choice) = account.choice {
            page.hung("", &self.choice(choice));
        }
    }

    fn placement(&self, placement: &PlacementDocument, page: &mut Page) {
        let status = self.texts.say("explain-status", &[("status", status_word(placement.status).into())]);
        let stays = self.texts.list(&self.stays(placement));
        page.hung("", &self.texts.say("explain-place", &[("status", status.into()), ("stays", stays.into())]));
        if matches!(placement.status, PlacementStatus::Proposed | PlacementStatus::Expected) {
            page.hung("", &self.worth(placement));
        }
    }

    /// How a placement lies to the wishes, in place and time.
    fn worth(&self, placement: &PlacementDocument) -> String {
        let waiting =
            [("quarters", placement.waiting.into()), ("half-years", Texts::half_years(placement.waiting).into())];
        let waiting = self.texts.say("explain-waiting", &waiting);
        let wish = match &self.wish_numbers(placement)[..] {
            _ if self.candidate.places.is_empty() => return waiting,
            [] => self.texts.say("explain-outside", &[]),
            some => self.texts.say("explain-wish", &[("wish", self.texts.list(some).into())]),
        };
        format!("{wish} {waiting}")
    }

    fn standing(&self, standing: &Standing, page: &mut Page) {
        let rank = ("rank", standing.rank.into());
        let text = match standing.queue_place {
            Some(place) => self.texts.say("explain-queue", &[rank, ("place", place.into())]),
            None => self.texts.say("explain-rank", &[rank]),
        };
        page.hung("", &text);
        let values = self.values(standing).into_iter().map(|(criterion, value)| {
            self.texts.say("explain-value", &[("criterion", criterion.into()), ("value", value.into())])
        });
        let values: Vec<String> = values.collect();
        if !values.is_empty() {
            page.hung("", &self.texts.say("explain-read", &[("values", values.join("; ").into())]));
        }
    }

    fn refusal(&self, refusal: &Refusal, page: &mut Page) {
        let arguments = [
            ("rule", self.refused_rule(refusal.rule).into()),
            ("field", refusal.field.as_str().into()),
            ("value", refusal.value.as_str().into()),
        ];
        page.hung("", &self.texts.say("explain-refused", &arguments));
        let about = [self.about_rule(refusal), self.refused_change(refusal.rule)];
        page.hung("", &about.join(" "));
    }

    /// What would have been better, and why it was not to be had: who holds it, and what put them there.
    pub(crate) fn better(&self, account: &Account, page: &mut Page) {
        if !account.proved {
            page.paragraph(&self.texts.say("unproved", &[]));
        } else if account.better.is_empty() && matches!(account.outcome, Outcome::Placed(_)) {
            page.paragraph(&self.texts.say("nothing-better", &[]));
        }
        for better in account.better.iter().filter(|_| account.says_more()) {
            page.gap();
            match &better.why {
                Why::Barred { filter, before_decision } => {
                    page.hung("", &self.barred_line(better, *filter, *before_decision));
                }
                Why::Closed(closed) => {
                    page.hung("", &self.better_line(better, &self.full(closed)));
                    self.closed(closed, account.standing.as_ref(), page);
                }
            }
        }
    }

    /// What is full, and who holds it.
    fn closed(&self, closed: &Closed, own: Option<&Standing>, page: &mut Page) {
        let (usable, beside): (Vec<_>, Vec<_>) = closed.limits.iter().partition(|limit| limit.own);
        for (message, limits) in [("explain-full", usable), ("explain-beside", beside)] {
            if !limits.is_empty() {
                let limits: Vec<String> = limits.into_iter().map(|limit| self.full_limit(limit)).collect();
                page.hung("  ", &self.texts.say(message, &[("limits", limits.join("; ").into())]));
            }
        }
        for group in &closed.holders {
            page.hung("  ", &self.holders(group, own));
        }
        if closed.resolved {
            page.hung("  ", &self.texts.say("resolved", &[]));
        }
    }

    /// A full limit, with how many it bears and when.
    fn full_limit(&self, limit: &FullLimit) -> String {
        let alike = limit.spans.chunk_by(|a, b| a.capacity == b.capacity);
        let spans = alike.map(|spans| {
            let months: Vec<String> = spans.iter().map(|span| self.texts.months(span.from, span.to)).collect();
            let capacity = spans.first().map_or(0, |span| span.capacity);
            self.texts.say("span", &[("count", capacity.into()), ("months", self.texts.list(&months).into())])
        });
        let spans: Vec<String> = spans.collect();
        let arguments = [("limit", self.limit(limit, true).into()), ("spans", spans.join(", ").into())];
        self.texts.say("explain-limit", &arguments)
    }

    /// A group of holders: what put them there, and both values.
    fn holders(&self, group: &Holders, own: Option<&Standing>) -> String {
        let by = match group.by {
            Precedence::Criterion(name) => return self.holders_by(name, group, own),
            Precedence::Commitment(CommitmentStatus::Serving) => "serving",
            Precedence::Commitment(CommitmentStatus::Accepted) => "accepted",
            Precedence::Commitment(CommitmentStatus::Offered) => "offered",
            Precedence::Lottery => "lottery",
            Precedence::Start => "start",
        };
        let ids: Vec<&str> = group.holders.iter().map(|holder| holder.candidate.as_str()).collect();
        self.texts.say("explain-holders", &[("by", by.into()), ("holders", ids.join(", ").into())])
    }

    fn holders_by(&self, name: CriterionName, group: &Holders, own: Option<&Standing>) -> String {
        let value = |key: Option<&KeyDocument>| key.map(|key| self.texts.value(name, key)).unwrap_or_default();
        let own = own.and_then(|own| own.values.iter().find(|key| key.criterion == name.word()));
        let theirs: Vec<String> = group.holders.iter().map(|holder| value(holder.value.as_ref())).collect();
        let alike = theirs.windows(2).all(|pair| pair[0] == pair[1]);
        let holder = |(holder, value): (&super::Holder, &String)| {
            let candidate = holder.candidate.as_str();
            if alike {
                return candidate.to_owned();
            }
            self.texts.say("explain-holder", &[("candidate", candidate.into()), ("value", value.as_str().into())])
        };
        let holders: Vec<String> = group.holders.iter().zip(&theirs).map(holder).collect();
        let mut arguments = vec![
            ("criterion", self.texts.criterion(name).into()),
            ("own", value(own).into()),
            ("holders", holders.join(", ").into()),
        ];
        match theirs.first().filter(|_| alike) {
            Some(theirs) => {
                arguments.push(("theirs", theirs.as_str().into()));
                self.texts.say("explain-holders-alike", &arguments)
            }
            None => self.texts.say("explain-holders-criterion", &arguments),
        }
    }
}
